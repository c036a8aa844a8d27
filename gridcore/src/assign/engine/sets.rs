//! Disjoint sets.

use crate::key::{Id, IdVec, SlotId};

/// Disjoint sets of numbers.
pub(super) struct Sets(IdVec<SlotId, SlotId>);

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).map(SlotId::new).collect())
    }

    pub(super) fn find(&mut self, number: usize) -> usize {
        let mut at = SlotId::new(number);
        loop {
            let up = self.0[at];
            let above = self.0[up];
            if above == up {
                return up.index();
            }
            self.0[at] = above;
            at = above;
        }
    }

    /// The smaller root becomes the root of both.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let one = self.find(one);
        self.join_root(one, other);
    }

    /// Joins the set of a root with that of a number; the root of both, which is the smaller.
    pub(super) fn join_root(&mut self, root: usize, other: usize) -> usize {
        if self.0[SlotId::new(other)] == SlotId::new(root) {
            return root;
        }
        let other = self.find(other);
        let (upper, lower) = (root.min(other), root.max(other));
        self.0[SlotId::new(lower)] = SlotId::new(upper);
        upper
    }
}
