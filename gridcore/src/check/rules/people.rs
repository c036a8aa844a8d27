//! Rules about where people are, and whom a unit's people include.

use crate::charter::Test;
use crate::check::among::Among;
use crate::check::facts::Facts;
use crate::check::item::{Item, ItemKind};
use crate::check::rule::{Built, Dirty, Report};
use crate::finding::catalogue::coverage as texts;

pub(super) const RULES: &[Built] = &[
    Built {
        info: &texts::CELL_SIZE,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |charter| charter.model.tiers.values().any(|tier| tier.size.is_some()),
        dirties: |_| Dirty::SELF,
        check: cell_size,
    },
    Built {
        info: &texts::NOBODY_MATCHING,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |charter| charter.model.requirements.iter().any(|requirement| requirement.min.is_some()),
        dirties: |_| Dirty::SELF.and(Dirty::ANCESTORS).and(Dirty::PLACES).and(Dirty::DESCENDANTS),
        check: nobody_matching,
    },
    Built {
        info: &texts::NOT_A_CELL,
        on: &[ItemKind::Person],
        among: Among::OutsideCells,
        applies: |_| true,
        dirties: |_| Dirty::SELF.and(Dirty::CHILDREN),
        check: not_a_cell,
    },
    Built {
        info: &texts::SHARE_TOO_LOW,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |charter| charter.model.requirements.iter().any(|requirement| requirement.share.is_some()),
        dirties: |_| Dirty::SELF.and(Dirty::ANCESTORS).and(Dirty::PLACES).and(Dirty::DESCENDANTS),
        check: share_too_low,
    },
    Built {
        info: &texts::UNPLACED,
        on: &[ItemKind::Person],
        among: Among::Unplaced,
        applies: |_| true,
        dirties: |model| {
            let moves = |test: &Test| test.contains(&|part| matches!(part, Test::PlacedUnder(_)));
            let by_place = model.networks.values().any(|network| network.people.as_ref().is_some_and(moves));
            if by_place { Dirty::SELF.and(Dirty::DESCENDANTS) } else { Dirty::SELF }
        },
        check: unplaced,
    },
];

fn cell_size(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    let Some(tier) = facts.model().tiers.value(facts.grid.units.tier(id)) else { return };
    let Some(expected) = tier.size else { return };
    let count = facts.grid.heads_in(id);
    if !expected.contains(count) {
        report.add(0, || {
            [
                ("unit", facts.unit(id).into()),
                ("count", count.into()),
                ("expected", expected.to_string().into()),
                ("tier", tier.label.as_str().into()),
            ]
        });
    }
}

fn nobody_matching(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    let tier = facts.grid.units.tier(id);
    for (index, requirement) in facts.model().requirements.iter().enumerate().filter(|(_, r)| r.tier == tier) {
        let count = facts.counters.matching(id, index);
        let Some(expected) = requirement.min.filter(|min| count < *min) else { continue };
        report.add(0, || {
            [
                ("unit", facts.unit(id).into()),
                ("count", count.into()),
                ("requirement", requirement.key.as_str().into()),
                ("expected", expected.into()),
            ]
        });
    }
}

fn share_too_low(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    let tier = facts.grid.units.tier(id);
    for (index, requirement) in facts.model().requirements.iter().enumerate().filter(|(_, r)| r.tier == tier) {
        let Some(share) = requirement.share else { continue };
        let (count, all) = (facts.counters.matching(id, index), facts.counters.heads(id));
        // Whole numbers, so that a share of exactly one third is a third.
        if i64::from(count) * 1000 < i64::from(all) * share.thousandths() {
            report.add(0, || {
                [
                    ("count", count.into()),
                    ("all", all.into()),
                    ("unit", facts.unit(id).into()),
                    ("requirement", requirement.key.as_str().into()),
                    ("share", share.into()),
                ]
            });
        }
    }
}

fn not_a_cell(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Person(id) = item else { return };
    for (network, places) in facts.grid.people.places.iter() {
        let Some(unit) = places.cell(id) else { continue };
        let Some(tier) = facts.model().tiers.value(facts.grid.units.tier(unit)) else { continue };
        if !tier.cell {
            report.read_at(facts.grid.placement_origin(network, id)).column("cell").add(0, || {
                [
                    ("person", facts.person(id).into()),
                    ("unit", facts.unit(unit).into()),
                    ("tier", tier.label.as_str().into()),
                ]
            });
        }
    }
}

fn unplaced(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Person(id) = item else { return };
    let networks = facts.model().networks.iter();
    // The cell of a person is that in the first network.
    let first = facts.model().networks.values().next().map_or("", |network| &network.key);
    for ((_, network), places) in networks.zip(facts.grid.people.places.values()) {
        if places.cell(id).is_none() && facts.grid.meets_if_any(id, network.people.as_ref()) {
            report
                .column(if network.key == first { "cell" } else { "" })
                .add(0, || [("person", facts.person(id).into()), ("network", network.key.as_str().into())]);
        }
    }
}
