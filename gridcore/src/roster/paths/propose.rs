//! A charter for a wide sheet that has none.

use super::Paths;
use crate::charter::{Bounds, CharterSpec, NumberSpec, PostSpec, SiteSpec, TierSpec};
use crate::order::distinct;
use crate::roster::{Roster, TableKind};

/// Columns of appointments.
const POST: usize = 1;
const UNIT: usize = 2;

impl Roster {
    /// A charter under which a wide sheet that was read forms a grid: a tier a path column, a post a
    /// title wherever it is held, with any number of seats, and a number a number column.
    ///
    /// It asks for nothing more than that everybody is placed: say in it what must hold. `O(n)` in
    /// units and appointments.
    ///
    /// ```
    /// use gridcore::{Charter, Grid, Paths, Roster};
    ///
    /// let sheet = b"no,branch,cell,title\np1,north,c1,lead\np2,north,c1,\n";
    /// let paths =
    ///     Paths { columns: &["branch", "cell"], key: "no", post: Some("title"), ..Paths::default() };
    /// let roster = Roster::from_paths("sheet.csv", sheet, &paths);
    /// let charter = Charter::new(roster.proposed_charter("proposed", &paths))?;
    /// let grid = Grid::new(&charter, &roster)?;
    /// assert_eq!(grid.charter().spec().posts[0].key, "lead");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub fn proposed_charter(&self, name: &str, paths: &Paths<'_>) -> CharterSpec {
        let tier = |label: &&str| TierSpec { label: (*label).to_owned(), ..TierSpec::default() };
        let mut tiers: Vec<TierSpec> = paths.columns.iter().map(tier).collect();
        // A path may end early, and whoever stands there is placed there.
        let cells = self.tiers_with_people(paths);
        for (index, tier) in tiers.iter_mut().enumerate().rev().skip(1) {
            tier.cell = cells.contains(&index).then_some(true);
        }
        if let Some(last) = tiers.last_mut().filter(|_| cells.len() > 1) {
            last.cell = Some(true);
        }
        let number = |key: &&str| NumberSpec { key: (*key).to_owned(), ..NumberSpec::default() };
        CharterSpec {
            name: name.to_owned(),
            tiers,
            posts: self.posts_held(paths),
            numbers: paths.numbers.iter().map(number).collect(),
            ..CharterSpec::default()
        }
    }

    /// How deep the units are that people are placed in.
    fn tiers_with_people(&self, paths: &Paths<'_>) -> Vec<usize> {
        let (people, last) = (self.table(TableKind::People), paths.columns.len().saturating_sub(1));
        let cells = (0..people.len()).map(|row| people.text(super::CELL, row)).filter(|cell| !cell.is_empty());
        let mut held = vec![false; paths.columns.len()];
        for depth in cells.map(|cell| cell.matches('/').count()).chain([last]) {
            held.iter_mut().skip(depth).take(1).for_each(|held| *held = true);
        }
        (0..).zip(held).filter(|(_, held)| *held).map(|(depth, _)| depth).collect()
    }

    fn posts_held(&self, paths: &Paths<'_>) -> Vec<PostSpec> {
        let appointments = self.table(TableKind::Appointments);
        let row = |row| (appointments.text(POST, row), appointments.text(UNIT, row).matches('/').count());
        let held = distinct((0..appointments.len()).map(row));
        let mut posts: Vec<PostSpec> = Vec::new();
        for (key, depth) in held {
            let Some(tier) = paths.columns.get(depth) else { continue };
            let site = SiteSpec { tier: (*tier).to_owned(), ..SiteSpec::default() };
            match posts.last_mut().filter(|post| post.key == key) {
                Some(post) => post.at.push(site),
                None => posts.push(PostSpec {
                    key: key.to_owned(),
                    at: vec![site],
                    seats: Some(Bounds { min: 0, max: None }),
                    ..PostSpec::default()
                }),
            }
        }
        posts
    }
}
