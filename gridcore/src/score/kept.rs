//! Boards as texts that another process makes the same boards of.

use serde::{Deserialize, Serialize};

use super::board::{Board, BoardRow, Tree};
use super::ledger::Totals;
use crate::time::{Period, PeriodKind};

/// A board as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    periods: Vec<(i32, i32, Option<PeriodKind>)>,
    rows: Vec<(String, String, Option<String>, usize, u32)>,
    cells: Vec<(i64, i64, u64)>,
    covered: Option<Vec<u32>>,
    tree: Tree,
}

impl Board {
    /// The board as a text for [`Board::from_kept`]; what it looks like is not promised.
    ///
    /// # Complexity
    /// `O(lines and periods)`.
    #[must_use]
    pub fn to_kept(&self) -> String {
        let owned = str::to_owned;
        let row = |row: BoardRow<'_>| (owned(row.key), owned(row.tier), row.parent.map(owned), row.depth, row.heads);
        let kept = Kept {
            periods: self.periods.iter().map(|period| period.parts()).collect(),
            rows: self.rows.iter().map(row).collect(),
            cells: self.cells.iter().map(|totals| (totals.plus, totals.minus, totals.count)).collect(),
            covered: self.covered.clone(),
            tree: self.tree,
        };
        // Texts and numbers, which JSON always takes.
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// The board of a text that [`Board::to_kept`] wrote; none if this version of gridcore did not.
    ///
    /// # Complexity
    /// `O(lines and periods)`.
    #[must_use]
    pub fn from_kept(text: &str) -> Option<Self> {
        let Kept { periods, rows, cells, covered, tree } = serde_json::from_str(text).ok()?;
        let size = periods.len().checked_mul(rows.len())?;
        let fits = cells.len() == size && covered.as_ref().is_none_or(|covered| covered.len() == size);
        let periods = periods.into_iter().map(Period::of_parts).collect::<Option<_>>()?;
        let rows = rows
            .iter()
            .map(|(key, tier, parent, depth, heads)| BoardRow {
                key,
                tier,
                parent: parent.as_deref(),
                depth: *depth,
                heads: *heads,
            })
            .collect();
        let cells: Vec<Totals> = cells.into_iter().map(|(plus, minus, count)| Totals { plus, minus, count }).collect();
        (fits && cells.iter().all(Totals::is_exact)).then_some(Self { periods, rows, cells, covered, tree })
    }
}
