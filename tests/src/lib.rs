//! What the suites share: random numbers and the grid folders of the five systems.

pub mod random;
pub mod systems;
