//! Events, counts and steps of cases as columns of Arrow.

use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, RecordBatch};
use gridcore::case::{Count, MetricsRow, Recorded, StepMatrix};
use gridcore::{Outcome, json as text};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::listing::{self, moments, points, texts, wholes};
use crate::rows::Table;
use crate::{arrow, html, json};

/// Counts of cases, a row a unit, kind, channel and period: what `Desk.metrics` gives.
///
/// Any frame library reads it: `polars.DataFrame(metrics)` has the counts by their names, how many ended so as
/// `ended_` and the outcome, and the rates in per cent as `rate_` and their name.
///
/// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
/// >>> desk.metrics(grid, period="quarter", by="team")
/// <Metrics of 1 line>
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Metrics(pub(crate) text::Metrics);

impl Metrics {
    fn batch(&self) -> PyResult<RecordBatch> {
        let rows = &self.0.rows;
        let number = |count: u64| i64::try_from(count).ok();
        let mut columns: Vec<(String, ArrayRef)> = vec![
            ("unit".to_owned(), texts(rows, |row| row.unit.as_deref().unwrap_or_default())),
            ("kind".to_owned(), texts(rows, |row| row.kind.as_deref().unwrap_or_default())),
            ("channel".to_owned(), texts(rows, |row| row.channel.as_deref().unwrap_or_default())),
        ];
        let periods: Vec<String> = rows.iter().map(|row| row.period.to_string()).collect();
        columns.push(("period".to_owned(), texts(&periods, String::as_str)));
        for count in Count::ALL {
            columns.push((count.to_string(), wholes(rows, |row: &MetricsRow| number(row.counts.get(*count)))));
        }
        for outcome in Outcome::ALL {
            let ended = wholes(rows, |row: &MetricsRow| number(row.counts.outcome(*outcome)));
            columns.push((format!("ended_{outcome}"), ended));
        }
        for (at, (name, _)) in self.0.rates.iter().enumerate() {
            columns.push((format!("rate_{name}"), points(rows, |row| self.0.percent(row, at))));
        }
        listing::batch(columns.iter().map(|(name, array)| (name.as_str(), Arc::clone(array))))
    }

    fn shown<'py>(&self, py: Python<'py>, labels: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        let table = Bound::new(py, Table::of_plan("counts", self.batch()?))?;
        html(py, "table", table.as_any(), labels)
    }
}

#[pymethods]
impl Metrics {
    /// The lines as dicts: `counts`, `outcomes` and `rates` are dicts of theirs.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> line = desk.metrics(grid, by="team").to_dicts()[0]
    /// >>> line["unit"], line["period"], line["counts"]["open"], line["rates"]
    /// ('t2', '2024-07', 1, {'closing': 0, 'on_time': 0})
    #[pyo3(signature = () -> "list[dict[str, typing.Any]]")]
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.to_json(py))
    }

    /// As JSON, the same bytes as in every other language.
    ///
    /// >>> grid.desk().metrics(grid).to_json()
    /// '[]'
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| text::metrics(&self.0))
    }

    /// As HTML. `labels` maps keys to the names shown beside them; they are joined here and kept nowhere.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> "<td>t2 <b>Second</b></td>" in desk.metrics(grid, by="team").html(labels={"t2": "Second"})
    /// True
    #[pyo3(signature = (labels: "collections.abc.Mapping[str, str] | None" = None) -> "Html")]
    fn html<'py>(slf: &Bound<'py, Self>, labels: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        slf.get().shown(slf.py(), labels)
    }

    #[pyo3(signature = () -> "str")]
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.get().shown(slf.py(), None)
    }

    fn __len__(&self) -> usize {
        self.0.rows.len()
    }

    fn __repr__(&self) -> String {
        let lines = if self.0.rows.len() == 1 { "line" } else { "lines" };
        format!("<Metrics of {} {lines}>", self.0.rows.len())
    }

    /// Arrow's C stream, for any frame library.
    #[pyo3(signature = (requested_schema: "object" = None) -> "types.CapsuleType")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch = self.batch()?;
        arrow::stream(py, requested_schema, || Ok(batch))
    }
}

/// Events with what came of each: the columns that `Desk::replay_columns` reads.
pub(crate) fn events(rows: &[Recorded]) -> PyResult<RecordBatch> {
    let counts =
        |of: fn(&Recorded) -> u32| wholes(rows, move |row| Some(i64::from(of(row))).filter(|count| *count > 0));
    let lists = |of: for<'r> fn(&'r Recorded) -> &'r [std::borrow::Cow<'static, str>]| {
        let lists: Vec<Vec<String>> =
            rows.iter().map(|row| of(row).iter().map(|text| text.to_string()).collect()).collect();
        listing::some_lists(&lists)
    };
    let set = |of: fn(&Recorded) -> bool| -> ArrayRef {
        Arc::new(rows.iter().map(|row| Some(of(row)).filter(|flag| *flag)).collect::<BooleanArray>())
    };
    let limits: Vec<String> =
        rows.iter().map(|row| row.event.limit.map(|limit| limit.to_string()).unwrap_or_default()).collect();
    listing::batch([
        ("case", texts(rows, |row| &row.event.case)),
        ("at", moments(rows, |row| Some(row.event.at))),
        ("move", texts(rows, |row| row.event.action.as_str())),
        ("by", texts(rows, |row| &row.event.by)),
        ("kind", texts(rows, |row| &row.event.kind)),
        ("place", texts(rows, |row| &row.event.place)),
        ("channel", texts(rows, |row| &row.event.channel)),
        ("secrecy", texts(rows, |row| row.event.secrecy.map_or("", |secrecy| secrecy.as_str()))),
        ("about", lists(|row| &row.event.about)),
        ("to", texts(rows, |row| &row.event.to)),
        ("stage", texts(rows, |row| &row.event.stage)),
        ("outcome", texts(rows, |row| row.event.outcome.map_or("", |outcome| outcome.as_str()))),
        ("answer", texts(rows, |row| &row.event.answer)),
        ("forced", set(|row| row.event.forced)),
        ("limit", texts(&limits, String::as_str)),
        ("until", moments(rows, |row| row.event.until)),
        ("supervisor", texts(rows, |row| &row.event.supervisor)),
        ("partners", lists(|row| &row.event.partners)),
        ("problems", counts(|row| row.event.problems)),
        ("suggestions", counts(|row| row.event.suggestions)),
        ("products", counts(|row| row.event.products)),
        ("product", texts(rows, |row| &row.event.product)),
        ("after", texts(rows, |row| &row.stage)),
        ("owner", texts(rows, |row| row.owner.as_deref().unwrap_or_default())),
        ("unit", texts(rows, |row| row.unit.as_deref().unwrap_or_default())),
        ("direct", set(|row| row.direct)),
    ])
}

/// A row a unit, a column a stage.
pub(crate) fn steps(matrix: &StepMatrix) -> PyResult<Table> {
    let units = texts(&matrix.rows, |(unit, _)| unit);
    let stages = matrix.stages.iter().enumerate().map(|(at, stage)| {
        let reached = |(_, counts): &(String, Vec<u64>)| counts.get(at).and_then(|count| i64::try_from(*count).ok());
        (stage.as_str(), wholes(&matrix.rows, reached))
    });
    Ok(Table::of_plan("steps", listing::batch(std::iter::once(("unit", units)).chain(stages))?))
}
