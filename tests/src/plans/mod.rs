//! What the suites, the demonstration and the benches plan for: the systems before it is planned.

mod twins;
mod undrawn;

pub use twins::{PlanTwin, StaffTwin, text, twin, twins_of};
pub use undrawn::{Undrawn, undrawn};
