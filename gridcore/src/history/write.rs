//! What is written down: each record made, and its line.

use super::line::{Body, Record};
use super::rebuild::Written;
use super::refuse::refused;
use super::{History, Kind, Mark, rebuild};
use crate::case::{Escalation, EventRow, Secrecy};
use crate::finding::catalogue::history as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::Change;
use crate::json::to_document;
use crate::limits::Limits;
use crate::roster::{Column, EntryRow};
#[cfg(feature = "csv")]
use crate::score::sheet_of;
use crate::score::{Posted, entries_of};
use crate::time::{Date, Moment};
use crate::value::Value;

/// At least so many bytes of changes lie between two snapshots,
const APART: usize = 1 << 16;
/// and so many times the snapshot.
const TIMES: usize = 8;

impl History {
    /// Makes changes that hold from a day on, all of them or none.
    ///
    /// The day may lie before those of earlier records: the changes of later days are then made again
    /// after these.
    ///
    /// # Errors
    /// As [`Grid::apply`](crate::Grid::apply); and of kind `change`, if a record of a later day could not be made any more, a
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
    /// As [`Desk::apply`](crate::case::Desk::apply); of kind `change`, if the moment is before the last.
    pub fn event(&mut self, recorded: Moment, event: &EventRow<'_>) -> Result<(), Error> {
        self.in_time(recorded)?;
        let day = event.at.date();
        self.in_history(day)?;
        let Self { past, journal, people, marks, desk, .. } = self;
        let grid = past.on(day, &Written { journal, people, marks })?;
        desk.apply(grid, event)?;
        let Some(taken) = desk.last_event() else { return Ok(()) };
        let is_anonymous = taken.event.secrecy == Some(Secrecy::Anonymous);
        let before = marks.last().map_or(recorded, |mark| mark.recorded);
        let recorded = if is_anonymous { before.max(Moment::start_of(day).min(recorded)) } else { recorded };
        self.write(Record { recorded, day, body: Body::Event(Box::new(taken)) });
        Ok(())
    }

    /// The levels of escalation that were reached up to a moment and not told before, as
    /// [`Desk::escalations`](crate::case::Desk::escalations); that they were told is written down.
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
    /// As [`Ledger::post`](crate::score::Ledger::post) and [`Ledger::new`](crate::score::Ledger::new); of kind `change`, if the moment is before the last.
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

    /// Posts entries that the caller has by column, as [`Ledger::post_columns`](crate::score::Ledger::post_columns) reads them.
    ///
    /// # Errors
    /// As [`History::post`], and for columns and cells that are not those of entries.
    pub fn post_columns(
        &mut self,
        scheme: &str,
        day: Date,
        recorded: Moment,
        rows: usize,
        columns: &[&dyn Column],
    ) -> Result<Posted, Error> {
        let entries = entries_of(rows, columns, Limits::default().listed).map_err(|error| self.told(error))?;
        self.post(scheme, day, recorded, entries)
    }

    /// Posts the entries of a CSV text with a header, as [`History::post_columns`].
    ///
    /// # Errors
    /// As [`History::post_columns`], and if the text is no CSV in UTF-8.
    #[cfg(feature = "csv")]
    pub fn post_csv(&mut self, scheme: &str, day: Date, recorded: Moment, text: &[u8]) -> Result<Posted, Error> {
        let (rows, sheet) = sheet_of(text, Limits::default().listed).map_err(|error| self.told(error))?;
        let columns: Vec<&dyn Column> = sheet.iter().map(|column| column as &dyn Column).collect();
        self.post_columns(scheme, day, recorded, rows, &columns)
    }

    /// Approves an entry that waits for it.
    ///
    /// # Errors
    /// As [`Ledger::approve`](crate::score::Ledger::approve); of kind `key`, if the charter has no such scheme.
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
    pub(super) fn write(&mut self, record: Record<'_>) -> usize {
        let Record { recorded, day, mut body } = record;
        let kind = Kind::of(&body);
        body.swap(&mut |key| self.people.mask(key));
        let line = Record { recorded, day, body }.write(self.marks.len(), &self.journal.head());
        self.journal.push(&line);
        self.marks.push(Mark { recorded, day, kind });
        line.len()
    }
}
