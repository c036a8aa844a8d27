//! An area and the claims on it.

use gridcore::Error;
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::state::Shared;
use crate::views::{claim, dicts};

/// An area of a grid, as the grid is now: a place or asset somebody answers for.
///
/// >>> area = grid.area("boiler")
/// >>> area.kind, area.claims
/// ('', [{'area': 'boiler', 'cell': 't1', 'keeper': 'person:0001'}])
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Area {
    shared: Shared,
    key: String,
}

impl Area {
    pub(crate) const fn new(shared: Shared, key: String) -> Self {
        Self { shared, key }
    }

    fn ask<T: Send>(&self, py: Python<'_>, ask: impl FnOnce(gridcore::Area<'_>) -> T + Send) -> PyResult<T> {
        self.shared.ask(py, |grid| Ok::<T, Error>(ask(grid.area(&self.key)?)))
    }
}

#[pymethods]
impl Area {
    /// The key.
    #[getter]
    fn key(&self) -> &str {
        &self.key
    }

    /// What it is called; empty if it was given no name.
    #[getter]
    fn name(&self, py: Python<'_>) -> PyResult<String> {
        self.ask(py, |area| area.name().to_owned())
    }

    /// What kind of area it is; empty if none was said.
    #[getter]
    fn kind(&self, py: Python<'_>) -> PyResult<String> {
        self.ask(py, |area| area.kind().to_owned())
    }

    /// The claims on it, as rows.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        dicts(py, self.ask(py, |area| area.claims().map(claim).collect())?)
    }

    /// Where it was read, such as `areas.csv:2`; None if it was added later.
    #[getter]
    fn place(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.ask(py, |area| area.place().map(|place| place.to_string()))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().key == self.key && other.get().shared.is(&self.shared))
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.shared.address(), &self.key).into_pyobject(py)?.hash()
    }

    fn __repr__(&self) -> String {
        format!("<Area {}>", self.key)
    }
}
