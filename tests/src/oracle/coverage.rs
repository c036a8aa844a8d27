//! The rules about everybody and everything being looked after.

use gridcore::{ClaimRow, Points, Reference, UnitRow};

use super::world::World;
use super::{Report, fits};

pub(super) fn check(world: &World<'_>, report: &mut Report<'_>) {
    areas(world, report);
    people(world, report);
    for unit in &world.units {
        let subject = format!("unit:{}", unit.key);
        if !fits(world.tier(unit).size, world.people_in(&unit.key).len()) {
            report.add("coverage.cell-size", &subject);
        }
        requirements(world, report, unit);
        shifts(world, report, unit);
    }
}

fn areas(world: &World<'_>, report: &mut Report<'_>) {
    for area in &world.areas {
        let subject = format!("area:{}", area.key);
        let claims: Vec<&ClaimRow<'_>> = world.claims.iter().filter(|claim| claim.area == area.key).collect();
        if claims.is_empty() {
            report.add("coverage.area-unclaimed", &subject);
        }
        for network in &world.networks {
            let of_network = |claim: &&&ClaimRow<'_>| {
                world.units.iter().any(|unit| unit.key == claim.cell && unit.network == network.key)
            };
            if claims.iter().filter(of_network).count() > 1 {
                report.add("coverage.area-claimed-twice", &subject);
            }
        }
        for claim in claims {
            let kept = match Reference::parse(&claim.keeper) {
                Ok(Reference::Person(person)) => world.people_in(&claim.cell).iter().any(|here| here.key == person),
                Ok(Reference::Post { post, unit }) => !world.held(&post, &unit).is_empty(),
                _ => !report.flag("coverage.area-without-keeper", "required"),
            };
            if !kept {
                report.add("coverage.area-without-keeper", &subject);
            }
        }
    }
}

fn people(world: &World<'_>, report: &mut Report<'_>) {
    for person in &world.people {
        let subject = format!("person:{}", person.key);
        for network in &world.networks {
            let must = world.meets(person, network.people.as_ref());
            match world.cell(&person.key, &network.key) {
                None if must => report.add("coverage.unplaced", &subject),
                Some(cell) if !world.unit(cell).is_some_and(|cell| world.is_cell(cell)) => {
                    report.add("coverage.not-a-cell", &subject);
                }
                None | Some(_) => {}
            }
        }
    }
}

fn requirements(world: &World<'_>, report: &mut Report<'_>, unit: &UnitRow<'_>) {
    let subject = format!("unit:{}", unit.key);
    for requirement in &world.spec.requirements {
        if !world.is_of_tier(unit, &requirement.tier, requirement.network.as_deref()) {
            continue;
        }
        let all = world.people_under(&unit.key);
        let matching = all.iter().filter(|person| world.meets(person, requirement.people.as_ref())).count();
        if requirement.min.is_some_and(|min| matching < min as usize) {
            report.add("coverage.nobody-matching", &subject);
        }
        let (matching, all) = (i64::try_from(matching).unwrap_or(0), i64::try_from(all.len()).unwrap_or(0));
        let too_low = |share: Points| matching * Points::ONE.thousandths() < all * share.thousandths();
        if requirement.share.is_some_and(too_low) {
            report.add("coverage.share-too-low", &subject);
        }
    }
}

/// Posts with shifts: each is watched, if the post is held at all; else the unit is forgotten.
fn shifts(world: &World<'_>, report: &mut Report<'_>, unit: &UnitRow<'_>) {
    for post in world.spec.posts.iter().filter(|post| !post.shifts.is_empty() && world.is_site(unit, &post.at)) {
        let subject = format!("post:{}@{}", post.key, unit.key);
        let least = post.seats.map_or(1, |seats| seats.min as usize);
        let held = world.held(&post.key, &unit.key);
        let watched = |shift: &String| held.iter().filter(|row| row.shift == *shift).count();
        // Somebody without a shift holds the post and watches none of its shifts.
        if held.is_empty() {
            if least > 0 {
                report.add("coverage.station-uncovered", &subject);
            }
            continue;
        }
        for _ in post.shifts.iter().filter(|shift| watched(shift) < least) {
            report.add("coverage.shift-uncovered", &subject);
        }
    }
}
