//! The desk of an organisation: its cases, moved by events.

use gridcore::case;
use gridcore::{Charter, Error, json as text};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyString, PyType};

use crate::applied::Applied;
use crate::case_tables::{self, Metrics};
use crate::error::raised;
use crate::grid::Grid;
use crate::held::Held;
use crate::rows::Table as Rows;
use crate::table::Table;
use crate::{arrow, day, json};

/// All cases of an organisation, moved by events along the flows of its charter.
///
/// The grid says on each call who exists and who holds which post on the day of the event. A desk never
/// forgets: a case is open, or closed with an outcome and an answer, or part of another. Moments are minutes:
/// a `datetime.datetime`, or its text.
///
/// >>> desk = grid.desk()
/// >>> desk.apply(grid, case="c1", at="2024-07-01T08:30", move="report", by="0001", place="unit:t2")
/// >>> desk.case(grid, "c1", "0002")["owner"]
/// 'post:lead@t2'
/// >>> [move["move"] for move in desk.legal_moves("c1", "2024-07-01T09:00")][:2]
/// ['handle', 'close']
/// >>> desk
/// <Desk of 1 case, 1 open>
///
/// Threads may share a desk: they read it together and move its cases one after the other. It pickles.
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Desk(Held<case::Desk>);

impl Desk {
    pub(crate) fn of(desk: case::Desk) -> Self {
        Self(Held::new(desk))
    }

    /// Takes what a caller has of events.
    pub(crate) fn take(&self, py: Python<'_>, grid: &Grid, events: &Bound<'_, PyAny>) -> PyResult<case::Applied> {
        let table = match events.cast::<PyString>() {
            Ok(text) => Table::Text(text.to_cow()?.as_bytes().to_vec()),
            Err(_) => Table::of("events", events)?,
        };
        self.0.write(py, grid, |desk, grid| match &table {
            Table::Text(text) => desk.apply_text(grid, text),
            _ => {
                let mut applied =
                    Ok(case::Applied { taken: 0, refused: Vec::new(), findings: gridcore::Findings::default() });
                table.with_columns(|rows, columns| applied = desk.apply_columns(grid, rows, columns));
                applied
            }
        })
    }
}

/// What is pickled: the charter, the events with what came of them, and up to when escalations were told.
type Kept = (String, String, Option<String>);

/// An event of a dict, of JSON text, or of the fields of a call.
fn event(
    py: Python<'_>,
    event: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<case::EventRow<'static>> {
    let said = match (event.filter(|event| !event.is_none()), fields) {
        (Some(event), None) => json::dumps(event)?,
        (None, Some(fields)) => json::dumps(fields.as_any())?,
        _ => return Err(PyValueError::new_err("say an event, or its fields as keywords")),
    };
    text::from_event(&said).map_err(|error| raised(py, &error))
}

#[pymethods]
impl Desk {
    /// The desk that took these events, made again without the grids they were judged by: what `events` or
    /// `to_json` gave, or any frame of the former. `grid` lends its charter. Events do not say who was told of
    /// escalations: `told` is the `told_until` of the desk that took them.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> gridcore.Desk.restore(grid, desk.events()) == gridcore.Desk.restore(grid, desk.to_json()) == desk
    /// True
    #[classmethod]
    #[pyo3(signature = (
        grid: "Grid", events: "TableLike", *, told: "datetime.datetime | str | None" = None
    ) -> "Desk")]
    fn restore(
        cls: &Bound<'_, PyType>,
        grid: &Grid,
        events: Bound<'_, PyAny>,
        told: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let py = cls.py();
        let told = told.map(|told| day::moment("told", &told)).transpose()?;
        let made = if let Ok(said) = events.cast::<PyString>() {
            let said = said.to_cow()?;
            grid.shared.ask(py, |grid| text::from_desk(grid.charter(), &said))
        } else {
            let table = Table::of("events", &events)?;
            grid.shared.ask(py, |grid| {
                let mut made = Ok(case::Desk::new(grid.charter()));
                table.with_columns(|rows, columns| made = case::Desk::replay_columns(grid.charter(), rows, columns));
                made
            })
        };
        made.map(|desk| Self::of(desk.told_to(told)))
    }

    /// Takes an event, a dict or said as keywords, or raises `GridError` with each reason, and what would be
    /// legal, leaving everything as it was.
    ///
    /// >>> desk = grid.desk()
    /// >>> desk.apply(grid, {"case": "c1", "at": "2024-07-01T08:30", "move": "report", "by": "0001", "place": "unit:t2"})
    /// >>> try:
    /// ...     desk.apply(grid, case="c1", at="2024-07-01T09:00", move="verify", by="0002")
    /// ... except gridcore.GridError as error:
    /// ...     print(error.findings[0].help[:27])
    /// possible are: handle; close
    #[pyo3(signature = (
        grid: "Grid", event: "collections.abc.Mapping[str, typing.Any] | str | None" = None,
        **fields: "Unpack[EventFields]"
    ) -> "None")]
    fn apply(
        &self,
        py: Python<'_>,
        grid: &Grid,
        event: Option<Bound<'_, PyAny>>,
        fields: Option<Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let row = self::event(py, event.as_ref(), fields.as_ref())?;
        self.0.write(py, grid, |desk, grid| desk.apply(grid, &row))
    }

    /// Takes those of several events that are legal, one after the other; says which were refused, and why.
    ///
    /// `events` is any frame, a dict of lists, a list of dicts, CSV text, or JSON: a list, or an event a line.
    /// The columns are the fields of an event; `about` and `partners` are lists, or texts separated by `;`.
    ///
    /// >>> desk = grid.desk()
    /// >>> applied = desk.apply_all(grid, {"case": ["c1", "c2"], "at": ["2024-07-01T08:30"] * 2,
    /// ...     "move": ["report"] * 2, "by": ["0001", "0009"], "place": ["unit:t2"] * 2})
    /// >>> applied.taken, applied.refused, applied.findings[0].place
    /// (1, [1], 'events:2:by')
    #[pyo3(signature = (grid: "Grid", events: "TableLike") -> "Applied")]
    fn apply_all(&self, py: Python<'_>, grid: &Grid, events: Bound<'_, PyAny>) -> PyResult<Applied> {
        self.take(py, grid, &events).map(Applied)
    }

    /// Where a report would go and why, without taking it.
    ///
    /// >>> grid.desk().route(grid, case="c1", at="2024-07-01T08:30", move="report", by="0001", place="unit:t2")
    /// {'owner': 'post:lead@t2', 'unit': 'unit:t2', 'direct': False, 'why': 'place', 'start': 'unit:t2', 'passed': []}
    #[pyo3(signature = (
        grid: "Grid", event: "collections.abc.Mapping[str, typing.Any] | str | None" = None,
        **fields: "Unpack[EventFields]"
    ) -> "dict[str, typing.Any]")]
    fn route<'py>(
        &self,
        py: Python<'py>,
        grid: &Grid,
        event: Option<Bound<'py, PyAny>>,
        fields: Option<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let row = self::event(py, event.as_ref(), fields.as_ref())?;
        json::loads(py, &self.0.ask(py, grid, |desk, grid| Ok(text::routing(&desk.route(grid, &row)?)))?)
    }

    /// A case as it stands, for a viewer who may read it; else `GridError` is raised.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> case = desk.case(grid, "c1", "0002")
    /// >>> case["stage"], case["status"], case["reporter"]
    /// ('solving', 'open', '0001')
    #[pyo3(signature = (grid: "Grid", case: "str", viewer: "str") -> "dict[str, typing.Any]")]
    fn case<'py>(&self, py: Python<'py>, grid: &Grid, case: &str, viewer: &str) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.0.ask(py, grid, |desk, grid| Ok(text::case(&desk.case(grid, case, viewer)?)))?)
    }

    /// The cases a viewer may read, in the order in which they were reported; with `at`, each has its light
    /// then. The other arguments leave out those that are otherwise; `unit` counts with all below it.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> [(case["case"], case["light"]) for case in desk.cases(grid, "0002", at="2024-07-01T09:00")]
    /// [('c1', 'green')]
    /// >>> desk.cases(grid, "0002", status="closed")
    /// []
    #[pyo3(signature = (
        grid: "Grid", viewer: "str", *, at: "datetime.datetime | str | None" = None, light: "str | None" = None,
        status: "str | None" = None, kind: "str | None" = None, channel: "str | None" = None, unit: "str | None" = None
    ) -> "list[dict[str, typing.Any]]")]
    #[expect(clippy::too_many_arguments, reason = "those a caller may give")]
    fn cases<'py>(
        &self,
        py: Python<'py>,
        grid: &Grid,
        viewer: &str,
        at: Option<Bound<'py, PyAny>>,
        light: Option<&str>,
        status: Option<&str>,
        kind: Option<&str>,
        channel: Option<&str>,
        unit: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = json::object(py, |asked| {
            asked.set_item("at", at)?;
            let named = [("light", light), ("status", status), ("kind", kind), ("channel", channel), ("unit", unit)];
            named.into_iter().try_for_each(|(name, value)| asked.set_item(name, value))
        })?;
        json::loads(py, &self.0.ask(py, grid, |desk, grid| text::cases(desk, grid, viewer, &request))?)
    }

    /// What may be done with a case at a moment, by whoever may: moves with their stages and outcomes.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> desk.legal_moves("c1", "2024-07-01T09:00")[0]
    /// {'move': 'handle', 'stages': ['checking'], 'outcomes': []}
    #[pyo3(signature = (case: "str", at: "datetime.datetime | str") -> "list[dict[str, typing.Any]]")]
    fn legal_moves<'py>(&self, py: Python<'py>, case: &str, at: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let at = day::moment("at", &at)?;
        json::loads(py, &self.0.look(py, |desk| text::legal_moves(&desk.legal_moves(case, at))))
    }

    /// What a person may do with a case at a moment. A closing without outcomes is a forced one.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> [len(desk.legal_moves_for(grid, "c1", "2024-07-01T09:00", person)) > 0 for person in ("0001", "0002")]
    /// [False, True]
    #[pyo3(signature = (
        grid: "Grid", case: "str", at: "datetime.datetime | str", person: "str"
    ) -> "list[dict[str, typing.Any]]")]
    fn legal_moves_for<'py>(
        &self,
        py: Python<'py>,
        grid: &Grid,
        case: &str,
        at: Bound<'py, PyAny>,
        person: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let at = day::moment("at", &at)?;
        let moves =
            self.0.ask(py, grid, |desk, grid| Ok(text::legal_moves(&desk.legal_moves_for(grid, case, at, person)?)));
        json::loads(py, &moves?)
    }

    /// How it stands with a case: "open", "suspended", "closed" or "merged".
    ///
    /// >>> grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n").status("c1")
    /// 'open'
    fn status(&self, py: Python<'_>, case: &str) -> PyResult<&'static str> {
        let status = self.0.look(py, |desk| desk.status(case)).map(case::Status::as_str);
        status.ok_or_else(|| PyKeyError::new_err(case.to_owned()))
    }

    /// The light of the stage a case is in: "green" to 80 % of its limit, "yellow" to all of it, then "red"; "off"
    /// without a limit, or once it is closed.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> [desk.light("c1", at) for at in ("2024-07-01T10:00", "2024-07-01T12:00", "2024-07-02T10:00")]
    /// ['green', 'yellow', 'red']
    #[pyo3(signature = (case: "str", at: "datetime.datetime | str"))]
    fn light(&self, py: Python<'_>, case: &str, at: Bound<'_, PyAny>) -> PyResult<&'static str> {
        let at = day::moment("at", &at)?;
        let light = self.0.look(py, |desk| desk.light(case, at)).map(case::Light::as_str);
        light.ok_or_else(|| PyKeyError::new_err(case.to_owned()))
    }

    /// The moment by which a case is to be closed; None without a limit, or while it is suspended.
    ///
    /// >>> grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n").due("c1")
    /// '2024-07-02T17:30'
    fn due(&self, py: Python<'_>, case: &str) -> Option<String> {
        self.0.look(py, |desk| desk.due(case)).map(|due| due.to_string())
    }

    /// How many open cases have which light at a moment.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> desk.lights("2024-07-01T10:00")
    /// {'green': 1, 'yellow': 0, 'red': 0, 'off': 0}
    #[pyo3(signature = (at: "datetime.datetime | str") -> "dict[str, int]")]
    fn lights<'py>(&self, py: Python<'py>, at: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let at = day::moment("at", &at)?;
        json::loads(py, &self.0.look(py, |desk| text::lights(desk.lights(at))))
    }

    /// The levels of escalation reached up to a moment and not told before, each exactly once, with the persons to
    /// tell. Events before that moment are refused from then on.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> desk.escalations(grid, "2024-07-05T08:30")
    /// [{'case': 'c1', 'stage': 'solving', 'level': 1, 'percent': 100, 'at': '2024-07-01T13:30', 'told': ['0002']}]
    /// >>> desk.escalations(grid, "2024-07-05T08:30")
    /// []
    #[pyo3(signature = (grid: "Grid", at: "datetime.datetime | str") -> "list[dict[str, typing.Any]]")]
    fn escalations<'py>(&self, py: Python<'py>, grid: &Grid, at: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let at = day::moment("at", &at)?;
        json::loads(py, &self.0.write(py, grid, |desk, grid| Ok(text::escalations(desk, grid, at)))?)
    }

    /// Counts over periods, by unit, kind and channel, with the rates made of them.
    ///
    /// `period` is as of `Ledger.roll_up`; `by` is the tier of units that have lines of their own, `unit` one that is
    /// counted with all below it. `rates` says by name what is divided by what; no value over nothing.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> metrics = desk.metrics(grid, rates={"open": {"count": "open", "over": ["reported"]}})
    /// >>> metrics.to_dicts()[0]["counts"]["reported"], metrics.to_dicts()[0]["rates"]
    /// (1, {'open': 100})
    #[pyo3(signature = (
        grid: "Grid", period: "PeriodsLike | None" = None, by: "str | None" = None, *, unit: "str | None" = None,
        by_kind: "bool" = false, by_channel: "bool" = false,
        rates: "collections.abc.Mapping[str, collections.abc.Mapping[str, typing.Any]] | None" = None
    ) -> "Metrics")]
    #[expect(clippy::too_many_arguments, reason = "those a caller may give")]
    fn metrics(
        &self,
        py: Python<'_>,
        grid: &Grid,
        period: Option<Bound<'_, PyAny>>,
        by: Option<&str>,
        unit: Option<&str>,
        by_kind: bool,
        by_channel: bool,
        rates: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Metrics> {
        let request = json::object(py, |asked| {
            asked.set_item("period", period)?;
            asked.set_item("by", by)?;
            asked.set_item("unit", unit)?;
            asked.set_item("by_kind", by_kind)?;
            asked.set_item("by_channel", by_channel)?;
            asked.set_item("rates", rates)
        })?;
        self.0.ask(py, grid, |desk, grid| text::count_cases(desk, grid, &request)).map(Metrics)
    }

    /// Counts for an audience: those of fewer than `least`, and those from which they would follow, are None.
    ///
    /// `requests` are all that is published together, each a dict of what `metrics` takes: what is found by subtraction
    /// is found within them. Rates are not published.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> [line["counts"]["reported"] for line in desk.published(grid, [{}, {"by": "team"}])]
    /// [None, None]
    /// >>> [line["counts"]["reported"] for line in desk.published(grid, [{"by": "team"}], least=1)]
    /// [1]
    #[pyo3(signature = (
        grid: "Grid", requests: "collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]]", *,
        least: "int" = 5
    ) -> "list[dict[str, typing.Any]]")]
    fn published<'py>(
        &self,
        py: Python<'py>,
        grid: &Grid,
        requests: Bound<'py, PyAny>,
        least: u64,
    ) -> PyResult<Bound<'py, PyAny>> {
        let requests = json::dumps(&requests)?;
        let rows = self.0.ask(py, grid, |desk, grid| text::publish_counts(desk, grid, &requests, least))?;
        json::loads(py, &text::published_metrics(&rows))
    }

    /// What became of an anonymous report, for whoever holds the code of its receipt: `status`, `outcome`, `answer`.
    /// Raises `GridError`, the same whether there is no such case or the code is not its own.
    ///
    /// >>> import secrets
    /// >>> receipt = gridcore.receipt(secrets.token_bytes(32))
    /// >>> desk = grid.desk()
    /// >>> desk.apply(grid, case="c1", at="2024-07-01T08:30", move="report", secrecy="anonymous", place="unit:t2",
    /// ...     receipt=receipt["kept"])
    /// >>> desk.receipt_answer("c1", receipt["code"])
    /// {'status': 'open', 'outcome': None, 'answer': None}
    #[pyo3(signature = (case: "str", code: "str") -> "dict[str, typing.Any]")]
    fn receipt_answer<'py>(&self, py: Python<'py>, case: &str, code: &str) -> PyResult<Bound<'py, PyAny>> {
        let answer = self.0.look(py, |desk| desk.receipt_answer(case, code));
        json::loads(py, &text::receipt_answer(&answer.map_err(|error| raised(py, &error))?))
    }

    /// How many cases of each unit have reached which stage of a flow; a column a stage.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> desk.step_matrix("faults").to_dicts()
    /// [{'unit': 'unit:t2', 'solving': 1, 'checking': 0, 'closing': 0}]
    #[pyo3(signature = (flow: "str") -> "Table")]
    fn step_matrix(&self, py: Python<'_>, flow: &str) -> PyResult<Rows> {
        let matrix = self.0.look(py, |desk| desk.step_matrix(flow));
        case_tables::steps(&matrix.ok_or_else(|| PyKeyError::new_err(flow.to_owned()))?)
    }

    /// All events that were taken, in order, each with the stage it led to, who has the case after it, the unit it
    /// counts for and whether it went past the tiers.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> desk.events().to_dicts()
    /// [{'case': 'c1', 'at': '2024-07-01T08:30', 'move': 'report', 'by': '0001', 'place': 'unit:t2', 'secrecy': 'known',
    ///   'after': 'solving', 'owner': 'post:lead@t2', 'unit': 'unit:t2'}]
    #[pyo3(signature = () -> "Table")]
    fn events(&self, py: Python<'_>) -> PyResult<Rows> {
        let recorded = self.0.look(py, |desk| desk.events().collect::<Vec<_>>());
        Ok(Rows::of_plan("events", case_tables::events(&recorded)?))
    }

    /// All events with what came of each, as JSON, the same bytes as in every other language; `restore` takes it.
    ///
    /// >>> grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n").to_json()[:50]
    /// '[{"event":{"case":"c1","at":"2024-07-01T08:30","mo'
    fn to_json(&self, py: Python<'_>) -> String {
        self.0.look(py, text::to_desk)
    }

    /// The moment up to which escalations were told; `None` if they never were.
    ///
    /// >>> desk = grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// >>> told = desk.escalations(grid, "2024-07-05T08:30")
    /// >>> again = gridcore.Desk.restore(grid, desk.events(), told=desk.told_until)
    /// >>> desk.told_until, again.escalations(grid, "2024-07-05T08:30")
    /// ('2024-07-05T08:30', [])
    #[getter]
    fn told_until(&self, py: Python<'_>) -> Option<String> {
        self.0.look(py, case::Desk::told_until).map(|told| told.to_string())
    }

    /// How many cases are neither closed nor merged.
    ///
    /// >>> grid.desk().open
    /// 0
    #[getter]
    fn open(&self, py: Python<'_>) -> usize {
        self.0.look(py, case::Desk::open)
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        self.0.look(py, case::Desk::len)
    }

    fn __eq__(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> bool {
        let (ours, theirs) = (slf.get(), other.get());
        // The one lock after the other, so that two threads do not wait for each other.
        slf.is(other) || {
            let py = slf.py();
            let copy = theirs.0.look(py, Clone::clone);
            ours.0.look(py, |desk| *desk == copy)
        }
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        self.0.look(py, |desk| {
            let cases = if desk.len() == 1 { "case" } else { "cases" };
            format!("<Desk of {} {cases}, {} open>", desk.len(), desk.open())
        })
    }

    /// Arrow's C stream of the events, for any frame library, as `events` has them.
    #[pyo3(signature = (requested_schema: "object" = None) -> "types.CapsuleType")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch = case_tables::events(&self.0.look(py, |desk| desk.events().collect::<Vec<_>>()))?;
        arrow::stream(py, requested_schema, || Ok(batch))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Kept)> {
        let kept = slf.get().0.look(slf.py(), |desk| {
            let told = desk.told_until().map(|told| told.to_string());
            (desk.charter().to_json(), text::to_desk(desk), told)
        });
        Ok((slf.get_type().getattr("_kept")?, kept))
    }

    /// What was pickled.
    #[classmethod]
    #[pyo3(signature = (charter: "str", events: "str", told: "str | None") -> "Desk")]
    fn _kept(cls: &Bound<'_, PyType>, charter: &str, events: &str, told: Option<&str>) -> PyResult<Self> {
        let made = cls.py().detach(|| {
            let told = told.map(|told| text::moment("told", told)).transpose()?;
            Ok(text::from_desk(&Charter::from_text(charter)?, events)?.told_to(told))
        });
        made.map(Self::of).map_err(|error: Error| raised(cls.py(), &error))
    }
}

/// A receipt for whoever reports anonymously: `code` is told to them once, `kept` goes with the report.
///
/// `random` are 32 bytes from a cryptographic source, such as `secrets.token_bytes(32)`.
///
/// >>> import secrets
/// >>> sorted(gridcore.receipt(secrets.token_bytes(32)))
/// ['code', 'kept']
#[pyfunction]
#[pyo3(signature = (random: "bytes") -> "dict[str, str]")]
pub(crate) fn receipt<'py>(py: Python<'py>, random: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    json::loads(py, &text::receipt(random).map_err(|error| raised(py, &error))?)
}
