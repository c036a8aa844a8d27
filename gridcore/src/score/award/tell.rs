//! Each award and each near miss in words.

use super::{Awarded, Candidate, Outcome};
use crate::finding::catalogue::score as rules;
use crate::finding::{Args, Finding, Findings, FindingsBuilder, Language, Subject};

impl Awarded {
    /// Each award and each near miss with its reason, as notes.
    #[must_use]
    pub fn findings(&self, language: Language) -> Findings {
        let mut found = FindingsBuilder::new(language, usize::MAX);
        for winner in &self.winners {
            let Outcome::Won { place } = winner.outcome else { continue };
            let more = vec![
                ("period", self.period.to_string().into()),
                ("place", place.into()),
                ("count", self.candidates.into()),
            ];
            found.push(Finding::new(&rules::AWARDED, self.about(winner), 0, self.args(winner, more)));
        }
        for near in &self.near_misses {
            let (text, more) = match &near.outcome {
                Outcome::Won { .. } => continue,
                Outcome::Vetoed { by } => (0, vec![("by", by.as_str().into())]),
                Outcome::Barred { entry, rule } => {
                    (1, vec![("entry", entry.as_str().into()), ("rule", rule.as_str().into())])
                }
                Outcome::HadIt => (2, vec![]),
                Outcome::OtherFirst { other, unit } => {
                    (3, vec![("other", other.as_str().into()), ("unit", unit.as_str().into())])
                }
                Outcome::NotNominated { unit } if unit.is_empty() => (4, vec![]),
                Outcome::NotNominated { unit } => (4, vec![("unit", unit.as_str().into())]),
                Outcome::Short { by } => (5, vec![("gap", by.rounded().into())]),
                Outcome::BelowLeast { by } => (6, vec![("gap", by.rounded().into())]),
            };
            found.push(Finding::new(&rules::NEAR_MISS, self.about(near), text, self.args(near, more)));
        }
        found.finish()
    }

    fn args(&self, candidate: &Candidate, more: Args) -> Args {
        let args = vec![
            ("key", candidate.key.as_str().into()),
            ("award", self.award.as_str().into()),
            ("score", candidate.score.rounded().into()),
        ];
        [args, more].concat()
    }

    fn about(&self, candidate: &Candidate) -> Subject {
        let key = candidate.key.as_str().into();
        if self.is_person { Subject::Person { key } } else { Subject::Unit { key } }
    }
}
