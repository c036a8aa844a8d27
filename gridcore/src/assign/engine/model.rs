//! A part with its layout and weights: what every node may carry, and what that costs.

use std::collections::BTreeMap;

use crate::key::{BoundId, EdgeId, Id, IdVec, NodeId, SlotId, TakerId};

use super::layout::{Layout, Place};
use super::parts::Part;
use super::problem::Problem;
use super::weights::Weights;

/// Edges that are decided beforehand: chosen or not.
pub(super) type Fixed = BTreeMap<EdgeId, bool>;

#[derive(Debug)]
pub(super) struct Model<'a> {
    pub(super) problem: &'a Problem,
    pub(super) part: &'a Part,
    pub(super) weights: Weights,
    pub(super) layout: Layout,
    /// By node, how many edges it stands for.
    sizes: IdVec<NodeId, u32>,
}

/// So many units more at so much each.
pub(super) type Piece = (u32, i128);

impl<'a> Model<'a> {
    pub(super) fn new(problem: &'a Problem, part: &'a Part, weights: Weights) -> Self {
        let slot_most = |slot: usize| part.slots.value(SlotId::new(slot)).map_or(0, |id| problem.slots[*id].most);
        let person_most =
            |person: usize| part.people.value(TakerId::new(person)).map_or(0, |id| problem.people[*id].most);
        let layout = Layout::of(part, [&slot_most, &person_most]);
        let mut sizes = IdVec::filled(0, layout.parent.len());
        for (slot, person) in part.edge_slots.values().zip(part.edge_people.values()) {
            sizes[layout.slot(*slot)] += 1;
            sizes[layout.person(*person)] += 1;
        }
        for (id, bound) in part.bounds.iter() {
            sizes[layout.bound(id)] = u32::try_from(bound.edges.len()).unwrap_or(u32::MAX);
        }
        Self { problem, part, weights, layout, sizes }
    }

    /// The bounds that are left out of the flow.
    pub(super) fn apart(&self) -> impl Iterator<Item = BoundId> {
        self.layout.places.iter().filter(|(_, place)| **place == Place::Apart).map(|(id, _)| id)
    }

    /// Whether a bound is one of them.
    pub(super) fn is_apart(&self, bound: BoundId) -> bool {
        self.layout.places.value(bound) == Some(&Place::Apart)
    }

    pub(super) fn has_apart(&self) -> bool {
        self.apart().next().is_some()
    }

    /// The most seats a node may carry, whatever is taken.
    pub(super) fn most(&self, node: NodeId) -> u32 {
        let most = match self.thing(node) {
            Thing::Slot(slot) => self.problem.slots[slot].most,
            Thing::Person(person) => self.problem.people[person].most,
            Thing::Bound(bound) => self.part.bounds[bound].most,
            Thing::Sink => 0,
        };
        most.min(self.sizes[node])
    }

    /// What each unit a node carries costs, beyond the first `used`, in rising order.
    pub(super) fn pieces(&self, node: NodeId, used: u32) -> Vec<Piece> {
        let room = self.most(node).saturating_sub(used);
        let wanted = |least: u32| {
            let first = least.saturating_sub(used).min(room);
            let pieces = [(first, -self.weights.fill), (room - first, 0)];
            pieces.into_iter().filter(|(units, _)| *units > 0).collect()
        };
        match self.thing(node) {
            Thing::Slot(slot) => wanted(self.problem.slots[slot].required),
            Thing::Bound(bound) => wanted(self.part.bounds[bound].least),
            Thing::Person(person) => self.load(person, used, room),
            Thing::Sink => Vec::new(),
        }
    }

    fn load(&self, person: TakerId, used: u32, room: u32) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let given = u32::try_from(self.problem.people[person].extra.len()).unwrap_or(u32::MAX);
        let mut seat = used;
        while seat < used + room {
            let cost = self.weights.extra(self.problem, person, seat as usize);
            // All seats beyond those given cost the same.
            let units = if seat + 1 < given { 1 } else { used + room - seat };
            match pieces.last_mut() {
                Some((before, same)) if *same == cost => *before += units,
                _ => pieces.push((units, cost)),
            }
            seat += units;
        }
        pieces
    }

    /// How many of some edges each node carries.
    pub(super) fn carried(&self, edges: impl Iterator<Item = EdgeId>) -> IdVec<NodeId, u32> {
        let mut carried = IdVec::filled(0, self.layout.parent.len());
        let sink = self.layout.sink();
        for edge in edges {
            for end in [self.layout.tail(self.part, edge), self.layout.head(self.part, edge)] {
                let mut at = end;
                while !at.is_none() && at != sink {
                    carried[at] += 1;
                    at = self.layout.parent[at];
                }
            }
        }
        carried
    }

    fn thing(&self, node: NodeId) -> Thing {
        let (slots, people) = (self.part.slots.len(), self.part.people.len());
        let index = node.index();
        if let Some(slot) = self.part.slots.value(SlotId::new(index)) {
            return Thing::Slot(*slot);
        }
        if let Some(person) = self.part.people.value(TakerId::new(index - slots)) {
            return Thing::Person(*person);
        }
        let bound = BoundId::new(index - slots - people);
        self.part.bounds.value(bound).map_or(Thing::Sink, |_| Thing::Bound(bound))
    }
}

/// What a node stands for: a slot or person of the problem, a bound of the part.
#[derive(Debug, Clone, Copy)]
enum Thing {
    Slot(SlotId),
    Person(TakerId),
    Bound(BoundId),
    Sink,
}
