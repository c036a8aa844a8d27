//! A flow network with its residual arcs.

use crate::key::{ArcId, EdgeId, Id, IdVec, NodeId, span};

use super::cost::Cost;
use super::model::{Fixed, Model};

/// Each arc stands beside its twin, which takes flow back; arcs by the node they leave.
#[derive(Debug, Clone)]
pub(super) struct Network<C> {
    first: IdVec<NodeId, ArcId>,
    pub(super) head: IdVec<ArcId, NodeId>,
    pub(super) twin: IdVec<ArcId, ArcId>,
    /// How much more an arc can carry.
    pub(super) left: IdVec<ArcId, u32>,
    pub(super) cost: IdVec<ArcId, C>,
    /// What it costs from a node to the sink: no residual arc costs less than the difference of its ends.
    pub(super) price: IdVec<NodeId, C>,
    /// What is still to be sent from a node.
    pub(super) supply: IdVec<NodeId, u32>,
    /// The arc of each edge; none for one that is fixed.
    pub(super) arc_of: IdVec<EdgeId, ArcId>,
    pub(super) sink: NodeId,
}

/// An arc before it has a place.
#[derive(Debug, Clone, Copy)]
struct Raw<C> {
    from: NodeId,
    to: NodeId,
    left: u32,
    back: u32,
    cost: C,
}

impl<C: Cost> Network<C> {
    /// The network of a part without flow, with prices that fit: it has no circle, so one pass from the sink
    /// finds them.
    pub(super) fn empty(model: &Model<'_>, costs: &IdVec<EdgeId, C>, fixed: &Fixed) -> Self {
        let taken = model.carried(fixed.iter().filter(|(_, chosen)| **chosen).map(|(edge, _)| *edge));
        let is_free = |edge: EdgeId| fixed.is_empty() || !fixed.contains_key(&edge);
        let mut network = Self::with(model, costs, is_free, &taken, None);
        network.first_prices(model);
        network
    }

    /// The network of a part that carries the chosen edges at these prices; only those to `keep` have arcs.
    pub(super) fn carrying(
        model: &Model<'_>,
        costs: &IdVec<EdgeId, C>,
        chosen: &IdVec<EdgeId, bool>,
        price: IdVec<NodeId, C>,
        keep: impl Fn(EdgeId) -> bool,
    ) -> Self {
        let taken = IdVec::filled(0, model.layout.parent.len());
        let mut network = Self::with(model, costs, keep, &taken, Some(chosen));
        network.price = price;
        network
    }

    fn with(
        model: &Model<'_>,
        costs: &IdVec<EdgeId, C>,
        keep: impl Fn(EdgeId) -> bool,
        taken: &IdVec<NodeId, u32>,
        chosen: Option<&IdVec<EdgeId, bool>>,
    ) -> Self {
        let (part, layout) = (model.part, &model.layout);
        let sink = layout.sink();
        let mut raw: Vec<Raw<C>> = Vec::with_capacity(part.edges.len() + layout.parent.len());
        let mut places: IdVec<EdgeId, usize> = IdVec::filled(usize::MAX, part.edges.len());
        for edge in part.edges.ids().filter(|edge| keep(*edge)) {
            places[edge] = raw.len();
            let is_chosen = chosen.is_some_and(|chosen| chosen[edge]);
            let (from, to) = (layout.tail(part, edge), layout.head(part, edge));
            raw.push(Raw { from, to, left: u32::from(!is_chosen), back: u32::from(is_chosen), cost: costs[edge] });
        }
        let carried = chosen.map(|chosen| model.carried(chosen.iter().filter(|(_, is)| **is).map(|(edge, _)| edge)));
        let mut supply = IdVec::filled(0, layout.parent.len());
        let touched = chosen.map(|_| model.carried(part.edges.ids().filter(|edge| places[*edge] != usize::MAX)));
        for (node, is_of_slots) in layout.downwards() {
            // Where no edge is kept nothing flows.
            if touched.as_ref().is_some_and(|touched| touched[node] == 0) {
                continue;
            }
            let carries = carried.as_ref().map_or(0, |carried| carried[node]);
            let parent = layout.parent[node];
            if is_of_slots && parent.is_none() {
                // A unit that goes straight to the sink is one the node does not carry.
                let most = model.most(node).saturating_sub(taken[node]);
                let mut back = if chosen.is_some() { most.saturating_sub(carries) } else { 0 };
                supply[node] = if chosen.is_some() { 0 } else { most };
                for (units, cost) in model.pieces(node, taken[node]).into_iter().rev() {
                    let now = back.min(units);
                    back -= now;
                    raw.push(Raw { from: node, to: sink, left: units - now, back: now, cost: C::narrow(-cost) });
                }
                continue;
            }
            let mut flow = carries;
            let (from, to) = if is_of_slots { (parent, node) } else { (node, parent) };
            for (units, cost) in model.pieces(node, taken[node]) {
                let now = flow.min(units);
                flow -= now;
                raw.push(Raw { from, to, left: units - now, back: now, cost: C::narrow(cost) });
            }
        }
        Self::from_raw(&raw, layout.parent.len(), &places, supply, sink)
    }

    fn from_raw(
        raw: &[Raw<C>],
        nodes: usize,
        places: &IdVec<EdgeId, usize>,
        supply: IdVec<NodeId, u32>,
        sink: NodeId,
    ) -> Self {
        let first: IdVec<NodeId, ArcId> =
            super::rows::starts(raw.iter().flat_map(|arc| [arc.from.index(), arc.to.index()]), nodes);
        let mut next = first.clone();
        let count = 2 * raw.len();
        let mut network = Self {
            first,
            head: IdVec::filled(NodeId::NONE, count),
            twin: IdVec::filled(ArcId::NONE, count),
            left: IdVec::filled(0, count),
            cost: IdVec::filled(C::default(), count),
            price: IdVec::filled(C::default(), nodes),
            supply,
            arc_of: IdVec::filled(ArcId::NONE, places.len()),
            sink,
        };
        let mut arcs: IdVec<ArcId, ArcId> = IdVec::filled(ArcId::NONE, raw.len());
        for (number, arc) in raw.iter().enumerate() {
            let mut place = |node: NodeId| {
                let at = next[node];
                next[node] = ArcId::new(at.index() + 1);
                at
            };
            let (there, back) = (place(arc.from), place(arc.to));
            for (at, twin, head, left, cost) in
                [(there, back, arc.to, arc.left, arc.cost), (back, there, arc.from, arc.back, -arc.cost)]
            {
                network.head[at] = head;
                network.twin[at] = twin;
                network.left[at] = left;
                network.cost[at] = cost;
            }
            arcs[ArcId::new(number)] = there;
        }
        for (edge, place) in places.iter().filter(|(_, place)| **place != usize::MAX) {
            network.arc_of[edge] = arcs[ArcId::new(*place)];
        }
        network
    }

    fn first_prices(&mut self, model: &Model<'_>) {
        let downwards = model.layout.downwards();
        let from_sink = downwards.iter().filter(|(_, is_of_slots)| !is_of_slots);
        let to_roots = downwards.iter().rev().filter(|(_, is_of_slots)| *is_of_slots);
        for (node, _) in from_sink.chain(to_roots) {
            // What leads nowhere is dearer than any path.
            let mut best = C::narrow(C::FAR.wide() / 4);
            for arc in self.arcs(*node).filter(|arc| self.left[*arc] > 0) {
                best = best.min(self.cost[arc] + self.price[self.head[arc]]);
            }
            self.price[*node] = best;
        }
    }

    /// The first arc that leaves a node.
    pub(super) fn first(&self, node: NodeId) -> ArcId {
        self.first[node]
    }

    /// What comes after the last.
    pub(super) fn end(&self, node: NodeId) -> ArcId {
        self.first[NodeId::new(node.index() + 1)]
    }

    /// The arcs that leave a node, full ones too.
    #[inline]
    pub(super) fn arcs(&self, node: NodeId) -> impl ExactSizeIterator<Item = ArcId> + use<C> {
        span(self.first(node), self.end(node))
    }

    /// What an arc costs beyond the difference of its ends' prices.
    #[inline]
    pub(super) fn beyond(&self, from: NodeId, arc: ArcId) -> C {
        self.cost[arc] + self.price[self.head[arc]] - self.price[from]
    }

    #[inline]
    pub(super) fn send(&mut self, arc: ArcId, units: u32) {
        self.left[arc] -= units;
        let twin = self.twin[arc];
        self.left[twin] += units;
    }

    /// The edges whose arcs are full.
    pub(super) fn chosen(&self, fixed: &Fixed) -> IdVec<EdgeId, bool> {
        let is_full = |(edge, arc): (EdgeId, &ArcId)| match arc.some() {
            Some(arc) => self.left[arc] == 0,
            None => fixed.get(&edge).copied().unwrap_or_default(),
        };
        self.arc_of.iter().map(is_full).collect()
    }
}
