//! A grid written back as rows.

use std::borrow::Cow;
use std::sync::Arc;

use super::{AppointmentData, ClaimData, End, Grid, LinkData};
use crate::charter::Charter;
use crate::key::{AreaId, Id, NetworkId, PersonId, UnitId};
use crate::points::Points;
use crate::roster::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, LinkRow, Origin, PersonRow, PlacementRow, Roster, Row, UnitRow,
};
use crate::time::Interval;

impl Grid {
    /// The rows of the grid, dormant ones included, in canonical order: by key within each table.
    ///
    /// Two grids with the same rows and charter are the same grid, whatever led to them.
    #[must_use]
    pub fn to_roster(&self) -> Roster {
        self.to_roster_under(&self.charter)
    }

    /// The rows as they are read under a charter: the network of a unit is said if another charter
    /// has it too, for the tier alone may mean another network there.
    pub(crate) fn to_roster_under(&self, charter: &Arc<Charter>) -> Roster {
        let mut roster = Roster::with_limits(self.limits);
        roster.files.clone_from(&self.files);
        self.write_units(&mut roster, charter);
        self.write_people(&mut roster);
        self.write_areas(&mut roster);
        self.write_posts(&mut roster);
        for (kind, alias, key) in self.aliases.iter() {
            write(
                &mut roster,
                &AliasRow { kind: kind.into(), alias: alias.into(), key: key.into() },
                Origin::default(),
            );
        }
        roster
    }

    fn write_units(&self, roster: &mut Roster, charter: &Arc<Charter>) {
        use super::DatedRow::Unit;
        let mut rows: Vec<(UnitRow<'_>, Origin)> = self
            .units
            .ids()
            .map(|id| (self.unit_row(id), self.units.get(id).map_or_else(Origin::default, |unit| unit.origin)))
            .collect();
        rows.extend(
            self.dormant
                .iter()
                .filter_map(|r| if let Unit(r) = r { Some((r.clone(), Origin::default())) } else { None }),
        );
        if !Arc::ptr_eq(charter, &self.charter) {
            rows.iter_mut().for_each(|(row, _)| self.say_network(row, charter));
        }
        write_sorted(roster, rows);
    }

    fn say_network(&self, row: &mut UnitRow<'_>, charter: &Charter) {
        let model = &self.charter.model;
        let tier = model.unit_tier(model.network(&row.network), &row.tier);
        let network = tier.and_then(|tier| model.networks.value(self.network_of_tier(tier)));
        if let Some(network) = network.filter(|network| charter.model.network(&network.key).is_some()) {
            row.network = network.key.clone().into();
        }
    }

    fn write_people(&self, roster: &mut Roster) {
        use super::DatedRow::Placement;
        let origin = |id: PersonId| self.people.origins.value(id).copied().unwrap_or_default();
        write_sorted(roster, self.people.ids().map(|id| (self.person_row(id), origin(id))).collect());
        let mut placements: Vec<(PlacementRow<'_>, Origin)> = Vec::new();
        for (network, places) in self.people.places.iter() {
            let named = |id: &PersonId| network.index() > 0 || places.dates.contains_key(id);
            let rows = self.people.ids().filter(named).filter_map(|id| self.placement_row(network, id));
            placements.extend(rows.map(|row| (row, Origin::default())));
        }
        placements.extend(
            self.dormant
                .iter()
                .filter_map(|r| if let Placement(r) = r { Some((r.clone(), Origin::default())) } else { None }),
        );
        write_sorted(roster, placements);
    }

    fn write_areas(&self, roster: &mut Roster) {
        use super::DatedRow::Claim;
        let origin = |id: AreaId| self.areas.rows.value(id).copied().flatten().map_or_else(Origin::default, |(_, o)| o);
        write_sorted(roster, self.areas.ids().map(|id| (self.area_row(id), origin(id))).collect());
        let mut claims: Vec<_> =
            self.claims.rows.iter().map(|(_, row)| (self.claim_row(row), Origin::default())).collect();
        claims.extend(
            self.dormant
                .iter()
                .filter_map(|r| if let Claim(r) = r { Some((r.clone(), Origin::default())) } else { None }),
        );
        write_sorted(roster, claims);
    }

    fn write_posts(&self, roster: &mut Roster) {
        use super::DatedRow::{Appointment, Link};
        let mut rows: Vec<_> =
            self.appointments.rows.iter().map(|(_, row)| (self.appointment_row(row), row.origin)).collect();
        rows.extend(
            self.dormant
                .iter()
                .filter_map(|r| if let Appointment(r) = r { Some((r.clone(), Origin::default())) } else { None }),
        );
        write_sorted(roster, rows);
        let mut rows: Vec<_> = self.links.rows.iter().map(|(_, row)| (self.link_row(row), row.origin)).collect();
        rows.extend(
            self.dormant
                .iter()
                .filter_map(|r| if let Link(r) = r { Some((r.clone(), Origin::default())) } else { None }),
        );
        write_sorted(roster, rows);
    }

    pub(crate) fn unit_row(&self, id: UnitId) -> UnitRow<'_> {
        let Some(unit) = self.units.get(id) else {
            return UnitRow::default();
        };
        let model = &self.charter.model;
        let (label, network) =
            model.tiers.value(unit.tier).map_or(("", NetworkId::NONE), |tier| (tier.label.as_str(), tier.network));
        // The network is said only where the tier alone would mean another.
        let network = if model.unit_tier(None, label) == Some(unit.tier) {
            ""
        } else {
            model.networks.value(network).map_or("", |n| &n.key)
        };
        let dates = self.units.dates.get(&id).copied().unwrap_or_default();
        UnitRow {
            key: self.units.keys.key(id).into(),
            parent: self.units.parent(id).map_or("", |p| self.units.keys.key(p)).into(),
            tier: label.into(),
            network: network.into(),
            name: self.units.names.get(id).into(),
            kind: self.symbol(unit.kind).into(),
            tags: self.tags.tags(unit.tags).map(Cow::Borrowed).collect(),
            from: dates.from,
            until: dates.until,
        }
    }

    pub(crate) fn person_row(&self, id: PersonId) -> PersonRow<'_> {
        let first = self.people.places.value(NetworkId::new(0));
        let cell = first.filter(|places| !places.dates.contains_key(&id)).and_then(|places| places.cell(id));
        let numbers = self.charter.model.numbers.iter().filter_map(|(number, column)| {
            let points = Points::from_thousandths(self.people.number(number, id))?;
            Some((Cow::Borrowed(column.key.as_str()), points))
        });
        PersonRow {
            key: self.people.keys.key(id).into(),
            cell: cell.map_or("", |cell| self.units.keys.key(cell)).into(),
            tags: self
                .people
                .tags
                .value(id)
                .into_iter()
                .flat_map(|set| self.tags.tags(*set))
                .map(Cow::Borrowed)
                .collect(),
            numbers: numbers.collect(),
        }
    }

    pub(crate) fn placement_row(&self, network: NetworkId, person: PersonId) -> Option<PlacementRow<'_>> {
        let places = self.people.places.value(network)?;
        let cell = places.cell(person)?;
        let Interval { from, until } = places.dates.get(&person).copied().unwrap_or_default();
        Some(PlacementRow {
            person: self.people.keys.key(person).into(),
            network: self.charter.model.networks.value(network)?.key.as_str().into(),
            cell: self.units.keys.key(cell).into(),
            from,
            until,
        })
    }

    pub(crate) fn area_row(&self, id: AreaId) -> AreaRow<'_> {
        let kind = self.areas.rows.value(id).copied().flatten().map_or("", |(kind, _)| self.symbol(kind));
        AreaRow { key: self.areas.keys.key(id).into(), name: self.areas.names.get(id).into(), kind: kind.into() }
    }

    pub(crate) fn claim_row(&self, row: &ClaimData) -> ClaimRow<'_> {
        ClaimRow {
            area: self.areas.keys.key(row.area).into(),
            cell: self.units.keys.key(row.cell).into(),
            keeper: row.keeper.map_or_else(Cow::default, |keeper| self.end_text(keeper)),
            from: row.dates.from,
            until: row.dates.until,
        }
    }

    pub(crate) fn appointment_row(&self, row: &AppointmentData) -> AppointmentRow<'_> {
        let post = self.charter.model.posts.value(row.post);
        let shift = post.and_then(|post| post.shifts.get(usize::from(row.shift)));
        AppointmentRow {
            person: self.people.keys.key(row.person).into(),
            post: post.map_or("", |post| &post.key).into(),
            unit: self.units.keys.key(row.unit).into(),
            shift: shift.map_or("", |shift| shift).into(),
            channel: self.symbol(row.channel).into(),
            approvals: self.approval_texts(row),
            from: row.dates.from,
            until: row.dates.until,
        }
    }

    /// The approvals of an appointment, sorted as a table holds them.
    fn approval_texts(&self, row: &AppointmentData) -> Vec<Cow<'_, str>> {
        let mut approvals: Vec<Cow<'_, str>> = row.approvals.iter().map(|a| self.symbol(*a).into()).collect();
        approvals.sort_unstable();
        approvals
    }

    pub(crate) fn link_row(&self, row: &LinkData) -> LinkRow<'_> {
        LinkRow {
            kind: self.charter.model.links.value(row.kind).map_or("", |kind| &kind.key).into(),
            source: self.end_text(row.source),
            target: self.end_text(row.target),
            from: row.dates.from,
            until: row.dates.until,
        }
    }

    fn end_text(&self, end: End) -> Cow<'_, str> {
        Cow::Owned(self.reference(end).to_string())
    }
}

impl super::Aliases {
    /// Kind, former key and key of each.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        [("area", &self.areas), ("person", &self.people), ("unit", &self.units)]
            .into_iter()
            .flat_map(|(kind, map)| map.iter().map(move |(alias, key)| (kind, alias.as_str(), key.as_str())))
    }
}

fn write_sorted<'a, R: Row<'a> + Ord>(roster: &mut Roster, mut rows: Vec<(R, Origin)>) {
    rows.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    for (row, origin) in rows {
        write(roster, &row, origin);
    }
}

fn write<'a, R: Row<'a>>(roster: &mut Roster, row: &R, origin: Origin) {
    let table: &mut crate::roster::Table = roster.table_mut(R::KIND);
    row.write(table);
    table.finish_row(origin);
}
