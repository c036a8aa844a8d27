//! The rules about who holds what.

use std::collections::BTreeSet;

use gridcore::{AppointmentRow, PersonRow, UnitRow};

use super::world::World;
use super::{Report, fits};

pub(super) fn check(world: &World<'_>, report: &mut Report<'_>) {
    for unit in &world.units {
        seats(world, report, unit);
    }
    for row in &world.appointments {
        appointment(world, report, row);
    }
    for person in &world.people {
        loads(world, report, person);
    }
    for combined in &world.spec.combined {
        let count = |under: &str| {
            let counted = world.appointments.iter().filter(|row| combined.posts.iter().any(|post| *post == row.post));
            counted.filter(|row| under.is_empty() || world.is_under(&row.unit, under)).count()
        };
        let Some(tier) = &combined.tier else {
            if !fits(combined.count, count("")) {
                report.add("staffing.combined-count", format!("combined:{}", combined.key));
            }
            continue;
        };
        for unit in &world.units {
            if world.is_of_tier(unit, tier, combined.network.as_deref()) && !fits(combined.count, count(&unit.key)) {
                report.add("staffing.combined-count", format!("combined:{}@{}", combined.key, unit.key));
            }
        }
    }
}

/// Seats of posts and roles in a unit.
fn seats(world: &World<'_>, report: &mut Report<'_>, unit: &UnitRow<'_>) {
    for post in world.spec.posts.iter().filter(|post| world.is_site(unit, &post.at)) {
        let subject = format!("post:{}@{}", post.key, unit.key);
        let (least, most) = post.seats.map_or((1, Some(1)), |seats| (seats.min, seats.max));
        let held = world.held(&post.key, &unit.key);
        let over = |count: usize| most.is_some_and(|most| count > most as usize);
        if post.shifts.is_empty() {
            if held.len() < least as usize {
                report.add("staffing.vacant", &subject);
            }
            if over(held.len()) {
                report.add("staffing.over-full", &subject);
            }
        }
        for shift in &post.shifts {
            if over(held.iter().filter(|row| row.shift == *shift).count()) {
                report.add("staffing.over-full", &subject);
            }
        }
    }
    for role in world.spec.roles.iter().filter(|role| world.is_site(unit, &role.at)) {
        let subject = format!("post:{}@{}", role.key, unit.key);
        let (least, most) = role.seats.map_or((1, None), |seats| (seats.min, seats.max));
        let count = world.held(&role.key, &unit.key).len();
        if count < least as usize {
            report.add("staffing.role-uncovered", &subject);
        }
        if most.is_some_and(|most| count > most as usize) {
            report.add("staffing.over-full", &subject);
        }
    }
}

fn appointment(world: &World<'_>, report: &mut Report<'_>, row: &AppointmentRow<'_>) {
    let mut subject = format!("appointment:{}@{} of {}", row.post, row.unit, row.person);
    if !row.shift.is_empty() {
        subject = format!("{subject} on {}", row.shift);
    }
    let person = world.person(&row.person).expect("a person who is there");
    let unit = world.unit(&row.unit).expect("a unit that is there");
    let (post, role) = (world.post(&row.post), world.role(&row.post));
    let at = post.map(|post| &post.at).or(role.map(|role| &role.at)).expect("a post or role");
    if !world.is_site(unit, at) {
        report.add("staffing.misplaced-post", &subject);
    }
    let eligible = post.map_or_else(|| role.and_then(|role| role.eligible.as_ref()), |post| post.eligible.as_ref());
    if !world.meets(person, eligible) {
        report.add("staffing.ineligible", &subject);
    }
    // All else is said of posts only.
    let Some(post) = post else { return };
    let held: Vec<&AppointmentRow<'_>> = world.appointments.iter().filter(|held| held.person == row.person).collect();
    let barring = held.iter().filter(|held| post.excludes.iter().any(|other| *other == held.post));
    for _ in barring.map(|held| (&held.post, &held.unit)).collect::<BTreeSet<_>>() {
        report.add("staffing.excluded", &subject);
    }
    if post.scope.as_ref().is_some_and(|scope| !world.person_in(&row.person, scope, &row.unit)) {
        report.add("staffing.out-of-scope", &subject);
    }
    // In the unit or above it; or in another network, where nothing lies above it.
    let near = |other: &str| {
        let elsewhere = |unit: &str| world.unit(unit).is_some_and(|there| there.network != unit_network(world, row));
        held.iter().any(|held| held.post == other && (world.is_under(&row.unit, &held.unit) || elsewhere(&held.unit)))
    };
    if post.follows.as_ref().is_some_and(|other| !near(other)) {
        report.add("staffing.not-following", &subject);
    }
    for _ in post.with.iter().filter(|other| !near(other)) {
        report.add("staffing.not-joint", &subject);
    }
    if !post.channels.is_empty() && !post.channels.iter().any(|channel| *channel == row.channel) {
        report.add("staffing.channel", &subject);
    }
    for _ in post.approvals.iter().filter(|approval| !row.approvals.iter().any(|has| has == *approval)) {
        report.add("staffing.approval-missing", &subject);
    }
    if let Some(term) = post.term {
        let end = row.from.and_then(|from| term.end(from));
        let over = end.is_some_and(|end| world.day.is_some_and(|day| end <= day));
        if over || row.from.is_none() {
            report.add("staffing.term-over", &subject);
        }
    }
}

fn unit_network<'w>(world: &'w World<'_>, row: &AppointmentRow<'_>) -> &'w str {
    world.unit(&row.unit).map(|unit| &*unit.network).unwrap_or_default()
}

/// What one person may hold.
fn loads(world: &World<'_>, report: &mut Report<'_>, person: &PersonRow<'_>) {
    let subject = format!("person:{}", person.key);
    let held: Vec<&AppointmentRow<'_>> = world.appointments.iter().filter(|row| row.person == person.key).collect();
    // A post is one in a unit, however many shifts of it somebody holds.
    let posts_of = |counts: &dyn Fn(&AppointmentRow<'_>) -> bool| {
        held.iter().filter(|row| counts(row)).map(|row| (&row.post, &row.unit)).collect::<BTreeSet<_>>().len()
    };
    let posts = posts_of(&|row| world.post(&row.post).is_some());
    let roles = posts_of(&|row| world.role(&row.post).is_some());
    let rule = "staffing.too-many-posts";
    for (name, count) in [("limit", posts), ("roles", roles)] {
        if report.whole(rule, name).is_some_and(|limit| count > limit) {
            report.add(rule, &subject);
        }
    }
    for group in &world.spec.exclusive {
        if posts_of(&|row| group.posts.iter().any(|post| *post == row.post)) > group.limit.unwrap_or(1) as usize {
            report.add("staffing.exclusive-posts", &subject);
        }
    }
}
