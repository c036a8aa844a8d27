//! Among the best plans, the lexicographically smallest in (slot, person).

use crate::finding::Error;
use crate::key::{ArcId, EdgeId, Id, IdVec, NodeId};

use super::bipartite;
use super::cost::Cost;
use super::model::Model;
use super::network::Network;
use super::watch::Watch;

/// Makes a best plan the smallest of the best.
///
/// Every best plan uses tight edges only, beyond those that are chosen in all of them: edges that cost no
/// more than the difference of their ends' prices. Slot by slot and person by person, an edge that is not
/// chosen enters if a circle of tight residual arcs leads through it, and is then kept. Ends in different
/// strongly connected components are on no circle, which settles most edges at once (Tarjan, *Depth-first
/// search and linear graph algorithms*, 1972).
///
/// `O(m)` in edges, and for each tight edge within a component at most the tight arcs of the component.
pub(super) fn settle<C: Cost>(
    model: &Model<'_>,
    costs: &IdVec<EdgeId, C>,
    chosen: &mut IdVec<EdgeId, bool>,
    price: IdVec<NodeId, C>,
    watch: &Watch<'_>,
) -> Result<(), Error> {
    let (part, layout) = (model.part, &model.layout);
    let mut edges: Vec<EdgeId> = Vec::new();
    for slot in part.slots.ids() {
        let is_tight =
            |edge: &EdgeId| costs[*edge] + price[layout.head(part, *edge)] == price[layout.tail(part, *edge)];
        edges.extend(part.of_slot(slot).filter(is_tight));
    }
    if bipartite::suits(model) {
        prune(model, chosen, &price, &mut edges);
    }
    if edges.iter().all(|edge| chosen[*edge]) {
        return Ok(());
    }
    let mut tight: IdVec<EdgeId, bool> = IdVec::filled(false, part.edges.len());
    for edge in edges {
        tight[edge] = true;
    }
    let network = Network::carrying(model, costs, chosen, price, |edge| tight[edge]);
    let components = components(&network);
    let mut circles = Circles::new(network);
    for slot in part.slots.ids() {
        watch.step()?;
        let mut target = NodeId::NONE;
        for edge in part.of_slot(slot).filter(|edge| tight[*edge]) {
            let (tail, head) = (layout.tail(part, edge), layout.head(part, edge));
            let arc = circles.network.arc_of[edge];
            let mut enters = circles.network.left[arc] == 0;
            if !enters && components[tail] == components[head] {
                if target != tail {
                    circles.lead_to(tail);
                    target = tail;
                }
                enters = circles.close(arc, head);
            }
            if enters {
                // Its way back is no more.
                target = NodeId::NONE;
            }
            chosen[edge] = enters;
            circles.lock(arc);
        }
    }
    Ok(())
}

/// Rounds of pruning; what is left after them is searched.
const ROUNDS: usize = 4;

/// Leaves out edges that are on no circle, since one of their ends has no way in or no way out. Whatever an empty seat
/// or somebody free could lead on to counts as both.
fn prune<C: Cost>(model: &Model<'_>, chosen: &IdVec<EdgeId, bool>, price: &IdVec<NodeId, C>, edges: &mut Vec<EdgeId>) {
    let (part, layout) = (model.part, &model.layout);
    let fill = C::narrow(model.weights.fill);
    let leads_on = |node: NodeId| price[node] == C::default() || price[node] == fill;
    for _ in 0..ROUNDS {
        // By node, whether it has a way in and a way out.
        let mut ways: IdVec<NodeId, [bool; 2]> =
            layout.parent.ids().map(|node| [leads_on(node), leads_on(node)]).collect();
        let ends = |edge: EdgeId| {
            let (slot, person) = (layout.tail(part, edge), layout.head(part, edge));
            if chosen[edge] { [person, slot] } else { [slot, person] }
        };
        for edge in edges.iter() {
            let [from, to] = ends(*edge);
            let [_, out] = &mut ways[from];
            *out = true;
            let [into, _] = &mut ways[to];
            *into = true;
        }
        let before = edges.len();
        edges.retain(|edge| ends(*edge).iter().all(|node| ways[*node] == [true, true]));
        if edges.len() == before {
            return;
        }
    }
}

/// Whether flow could go along an arc, or back, without changing the cost.
fn is_tight<C: Cost>(network: &Network<C>, from: NodeId, arc: ArcId) -> bool {
    network.left[arc] > 0 && network.beyond(from, arc) == C::default()
}

/// The strongly connected component of each node over tight residual arcs, without recursion.
fn components<C: Cost>(network: &Network<C>) -> IdVec<NodeId, u32> {
    let count = network.price.len();
    let mut component: IdVec<NodeId, u32> = IdVec::filled(u32::MAX, count);
    let mut index: IdVec<NodeId, u32> = IdVec::filled(0, count);
    let mut low: IdVec<NodeId, u32> = IdVec::filled(0, count);
    let (mut next, mut found) = (0_u32, 0_u32);
    let mut stack: Vec<NodeId> = Vec::new();
    // By call, the node and the arc that is next.
    let mut calls: Vec<(NodeId, ArcId)> = Vec::new();
    for root in network.price.ids() {
        if index[root] != 0 {
            continue;
        }
        next += 1;
        index[root] = next;
        low[root] = next;
        stack.push(root);
        calls.push((root, network.first(root)));
        while let Some((node, next_arc)) = calls.last_mut() {
            let (node, arc) = (*node, *next_arc);
            if arc < network.end(node) {
                *next_arc = ArcId::new(arc.index() + 1);
                let head = network.head[arc];
                if !is_tight(network, node, arc) {
                    continue;
                }
                if index[head] == 0 {
                    next += 1;
                    index[head] = next;
                    low[head] = next;
                    stack.push(head);
                    calls.push((head, network.first(head)));
                } else if component[head] == u32::MAX {
                    low[node] = low[node].min(index[head]);
                }
                continue;
            }
            calls.pop();
            if let Some((above, _)) = calls.last() {
                low[*above] = low[*above].min(low[node]);
            }
            if low[node] == index[node] {
                while let Some(member) = stack.pop() {
                    component[member] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
        }
    }
    component
}

/// Searches for circles of tight residual arcs. The sink, which nearly everything may lead to and come from,
/// is never searched through: a circle either passes it or does not.
struct Circles<C> {
    network: Network<C>,
    /// The arc that leads on towards the target, for nodes marked with the present number.
    onwards: IdVec<NodeId, ArcId>,
    leads: IdVec<NodeId, u32>,
    lead: u32,
    /// The arc by which a node was reached, for nodes marked with the present number.
    by: IdVec<NodeId, ArcId>,
    reached: IdVec<NodeId, u32>,
    reach: u32,
    queue: Vec<NodeId>,
}

impl<C: Cost> Circles<C> {
    fn new(network: Network<C>) -> Self {
        let count = network.price.len();
        Self {
            network,
            onwards: IdVec::filled(ArcId::NONE, count),
            leads: IdVec::filled(0, count),
            lead: 0,
            by: IdVec::filled(ArcId::NONE, count),
            reached: IdVec::filled(0, count),
            reach: 0,
            queue: Vec::new(),
        }
    }

    /// No flow passes an arc any more.
    fn lock(&mut self, arc: ArcId) {
        let twin = self.network.twin[arc];
        self.network.left[arc] = 0;
        self.network.left[twin] = 0;
    }

    /// Marks the nodes from which tight arcs lead to `target`.
    fn lead_to(&mut self, target: NodeId) {
        let network = &self.network;
        self.lead += 1;
        self.leads[target] = self.lead;
        self.queue.clear();
        self.queue.push(target);
        while let Some(node) = self.queue.pop() {
            for arc in network.arcs(node) {
                let (from, into) = (network.head[arc], network.twin[arc]);
                if self.leads[from] != self.lead && is_tight(network, from, into) {
                    self.leads[from] = self.lead;
                    self.onwards[from] = into;
                    if from != network.sink {
                        self.queue.push(from);
                    }
                }
            }
        }
    }

    /// Sends a unit along `arc` to `head` and from there on to where it came from, if tight arcs lead there.
    fn close(&mut self, arc: ArcId, head: NodeId) -> bool {
        let network = &self.network;
        self.reach += 1;
        self.reached[head] = self.reach;
        self.by[head] = arc;
        self.queue.clear();
        self.queue.push(head);
        let mut met = (self.leads[head] == self.lead).then_some(head);
        while met.is_none() {
            let Some(node) = self.queue.pop() else { return false };
            for arc in network.arcs(node) {
                let to = network.head[arc];
                if self.reached[to] == self.reach || !is_tight(network, node, arc) {
                    continue;
                }
                self.reached[to] = self.reach;
                self.by[to] = arc;
                if self.leads[to] == self.lead {
                    met = Some(to);
                    break;
                }
                if to != network.sink {
                    self.queue.push(to);
                }
            }
        }
        if let Some(met) = met {
            self.send(arc, head, met);
        }
        true
    }

    fn send(&mut self, entering: ArcId, head: NodeId, met: NodeId) {
        let target = self.network.head[self.network.twin[entering]];
        let mut at = met;
        while at != target {
            let arc = self.onwards[at];
            self.network.send(arc, 1);
            at = self.network.head[arc];
        }
        at = met;
        while at != head {
            let arc = self.by[at];
            self.network.send(arc, 1);
            at = self.network.head[self.network.twin[arc]];
        }
        self.network.send(entering, 1);
    }
}
