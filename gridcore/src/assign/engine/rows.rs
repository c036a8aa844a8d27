//! The edges in one order, whatever the order they were added in.

use crate::key::{EdgeId, Id, IdVec, SlotId, TakerId, span};

use super::problem::Problem;

/// The edges by slot, then by person.
#[derive(Debug)]
pub(super) struct Rows {
    /// By place in the order, the edge of the problem; none if that is its order already.
    order: Option<IdVec<EdgeId, EdgeId>>,
    /// By slot, where its edges begin; one more for the end.
    pub(super) first: IdVec<SlotId, EdgeId>,
    /// By slot, whether the same people may take it as the slot before it, and somebody may; all said no if edges are
    /// not in order.
    repeats: IdVec<SlotId, bool>,
}

impl Rows {
    /// `O(n)` in slots, people and edges: two counting sorts at most.
    pub(super) fn of(problem: &Problem) -> Self {
        Self::of_looked_at(problem, Look::of(problem))
    }

    /// As [`of`](Self::of), after a look at the edges.
    pub(super) fn of_looked_at(problem: &Problem, look: Look) -> Self {
        let (slots, people) = (&problem.edge_slots, &problem.edge_people);
        let order = if look.is_sorted {
            None
        } else {
            let (slot_count, person_count) = (problem.slots.len(), problem.people.len());
            Some(if people.values().zip(people.values().skip(1)).all(|(before, after)| before <= after) {
                counted(slots.ids(), slots, slot_count)
            } else {
                counted(counted(slots.ids(), people, person_count).values().copied(), slots, slot_count)
            })
        };
        let first = if order.is_none() {
            starts_of_sorted(slots, problem.slots.len())
        } else {
            starts(slots.values().map(|slot| slot.index()), problem.slots.len())
        };
        let mut rows = Self { order, first, repeats: IdVec::filled(false, problem.slots.len()) };
        let mut before: &[TakerId] = &[];
        for slot in problem.slots.ids() {
            let Some((first, end)) = rows.in_order(slot) else { break };
            let people = people.slice(first, end);
            rows.repeats[slot] = people == before && !people.is_empty();
            before = people;
        }
        rows
    }

    /// Whether the edges are in order, and the same people may take a slot, of whom there are some, as the one before it.
    pub(super) fn repeats(&self, slot: SlotId) -> bool {
        self.repeats[slot]
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

/// What one pass over the edges tells of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Whether they come by slot, then by person.
    pub(super) is_sorted: bool,
    /// Whether one joins a slot or a person that is not there.
    pub(super) is_odd: bool,
}

impl Look {
    /// All edges are looked at, which takes less time than to stop at the first.
    pub(super) fn of(problem: &Problem) -> Self {
        let (slot_end, person_end) = (SlotId::new(problem.slots.len()), TakerId::new(problem.people.len()));
        let ends = || problem.edge_slots.values().zip(problem.edge_people.values());
        let is_odd = |(slot, person): (&SlotId, &TakerId)| (*slot >= slot_end) | (*person >= person_end);
        let first = Self { is_sorted: true, is_odd: ends().next().is_some_and(is_odd) };
        ends().zip(ends().skip(1)).fold(first, |look, (before, after)| Self {
            is_sorted: look.is_sorted & ((before.0 < after.0) | ((before.0 == after.0) & (before.1 <= after.1))),
            is_odd: look.is_odd | is_odd(after),
        })
    }
}

/// Where the edges of each slot begin if they are sorted, and the end.
fn starts_of_sorted(slots: &IdVec<EdgeId, SlotId>, count: usize) -> IdVec<SlotId, EdgeId> {
    /// Edges passed over at once.
    const STRIDE: usize = 8;
    let slots = slots.values().as_slice();
    let mut at = 0;
    let start = |slot: usize| {
        let is_before = |at: usize| slots.get(at).is_some_and(|other| other.index() < slot);
        while is_before(at + STRIDE - 1) {
            at += STRIDE;
        }
        while is_before(at) {
            at += 1;
        }
        EdgeId::new(at)
    };
    (0..=count).map(start).collect()
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
