//! The rules about the charter and the grid.

use gridcore::{Predicate, Preference};

use super::Report;
use super::world::World;

pub(super) fn check(world: &World<'_>, report: &mut Report<'_>) {
    let spec = world.spec;
    if let Some(day) = world.day
        && (spec.from.is_some_and(|from| day < from) || spec.until.is_some_and(|until| day >= until))
    {
        report.add("charter.day-outside", "charter");
    }
    for unit in named_units(world) {
        let known = |key: &str| world.units.iter().any(|row| row.key == key);
        let alias = world.aliases.iter().find(|row| row.kind == "unit" && row.alias == unit);
        if !known(&unit) && !alias.is_some_and(|row| known(&row.key)) {
            report.add("charter.unknown-unit", "charter");
        }
    }
}

/// Every unit the charter names, as often as it does.
fn named_units(world: &World<'_>) -> Vec<String> {
    let spec = world.spec;
    let mut conditions: Vec<&Predicate> = Vec::new();
    for network in &world.networks {
        conditions.extend(&network.people);
        conditions.extend(network.tiers.iter().filter_map(|tier| tier.people.as_ref()));
    }
    conditions.extend(spec.posts.iter().filter_map(|post| post.eligible.as_ref()));
    conditions.extend(spec.roles.iter().filter_map(|role| role.eligible.as_ref()));
    let preferences =
        spec.posts.iter().flat_map(|post| &post.prefer).chain(spec.roles.iter().flat_map(|role| &role.prefer));
    conditions.extend(preferences.filter_map(|preference| match preference {
        Preference::People(people) => Some(people),
        _ => None,
    }));
    conditions.extend(spec.requirements.iter().filter_map(|requirement| requirement.people.as_ref()));
    for reach in spec.links.iter().flat_map(|link| &link.reach) {
        conditions.extend(reach.people.iter().chain(&reach.by));
    }
    let mut units: Vec<String> = spec.kinds.iter().filter_map(|kind| kind.unit.clone()).collect();
    if let Some(desk) = &spec.desk {
        let direct = desk.channels.iter().filter_map(|channel| channel.to.as_ref());
        units.extend(desk.fallback.iter().chain(direct).map(|body| body.unit.clone()));
    }
    conditions.into_iter().for_each(|condition| of_condition(condition, &mut units));
    units
}

fn of_condition(condition: &Predicate, units: &mut Vec<String>) {
    match condition {
        Predicate::PlacedUnder(unit) => units.push(unit.clone()),
        Predicate::Not(inner) => of_condition(inner, units),
        Predicate::All(parts) | Predicate::Any(parts) => parts.iter().for_each(|part| of_condition(part, units)),
        _ => {}
    }
}
