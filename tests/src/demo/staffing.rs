//! The system staffed from vacant to complete, and what stands in the way when people leave.

use std::io::Write;

use gridcore::assign::{self, Plan};
use gridcore::{Change, Family, Grid, check};

use super::Outcome;
use super::report::{Align, table};
use crate::staffing::{request, vacant};

/// How many appointments and sentences are shown.
const SHOWN: usize = 5;

pub(super) fn show(out: &mut dyn Write, healthy: &Grid, system: &str, broken_promises: &mut Vec<String>) -> Outcome {
    let grid = vacant(healthy);
    let plan = assign::staff(&grid, &request(system, &grid))?;
    writeln!(
        out,
        "Staffed from vacant: {} appointments for {} people\n",
        plan.appointments.len(),
        grid.person_count()
    )?;
    let rows: Vec<Vec<String>> = first_of_each_post(&plan).collect();
    table(out, &[Align::Left; 5], &rows)?;
    for level in &plan.levels {
        writeln!(out, "  {:<16} {}", level.total.to_string(), level.name)?;
    }
    let announced: Vec<String> = plan.findings.counts().map(|(rule, count)| format!("{rule} {count}")).collect();
    let left = if announced.is_empty() { "nothing".to_owned() } else { announced.join(", ") };
    writeln!(out, "\n  Applied, it leaves: {left}")?;
    let mut after = grid.clone();
    after.apply(&plan.changes())?;
    let found = check::all(&after).iter().filter(|f| f.info().family == Family::Staffing).count();
    if !plan.is_complete() || !plan.exact || found != plan.findings.len() || plan.verify(&grid).is_err() {
        broken_promises.push(format!("{system} is not staffed completely, with proof, as announced"));
    }
    blocked(out, &after, system)?;
    writeln!(out)?;
    Ok(())
}

/// The first appointments of each post, until enough are shown.
fn first_of_each_post(plan: &Plan) -> impl Iterator<Item = Vec<String>> + '_ {
    let mut seen = std::collections::BTreeSet::new();
    let firsts = plan.appointments.iter().filter(move |a| seen.insert(a.post.clone()));
    firsts.take(SHOWN).map(|a| {
        let with = a.with.as_ref().map_or_else(String::new, |with| format!("comes with {with}"));
        let from = a.from.map_or_else(String::new, |from| from.to_string());
        vec![a.person.clone(), format!("{}@{}", a.post, a.unit), a.channel.clone(), from, with]
    })
}

/// Everybody who is marked as eligible loses their tags in the unit of the first post: why nobody can follow.
fn blocked(out: &mut dyn Write, after: &Grid, system: &str) -> Outcome {
    let posts = after.charter().spec().posts.iter();
    let asked: Vec<&str> = posts.filter(|post| post.eligible.is_some()).map(|post| post.key.as_str()).collect();
    let Some(row) = after.appointments().find(|row| asked.contains(&row.post()) && row.unit().is_cell()) else {
        return Ok(());
    };
    let (post, unit) = (row.post().to_owned(), row.unit().key().to_owned());
    let mut emptied = after.clone();
    let strip = |person: gridcore::Person<'_>| Change::Tag {
        person: person.key().into(),
        add: Vec::new(),
        remove: person.tags().map(str::to_owned).collect(),
    };
    let changes: Vec<Change> = emptied.unit(&unit)?.people().map(strip).collect();
    emptied.apply(&changes)?;
    let mut request = request(system, &emptied);
    (request.posts, request.units) = (vec![post], vec![unit.clone()]);
    let plan = assign::staff(&emptied, &request)?;
    for blocker in plan.blockers(&emptied)?.iter().take(1) {
        writeln!(out, "  Were all tags of {unit} gone: {}", blocker.message(after.charter().language()))?;
    }
    Ok(())
}
