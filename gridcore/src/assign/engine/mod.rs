//! The engine: min-cost flow, exact, lexicographic, certified.

mod alternative;
mod arrays;
mod auction;
mod bipartite;
mod cost;
mod deficient;
mod layout;
mod model;
mod network;
mod options;
mod parts;
mod paths;
mod prices;
mod problem;
mod refuse;
mod rows;
mod score;
mod search;
mod sets;
mod small;
mod solution;
mod solve;
mod ties;
mod verify;
mod watch;
mod weights;

pub use alternative::Alternative;
pub use arrays::solve_assignment;
pub use deficient::Deficient;
pub use options::{Options, Progress};
pub use problem::{Load, Problem};
pub(in crate::assign) use refuse::{Wrong, refused};
pub use solution::Solution;
pub(in crate::assign) use watch::Watch;
