//! Histories: journals of what happened, and any day of them.

use std::sync::{Mutex, PoisonError};

use gridcore::{Error, history, json as text};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

use crate::error::raised;
use crate::grid::Grid;
use crate::table::Table;
use crate::{day, json};

/// A journal of changes, events of cases and entries, from which the grid of any day is made again.
///
/// It begins with a grid that has a day. A record is written at a moment, `recorded`, and holds from a `day`; left out
/// they are the moment of the last record and the day of the moment. What was written stays and is undone by a further
/// record. `journal` and `people` are the two texts to keep: a line of JSON a record, each with the hash of the line
/// before, and who the surrogates in it stand for.
///
/// >>> history = gridcore.History(march, "2024-03-01T08:00")
/// >>> history.apply([{"place": {"person": "0002", "cell": "t2"}}], day="2024-04-01", recorded="2024-04-03T09:15")
/// >>> [history.grid(day).person("0002").cell.key for day in ("2024-03-31", "2024-04-01")]
/// ['t1', 't2']
/// >>> history.known("2024-04-02T00:00").grid("2024-04-01").person("0002").cell.key
/// 't1'
/// >>> "0002" in history.journal, "0002" in history.people
/// (False, True)
/// >>> gridcore.History.open(history.journal, history.people) == history
/// True
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct History {
    history: Mutex<history::History>,
    /// What was said of the journal it was opened from.
    pub(crate) findings: gridcore::Findings,
}

/// What a history was opened from, or why not.
type Opened = Result<(history::History, gridcore::Findings), Error>;

impl History {
    pub(crate) fn of(history: history::History, findings: gridcore::Findings) -> Self {
        Self { history: Mutex::new(history), findings }
    }

    /// Uses the history; what is refused leaves it as it was, so one that a panic left locked is sound.
    pub(crate) fn with<T>(&self, uses: impl FnOnce(&mut history::History) -> T) -> T {
        uses(&mut self.history.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What the core says of the history, or does with it, where it may refuse.
    pub(crate) fn ask<T: Send>(
        &self,
        py: Python<'_>,
        ask: impl FnOnce(&mut history::History) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        py.detach(|| self.with(ask)).map_err(|error| raised(py, &error))
    }

    fn opened(py: Python<'_>, open: impl FnOnce() -> Opened + Send) -> PyResult<Self> {
        let (history, findings) = py.detach(open).map_err(|error| raised(py, &error))?;
        Ok(Self::of(history, findings))
    }

    /// Writes a record, and gives what comes of it.
    fn record<'py>(
        &self,
        py: Python<'py>,
        kind: &str,
        moments: [(&str, Option<Bound<'py, PyAny>>); 2],
        fill: impl FnOnce(&Bound<'_, PyDict>) -> PyResult<()>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = json::object(py, |asked| {
            asked.set_item("record", kind)?;
            times(asked, moments)?;
            fill(asked)
        })?;
        json::loads(py, &self.ask(py, |history| text::record(history, &request))?)
    }
}

/// Says days and moments as texts.
fn times<const N: usize>(asked: &Bound<'_, PyDict>, moments: [(&str, Option<Bound<'_, PyAny>>); N]) -> PyResult<()> {
    for (name, moment) in moments {
        if let Some(moment) = moment.filter(|moment| !moment.is_none()) {
            let text = if name == "day" { moment.str()?.to_string() } else { day::moment_text(&moment)? };
            asked.set_item(name, text)?;
        }
    }
    Ok(())
}

#[pymethods]
impl History {
    #[new]
    #[pyo3(signature = (grid: "Grid", recorded: "datetime.datetime | str"))]
    fn begin(py: Python<'_>, grid: &Grid, recorded: Bound<'_, PyAny>) -> PyResult<Self> {
        let recorded = day::moment("recorded", &recorded)?;
        let history = grid.shared.ask(py, |grid| history::History::new(grid, recorded))?;
        Ok(Self::of(history, gridcore::Findings::default()))
    }

    /// Opens a journal with its table of people. A last line that was torn off is left out, which `findings` says.
    /// Raises `GridError` naming the first line that does not hold; `recover` gives the rest.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
    /// >>> torn = gridcore.History.open(history.journal[:-9], history.people)
    /// >>> len(torn), torn.findings[0].rule
    /// (1, 'history.torn')
    #[classmethod]
    #[pyo3(signature = (journal: "str", people: "str") -> "History")]
    fn open(cls: &Bound<'_, PyType>, journal: &str, people: &str) -> PyResult<Self> {
        Self::opened(cls.py(), || history::History::open(journal, people))
    }

    /// What is whole of a journal, as a history of its own; `findings` says of each line that is left out why.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
    /// >>> history.apply([{"tag": {"person": "0002", "add": ["first-aider"]}}])
    /// >>> broken = history.journal.replace('"record":1', '"record":"1"')
    /// >>> rest = gridcore.History.recover(broken, history.people)
    /// >>> len(rest), [str(finding.place) for finding in rest.findings]
    /// (2, ['journal.jsonl:2'])
    #[classmethod]
    #[pyo3(signature = (journal: "str", people: "str") -> "History")]
    fn recover(cls: &Bound<'_, PyType>, journal: &str, people: &str) -> PyResult<Self> {
        Self::opened(cls.py(), || history::History::recover(journal, people))
    }

    /// Makes changes that hold from a day on, all or none; those of later days are made again after them.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"place": {"person": "0002", "cell": "t2"}}], day="2024-03-15")
    /// >>> history.last_day
    /// datetime.date(2024, 3, 15)
    #[pyo3(signature = (
        changes: "collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]]", *,
        day: "datetime.date | str | None" = None, recorded: "datetime.datetime | str | None" = None
    ) -> "None")]
    fn apply<'py>(
        &self,
        py: Python<'py>,
        changes: Bound<'py, PyAny>,
        day: Option<Bound<'py, PyAny>>,
        recorded: Option<Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        let moments = [("day", day), ("recorded", recorded)];
        self.record(py, "changes", moments, |asked| asked.set_item("changes", changes)).map(|_| ())
    }

    /// Takes an event of a case, judged by the grid of its day.
    ///
    /// >>> office = gridcore.Grid(
    /// ...     {"name": "w", "tiers": ["team"], "flows": [{"key": "faults", "like": "city"}]}, day="2024-03-01",
    /// ...     units={"key": ["t1"], "tier": ["team"]}, people={"key": ["0001"], "cell": ["t1"]})
    /// >>> history = gridcore.History(office, "2024-03-01T08:00")
    /// >>> history.event({"case": "c1", "at": "2024-03-04T08:30", "move": "report", "by": "0001", "place": "unit:t1"})
    /// >>> len(history)
    /// 2
    #[pyo3(signature = (
        event: "collections.abc.Mapping[str, typing.Any]", *, recorded: "datetime.datetime | str | None" = None
    ) -> "None")]
    fn event<'py>(
        &self,
        py: Python<'py>,
        event: Bound<'py, PyAny>,
        recorded: Option<Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        let moments = [("day", None), ("recorded", recorded)];
        self.record(py, "event", moments, |asked| asked.set_item("event", event)).map(|_| ())
    }

    /// The levels of escalation that were reached up to a moment and not told before: a dict each.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.escalations("2024-03-02T08:00")
    /// []
    #[pyo3(signature = (
        at: "datetime.datetime | str", *, recorded: "datetime.datetime | str | None" = None
    ) -> "list[dict[str, typing.Any]]")]
    fn escalations<'py>(
        &self,
        py: Python<'py>,
        at: Bound<'py, PyAny>,
        recorded: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.record(py, "told", [("at", Some(at)), ("recorded", recorded)], |_| Ok(()))
    }

    /// Posts entries to the ledger of a scheme, all or none; as `Ledger.post`.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.post("points", {"id": ["e1"], "date": ["2024-03-04"], "subject": ["person:0001"], "rule": ["tidy"],
    /// ...     "author": ["unit:t1"]}, day="2024-03-04")
    /// {'counted': 1, 'pending': 0, 'repeated': 0}
    /// >>> history.ledger("points")
    /// <Ledger points: 1 entry, 0 pending>
    #[pyo3(signature = (
        scheme: "str", entries: "TableLike", *,
        day: "datetime.date | str | None" = None, recorded: "datetime.datetime | str | None" = None
    ) -> "dict[str, int]")]
    fn post<'py>(
        &self,
        py: Python<'py>,
        scheme: &str,
        entries: Bound<'py, PyAny>,
        day: Option<Bound<'py, PyAny>>,
        recorded: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let table = Table::of("entries", &entries)?;
        let request = json::object(py, |asked| times(asked, [("day", day), ("recorded", recorded)]))?;
        let posted = self.ask(py, |history| {
            let (day, recorded) = text::record_times(history, &request)?;
            if let Table::Text(text) = &table {
                return history.post_csv(scheme, day, recorded, text);
            }
            let mut posted = Ok(gridcore::score::Posted::default());
            table.with_columns(|rows, columns| posted = history.post_columns(scheme, day, recorded, rows, columns));
            posted
        })?;
        json::loads(py, &text::posted(&posted))
    }

    /// Approves an entry that waits for it.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> posted = history.post("points", [{"id": "e1", "date": "2024-03-04", "subject": "person:0001",
    /// ...     "rule": "merit", "points": 3, "author": "unit:t1"}], day="2024-03-04")
    /// >>> history.approve("points", "e1", "person:0002", day="2024-03-05")
    /// >>> history.ledger("points").pending
    /// 0
    #[pyo3(signature = (
        scheme: "str", entry: "str", by: "str", *,
        day: "datetime.date | str | None" = None, recorded: "datetime.datetime | str | None" = None
    ) -> "None")]
    fn approve<'py>(
        &self,
        py: Python<'py>,
        scheme: &str,
        entry: &str,
        by: &str,
        day: Option<Bound<'py, PyAny>>,
        recorded: Option<Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        let fill = |asked: &Bound<'_, PyDict>| {
            asked.set_item("scheme", scheme)?;
            asked.set_item("entry", entry)?;
            asked.set_item("by", by)
        };
        self.record(py, "approval", [("day", day), ("recorded", recorded)], fill).map(|_| ())
    }

    /// Takes the changes of a record back, as if they had never been; of the last changes in force if none is named.
    /// Returns the number of the record. Undoing the record that undid does it again.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"place": {"person": "0002", "cell": "t2"}}])
    /// >>> history.undo()
    /// 1
    /// >>> history.grid("2024-03-01").person("0002").cell.key, len(history)
    /// ('t1', 3)
    #[pyo3(signature = (
        record: "int | None" = None, *, recorded: "datetime.datetime | str | None" = None
    ) -> "int")]
    fn undo<'py>(
        &self,
        py: Python<'py>,
        record: Option<u32>,
        recorded: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let moments = [("day", None), ("recorded", recorded)];
        match record {
            None => self.record(py, "undo_last", moments, |_| Ok(())),
            Some(number) => {
                self.record(py, "undo", moments, |asked| asked.set_item("number", number))?;
                Ok(number.into_pyobject(py)?.into_any())
            }
        }
    }

    /// Writes down the grid as it stands, so that later days are reached without what was before. The history does so
    /// itself as it grows.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.snapshot()
    /// >>> len(history)
    /// 2
    #[pyo3(signature = (*, recorded: "datetime.datetime | str | None" = None) -> "None")]
    fn snapshot<'py>(&self, py: Python<'py>, recorded: Option<Bound<'py, PyAny>>) -> PyResult<()> {
        self.record(py, "snapshot", [("day", None), ("recorded", recorded)], |_| Ok(())).map(|_| ())
    }

    /// Forgets who somebody was who has left: their rows of `people` go, no line of the journal is touched.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"remove_person": {"person": "0001"}}], day="2024-06-01")
    /// >>> history.erase("0001")
    /// >>> "0001" in history.journal + history.people
    /// False
    /// >>> len(history.grid("2024-05-31").people())
    /// 3
    #[pyo3(signature = (person: "str", *, recorded: "datetime.datetime | str | None" = None) -> "None")]
    fn erase<'py>(&self, py: Python<'py>, person: &str, recorded: Option<Bound<'py, PyAny>>) -> PyResult<()> {
        let moments = [("day", None), ("recorded", recorded)];
        self.record(py, "erasure", moments, |asked| asked.set_item("person", person)).map(|_| ())
    }

    /// What a retention would leave out on a day, `keep` saying how long "changes", "cases" and "entries" are kept, as
    /// in `{"cases": "P2Y"}`; nothing is changed.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
    /// >>> history.expired({"changes": "P1Y"}, "2026-01-01")
    /// {'changes': 1, 'cases': 0, 'entries': 0, 'people': 0, 'first': '2024-03-01'}
    #[pyo3(signature = (
        keep: "collections.abc.Mapping[str, str]", day: "datetime.date | str"
    ) -> "dict[str, typing.Any]")]
    fn expired<'py>(
        &self,
        py: Python<'py>,
        keep: Bound<'py, PyAny>,
        day: Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.record(py, "expired", [("day", Some(day)), ("recorded", None)], |asked| asked.set_item("keep", keep))
    }

    /// Leaves out what is kept no longer and goes on from a checkpoint that `by`, a person, signs off. As `expired`
    /// otherwise; what goes is gone.
    ///
    /// >>> history = gridcore.History(march, "2024-03-01T08:00")
    /// >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
    /// >>> history.retain({"changes": "P1Y"}, "2026-01-01", by="0002")["changes"], len(history)
    /// (1, 1)
    #[pyo3(signature = (
        keep: "collections.abc.Mapping[str, str]", day: "datetime.date | str", *, by: "str",
        recorded: "datetime.datetime | str | None" = None
    ) -> "dict[str, typing.Any]")]
    fn retain<'py>(
        &self,
        py: Python<'py>,
        keep: Bound<'py, PyAny>,
        day: Bound<'py, PyAny>,
        by: &str,
        recorded: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.record(py, "retention", [("day", Some(day)), ("recorded", recorded)], |asked| {
            asked.set_item("keep", keep)?;
            asked.set_item("by", by)
        })
    }
}
