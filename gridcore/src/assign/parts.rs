//! A plan in parts that can be accepted one by one.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;
use serde::Serialize;

use super::plan::{Plan, Status, changes};
use crate::grid::Change;
use crate::order;

/// What of a plan belongs together: it can be applied without the other parts, before them or after.
///
/// That is all that one person takes up and gives up, and all that changes hands in one seat.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanPart {
    /// The appointments that start, by their places in [`Plan::appointments`].
    pub started: Vec<usize>,
    /// Those that end, by their places in [`Plan::ended`].
    pub ended: Vec<usize>,
    /// What applying the part does.
    pub changes: Vec<Change>,
}

impl Plan {
    /// The parts of the plan, in the order of what starts in them: together they are its
    /// [`changes`](Self::changes), and each can be applied alone.
    ///
    /// # Complexity
    /// `O(n log n)` for `n` appointments that start or end.
    ///
    /// ```
    /// use gridcore::assign::{self, Request};
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml(r#"
    /// #     name = "w"
    /// #     tiers = ["team"]
    /// #     posts = [{ key = "lead", at = ["team"], scope = "unit" }]
    /// # "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\nt2,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\np2,t2\n", &charter);
    /// # let mut grid = Grid::new(&charter, &roster)?;
    /// let plan = assign::staff(&grid, &Request::default())?;
    /// let parts = plan.parts();
    /// assert_eq!(parts.len(), 2);
    /// grid.apply(&parts[1].changes)?;
    /// assert_eq!(grid.appointments().next().map(|held| held.person().key().to_owned()), Some("p2".into()));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub fn parts(&self) -> Vec<PlanPart> {
        let starts = |index: &usize| self.appointments.get(*index).is_some_and(|a| a.status != Status::Kept);
        let started: Vec<usize> = (0..self.appointments.len()).filter(starts).collect();
        let ends = self.ended.iter().map(|e| [&*e.person, &e.post, &e.unit, &e.shift]);
        // A seat that nobody gives up holds nothing together.
        let given_up = order::distinct(ends.clone().map(|[_, post, unit, shift]| [post, unit, shift]));
        let begins = started.iter().filter_map(|index| self.appointments.get(*index));
        let begins = begins.map(|a| [&*a.person, &a.post, &a.unit, &a.shift]);
        let mut joined: UnionFind<usize> = UnionFind::new(started.len() + self.ended.len());
        let (mut of_person, mut of_seat) = (BTreeMap::new(), BTreeMap::new());
        for (place, [person, post, unit, shift]) in begins.chain(ends).enumerate() {
            joined.union(*of_person.entry(person).or_insert(place), place);
            if given_up.binary_search(&[post, unit, shift]).is_ok() {
                joined.union(*of_seat.entry([post, unit, shift]).or_insert(place), place);
            }
        }
        let mut sets: Vec<Vec<usize>> = Vec::new();
        let mut set_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (place, root) in joined.into_labeling().into_iter().enumerate() {
            let set = *set_of.entry(root).or_insert(sets.len());
            if set == sets.len() {
                sets.push(Vec::new());
            }
            sets.get_mut(set).into_iter().for_each(|set| set.push(place));
        }
        sets.iter().map(|set| self.part(&started, set)).collect()
    }

    /// The part of some places: first those of what starts, then those of what ends.
    fn part(&self, started: &[usize], places: &[usize]) -> PlanPart {
        let starts: Vec<usize> = places.iter().filter_map(|place| started.get(*place)).copied().collect();
        let ends: Vec<usize> = places.iter().filter_map(|place| place.checked_sub(started.len())).collect();
        let changes = changes(
            ends.iter().filter_map(|index| self.ended.get(*index)),
            starts.iter().filter_map(|index| self.appointments.get(*index)),
        );
        PlanPart { started: starts, ended: ends, changes }
    }
}
