//! Lists of duties, checklists of inspections, and the registers of risks.

use serde::{Deserialize, Serialize};

use super::words::words;
use crate::points::Points;
use crate::time::{PeriodKind, TimeLimit};
use crate::value::fields;

/// A list of duties: whom it binds, and its items.
///
/// It binds the units of a `tier`, each holder of a `post`, each `link` of a kind, or with `tasks` each open row
/// of the table of tasks that names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DutyListSpec {
    /// The key of the list.
    pub key: String,
    /// The tier whose units it binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// The network of the tier; absent means the first that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// The post or role each holder of which it binds; with `tier`, the one that answers for the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// The kind of link whose sources it binds to reach their targets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Whether it is a list of tasks or projects, each of which it binds while it is open.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub tasks: bool,
    /// What each of its tasks must say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<TaskNeed>,
    /// How often the list itself is revised; its key names that duty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revised: Option<RevisedSpec>,
    /// The duties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<DutySpec>,
}

/// How often a list is revised, and by when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RevisedSpec {
    /// The kind of period in each of which it is revised once.
    pub every: PeriodKind,
    /// By which day of the period, counted from its first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<u32>,
    /// Within how many days at the end of the period; instead of `first`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<u32>,
}

/// A duty: how often it is due, and what it is worth.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DutySpec {
    /// The key of the duty; no other duty or list has it.
    pub key: String,
    /// What kind of duty it is, for the burden of those it binds.
    pub kind: DutyKind,
    /// The kind of period in each of which it is due; absent means as it comes, such as a training or a themed day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<PeriodKind>,
    /// Within how many days at the beginning of the period; absent means the whole of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<u32>,
    /// Within how many days at the end of the period; instead of `first`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<u32>,
    /// How often in each period; absent means once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How long it may take once begun, as the list says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub limit: Option<TimeLimit>,
    /// The key of the standard it is held to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub standard: String,
    /// The points due each time it is done in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// The points due each time it is done late; absent means as in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<Points>,
    /// The points due each time it is missed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<Points>,
}

words! {
    /// A kind of duty.
    #[derive(Default)]
    DutyKind {
        /// Work of any kind.
        #[default]
        Work = "work",
        /// A report that is written.
        Report = "report",
        /// A meeting that is held.
        Meeting = "meeting",
        /// Somebody is reached.
        Contact = "contact",
        /// A training, or a themed event.
        Training = "training",
    }

    /// What a task must say.
    TaskNeed {
        /// The post or person who answers for it.
        Owner = "owner",
        /// By when it is done.
        Deadline = "deadline",
        /// What is done about it.
        Measures = "measures",
        /// Who takes part.
        Team = "team",
    }
}

/// A checklist of inspections.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ChecklistSpec {
    /// The key of the checklist.
    pub key: String,
    /// What is looked at.
    pub items: Vec<CheckSpec>,
}

/// An item of a checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CheckSpec {
    /// The key of the item.
    pub key: String,
    /// The key of the standard it is held to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub standard: String,
    /// The kind of matter a defect of it becomes a case of; absent means that it is announced and mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// The registers of risks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RisksSpec {
    /// The tier each unit of which keeps a register.
    pub tier: String,
    /// The network of the tier; absent means the first that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// The post or role in the unit that answers for a risk which names nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// The kinds of risk; absent means any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<String>>,
    /// The levels of risk, the gravest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
}

fields! {
    DutyListSpec { key, tier, network, post, link, tasks, needs, revised, items }
    RevisedSpec { every, first, last }
    DutySpec { key, kind, every, first, last, times, limit, standard, points, late, missed }
    ChecklistSpec { key, items }
    CheckSpec { key, standard, kind }
    RisksSpec { tier, network, post, kinds, levels }
}
