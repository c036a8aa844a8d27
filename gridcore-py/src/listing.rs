//! Lists of a plan as columns of Arrow.

use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Decimal128Builder, ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type, TimestampSecondType};
use arrow_array::{Array, ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray, TimestampSecondArray};
use arrow_schema::DataType;
use gridcore::Points;
use gridcore::time::{Date, Moment};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::day;
use crate::rows::Table;

/// Exact numbers, as the tables of a grid have them.
const PRECISION: (u8, i8) = (16, 3);

/// A list of a plan as a table.
pub(crate) fn table<const N: usize>(name: &'static str, columns: [(&'static str, ArrayRef); N]) -> PyResult<Table> {
    Ok(Table::of_plan(name, batch(columns)?))
}

/// Columns that may have gaps, side by side.
pub(crate) fn batch<'n>(columns: impl IntoIterator<Item = (&'n str, ArrayRef)>) -> PyResult<RecordBatch> {
    let nullable = columns.into_iter().map(|(name, array)| (name, array, true));
    RecordBatch::try_from_iter_with_nullable(nullable).map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// The rows of a table as dicts; what is absent is left out, numbers and days are as JSON has them.
pub(crate) fn dicts<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<Bound<'py, PyList>> {
    let rows = PyList::empty(py);
    for row in 0..batch.num_rows() {
        let dict = PyDict::new(py);
        for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
            if let Some(value) = value(py, column, row)? {
                dict.set_item(field.name(), value)?;
            }
        }
        rows.append(dict)?;
    }
    Ok(rows)
}

/// What is in a row of a column.
fn value<'py>(py: Python<'py>, column: &dyn Array, row: usize) -> PyResult<Option<Bound<'py, PyAny>>> {
    if column.is_null(row) {
        return Ok(None);
    }
    Ok(Some(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into_pyobject(py)?.into_any(),
        DataType::Boolean => column.as_boolean().value(row).into_pyobject(py)?.to_owned().into_any(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Date32 => day::text(column.as_primitive::<Date32Type>().value(row)).into_pyobject(py)?.into_any(),
        DataType::Timestamp(..) => {
            let minutes = column.as_primitive::<TimestampSecondType>().value(row) / 60;
            Moment::of(minutes).map(|moment| moment.to_string()).into_pyobject(py)?.into_any()
        }
        DataType::Decimal128(..) => {
            let thousandths = column.as_primitive::<Decimal128Type>().value(row);
            if thousandths % 1000 == 0 {
                (thousandths / 1000).into_pyobject(py)?.into_any()
            } else {
                #[expect(clippy::cast_precision_loss, reason = "points fit a double with three decimals")]
                (thousandths as f64 / 1000.0).into_pyobject(py)?.into_any()
            }
        }
        DataType::List(_) => {
            let inner = column.as_list::<i32>().value(row);
            let values = (0..inner.len()).map(|at| value(py, &inner, at)).collect::<PyResult<Vec<_>>>()?;
            PyList::new(py, values)?.into_any()
        }
        other => return Err(PyRuntimeError::new_err(format!("a plan has no column of {other}"))),
    }))
}

/// Texts; an empty one is absent.
pub(crate) fn texts<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> &'t str) -> ArrayRef {
    let some = |row| Some(of(row)).filter(|text| !text.is_empty());
    Arc::new(rows.iter().map(some).collect::<StringArray>())
}

/// Whole numbers that may be absent.
pub(crate) fn wholes<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> Option<i64>) -> ArrayRef {
    Arc::new(rows.iter().map(of).collect::<Int64Array>())
}

/// Counts.
pub(crate) fn counts<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> usize) -> ArrayRef {
    wholes(rows, |row| i64::try_from(of(row)).ok())
}

/// True or false.
pub(crate) fn flags<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> bool) -> ArrayRef {
    Arc::new(rows.iter().map(|row| Some(of(row))).collect::<BooleanArray>())
}

/// Days.
pub(crate) fn days<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> Option<Date>) -> ArrayRef {
    let mut days = Date32Builder::new();
    rows.iter().for_each(|row| days.append_option(of(row).map(day::count)));
    Arc::new(days.finish())
}

/// Minutes of days that may be absent.
pub(crate) fn moments<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> Option<Moment>) -> ArrayRef {
    let seconds = rows.iter().map(|row| of(row).map(|moment| i64::from(moment.number()) * 60));
    Arc::new(seconds.collect::<TimestampSecondArray>())
}

/// Exact numbers that may be absent.
pub(crate) fn points<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> Option<Points>) -> ArrayRef {
    let mut numbers = exact();
    rows.iter().for_each(|row| numbers.append_option(of(row).map(|points| points.thousandths().into())));
    Arc::new(numbers.finish())
}

/// Lists of exact numbers.
pub(crate) fn points_lists<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> &'t [Points]) -> ArrayRef {
    let mut lists = ListBuilder::new(exact());
    for row in rows {
        of(row).iter().for_each(|points| lists.values().append_value(points.thousandths().into()));
        lists.append(true);
    }
    Arc::new(lists.finish())
}

/// Lists of texts.
pub(crate) fn texts_lists<'t, T>(rows: &'t [T], of: impl Fn(&'t T) -> &'t [String]) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for row in rows {
        of(row).iter().for_each(|text| lists.values().append_value(text));
        lists.append(true);
    }
    Arc::new(lists.finish())
}

/// Lists of texts; an empty one is absent.
pub(crate) fn some_lists(rows: &[Vec<String>]) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for row in rows {
        row.iter().for_each(|text| lists.values().append_value(text));
        lists.append(!row.is_empty());
    }
    Arc::new(lists.finish())
}

fn exact() -> Decimal128Builder {
    let (precision, scale) = PRECISION;
    Decimal128Builder::new().with_data_type(DataType::Decimal128(precision, scale))
}
