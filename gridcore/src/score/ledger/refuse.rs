//! What is said of entries that are refused: each with its line and column.

use crate::finding::catalogue::ledger;
use crate::finding::{Args, Error, ErrorKind, Finding, FindingsBuilder, Place, RuleInfo, Subject};
use crate::roster::{Roster, TableKind, cell_place};

/// The name findings give to the entries of a posting.
const TABLE: &str = "entries";

/// Where entries stand.
#[derive(Debug, Clone, Copy)]
pub(super) enum Places<'f> {
    /// In a posting, by their numbers.
    Posting,
    /// In the table of a roster.
    Roster(&'f Roster),
}

impl Places<'_> {
    fn of(self, number: usize, column: &'static str) -> Option<Place> {
        match self {
            Self::Posting => {
                let line = u32::try_from(number + 1).unwrap_or(u32::MAX);
                Some(Place::file(TABLE).line(line).column(column))
            }
            Self::Roster(roster) => cell_place(&roster.files, roster.table(TableKind::Entries).origin(number), column),
        }
    }
}

/// Findings about one entry of a posting.
pub(super) struct Report<'f> {
    pub(super) found: &'f mut FindingsBuilder,
    pub(super) places: Places<'f>,
    /// The entry, counted from 0.
    pub(super) number: usize,
    /// Whether anything was found about it.
    pub(super) refused: bool,
}

impl Report<'_> {
    pub(super) fn add(&mut self, column: &'static str, rule: &'static RuleInfo, text: u8, args: Args) {
        self.refused = true;
        let finding = Finding::new(rule, Subject::Table { table: TABLE.into() }, text, args);
        self.found.push(finding.at(self.places.of(self.number, column)));
    }
}

pub(super) fn unknown_scheme(args: Args) -> Error {
    refused_call(ErrorKind::Key, &ledger::UNKNOWN, 4, args)
}

/// A score that no fraction of 128 bits holds.
pub(crate) fn beyond(key: &str, period: String) -> Error {
    refused_call(ErrorKind::Limit, &ledger::FULL, 2, vec![("key", key.into()), ("period", period.into())])
}

/// An error of one finding about a call.
pub(crate) fn refused_call(kind: ErrorKind, rule: &'static RuleInfo, text: u8, args: Args) -> Error {
    let finding = Finding::new(rule, Subject::Table { table: TABLE.into() }, text, args);
    Error::one(kind, finding.at(Place::file(TABLE)))
}
