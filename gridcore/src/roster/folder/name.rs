//! What a file of a grid folder is, by its name.

use crate::key::did_you_mean;
use crate::roster::TableKind;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Charter(Format),
    Table(TableKind, Format),
    /// Named like nothing in a folder, and yet a table in CSV, or a slip.
    Unknown,
    /// None of ours.
    Other,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Toml,
    Json,
    Csv,
}

impl Kind {
    pub(super) fn of(name: &str) -> Self {
        let Some((stem, ending)) = name.rsplit_once('.') else {
            return Self::Other;
        };
        let format = match ending {
            _ if ending.eq_ignore_ascii_case("toml") => Format::Toml,
            _ if ending.eq_ignore_ascii_case("json") => Format::Json,
            _ if ending.eq_ignore_ascii_case("csv") => Format::Csv,
            _ => return Self::Other,
        };
        let is_charter = stem == "charter" || stem.starts_with("charter-");
        match TableKind::from_name(stem) {
            None if is_charter && format != Format::Csv => Self::Charter(format),
            Some(table) if format != Format::Toml => Self::Table(table, format),
            // A file in another format may be anything, so only a name close to ours is a slip.
            _ if format == Format::Csv || closest(name).is_some() => Self::Unknown,
            _ => Self::Other,
        }
    }
}

/// The name a file should perhaps have.
pub(super) fn closest(name: &str) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let tables = TableKind::ALL.iter().filter(|_| ending != "toml").map(|table| table.name());
    let names: Vec<String> =
        tables.chain((ending != "csv").then_some("charter")).map(|stem| format!("{stem}.{ending}")).collect();
    did_you_mean(name, names.iter().map(String::as_str)).map(str::to_owned)
}
