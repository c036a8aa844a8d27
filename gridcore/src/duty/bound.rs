//! Whom a list of duties binds on a day.

use std::sync::Arc;

use super::tables::Task;
use crate::charter::{Binds, DutyList};
use crate::grid::{End, Grid};
use crate::key::{LinkKindId, PostId, Reference, TierId, UnitId};
use crate::order;

/// What a list binds: a unit, a holder of a post, a link or a task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bound {
    /// As a typed reference; of a task, who answers for it.
    pub(super) subject: String,
    /// Of a link: who is to be reached.
    pub(super) target: String,
    /// The key of the task.
    pub(super) task: String,
    /// The key of the person who answers.
    pub(super) person: String,
    /// Whether it is a post that nobody holds.
    pub(super) vacant: bool,
    /// What a row may name it by, the nearest first.
    pub(super) names: [String; 2],
}

/// What a row names: a subject, and whom it reached.
pub(super) fn name_of(subject: &str, target: &str) -> String {
    // No key has a line break in it.
    if target.is_empty() { subject.to_owned() } else { format!("{subject}\n{target}") }
}

/// What a row about a task names.
pub(super) fn name_of_task(task: &str) -> String {
    format!("task\n{task}")
}

/// What a list binds on the day of a grid, in the order of its keys.
pub(super) fn bound(grid: &Grid, list: &DutyList, tasks: &[Task]) -> Vec<Arc<Bound>> {
    let bound = match list.binds {
        Binds::Units(tier, post) => units(grid, tier, post),
        Binds::Holders(post) => holders(grid, post),
        Binds::Links(kind) => links(grid, kind),
        Binds::Tasks => tasks.iter().filter(|task| task.list == list.key).map(|task| of_task(grid, task)).collect(),
    };
    bound.into_iter().map(Arc::new).collect()
}

fn units(grid: &Grid, tier: TierId, post: Option<PostId>) -> Vec<Bound> {
    let units = grid.units().filter(|unit| grid.units.tier(unit.id) == tier);
    let bound = units.map(|unit| {
        let subject = format!("unit:{}", unit.key());
        let person = post.and_then(|post| people(grid, post, unit.id).into_iter().next()).unwrap_or_default();
        Bound { names: [subject.clone(), String::new()], subject, person: person.to_owned(), ..Bound::default() }
    });
    bound.collect()
}

fn holders(grid: &Grid, post: PostId) -> Vec<Bound> {
    let Some(of) = grid.charter.model.posts.value(post) else { return Vec::new() };
    let mut bound = Vec::new();
    for unit in grid.units().filter(|unit| grid.post_exists(post, unit.id)) {
        let seat = format!("post:{}@{}", of.key, unit.key());
        let people = people(grid, post, unit.id);
        // A post that may stay open asks nothing of anybody while it is.
        if people.is_empty() && of.seats.min > 0 {
            let names = [seat.clone(), String::new()];
            bound.push(Bound { subject: seat, vacant: true, names, ..Bound::default() });
            continue;
        }
        bound.extend(people.into_iter().map(|person| {
            let subject = format!("person:{person}");
            let names = [subject.clone(), seat.clone()];
            Bound { subject, person: person.to_owned(), names, ..Bound::default() }
        }));
    }
    order::by(&mut bound, |a, b| a.subject.cmp(&b.subject));
    bound
}

fn links(grid: &Grid, kind: LinkKindId) -> Vec<Bound> {
    let links = grid.links().filter(|link| link.row.kind == kind);
    let bound = links.map(|link| {
        let (subject, target) = (link.source().to_string(), link.target().to_string());
        let person = match link.row.source {
            End::Person(id) => Some(grid.people.keys.key(id)),
            End::Post(post, unit) => people(grid, post, unit).into_iter().next(),
            End::Unit(_) => None,
        };
        let person = person.unwrap_or_default().to_owned();
        let by_person = format!("person:{person}");
        let second =
            if person.is_empty() || by_person == subject { String::new() } else { name_of(&by_person, &target) };
        Bound { names: [name_of(&subject, &target), second], subject, target, person, ..Bound::default() }
    });
    bound.collect()
}

fn of_task(grid: &Grid, task: &Task) -> Bound {
    Bound {
        subject: task.owner.as_ref().map(ToString::to_string).unwrap_or_default(),
        task: task.key.clone(),
        person: task.owner.as_ref().and_then(|owner| answering(grid, owner)).unwrap_or_default().to_owned(),
        names: [name_of_task(&task.key), String::new()],
        ..Bound::default()
    }
}

/// The person of a reference, or the first holder of its post by key.
pub(super) fn answering<'g>(grid: &'g Grid, owner: &Reference<'_>) -> Option<&'g str> {
    match owner {
        Reference::Person(key) => grid.person_id(key).map(|id| grid.people.keys.key(id)),
        Reference::Post { post, unit } => {
            let (post, unit) = (grid.charter.model.post(post)?, grid.unit_id(unit)?);
            people(grid, post, unit).into_iter().next()
        }
        _ => None,
    }
}

/// The holders of a post in a unit, each once, by key.
pub(super) fn people(grid: &Grid, post: PostId, unit: UnitId) -> Vec<&str> {
    order::distinct(grid.appointments.of_post(post, unit).map(|(_, row)| grid.people.keys.key(row.person)))
}
