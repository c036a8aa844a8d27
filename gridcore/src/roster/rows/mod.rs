//! One type a table: a row as a value, borrowed or owned.

mod columns;
mod duty;
mod entry;
mod own;
mod person;
mod read;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub(crate) use columns::Row;
pub use duty::{DutyRow, InspectionRow, RiskRow, TaskRow};
pub use entry::EntryRow;
use serde::{Deserialize, Serialize};

use crate::points::Points;
use crate::time::{Date, optional_date};

/// A unit: a node of a network's tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct UnitRow<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// The unit above; empty for a root.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub parent: Cow<'a, str>,
    /// The label of its tier.
    pub tier: Cow<'a, str>,
    /// Its network; empty means the first that has the tier.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub network: Cow<'a, str>,
    /// What it is called.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: Cow<'a, str>,
    /// What kind of place it is.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kind: Cow<'a, str>,
    /// Its tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Cow<'a, str>>,
    /// The first day it exists.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub from: Option<Date>,
    /// The first day it no longer does.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub until: Option<Date>,
}

/// A person: an opaque key, tags and numbers, and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PersonRow<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// The cell of the first network the person is placed in.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub cell: Cow<'a, str>,
    /// The person's tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Cow<'a, str>>,
    /// The numbers, by column.
    #[serde(flatten)]
    pub numbers: BTreeMap<Cow<'a, str>, Points>,
}

/// A person's place in a network.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PlacementRow<'a> {
    /// The person.
    pub person: Cow<'a, str>,
    /// The network; empty means the network of the cell.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub network: Cow<'a, str>,
    /// The cell.
    pub cell: Cow<'a, str>,
    /// The first day of it.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub from: Option<Date>,
    /// The first day after it.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub until: Option<Date>,
}

/// An area: a place or asset somebody answers for.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AreaRow<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// What it is called.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: Cow<'a, str>,
    /// What kind of area it is.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kind: Cow<'a, str>,
}

/// A cell's claim on an area.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ClaimRow<'a> {
    /// The area.
    pub area: Cow<'a, str>,
    /// The cell that answers for it.
    pub cell: Cow<'a, str>,
    /// Who keeps it, as a typed reference to a person or a post.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub keeper: Cow<'a, str>,
    /// The first day of it.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub from: Option<Date>,
    /// The first day after it.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub until: Option<Date>,
}

/// A person's appointment to a post or role.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AppointmentRow<'a> {
    /// The person.
    pub person: Cow<'a, str>,
    /// The post or role.
    pub post: Cow<'a, str>,
    /// The unit the post is in.
    pub unit: Cow<'a, str>,
    /// The shift, if the post has shifts.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub shift: Cow<'a, str>,
    /// The channel of nomination.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub channel: Cow<'a, str>,
    /// The approvals obtained.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<Cow<'a, str>>,
    /// The first day of it.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub from: Option<Date>,
    /// The first day after it.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub until: Option<Date>,
}

/// A link: a contact duty or a bridge.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct LinkRow<'a> {
    /// The kind of link.
    pub kind: Cow<'a, str>,
    /// Where it starts, as a typed reference.
    pub source: Cow<'a, str>,
    /// Where it leads, as a typed reference.
    pub target: Cow<'a, str>,
    /// The first day of it.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub from: Option<Date>,
    /// The first day after it.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub until: Option<Date>,
}

/// A former key, left by a rekey.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AliasRow<'a> {
    /// What it named: `unit`, `person` or `area`.
    pub kind: Cow<'a, str>,
    /// The former key.
    pub alias: Cow<'a, str>,
    /// The key it has now.
    pub key: Cow<'a, str>,
}
