//! Tables written back: as CSV, and as rows of a JSON document.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::columns::{Cell, Column};
use super::table::Table;
use super::table_column::{TableColumn, written};
#[cfg(feature = "csv")]
use super::{Roster, TableKind};

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
        let mut done = writer.write_record(columns.iter().map(|c| header(c.name())));
        for row in 0..table.len() {
            for column in &columns {
                let cell = column.cell(row);
                done = done.and_then(|()| match cell {
                    Cell::Text(text) => writer.write_field(text),
                    Cell::Tags(tags) => writer.write_field(tags.join(";")),
                    Cell::Day(date) => writer.write_field(date.to_string()),
                    Cell::Points(points) => writer.write_field(points.to_string()),
                    _ => writer.write_field(""),
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
            rows.serialize_element(&OneRow { columns: &columns, row })?;
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
    columns: &'a [TableColumn<'a>],
    row: usize,
}

impl Serialize for OneRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for column in self.columns {
            match column.cell(self.row) {
                Cell::Text(text) => map.serialize_entry(column.name(), text)?,
                Cell::Tags(tags) => map.serialize_entry(column.name(), &tags)?,
                Cell::Day(date) => map.serialize_entry(column.name(), &format_args!("{date}"))?,
                Cell::Points(points) => map.serialize_entry(column.name(), &points)?,
                _ => {}
            }
        }
        map.end()
    }
}
