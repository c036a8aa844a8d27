//! Plans made for a grid.

use gridcore::json::PlanKind;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::grid::Grid;
use crate::plan::{AnyPlan, Plan};
use crate::plans::{Drawing, Inspections, Pairing, RoleSplit};

#[pymethods]
impl Grid {
    /// The provably best holders for the posts of the grid, under the rules and preferences of its charter, as a
    /// plan that changes nothing yet.
    ///
    /// `request` is a dict or JSON text; or say its fields as keywords: `posts`, `units`, `holders` ("keep" or
    /// "reopen"), `optional`, `per_person`, `prefer`, `require`, `shares`, `nominations`, `nominated`, `channel`,
    /// `approvals`, `of`, `date`. `progress` is True for a bar, or a function that is told how many of how many
    /// have been looked at, or settled; what it raises stops the solve, as Ctrl-C does.
    ///
    /// >>> plan = grid.staff(posts=["lead"], holders="keep")
    /// >>> plan.complete, plan.findings.total
    /// (True, 0)
    #[pyo3(signature = (
        request: "StaffRequest | str | None" = None, *,
        progress: "bool | collections.abc.Callable[[int, int], object] | None" = None, **fields: "Unpack[StaffRequest]"
    ) -> "Plan")]
    fn staff<'py>(
        &self,
        py: Python<'py>,
        request: Option<Bound<'py, PyAny>>,
        progress: Option<Bound<'py, PyAny>>,
        fields: Option<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, Plan>> {
        let plan = self.plan(py, PlanKind::Staff, request, fields, progress)?;
        Bound::new(py, Plan::of(plan))
    }

    /// Cells drawn: the people of each unit cut into as many cells as asked for, balanced and contiguous, teams
    /// kept together, at the joint optimum.
    ///
    /// `request` is a dict or JSON text; or say its fields as keywords: `tier` and `cells`, and `network`,
    /// `under`, `size`, `span`, `apportioned`, `weight`, `teams`, `split`, `people`. `progress` is as `staff` has it.
    ///
    /// >>> try:
    /// ...     grid.draw_cells(tier="team", cells=9)
    /// ... except gridcore.GridError as error:
    /// ...     error.kind
    /// 'call'
    #[pyo3(signature = (
        request: "DrawRequest | str | None" = None, *,
        progress: "bool | collections.abc.Callable[[int, int], object] | None" = None, **fields: "Unpack[DrawRequest]"
    ) -> "Drawing")]
    fn draw_cells<'py>(
        &self,
        py: Python<'py>,
        request: Option<Bound<'py, PyAny>>,
        progress: Option<Bound<'py, PyAny>>,
        fields: Option<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, Drawing>> {
        let plan = self.plan(py, PlanKind::DrawCells, request, fields, progress)?;
        Bound::new(py, Drawing::of(plan))
    }

    /// Mutual inspection: in each period every unit of a tier inspects one other and is inspected by one other,
    /// least recently seen first.
    ///
    /// `request` is a dict or JSON text; or say its fields as keywords: `tier`, and `network`, `under`, `apart`,
    /// `link`, `periods`, `history`, `no_reciprocal`. `progress` is as `staff` has it.
    ///
    /// >>> grid.inspections(tier="team").units
    /// ['t1', 't2']
    #[pyo3(signature = (
        request: "InspectRequest | str | None" = None, *,
        progress: "bool | collections.abc.Callable[[int, int], object] | None" = None, **fields: "Unpack[InspectRequest]"
    ) -> "Inspections")]
    fn inspections<'py>(
        &self,
        py: Python<'py>,
        request: Option<Bound<'py, PyAny>>,
        progress: Option<Bound<'py, PyAny>>,
        fields: Option<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, Inspections>> {
        let plan = self.plan(py, PlanKind::Inspections, request, fields, progress)?;
        Bound::new(py, Inspections::of(plan))
    }

    /// The roles of each unit split among its people, by skill and spread, each cell exactly.
    ///
    /// `request` is a dict or JSON text; or say its fields as keywords: `roles`, `units`, `skills`, `spread`,
    /// `limit`, `anew`. `progress` is as `staff` has it.
    ///
    /// >>> grid.split_roles()
    /// <RoleSplit: 0 given, 0 missing>
    #[pyo3(signature = (
        request: "SplitRequest | str | None" = None, *,
        progress: "bool | collections.abc.Callable[[int, int], object] | None" = None, **fields: "Unpack[SplitRequest]"
    ) -> "RoleSplit")]
    fn split_roles<'py>(
        &self,
        py: Python<'py>,
        request: Option<Bound<'py, PyAny>>,
        progress: Option<Bound<'py, PyAny>>,
        fields: Option<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, RoleSplit>> {
        let plan = self.plan(py, PlanKind::SplitRoles, request, fields, progress)?;
        Bound::new(py, RoleSplit::of(plan))
    }

    /// The links of a kind: everybody who must be reached is, as far as can be, with loads as even as can be.
    ///
    /// `request` is a dict or JSON text; or say its fields as keywords: `link`, and `sources`, `targets`, `posts`,
    /// `units`, `limit`, `anew`. `progress` is as `staff` has it.
    ///
    /// >>> charter = grid.charter | {"links": [{"key": "contact"}]}
    /// >>> linked = gridcore.Grid(charter, units=grid.table("units"), people=grid.table("people"))
    /// >>> linked.pair(link="contact", units=["t1"], sources={"placed_under": "t2"})
    /// <Pairing of 1 contacts, 0 unreached>
    #[pyo3(signature = (
        request: "PairRequest | str | None" = None, *,
        progress: "bool | collections.abc.Callable[[int, int], object] | None" = None, **fields: "Unpack[PairRequest]"
    ) -> "Pairing")]
    fn pair<'py>(
        &self,
        py: Python<'py>,
        request: Option<Bound<'py, PyAny>>,
        progress: Option<Bound<'py, PyAny>>,
        fields: Option<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, Pairing>> {
        let plan = self.plan(py, PlanKind::Pair, request, fields, progress)?;
        Bound::new(py, Pairing::of(plan))
    }

    /// The plan of a text that its `keep` wrote, for the grid it was made for. It is made again, and refused if it does
    /// not come out the same.
    ///
    /// >>> grid.restore_plan(grid.inspections(tier="team").keep())
    /// <Inspections of 2 units in 1 periods>
    #[pyo3(signature = (kept: "str") -> "AnyPlan")]
    fn restore_plan<'py>(&self, py: Python<'py>, kept: &str) -> PyResult<Bound<'py, PyAny>> {
        AnyPlan::restore(py, &self.shared, kept)?.object(py)
    }
}

impl Grid {
    fn plan(
        &self,
        py: Python<'_>,
        kind: PlanKind,
        request: Option<Bound<'_, PyAny>>,
        fields: Option<Bound<'_, PyDict>>,
        progress: Option<Bound<'_, PyAny>>,
    ) -> PyResult<AnyPlan> {
        AnyPlan::make(py, &self.shared, kind, request.as_ref(), fields.as_ref(), progress.as_ref())
    }
}
