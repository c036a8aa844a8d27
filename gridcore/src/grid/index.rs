//! Pre-order arrays over the forest.

use std::sync::Arc;

use super::Grid;
use crate::key::{Id, IdVec, PersonId, UnitId};
use crate::order;

/// The forest laid out in pre-order: a subtree is a range, the people under a unit a slice.
///
/// Loading a grid makes none. The first call that needs one after loading or after an edit makes it,
/// at `O(n log n)` in units and people: [`Grid::index`] and what is said to need it, such as
/// [`Grid::extract`] and [`Grid::roll_up`]. Later calls share it, and the next edit drops it. Roots
/// stand by network and key, siblings by key.
#[derive(Debug, Clone)]
pub struct Index {
    order: Vec<UnitId>,
    /// The position of each unit in `order`.
    position: IdVec<UnitId, u32>,
    /// By position, the position after the unit's last descendant.
    ends: Vec<u32>,
    /// By position, the position of the parent; `u32::MAX` for roots.
    parents: Vec<u32>,
    /// The people placed in each unit, in the order of the units and by key within one.
    people: Vec<PersonId>,
    /// By position, where the people of the unit start; one entry more than units.
    starts: Vec<u32>,
}

impl Grid {
    /// The index of this revision, made on first use.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Arc::new(Index::of(self)))
    }

    /// All units, each before those below it: roots by network and key, siblings by key. Needs the
    /// index.
    pub fn units_in_order(&self) -> impl ExactSizeIterator<Item = super::Unit<'_>> {
        self.index().order.iter().map(|id| super::Unit::new(self, *id))
    }

    /// Whether `unit` lies below `above`, by key; a unit does not lie below itself. `O(1)` once
    /// the index is made.
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if one of the keys names no unit.
    pub fn is_ancestor(&self, above: &str, unit: &str) -> Result<bool, crate::Error> {
        let (above, unit) = (self.unit(above)?.id, self.unit(unit)?.id);
        Ok(above != unit && self.index().contains(above, unit))
    }

    /// A value for every unit and all below it: `values` added up over each subtree, in one
    /// backward pass over the index.
    ///
    /// Returns the units in pre-order with their sums. Values are added with `add`, which should
    /// be associative and commutative.
    pub fn roll_up<T: Clone>(
        &self,
        value: impl Fn(super::Unit<'_>) -> T,
        add: impl Fn(&mut T, &T),
    ) -> Vec<(super::Unit<'_>, T)> {
        let index = self.index();
        let mut sums: Vec<T> = index.order.iter().map(|id| value(super::Unit::new(self, *id))).collect();
        for position in (0..sums.len()).rev() {
            let parent = index.parents.get(position).map_or(usize::MAX, |p| *p as usize);
            if let Some((before, rest)) = sums.split_at_mut_checked(position)
                && let (Some(sum), Some(own)) = (before.get_mut(parent), rest.first())
            {
                add(sum, own);
            }
        }
        index.order.iter().map(|id| super::Unit::new(self, *id)).zip(sums).collect()
    }
}

impl Index {
    fn of(grid: &Grid) -> Self {
        let units = &grid.units;
        let by_key = |ids: &mut Vec<UnitId>| order::by_key(ids, |id| units.keys.key(*id));
        let mut roots: Vec<UnitId> = units.ids().filter(|id| units.parent(*id).is_none()).collect();
        order::by_key(&mut roots, |id| (grid.network_of(*id), units.keys.key(*id)));

        let mut index = Self {
            order: Vec::with_capacity(units.keys.len()),
            position: IdVec::filled(u32::MAX, units.bound()),
            ends: vec![0; units.keys.len()],
            parents: Vec::with_capacity(units.keys.len()),
            people: Vec::new(),
            starts: Vec::new(),
        };
        // A stack of our own: trees may be a million deep. Leaving is marked by no unit.
        let mut stack: Vec<(UnitId, u32)> = roots.iter().rev().map(|id| (*id, u32::MAX)).collect();
        let mut children = Vec::new();
        while let Some((id, parent)) = stack.pop() {
            if id.is_none() {
                let here = position(index.order.len());
                if let Some(end) = index.ends.get_mut(parent as usize) {
                    *end = here;
                }
                continue;
            }
            let here = position(index.order.len());
            index.order.push(id);
            index.parents.push(parent);
            index.position[id] = here;
            stack.push((UnitId::NONE, here));
            children.extend(units.children(id));
            by_key(&mut children);
            stack.extend(children.drain(..).rev().map(|child| (child, here)));
        }
        index.gather_people(grid);
        index
    }

    fn gather_people(&mut self, grid: &Grid) {
        let placed: usize =
            grid.people.places.values().map(|p| p.heads.values().map(|h| *h as usize).sum::<usize>()).sum();
        self.people.reserve(placed);
        self.starts.reserve(self.order.len() + 1);
        self.starts.push(0);
        for id in &self.order {
            let start = self.people.len();
            self.people.extend(grid.people_in(*id));
            if let Some(cell) = self.people.get_mut(start..) {
                order::by_key(cell, |person| grid.people.keys.key(*person));
            }
            self.starts.push(position(self.people.len()));
        }
    }

    pub(crate) fn range(&self, unit: UnitId) -> std::ops::Range<usize> {
        let start = self.position.value(unit).map_or(usize::MAX, |p| *p as usize);
        match self.ends.get(start) {
            Some(end) => start..*end as usize,
            None => 0..0,
        }
    }

    /// The unit and all below it, in pre-order.
    pub(crate) fn subtree_ids(&self, unit: UnitId) -> &[UnitId] {
        self.order.get(self.range(unit)).unwrap_or_default()
    }

    /// The people placed in the unit or below it.
    pub(crate) fn people_ids(&self, unit: UnitId) -> &[PersonId] {
        let range = self.range(unit);
        let start = self.starts.get(range.start).copied().unwrap_or(0) as usize;
        let end = self.starts.get(range.end).copied().unwrap_or(0) as usize;
        self.people.get(start..end).unwrap_or_default()
    }

    /// Whether `unit` is `above` or lies below it.
    pub(crate) fn contains(&self, above: UnitId, unit: UnitId) -> bool {
        self.position.value(unit).is_some_and(|p| self.range(above).contains(&(*p as usize)))
    }

    /// All units in pre-order.
    pub(crate) fn order(&self) -> &[UnitId] {
        &self.order
    }

    /// The position of a unit in pre-order, which is that of [`Grid::units_in_order`]. `O(1)`.
    ///
    /// ```
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nt2,s,team\ns,,site\nt1,s,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let index = grid.index();
    /// assert_eq!(index.position(grid.unit("t2")?), Some(2));
    /// assert_eq!(index.parents().collect::<Vec<_>>(), [None, Some(0), Some(0)]);
    /// let mut points = [0.0, 2.0, 0.5];
    /// index.add_up(&mut points);
    /// assert_eq!(points, [2.5, 2.0, 0.5]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub fn position(&self, unit: super::Unit<'_>) -> Option<usize> {
        let position = *self.position.value(unit.id)? as usize;
        (self.order.get(position) == Some(&unit.id)).then_some(position)
    }

    /// The position of the unit above each unit, in pre-order; none for a root.
    pub fn parents(&self) -> impl ExactSizeIterator<Item = Option<usize>> + '_ {
        self.parents.iter().map(|parent| (*parent != u32::MAX).then_some(*parent as usize))
    }

    /// Adds to the number of each unit, given in pre-order, those of all units below it: one backward
    /// pass, in place. Numbers beyond the last unit stay as they are.
    pub fn add_up(&self, numbers: &mut [f64]) {
        for (position, parent) in self.parents.iter().enumerate().rev() {
            if let Some(number) = numbers.get(position).copied()
                && let Some(sum) = numbers.get_mut(*parent as usize)
            {
                *sum += number;
            }
        }
    }

    /// How many units lie on the longest way from a root to a leaf.
    #[must_use]
    pub fn depth(&self) -> usize {
        let mut depths: Vec<usize> = Vec::with_capacity(self.parents.len());
        for parent in &self.parents {
            depths.push(1 + depths.get(*parent as usize).copied().unwrap_or(0));
        }
        depths.into_iter().max().unwrap_or(0)
    }

    /// How many units there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are no units.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}

fn position(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
