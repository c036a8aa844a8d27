//! The edges in one order, whatever the order they were added in, and the parts they fall into.

use crate::finding::Error;
use crate::key::{BoundId, EdgeId, Id, IdVec, SlotId, TakerId, span};
use crate::order;

use super::problem::Problem;
use super::refuse::{Wrong, refused};

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
        let pairs = || slots.values().zip(people.values());
        let order = if pairs().zip(pairs().skip(1)).all(|(before, after)| before <= after) {
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

    /// The places of a slot's edges.
    pub(super) fn of_slot(&self, slot: SlotId) -> impl ExactSizeIterator<Item = EdgeId> + use<> {
        span(self.first[slot], self.first[SlotId::new(slot.index() + 1)])
    }
}

/// Where the run of each of `count` numbers begins if they are sorted, and the end.
pub(super) fn starts<I: Id, T: Id>(numbers: impl Iterator<Item = usize>, count: usize) -> IdVec<I, T> {
    let mut sizes: IdVec<I, usize> = IdVec::filled(0, count + 1);
    for number in numbers {
        sizes[I::new(number)] += 1;
    }
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

/// Slots, people and bounds that edges join, directly or not: solved apart from all others.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) slots: IdVec<SlotId, SlotId>,
    pub(super) people: IdVec<TakerId, TakerId>,
    /// The edges by slot, then by person.
    pub(super) edges: IdVec<EdgeId, EdgeId>,
    /// Their slots, numbered within the part.
    pub(super) edge_slots: IdVec<EdgeId, SlotId>,
    /// Their people, numbered within the part.
    pub(super) edge_people: IdVec<EdgeId, TakerId>,
    /// Where the edges of each slot begin; one more for the end.
    pub(super) first: IdVec<SlotId, EdgeId>,
    /// The bounds that could bind.
    pub(super) bounds: IdVec<BoundId, PartBound>,
}

/// A bound with its edges numbered within the part.
#[derive(Debug)]
pub(super) struct PartBound {
    pub(super) bound: BoundId,
    pub(super) edges: Vec<EdgeId>,
    pub(super) least: u32,
    pub(super) most: u32,
}

impl Part {
    pub(super) fn of_slot(&self, slot: SlotId) -> impl ExactSizeIterator<Item = EdgeId> + use<> {
        span(self.first[slot], self.first[SlotId::new(slot.index() + 1)])
    }

    /// The costs of its edges, one column a level.
    pub(super) fn costs(&self, problem: &Problem) -> Vec<IdVec<EdgeId, i64>> {
        let column = |costs: &IdVec<EdgeId, i64>| self.edges.values().map(|edge| costs[*edge]).collect();
        problem.costs.iter().map(column).collect()
    }

    /// How many edges each person has.
    pub(super) fn degrees(&self) -> IdVec<TakerId, u32> {
        let mut degrees = IdVec::filled(0, self.people.len());
        for person in self.edge_people.values() {
            degrees[*person] += 1;
        }
        degrees
    }
}

/// The parts, each with its slots, people and edges in order; parts by their first slot. Slots and people
/// without edges are in none.
///
/// `O(n α(n))` in edges and bounds (union-find by halving: Tarjan & van Leeuwen, *Worst-case analysis of set
/// union algorithms*, 1984).
///
/// # Errors
/// If two edges join the same slot and person.
pub(super) fn parts(problem: &Problem, rows: &Rows) -> Result<Vec<Part>, Error> {
    let mut sets = Sets::new(problem.slots.len() + problem.people.len());
    let person_set = |person: TakerId| problem.slots.len() + person.index();
    for (slot, person) in problem.edge_slots.values().zip(problem.edge_people.values()) {
        sets.join(slot.index(), person_set(*person));
    }
    for bound in problem.bounds.values().filter(|bound| could_bind(bound)) {
        let slots = bound.edges.iter().map(|edge| problem.edge_slots[*edge].index());
        for (one, other) in slots.clone().zip(slots.skip(1)) {
            sets.join(one, other);
        }
    }
    let mut number: IdVec<SlotId, SlotId> = IdVec::filled(SlotId::NONE, problem.slots.len() + problem.people.len());
    let mut parts: Vec<Part> = Vec::new();
    let mut sizes: Vec<usize> = Vec::new();
    let mut local: IdVec<TakerId, TakerId> = IdVec::filled(TakerId::NONE, problem.people.len());
    for slot in problem.slots.ids().filter(|slot| rows.of_slot(*slot).next().is_some()) {
        let root = SlotId::new(sets.find(slot.index()));
        if number[root].is_none() {
            number[root] = SlotId::new(parts.len());
            parts.push(Part::default());
            sizes.push(0);
        }
        if let Some(size) = sizes.get_mut(number[root].index()) {
            *size += rows.of_slot(slot).len();
        }
    }
    for (part, size) in parts.iter_mut().zip(sizes) {
        part.edges.reserve(size);
        part.edge_slots.reserve(size);
        part.edge_people.reserve(size);
    }
    for person in problem.people.ids() {
        let part = number[SlotId::new(sets.find(person_set(person)))];
        if let Some(part) = parts.get_mut(part.index()) {
            local[person] = part.people.push(person);
        }
    }
    for slot in problem.slots.ids() {
        let Some(part) = parts.get_mut(number[SlotId::new(sets.find(slot.index()))].index()) else { continue };
        let slot_here = part.slots.push(slot);
        part.first.push(EdgeId::new(part.edges.len()));
        let mut before = TakerId::NONE;
        for place in rows.of_slot(slot) {
            let edge = rows.edge(place);
            let person = local[problem.edge_people[edge]];
            if person == before {
                return Err(twice(rows, place));
            }
            before = person;
            part.edges.push(edge);
            part.edge_slots.push(slot_here);
            part.edge_people.push(person);
        }
    }
    for part in &mut parts {
        part.first.push(EdgeId::new(part.edges.len()));
    }
    share_bounds(problem, &mut parts, |slot| number[SlotId::new(sets.find(slot.index()))].index());
    Ok(parts)
}

/// The error that the edge at a place joins what the one before it does.
fn twice(rows: &Rows, place: EdgeId) -> Error {
    let edges = [place.index().saturating_sub(1), place.index()].map(|at| rows.edge(EdgeId::new(at)).index());
    let [first, second] = edges;
    refused(Wrong::Twice, vec![("edge", first.max(second).into()), ("other", first.min(second).into())])
}

fn could_bind(bound: &super::problem::Bound) -> bool {
    !bound.edges.is_empty() && (bound.least > 0 || (bound.most as usize) < bound.edges.len())
}

/// Gives each part the bounds on its edges.
fn share_bounds(problem: &Problem, parts: &mut [Part], mut part_of: impl FnMut(SlotId) -> usize) {
    if !problem.bounds.values().any(could_bind) {
        return;
    }
    let mut here: IdVec<EdgeId, EdgeId> = IdVec::filled(EdgeId::NONE, problem.edge_slots.len());
    for part in parts.iter() {
        for (at, edge) in part.edges.iter() {
            here[*edge] = at;
        }
    }
    for (id, bound) in problem.bounds.iter().filter(|(_, bound)| could_bind(bound)) {
        let Some(first) = bound.edges.first() else { continue };
        let Some(part) = parts.get_mut(part_of(problem.edge_slots[*first])) else { continue };
        let mut edges: Vec<EdgeId> = bound.edges.iter().map(|edge| here[*edge]).collect();
        order::natural(&mut edges);
        part.bounds.push(PartBound { bound: id, edges, least: bound.least, most: bound.most });
    }
    // The order they were added in decides nothing.
    for part in parts {
        part.bounds.sort_by(|one, other| {
            (&one.edges, one.least, one.most, one.bound).cmp(&(&other.edges, other.least, other.most, other.bound))
        });
    }
}

/// Disjoint sets of numbers.
struct Sets(IdVec<SlotId, SlotId>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).map(SlotId::new).collect())
    }

    fn find(&mut self, number: usize) -> usize {
        let mut at = SlotId::new(number);
        loop {
            let up = self.0[at];
            if up == at {
                return at.index();
            }
            let above = self.0[up];
            self.0[at] = above;
            at = above;
        }
    }

    /// The smaller root becomes the root of both.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        if one != other {
            self.0[SlotId::new(one.max(other))] = SlotId::new(one.min(other));
        }
    }
}
