//! A unit and the ways that lead from it.

use gridcore::{Error, json as core};
use pyo3::prelude::*;

use crate::area::Area;
use crate::person::Person;
use crate::state::Shared;
use crate::{day, json};

/// A unit of a grid, as the grid is now: what is asked is looked up by its key.
///
/// >>> unit = grid.unit("t1")
/// >>> unit.tier, unit.parent, unit.ancestors
/// ('team', <Unit north>, [<Unit north>])
/// >>> unit.people
/// [<Person 0001>]
/// >>> unit.seats
/// [{'post': 'lead', 'required': 1, 'most': 1, 'held': 0}]
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Unit {
    shared: Shared,
    key: String,
}

impl Unit {
    pub(crate) const fn new(shared: Shared, key: String) -> Self {
        Self { shared, key }
    }

    fn ask<T: Send>(&self, py: Python<'_>, ask: impl FnOnce(gridcore::Unit<'_>) -> T + Send) -> PyResult<T> {
        self.shared.ask(py, |grid| Ok::<T, Error>(ask(grid.unit(&self.key)?)))
    }

    fn units(&self, keys: Vec<String>) -> Vec<Self> {
        keys.into_iter().map(|key| Self::new(self.shared.clone(), key)).collect()
    }

    fn persons(&self, keys: Vec<String>) -> Vec<Person> {
        keys.into_iter().map(|key| Person::new(self.shared.clone(), key)).collect()
    }

    /// A part of what the core says of it as JSON.
    fn part<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        self.to_dict(py)?.get_item(name)
    }
}

#[pymethods]
impl Unit {
    /// The key.
    #[getter]
    fn key(&self) -> &str {
        &self.key
    }

    /// What it is called; empty if it was given no name.
    #[getter]
    fn name(&self, py: Python<'_>) -> PyResult<String> {
        self.ask(py, |unit| unit.name().to_owned())
    }

    /// The label of its tier.
    #[getter]
    fn tier(&self, py: Python<'_>) -> PyResult<String> {
        self.ask(py, |unit| unit.tier().to_owned())
    }

    /// The key of its network.
    #[getter]
    fn network(&self, py: Python<'_>) -> PyResult<String> {
        self.ask(py, |unit| unit.network().to_owned())
    }

    /// What kind of place it is; empty if none was said.
    #[getter]
    fn kind(&self, py: Python<'_>) -> PyResult<String> {
        self.ask(py, |unit| unit.kind().to_owned())
    }

    /// Its tags, sorted.
    #[getter]
    fn tags(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        self.ask(py, |unit| unit.tags().map(str::to_owned).collect())
    }

    /// Whether people are placed in units of its tier.
    #[getter]
    fn is_cell(&self, py: Python<'_>) -> PyResult<bool> {
        self.ask(py, |unit| unit.is_cell())
    }

    /// The grade of responsibility its tier carries.
    #[getter]
    fn grade(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.ask(py, |unit| unit.grade().map(str::to_owned))
    }

    /// The first day it exists and the first day after; None where it has no bound.
    #[getter]
    #[expect(clippy::type_complexity, reason = "two days")]
    fn interval<'py>(&self, py: Python<'py>) -> PyResult<(Option<Bound<'py, PyAny>>, Option<Bound<'py, PyAny>>)> {
        let interval = self.ask(py, |unit| unit.interval())?;
        Ok((day::show(py, interval.from)?, day::show(py, interval.until)?))
    }

    /// The unit above it; None for a root.
    #[getter]
    fn parent(&self, py: Python<'_>) -> PyResult<Option<Self>> {
        let key = self.ask(py, |unit| unit.parent().map(|parent| parent.key().to_owned()))?;
        Ok(key.map(|key| Self::new(self.shared.clone(), key)))
    }

    /// The units directly below it, by key.
    #[getter]
    fn children(&self, py: Python<'_>) -> PyResult<Vec<Self>> {
        Ok(self.units(self.ask(py, |unit| unit.children().map(|unit| unit.key().to_owned()).collect())?))
    }

    /// The units above it, innermost first.
    #[getter]
    fn ancestors(&self, py: Python<'_>) -> PyResult<Vec<Self>> {
        Ok(self.units(self.ask(py, |unit| unit.ancestors().map(|unit| unit.key().to_owned()).collect())?))
    }

    /// The units below it, each before those below it.
    #[getter]
    fn descendants(&self, py: Python<'_>) -> PyResult<Vec<Self>> {
        Ok(self.units(self.ask(py, |unit| unit.descendants().map(|unit| unit.key().to_owned()).collect())?))
    }

    /// The people placed in it, by key.
    #[getter]
    fn people(&self, py: Python<'_>) -> PyResult<Vec<Person>> {
        Ok(self.persons(self.ask(py, |unit| unit.people().map(|person| person.key().to_owned()).collect())?))
    }

    /// The people placed in it or below it, unit by unit.
    #[getter]
    fn people_under(&self, py: Python<'_>) -> PyResult<Vec<Person>> {
        Ok(self.persons(self.ask(py, |unit| unit.people_under().map(|person| person.key().to_owned()).collect())?))
    }

    /// The posts and roles that exist in it, held or vacant.
    #[getter]
    fn posts(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        self.ask(py, |unit| unit.posts().map(str::to_owned).collect())
    }

    /// The seats of its posts, those of a post with shifts shift by shift: how many holders each needs,
    /// may have, and has.
    #[getter]
    fn seats<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "seats")
    }

    /// The appointments in it, as rows.
    #[getter]
    fn appointments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "appointments")
    }

    /// The areas it claims, by key.
    #[getter]
    fn areas(&self, py: Python<'_>) -> PyResult<Vec<Area>> {
        let keys: Vec<String> =
            self.ask(py, |unit| unit.claims().map(|claim| claim.area().key().to_owned()).collect())?;
        Ok(keys.into_iter().map(|key| Area::new(self.shared.clone(), key)).collect())
    }

    /// The links from and to it, as rows.
    #[getter]
    fn links<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "links")
    }

    /// Where it was read, such as `units.csv:2`; None if it was added later.
    #[getter]
    fn place(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.ask(py, |unit| unit.place().map(|place| place.to_string()))
    }

    /// Everything about it at once, as JSON has it.
    ///
    /// >>> grid.unit("t1").to_dict()["areas"]
    /// ['boiler']
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.ask(py, core::unit)?)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().key == self.key && other.get().shared.is(&self.shared))
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.shared.address(), &self.key).into_pyobject(py)?.hash()
    }

    fn __repr__(&self) -> String {
        format!("<Unit {}>", self.key)
    }
}
