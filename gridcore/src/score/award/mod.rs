//! Awards: who gets one, who just does not, and why.

mod by_points;
mod choose;
mod tell;

pub use by_points::AwardTerms;

use super::ledger::{Ledger, refused_call, scheme_of};
use super::{Board, Ratio};
use crate::charter::{AwardSpec, Charter};
use crate::finding::catalogue::score as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::Grid;
use crate::key::did_you_mean;
use crate::time::Period;

/// Whom an award of a scheme is to be chosen among.
#[derive(Debug, Clone, Copy)]
pub struct AwardRequest<'a> {
    /// The key of the scheme.
    pub scheme: &'a str,
    /// The key of its award.
    pub award: &'a str,
    /// The period it is given for.
    pub period: Period,
    /// The candidates, units or people of the award's tier by key, with their scores.
    pub scores: &'a [(&'a str, Option<Ratio>)],
    /// Further values, each list as long as `scores`, that tell equals apart; larger ones are better.
    pub ties: &'a [&'a [Option<Ratio>]],
    /// Who had it the last time.
    pub previous: &'a [&'a str],
    /// Who is vetoed, and by whom.
    pub vetoes: &'a [(&'a str, &'a str)],
    /// The ledger in which entries are looked for that bar their subject.
    pub ledger: Option<&'a Ledger>,
}

/// Who is awarded, and who nearly was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awarded {
    /// The key of the award.
    pub award: String,
    /// The period.
    pub period: Period,
    /// How many candidates have a score.
    pub candidates: usize,
    /// Who is awarded, best first.
    pub winners: Vec<Candidate>,
    /// Whom a rule of the award keeps from it, and who comes next, best first.
    pub near_misses: Vec<Candidate>,
    is_person: bool,
}

/// A candidate and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The key.
    pub key: String,
    /// The score.
    pub score: Ratio,
    /// Why it is awarded or not.
    pub outcome: Outcome,
}

/// Why a candidate is awarded or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is, at this place among those who could be.
    Won {
        /// The place, counted from 1; equals have the same.
        place: usize,
    },
    /// Somebody vetoed it.
    Vetoed {
        /// Who.
        by: String,
    },
    /// An entry of the period bars it.
    Barred {
        /// The id of the entry.
        entry: String,
        /// The rule.
        rule: String,
    },
    /// It had the award the last time.
    HadIt,
    /// Another of the same unit comes first.
    OtherFirst {
        /// The other.
        other: String,
        /// The unit.
        unit: String,
    },
    /// The unit it belongs to puts others forward.
    NotNominated {
        /// The unit; empty if it belongs to none of that tier.
        unit: String,
    },
    /// Others are better.
    Short {
        /// By how much it misses the last that is awarded.
        by: Ratio,
    },
    /// It has less than the least score.
    BelowLeast {
        /// By how much.
        by: Ratio,
    },
}

/// Chooses who gets an award: the best by score, nominated tier by tier, without those who are vetoed, barred
/// by an entry or had it the last time, and at most one of a unit, as the charter says. Who is tied with
/// the last that gets it gets it too.
///
/// # Errors
/// Of kind `key`, if there is no such scheme, award or candidate; of kind `call`, if a list of `ties` is of
/// another length.
///
/// # Complexity
/// `O(n log n)` in the candidates, and one pass over the entries if some bar their subject.
///
/// # Example
/// ```
/// use gridcore::score::{self, AwardRequest, Outcome};
/// # use gridcore::{Charter, Grid, Points, Roster, TableKind};
/// let charter = Charter::from_toml(r#"
///     name = "w"
///     tiers = ["site", "team"]
///     [[schemes]]
///     key = "points"
///     awards = [{ key = "flag", tier = "team", every = "quarter", top = 1, not_twice = true }]
/// "#)?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key\np1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let scores = [("t1", Some(Points::from(30).into())), ("t2", Some(Points::from(20).into()))];
/// let awarded = score::award(&grid, &AwardRequest {
///     scheme: "points", award: "flag", period: "2024-Q2".parse()?, scores: &scores, ties: &[],
///     previous: &["t1"], vetoes: &[], ledger: None,
/// })?;
/// assert_eq!((awarded.winners[0].key.as_str(), &awarded.near_misses[0].outcome), ("t2", &Outcome::HadIt));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn award(grid: &Grid, request: &AwardRequest<'_>) -> Result<Awarded, Error> {
    let award = spec_of(grid.charter(), request.scheme, request.award)?;
    if request.ties.iter().any(|list| list.len() != request.scores.len()) {
        return Err(refused_call(ErrorKind::Call, &rules::AWARD, 1, vec![]).in_language(grid.charter().language()));
    }
    choose::choose(grid, award, request)
}

/// The award of a scheme.
fn spec_of<'c>(charter: &'c Charter, scheme: &str, award: &str) -> Result<&'c AwardSpec, Error> {
    let scheme = scheme_of(charter, scheme)?;
    scheme.awards.iter().find(|known| known.key == award).ok_or_else(|| {
        let close = did_you_mean(award, scheme.awards.iter().map(|known| known.key.as_str()));
        let mut args = vec![("name", award.into()), ("scheme", scheme.key.as_str().into())];
        args.extend(close.map(|close| ("suggestion", close.into())));
        refused_call(ErrorKind::Key, &rules::AWARD, 0, args).in_language(charter.language())
    })
}

impl Board {
    /// The lines of a tier with their [scores](Board::scores), as candidates for an award.
    #[must_use]
    pub fn candidates<'b>(&'b self, tier: &str, scores: &[Option<Ratio>]) -> Vec<(&'b str, Option<Ratio>)> {
        let lines = self.rows().zip(scores).filter(|(row, _)| row.tier == tier);
        lines.map(|(row, score)| (row.key, *score)).collect()
    }
}

/// Whether at most so many are awarded and these are fewer.
fn has_room(award: &AwardSpec, winners: usize) -> bool {
    award.top.is_none_or(|top| winners < usize::try_from(top).unwrap_or(usize::MAX))
}
