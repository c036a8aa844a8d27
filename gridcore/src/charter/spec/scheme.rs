//! Score schemes and case flows, as far as a charter must be sound in them.

use serde::{Deserialize, Serialize};

use crate::points::Points;

/// A score scheme: weighted indicators and the bands of their total.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SchemeSpec {
    /// The key of the scheme.
    pub key: String,
    /// Its indicators; their weights sum to 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorSpec>,
    /// Its bands, half-open and adjoining, lowest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandSpec>,
}

/// One indicator of a scheme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct IndicatorSpec {
    /// The key of the indicator.
    pub key: String,
    /// Its weight.
    pub weight: Points,
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

/// A case flow: stages and the moves between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct FlowSpec {
    /// The key of the flow.
    pub key: String,
    /// Its stages; the first is where a case begins.
    pub stages: Vec<StageSpec>,
}

/// A stage of a flow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct StageSpec {
    /// The key of the stage.
    pub key: String,
    /// The stages a case may move to from here; none ends the flow.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<String>,
    /// The posts that may move it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
}
