//! Conditions on a person, as data.

use serde::{Deserialize, Serialize};

use crate::points::Points;

/// A condition on a person.
///
/// Written as a table of one entry: `{ tag = "member" }`, `{ all = [{ tag = "member" },
/// { not = { holds = "lead" } }] }`, `{ number = { of = "skill", at_least = 3 } }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Predicate {
    /// The person has the tag.
    Tag(String),
    /// The condition does not hold.
    Not(Box<Predicate>),
    /// All conditions hold; none at all holds for everybody.
    All(Vec<Predicate>),
    /// At least one condition holds; none at all holds for nobody.
    Any(Vec<Predicate>),
    /// A number of the person compares as said; a number that is missing never does.
    Number(NumberTest),
    /// The person holds the post or role somewhere.
    Holds(String),
    /// The person's placement lies in the unit or below it.
    PlacedUnder(String),
}

/// A comparison of one number column; every bound given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NumberTest {
    /// The number column.
    pub of: String,
    /// At least this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Points>,
    /// At most this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Points>,
    /// More than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<Points>,
    /// Less than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Points>,
    /// Exactly this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equals: Option<Points>,
}

impl NumberTest {
    /// The least and the most that meet it, in thousandths: strict bounds are the neighbouring one.
    ///
    /// The ends are those of the range rather than those of the integer, so that a mark for a missing
    /// number never lies inside.
    pub(crate) fn range(&self) -> (i64, i64) {
        let exactly = |p: Option<Points>| p.map(Points::thousandths);
        let least = [exactly(self.at_least), exactly(self.above).map(|v| v + 1), exactly(self.equals)];
        let most = [exactly(self.at_most), exactly(self.below).map(|v| v - 1), exactly(self.equals)];
        (
            least.into_iter().flatten().fold(Points::MIN.thousandths(), i64::max),
            most.into_iter().flatten().fold(Points::MAX.thousandths(), i64::min),
        )
    }
}
