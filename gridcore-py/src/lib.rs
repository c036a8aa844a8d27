//! gridcore for Python: converts, decides nothing.

mod applied;
mod area;
mod arrow;
mod assign;
mod board;
mod case_tables;
mod cells;
mod column;
mod day;
mod desk;
mod error;
mod finding;
mod findings;
mod grid;
mod held;
mod history;
mod json;
mod ledger;
mod list;
mod listing;
mod make;
mod monitor;
mod navigate;
mod past;
mod person;
mod plan;
mod planned;
mod plans;
mod review;
mod round;
mod rows;
mod run;
mod score;
mod state;
mod table;
mod unit;

use pyo3::prelude::*;
use pyo3::types::PyDict;

/// HTML of the package's own module, `labels` joined.
fn html<'py>(
    py: Python<'py>,
    what: &str,
    shown: &Bound<'py, PyAny>,
    labels: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let options = PyDict::new(py);
    options.set_item("labels", labels)?;
    py.import("gridcore._html")?.call_method(what, (shown,), Some(&options))
}

/// The version of gridcore.
///
/// >>> gridcore.version()
/// '0.1.0'
#[pyfunction]
const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// The native part of the package `gridcore`.
#[pymodule]
mod _gridcore {
    #[pymodule_export]
    use super::applied::Applied;
    #[pymodule_export]
    use super::area::Area;
    #[pymodule_export]
    use super::assign::{Assignment, assign_edges, assign_matrix};
    #[pymodule_export]
    use super::board::Board;
    #[pymodule_export]
    use super::case_tables::Metrics;
    #[pymodule_export]
    use super::desk::{Desk, receipt};
    #[pymodule_export]
    use super::finding::Finding;
    #[pymodule_export]
    use super::findings::Findings;
    #[pymodule_export]
    use super::grid::Grid;
    #[pymodule_export]
    use super::history::History;
    #[pymodule_export]
    use super::ledger::Ledger;
    #[pymodule_export]
    use super::make::load;
    #[pymodule_export]
    use super::monitor::{Delta, Monitor};
    #[pymodule_export]
    use super::person::Person;
    #[pymodule_export]
    use super::plan::{AnyPlan, Plan};
    #[pymodule_export]
    use super::plans::{Drawing, Inspections, Pairing, RoleSplit};
    #[pymodule_export]
    use super::review::Review;
    #[pymodule_export]
    use super::round::{Round, appraise};
    #[pymodule_export]
    use super::rows::Table;
    #[pymodule_export]
    use super::score::{rank, redistribute, share};
    #[pymodule_export]
    use super::unit::Unit;
    #[pymodule_export]
    use super::version;
}
