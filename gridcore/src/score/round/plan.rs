//! What a round goes by, and how it refuses what does not fit.

use crate::charter::{Assessment, Charter, Scheme};
use crate::finding::catalogue::score as rules;
use crate::finding::{Args, Error, ErrorKind, Finding, Language, Place, Subject};
use crate::score::ledger::scheme_of;

/// What a round goes by.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) scheme: Scheme,
    pub(super) assessment: Assessment,
    pub(super) language: Language,
}

/// Why something cannot be done with a round; the texts of `score.round` in order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wrong {
    NotOpen,
    NotLocked,
    NotPublished,
    NoAssessment,
    NoReason,
    Period,
}

impl Plan {
    pub(super) fn of(charter: &Charter, scheme: &str) -> Result<Self, Error> {
        let scheme = scheme_of(charter, scheme)?.clone();
        match scheme.assessment.clone() {
            Some(assessment) => Ok(Self { scheme, assessment, language: charter.language() }),
            None => {
                let args = vec![("scheme", scheme.key.as_str().into())];
                Err(refused(charter.language(), Wrong::NoAssessment, args))
            }
        }
    }

    pub(super) fn wrong_period(&self, period: &str) -> Error {
        let args = vec![("period", period.into()), ("every", self.assessment.every.as_str().into())];
        self.refused(Wrong::Period, args)
    }

    pub(super) fn refused(&self, wrong: Wrong, args: Args) -> Error {
        refused(self.language, wrong, args)
    }
}

fn refused(language: Language, wrong: Wrong, args: Args) -> Error {
    let finding = Finding::new(&rules::ROUND, Subject::Table { table: "round".into() }, wrong as u8, args);
    Error::one(ErrorKind::Call, finding.at(Place::file("round"))).in_language(language)
}
