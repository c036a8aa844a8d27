//! A grid written back as tables.

use super::{DatedRow, Grid};
use crate::charter::Charter;
use crate::key::{Id, IdVec, NetworkId, PersonId};
use crate::order;
use crate::roster::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, LinkRow, Origin, PersonRow, PlacementRow, Roster, Row, UnitRow,
};

impl Grid {
    /// The rows of the grid, dormant ones included, in canonical order: by key within each table.
    ///
    /// Two grids with the same rows and charter are the same grid, whatever led to them. `O(n log n)`.
    #[must_use]
    pub fn to_roster(&self) -> Roster {
        self.to_roster_under(&self.charter)
    }

    /// The rows as they are read under another charter: what this charter lets a row leave unsaid is
    /// said, for it may mean something else there. Networks go over [by key](successors).
    pub(crate) fn to_roster_under(&self, charter: &Charter) -> Roster {
        let mut roster = Roster::with_limits(self.limits);
        roster.files.clone_from(&self.files);
        let first = charter.model.networks.values().next().map(|network| &network.key);
        let networks = successors(&self.charter, charter);
        let mut writer = Writer {
            grid: self,
            same: std::ptr::eq(charter, &*self.charter),
            cells_with_people: networks.value(NetworkId::new(0)) == first,
            networks,
            roster,
        };
        writer.units();
        writer.people();
        writer.placements();
        writer.areas();
        writer.claims();
        writer.appointments();
        writer.links();
        for (kind, alias, key) in self.aliases.iter() {
            let row = AliasRow { kind: kind.into(), alias: alias.into(), key: key.into() };
            writer.roster.write(&row, Origin::default());
        }
        writer.roster
    }
}

/// What the networks of a charter are called in another: the same, where it has a network of that
/// key; of those left over in both, each is the next of the other. A network that has no other
/// keeps its key, which nothing knows there. Going back leads to where one came from.
fn successors(charter: &Charter, other: &Charter) -> IdVec<NetworkId, String> {
    let (from, to) = (&charter.model.networks, &other.model.networks);
    let mut left = to.values().filter(|network| charter.model.network(&network.key).is_none());
    let next = |key: &String| match other.model.network(key) {
        Some(_) => key.clone(),
        None => left.next().map_or_else(|| key.clone(), |network| network.key.clone()),
    };
    from.values().map(|network| &network.key).map(next).collect()
}

struct Writer<'g> {
    grid: &'g Grid,
    /// Whether the rows will be read under the grid's own charter.
    same: bool,
    /// What the networks are called under the charter they will be read under.
    networks: IdVec<NetworkId, String>,
    /// Whether `cell` of people speaks of the same network under both.
    cells_with_people: bool,
    roster: Roster,
}

impl<'g> Writer<'g> {
    fn units(&mut self) {
        let grid = self.grid;
        let origin = |id| grid.units.get(id).map_or_else(Origin::default, |unit| unit.origin);
        let mut rows: Vec<(UnitRow<'_>, Origin)> = grid.units.ids().map(|id| (grid.unit_row(id), origin(id))).collect();
        rows.extend(self.dormant(|row| if let DatedRow::Unit(row) = row { Some(row) } else { None }));
        if !self.same {
            rows.iter_mut().for_each(|(row, _)| self.say_network(row));
        }
        self.sorted(rows);
    }

    fn say_network(&self, row: &mut UnitRow<'_>) {
        let network = self.grid.tier_of_row(row).map(|tier| self.grid.network_of_tier(tier));
        let key = network.and_then(|network| self.networks.value(network));
        row.network = key.cloned().unwrap_or_default().into();
    }

    fn people(&mut self) {
        let grid = self.grid;
        let origin = |id| grid.people.origins.value(id).copied().unwrap_or_default();
        let mut rows: Vec<(PersonRow<'_>, Origin)> =
            grid.people.ids().map(|id| (grid.person_row(id), origin(id))).collect();
        if !self.cells_with_people {
            rows.iter_mut().for_each(|(row, _)| row.cell = "".into());
        }
        self.sorted(rows);
    }

    fn placements(&mut self) {
        let grid = self.grid;
        let mut rows: Vec<(PlacementRow<'_>, Origin)> = Vec::new();
        for (network, places) in grid.people.places.iter() {
            let apart = |id: &_| network.index() > 0 || !self.cells_with_people || places.dates.contains_key(id);
            let row = |id| Some((grid.placement_row(network, id)?, grid.placement_origin(network, id)));
            rows.extend(grid.people.ids().filter(apart).filter_map(row));
        }
        rows.extend(self.dormant(|row| if let DatedRow::Placement(row) = row { Some(row) } else { None }));
        for (row, _) in rows.iter_mut().filter(|_| !self.same) {
            let network = self.grid.charter.model.network(&row.network);
            let key = network.and_then(|network| self.networks.value(network));
            row.network = key.cloned().unwrap_or_default().into();
        }
        self.sorted(rows);
    }

    fn areas(&mut self) {
        let grid = self.grid;
        let origin = |id| grid.areas.rows.value(id).copied().flatten().map_or_else(Origin::default, |(_, o)| o);
        let rows: Vec<(AreaRow<'_>, Origin)> = grid.areas.ids().map(|id| (grid.area_row(id), origin(id))).collect();
        self.sorted(rows);
    }

    fn claims(&mut self) {
        let grid = self.grid;
        let mut rows: Vec<(ClaimRow<'_>, Origin)> =
            grid.claims.rows.iter().map(|(_, row)| (grid.claim_row(row), row.origin)).collect();
        rows.extend(self.dormant(|row| if let DatedRow::Claim(row) = row { Some(row) } else { None }));
        self.sorted(rows);
    }

    fn appointments(&mut self) {
        let grid = self.grid;
        let mut rows: Vec<(AppointmentRow<'_>, Origin)> =
            grid.appointments.rows.iter().map(|(_, row)| (grid.appointment_row(row), row.origin)).collect();
        rows.extend(self.dormant(|row| if let DatedRow::Appointment(row) = row { Some(row) } else { None }));
        self.sorted(rows);
    }

    fn links(&mut self) {
        let grid = self.grid;
        let mut rows: Vec<(LinkRow<'_>, Origin)> =
            grid.links.rows.iter().map(|(_, row)| (grid.link_row(row), row.origin)).collect();
        rows.extend(self.dormant(|row| if let DatedRow::Link(row) = row { Some(row) } else { None }));
        self.sorted(rows);
    }

    /// The dormant rows of one table.
    fn dormant<R: Clone + 'g>(&self, of: impl Fn(&'g DatedRow) -> Option<&'g R>) -> impl Iterator<Item = (R, Origin)> {
        self.grid.dormant.iter().filter_map(move |(row, origin)| Some((of(row)?.clone(), origin)))
    }

    fn sorted<'a, R: Row<'a> + Ord>(&mut self, mut rows: Vec<(R, Origin)>) {
        order::by(&mut rows, |a, b| a.0.cmp(&b.0));
        rows.iter().for_each(|(row, origin)| self.roster.write(row, *origin));
    }
}

impl Roster {
    /// Adds a row of a grid, which is known to be good.
    pub(crate) fn write<'a, R: Row<'a>>(&mut self, row: &R, origin: Origin) {
        let table = self.table_mut(R::KIND);
        row.write(table);
        table.finish_row(origin);
    }
}

impl Grid {
    /// Where a placement was read: in its own table, or with the person.
    pub(crate) fn placement_origin(&self, network: NetworkId, person: PersonId) -> Origin {
        let own = self.people.places.value(network).map(|places| places.origin(person)).unwrap_or_default();
        let with_person = || self.people.origins.value(person).copied().unwrap_or_default();
        if own.is_somewhere() || network.index() > 0 { own } else { with_person() }
    }
}
