//! The points ledger: append-only entries, corrected by reversals, counted by cell and month.

mod check;
mod columns;
mod entry;
mod ids;
mod known;
mod load;
mod refuse;
mod store;
mod totals;
mod within;

pub use entry::Entry;

pub use crate::roster::EntryRow;
pub(crate) use columns::entries_of;
#[cfg(feature = "csv")]
pub(crate) use columns::sheet_of;
pub(crate) use refuse::{beyond, refused_call};
pub(super) use store::Store;
pub use totals::Totals;

use std::sync::Arc;

use serde::Serialize;

use crate::charter::Charter;
use crate::charter::Scheme;
use crate::finding::{Args, Error, ErrorKind, FindingsBuilder, Language};
use crate::grid::Grid;
use crate::key::did_you_mean;
use crate::limits::Limits;
use crate::points::Points;

/// Entries of one scheme of a charter.
///
/// An entry that was posted stays: it is corrected by another that reverses it. A posting notes in
/// which cell of each network its subject is on the day of the grid it is posted with, so a board of
/// March stays that of March. Where the scheme asks for it, entries count only once somebody else
/// has approved them.
///
/// Stored by column. What counts is clustered by cell, a sorted base with a short tail, beside kept
/// totals of each cell and month; 48 bytes an entry with ids of eight bytes.
///
/// ```
/// use gridcore::score::{EntryRow, Ledger};
/// # use gridcore::{Charter, Grid, Roster, TableKind};
///
/// let charter = Charter::from_toml(r#"
///     name = "workshop"
///     tiers = ["site", "team"]
///     [[schemes]]
///     key = "points"
///     rules = [{ key = "tidy", points = 2 }, { key = "late", least = -3, most = -1 }]
/// "#)?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n0001,t1\n0002,t1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let mut ledger = Ledger::new(&charter, "points")?;
/// let day = gridcore::time::parse_date("2024-05-17")?;
/// let row = |id: &'static str, subject: &'static str, rule: &'static str, points| EntryRow {
///     id: id.into(), date: day, subject: subject.into(), rule: rule.into(), points,
///     author: "person:0002".into(), ..EntryRow::default()
/// };
/// ledger.post(&grid, [row("e1", "person:0001", "tidy", None), row("e2", "unit:t1", "late", Some((-2).into()))])?;
/// assert_eq!(ledger.len(), 2);
/// // All or nothing: one that is refused keeps the others out.
/// let refused = ledger.post(&grid, [row("e3", "person:0001", "tidy", None), row("e4", "unit:t9", "tidy", None)]);
/// assert_eq!((refused.is_err(), ledger.len()), (true, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Ledger {
    pub(super) scheme: Arc<Scheme>,
    /// The networks whose cells are noted, by key.
    pub(super) networks: Vec<String>,
    pub(super) store: Store,
    pub(super) limits: Limits,
    /// Whom it has met of the grid it was last posted with.
    known: known::Known,
}

/// What a posting did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Posted {
    /// Entries that are new and count.
    pub counted: usize,
    /// Entries that are new and wait for approval.
    pub pending: usize,
    /// Entries that were there already, to the letter.
    pub repeated: usize,
}

/// The scheme of a key.
pub(in crate::score) fn scheme_of<'c>(charter: &'c Charter, scheme: &str) -> Result<&'c Scheme, Error> {
    let schemes = &charter.model.schemes;
    schemes.iter().find(|known| known.key == scheme).ok_or_else(|| {
        let mut args: Args = vec![("name", scheme.into())];
        let close = did_you_mean(scheme, schemes.iter().map(|known| known.key.as_str()));
        args.extend(close.map(|close| ("suggestion", close.into())));
        refuse::unknown_scheme(args).in_language(charter.language())
    })
}

impl Ledger {
    /// An empty ledger of a scheme of the charter.
    ///
    /// # Errors
    /// Of kind `key`, if the charter has no such scheme.
    pub fn new(charter: &Charter, scheme: &str) -> Result<Self, Error> {
        let found = scheme_of(charter, scheme)?;
        let networks: Vec<String> = charter.networks().map(str::to_owned).collect();
        Ok(Self {
            scheme: Arc::new(found.clone()),
            store: Store::default(),
            networks,
            limits: Limits::default(),
            known: known::Known::default(),
        })
    }

    /// Posts entries, all of them or none.
    ///
    /// The grid is that of the day of the entries: it says who exists, who holds which post, and in
    /// which cells subjects are. An entry whose id is there already is passed over if it is the same to
    /// the letter. One that reverses an entry of the ledger need not repeat its subject and rule; without
    /// points it takes back what is left.
    ///
    /// # Errors
    /// Of kind `roster`, with a finding for every entry that is refused and each reason: an id that is
    /// taken, names that are not there, points the rule does not give, an author who may not, a
    /// reference or approval that is missing or not allowed, a cap or budget that would be exceeded, a
    /// reversal of more than there is.
    ///
    /// # Complexity
    /// `O(entries)`; the tail is sorted in when it has grown to an eighth of the base.
    pub fn post<'r>(&mut self, grid: &Grid, entries: impl IntoIterator<Item = EntryRow<'r>>) -> Result<Posted, Error> {
        let mut rows: Vec<EntryRow<'r>> = entries.into_iter().collect();
        rows.iter_mut().for_each(|row| self.complete(row));
        let mut found = FindingsBuilder::new(Language::default(), self.limits.listed);
        let mut check = check::Check::new(&rows, refuse::Places::Posting);
        check.take(self, grid, 0..rows.len(), &mut found);
        let accepted = check.batch.accepted;
        if !found.is_empty() {
            return Err(Error::new(ErrorKind::Roster, found.finish().in_language(grid.charter().language())));
        }
        Ok(self.append(&rows, accepted, rows.len()))
    }

    /// Appends entries that were found good, of so many that were asked for.
    fn append(&mut self, rows: &[EntryRow<'_>], accepted: Vec<(usize, check::Line)>, asked: usize) -> Posted {
        let bytes = accepted.iter().filter_map(|(number, _)| rows.get(*number)).map(|row| row.id.len()).sum();
        self.store.reserve(accepted.len(), bytes);
        let mut posted = Posted { repeated: asked - accepted.len(), ..Posted::default() };
        for (number, line) in accepted {
            let Some(row) = rows.get(number) else { continue };
            if line.pending {
                posted.pending += 1;
            } else {
                posted.counted += 1;
            }
            self.store.append(row, &line);
        }
        self.store.settle();
        posted
    }

    /// Gives a reversal what it leaves to its original.
    fn complete(&self, row: &mut EntryRow<'_>) {
        if row.reverses.is_empty() {
            return;
        }
        let Some(original) = self.store.find(&row.reverses) else { return };
        let entry = self.entry_of(original);
        if row.subject.is_empty() {
            row.subject = entry.subject.to_owned().into();
        }
        if row.rule.is_empty() {
            row.rule = entry.rule.to_owned().into();
        }
        // Posted again it is what it was, whatever is left now.
        if row.points.is_none() && self.store.find(&row.id).is_none() {
            let left = entry.points.thousandths().saturating_add(self.store.reversed(original));
            let all = if left == 0 { entry.points.thousandths() } else { left };
            row.points = Points::from_thousandths(-all);
        }
    }

    /// Approves an entry that waits for it, so that it counts.
    ///
    /// # Errors
    /// Of kind `roster`, if there is none of that id, the approver is not in the grid, is the author or
    /// subject, or may not.
    pub fn approve(&mut self, grid: &Grid, id: &str, approver: &str) -> Result<(), Error> {
        let mut found = FindingsBuilder::new(Language::default(), self.limits.listed);
        let entry = check::approval(self, grid, id, approver, &mut found);
        match entry {
            Some((entry, approver)) if found.is_empty() => {
                self.store.release(entry, approver);
                self.store.settle();
                Ok(())
            }
            _ => Err(Error::new(ErrorKind::Roster, found.finish().in_language(grid.charter().language()))),
        }
    }

    /// How many entries there are, those that wait for approval included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many entries wait for approval.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.store.pending()
    }

    /// The entry of an id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<Entry<'_>> {
        self.store.find(id).map(|row| self.entry_of(row))
    }

    /// All entries, in the order of posting.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> {
        self.store.rows().map(|row| self.entry_of(row))
    }

    /// Whether nothing of an entry is left, for it was reversed.
    pub(in crate::score) fn is_taken_back(&self, id: &str) -> bool {
        let entry = self.store.find(id);
        entry.is_some_and(|entry| self.store.counted(entry).1 + self.store.reversed(entry) == 0)
    }

    /// Whether another ledger is of the very same scheme.
    pub(crate) fn has_same_scheme(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.networks == other.networks
    }

    /// The key of the scheme.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme.key
    }
}
