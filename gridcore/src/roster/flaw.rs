//! What can be wrong with a row or a text, and the findings that say so.
//!
//! Each rule of the family `table` is used by one function here; a message never shows the
//! contents of a cell, which could be anything.

use super::slips::{DateSlip, NumberSlip, SheetSlip};
use super::source::Source;
use super::table::TableKind;
use crate::finding::catalogue::table;
use crate::finding::{Arg, Finding, Place, Subject};
use crate::key::BadKey;
use crate::limits::Limits;
use crate::points::BadPoints;
use crate::time::BadDate;

/// Something wrong with a row.
#[derive(Debug, Clone)]
pub(super) struct Flaw {
    pub(super) field: Field,
    pub(super) wrong: Wrong,
}

/// What of the row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// A column every table of the kind may have.
    Column(usize),
    /// A number column.
    Number(usize),
    /// A column of a wide sheet, which is none of the table.
    Sheet(usize),
    /// The row as a whole.
    Row,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    Missing,
    Text(BadKey),
    Tag(BadKey),
    /// A character that separates tags, or is taken to.
    TagSeparator(char),
    TooManyTags(usize),
    Number(BadPoints),
    NumberSlip(NumberSlip),
    Date(BadDate),
    DateSlip(DateSlip),
    Spreadsheet(SheetSlip),
    Interval,
    Full,
    ReservedColumn(Box<str>),
    ColumnName,
    TooManyColumns(usize),
    /// Cells expected and found.
    Ragged(usize, usize),
    Unclosed,
    Type(Wanted),
    Duplicate(Box<str>),
    Unknown {
        name: Box<str>,
        suggestion: Option<Box<str>>,
        /// A required column that is missing.
        missing: Option<&'static str>,
    },
    TooManyFields(usize),
    /// The path is empty here and goes on in a further column.
    PathGap(Box<str>),
    PathSeparator,
    PathLength,
}

/// What JSON should have held; the texts of `table.wrong-type` in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Text,
    Number,
    Tags,
    Date,
    Row,
    Table,
}

/// Where the findings of one row point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) source: &'a Source,
    pub(super) line: u32,
    pub(super) kind: TableKind,
    pub(super) limits: &'a Limits,
}

impl Spot<'_> {
    /// The finding of a flaw in a column of this row.
    pub(super) fn finding(self, wrong: Wrong, column: &str) -> Finding {
        let limits = self.limits;
        let made = match wrong {
            Wrong::Missing => missing_value(column),
            Wrong::Text(bad) => bad_key(column, bad, limits),
            Wrong::Tag(bad) => bad_tag(column, Ok(bad), limits),
            Wrong::TagSeparator(mark) => bad_tag(column, Err(mark), limits),
            Wrong::TooManyTags(count) => too_many_tags(column, count, limits),
            Wrong::Number(bad) => bad_number(column, bad as u8),
            Wrong::NumberSlip(slip) => bad_number(column, 3 + slip as u8),
            Wrong::Date(bad) => bad_date(column, bad as u8),
            Wrong::DateSlip(slip) => bad_date(column, 3 + slip as u8),
            Wrong::Spreadsheet(slip) => spreadsheet(column, slip),
            Wrong::Interval => bad_interval(),
            Wrong::Full => full(column),
            Wrong::ReservedColumn(name) => bad_column(Some(&name)),
            Wrong::ColumnName => bad_column(None),
            Wrong::Ragged(expected, found) => ragged_row(expected, found),
            Wrong::Unclosed => syntax(Syntax::Unclosed, 0),
            Wrong::Type(wanted) => wrong_type(wanted),
            Wrong::Duplicate(name) => return self.at_cell(duplicate_column(&name, &name), &name),
            Wrong::Unknown { name, suggestion, missing } => {
                return self.at_cell(unknown_column(&name, suggestion.as_deref(), missing, self.kind), &name);
            }
            Wrong::TooManyColumns(found) | Wrong::TooManyFields(found) => {
                return limits
                    .exceeded(self.kind.name(), found, limits.charter, "charter")
                    .at(self.source.line(self.line));
            }
            Wrong::PathGap(below) => path_gap(column, &below),
            Wrong::PathSeparator => path_separator(column),
            Wrong::PathLength => path_length(limits),
        };
        if column.is_empty() { self.at_line(made) } else { self.at_cell(made, column) }
    }

    fn at_line(self, (rule, text, args): Made) -> Finding {
        finding(self.kind, (rule, text, args)).at(self.source.line(self.line))
    }

    fn at_cell(self, made: Made, column: &str) -> Finding {
        finding(self.kind, made).at(self.source.cell(self.line, column))
    }
}

/// A rule, which of its texts, and the values in it.
pub(super) type Made = (&'static crate::finding::RuleInfo, u8, Vec<(&'static str, Arg)>);

/// The finding about a table.
pub(super) fn finding(kind: TableKind, (rule, text, args): Made) -> Finding {
    Finding::new(rule, Subject::Table { table: kind.name().into() }, text, args)
}

/// The finding about a text that may be of no table.
pub(super) fn finding_of_file(file: &str, (rule, text, args): Made) -> Finding {
    Finding::new(rule, Subject::Table { table: file.into() }, text, args).at(Place::file(file))
}

fn missing_value(column: &str) -> Made {
    (&table::MISSING_VALUE, 0, vec![("column", column.into())])
}

fn bad_key(column: &str, bad: BadKey, limits: &Limits) -> Made {
    let text = u8::from(bad != BadKey::TooLong);
    (&table::BAD_KEY, text, vec![("column", column.into()), ("limit", limits.key.into())])
}

fn bad_tag(column: &str, bad: Result<BadKey, char>, limits: &Limits) -> Made {
    let column = ("column", column.into());
    let (text, args) = match bad {
        Ok(BadKey::TooLong) => (0, vec![column, ("limit", limits.key.into())]),
        Ok(_) => (1, vec![column]),
        Err(';') => (2, vec![column]),
        Err(mark) => (3, vec![column, ("mark", mark.to_string().into())]),
    };
    (&table::BAD_TAG, text, args)
}

fn too_many_tags(column: &str, count: usize, limits: &Limits) -> Made {
    let args = vec![("column", column.into()), ("count", count.into()), ("limit", limits.tags.into())];
    (&table::TOO_MANY_TAGS, 0, args)
}

fn bad_number(column: &str, text: u8) -> Made {
    (&table::BAD_NUMBER, text, vec![("column", column.into())])
}

fn bad_date(column: &str, text: u8) -> Made {
    (&table::BAD_DATE, text, vec![("column", column.into())])
}

fn spreadsheet(column: &str, slip: SheetSlip) -> Made {
    (&table::SPREADSHEET, slip as u8, vec![("column", column.into())])
}

const fn bad_interval() -> Made {
    (&table::BAD_INTERVAL, 0, Vec::new())
}

fn full(column: &str) -> Made {
    (&table::FULL, 0, vec![("column", column.into())])
}

fn bad_column(reserved: Option<&str>) -> Made {
    match reserved {
        Some(name) => (&table::BAD_COLUMN, 0, vec![("column", name.into())]),
        None => (&table::BAD_COLUMN, 1, Vec::new()),
    }
}

fn ragged_row(expected: usize, found: usize) -> Made {
    (&table::RAGGED_ROW, u8::from(found > expected), vec![("found", found.into()), ("expected", expected.into())])
}

pub(super) fn wrong_type(wanted: Wanted) -> Made {
    (&table::WRONG_TYPE, wanted as u8, Vec::new())
}

/// A column that is there twice, perhaps under another name first.
pub(super) fn duplicate_column(name: &str, first: &str) -> Made {
    let text = u8::from(name != first);
    (&table::DUPLICATE_COLUMN, text, vec![("column", name.into()), ("first", first.into())])
}

/// The required columns a table lacks.
pub(super) fn missing(kind: TableKind, found: impl Fn(Field) -> bool) -> Vec<&'static str> {
    let columns = kind.columns().iter().enumerate();
    columns.filter(|(i, c)| c.required && !found(Field::Column(*i))).map(|(_, c)| c.name).collect()
}

/// What is wrong with a header that has unknown columns, each with the known one it is close to,
/// and lacks others: an unknown one may be one of those under another name.
pub(super) fn strangers(
    kind: TableKind,
    unknown: &[(Box<str>, Option<Box<str>>)],
    missing: &[&'static str],
) -> Vec<Made> {
    let stranger = unknown.iter().find(|(_, suggestion)| suggestion.is_none()).map(|(name, _)| &**name);
    let lacking = missing.first().copied();
    let unknown = unknown.iter().map(|(name, near)| unknown_column(name, near.as_deref(), lacking, kind));
    unknown.chain(missing.iter().map(|name| missing_column(name, stranger, kind))).collect()
}

pub(super) fn unknown_column(
    name: &str,
    suggestion: Option<&str>,
    missing: Option<&'static str>,
    kind: TableKind,
) -> Made {
    let mut args = vec![("column", name.into()), ("table", kind.name().into())];
    let mapped = missing.and_then(|missing| Some((missing, column_map(name, missing)?)));
    let text = match (suggestion, mapped) {
        (Some(suggestion), _) => {
            args.push(("suggestion", suggestion.into()));
            1
        }
        (None, Some((missing, entry))) => {
            args.extend([("missing", missing.into()), ("entry", entry.into()), ("section", section(kind))]);
            2
        }
        (None, None) => 0,
    };
    (&table::UNKNOWN_COLUMN, text, args)
}

pub(super) fn missing_column(name: &str, stranger: Option<&str>, kind: TableKind) -> Made {
    let mut args = vec![("column", name.into()), ("table", kind.name().into())];
    let mapped = stranger.and_then(|stranger| Some((stranger, column_map(stranger, name)?)));
    let text = u8::from(mapped.is_some());
    if let Some((stranger, entry)) = mapped {
        args.extend([("stranger", stranger.into()), ("entry", entry.into()), ("section", section(kind))]);
    }
    (&table::MISSING_COLUMN, text, args)
}

/// The line of a charter that reads a header as a column; none for a header TOML would escape.
fn column_map(header: &str, column: &str) -> Option<String> {
    (!header.contains(['"', '\\'])).then(|| format!("\"{header}\" = \"{column}\""))
}

fn section(kind: TableKind) -> Arg {
    format!("[columns.{}]", kind.name()).into()
}

pub(super) fn unnamed_column(number: usize) -> Made {
    (&table::UNNAMED_COLUMN, 0, vec![("number", number.into())])
}

/// Why a file of a folder is not read; the texts of `table.unknown-file` in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unread {
    Unknown,
    /// It should perhaps have this name.
    Slip(String),
    /// This build cannot read the format.
    Build,
    /// A table in a format no build reads.
    Format(TableKind),
    /// It differs from this name in capitals alone.
    Capitals(String),
}

pub(super) fn unknown_file(file: &str, why: Unread) -> Made {
    let mut args = vec![("file", file.into())];
    let text = match why {
        Unread::Unknown => 0,
        Unread::Slip(suggestion) => {
            args.push(("suggestion", suggestion.into()));
            1
        }
        Unread::Build => 2,
        Unread::Format(table) => {
            args.push(("wanted", format!("{}.csv", table.name()).into()));
            3
        }
        Unread::Capitals(wanted) => {
            args.push(("wanted", wanted.into()));
            4
        }
    };
    (&table::UNKNOWN_FILE, text, args)
}

/// What a folder must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    Units,
    People,
    Charter,
}

impl Missing {
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Units => "units.csv",
            Self::People => "people.csv",
            Self::Charter => "charter.toml",
        }
    }
}

pub(super) fn missing_file(missing: Missing) -> Made {
    let text = u8::from(missing == Missing::Charter);
    (&table::MISSING_FILE, text, vec![("file", missing.file().into())])
}

fn path_gap(column: &str, below: &str) -> Made {
    (&table::PATH_GAP, 0, vec![("column", column.into()), ("below", below.into())])
}

fn path_separator(column: &str) -> Made {
    (&table::PATH_SEPARATOR, 0, vec![("column", column.into())])
}

fn path_length(limits: &Limits) -> Made {
    (&table::PATH_LENGTH, 0, vec![("limit", limits.key.into())])
}

/// Why a text is not in UTF-8; the texts of `table.encoding` in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf16,
    Gb18030,
    Binary,
    CutOff,
    Other,
}

pub(super) fn encoding(encoding: Encoding) -> Made {
    (&table::ENCODING, encoding as u8, Vec::new())
}

/// Why a text is not a table; the texts of `table.syntax` in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    NoHeader,
    Delimiter,
    Unclosed,
    JsonEnds,
    JsonNumber,
    Json,
    NotHeader,
}

pub(super) fn syntax(syntax: Syntax, column: usize) -> Made {
    (&table::SYNTAX, syntax as u8, vec![("column", column.into())])
}
