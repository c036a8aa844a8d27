//! Small things cross as JSON text; Python's own module reads and writes it.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

/// What a JSON text says.
pub(crate) fn loads<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (text,))
}

/// A value as JSON text; a text is JSON already. Days, which TOML has, are written as texts.
pub(crate) fn dumps(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(text.to_cow()?.into_owned());
    }
    let py = value.py();
    let options = PyDict::new(py);
    options.set_item("ensure_ascii", false)?;
    options.set_item("allow_nan", false)?;
    options.set_item("default", py.import("gridcore._frames")?.getattr("plain")?)?;
    py.import("json")?.call_method("dumps", (value,), Some(&options))?.extract()
}

/// An object as JSON text, for a call that takes one.
pub(crate) fn object(py: Python<'_>, fill: impl FnOnce(&Bound<'_, PyDict>) -> PyResult<()>) -> PyResult<String> {
    let object = PyDict::new(py);
    fill(&object)?;
    dumps(object.as_any())
}
