//! Who should hold, reach, inspect and belong to what: proposals as plans, with their proof.
//!
//! Every plan is a value. It says what it costs and why, is held to account by `verify`, which shares no
//! code with what made it, and touches a grid only as the [`Change`](crate::Change)s it gives.

mod draw;
mod exchange;
mod inspect;
mod pair;
mod roles;
mod unsound;

pub use draw::{DrawRequest, Drawing, DrawnCell, DrawnPerson, DrawnUnit, SplitTeam, draw_cells};
pub use inspect::{InspectRequest, Inspected, Inspection, InspectionPeriod, Inspections, Repeat, inspections};
pub use pair::{Pair, PairLoad, PairRequest, Pairing, Unreached, pair};
pub use roles::{Alternative, GivenRole, RoleCell, RoleHolder, RoleSplit, SplitRequest, Uncovered, split_roles};
