//! What a refused batch must give back beside the rows: where they were read, and a grid that was
//! made anew.

use super::apply::Batch;
use crate::grid::{Grid, node};
use crate::key::{AppointmentId, AreaId, LinkId, PersonId, UnitId};
use crate::roster::Origin;

/// Something that a step took out of the grid.
#[derive(Debug)]
pub(super) enum Removed {
    Unit(UnitId, Origin),
    Person(PersonId, Origin),
    Area(AreaId, Origin),
    Appointment(AppointmentId, Origin),
    Link(LinkId, Origin),
    /// The whole grid, when another charter made another of its rows.
    Grid(Box<Grid>),
}

impl Batch<'_> {
    /// Notes what a step takes out, before it notes how to undo that.
    pub(super) fn note(&mut self, removed: Removed) {
        self.removed.push((self.undo.len(), removed));
    }

    /// Gives back what was taken out since a step, after that step is undone: things put back have
    /// the ids they had, for ids are given out again in the reverse order.
    pub(super) fn give_back(&mut self, step: usize) {
        while let Some((_, removed)) = self.removed.pop_if(|(at, _)| *at >= step) {
            let grid = &mut *self.grid;
            match removed {
                Removed::Unit(id, origin) => {
                    if let Some(unit) = grid.units.graph.node_weight_mut(node(id)) {
                        unit.origin = origin;
                    }
                }
                Removed::Person(id, origin) => grid.people.origins.set(id, origin, Origin::default()),
                Removed::Area(id, origin) => {
                    if let Some(Some((_, before))) = grid.areas.rows.get_mut(id) {
                        *before = origin;
                    }
                }
                Removed::Appointment(id, origin) => {
                    if let Some(row) = grid.appointments.rows.get_mut(id) {
                        row.origin = origin;
                    }
                }
                Removed::Link(id, origin) => {
                    if let Some(row) = grid.links.rows.get_mut(id) {
                        row.origin = origin;
                    }
                }
                Removed::Grid(before) => *grid = *before,
            }
        }
    }
}
