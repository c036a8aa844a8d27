//! An area and the claims on it.

use gridcore::{Error, json as core};
use pyo3::prelude::*;

use crate::json;
use crate::state::Shared;

/// An area of a grid, as the grid is now: a place or asset somebody answers for.
///
/// >>> area = grid.area("boiler")
/// >>> area.kind, area.claims
/// ('', [{'cell': 't1', 'keeper': 'person:0001'}])
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
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_dict(py)?.get_item("claims")
    }

    /// Where it was read, such as `areas.csv:2`; None if it was added later.
    #[getter]
    fn place(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.ask(py, |area| area.place().map(|place| place.to_string()))
    }

    /// Everything about it at once, as JSON has it.
    ///
    /// >>> grid.area("boiler").to_dict()["key"]
    /// 'boiler'
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.ask(py, core::area)?)
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
