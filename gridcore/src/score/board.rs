//! Boards: what the entries of a ledger add up to, by unit, person and period.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::Ratio;
use super::ledger::{Totals, refused_call};
use super::lines::Lines;
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Error, ErrorKind, listed};
use crate::time::Period;

/// Totals of units, or of the people of a tier, over periods.
///
/// On every board plus and minus make the sum, in whatever order entries were posted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    pub(super) periods: Vec<Period>,
    pub(super) rows: Lines,
    /// Row by row, one a period.
    pub(super) cells: Vec<Totals>,
    /// Row by row, one a period: how many people have an entry.
    pub(super) covered: Option<Vec<u32>>,
    pub(super) tree: Tree,
}

/// What of which trees the lines of a board are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Tree {
    /// All units of one grid, or people.
    #[default]
    Whole,
    /// The units of one tier.
    OneTier,
    /// Units of several grids.
    Several,
}

/// What a line of a board is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardRow<'b> {
    /// The key of the unit or person.
    pub key: &'b str,
    /// The label of the tier.
    pub tier: &'b str,
    /// The unit above; of a person, the unit it belongs to.
    pub parent: Option<&'b str>,
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

    /// Where a period stands, by its name; the last one if none is named.
    ///
    /// # Errors
    /// Of kind `key`, if the board has no such period.
    pub fn period(&self, name: Option<&str>) -> Result<usize, Error> {
        let last = || self.periods.len().checked_sub(1);
        let found = name.map_or_else(last, |name| self.periods.iter().position(|period| period.to_string() == name));
        found.ok_or_else(|| {
            let known = listed(self.periods.iter().map(Period::to_string));
            let args = vec![("name", name.unwrap_or_default().into()), ("known", known.into())];
            refused_call(ErrorKind::Key, &rules::BOARDS, 2, args)
        })
    }

    /// The lines: units each before those below it and siblings by key, or people by key.
    #[must_use]
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = BoardRow<'_>> + ExactSizeIterator {
        self.rows.iter()
    }

    /// What a line is about, by its place among [`Board::rows`].
    #[must_use]
    pub fn row(&self, row: usize) -> Option<BoardRow<'_>> {
        self.rows.get(row)
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
        if self.rows != other.rows || self.periods != other.periods || self.tree != other.tree {
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

    /// Puts the periods of another board beside those of this one: the boards of March and April, each on
    /// the tree of its month, make one. The lines are those of both, further ones last; of a line of both
    /// the other board says where it is and how many people it has.
    ///
    /// How many people are covered is kept if both boards have it.
    ///
    /// # Complexity
    /// `O(lines and periods)`.
    pub fn join(&mut self, other: &Self) {
        let several = self.rows != other.rows || other.tree == Tree::Several;
        let widths = [self.periods.len(), other.periods.len()];
        let mut known: HashMap<String, usize> = HashMap::with_capacity(self.rows.len());
        known.extend(self.rows.iter().enumerate().map(|(at, row)| (row.key.to_owned(), at)));
        let mut places = Vec::with_capacity(other.rows.len());
        for row in other.rows.iter() {
            let place = known.get(row.key).copied().unwrap_or(self.rows.len());
            if place < self.rows.len() {
                self.rows.set(place, row);
            } else {
                self.rows.push(row);
            }
            places.push(place);
        }
        let rows = self.rows.len();
        self.cells = beside(&self.cells, &other.cells, widths, &places, rows);
        self.covered = match (&self.covered, &other.covered) {
            (Some(own), Some(more)) => Some(beside(own, more, widths, &places, rows)),
            _ => None,
        };
        self.periods.extend_from_slice(&other.periods);
        if several {
            self.tree = Tree::Several;
        }
    }

    /// The board, if each of its totals is one that points hold.
    pub(super) fn exact(self) -> Result<Self, Error> {
        let width = self.periods.len().max(1);
        let Some(at) = self.cells.iter().position(|totals| !totals.is_exact()) else { return Ok(self) };
        let key = self.rows.get(at / width).map_or("", |row| row.key);
        let period = self.periods.get(at % width).map_or_else(String::new, Period::to_string);
        Err(refused_call(ErrorKind::Limit, &rules::FULL, 1, vec![("key", key.into()), ("period", period.into())]))
    }
}

/// Cells of two boards in one: those of the other stand in the rows `places`, after those of the first.
fn beside<T: Copy + Default>(own: &[T], other: &[T], widths: [usize; 2], places: &[usize], rows: usize) -> Vec<T> {
    let [first, second] = widths;
    let width = first + second;
    let mut cells = vec![T::default(); rows * width];
    let mut put = |row: usize, from: usize, part: &[T]| {
        let start = row * width + from;
        if let Some(slots) = cells.get_mut(start..start + part.len()) {
            slots.copy_from_slice(part);
        }
    };
    own.chunks_exact(first.max(1)).enumerate().for_each(|(row, part)| put(row, 0, part));
    other.chunks_exact(second.max(1)).zip(places).for_each(|(part, row)| put(*row, first, part));
    cells
}
