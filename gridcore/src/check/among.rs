//! Which subjects a full check asks a rule about: all, or those among which its findings lie.

use std::sync::OnceLock;

use super::item::{Item, ItemKind};
use super::items;
use crate::grid::Grid;
use crate::key::{IdVec, UnitId};
use crate::order;

/// The subjects among which all findings of a rule lie.
///
/// Columns tell much faster than the rule's own function who is out of the question. That they
/// leave out nobody is proved by the edits: a [`Monitor`](super::Monitor) asks about whatever an
/// edit dirties, and must come to the same findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Among {
    /// All of the kinds it looks at.
    All,
    /// People who are in no cell of some network.
    Unplaced,
    /// People placed in a unit that is no cell.
    OutsideCells,
    /// Posts of which too few or too many people hold, and posts with shifts.
    UnevenSeats,
}

/// The subjects of a grid.
#[derive(Debug)]
pub(super) struct Subjects<'g> {
    grid: &'g Grid,
    /// Several rules ask about them.
    uneven: OnceLock<Vec<Item>>,
}

impl<'g> Subjects<'g> {
    pub(super) const fn of(grid: &'g Grid) -> Self {
        Self { grid, uneven: OnceLock::new() }
    }

    /// Calls `look` for each subject of some kinds among those said, once.
    pub(super) fn each(&self, on: &[ItemKind], among: Among, mut look: impl FnMut(Item)) {
        match among {
            Among::All => on.iter().for_each(|kind| items::each(self.grid, *kind, &mut look)),
            Among::Unplaced => unplaced(self.grid, look),
            Among::OutsideCells => outside_cells(self.grid).into_iter().for_each(look),
            Among::UnevenSeats => self.uneven.get_or_init(|| uneven(self.grid)).iter().copied().for_each(look),
        }
    }
}

fn unplaced(grid: &Grid, mut look: impl FnMut(Item)) {
    for person in grid.people.ids() {
        if grid.people.places.values().any(|places| places.cell(person).is_none()) {
            look(Item::Person(person));
        }
    }
}

fn outside_cells(grid: &Grid) -> Vec<Item> {
    let tiers = &grid.charter.model.tiers;
    let filled = grid.units.ids().filter(|unit| grid.heads_in(*unit) > 0);
    let outside = filled.filter(|unit| tiers.value(grid.units.tier(*unit)).is_some_and(|tier| !tier.cell));
    order::distinct(outside.flat_map(|unit| grid.people_in(unit)).map(Item::Person))
}

fn uneven(grid: &Grid) -> Vec<Item> {
    let model = &grid.charter.model;
    let by_tier = items::posts_by_tier(model);
    let posts_of = |unit: UnitId| by_tier.value(grid.units.tier(unit)).map_or(&[][..], Vec::as_slice);
    let mut starts: IdVec<UnitId, usize> = IdVec::filled(0, grid.units.bound());
    let mut seats = 0;
    for unit in grid.units.ids() {
        starts[unit] = seats;
        seats += posts_of(unit).len();
    }
    let mut held = vec![0_u32; seats];
    for (_, row) in grid.appointments.rows.iter() {
        let slot = posts_of(row.unit).iter().position(|post| *post == row.post);
        if let Some(count) = slot.and_then(|slot| held.get_mut(starts[row.unit] + slot)) {
            *count += 1;
        }
    }
    let all = grid.units.ids().flat_map(|unit| posts_of(unit).iter().map(move |post| (*post, unit)));
    let uneven = all.zip(held).filter(|((post, unit), held)| {
        let data = &model.posts[*post];
        (!data.seats.contains(*held) || !data.shifts.is_empty()) && grid.post_exists(*post, *unit)
    });
    uneven.map(|((post, unit), _)| Item::Seat(post, unit)).collect()
}
