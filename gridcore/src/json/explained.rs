//! What numbers of boards are made of, and what differs between two, as JSON.

use serde::Serialize;

use super::changes::read;
use crate::finding::Error;
use crate::grid::Grid;
use crate::points::Points;
use crate::score::{Board, Difference, Entry, Explained, Explanation, Ledger, Totals};
use crate::time::Period;
use crate::value::fields;

/// What a line of a board counts, rule by rule down to the entries, as [`Ledger::explain`], as a text asks for it:
/// `{"period": "2024-05", "since": "2024-04"}`.
///
/// Gives `line`, `sum`, `plus`, `minus`, `count` and `rules`; if `since` names another period, in `changes` what
/// each rule gives more or less than in that.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say; of kind `call` for what is no
/// reference; else as [`Ledger::explain`].
pub fn explain(ledger: &Ledger, grid: &Grid, line: &str, request: &str) -> Result<String, Error> {
    let ExplainOptions { period, since, network } = read(request, "request")?;
    let line = super::reference("line", line)?;
    let explanation = ledger.explain(grid, &line, period, network.as_deref())?;
    let before = since.map(|since| ledger.explain(grid, &line, Some(since), network.as_deref())).transpose()?;
    let changes = before.map(|before| explanation.since(&before));
    Ok(super::text(&ExplanationText::of(&explanation, changes.as_deref())))
}

/// What differs between two boards or explanations, as an array of `key`, `before`, `after` and `change`.
#[must_use]
pub fn differences(differences: &[Difference]) -> String {
    super::text(&changed(differences))
}

/// What each line of a board has more or less in a period than in a period of another, as [`Board::since`]; of both
/// the last if none is named.
///
/// # Errors
/// Of kind `key`, if a board has no such period.
pub fn since(board: &Board, period: Option<&str>, before: &Board, then: Option<&str>) -> Result<String, Error> {
    Ok(differences(&board.since(board.period(period)?, before, before.period(then)?)))
}

/// Which number is to be explained.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct ExplainOptions {
    /// The period; all days if not said.
    period: Option<Period>,
    /// The period it is compared with.
    since: Option<Period>,
    /// The network; the charter's first if not said.
    network: Option<String>,
}

fields! { ExplainOptions { period, since, network } }

/// What a number of a board is made of.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PointsExplained"))]
pub(crate) struct ExplanationText<'a> {
    /// The line: `unit:t1` or `person:p1`.
    line: &'a str,
    /// The points.
    sum: Points,
    /// The rewards.
    plus: Points,
    /// The penalties, not above zero.
    minus: Points,
    /// How many entries.
    count: u64,
    /// By rule, in the order of the charter; those without entries are left out.
    rules: Vec<RuleText<'a>>,
    /// What rules gave more or less than in the period it is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<DifferenceText<'a>>>,
}

/// What one rule gave.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RuleExplained"))]
struct RuleText<'a> {
    /// The key of the rule.
    rule: &'a str,
    /// What it says.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    text: &'a str,
    /// The points.
    sum: Points,
    /// How many entries.
    count: u64,
    /// The entries, in the order of posting.
    entries: &'a [Entry<'a>],
}

/// What a line or a rule has before and after.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Difference"))]
pub(crate) struct DifferenceText<'a> {
    /// The key of the line or rule.
    key: &'a str,
    /// Before; nothing if it was not there.
    before: Sums,
    /// After; nothing if it is not there.
    after: Sums,
    /// How much the sum grew.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Points>,
}

/// What some entries add up to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Sums {
    /// The points.
    sum: Points,
    /// The rewards.
    plus: Points,
    /// The penalties, not above zero.
    minus: Points,
    /// How many entries.
    count: u64,
}

impl<'a> ExplanationText<'a> {
    fn of(explanation: &'a Explanation<'a>, changes: Option<&'a [Difference]>) -> Self {
        let Sums { sum, plus, minus, count } = Sums::of(&explanation.totals);
        let rules = explanation.rules.iter().map(RuleText::of).collect();
        Self { line: &explanation.line, sum, plus, minus, count, rules, changes: changes.map(changed) }
    }
}

impl<'a> RuleText<'a> {
    fn of(part: &'a Explained<'a>) -> Self {
        let Sums { sum, count, .. } = Sums::of(&part.totals);
        Self { rule: &part.rule, text: &part.text, sum, count, entries: &part.entries }
    }
}

impl Sums {
    fn of(totals: &Totals) -> Self {
        Self { sum: totals.sum(), plus: totals.plus(), minus: totals.minus(), count: totals.count() }
    }
}

impl<'a> DifferenceText<'a> {
    fn of(difference: &'a Difference) -> Self {
        let (before, after) = (Sums::of(&difference.before), Sums::of(&difference.after));
        Self { key: &difference.key, before, after, change: difference.change() }
    }
}

fn changed(differences: &[Difference]) -> Vec<DifferenceText<'_>> {
    differences.iter().map(DifferenceText::of).collect()
}
