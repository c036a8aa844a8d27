//! Edits as values: applied all or none, each batch giving its inverse.

mod advance;
mod apply;
mod areas;
mod clean;
mod compound;
mod dormant;
mod keys;
mod pending;
mod people;
mod posts;
mod read;
mod refuse;
mod schedule;
mod touched;
mod units;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
pub(crate) use touched::Touched;

use super::DatedRow;
use crate::charter::CharterSpec;
use crate::key::Reference;
use crate::roster::{AppointmentRow, AreaRow, ClaimRow, LinkRow, PersonRow, PlacementRow, UnitRow};
use crate::time::Date;

/// One edit of a grid.
///
/// As JSON a change is a table of one entry: `{"move_unit": {"unit": "c7", "to": "b2"}}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// Adds a unit, under its parent if it names one.
    AddUnit(UnitRow<'static>),
    /// Gives a unit the tier, name, kind, tags and dates of the row; its parent stays.
    UpdateUnit(UnitRow<'static>),
    /// Calls a unit something else.
    RenameUnit {
        /// The unit.
        unit: String,
        /// Its new name.
        name: String,
    },
    /// Moves a unit, with all below it, under another; or makes it a root.
    MoveUnit {
        /// The unit.
        unit: String,
        /// The unit above it from now on; none makes it a root.
        #[serde(default)]
        to: Option<String>,
    },
    /// Splits units off a unit: each part is a new unit beside it and takes over what it names.
    /// What no part names stays.
    SplitUnit {
        /// The unit.
        unit: String,
        /// What is split off.
        parts: Vec<Part>,
    },
    /// Merges units into another: their people, units, areas, appointments and links go over, and
    /// they are retired. An appointment or claim that is there already is not doubled.
    MergeUnits {
        /// The units that go.
        units: Vec<String>,
        /// The unit that stays.
        into: String,
    },
    /// Retires a unit that nothing refers to any more.
    RetireUnit {
        /// The unit.
        unit: String,
    },
    /// Merges a network into another: whoever was placed in the one is placed in the other, unless
    /// they are already, and the units of the one are retired. The charter keeps the network
    /// until it is changed too.
    MergeNetworks {
        /// The network that goes.
        from: String,
        /// The network that stays.
        into: String,
        /// Which unit takes the place of which; every unit in use must be named.
        #[serde(default)]
        units: BTreeMap<String, String>,
    },
    /// Gives a unit, a person or an area another key.
    Rekey {
        /// What gets another key.
        what: Reference<'static>,
        /// Its new key.
        key: String,
        /// Whether the former key stays as an alias; it does unless said otherwise.
        #[serde(default = "yes")]
        alias: bool,
    },
    /// Sets or drops an alias.
    Alias {
        /// What it names: `unit`, `person` or `area`.
        kind: String,
        /// The former key.
        alias: String,
        /// The key it stands for; none drops it.
        #[serde(default)]
        key: Option<String>,
    },
    /// Adds a person, placed in a cell if the row names one.
    AddPerson(PersonRow<'static>),
    /// Gives a person the tags and numbers of the row; their placement stays.
    UpdatePerson(PersonRow<'static>),
    /// Gives a person tags and takes others away.
    Tag {
        /// The person.
        person: String,
        /// Tags to give.
        #[serde(default)]
        add: Vec<String>,
        /// Tags to take away.
        #[serde(default)]
        remove: Vec<String>,
    },
    /// Removes a person with their placements, appointments and links; areas they keep lose their
    /// keeper.
    RemovePerson {
        /// The person.
        person: String,
    },
    /// Places a person in a cell, instead of where they are placed in that network.
    Place(PlacementRow<'static>),
    /// Takes a person out of a network.
    Unplace {
        /// The person.
        person: String,
        /// The network; empty means the first.
        #[serde(default)]
        network: String,
    },
    /// Adds an area.
    AddArea(AreaRow<'static>),
    /// Gives an area the name and kind of the row.
    UpdateArea(AreaRow<'static>),
    /// Removes an area and the claims on it.
    RemoveArea {
        /// The area.
        area: String,
    },
    /// Appoints a person to a post or role.
    Appoint(AppointmentRow<'static>),
    /// Ends an appointment.
    End {
        /// The person.
        person: String,
        /// The post or role.
        post: String,
        /// The unit.
        unit: String,
        /// The shift; empty if none is said.
        #[serde(default)]
        shift: String,
    },
    /// Lets a cell claim an area.
    Claim(ClaimRow<'static>),
    /// Ends a claim.
    Release {
        /// The area.
        area: String,
        /// The cell.
        cell: String,
    },
    /// Adds a link.
    Link(LinkRow<'static>),
    /// Ends a link.
    Unlink {
        /// The kind of link.
        kind: String,
        /// Where it starts.
        source: Reference<'static>,
        /// Where it leads.
        target: Reference<'static>,
    },
    /// Adds a dated row that is not in force on the day of the grid.
    Schedule(DatedRow),
    /// Drops such a row.
    Unschedule(DatedRow),
    /// Goes to another day: rows begin and end as their dates say.
    Advance {
        /// The day; none only for a grid that had none.
        #[serde(with = "crate::time::optional_date")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
        day: Option<Date>,
    },
    /// Puts another version of the charter in force.
    Charter(Box<CharterSpec>),
}

/// A part split off a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Part {
    /// The new unit; an empty parent or tier means that of the unit split.
    pub unit: UnitRow<'static>,
    /// The people who go there.
    pub people: Vec<String>,
    /// The units below that go there.
    pub units: Vec<String>,
    /// The areas whose claims go there.
    pub areas: Vec<String>,
    /// The posts and roles whose appointments go there.
    pub posts: Vec<String>,
}

const fn yes() -> bool {
    true
}

impl Change {
    /// Moves `unit` under `to`.
    pub fn move_unit(unit: impl Into<String>, to: impl Into<String>) -> Self {
        Self::MoveUnit { unit: unit.into(), to: Some(to.into()) }
    }

    /// Places `person` in `cell`, in the network of the cell.
    pub fn place(person: impl Into<Cow<'static, str>>, cell: impl Into<Cow<'static, str>>) -> Self {
        Self::Place(PlacementRow { person: person.into(), cell: cell.into(), ..PlacementRow::default() })
    }

    /// Appoints `person` to `post` in `unit`.
    pub fn appoint(
        person: impl Into<Cow<'static, str>>,
        post: impl Into<Cow<'static, str>>,
        unit: impl Into<Cow<'static, str>>,
    ) -> Self {
        let (person, post, unit) = (person.into(), post.into(), unit.into());
        Self::Appoint(AppointmentRow { person, post, unit, ..AppointmentRow::default() })
    }

    /// Ends the appointment of `person` to `post` in `unit`, of no shift.
    pub fn end(person: impl Into<String>, post: impl Into<String>, unit: impl Into<String>) -> Self {
        Self::End { person: person.into(), post: post.into(), unit: unit.into(), shift: String::new() }
    }

    /// Lets `cell` claim `area`.
    pub fn claim(area: impl Into<Cow<'static, str>>, cell: impl Into<Cow<'static, str>>) -> Self {
        Self::Claim(ClaimRow { area: area.into(), cell: cell.into(), ..ClaimRow::default() })
    }

    /// The word for it, as in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AddUnit(_) => "add_unit",
            Self::UpdateUnit(_) => "update_unit",
            Self::RenameUnit { .. } => "rename_unit",
            Self::MoveUnit { .. } => "move_unit",
            Self::SplitUnit { .. } => "split_unit",
            Self::MergeUnits { .. } => "merge_units",
            Self::RetireUnit { .. } => "retire_unit",
            Self::MergeNetworks { .. } => "merge_networks",
            Self::Rekey { .. } => "rekey",
            Self::Alias { .. } => "alias",
            Self::AddPerson(_) => "add_person",
            Self::UpdatePerson(_) => "update_person",
            Self::Tag { .. } => "tag",
            Self::RemovePerson { .. } => "remove_person",
            Self::Place(_) => "place",
            Self::Unplace { .. } => "unplace",
            Self::AddArea(_) => "add_area",
            Self::UpdateArea(_) => "update_area",
            Self::RemoveArea { .. } => "remove_area",
            Self::Appoint(_) => "appoint",
            Self::End { .. } => "end",
            Self::Claim(_) => "claim",
            Self::Release { .. } => "release",
            Self::Link(_) => "link",
            Self::Unlink { .. } => "unlink",
            Self::Schedule(_) => "schedule",
            Self::Unschedule(_) => "unschedule",
            Self::Advance { .. } => "advance",
            Self::Charter(_) => "charter",
        }
    }
}
