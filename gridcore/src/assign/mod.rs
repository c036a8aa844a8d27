//! Who should take what: the provably best choice under ordered levels of preference.
//!
//! [`staff`] proposes the holders of a grid's posts as a [`Plan`], with its proof, its reasons and what
//! stands in the way. Below it works an engine that knows slots, people and edges by number and nothing of
//! a grid: [`Problem`] is built up from them, solved, and its [`Solution`] says which edges are chosen, with
//! prices that prove it.

mod announce;
mod blockers;
mod candidates;
mod choices;
mod counts;
mod dense;
mod engine;
mod explain;
mod hold;
mod levels;
mod plan;
mod read;
mod request;
mod seats;
mod sequence;
mod staff;
mod stage;
mod targets;
mod terms;
mod verify;

pub use blockers::{Blocker, Removed};
pub use dense::{Matrix, linear_sum_assignment};
pub use engine::{Alternative, Deficient, Load, Options, Problem, Progress, Solution, solve_assignment};
pub use explain::{Comparison, Exchange, Explanation, LevelLoss, Verdict};
pub use plan::{Ended, LevelTotal, Plan, Planned, Shortfall, Status, Unfilled};
pub use request::{Holders, Nomination, PostRequest, Request, Share};
pub use staff::{staff, staff_with};
