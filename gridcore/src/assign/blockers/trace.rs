//! Which rule bars somebody from a seat of a stage, in the order in which the charter is read.

use crate::assign::candidates::bars;
use crate::assign::choices::{Unwanted, unwanted};
use crate::assign::seats::Seat;
use crate::assign::stage::Stage;
use crate::assign::terms::Terms;
use crate::eligibility::{Bar, Held};
use crate::finding::catalogue::assign as texts;
use crate::finding::{Args, Finding, Findings, FindingsBuilder, Subject};
use crate::grid::Grid;
use crate::key::PersonId;
use crate::order;

/// Why somebody cannot take a seat. The order is that of the charter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::assign) struct Why {
    /// Where it comes in the order.
    order: u8,
    pub(super) rule: &'static str,
    pub(super) reason: String,
    /// The text of `assign.removed`.
    pub(super) text: u8,
}

/// Everything that bars somebody from a target.
pub(super) fn of(grid: &Grid, terms: &Terms, stage: &Stage, person: PersonId, target: usize) -> Vec<Why> {
    let Some(open) = stage.targets.get(target) else { return Vec::new() };
    let seat = open.seat;
    if holds(grid, person, seat) {
        return vec![Why { order: 0, rule: "assign.unwanted", reason: String::new(), text: 9 }];
    }
    let mut all: Vec<Why> =
        real_bars(grid, stage, person, seat).iter().filter_map(|bar| of_bar(grid, person, seat, bar)).collect();
    match unwanted(grid, terms, person, seat) {
        Some(Unwanted::NotNominated) => {
            all.push(Why { order: 20, rule: "assign.unwanted", reason: String::new(), text: 7 });
        }
        Some(Unwanted::NotRequired) => {
            let reason = terms.posts.get(&seat.post).and_then(|post| post.require.as_ref());
            let reason = reason.and_then(|test| grid.unmet(person, test)).unwrap_or_default();
            all.push(Why { order: 21, rule: "assign.unwanted", reason, text: 8 });
        }
        Some(Unwanted::Scheduled) => {
            all.push(Why { order: 21, rule: "assign.unwanted", reason: String::new(), text: 12 });
        }
        None => {}
    }
    if all.is_empty() {
        all.push(Why { order: 22, rule: "assign.unwanted", reason: String::new(), text: 10 });
    }
    order::natural(&mut all);
    all.dedup();
    all
}

/// What bars somebody as findings, for a seat of any shift.
pub(in crate::assign) fn findings(grid: &Grid, terms: &Terms, stage: &Stage, person: PersonId, seat: Seat) -> Findings {
    let mut findings = FindingsBuilder::new(grid.charter.spec.language, grid.limits.listed);
    let held = Held { post: seat.post, unit: seat.unit };
    let bars = real_bars(grid, stage, person, seat);
    bars.iter().filter_map(|bar| grid.finding_of_bar(person, held, bar)).for_each(|finding| findings.push(finding));
    let mut barred = !bars.is_empty();
    let mut add = |text: u8, reason: Option<String>| {
        let mut args: Args = vec![
            ("person", grid.people.keys.key(person).into()),
            ("post", seat.post_key(grid).into()),
            ("unit", seat.unit_key(grid).into()),
        ];
        args.extend(reason.map(|reason| ("reason", reason.into())));
        let subject = Subject::Person { key: grid.people.keys.key(person).into() };
        findings.push(Finding::new(&texts::UNWANTED, subject, text, args));
    };
    if let Some(why) = unwanted(grid, terms, person, seat) {
        let require = terms.posts.get(&seat.post).and_then(|post| post.require.as_ref());
        let reason = require.and_then(|test| grid.unmet(person, test));
        match why {
            Unwanted::NotNominated => add(0, None),
            Unwanted::NotRequired => add(1, Some(reason.unwrap_or_default())),
            Unwanted::Scheduled => add(3, None),
        }
        barred = true;
    }
    if !barred {
        add(2, None);
    }
    findings.finish()
}

fn holds(grid: &Grid, person: PersonId, seat: Seat) -> bool {
    grid.appointments.of_person(person).any(|(_, row)| (row.post, row.unit) == (seat.post, seat.unit))
}

/// The bars but for those that a choice in the same stage lifts: what the seat follows or goes with is open.
fn real_bars<'g>(grid: &'g Grid, stage: &Stage, person: PersonId, seat: Seat) -> Vec<Bar<'g>> {
    let open = stage.targets.iter().find(|t| (t.seat.post, t.seat.unit) == (seat.post, seat.unit));
    let lifted = |bar: &Bar<'_>| match bar {
        Bar::NotFollowing(_) => open.is_some_and(|open| open.follows.is_some()),
        Bar::NotJoint(post) => open.is_some_and(|open| {
            open.with.iter().filter_map(|with| stage.targets.get(*with)).any(|with| with.seat.post == *post)
        }),
        _ => false,
    };
    bars(grid, person, seat).into_iter().filter(|bar| !lifted(bar)).collect()
}

fn of_bar(grid: &Grid, person: PersonId, seat: Seat, bar: &Bar<'_>) -> Option<Why> {
    let model = &grid.charter.model;
    let post = |id| model.posts.value(id).map_or("", |post| &post.key).to_owned();
    let (order, text, reason) = match bar {
        Bar::Misplaced => (1, 11, String::new()),
        Bar::Ineligible => {
            let test = model.posts.value(seat.post)?.eligible.as_ref()?;
            (2, 0, grid.unmet(person, test).unwrap_or_default())
        }
        Bar::OutOfScope(_) => (3, 1, String::new()),
        Bar::NotFollowing(other) => (4, 2, post(*other)),
        Bar::NotJoint(other) => (5, 3, post(*other)),
        Bar::Excluded(..) | Bar::Excludes(_) => (6, 4, String::new()),
        Bar::Exclusive(_, held) => {
            let other = held.iter().find(|(held, unit)| (*held, *unit) != (seat.post, seat.unit));
            (7, 5, other.map(|(held, _)| post(*held)).unwrap_or_default())
        }
        Bar::TooMany { .. } => (8, 6, String::new()),
    };
    Some(Why { order, rule: &bar.rule().id, reason, text })
}
