//! Links.

use crate::finding::Place;
use crate::grid::{End, Grid, LinkData};
use crate::key::Reference;
use crate::order;
use crate::time::Interval;

/// A link: a contact duty or a bridge.
#[derive(Clone, Copy)]
pub struct Link<'g> {
    grid: &'g Grid,
    pub(crate) row: &'g LinkData,
}

impl<'g> Link<'g> {
    pub(crate) const fn new(grid: &'g Grid, row: &'g LinkData) -> Self {
        Self { grid, row }
    }

    /// The kind of link.
    #[must_use]
    pub fn kind(&self) -> &'g str {
        self.grid.charter.model.links.value(self.row.kind).map_or("", |kind| &kind.key)
    }

    /// Where it starts.
    #[must_use]
    pub fn source(&self) -> Reference<'g> {
        self.grid.reference(self.row.source)
    }

    /// Where it leads.
    #[must_use]
    pub fn target(&self) -> Reference<'g> {
        self.grid.reference(self.row.target)
    }

    /// The days of it.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        self.row.dates
    }

    /// Where it was read; none if it was added later or came from no file.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.grid.place(self.row.origin)
    }
}

impl std::fmt::Debug for Link<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Link")
            .field("kind", &self.kind())
            .field("source", &self.source().to_string())
            .field("target", &self.target().to_string())
            .finish_non_exhaustive()
    }
}

impl Grid {
    /// All links, by kind, source and target. `O(n log n)`.
    pub fn links(&self) -> impl ExactSizeIterator<Item = Link<'_>> {
        sorted(self.links.rows.iter().map(|(_, row)| Link::new(self, row)).collect())
    }

    /// The links from and to an end, by kind, source and target.
    pub(super) fn links_of(&self, end: End) -> impl ExactSizeIterator<Item = Link<'_>> + use<'_> {
        sorted(self.links.touching(end).map(|(_, row)| Link::new(self, row)).collect())
    }
}

fn sorted(mut links: Vec<Link<'_>>) -> impl ExactSizeIterator<Item = Link<'_>> + use<'_> {
    order::by_key(&mut links, |l| (l.kind(), l.source(), l.target()));
    links.into_iter()
}
