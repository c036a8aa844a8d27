//! gridcore for Python: converts, decides nothing.

use gridcore::{check, json};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};

pyo3::create_exception!(
    gridcore,
    GridError,
    PyException,
    "A call that could not be carried out: `kind` says which, `findings` why, as JSON."
);

/// A document as the caller has it.
#[derive(FromPyObject)]
enum Document {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
}

/// The findings of a document, as JSON.
#[pyfunction(name = "check")]
fn check_document(py: Python<'_>, document: Document) -> PyResult<String> {
    let bytes = match &document {
        Document::Text(text) => text.as_bytes(),
        Document::Bytes(bytes) => bytes,
    };
    let found = py.detach(|| json::from_document(bytes).map(|grid| json::findings(&check::all(&grid))));
    found.map_err(|error| raised(py, &error))
}

/// The version of gridcore.
#[pyfunction]
const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

fn raised(py: Python<'_>, error: &gridcore::Error) -> PyErr {
    let raised = GridError::new_err(error.to_string());
    let value = raised.value(py);
    let set = value
        .setattr("kind", error.kind().as_str())
        .and_then(|()| value.setattr("findings", json::findings(error.findings())));
    set.err().unwrap_or(raised)
}

/// The native part of the package `gridcore`.
#[pymodule]
mod _gridcore {
    #[pymodule_export]
    use super::{GridError, check_document, version};
}
