//! What the suites share: random numbers, small assignment problems, the grid folders of the five systems, random grids and
//! changes, the oracles that gridcore is held against, the bodies of the fuzz targets, fixtures of
//! the rules, small grids, grids with entries and with awards, bad inputs, readers of exports, and the demonstration.

pub mod assessed;
pub mod assignment;
pub mod bad;
pub mod cases;
pub mod demo;
pub mod duties;
pub mod fixtures;
pub mod fuzz;
pub mod generate;
pub mod journal;
pub mod oracle;
pub mod pages;
pub mod picture;
pub mod plans;
pub mod random;
pub mod repository;
pub mod rows;
pub mod scored;
pub mod small;
pub mod staffing;
pub mod systems;
pub mod templates;

/// The README, whose code runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
