//! Who should take what: the provably best choice under ordered levels of preference.
//!
//! The engine knows slots, people and edges by number and nothing of a grid: [`Problem`] is built up
//! from them, solved, and its [`Solution`] says which edges are chosen, with prices that prove it.

mod dense;
mod engine;

pub use dense::{Matrix, linear_sum_assignment};
pub use engine::{Alternative, Deficient, Load, Options, Problem, Progress, Solution, solve_assignment};
