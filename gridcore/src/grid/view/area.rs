//! Areas.

use super::{Claim, view};
use crate::finding::Place;
use crate::key::AreaId;
use crate::order;

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
        order::by_key(&mut all, |c| (c.cell().key(), c.row.dates));
        all.into_iter()
    }

    /// Where it was read; none if it was added later or came from no file.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.grid.place(self.grid.areas.rows.value(self.id).copied().flatten()?.1)
    }
}
