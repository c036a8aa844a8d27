//! A person and what refers to them.

use gridcore::Error;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::state::Shared;
use crate::unit::Unit;
use crate::views::{Row, appointment, dicts, link, number, placement};

/// A person of a grid, as the grid is now: a key, tags, numbers, and what refers to them.
///
/// >>> person = grid.person("0002")
/// >>> person.cell, person.tags, person.numbers
/// (<Unit t2>, ['first-aider'], {})
/// >>> person.appointments
/// [{'person': '0002', 'post': 'lead', 'unit': 't2'}]
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

    fn rows<'py>(
        &self,
        py: Python<'py>,
        ask: impl FnOnce(gridcore::Person<'_>) -> Vec<Row> + Send,
    ) -> PyResult<Bound<'py, PyList>> {
        dicts(py, self.ask(py, ask)?)
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
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let found = self.shared.ask(py, |grid| {
            let person = grid.person(&self.key)?;
            let declared = grid.charter().spec().numbers.iter();
            Ok(declared.filter_map(|n| Some((n.key.clone(), person.number(&n.key)?))).collect::<Vec<_>>())
        })?;
        let numbers = PyDict::new(py);
        found.into_iter().try_for_each(|(name, points)| numbers.set_item(name, number(py, points)?))?;
        Ok(numbers)
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
    fn placements<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.rows(py, |person| person.placements().map(placement).collect())
    }

    /// The person's appointments, as rows.
    #[getter]
    fn appointments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.rows(py, |person| person.appointments().map(appointment).collect())
    }

    /// The links from and to the person, as rows.
    #[getter]
    fn links<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.rows(py, |person| person.links().map(link).collect())
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
