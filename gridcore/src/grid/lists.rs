//! Members of many lists, linked through columns.

use crate::key::{Id, IdVec};

/// For every head a list of members, each member in at most one list.
///
/// Adding and removing is constant time and allocates nothing but the columns. The order of a
/// list says nothing; whoever shows it sorts by key.
#[derive(Debug, Clone)]
pub(crate) struct Lists<H, M> {
    heads: IdVec<H, M>,
    next: IdVec<M, M>,
    previous: IdVec<M, M>,
}

impl<H: Id, M: Id> Lists<H, M> {
    pub(crate) const fn new() -> Self {
        Self { heads: IdVec::new(), next: IdVec::new(), previous: IdVec::new() }
    }

    /// Empty lists with room for ids below `heads` and `members`.
    pub(crate) fn sized(heads: usize, members: usize) -> Self {
        let members = IdVec::filled(M::NONE, members);
        Self { heads: IdVec::filled(M::NONE, heads), next: members.clone(), previous: members }
    }

    pub(crate) fn first(&self, head: H) -> M {
        self.heads.value(head).copied().unwrap_or(M::NONE)
    }

    /// Puts `member`, which is in no list, into the list of `head`.
    pub(crate) fn add(&mut self, head: H, member: M) {
        let first = self.first(head);
        self.heads.set(head, member, M::NONE);
        self.next.set(member, first, M::NONE);
        self.previous.set(member, M::NONE, M::NONE);
        if !first.is_none() {
            self.previous.set(first, member, M::NONE);
        }
    }

    /// Takes `member` out of the list of `head`.
    pub(crate) fn remove(&mut self, head: H, member: M) {
        let next = self.next.value(member).copied().unwrap_or(M::NONE);
        let previous = self.previous.value(member).copied().unwrap_or(M::NONE);
        if previous.is_none() {
            self.heads.set(head, next, M::NONE);
        } else {
            self.next.set(previous, next, M::NONE);
        }
        if !next.is_none() {
            self.previous.set(next, previous, M::NONE);
        }
    }

    pub(crate) fn iter(&self, head: H) -> impl Iterator<Item = M> + '_ {
        std::iter::successors(self.first(head).some(), |member| {
            self.next.value(*member).copied().unwrap_or(M::NONE).some()
        })
    }
}

impl<H: Id, M: Id> Default for Lists<H, M> {
    fn default() -> Self {
        Self::new()
    }
}
