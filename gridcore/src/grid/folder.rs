//! The grid of a folder whose rows need not all fit.

use super::{Grid, Rejected};
use crate::charter::Charter;
use crate::finding::Error;
use crate::roster::Folder;
use crate::time::Date;

impl Folder {
    /// As [`Folder::grid`], of the rows that fit, and every row that does not, with its reasons.
    ///
    /// # Errors
    /// Those of [`Charter::in_force`] and [`Grid::lenient`].
    ///
    /// ```
    /// use gridcore::{Folder, Limits};
    ///
    /// let files = [
    ///     ("charter.json", r#"{ "name": "w", "tiers": ["team"] }"#),
    ///     ("units.csv", "key,tier\nt1,team\n"),
    ///     ("people.csv", "key,cell\np1,t1\np2,t9\n"),
    /// ];
    /// let (grid, rejected) = Folder::from_files(files, &Limits::default())?.grid_lenient(None)?;
    /// assert_eq!((grid.person_count(), rejected.len()), (1, 1));
    /// assert_eq!(rejected[0].record.cells[0].1, "p2");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn grid_lenient(&self, day: Option<Date>) -> Result<(Grid, Vec<Rejected>), Error> {
        Grid::lenient(Charter::in_force(&self.charters, day)?, &self.roster, day)
    }
}
