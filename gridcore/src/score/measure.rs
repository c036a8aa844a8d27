//! What lines of a board are compared by, and with whom.

use super::board::Board;
use super::{Ratio, groups};

/// What a line is ranked by, or what tells equals apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The sum.
    #[default]
    Sum,
    /// The sum a head.
    PerHead,
    /// The rewards.
    Plus,
    /// The penalties, which are not above zero: fewer come first.
    Minus,
    /// How many entries.
    Count,
    /// The share of people who have an entry.
    Covered,
}

/// Among whom a line is ranked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Within {
    /// Those of its tier.
    #[default]
    Tier,
    /// Those of its tier under the same unit.
    Siblings,
    /// All lines of the board, which is of one network.
    Network,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Sum, Self::PerHead, Self::Plus, Self::Minus, Self::Count, Self::Covered];

    /// The name it has in requests.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::PerHead => "per_head",
            Self::Plus => "plus",
            Self::Minus => "minus",
            Self::Count => "count",
            Self::Covered => "covered",
        }
    }

    /// The measure of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.as_str() == name)
    }
}

impl Within {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tier, Self::Siblings, Self::Network];

    /// The name it has in requests.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tier => "tier",
            Self::Siblings => "siblings",
            Self::Network => "network",
        }
    }

    /// The one of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|within| within.as_str() == name)
    }
}

impl Board {
    /// A measure of each line in a period; none where there is no value. [`Ranks::ties`](super::Ranks)
    /// takes several.
    ///
    /// # Complexity
    /// `O(lines)`.
    #[must_use]
    pub fn measure(&self, period: usize, measure: Measure) -> Vec<Option<Ratio>> {
        let value = |row: usize| {
            let totals = self.totals(row).get(period)?;
            match measure {
                Measure::Sum => Some(totals.sum().into()),
                Measure::PerHead => self.per_head(row, period),
                Measure::Plus => Some(totals.plus().into()),
                Measure::Minus => Some(totals.minus().into()),
                Measure::Count => i64::try_from(totals.count()).ok().map(Ratio::whole),
                Measure::Covered => {
                    let (covered, heads) = self.covered(row, period)?;
                    Ratio::whole(covered.into()).shared(heads.into())
                }
            }
        };
        (0..self.rows().len()).map(value).collect()
    }

    /// The group of each line, within which it is ranked, for [`Ranks::within`](super::Ranks).
    ///
    /// # Complexity
    /// `O(lines)`.
    #[must_use]
    pub fn within(&self, within: Within) -> Vec<usize> {
        let name = |row: &super::BoardRow| match within {
            Within::Tier => row.tier.clone(),
            Within::Siblings => format!("{}\n{}", row.tier, row.parent.as_deref().unwrap_or_default()),
            Within::Network => String::new(),
        };
        let names: Vec<String> = self.rows().iter().map(name).collect();
        groups(&names.iter().map(String::as_str).collect::<Vec<_>>()).0
    }
}
