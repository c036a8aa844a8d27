//! Links, found by either end.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::rows::Rows;
use super::{End, find_in_either, forget};
use crate::key::{LinkId, LinkKindId};
use crate::roster::Origin;
use crate::time::Interval;

#[derive(Debug, Clone)]
pub(crate) struct LinkData {
    pub(crate) kind: LinkKindId,
    pub(crate) source: End,
    pub(crate) target: End,
    pub(crate) dates: Interval,
    pub(crate) origin: Origin,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    pub(crate) rows: Rows<LinkId, LinkData>,
    pub(crate) from: HashMap<End, BTreeSet<LinkId>>,
    pub(crate) to: HashMap<End, BTreeSet<LinkId>>,
}

impl Links {
    pub(crate) fn add(&mut self, row: LinkData) -> LinkId {
        let (source, target) = (row.source, row.target);
        let id = self.rows.insert(row);
        self.from.entry(source).or_default().insert(id);
        self.to.entry(target).or_default().insert(id);
        id
    }

    pub(crate) fn remove(&mut self, id: LinkId) -> Option<LinkData> {
        let row = self.rows.remove(id)?;
        forget(&mut self.from, row.source, id);
        forget(&mut self.to, row.target, id);
        Some(row)
    }

    pub(crate) fn starting(&self, end: End) -> impl Iterator<Item = (LinkId, &LinkData)> {
        self.from.get(&end).into_iter().flatten().filter_map(|id| Some((*id, self.rows.get(*id)?)))
    }

    pub(crate) fn ending(&self, end: End) -> impl Iterator<Item = (LinkId, &LinkData)> {
        self.to.get(&end).into_iter().flatten().filter_map(|id| Some((*id, self.rows.get(*id)?)))
    }

    /// The link of a kind from one end to another.
    pub(crate) fn find(&self, kind: LinkKindId, source: End, target: End) -> Option<(LinkId, &LinkData)> {
        let is_it = |(_, row): &(LinkId, &LinkData)| (row.kind, row.source, row.target) == (kind, source, target);
        find_in_either(self.starting(source), self.ending(target), is_it)
    }

    /// Links that start or end there.
    pub(crate) fn touching(&self, end: End) -> impl Iterator<Item = (LinkId, &LinkData)> {
        self.starting(end).chain(self.ending(end))
    }
}
