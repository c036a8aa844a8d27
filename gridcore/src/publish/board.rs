//! Boards for an audience.

use std::collections::BTreeMap;

use super::{Shown, Total, suppress};
use crate::score::Board;

impl Board {
    /// Which lines may be published, where groups of fewer people than `least` may not be told.
    ///
    /// A line is left out with all it says. Where people belong to a unit and to none below it, they are
    /// a group of their own, which would be found by subtraction. Lines about single people are always
    /// left out: to publish a ranking of persons is a decision of its own.
    ///
    /// # Complexity
    /// That of [`suppress`].
    ///
    /// # Example
    /// ```
    /// use gridcore::{Charter, Grid, Roster, TableKind, json, publish::Shown, score::Ledger};
    ///
    /// let charter = Charter::from_toml(
    ///     "name = \"w\"\ntiers = [\"site\", \"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }]",
    /// )?;
    /// let mut roster = Roster::new();
    /// roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n", &charter);
    /// roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\np2,t1\np3,t2\np4,t2\np5,t2\n", &charter);
    /// let grid = Grid::new(&charter, &roster)?;
    /// let mut ledger = Ledger::new(&charter, "points")?;
    /// ledger.post_csv(&grid, b"id,date,subject,rule,author\ne1,2024-05-17,person:p1,tidy,unit:s\n")?;
    /// let board = json::roll_up(&ledger, &grid, "{}")?;
    /// // Two people in t1 are few, and those of t2 would tell what they have.
    /// assert_eq!(board.publishable(3), [Shown::Shown, Shown::Small, Shown::Beside]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub fn publishable(&self, least: u64) -> Vec<Shown> {
        let mut sizes: Vec<u64> = self.rows().map(|row| row.heads.into()).collect();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, row) in self.rows().enumerate() {
            known.insert(row.key, at);
        }
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, row) in self.rows().enumerate() {
            if let Some(parent) = row.parent.and_then(|parent| known.get(parent)) {
                parts.entry(*parent).or_default().push(at);
            }
        }
        let mut totals = Vec::new();
        for (of, mut parts) in parts {
            let below: u64 = parts.iter().filter_map(|part| sizes.get(*part)).sum();
            let own = sizes.get(of).copied().unwrap_or(0).saturating_sub(below);
            if own > 0 {
                // Never printed; as good as told if it follows from what is, and large enough to be.
                parts.push(sizes.len());
                sizes.push(own);
            }
            totals.push(Total { of, parts });
        }
        let mut shown = suppress(&sizes, &totals, least);
        shown.truncate(self.rows().len());
        shown
    }
}
