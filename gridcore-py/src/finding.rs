//! One finding.

use std::sync::Arc;

use gridcore::{Language, json};
use pyo3::prelude::*;

use crate::findings::Findings;
use crate::json as text;

/// One thing that is wrong: which rule, how bad, about what, read where.
///
/// >>> finding = grid.check()[0]
/// >>> finding.rule, finding.severity, finding.subject, finding.place
/// ('coverage.unplaced', 'error', 'person:0003', 'people.csv:4:cell')
/// >>> finding.message
/// 'person `0003` is not placed in network `main`'
/// >>> finding.help
/// 'place the person in a cell of that network'
/// >>> print(finding)
/// error[coverage.unplaced] person:0003: person `0003` is not placed in network `main` [people.csv:4:cell]
#[pyclass(module = "gridcore", frozen, eq)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding {
    finding: Arc<gridcore::Finding>,
    language: Language,
}

impl Finding {
    pub(crate) fn new(finding: &gridcore::Finding, language: Language) -> Self {
        Self { finding: Arc::new(finding.clone()), language }
    }
}

#[pymethods]
impl Finding {
    /// The id of the rule, such as `coverage.unplaced`.
    #[getter]
    fn rule(&self) -> &str {
        self.finding.rule()
    }

    /// How bad it is: "error", "warning" or "note".
    #[getter]
    fn severity(&self) -> &'static str {
        self.finding.severity().as_str()
    }

    /// What it is about, such as `person:0003` or `post:lead@t1`.
    #[getter]
    fn subject(&self) -> String {
        self.finding.subject().to_string()
    }

    /// Where the subject was read, such as `people.csv:4:cell`; None if it was read from no table.
    #[getter]
    fn place(&self) -> Option<String> {
        self.finding.place().map(ToString::to_string)
    }

    /// What is wrong.
    #[getter]
    fn message(&self) -> String {
        self.finding.message(self.language)
    }

    /// What to do about it.
    #[getter]
    fn help(&self) -> String {
        self.finding.help(self.language)
    }

    /// As a dict, with the subject and the place in parts.
    ///
    /// >>> grid.check()[0].to_dict()["subject"]
    /// {'kind': 'person', 'key': '0003'}
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        text::loads(py, &json::findings(&self.alone().0))?.get_item("findings")?.get_item(0)
    }

    fn __str__(&self) -> String {
        self.finding.in_language(self.language).to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Finding {} of {}>", self.rule(), self.subject())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Findings, usize))> {
        Ok((py.import("operator")?.getattr("getitem")?, (self.alone(), 0)))
    }
}

impl Finding {
    fn alone(&self) -> Findings {
        let alone: gridcore::Findings = std::iter::once((*self.finding).clone()).collect();
        Findings(Arc::new(alone.in_language(self.language)))
    }
}
