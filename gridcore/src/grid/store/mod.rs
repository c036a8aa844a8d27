//! What a grid keeps of each kind of thing: columns by dense id.

mod appointments;
mod areas;
mod links;
mod people;
mod rows;
mod units;

pub(crate) use appointments::{AppointmentData, Appointments, NO_SHIFT};
pub(crate) use areas::{Areas, ClaimData, Claims};
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

fn forget<K: std::hash::Hash + Eq, I: PartialEq>(map: &mut HashMap<K, Vec<I>>, key: K, id: I) {
    if let Some(ids) = map.get_mut(&key) {
        ids.retain(|i| *i != id);
        if ids.is_empty() {
            map.remove(&key);
        }
    }
}
