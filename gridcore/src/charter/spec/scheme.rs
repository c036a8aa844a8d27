//! Score schemes.

use serde::{Deserialize, Serialize};

use super::{AssessmentSpec, AwardSpec, EndKind, IndicatorSpec, TierScoreSpec};
use crate::points::Points;
use crate::time::PeriodKind;

/// A score scheme: the rules of a points ledger; weighted indicators and the bands of their total.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SchemeSpec {
    /// The key of the scheme.
    pub key: String,
    /// What points are given and taken for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<ScoreRuleSpec>,
    /// How much one author may give and take together in a period.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub budgets: Vec<BudgetSpec>,
    /// How the scores of tiers are made of entries; a tier that is not named has their sum.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierScoreSpec>,
    /// Its indicators; their weights sum to 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorSpec>,
    /// Its bands, half-open and adjoining, lowest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandSpec>,
    /// The rounds in which its indicators are marked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<AssessmentSpec>,
    /// What the best are awarded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<AwardSpec>,
}

/// What points are given or taken for: above zero a reward, below zero a penalty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ScoreRuleSpec {
    /// The key of the rule.
    pub key: String,
    /// What it says, as those whom it concerns read it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// How many points it always is; instead of `least` and `most`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// The fewest points it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Points>,
    /// The most points it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<Points>,
    /// What kinds of subject it is for; none named means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<EndKind>,
    /// The posts and roles whose holders may post it; none named means anyone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// Whether an entry must refer to its evidence.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reference: bool,
    /// Whether an entry counts only once somebody else has approved it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approval: bool,
    /// The posts and roles whose holders may approve it; none named means anyone else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approvers: Vec<String>,
    /// The most points of the rule, whatever their sign, that one subject gets in a period.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<CapSpec>,
}

/// The most points in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CapSpec {
    /// The kind of period.
    pub period: PeriodKind,
    /// The points.
    pub points: Points,
}

/// The most points, whatever their sign, that one author posts in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct BudgetSpec {
    /// The kind of period.
    pub period: PeriodKind,
    /// The points.
    pub points: Points,
}

/// A band of scores, `[from, below)`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct BandSpec {
    /// The label of the band.
    pub key: String,
    /// The lowest score inside; absent means no lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Points>,
    /// The lowest score above it; absent means no upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Points>,
    /// The highest score inside. Only the topmost band may be closed like this; elsewhere it
    /// would leave a gap or share its end with the next band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Points>,
}
