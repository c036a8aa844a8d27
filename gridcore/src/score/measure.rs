//! Ranks and shares of the lines of a board.

use super::{Board, Method, Ranking, Ranks, Ratio, Sharing, Ties, rank, share};
use crate::finding::Error;
use crate::points::Points;

/// A number of a line of a board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Measure {
    /// The points.
    #[default]
    Sum,
    /// Points a head; nobody, no value.
    PerHead,
    /// The rewards.
    Plus,
    /// The penalties, not above zero.
    Minus,
    /// How many entries.
    Count,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Sum, Self::PerHead, Self::Plus, Self::Minus, Self::Count];

    /// The name it has in Python and JavaScript.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::PerHead => "per_head",
            Self::Plus => "plus",
            Self::Minus => "minus",
            Self::Count => "count",
        }
    }
}

/// Among which lines ranks are given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Within {
    /// Those of the same tier.
    #[default]
    Tier,
    /// Those under the same unit.
    Siblings,
    /// All lines of the board: units of a whole network, or people of a tier.
    Board,
}

impl Within {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tier, Self::Siblings, Self::Board];

    /// The name it has in Python and JavaScript.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tier => "tier",
            Self::Siblings => "siblings",
            Self::Board => "board",
        }
    }
}

/// How the lines of a board are ranked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardRanks {
    /// By what.
    pub by: Measure,
    /// What tells equals apart, in this order.
    pub ties: Vec<Measure>,
    /// Among whom.
    pub within: Within,
    /// What equals get.
    pub ranking: Ranking,
    /// Whether the smallest is first.
    pub ascending: bool,
}

impl Board {
    /// A number of a line in a period.
    #[must_use]
    pub fn measure(&self, row: usize, period: usize, measure: Measure) -> Option<Ratio> {
        let totals = self.totals(row).get(period)?;
        match measure {
            Measure::Sum => Some(totals.sum().into()),
            Measure::PerHead => self.per_head(row, period),
            Measure::Plus => Some(totals.plus().into()),
            Measure::Minus => Some(totals.minus().into()),
            Measure::Count => Points::from_whole(i64::try_from(totals.count()).ok()?).map(Ratio::from),
        }
    }

    /// The group of each line, within which it is ranked: for [`Ranks::within`] where lines are ranked by their
    /// [scores](Board::scores).
    ///
    /// # Complexity
    /// `O(lines)`.
    #[must_use]
    pub fn groups(&self, within: Within) -> Vec<usize> {
        let group =
            |of: for<'b> fn(super::BoardRow<'b>) -> &'b str| super::groups(&self.rows().map(of).collect::<Vec<_>>()).0;
        match within {
            Within::Tier => group(|row| row.tier),
            Within::Siblings => group(|row| row.parent.unwrap_or_default()),
            Within::Board => Vec::new(),
        }
    }

    /// The rank of each line in a period, compared exactly.
    ///
    /// # Errors
    /// As [`rank`].
    ///
    /// # Complexity
    /// `O(lines * log(lines))`.
    pub fn rank(&self, period: usize, ranks: &BoardRanks) -> Result<Vec<Option<Points>>, Error> {
        let list = |measure: Measure| -> Vec<Option<Ratio>> {
            (0..self.rows().len()).map(|row| self.measure(row, period, measure)).collect()
        };
        let within = self.groups(ranks.within);
        let ties: Vec<Vec<Option<Ratio>>> = ranks.ties.iter().copied().map(list).collect();
        let ties: Vec<&[Option<Ratio>]> = ties.iter().map(Vec::as_slice).collect();
        let BoardRanks { ranking, ascending, .. } = *ranks;
        rank(&list(ranks.by), &Ranks { ranking, ascending, ties: &ties, within: &within })
    }

    /// Shares a total among the lines by their points in a period: no points, or fewer than none, no
    /// share. Ties are broken by key. Meant for lines that do not hold each other: those of one tier.
    ///
    /// # Errors
    /// As [`share`].
    ///
    /// # Complexity
    /// That of [`share`].
    pub fn share(&self, period: usize, total: i64, method: Method) -> Result<Vec<i64>, Error> {
        let points = |row: usize| self.totals(row).get(period).map_or(0, |totals| totals.sum().thousandths().max(0));
        let weights: Vec<i64> = (0..self.rows().len()).map(points).collect();
        let keys: Vec<&str> = self.rows().map(|row| row.key).collect();
        share(&weights, total, &Sharing { method, ties: Ties::Keys(&keys), ..Sharing::default() })
    }
}
