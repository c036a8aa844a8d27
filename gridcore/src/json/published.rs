//! What may be published, as JSON.

use serde::Serialize;

use super::boards::{Cell, cell};
use super::counts::{Line, Named};
use crate::publish::{PublishedMetrics, Shown};
use crate::score::{Board, BoardRow};

/// A board for an audience: the lines as [`board`](super::board) has them, of those that are left out for groups
/// of fewer people than `least` nothing but what they are about and why, `small` or `beside`.
///
/// ```
/// use gridcore::{Charter, Grid, Roster, TableKind, json, score::Ledger};
///
/// let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }]")?;
/// let mut roster = Roster::new();
/// roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
/// roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// let grid = Grid::new(&charter, &roster)?;
/// let mut ledger = Ledger::new(&charter, "points")?;
/// ledger.post_csv(&grid, b"id,date,subject,rule,author\ne1,2024-05-17,person:p1,tidy,unit:t1\n")?;
/// let board = json::roll_up(&ledger, &grid, "{}")?;
/// assert_eq!(
///     json::published_board(&board, gridcore::publish::LEAST),
///     r#"[{"key":"t1","tier":"team","depth":0,"period":"2024-05","left_out":"small"}]"#,
/// );
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn published_board(board: &Board, least: u64) -> String {
    #[derive(Serialize)]
    #[serde(untagged)]
    enum Told<'b> {
        Cell(Cell<'b>),
        LeftOut {
            key: &'b str,
            tier: &'b str,
            #[serde(skip_serializing_if = "Option::is_none")]
            parent: Option<&'b str>,
            depth: usize,
            period: &'b str,
            left_out: Shown,
        },
    }
    let shown = board.publishable(least);
    let names: Vec<String> = board.periods().iter().map(ToString::to_string).collect();
    let mut lines = Vec::new();
    for ((at, row), shown) in board.rows().enumerate().zip(shown) {
        let BoardRow { key, tier, parent, depth, .. } = row;
        for (period, name) in names.iter().enumerate() {
            lines.extend(match shown {
                Shown::Shown => cell(board, at, period, name).map(Told::Cell),
                left_out => Some(Told::LeftOut { key, tier, parent, depth, period: name, left_out }),
            });
        }
    }
    super::text(&lines)
}

/// Counts for an audience: as [`metrics`](super::metrics) has them, those that are left out `null`.
#[must_use]
pub fn published_metrics(rows: &[PublishedMetrics]) -> String {
    let lines = rows.iter().map(|row| Line {
        unit: row.unit.as_deref(),
        kind: row.kind.as_deref(),
        channel: row.channel.as_deref(),
        period: row.period.to_string(),
        counts: Named(row.counts.iter().map(|(count, told)| (count.as_str(), *told)).collect()),
        outcomes: Named(row.outcomes.iter().map(|(outcome, told)| (outcome.as_str(), *told)).collect()),
        rates: None,
    });
    super::text(&lines.collect::<Vec<_>>())
}
