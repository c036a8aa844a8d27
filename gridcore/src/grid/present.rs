//! Rows in one form: present keys for former ones, so that equal rows are equal and go on naming
//! what they name.

use std::borrow::Cow;

use super::dated::replace_in;
use super::{DatedRow, Grid};
use crate::key::NetworkId;
use crate::order;
use crate::roster::{PlacementRow, UnitRow};

impl Grid {
    /// The key that a former key of a kind of thing stands for; none for one that is no former key,
    /// or is the key of something, be it on another day.
    pub(crate) fn present_key(&self, kind: &str, key: &str) -> Option<&str> {
        let present = self.aliases.get(kind, key)?;
        if self.has_key(kind, key) { None } else { Some(present) }
    }

    /// A typed reference with a present key for a former one.
    pub(crate) fn present_reference<'t>(&self, text: &'t str) -> Cow<'t, str> {
        replace_in(text, &|kind, key| self.present_key(kind, key).map(str::to_owned)).unwrap_or(Cow::Borrowed(text))
    }

    /// A row in the form it is kept in while it is not in force: present keys, tags and approvals in
    /// order, the network said of placements and, of units, only where the tier alone would mean
    /// another.
    pub(crate) fn normal(&self, row: &DatedRow) -> DatedRow {
        match row.with_keys(&|kind, key| self.present_key(kind, key).map(str::to_owned)) {
            DatedRow::Unit(row) => DatedRow::Unit(self.normal_unit(row)),
            DatedRow::Placement(row) => DatedRow::Placement(self.with_network(row)),
            DatedRow::Appointment(mut row) => {
                order::natural(&mut row.approvals);
                row.approvals.dedup();
                DatedRow::Appointment(row)
            }
            row => row,
        }
    }

    fn normal_unit(&self, mut row: UnitRow<'static>) -> UnitRow<'static> {
        let model = &self.charter.model;
        order::natural(&mut row.tags);
        row.tags.dedup();
        let said = model.network(&row.network).and_then(|network| model.unit_tier(Some(network), &row.tier));
        if said.is_some() && said == model.unit_tier(None, &row.tier) {
            row.network = Cow::default();
        }
        row
    }

    /// A placement that says its network.
    fn with_network(&self, row: PlacementRow<'static>) -> PlacementRow<'static> {
        let network = self.placement_network(&row.network, &row.cell);
        let network = network.and_then(|id| self.charter.model.networks.value(id)).map(|network| network.key.clone());
        PlacementRow { network: network.map_or_else(|| row.network.clone(), Cow::Owned), ..row }
    }

    /// The network a placement speaks of: the one it names, or that of its cell, which may be a
    /// unit of another day.
    pub(crate) fn placement_network(&self, network: &str, cell: &str) -> Option<NetworkId> {
        if network.is_empty() { self.network_of_key(cell) } else { self.charter.model.network(network) }
    }
}
