//! A folder being broken, defect by defect.

use std::fmt::Display;

use super::Data;

/// One thing done to a twin, and the finding it must lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Defect {
    /// The rule that is broken.
    pub rule: &'static str,
    /// The subject of the finding, as a finding shows it.
    pub subject: String,
    /// What was done.
    pub what: String,
}

/// A twin: rows that still form a grid, and what is wrong with them.
#[derive(Debug, Clone)]
pub struct Twin {
    /// The rows.
    pub data: Data,
    /// What was done to them.
    pub defects: Vec<Defect>,
}

impl Twin {
    /// A twin nothing was done to yet.
    #[must_use]
    pub const fn new(data: Data) -> Self {
        Self { data, defects: Vec::new() }
    }

    /// Notes that `rule` is broken about `subject` because of `what`, which `apply` does.
    pub fn defect(&mut self, rule: &'static str, subject: impl Display, what: &str, apply: impl FnOnce(&mut Data)) {
        apply(&mut self.data);
        self.also(rule, subject, what);
    }

    /// Notes that what has been done breaks one more rule.
    pub fn also(&mut self, rule: &'static str, subject: impl Display, what: &str) {
        self.defects.push(Defect { rule, subject: subject.to_string(), what: what.to_owned() });
    }
}

/// The subject of a finding about the appointment of a person.
#[must_use]
pub(super) fn appointment(post: &str, unit: &str, person: &str) -> String {
    format!("appointment:{post}@{unit} of {person}")
}

/// The subject of a finding about the appointment of whoever holds a post in a unit.
#[must_use]
pub(super) fn held(data: &Data, post: &str, unit: &str) -> String {
    appointment(post, unit, &data.holder(post, unit))
}
