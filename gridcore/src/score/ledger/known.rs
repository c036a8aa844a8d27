//! Whom of a grid a ledger has met: what it calls them and where they are.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::grid::{Grid, GridState};
use crate::key::{Id, PartyId, PersonId, UnitId};
use crate::score::party::Party;

/// The stamp of somebody whose units were not asked for yet.
const NONE: u32 = u32::MAX;

/// What a ledger calls the units and people of a grid, as long as that is not edited.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    state: Option<Arc<GridState>>,
    met: HashMap<Who, Met>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Who {
    Unit(UnitId),
    Person(PersonId),
}

/// Somebody a ledger has met.
#[derive(Debug, Clone, Copy)]
struct Met {
    party: PartyId,
    stamp: u32,
}

impl Known {
    /// Forgets all if the grid is not the one that was met, or has been edited.
    pub(super) fn meet(&mut self, grid: &Grid) {
        if !self.state.as_ref().is_some_and(|state| Arc::ptr_eq(state, grid.state())) {
            *self = Self { state: Some(Arc::clone(grid.state())), ..Self::default() };
        }
    }

    fn met(&mut self, who: Who) -> &mut Met {
        self.met.entry(who).or_insert(Met { party: PartyId::NONE, stamp: NONE })
    }

    /// What the ledger calls somebody who is named so. By a former key they are somebody else to it: an entry stays as it
    /// was posted.
    pub(super) fn party(&mut self, party: &Party<'_>, name: &str, first: impl FnOnce() -> PartyId) -> PartyId {
        let is_former = match party {
            Party::Unit(unit) => name.strip_prefix("unit:") != Some(unit.key()),
            Party::Person(person) => name.strip_prefix("person:") != Some(person.key()),
            Party::Post(..) => false,
        };
        let Some(met) = who(party).filter(|_| !is_former).map(|who| self.met(who)) else { return first() };
        if met.party.is_none() {
            met.party = first();
        }
        met.party
    }

    /// The stamp of somebody; none of who is in no unit.
    pub(super) fn stamp(&mut self, party: &Party<'_>, first: impl FnOnce() -> Option<u32>) -> Option<u32> {
        let Some(met) = who(party).map(|who| self.met(who)) else { return first() };
        if met.stamp == NONE {
            met.stamp = first()?;
        }
        Some(met.stamp)
    }
}

const fn who(party: &Party<'_>) -> Option<Who> {
    match party {
        Party::Unit(unit) => Some(Who::Unit(unit.id)),
        Party::Person(person) => Some(Who::Person(person.id)),
        Party::Post(..) => None,
    }
}
