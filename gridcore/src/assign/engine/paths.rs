//! The general kernel: successive shortest paths.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::finding::Error;
use crate::key::{ArcId, Id, IdVec, NodeId};

use super::cost::Cost;
use super::network::Network;
use super::watch::Watch;

/// Sends all supply of a network to its sink at the least cost.
///
/// From each root in turn, one shortest path after the other by Dijkstra's algorithm on costs that the prices
/// keep from being negative (Edmonds & Karp, *Theoretical improvements in algorithmic efficiency for network
/// flow problems*, 1972; Tomizawa 1971). A search stops at the sink, and only prices of nodes it has settled
/// rise.
///
/// `O(f m log n)` for `f` units, `m` arcs and `n` nodes; far less where paths are short.
pub(super) fn send_all<C: Cost>(network: &mut Network<C>, watch: &Watch<'_>) -> Result<(), Error> {
    let mut search = Search::new(network.price.len());
    for root in network.supply.ids() {
        while network.supply[root] > 0 {
            let found = search.augment(network, root);
            watch.long_step(std::mem::take(&mut search.looked))?;
            if !found {
                break;
            }
        }
    }
    Ok(())
}

/// A shortest path search that forgets only what it touched.
pub(super) struct Search<C> {
    distance: IdVec<NodeId, C>,
    /// The arc a node was reached by.
    by: IdVec<NodeId, ArcId>,
    touched: Vec<NodeId>,
    heap: BinaryHeap<(Reverse<C>, NodeId)>,
    /// How many arcs were looked at.
    looked: usize,
}

impl<C: Cost> Search<C> {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            distance: IdVec::filled(C::FAR, nodes),
            by: IdVec::filled(ArcId::NONE, nodes),
            touched: Vec::new(),
            heap: BinaryHeap::new(),
            looked: 0,
        }
    }

    /// Sends as much as one shortest path from `root` to the sink holds; whether there is one.
    fn augment(&mut self, network: &mut Network<C>, root: NodeId) -> bool {
        let target = network.sink;
        let Some(length) = self.shortest(network, root, target) else { return false };
        for node in self.touched.drain(..) {
            if self.distance[node] < length {
                let rise = length - self.distance[node];
                network.price[node] += rise;
            }
            self.distance[node] = C::FAR;
        }
        let path = self.path(network, root, target);
        let least = path.iter().map(|arc| network.left[*arc]).min().unwrap_or_default();
        let units = least.min(network.supply[root]);
        for arc in path {
            network.send(arc, units);
        }
        network.supply[root] -= units;
        true
    }

    /// Forgets what the last search found.
    pub(super) fn forget(&mut self) {
        for node in self.touched.drain(..) {
            self.distance[node] = C::FAR;
        }
    }

    /// The length of a shortest path, beyond the difference of prices; the distances stay until they are
    /// forgotten.
    pub(super) fn shortest(&mut self, network: &Network<C>, from: NodeId, to: NodeId) -> Option<C> {
        self.heap.clear();
        self.distance[from] = C::default();
        self.touched.push(from);
        self.heap.push((Reverse(C::default()), from));
        let mut best = C::FAR;
        while let Some((Reverse(distance), node)) = self.heap.pop() {
            if distance >= best {
                break;
            }
            if distance > self.distance[node] {
                continue;
            }
            self.looked += network.arcs(node).len();
            for arc in network.arcs(node) {
                if network.left[arc] == 0 {
                    continue;
                }
                let head = network.head[arc];
                let reached = distance + network.beyond(node, arc);
                if reached < self.distance[head] && reached < best {
                    if self.distance[head] == C::FAR {
                        self.touched.push(head);
                    }
                    self.distance[head] = reached;
                    self.by[head] = arc;
                    if head == to {
                        best = reached;
                    } else {
                        self.heap.push((Reverse(reached), head));
                    }
                }
            }
        }
        (best < C::FAR).then_some(best)
    }

    /// The arcs of the path found last, from its end.
    pub(super) fn path(&self, network: &Network<C>, from: NodeId, to: NodeId) -> Vec<ArcId> {
        let mut path = Vec::new();
        let mut at = to;
        while at != from {
            let arc = self.by[at];
            path.push(arc);
            at = network.head[network.twin[arc]];
        }
        path
    }
}
