//! A part of a grid as a grid of its own.

use std::borrow::Cow;

use super::{End, Grid};
use crate::charter::{Charter, CharterSpec, NetworkSpec, Predicate, Under};
use crate::finding::Error;
use crate::key::{AreaId, NetworkId, PersonId, UnitId};
use crate::order::distinct;
use crate::roster::{AliasRow, Origin, PersonRow, Roster};

/// What goes into an extract.
struct Inside<'g> {
    grid: &'g Grid,
    root: UnitId,
    network: NetworkId,
    /// Sorted, as are the others.
    units: Vec<UnitId>,
    people: Vec<PersonId>,
    areas: Vec<AreaId>,
}

impl Grid {
    /// A unit and all below it as a grid of its own: what somebody in charge of it may see.
    ///
    /// It has the people placed there or appointed there, the areas claimed there, and the
    /// appointments, claims and links that lie inside; an appointee who is placed elsewhere comes
    /// without a placement and needs none. Its charter speaks of the unit's network alone, from the
    /// first tier inside downwards; counts that are said of the whole are dropped, and so are kinds
    /// of matter owned by a unit outside. Rows keep their places. Dormant rows stay behind.
    ///
    /// Costs one [`Index`](crate::Index) of the grid, if there is none since the last edit, and
    /// what lies inside, links and former keys of the whole.
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no such unit.
    pub fn extract(&self, unit: &str) -> Result<Self, Error> {
        let root = self.unit(unit)?.id;
        let units = distinct(self.index().subtree_ids(root).iter().copied());
        let appointed = units.iter().flat_map(|unit| self.appointments.of_unit(*unit).map(|(_, row)| row.person));
        let people = distinct(self.index().people_ids(root).iter().copied().chain(appointed));
        let areas = distinct(units.iter().flat_map(|unit| self.claims.of_cell(*unit).map(|(_, row)| row.area)));
        let inside = Inside { grid: self, root, network: self.network_of(root), units, people, areas };
        let charter = Charter::with_limits(inside.charter(), &self.limits)?;
        let roster = inside.roster(&charter);
        match self.day {
            Some(day) => Self::at(&charter, &roster, day),
            None => Self::new(&charter, &roster),
        }
    }
}

impl<'g> Inside<'g> {
    fn charter(&self) -> CharterSpec {
        let grid = self.grid;
        let root = grid.units.keys.key(self.root);
        let under = |key: &str| match grid.unit_id(key) {
            Some(unit) if self.units.binary_search(&unit).is_ok() => Under::Inside,
            Some(unit) if grid.is_under(self.root, unit) => Under::Above(root.to_owned()),
            _ => Under::Outside,
        };
        // A tier may lie below one it should lie above: that is a finding, not the end of the tier.
        let tiers = self.units.iter().map(|unit| grid.units.tier(*unit));
        let first = tiers.min().unwrap_or(grid.units.tier(self.root));
        let mut spec = grid.charter.restricted(self.network, first, &under);
        if self.people.iter().any(|person| self.cell(*person).is_none()) {
            placed_here(&mut spec, root);
        }
        spec
    }

    /// The cell inside that a person is placed in.
    fn cell(&self, person: PersonId) -> Option<UnitId> {
        let cell = self.grid.people.places.value(self.network)?.cell(person)?;
        self.units.binary_search(&cell).is_ok().then_some(cell)
    }

    fn roster(&self, charter: &Charter) -> Roster {
        let mut roster = Roster::with_limits(self.grid.limits);
        roster.files.clone_from(&self.grid.files);
        self.units(&mut roster);
        self.people(&mut roster);
        self.areas(&mut roster, charter);
        self.posts(&mut roster, charter);
        for (kind, alias, key) in self.grid.aliases.iter().filter(|(kind, _, key)| self.named(kind, key)) {
            roster.write(&AliasRow { kind: kind.into(), alias: alias.into(), key: key.into() }, Origin::default());
        }
        roster
    }

    fn units(&self, roster: &mut Roster) {
        for id in &self.units {
            let mut row = self.grid.unit_row(*id);
            row.network = Cow::default();
            if *id == self.root {
                row.parent = Cow::default();
            }
            roster.write(&row, self.grid.units.get(*id).map(|unit| unit.origin).unwrap_or_default());
        }
    }

    fn people(&self, roster: &mut Roster) {
        let grid = self.grid;
        let dated = |id| grid.people.places.value(self.network).is_some_and(|places| places.dates.contains_key(&id));
        for id in &self.people {
            let cell = self.cell(*id).filter(|_| !dated(*id)).map_or("", |cell| grid.units.keys.key(cell));
            let row = PersonRow { cell: cell.into(), ..grid.person_row(*id) };
            roster.write(&row, grid.people.origins.value(*id).copied().unwrap_or_default());
        }
        for id in self.people.iter().filter(|id| dated(**id) && self.cell(**id).is_some()) {
            if let Some(row) = grid.placement_row(self.network, *id) {
                roster.write(&row, grid.placement_origin(self.network, *id));
            }
        }
    }

    fn areas(&self, roster: &mut Roster, charter: &Charter) {
        let grid = self.grid;
        for id in &self.areas {
            let origin = grid.areas.rows.value(*id).copied().flatten().map(|(_, origin)| origin);
            roster.write(&grid.area_row(*id), origin.unwrap_or_default());
        }
        for (_, data) in self.units.iter().flat_map(|unit| grid.claims.of_cell(*unit)) {
            let mut row = grid.claim_row(data);
            if data.keeper.is_some_and(|keeper| !self.has(keeper, charter)) {
                row.keeper = Cow::default();
            }
            roster.write(&row, data.origin);
        }
    }

    fn posts(&self, roster: &mut Roster, charter: &Charter) {
        let grid = self.grid;
        for (_, data) in self.units.iter().flat_map(|unit| grid.appointments.of_unit(*unit)) {
            let row = grid.appointment_row(data);
            if charter.model.post(&row.post).is_some() {
                roster.write(&row, data.origin);
            }
        }
        for (_, data) in grid.links.rows.iter() {
            let row = grid.link_row(data);
            let inside = self.has(data.source, charter) && self.has(data.target, charter);
            if inside && charter.model.link(&row.kind).is_some() {
                roster.write(&row, data.origin);
            }
        }
    }

    /// Whether an end lies inside and the charter of the extract knows its post.
    fn has(&self, end: End, charter: &Charter) -> bool {
        match end {
            End::Person(person) => self.people.binary_search(&person).is_ok(),
            End::Unit(unit) => self.units.binary_search(&unit).is_ok(),
            End::Post(post, unit) => {
                let known =
                    self.grid.charter.model.posts.value(post).is_some_and(|p| charter.model.post(&p.key).is_some());
                known && self.units.binary_search(&unit).is_ok()
            }
        }
    }

    fn named(&self, kind: &str, key: &str) -> bool {
        match kind {
            "unit" => self.grid.units.keys.id(key).is_some_and(|id| self.units.binary_search(&id).is_ok()),
            "person" => self.grid.people.keys.id(key).is_some_and(|id| self.people.binary_search(&id).is_ok()),
            _ => self.grid.areas.keys.id(key).is_some_and(|id| self.areas.binary_search(&id).is_ok()),
        }
    }
}

/// Lets only those have to be placed who are: others are appointed here and placed elsewhere.
fn placed_here(spec: &mut CharterSpec, root: &str) {
    let here = || Predicate::PlacedUnder(root.to_owned());
    if spec.networks.is_empty() {
        // The unnamed network can say nothing but its tiers.
        let tiers = std::mem::take(&mut spec.tiers);
        spec.networks.push(NetworkSpec { key: "main".to_owned(), tiers, ..NetworkSpec::default() });
    }
    for network in &mut spec.networks {
        network.people = Some(match network.people.take() {
            Some(people) => Predicate::All(vec![people, here()]),
            None => here(),
        });
    }
}
