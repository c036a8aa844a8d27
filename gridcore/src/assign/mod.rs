//! Who should take, reach, inspect and belong to what: the provably best choice, as a plan with its proof.
//!
//! The engine knows slots, people and edges by number and nothing of a grid: [`Problem`] is built up
//! from them, solved, and its [`Solution`] says which edges are chosen, with prices that prove it. Plans for
//! a grid are values: each says what it costs and why, is held to account by a `verify` that shares no code
//! with what made it, and touches a grid only as the [`Change`](crate::Change)s it gives. [`draw_cells`] needs
//! no engine, nor do [`inspections`] and [`split_roles`]; [`pair`] is built on it.

mod dense;
mod draw;
mod engine;
mod exchange;
mod inspect;
mod pair;
mod roles;
mod unsound;

pub use dense::{Matrix, linear_sum_assignment};
pub use draw::{DrawRequest, Drawing, DrawnCell, DrawnPerson, DrawnUnit, SplitTeam, draw_cells};
pub use engine::{Alternative, Deficient, Load, Options, Problem, Progress, Solution, solve_assignment};
pub use inspect::{InspectRequest, Inspected, Inspection, InspectionPeriod, Inspections, Repeat, inspections};
pub use pair::{Pair, PairLoad, PairRequest, Pairing, Unreached, pair};
pub use roles::{GivenRole, RoleAlternative, RoleCell, RoleHolder, RoleSplit, SplitRequest, Uncovered, split_roles};
