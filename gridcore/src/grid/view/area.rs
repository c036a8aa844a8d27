//! Areas, the claims on them, and links.

use super::{Unit, view};
use crate::grid::{ClaimData, Grid, LinkData};
use crate::key::{AreaId, Reference};
use crate::time::Interval;

view! {
    /// An area of a grid: a place or asset somebody answers for.
    Area(AreaId)
}

impl<'g> Area<'g> {
    /// The key.
    #[must_use]
    pub fn key(&self) -> &'g str {
        self.grid.areas.keys.key(self.id)
    }

    /// What it is called; empty if it was given no name.
    #[must_use]
    pub fn name(&self) -> &'g str {
        self.grid.areas.names.get(self.id)
    }

    /// What kind of area it is; empty if none was said.
    #[must_use]
    pub fn kind(&self) -> &'g str {
        let row = self.grid.areas.rows.value(self.id).copied().flatten();
        row.map_or("", |(kind, _)| self.grid.symbol(kind))
    }

    /// The claims on it, by cell.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Claim<'g>> + use<'g> {
        let grid = self.grid;
        let mut all: Vec<_> = grid.claims.of_area(self.id).map(|(_, row)| Claim::new(grid, row)).collect();
        all.sort_unstable_by_key(|c| (c.cell().key(), c.row.dates));
        all.into_iter()
    }
}

/// A claim: a cell answers for an area.
#[derive(Clone, Copy)]
pub struct Claim<'g> {
    grid: &'g Grid,
    pub(crate) row: &'g ClaimData,
}

impl<'g> Claim<'g> {
    pub(crate) const fn new(grid: &'g Grid, row: &'g ClaimData) -> Self {
        Self { grid, row }
    }

    /// The area.
    #[must_use]
    pub const fn area(&self) -> Area<'g> {
        Area::new(self.grid, self.row.area)
    }

    /// The cell that answers for it.
    #[must_use]
    pub const fn cell(&self) -> Unit<'g> {
        Unit::new(self.grid, self.row.cell)
    }

    /// Who keeps it: a person, or a post.
    #[must_use]
    pub fn keeper(&self) -> Option<Reference<'g>> {
        self.row.keeper.map(|keeper| self.grid.reference(keeper))
    }

    /// The days of it.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        self.row.dates
    }
}

impl std::fmt::Debug for Claim<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Claim")
            .field("area", &self.area().key())
            .field("cell", &self.cell().key())
            .finish_non_exhaustive()
    }
}

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
