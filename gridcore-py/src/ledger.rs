//! The points ledger.

use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Decimal128Builder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, RecordBatch};
use arrow_schema::ArrowError;
use gridcore::score::{self, Entry, Posted};
use gridcore::{Folder, json as text};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyType};

use crate::board::Board;
use crate::error::raised;
use crate::findings::Findings;
use crate::grid::Grid;
use crate::held::Held;
use crate::table::Table;
use crate::{arrow, day, json};

/// A points ledger: entries under the rules of a score scheme of the grid's charter.
///
/// `entries` is a table of `id`, `date`, `subject`, `rule`, `author`, and if there are any `points`,
/// `approver`, `ref` and `reverses`; it is posted on the grid. An entry that was posted stays: it is
/// corrected by another that reverses it.
///
/// >>> ledger = gridcore.Ledger(grid, "points", {
/// ...     "id": ["e1", "e2"], "date": ["2024-05-17", "2024-06-03"], "subject": ["person:0001", "unit:t1"],
/// ...     "rule": ["tidy", "late"], "points": [None, -1.5], "author": ["person:0002", "person:0002"],
/// ... })
/// >>> ledger
/// <Ledger points: 2 entries, 0 pending>
/// >>> ledger.roll_up(grid, period="quarter").to_dicts()[0]["sum"]
/// 0.5
///
/// Any frame library reads the entries: `polars.DataFrame(ledger)`. Threads may share a ledger: they read
/// it together and post one after the other.
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Ledger(Held<score::Ledger>);

impl Ledger {
    pub(crate) fn of(ledger: score::Ledger) -> Self {
        Self(Held::new(ledger))
    }
}

#[pymethods]
impl Ledger {
    #[new]
    #[pyo3(signature = (grid: "Grid", scheme: "str", entries: "TableLike | None" = None))]
    fn make(py: Python<'_>, grid: &Grid, scheme: &str, entries: Option<Bound<'_, PyAny>>) -> PyResult<Self> {
        let ledger = grid.shared.ask(py, |grid| score::Ledger::new(grid.charter(), scheme))?;
        let made = Self(Held::new(ledger));
        if let Some(entries) = entries.filter(|entries| !entries.is_none()) {
            made.post(py, grid, entries)?;
        }
        Ok(made)
    }

    /// The ledger of a scheme of a grid folder, with the entries of its `entries.csv`: each posted on the grid of
    /// its day. Raises `GridError` with every entry that is refused, its line and column, and why.
    ///
    /// >>> import pathlib, tempfile
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     for name, text in grid.to_files().items():
    /// ...         size = pathlib.Path(folder, name).write_text(text, encoding="utf-8")
    /// ...     entries = "id,date,subject,rule,author\ne1,2024-05-17,person:0001,tidy,unit:t1\n"
    /// ...     size = pathlib.Path(folder, "entries.csv").write_text(entries, encoding="utf-8")
    /// ...     gridcore.Ledger.load(folder, "points")
    /// <Ledger points: 1 entry, 0 pending>
    #[classmethod]
    #[pyo3(signature = (path: "str | os.PathLike[str]", scheme: "str") -> "Ledger")]
    fn load(cls: &Bound<'_, PyType>, path: PathBuf, scheme: &str) -> PyResult<Self> {
        let py = cls.py();
        let read = py.detach(|| Folder::read(path)?.ledger(scheme));
        read.map(|ledger| Self(Held::new(ledger))).map_err(|error| raised(py, &error))
    }

    /// Posts entries, all or none, on the grid of their day. Raises `GridError` with every entry that is
    /// refused, its row and column, and why.
    ///
    /// Returns how many are new and count, how many are new and wait for approval, how many were there
    /// already. One that `reverses` another needs no subject, rule and points: it takes back what is left.
    ///
    /// >>> row = {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}
    /// >>> ledger = gridcore.Ledger(grid, "points", [row])
    /// >>> ledger.post(grid, [row, {"id": "e2", "date": "2024-05-20", "author": "unit:t1", "reverses": "e1"}])
    /// {'counted': 1, 'pending': 0, 'repeated': 1}
    /// >>> ledger.entry("e2")["points"]
    /// -2
    #[pyo3(signature = (grid: "Grid", entries: "TableLike") -> "dict[str, int]")]
    fn post<'py>(&self, py: Python<'py>, grid: &Grid, entries: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let table = Table::of("entries", &entries)?;
        let posted = self.0.write(py, grid, |ledger, grid| match &table {
            Table::Text(text) => ledger.post_csv(grid, text),
            _ => {
                let mut posted = Ok(Posted::default());
                table.with_columns(|rows, columns| posted = ledger.post_columns(grid, rows, columns));
                posted
            }
        })?;
        json::loads(py, &text::posted(&posted))
    }

    /// Approves an entry that waits for it, so that it counts.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [{"id": "e1", "date": "2024-05-17", "subject": "person:0001",
    /// ...     "rule": "merit", "points": 3, "author": "unit:t1"}])
    /// >>> ledger
    /// <Ledger points: 1 entry, 1 pending>
    /// >>> ledger.approve(grid, "e1", "person:0002")
    /// >>> ledger.pending
    /// 0
    #[pyo3(signature = (grid: "Grid", id: "str", approver: "str") -> "None")]
    fn approve(&self, py: Python<'_>, grid: &Grid, id: &str, approver: &str) -> PyResult<()> {
        self.0.write(py, grid, |ledger, grid| ledger.approve(grid, id, approver))
    }

    /// What the entries add up to, by unit and period, on the tree of a grid.
    ///
    /// `period` is "day", "week", "month", "quarter", "half_year" or "year", or a list of periods: names such as
    /// "2024-05" and "2024-Q2", or pairs of a first day and the first day after. `by` is the tier whose units or people are the lines; all units if left out.
    /// `network` is the charter's first if left out; `covered` counts the people who have an entry.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [
    /// ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
    /// >>> ledger.roll_up(grid, period="month", by="team")
    /// <Board of 2 lines in 1 period>
    /// >>> ledger.roll_up(grid, period=[("2024-05-01", "2024-07-01")], by="member").to_dicts()[0]
    /// {'key': '0001', 'tier': 'member', 'parent': 't1', 'depth': 2, 'period': '2024-05-01/2024-07-01',
    ///  'plus': 2, 'minus': 0, 'sum': 2, 'count': 1, 'heads': 1, 'per_head': 2}
    #[pyo3(signature = (
        grid: "Grid",
        period: "PeriodsLike | None" = None,
        by: "str | None" = None, *, network: "str | None" = None, covered: "bool" = false
    ) -> "Board")]
    fn roll_up(
        &self,
        py: Python<'_>,
        grid: &Grid,
        period: Option<Bound<'_, PyAny>>,
        by: Option<&str>,
        network: Option<&str>,
        covered: bool,
    ) -> PyResult<Board> {
        let request = json::object(py, |asked| {
            asked.set_item("period", period)?;
            asked.set_item("by", by)?;
            asked.set_item("network", network)?;
            asked.set_item("covered", covered)
        })?;
        self.0.ask(py, grid, |ledger, grid| text::roll_up(ledger, grid, &request)).map(Board)
    }

    /// The entries behind a number of a board: those that count in a period, of a person or of a unit and all
    /// below it, in the order of posting. Without a period, of all days.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [
    /// ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
    /// >>> [entry["id"] for entry in ledger.behind(grid, "unit:north", "2024-05")]
    /// ['e1']
    #[pyo3(signature = (
        grid: "Grid", line: "str", period: "PeriodLike | None" = None,
        *, network: "str | None" = None
    ) -> "list[dict[str, typing.Any]]")]
    fn behind<'py>(
        &self,
        py: Python<'py>,
        grid: &Grid,
        line: &str,
        period: Option<Bound<'py, PyAny>>,
        network: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = json::object(py, |asked| {
            asked.set_item("period", period)?;
            asked.set_item("network", network)
        })?;
        json::loads(py, &self.0.ask(py, grid, |ledger, grid| text::behind(ledger, grid, line, &request))?)
    }

    /// A number of a board taken apart: rule by rule, with what each rule says, down to the entries. `line` and
    /// `period` as of `behind`; with `since`, another period, `changes` says what each rule gave more or less.
    ///
    /// >>> ledger = gridcore.Ledger(grid, "points", [
    /// ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
    /// >>> told = ledger.explain(grid, "unit:north", "2024-05", since="2024-04")
    /// >>> told["sum"], told["rules"][0]["rule"], told["rules"][0]["entries"][0]["id"]
    /// (2, 'tidy', 'e1')
    /// >>> told["changes"][0]["key"], told["changes"][0]["change"]
    /// ('tidy', 2)
    #[pyo3(signature = (
        grid: "Grid", line: "str", period: "PeriodLike | None" = None,
        *, since: "PeriodLike | None" = None, network: "str | None" = None
    ) -> "dict[str, typing.Any]")]
    fn explain<'py>(
        &self,
        py: Python<'py>,
        grid: &Grid,
        line: &str,
        period: Option<Bound<'py, PyAny>>,
        since: Option<Bound<'py, PyAny>>,
        network: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = json::object(py, |asked| {
            asked.set_item("period", period)?;
            asked.set_item("since", since)?;
            asked.set_item("network", network)
        })?;
        json::loads(py, &self.0.ask(py, grid, |ledger, grid| text::explain(ledger, grid, line, &request))?)
    }

    /// Who gets an award of the scheme in a period, by the scores of its tier: a dict with the `winners`, the
    /// `near_misses`, and in `findings` each of them in words. The period is the last of the award's kind if left out.
    ///
    /// `ties` as of `Board.rank`; `previous` are the keys of those who had it last, `vetoes` maps keys to who vetoes
    /// them; `people` is the tier of people among whom the best of a cell are looked for, if a policy asks for them.
    ///
    /// >>> flagged = gridcore.Grid(
    /// ...     {"name": "w", "tiers": ["team"], "schemes": [{"key": "points", "rules": [{"key": "tidy", "points": 2}],
    /// ...         "awards": [{"key": "flag", "tier": "team", "every": "quarter", "top": 1, "not_twice": True}]}]},
    /// ...     units={"key": ["t1", "t2"], "tier": ["team", "team"]}, people={"key": []})
    /// >>> ledger = gridcore.Ledger(flagged, "points", [
    /// ...     {"id": "e1", "date": "2024-05-17", "subject": "unit:t2", "rule": "tidy", "author": "unit:t1"}])
    /// >>> flag = ledger.award(flagged, "flag")
    /// >>> flag["period"], [winner["key"] for winner in flag["winners"]]
    /// ('2024-Q2', ['t2'])
    /// >>> print(ledger.award(flagged, "flag", previous=["t2"])["findings"][-1].message)
    /// `t2` with 2 points misses award `flag`: it had it the last time
    #[pyo3(signature = (
        grid: "Grid", award: "str", period: "PeriodLike | None" = None, *,
        ties: "collections.abc.Sequence[str]" = Vec::new(),
        previous: "collections.abc.Sequence[str]" = Vec::new(),
        vetoes: "collections.abc.Mapping[str, str] | None" = None,
        people: "str | None" = None, network: "str | None" = None
    ) -> "dict[str, typing.Any]")]
    #[expect(clippy::too_many_arguments, reason = "those a caller may give")]
    fn award<'py>(
        &self,
        py: Python<'py>,
        grid: &Grid,
        award: &str,
        period: Option<Bound<'py, PyAny>>,
        ties: Vec<String>,
        previous: Vec<String>,
        vetoes: Option<Bound<'py, PyAny>>,
        people: Option<&str>,
        network: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = json::object(py, |asked| {
            asked.set_item("award", award)?;
            asked.set_item("period", period)?;
            asked.set_item("ties", ties)?;
            asked.set_item("previous", previous)?;
            asked.set_item("people", people)?;
            asked.set_item("network", network)?;
            vetoes.map_or(Ok(()), |vetoes| asked.set_item("vetoes", vetoes))
        })?;
        let (given, findings) = self.0.ask(py, grid, |ledger, grid| text::award(ledger, grid, &request))?;
        let given = json::loads(py, &given)?;
        given.set_item("findings", Findings::new(findings, None)?)?;
        Ok(given)
    }

    /// The entry of an id; what is absent is left out.
    ///
    /// >>> row = {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}
    /// >>> gridcore.Ledger(grid, "points", [row]).entry("e1")
    /// {'id': 'e1', 'date': '2024-05-17', 'subject': 'person:0001', 'rule': 'tidy', 'points': 2, 'author': 'unit:t1'}
    #[pyo3(signature = (id: "str") -> "dict[str, typing.Any]")]
    fn entry<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Bound<'py, PyAny>> {
        let found = self.0.look(py, |ledger| ledger.entry(id).map(|entry| text::entry(&entry)));
        json::loads(py, &found.ok_or_else(|| PyKeyError::new_err(id.to_owned()))?)
    }

    /// The key of the scheme.
    ///
    /// >>> gridcore.Ledger(grid, "points").scheme
    /// 'points'
    #[getter]
    fn scheme(&self, py: Python<'_>) -> String {
        self.0.look(py, |ledger| ledger.scheme().to_owned())
    }

    /// How many entries wait for approval.
    ///
    /// >>> gridcore.Ledger(grid, "points").pending
    /// 0
    #[getter]
    fn pending(&self, py: Python<'_>) -> usize {
        self.0.look(py, score::Ledger::pending)
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        self.0.look(py, score::Ledger::len)
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        self.0.look(py, |ledger| {
            let entries = if ledger.len() == 1 { "entry" } else { "entries" };
            format!("<Ledger {}: {} {entries}, {} pending>", ledger.scheme(), ledger.len(), ledger.pending())
        })
    }

    /// Arrow's C stream, for any frame library: `id`, `date`, `subject`, `rule`, `points`, `author`, `approver`,
    /// `ref`, `reverses`, `pending`.
    #[pyo3(signature = (requested_schema: "object" = None) -> "types.CapsuleType")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::stream(py, requested_schema, || batch(&self.0.read()))
    }
}

fn batch(ledger: &score::Ledger) -> Result<RecordBatch, ArrowError> {
    let texts = |text: for<'l> fn(Entry<'l>) -> Option<&'l str>| -> ArrayRef {
        let mut texts = StringBuilder::new();
        ledger.entries().for_each(|entry| texts.append_option(text(entry)));
        Arc::new(texts.finish())
    };
    let mut days = Date32Builder::new();
    ledger.entries().for_each(|entry| days.append_value(day::count(entry.date)));
    let mut points = Decimal128Builder::new().with_precision_and_scale(16, 3)?;
    ledger.entries().for_each(|entry| points.append_value(entry.points.thousandths().into()));
    let pending: BooleanArray = ledger.entries().map(|entry| Some(entry.pending)).collect();
    RecordBatch::try_from_iter_with_nullable([
        ("id", texts(|entry| Some(entry.id)), false),
        ("date", Arc::new(days.finish()) as ArrayRef, false),
        ("subject", texts(|entry| Some(entry.subject)), false),
        ("rule", texts(|entry| Some(entry.rule)), false),
        ("points", Arc::new(points.finish()) as ArrayRef, false),
        ("author", texts(|entry| Some(entry.author)), false),
        ("approver", texts(|entry| entry.approver), true),
        ("ref", texts(|entry| entry.reference), true),
        ("reverses", texts(|entry| entry.reverses), true),
        ("pending", Arc::new(pending) as ArrayRef, false),
    ])
}
