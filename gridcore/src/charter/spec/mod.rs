//! A charter as it is written: plain data, one type a table, unknown fields refused.

mod assessment;
mod award;
mod bounds;
mod desk;
mod duty;
mod flow;
mod indicator;
mod link;
mod network;
mod post;
mod predicate;
mod preference;
mod read;
mod scheme;
mod words;

use std::collections::BTreeMap;
use std::fmt;

pub use assessment::{AssessmentSpec, SheetKind, SheetSpec};
pub use award::{AwardSpec, NominateSpec, Policy, TierScoreSpec};
pub use bounds::Bounds;
pub use desk::{BodySpec, CalendarDay, CalendarSpec, ChannelSpec, DeskSpec, Weekday};
pub use duty::{CheckSpec, ChecklistSpec, DutyKind, DutyListSpec, DutySpec, RevisedSpec, RisksSpec, TaskNeed};
pub use flow::{BuiltIn, EscalationSpec, FlowSpec, Outcome, StageSpec, Work};
pub use indicator::{Counting, DeductSpec, Direction, EachSpec, IndicatorSpec, StepSpec};
pub use link::{BridgeSpec, EndKind, KindSpec, LinkSpec, ReachSpec};
pub use network::{CodePart, CodeSpec, NetworkSpec, RequirementSpec, TierSpec};
pub use post::{CombinedSpec, ExclusiveSpec, PostSpec, RoleSpec, SiteSpec};
pub use predicate::{NumberTest, Predicate};
pub use preference::Preference;
pub use scheme::{BandSpec, BudgetSpec, CapSpec, SchemeSpec, ScoreRuleSpec};
use serde::{Deserialize, Deserializer, Serialize, de};
pub(crate) use words::words;

use crate::finding::Language;
use crate::points::Points;
use crate::time::{Date, optional_date};

/// A whole charter as data; [`Charter::new`](crate::Charter::new) validates it.
///
/// The smallest one is a name and a list of tiers: one network, called `main`, whose last unit
/// tier holds the people.
///
/// ```toml
/// name = "workshop"
/// tiers = ["site", "team"]
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CharterSpec {
    /// The version of this format; absent means 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<u32>,
    /// The key of the charter.
    pub name: String,
    /// The first day this version is in force.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub from: Option<Date>,
    /// The first day it is no longer in force.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub until: Option<Date>,
    /// The language messages are written in.
    pub language: Language,
    /// The tiers of the only network, outermost first; instead of `networks`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierSpec>,
    /// The networks; the first is the one the column `cell` of people speaks of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub networks: Vec<NetworkSpec>,
    /// The tags a person or unit may have; absent means any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// The number columns of people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<NumberSpec>,
    /// The kinds a unit may be of; absent means any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_kinds: Option<Vec<String>>,
    /// The kinds an area may be of; absent means any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area_kinds: Option<Vec<String>>,
    /// The grades of responsibility that tiers and posts may carry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<String>,
    /// The posts, in the order in which they answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<PostSpec>,
    /// The specialist roles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleSpec>,
    /// Counts taken over several posts together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub combined: Vec<CombinedSpec>,
    /// Groups of posts of which a person may hold only so many.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exclusive: Vec<ExclusiveSpec>,
    /// What the people of a unit must include.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<RequirementSpec>,
    /// The kinds of link.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkSpec>,
    /// The kinds of matter and who answers for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<KindSpec>,
    /// The code schemes of unit keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeSpec>,
    /// The score schemes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schemes: Vec<SchemeSpec>,
    /// The case flows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flows: Vec<FlowSpec>,
    /// The working calendars; the first is that of flows that name none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calendars: Vec<CalendarSpec>,
    /// How matters come in, and who has those that nobody in the tree may handle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desk: Option<DeskSpec>,
    /// The lists of duties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duty_lists: Vec<DutyListSpec>,
    /// The checklists of inspections.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checklists: Vec<ChecklistSpec>,
    /// The registers of risks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risks: Option<RisksSpec>,
    /// Severity and parameters of rules, by rule id: `severity` (`"off"` too) and what the rule's
    /// page names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::RuleSettings"))]
    pub rules: BTreeMap<String, BTreeMap<String, Setting>>,
    /// Column maps, by table: the user's header to the column it stands for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::ColumnMaps"))]
    pub columns: BTreeMap<String, BTreeMap<String, String>>,
}

/// A number column of people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NumberSpec {
    /// The name of the column.
    pub key: String,
    /// The smallest value allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Points>,
    /// The largest value allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Points>,
}

/// The value of a rule's parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Setting {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(Points),
    /// A text.
    Text(String),
}

impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl Visitor {
            fn number<E: de::Error>(number: Option<Points>) -> Result<Setting, E> {
                number.map(Setting::Number).ok_or_else(|| E::invalid_value(de::Unexpected::Other("a number"), &Self))
            }
        }

        impl de::Visitor<'_> for Visitor {
            type Value = Setting;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("yes or no, a number or a text")
            }

            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Setting, E> {
                Ok(Setting::Flag(flag))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Setting, E> {
                Self::number(Points::from_whole(number))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Setting, E> {
                Self::number(i64::try_from(number).ok().and_then(Points::from_whole))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Setting, E> {
                Self::number(Points::from_f64(number).ok())
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Setting, E> {
                Ok(Setting::Text(text.to_owned()))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}
