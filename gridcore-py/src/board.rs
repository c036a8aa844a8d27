//! Boards: tables of totals.

use std::sync::Arc;

use arrow_array::builder::Decimal128Builder;
use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt32Array, UInt64Array};
use arrow_schema::ArrowError;
use gridcore::score::{self, BoardRow, Ratio, Totals};
use gridcore::{Points, json as text};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyType};

use crate::error::raised;
use crate::grid::Grid;
use crate::{arrow, html, json};

/// How many lines are shown as HTML.
const SHOWN: usize = 100;

/// Totals of units, or of the people of a tier, over periods: what `Ledger.roll_up` gives.
///
/// A row a line and period, with plus, minus and their sum, the number of entries, the heads, points a
/// head (none without heads) and, if asked for, how many are covered. Any frame library reads it:
/// `polars.DataFrame(board)`. A board pickles, so parts of a ledger can be rolled up by other processes.
///
/// >>> ledger = gridcore.Ledger(grid, "points", [
/// ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
/// >>> board = ledger.roll_up(grid, period="month", covered=True)
/// >>> board.to_dicts()[1]
/// {'key': 't1', 'tier': 'team', 'parent': 'north', 'depth': 1, 'period': '2024-05', 'plus': 2, 'minus': 0, 'sum': 2,
///  'count': 1, 'heads': 1, 'per_head': 2, 'covered': 1}
#[pyclass(module = "gridcore", frozen, eq)]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Board(pub(crate) score::Board);

impl Board {
    /// A column of a value a line and period.
    fn column<T, C: FromIterator<T>>(&self, value: impl Fn(usize, usize) -> T) -> C {
        let width = self.0.periods().len();
        let cells = (0..self.0.rows().len()).flat_map(|row| (0..width).map(move |period| (row, period)));
        cells.map(|(row, period)| value(row, period)).collect()
    }

    fn texts(&self, text: for<'b> fn(BoardRow<'b>) -> Option<&'b str>) -> ArrayRef {
        Arc::new(self.column::<_, StringArray>(|row, _| self.0.row(row).and_then(text)))
    }

    fn points(&self, points: impl Fn(usize, usize) -> Option<Points>) -> Result<ArrayRef, ArrowError> {
        let mut numbers = Decimal128Builder::new().with_precision_and_scale(16, 3)?;
        let cells: Vec<Option<i64>> = self.column(|row, period| points(row, period).map(Points::thousandths));
        cells.into_iter().for_each(|number| numbers.append_option(number.map(i128::from)));
        Ok(Arc::new(numbers.finish()))
    }

    fn shown<'py>(&self, py: Python<'py>, labels: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        let top = json::loads(py, &text::board_top(&self.0, SHOWN))?;
        html(py, "board", (top, self.periods(), self.0.rows().len()).into_pyobject(py)?.as_any(), labels)
    }

    fn batch(&self) -> Result<RecordBatch, ArrowError> {
        let totals = |row: usize, period: usize| self.0.totals(row).get(period);
        let names: Vec<String> = self.periods();
        let period: StringArray = self.column(|_, period| names.get(period).map(String::as_str));
        let count: UInt64Array = self.column(|row, period| totals(row, period).map(Totals::count));
        let heads: UInt32Array = self.column(|row, _| self.0.row(row).map(|row| row.heads));
        let covered: UInt32Array = self.column(|row, period| self.0.covered(row, period).map(|(covered, _)| covered));
        RecordBatch::try_from_iter_with_nullable([
            ("key", self.texts(|row| Some(row.key)), false),
            ("tier", self.texts(|row| Some(row.tier)), false),
            ("parent", self.texts(|row| row.parent), true),
            ("period", Arc::new(period) as ArrayRef, false),
            ("plus", self.points(|row, period| totals(row, period).map(Totals::plus))?, false),
            ("minus", self.points(|row, period| totals(row, period).map(Totals::minus))?, false),
            ("sum", self.points(|row, period| totals(row, period).map(Totals::sum))?, false),
            ("count", Arc::new(count) as ArrayRef, false),
            ("heads", Arc::new(heads) as ArrayRef, false),
            ("per_head", self.points(|row, period| self.0.per_head(row, period).map(Ratio::rounded))?, true),
            ("covered", Arc::new(covered) as ArrayRef, true),
        ])
    }
}

#[pymethods]
impl Board {
    /// The names of the periods.
    ///
    /// >>> gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-05-01", "2024-05-08")]).periods
    /// ['2024-05-01/2024-05-08']
    #[getter]
    fn periods(&self) -> Vec<String> {
        self.0.periods().iter().map(ToString::to_string).collect()
    }

    /// The rows as dicts; what is absent is left out.
    ///
    /// >>> board = gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-05-01", "2024-06-01")])
    /// >>> [(row["key"], row["heads"], row["sum"]) for row in board.to_dicts()]
    /// [('north', 2, 0), ('t1', 1, 0), ('t2', 1, 0)]
    #[pyo3(signature = () -> "list[dict[str, typing.Any]]")]
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.to_json(py))
    }

    /// As JSON, the same bytes as in every other language.
    ///
    /// >>> board = gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-05-01", "2024-06-01")])
    /// >>> board.to_json()[:40]
    /// '[{"key":"north","tier":"site","depth":0,'
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| text::board(&self.0))
    }

    /// The ranks of the lines of a period, by key; compared exactly, the largest first unless `ascending`.
    ///
    /// `period` is the last one if left out. `by`, and the `ties` that tell equals apart, are "sum",
    /// "per_head", "plus", "minus" or "count"; `within` is "tier", "siblings" or "board"; `method` as of `rank`.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [
    /// ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
    /// >>> ledger.roll_up(grid).rank()
    /// {'north': 1, 't1': 1, 't2': 2}
    #[pyo3(signature = (
        period: "str | None" = None, method: "str" = "competition", *, by: "str" = "sum",
        ties: "collections.abc.Sequence[str]" = Vec::new(), within: "str" = "tier", ascending: "bool" = false
    ) -> "dict[str, int | float | None]")]
    #[expect(clippy::too_many_arguments, reason = "those a caller may give")]
    fn rank<'py>(
        &self,
        py: Python<'py>,
        period: Option<&str>,
        method: &str,
        by: &str,
        ties: Vec<String>,
        within: &str,
        ascending: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = json::object(py, |asked| {
            asked.set_item("period", period)?;
            asked.set_item("method", method)?;
            asked.set_item("by", by)?;
            asked.set_item("ties", ties)?;
            asked.set_item("within", within)?;
            asked.set_item("ascending", ascending)
        })?;
        let ranks = py.detach(|| text::ranks(&self.0, &request));
        json::loads(py, &ranks.map_err(|error| raised(py, &error))?)
    }

    /// Shares a total among the lines by their points in a period, exactly: no points, no share. Returns
    /// the shares by key; ties are broken by key. Meant for the lines of one tier.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [
    /// ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"},
    /// ...     {"id": "e2", "date": "2024-05-18", "subject": "unit:t2", "rule": "tidy", "author": "unit:t1"}])
    /// >>> ledger.roll_up(grid, by="team").share(1001)
    /// {'t1': 501, 't2': 500}
    #[pyo3(signature = (
        total: "int", period: "str | None" = None, method: "str" = "largest-remainder"
    ) -> "dict[str, int]")]
    fn share<'py>(
        &self,
        py: Python<'py>,
        total: i64,
        period: Option<&str>,
        method: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = json::object(py, |asked| {
            asked.set_item("period", period)?;
            asked.set_item("method", method)
        })?;
        let shares = py.detach(|| text::shares(&self.0, total, &request));
        json::loads(py, &shares.map_err(|error| raised(py, &error))?)
    }

    /// The scores of the lines in a period under the policies of a scheme, by key, to three decimals; none if a line has
    /// none. The board has all units; `people` is one of a tier of people, if a policy asks for the best of a cell.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [
    /// ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
    /// >>> ledger.roll_up(grid).scores(grid, "points")
    /// {'north': 2, 't1': 2, 't2': 0}
    #[pyo3(signature = (
        grid: "Grid", scheme: "str", period: "str | None" = None, *, people: "Board | None" = None
    ) -> "dict[str, int | float | None]")]
    fn scores<'py>(
        &self,
        py: Python<'py>,
        grid: &Grid,
        scheme: &str,
        period: Option<&str>,
        people: Option<Bound<'py, Self>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let people = people.as_ref().map(|people| &people.get().0);
        let scores = grid.shared.ask(py, |grid| text::scores(&self.0, grid.charter(), scheme, period, people))?;
        json::loads(py, &scores)
    }

    /// What each line has more or less in a period than on another board, or in another period of this one: a list of
    /// `key`, `before`, `after` and `change`, lines that have the same left out. Of both the last period if left out.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [
    /// ...     {"id": id, "date": date, "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}
    /// ...     for id, date in [("e1", "2024-04-30"), ("e2", "2024-05-02"), ("e3", "2024-05-03")]])
    /// >>> board = ledger.roll_up(grid)
    /// >>> [(line["key"], line["before"]["sum"], line["change"]) for line in board.since(board, "2024-04")]
    /// [('north', 2, 2), ('t1', 2, 2)]
    #[pyo3(signature = (
        before: "Board", before_period: "str | None" = None, *, period: "str | None" = None
    ) -> "list[dict[str, typing.Any]]")]
    fn since<'py>(
        &self,
        py: Python<'py>,
        before: &Self,
        before_period: Option<&str>,
        period: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let differences = py.detach(|| text::since(&self.0, period, &before.0, before_period));
        json::loads(py, &differences.map_err(|error| raised(py, &error))?)
    }

    /// The board of the entries of both, over the same lines and periods: the boards of the parts of a
    /// ledger make that of the whole.
    ///
    /// >>> rows = [{"id": id, "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}
    /// ...     for id in ["e1", "e2"]]
    /// >>> first, second = (gridcore.Ledger(grid, "points", [row]).roll_up(grid) for row in rows)
    /// >>> first.merge(second) == gridcore.Ledger(grid, "points", rows).roll_up(grid)
    /// True
    fn merge(&self, py: Python<'_>, other: &Self) -> PyResult<Self> {
        let merged = py.detach(|| {
            let mut merged = self.0.clone();
            merged.merge(&other.0).map(|()| merged)
        });
        merged.map(Self).map_err(|error| raised(py, &error))
    }

    /// The periods of both beside each other: boards of March and April, each rolled up on the grid of its
    /// month, make one on which March stays March whatever is reorganised in April.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points")
    /// >>> march = ledger.roll_up(grid, period=[("2024-03-01", "2024-04-01")])
    /// >>> march.join(ledger.roll_up(grid, period=[("2024-04-01", "2024-05-01")]))
    /// <Board of 3 lines in 2 periods>
    fn join(&self, py: Python<'_>, other: &Self) -> Self {
        py.detach(|| {
            let mut joined = self.0.clone();
            joined.join(&other.0);
            Self(joined)
        })
    }

    /// As HTML: a line a unit or person, its sum in each period. `labels` maps keys to the names shown
    /// beside them; they are joined here and kept nowhere.
    ///
    /// >>> board = gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-05-01", "2024-06-01")])
    /// >>> "First &amp; best" in board.html(labels={"t1": "First & best"})
    /// True
    #[pyo3(signature = (labels: "collections.abc.Mapping[str, str] | None" = None) -> "Html")]
    fn html<'py>(slf: &Bound<'py, Self>, labels: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        slf.get().shown(slf.py(), labels)
    }

    #[pyo3(signature = () -> "str")]
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.get().shown(slf.py(), None)
    }

    /// The lines for an audience: of those left out because fewer than `least` people are in their group, or because
    /// one such could be found by subtraction, only what they are about and why, "small" or "beside".
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [
    /// ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
    /// >>> [line.get("left_out") for line in ledger.roll_up(grid).published(least=2)]
    /// [None, 'small', 'small']
    #[pyo3(signature = (*, least: "int" = 5) -> "list[dict[str, typing.Any]]")]
    fn published<'py>(&self, py: Python<'py>, least: u64) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &text::published_board(&self.0, least))
    }

    fn __len__(&self) -> usize {
        self.0.rows().len() * self.0.periods().len()
    }

    fn __repr__(&self) -> String {
        let (lines, periods) = (self.0.rows().len(), self.0.periods().len());
        let many = |count: usize, one: &str| if count == 1 { one.to_owned() } else { format!("{one}s") };
        format!("<Board of {lines} {} in {periods} {}>", many(lines, "line"), many(periods, "period"))
    }

    /// Arrow's C stream, for any frame library: `key`, `tier`, `parent`, `period`, `plus`, `minus`, `sum`, `count`,
    /// `heads`, `per_head`, `covered`.
    #[pyo3(signature = (requested_schema: "object" = None) -> "types.CapsuleType")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::stream(py, requested_schema, || self.batch())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("_kept")?, (slf.get().0.to_kept(),)))
    }

    /// What was pickled.
    #[classmethod]
    fn _kept(_cls: &Bound<'_, PyType>, kept: &str) -> PyResult<Self> {
        let board = score::Board::from_kept(kept);
        board
            .map(Self)
            .ok_or_else(|| PyValueError::new_err("a board that another version of gridcore wrote, or nobody"))
    }
}
