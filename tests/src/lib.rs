//! What the suites share: random numbers, the grid folders of the five systems, fixtures of the
//! rules, bad inputs, and an oracle of messages.

pub mod bad;
pub mod fixtures;
pub mod random;
pub mod repository;
pub mod systems;
pub mod templates;
