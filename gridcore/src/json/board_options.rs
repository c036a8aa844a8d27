//! What is asked of boards, as texts say it.

use crate::score::{Measure, Method, Ranking, Within};
use crate::time::{Date, Period, PeriodKind};
use crate::value::{Expected, Log, Read, Trouble, Value, fields, word_of};

/// What a board is to show.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct BoardOptions {
    /// A kind of calendar period, of which those that have entries are shown, or a list of periods; months if not
    /// said.
    pub(super) period: Option<Periods>,
    /// The tier whose units or people are the lines; all units if not said.
    pub(super) by: Option<String>,
    /// The network; the charter's first if not said.
    pub(super) network: Option<String>,
    /// Whether the people who have an entry are counted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) covered: bool,
}

/// Which entries are asked for.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct BehindOptions {
    /// The period; all days if not said.
    pub(super) period: Option<Period>,
    /// The network; the charter's first if not said.
    pub(super) network: Option<String>,
}

/// How the lines of a board are ranked.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct BoardRankOptions {
    /// The name of the period; the last one if not said.
    pub(super) period: Option<String>,
    /// By which number.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) by: Measure,
    /// What tells equals apart.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) ties: Vec<Measure>,
    /// Among whom.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) within: Within,
    /// What becomes of equals.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) method: Ranking,
    /// Whether the smallest is first.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) ascending: bool,
}

/// How a total is shared among the lines of a board.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct BoardShareOptions {
    /// The name of the period; the last one if not said.
    pub(super) period: Option<String>,
    /// By which method.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) method: Method,
}

fields! {
    BoardOptions { period, by, network, covered }
    BehindOptions { period, network }
    BoardRankOptions { period, by, ties, within, method, ascending }
    BoardShareOptions { period, method }
}

/// Calendar periods that have entries, or spans of days.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub(crate) enum Periods {
    /// All of a kind that have entries.
    Every(PeriodKind),
    /// These.
    These(Vec<Period>),
}

impl Read for Periods {
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
