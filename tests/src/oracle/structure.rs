//! The rules about the tree.

use std::collections::BTreeSet;

use gridcore::{CodePart, PersonRow, UnitRow};

use super::world::{World, unit_tiers};
use super::{Report, fits};

pub(super) fn check(world: &World<'_>, report: &mut Report<'_>) {
    for network in &world.networks {
        let roots = world.units.iter().filter(|unit| unit.network == network.key && unit.parent.is_empty());
        if roots.count() != 1 {
            report.add("structure.one-root", format!("network:{}", network.key));
        }
        tier_counts(world, report, &network.key);
    }
    for unit in &world.units {
        let subject = format!("unit:{}", unit.key);
        if !in_order(world, unit, report.flag("structure.tier-order", "skips")) {
            report.add("structure.tier-order", &subject);
        }
        if !fits(world.tier(unit).span, world.children(&unit.key).len()) {
            report.add("structure.span", &subject);
        }
        let nobody = world.people_in(&unit.key).is_empty();
        if nobody && (world.is_cell(unit) || world.children(&unit.key).is_empty()) {
            report.add("structure.empty-unit", &subject);
        }
        for _ in 0..not_refined(world, unit) {
            report.add("structure.not-refined", &subject);
        }
        for _ in 0..code_faults(world, unit) {
            report.add("structure.code", &subject);
        }
    }
}

fn in_order(world: &World<'_>, unit: &UnitRow<'_>, skips: bool) -> bool {
    let depth = world.depth(unit);
    match world.unit(&unit.parent) {
        None => depth == 0,
        Some(parent) if skips => depth > world.depth(parent),
        Some(parent) => depth == world.depth(parent) + 1,
    }
}

fn tier_counts(world: &World<'_>, report: &mut Report<'_>, network: &str) {
    for tier in &world.network(network).tiers {
        let count = if let Some(post) = &tier.post {
            // The holders in units of the network, each counted once.
            let here = |unit: &str| world.unit(unit).is_some_and(|unit| unit.network == network);
            let held = world.appointments.iter().filter(|row| row.post == *post && here(&row.unit));
            held.map(|row| &row.person).collect::<BTreeSet<_>>().len()
        } else if let Some(people) = &tier.people {
            // Those placed in the network.
            let placed = world.people.iter().filter(|person| world.cell(&person.key, network).is_some());
            placed.filter(|person| world.meets(person, Some(people))).count()
        } else {
            world.units.iter().filter(|unit| unit.network == network && unit.tier == tier.label).count()
        };
        if !fits(tier.count, count) {
            report.add("structure.tier-count", format!("tier:{}@{network}", tier.label));
        }
    }
}

/// The ways in which a cell does not refine: its people are in several cells, or some in none.
fn not_refined(world: &World<'_>, unit: &UnitRow<'_>) -> usize {
    let Some(other) = &world.network(&unit.network).refines else { return 0 };
    let people = world.people_in(&unit.key);
    let cells: BTreeSet<&str> = people.iter().filter_map(|person| world.cell(&person.key, other)).collect();
    // Whom the other network need not place may be missing there.
    let must = |person: &PersonRow<'_>| world.meets(person, world.network(other).people.as_ref());
    let without = people.iter().any(|person| world.cell(&person.key, other).is_none() && must(person));
    usize::from(cells.len() > 1) + usize::from(without)
}

/// The ways in which a key does not follow the code scheme; of a key that is too short or too long
/// nothing else is said.
fn code_faults(world: &World<'_>, unit: &UnitRow<'_>) -> usize {
    let first = &world.networks[0].key;
    let scheme = world.spec.codes.iter().find(|code| code.network.as_ref().unwrap_or(first) == unit.network.as_ref());
    let tiers = unit_tiers(world.network(&unit.network));
    let depth = |part: &&CodePart| tiers.iter().position(|tier| tier.label == part.tier);
    let parts: Vec<&CodePart> = scheme.map(|code| code.parts.iter().collect()).unwrap_or_default();
    let Some(own) = parts.iter().find(|part| part.tier == unit.tier) else { return 0 };
    let above = parts.iter().filter(|part| depth(part) <= Some(world.depth(unit)));
    let expected: u32 = above.map(|part| part.length).sum();
    let key: Vec<char> = unit.key.chars().collect();
    if key.len() != expected as usize {
        return 1;
    }
    let coded_parent = world.unit(&unit.parent).filter(|parent| parts.iter().any(|part| part.tier == parent.tier));
    let astray = coded_parent.is_some_and(|parent| !unit.key.starts_with(&*parent.key));
    let mut part = key.iter().rev().take(own.length as usize);
    let fits = part.all(|c| c.is_ascii_digit() || (own.letters && c.is_alphanumeric()));
    usize::from(astray) + usize::from(!fits)
}
