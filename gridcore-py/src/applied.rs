//! Events taken together, and the desk a grid opens.

use std::sync::Arc;

use gridcore::{case, json as text};
use pyo3::prelude::*;

use crate::desk::Desk;
use crate::error::raised;
use crate::findings::Findings;
use crate::grid::Grid;

/// What came of several events: how many were taken, which were refused, and why.
///
/// >>> row = {"case": "c1", "at": "2024-07-01T08:30", "move": "report", "by": "0001", "place": "unit:t2"}
/// >>> applied = grid.desk().apply_all(grid, [row, row])
/// >>> applied
/// <Applied: 1 taken, 1 refused>
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Applied(pub(crate) case::Applied);

#[pymethods]
impl Applied {
    /// How many events were taken.
    ///
    /// >>> grid.desk().apply_all(grid, []).taken
    /// 0
    #[getter]
    const fn taken(&self) -> usize {
        self.0.taken
    }

    /// The rows that were refused, the first row being 0.
    ///
    /// >>> grid.desk().apply_all(grid, [{"case": "c1", "at": "noon", "move": "report"}]).refused
    /// [0]
    #[getter]
    fn refused(&self) -> Vec<usize> {
        self.0.refused.clone()
    }

    /// Why they were: each reason with its row, from 1, and its column.
    ///
    /// >>> applied = grid.desk().apply_all(grid, [{"case": "c1", "at": "noon", "move": "report", "by": "0001"}])
    /// >>> applied.findings[0].place, applied.findings[0].message
    /// ('events:1:at', 'this is not a minute of a day from 1800 to 2999')
    #[getter]
    fn findings(&self) -> Findings {
        Findings(Arc::new(self.0.findings.clone()))
    }

    /// As JSON, the same bytes as in every other language.
    ///
    /// >>> grid.desk().apply_all(grid, []).to_json()[:24]
    /// '{"taken":0,"refused":[],'
    fn to_json(&self) -> String {
        text::applied(&self.0)
    }

    fn __repr__(&self) -> String {
        format!("<Applied: {} taken, {} refused>", self.0.taken, self.0.refused.len())
    }
}

#[pymethods]
impl Grid {
    /// A desk under the charter of the grid, with what happened so far if it is said: every event must be
    /// legal, else `GridError` is raised with each that is not.
    ///
    /// `events` is any frame, a dict of lists, a list of dicts, CSV text, or JSON: a list, or an event a line.
    ///
    /// >>> grid.desk("case,at,move,by,place\nc1,2024-07-01T08:30,report,0001,unit:t2\n")
    /// <Desk of 1 case, 1 open>
    #[pyo3(signature = (events: "TableLike | None" = None) -> "Desk")]
    fn desk(slf: &Bound<'_, Self>, events: Option<Bound<'_, PyAny>>) -> PyResult<Desk> {
        let (py, grid) = (slf.py(), slf.get());
        let desk = Desk::of(grid.shared.read(py, |grid| case::Desk::new(grid.charter())));
        if let Some(events) = events.filter(|events| !events.is_none()) {
            let applied = desk.take(py, grid, &events)?;
            if !applied.refused.is_empty() {
                return Err(raised(py, &applied.refusal()));
            }
        }
        Ok(desk)
    }
}
