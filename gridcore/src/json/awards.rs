//! Awards as JSON: what is asked, who gets them, who nearly did.

use std::collections::BTreeMap;

use serde::Serialize;

use super::appraise::exact;
use super::changes::read;
use crate::finding::{Error, Findings};
use crate::grid::Grid;
use crate::points::Points;
use crate::score::{AwardTerms, Awarded, Candidate, Ledger, Measure, Outcome};
use crate::time::Period;
use crate::value::fields;

/// Chooses who gets an award of a ledger's scheme, as [`Ledger::award`]: `{"award": "flag", "period": "2024-Q2", "ties":
/// ["minus"], "previous": ["t1"], "vetoes": {"t2": "person:p1"}}`.
///
/// Gives `candidates`, how many there are, the `winners` and the `near_misses`, each with `key`, `score`,
/// `outcome` and what belongs to that; with [`Awarded::findings`] each in words.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) if it is no such text; else as [`Ledger::award`].
pub fn award(ledger: &Ledger, grid: &Grid, request: &str) -> Result<(String, Findings), Error> {
    let given: AwardOptions = read(request, "request")?;
    let previous: Vec<&str> = given.previous.iter().map(String::as_str).collect();
    let vetoes: Vec<(&str, &str)> = given.vetoes.iter().map(|(key, by)| (key.as_str(), by.as_str())).collect();
    let terms = AwardTerms {
        period: given.period,
        network: given.network.as_deref(),
        people: given.people.as_deref(),
        ties: &given.ties,
        previous: &previous,
        vetoes: &vetoes,
    };
    let awarded = ledger.award(grid, &given.award, &terms)?;
    let findings = awarded.findings(grid.charter().language());
    Ok((super::text(&AwardedText::of(&awarded)), findings))
}

/// Which award is given, to whom not, and how equals are told apart.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct AwardOptions {
    /// The key of the award.
    award: String,
    /// The period it is given for; the last of its kind that has entries if not said.
    period: Option<Period>,
    /// The network; the charter's first if not said.
    network: Option<String>,
    /// The tier of people among whom the best of a cell are looked for, if a policy asks for them.
    people: Option<String>,
    /// What tells equals apart.
    #[cfg_attr(feature = "schema", schemars(default))]
    ties: Vec<Measure>,
    /// Who had it the last time, by key.
    #[cfg_attr(feature = "schema", schemars(default))]
    previous: Vec<String>,
    /// Who vetoes whom, by the key of the candidate.
    #[cfg_attr(feature = "schema", schemars(default))]
    vetoes: BTreeMap<String, String>,
}

fields! { AwardOptions { award, period, network, people, ties, previous, vetoes } }

/// Who got an award, and who nearly did.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Awarded"))]
pub(crate) struct AwardedText<'a> {
    /// The key of the award.
    award: &'a str,
    /// The name of the period.
    period: String,
    /// How many candidates have a score.
    candidates: usize,
    /// Who is awarded, best first.
    winners: Vec<CandidateText<'a>>,
    /// Whom a rule of the award keeps from it, and who comes next, best first.
    near_misses: Vec<CandidateText<'a>>,
}

/// A candidate and what came of it.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Candidate"))]
struct CandidateText<'a> {
    /// The key.
    key: &'a str,
    /// The score, to three decimals.
    score: Points,
    /// The fraction that was rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    /// What came of it.
    outcome: OutcomeName,
    /// Of who won: the place, counted from 1; equals have the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<usize>,
    /// By how much the last that is awarded, or the least score, is missed.
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<Points>,
    /// Who vetoed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    /// The entry that bars it.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a str>,
    /// The rule of that entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    /// Who of the same unit comes first.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<&'a str>,
    /// The unit that has another, or puts others forward.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
}

/// Why a candidate is awarded or not.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum OutcomeName {
    /// It is awarded.
    #[default]
    Won,
    /// Somebody vetoed it.
    Vetoed,
    /// An entry of the period bars it.
    Barred,
    /// It had the award the last time.
    HadIt,
    /// Another of the same unit comes first.
    OtherFirst,
    /// The unit it belongs to puts others forward.
    NotNominated,
    /// Others are better.
    Short,
    /// It has less than the least score.
    BelowLeast,
}

impl<'a> AwardedText<'a> {
    fn of(awarded: &'a Awarded) -> Self {
        Self {
            award: &awarded.award,
            period: awarded.period.to_string(),
            candidates: awarded.candidates,
            winners: awarded.winners.iter().map(CandidateText::of).collect(),
            near_misses: awarded.near_misses.iter().map(CandidateText::of).collect(),
        }
    }
}

impl<'a> CandidateText<'a> {
    fn of(candidate: &'a Candidate) -> Self {
        let score = candidate.score;
        let plain = Self { key: &candidate.key, score: score.rounded(), exact: exact(score), ..Self::default() };
        match &candidate.outcome {
            Outcome::Won { place } => Self { place: Some(*place), ..plain },
            Outcome::Vetoed { by } => Self { outcome: OutcomeName::Vetoed, by: Some(by), ..plain },
            Outcome::Barred { entry, rule } => {
                Self { outcome: OutcomeName::Barred, entry: Some(entry), rule: Some(rule), ..plain }
            }
            Outcome::HadIt => Self { outcome: OutcomeName::HadIt, ..plain },
            Outcome::OtherFirst { other, unit } => {
                Self { outcome: OutcomeName::OtherFirst, other: Some(other), unit: Some(unit), ..plain }
            }
            Outcome::NotNominated { unit } => {
                let unit = Some(unit.as_str()).filter(|unit| !unit.is_empty());
                Self { outcome: OutcomeName::NotNominated, unit, ..plain }
            }
            Outcome::Short { by } => Self { outcome: OutcomeName::Short, gap: Some(by.rounded()), ..plain },
            Outcome::BelowLeast { by } => Self { outcome: OutcomeName::BelowLeast, gap: Some(by.rounded()), ..plain },
        }
    }
}
