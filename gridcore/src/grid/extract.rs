//! A part of a grid as a grid of its own.

use std::collections::BTreeSet;

use super::{End, Grid};
use crate::charter::Charter;
use crate::finding::Error;
use crate::key::{AreaId, NetworkId, PersonId, UnitId};
use crate::roster::{AliasRow, AppointmentRow, AreaRow, ClaimRow, LinkRow, PersonRow, Roster, UnitRow};

/// What goes into an extract.
struct Inside<'g> {
    grid: &'g Grid,
    network: NetworkId,
    units: BTreeSet<UnitId>,
    people: BTreeSet<PersonId>,
    areas: BTreeSet<AreaId>,
}

impl Grid {
    /// A unit and all below it as a grid of its own: what somebody in charge of it may see.
    ///
    /// It has the people placed there or appointed there, the areas claimed there, and the
    /// appointments, claims and links that lie inside; an appointee who is placed elsewhere comes
    /// without a placement. Its charter speaks of the unit's network alone, from the unit's tier
    /// downwards; counts that are said of the whole are dropped. Dormant rows stay behind.
    /// `O(n)` in what lies inside.
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no such unit.
    pub fn extract(&self, unit: &str) -> Result<Self, Error> {
        let root = self.unit(unit)?.id;
        let tier = self.units.tier(root);
        let network = self.network_of_tier(tier);
        let charter = Charter::with_limits(self.charter.restricted(network, tier), &self.limits)?;
        let units: BTreeSet<UnitId> = self.index().subtree_ids(root).iter().copied().collect();
        let appointed = units.iter().flat_map(|unit| self.appointments.of_unit(*unit).map(|(_, row)| row.person));
        let people = self.index().people_ids(root).iter().copied().chain(appointed).collect();
        let areas = units.iter().flat_map(|unit| self.claims.of_cell(*unit).map(|(_, row)| row.area)).collect();
        let inside = Inside { grid: self, network, units, people, areas };
        let roster = inside.roster(root, &charter);
        match self.day {
            Some(day) => Self::at(&charter, &roster, day),
            None => Self::new(&charter, &roster),
        }
    }
}

impl Inside<'_> {
    fn roster(&self, root: UnitId, charter: &Charter) -> Roster {
        let grid = self.grid;
        let mut roster = Roster::with_limits(grid.limits);
        roster.add_units(self.units.iter().map(|id| {
            let mut row = UnitRow { network: "".into(), ..grid.unit_row(*id) };
            if *id == root {
                row.parent = "".into();
            }
            row
        }));
        roster.add_people(self.people.iter().map(|id| {
            let cell = grid.people.places.value(self.network).and_then(|places| places.cell(*id));
            let cell = cell.filter(|cell| self.units.contains(cell)).map_or("", |cell| grid.units.keys.key(cell));
            let dated = grid.people.places.value(self.network).is_some_and(|places| places.dates.contains_key(id));
            PersonRow { cell: if dated { "" } else { cell }.into(), ..grid.person_row(*id) }
        }));
        let dated = self.people.iter().filter_map(|id| {
            let places = grid.people.places.value(self.network)?;
            let inside = places.dates.contains_key(id) && self.units.contains(&places.cell(*id)?);
            if inside { grid.placement_row(self.network, *id) } else { None }
        });
        roster.add_placements(dated);
        roster.add_areas(self.areas.iter().map(|id| -> AreaRow<'_> { grid.area_row(*id) }));
        let claims = self.units.iter().flat_map(|unit| grid.claims.of_cell(*unit).map(|(_, row)| row));
        roster.add_claims(claims.map(|row| {
            let keeper_inside = row.keeper.is_none_or(|keeper| self.has(keeper, charter));
            let row: ClaimRow<'_> = grid.claim_row(row);
            if keeper_inside { row } else { ClaimRow { keeper: "".into(), ..row } }
        }));
        let appointments = self.units.iter().flat_map(|unit| grid.appointments.of_unit(*unit).map(|(_, row)| row));
        let appointments = appointments.map(|row| -> AppointmentRow<'_> { grid.appointment_row(row) });
        roster.add_appointments(appointments.filter(|row| charter.model.post(&row.post).is_some()));
        let links =
            grid.links.rows.iter().filter(|(_, row)| self.has(row.source, charter) && self.has(row.target, charter));
        let links = links.map(|(_, row)| -> LinkRow<'_> { grid.link_row(row) });
        roster.add_links(links.filter(|row| charter.model.link(&row.kind).is_some()));
        roster.add_aliases(
            grid.aliases.iter().filter(|(kind, _, key)| self.named(kind, key)).map(|(kind, alias, key)| AliasRow {
                kind: kind.into(),
                alias: alias.into(),
                key: key.into(),
            }),
        );
        roster
    }

    /// Whether an end lies inside and the charter of the extract knows its post.
    fn has(&self, end: End, charter: &Charter) -> bool {
        match end {
            End::Person(person) => self.people.contains(&person),
            End::Unit(unit) => self.units.contains(&unit),
            End::Post(post, unit) => {
                let known =
                    self.grid.charter.model.posts.value(post).is_some_and(|p| charter.model.post(&p.key).is_some());
                known && self.units.contains(&unit)
            }
        }
    }

    fn named(&self, kind: &str, key: &str) -> bool {
        match kind {
            "unit" => self.grid.units.keys.id(key).is_some_and(|id| self.units.contains(&id)),
            "person" => self.grid.people.keys.id(key).is_some_and(|id| self.people.contains(&id)),
            _ => self.grid.areas.keys.id(key).is_some_and(|id| self.areas.contains(&id)),
        }
    }
}
