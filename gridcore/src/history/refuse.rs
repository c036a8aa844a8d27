//! What is said of journals that are not sound, and of records that are refused.

use crate::finding::catalogue::history as rules;
use crate::finding::{Args, Error, ErrorKind, Finding, Place, RuleInfo, Subject};

/// The name places give to a journal.
pub(super) const JOURNAL: &str = "journal.jsonl";

/// What is wrong with a line; the texts of `history.record` in order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wrong {
    NotARecord,
    Format,
    Number,
    Hash,
    Field,
    Kind,
    NotAPerson,
    Refused,
    Empty,
}

/// A finding about a line, counted from 0.
pub(super) fn line_finding(file: &'static str, line: usize, wrong: Wrong, args: Args) -> Finding {
    let number = u32::try_from(line + 1).unwrap_or(u32::MAX);
    let subject = Subject::Table { table: file.into() };
    Finding::new(&rules::RECORD, subject, wrong as u8, args).at(Place::file(file).line(number))
}

pub(super) fn at_line(file: &'static str, line: usize, wrong: Wrong, args: Args) -> Error {
    Error::one(ErrorKind::Text, line_finding(file, line, wrong, args))
}

/// An error of one finding about a call.
pub(super) fn refused(kind: ErrorKind, rule: &'static RuleInfo, text: u8, args: Args) -> Error {
    let finding = Finding::new(rule, Subject::Table { table: JOURNAL.into() }, text, args);
    Error::one(kind, finding.at(Place::file(JOURNAL)))
}
