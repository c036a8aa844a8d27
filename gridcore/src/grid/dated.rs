//! Rows with dates, as values: what they name and when they hold.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::key::Reference;
use crate::roster::{AppointmentRow, ClaimRow, LinkRow, PlacementRow, UnitRow};
use crate::time::Interval;

/// A row that may be dated; a grid keeps those that are not in force on its day, be they of the
/// past or of the future.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DatedRow {
    /// A unit.
    Unit(UnitRow<'static>),
    /// A placement.
    Placement(PlacementRow<'static>),
    /// A claim.
    Claim(ClaimRow<'static>),
    /// An appointment.
    Appointment(AppointmentRow<'static>),
    /// A link.
    Link(LinkRow<'static>),
}

/// What replaces a key: given the word of a reference to it and the key.
type Replace<'r> = &'r dyn Fn(&str, &str) -> Option<String>;

impl DatedRow {
    /// The days it is in force.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        let (from, until) = match self {
            Self::Unit(row) => (row.from, row.until),
            Self::Placement(row) => (row.from, row.until),
            Self::Claim(row) => (row.from, row.until),
            Self::Appointment(row) => (row.from, row.until),
            Self::Link(row) => (row.from, row.until),
        };
        Interval { from, until }
    }

    /// The key of the thing the row is of.
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::Unit(row) => &row.key,
            Self::Placement(row) => &row.person,
            Self::Claim(row) => &row.area,
            Self::Appointment(row) => &row.person,
            Self::Link(row) => &row.source,
        }
    }

    /// Whether two rows are of one thing, perhaps at different times.
    pub(crate) fn is_of_same_thing(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unit(a), Self::Unit(b)) => a.key == b.key,
            (Self::Placement(a), Self::Placement(b)) => a.person == b.person && a.network == b.network,
            (Self::Claim(a), Self::Claim(b)) => a.area == b.area && a.cell == b.cell,
            (Self::Appointment(a), Self::Appointment(b)) => {
                (&a.person, &a.post, &a.unit, &a.shift) == (&b.person, &b.post, &b.unit, &b.shift)
            }
            (Self::Link(a), Self::Link(b)) => (&a.kind, &a.source, &a.target) == (&b.kind, &b.source, &b.target),
            _ => false,
        }
    }

    /// The things a row names, each as the word of a reference to it and its key. A unit's own row
    /// does not name it.
    pub(crate) fn names(&self) -> Vec<(&'static str, Cow<'_, str>)> {
        let key = |kind, key: &'_ Cow<'static, str>| (!key.is_empty()).then(|| (kind, Cow::Owned(key.to_string())));
        let reference = |text: &str| match Reference::parse(text).map(Reference::into_owned) {
            Ok(Reference::Person(named)) => Some(("person", named)),
            Ok(Reference::Unit(named) | Reference::Post { unit: named, .. }) => Some(("unit", named)),
            _ => None,
        };
        let named = match self {
            Self::Unit(row) => [key("unit", &row.parent), None, None],
            Self::Placement(row) => [key("person", &row.person), key("unit", &row.cell), None],
            Self::Claim(row) => [key("area", &row.area), key("unit", &row.cell), reference(&row.keeper)],
            Self::Appointment(row) => [key("person", &row.person), key("unit", &row.unit), None],
            Self::Link(row) => [reference(&row.source), reference(&row.target), None],
        };
        named.into_iter().flatten().collect()
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

/// A typed reference with its key replaced; none if it is left as it is.
pub(crate) fn replace_in(text: &str, replace: Replace<'_>) -> Option<Cow<'static, str>> {
    let replaced = match Reference::parse(text).ok()? {
        Reference::Person(key) => Reference::Person(replace("person", &key)?.into()),
        Reference::Unit(key) => Reference::Unit(replace("unit", &key)?.into()),
        Reference::Post { post, unit } => Reference::Post { post, unit: replace("unit", &unit)?.into() },
        Reference::Area(_) | Reference::Kind(_) => return None,
    };
    Some(replaced.to_string().into())
}
