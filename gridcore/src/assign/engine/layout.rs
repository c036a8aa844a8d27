//! Which bounds are nodes of a flow network, and where.

use std::cmp::Reverse;

use crate::key::{BoundId, EdgeId, Id, IdVec, NodeId, SlotId, TakerId};
use crate::order;

use super::parts::Part;

/// Two trees whose leaves the edges of a part join: slots and the bounds nested with them hang below roots
/// that have seats to give; people and the bounds nested with them lead down to the sink.
///
/// Nodes are the slots, the people, the bounds, and last the sink.
#[derive(Debug)]
pub(super) struct Layout {
    /// By node, the next one towards the root of its tree: none for a root on the side of the slots, the sink
    /// for one on the side of the people.
    pub(super) parent: IdVec<NodeId, NodeId>,
    /// The innermost node around each edge on the side of the slots; none where it is the slot itself.
    tails: Option<IdVec<EdgeId, NodeId>>,
    heads: Option<IdVec<EdgeId, NodeId>>,
    /// By bound, what it is in the network.
    pub(super) places: IdVec<BoundId, Place>,
    slots: usize,
    people: usize,
}

/// What a bound is in a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A node between slots and roots, or between a slot and some of its edges.
    Slots,
    /// The same with people.
    People,
    /// Met whatever the plan, by what people or slots can take.
    Implied,
    /// Not nested with the others: it is left out of the flow.
    Apart,
}

impl Layout {
    /// Lays out a part; `most` says how many seats each slot and each person can have.
    ///
    /// Sets are inserted from the largest to the smallest: one fits if all its edges lie in the same
    /// innermost set so far. `O(b log b)` in the edges of slots, people and bounds.
    pub(super) fn of(part: &Part, most: [&dyn Fn(usize) -> u32; 2]) -> Self {
        let (slots, people) = (part.slots.len(), part.people.len());
        let count = slots + people + part.bounds.len() + 1;
        let mut layout = Self {
            parent: IdVec::filled(NodeId::NONE, count),
            tails: None,
            heads: None,
            places: IdVec::filled(Place::Apart, part.bounds.len()),
            slots,
            people,
        };
        let sink = layout.sink();
        if part.bounds.len() == 0 {
            for person in part.people.ids() {
                layout.parent[NodeId::new(slots + person.index())] = sink;
            }
            return layout;
        }
        let mut sides = Sides::new(part);
        // Sets of a size: bounds before stars, so that a bound of all edges of a slot lies above it.
        let mut sets: Vec<(Reverse<usize>, u8, usize)> =
            part.bounds.iter().map(|(id, bound)| (Reverse(bound.edges.len()), 0, id.index())).collect();
        sets.extend(part.slots.ids().map(|slot| (Reverse(sides.slot_edges(slot).len()), 1, slot.index())));
        sets.extend(part.people.ids().map(|person| (Reverse(sides.person_edges(person).len()), 2, person.index())));
        order::natural(&mut sets);
        for (_, kind, index) in sets {
            match kind {
                1 => {
                    let edges = sides.slot_edges(SlotId::new(index)).to_vec();
                    layout.parent[NodeId::new(index)] = sides.insert(0, &edges, NodeId::new(index));
                }
                2 => {
                    let edges = sides.person_edges(TakerId::new(index)).to_vec();
                    let node = NodeId::new(slots + index);
                    layout.parent[node] = sides.insert(1, &edges, node).some().unwrap_or(sink);
                }
                _ => layout.place(&mut sides, part, BoundId::new(index), most),
            }
        }
        let [tails, heads] = sides.innermost;
        layout.tails = Some(tails);
        layout.heads = Some(heads);
        layout
    }

    fn place(&mut self, sides: &mut Sides<'_>, part: &Part, id: BoundId, most: [&dyn Fn(usize) -> u32; 2]) {
        let bound = &part.bounds[id];
        let nested = [sides.nested_with_slots(&bound.edges), sides.nested_with_people(&bound.edges)];
        let implied = |side: usize| {
            let star = nested.get(side).copied().and_then(Nested::star)?;
            (bound.least == 0 && most.get(side)?(star) <= bound.most).then_some(())
        };
        if implied(0).or_else(|| implied(1)).is_some() {
            self.places[id] = Place::Implied;
            return;
        }
        let node = self.bound(id);
        for (side, place) in [Place::Slots, Place::People].into_iter().enumerate() {
            let fits = nested.get(side).is_some_and(|nested| *nested != Nested::Not);
            if fits && sides.is_within_one(side, &bound.edges) {
                let above = sides.insert(side, &bound.edges, node);
                self.parent[node] = if side == 1 { above.some().unwrap_or(self.sink()) } else { above };
                self.places[id] = place;
                return;
            }
        }
    }

    pub(super) fn sink(&self) -> NodeId {
        NodeId::new(self.parent.len() - 1)
    }

    pub(super) fn slot(&self, slot: SlotId) -> NodeId {
        NodeId::new(slot.index())
    }

    pub(super) fn person(&self, person: TakerId) -> NodeId {
        NodeId::new(self.slots + person.index())
    }

    pub(super) fn bound(&self, bound: BoundId) -> NodeId {
        NodeId::new(self.slots + self.people + bound.index())
    }

    /// Where an edge leaves the tree of the slots.
    #[inline]
    pub(super) fn tail(&self, part: &Part, edge: EdgeId) -> NodeId {
        self.tails.as_ref().map_or_else(|| self.slot(part.edge_slots[edge]), |tails| tails[edge])
    }

    /// Where it enters the tree of the people.
    #[inline]
    pub(super) fn head(&self, part: &Part, edge: EdgeId) -> NodeId {
        self.heads.as_ref().map_or_else(|| self.person(part.edge_people[edge]), |heads| heads[edge])
    }

    /// The nodes of the network that stand for a set of edges, each after those it lies in, with whether it is
    /// on the side of the slots.
    pub(super) fn downwards(&self) -> Vec<(NodeId, bool)> {
        let mut depth: IdVec<NodeId, u32> = IdVec::filled(0, self.parent.len());
        let sink = self.sink();
        let mut nodes = Vec::with_capacity(self.parent.len());
        let is_laid = |node: NodeId| {
            let bound = node.index().checked_sub(self.slots + self.people).map(BoundId::new);
            bound
                .and_then(|bound| self.places.value(bound))
                .is_none_or(|place| matches!(place, Place::Slots | Place::People))
        };
        for node in self.parent.ids().filter(|node| *node != sink && is_laid(*node)) {
            let mut path = vec![node];
            let mut at = node;
            while let Some(above) = self.parent[at].some().filter(|above| *above != sink && depth[at] == 0) {
                path.push(above);
                at = above;
            }
            let mut below = depth[at].max(1);
            depth[at] = below;
            for node in path.iter().rev().skip(1) {
                below += 1;
                depth[*node] = below;
            }
            nodes.push((node, self.is_of_slots(node)));
        }
        order::by_key(&mut nodes, |(node, _)| (depth[*node], *node));
        nodes
    }

    fn is_of_slots(&self, node: NodeId) -> bool {
        let index = node.index();
        match index.checked_sub(self.slots + self.people) {
            None => index < self.slots,
            Some(bound) => self.places.value(BoundId::new(bound)) == Some(&Place::Slots),
        }
    }
}

/// How a set of edges lies to the edges of single slots, or of single people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nested {
    /// Within those of one.
    In(usize),
    /// All those of some.
    Around,
    Not,
}

impl Nested {
    const fn star(self) -> Option<usize> {
        match self {
            Self::In(star) => Some(star),
            Self::Around | Self::Not => None,
        }
    }
}

/// Both trees while they grow.
struct Sides<'a> {
    part: &'a Part,
    /// The edges by slot, which is their order, and by person.
    in_order: Vec<EdgeId>,
    by_person: Vec<EdgeId>,
    first_of_person: IdVec<TakerId, NodeId>,
    innermost: [IdVec<EdgeId, NodeId>; 2],
}

impl<'a> Sides<'a> {
    fn new(part: &'a Part) -> Self {
        let first_of_person: IdVec<TakerId, NodeId> =
            super::rows::starts(part.edge_people.values().map(|person| person.index()), part.people.len());
        let mut next = first_of_person.clone();
        let mut by_person: IdVec<NodeId, EdgeId> = IdVec::filled(EdgeId::NONE, part.edges.len());
        for (edge, person) in part.edge_people.iter() {
            let place = next[*person];
            by_person[place] = edge;
            next[*person] = NodeId::new(place.index() + 1);
        }
        let none = IdVec::filled(NodeId::NONE, part.edges.len());
        Self {
            part,
            in_order: part.edges.ids().collect(),
            by_person: by_person.values().copied().collect(),
            first_of_person,
            innermost: [none.clone(), none],
        }
    }

    fn slot_edges(&self, slot: SlotId) -> &[EdgeId] {
        let [from, to] = [slot.index(), slot.index() + 1].map(|at| self.part.first[SlotId::new(at)].index());
        self.in_order.get(from..to).unwrap_or_default()
    }

    fn person_edges(&self, person: TakerId) -> &[EdgeId] {
        let [from, to] = [person.index(), person.index() + 1].map(|at| self.first_of_person[TakerId::new(at)].index());
        self.by_person.get(from..to).unwrap_or_default()
    }

    fn nested_with_slots(&self, edges: &[EdgeId]) -> Nested {
        let slots = edges.iter().map(|edge| self.part.edge_slots[*edge].index()).collect();
        nested(slots, |slot| self.slot_edges(SlotId::new(slot)).len())
    }

    fn nested_with_people(&self, edges: &[EdgeId]) -> Nested {
        let people = edges.iter().map(|edge| self.part.edge_people[*edge].index()).collect();
        nested(people, |person| self.person_edges(TakerId::new(person)).len())
    }

    fn is_within_one(&self, side: usize, edges: &[EdgeId]) -> bool {
        let Some(innermost) = self.innermost.get(side) else { return false };
        let mut sets = edges.iter().map(|edge| innermost[*edge]);
        let first = sets.next();
        sets.all(|set| Some(set) == first)
    }

    /// Puts a set into a tree; the set it lies in.
    fn insert(&mut self, side: usize, edges: &[EdgeId], node: NodeId) -> NodeId {
        let Some(innermost) = self.innermost.get_mut(side) else { return NodeId::NONE };
        let above = edges.first().map_or(NodeId::NONE, |edge| innermost[*edge]);
        for edge in edges {
            innermost[*edge] = node;
        }
        above
    }
}

/// How edges with these ends lie to all the edges of each end.
fn nested(mut ends: Vec<usize>, count: impl Fn(usize) -> usize) -> Nested {
    order::natural(&mut ends);
    let whole =
        ends.chunk_by(|one, other| one == other).all(|same| same.first().is_some_and(|end| count(*end) == same.len()));
    match (ends.first(), ends.last()) {
        (Some(first), Some(last)) if first == last => Nested::In(*first),
        _ if whole => Nested::Around,
        _ => Nested::Not,
    }
}
