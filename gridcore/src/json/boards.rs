//! Boards as JSON: their lines, ranks, shares and scores, as a text asks for them.

use serde::Serialize;
use serde::ser::SerializeMap;

use super::board_options::{BehindOptions, BoardOptions, BoardRankOptions, BoardShareOptions, Periods};
use super::changes::read;
use crate::charter::Charter;
use crate::finding::Error;
use crate::grid::Grid;
use crate::points::Points;
use crate::score::{self, Board, BoardRanks, BoardRequest, Ledger, Ratio};
use crate::time::PeriodKind;

/// What the places of a request say of the text.
const REQUEST: &str = "request";

/// Rolls a ledger up as a text asks for: `{"period": "quarter", "by": "team", "covered": true}`.
///
/// `period` is a kind of calendar period, months if left out, or a list of periods: names such as `2024-Q2`,
/// or pairs of a first day and the first day after; `by` is the tier whose units or people are the lines; `network`, `covered`: as of
/// [`BoardRequest`].
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say; else as
/// [`roll_up`](score::roll_up).
///
/// # Complexity
/// That of [`roll_up`](score::roll_up).
///
/// # Example
/// ```
/// use gridcore::{Charter, Grid, Roster, TableKind, json, score::Ledger};
///
/// let charter = Charter::from_toml(
///     "name = \"w\"\ntiers = [\"site\", \"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }]",
/// )?;
/// let mut roster = Roster::new();
/// roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n", &charter);
/// let grid = Grid::new(&charter, &roster)?;
/// let mut ledger = Ledger::new(&charter, "points")?;
/// ledger.post_csv(&grid, b"id,date,subject,rule,author\ne1,2024-05-17,unit:t1,tidy,unit:s\n")?;
/// let board = json::roll_up(&ledger, &grid, r#"{"period": "quarter", "by": "team"}"#)?;
/// assert!(json::board(&board).starts_with(r#"[{"key":"t1","tier":"team","parent":"s","depth":1,"period":"2024-Q2","plus":2"#));
/// assert_eq!(json::ranks(&board, r#"{"by": "sum", "within": "siblings"}"#)?, r#"{"t1":1,"t2":2}"#);
/// assert_eq!(json::shares(&board, 1000, "{}")?, r#"{"t1":1000,"t2":0}"#);
/// assert!(json::roll_up(&ledger, &grid, r#"{"periods": "quarter"}"#).is_err());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn roll_up(ledger: &Ledger, grid: &Grid, request: &str) -> Result<Board, Error> {
    let BoardOptions { period, by, network, covered } = read(request, REQUEST)?;
    let periods = match period.unwrap_or(Periods::Every(PeriodKind::Month)) {
        Periods::Every(kind) => ledger.periods(kind),
        Periods::These(periods) => periods,
    };
    let (tier, network) = (by.as_deref(), network.as_deref());
    score::roll_up(ledger, grid, &BoardRequest { periods: &periods, network, tier, covered })
}

/// The entries behind a line of a board, `unit:t1` or `person:p1`, as a text asks for them:
/// `{"period": "2024-05"}`; an array. Without a period, those of all days.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say; of kind `call` for what is no
/// reference; else as [`Ledger::behind`].
pub fn behind(ledger: &Ledger, grid: &Grid, line: &str, request: &str) -> Result<String, Error> {
    let BehindOptions { period, network } = read(request, REQUEST)?;
    let line = super::reference("line", line)?;
    Ok(super::text(&ledger.behind(grid, &line, period, network.as_deref())?))
}

/// A line of a board in a period.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "BoardRow"))]
pub(crate) struct Cell<'b> {
    /// The key of the unit or person.
    key: &'b str,
    /// The label of the tier.
    tier: &'b str,
    /// The unit above; of a person, the unit it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'b str>,
    /// How many units lie above.
    depth: usize,
    /// The name of the period.
    period: &'b str,
    /// The rewards.
    plus: Points,
    /// The penalties, not above zero.
    minus: Points,
    /// The points.
    sum: Points,
    /// How many entries.
    count: u64,
    /// How many people there are on the day of the grid.
    heads: u32,
    /// Points a head, to the nearest thousandth; absent if there are no people.
    #[serde(skip_serializing_if = "Option::is_none")]
    per_head: Option<Points>,
    /// How many of the people have an entry, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    covered: Option<u32>,
}

/// A board, as an array of its lines with each of their periods.
#[must_use]
pub fn board(board: &Board) -> String {
    board_top(board, usize::MAX)
}

/// The first lines of a board, as [`board`] has them.
#[must_use]
pub fn board_top(board: &Board, lines: usize) -> String {
    let names: Vec<String> = board.periods().iter().map(ToString::to_string).collect();
    let lines =
        board.rows().take(lines).enumerate().flat_map(|(at, _)| {
            names.iter().enumerate().filter_map(move |(period, name)| cell(board, at, period, name))
        });
    super::text(&lines.collect::<Vec<_>>())
}

/// A line of a board in one of its periods.
pub(super) fn cell<'b>(board: &'b Board, at: usize, period: usize, name: &'b str) -> Option<Cell<'b>> {
    let (row, totals) = (board.row(at)?, board.totals(at).get(period)?);
    Some(Cell {
        key: row.key,
        tier: row.tier,
        parent: row.parent,
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
}

/// Ranks the lines of a board as a text asks for: `{"period": "2024-05", "by": "per_head", "ties": ["plus"]}`;
/// an object of ranks by key, `null` for none.
///
/// `period` is the last one if left out; `by` and `ties` are measures, `within` is `tier`, `siblings` or
/// `board`, `method` a kind of [`Ranking`](crate::score::Ranking).
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say; of kind `key` for a period
/// that is not there.
pub fn ranks(board: &Board, request: &str) -> Result<String, Error> {
    let BoardRankOptions { period, by, ties, within, method: ranking, ascending } = read(request, REQUEST)?;
    let period = board.period(period.as_deref())?;
    let ranks = board.rank(period, &BoardRanks { by, ties, within, ranking, ascending })?;
    Ok(by_key(board, &ranks))
}

/// Shares a total among the lines of a board by their points, as a text asks for: `{"period": "2024-05"}`;
/// an object of shares by key.
///
/// # Errors
/// As [`ranks`]; and as [`Board::share`].
pub fn shares(board: &Board, total: i64, request: &str) -> Result<String, Error> {
    let BoardShareOptions { period, method } = read(request, REQUEST)?;
    let shares = board.share(board.period(period.as_deref())?, total, method)?;
    Ok(by_key(board, &shares))
}

/// The scores of the lines of a board in a period, the last if none is named, under the policies of a scheme, as
/// [`Board::scores`]: an object of scores by key, rounded to three decimals; `null` for none.
///
/// # Errors
/// As [`Board::scores`]; of kind `key` for a period that is not there.
pub fn scores(
    board: &Board,
    charter: &Charter,
    scheme: &str,
    period: Option<&str>,
    people: Option<&Board>,
) -> Result<String, Error> {
    let scores = board.scores(charter, scheme, board.period(period)?, people)?;
    Ok(by_key(board, &scores.into_iter().map(|score| score.map(Ratio::rounded)).collect::<Vec<_>>()))
}

/// An object of a value a line, in the order of the lines.
fn by_key<T: Serialize>(board: &Board, values: &[T]) -> String {
    struct ByKey<'b, T>(&'b Board, &'b [T]);
    impl<T: Serialize> Serialize for ByKey<'_, T> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(self.1.len()))?;
            for (row, value) in self.0.rows().zip(self.1) {
                map.serialize_entry(row.key, value)?;
            }
            map.end()
        }
    }
    super::text(&ByKey(board, values))
}
