//! Boards: what the entries of a ledger add up to, by unit, person and period.

use super::ledger::{Totals, refused_call};
use super::{Ranks, Ratio, rank};
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Error, ErrorKind};
use crate::points::Points;
use crate::time::Period;

/// Totals of units, or of the people of a tier, over periods.
///
/// On every board plus and minus make the sum, in whatever order entries were posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    pub(super) periods: Vec<Period>,
    pub(super) rows: Vec<BoardRow>,
    /// Row by row, one a period.
    pub(super) cells: Vec<Totals>,
    /// Row by row, one a period: how many people have an entry.
    pub(super) covered: Option<Vec<u32>>,
    /// Whether it has trees of several grids.
    pub(super) mixed: bool,
}

/// What a line of a board is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRow {
    /// The key of the unit or person.
    pub key: String,
    /// The label of the tier.
    pub tier: String,
    /// The unit above; of a person, the unit it belongs to.
    pub parent: Option<String>,
    /// How many units lie above.
    pub depth: usize,
    /// How many people there are on the day of the grid: in the unit and below it; 1 of a person.
    pub heads: u32,
}

impl Board {
    /// The periods, in the order asked for.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The lines: units each before those below it and siblings by key, or people by key.
    #[must_use]
    pub fn rows(&self) -> &[BoardRow] {
        &self.rows
    }

    /// The totals of a line, by period.
    #[must_use]
    pub fn totals(&self, row: usize) -> &[Totals] {
        let width = self.periods.len();
        self.cells.get(row * width..(row + 1) * width).unwrap_or_default()
    }

    /// The totals of a key in a period; none if the board has no such line.
    #[must_use]
    pub fn total(&self, key: &str, period: usize) -> Option<&Totals> {
        let row = self.rows.iter().position(|row| row.key == key)?;
        self.totals(row).get(period)
    }

    /// Points a head of a line; no people, no value.
    #[must_use]
    pub fn per_head(&self, row: usize, period: usize) -> Option<Ratio> {
        Ratio::new(self.totals(row).get(period)?.sum(), self.rows.get(row)?.heads.into())
    }

    /// How many people of a line have an entry in a period, of how many; none if the board was not
    /// asked for it. A share is this over that, and no people give no share.
    #[must_use]
    pub fn covered(&self, row: usize, period: usize) -> Option<(u32, u32)> {
        let covered = self.covered.as_ref()?.get(row * self.periods.len() + period)?;
        Some((*covered, self.rows.get(row)?.heads))
    }

    /// Ranks the lines of a period by their sums, or by points a head, within each tier unless
    /// [`Ranks::within`] says otherwise, as [`Board::within`] does. [`rank`] ranks them by
    /// [scores](Board::scores) or any [measure](Board::measure).
    ///
    /// # Errors
    /// As [`rank`].
    pub fn rank(&self, period: usize, per_head: bool, ranks: &Ranks<'_>) -> Result<Vec<Option<Points>>, Error> {
        let sum = |row: usize| self.totals(row).get(period).map(|totals| Ratio::from(totals.sum()));
        let value = |row: usize| if per_head { self.per_head(row, period) } else { sum(row) };
        let values: Vec<Option<Ratio>> = (0..self.rows.len()).map(value).collect();
        let tiers: Vec<&str> = self.rows.iter().map(|row| row.tier.as_str()).collect();
        let (tiers, _) = super::groups(&tiers);
        let within = if ranks.within.is_empty() { &tiers } else { ranks.within };
        rank(&values, &Ranks { within, ..*ranks })
    }

    /// Adds a board of other entries over the same lines and periods: the boards of the parts of a
    /// ledger make that of the whole, exactly. How many people are covered adds up too, if all entries
    /// of a person are in one part.
    ///
    /// # Errors
    /// Of kind `call`, if lines or periods differ; of kind `limit`, if a total is beyond 10^12 points.
    ///
    /// # Complexity
    /// `O(lines and periods)`.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.rows != other.rows || self.periods != other.periods || self.mixed != other.mixed {
            return Err(refused_call(ErrorKind::Call, &rules::BOARDS, 0, vec![]));
        }
        let mut merged = self.clone();
        for (totals, more) in merged.cells.iter_mut().zip(&other.cells) {
            totals.merge(more);
        }
        merged.covered = match (merged.covered, &other.covered) {
            (Some(own), Some(more)) => Some(own.iter().zip(more).map(|(own, more)| own + more).collect()),
            _ => None,
        };
        *self = merged.exact()?;
        Ok(())
    }

    /// The board, if each of its totals is one that points hold.
    pub(super) fn exact(self) -> Result<Self, Error> {
        let width = self.periods.len().max(1);
        let Some(at) = self.cells.iter().position(|totals| !totals.is_exact()) else { return Ok(self) };
        let key = self.rows.get(at / width).map_or("", |row| row.key.as_str());
        let period = self.periods.get(at % width).map_or_else(String::new, Period::to_string);
        Err(refused_call(ErrorKind::Limit, &rules::FULL, 1, vec![("key", key.into()), ("period", period.into())]))
    }
}
