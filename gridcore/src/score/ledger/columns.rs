//! Entries by column, as frames and typed arrays have them.

use std::borrow::Cow;

use super::refuse::{Places, Report};
use super::{EntryRow, Ledger, Posted};
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Error, ErrorKind, FindingsBuilder, Language, listed};
use crate::grid::Grid;
use crate::key::did_you_mean;
use crate::points::Points;
use crate::roster::{Cell, Column};
use crate::time::{Date, parse_date};

/// The columns of entries: those an entry must have first.
const COLUMNS: [&str; 9] = ["id", "date", "subject", "rule", "author", "points", "approver", "ref", "reverses"];
const REQUIRED: usize = 5;
/// What a ledger tells of its entries besides: not read, so that the table of a ledger is one of entries.
const TOLD: &str = "pending";

impl Ledger {
    /// Posts entries that the caller has by column: `id`, `date`, `subject`, `rule`, `author`, and if they
    /// are there `points`, `approver`, `ref` and `reverses`, in any order; reversals alone need no `subject` and no
    /// `rule`. A column `pending`, as tables of ledgers have it, is not read. Otherwise as [`Ledger::post`].
    ///
    /// # Errors
    /// As [`Ledger::post`]; and for columns that are missing or not known, and cells that hold something
    /// else.
    ///
    /// # Complexity
    /// `O(cells)`.
    pub fn post_columns(&mut self, grid: &Grid, rows: usize, columns: &[&dyn Column]) -> Result<Posted, Error> {
        let entries =
            entries_of(rows, columns, self.limits.listed).map_err(|e| e.in_language(grid.charter().language()))?;
        self.post(grid, entries)
    }

    /// Posts the entries of a CSV text with a header, as [`Ledger::post_columns`].
    ///
    /// # Errors
    /// As [`Ledger::post_columns`]; and of kind `roster` if the text is no CSV in UTF-8.
    #[cfg(feature = "csv")]
    pub fn post_csv(&mut self, grid: &Grid, text: &[u8]) -> Result<Posted, Error> {
        let sheet = sheet_of(text, self.limits.listed).map_err(|error| error.in_language(grid.charter().language()))?;
        self.post_columns(grid, sheet.0, &sheet.1.iter().map(|column| column as &dyn Column).collect::<Vec<_>>())
    }
}

/// The columns of a CSV text, and how many rows they have.
#[cfg(feature = "csv")]
pub(crate) fn sheet_of(text: &[u8], listed: usize) -> Result<(usize, Vec<Texts>), Error> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text);
    let mut texts: Vec<Texts> = Vec::new();
    let read = reader.headers().map(|names| {
        texts
            .extend(names.iter().map(|name| Texts { name: name.trim_start_matches('\u{feff}').into(), cells: vec![] }));
    });
    let mut rows = 0;
    let good = read.is_ok()
        && reader.records().all(|record| {
            rows += 1;
            let Ok(record) = record else { return false };
            texts.iter_mut().zip(record.iter()).for_each(|(column, cell)| column.cells.push(cell.to_owned()));
            true
        });
    if good {
        return Ok((rows, texts));
    }
    let mut found = FindingsBuilder::new(Language::default(), listed);
    let mut report = Report { found: &mut found, places: Places::Posting, number: rows, refused: false };
    report.add("", &rules::CELL, 5, vec![]);
    Err(Error::new(ErrorKind::Roster, found.finish()))
}

/// The entries of some columns.
pub(crate) fn entries_of<'c>(
    rows: usize,
    columns: &[&'c dyn Column],
    listed: usize,
) -> Result<Vec<EntryRow<'c>>, Error> {
    let mut found = FindingsBuilder::new(Language::default(), listed);
    let by_name = header(columns, &mut found);
    let mut entries = Vec::with_capacity(rows);
    if found.is_empty() {
        entries.extend((0..rows).filter_map(|number| {
            let mut report = Report { found: &mut found, places: Places::Posting, number, refused: false };
            entry(&by_name, number, &mut report)
        }));
    }
    if found.is_empty() { Ok(entries) } else { Err(Error::new(ErrorKind::Roster, found.finish())) }
}

/// A column of texts.
#[cfg(feature = "csv")]
#[derive(Debug)]
pub(crate) struct Texts {
    name: String,
    cells: Vec<String>,
}

#[cfg(feature = "csv")]
impl Column for Texts {
    fn name(&self) -> &str {
        &self.name
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        self.cells.get(row).filter(|cell| !cell.is_empty()).map_or(Cell::Absent, |cell| Cell::Text(cell))
    }
}

/// The columns in the order of [`COLUMNS`].
fn header<'c>(columns: &[&'c dyn Column], found: &mut FindingsBuilder) -> [Option<&'c dyn Column>; 9] {
    let mut by_name = [None; 9];
    let mut report = Report { found, places: Places::Posting, number: 0, refused: false };
    for column in columns.iter().filter(|column| column.name() != TOLD) {
        let slot = COLUMNS.iter().position(|name| *name == column.name()).and_then(|at| by_name.get_mut(at));
        match slot {
            Some(slot @ None) => *slot = Some(*column),
            Some(Some(_)) => report.add("", &rules::CELL, 1, vec![("name", column.name().into())]),
            None => {
                let mut args = vec![("name", column.name().into()), ("known", listed(COLUMNS).into())];
                args.extend(did_you_mean(column.name(), COLUMNS).map(|close| ("suggestion", close.into())));
                report.add("", &rules::CELL, 0, args);
            }
        }
    }
    // A reversal has the subject and the rule of its original.
    let reverses = by_name.last().is_some_and(Option::is_some);
    let may_lack = |name: &str| reverses && matches!(name, "subject" | "rule");
    let missing = COLUMNS.iter().zip(&by_name).take(REQUIRED).filter(|(_, column)| column.is_none());
    for (name, _) in missing.filter(|(name, _)| !may_lack(name)) {
        report.add("", &rules::CELL, 2, vec![("name", (*name).into())]);
    }
    by_name
}

fn entry<'c>(columns: &[Option<&'c dyn Column>; 9], row: usize, report: &mut Report<'_>) -> Option<EntryRow<'c>> {
    let cell = |at: usize| columns.get(at).copied().flatten().map_or(Cell::Absent, |column| column.cell(row));
    let mut text = |at: usize| match cell(at) {
        Cell::Absent => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Whole(number) => Cow::Owned(number.to_string()),
        Cell::Exact(number, 0) => Cow::Owned(number.to_string()),
        Cell::Decimal(number) if number.is_nan() => Cow::Borrowed(""),
        _ => {
            let name = COLUMNS.get(at).copied().unwrap_or_default();
            report.add(name, &rules::CELL, 3, vec![]);
            Cow::Borrowed("")
        }
    };
    let [id, subject, rule, author] = [0, 2, 3, 4].map(&mut text);
    let [approver, reference, reverses] = [6, 7, 8].map(&mut text);
    let date = day(&cell(1));
    let points = points(&cell(5));
    if date.is_none() {
        report.add("date", &rules::CELL, 4, vec![]);
    }
    if points.is_none() {
        report.add("points", &rules::CELL, 6, vec![]);
    }
    Some(EntryRow { id, date: date?, subject, rule, points: points?, author, approver, reference, reverses })
}

fn day(cell: &Cell<'_>) -> Option<Date> {
    match cell {
        Cell::Day(day) => Some(*day),
        Cell::Text(text) => parse_date(text.trim()).ok(),
        _ => None,
    }
}

/// The points of a cell, if it holds any; none at all if it holds something else.
fn points(cell: &Cell<'_>) -> Option<Option<Points>> {
    match cell {
        Cell::Absent => Some(None),
        Cell::Decimal(number) if number.is_nan() => Some(None),
        cell => cell.points()?.ok().map(Some),
    }
}
