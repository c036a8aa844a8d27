//! The seats of a grid: what there is to take.

use crate::grid::{Grid, NO_SHIFT};
use crate::key::{Id, PostId, UnitId};
use crate::order;

/// A post or role in a unit, on one of its shifts if it has shifts.
///
/// The order of the fields is that of seats everywhere: posts as the charter has them, then units by
/// key where [`of`] made the list, then shifts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Seat {
    pub(crate) post: PostId,
    pub(crate) unit: UnitId,
    /// The index of the shift; [`NO_SHIFT`] for a post without shifts.
    pub(crate) shift: u16,
}

/// The seats of one kind: how many holders it needs and may have, and how many it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seats {
    pub(crate) seat: Seat,
    pub(crate) required: u32,
    /// None for any number.
    pub(crate) most: Option<u32>,
    pub(crate) held: u32,
}

/// The seats of some posts and roles in some units, by post, unit and shift.
///
/// `O(units x posts)`, and the appointments in those units.
pub(crate) fn of(grid: &Grid, posts: &[PostId], units: &[UnitId]) -> Vec<Seats> {
    let mut units: Vec<UnitId> = units.to_vec();
    order::by_key(&mut units, |unit| grid.units.keys.key(*unit));
    let model = &grid.charter.model;
    let mut all = Vec::new();
    for post in posts.iter().copied() {
        let Some(data) = model.posts.value(post) else { continue };
        for unit in units.iter().copied().filter(|unit| grid.post_exists(post, *unit)) {
            let shifts = (0..data.shifts.len()).filter_map(|index| u16::try_from(index).ok());
            let whole = data.shifts.is_empty().then_some(NO_SHIFT);
            all.extend(shifts.chain(whole).map(|shift| {
                let rows = grid.appointments.of_post(post, unit).filter(|(_, row)| row.shift == shift);
                Seats {
                    seat: Seat { post, unit, shift },
                    required: data.seats.min,
                    most: data.seats.max,
                    held: u32::try_from(rows.count()).unwrap_or(u32::MAX),
                }
            }));
        }
    }
    all
}

/// The units of some subtrees, each once, by id; all units if none is named.
pub(crate) fn units_under(grid: &Grid, roots: &[UnitId]) -> Vec<UnitId> {
    let index = grid.index();
    let mut units: Vec<UnitId> = match roots {
        [] => index.order().to_vec(),
        roots => roots.iter().flat_map(|root| index.subtree_ids(*root)).copied().collect(),
    };
    order::natural(&mut units);
    units.dedup();
    units
}

impl Seat {
    /// The label of its shift; empty if it has none.
    pub(crate) fn shift_label(self, grid: &Grid) -> &str {
        let post = grid.charter.model.posts.value(self.post);
        post.and_then(|post| post.shifts.get(usize::from(self.shift))).map_or("", String::as_str)
    }

    /// The key of its post.
    pub(crate) fn post_key(self, grid: &Grid) -> &str {
        grid.charter.model.posts.value(self.post).map_or("", |post| &post.key)
    }

    /// The key of its unit.
    pub(crate) fn unit_key(self, grid: &Grid) -> &str {
        if self.unit.is_none() { "" } else { grid.units.keys.key(self.unit) }
    }
}
