//! Plans of other kinds: drawn cells, mutual inspection, split roles, paired contacts.

use gridcore::json::{self as core, Made};
use pyo3::prelude::*;

use crate::plan::{AnyPlan, changes_of_plan, kind_of_plan, not_of_its_kind};
use crate::rows::Table;
use crate::{json, listing as list};

kind_of_plan!(Drawing, DrawCells, drawing);
kind_of_plan!(Inspections, Inspections, inspections);
kind_of_plan!(RoleSplit, SplitRoles, role_split);
kind_of_plan!(Pairing, Pair, pairing);
changes_of_plan!(Drawing, RoleSplit, Pairing);

/// Cells drawn under units, made by `Grid.draw_cells`.
///
/// >>> branches = gridcore.Grid(
/// ...     {"name": "w", "tiers": ["branch", {"label": "cell", "size": {"min": 2, "max": 4}}]},
/// ...     units="key,tier\nb1,branch\nb2,branch\n",
/// ...     people={"key": ["p1", "p2", "p3", "p4", "p5"], "cell": ["b1", "b1", "b1", "b2", "b2"]},
/// ... )
/// >>> drawing = branches.draw_cells(tier="cell", cells=2)
/// >>> drawing
/// <Drawing of 2 cells at 13>
/// >>> drawing.cells.to_dicts()[0]["people"]
/// ['p1', 'p2', 'p3']
/// >>> inverse = drawing.apply()
/// >>> branches.unit("b1-1").people
/// [<Person p1>, <Person p2>, <Person p3>]
#[pyclass(module = "gridcore", frozen, extends = AnyPlan)]
#[derive(Debug)]
pub(crate) struct Drawing;

#[pymethods]
impl Drawing {
    /// The cells with their people, whether they are `new`, and the team that the end of one splits.
    #[getter]
    fn cells(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &drawing(slf.as_super())?.cells;
        list::table(
            "cells",
            [
                ("cell", list::texts(rows, |row| &row.cell)),
                ("unit", list::texts(rows, |row| &row.unit)),
                ("new", list::flags(rows, |row| row.new)),
                ("people", list::texts_lists(rows, |row| &row.people)),
                ("weight", list::wholes(rows, |row| Some(row.weight))),
                ("splits", list::texts(rows, |row| row.splits.as_ref().map_or("", |split| &split.team))),
            ],
        )
    }

    /// The units, into how many cells each is cut, and what one cell more or fewer would cost.
    #[getter]
    fn units(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &drawing(slf.as_super())?.units;
        list::table(
            "units",
            [
                ("unit", list::texts(rows, |row| &row.unit)),
                ("people", list::counts(rows, |row| row.people)),
                ("cells", list::counts(rows, |row| row.cells)),
                ("cost", list::wholes(rows, |row| Some(row.cost))),
                ("fewer", list::wholes(rows, |row| row.fewer)),
                ("more", list::wholes(rows, |row| row.more)),
                ("price", list::wholes(rows, |row| Some(row.price))),
            ],
        )
    }

    /// What it costs: the squares of the cells' weights, and what splitting teams does.
    #[getter]
    fn cost(slf: PyRef<'_, Self>) -> PyResult<i64> {
        Ok(drawing(slf.as_super())?.cost)
    }

    /// How many cuts run through a team.
    #[getter]
    fn splits(slf: PyRef<'_, Self>) -> PyResult<usize> {
        Ok(drawing(slf.as_super())?.splits)
    }

    /// What it would cost with numbers of cells that follow from the people of each unit alone.
    #[getter]
    fn apportioned(slf: PyRef<'_, Self>) -> PyResult<Option<i64>> {
        Ok(drawing(slf.as_super())?.apportioned)
    }

    fn __repr__(slf: PyRef<'_, Self>) -> PyResult<String> {
        let plan = drawing(slf.as_super())?;
        Ok(format!("<Drawing of {} cells at {}>", plan.cells.len(), plan.cost))
    }
}

/// Units that inspect each other, period after period, made by `Grid.inspections`.
///
/// >>> plan = grid.inspections(tier="team", periods=2)
/// >>> plan
/// <Inspections of 2 units in 2 periods>
/// >>> plan.pairs.to_dicts()[0]
/// {'period': 0, 'inspector': 't1', 'inspected': 't2', 'reciprocal': True}
#[pyclass(module = "gridcore", frozen, extends = AnyPlan)]
#[derive(Debug)]
pub(crate) struct Inspections;

#[pymethods]
impl Inspections {
    /// Who inspects whom in which period, counted from 0, and how many periods `ago` they last did.
    #[getter]
    fn pairs(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let periods = &inspections(slf.as_super())?.periods;
        let rows: Vec<(usize, &gridcore::assign::Inspection)> = (0..)
            .zip(periods)
            .flat_map(|(number, period)| period.inspections.iter().map(move |pair| (number, pair)))
            .collect();
        list::table(
            "pairs",
            [
                ("period", list::counts(&rows, |(period, _)| *period)),
                ("inspector", list::texts(&rows, |(_, pair)| &pair.inspector)),
                ("inspected", list::texts(&rows, |(_, pair)| &pair.inspected)),
                ("ago", list::wholes(&rows, |(_, pair)| pair.ago.map(i64::from))),
                ("reciprocal", list::flags(&rows, |(_, pair)| pair.reciprocal)),
            ],
        )
    }

    /// The periods as dicts, each with its `inspections`, the pairs that met before by how long ago
    /// (`repeats`), the `least` any plan could have, and whether it is `exact`.
    #[getter]
    fn periods<'py>(slf: PyRef<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.as_super().to_dict(slf.py())?.get_item("periods")
    }

    /// The units that inspect each other.
    #[getter]
    fn units(slf: PyRef<'_, Self>) -> PyResult<Vec<String>> {
        Ok(inspections(slf.as_super())?.units.clone())
    }

    /// The changes that make the inspections of a period links, counted from 0; nothing if the request named
    /// no kind of link.
    ///
    /// >>> grid.inspections(tier="team").changes()
    /// []
    #[pyo3(signature = (period: "int" = 0) -> "list[dict[str, typing.Any]]")]
    fn changes<'py>(slf: PyRef<'py, Self>, period: usize) -> PyResult<Bound<'py, PyAny>> {
        slf.as_super().changes_in(slf.py(), period)
    }

    fn __repr__(slf: PyRef<'_, Self>) -> PyResult<String> {
        let plan = inspections(slf.as_super())?;
        Ok(format!("<Inspections of {} units in {} periods>", plan.units.len(), plan.periods.len()))
    }
}

/// Roles split among the people of each cell, made by `Grid.split_roles`.
///
/// >>> charter = grid.charter | {"roles": [{"key": "publicist", "at": ["team"]}]}
/// >>> roles = gridcore.Grid(charter, units=grid.table("units"), people=grid.table("people")).split_roles()
/// >>> roles
/// <RoleSplit: 2 given, 0 missing>
/// >>> roles.given.to_dicts()[0]
/// {'unit': 't1', 'role': 'publicist', 'person': '0001'}
#[pyclass(module = "gridcore", frozen, extends = AnyPlan)]
#[derive(Debug)]
pub(crate) struct RoleSplit;

#[pymethods]
impl RoleSplit {
    /// Who is to have which role, and how well they do it.
    #[getter]
    fn given(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let plan = role_split(slf.as_super())?;
        let rows: Vec<gridcore::assign::RoleHolder<'_>> = plan.holders().collect();
        list::table(
            "given",
            [
                ("unit", list::texts(&rows, |row| row.unit)),
                ("role", list::texts(&rows, |row| row.role)),
                ("person", list::texts(&rows, |row| row.person)),
                ("skill", list::points(&rows, |row| row.skill)),
            ],
        )
    }

    /// The units as dicts, each with its `people`, the `roles` given and those `uncovered`.
    #[getter]
    fn cells<'py>(slf: PyRef<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.as_super().to_dict(slf.py())?.get_item("cells")
    }

    /// How many seats of roles people are lacking for.
    #[getter]
    fn missing(slf: PyRef<'_, Self>) -> PyResult<u32> {
        Ok(role_split(slf.as_super())?.missing())
    }

    /// What it would mean that each of a unit's people had a role: whether they are `chosen` or `barred`, and
    /// the `loss`: seats left open, steps of loads, skill. `progress` is as `Grid.staff` has it.
    ///
    /// >>> charter = grid.charter | {"roles": [{"key": "publicist", "at": ["team"]}]}
    /// >>> roles = gridcore.Grid(charter, units=grid.table("units"), people=grid.table("people")).split_roles()
    /// >>> roles.alternatives("t1", "publicist")
    /// [{'person': '0001', 'skill': 0, 'chosen': True, 'barred': False, 'loss': [0, 0, 0]}]
    #[pyo3(
        signature = (
            unit: "str", role: "str", *,
            progress: "bool | collections.abc.Callable[[int, int], object] | None" = None
        ) -> "list[dict[str, typing.Any]]",
        text_signature = "($self, unit, role, *, progress=None)"
    )]
    fn alternatives<'py>(
        slf: PyRef<'py, Self>,
        unit: &str,
        role: &str,
        progress: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (py, any) = (slf.py(), slf.as_super());
        let plan = role_split(any)?;
        let found = any.ask(py, progress.as_ref(), |any, options| {
            Ok(core::alternatives(&plan.alternatives_with(any.grid(), [unit, role], options)?))
        })?;
        json::loads(py, &found)
    }

    fn __repr__(slf: PyRef<'_, Self>) -> PyResult<String> {
        let plan = role_split(slf.as_super())?;
        Ok(format!("<RoleSplit: {} given, {} missing>", plan.holders().count(), plan.missing()))
    }
}

/// Contacts paired, made by `Grid.pair`.
///
/// >>> charter = grid.charter | {"links": [{"key": "contact", "within": "unit", "reach": [
/// ...     {"key": "worker", "people": {"not": {"tag": "first-aider"}}, "by": {"tag": "first-aider"}}]}]}
/// >>> people = "key,cell,tags\nm1,t1,first-aider\nw1,t1,\nw2,t1,\n"
/// >>> pairing = gridcore.Grid(charter, units=grid.table("units"), people=people).pair(link="contact")
/// >>> pairing
/// <Pairing of 2 contacts, 0 unreached>
/// >>> pairing.pairs.to_dicts()[0]
/// {'source': 'person:m1', 'target': 'w1', 'reach': 'worker', 'distance': 0, 'new': True}
#[pyclass(module = "gridcore", frozen, extends = AnyPlan)]
#[derive(Debug)]
pub(crate) struct Pairing;

#[pymethods]
impl Pairing {
    /// Who reaches whom.
    #[getter]
    fn pairs(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &pairing(slf.as_super())?.pairs;
        list::table(
            "pairs",
            [
                ("source", list::texts(rows, |row| &row.source)),
                ("target", list::texts(rows, |row| &row.target)),
                ("reach", list::texts(rows, |row| &row.reach)),
                ("distance", list::counts(rows, |row| row.distance as usize)),
                ("new", list::flags(rows, |row| row.new)),
            ],
        )
    }

    /// How many links start from each source, before and after.
    #[getter]
    fn loads(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &pairing(slf.as_super())?.loads;
        list::table(
            "loads",
            [
                ("source", list::texts(rows, |row| &row.source)),
                ("before", list::counts(rows, |row| row.before as usize)),
                ("after", list::counts(rows, |row| row.after as usize)),
            ],
        )
    }

    /// Who is not reached, and by how many within the region they could be.
    #[getter]
    fn unreached(slf: PyRef<'_, Self>) -> PyResult<Table> {
        let rows = &pairing(slf.as_super())?.unreached;
        list::table(
            "unreached",
            [
                ("person", list::texts(rows, |row| &row.person)),
                ("reach", list::texts(rows, |row| &row.reach)),
                ("within", list::counts(rows, |row| row.within)),
            ],
        )
    }

    fn __repr__(slf: PyRef<'_, Self>) -> PyResult<String> {
        let plan = pairing(slf.as_super())?;
        Ok(format!("<Pairing of {} contacts, {} unreached>", plan.pairs.len(), plan.unreached.len()))
    }
}
