//! Rounds of assessments as JSON: their sheets, what they come to, the round itself.

use serde::Serialize;

use super::appraise::{AppraisalText, exact};
use super::changes::read;
use crate::charter::{Charter, SheetKind};
use crate::finding::Error;
use crate::grid::Grid;
use crate::points::Points;
use crate::score::{KeptRound, Round, RoundPart, RoundResult, Sheet, Version};

/// Opens the round of a scheme in a period named as in `2024-05`, as [`Round::open`].
///
/// # Errors
/// As [`Round::open`]; of kind `call`, if `period` is none.
///
/// ```
/// use gridcore::{Charter, Grid, Roster, TableKind, json};
///
/// let charter = Charter::from_toml(r#"
///     name = "w"
///     tiers = ["site", "team"]
///     [[schemes]]
///     key = "order"
///     indicators = [{ key = "tidy" }]
///     [schemes.assessment]
///     tier = "team"
///     sheets = [{ from = "self", weight = 0.4 }, { from = "centre", weight = 0.6 }]
/// "#)?;
/// let mut roster = Roster::new();
/// roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt1,s,team\n", &charter);
/// let grid = Grid::new(&charter, &roster)?;
/// let mut round = json::open_round(&grid, "order", "2024-05")?;
/// let sheets = json::from_sheets(r#"[
///     {"subject": "unit:t1", "from": "self", "author": "unit:t1", "values": {"tidy": 90}},
///     {"subject": "unit:t1", "from": "centre", "author": "unit:s", "values": {"tidy": 80}}
/// ]"#)?;
/// round.fill(&grid, &sheets)?;
/// assert!(json::round_results(&round.results()?).starts_with(r#"[{"subject":"unit:t1","score":84,"#));
/// // A round is kept as a text between programs.
/// let mut again = json::from_round(&charter, &json::to_round(&round))?;
/// again.lock()?;
/// again.publish()?;
/// assert!(json::round_versions(&again).starts_with(r#"[{"results":[{"subject":"unit:t1","score":84,"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn open_round(grid: &Grid, scheme: &str, period: &str) -> Result<Round, Error> {
    let kept = KeptRound { scheme: scheme.to_owned(), period: period.to_owned(), ..KeptRound::default() };
    let period = Round::restore(grid.charter(), &kept)?.period();
    Round::open(grid, scheme, period)
}

/// Reads filled sheets: an array of `subject`, `from`, `author`, `values` by indicator, and `ref` if there is
/// evidence.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) with the path and what was expected there.
pub fn from_sheets(sheets: &str) -> Result<Vec<Sheet>, Error> {
    read(sheets, "sheets")
}

/// A round as JSON, with every sheet and version: what [`from_round`] makes the same round of.
#[must_use]
pub fn to_round(round: &Round) -> String {
    super::text(&round.keep())
}

/// The round of a text that [`to_round`] wrote, under the charter it had.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) if the text is of another form; else as [`Round::restore`].
pub fn from_round(charter: &Charter, round: &str) -> Result<Round, Error> {
    let kept: KeptRound = read(round, "round")?;
    Round::restore(charter, &kept)
}

/// What each subject of a round comes to, down to its sheets and their marks: an array of `subject`, `score`,
/// `band` and `parts`.
#[must_use]
pub fn round_results(results: &[RoundResult]) -> String {
    super::text(&results.iter().map(ResultText::of).collect::<Vec<_>>())
}

/// What was published of a round, the first version first: an array of `reason` and `results`.
#[must_use]
pub fn round_versions(round: &Round) -> String {
    super::text(&round.versions().iter().map(VersionText::of).collect::<Vec<_>>())
}

/// A published version.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RoundVersion"))]
pub(crate) struct VersionText<'a> {
    /// Why it replaced the one before; absent of the first.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    reason: &'a str,
    /// What each subject came to.
    results: Vec<ResultText<'a>>,
}

/// What a subject of a round comes to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RoundResult"))]
pub(crate) struct ResultText<'a> {
    /// The subject: `unit:c1`, or `person:p1`.
    subject: &'a str,
    /// The weighted composite, to three decimals; absent while a kind of sheet that has a weight is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Points>,
    /// The fraction that was rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    /// The key of the band it lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<&'a str>,
    /// By kind of sheet, in the order of the charter.
    parts: Vec<PartText<'a>>,
}

/// The sheets of one kind about a subject.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RoundPart"))]
struct PartText<'a> {
    /// Who filled them.
    from: SheetKind,
    /// What they weigh.
    weight: Points,
    /// The mean of their scores, to three decimals; absent if there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Points>,
    /// The fraction that was rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    /// How many are missing.
    missing: usize,
    /// Each with what it comes to.
    sheets: Vec<SheetText<'a>>,
}

/// A sheet and what it comes to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AppraisedSheet"))]
struct SheetText<'a> {
    /// Who filled it.
    author: &'a str,
    /// Where the evidence is.
    #[serde(rename = "ref", skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    reference: &'a str,
    /// What it comes to.
    appraisal: AppraisalText<'a>,
}

impl<'a> VersionText<'a> {
    fn of(version: &'a Version) -> Self {
        Self { reason: &version.reason, results: version.results.iter().map(ResultText::of).collect() }
    }
}

impl<'a> ResultText<'a> {
    fn of(result: &'a RoundResult) -> Self {
        Self {
            subject: &result.subject,
            score: result.score.map(|score| score.rounded()),
            exact: result.score.and_then(exact),
            band: result.band.as_deref(),
            parts: result.parts.iter().map(PartText::of).collect(),
        }
    }
}

impl<'a> PartText<'a> {
    fn of(part: &'a RoundPart) -> Self {
        let sheet = |(sheet, appraisal): &'a (Sheet, _)| SheetText {
            author: &sheet.author,
            reference: &sheet.reference,
            appraisal: AppraisalText::of(appraisal),
        };
        Self {
            from: part.from,
            weight: part.weight,
            score: part.score.map(|score| score.rounded()),
            exact: part.score.and_then(exact),
            missing: part.missing,
            sheets: part.sheets.iter().map(sheet).collect(),
        }
    }
}
