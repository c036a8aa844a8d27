//! Rules about the charter and the grid it is used for.

use crate::check::among::Among;
use crate::check::facts::Facts;
use crate::check::item::{Item, ItemKind};
use crate::check::rule::{Built, Dirty, Report};
use crate::finding::Arg;
use crate::finding::catalogue::charter as texts;
use crate::grid::Grid;
use crate::key::did_you_mean;
use crate::order;

pub(super) const RULES: &[Built] = &[
    Built {
        info: &texts::DAY_OUTSIDE,
        on: &[ItemKind::Charter],
        among: Among::All,
        applies: |charter| !charter.interval().is_always(),
        dirties: |_| Dirty::DAY,
        check: day_outside,
    },
    Built {
        info: &texts::UNKNOWN_UNIT,
        on: &[ItemKind::Charter],
        among: Among::All,
        applies: |charter| !charter.model.units.is_empty(),
        dirties: |_| Dirty::SELF.and(Dirty::DAY),
        check: unknown_unit,
    },
];

/// Of a grid without a day nothing is said: none of its rows is dated, and it may be that of any day.
fn day_outside(facts: &Facts<'_>, _: Item, report: &mut Report<'_>) {
    let charter = &facts.grid.charter;
    let Some(day) = facts.grid.day else { return };
    let name = || ("charter", Arg::from(charter.name()));
    match (charter.interval().from, charter.interval().until) {
        (Some(from), _) if day < from => report.add(0, || [name(), ("from", from.into()), ("day", day.into())]),
        (_, Some(until)) if until <= day => report.add(1, || [name(), ("until", until.into()), ("day", day.into())]),
        _ => {}
    }
}

fn unknown_unit(facts: &Facts<'_>, _: Item, report: &mut Report<'_>) {
    for named in &facts.model().units {
        if facts.grid.unit_id(&named.unit).is_none() {
            report.add_all(0, || {
                let mut args = vec![("at", named.at.as_str().into()), ("unit", named.unit.as_str().into())];
                args.extend(facts.grid.day.map(|day| ("day", day.into())));
                args.extend(closest(facts.grid, &named.unit).map(|key| ("suggestion", key.into())));
                args
            });
        }
    }
}

/// The unit whose key is closest, among so few that it may be looked for after each edit. It does
/// not depend on the order of rows, as no finding does.
fn closest<'g>(grid: &'g Grid, key: &str) -> Option<&'g str> {
    const FEW: usize = 1_000;
    if grid.unit_count() > FEW {
        return None;
    }
    let mut keys: Vec<&str> = grid.units.ids().map(|id| grid.units.keys.key(id)).collect();
    order::natural(&mut keys);
    did_you_mean(key, keys)
}
