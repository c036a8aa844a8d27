//! What records come to.

use super::line::{Body, Record};
use super::past::Past;
use super::rebuild::Written;
use super::refuse::{Wrong, at_line, refused};
use super::{History, Kind, rebuild};
use crate::case::Desk;
use crate::charter::Charter;
use crate::finding::catalogue::history as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::Change;
use crate::roster::EntryRow;
use crate::score::{Ledger, Posted};
use crate::time::Date;

impl History {
    /// Takes in what a record says; it is the next one.
    pub(super) fn follow(&mut self, record: &Record<'_>) -> Result<(), Error> {
        match &record.body {
            Body::Start(..) => Err(at_line(super::refuse::JOURNAL, self.len(), Wrong::Kind, vec![])),
            Body::Snapshot(_) => Ok(()),
            Body::Changes(changes) => self.change(record.day, changes),
            Body::Undo(undone) => self.leave_out(*undone),
            Body::Event(event) => self.desk.take_again(event),
            Body::Told(at) => {
                self.desk.escalations(*at);
                Ok(())
            }
            Body::Entries { scheme, entries } => self.enter(scheme, record.day, entries).map(|_| ()),
            Body::Approval { scheme, entry, by } => self.release(scheme, record.day, entry, by),
            Body::Erased(erased) => {
                erased.iter().for_each(|surrogate| {
                    self.people.forget(surrogate);
                });
                Ok(())
            }
        }
    }

    fn change(&mut self, day: Date, changes: &[Change]) -> Result<(), Error> {
        let brings = changes.iter().any(|change| matches!(change, Change::Charter(_)));
        self.bring_about(brings, |past, written| past.insert((day, written.marks.len()), changes, written))
    }

    /// Leaves a record out, or takes it in again if what is left out is that.
    fn leave_out(&mut self, record: usize) -> Result<(), Error> {
        let marks = &self.marks;
        let undone = rebuild::undone(marks);
        let kind = |record: usize| marks.get(record).map(|mark| mark.kind);
        let wrong = match kind(record) {
            Some(Kind::Changes | Kind::Undo(_)) => undone.contains(&record).then_some(2),
            Some(_) => Some(1),
            None => Some(0),
        };
        if let Some(text) = wrong {
            return Err(self.told(refused(ErrorKind::Change, &rules::UNDO, text, vec![("record", record.into())])));
        }
        // An undoing that is undone, and so on down to the changes: they hold or do not, by turns.
        let (mut changed, mut holds) = (record, false);
        while let Some(Kind::Undo(other)) = kind(changed) {
            (changed, holds) = (other, !holds);
        }
        let day = marks.get(changed).map_or(self.past.last(), |mark| mark.day);
        let changes = self.written().changes(changed);
        let brings = changes.iter().any(|change| matches!(change, Change::Charter(_)));
        self.bring_about(brings, |past, written| match holds {
            true => past.insert((day, changed), &changes, written),
            false => past.remove((day, changed), written),
        })
    }

    /// Changes the grid; another charter takes cases and entries with it, or nothing is changed.
    fn bring_about(
        &mut self,
        brings_charter: bool,
        change: impl FnOnce(&mut Past, &Written<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let before = brings_charter.then(|| self.past.clone());
        let Self { past, journal, people, marks, .. } = self;
        change(past, &Written { journal, people, marks })?;
        if let Some(before) = before
            && let Err(error) = self.come_under()
        {
            self.past = before;
            return Err(error);
        }
        Ok(())
    }

    /// Brings cases and entries under the charter that is in force now.
    fn come_under(&mut self) -> Result<(), Error> {
        let charter = self.past.grid().charter();
        for (key, ledger) in &self.ledgers {
            if !ledger.is_under(charter) {
                let args = vec![("scheme", key.as_str().into())];
                return Err(self.told(refused(ErrorKind::Change, &rules::CHARTER, 0, args)));
            }
        }
        self.desk = self.desk.under(charter)?;
        Ok(())
    }

    /// Posts entries.
    pub(super) fn enter(&mut self, scheme: &str, day: Date, entries: &[EntryRow<'static>]) -> Result<Posted, Error> {
        let Self { past, journal, people, marks, ledgers, .. } = self;
        let grid = past.on(day, &Written { journal, people, marks })?;
        match ledgers.get_mut(scheme) {
            Some(ledger) => ledger.post(grid, entries.iter().cloned()),
            None => {
                let mut ledger = Ledger::new(grid.charter(), scheme)?;
                let posted = ledger.post(grid, entries.iter().cloned())?;
                ledgers.insert(scheme.to_owned(), ledger);
                Ok(posted)
            }
        }
    }

    fn release(&mut self, scheme: &str, day: Date, entry: &str, by: &str) -> Result<(), Error> {
        let Self { past, journal, people, marks, ledgers, .. } = self;
        let grid = past.on(day, &Written { journal, people, marks })?;
        match ledgers.get_mut(scheme) {
            Some(ledger) => ledger.approve(grid, entry, by),
            None => Ledger::new(grid.charter(), scheme)?.approve(grid, entry, by),
        }
    }
}

impl Ledger {
    /// Whether a charter has the scheme of these entries as it is.
    fn is_under(&self, charter: &Charter) -> bool {
        Self::new(charter, self.scheme()).is_ok_and(|empty| empty.has_same_scheme(self))
    }
}

impl Desk {
    /// The same events under another charter, and the same told.
    fn under(&self, charter: &Charter) -> Result<Self, Error> {
        let mut desk = Self::replay(charter, self.events())?;
        if let Some(told) = self.told_until() {
            desk.escalations(told);
        }
        Ok(desk)
    }
}
