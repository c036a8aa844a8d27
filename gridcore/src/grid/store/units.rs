//! Units and the forest they form.

use hashbrown::HashMap;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;
use petgraph::{Incoming, Outgoing};

use crate::key::{Id, IdVec, KeyTable, Strings, SymbolId, TagSetId, TierId, UnitId};
use crate::roster::Origin;
use crate::time::Interval;

/// A unit as a node of the forest; [`Grid::unit_at`](crate::Grid::unit_at) says which it is.
#[derive(Debug, Clone, Copy)]
pub struct UnitNode {
    pub(crate) tier: TierId,
    pub(crate) kind: SymbolId,
    pub(crate) tags: TagSetId,
    pub(crate) origin: Origin,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Units {
    pub(crate) keys: KeyTable<UnitId>,
    /// The forest, edges from parent to child; node indices are unit ids.
    pub(crate) graph: StableDiGraph<UnitNode, ()>,
    pub(crate) names: Strings<UnitId>,
    /// The intervals of those units that have one.
    pub(crate) dates: HashMap<UnitId, Interval>,
    /// How many children each has.
    pub(crate) spans: IdVec<UnitId, u32>,
}

pub(crate) fn node(id: UnitId) -> NodeIndex {
    NodeIndex::new(id.index())
}

impl Units {
    #[inline]
    pub(crate) fn get(&self, id: UnitId) -> Option<&UnitNode> {
        self.graph.node_weight(node(id))
    }

    #[inline]
    pub(crate) fn tier(&self, id: UnitId) -> TierId {
        self.get(id).map_or(TierId::NONE, |unit| unit.tier)
    }

    #[inline]
    pub(crate) fn parent(&self, id: UnitId) -> Option<UnitId> {
        self.graph.neighbors_directed(node(id), Incoming).next().map(|n| UnitId::new(n.index()))
    }

    pub(crate) fn children(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        self.graph.neighbors_directed(node(id), Outgoing).map(|n| UnitId::new(n.index()))
    }

    pub(crate) fn span(&self, id: UnitId) -> u32 {
        self.spans.value(id).copied().unwrap_or(0)
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.graph.node_indices().map(|n| UnitId::new(n.index()))
    }

    /// One more than the largest id in use.
    pub(crate) fn bound(&self) -> usize {
        use petgraph::visit::NodeIndexable;
        self.graph.node_bound()
    }

    /// The unit and those above it, innermost first. The tree has no circle, so this ends.
    pub(crate) fn chain(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        std::iter::successors(Some(id), |id| self.parent(*id))
    }

    pub(crate) fn link(&mut self, parent: UnitId, child: UnitId) {
        self.graph.add_edge(node(parent), node(child), ());
        let span = self.span(parent) + 1;
        self.spans.set(parent, span, 0);
    }

    pub(crate) fn unlink(&mut self, child: UnitId) -> Option<UnitId> {
        // The one edge that leads here: looking for it from the parent would pass all its children.
        let edge = self.graph.edges_directed(node(child), Incoming).next()?;
        let (edge, parent) = (edge.id(), UnitId::new(edge.source().index()));
        self.graph.remove_edge(edge);
        let span = self.span(parent).saturating_sub(1);
        self.spans.set(parent, span, 0);
        Some(parent)
    }
}
