//! From a roster to the state on one day.

mod aliases;
mod areas;
mod aside;
mod dormant;
mod people;
mod posts;
mod units;
mod words;

use std::borrow::Cow;
use std::sync::Arc;

use super::{Grid, What};
use crate::charter::Charter;
use crate::finding::{Error, ErrorKind, Finding, Findings, FindingsBuilder, Place, Subject, catalogue, listed};
use crate::key::did_you_mean;
use crate::order;
use crate::roster::{Folder, Record, Roster, Table, TableKind, cell_place};
use crate::time::{Date, Interval};

/// A row that is not in the grid, with every reason.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Rejected {
    /// The row, as it was read.
    pub record: Record,
    /// Why it could not be used.
    pub findings: Findings,
}

impl Grid {
    /// The grid of a roster without dated rows.
    ///
    /// `O(n)` in rows, apart from hashing their keys.
    ///
    /// # Errors
    /// [`ErrorKind::Roster`] with every row that does not fit, [`ErrorKind::Text`] if a text could
    /// not be read at all, [`ErrorKind::Call`] if rows are dated: then [`Grid::at`] is wanted.
    pub fn new(charter: &Charter, roster: &Roster) -> Result<Self, Error> {
        Self::strict(charter, roster, None)
    }

    /// The grid on one day: the rows whose interval contains it. The others stay with the grid as
    /// its dormant rows.
    ///
    /// A day on which the charter is not in force makes a finding, `charter.day-outside`, and no error;
    /// [`Folder::grid`] chooses the version that is.
    ///
    /// # Errors
    /// As [`Grid::new`], but for the day.
    pub fn at(charter: &Charter, roster: &Roster, day: Date) -> Result<Self, Error> {
        Self::strict(charter, roster, Some(day))
    }

    /// The grid of the rows that fit, and every row that does not, with its reasons. No row is in
    /// both or in neither.
    ///
    /// # Errors
    /// [`ErrorKind::Text`] if a whole text could not be read, [`ErrorKind::Call`] if rows are dated
    /// and no day is given.
    pub fn lenient(charter: &Charter, roster: &Roster, day: Option<Date>) -> Result<(Self, Vec<Rejected>), Error> {
        let build = Build::run(charter, roster, day)?;
        if roster.is_unreadable() {
            return Err(build.into_error());
        }
        let mut rejected: Vec<Rejected> = Vec::new();
        let mut last = None;
        for (table, row, finding) in build.problems {
            let findings = last.take_if(|(t, r, _)| (*t, *r) == (table, row));
            let mut findings = match findings {
                Some((_, _, findings)) => {
                    rejected.pop();
                    findings
                }
                None => Vec::new(),
            };
            findings.push(finding);
            rejected.push(Rejected { record: roster.record(table, row), findings: list(charter, &findings) });
            last = Some((table, row, findings));
        }
        rejected.extend(roster.problems.iter().filter_map(|problem| {
            let record = problem.row.clone()?;
            Some(Rejected { record, findings: list(charter, &problem.findings) })
        }));
        Ok((build.grid, rejected))
    }

    fn strict(charter: &Charter, roster: &Roster, day: Option<Date>) -> Result<Self, Error> {
        let build = Build::run(charter, roster, day)?;
        if build.problems.is_empty() && roster.problems.is_empty() { Ok(build.grid) } else { Err(build.into_error()) }
    }
}

impl Folder {
    /// The grid of the folder on a day, under the charter in force then.
    ///
    /// No day is needed if there is one charter and no row is dated.
    ///
    /// # Errors
    /// Those of [`Charter::in_force`], [`Grid::new`] and [`Grid::at`].
    pub fn grid(&self, day: Option<Date>) -> Result<Grid, Error> {
        Grid::strict(Charter::in_force(&self.charters, day)?, &self.roster, day)
    }
}

fn list(charter: &Charter, findings: &[Finding]) -> Findings {
    let mut list = FindingsBuilder::new(charter.spec.language, usize::MAX);
    findings.iter().for_each(|finding| list.push(finding.clone()));
    list.finish()
}

/// How many rows may be rejected before no closest name is looked for any more.
const SUGGESTIONS: usize = 1_000;

/// What a name in a row should have named; the texts of `roster.unknown-name` in order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Name {
    Unit,
    Person,
    Area,
    Network,
    Post,
    Tier,
    UnitKind,
    AreaKind,
    Tag,
    Shift,
    LinkKind,
    NumberColumn,
    NotInForce,
}

/// The rows of a table that are used.
pub(super) enum InForce {
    /// So many, from the first on.
    All(usize),
    /// These.
    Some(Vec<usize>),
}

impl InForce {
    pub(super) const fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(rows) => rows.len(),
        }
    }

    /// The row of a position among them.
    #[inline]
    pub(super) fn row(&self, position: usize) -> usize {
        match self {
            Self::All(_) => position,
            Self::Some(rows) => rows.get(position).copied().unwrap_or(0),
        }
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        (0..self.len()).map(|position| self.row(position))
    }

    /// Leaves out some of the rows.
    pub(super) fn without(self, mut bad: Vec<usize>) -> Self {
        if bad.is_empty() {
            return self;
        }
        order::natural(&mut bad);
        Self::Some(self.iter().filter(|row| bad.binary_search(row).is_err()).collect())
    }
}

/// A grid being made.
pub(super) struct Build<'a> {
    pub(super) roster: &'a Roster,
    pub(super) charter: &'a Charter,
    pub(super) grid: Grid,
    /// What names these is not to blame.
    aside: aside::Aside,
    /// Rows of other days, by row of the table being read.
    pub(super) waiting: Vec<usize>,
    /// Rows that do not fit, in the order of tables and rows.
    pub(super) problems: Vec<(TableKind, usize, Finding)>,
}

impl<'a> Build<'a> {
    fn run(charter: &'a Charter, roster: &'a Roster, day: Option<Date>) -> Result<Self, Error> {
        if day.is_none() && roster.is_dated() {
            let place = roster.dated_place();
            let args = place.iter().map(|place| ("first", place.to_string().into())).collect();
            let finding =
                Finding::new(&catalogue::call::DAY_NEEDED, Subject::Table { table: "roster".into() }, 0, args);
            let finding = finding.at(place);
            return Err(Error::one(ErrorKind::Call, finding).in_language(charter.spec.language));
        }
        let mut grid = Grid::empty(Arc::new(charter.clone()), roster.limits, day);
        grid.files.clone_from(&roster.files);
        let aside = aside::Aside::of(roster, charter);
        let mut build = Self { roster, charter, grid, aside, waiting: Vec::new(), problems: Vec::new() };
        build.aliases();
        build.units();
        build.people();
        build.placements();
        build.areas();
        build.claims();
        build.appointments();
        build.links();
        build.check_aliases();
        order::by_key(&mut build.problems, |(table, row, _)| (*table, *row));
        Ok(build)
    }

    fn into_error(self) -> Error {
        let unreadable = self.roster.is_unreadable();
        let mut findings = FindingsBuilder::new(self.charter.spec.language, self.roster.limits.listed);
        self.roster.problems.iter().flat_map(|p| &p.findings).for_each(|finding| findings.push_copy(finding));
        self.problems.into_iter().for_each(|(_, _, finding)| findings.push(finding));
        let kind = if unreadable { ErrorKind::Text } else { ErrorKind::Roster };
        Error::new(kind, findings.finish())
    }

    pub(super) fn table(&self, kind: TableKind) -> &'a Table {
        self.roster.table(kind)
    }

    /// The rows of a table in force on the day; the others [wait](Build::waiting).
    ///
    /// Rows of one thing, as `identity` tells it, must not overlap, whatever the day: of two that
    /// do, the one that begins later is rejected and becomes neither.
    pub(super) fn in_force<K: Ord>(
        &mut self,
        kind: TableKind,
        identity: impl Fn(&Self, usize) -> K,
        overlap: impl Fn(&Self, usize, usize) -> Finding,
    ) -> InForce {
        self.waiting.clear();
        let table = self.table(kind);
        if !table.is_dated() {
            return InForce::All(table.len());
        }
        let mut bad = Vec::new();
        for (first, row) in self.overlaps(table, identity) {
            let finding = overlap(self, first, row);
            self.reject(kind, row, "from", finding);
            bad.push(row);
        }
        order::natural(&mut bad);
        let fits = (0..table.len()).filter(|row| bad.binary_search(row).is_err());
        let (now, other): (Vec<usize>, Vec<usize>) = fits.partition(|row| table.interval(*row).contains(self.grid.day));
        self.waiting = other;
        InForce::Some(now)
    }

    /// The key that a name in a row stands for.
    pub(super) fn present(&self, kind: &str, key: &'a str) -> Cow<'a, str> {
        self.grid.present_key(kind, key).map_or(Cow::Borrowed(key), |present| Cow::Owned(present.to_owned()))
    }

    /// The place of a column of a row.
    pub(super) fn place(&self, table: TableKind, row: usize, column: &str) -> Option<Place> {
        let origin = self.table(table).origin(row);
        if column.is_empty() { self.roster.place(origin) } else { cell_place(&self.roster.files, origin, column) }
    }

    pub(super) fn reject(&mut self, table: TableKind, row: usize, column: &str, finding: Finding) {
        let place = self.place(table, row, column);
        self.problems.push((table, row, finding.at(place)));
    }

    /// Rejects a row for a name that names nothing, with the closest one that does.
    pub(super) fn unknown(&mut self, at: (TableKind, usize), column: &'static str, name: Name, key: &str) {
        if let Some(finding) = self.consequence(at.0, name, key) {
            return self.reject(at.0, at.1, column, finding);
        }
        // A suggestion compares with many keys: enough for a reader, and no more.
        let afford = self.problems.len() < SUGGESTIONS;
        let suggestion = match name {
            _ if !afford => None,
            Name::Unit => self.grid.closest(What::Unit, key),
            Name::Person => self.grid.closest(What::Person, key),
            Name::Area => self.grid.closest(What::Area, key),
            Name::Network => self.grid.closest(What::Network, key),
            Name::Post => self.grid.closest(What::Post, key),
            Name::Tier => self.grid.closest(What::Tier, key),
            Name::Shift => self.grid.closest(What::Shift, key),
            Name::LinkKind => self.grid.closest(What::LinkKind, key),
            Name::UnitKind => closest(key, self.charter.spec.unit_kinds.as_ref()),
            Name::AreaKind => closest(key, self.charter.spec.area_kinds.as_ref()),
            Name::NumberColumn => did_you_mean(key, self.charter.spec.numbers.iter().map(|n| n.key.as_str())),
            // A tag says something of a person, so the place alone is named.
            Name::Tag | Name::NotInForce => None,
        };
        let mut args = if matches!(name, Name::Tag) { vec![] } else { vec![("key", key.into())] };
        if let Some(suggestion) = suggestion {
            args.push(("suggestion", suggestion.into()));
        }
        if let (Name::NotInForce, Some(day)) = (name, self.grid.day) {
            args.push(("day", day.into()));
        }
        let finding = Finding::new(&catalogue::roster::UNKNOWN_NAME, subject(at.0), name as u8, args);
        self.reject(at.0, at.1, column, finding);
    }

    /// The unit a row names, or `None` after rejecting the row.
    pub(super) fn unit_named(
        &mut self,
        at: (TableKind, usize),
        column: &'static str,
        key: &str,
    ) -> Option<crate::key::UnitId> {
        let id = self.grid.unit_id(key);
        if id.is_none() {
            let other_day = self.grid.has_unit(self.grid.present_key("unit", key).unwrap_or(key));
            self.unknown(at, column, if other_day { Name::NotInForce } else { Name::Unit }, key);
        }
        id
    }

    /// The rows that overlap another of the same thing, each after the one it overlaps.
    fn overlaps<K: Ord>(&self, table: &Table, identity: impl Fn(&Self, usize) -> K) -> Vec<(usize, usize)> {
        let mut rows: Vec<(K, Interval, usize)> =
            (0..table.len()).map(|row| (identity(self, row), table.interval(row), row)).collect();
        order::natural(&mut rows);
        let mut found = Vec::new();
        let mut kept: Option<&(K, Interval, usize)> = None;
        for row in &rows {
            match kept {
                Some(before) if before.0 == row.0 && before.1.overlaps(row.1) => found.push((before.2, row.2)),
                _ => kept = Some(row),
            }
        }
        found
    }
}

fn closest<'n>(key: &str, names: Option<&'n Vec<String>>) -> Option<&'n str> {
    did_you_mean(key, names?.iter().map(String::as_str))
}

/// The subject of a row that is not yet a thing.
pub(super) fn subject(table: TableKind) -> Subject {
    Subject::Table { table: table.name().into() }
}

/// A key that is given twice, and where it was given first.
fn duplicate_key(subject: Subject, text: u8, mut args: crate::finding::Args, first: Option<Place>) -> Finding {
    if let Some(first) = first {
        args.push(("first", first.to_string().into()));
    }
    Finding::new(&catalogue::roster::DUPLICATE_KEY, subject, text, args)
}

/// A text that is no reference, or one that is read and not allowed there.
fn bad_reference(
    table: TableKind,
    text: &str,
    is_read: bool,
    allowed: impl IntoIterator<Item = impl AsRef<str>>,
) -> Finding {
    let args = vec![("reference", text.into()), ("allowed", listed(allowed).into())];
    Finding::new(&catalogue::roster::BAD_REFERENCE, subject(table), u8::from(is_read), args)
}

/// A row that names what cannot be used.
fn set_aside(subject: Subject, text: u8, args: crate::finding::Args) -> Finding {
    Finding::new(&catalogue::roster::SET_ASIDE, subject, text, args)
}

/// A row that names units of two networks.
fn wrong_network(subject: Subject, text: u8, args: crate::finding::Args) -> Finding {
    Finding::new(&catalogue::roster::WRONG_NETWORK, subject, text, args)
}

/// Two rows that say different things of one person.
fn conflict(person: &str, text: u8, args: crate::finding::Args) -> Finding {
    Finding::new(&catalogue::roster::CONFLICT, Subject::Person { key: person.into() }, text, args)
}

/// A row that is given twice.
fn duplicate_row(table: TableKind, text: u8, key: &str) -> Finding {
    Finding::new(&catalogue::roster::DUPLICATE_ROW, subject(table), text, vec![("key", key.into())])
}
