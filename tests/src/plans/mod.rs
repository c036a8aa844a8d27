//! What the suites, the demonstration and the benches plan for: the systems before it is planned.

mod undrawn;

pub use undrawn::{Undrawn, undrawn};
