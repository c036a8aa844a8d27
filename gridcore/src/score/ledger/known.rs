//! Whom of a grid a ledger has met, so that nobody is looked up by text again.

use std::sync::Arc;

use crate::grid::{Grid, GridState};
use crate::key::{Id, IdVec, PartyId, PersonId, UnitId};
use crate::score::party::Party;

/// The stamp of somebody whose units were not asked for yet.
const NONE: u32 = u32::MAX;

/// What a ledger calls the units and people of a grid, as long as that is not edited.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    state: Option<Arc<GridState>>,
    units: IdVec<UnitId, Met>,
    people: IdVec<PersonId, Met>,
}

/// Somebody a ledger has met.
#[derive(Debug, Clone, Copy)]
struct Met {
    party: PartyId,
    stamp: u32,
}

const STRANGER: Met = Met { party: PartyId::NONE, stamp: NONE };

impl Known {
    /// Forgets all if the grid is not the one that was met, or has been edited.
    pub(super) fn meet(&mut self, grid: &Grid) {
        if !self.state.as_ref().is_some_and(|state| Arc::ptr_eq(state, grid.state())) {
            *self = Self { state: Some(Arc::clone(grid.state())), ..Self::default() };
        }
    }

    fn met(&mut self, party: &Party<'_>) -> Option<&mut Met> {
        fn of<I: Id>(list: &mut IdVec<I, Met>, id: I) -> Option<&mut Met> {
            if id.index() >= list.len() {
                list.set(id, STRANGER, STRANGER);
            }
            list.get_mut(id)
        }
        match party {
            Party::Unit(unit) => of(&mut self.units, unit.id),
            Party::Person(person) => of(&mut self.people, person.id),
            Party::Post(..) => None,
        }
    }

    /// What the ledger calls somebody.
    pub(super) fn party(&mut self, party: &Party<'_>, first: impl FnOnce() -> PartyId) -> PartyId {
        let Some(met) = self.met(party) else { return first() };
        if met.party.is_none() {
            met.party = first();
        }
        met.party
    }

    /// The stamp of somebody; none of who is in no unit.
    pub(super) fn stamp(&mut self, party: &Party<'_>, first: impl FnOnce() -> Option<u32>) -> Option<u32> {
        let Some(met) = self.met(party) else { return first() };
        if met.stamp == NONE {
            met.stamp = first()?;
        }
        Some(met.stamp)
    }
}
