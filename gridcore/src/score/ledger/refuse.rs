//! What is said of entries that are refused: each with its line and column.

use crate::finding::catalogue::ledger;
use crate::finding::{Args, Error, ErrorKind, Finding, FindingsBuilder, Place, RuleInfo, Subject};

/// The name findings give to the entries of a posting.
const TABLE: &str = "entries";

/// Findings about one entry of a posting.
pub(super) struct Report<'f> {
    pub(super) found: &'f mut FindingsBuilder,
    /// The entry, counted from 0.
    pub(super) number: usize,
    /// Whether anything was found about it.
    pub(super) refused: bool,
}

impl Report<'_> {
    pub(super) fn add(&mut self, column: &'static str, rule: &'static RuleInfo, text: u8, args: Args) {
        self.refused = true;
        let line = u32::try_from(self.number + 1).unwrap_or(u32::MAX);
        let finding = Finding::new(rule, Subject::Table { table: TABLE.into() }, text, args);
        self.found.push(finding.at(Place::file(TABLE).line(line).column(column)));
    }
}

pub(super) fn unknown_scheme(args: Args) -> Error {
    refused_call(ErrorKind::Key, &ledger::UNKNOWN, 4, args)
}

/// An error of one finding about a call.
pub(crate) fn refused_call(kind: ErrorKind, rule: &'static RuleInfo, text: u8, args: Args) -> Error {
    let finding = Finding::new(rule, Subject::Table { table: TABLE.into() }, text, args);
    Error::one(kind, finding.at(Place::file(TABLE)))
}
