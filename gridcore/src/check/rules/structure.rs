//! Rules about the tree.

use crate::charter::{Charter, TierOf};
use crate::check::among::Among;
use crate::check::facts::Facts;
use crate::check::item::{Item, ItemKind};
use crate::check::rule::{Built, Dirty, Report, and};
use crate::finding::catalogue::structure as texts;
use crate::key::{Id, TierId, UnitId};
use crate::order::distinct;

pub(super) const RULES: &[Built] = &[
    Built {
        info: &texts::CODE,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |charter| !charter.model.codes.is_empty(),
        dirties: |_| Dirty::SELF.and(Dirty::CHILDREN),
        check: code,
    },
    Built {
        info: &texts::EMPTY_UNIT,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |_| true,
        dirties: |_| Dirty::SELF,
        check: empty_unit,
    },
    Built {
        info: &texts::NOT_REFINED,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |charter| charter.model.networks.values().any(|network| network.refines.is_some()),
        dirties: |_| Dirty::SELF.and(Dirty::PLACES),
        check: not_refined,
    },
    Built {
        info: &texts::ONE_ROOT,
        on: &[ItemKind::Network],
        among: Among::All,
        applies: |_| true,
        dirties: |_| Dirty::SELF,
        check: one_root,
    },
    Built {
        info: &texts::SPAN,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |charter| charter.model.tiers.values().any(|tier| tier.span.is_some()),
        dirties: |_| Dirty::SELF,
        check: span,
    },
    Built {
        info: &texts::TIER_COUNT,
        on: &[ItemKind::Tier],
        among: Among::All,
        applies: |charter| charter.model.tiers.values().any(|tier| tier.count.is_some()),
        dirties: |_| Dirty::SELF,
        check: tier_count,
    },
    Built {
        info: &texts::TIER_ORDER,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |_| true,
        dirties: |_| Dirty::SELF.and(Dirty::CHILDREN),
        check: tier_order,
    },
];

fn code(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    let model = facts.model();
    let tier = facts.grid.units.tier(id);
    let network = facts.grid.network_of_tier(tier);
    let Some((_, parts)) = model.codes.iter().find(|(n, _)| *n == network) else { return };
    let Some(own) = parts.iter().position(|part| part.tier == tier) else { return };
    // Many parts may come to more than a number holds where that has 32 bits.
    let lengths = parts.iter().take(own + 1).map(|part| part.length as usize);
    let expected = lengths.fold(0, usize::saturating_add);
    let key = facts.unit(id);
    let found = key.chars().count();
    if found != expected {
        report.column("key").add(0, || [("unit", key.into()), ("found", found.into()), ("expected", expected.into())]);
        return;
    }
    if let Some(parent) = facts.grid.units.parent(id) {
        let above = facts.unit(parent);
        if parts.iter().any(|part| part.tier == facts.grid.units.tier(parent)) && !key.starts_with(above) {
            report.column("key").add(1, || [("unit", key.into()), ("parent", above.into())]);
        }
    }
    let Some(part) = parts.get(own) else { return };
    let own_part = key.chars().skip(expected.saturating_sub(part.length as usize));
    if !own_part.clone().all(|c| c.is_ascii_digit() || (part.letters && c.is_alphanumeric())) {
        let label = &model.tiers[part.tier].label;
        report.column("key").add(2, || [("unit", key.into()), ("part", label.as_str().into())]);
    }
}

fn empty_unit(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    if facts.grid.heads_in(id) > 0 {
        return;
    }
    let cell = facts.model().tiers.value(facts.grid.units.tier(id)).is_some_and(|tier| tier.cell);
    if cell {
        report.add(0, || [("unit", facts.unit(id).into())]);
    } else if facts.grid.units.span(id) == 0 {
        report.add(1, || [("unit", facts.unit(id).into())]);
    }
}

fn not_refined(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    let (grid, model) = (facts.grid, facts.model());
    let own = grid.network_of(id);
    let Some(other) = model.networks.value(own).and_then(|network| network.refines) else { return };
    let Some(places) = grid.people.places.value(other) else { return };
    let mut cells: Vec<(&str, UnitId)> = Vec::new();
    let mut unplaced = Vec::new();
    let other_network = &model.networks[other];
    for person in grid.people_in(id) {
        match places.cell(person) {
            Some(cell) => {
                cells.push((facts.unit(cell), cell));
            }
            // Whom the other network need not place may be missing there.
            None if grid.meets_if_any(person, other_network.people.as_ref()) => {
                unplaced.push(facts.person(person));
            }
            None => {}
        }
    }
    let network = other_network.key.as_str();
    let (cells, unplaced) = (distinct(cells), distinct(unplaced));
    let mut keys = cells.iter().map(|(key, _)| *key);
    if let (Some(first), Some(second)) = (keys.next(), keys.next()) {
        report.add(0, || {
            [
                ("unit", facts.unit(id).into()),
                ("count", cells.len().into()),
                ("network", network.into()),
                ("first", first.into()),
                ("second", second.into()),
            ]
        });
    }
    if let Some(first) = unplaced.first() {
        report.add(1, || {
            [
                ("unit", facts.unit(id).into()),
                ("count", unplaced.len().into()),
                ("network", network.into()),
                ("first", (*first).into()),
            ]
        });
    }
}

fn one_root(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Network(id) = item else { return };
    let network = facts.model().networks[id].key.as_str();
    let roots = facts.counters.roots(id);
    match roots.len() {
        0 => report.add(0, || [("network", network.into())]),
        1 => {}
        count => report.add(1, || {
            let first = roots.iter().map(|root| facts.unit(*root)).min().unwrap_or("");
            let second = roots.iter().map(|root| facts.unit(*root)).filter(|key| *key != first).min().unwrap_or("");
            [("network", network.into()), ("count", count.into()), ("first", first.into()), ("second", second.into())]
        }),
    }
}

fn span(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    let Some(tier) = facts.model().tiers.value(facts.grid.units.tier(id)) else { return };
    let (Some(expected), count) = (tier.span, facts.grid.units.span(id)) else { return };
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

fn tier_count(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Tier(id) = item else { return };
    let tier = &facts.model().tiers[id];
    let (Some(expected), count) = (tier.count, facts.counters.tier(id)) else { return };
    if !expected.contains(count) {
        report.add(u8::from(tier.of != TierOf::Units), || {
            [
                ("tier", tier.label.as_str().into()),
                ("network", facts.model().networks[tier.network].key.as_str().into()),
                ("count", count.into()),
                ("expected", expected.to_string().into()),
            ]
        });
    }
}

fn tier_order(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    let model = facts.model();
    let tier = facts.grid.units.tier(id);
    let Some(own) = model.tiers.value(tier) else { return };
    let label = |id: TierId| model.tiers.value(id).map_or("", |tier| tier.label.as_str());
    let unit = || [("unit", facts.unit(id).into()), ("tier", label(tier).into())];
    let expected = || ("expected", label(tier_above(facts, tier)).into());
    match (facts.grid.units.parent(id), own.depth) {
        (None, 0) => {}
        (None, _) => report.column("parent").add_all(1, || and(unit(), [expected()])),
        (Some(parent), 0) => {
            report.column("parent").add_all(2, || and(unit(), [("parent", facts.unit(parent).into())]))
        }
        (Some(parent), own) => {
            let above = facts.grid.units.tier(parent);
            let depth = model.tiers.value(above).map_or(0, |tier| tier.depth);
            let fits = depth + 1 == own || (depth < own && skips(&facts.grid.charter));
            if !fits {
                let more = || [("parent", facts.unit(parent).into()), ("above", label(above).into()), expected()];
                report.column("parent").add_all(0, || and(unit(), more()));
            }
        }
    }
}

fn skips(charter: &Charter) -> bool {
    charter.flag(&texts::TIER_ORDER, "skips")
}

/// The unit tier before another; none before the first.
fn tier_above(facts: &Facts<'_>, tier: TierId) -> TierId {
    let model = facts.model();
    let Some(own) = model.tiers.value(tier) else { return TierId::NONE };
    let before = own.depth.checked_sub(1);
    model.unit_tiers(own.network).find(|id| Some(model.tiers[*id].depth) == before).unwrap_or(TierId::NONE)
}
