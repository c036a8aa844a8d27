//! Errors of the core as `GridError`.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use crate::findings::Findings;

/// The `GridError` of an error.
pub(crate) fn raised(py: Python<'_>, error: &gridcore::Error) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let findings = Findings(Arc::new(error.findings().clone()));
    let made = CLASS
        .import(py, "gridcore._error", "GridError")
        .and_then(|class| class.call1((error.to_string(), error.kind().as_str(), findings)));
    made.map_or_else(|error| error, PyErr::from_value)
}
