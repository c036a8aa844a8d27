//! The named iterators: where one can go from a unit.

use std::iter::FusedIterator;

use super::{Person, Unit};
use crate::grid::Grid;
use crate::key::{PersonId, UnitId};
use crate::order;

/// The units directly below a unit, by key; made by [`Unit::children`].
#[derive(Debug, Clone)]
pub struct Children<'g> {
    grid: &'g Grid,
    ids: std::vec::IntoIter<UnitId>,
}

/// The units above a unit, innermost first; made by [`Unit::ancestors`].
#[derive(Debug, Clone)]
pub struct Ancestors<'g> {
    grid: &'g Grid,
    next: Option<UnitId>,
}

/// The units below a unit, in pre-order; made by [`Unit::descendants`].
#[derive(Debug, Clone)]
pub struct Descendants<'g> {
    grid: &'g Grid,
    ids: std::slice::Iter<'g, UnitId>,
}

/// The people placed in a unit, by key; made by [`Unit::people`].
#[derive(Debug, Clone)]
pub struct PeopleIn<'g> {
    grid: &'g Grid,
    ids: std::vec::IntoIter<PersonId>,
}

/// The people placed in a unit or below it, unit by unit; made by [`Unit::people_under`].
#[derive(Debug, Clone)]
pub struct PeopleUnder<'g> {
    grid: &'g Grid,
    ids: std::slice::Iter<'g, PersonId>,
}

impl<'g> Children<'g> {
    pub(super) fn of(unit: Unit<'g>) -> Self {
        let grid = unit.grid;
        let mut ids: Vec<UnitId> = grid.units.children(unit.id).collect();
        order::by_key(&mut ids, |id| grid.units.keys.key(*id));
        Self { grid, ids: ids.into_iter() }
    }
}

impl<'g> Ancestors<'g> {
    pub(super) fn of(unit: Unit<'g>) -> Self {
        Self { grid: unit.grid, next: unit.grid.units.parent(unit.id) }
    }
}

impl<'g> Descendants<'g> {
    pub(super) fn of(unit: Unit<'g>) -> Self {
        let below = unit.grid.index().subtree_ids(unit.id).get(1..).unwrap_or_default();
        Self { grid: unit.grid, ids: below.iter() }
    }
}

impl<'g> PeopleIn<'g> {
    pub(super) fn of(unit: Unit<'g>) -> Self {
        let grid = unit.grid;
        let mut ids: Vec<PersonId> = grid.people_in(unit.id).collect();
        order::by_key(&mut ids, |id| grid.people.keys.key(*id));
        Self { grid, ids: ids.into_iter() }
    }
}

impl<'g> PeopleUnder<'g> {
    pub(super) fn of(unit: Unit<'g>) -> Self {
        Self { grid: unit.grid, ids: unit.grid.index().people_ids(unit.id).iter() }
    }
}

impl<'g> Iterator for Ancestors<'g> {
    type Item = Unit<'g>;

    fn next(&mut self) -> Option<Unit<'g>> {
        let id = self.next?;
        self.next = self.grid.units.parent(id);
        Some(Unit::new(self.grid, id))
    }
}

impl FusedIterator for Ancestors<'_> {}

macro_rules! over_ids {
    ($($name:ident -> $item:ident, $get:expr;)*) => {$(
        impl<'g> Iterator for $name<'g> {
            type Item = $item<'g>;

            fn next(&mut self) -> Option<$item<'g>> {
                self.ids.next().map(|id| $item::new(self.grid, $get(id)))
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.ids.size_hint()
            }
        }

        impl<'g> DoubleEndedIterator for $name<'g> {
            fn next_back(&mut self) -> Option<$item<'g>> {
                self.ids.next_back().map(|id| $item::new(self.grid, $get(id)))
            }
        }

        impl ExactSizeIterator for $name<'_> {}
        impl FusedIterator for $name<'_> {}
    )*};
}

over_ids! {
    Children -> Unit, |id: UnitId| id;
    Descendants -> Unit, |id: &UnitId| *id;
    PeopleIn -> Person, |id: PersonId| id;
    PeopleUnder -> Person, |id: &PersonId| *id;
}
