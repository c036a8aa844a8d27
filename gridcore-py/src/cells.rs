//! Columns of Python values as the core reads them.

use gridcore::time::{Date, parse_date};
use gridcore::{Cell, Column};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping, PySet, PyString, PyTuple};

use crate::day;

/// A column of values that were Python's.
#[derive(Debug)]
pub(crate) struct Values {
    name: String,
    cells: Vec<Value>,
}

/// A value that was Python's.
#[derive(Debug)]
enum Value {
    Text(String),
    Tags(Vec<String>),
    Day(Date),
    Plain(Cell<'static>),
}

impl Column for Values {
    fn name(&self) -> &str {
        &self.name
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        match self.cells.get(row) {
            None => Cell::Absent,
            Some(Value::Text(text)) => Cell::Text(text),
            Some(Value::Tags(tags)) => Cell::Tags(tags.iter().map(String::as_str).collect()),
            Some(Value::Day(day)) => Cell::Day(*day),
            Some(Value::Plain(cell)) => cell.clone(),
        }
    }
}

/// The columns of a mapping from names to columns; how many rows they have.
pub(crate) fn of_columns(columns: &Bound<'_, PyMapping>) -> PyResult<(Vec<Values>, usize)> {
    let named: Vec<(String, Bound<'_, PyAny>)> = columns.items()?.extract()?;
    of_named(named)
}

/// The columns of pairs of a name and a column.
pub(crate) fn of_named(named: Vec<(String, Bound<'_, PyAny>)>) -> PyResult<(Vec<Values>, usize)> {
    let columns: Vec<Values> =
        named.into_iter().map(|(name, column)| Values::of(name, &column)).collect::<PyResult<_>>()?;
    let rows = columns.first().map_or(0, |column| column.cells.len());
    match columns.iter().find(|column| column.cells.len() != rows) {
        None => Ok((columns, rows)),
        Some(other) => Err(PyValueError::new_err(format!(
            "columns differ in length: `{}` has {rows} cells, `{}` has {}",
            columns.first().map_or("", |column| &column.name),
            other.name,
            other.cells.len()
        ))),
    }
}

/// The columns of a list of rows, each a mapping from names to values.
pub(crate) fn of_rows(rows: &Bound<'_, PyList>) -> PyResult<(Vec<Values>, usize)> {
    let mut columns: Vec<Values> = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let cells =
            cells.cast_into::<PyDict>().map_err(|_| PyTypeError::new_err(format!("row {} is no dict", row + 1)))?;
        for (name, cell) in cells.iter() {
            let name: String = name.extract()?;
            let known = columns.iter().position(|column| column.name == name);
            let at = known.unwrap_or_else(|| {
                columns.push(Values { name, cells: Vec::new() });
                columns.len() - 1
            });
            if let Some(column) = columns.get_mut(at) {
                column.cells.resize_with(row, || Value::Plain(Cell::Absent));
                column.cells.push(Value::of(&cell)?);
            }
        }
    }
    Ok((columns, rows.len()))
}

impl Values {
    /// How many cells there are.
    pub(crate) const fn len(&self) -> usize {
        self.cells.len()
    }

    /// The column of what can be iterated.
    pub(crate) fn of(name: String, column: &Bound<'_, PyAny>) -> PyResult<Self> {
        if column.is_instance_of::<PyString>() || column.is_instance_of::<PyBytes>() {
            return Err(PyTypeError::new_err(format!("column `{name}` is a text, not a list")));
        }
        // Arrays and series make plain values of theirs faster than by iterating.
        let listed = match column.hasattr("tolist")? {
            true => column.call_method0("tolist")?,
            false => column.clone(),
        };
        let cells = listed.try_iter()?.map(|value| Value::of(&value?)).collect::<PyResult<_>>()?;
        Ok(Self { name, cells })
    }
}

impl Value {
    fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        let plain = |cell| Ok(Self::Plain(cell));
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Self::Text(text.to_cow()?.into_owned()));
        }
        if value.is_none() {
            return plain(Cell::Absent);
        }
        if let Ok(flag) = value.cast::<PyBool>() {
            return plain(Cell::Other(if flag.is_true() { "true" } else { "false" }));
        }
        if value.is_instance_of::<PyInt>() || value.hasattr("__index__")? {
            return Ok(whole(value));
        }
        if let Ok(number) = value.cast::<PyFloat>() {
            return plain(Cell::Decimal(number.value()));
        }
        if is_list(value) {
            let tags: Option<Vec<String>> = value.try_iter()?.map(|tag| tag.ok()?.extract().ok()).collect();
            return Ok(tags.map_or(Self::Plain(Cell::Other("[..]")), Self::Tags));
        }
        let kind = value.get_type().name()?;
        match kind.to_cow()?.as_ref() {
            "NAType" | "NaTType" => plain(Cell::Absent),
            "Decimal" => decimal(value),
            "date" | "datetime" | "Timestamp" => {
                let text = value.str()?;
                let text = text.to_cow()?;
                let day = parse_date(text.strip_suffix(" 00:00:00").unwrap_or(&text));
                Ok(day.map_or_else(|_| Self::Plain(day::minute(&text)), Self::Day))
            }
            "bytes" => plain(Cell::Other("bytes")),
            "dict" => plain(Cell::Other("{..}")),
            _ => plain(Cell::Other("value")),
        }
    }
}

fn is_list(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
}

fn whole(value: &Bound<'_, PyAny>) -> Value {
    let exact = || value.extract::<i128>().map_or(Cell::Other("number"), |number| Cell::Exact(number, 0));
    Value::Plain(value.extract().map_or_else(|_| exact(), Cell::Whole))
}

/// A `decimal.Decimal`: sign, digits and exponent.
fn decimal(value: &Bound<'_, PyAny>) -> PyResult<Value> {
    let parts = value.call_method0("as_tuple")?;
    let exponent = parts.getattr("exponent")?;
    let text = format!("{}", value.call_method1("__format__", ("f",))?);
    let digits: String = text.chars().filter(|c| *c != '.').collect();
    let cell = match (exponent.extract::<i8>(), digits.parse::<i128>()) {
        (Ok(exponent), Ok(number)) => Cell::Exact(number, exponent.min(0).saturating_neg()),
        _ if value.call_method0("is_nan")?.extract()? => Cell::Absent,
        _ => Cell::Other("number"),
    };
    Ok(Value::Plain(cell))
}
