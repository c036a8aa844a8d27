//! The edges in one order, whatever the order they were added in.

use crate::key::{EdgeId, Id, IdVec, SlotId, span};

use super::problem::Problem;

/// The edges by slot, then by person.
#[derive(Debug)]
pub(super) struct Rows {
    /// By place in the order, the edge of the problem; none if that is its order already.
    order: Option<IdVec<EdgeId, EdgeId>>,
    /// By slot, where its edges begin; one more for the end.
    pub(super) first: IdVec<SlotId, EdgeId>,
}

impl Rows {
    /// `O(n)` in slots, people and edges: two counting sorts at most.
    pub(super) fn of(problem: &Problem) -> Self {
        let (slots, people) = (&problem.edge_slots, &problem.edge_people);
        let order = if is_sorted(slots.values(), people.values()) {
            None
        } else {
            let (slot_count, person_count) = (problem.slots.len(), problem.people.len());
            Some(if people.values().zip(people.values().skip(1)).all(|(before, after)| before <= after) {
                counted(slots.ids(), slots, slot_count)
            } else {
                counted(counted(slots.ids(), people, person_count).values().copied(), slots, slot_count)
            })
        };
        Self { order, first: starts(slots.values().map(|slot| slot.index()), problem.slots.len()) }
    }

    /// The edge of the problem at a place in the order.
    #[inline]
    pub(super) fn edge(&self, place: EdgeId) -> EdgeId {
        self.order.as_ref().map_or(place, |order| order[place])
    }

    /// The first of a slot's edges and the one after its last, if the order is that of the problem.
    pub(super) fn in_order(&self, slot: SlotId) -> Option<(EdgeId, EdgeId)> {
        self.order.is_none().then(|| (self.first[slot], self.first[SlotId::new(slot.index() + 1)]))
    }

    /// The places of a slot's edges.
    pub(super) fn of_slot(&self, slot: SlotId) -> impl ExactSizeIterator<Item = EdgeId> + use<> {
        span(self.first[slot], self.first[SlotId::new(slot.index() + 1)])
    }
}

/// Whether pairs of numbers come in order; all are looked at, which takes less time than to stop at the first.
fn is_sorted<I: Id, T: Id>(first: std::slice::Iter<'_, I>, second: std::slice::Iter<'_, T>) -> bool {
    let before = first.clone().zip(second.clone());
    let after = first.skip(1).zip(second.skip(1));
    before.zip(after).fold(true, |sorted, ((slot, person), (next_slot, next_person))| {
        sorted & ((slot < next_slot) | ((slot == next_slot) & (person <= next_person)))
    })
}

/// Where the run of each of `count` numbers begins if they are sorted, and the end.
pub(super) fn starts<I: Id, T: Id>(numbers: impl Iterator<Item = usize>, count: usize) -> IdVec<I, T> {
    let mut sizes: IdVec<I, usize> = IdVec::filled(0, count + 1);
    // Equal neighbours are counted together.
    let (mut run, mut of) = (0, 0);
    for number in numbers {
        if number != of {
            sizes[I::new(of)] += run;
            (run, of) = (0, number);
        }
        run += 1;
    }
    sizes[I::new(of)] += run;
    let mut next = 0;
    let start = |size: &usize| {
        let start = next;
        next += size;
        T::new(start)
    };
    sizes.values().map(start).collect()
}

/// A stable counting sort of edges by the id a column gives them.
fn counted<I: Id>(
    edges: impl Iterator<Item = EdgeId>,
    column: &IdVec<EdgeId, I>,
    count: usize,
) -> IdVec<EdgeId, EdgeId> {
    let mut next: IdVec<I, EdgeId> = starts(column.values().map(|id| id.index()), count);
    let mut sorted = IdVec::filled(EdgeId::NONE, column.len());
    for edge in edges {
        let place = &mut next[column[edge]];
        sorted[*place] = edge;
        *place = EdgeId::new(place.index() + 1);
    }
    sorted
}
