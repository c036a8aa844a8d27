//! What a history says: any day of it, what was known, its texts.

use pyo3::prelude::*;

use crate::day;
use crate::desk::Desk;
use crate::findings::Findings;
use crate::grid::Grid;
use crate::history::History;
use crate::ledger::Ledger;
use crate::state::Shared;

#[pymethods]
impl History {
    /// The grid of a day.
    ///
    /// >>> gridcore.History(march, "2024-03-01T08:00").grid("2024-03-02").day
    /// datetime.date(2024, 3, 2)
    #[pyo3(signature = (day: "datetime.date | str") -> "Grid")]
    fn grid(&self, py: Python<'_>, day: Bound<'_, PyAny>) -> PyResult<Grid> {
        let day = day::read(Some(&day))?;
        let grid = self.ask(py, |history| history.grid(day.unwrap_or_else(|| history.last_day())))?;
        Ok(Grid::of(Shared::plain(grid)))
    }

    /// The cases as they stand, or stood at the end of a day: a desk of its own.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.event({"case": "c1", "at": "2024-03-04T08:30", "move": "report", "by": "0001", "place": "unit:t2"})
    /// >>> history.desk(), history.desk("2024-03-01")
    /// (<Desk of 1 case, 1 open>, <Desk of 0 cases, 0 open>)
    #[pyo3(signature = (day: "datetime.date | str | None" = None) -> "Desk")]
    fn desk(&self, py: Python<'_>, day: Option<Bound<'_, PyAny>>) -> PyResult<Desk> {
        let day = day::read(day.as_ref())?;
        let desk = self.ask(py, |history| match day {
            Some(day) => history.desk_on(day),
            None => Ok(history.desk().clone()),
        });
        desk.map(Desk::of)
    }

    /// The entries of a scheme as they stand, a ledger of its own; `None` if nothing was posted to it.
    ///
    /// >>> gridcore.History(march, "2024-03-01T08:00").ledger("points") is None
    /// True
    #[pyo3(signature = (scheme: "str") -> "Ledger | None")]
    fn ledger(&self, py: Python<'_>, scheme: &str) -> Option<Ledger> {
        py.detach(|| self.with(|history| history.ledger(scheme).cloned())).map(Ledger::of)
    }

    /// The history as far as it was written down at a moment.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}], recorded="2024-03-02T08:00")
    /// >>> len(history), len(history.known("2024-03-01T12:00"))
    /// (2, 1)
    #[pyo3(signature = (at: "datetime.datetime | str") -> "History")]
    fn known(&self, py: Python<'_>, at: Bound<'_, PyAny>) -> PyResult<Self> {
        let at = day::moment("at", &at)?;
        let history = self.ask(py, |history| history.known(at))?;
        Ok(Self::of(history, gridcore::Findings::default()))
    }

    /// Reads the journal from its beginning once more and holds what comes of it against this; raises `GridError` where
    /// they differ.
    ///
    /// >>> gridcore.History(march, "2024-03-01T08:00").verify()
    fn verify(&self, py: Python<'_>) -> PyResult<()> {
        self.ask(py, |history| history.verify())
    }

    /// The lines of the journal from a record on: what is to be appended to a file that has those before.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
    /// >>> history.lines(1).startswith('{"record":1,')
    /// True
    #[pyo3(signature = (record: "int") -> "str")]
    fn lines(&self, record: usize) -> String {
        self.with(|history| history.text_from(record).to_owned())
    }

    /// The journal: a line of JSON a record.
    ///
    /// >>> gridcore.History(march, "2024-03-01T08:00").journal.startswith('{"format":"gridcore.journal/1"')
    /// True
    #[getter]
    fn journal(&self) -> String {
        self.with(|history| history.text().to_owned())
    }

    /// The table of people: who the surrogates of the journal stand for, a line of JSON each. It is to be written anew
    /// as a whole, for rows go.
    ///
    /// >>> gridcore.History(march, "2024-03-01T08:00").people.splitlines()[0]
    /// '{"id":"~1","person":"0001"}'
    #[getter]
    fn people(&self) -> String {
        self.with(|history| history.people())
    }

    /// The hash of the last line. Kept elsewhere it shows later whether the journal is still the one it was.
    ///
    /// >>> len(gridcore.History(march, "2024-03-01T08:00").head)
    /// 64
    #[getter]
    fn head(&self) -> String {
        self.with(|history| history.head())
    }

    /// What was said of the journal it was opened from.
    ///
    /// >>> gridcore.History(march, "2024-03-01T08:00").findings.total
    /// 0
    #[getter]
    fn findings(&self) -> PyResult<Findings> {
        Findings::new(self.findings.clone(), None)
    }

    /// The day it begins with.
    ///
    /// >>> gridcore.History(march, "2024-03-01T08:00").first_day
    /// datetime.date(2024, 3, 1)
    #[getter]
    fn first_day<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        day::show(py, Some(self.with(|history| history.first_day())))
    }

    /// The day of the last changes.
    ///
    /// >>> gridcore.History(march, "2024-03-01T08:00").last_day
    /// datetime.date(2024, 3, 1)
    #[getter]
    fn last_day<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        day::show(py, Some(self.with(|history| history.last_day())))
    }

    fn __len__(&self) -> usize {
        self.with(|history| history.len())
    }

    fn __eq__(&self, other: &Self) -> bool {
        let other = other.with(|history| (history.text().to_owned(), history.people()));
        self.with(|history| history.text() == other.0 && history.people() == other.1)
    }

    #[expect(clippy::unused_self, reason = "the signature Python calls")]
    fn __hash__(&self) -> PyResult<isize> {
        Err(pyo3::exceptions::PyTypeError::new_err("unhashable type: 'History'"))
    }

    fn __repr__(&self) -> String {
        self.with(|history| {
            let records = if history.len() == 1 { "record" } else { "records" };
            format!("<History of {} {records}, {} to {}>", history.len(), history.first_day(), history.last_day())
        })
    }

    #[pyo3(signature = () -> "tuple[typing.Any, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String, String))> {
        let texts = slf.get().with(|history| (history.text().to_owned(), history.people()));
        Ok((slf.get_type().getattr("open")?, texts))
    }
}
