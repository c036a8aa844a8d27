//! One type a table: a row as a value, borrowed or owned.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Record;
use super::draft::Draft;
use super::table::{ColumnInfo, ColumnType, Table, TableKind};
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
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

impl UnitRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> UnitRow<'static> {
        UnitRow {
            key: own(self.key),
            parent: own(self.parent),
            tier: own(self.tier),
            network: own(self.network),
            name: own(self.name),
            kind: own(self.kind),
            tags: self.tags.into_iter().map(own).collect(),
            from: self.from,
            until: self.until,
        }
    }
}

impl PersonRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> PersonRow<'static> {
        PersonRow {
            key: own(self.key),
            cell: own(self.cell),
            tags: self.tags.into_iter().map(own).collect(),
            numbers: self.numbers.into_iter().map(|(name, points)| (own(name), points)).collect(),
        }
    }
}

impl PlacementRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> PlacementRow<'static> {
        PlacementRow {
            person: own(self.person),
            network: own(self.network),
            cell: own(self.cell),
            from: self.from,
            until: self.until,
        }
    }
}

impl AreaRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> AreaRow<'static> {
        AreaRow { key: own(self.key), name: own(self.name), kind: own(self.kind) }
    }
}

impl ClaimRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> ClaimRow<'static> {
        ClaimRow {
            area: own(self.area),
            cell: own(self.cell),
            keeper: own(self.keeper),
            from: self.from,
            until: self.until,
        }
    }
}

impl AppointmentRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> AppointmentRow<'static> {
        AppointmentRow {
            person: own(self.person),
            post: own(self.post),
            unit: own(self.unit),
            shift: own(self.shift),
            channel: own(self.channel),
            approvals: self.approvals.into_iter().map(own).collect(),
            from: self.from,
            until: self.until,
        }
    }
}

impl LinkRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> LinkRow<'static> {
        LinkRow {
            kind: own(self.kind),
            source: own(self.source),
            target: own(self.target),
            from: self.from,
            until: self.until,
        }
    }
}

impl AliasRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> AliasRow<'static> {
        AliasRow { kind: own(self.kind), alias: own(self.alias), key: own(self.key) }
    }
}

fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

/// A row type of a table: written into its columns, read back from them.
pub(crate) trait Row<'a>: Sized {
    const KIND: TableKind;

    /// Writes the row into the columns of the row being written; false if a column is full.
    fn write(&self, table: &mut Table) -> bool;

    /// Reads a row.
    fn read(table: &'a Table, row: usize) -> Self;

    /// Writes the row into a draft, which checks it.
    fn fill(&self, draft: &mut Draft<'_>);

    /// The row as it is set aside.
    fn record(&self) -> Record;
}

macro_rules! rows {
    ($($row:ident $kind:ident { $($field:ident $holds:ident $required:literal),* } $($numbers:ident)?;)*) => {
        impl TableKind {
            /// The columns a table of this kind may have.
            pub(crate) const fn columns(self) -> &'static [ColumnInfo] {
                match self {
                    $(Self::$kind => &[$(ColumnInfo {
                        name: stringify!($field),
                        holds: ColumnType::$holds,
                        required: $required,
                    }),*],)*
                }
            }
        }

        $(
            impl<'a> Row<'a> for $row<'a> {
                const KIND: TableKind = TableKind::$kind;

                fn write(&self, table: &mut Table) -> bool {
                    let mut column = 0;
                    let mut fits = true;
                    $(
                        rows!(@write $holds table column fits self.$field);
                        column += 1;
                    )*
                    let _ = column;
                    $(
                        for (name, points) in &self.$numbers {
                            let index = table.number_index(name);
                            table.set_number(index, *points);
                        }
                    )?
                    fits
                }

                fn fill(&self, draft: &mut Draft<'_>) {
                    let mut column = 0;
                    $(
                        rows!(@fill $holds draft column self.$field);
                        column += 1;
                    )*
                    let _ = column;
                    $(
                        for (name, points) in &self.$numbers {
                            draft.number_named(name, *points);
                        }
                    )?
                }

                fn record(&self) -> Record {
                    let mut record = Record::new(Self::KIND);
                    $(record.push(stringify!($field), rows!(@record $holds self.$field));)*
                    $(
                        for (name, points) in &self.$numbers {
                            record.push(name, points.to_string());
                        }
                    )?
                    record
                }

                fn read(table: &'a Table, row: usize) -> Self {
                    let mut column = 0..;
                    Self {
                        $($field: rows!(@read $holds table (column.next().unwrap_or(0)) row),)*
                        $($numbers: table
                            .numbers()
                            .iter()
                            .filter_map(|(name, values)| Some((Cow::Borrowed(name.as_str()), values.get(row)?)))
                            .collect(),)?
                    }
                }
            }
        )*
    };
    (@write Text $table:ident $column:ident $fits:ident $value:expr) => {
        $fits &= $table.set_text($column, &$value)
    };
    (@write Tags $table:ident $column:ident $fits:ident $value:expr) => {
        $table.set_tags($column, $value.iter().map(AsRef::as_ref))
    };
    (@write Date $table:ident $column:ident $fits:ident $value:expr) => {
        $table.set_date($column, $value)
    };
    (@fill Text $draft:ident $column:ident $value:expr) => {
        $draft.text($column, &$value)
    };
    (@fill Tags $draft:ident $column:ident $value:expr) => {
        if !$value.is_empty() {
            $draft.tags($column, $value.len(), $value.iter().map(AsRef::as_ref))
        }
    };
    (@fill Date $draft:ident $column:ident $value:expr) => {
        if let Some(date) = $value {
            $draft.date($column, date)
        }
    };
    (@record Text $value:expr) => {
        $value.to_string()
    };
    (@record Tags $value:expr) => {
        $value.join(";")
    };
    (@record Date $value:expr) => {
        $value.map(|date| date.to_string()).unwrap_or_default()
    };
    (@read Text $table:ident $column:tt $row:ident) => {
        Cow::Borrowed($table.text($column, $row))
    };
    (@read Tags $table:ident $column:tt $row:ident) => {{
        let _ = $column;
        $table.tag_column().map(|t| t.get($row).iter().map(|t| Cow::Borrowed(&**t)).collect()).unwrap_or_default()
    }};
    (@read Date $table:ident $column:tt $row:ident) => {
        $table.date($column, $row)
    };
}

rows! {
    UnitRow Units { key Text true, parent Text false, tier Text true, network Text false, name Text false, kind Text false, tags Tags false, from Date false, until Date false };
    PersonRow People { key Text true, cell Text false, tags Tags false } numbers;
    PlacementRow Placements { person Text true, network Text false, cell Text true, from Date false, until Date false };
    AreaRow Areas { key Text true, name Text false, kind Text false };
    ClaimRow Claims { area Text true, cell Text true, keeper Text false, from Date false, until Date false };
    AppointmentRow Appointments { person Text true, post Text true, unit Text true, shift Text false, channel Text false, approvals Tags false, from Date false, until Date false };
    LinkRow Links { kind Text true, source Text true, target Text true, from Date false, until Date false };
    AliasRow Aliases { kind Text true, alias Text true, key Text true };
}
