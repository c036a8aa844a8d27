//! Rules about contacts and bridges.

use crate::charter::Reach;
use crate::check::among::Among;
use crate::check::facts::Facts;
use crate::check::item::{Item, ItemKind};
use crate::check::rule::{Built, Dirty, Report};
use crate::finding::catalogue::links as texts;
use crate::grid::{End, LinkData};
use crate::key::{LinkKindId, NetworkId, PersonId, UnitId};

pub(super) const RULES: &[Built] = &[
    Built {
        info: &texts::BRIDGE_MISSING,
        on: &[ItemKind::Unit],
        among: Among::All,
        applies: |charter| charter.model.links.values().any(|kind| kind.bridge.is_some()),
        dirties: |_| Dirty::SELF,
        check: bridge_missing,
    },
    Built {
        info: &texts::OUTSIDE,
        on: &[ItemKind::Link],
        among: Among::All,
        applies: |charter| charter.model.links.values().any(|kind| kind.within.is_some()),
        dirties: |_| Dirty::SELF.and(Dirty::HOLDERS).and(Dirty::DESCENDANTS),
        check: outside,
    },
    Built {
        info: &texts::OVERLOADED,
        on: &[ItemKind::Unit, ItemKind::Person, ItemKind::Seat],
        among: Among::All,
        applies: |charter| charter.model.links.values().any(|kind| kind.max.is_some()),
        dirties: |_| Dirty::SELF,
        check: overloaded,
    },
    Built {
        info: &texts::UNLINKED,
        on: &[ItemKind::Person],
        among: Among::All,
        applies: |charter| charter.model.links.values().any(|kind| !kind.reach.is_empty()),
        dirties: |_| Dirty::SELF.and(Dirty::HOLDERS).and(Dirty::DESCENDANTS),
        check: unlinked,
    },
];

fn bridge_missing(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Unit(id) = item else { return };
    let model = facts.model();
    let tier = facts.grid.units.tier(id);
    for (kind_id, kind) in model.links.iter() {
        let Some(bridge) = kind.bridge.filter(|bridge| bridge.tier == tier) else { continue };
        let own = std::iter::once(End::Unit(id)).chain(model.posts.ids().map(|post| End::Post(post, id)));
        let joined = own.into_iter().any(|end| {
            let links = facts.grid.links.touching(end).filter(|(_, link)| link.kind == kind_id);
            links
                .into_iter()
                .any(|(_, link)| [link.source, link.target].into_iter().any(|far| lies_in(facts, far, bridge.to)))
        });
        if !joined {
            report.add(0, || {
                [
                    ("unit", facts.unit(id).into()),
                    ("link", kind.key.as_str().into()),
                    ("network", model.networks[bridge.to].key.as_str().into()),
                ]
            });
        }
    }
}

/// Whether an end is a unit, or a post in a unit, of a network.
fn lies_in(facts: &Facts<'_>, end: End, network: NetworkId) -> bool {
    match end {
        End::Unit(unit) | End::Post(_, unit) => facts.grid.network_of(unit) == network,
        End::Person(_) => false,
    }
}

fn outside(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Link(id) = item else { return };
    let Some(link) = facts.grid.links.rows.get(id) else { return };
    let kind = &facts.model().links[link.kind];
    let Some(scope) = kind.within else { return };
    if !facts.grid.end_in_scope(link.target, scope, link.source) {
        report.column("target").add(0, || {
            [
                ("target", facts.grid.reference(link.target).to_string().into()),
                ("scope", facts.grid.scope_text(scope).into()),
                ("source", facts.grid.reference(link.source).to_string().into()),
                ("link", kind.key.as_str().into()),
            ]
        });
    }
}

fn overloaded(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    match item {
        Item::Person(id) => too_many_from(facts, End::Person(id), report),
        Item::Unit(id) => too_many_from(facts, End::Unit(id), report),
        Item::Seat(post, unit) => too_many_from(facts, End::Post(post, unit), report),
        _ => {}
    }
}

fn too_many_from(facts: &Facts<'_>, source: End, report: &mut Report<'_>) {
    for (id, kind) in facts.model().links.iter() {
        let Some(limit) = kind.max else { continue };
        let count = facts.grid.links.starting(source).filter(|(_, link)| link.kind == id).count();
        if count > limit as usize {
            report.add(0, || {
                [
                    ("source", facts.grid.reference(source).to_string().into()),
                    ("count", count.into()),
                    ("link", kind.key.as_str().into()),
                    ("limit", limit.into()),
                ]
            });
        }
    }
}

fn unlinked(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Person(id) = item else { return };
    for (kind_id, kind) in facts.model().links.iter() {
        for reach in &kind.reach {
            let due = facts.grid.meets_if_any(id, reach.people.as_ref());
            if due && !reached(facts, id, kind_id, reach) {
                report.add(0, || {
                    [
                        ("person", facts.person(id).into()),
                        ("link", kind.key.as_str().into()),
                        ("reach", reach.key.as_str().into()),
                    ]
                });
            }
        }
    }
}

fn reached(facts: &Facts<'_>, person: PersonId, kind: LinkKindId, reach: &Reach) -> bool {
    let links = facts.grid.links.ending(End::Person(person)).map(|(_, link)| link);
    let mut links = links.filter(|link| link.kind == kind);
    links.any(|link| comes_from(facts, link, reach))
}

fn comes_from(facts: &Facts<'_>, link: &LinkData, reach: &Reach) -> bool {
    let grid = facts.grid;
    let Some(by) = &reach.by else { return true };
    match link.source {
        End::Person(source) => grid.meets(source, by),
        End::Post(post, unit) => grid.appointments.of_post(post, unit).any(|(_, row)| grid.meets(row.person, by)),
        End::Unit(unit) => in_charge(facts, unit, by),
    }
}

/// Whether somebody appointed in a unit meets a condition.
fn in_charge(facts: &Facts<'_>, unit: UnitId, by: &crate::charter::Test) -> bool {
    facts.grid.appointments.of_unit(unit).any(|(_, row)| facts.grid.meets(row.person, by))
}
