//! How long what is kept: the rest is left out of a journal that goes on from a checkpoint.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{Body, Checkpoint, Record};
use super::{History, Kind};
use crate::finding::Error;
use crate::time::{Date, Moment, Term};

/// How long records are kept, by kind; for ever if nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retention {
    /// Changes, from the day they take effect; the history then begins later.
    pub changes: Option<Term>,
    /// Cases, from the day they were closed. What became part of another case goes with it.
    pub cases: Option<Term>,
    /// Entries, from the day they count for. One that is reversed by an entry that stays, stays.
    pub entries: Option<Term>,
}

/// What a retention leaves out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Expired {
    /// Batches of changes, the grid after them being the one the history begins with.
    pub changes: usize,
    /// Cases with all their events.
    pub cases: usize,
    /// Entries.
    pub entries: usize,
    /// People nothing is left of.
    pub people: usize,
    /// The day the history then begins with.
    #[serde(serialize_with = "crate::time::written")]
    pub first: Date,
}

impl History {
    /// What a retention would leave out on a day; nothing is changed.
    ///
    /// # Errors
    /// As [`History::retain`].
    pub fn expired(&self, retention: &Retention, day: Date) -> Result<Expired, Error> {
        self.retained(retention, day, self.last_recorded(), "").map(|(_, expired)| expired)
    }

    /// Leaves out what is kept no longer, and goes on from a checkpoint: a first record that says what
    /// the grid was then, how much was left out, the hash of the last line before, and who signed it off.
    ///
    /// Changes are kept at least as long as the entries that are held against them.
    ///
    /// # Errors
    /// Of kind `key`, if whoever signs is not in the grid; of kind `change`, if the moment is before the
    /// last.
    ///
    /// # Complexity
    /// That of opening what is left.
    pub fn retain(
        &mut self,
        retention: &Retention,
        day: Date,
        recorded: Moment,
        signed: &str,
    ) -> Result<Expired, Error> {
        self.in_time(recorded)?;
        self.past.grid().person(signed)?;
        let (history, expired) = self.retained(retention, day, recorded, signed)?;
        *self = history;
        Ok(expired)
    }

    fn retained(
        &self,
        retention: &Retention,
        day: Date,
        recorded: Moment,
        signed: &str,
    ) -> Result<(Self, Expired), Error> {
        let is_over =
            |term: Option<Term>, from: Date| term.and_then(|term| term.end(from)).is_some_and(|end| end <= day);
        let written = self.written();
        let records: Vec<_> = (0..self.len()).filter_map(|number| written.record(number)).collect();
        let cases = self.cases_over(|closed| is_over(retention.cases, closed));
        let entries = entries_over(&records, |date| is_over(retention.entries, date));
        let first = self.first_kept(&records, &entries, |from| is_over(retention.changes, from));
        let mut expired = Expired { changes: 0, cases: cases.len(), entries: 0, people: 0, first };
        let mut kept: Vec<(usize, Record<'_>)> = Vec::new();
        for (number, mut record) in records.into_iter().enumerate() {
            let stays = match &mut record.body {
                Body::Start(..) | Body::Snapshot(_) => false,
                Body::Changes(_) | Body::Undo(_) => {
                    expired.changes += usize::from(record.day <= first);
                    record.day > first
                }
                Body::Event(event) => !cases.contains(&*event.event.case),
                Body::Entries { scheme, entries: posted } => {
                    let before = posted.len();
                    posted.retain(|entry| !entries.contains(&(scheme.clone(), entry.id.to_string())));
                    expired.entries += before - posted.len();
                    !posted.is_empty()
                }
                Body::Approval { scheme, entry, .. } => !entries.contains(&(scheme.clone(), entry.clone())),
                Body::Told(_) | Body::Erased(_) => true,
            };
            if stays {
                kept.push((number, record));
            }
        }
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let checkpoint = Checkpoint {
            recorded: recorded.to_string(),
            before: self.head(),
            signed: signed.to_owned(),
            records: count(self.len()),
            changes: count(expired.changes),
            cases: count(expired.cases),
            entries: count(expired.entries),
        };
        let mut history = self.going_on(first, checkpoint, kept)?;
        let mentioned = history.mentioned();
        expired.people = history.people.keep(|surrogate| mentioned.contains(surrogate));
        Ok((history, expired))
    }

    /// A history that begins with the grid of a day and has these records.
    fn going_on(&self, first: Date, checkpoint: Checkpoint, kept: Vec<(usize, Record<'_>)>) -> Result<Self, Error> {
        let began = self.marks.first().map_or(self.last_recorded(), |mark| mark.recorded);
        let mut history = Self::begin(&self.grid(first)?, began, self.people.clone(), Some(checkpoint))?;
        history.desk = crate::case::Desk::new(self.past.grid().charter());
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        for (number, mut record) in kept {
            if let Body::Undo(undone) = &mut record.body {
                *undone = numbers.get(undone).copied().unwrap_or(usize::MAX);
            }
            history.follow(&record)?;
            numbers.insert(number, history.len());
            history.write(record);
        }
        Ok(history)
    }

    /// The cases that are kept no longer.
    fn cases_over(&self, is_over: impl Fn(Date) -> bool) -> BTreeSet<String> {
        let mut over = BTreeSet::new();
        let mut merged: Vec<(&str, &str)> = Vec::new();
        for (case, closed, into) in self.desk.ended() {
            match into {
                Some(into) => merged.push((case, into)),
                None if closed.is_some_and(|closed| is_over(closed.date())) => {
                    over.insert(case.to_owned());
                }
                None => {}
            }
        }
        // A case goes with the one it became part of, and that one perhaps with another.
        loop {
            let before = over.len();
            for (case, into) in &merged {
                if over.contains(*into) {
                    over.insert((*case).to_owned());
                }
            }
            if over.len() == before {
                return over;
            }
        }
    }

    /// The day the history begins with when changes before it are left out.
    fn first_kept(
        &self,
        records: &[Record<'_>],
        entries: &BTreeSet<(String, String)>,
        is_over: impl Fn(Date) -> bool,
    ) -> Date {
        let over = self.marks.iter().filter(|mark| mark.kind == Kind::Changes && is_over(mark.day));
        let first = over.map(|mark| mark.day).max().unwrap_or(self.first_day());
        let needs = |record: &Record<'_>| match &record.body {
            Body::Entries { scheme, entries: posted } => {
                posted.iter().any(|entry| !entries.contains(&(scheme.clone(), entry.id.to_string())))
            }
            Body::Approval { scheme, entry, .. } => !entries.contains(&(scheme.clone(), entry.clone())),
            _ => false,
        };
        let needed = records.iter().filter(|record| needs(record)).map(|record| record.day).min();
        needed.map_or(first, |needed| first.min(needed)).max(self.first_day())
    }

    /// The surrogates the journal has.
    fn mentioned(&self) -> BTreeSet<String> {
        let mut mentioned = BTreeSet::new();
        for number in 0..self.len() {
            if let Ok(mut record) = Record::read_alone(self.journal.line(number), number) {
                record.body.swap(&mut |key| {
                    mentioned.insert(key.to_owned());
                    key.to_owned()
                });
            }
        }
        mentioned
    }
}

/// The entries that are kept no longer, by scheme and id.
fn entries_over(records: &[Record<'_>], is_over: impl Fn(Date) -> bool) -> BTreeSet<(String, String)> {
    let mut over = BTreeSet::new();
    // Entries reverse earlier ones, so the latest decide first.
    let mut needed: BTreeSet<(String, String)> = BTreeSet::new();
    for record in records.iter().rev() {
        let Body::Entries { scheme, entries } = &record.body else { continue };
        for entry in entries.iter().rev() {
            let key = (scheme.clone(), entry.id.to_string());
            if is_over(entry.date) && !needed.contains(&key) {
                over.insert(key);
            } else if !entry.reverses.is_empty() {
                needed.insert((scheme.clone(), entry.reverses.to_string()));
            }
        }
    }
    over
}
