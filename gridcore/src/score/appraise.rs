//! One subject under the indicators of a scheme: marks, composite and band.

use super::ledger::scheme_of;
use super::mark::{NoMarks, marks};
use super::{Ratio, ledger};
use crate::charter::{Charter, Scheme};
use crate::finding::catalogue::score as rules;
use crate::finding::{Arg, Args, Error, ErrorKind, Finding, FindingsBuilder, Language, Place, Subject, listed};
use crate::key::did_you_mean;
use crate::limits::Limits;
use crate::points::Points;

/// What weights share out.
const WHOLE: i32 = 100;

/// What a subject comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appraisal {
    /// What each indicator gives, in the order of the charter.
    pub marks: Vec<Marked>,
    /// The composite: where indicators have weights, the weighted shares of their full marks, of 100;
    /// else the sum of marks.
    pub score: Ratio,
    /// The key of the band it lies in; none if the scheme has none there.
    pub band: Option<String>,
}

/// What one indicator gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The key of the indicator.
    pub indicator: String,
    /// What it asks for.
    pub text: String,
    /// What was reported.
    pub value: Ratio,
    /// The marks.
    pub marks: Ratio,
    /// The most there are.
    pub full: Points,
    /// The weight, if indicators are weighed.
    pub weight: Option<Points>,
}

/// What can be wrong with the values of a sheet; the texts of `score.values` in order.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    Unknown,
    Missing,
    Twice,
    Outside,
    NotACount,
}

/// Appraises a subject by the values of all indicators of a scheme: marks given by hand, rates, or numbers
/// of cases, as each asks.
///
/// # Errors
/// Of kind `key`, if there is no such scheme; of kind `call`, with every indicator that is missing, not
/// known, given twice or out of its range; of kind `limit`, if a fraction is beyond 128 bits.
///
/// # Complexity
/// `O(i^2)` in the indicators.
///
/// # Example
/// ```
/// use gridcore::score::{self, Ratio};
/// use gridcore::{Charter, Points};
///
/// // Evaluation of city districts as Jinhua publishes it: on-time closing of at least 70 % earns 50, one less for
/// // each per cent below; closing of at least 90 % earns 20; each rework costs 0.2, from the third on 0.5.
/// let charter = Charter::from_toml(r#"
///     name = "city"
///     tiers = ["district"]
///     [[schemes]]
///     key = "monthly"
///     indicators = [
///         { key = "on-time", full = 50, target = 70, deduct = { points = 1 } },
///         { key = "closing", full = 20, steps = [{ at = 90, marks = 20 }] },
///         { key = "rework", full = 0, least = -10, each = [{ from = 1, points = 0.2 }, { from = 3, points = 0.5 }] },
///     ]
/// "#)?;
/// // 68 of 100 on time, 911 of 972 closed, three reworked.
/// let rate = |part: i32, of: u64| Ratio::new(Points::from(100 * part), of).expect("cases that were due");
/// let values = [("on-time", rate(68, 100)), ("closing", rate(911, 972)), ("rework", Points::from(3).into())];
/// let appraisal = score::appraise(&charter, "monthly", values)?;
/// assert_eq!(appraisal.score.to_string(), "67.1");
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn appraise<'v>(
    charter: &Charter,
    scheme: &str,
    values: impl IntoIterator<Item = (&'v str, Ratio)>,
) -> Result<Appraisal, Error> {
    let scheme = scheme_of(charter, scheme)?;
    let values: Vec<(&str, Ratio)> = values.into_iter().collect();
    let mut found = FindingsBuilder::new(Language::default(), Limits::default().listed);
    let appraised = under(scheme, &values, &Place::file("values"), &mut found)?;
    match appraised {
        Some(appraisal) => Ok(appraisal),
        None => Err(Error::new(ErrorKind::Call, found.finish()).in_language(charter.language())),
    }
}

/// Appraises under a scheme; none if something was found about the values.
pub(super) fn under(
    scheme: &Scheme,
    values: &[(&str, Ratio)],
    place: &Place,
    found: &mut FindingsBuilder,
) -> Result<Option<Appraisal>, Error> {
    let mut good = true;
    let mut wrong = |wrong: Wrong, name: &str, args: Args| {
        good = false;
        let args = [vec![("name", Arg::from(name))], args].concat();
        let finding = Finding::new(&rules::VALUES, Subject::Table { table: (&*place.file).into() }, wrong as u8, args);
        found.push(finding.at(place.clone()));
    };
    for (at, (name, _)) in values.iter().enumerate() {
        let keys = || scheme.indicators.iter().map(|indicator| indicator.key.as_str());
        if !keys().any(|key| key == *name) {
            let close = did_you_mean(name, keys()).map(|close| ("suggestion", Arg::from(close)));
            let known = ("known", Arg::from(listed(keys())));
            wrong(Wrong::Unknown, name, [known].into_iter().chain(close).collect());
        } else if values.iter().take(at).any(|(other, _)| other == name) {
            wrong(Wrong::Twice, name, vec![]);
        }
    }
    let mut given = Vec::with_capacity(scheme.indicators.len());
    for indicator in &scheme.indicators {
        let Some((_, value)) = values.iter().find(|(name, _)| *name == indicator.key) else {
            wrong(Wrong::Missing, &indicator.key, vec![]);
            continue;
        };
        match marks(indicator, *value) {
            Ok(marks) => given.push(Marked {
                indicator: indicator.key.clone(),
                text: indicator.text.clone(),
                value: *value,
                marks,
                full: indicator.full,
                weight: indicator.weight,
            }),
            Err(NoMarks::Outside) => {
                let (least, full) = (indicator.least.into(), indicator.full.into());
                let args = vec![("least", least), ("full", full), ("found", value.rounded().into())];
                wrong(Wrong::Outside, &indicator.key, args);
            }
            Err(NoMarks::NotACount) => {
                wrong(Wrong::NotACount, &indicator.key, vec![("found", value.rounded().into())]);
            }
            Err(NoMarks::Beyond) => return Err(ledger::beyond(&indicator.key, scheme.key.clone())),
        }
    }
    if !good {
        return Ok(None);
    }
    let score = composite(&given).ok_or_else(|| ledger::beyond(&scheme.key, scheme.key.clone()))?;
    Ok(Some(Appraisal { marks: given, score, band: band(scheme, score) }))
}

fn composite(marks: &[Marked]) -> Option<Ratio> {
    marks.iter().try_fold(Ratio::ZERO, |sum, marked| {
        let part = match marked.weight {
            None => marked.marks,
            Some(weight) => marked.marks.times(weight)?.times(WHOLE.into())?.over(marked.full)?,
        };
        sum.plus(part)
    })
}

/// The band a score lies in: from its lowest score up to the next.
pub(super) fn band(scheme: &Scheme, score: Ratio) -> Option<String> {
    let lies_in = |band: &&crate::charter::BandSpec| {
        band.from.is_none_or(|from| score >= from.into())
            && band.below.is_none_or(|below| score < below.into())
            && band.up_to.is_none_or(|up_to| score <= up_to.into())
    };
    scheme.bands.iter().find(lies_in).map(|band| band.key.clone())
}
