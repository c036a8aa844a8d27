//! The user's tables as records: the roster of all dated rows, each knowing where it came from.

mod column;
mod rows;
mod table;

use std::sync::Arc;

pub(crate) use column::{NumberColumn, TagColumn, TextColumn};
pub(crate) use rows::Row;
pub use rows::{AliasRow, AppointmentRow, AreaRow, ClaimRow, LinkRow, PersonRow, PlacementRow, UnitRow};
pub use table::TableKind;
pub(crate) use table::{ColumnType, Origin, Table};

use crate::finding::{Finding, Place};
use crate::limits::Limits;

/// The tables of an organisation: the record of all its dated rows.
///
/// Tables are added as CSV, as JSON or from the caller's own structs. Nothing fails while adding:
/// a row that cannot be read is set aside with the reason, and building a grid reports all of
/// them at once, or, leniently, hands them over beside the grid.
#[derive(Debug, Clone)]
pub struct Roster {
    pub(crate) tables: [Table; 8],
    pub(crate) files: Vec<Arc<str>>,
    pub(crate) limits: Limits,
    /// What could not be read.
    pub(crate) problems: Vec<Problem>,
}

/// A row, or a whole text, that could not be read.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) findings: Vec<Finding>,
    /// The row that was set aside; absent if the whole text is refused.
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
        let [units, people, placements, areas, claims, appointments, links, aliases] = &self.tables;
        match kind {
            TableKind::Units => units,
            TableKind::People => people,
            TableKind::Placements => placements,
            TableKind::Areas => areas,
            TableKind::Claims => claims,
            TableKind::Appointments => appointments,
            TableKind::Links => links,
            TableKind::Aliases => aliases,
        }
    }

    pub(crate) fn table_mut(&mut self, kind: TableKind) -> &mut Table {
        let [units, people, placements, areas, claims, appointments, links, aliases] = &mut self.tables;
        match kind {
            TableKind::Units => units,
            TableKind::People => people,
            TableKind::Placements => placements,
            TableKind::Areas => areas,
            TableKind::Claims => claims,
            TableKind::Appointments => appointments,
            TableKind::Links => links,
            TableKind::Aliases => aliases,
        }
    }

    /// Whether any row has a first or last day.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.tables.iter().any(Table::is_dated)
    }

    /// A row as it was read.
    pub(crate) fn record(&self, table: TableKind, row: usize) -> Record {
        Record { table, cells: self.table(table).cells(row) }
    }

    /// Where a row of a file stands; none for a row of no file.
    pub(crate) fn place(&self, origin: Origin) -> Option<Place> {
        place(&self.files, origin)
    }
}

/// The place of an origin among named files.
pub(crate) fn place(files: &[Arc<str>], origin: Origin) -> Option<Place> {
    (origin.line > 0)
        .then(|| files.get(usize::from(origin.file)).map(|f| Place::file(Arc::clone(f)).line(origin.line)))?
}

impl Default for Roster {
    fn default() -> Self {
        Self::new()
    }
}
