//! Things of a grid as the rows they came from.

use std::borrow::Cow;

use super::{AppointmentData, ClaimData, End, Grid, LinkData};
use crate::key::{AreaId, Id, NetworkId, PersonId, UnitId};
use crate::order;
use crate::points::Points;
use crate::roster::{AppointmentRow, AreaRow, ClaimRow, LinkRow, PersonRow, PlacementRow, UnitRow};
use crate::time::Interval;

impl Grid {
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
            numbers: order::map(numbers),
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
        order::natural(&mut approvals);
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
