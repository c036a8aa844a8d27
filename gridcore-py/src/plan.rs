//! A plan of holders, and what plans of all kinds have in common.

use std::sync::Arc;

use gridcore::Change;
use gridcore::assign::{self, Options};
use gridcore::json::{self as core, Made, PlanKind};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::findings::{Findings, language};
use crate::grid::Grid;
use crate::plans::{Drawing, Inspections, Pairing, RoleSplit};
use crate::rows::Table;
use crate::state::Shared;
use crate::{html, json, listing as list, run};

/// A proposal of any kind: it changes nothing until it is applied.
///
/// It remembers the grid as it was when it was made, so it can be asked whatever becomes of the grid since.
///
/// >>> plan = grid.staff()
/// >>> plan.verify()
/// >>> plan.revision == grid.revision
/// True
#[pyclass(module = "gridcore", frozen, subclass)]
#[derive(Debug, Clone)]
pub(crate) struct AnyPlan {
    shared: Shared,
    pub(crate) plan: Arc<core::AnyPlan>,
}

impl AnyPlan {
    /// Makes a plan of a copy of the grid, so that the grid can be read and edited meanwhile.
    pub(crate) fn make(
        py: Python<'_>,
        shared: &Shared,
        kind: PlanKind,
        request: Option<&Bound<'_, PyAny>>,
        fields: Option<&Bound<'_, PyDict>>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let request = read_request(py, request, fields)?;
        let grid = shared.read(py, Clone::clone);
        let made = run::shown(py, progress, |options| core::AnyPlan::make(grid, kind, &request, options));
        Ok(Self { shared: shared.clone(), plan: Arc::new(made?) })
    }

    /// Applies changes of the plan, unless the grid is another by now; gives the way back.
    pub(crate) fn apply_changes<'py>(&self, py: Python<'py>, changes: &[Change]) -> PyResult<Bound<'py, PyAny>> {
        let delta = self.shared.apply(py, Some(self.plan.revision()), changes)?;
        json::loads(py, &core::to_changes(&delta.inverse))
    }

    /// What the core says, where it may refuse or take long.
    pub(crate) fn ask<T: Send>(
        &self,
        py: Python<'_>,
        progress: Option<&Bound<'_, PyAny>>,
        ask: impl FnOnce(&core::AnyPlan, &Options<'_>) -> Result<T, gridcore::Error> + Send,
    ) -> PyResult<T> {
        run::shown(py, progress, |options| ask(&self.plan, options))
    }

    /// The plan of a text that `keep` wrote, for a copy of the grid.
    pub(crate) fn restore(py: Python<'_>, shared: &Shared, kept: &str) -> PyResult<Self> {
        let grid = shared.read(py, Clone::clone);
        let plan = run::run(py, None, |options| core::AnyPlan::restore(grid, kept, options))?;
        Ok(Self { shared: shared.clone(), plan: Arc::new(plan) })
    }

    /// The plan as an object of the class of its kind.
    pub(crate) fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        Ok(match self.plan.kind() {
            PlanKind::Staff => Bound::new(py, Plan::of(self))?.into_any(),
            PlanKind::DrawCells => Bound::new(py, Drawing::of(self))?.into_any(),
            PlanKind::Inspections => Bound::new(py, Inspections::of(self))?.into_any(),
            PlanKind::SplitRoles => Bound::new(py, RoleSplit::of(self))?.into_any(),
            PlanKind::Pair => Bound::new(py, Pairing::of(self))?.into_any(),
        })
    }

    /// What applying the plan does; of mutual inspection in a period.
    pub(crate) fn changes_in<'py>(&self, py: Python<'py>, period: usize) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &core::to_changes(&self.plan.changes(period)))
    }

    pub(crate) fn json(&self, py: Python<'_>) -> String {
        py.detach(|| self.plan.to_json())
    }
}

/// A request as JSON or a dict, or the fields of one; not both.
fn read_request(
    py: Python<'_>,
    request: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    match (request, fields) {
        (Some(_), Some(fields)) if !fields.is_empty() => {
            Err(PyValueError::new_err("a request, or its fields as keywords, not both"))
        }
        (Some(request), _) => json::dumps(request),
        (None, Some(fields)) => json::dumps(fields.as_any()),
        (None, None) => json::dumps(PyDict::new(py).as_any()),
    }
}

/// The class of a plan says which kind it holds.
pub(crate) fn not_of_its_kind() -> PyErr {
    PyRuntimeError::new_err("this plan is of another kind than its class says")
}

#[pymethods]
impl AnyPlan {
    /// The revision of the grid it was made for.
    #[getter]
    fn revision(&self) -> u64 {
        self.plan.revision()
    }

    /// Checks the plan by code of its own against the grid it was made for; raises GridError with the first
    /// thing that is not so.
    ///
    /// `progress` is as `Grid.staff` has it.
    ///
    /// >>> grid.split_roles().verify()
    #[pyo3(
        signature = (*, progress: "bool | collections.abc.Callable[[int, int], object] | None" = None) -> "None",
        text_signature = "($self, *, progress=None)"
    )]
    fn verify(&self, py: Python<'_>, progress: Option<Bound<'_, PyAny>>) -> PyResult<()> {
        self.ask(py, progress.as_ref(), core::AnyPlan::verify_with)
    }

    /// Applies the plan to its grid, all or nothing, and returns the changes that undo it. A grid that was
    /// edited since the plan was made refuses it.
    ///
    /// >>> inverse = grid.staff().apply()
    /// >>> inverse
    /// [{'end': {'person': '0001', 'post': 'lead', 'unit': 't1', 'shift': ''}}]
    #[pyo3(signature = () -> "list[dict[str, typing.Any]]")]
    fn apply<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.apply_changes(py, &self.plan.changes(0))
    }

    /// As JSON, the same bytes as in every other language.
    ///
    /// >>> grid.staff().to_json()[:45]
    /// '{"appointments":[{"person":"0001","post":"lea'
    fn to_json(&self, py: Python<'_>) -> String {
        self.json(py)
    }

    /// As a dict, as JSON has it.
    ///
    /// >>> grid.staff().to_dict()["left"]
    /// []
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    pub(crate) fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.json(py))
    }

    /// The grid that the plan is applied to.
    ///
    /// >>> grid.staff().grid.revision == grid.revision
    /// True
    #[getter]
    fn grid(&self) -> Grid {
        Grid::of(self.shared.clone())
    }

    /// The plan as a text that `Grid.restore_plan` makes the same plan of; the grid is not in it. A plan pickles by
    /// that, with the grid it was made for.
    ///
    /// >>> plan = grid.staff()
    /// >>> grid.restore_plan(plan.keep()).to_json() == plan.to_json()
    /// True
    fn keep(&self, py: Python<'_>) -> String {
        py.detach(|| self.plan.keep())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Grid, String))> {
        let was = Grid::of(Shared::plain(self.plan.grid().clone()));
        Ok((py.get_type::<Grid>().getattr("restore_plan")?, (was, self.keep(py))))
    }
}

/// The class of a kind of plan, and the plan of a handle of that class.
macro_rules! kind_of_plan {
    ($class:ident, $made:ident, $plan:ident) => {
        impl $class {
            pub(crate) fn of(plan: AnyPlan) -> PyClassInitializer<Self> {
                PyClassInitializer::from(plan).add_subclass(Self)
            }
        }

        fn $plan(any: &AnyPlan) -> PyResult<&gridcore::assign::$class> {
            if let Made::$made(plan) = any.plan.made() { Ok(plan) } else { Err(not_of_its_kind()) }
        }
    };
}

/// That applying a plan does one thing, which can be asked for.
macro_rules! changes_of_plan {
    ($($class:ident),*) => {$(
        #[pymethods]
        impl $class {
            /// What applying the plan does.
            #[getter]
            fn changes<'py>(slf: PyRef<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
                slf.as_super().changes_in(slf.py(), 0)
            }
        }
    )*};
}

pub(crate) use {changes_of_plan, kind_of_plan};

/// Who is to hold what: made by `Grid.staff`.
///
/// >>> plan = grid.staff()
/// >>> plan
/// <Plan: 1 started, 0 renewed, 1 kept, 0 ended, 0 unfilled>
/// >>> [(row["person"], row["post"], row["unit"], row["status"]) for row in plan.appointments.to_dicts()]
/// [('0001', 'lead', 't1', 'started'), ('0002', 'lead', 't2', 'kept')]
/// >>> inverse = plan.apply()
/// >>> grid.check().counts
/// {'coverage.unplaced': 1}
#[pyclass(module = "gridcore", frozen, extends = AnyPlan)]
#[derive(Debug)]
pub(crate) struct Plan;

kind_of_plan!(Plan, Staff, staffing);
changes_of_plan!(Plan);

#[pymethods]
impl Plan {
    /// Every appointment there will be to what was staffed, with its `status` ("kept", "started", "renewed"),
    /// the approvals still `pending`, and what it costs on each level (`loss`).
    ///
    /// >>> grid.staff().appointments
    /// <Table of 2 appointments: person, post, unit, shift, status, with, channel, approvals, pending, from, stage, loss>
    #[getter]
    fn appointments(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &staffing(slf.as_super())?.appointments;
        list::table(
            "appointments",
            [
                ("person", list::texts(rows, |row| &row.person)),
                ("post", list::texts(rows, |row| &row.post)),
                ("unit", list::texts(rows, |row| &row.unit)),
                ("shift", list::texts(rows, |row| &row.shift)),
                ("status", list::texts(rows, |row| row.status.as_str())),
                ("with", list::texts(rows, |row| row.with.as_deref().unwrap_or_default())),
                ("channel", list::texts(rows, |row| &row.channel)),
                ("approvals", list::texts_lists(rows, |row| &row.approvals)),
                ("pending", list::texts_lists(rows, |row| &row.pending)),
                ("from", list::days(rows, |row| row.from)),
                ("stage", list::wholes(rows, |row| row.stage.and_then(|stage| i64::try_from(stage).ok()))),
                ("loss", list::points_lists(rows, |row| &row.loss)),
            ],
        )
    }

    /// The appointments that end; `rule` bars those who could not stay.
    #[getter]
    fn ended(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &staffing(slf.as_super())?.ended;
        list::table(
            "ended",
            [
                ("person", list::texts(rows, |row| &row.person)),
                ("post", list::texts(rows, |row| &row.post)),
                ("unit", list::texts(rows, |row| &row.unit)),
                ("shift", list::texts(rows, |row| &row.shift)),
                ("rule", list::texts(rows, |row| row.rule.as_deref().unwrap_or_default())),
            ],
        )
    }

    /// What was made as small as can be, the most important level of each stage first.
    #[getter]
    fn levels(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &staffing(slf.as_super())?.levels;
        list::table(
            "levels",
            [
                ("stage", list::counts(rows, |row| row.stage)),
                ("name", list::texts(rows, |row| &row.name)),
                ("total", list::points(rows, |row| Some(row.total))),
            ],
        )
    }

    /// The required seats that nobody fills; `blockers` says why.
    #[getter]
    fn unfilled(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &staffing(slf.as_super())?.unfilled;
        list::table(
            "unfilled",
            [
                ("post", list::texts(rows, |row| &row.post)),
                ("unit", list::texts(rows, |row| &row.unit)),
                ("shift", list::texts(rows, |row| &row.shift)),
                ("missing", list::counts(rows, |row| row.missing as usize)),
            ],
        )
    }

    /// The counts and shares that are not reached.
    #[getter]
    fn shortfalls(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &staffing(slf.as_super())?.shortfalls;
        list::table(
            "shortfalls",
            [
                ("of", list::texts(rows, |row| &row.of)),
                ("unit", list::texts(rows, |row| row.unit.as_deref().unwrap_or_default())),
                ("missing", list::counts(rows, |row| row.missing as usize)),
            ],
        )
    }

    /// The people who could have taken something and hold nothing of what was staffed.
    #[getter]
    fn left(slf: PyRef<'_, Self>) -> PyResult<Vec<String>> {
        Ok(staffing(slf.as_super())?.left.clone())
    }

    /// Whether no better plan exists; otherwise the search ended before it knew.
    #[getter]
    fn exact(slf: PyRef<'_, Self>) -> PyResult<bool> {
        Ok(staffing(slf.as_super())?.exact)
    }

    /// Whether every required seat is filled, and every count and share reached.
    #[getter]
    fn complete(slf: PyRef<'_, Self>) -> PyResult<bool> {
        Ok(staffing(slf.as_super())?.is_complete())
    }

    /// What a check will find of what was staffed once the plan is applied.
    #[getter]
    fn findings(slf: PyRef<'_, Self>) -> PyResult<Findings> {
        Ok(Findings(Arc::new(staffing(slf.as_super())?.findings.clone())))
    }

    /// The request it was made for.
    #[getter]
    fn request<'py>(slf: PyRef<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(slf.py(), &core::to_request(staffing(slf.as_super())?.request()))
    }

    /// The plan in parts that can be applied one by one: each the places of what is `started` in
    /// `appointments` and of what is `ended` in `ended`, and its `changes`, for `Grid.apply`.
    #[getter]
    fn parts<'py>(slf: PyRef<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(slf.py(), &core::parts(&staffing(slf.as_super())?.parts()))
    }

    /// Why somebody is chosen for a post in a unit, or why not: a dict with the `verdict` ("chosen", "kept",
    /// "possible", "tied", "barred"), the cost or loss on each of the `levels`, who would hold something else
    /// `instead`, and what `bars` them. `progress` is as `Grid.staff` has it.
    ///
    /// >>> grid.staff().explain("0003", "lead", "t1")["verdict"]
    /// 'barred'
    #[pyo3(
        signature = (
            person: "str", post: "str", unit: "str", *,
            progress: "bool | collections.abc.Callable[[int, int], object] | None" = None
        ) -> "dict[str, typing.Any]",
        text_signature = "($self, person, post, unit, *, progress=None)"
    )]
    fn explain<'py>(
        slf: PyRef<'py, Self>,
        person: &str,
        post: &str,
        unit: &str,
        progress: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (py, any) = (slf.py(), slf.as_super());
        let plan = staffing(any)?;
        let explained = any.ask(py, progress.as_ref(), |any, options| {
            Ok(core::explanation(&plan.explain_with(any.grid(), [person, post, unit], options)?))
        })?;
        json::loads(py, &explained)
    }

    /// What tells another plan from this one: what it loses on each of the `levels` (a gain is negative), how
    /// many more seats it leaves `unfilled`, and the `exchanges`: the appointments that are in one of them alone.
    ///
    /// >>> grid.staff().compare(grid.staff(posts=["lead"]))
    /// {'levels': [], 'unfilled': 0, 'exchanges': []}
    #[pyo3(signature = (other: "Plan") -> "dict[str, typing.Any]")]
    fn compare<'py>(slf: PyRef<'py, Self>, other: PyRef<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let compared = staffing(slf.as_super())?.compare(staffing(other.as_super())?);
        json::loads(slf.py(), &core::comparison(&compared))
    }

    /// Why required seats stay open: for each set of seats that cannot all be filled a dict with a `message`,
    /// the `seats`, the people `eligible`, how many are in the `pool`, and which rules `removed` how many of
    /// them. Nothing if all are filled. `progress` is as `Grid.staff` has it.
    ///
    /// >>> grid.staff(holders="reopen").blockers()
    /// []
    #[pyo3(
        signature = (
            language: "str | None" = None, *,
            progress: "bool | collections.abc.Callable[[int, int], object] | None" = None
        ) -> "list[dict[str, typing.Any]]",
        text_signature = "($self, language=None, *, progress=None)"
    )]
    fn blockers<'py>(
        slf: PyRef<'py, Self>,
        language: Option<&str>,
        progress: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (py, any) = (slf.py(), slf.as_super());
        let code = language.map(self::language).transpose()?;
        let plan = staffing(any)?;
        let found = any.ask(py, progress.as_ref(), |any, options| {
            let spoken = code.unwrap_or_else(|| any.grid().charter().language());
            Ok(core::blockers(&plan.blockers_with(any.grid(), options)?, spoken))
        })?;
        json::loads(py, &found)
    }

    /// As HTML: what starts, stays and ends, and what stays open. `labels` maps keys to the names shown beside
    /// them; they are joined here and kept nowhere.
    ///
    /// >>> "Ada" in grid.staff().html(labels={"0001": "Ada"})
    /// True
    #[pyo3(signature = (labels: "collections.abc.Mapping[str, str] | None" = None) -> "Html")]
    fn html<'py>(slf: &Bound<'py, Self>, labels: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        html(slf.py(), "plan", slf.as_any(), labels)
    }

    #[pyo3(signature = () -> "str")]
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        html(slf.py(), "plan", slf.as_any(), None)
    }

    fn __repr__(slf: PyRef<'_, Self>) -> PyResult<String> {
        let plan = staffing(slf.as_super())?;
        let count = |status| plan.appointments.iter().filter(|planned| planned.status == status).count();
        let unfilled: u32 = plan.unfilled.iter().map(|unfilled| unfilled.missing).sum();
        let (started, renewed) = (count(assign::Status::Started), count(assign::Status::Renewed));
        let (kept, ended) = (count(assign::Status::Kept), plan.ended.len());
        Ok(format!("<Plan: {started} started, {renewed} renewed, {kept} kept, {ended} ended, {unfilled} unfilled>"))
    }
}
