//! What the suites share: random numbers, the grid folders of the five systems, the bodies of the
//! fuzz targets.

pub mod fuzz;
pub mod random;
pub mod systems;
