//! A round as plain data, to be kept between calls and processes.

use serde::Serialize;

use super::{Filled, Plan, Round, RoundState, Sheet, Version, fill, result};
use crate::charter::Charter;
use crate::finding::{Error, ErrorKind, FindingsBuilder};
use crate::limits::Limits;
use crate::value::fields;

/// A round as plain data. What its sheets come to is worked out again by the charter, which should be
/// the one in force in its period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct KeptRound {
    /// The scheme.
    pub scheme: String,
    /// The period, such as `2024-05`.
    pub period: String,
    /// How far it is.
    pub state: RoundState,
    /// Whom it is about.
    pub subjects: Vec<String>,
    /// The sheets there are.
    pub sheets: Vec<Sheet>,
    /// What was published.
    pub versions: Vec<KeptVersion>,
}

/// A published version as plain data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct KeptVersion {
    /// Why it replaced the one before.
    pub reason: String,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

fields! {
    KeptRound { scheme, period, state, subjects, sheets, versions }
    KeptVersion { reason, sheets }
}

impl Round {
    /// The round as plain data.
    #[must_use]
    pub fn keep(&self) -> KeptRound {
        let plain = |sheets: &[Filled]| sheets.iter().map(|filled| filled.sheet.clone()).collect();
        let version =
            |version: &Version| KeptVersion { reason: version.reason.clone(), sheets: plain(&version.sheets) };
        KeptRound {
            scheme: self.scheme().to_owned(),
            period: self.period.to_string(),
            state: self.state,
            subjects: self.subjects.clone(),
            sheets: plain(&self.sheets),
            versions: self.versions.iter().map(version).collect(),
        }
    }

    /// The round of what was kept. Who may fill a sheet was looked at when it was filled, and is not again.
    ///
    /// # Errors
    /// As [`Round::open`], and for values that the scheme does not take.
    ///
    /// # Complexity
    /// `O(versions * subjects * sheets)`.
    pub fn restore(charter: &Charter, kept: &KeptRound) -> Result<Self, Error> {
        let plan = Plan::of(charter, &kept.scheme)?;
        let period = kept.period.parse().map_err(|_| plan.wrong_period(&kept.period))?;
        let mut round = Self::of_parts(plan, period, kept.subjects.clone())?;
        round.sheets = round.appraised(&kept.sheets)?;
        for version in &kept.versions {
            let sheets = round.appraised(&version.sheets)?;
            let results = result::results(&round.plan, &round.subjects, &sheets)?;
            round.versions.push(Version { reason: version.reason.clone(), results, sheets });
        }
        round.state = kept.state;
        Ok(round)
    }

    fn appraised(&self, sheets: &[Sheet]) -> Result<Vec<Filled>, Error> {
        let mut found = FindingsBuilder::new(self.plan.language, Limits::default().listed);
        let mut filled = Vec::with_capacity(sheets.len());
        for (number, sheet) in sheets.iter().enumerate() {
            let appraisal = fill::appraised(&self.plan, (number, sheet), &mut found)?;
            filled.extend(appraisal.map(|appraisal| Filled { sheet: sheet.clone(), appraisal }));
        }
        if found.is_empty() { Ok(filled) } else { Err(Error::new(ErrorKind::Call, found.finish())) }
    }
}
