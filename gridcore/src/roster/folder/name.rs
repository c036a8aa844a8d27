//! What a file of a grid folder is, by its name.

use crate::key::did_you_mean;
use crate::roster::TableKind;
use crate::roster::flaw::Unread;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Charter(Format),
    Table(TableKind, Format),
    /// Named like nothing in a folder, and yet a table in CSV, or a slip.
    Unknown,
    /// A table in a format of spreadsheets, which counts if there is no other of it.
    Foreign(TableKind),
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
            _ if FOREIGN.iter().any(|foreign| ending.eq_ignore_ascii_case(foreign)) => {
                let table = TableKind::ALL.into_iter().find(|table| stem.eq_ignore_ascii_case(table.name()));
                return table.map_or(Self::Other, Self::Foreign);
            }
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

/// Endings of what spreadsheets and editors save tables as.
const FOREIGN: [&str; 8] = ["xlsx", "xls", "xlsm", "xlsb", "ods", "numbers", "txt", "tsv"];

/// Why a file is not read.
pub(super) fn unread(name: &str) -> Unread {
    let wanted = names(name).into_iter().find(|wanted| wanted.eq_ignore_ascii_case(name));
    wanted.map(Unread::Capitals).or_else(|| closest(name).map(Unread::Slip)).unwrap_or(Unread::Unknown)
}

/// Whether a file that is not read should perhaps have this name.
pub(super) fn is_meant(name: &str, wanted: &str) -> bool {
    let meant = |why| matches!(why, Unread::Capitals(meant) | Unread::Slip(meant) if meant == wanted);
    Kind::of(name) == Kind::Unknown && meant(unread(name))
}

/// The name a file should perhaps have.
fn closest(name: &str) -> Option<String> {
    did_you_mean(&name.to_ascii_lowercase(), names(name).iter().map(String::as_str)).map(str::to_owned)
}

/// The names that files of the same ending may have.
fn names(name: &str) -> Vec<String> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let tables = TableKind::ALL.iter().filter(|_| ending != "toml").map(|table| table.name());
    tables.chain((ending != "csv").then_some("charter")).map(|stem| format!("{stem}.{ending}")).collect()
}
