//! Tables written back: as CSV, and as rows of a JSON document.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::table::{ColumnType, Table};
#[cfg(feature = "csv")]
use super::{Roster, TableKind};
use crate::points::Points;
use crate::time::Date;

#[cfg(feature = "csv")]
impl Roster {
    /// The rows of a table as CSV, which [`Roster::add_csv`] reads back as the same rows.
    ///
    /// Columns that are empty everywhere are left out, except those a table must have; a table
    /// without rows is a header. Rows that were set aside are not in it.
    ///
    /// Texts are written as they are. A spreadsheet may take one that starts with `=`, `+`, `-`
    /// or `@` for a formula: that is for the program to prevent that opens the file, and a key
    /// altered here would be another key.
    #[must_use]
    pub fn to_csv(&self, table: TableKind) -> String {
        self.to_csv_with(table, |column| column.to_owned())
    }

    /// The same with headers of the caller's choice.
    pub(super) fn to_csv_with(&self, kind: TableKind, header: impl Fn(&str) -> String) -> String {
        let table = self.table(kind);
        let columns = written(table);
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        // Writing to memory cannot fail, nor can rows of one length.
        let mut done = writer.write_record(columns.iter().map(|c| header(c.name)));
        for row in 0..table.len() {
            for column in &columns {
                let value = column.value(table, row);
                done = done.and_then(|()| match value {
                    Value::Absent => writer.write_field(""),
                    Value::Text(text) => writer.write_field(text),
                    Value::Tags(tags) => writer.write_field(tags.join(";")),
                    Value::Date(date) => writer.write_field(date.to_string()),
                    Value::Number(points) => writer.write_field(points.to_string()),
                });
            }
            done = done.and_then(|()| writer.write_record(None::<&[u8]>));
        }
        debug_assert!(done.is_ok(), "written to memory");
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// The rows of a table as a document has them: an array of objects, empty columns left out.
pub(crate) struct Rows<'a>(pub(crate) &'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = written(self.0);
        let mut rows = serializer.serialize_seq(Some(self.0.len()))?;
        for row in 0..self.0.len() {
            rows.serialize_element(&OneRow { table: self.0, columns: &columns, row })?;
        }
        rows.end()
    }
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.len(), self.0.kind.name())
    }
}

struct OneRow<'a> {
    table: &'a Table,
    columns: &'a [Written<'a>],
    row: usize,
}

impl Serialize for OneRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for column in self.columns {
            match column.value(self.table, self.row) {
                Value::Absent => {}
                Value::Text(text) => map.serialize_entry(column.name, text)?,
                Value::Tags(tags) => map.serialize_entry(column.name, tags)?,
                Value::Date(date) => map.serialize_entry(column.name, &format_args!("{date}"))?,
                Value::Number(points) => map.serialize_entry(column.name, &points)?,
            }
        }
        map.end()
    }
}

/// A column that is written.
struct Written<'a> {
    name: &'a str,
    /// What it holds; a number if nothing.
    holds: Option<ColumnType>,
    index: usize,
}

/// A value that is written.
enum Value<'a> {
    Absent,
    Text(&'a str),
    Tags(&'a [Box<str>]),
    Date(Date),
    Number(Points),
}

/// The columns that are written: those a table must have and those that hold anything.
fn written(table: &Table) -> Vec<Written<'_>> {
    let columns = table.kind.columns().iter().enumerate();
    let known = columns
        .filter(|(index, column)| column.required || !table.is_blank(*index))
        .map(|(index, column)| Written { name: column.name, holds: Some(column.holds), index });
    let numbers = table.numbers().iter().enumerate();
    let numbers = numbers.filter(|(_, (_, column))| !column.is_blank()).map(|(index, (name, _))| Written {
        name,
        holds: None,
        index,
    });
    known.chain(numbers).collect()
}

impl Written<'_> {
    fn value<'t>(&self, table: &'t Table, row: usize) -> Value<'t> {
        match self.holds {
            Some(ColumnType::Text) => match table.text(self.index, row) {
                "" => Value::Absent,
                text => Value::Text(text),
            },
            Some(ColumnType::Tags) => match table.tag_column().map_or(&[][..], |tags| tags.get(row)) {
                [] => Value::Absent,
                tags => Value::Tags(tags),
            },
            Some(ColumnType::Date) => table.date(self.index, row).map_or(Value::Absent, Value::Date),
            None => {
                let number = table.numbers().get(self.index).and_then(|(_, column)| column.get(row));
                number.map_or(Value::Absent, Value::Number)
            }
        }
    }
}
