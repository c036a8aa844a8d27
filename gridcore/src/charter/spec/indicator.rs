//! Indicators: what is measured or marked, and what it is worth.

use serde::{Deserialize, Serialize};

use crate::points::Points;
use crate::value::{Log, Read, Trouble, Value, fields, word_of};

/// One indicator of a scheme: marks given by hand, or worked out of a value by one kind of rule.
///
/// Marks lie between `least` and `full`. `deduct` takes points by the distance from `target`, `steps`
/// give marks by how far the value came, `each` takes points for every case counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct IndicatorSpec {
    /// The key of the indicator.
    pub key: String,
    /// What it asks for, as those who are assessed read it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Its weight; those of a scheme sum to 1. Without weights the marks are added up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Points>,
    /// The most marks; absent means 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full: Option<Points>,
    /// The fewest marks; absent means 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Points>,
    /// Which values are better.
    #[serde(skip_serializing_if = "is_default")]
    pub direction: Direction,
    /// The value from which on, in that direction, the marks are full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Points>,
    /// What is taken off for what is missing to the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deduct: Option<DeductSpec>,
    /// The marks of values that come as far as a step; short of all of them the fewest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepSpec>,
    /// What each case takes off, by its number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<EachSpec>,
}

/// Points taken off by distance.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DeductSpec {
    /// The points, above zero.
    pub points: Points,
    /// The distance they are taken off for; absent means 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Points>,
    /// What counts of a part of that distance.
    #[serde(skip_serializing_if = "is_default")]
    pub count: Counting,
}

/// A step: the marks of values that come as far as `at`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct StepSpec {
    /// The value.
    pub at: Points,
    /// The marks.
    pub marks: Points,
}

/// What each case takes off from a number of cases on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EachSpec {
    /// The first case it holds for, counted from 1.
    pub from: u32,
    /// The points each takes off, above zero.
    pub points: Points,
}

/// Which values are better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Higher ones.
    #[default]
    High,
    /// Lower ones.
    Low,
}

/// What counts of a part of a distance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// The part.
    #[default]
    Exact,
    /// The whole, as soon as it has begun.
    Started,
    /// Nothing, until it is whole.
    Whole,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fields! {
    IndicatorSpec { key, text, weight, full, least, direction, target, deduct, steps, each }
    DeductSpec { points, per, count }
    StepSpec { at, marks }
    EachSpec { from, points }
}

/// Types that are written as one of some words.
macro_rules! words {
    ($($type:ident { $($word:literal $variant:ident),* })*) => {$(
        impl Read for $type {
            fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
                const ALL: &[$type] = &[$($type::$variant),*];
                word_of(value, &[$($word),*]).map(|word| ALL.get(word).copied().unwrap_or_default())
            }

            fn blank() -> Option<Self> {
                Some(Self::default())
            }
        }
    )*};
}
pub(super) use words;

words! {
    Direction { "high" High, "low" Low }
    Counting { "exact" Exact, "started" Started, "whole" Whole }
}
