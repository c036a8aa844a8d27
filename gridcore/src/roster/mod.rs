//! The user's tables as records: the roster of all dated rows, each knowing where it came from.

mod add;
mod column;
mod columns;
#[cfg(feature = "csv")]
mod csv;
#[cfg_attr(not(feature = "csv"), allow(dead_code, reason = "parts of it serve CSV alone"))]
mod draft;
mod encoding;
mod fields;
#[cfg_attr(not(feature = "csv"), allow(dead_code, reason = "parts of it serve CSV alone"))]
mod flaw;
mod folder;
mod header;
mod json;
mod paths;
mod read;
mod rows;
mod runs;
#[cfg_attr(not(feature = "csv"), allow(dead_code, reason = "parts of it serve CSV alone"))]
mod slips;
mod source;
mod table;
mod table_column;
#[cfg(all(test, feature = "csv", feature = "toml"))]
mod tests;
mod write;

pub(crate) use column::{NumberColumn, TagColumn};
pub use columns::{Cell, Column};
pub(crate) use draft::{Trouble, checked, trim};
pub use encoding::encoding_of;
pub use folder::Folder;
pub(crate) use json::{TableSeed, bad_json};
pub use paths::Paths;
pub(crate) use rows::Row;
pub use rows::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, DutyRow, EntryRow, InspectionRow, LinkRow, PersonRow, PlacementRow,
    RiskRow, TaskRow, UnitRow,
};
pub(crate) use source::{Source, cell_place, place};
pub use table::TableKind;
#[cfg(feature = "schema")]
pub(crate) use table::{ColumnInfo, ColumnType};
pub(crate) use table::{Origin, Table};
pub use table_column::{Holds, TableColumn};
pub(crate) use write::Rows;

use crate::finding::{Error, ErrorKind, Finding, FindingsBuilder, Language, Place};
use crate::limits::Limits;
use crate::order;
use crate::time::Date;

/// The tables of an organisation: the record of all its dated rows.
///
/// Tables are added as CSV, as JSON or from the caller's own structs. Nothing fails while adding:
/// a row that cannot be read is set aside with the reason, and building a grid reports all of
/// them at once, or, leniently, hands them over beside the grid.
#[derive(Debug, Clone)]
pub struct Roster {
    pub(crate) tables: [Table; 13],
    pub(crate) files: Vec<Source>,
    pub(crate) limits: Limits,
    /// What could not be read.
    pub(crate) problems: Vec<Problem>,
}

/// A row, or a whole text, that could not be read.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// At least one.
    pub(crate) findings: Vec<Finding>,
    /// The row that was set aside, once whatever is wrong with it; absent if the whole text is
    /// refused, or a part of it that cannot be told apart by rows.
    pub(crate) row: Option<Record>,
}

/// A row that was set aside: its table and its cells, as they were read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Record {
    /// The table.
    pub table: TableKind,
    /// Column and cell, in the order read; cells that were empty are left out.
    pub cells: Vec<(String, String)>,
}

impl Record {
    pub(crate) const fn new(table: TableKind) -> Self {
        Self { table, cells: Vec::new() }
    }

    /// Adds a cell unless it is empty.
    pub(crate) fn push(&mut self, column: &str, cell: impl Into<String>) {
        let cell = cell.into();
        if !cell.is_empty() {
            self.cells.push((column.to_owned(), cell));
        }
    }
}

/// The table of a kind, be the tables borrowed or borrowed to be changed: each kind has one, so none is missing.
macro_rules! table_of {
    ($tables:expr, $kind:expr) => {{
        let [
            units,
            people,
            placements,
            areas,
            claims,
            appointments,
            links,
            aliases,
            entries,
            duties,
            tasks,
            inspections,
            risks,
        ] = $tables;
        match $kind {
            TableKind::Units => units,
            TableKind::People => people,
            TableKind::Placements => placements,
            TableKind::Areas => areas,
            TableKind::Claims => claims,
            TableKind::Appointments => appointments,
            TableKind::Links => links,
            TableKind::Aliases => aliases,
            TableKind::Entries => entries,
            TableKind::Duties => duties,
            TableKind::Tasks => tasks,
            TableKind::Inspections => inspections,
            TableKind::Risks => risks,
        }
    }};
}

impl Roster {
    /// An empty roster with the default limits.
    #[must_use]
    pub fn new() -> Self {
        Self::with_limits(Limits::default())
    }

    /// An empty roster with limits of the caller's choice; they hold for the grid made of it too.
    #[must_use]
    pub fn with_limits(limits: Limits) -> Self {
        Self { tables: TableKind::ALL.map(Table::new), files: Vec::new(), limits, problems: Vec::new() }
    }

    /// The rows of a table that could be read.
    #[must_use]
    pub fn len(&self, table: TableKind) -> usize {
        self.table(table).len()
    }

    pub(crate) fn table(&self, kind: TableKind) -> &Table {
        table_of!(&self.tables, kind)
    }

    pub(crate) fn table_mut(&mut self, kind: TableKind) -> &mut Table {
        table_of!(&mut self.tables, kind)
    }

    /// Whether any row has a first or last day.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.tables.iter().any(Table::is_dated)
    }

    /// The days on which something changes, in order: those from which a row is in force, or no longer
    /// is. Between two of them every day has the same grid. `O(n log n)` in dated rows.
    ///
    /// ```
    /// use gridcore::{Charter, Roster, TableKind};
    ///
    /// let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\"]")?;
    /// let mut roster = Roster::new();
    /// roster.add_csv(TableKind::Units, "units.csv", b"key,tier,from,until\na,site,2024-01-01,2024-07-01\nb,site,2024-07-01,\n", &charter);
    /// let days: Vec<String> = roster.days().iter().map(ToString::to_string).collect();
    /// assert_eq!(days, ["2024-01-01", "2024-07-01"]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub fn days(&self) -> Vec<Date> {
        let dated = self.tables.iter().filter(|table| table.is_dated());
        let intervals = dated.flat_map(|table| (0..table.len()).map(|row| table.interval(row)));
        order::distinct(intervals.flat_map(|interval| [interval.from, interval.until]).flatten())
    }

    /// Where the first dated row was read: the column that dates it.
    pub(crate) fn dated_place(&self) -> Option<Place> {
        let table = self.tables.iter().find(|table| table.is_dated())?;
        let row = (0..table.len()).find(|row| !table.interval(*row).is_always())?;
        let column = if table.interval(row).from.is_some() { "from" } else { "until" };
        cell_place(&self.files, table.origin(row), column)
    }

    /// Whether another roster has the same rows in the same order, wherever they were read.
    pub(crate) fn same_rows(&self, other: &Self) -> bool {
        self.tables.iter().zip(&other.tables).all(|(a, b)| a.same_rows(b))
    }

    /// The error of what could not be read.
    pub(crate) fn into_error(self, kind: ErrorKind) -> Error {
        let mut findings = FindingsBuilder::new(Language::default(), self.limits.listed);
        self.problems.into_iter().flat_map(|problem| problem.findings).for_each(|finding| findings.push(finding));
        Error::new(kind, findings.finish())
    }

    /// Whether a whole text was refused unread.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.problems.iter().any(|problem| problem.row.is_none())
    }

    /// A row as it was read.
    pub(crate) fn record(&self, table: TableKind, row: usize) -> Record {
        Record { table, cells: self.table(table).cells(row) }
    }

    /// Sets a row aside.
    pub(crate) fn reject(&mut self, findings: Vec<Finding>, row: Record) {
        self.problems.push(Problem { findings, row: Some(row) });
    }

    /// Refuses a whole text, or what of it is more than a row.
    pub(crate) fn refuse(&mut self, findings: Vec<Finding>) {
        if !findings.is_empty() {
            self.problems.push(Problem { findings, row: None });
        }
    }

    /// Where a row of a file stands; none for a row of no file.
    pub(crate) fn place(&self, origin: Origin) -> Option<Place> {
        place(&self.files, origin)
    }
}

impl Default for Roster {
    fn default() -> Self {
        Self::new()
    }
}
