//! The ledger of a folder: its table of entries, each held against the grid of its day.

use super::check::Check;
use super::refuse::Places;
use super::{Entry, EntryRow, Ledger};
use crate::charter::Charter;
use crate::finding::{Error, ErrorKind, FindingsBuilder};
use crate::grid::Grid;
use crate::order;
use crate::roster::{Folder, Roster, TableKind};
use crate::time::Date;

impl Ledger {
    /// The ledger of a scheme with those entries of a roster that are of it: whose rule is one of the
    /// scheme, and of no scheme the charter names before it.
    ///
    /// Each entry is held against the grid of its day. Where rows are dated, entries are posted from one
    /// day on which something changes to the next, so a reversal follows what it takes back.
    /// [`Roster::add_entries`] with [`Ledger::rows`] writes them back.
    ///
    /// # Errors
    /// Those of [`Grid::at`]; and of [`Ledger::post`], each finding with the file and line of its entry.
    ///
    /// # Complexity
    /// That of a grid for each span of days that has entries and no change between, and `O(entries)`.
    ///
    /// # Example
    /// ```
    /// use gridcore::score::Ledger;
    /// use gridcore::{Charter, Roster, TableKind};
    ///
    /// let charter = Charter::from_toml(
    ///     "name = \"w\"\ntiers = [\"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }]",
    /// )?;
    /// let mut roster = Roster::new();
    /// roster
    ///     .add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter)
    ///     .add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter)
    ///     .add_csv(
    ///         TableKind::Entries,
    ///         "entries.csv",
    ///         b"id,date,subject,rule,author\ne1,2024-05-17,person:p1,tidy,unit:t1\n",
    ///         &charter,
    ///     );
    /// let ledger = Ledger::load(&charter, "points", &roster)?;
    /// assert_eq!(ledger.entry("e1").expect("it was read").points, 2.into());
    /// let mut written = Roster::new();
    /// written.add_entries(ledger.rows());
    /// assert!(written.to_csv(TableKind::Entries).ends_with("e1,2024-05-17,person:p1,tidy,2,unit:t1\n"));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn load(charter: &Charter, scheme: &str, roster: &Roster) -> Result<Self, Error> {
        load(std::slice::from_ref(charter), scheme, roster)
    }

    /// All entries as they would be posted again, in the order of posting.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = EntryRow<'_>> {
        self.entries().map(Entry::into)
    }
}

impl Folder {
    /// The ledger of a scheme with the entries of the folder, as [`Ledger::load`]; each day has the
    /// charter in force then, and the scheme is that of the last charter.
    ///
    /// # Errors
    /// Those of [`Ledger::load`] and [`Charter::in_force`].
    pub fn ledger(&self, scheme: &str) -> Result<Ledger, Error> {
        load(&self.charters, scheme, &self.roster)
    }
}

fn load(charters: &[Charter], scheme: &str, roster: &Roster) -> Result<Ledger, Error> {
    let charter = match charters.last() {
        Some(last) => last,
        None => Charter::in_force(charters, None)?,
    };
    let mut ledger = Ledger::new(charter, scheme)?;
    ledger.limits = roster.limits;
    let rows: Vec<EntryRow<'_>> = roster.entries().collect();
    let mut found = FindingsBuilder::new(charter.language(), roster.limits.listed);
    for finding in roster.problems().iter().filter(|finding| is_about_entries(finding)) {
        found.push(finding.clone());
    }
    let changes = changes(charters, roster);
    let mut own: Vec<(usize, usize)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| is_of(charter, scheme, &row.rule))
        .map(|(number, row)| (changes.partition_point(|day| *day <= row.date), number))
        .collect();
    // Stable within a span of days: entries are posted in the order of the table.
    order::natural(&mut own);
    let mut check = Check::new(&rows, Places::Roster(roster));
    for span in own.chunk_by(|a, b| a.0 == b.0) {
        let day = span.first().and_then(|(_, number)| rows.get(*number)).map(|row| row.date);
        let dated = charters.len() > 1 || roster.is_dated();
        let day = day.filter(|_| dated);
        let charter = Charter::in_force(charters, day)?;
        let grid = match day {
            Some(day) => Grid::at(charter, roster, day)?,
            None => Grid::new(charter, roster)?,
        };
        check.take(&mut ledger, &grid, span.iter().map(|(_, number)| *number), &mut found);
    }
    let accepted = check.batch.accepted;
    if !found.is_empty() {
        return Err(Error::new(ErrorKind::Roster, found.finish()));
    }
    let asked = own.len();
    ledger.append(&rows, accepted, asked);
    Ok(ledger)
}

/// The days on which a grid is another than the day before, in order.
fn changes(charters: &[Charter], roster: &Roster) -> Vec<Date> {
    let versions = charters.iter().filter(|_| charters.len() > 1);
    let versions = versions.flat_map(|charter| [charter.interval().from, charter.interval().until]).flatten();
    order::distinct(roster.days().into_iter().chain(versions))
}

fn is_about_entries(finding: &crate::finding::Finding) -> bool {
    matches!(&finding.subject, crate::finding::Subject::Table { table } if **table == *TableKind::Entries.name())
}

/// Whether a rule is of a scheme; one that no scheme has is, so that it is told.
fn is_of(charter: &Charter, scheme: &str, rule: &str) -> bool {
    let mut having = charter.model.schemes.iter().filter(|known| known.rules.iter().any(|own| own.key == rule));
    having.next().is_none_or(|first| first.key == scheme)
}
