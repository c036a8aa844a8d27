//! A grid that is edited and checked at once.

use std::sync::Arc;

use gridcore::json as core;
use pyo3::prelude::*;

use crate::findings::Findings;
use crate::grid::{Grid, read_changes};
use crate::state::Shared;
use crate::{day, json};

/// A grid and its findings, kept up to date through every edit: what an edit costs is what it touches.
///
/// >>> monitor = grid.monitor()
/// >>> delta = monitor.apply([{"place": {"person": "0003", "cell": "t2"}}])
/// >>> [finding.rule for finding in delta.disappeared]
/// ['coverage.unplaced']
/// >>> monitor.findings
/// <Findings: 1 staffing.vacant>
/// >>> monitor.apply(delta.inverse)
/// <Delta: 1 appeared, 0 disappeared>
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Monitor(pub(crate) Shared);

/// What an edit did: the findings that came and went, and the changes that undo it.
///
/// >>> delta = grid.monitor().apply([{"appoint": {"person": "0001", "post": "lead", "unit": "t1"}}])
/// >>> delta.appeared, delta.disappeared, delta.inverse
/// (<Findings: none>, <Findings: 1 staffing.vacant>, [{'end': {'person': '0001', 'post': 'lead', 'unit': 't1', 'shift': ''}}])
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Delta {
    appeared: Findings,
    disappeared: Findings,
    inverse: String,
}

#[pymethods]
impl Monitor {
    /// Applies changes, all or none. `revision` refuses edits made against another state of the grid.
    ///
    /// >>> grid.monitor().apply([{"move_unit": {"unit": "t1", "to": None}}])
    /// <Delta: 2 appeared, 0 disappeared>
    #[pyo3(signature = (
        changes: "collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]] | str",
        *, revision: "int | None" = None
    ) -> "Delta")]
    fn apply(&self, py: Python<'_>, changes: Bound<'_, PyAny>, revision: Option<u64>) -> PyResult<Delta> {
        let changes = read_changes(&changes)?;
        Ok(self.delta(py, &self.0.apply(py, revision, &changes)?))
    }

    /// Goes to another day: rows begin and end, terms run out.
    ///
    /// >>> monitor = grid.monitor()
    /// >>> monitor.advance("2025-08-01")
    /// <Delta: 0 appeared, 0 disappeared>
    /// >>> monitor.grid.day
    /// datetime.date(2025, 8, 1)
    #[pyo3(signature = (day: "datetime.date | str") -> "Delta")]
    fn advance(&self, py: Python<'_>, day: Bound<'_, PyAny>) -> PyResult<Delta> {
        let day = day::read(Some(&day))?;
        Ok(self.delta(py, &self.0.apply(py, None, &[gridcore::Change::Advance { day }])?))
    }

    /// The findings as they are.
    ///
    /// >>> grid.monitor().findings == grid.check()
    /// True
    #[getter]
    fn findings(&self, py: Python<'_>) -> Findings {
        let findings = self.0.read_monitor(py, gridcore::check::Monitor::findings);
        Findings(Arc::new(findings.unwrap_or_default()))
    }

    /// The grid that is watched, as it is: edits of it are edits of the monitor.
    ///
    /// >>> grid.monitor().grid
    /// <Grid workshop: 3 units, 3 people, 1 area>
    #[getter]
    fn grid(&self) -> Grid {
        Grid::of(self.0.clone())
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<Monitor of {}>", self.grid().__repr__(py))
    }
}

impl Monitor {
    fn delta(&self, py: Python<'_>, delta: &gridcore::check::Delta) -> Delta {
        let language = self.0.read(py, |grid| grid.charter().spec().language);
        let list = |findings: &[gridcore::Finding]| {
            let findings: gridcore::Findings = findings.iter().cloned().collect();
            Findings(Arc::new(findings.in_language(language)))
        };
        let (appeared, disappeared) = (list(&delta.appeared), list(&delta.disappeared));
        Delta { appeared, disappeared, inverse: core::to_changes(&delta.inverse) }
    }
}

#[pymethods]
impl Delta {
    /// The findings that were not there before.
    #[getter]
    fn appeared(&self) -> Findings {
        self.appeared.clone()
    }

    /// The findings that are there no more.
    #[getter]
    fn disappeared(&self) -> Findings {
        self.disappeared.clone()
    }

    /// The changes that undo the edit.
    #[getter]
    fn inverse<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.inverse)
    }

    fn __repr__(&self) -> String {
        format!("<Delta: {} appeared, {} disappeared>", self.appeared.0.len(), self.disappeared.0.len())
    }
}
