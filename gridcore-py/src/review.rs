//! Reviews of duties.

use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Decimal128Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType};
use gridcore::duty::{self, ReviewList};
use gridcore::{Cell, Folder, Holds, Roster, TableKind, json as core};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::error::raised;
use crate::findings::Findings;
use crate::grid::Grid;
use crate::rows::Table;
use crate::{day, html, json};

/// What was due of the duties of a charter in a period, and what was done of it: made by `Grid.review`.
///
/// >>> charter = grid.charter | {"duty_lists": [{"key": "routine", "tier": "team", "items": [
/// ...     {"key": "meeting", "kind": "meeting", "every": "month", "last": 10, "points": 2, "missed": -1}]}]}
/// >>> teams = gridcore.Grid(charter, units=grid.table("units"), people=grid.table("people"))
/// >>> review = teams.review("2024-05", duties=[
/// ...     {"date": "2024-05-28", "duty": "meeting", "subject": "unit:t1", "count": 12}])
/// >>> review
/// <Review of 2024-05 on 2024-06-01: 2 due, 1 done, 1 finding>
/// >>> review.findings[0].message
/// '`meeting` of 2024-05 was due on 2024-05-31 and is missing 1 of 1 times'
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Review(duty::Review);

/// What is reviewed, as a text for the core.
fn request(period: &Bound<'_, PyAny>, today: Option<Bound<'_, PyAny>>) -> PyResult<String> {
    let today = day::read(today.as_ref())?.map(|today| today.to_string());
    json::object(period.py(), |asked| {
        asked.set_item("period", period)?;
        asked.set_item("today", today)
    })
}

/// The tables of a call.
fn tables(given: [Option<Bound<'_, PyAny>>; 4]) -> PyResult<Vec<(TableKind, crate::table::Table)>> {
    let kinds = [TableKind::Duties, TableKind::Tasks, TableKind::Inspections, TableKind::Risks];
    let given = kinds.into_iter().zip(given).filter_map(|(kind, table)| Some((kind, table.filter(|t| !t.is_none())?)));
    given.map(|(kind, table)| Ok((kind, crate::table::Table::of(kind.name(), &table)?))).collect()
}

/// Reviews a grid.
fn review(
    grid: &gridcore::Grid,
    tables: &[(TableKind, crate::table::Table)],
    request: &str,
) -> Result<Review, gridcore::Error> {
    let mut roster = Roster::with_limits(*grid.limits());
    tables.iter().for_each(|(kind, table)| table.add_to(&mut roster, *kind, grid.charter()));
    duty::review(grid, &roster, &core::from_review_request(request)?).map(Review)
}

#[pymethods]
impl Grid {
    /// What was due of the duties of the charter in a period and what was done of it, seen on `today`: the first day
    /// after the period if left out. What is due on it or later is open.
    ///
    /// `period` is a name such as "2024-05", "2024-W20" or "2024-Q2", or a first day and the first day after. The tables
    /// are frames, dicts of lists, lists of dicts or CSV texts of what was done of `duties`, of `tasks` and projects,
    /// of what `inspections` found, and of `risks`. Raises `GridError` with every row that is refused, and why.
    ///
    /// >>> review = grid.review("2024-05", today="2024-05-20")
    /// >>> review.table("totals").to_dicts()
    /// []
    #[pyo3(signature = (
        period: "PeriodLike", *, today: "datetime.date | str | None" = None, duties: "TableLike | None" = None,
        tasks: "TableLike | None" = None, inspections: "TableLike | None" = None, risks: "TableLike | None" = None
    ) -> "Review")]
    #[expect(clippy::too_many_arguments, reason = "one a table")]
    fn review(
        &self,
        py: Python<'_>,
        period: Bound<'_, PyAny>,
        today: Option<Bound<'_, PyAny>>,
        duties: Option<Bound<'_, PyAny>>,
        tasks: Option<Bound<'_, PyAny>>,
        inspections: Option<Bound<'_, PyAny>>,
        risks: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Review> {
        let (request, tables) = (request(&period, today)?, tables([duties, tasks, inspections, risks])?);
        self.shared.ask(py, |grid| review(grid, &tables, &request))
    }
}

#[pymethods]
impl Review {
    /// The review of a grid folder, with its `duties.csv`, `tasks.csv`, `inspections.csv` and `risks.csv`: on the grid
    /// of `today`, which is the first day after the period if left out.
    ///
    /// >>> import pathlib, tempfile
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     for name, text in grid.to_files().items():
    /// ...         size = pathlib.Path(folder, name).write_text(text, encoding="utf-8")
    /// ...     gridcore.Review.load(folder, "2024-05")
    /// <Review of 2024-05 on 2024-06-01: 0 due, 0 done, 0 findings>
    #[classmethod]
    #[pyo3(signature = (
        path: "str | os.PathLike[str]", period: "PeriodLike", *, today: "datetime.date | str | None" = None
    ) -> "Review")]
    fn load(
        cls: &Bound<'_, PyType>,
        path: PathBuf,
        period: Bound<'_, PyAny>,
        today: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let request = request(&period, today)?;
        let py = cls.py();
        let read = py.detach(|| Folder::read(path)?.review(&core::from_review_request(&request)?));
        read.map(Self).map_err(|error| raised(py, &error))
    }

    /// A list as a table of Arrow: "lines" (each duty of whom, in each period), "totals" by duty, "reach" (contacts),
    /// "revisions", "burden" of each person, "tasks", "rounds", "defects", "practice", "risks", "registers".
    ///
    /// >>> grid.review("2024-05").table("burden")
    /// <Table of 0 burden: person, due, reports, meetings, contacts, trainings, tasks>
    #[pyo3(signature = (name: "ReviewList") -> "Table")]
    fn table(&self, name: &str) -> PyResult<Table> {
        let list = ReviewList::from_name(name).ok_or_else(|| {
            let names: Vec<&str> = ReviewList::ALL.iter().map(|list| list.as_str()).collect();
            PyValueError::new_err(format!("no list is called {name:?}; there are {}", names.join(", ")))
        })?;
        let batch = batch(&self.0, list).map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Ok(Table::of_plan(list.as_str(), batch))
    }

    /// What is not as it should be.
    ///
    /// >>> grid.review("2024-05").findings.total
    /// 0
    #[getter]
    fn findings(&self) -> PyResult<Findings> {
        Findings::new(self.0.findings.clone(), None)
    }

    /// The points due as entries under a rule of a score scheme, for `Ledger.post`: of lines that have nothing open.
    ///
    /// >>> grid.review("2024-05").entries("duty", "unit:north")
    /// []
    #[pyo3(signature = (rule: "str", author: "str") -> "list[dict[str, typing.Any]]")]
    fn entries<'py>(&self, py: Python<'py>, rule: &str, author: &str) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &core::review_entries(&self.0, rule, author))
    }

    /// The defects that become cases, as events that report them to a desk.
    ///
    /// >>> grid.review("2024-05").reports()
    /// []
    #[pyo3(signature = () -> "list[dict[str, typing.Any]]")]
    fn reports<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &core::review_reports(&self.0))
    }

    /// As JSON, the same bytes as in every other language.
    ///
    /// >>> grid.review("2024-05").to_json()[:43]
    /// '{"period":"2024-05","today":"2024-06-01","l'
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| core::review(&self.0))
    }

    /// As a dict, as JSON has it.
    ///
    /// >>> grid.review("2024-05").to_dict()["lines"]
    /// []
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.to_json(py))
    }

    fn __repr__(&self) -> String {
        let Self(review) = self;
        let (due, done) =
            review.totals.iter().fold((0, 0), |(due, done), t| (due + t.expected, done + t.done + t.late));
        let (found, request) = (review.findings.len(), &review.request);
        let findings = if found == 1 { "finding" } else { "findings" };
        format!("<Review of {} on {}: {due} due, {done} done, {found} {findings}>", request.period, request.today)
    }

    #[pyo3(signature = () -> "str")]
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let totals = slf.get().table(ReviewList::Totals.as_str())?;
        html(slf.py(), "table", Bound::new(slf.py(), totals)?.as_any(), None)
    }
}

/// A column of a list while it is made.
enum Made {
    Texts(StringBuilder),
    Wholes(Int64Builder),
    Points(Decimal128Builder),
    Days(Date32Builder),
    Tags(ListBuilder<StringBuilder>),
}

impl Made {
    fn of(holds: Holds) -> Self {
        match holds {
            Holds::Whole => Self::Wholes(Int64Builder::new()),
            Holds::Points => Self::Points(Decimal128Builder::new().with_data_type(DataType::Decimal128(16, 3))),
            Holds::Day => Self::Days(Date32Builder::new()),
            Holds::Tags => Self::Tags(ListBuilder::new(StringBuilder::new())),
            _ => Self::Texts(StringBuilder::new()),
        }
    }

    fn push(&mut self, cell: &Cell<'_>) {
        match (self, cell) {
            (Self::Texts(made), Cell::Text(text)) => made.append_value(text),
            (Self::Texts(made), _) => made.append_null(),
            (Self::Wholes(made), Cell::Whole(number)) => made.append_value(*number),
            (Self::Wholes(made), _) => made.append_null(),
            (Self::Points(made), Cell::Points(points)) => made.append_value(points.thousandths().into()),
            (Self::Points(made), _) => made.append_null(),
            (Self::Days(made), Cell::Day(day)) => made.append_value(day::count(*day)),
            (Self::Days(made), _) => made.append_null(),
            (Self::Tags(made), Cell::Tags(tags)) => {
                tags.iter().for_each(|tag| made.values().append_value(tag));
                made.append(true);
            }
            (Self::Tags(made), _) => made.append_null(),
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            Self::Texts(mut made) => Arc::new(made.finish()),
            Self::Wholes(mut made) => Arc::new(made.finish()),
            Self::Points(mut made) => Arc::new(made.finish()),
            Self::Days(mut made) => Arc::new(made.finish()),
            Self::Tags(mut made) => Arc::new(made.finish()),
        }
    }
}

fn batch(review: &duty::Review, list: ReviewList) -> Result<RecordBatch, ArrowError> {
    let mut columns: Vec<Made> = list.columns().iter().map(|(_, holds)| Made::of(*holds)).collect();
    review.rows(list, &mut |row| columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell)));
    let names = list.columns().iter().map(|(name, _)| *name);
    RecordBatch::try_from_iter_with_nullable(names.zip(columns).map(|(name, made)| (name, made.finish(), true)))
}
