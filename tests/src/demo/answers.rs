//! Who answers for one person, one area and one kind of matter.

use std::io::Write;

use gridcore::{Answer, AnswerPost, Grid, Reference};

use super::Outcome;
use super::report::{Align, table};

pub(super) fn show(out: &mut dyn Write, grid: &Grid) -> Outcome {
    writeln!(out, "Who answers\n")?;
    for about in questions(grid)? {
        for answer in grid.answers_for(&about)? {
            show_answer(out, &answer)?;
        }
    }
    Ok(())
}

/// A person somebody else answers for, the first area, and the first kind of matter that belongs to
/// no unit in particular.
fn questions(grid: &Grid) -> Outcome<Vec<Reference<'static>>> {
    let mut about = Vec::new();
    for person in grid.people() {
        let reference = Reference::Person(person.key().to_owned().into());
        let answers = grid.answers_for(&reference)?;
        if answers.iter().all(|answer| answer.answered_by.as_ref().is_some_and(|by| by.person != person.key())) {
            about.push(reference);
            break;
        }
    }
    about.extend(grid.areas().next().map(|area| Reference::Area(area.key().to_owned().into())));
    let kinds = &grid.charter().spec().kinds;
    let kind = kinds.iter().find(|kind| kind.unit.is_none());
    about.extend(kind.map(|kind| Reference::Kind(kind.key.clone().into())));
    Ok(about)
}

fn show_answer(out: &mut dyn Write, answer: &Answer) -> Outcome {
    let by = match &answer.answered_by {
        Some(by) => {
            let post = by.post.as_ref().map_or("keeper".to_owned(), |post| post.clone());
            let passed = if by.passed_up { ", passed up past a vacancy" } else { "" };
            format!("{}, {post} of {}{passed}", by.person, by.unit)
        }
        None if matches!(answer.about, Reference::Kind(_)) => "the tiers, innermost first".to_owned(),
        None => "nobody".to_owned(),
    };
    writeln!(out, "  {} in {}: {by}", answer.about, answer.network)?;
    let rows = answer.steps.iter().filter(|step| !step.posts.is_empty()).map(|step| {
        let posts: Vec<String> = step.posts.iter().map(|post| show_post(post, step.unit.is_some())).collect();
        let unit = step.unit.iter().cloned();
        [String::new()].into_iter().chain(unit).chain([step.tier.clone(), posts.join(" · ")]).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let columns = rows.first().map_or(0, Vec::len);
    table(out, &vec![Align::Left; columns], &rows)?;
    writeln!(out)?;
    Ok(())
}

/// How many holders of a post are named.
const NAMED: usize = 3;

fn show_post(post: &AnswerPost, in_unit: bool) -> String {
    if post.vacant {
        return format!("{} —", post.post);
    }
    if !in_unit {
        return format!("{} × {}", post.post, post.held);
    }
    let mut holders: Vec<String> = post
        .holders
        .iter()
        .take(NAMED)
        .map(|holder| match &holder.shift {
            Some(shift) => format!("{} ({shift})", holder.person),
            None => holder.person.clone(),
        })
        .collect();
    if post.held > NAMED {
        holders.push(format!("+{}", post.held - NAMED));
    }
    format!("{} {}", post.post, holders.join(", "))
}
