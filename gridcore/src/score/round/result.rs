//! What a round comes to: the composite of each subject, down to its sheets.

use super::{Filled, Plan, Sheet};
use crate::charter::SheetKind;
use crate::finding::catalogue::score as rules;
use crate::finding::{Error, Finding, FindingsBuilder, Subject};
use crate::points::Points;
use crate::score::appraise::{Appraisal, band};
use crate::score::{Ratio, ledger};

/// What a subject of a round comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundResult {
    /// The subject: `unit:c1`, or `person:p1`.
    pub subject: String,
    /// The weighted composite; none while a kind of sheet that has a weight is missing.
    pub score: Option<Ratio>,
    /// The key of the band the composite lies in.
    pub band: Option<String>,
    /// By kind of sheet, in the order of the charter.
    pub parts: Vec<RoundPart>,
}

/// The sheets of one kind about a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPart {
    /// Who filled them.
    pub from: SheetKind,
    /// What they weigh.
    pub weight: Points,
    /// The mean of their scores; none if there are none.
    pub score: Option<Ratio>,
    /// How many are missing.
    pub missing: usize,
    /// Each with what it gives by indicator.
    pub sheets: Vec<(Sheet, Appraisal)>,
}

pub(super) fn results(plan: &Plan, subjects: &[String], sheets: &[Filled]) -> Result<Vec<RoundResult>, Error> {
    let result = |subject: &String| result(plan, subject, sheets);
    subjects
        .iter()
        .map(|subject| result(subject).ok_or_else(|| ledger::beyond(subject, plan.scheme.key.clone())))
        .collect()
}

/// The result of a subject; none beyond 128 bits.
fn result(plan: &Plan, subject: &str, sheets: &[Filled]) -> Option<RoundResult> {
    let mut parts = Vec::with_capacity(plan.assessment.sheets.len());
    let mut score = Some(Ratio::ZERO);
    for kind in &plan.assessment.sheets {
        let own = sheets.iter().filter(|filled| filled.sheet.subject == subject && filled.sheet.from == kind.from);
        let own: Vec<(Sheet, Appraisal)> = own.map(|filled| (filled.sheet.clone(), filled.appraisal.clone())).collect();
        let sum = own.iter().try_fold(Ratio::ZERO, |sum, (_, appraisal)| sum.plus(appraisal.score))?;
        let mean = match u64::try_from(own.len()) {
            Ok(count) if count > 0 => Some(sum.shared(count)?),
            _ => None,
        };
        score = match (score, mean) {
            (Some(score), Some(mean)) => Some(score.plus(mean.times(kind.weight)?)?),
            (score, None) if kind.weight == Points::ZERO => score,
            _ => None,
        };
        let wanted = usize::try_from(kind.count.unwrap_or(1)).unwrap_or(usize::MAX);
        let missing = wanted.saturating_sub(own.len());
        parts.push(RoundPart { from: kind.from, weight: kind.weight, score: mean, missing, sheets: own });
    }
    let band = score.and_then(|score| band(&plan.scheme, score));
    Some(RoundResult { subject: subject.to_owned(), score, band, parts })
}

/// Sheets that are missing, and scores that lie further apart than the tolerance.
pub(super) fn findings(plan: &Plan, results: &[RoundResult], found: &mut FindingsBuilder) {
    for result in results {
        for part in result.parts.iter().filter(|part| part.missing > 0) {
            let args = vec![
                ("subject", result.subject.as_str().into()),
                ("count", part.missing.into()),
                ("kind", part.from.as_str().into()),
            ];
            found.push(Finding::new(&rules::MISSING_SHEET, about(&result.subject), 0, args));
        }
        let Some(tolerance) = plan.assessment.tolerance else { continue };
        let sheets = || result.parts.iter().flat_map(|part| &part.sheets);
        let by_score = |(_, one): &&(Sheet, Appraisal), (_, other): &&(Sheet, Appraisal)| one.score.cmp(&other.score);
        let (Some((low, least)), Some((high, most))) = (sheets().min_by(by_score), sheets().max_by(by_score)) else {
            continue;
        };
        let apart = most.score.minus(least.score);
        if let Some(apart) = apart.filter(|apart| *apart > tolerance.into()) {
            let args = vec![
                ("subject", result.subject.as_str().into()),
                ("found", apart.rounded().into()),
                ("limit", tolerance.into()),
                ("low", least.score.rounded().into()),
                ("low_author", low.author.as_str().into()),
                ("high", most.score.rounded().into()),
                ("high_author", high.author.as_str().into()),
            ];
            found.push(Finding::new(&rules::TOLERANCE, about(&result.subject), 0, args));
        }
    }
}

/// The subject of a finding.
fn about(subject: &str) -> Subject {
    match subject.split_once(':') {
        Some(("person", key)) => Subject::Person { key: key.into() },
        Some((_, key)) => Subject::Unit { key: key.into() },
        None => Subject::Unit { key: subject.into() },
    }
}
