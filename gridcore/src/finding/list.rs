//! An ordered list of findings with exact counts.

use std::collections::BTreeMap;
use std::fmt;

use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::{Finding, Language, RuleInfo, Severity};
use crate::order;

/// Findings in canonical order: by family, rule and subject.
///
/// The counts are exact. The list holds at most [`Limits::listed`](crate::Limits::listed) findings
/// of each rule, the first in order, so that a million findings of one kind do not hide the rest.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Findings {
    pub(super) list: Vec<Finding>,
    pub(super) counts: BTreeMap<String, RuleCount>,
    pub(super) total: usize,
    pub(super) language: Language,
}

/// How often a rule is broken, and how bad that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RuleCount {
    pub(super) severity: Severity,
    pub(super) count: usize,
}

impl Findings {
    /// The exact number of findings, listed or not.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.total
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The findings listed, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.list.iter()
    }

    /// The exact number of findings of one rule.
    #[must_use]
    pub fn count(&self, rule: &str) -> usize {
        self.counts.get(rule).map_or(0, |c| c.count)
    }

    /// The exact number of findings of one severity.
    #[must_use]
    pub fn count_of(&self, severity: Severity) -> usize {
        self.counts.values().filter(|c| c.severity == severity).map(|c| c.count).sum()
    }

    /// The rules broken, by id, with the exact number of findings of each.
    pub fn counts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.counts.iter().map(|(rule, count)| (rule.as_str(), count.count))
    }

    /// The findings listed of one rule.
    pub fn of<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = &'a Finding> {
        self.list.iter().filter(move |f| f.rule() == rule)
    }

    /// The findings of one rule alone, with their exact number.
    ///
    /// ```
    /// # use gridcore::Charter;
    /// let error = Charter::from_toml("name = \"w\"\ntires = 1").unwrap_err();
    /// let unknown = error.findings().only("charter.unknown-field");
    /// assert_eq!((unknown.len(), unknown.counts().count()), (1, 1));
    /// ```
    #[must_use]
    pub fn only(&self, rule: &str) -> Self {
        let count = self.counts.get_key_value(rule);
        Self {
            list: self.of(rule).cloned().collect(),
            total: self.count(rule),
            counts: count.map(|(rule, count)| (rule.clone(), *count)).into_iter().collect(),
            language: self.language,
        }
    }

    /// The language the charter asks for.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The same findings, those of one rule first.
    pub(super) fn beginning_with(mut self, rule: &RuleInfo) -> Self {
        order::by_key(&mut self.list, |finding| finding.rule() != rule.id);
        self
    }

    /// The same findings, with the lines that `line` gives for the paths of their places.
    #[cfg(feature = "toml")]
    pub(super) fn at_lines(mut self, line: impl Fn(&str) -> Option<u32>) -> Self {
        for place in self.list.iter_mut().filter_map(|finding| finding.place.as_mut()) {
            place.line = place.line.or_else(|| place.column.as_deref().and_then(&line));
        }
        self
    }

    /// The same findings, written in another language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Findings in any order, none left out, in English.
impl FromIterator<Finding> for Findings {
    fn from_iter<T: IntoIterator<Item = Finding>>(findings: T) -> Self {
        let mut builder = FindingsBuilder::new(Language::default(), usize::MAX);
        findings.into_iter().for_each(|finding| builder.push(finding));
        builder.finish()
    }
}

/// For each finding a line with severity, rule, subject and message, and lines of their own for
/// where it was read and what to do, in the language of the findings.
impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, self.list.len())
    }
}

/// The first findings as they are shown, and how many more there are.
impl fmt::Debug for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, FIRST)
    }
}

/// How many findings are shown to a programmer, who sees them by the way.
const FIRST: usize = 20;

impl Findings {
    fn write(&self, f: &mut fmt::Formatter<'_>, most: usize) -> fmt::Result {
        for finding in self.list.iter().take(most) {
            writeln!(f, "{:#}", finding.in_language(self.language))?;
        }
        match self.total - self.list.len().min(most) {
            0 => Ok(()),
            more => writeln!(f, "and {more} more"),
        }
    }
}

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Counts<'a>(&'a BTreeMap<String, RuleCount>);
        impl Serialize for Counts<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().map(|(rule, count)| (rule, count.count)))
            }
        }

        struct List<'a>(&'a Findings);
        impl Serialize for List<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut seq = serializer.serialize_seq(Some(self.0.list.len()))?;
                for finding in &self.0.list {
                    seq.serialize_element(&finding.in_language(self.0.language))?;
                }
                seq.end()
            }
        }

        let mut out = serializer.serialize_struct("Findings", 3)?;
        out.serialize_field("total", &self.total)?;
        out.serialize_field("counts", &Counts(&self.counts))?;
        out.serialize_field("findings", &List(self))?;
        out.end()
    }
}

/// Gathers findings in any order, counts all and keeps a bounded number of each rule.
#[derive(Debug)]
pub(crate) struct FindingsBuilder {
    findings: Findings,
    listed: usize,
}

impl FindingsBuilder {
    pub(crate) fn new(language: Language, listed: usize) -> Self {
        Self { findings: Findings { language, ..Findings::default() }, listed }
    }

    /// Adds a finding; beyond the bound of its rule it is counted and not kept. Callers that
    /// may exceed the bound add in canonical order.
    pub(crate) fn push(&mut self, finding: Finding) {
        if self.keeps(&finding) {
            self.findings.list.push(finding);
        }
    }

    /// As [`push`](Self::push), copying a finding only if it is kept.
    pub(crate) fn push_copy(&mut self, finding: &Finding) {
        if self.keeps(finding) {
            self.findings.list.push(finding.clone());
        }
    }

    /// Counts a finding and says whether it is within the bound of its rule.
    fn keeps(&mut self, finding: &Finding) -> bool {
        self.count(finding.rule(), finding.severity, 1) <= self.listed
    }

    /// Counts `more` findings of a rule without listing them; returns the new count.
    pub(crate) fn count(&mut self, rule: &str, severity: Severity, more: usize) -> usize {
        self.findings.total += more;
        match self.findings.counts.get_mut(rule) {
            Some(entry) => {
                entry.count += more;
                entry.count
            }
            None => {
                self.findings.counts.insert(rule.to_owned(), RuleCount { severity, count: more });
                more
            }
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.findings.total == 0
    }

    /// How many findings of one rule are kept.
    pub(crate) const fn listed(&self) -> usize {
        self.listed
    }

    pub(crate) fn finish(self) -> Findings {
        let mut findings = self.findings;
        order::by(&mut findings.list, Finding::order);
        findings
    }
}
