//! Entries and boards as JSON.

use serde::Serialize;

use crate::points::Points;
use crate::score::{Board, Entry, Ratio};

/// An entry of a ledger, as an object.
#[must_use]
pub fn entry(entry: &Entry<'_>) -> String {
    serde_json::to_string(entry).unwrap_or_default()
}

/// A line of a board in a period.
#[derive(Debug, Serialize)]
struct Cell<'b> {
    key: &'b str,
    tier: &'b str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'b str>,
    depth: usize,
    period: &'b str,
    plus: Points,
    minus: Points,
    sum: Points,
    count: u64,
    heads: u32,
    /// To the nearest thousandth.
    #[serde(skip_serializing_if = "Option::is_none")]
    per_head: Option<Points>,
    #[serde(skip_serializing_if = "Option::is_none")]
    covered: Option<u32>,
}

/// A board, as an array of its lines with each of their periods.
#[must_use]
pub fn board(board: &Board) -> String {
    let names: Vec<String> = board.periods().iter().map(ToString::to_string).collect();
    let lines = board.rows().iter().enumerate().flat_map(|(at, row)| {
        let totals = board.totals(at).iter().zip(&names).enumerate();
        totals.map(move |(period, (totals, name))| Cell {
            key: &row.key,
            tier: &row.tier,
            parent: row.parent.as_deref(),
            depth: row.depth,
            period: name,
            plus: totals.plus(),
            minus: totals.minus(),
            sum: totals.sum(),
            count: totals.count(),
            heads: row.heads,
            per_head: board.per_head(at, period).map(Ratio::rounded),
            covered: board.covered(at, period).map(|(covered, _)| covered),
        })
    });
    serde_json::to_string(&lines.collect::<Vec<_>>()).unwrap_or_default()
}
