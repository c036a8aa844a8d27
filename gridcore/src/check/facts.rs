//! What the functions of the rules see: the grid and the counters kept over it.

use super::counters::Counters;
use crate::charter::Model;
use crate::grid::Grid;

/// The grid a rule looks at, and what is counted over it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) grid: &'a Grid,
    pub(crate) counters: &'a Counters,
}

impl<'a> Facts<'a> {
    pub(crate) fn model(&self) -> &'a Model {
        &self.grid.charter.model
    }

    /// The key of a unit.
    pub(crate) fn unit(&self, id: crate::key::UnitId) -> &'a str {
        self.grid.units.keys.key(id)
    }

    /// The key of a person.
    pub(crate) fn person(&self, id: crate::key::PersonId) -> &'a str {
        self.grid.people.keys.key(id)
    }
}
