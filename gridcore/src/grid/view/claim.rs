//! Claims on areas.

use super::{Area, Unit};
use crate::grid::{ClaimData, Grid};
use crate::key::Reference;
use crate::order;
use crate::time::Interval;

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

impl Grid {
    /// All claims, by area and cell. `O(n log n)`.
    ///
    /// ```
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
    /// # roster.add_csv(TableKind::Areas, "areas.csv", b"key\nboiler\n", &charter);
    /// # roster.add_csv(TableKind::Claims, "claims.csv", b"area,cell,keeper\nboiler,t1,person:p1\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let claim = grid.claims().next().expect("a claim");
    /// assert_eq!((claim.area().key(), claim.cell().key()), ("boiler", "t1"));
    /// assert_eq!(claim.keeper().expect("a keeper").to_string(), "person:p1");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Claim<'_>> {
        let mut all: Vec<Claim<'_>> = self.claims.rows.iter().map(|(_, row)| Claim::new(self, row)).collect();
        order::by_key(&mut all, |c| (c.area().key(), c.cell().key(), c.row.dates));
        all.into_iter()
    }
}
