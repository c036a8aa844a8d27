//! What the suites share: random numbers, the grid folders of the five systems, random grids and
//! changes, and the oracles that gridcore is held against.

pub mod demo;
pub mod generate;
pub mod oracle;
pub mod picture;
pub mod random;
pub mod rows;
pub mod systems;

/// The README, whose code runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
