//! The parts a problem falls into.

use crate::finding::Error;
use crate::key::{BoundId, EdgeId, Id, IdVec, SlotId, TakerId, span};
use crate::order;

use super::problem::{Bound, Problem};
use super::refuse::{Wrong, refused};
use super::rows::Rows;
use super::sets::Sets;

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
    fn with_room(edges: usize) -> Self {
        let mut part = Self::default();
        part.edges.reserve(edges);
        part.edge_slots.reserve(edges);
        part.edge_people.reserve(edges);
        part
    }

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
    divided(problem, rows, &mut joined(problem, rows), &Gather::nothing(), |_| false)
}

/// The parts but for those whose first slot is `taken`. Some are put together where that changes nothing but the time
/// it takes.
///
/// # Errors
/// As [`parts`].
pub(super) fn rest(
    problem: &Problem,
    rows: &Rows,
    sets: &mut Sets,
    taken: impl Fn(SlotId) -> bool,
) -> Result<Vec<Part>, Error> {
    let mut is_left = |slot: SlotId| rows.of_slot(slot).len() > 0 && !taken(SlotId::new(sets.find(slot.index())));
    if !problem.slots.ids().any(&mut is_left) {
        return Ok(Vec::new());
    }
    let gather = Gather::of(problem, sets, problem.slots.len() + problem.people.len());
    divided(problem, rows, sets, &gather, taken)
}

fn divided(
    problem: &Problem,
    rows: &Rows,
    sets: &mut Sets,
    gather: &Gather,
    taken: impl Fn(SlotId) -> bool,
) -> Result<Vec<Part>, Error> {
    let person_set = |person: TakerId| problem.slots.len() + person.index();
    let (number, mut parts) = numbered(problem, rows, sets, gather, taken);
    let mut local: IdVec<TakerId, TakerId> = IdVec::filled(TakerId::NONE, problem.people.len());
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

/// Slots and, numbered after them, people, as edges and bounds join them; the root of a set with a slot is its first.
pub(super) fn joined(problem: &Problem, rows: &Rows) -> Sets {
    let mut sets = Sets::new(problem.slots.len() + problem.people.len());
    for slot in problem.slots.ids() {
        let mut root = sets.find(slot.index());
        // Mostly whoever may take one seat of a cell may take the next.
        if rows.repeats(slot) {
            sets.join_root(root, slot.index().saturating_sub(1));
            continue;
        }
        for place in rows.of_slot(slot) {
            root = sets.join_root(root, problem.slots.len() + problem.edge_people[rows.edge(place)].index());
        }
    }
    for bound in problem.bounds.values().filter(|bound| could_bind(bound)) {
        let slots = bound.edges.iter().map(|edge| problem.edge_slots[*edge].index());
        for (one, other) in slots.clone().zip(slots.skip(1)) {
            sets.join(one, other);
        }
    }
    sets
}

/// The part of each root of the sets that has edges, and the parts, with room for their edges.
fn numbered(
    problem: &Problem,
    rows: &Rows,
    sets: &mut Sets,
    gather: &Gather,
    taken: impl Fn(SlotId) -> bool,
) -> (IdVec<SlotId, SlotId>, Vec<Part>) {
    let count = problem.slots.len() + problem.people.len();
    let mut sizes: IdVec<SlotId, usize> = IdVec::filled(0, count);
    for slot in problem.slots.ids() {
        sizes[SlotId::new(sets.find(slot.index()))] += rows.of_slot(slot).len();
    }
    let mut number: IdVec<SlotId, SlotId> = IdVec::filled(SlotId::NONE, count);
    let mut part_sizes: Vec<usize> = Vec::new();
    let mut open: Option<usize> = None;
    for slot in problem.slots.ids().filter(|slot| rows.of_slot(*slot).len() > 0) {
        let root = SlotId::new(sets.find(slot.index()));
        if !number[root].is_none() || taken(root) {
            continue;
        }
        let joins = open.filter(|_| gather.takes(root));
        let room = joins.and_then(|at| part_sizes.get_mut(at).filter(|size| **size + sizes[root] <= gather.most));
        if let (Some(at), Some(size)) = (joins, room) {
            *size += sizes[root];
            number[root] = SlotId::new(at);
            continue;
        }
        if gather.takes(root) {
            open = Some(part_sizes.len());
        }
        number[root] = SlotId::new(part_sizes.len());
        part_sizes.push(sizes[root]);
    }
    (number, part_sizes.into_iter().map(Part::with_room).collect())
}

/// Which parts can be solved as one: those without bounds in which everybody takes one seat, as long as the levels of
/// all of them fit 64 bits together.
struct Gather {
    /// By root, whether it has bounds or loads; empty if none has.
    odd: IdVec<SlotId, bool>,
    /// The most edges of parts that are put together.
    most: usize,
}

impl Gather {
    const fn nothing() -> Self {
        Self { odd: IdVec::new(), most: 0 }
    }

    fn of(problem: &Problem, sets: &mut Sets, count: usize) -> Self {
        const MOST: usize = 4_096;
        let reach = |costs: &IdVec<EdgeId, i64>| {
            let widest = costs.values().map(|cost| cost.unsigned_abs()).max().unwrap_or_default();
            (u128::from(widest) + 1).checked_mul(4 * MOST as u128)
        };
        // Besides the levels: required seats, seats in all, and what kernels add up.
        let others = (4 * MOST as u128).pow(2) * 64;
        let all = problem.costs.iter().map(reach).try_fold(others, |all, reach| all.checked_mul(reach?));
        let most = if all.is_some_and(|all| all < i64::MAX as u128) { MOST } else { 0 };
        let mut odd = IdVec::new();
        let mut set = |root: usize| {
            if odd.len() == 0 {
                odd = IdVec::filled(false, count);
            }
            odd[SlotId::new(root)] = true;
        };
        for bound in problem.bounds.values().filter(|bound| could_bind(bound)) {
            if let Some(edge) = bound.edges.first() {
                set(sets.find(problem.edge_slots[*edge].index()));
            }
        }
        for (person, _) in problem.people.iter().filter(|(_, load)| !load.is_one()) {
            set(sets.find(problem.slots.len() + person.index()));
        }
        Self { odd, most }
    }

    fn takes(&self, root: SlotId) -> bool {
        self.odd.value(root) != Some(&true)
    }
}

/// The error that the edge at a place joins what the one before it does.
pub(super) fn twice(rows: &Rows, place: EdgeId) -> Error {
    let edges = [place.index().saturating_sub(1), place.index()].map(|at| rows.edge(EdgeId::new(at)).index());
    let [first, second] = edges;
    refused(Wrong::Twice, vec![("edge", first.max(second).into()), ("other", first.min(second).into())])
}

pub(super) fn could_bind(bound: &Bound) -> bool {
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
