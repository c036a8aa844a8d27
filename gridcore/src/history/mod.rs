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
mod write;

use std::collections::BTreeMap;

pub use line::Checkpoint;
pub use retain::{Expired, Retention};

use self::journal::Journal;
use self::line::{Body, Record};
use self::past::Past;
use self::rebuild::Written;
use self::refuse::{Wrong, at_line, refused};
use self::surrogate::Surrogates;
use crate::case::Desk;
use crate::finding::catalogue::history as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::Grid;
use crate::json::to_document;
use crate::score::Ledger;
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
