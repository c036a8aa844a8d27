//! Assessments: rounds of sheets over units or post-holders.

use serde::{Deserialize, Serialize};

use super::indicator::words;
use crate::points::Points;
use crate::time::PeriodKind;
use crate::value::{Log, Read, Trouble, Value, fields, word_of};

/// Rounds in which subjects are marked by the indicators of their scheme.
///
/// The subjects are the units of a tier, or the holders of a post: an officer assessed against a list of
/// duties has a scheme whose indicators are the duties.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct AssessmentSpec {
    /// How often: the kind of period of a round.
    pub every: PeriodKind,
    /// The tier whose units are assessed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tier: String,
    /// The post whose holders are assessed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// Whose sheets make the score, with weights that sum to 1.
    pub sheets: Vec<SheetSpec>,
    /// How far the scores of one subject may lie apart; absent means any distance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Points>,
}

/// Sheets of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SheetSpec {
    /// Who fills them.
    pub from: SheetKind,
    /// What they weigh.
    pub weight: Points,
    /// The posts and roles whose holders may fill them; none named means anyone of that kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// How many each subject needs; absent means 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// Who fills a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// The subject itself: people of the unit, or the holder.
    #[default]
    #[serde(rename = "self")]
    Own,
    /// People of other units of the same tier, or other holders of the post.
    Mutual,
    /// Those who supervise: anyone who is neither.
    Centre,
}

impl SheetKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Own, Self::Mutual, Self::Centre];

    /// The name it has in charters and sheets.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Mutual => "mutual",
            Self::Centre => "centre",
        }
    }
}

fields! {
    AssessmentSpec { every, tier, post, sheets, tolerance }
    SheetSpec { from, weight, by, count }
}

words! {
    SheetKind { "self" Own, "mutual" Mutual, "centre" Centre }
}
