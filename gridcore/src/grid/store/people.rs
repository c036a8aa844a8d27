//! People and where they are placed.

use hashbrown::HashMap;

use crate::grid::lists::Lists;
use crate::key::{Id, IdVec, KeyTable, NetworkId, NumberId, PersonId, TagSetId, UnitId};
use crate::roster::Origin;
use crate::time::Interval;

#[derive(Debug, Clone, Default)]
pub(crate) struct People {
    pub(crate) keys: KeyTable<PersonId>,
    /// The tags of each; none marks an id that is free.
    pub(crate) tags: IdVec<PersonId, TagSetId>,
    /// By number column, in thousandths; [`NumberColumn::MISSING`](crate::roster::NumberColumn) where absent.
    pub(crate) numbers: IdVec<NumberId, IdVec<PersonId, i64>>,
    pub(crate) origins: IdVec<PersonId, Origin>,
    pub(crate) free: Vec<PersonId>,
    pub(crate) places: IdVec<NetworkId, Places>,
}

/// Who is placed where in one network.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    pub(crate) cells: IdVec<PersonId, UnitId>,
    pub(crate) dates: HashMap<PersonId, Interval>,
    /// Where placements were read; of those that stand with their person, nothing.
    pub(crate) origins: IdVec<PersonId, Origin>,
    pub(crate) lists: Lists<UnitId, PersonId>,
    /// How many people are placed in each unit.
    pub(crate) heads: IdVec<UnitId, u32>,
}

impl Places {
    /// Places many people at once, none of them dated; units have ids below `units`.
    pub(crate) fn of(cells: IdVec<PersonId, UnitId>, units: usize) -> Self {
        let mut places =
            Self { lists: Lists::sized(units, cells.len()), heads: IdVec::filled(0, units), ..Self::default() };
        for (person, cell) in cells.iter().filter(|(_, cell)| !cell.is_none()) {
            places.lists.add(*cell, person);
            places.heads[*cell] += 1;
        }
        Self { cells, ..places }
    }

    #[inline]
    pub(crate) fn cell(&self, person: PersonId) -> Option<UnitId> {
        self.cells.value(person).copied().and_then(Id::some)
    }

    pub(crate) fn heads(&self, unit: UnitId) -> u32 {
        self.heads.value(unit).copied().unwrap_or(0)
    }

    /// Places a person who is not placed.
    pub(crate) fn put(&mut self, person: PersonId, cell: UnitId, dates: Interval, origin: Origin) {
        self.cells.set(person, cell, UnitId::NONE);
        self.lists.add(cell, person);
        let heads = self.heads(cell) + 1;
        self.heads.set(cell, heads, 0);
        if !dates.is_always() {
            self.dates.insert(person, dates);
        }
        if origin.is_somewhere() {
            self.origins.set(person, origin, Origin::default());
        }
    }

    /// Where the placement of a person was read, if not with the person.
    pub(crate) fn origin(&self, person: PersonId) -> Origin {
        self.origins.value(person).copied().unwrap_or_default()
    }

    /// Takes a person out of their place.
    pub(crate) fn take(&mut self, person: PersonId) -> Option<UnitId> {
        let cell = self.cell(person)?;
        self.cells.set(person, UnitId::NONE, UnitId::NONE);
        self.lists.remove(cell, person);
        let heads = self.heads(cell).saturating_sub(1);
        self.heads.set(cell, heads, 0);
        self.dates.remove(&person);
        if let Some(origin) = self.origins.get_mut(person) {
            *origin = Origin::default();
        }
        Some(cell)
    }
}

impl People {
    #[inline]
    pub(crate) fn is_live(&self, id: PersonId) -> bool {
        self.tags.value(id).is_some_and(|tags| !tags.is_none())
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.tags.iter().filter(|(_, tags)| !tags.is_none()).map(|(id, _)| id)
    }

    pub(crate) fn number(&self, number: NumberId, person: PersonId) -> i64 {
        self.numbers
            .value(number)
            .and_then(|column| column.value(person))
            .copied()
            .unwrap_or(crate::roster::NumberColumn::MISSING)
    }
}
