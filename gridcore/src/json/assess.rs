//! Assessments, scores, awards and explanations as JSON.

use std::collections::BTreeMap;

use super::changes::read;
use super::object::Object;
use crate::charter::Charter;
use crate::finding::{Error, Findings};
use crate::grid::Grid;
use crate::points::Points;
use crate::score::{
    self, Appraisal, AwardRequest, Awarded, Board, Candidate, Difference, Explanation, KeptRound, Ledger, Measure,
    Outcome, Ratio, Round, RoundResult, Sheet, Totals,
};
use crate::time::Period;
use crate::value::{Expected, Log, Read, Trouble, Value, fields};

/// What the places of a request say of the text.
const REQUEST: &str = "request";

/// A number, or a pair: what is divided, and by how many.
struct Rate(Ratio);

impl Read for Rate {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        match value {
            Value::List(_) => {
                let pair = Vec::<Points>::read(value, log)?;
                let ratio = match pair.as_slice() {
                    [over, under] => under.whole().and_then(|under| Ratio::new(*over, u64::try_from(under).ok()?)),
                    _ => None,
                };
                ratio.map(Self).ok_or(Trouble::Value(Expected::Number))
            }
            _ => Points::read(value, log).map(|points| Self(points.into())),
        }
    }

    fn blank() -> Option<Self> {
        Some(Self(Ratio::ZERO))
    }
}

/// Appraises a subject by the indicators of a scheme, as [`appraise`](score::appraise): `{"on-time": [73700, 972], "rework": 3}`, where a
/// pair is a fraction that is not rounded.
///
/// Gives the `score`, the `band` and the `marks`, each with `indicator`, `text`, `value`, `marks`, `full` and
/// `weight`. A fraction is rounded to three decimals, and then there is `exact` beside it.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) if it is no such text; else as [`appraise`](score::appraise).
pub fn appraise(charter: &Charter, scheme: &str, values: &str) -> Result<String, Error> {
    let values: BTreeMap<String, Rate> = read(values, REQUEST)?;
    let values = values.iter().map(|(name, rate)| (name.as_str(), rate.0));
    let appraisal = score::appraise(charter, scheme, values)?;
    Ok(object(|object| appraised(object, &appraisal)))
}

/// The scores of the lines of a board in a period, the last if none is named, under the policies of a scheme, as [`Board::scores`]: an
/// object of scores by key, rounded to three decimals; those without are left out.
///
/// # Errors
/// As [`Board::scores`].
pub fn scores(
    board: &Board,
    charter: &Charter,
    scheme: &str,
    period: Option<&str>,
    people: Option<&Board>,
) -> Result<String, Error> {
    let scores = board.scores(charter, scheme, board.period(period)?, people)?;
    let lines = board.rows().iter().zip(scores).filter_map(|(row, score)| Some((row, score?)));
    Ok(object(|object| lines.for_each(|(row, score)| object.value(&row.key, &score.rounded()))))
}

/// Opens a round, as [`Round::open`]; rounds cross as texts.
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
/// let round = json::open_round(&grid, "order", "2024-05")?;
/// let sheets = r#"[{"subject": "unit:t1", "from": "self", "author": "unit:t1", "values": {"tidy": 90}},
///                  {"subject": "unit:t1", "from": "centre", "author": "unit:s", "values": {"tidy": 80}}]"#;
/// let round = json::fill_round(&grid, &round, sheets)?;
/// assert!(json::round_results(&charter, &round)?.starts_with(r#"[{"subject":"unit:t1","score":84,"#));
/// assert_eq!(json::round_findings(&charter, &round)?.len(), 0);
/// let round = json::publish_round(&charter, &json::lock_round(&charter, &round)?)?;
/// assert!(json::fill_round(&grid, &round, sheets).is_err());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn open_round(grid: &Grid, scheme: &str, period: &str) -> Result<String, Error> {
    let kept = KeptRound { scheme: scheme.to_owned(), period: period.to_owned(), ..KeptRound::default() };
    let period = Round::restore(grid.charter(), &kept)?.period();
    Ok(super::text(&Round::open(grid, scheme, period)?.keep()))
}

/// Fills sheets of a round, as [`Round::fill`].
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) if a text is none; else as [`Round::fill`].
pub fn fill_round(grid: &Grid, round: &str, sheets: &str) -> Result<String, Error> {
    let sheets: Vec<Sheet> = read(sheets, REQUEST)?;
    step(grid.charter(), round, |round| round.fill(grid, &sheets))
}

/// Locks a round, as [`Round::lock`].
///
/// # Errors
/// As [`Round::lock`].
pub fn lock_round(charter: &Charter, round: &str) -> Result<String, Error> {
    step(charter, round, Round::lock)
}

/// Publishes a round, as [`Round::publish`].
///
/// # Errors
/// As [`Round::publish`].
pub fn publish_round(charter: &Charter, round: &str) -> Result<String, Error> {
    step(charter, round, Round::publish)
}

/// Publishes a further version of a round, as [`Round::correct`].
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) if a text is none; else as [`Round::correct`].
pub fn correct_round(grid: &Grid, round: &str, sheets: &str, reason: &str) -> Result<String, Error> {
    let sheets: Vec<Sheet> = read(sheets, REQUEST)?;
    step(grid.charter(), round, |round| round.correct(grid, &sheets, reason))
}

/// What each subject of a round comes to, down to its sheets and their marks: an array of `subject`, `score`,
/// `band` and `parts`.
///
/// # Errors
/// As [`Round::results`].
pub fn round_results(charter: &Charter, round: &str) -> Result<String, Error> {
    let results = restored(charter, round)?.results()?;
    let mut text = String::new();
    Object::write_all(&mut text, results.iter(), result);
    Ok(text)
}

/// The sheets that are missing in a round, and the scores that lie too far apart.
///
/// # Errors
/// As [`Round::findings`].
pub fn round_findings(charter: &Charter, round: &str) -> Result<Findings, Error> {
    restored(charter, round)?.findings()
}

fn restored(charter: &Charter, round: &str) -> Result<Round, Error> {
    let kept: KeptRound = read(round, "round")?;
    Round::restore(charter, &kept)
}

fn step(charter: &Charter, round: &str, step: impl FnOnce(&mut Round) -> Result<(), Error>) -> Result<String, Error> {
    let mut round = restored(charter, round)?;
    step(&mut round)?;
    Ok(super::text(&round.keep()))
}

/// Which award is to be given, as a caller says it.
#[derive(Default)]
struct Given {
    scheme: String,
    award: String,
    period: Option<String>,
    ties: Vec<Measure>,
    previous: Vec<String>,
    vetoes: BTreeMap<String, String>,
}

fields! { Given { scheme, award, period, ties, previous, vetoes } }

/// Chooses who gets an award among the lines of a board by their scores, as [`award`](score::award): `{"scheme": "points",
/// "award": "flag", "ties": ["minus"], "previous": ["t1"], "vetoes": {"t2": "person:p1"}}`, of the board's
/// last period unless `period` names another.
///
/// Gives `candidates`, how many there are, the `winners` and the `near_misses`, each with `key`, `score`,
/// `outcome` and what belongs to that; with [`Awarded::findings`] each in words.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) if it is no such text; else as [`Board::scores`] and
/// [`award`](score::award).
pub fn award(
    grid: &Grid,
    board: &Board,
    people: Option<&Board>,
    ledger: &Ledger,
    request: &str,
) -> Result<(String, Findings), Error> {
    let given: Given = read(request, REQUEST)?;
    let at = board.period(given.period.as_deref())?;
    let scores = board.scores(grid.charter(), &given.scheme, at, people)?;
    let spec = grid.charter().spec();
    let awards = spec.schemes.iter().filter(|scheme| scheme.key == given.scheme).flat_map(|scheme| &scheme.awards);
    let tier = awards.filter(|award| award.key == given.award).map(|award| award.tier.as_str()).next().unwrap_or("");
    let lines = board.rows().iter().enumerate().filter(|(_, row)| row.tier == tier);
    let lines: Vec<usize> = lines.map(|(line, _)| line).collect();
    let list = |measure: &Measure| -> Vec<Option<Ratio>> {
        lines.iter().map(|line| board.measure(*line, at, *measure)).collect()
    };
    let ties: Vec<Vec<Option<Ratio>>> = given.ties.iter().map(list).collect();
    let ties: Vec<&[Option<Ratio>]> = ties.iter().map(Vec::as_slice).collect();
    let previous: Vec<&str> = given.previous.iter().map(String::as_str).collect();
    let vetoes: Vec<(&str, &str)> = given.vetoes.iter().map(|(key, by)| (key.as_str(), by.as_str())).collect();
    let Some(period) = board.periods().get(at) else { return Ok(("{}".to_owned(), Findings::default())) };
    let awarded = score::award(
        grid,
        &AwardRequest {
            scheme: &given.scheme,
            award: &given.award,
            period: *period,
            scores: &board.candidates(tier, &scores),
            ties: &ties,
            previous: &previous,
            vetoes: &vetoes,
            ledger: Some(ledger),
        },
    )?;
    let findings = awarded.findings(grid.charter().language());
    Ok((object(|object| award_of(object, &awarded)), findings))
}

/// What a line of a board counts in a period, rule by rule down to the entries, as [`Ledger::explain`]: `line`,
/// `sum`, `plus`, `minus`, `count` and `rules`.
///
/// # Errors
/// Of kind `call`, if the line is no reference; else as [`Ledger::explain`].
pub fn explain(ledger: &Ledger, grid: &Grid, line: &str, period: Option<Period>) -> Result<String, Error> {
    let line = super::reference("line", line)?;
    let explanation = ledger.explain(grid, &line, period, None)?;
    Ok(object(|object| explained(object, &explanation)))
}

/// What differs between two boards or explanations, as an array of `key`, `before`, `after` and `change`.
#[must_use]
pub fn differences(differences: &[Difference]) -> String {
    let mut text = String::new();
    Object::write_all(&mut text, differences.iter(), |object, difference| {
        object.text("key", &difference.key);
        object.object("before", |object| totals(object, &difference.before));
        object.object("after", |object| totals(object, &difference.after));
        if let Some(change) = difference.change() {
            object.value("change", &change);
        }
    });
    text
}

fn object(fields: impl FnOnce(&mut Object<'_>)) -> String {
    let mut text = String::new();
    Object::write(&mut text, fields);
    text
}

/// A fraction under a name, and itself where it was rounded.
fn fraction(object: &mut Object<'_>, name: &str, ratio: Ratio) {
    object.value(name, &ratio.rounded());
    if ratio != ratio.rounded().into() {
        let (over, under) = ratio.parts();
        object.text("exact", &format!("{over}/{under}000"));
    }
}

fn appraised(object: &mut Object<'_>, appraisal: &Appraisal) {
    fraction(object, "score", appraisal.score);
    object.optional("band", appraisal.band.as_deref());
    object.objects("marks", appraisal.marks.iter(), |object, marked| {
        object.text("indicator", &marked.indicator);
        object.optional("text", Some(marked.text.as_str()).filter(|text| !text.is_empty()));
        object.value("value", &marked.value.rounded());
        fraction(object, "marks", marked.marks);
        object.value("full", &marked.full);
        if let Some(weight) = marked.weight {
            object.value("weight", &weight);
        }
    });
}

fn result(object: &mut Object<'_>, result: &RoundResult) {
    object.text("subject", &result.subject);
    if let Some(score) = result.score {
        fraction(object, "score", score);
    }
    object.optional("band", result.band.as_deref());
    object.objects("parts", result.parts.iter(), |object, part| {
        object.text("from", part.from.as_str());
        object.value("weight", &part.weight);
        if let Some(score) = part.score {
            fraction(object, "score", score);
        }
        object.value("missing", &part.missing);
        object.objects("sheets", part.sheets.iter(), |object, (sheet, appraisal)| {
            object.text("author", &sheet.author);
            object.optional("ref", Some(sheet.reference.as_str()).filter(|reference| !reference.is_empty()));
            appraised(object, appraisal);
        });
    });
}

fn award_of(object: &mut Object<'_>, awarded: &Awarded) {
    object.text("award", &awarded.award);
    object.text("period", &awarded.period.to_string());
    object.value("candidates", &awarded.candidates);
    object.objects("winners", awarded.winners.iter(), candidate);
    object.objects("near_misses", awarded.near_misses.iter(), candidate);
}

fn candidate(object: &mut Object<'_>, candidate: &Candidate) {
    object.text("key", &candidate.key);
    fraction(object, "score", candidate.score);
    let mut outcome = |name: &str, fields: &[(&str, &str)]| {
        object.text("outcome", name);
        fields.iter().for_each(|(name, value)| object.text(name, value));
    };
    match &candidate.outcome {
        Outcome::Won { place } => {
            outcome("won", &[]);
            object.value("place", place);
        }
        Outcome::Vetoed { by } => outcome("vetoed", &[("by", by)]),
        Outcome::Barred { entry, rule } => outcome("barred", &[("entry", entry), ("rule", rule)]),
        Outcome::HadIt => outcome("had_it", &[]),
        Outcome::OtherFirst { other, unit } => outcome("other_first", &[("other", other), ("unit", unit)]),
        Outcome::NotNominated { unit } => outcome("not_nominated", &[("unit", unit)]),
        Outcome::Short { by } => outcome("short", &[("by", &by.to_string())]),
        Outcome::BelowLeast { by } => outcome("below_least", &[("by", &by.to_string())]),
    }
}

fn explained(object: &mut Object<'_>, explanation: &Explanation<'_>) {
    object.text("line", &explanation.line);
    totals(object, &explanation.totals);
    object.objects("rules", explanation.rules.iter(), |object, part| {
        object.text("rule", &part.rule);
        object.optional("text", Some(part.text.as_str()).filter(|text| !text.is_empty()));
        totals(object, &part.totals);
        object.value("entries", &part.entries);
    });
}

fn totals(object: &mut Object<'_>, totals: &Totals) {
    object.value("sum", &totals.sum());
    object.value("plus", &totals.plus());
    object.value("minus", &totals.minus());
    object.value("count", &totals.count());
}
