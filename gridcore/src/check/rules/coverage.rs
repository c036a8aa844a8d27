//! Rules about areas, shifts and stations being looked after.

use crate::check::among::Among;
use crate::check::facts::Facts;
use crate::check::item::{Item, ItemKind};
use crate::check::rule::{Built, Dirty, Report};
use crate::finding::catalogue::coverage as texts;
use crate::finding::listed;
use crate::grid::{ClaimData, End};
use crate::order;

pub(super) const RULES: &[Built] = &[
    Built {
        info: &texts::AREA_CLAIMED_TWICE,
        on: &[ItemKind::Area],
        among: Among::All,
        applies: |_| true,
        dirties: |_| Dirty::SELF,
        check: area_claimed_twice,
    },
    Built {
        info: &texts::AREA_UNCLAIMED,
        on: &[ItemKind::Area],
        among: Among::All,
        applies: |_| true,
        dirties: |_| Dirty::SELF,
        check: area_unclaimed,
    },
    Built {
        info: &texts::AREA_WITHOUT_KEEPER,
        on: &[ItemKind::Area],
        among: Among::All,
        applies: |_| true,
        dirties: |_| Dirty::SELF.and(Dirty::HOLDERS),
        check: area_without_keeper,
    },
    Built {
        info: &texts::SHIFT_UNCOVERED,
        on: &[ItemKind::Seat],
        among: Among::UnevenSeats,
        applies: |charter| charter.model.posts.values().any(|post| !post.shifts.is_empty()),
        dirties: |_| Dirty::SELF,
        check: shift_uncovered,
    },
    Built {
        info: &texts::STATION_UNCOVERED,
        on: &[ItemKind::Seat],
        among: Among::UnevenSeats,
        applies: |charter| charter.model.posts.values().any(|post| !post.shifts.is_empty()),
        dirties: |_| Dirty::SELF,
        check: station_uncovered,
    },
];

fn area_claimed_twice(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Area(id) = item else { return };
    let claims = &facts.grid.claims;
    if claims.of_area(id).nth(1).is_none() {
        return;
    }
    // Networks lie over each other: each may have a cell that answers for the area.
    for (network, data) in facts.model().networks.iter() {
        let cells = claims.of_area(id).map(|(_, claim)| claim.cell);
        let mut cells: Vec<&str> =
            cells.filter(|cell| facts.grid.network_of(*cell) == network).map(|cell| facts.unit(cell)).collect();
        order::natural(&mut cells);
        if let [first, second, ..] = *cells {
            report.add(0, || {
                [
                    ("area", facts.grid.areas.keys.key(id).into()),
                    ("count", cells.len().into()),
                    ("network", data.key.as_str().into()),
                    ("first", first.into()),
                    ("second", second.into()),
                ]
            });
        }
    }
}

fn area_unclaimed(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Area(id) = item else { return };
    if facts.grid.claims.of_area(id).next().is_none() {
        report.add(0, || [("area", facts.grid.areas.keys.key(id).into())]);
    }
}

fn area_without_keeper(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Area(id) = item else { return };
    for (_, claim) in facts.grid.claims.of_area(id) {
        keeper(facts, claim, report);
    }
}

fn keeper(facts: &Facts<'_>, claim: &ClaimData, report: &mut Report<'_>) {
    let grid = facts.grid;
    let (area, cell) = (grid.areas.keys.key(claim.area), facts.unit(claim.cell));
    match claim.keeper {
        None => {
            if grid.charter.flag(&texts::AREA_WITHOUT_KEEPER, "required") {
                report.add(0, || [("cell", cell.into()), ("area", area.into())]);
            }
        }
        Some(End::Person(person)) => {
            let places = grid.people.places.value(grid.network_of(claim.cell));
            if places.and_then(|places| places.cell(person)) != Some(claim.cell) {
                report
                    .add(1, || [("keeper", facts.person(person).into()), ("area", area.into()), ("cell", cell.into())]);
            }
        }
        Some(End::Post(post, unit)) => {
            if grid.is_vacant(post, unit) {
                let post = facts.model().posts[post].key.as_str();
                report.add(2, || [("post", post.into()), ("unit", facts.unit(unit).into()), ("area", area.into())]);
            }
        }
        Some(End::Unit(_)) => {}
    }
}

fn shift_uncovered(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Seat(id, unit) = item else { return };
    let post = &facts.model().posts[id];
    let grid = facts.grid;
    // A station without anybody is one finding, not one a shift.
    if post.shifts.is_empty() || !grid.post_exists(id, unit) || grid.is_vacant(id, unit) {
        return;
    }
    for (index, shift) in post.shifts.iter().enumerate() {
        let on_shift = grid.appointments.of_post(id, unit).filter(|(_, row)| usize::from(row.shift) == index);
        let count = u32::try_from(on_shift.count()).unwrap_or(u32::MAX);
        if count < post.seats.min {
            report.add(0, || {
                [
                    ("shift", shift.as_str().into()),
                    ("post", post.key.as_str().into()),
                    ("unit", facts.unit(unit).into()),
                    ("count", count.into()),
                    ("expected", post.seats.to_string().into()),
                ]
            });
        }
    }
}

fn station_uncovered(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Seat(id, unit) = item else { return };
    let post = &facts.model().posts[id];
    let needed = !post.shifts.is_empty() && post.seats.min > 0;
    if needed && facts.grid.post_exists(id, unit) && facts.grid.is_vacant(id, unit) {
        report.add(0, || {
            [
                ("post", post.key.as_str().into()),
                ("unit", facts.unit(unit).into()),
                ("shifts", listed(&post.shifts).into()),
            ]
        });
    }
}
