//! Dormant rows in one form: present keys for former ones, so that equal rows are equal and go on
//! naming what they name.

use std::borrow::Cow;

use super::{DatedRow, Grid};
use crate::key::Reference;
use crate::roster::{PlacementRow, UnitRow};

/// What replaces a key: given the word of a reference to it and the key.
type Replace<'r> = &'r dyn Fn(&str, &str) -> Option<String>;

impl DatedRow {
    /// Whether the row names a thing, given the word of a reference to it and its key. A unit's own
    /// row does not name it.
    pub(crate) fn names(&self, kind: &str, key: &str) -> bool {
        let unit = |named: &str| kind == "unit" && named == key;
        let person = |named: &str| kind == "person" && named == key;
        let reference = |text: &str| match Reference::parse(text) {
            Ok(Reference::Person(named)) => person(&named),
            Ok(Reference::Unit(named) | Reference::Post { unit: named, .. }) => unit(&named),
            _ => false,
        };
        match self {
            Self::Unit(row) => unit(&row.parent),
            Self::Placement(row) => person(&row.person) || unit(&row.cell),
            Self::Claim(row) => (kind == "area" && row.area == key) || unit(&row.cell) || reference(&row.keeper),
            Self::Appointment(row) => person(&row.person) || unit(&row.unit),
            Self::Link(row) => reference(&row.source) || reference(&row.target),
        }
    }

    /// The row with the keys it names replaced. The key of a unit's own row is not one it names.
    pub(crate) fn with_keys(&self, replace: Replace<'_>) -> Self {
        let key = |kind: &str, key: &Cow<'static, str>| replace(kind, key).map_or_else(|| key.clone(), Cow::Owned);
        let reference = |text: &Cow<'static, str>| replace_in(text, replace).unwrap_or_else(|| text.clone());
        let mut row = self.clone();
        match &mut row {
            Self::Unit(row) => row.parent = key("unit", &row.parent),
            Self::Placement(row) => (row.person, row.cell) = (key("person", &row.person), key("unit", &row.cell)),
            Self::Claim(row) => {
                (row.area, row.cell) = (key("area", &row.area), key("unit", &row.cell));
                row.keeper = reference(&row.keeper);
            }
            Self::Appointment(row) => (row.person, row.unit) = (key("person", &row.person), key("unit", &row.unit)),
            Self::Link(row) => (row.source, row.target) = (reference(&row.source), reference(&row.target)),
        }
        row
    }
}

fn replace_in(text: &str, replace: Replace<'_>) -> Option<Cow<'static, str>> {
    let replaced = match Reference::parse(text).ok()? {
        Reference::Person(key) => Reference::Person(replace("person", &key)?.into()),
        Reference::Unit(key) => Reference::Unit(replace("unit", &key)?.into()),
        Reference::Post { post, unit } => Reference::Post { post, unit: replace("unit", &unit)?.into() },
        Reference::Area(_) | Reference::Kind(_) => return None,
    };
    Some(replaced.to_string().into())
}

impl Grid {
    /// The key that a former key of a kind of thing stands for; none for one that is no former key.
    pub(crate) fn present_key(&self, kind: &str, key: &str) -> Option<String> {
        let (is_key, aliases) = match kind {
            "unit" => (self.units.keys.id(key).is_some(), &self.aliases.units),
            "person" => (self.people.keys.id(key).is_some(), &self.aliases.people),
            _ => (self.areas.keys.id(key).is_some(), &self.aliases.areas),
        };
        if is_key { None } else { aliases.get(key).cloned() }
    }

    /// A typed reference with a present key for a former one.
    pub(crate) fn present_reference<'t>(&self, text: &'t str) -> Cow<'t, str> {
        replace_in(text, &|kind, key| self.present_key(kind, key)).unwrap_or(Cow::Borrowed(text))
    }

    /// A dormant row in the form it is kept in: present keys, tags and approvals in order, the
    /// network said of placements and, of units, only where the tier alone would mean another.
    pub(crate) fn normal(&self, row: &DatedRow) -> DatedRow {
        match row.with_keys(&|kind, key| self.present_key(kind, key)) {
            DatedRow::Unit(row) => DatedRow::Unit(self.normal_unit(row)),
            DatedRow::Placement(row) => DatedRow::Placement(self.with_network(row)),
            DatedRow::Appointment(mut row) => {
                row.approvals.sort_unstable();
                row.approvals.dedup();
                DatedRow::Appointment(row)
            }
            row => row,
        }
    }

    fn normal_unit(&self, mut row: UnitRow<'static>) -> UnitRow<'static> {
        let model = &self.charter.model;
        row.tags.sort_unstable();
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
}
