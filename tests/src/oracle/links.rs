//! The rules about contacts and bridges.

use std::collections::BTreeSet;

use gridcore::{LinkRow, LinkSpec, Predicate, Reference, UnitRow};

use super::Report;
use super::world::World;

pub(super) fn check(world: &World<'_>, report: &mut Report<'_>) {
    for kind in &world.spec.links {
        let links: Vec<&LinkRow<'_>> = world.links.iter().filter(|link| link.kind == kind.key).collect();
        let sources: BTreeSet<&str> = links.iter().map(|link| &*link.source).collect();
        for source in sources {
            let count = links.iter().filter(|link| link.source == source).count();
            if kind.max.is_some_and(|max| count > max as usize) {
                report.add("links.overloaded", source);
            }
        }
        for link in &links {
            if kind.within.as_ref().is_some_and(|scope| !world.end_in(&link.target, scope, &link.source)) {
                let subject = format!("link:{} from {} to {}", link.kind, link.source, link.target);
                report.add("links.outside", subject);
            }
        }
        reach(world, report, kind, &links);
        bridge(world, report, kind, &links);
    }
}

fn reach(world: &World<'_>, report: &mut Report<'_>, kind: &LinkSpec, links: &[&LinkRow<'_>]) {
    for duty in &kind.reach {
        for person in world.people.iter().filter(|person| world.meets(person, duty.people.as_ref())) {
            let target = format!("person:{}", person.key);
            let reached =
                links.iter().any(|link| link.target == target && comes_from(world, &link.source, duty.by.as_ref()));
            if !reached {
                report.add("links.unlinked", &target);
            }
        }
    }
}

/// Whether a link comes from somebody who meets a condition.
fn comes_from(world: &World<'_>, source: &str, by: Option<&Predicate>) -> bool {
    if by.is_none() {
        return true;
    }
    let meets = |person: &str| world.person(person).is_some_and(|person| world.meets(person, by));
    match Reference::parse(source) {
        Ok(Reference::Person(person)) => meets(&person),
        Ok(Reference::Post { post, unit }) => world.held(&post, &unit).iter().any(|row| meets(&row.person)),
        Ok(Reference::Unit(unit)) => world.appointments.iter().any(|row| row.unit == unit && meets(&row.person)),
        _ => false,
    }
}

fn bridge(world: &World<'_>, report: &mut Report<'_>, kind: &LinkSpec, links: &[&LinkRow<'_>]) {
    let Some(bridge) = &kind.bridge else { return };
    let unit_of = |end: &str| -> Option<&UnitRow<'static>> {
        match Reference::parse(end) {
            Ok(Reference::Unit(unit) | Reference::Post { unit, .. }) => world.unit(&unit),
            _ => None,
        }
    };
    for unit in world.units.iter().filter(|unit| world.is_of_tier(unit, &bridge.tier, bridge.network.as_deref())) {
        let joins = |here: &str, there: &str| {
            unit_of(here).is_some_and(|here| here.key == unit.key)
                && unit_of(there).is_some_and(|there| there.network == bridge.to)
        };
        if !links.iter().any(|link| joins(&link.source, &link.target) || joins(&link.target, &link.source)) {
            report.add("links.bridge-missing", format!("unit:{}", unit.key));
        }
    }
}
