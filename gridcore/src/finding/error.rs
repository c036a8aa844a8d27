//! The one error type.

use std::fmt;

use serde::Serialize;

use super::catalogue::call;
use super::{Finding, Findings, FindingsBuilder, Language};

/// What kind of call could not be carried out. The list is closed, and the same in Rust, Python
/// and JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// A text that cannot be read: encoding, syntax, format version.
    Text,
    /// A charter that contradicts itself or names what it does not declare.
    Charter,
    /// Rows that do not form a grid.
    Roster,
    /// A change that cannot be applied, or one made against another revision.
    Change,
    /// A key that names nothing.
    Key,
    /// A call that needs something it was not given, such as a day.
    Call,
    /// More than [`Limits`](crate::Limits) allows.
    Limit,
    /// A file that could not be read or written.
    File,
}

impl ErrorKind {
    /// The name it has in JSON, Python and JavaScript.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Charter => "charter",
            Self::Roster => "roster",
            Self::Change => "change",
            Self::Key => "key",
            Self::Call => "call",
            Self::Limit => "limit",
            Self::File => "file",
        }
    }
}

/// A call that could not be carried out, with every finding that explains why.
///
/// Shown, it is the first finding's message and the number of the others. As `{:?}`, which is what
/// a `main` that returns it prints, it is the first twenty findings with their help.
#[derive(Clone, thiserror::Error)]
#[error("{}", self.text())]
pub struct Error {
    kind: ErrorKind,
    findings: Box<Findings>,
}

impl Error {
    /// Whatever else is wrong, what exceeds the limits was not looked at: it gives the kind and
    /// comes first.
    pub(crate) fn new(kind: ErrorKind, findings: Findings) -> Self {
        let over = findings.count(&call::LIMIT.id) > 0;
        let (kind, findings) =
            if over { (ErrorKind::Limit, findings.beginning_with(&call::LIMIT)) } else { (kind, findings) };
        Self { kind, findings: Box::new(findings) }
    }

    /// An error of one finding.
    pub(crate) fn one(kind: ErrorKind, finding: Finding) -> Self {
        let mut findings = FindingsBuilder::new(Language::default(), 1);
        findings.push(finding);
        Self::new(kind, findings.finish())
    }

    /// The same error, its findings with the lines that `line` gives for their paths.
    #[cfg(feature = "toml")]
    pub(crate) fn at_lines(self, line: impl Fn(&str) -> Option<u32>) -> Self {
        Self { findings: Box::new(self.findings.at_lines(line)), ..self }
    }

    /// What kind of call failed.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Everything that is wrong, not just the first.
    #[must_use]
    pub const fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The same error, with its findings in another language.
    ///
    /// ```
    /// use gridcore::{Charter, Language, json};
    ///
    /// let error = Charter::from_toml("name = \"w\"").unwrap_err().in_language(Language::Zh);
    /// assert!(error.to_string().ends_with("`tiers` 和 `networks` 均未给出"));
    /// assert!(json::error(&error).contains("均未给出"));
    /// ```
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { findings: Box::new(self.findings.in_language(language)), ..self }
    }

    fn text(&self) -> String {
        let language = self.findings.language();
        let Some(first) = self.findings.iter().next() else {
            return String::new();
        };
        let place = first.place().map(|p| format!("{p}: ")).unwrap_or_default();
        let more = match self.findings.len() {
            0 | 1 => String::new(),
            n => match language {
                Language::En => format!(" (and {} more)", n - 1),
                Language::Zh => format!("（另有 {} 项）", n - 1),
            },
        };
        format!("{place}{}{more}", first.message(language))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.kind.as_str(), format!("{:?}", self.findings).trim_end())
    }
}
