//! A person and what refers to them.

use gridcore::{Error, json as core};
use pyo3::prelude::*;

use crate::json;
use crate::state::Shared;
use crate::unit::Unit;

/// A person of a grid, as the grid is now: a key, tags, numbers, and what refers to them.
///
/// >>> person = grid.person("0002")
/// >>> person.cell, person.tags, person.numbers
/// (<Unit t2>, ['first-aider'], {})
/// >>> [(held["post"], held["unit"], held["place"]["line"]) for held in person.appointments]
/// [('lead', 't2', 2)]
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Person {
    shared: Shared,
    key: String,
}

impl Person {
    pub(crate) const fn new(shared: Shared, key: String) -> Self {
        Self { shared, key }
    }

    fn ask<T: Send>(&self, py: Python<'_>, ask: impl FnOnce(gridcore::Person<'_>) -> T + Send) -> PyResult<T> {
        self.shared.ask(py, |grid| Ok::<T, Error>(ask(grid.person(&self.key)?)))
    }

    /// A part of what the core says of them as JSON.
    fn part<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        self.to_dict(py)?.get_item(name)
    }
}

#[pymethods]
impl Person {
    /// The key.
    #[getter]
    fn key(&self) -> &str {
        &self.key
    }

    /// The person's tags, sorted.
    #[getter]
    fn tags(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        self.ask(py, |person| person.tags().map(str::to_owned).collect())
    }

    /// The person's numbers, by column; those that are missing are left out.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "numbers")
    }

    /// The cell the person is placed in, in the charter's first network; None if in none.
    #[getter]
    fn cell(&self, py: Python<'_>) -> PyResult<Option<Unit>> {
        let key = self.shared.ask(py, |grid| {
            let person = grid.person(&self.key)?;
            let first = grid.charter().networks().next();
            Ok(first.and_then(|network| Some(person.cell(network)?.key().to_owned())))
        })?;
        Ok(key.map(|key| Unit::new(self.shared.clone(), key)))
    }

    /// The cells the person is placed in, in the order of the networks.
    #[getter]
    fn cells(&self, py: Python<'_>) -> PyResult<Vec<Unit>> {
        let keys: Vec<String> = self.ask(py, |person| person.cells().map(|cell| cell.key().to_owned()).collect())?;
        Ok(keys.into_iter().map(|key| Unit::new(self.shared.clone(), key)).collect())
    }

    /// The person's placements, as rows.
    #[getter]
    fn placements<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "placements")
    }

    /// The person's appointments, as rows.
    #[getter]
    fn appointments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "appointments")
    }

    /// The links from and to the person, as rows.
    #[getter]
    fn links<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "links")
    }

    /// The powers the person's posts carry, sorted.
    #[getter]
    fn powers(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        self.ask(py, |person| person.powers().into_iter().map(str::to_owned).collect())
    }

    /// Where the person was read, such as `people.csv:2`; None if they were added later.
    #[getter]
    fn place(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.ask(py, |person| person.place().map(|place| place.to_string()))
    }

    /// Everything about them at once, as JSON has it.
    ///
    /// >>> grid.person("0001").to_dict()["placements"]
    /// [{'network': 'main', 'cell': 't1'}]
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.ask(py, core::person)?)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().key == self.key && other.get().shared.is(&self.shared))
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.shared.address(), &self.key).into_pyobject(py)?.hash()
    }

    fn __repr__(&self) -> String {
        format!("<Person {}>", self.key)
    }
}
