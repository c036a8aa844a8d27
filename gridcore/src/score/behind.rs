//! What a total is made of.

use super::ledger::{Entry, Ledger, refused_call};
use super::roll_up::{network, people, places};
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::{Grid, What};
use crate::key::{PartyId, Reference};
use crate::time::Period;

impl Ledger {
    /// The entries that a line of a board counts in a period, in the order of posting: those of a person,
    /// by former keys too, or of a unit and all below it in this grid. Without a period, of all days.
    ///
    /// # Errors
    /// Of kind `key`, if the grid has no such network or unit; of kind `call`, if the line is neither a unit
    /// nor a person.
    ///
    /// # Complexity
    /// `O(entries)`.
    ///
    /// # Example
    /// ```
    /// use gridcore::{Charter, Grid, Reference, Roster, TableKind, score::Ledger};
    ///
    /// let charter = Charter::from_toml(
    ///     "name = \"w\"\ntiers = [\"site\", \"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }]",
    /// )?;
    /// let mut roster = Roster::new();
    /// roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt1,s,team\n", &charter);
    /// let grid = Grid::new(&charter, &roster)?;
    /// let mut ledger = Ledger::new(&charter, "points")?;
    /// ledger.post_csv(&grid, b"id,date,subject,rule,author\ne1,2024-05-17,unit:t1,tidy,unit:s\n")?;
    /// let may = "2024-05".parse()?;
    /// let behind = ledger.behind(&grid, &Reference::Unit("s".into()), Some(may), None)?;
    /// assert_eq!((behind[0].id, behind[0].points), ("e1", 2.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn behind(
        &self,
        grid: &Grid,
        line: &Reference<'_>,
        period: Option<Period>,
        of: Option<&str>,
    ) -> Result<Vec<Entry<'_>>, Error> {
        let counts = |entry: &Entry<'_>| !entry.pending && period.is_none_or(|period| period.contains(entry.date));
        match line {
            Reference::Person(key) => {
                let (name, wanted, people) = (line.to_string(), grid.person_id(key), people(self, grid));
                let is_own = |party: PartyId| match wanted {
                    Some(_) => people.value(party).copied().flatten() == wanted,
                    None => self.store.party(party) == name,
                };
                let rows = self.store.rows().filter(|row| is_own(self.store.subject(*row)));
                Ok(rows.map(|row| self.entry_of(row)).filter(counts).collect())
            }
            Reference::Unit(key) => {
                let unit = grid.unit_id(key).ok_or_else(|| grid.unknown(What::Unit, key))?;
                let (_, kept) = network(self, grid, of)?;
                let index = grid.index();
                let below: Vec<bool> = places(self, grid, kept)
                    .into_iter()
                    .map(|place| place.is_some_and(|place| index.range(unit).contains(&place)))
                    .collect();
                let rows = self.store.rows().filter(|row| !self.store.is_pending(*row));
                let inside = rows.filter(|row| below.get(self.store.stamp_of(*row) as usize) == Some(&true));
                Ok(inside.map(|row| self.entry_of(row)).filter(counts).collect())
            }
            _ => Err(refused_call(ErrorKind::Call, &rules::UNKNOWN, 1, vec![("name", line.to_string().into())])),
        }
    }
}
