//! What happened, and what was: a dated journal from which any day is made again.
//!
//! ```
//! use gridcore::history::History;
//! # use gridcore::{Change, Charter, Grid, Roster, TableKind};
//! # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]")?;
//! # let mut roster = Roster::new();
//! # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\nt2,north,team\n", &charter);
//! # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n0001,t1\n0002,t1\n", &charter);
//! let day = gridcore::time::parse_date;
//! let grid = Grid::at(&charter, &roster, day("2024-03-01")?)?;
//! let mut history = History::new(&grid, "2024-03-01T08:00".parse()?)?;
//!
//! // From April on 0002 is in the other team; it was written down some days later.
//! history.apply(day("2024-04-01")?, "2024-04-03T09:15".parse()?, &[Change::place("0002", "t2")])?;
//! let cell = |grid: Grid| grid.person("0002").map(|person| person.cell("main").map(|cell| cell.key().to_owned()));
//! assert_eq!(cell(history.grid(day("2024-03-31")?)?)?.as_deref(), Some("t1"));
//! assert_eq!(cell(history.grid(day("2024-04-01")?)?)?.as_deref(), Some("t2"));
//! // On the second of April nobody had written it down.
//! let known = history.known("2024-04-02T00:00".parse()?)?;
//! assert_eq!(cell(known.grid(day("2024-04-01")?)?)?.as_deref(), Some("t1"));
//!
//! // The journal holds no key of anybody; who is who stands in a table of its own.
//! assert!(!history.text().contains("0002") && history.people().contains("0002"));
//! let (same, findings) = History::open(history.text(), &history.people())?;
//! assert!(same == history && findings.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod effect;
mod erase;
mod journal;
mod line;
mod open;
mod past;
mod rebuild;
mod refuse;
mod retain;
mod surrogate;
mod swap;

use std::collections::BTreeMap;

pub use line::Checkpoint;
pub use retain::{Expired, Retention};

use self::journal::Journal;
use self::line::{Body, Record};
use self::past::Past;
use self::rebuild::Written;
use self::refuse::{Wrong, at_line, refused};
use self::surrogate::Surrogates;
use crate::case::{Desk, Escalation, EventRow};
use crate::finding::catalogue::history as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::{Change, Grid};
use crate::json::to_document;
use crate::roster::EntryRow;
use crate::score::{Ledger, Posted};
use crate::time::{Date, Moment};
use crate::value::Value;

/// A journal and what it comes to: the grid of any day, the cases, the entries.
///
/// A record is written down at a moment and holds from a day; the two differ, for much is learnt late.
/// What was written stays: it is undone by a further record. Changes take effect in the order of their
/// days, events of cases and entries were judged when they were written and stay as they were.
///
/// The text has a line of JSON a record, each with the hash of the line before. It names people by
/// surrogates; whom they stand for is a table of its own, so that somebody is forgotten by dropping a row.
/// Snapshots of the grid are written as the journal grows. The host keeps both texts, as files or
/// otherwise: [`History::text_from`] is what to append.
#[derive(Debug, Clone)]
pub struct History {
    journal: Journal,
    people: Surrogates,
    marks: Vec<Mark>,
    past: Past,
    desk: Desk,
    ledgers: BTreeMap<String, Ledger>,
    checkpoint: Option<Checkpoint>,
    /// How many bytes of changes were written since the last snapshot.
    since: usize,
}

/// Two histories are the same if their journals and people are; all else follows from those.
impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        self.journal == other.journal && self.people.text() == other.people.text()
    }
}

/// What is kept of a record beside its line.
#[derive(Debug, Clone, Copy)]
struct Mark {
    recorded: Moment,
    day: Date,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    Snapshot,
    Changes,
    /// The record of another that is undone.
    Undo(usize),
    Other,
}

impl Kind {
    const fn of(body: &Body<'_>) -> Self {
        match body {
            Body::Start(..) => Self::Start,
            Body::Snapshot(_) => Self::Snapshot,
            Body::Changes(_) => Self::Changes,
            Body::Undo(record) => Self::Undo(*record),
            _ => Self::Other,
        }
    }
}

/// At least so many bytes of changes lie between two snapshots,
const APART: usize = 1 << 16;
/// and so many times the snapshot.
const TIMES: usize = 8;

impl History {
    /// Begins a history with a grid of a day.
    ///
    /// # Errors
    /// Of kind `call`, if the grid has no day; of kind `roster`, if a key of a person reads like a
    /// surrogate, `~17`.
    ///
    /// # Complexity
    /// That of writing and reading the grid as a document.
    pub fn new(grid: &Grid, recorded: Moment) -> Result<Self, Error> {
        Self::begin(grid, recorded, Surrogates::default(), None)
    }

    fn begin(
        grid: &Grid,
        recorded: Moment,
        mut people: Surrogates,
        checkpoint: Option<Checkpoint>,
    ) -> Result<Self, Error> {
        let language = grid.charter().language();
        let Some(day) = grid.day() else {
            return Err(refused(ErrorKind::Call, &rules::DAY, 2, vec![]).in_language(language));
        };
        let text = to_document(grid);
        let document = Value::from_json(&text).unwrap_or(Value::Null);
        let mut body = Body::Start(document, checkpoint.clone());
        let mut clash = None;
        body.swap(&mut |key| {
            if people.is_taken(key) {
                clash = Some(key.to_owned());
            }
            people.mask(key)
        });
        if let Some(key) = clash {
            let args = vec![("key", key.into())];
            return Err(refused(ErrorKind::Roster, &rules::SURROGATE, 0, args).in_language(language));
        }
        let mut journal = Journal::default();
        journal.push(&Record { recorded, day, body }.write(0, ""));
        Ok(Self {
            journal,
            people,
            marks: vec![Mark { recorded, day, kind: Kind::Start }],
            past: Past::new(grid.clone(), day),
            desk: Desk::new(grid.charter()),
            ledgers: BTreeMap::new(),
            checkpoint,
            since: 0,
        })
    }

    /// Makes changes that hold from a day on, all of them or none.
    ///
    /// The day may lie before those of earlier records: the changes of later days are then made again
    /// after these.
    ///
    /// # Errors
    /// As [`Grid::apply`]; and of kind `change`, if a record of a later day could not be made any more, a
    /// change goes to another day, another charter does not fit the cases or entries there are, or the
    /// moment is before the last.
    ///
    /// # Complexity
    /// That of the changes; for a day before those of other records that of a copy of the grid and of
    /// those records too.
    pub fn apply(&mut self, day: Date, recorded: Moment, changes: &[Change]) -> Result<(), Error> {
        self.in_time(recorded)?;
        self.in_history(day)?;
        if let Some(at) = changes.iter().position(|change| matches!(change, Change::Advance { .. })) {
            return Err(self.told(refused(ErrorKind::Change, &rules::DAY, 1, vec![("number", (at + 1).into())])));
        }
        let (body, clash) = self.clash(Body::Changes(changes.to_vec()));
        if let Some(key) = clash {
            return Err(self.told(refused(ErrorKind::Change, &rules::SURROGATE, 0, vec![("key", key.into())])));
        }
        self.make(Record { recorded, day, body })
    }

    /// Does what a record of changes or of undoing says, and writes it down.
    fn make(&mut self, record: Record<'_>) -> Result<(), Error> {
        let recorded = record.recorded;
        self.follow(&record)?;
        let bytes = self.write(record);
        self.since = self.since.saturating_add(bytes);
        if self.since > APART.max(self.snapshot_size().saturating_mul(TIMES)) {
            self.snapshot(recorded)?;
        }
        Ok(())
    }

    /// Whether a key of a person reads like a surrogate that stands for somebody.
    fn clash<'t>(&self, mut body: Body<'t>) -> (Body<'t>, Option<String>) {
        let mut clash = None;
        body.swap(&mut |key| {
            if self.people.is_taken(key) {
                clash = Some(key.to_owned());
            }
            key.to_owned()
        });
        (body, clash)
    }

    /// How long the last snapshot is.
    fn snapshot_size(&self) -> usize {
        let last = self.marks.iter().rposition(|mark| matches!(mark.kind, Kind::Start | Kind::Snapshot));
        last.map_or(0, |record| self.journal.line(record).len())
    }

    /// Takes an event of a case, judged by the grid of its day.
    ///
    /// Of an anonymous report the moment of the record before is written down, and not its own.
    ///
    /// # Errors
    /// As [`Desk::apply`]; of kind `change`, if the moment is before the last.
    pub fn event(&mut self, recorded: Moment, event: &EventRow<'_>) -> Result<(), Error> {
        self.in_time(recorded)?;
        let day = event.at.date();
        self.in_history(day)?;
        let Self { past, journal, people, marks, desk, .. } = self;
        let grid = past.on(day, &Written { journal, people, marks })?;
        desk.apply(grid, event)?;
        let Some(taken) = desk.last_event() else { return Ok(()) };
        let is_anonymous = taken.event.secrecy == Some(crate::case::Secrecy::Anonymous);
        let before = marks.last().map_or(recorded, |mark| mark.recorded);
        let recorded = if is_anonymous { before.max(Moment::start_of(day)) } else { recorded };
        self.write(Record { recorded, day, body: Body::Event(Box::new(taken)) });
        Ok(())
    }

    /// The levels of escalation that were reached up to a moment and not told before, as
    /// [`Desk::escalations`]; that they were told is written down.
    ///
    /// # Errors
    /// Of kind `change`, if the moment of writing is before the last.
    pub fn escalations(&mut self, recorded: Moment, at: Moment) -> Result<Vec<Escalation>, Error> {
        self.in_time(recorded)?;
        let reached = self.desk.escalations(at);
        self.write(Record { recorded, day: at.date(), body: Body::Told(at) });
        Ok(reached)
    }

    /// Posts entries to the ledger of a scheme, held against the grid of a day; all of them or none.
    ///
    /// # Errors
    /// As [`Ledger::post`] and [`Ledger::new`]; of kind `change`, if the moment is before the last.
    pub fn post<'r>(
        &mut self,
        scheme: &str,
        day: Date,
        recorded: Moment,
        entries: impl IntoIterator<Item = EntryRow<'r>>,
    ) -> Result<Posted, Error> {
        self.in_time(recorded)?;
        self.in_history(day)?;
        let entries: Vec<_> = entries.into_iter().map(EntryRow::into_owned).collect();
        let posted = self.enter(scheme, day, &entries)?;
        self.write(Record { recorded, day, body: Body::Entries { scheme: scheme.to_owned(), entries } });
        Ok(posted)
    }

    /// Approves an entry that waits for it.
    ///
    /// # Errors
    /// As [`Ledger::approve`]; of kind `key`, if the charter has no such scheme.
    pub fn approve(&mut self, scheme: &str, entry: &str, by: &str, day: Date, recorded: Moment) -> Result<(), Error> {
        self.in_time(recorded)?;
        self.in_history(day)?;
        let (scheme, entry, by) = (scheme.to_owned(), entry.to_owned(), by.to_owned());
        let record = Record { recorded, day, body: Body::Approval { scheme, entry, by } };
        self.follow(&record)?;
        self.write(record);
        Ok(())
    }

    /// Takes a record of changes back, as if it had never been, by a further record; the changes of later
    /// days are made again without it. Undoing that record does the changes again.
    ///
    /// Entries are taken back by entries that reverse them, and cases moved along their flow.
    ///
    /// # Errors
    /// Of kind `change`, if there is no such record, it holds no changes or is undone, or a record of a later
    /// day could not be made any more.
    ///
    /// # Complexity
    /// As [`History::apply`].
    pub fn undo(&mut self, record: usize, recorded: Moment) -> Result<(), Error> {
        self.in_time(recorded)?;
        let day = self.marks.get(record).map_or(self.past.last(), |mark| mark.day);
        self.make(Record { recorded, day, body: Body::Undo(record) })
    }

    /// Undoes the last changes that are in force; returns their record.
    ///
    /// # Errors
    /// As [`History::undo`], and if there are none.
    pub fn undo_last(&mut self, recorded: Moment) -> Result<usize, Error> {
        let undone = rebuild::undone(&self.marks);
        let holds = |record: &usize| {
            self.marks.get(*record).is_some_and(|mark| mark.kind == Kind::Changes) && !undone.contains(record)
        };
        let Some(record) = (0..self.len()).rev().find(holds) else {
            return Err(self.told(refused(ErrorKind::Change, &rules::UNDO, 3, vec![])));
        };
        self.undo(record, recorded).map(|()| record)
    }

    /// Writes down the grid as it stands, so that later days are reached without what was before.
    ///
    /// # Errors
    /// Of kind `change`, if the moment is before the last.
    pub fn snapshot(&mut self, recorded: Moment) -> Result<(), Error> {
        self.in_time(recorded)?;
        let day = self.past.last();
        let text = to_document(&self.grid(day)?);
        let body = Body::Snapshot(Value::from_json(&text).unwrap_or(Value::Null));
        self.write(Record { recorded, day, body });
        self.since = 0;
        Ok(())
    }

    /// Writes a line; returns its length.
    fn write(&mut self, record: Record<'_>) -> usize {
        let Record { recorded, day, mut body } = record;
        let kind = Kind::of(&body);
        body.swap(&mut |key| self.people.mask(key));
        let line = Record { recorded, day, body }.write(self.marks.len(), &self.journal.head());
        self.journal.push(&line);
        self.marks.push(Mark { recorded, day, kind });
        line.len()
    }

    fn in_time(&self, recorded: Moment) -> Result<(), Error> {
        match self.marks.last() {
            Some(last) if recorded < last.recorded => {
                let args = vec![("recorded", recorded.to_string().into()), ("known", last.recorded.to_string().into())];
                Err(self.told(refused(ErrorKind::Change, &rules::TIME, 0, args)))
            }
            _ => Ok(()),
        }
    }

    fn in_history(&self, day: Date) -> Result<(), Error> {
        let first = self.first_day();
        if day >= first {
            return Ok(());
        }
        let args = vec![("day", day.to_string().into()), ("first", first.to_string().into())];
        Err(self.told(refused(ErrorKind::Call, &rules::DAY, 0, args)))
    }

    fn told(&self, error: Error) -> Error {
        error.in_language(self.past.grid().charter().language())
    }

    /// The grid of a day.
    ///
    /// # Errors
    /// Of kind `call`, if the day is before the first.
    ///
    /// # Complexity
    /// That of a copy of the grid and of the changes since; of days further back, that of reading the
    /// snapshot before them and of the changes from there.
    pub fn grid(&self, day: Date) -> Result<Grid, Error> {
        self.in_history(day)?;
        self.past.of(day, &self.written())
    }

    fn written(&self) -> Written<'_> {
        Written { journal: &self.journal, people: &self.people, marks: &self.marks }
    }

    /// The cases as they stand.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The cases as they stood at the end of a day. `O(events)`.
    ///
    /// # Errors
    /// Of kind `change`, if an event of that day names a case of a later one.
    pub fn desk_on(&self, day: Date) -> Result<Desk, Error> {
        Desk::replay(self.desk.charter(), self.desk.events().filter(|event| event.event.at.date() <= day))
    }

    /// The entries of a scheme; none if nothing was posted to it.
    #[must_use]
    pub fn ledger(&self, scheme: &str) -> Option<&Ledger> {
        self.ledgers.get(scheme)
    }

    /// The history as far as it was written down at a moment.
    ///
    /// # Errors
    /// Of kind `text`, if nothing was.
    ///
    /// # Complexity
    /// That of opening a journal of so many records.
    pub fn known(&self, at: Moment) -> Result<Self, Error> {
        let known = self.marks.partition_point(|mark| mark.recorded <= at);
        let bytes = self.journal.text().len() - self.journal.text_from(known).len();
        if known == 0 {
            return Err(self.told(at_line(refuse::JOURNAL, 0, Wrong::Empty, vec![])));
        }
        let text = self.journal.text().get(..bytes).unwrap_or_default();
        open::open(text, self.people.clone(), false).map(|(history, _)| history)
    }

    /// How many records there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.journal.len()
    }

    /// Whether there are none; there is always one, with which it began.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first day.
    #[must_use]
    pub fn first_day(&self) -> Date {
        self.marks.first().map_or(self.past.last(), |mark| mark.day)
    }

    /// The day of the last changes.
    #[must_use]
    pub fn last_day(&self) -> Date {
        self.past.last()
    }

    /// When the last record was written down.
    #[must_use]
    pub fn last_recorded(&self) -> Moment {
        self.marks.last().map_or(Moment::start_of(self.past.last()), |mark| mark.recorded)
    }

    /// What is said of the journal this one goes on from.
    #[must_use]
    pub const fn checkpoint(&self) -> Option<&Checkpoint> {
        self.checkpoint.as_ref()
    }

    /// The journal: a line of JSON a record.
    #[must_use]
    pub fn text(&self) -> &str {
        self.journal.text()
    }

    /// The lines from a record on: what is to be appended to a file that has those before.
    #[must_use]
    pub fn text_from(&self, record: usize) -> &str {
        self.journal.text_from(record)
    }

    /// The table of people, a line of JSON each. It is to be written anew as a whole, for rows go.
    #[must_use]
    pub fn people(&self) -> String {
        self.people.text()
    }

    /// The hash of the last line, SHA-256 in hexadecimal digits. Kept elsewhere it shows later whether
    /// the journal is still the one it was.
    #[must_use]
    pub fn head(&self) -> String {
        self.journal.head()
    }
}
