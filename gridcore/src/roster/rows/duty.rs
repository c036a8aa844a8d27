//! What was done of duties; tasks and projects; what inspections found; risks.

use std::borrow::Cow;

use serde::Serialize;

use crate::points::Points;
use crate::time::Date;

/// That a duty was done, missed or excused. It never says what was said or thought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DutyRow<'a> {
    /// The day on which it was.
    #[serde(serialize_with = "crate::time::written")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub date: Date,
    /// The duty; the key of a list stands for its revision.
    pub duty: Cow<'a, str>,
    /// Whom it binds: `person:p1`, `unit:t1`, or `post:lead@t1` for whoever holds the post.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub subject: Cow<'a, str>,
    /// Of a contact: who was reached.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub target: Cow<'a, str>,
    /// Of a list of tasks: the key of the task.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub task: Cow<'a, str>,
    /// `done`, `missed` or `excused`; empty means done.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub state: Cow<'a, str>,
    /// How many took part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Points>,
    /// The period it counts for, by its name; empty means that of the day.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub period: Cow<'a, str>,
    /// Who says so; needed of what is excused.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub author: Cow<'a, str>,
    /// Where the evidence is found; of a revision, the version of the list.
    #[serde(rename = "ref", skip_serializing_if = "str::is_empty")]
    pub reference: Cow<'a, str>,
}

/// A task or project of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaskRow<'a> {
    /// The key of the task.
    pub key: Cow<'a, str>,
    /// The list it stands in.
    pub list: Cow<'a, str>,
    /// Who answers for it: `person:p1` or `post:lead@t1`.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Cow<'a, str>,
    /// The day on which it was put in the list.
    #[serde(serialize_with = "crate::time::written")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub opened: Date,
    /// The day by which it is to be done.
    #[serde(with = "crate::time::optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub deadline: Option<Date>,
    /// The day on which it was done.
    #[serde(with = "crate::time::optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub closed: Option<Date>,
    /// The key of the measures.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub measures: Cow<'a, str>,
    /// The keys of those who take part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<Cow<'a, str>>,
    /// Where it came from, such as the key of a case.
    #[serde(rename = "ref", skip_serializing_if = "str::is_empty")]
    pub reference: Cow<'a, str>,
}

/// What an inspection found of one item of its checklist in one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InspectionRow<'a> {
    /// The key of the round.
    pub round: Cow<'a, str>,
    /// The day of the inspection.
    #[serde(serialize_with = "crate::time::written")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub date: Date,
    /// The unit that was inspected.
    pub unit: Cow<'a, str>,
    /// The checklist.
    pub checklist: Cow<'a, str>,
    /// The item; empty if the row says only that the unit was inspected.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub item: Cow<'a, str>,
    /// `ok`, `defect` or `good` practice.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub result: Cow<'a, str>,
    /// `yes` or `no`; empty means announced.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub announced: Cow<'a, str>,
    /// The person who inspected.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub author: Cow<'a, str>,
    /// Of a defect: the day on which it was mended.
    #[serde(with = "crate::time::optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub mended: Option<Date>,
}

/// A risk in the register of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RiskRow<'a> {
    /// The key of the risk.
    pub key: Cow<'a, str>,
    /// The unit whose register holds it.
    pub unit: Cow<'a, str>,
    /// The kind of risk.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kind: Cow<'a, str>,
    /// The level.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub level: Cow<'a, str>,
    /// Who answers for it: `person:p1` or `post:lead@t1`; empty means the post the charter names.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Cow<'a, str>,
    /// The day on which it was found.
    #[serde(serialize_with = "crate::time::written")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub opened: Date,
    /// The day on which it was gone.
    #[serde(with = "crate::time::optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub closed: Option<Date>,
}

/// A row without anything but its days, which have no default of their own.
macro_rules! blank {
    ($($row:ident { $day:ident; $($text:ident),*; $($absent:ident),*; $($list:ident),* })*) => {$(
        impl Default for $row<'_> {
            fn default() -> Self {
                Self {
                    $day: Date::ZERO,
                    $($text: Cow::Borrowed(""),)*
                    $($absent: None,)*
                    $($list: Vec::new(),)*
                }
            }
        }
    )*};
}

blank! {
    DutyRow { date; duty, subject, target, task, state, period, author, reference; count; }
    TaskRow { opened; key, list, owner, measures, reference; deadline, closed; team }
    InspectionRow { date; round, unit, checklist, item, result, announced, author; mended; }
    RiskRow { opened; key, unit, kind, level, owner; closed; }
}
