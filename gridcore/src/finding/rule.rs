//! What is known of a rule apart from its function.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// To be looked at.
    Warning,
    /// An invariant that must hold.
    Error,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The language of messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
}

/// The family a rule belongs to; the part of its id before the dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Family {
    /// What a charter must be to be accepted, and to fit a grid.
    Charter,
    /// What a text must be to be read as tables.
    Table,
    /// What a roster must be to form a grid.
    Roster,
    /// The tree.
    Structure,
    /// Everybody and everything looked after.
    Coverage,
    /// Who holds what.
    Staffing,
    /// Contacts and bridges.
    Links,
    /// What a plan does not choose and leaves open.
    Assign,
    /// Entries of a points ledger.
    Ledger,
    /// Assessments and awards.
    Score,
    /// Events at the desk.
    Case,
    /// Duties, tasks, inspections and risks.
    Duty,
    /// Journals.
    History,
    /// A call that cannot be carried out.
    Call,
    /// A rule of the embedding program.
    Own,
}

impl Family {
    /// All families of the library itself, in the order of their findings.
    pub const OURS: [Self; 14] = [
        Self::Charter,
        Self::Table,
        Self::Roster,
        Self::Structure,
        Self::Coverage,
        Self::Staffing,
        Self::Links,
        Self::Assign,
        Self::Ledger,
        Self::Score,
        Self::Case,
        Self::Duty,
        Self::History,
        Self::Call,
    ];

    /// The part of the id before the dot.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Table => "table",
            Self::Roster => "roster",
            Self::Structure => "structure",
            Self::Coverage => "coverage",
            Self::Staffing => "staffing",
            Self::Links => "links",
            Self::Assign => "assign",
            Self::Ledger => "ledger",
            Self::Score => "score",
            Self::Case => "case",
            Self::Duty => "duty",
            Self::History => "history",
            Self::Call => "call",
            Self::Own => "own",
        }
    }
}

/// A message and its help, in English and Chinese.
///
/// * `{name}` stands for a value.
/// * `{name:one|many}` stands for one of two words: the first if the value is 1.
/// * A part in `[` and `]` is left out when a value in it is missing.
#[derive(Debug, Clone)]
pub struct Text(Form);

/// Message in English and Chinese, help in English and Chinese.
#[derive(Debug, Clone)]
enum Form {
    Apart([Cow<'static, str>; 4]),
    /// A line each: two thousand references fewer in a catalogue.
    Lines(&'static str),
}

impl Text {
    /// A text of a rule that is known when the program is written: what is wrong in English and Chinese, what to do
    /// in English and Chinese.
    #[must_use]
    pub const fn new(en: &'static str, zh: &'static str, help_en: &'static str, help_zh: &'static str) -> Self {
        Self(Form::Apart([Cow::Borrowed(en), Cow::Borrowed(zh), Cow::Borrowed(help_en), Cow::Borrowed(help_zh)]))
    }

    /// The same as a line each.
    pub(crate) const fn lines(lines: &'static str) -> Self {
        Self(Form::Lines(lines))
    }

    /// The message in a language.
    #[must_use]
    pub fn message(&self, language: Language) -> &str {
        match language {
            Language::En => self.part(0),
            Language::Zh => self.part(1),
        }
    }

    /// The help in a language.
    #[must_use]
    pub fn help(&self, language: Language) -> &str {
        match language {
            Language::En => self.part(2),
            Language::Zh => self.part(3),
        }
    }

    /// Messages and helps in all languages.
    pub(crate) fn parts(&self) -> [&str; 4] {
        [0, 1, 2, 3].map(|at| self.part(at))
    }

    fn part(&self, at: usize) -> &str {
        match &self.0 {
            Form::Apart(parts) => parts.get(at).map_or("", |part| part),
            Form::Lines(lines) => lines.split('\n').nth(at).unwrap_or(""),
        }
    }
}

/// Texts made while the program runs, in the order of [`Text::new`].
impl From<[String; 4]> for Text {
    fn from(parts: [String; 4]) -> Self {
        Self(Form::Apart(parts.map(Cow::Owned)))
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Text {}

/// What a parameter may be set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParameterType {
    /// True or false.
    Flag,
    /// A whole number from 0.
    Whole,
}

/// A parameter a charter may set for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it may be set to.
    pub holds: ParameterType,
    /// What it does and what it is when not set.
    pub summary: &'static str,
}

/// Everything about a rule but its function: id, severity, texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInfo {
    /// The id, `family.name`.
    pub id: Cow<'static, str>,
    /// The family.
    pub family: Family,
    /// The severity when the charter sets none.
    pub severity: Severity,
    /// Whether it is checked on a grid, so that a charter may set it. All others hold whatever a
    /// charter says.
    pub settable: bool,
    /// The version that introduced it.
    pub since: &'static str,
    /// What its findings are about, by the `kind` their subjects have in JSON.
    pub subjects: &'static [&'static str],
    /// What must hold, in one English sentence.
    pub summary: Cow<'static, str>,
    /// The same in Chinese.
    pub summary_zh: Cow<'static, str>,
    /// The messages, one for each way of breaking the rule.
    pub texts: Cow<'static, [Text]>,
    /// What a charter may set.
    pub parameters: &'static [Parameter],
}

/// A rule of ours, or one the embedding program shares with us.
#[derive(Clone)]
pub(crate) enum RuleRef {
    Ours(&'static RuleInfo),
    Own(Arc<RuleInfo>),
}

impl Deref for RuleRef {
    type Target = RuleInfo;

    fn deref(&self) -> &RuleInfo {
        match self {
            Self::Ours(info) => info,
            Self::Own(info) => info,
        }
    }
}

/// By its id: the texts are those of the catalogue.
impl fmt::Debug for RuleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

impl PartialEq for RuleRef {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RuleRef {}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn a_text_of_the_catalogue_has_a_line_for_each_of_its_parts() {
        for rule in crate::finding::catalogue() {
            for text in rule.texts.iter() {
                assert!(
                    matches!(text.0, Form::Lines(lines) if lines.split('\n').count() == 4),
                    "{}: {text:?}",
                    rule.id
                );
            }
        }
    }
}
