//! Awards, and how the scores of tiers are made of what lies below.

use serde::{Deserialize, Serialize};

use super::indicator::words;
use crate::points::Points;
use crate::time::PeriodKind;
use crate::value::{Log, Read, Trouble, Value, fields, word_of};

/// An award for the best units of a tier, or the best people of a tier of people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct AwardSpec {
    /// The key of the award.
    pub key: String,
    /// What it is given for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The tier it is given to.
    pub tier: String,
    /// How often: the kind of period it is given for.
    pub every: PeriodKind,
    /// How many get it, those tied with the last included; absent means all with the least score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top: Option<u32>,
    /// The least score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Points>,
    /// Those who nominate, from the lowest tier up: only the best of each unit go on to the next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nominate: Vec<NominateSpec>,
    /// Rules of the scheme: an entry by one of them in the period, not reversed, bars its subject.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub vetoes: Vec<String>,
    /// Whether who had it the last time is passed over.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not_twice: bool,
    /// The tier of which each unit has at most one that is awarded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_per: Option<String>,
}

/// How many candidates each unit of a tier puts forward.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NominateSpec {
    /// The tier.
    pub tier: String,
    /// How many.
    pub top: u32,
}

/// How the score of the units of a tier, or of the people of one, is made of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TierScoreSpec {
    /// The tier.
    pub tier: String,
    /// How.
    pub policy: Policy,
    /// With `weighted`: what the unit's own entries weigh, those of people in it included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Points>,
    /// With `weighted`: what the mean of the scores of the units right below weighs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Points>,
    /// With `best`: how many of the best scores right below are added up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<u32>,
    /// No score is lower.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Points>,
    /// No score is higher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Points>,
}

/// How a score is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// All entries in and below the unit, added up.
    #[default]
    Sum,
    /// That sum for each person in and below it.
    Mean,
    /// The unit's own entries and the mean of the scores right below, weighted.
    Weighted,
    /// The best scores right below: of units, or in a cell of people.
    Best,
}

fields! {
    AwardSpec { key, text, tier, every, top, least, nominate, vetoes, not_twice, one_per }
    NominateSpec { tier, top }
    TierScoreSpec { tier, policy, own, below, best, floor, cap }
}

words! {
    Policy { "sum" Sum, "mean" Mean, "weighted" Weighted, "best" Best }
}
