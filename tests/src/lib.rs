//! What the suites share: random numbers and the grid folders of the five systems.

pub mod random;
pub mod systems;

/// The README, whose code runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
