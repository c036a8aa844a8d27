//! What a grid keeps of each kind of thing: columns by dense id.

mod appointments;
mod areas;
mod links;
mod people;
mod rows;
mod units;

pub(crate) use appointments::{AppointmentData, Appointments, NO_SHIFT};
pub(crate) use areas::{Areas, ClaimData, Claims};
use std::collections::BTreeSet;

use hashbrown::HashMap;
pub(crate) use links::{LinkData, Links};
pub(crate) use people::{People, Places};
pub use units::UnitNode;
pub(crate) use units::{Units, node};

use crate::key::{PersonId, PostId, UnitId};

/// What stands at an end of a link, or keeps an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum End {
    Person(PersonId),
    Unit(UnitId),
    Post(PostId, UnitId),
}

/// The first of two lists that both have a thing, looked through side by side: whichever is shorter
/// decides how long that takes.
fn find_in_either<T>(
    one: impl Iterator<Item = T>,
    other: impl Iterator<Item = T>,
    mut is_it: impl FnMut(&T) -> bool,
) -> Option<T> {
    one.zip(other).find_map(|(a, b)| {
        if is_it(&a) {
            Some(a)
        } else if is_it(&b) {
            Some(b)
        } else {
            None
        }
    })
}

fn forget<I: Ord>(map: &mut HashMap<End, BTreeSet<I>>, key: End, id: I) {
    if let Some(ids) = map.get_mut(&key) {
        ids.remove(&id);
        if ids.is_empty() {
            map.remove(&key);
        }
    }
}
