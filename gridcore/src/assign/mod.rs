//! Who should take, reach, inspect and belong to what: the provably best choice, as a plan with its proof.
//!
//! [`staff`] proposes the holders of a grid's posts as a [`Plan`], with its proof, its reasons and what
//! stands in the way; [`draw_cells`], [`inspections`], [`split_roles`] and [`pair`] make plans of other kinds. Plans
//! are values: each says what it costs and why, is held to account by a `verify` that shares no code with what made
//! it, and touches a grid only as the [`Change`](crate::Change)s it gives. Below works an engine that knows slots,
//! people and edges by number and nothing of a grid: [`Problem`] is built up from them, solved, and its [`Solution`]
//! says which edges are chosen, with prices that prove it. Drawing, inspecting and splitting need no engine.

mod announce;
mod blockers;
mod candidates;
mod choices;
mod counts;
mod dense;
mod draw;
mod engine;
mod exchange;
mod explain;
mod hold;
mod inspect;
mod levels;
mod pair;
mod parts;
mod plan;
mod read;
mod request;
mod roles;
mod scheduled;
mod seats;
mod sequence;
mod staff;
mod stage;
mod targets;
mod terms;
mod unsound;
mod verify;

pub use blockers::{Blocker, Removed};
pub use dense::{Matrix, linear_sum_assignment};
pub use draw::{DrawRequest, Drawing, DrawnCell, DrawnPerson, DrawnUnit, SplitTeam, draw_cells, draw_cells_with};
pub use engine::{Alternative, Deficient, Load, Options, Problem, Progress, Solution, solve_assignment};
pub(crate) use explain::corrupt;
pub use explain::{Comparison, Exchange, Explanation, LevelLoss, Verdict};
pub use inspect::{
    InspectRequest, Inspected, Inspection, InspectionPeriod, Inspections, Repeat, inspections, inspections_with,
};
pub use pair::{Pair, PairLoad, PairRequest, Pairing, Unreached, pair, pair_with};
pub use parts::PlanPart;
pub use plan::{Ended, LevelTotal, Plan, Planned, Shortfall, Status, Unfilled};
pub use request::{Holders, Nomination, PostRequest, Request, Share};
pub use roles::{
    GivenRole, RoleAlternative, RoleCell, RoleHolder, RoleSplit, SplitRequest, Uncovered, split_roles, split_roles_with,
};
pub use staff::{staff, staff_with};
