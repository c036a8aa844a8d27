//! Assignment on columns and matrices, which cross as bytes.

use gridcore::assign::{self, Options};
use pyo3::prelude::*;

use crate::error::raised;
use crate::run::run;

fn wholes(bytes: &[u8]) -> Vec<i64> {
    let (numbers, _) = bytes.as_chunks::<8>();
    numbers.iter().map(|number| i64::from_ne_bytes(*number)).collect()
}

/// Numbers of slots, people or seats; what is none is one that there cannot be.
fn numbers(bytes: &[u8]) -> Vec<u32> {
    wholes(bytes).into_iter().map(|number| u32::try_from(number).unwrap_or(u32::MAX)).collect()
}

/// Rows and columns of the best assignment of a matrix given as bytes of doubles, or of whole numbers of 64 bits.
#[pyfunction]
#[pyo3(signature = (costs, rows: "int", columns: "int", is_whole, maximize))]
pub(crate) fn assign_matrix(
    py: Python<'_>,
    costs: &[u8],
    rows: usize,
    columns: usize,
    is_whole: bool,
    maximize: bool,
) -> PyResult<(Vec<u32>, Vec<u32>)> {
    run(py, None, |options| {
        if is_whole {
            return assign::linear_sum_assignment(&wholes(costs)[..], rows, columns, maximize, options);
        }
        let (numbers, _) = costs.as_chunks::<8>();
        let costs: Vec<f64> = numbers.iter().map(|number| f64::from_ne_bytes(*number)).collect();
        assign::linear_sum_assignment(&costs[..], rows, columns, maximize, options)
    })
}

/// The best plan for edges given as bytes of whole numbers of 64 bits.
#[pyfunction]
#[pyo3(signature = (
    slots, people, cost, seats, loads, progress: "collections.abc.Callable[[int, int], object] | None"
))]
pub(crate) fn assign_edges(
    py: Python<'_>,
    slots: &[u8],
    people: &[u8],
    cost: &[u8],
    seats: Option<&[u8]>,
    loads: Option<&[u8]>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Assignment> {
    let (problem, solution) = run(py, progress.as_ref(), |options| {
        let (seats, loads) = (seats.map(numbers), loads.map(numbers));
        assign::solve_assignment(
            &numbers(slots),
            &numbers(people),
            &wholes(cost),
            seats.as_deref(),
            loads.as_deref(),
            options,
        )
    })?;
    Ok(Assignment { problem, solution })
}

/// The best plan for edges of slots and people, made by `solve_assignment`.
///
/// >>> plan = gridcore.solve_assignment([0, 0, 1], [0, 1, 1], [4, 1, 2])
/// >>> plan.chosen, plan.total, plan.unfilled
/// ([0, 2], 6, [0, 0])
#[pyclass(frozen, module = "gridcore")]
pub(crate) struct Assignment {
    problem: assign::Problem,
    solution: assign::Solution,
}

#[pymethods]
impl Assignment {
    /// The places of the chosen edges in the columns, in rising order.
    #[getter]
    fn chosen(&self) -> Vec<u32> {
        self.solution.chosen().to_vec()
    }

    /// The cost of the chosen edges.
    #[getter]
    fn total(&self) -> i64 {
        self.solution.total().first().copied().unwrap_or_default()
    }

    /// By slot, how many seats nobody takes.
    #[getter]
    fn unfilled(&self) -> Vec<u32> {
        self.solution.unfilled().to_vec()
    }

    /// Whether no better plan exists.
    #[getter]
    fn exact(&self) -> bool {
        self.solution.is_exact()
    }

    /// Checks by code of its own that the plan is a best one, from the prices it carries.
    ///
    /// >>> gridcore.solve_assignment([0, 0], [0, 1], [4, 1]).verify()
    ///
    /// Raises GridError with the first thing that is not so.
    fn verify(&self, py: Python<'_>) -> PyResult<()> {
        py.detach(|| self.solution.verify(&self.problem)).map_err(|error| raised(py, &error))
    }

    /// What it would cost to decide otherwise about an edge: how many more seats would be unfilled, and how much
    /// more the total would be; None if no plan can.
    ///
    /// >>> gridcore.solve_assignment([0, 0], [0, 1], [4, 1]).loss(0)
    /// (0, 3)
    ///
    /// Raises GridError if there is no such edge.
    #[pyo3(signature = (edge: "int"))]
    fn loss(&self, py: Python<'_>, edge: u32) -> PyResult<Option<(i64, i64)>> {
        let options = Options::default();
        let found = py.detach(|| self.solution.alternatives(&self.problem, &[edge], &options));
        let found = found.map_err(|error| raised(py, &error))?.into_iter().next().flatten();
        Ok(found.map(|plan| (plan.missing, plan.loss.first().copied().unwrap_or_default())))
    }

    fn __len__(&self) -> usize {
        self.solution.chosen().len()
    }

    fn __repr__(&self) -> String {
        let (chosen, unfilled) = (self.solution.chosen().len(), self.solution.missing());
        format!("<Assignment of {chosen} at {}, {unfilled} unfilled>", self.total())
    }
}
