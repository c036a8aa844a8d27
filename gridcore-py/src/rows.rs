//! A table of a grid or of a plan, to be handed to any frame library.

use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Decimal128Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::ArrowError;
use gridcore::{Cell, Column, Holds, Roster, TableColumn, TableKind, json};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::{arrow, day, html, json as text, listing};

/// The rows of one table of a grid, by key, or of one list of a plan.
///
/// >>> table = grid.table("people")
/// >>> table
/// <Table of 3 people: key, cell, tags>
/// >>> table.to_dicts()[0]
/// {'key': '0001', 'cell': 't1', 'tags': ['first-aider']}
///
/// Any frame library reads it: `polars.DataFrame(table)`, `pyarrow.table(table)`. Tags are lists of
/// texts, days are dates, numbers are exact decimals.
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Table(Rows);

#[derive(Debug)]
enum Rows {
    OfGrid { kind: TableKind, roster: Box<Roster> },
    OfPlan { name: &'static str, batch: RecordBatch },
}

impl Table {
    pub(crate) fn new(kind: TableKind, roster: Roster) -> Self {
        Self(Rows::OfGrid { kind, roster: Box::new(roster) })
    }

    /// A list of a plan: what it is called, and its columns.
    pub(crate) const fn of_plan(name: &'static str, batch: RecordBatch) -> Self {
        Self(Rows::OfPlan { name, batch })
    }

    fn batch(&self) -> Result<RecordBatch, ArrowError> {
        match &self.0 {
            Rows::OfPlan { batch, .. } => Ok(batch.clone()),
            Rows::OfGrid { kind, roster } => {
                let columns = roster.columns(*kind);
                let arrays = columns.iter().map(|column| Ok((column.name(), array(column, self.__len__())?, true)));
                RecordBatch::try_from_iter_with_nullable(arrays.collect::<Result<Vec<_>, ArrowError>>()?)
            }
        }
    }

    fn name(&self) -> &'static str {
        match &self.0 {
            Rows::OfGrid { kind, .. } => kind.name(),
            Rows::OfPlan { name, .. } => name,
        }
    }
}

fn array(column: &TableColumn<'_>, rows: usize) -> Result<ArrayRef, ArrowError> {
    let cells = (0..rows).map(|row| column.cell(row));
    Ok(match column.holds() {
        Holds::Tags => {
            let mut lists = ListBuilder::new(StringBuilder::new());
            for cell in cells {
                let Cell::Tags(tags) = cell else {
                    lists.append_null();
                    continue;
                };
                tags.iter().for_each(|tag| lists.values().append_value(tag));
                lists.append(true);
            }
            Arc::new(lists.finish())
        }
        Holds::Day => {
            let mut days = Date32Builder::new();
            cells.for_each(|cell| {
                days.append_option(if let Cell::Day(day) = cell { Some(day::count(day)) } else { None })
            });
            Arc::new(days.finish())
        }
        Holds::Points => {
            let mut numbers = Decimal128Builder::new().with_precision_and_scale(16, 3)?;
            let number = |cell| if let Cell::Points(points) = cell { Some(points.thousandths().into()) } else { None };
            cells.for_each(|cell| numbers.append_option(number(cell)));
            Arc::new(numbers.finish())
        }
        _ => {
            let mut texts = StringBuilder::new();
            cells.for_each(|cell| texts.append_option(if let Cell::Text(text) = cell { Some(text) } else { None }));
            Arc::new(texts.finish())
        }
    })
}

#[pymethods]
impl Table {
    /// The names of the columns: those the table must have and those that hold anything.
    ///
    /// >>> grid.table("units").columns
    /// ['key', 'parent', 'tier']
    #[getter]
    fn columns(&self) -> Vec<String> {
        match &self.0 {
            Rows::OfGrid { kind, roster } => {
                roster.columns(*kind).iter().map(|column| column.name().to_owned()).collect()
            }
            Rows::OfPlan { batch, .. } => batch.schema().fields().iter().map(|field| field.name().clone()).collect(),
        }
    }

    /// The rows as dicts; what is absent is left out. `Grid` takes them back.
    ///
    /// >>> grid.table("appointments").to_dicts()
    /// [{'person': '0002', 'post': 'lead', 'unit': 't2'}]
    #[pyo3(signature = () -> "list[dict[str, typing.Any]]")]
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match &self.0 {
            Rows::OfGrid { kind, roster } => text::loads(py, &py.detach(|| json::table(roster, *kind))),
            Rows::OfPlan { batch, .. } => Ok(listing::dicts(py, batch)?.into_any()),
        }
    }

    /// The rows as CSV text, which `Grid` takes back.
    ///
    /// >>> print(grid.table("appointments").to_csv(), end="")
    /// person,post,unit
    /// 0002,lead,t2
    fn to_csv(&self, py: Python<'_>) -> PyResult<String> {
        match &self.0 {
            Rows::OfGrid { kind, roster } => Ok(py.detach(|| roster.to_csv(*kind))),
            Rows::OfPlan { .. } => {
                let frames = py.import("gridcore._frames")?;
                frames.call_method1("csv_of", (self.columns(), self.to_dicts(py)?))?.extract()
            }
        }
    }

    /// As HTML. `labels` maps keys to the names shown beside them; they are joined here and kept nowhere.
    ///
    /// >>> "<td>t1 <b>First &amp; best</b></td>" in grid.table("people").html(labels={"t1": "First & best"})
    /// True
    #[pyo3(signature = (labels: "collections.abc.Mapping[str, str] | None" = None) -> "Html")]
    fn html<'py>(slf: &Bound<'py, Self>, labels: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        html(slf.py(), "table", slf.as_any(), labels)
    }

    #[pyo3(signature = () -> "str")]
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        html(slf.py(), "table", slf.as_any(), None)
    }

    fn __len__(&self) -> usize {
        match &self.0 {
            Rows::OfGrid { kind, roster } => roster.len(*kind),
            Rows::OfPlan { batch, .. } => batch.num_rows(),
        }
    }

    fn __repr__(&self) -> String {
        format!("<Table of {} {}: {}>", self.__len__(), self.name(), self.columns().join(", "))
    }

    /// Arrow's C stream, for any frame library.
    #[pyo3(signature = (requested_schema: "object" = None) -> "types.CapsuleType")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::stream(py, requested_schema, || self.batch())
    }
}
