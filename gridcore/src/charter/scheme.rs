//! A compiled score scheme.

use super::spec::{AwardSpec, BandSpec, Counting, Direction, EachSpec, EndKind, SheetSpec, StepSpec, TierScoreSpec};
use crate::key::PostId;
use crate::points::Points;
use crate::time::PeriodKind;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scheme {
    pub(crate) key: String,
    pub(crate) rules: Vec<ScoreRule>,
    /// The numbers of the rules, by key.
    pub(crate) rules_by_key: Vec<u16>,
    pub(crate) budgets: Vec<PeriodLimit>,
    /// How the scores of tiers are made; a tier that is not among them has the sum.
    pub(crate) policies: Vec<TierScoreSpec>,
    pub(crate) indicators: Vec<Indicator>,
    /// Lowest first.
    pub(crate) bands: Vec<BandSpec>,
    pub(crate) assessment: Option<Assessment>,
    pub(crate) awards: Vec<AwardSpec>,
}

impl Scheme {
    /// A rule and its number. `O(log(rules))`: schemes have hundreds of them.
    pub(crate) fn rule(&self, key: &str) -> Option<(u16, &ScoreRule)> {
        let rule = |number: &u16| self.rules.get(usize::from(*number));
        let of = |number: &u16| rule(number).map_or("", |rule| rule.key.as_str());
        let at = self.rules_by_key.binary_search_by(|number| of(number).cmp(key)).ok()?;
        let number = self.rules_by_key.get(at)?;
        Some((*number, rule(number)?))
    }
}

/// What points are given or taken for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ScoreRule {
    pub(crate) key: String,
    pub(crate) text: String,
    pub(crate) least: Points,
    pub(crate) most: Points,
    /// None named means all.
    pub(crate) subjects: Vec<EndKind>,
    pub(crate) by: Vec<PostId>,
    pub(crate) reference: bool,
    pub(crate) approval: bool,
    pub(crate) approvers: Vec<PostId>,
    pub(crate) caps: Vec<PeriodLimit>,
}

/// The most points in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PeriodLimit {
    pub(crate) kind: PeriodKind,
    pub(crate) points: Points,
}

/// An indicator: its marks lie between `least` and `full`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Indicator {
    pub(crate) key: String,
    pub(crate) text: String,
    pub(crate) weight: Option<Points>,
    pub(crate) full: Points,
    pub(crate) least: Points,
    pub(crate) direction: Direction,
    pub(crate) marking: Marking,
}

/// How marks are made of what is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Marking {
    /// Marks are reported themselves.
    Given,
    /// So many points for each distance from the target.
    Distance { target: Points, points: Points, per: Points, count: Counting },
    /// In the order of the charter.
    Steps(Vec<StepSpec>),
    /// By the number of the case, lowest first.
    Each(Vec<EachSpec>),
}

/// The rounds of a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assessment {
    pub(crate) every: PeriodKind,
    pub(crate) of: Assessed,
    pub(crate) sheets: Vec<SheetSpec>,
    /// By sheet, the posts that may fill it.
    pub(crate) by: Vec<Vec<PostId>>,
    pub(crate) tolerance: Option<Points>,
}

/// Whom a round is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Assessed {
    /// The units of a tier.
    Tier(String),
    /// The holders of a post.
    Post(PostId),
}
