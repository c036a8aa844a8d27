//! The columns of a table that was read or made, to be handed on.

use super::columns::{Cell, Column};
use super::table::{ColumnType, Table};
use super::{Roster, TableKind};

/// A column of a table of a roster.
#[derive(Debug, Clone, Copy)]
pub struct TableColumn<'a> {
    table: &'a Table,
    name: &'a str,
    index: usize,
    /// Whether every table of the kind may have it.
    known: bool,
    holds: Holds,
}

/// What the cells of a column are, where they are not absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Holds {
    /// [`Cell::Text`].
    Text,
    /// [`Cell::Tags`].
    Tags,
    /// [`Cell::Day`].
    Day,
    /// [`Cell::Points`].
    Points,
    /// [`Cell::Whole`]; no table of a roster has such a column, lists made of them do.
    Whole,
}

impl Roster {
    /// The columns of a table: those it must have and those that hold anything, each with
    /// [`Roster::len`] cells. [`Roster::add_columns`] takes them back.
    ///
    /// ```
    /// use gridcore::{Cell, Column, Holds, Roster, TableKind, UnitRow};
    ///
    /// let mut roster = Roster::new();
    /// roster.add_units([UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() }]);
    /// let columns = roster.columns(TableKind::Units);
    /// let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
    /// assert_eq!(names, ["key", "tier"]);
    /// assert_eq!((columns[0].cell(0), columns[0].holds()), (Cell::Text("s"), Holds::Text));
    /// ```
    #[must_use]
    pub fn columns(&self, table: TableKind) -> Vec<TableColumn<'_>> {
        written(self.table(table))
    }
}

/// The columns that are written: those a table must have and those that hold anything.
pub(super) fn written(table: &Table) -> Vec<TableColumn<'_>> {
    let columns = table.kind.columns().iter().enumerate();
    let known = columns.filter(|(index, column)| column.required || !table.is_blank(*index)).map(|(index, column)| {
        let holds = match column.holds {
            ColumnType::Text => Holds::Text,
            ColumnType::Tags => Holds::Tags,
            ColumnType::Date => Holds::Day,
            ColumnType::Number => Holds::Points,
        };
        TableColumn { table, name: column.name, index, known: true, holds }
    });
    let numbers = table.numbers().iter().enumerate().filter(|(_, (_, column))| !column.is_blank());
    known
        .chain(numbers.map(|(index, (name, _))| TableColumn { table, name, index, known: false, holds: Holds::Points }))
        .collect()
}

impl TableColumn<'_> {
    /// What its cells are.
    #[must_use]
    pub const fn holds(&self) -> Holds {
        self.holds
    }
}

impl Column for TableColumn<'_> {
    fn name(&self) -> &str {
        self.name
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        match self.holds {
            Holds::Text => match self.table.text(self.index, row) {
                "" => Cell::Absent,
                text => Cell::Text(text),
            },
            Holds::Tags => match self.table.tag_column().map_or(&[][..], |tags| tags.get(row)) {
                [] => Cell::Absent,
                tags => Cell::Tags(tags.iter().map(|tag| &**tag).collect()),
            },
            Holds::Day => self.table.date(self.index, row).map_or(Cell::Absent, Cell::Day),
            Holds::Points | Holds::Whole => {
                let extra = || self.table.numbers().get(self.index).and_then(|(_, column)| column.get(row));
                let number = if self.known { self.table.number(self.index, row) } else { extra() };
                number.map_or(Cell::Absent, Cell::Points)
            }
        }
    }
}
