//! Boards as JSON: what they are to show, their lines, ranks and shares.

use serde::Serialize;
use serde::ser::SerializeMap;

use super::changes::read;
use crate::finding::Error;
use crate::grid::Grid;
use crate::points::Points;
use crate::score::{self, Board, BoardRanks, BoardRequest, Ledger, Measure, Method, Ranking, Ratio, Within};
use crate::time::{Date, Period, PeriodKind};
use crate::value::{Expected, Log, Read, Trouble, Value, fields, word_of};

/// What the places of a request say of the text.
const REQUEST: &str = "request";

/// What a board is to show, as a caller says it.
#[derive(Default)]
struct Asked {
    period: Option<Spans>,
    by: Option<String>,
    network: Option<String>,
    covered: bool,
}

fields! { Asked { period, by, network, covered } }

/// Calendar periods that have entries, or spans of days.
pub(super) enum Spans {
    Every(PeriodKind),
    These(Vec<Period>),
}

impl Read for Spans {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        match value {
            Value::Text(_) => PeriodKind::read(value, log).map(Self::Every),
            _ => Vec::read(value, log).map(Self::These),
        }
    }

    fn blank() -> Option<Self> {
        None
    }
}

/// The name of a period, or its first day and the first day after.
impl Read for Period {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        match value {
            Value::Text(name) => name.parse().map_err(|_| Trouble::Value(Expected::Bounds)),
            _ => match Vec::<Date>::read(value, log)?.as_slice() {
                [from, until] => Ok(Self::new(*from, *until)),
                _ => Err(Trouble::Value(Expected::Bounds)),
            },
        }
    }

    fn blank() -> Option<Self> {
        None
    }
}

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
    let Asked { period, by, network, covered } = read(request, REQUEST)?;
    let periods = match period.unwrap_or(Spans::Every(PeriodKind::Month)) {
        Spans::Every(kind) => ledger.periods(kind),
        Spans::These(periods) => periods,
    };
    let (tier, network) = (by.as_deref(), network.as_deref());
    score::roll_up(ledger, grid, &BoardRequest { periods: &periods, network, tier, covered })
}

/// Which entries are asked for, as a caller says it.
#[derive(Default)]
struct Behind {
    period: Option<Period>,
    network: Option<String>,
}

fields! { Behind { period, network } }

/// The entries behind a line of a board, `unit:t1` or `person:p1`, as a text asks for them:
/// `{"period": "2024-05"}`; an array. Without a period, those of all days.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say; of kind `call` for what is no
/// reference; else as [`Ledger::behind`].
pub fn behind(ledger: &Ledger, grid: &Grid, line: &str, request: &str) -> Result<String, Error> {
    let Behind { period, network } = read(request, REQUEST)?;
    let line = super::reference("line", line)?;
    Ok(super::text(&ledger.behind(grid, &line, period, network.as_deref())?))
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
    board_top(board, usize::MAX)
}

/// The first lines of a board, as [`board`] has them.
#[must_use]
pub fn board_top(board: &Board, lines: usize) -> String {
    let names: Vec<String> = board.periods().iter().map(ToString::to_string).collect();
    let lines = board.rows().iter().take(lines).enumerate().flat_map(|(at, row)| {
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
    super::text(&lines.collect::<Vec<_>>())
}

/// How lines are ranked, as a caller says it.
#[derive(Default)]
struct Ranked {
    period: Option<String>,
    by: Measure,
    ties: Vec<Measure>,
    within: Within,
    method: Ranking,
    ascending: bool,
}

fields! { Ranked { period, by, ties, within, method, ascending } }

/// The names of a closed list are read as what they name.
macro_rules! words {
    ($($type:ty { $($word:literal),* })*) => {$(
        impl Read for $type {
            fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
                word_of(value, &[$($word),*]).map(|word| Self::ALL.get(word).copied().unwrap_or_default())
            }

            fn blank() -> Option<Self> {
                Some(Self::default())
            }
        }
    )*};
}

words! {
    Measure { "sum", "per_head", "plus", "minus", "count" }
    Within { "tier", "siblings", "board" }
    Ranking { "competition", "modified", "dense", "ordinal", "fractional" }
    Method { "largest-remainder", "sainte-lague", "dhondt", "huntington-hill" }
}

/// Ranks the lines of a board as a text asks for: `{"period": "2024-05", "by": "per_head", "ties": ["plus"]}`;
/// an object of ranks by key, `null` for none.
///
/// `period` is the last one if left out; `by` and `ties` are measures, `within` is `tier`, `siblings` or
/// `board`, `method` a kind of [`Ranking`].
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say; of kind `key` for a period
/// that is not there.
pub fn ranks(board: &Board, request: &str) -> Result<String, Error> {
    let Ranked { period, by, ties, within, method: ranking, ascending } = read(request, REQUEST)?;
    let period = board.period(period.as_deref())?;
    let ranks = board.rank(period, &BoardRanks { by, ties, within, ranking, ascending })?;
    Ok(by_key(board, &ranks))
}

/// How a total is shared, as a caller says it.
#[derive(Default)]
struct Shared {
    period: Option<String>,
    method: Method,
}

fields! { Shared { period, method } }

/// Shares a total among the lines of a board by their points, as a text asks for: `{"period": "2024-05"}`;
/// an object of shares by key.
///
/// # Errors
/// As [`ranks`]; and as [`Board::share`].
pub fn shares(board: &Board, total: i64, request: &str) -> Result<String, Error> {
    let Shared { period, method } = read(request, REQUEST)?;
    let shares = board.share(board.period(period.as_deref())?, total, method)?;
    Ok(by_key(board, &shares))
}

/// An object of a value a line, in the order of the lines.
fn by_key<T: Serialize>(board: &Board, values: &[T]) -> String {
    struct ByKey<'b, T>(&'b Board, &'b [T]);
    impl<T: Serialize> Serialize for ByKey<'_, T> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(self.1.len()))?;
            for (row, value) in self.0.rows().iter().zip(self.1) {
                map.serialize_entry(&row.key, value)?;
            }
            map.end()
        }
    }
    super::text(&ByKey(board, values))
}
