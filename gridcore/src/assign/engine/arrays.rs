//! Assignment on columns of edges.

use crate::finding::Error;

use super::options::Options;
use super::problem::{Load, Problem};
use super::solution::Solution;

/// The best plan for edges given by column, with slots and people numbered from 0: the problem and its solution.
///
/// `seats` has the required seats of each slot and `loads` the most seats of each person; where one is left out
/// it is 1 for each number among the edges. As many required seats as can be are filled, then the total is the
/// least, then the list of (slot, person) the smallest.
///
/// # Errors
/// As [`Problem::solve`].
///
/// ```
/// use gridcore::assign::{Options, solve_assignment};
///
/// let (slots, people, costs) = ([0, 0, 1], [0, 1, 1], [4, 1, 2]);
/// let (problem, solution) = solve_assignment(&slots, &people, &costs, None, None, &Options::default())?;
/// assert_eq!((solution.chosen(), solution.total()), (&[0, 2][..], &[6][..]));
/// solution.verify(&problem)?;
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn solve_assignment(
    slots: &[u32],
    people: &[u32],
    costs: &[i64],
    seats: Option<&[u32]>,
    loads: Option<&[u32]>,
    options: &Options<'_>,
) -> Result<(Problem, Solution), Error> {
    let mut problem = Problem::new(["cost"]);
    let ones = |numbers: &[u32]| {
        // A number far beyond the edges would be a slip, and is said to be one.
        let count = numbers.iter().max().map_or(0, |most| *most as usize + 1);
        vec![1; if count <= 64 * (numbers.len() + 1_024) { count } else { numbers.len() }]
    };
    for required in seats.map_or_else(|| ones(slots), <[u32]>::to_vec) {
        problem.slot(required, required);
    }
    for most in loads.map_or_else(|| ones(people), <[u32]>::to_vec) {
        problem.person(Load::up_to(most));
    }
    problem.edges(slots, people, &[costs]);
    let solution = problem.solve(options)?;
    Ok((problem, solution))
}
