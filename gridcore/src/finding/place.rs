//! Where a record was read.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::key::OneLine;

/// The file, line and column a finding points at.
///
/// Shown as `people.csv:417:cell`, the same in every language. For tables that are not text the line is the row,
/// counted from 1. In JSON and in charters the column is a path, such as `people[416].skill` in a document,
/// whose indices count from 0, or `posts[2].excludes`; JSON has no lines to speak of, a charter in TOML has.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    pub(crate) file: Arc<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) column: Option<Cow<'static, str>>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), line: None, column: None }
    }

    /// A line of this file.
    #[must_use]
    pub fn line(self, line: u32) -> Self {
        Self { line: Some(line), ..self }
    }

    /// A column, or a path, in this place.
    #[must_use]
    pub fn column(self, column: impl Into<Cow<'static, str>>) -> Self {
        Self { column: Some(column.into()), ..self }
    }

    /// The name of the file or table.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file
    }

    /// The line, counted from 1 and with the header as line 1.
    #[must_use]
    pub const fn line_number(&self) -> Option<u32> {
        self.line
    }

    /// The column or path.
    #[must_use]
    pub fn column_name(&self) -> Option<&str> {
        self.column.as_deref()
    }
}

impl Ord for Place {
    /// By file, line and column; indices in a path as numbers, so that `people[34]` comes before
    /// `people[348]`.
    fn cmp(&self, other: &Self) -> Ordering {
        let columns = || match (&self.column, &other.column) {
            (Some(one), Some(other)) => parts(one).cmp(parts(other)),
            (one, other) => one.cmp(other),
        };
        (&self.file, self.line).cmp(&(&other.file, other.line)).then_with(columns)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A path cut at its indices: of each part how many digits the index before it has, the index, and
/// the part.
fn parts(path: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let part = |part| {
        let (index, rest): (&str, &str) = str::split_once(part, ']').unwrap_or(("", part));
        (index.len(), index, rest)
    };
    path.split('[').map(part)
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut f = OneLine(f);
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}
