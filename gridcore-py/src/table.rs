//! A table as a caller has it.

use gridcore::{Charter, Column, Paths, Roster, TableKind};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyMapping, PyString};

use crate::arrow::{self, Batches};
use crate::cells::{self, Values};
use crate::column::FrameColumn;

/// A table as a caller has it, free of the interpreter.
#[derive(Debug)]
pub(crate) enum Table {
    Frame(Batches),
    Values(Vec<Values>, usize),
    Text(Vec<u8>),
}

impl Table {
    /// Takes a table over; `name` is that of the argument.
    pub(crate) fn of(name: &str, object: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::read(object)?.ok_or_else(|| {
            PyTypeError::new_err(format!(
                "`{name}`: a table is a frame that speaks Arrow, a dict of lists, a list of dicts or the text of a CSV \
                 file, not {}",
                object.get_type()
            ))
        })
    }

    fn read(object: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        let table = if arrow::is_arrow(object)? {
            Self::of_frame(object)?
        } else if let Ok(text) = object.cast::<PyString>() {
            let text = text.to_cow()?;
            // A text of one line is rather the name of a file.
            if !text.contains('\n') {
                return Ok(None);
            }
            Self::Text(text.as_bytes().to_vec())
        } else if let Ok(text) = object.cast::<PyBytes>() {
            Self::Text(text.as_bytes().to_vec())
        } else if let Ok(columns) = object.cast::<PyMapping>() {
            Self::of_values(cells::of_columns(columns)?)
        } else if let Ok(rows) = object.cast::<PyList>() {
            Self::of_values(cells::of_rows(rows)?)
        } else {
            return Ok(None);
        };
        Ok(Some(table))
    }

    /// A frame that Arrow has no types for is read value by value, so that what is wrong has its place.
    fn of_frame(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        match arrow::read(object) {
            Ok(batches) => Ok(Self::Frame(batches)),
            Err(error) => {
                let columns = object.py().import("gridcore._frames")?.call_method1("columns", (object,))?;
                match columns.extract::<Option<Vec<(String, Bound<'_, PyAny>)>>>()? {
                    Some(named) => Ok(Self::of_values(cells::of_named(named)?)),
                    None => Err(error),
                }
            }
        }
    }

    fn of_values((values, rows): (Vec<Values>, usize)) -> Self {
        Self::Values(values, rows)
    }

    /// Adds the rows to a roster.
    pub(crate) fn add_to(&self, roster: &mut Roster, kind: TableKind, charter: &Charter) {
        match self {
            Self::Text(text) => {
                roster.add_csv(kind, &format!("{}.csv", kind.name()), text, charter);
            }
            _ => self.with_columns(|rows, columns| {
                roster.add_columns(kind, kind.name(), rows, columns, charter);
            }),
        }
    }

    /// Adds the rows of a wide sheet to a roster.
    pub(crate) fn add_paths_to(&self, roster: &mut Roster, paths: &Paths<'_>) {
        match self {
            Self::Text(text) => {
                roster.add_paths("people.csv", text, paths);
            }
            _ => self.with_columns(|rows, columns| {
                roster.add_path_columns("people", rows, columns, paths);
            }),
        }
    }

    pub(crate) fn with_columns(&self, add: impl FnOnce(usize, &[&dyn Column])) {
        match self {
            Self::Text(_) => {}
            Self::Values(values, rows) => {
                let columns: Vec<&dyn Column> = values.iter().map(|column| column as &dyn Column).collect();
                add(*rows, &columns);
            }
            Self::Frame(Batches { names, parts }) => {
                // pandas hands over an index without a name as a column of its own.
                let named = names.iter().enumerate().filter(|(_, name)| !name.starts_with("__index_level_"));
                let columns: Vec<FrameColumn<'_>> = named
                    .map(|(index, name)| {
                        FrameColumn::new(name, parts.iter().filter_map(|part| part.columns().get(index)))
                    })
                    .collect();
                let columns: Vec<&dyn Column> = columns.iter().map(|column| column as &dyn Column).collect();
                add(parts.iter().map(arrow_array::RecordBatch::num_rows).sum(), &columns);
            }
        }
    }
}
