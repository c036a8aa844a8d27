//! What is said of events that are refused: each with its line and column.

use super::event::EventRow;
use crate::finding::catalogue::case;
use crate::finding::{Args, Error, ErrorKind, Finding, FindingsBuilder, Language, Place, RuleInfo, Subject};

/// The name findings give to the events of a call.
const TABLE: &str = "events";

/// Findings about one event.
pub(super) struct Report<'f> {
    pub(super) found: &'f mut FindingsBuilder,
    /// The event, counted from 0.
    pub(super) number: usize,
    pub(super) refused: bool,
}

/// Which text of `case.illegal-move`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Illegal {
    Stage,
    Closed,
    Merged,
    Paused,
    Choice,
    Outcome,
    Target,
    SignOff,
}

/// Which text of `case.entitled`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entitled {
    Move,
    Handler,
    Barred,
    Nobody,
}

/// Which text of `case.unknown`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unknown {
    Case = 1,
    Key,
    Reference,
    Kind,
    Channel,
    Stage,
    Product,
    Flow,
    Posts,
}

impl Report<'_> {
    pub(super) fn add(&mut self, column: &'static str, rule: &'static RuleInfo, text: u8, args: Args) {
        self.refused = true;
        let line = u32::try_from(self.number + 1).unwrap_or(u32::MAX);
        let finding = Finding::new(rule, Subject::Table { table: TABLE.into() }, text, args);
        self.found.push(finding.at(Place::file(TABLE).line(line).column(column)));
    }

    pub(super) fn unknown(&mut self, column: &'static str, what: Unknown, name: &str) {
        self.add(column, &case::UNKNOWN, what as u8, vec![("name", name.into())]);
    }

    pub(super) fn illegal(&mut self, column: &'static str, text: Illegal, row: &EventRow<'_>, more: Args) {
        let mut args: Args = vec![("case", (&*row.case).into()), ("move", row.action.as_str().into())];
        args.extend(more);
        self.add(column, &case::ILLEGAL_MOVE, text as u8, args);
    }

    pub(super) fn not_entitled(&mut self, text: Entitled, row: &EventRow<'_>) {
        let args =
            vec![("person", (&*row.by).into()), ("case", (&*row.case).into()), ("move", row.action.as_str().into())];
        self.add("by", &case::ENTITLED, text as u8, args);
    }
}

/// An error of one finding about a call.
pub(super) fn refused(kind: ErrorKind, rule: &'static RuleInfo, text: u8, args: Args, language: Language) -> Error {
    let finding = Finding::new(rule, Subject::Table { table: TABLE.into() }, text, args);
    Error::one(kind, finding.at(Place::file(TABLE))).in_language(language)
}
