//! Where records name people: each of those keys swapped for another.

use std::borrow::Cow;

use crate::case::{EventRow, Recorded};
use crate::grid::{Change, DatedRow};
use crate::key::Reference;
use crate::roster::EntryRow;
use crate::value::Value;

type Text = Cow<'static, str>;

/// What a key of a person is swapped for.
pub(super) struct Swap<'s>(pub(super) &'s mut dyn FnMut(&str) -> String);

impl Swap<'_> {
    fn key(&mut self, key: &mut Text) {
        if !key.is_empty() {
            *key = Cow::Owned(self.0(key));
        }
    }

    fn string(&mut self, key: &mut String) {
        *key = self.0(key);
    }

    fn person(&mut self, reference: &mut Reference<'static>) {
        if let Reference::Person(key) = reference {
            self.key(key);
        }
    }

    pub(super) fn reference(&mut self, text: &mut Text) {
        if let Some(key) = text.strip_prefix("person:") {
            *text = Cow::Owned(format!("person:{}", self.0(key)));
        }
    }

    /// Every change is listed here: one that names people and is forgotten would betray them.
    pub(super) fn change(&mut self, change: &mut Change) {
        match change {
            Change::AddUnit(_)
            | Change::UpdateUnit(_)
            | Change::RenameUnit { .. }
            | Change::MoveUnit { .. }
            | Change::MergeUnits { .. }
            | Change::RetireUnit { .. }
            | Change::MergeNetworks { .. }
            | Change::AddArea(_)
            | Change::UpdateArea(_)
            | Change::RemoveArea { .. }
            | Change::Release { .. }
            | Change::Advance { .. }
            | Change::Charter(_) => {}
            Change::SplitUnit { parts, .. } => {
                parts.iter_mut().flat_map(|part| &mut part.people).for_each(|person| self.string(person));
            }
            Change::Rekey { what, key, .. } => {
                if matches!(what, Reference::Person(_)) {
                    self.person(what);
                    self.string(key);
                }
            }
            Change::Alias { kind, alias, key } => {
                if kind == "person" {
                    self.string(alias);
                    key.iter_mut().for_each(|key| self.string(key));
                }
            }
            Change::AddPerson(row) | Change::UpdatePerson(row) => self.key(&mut row.key),
            Change::Tag { person, .. }
            | Change::RemovePerson { person }
            | Change::Unplace { person, .. }
            | Change::End { person, .. } => self.string(person),
            Change::Place(row) => self.key(&mut row.person),
            Change::Appoint(row) => self.key(&mut row.person),
            Change::Claim(row) => self.reference(&mut row.keeper),
            Change::Link(row) => {
                self.reference(&mut row.source);
                self.reference(&mut row.target);
            }
            Change::Unlink { source, target, .. } => {
                self.person(source);
                self.person(target);
            }
            Change::Schedule(row) | Change::Unschedule(row) => self.dated(row),
        }
    }

    fn dated(&mut self, row: &mut DatedRow) {
        match row {
            DatedRow::Unit(_) => {}
            DatedRow::Placement(row) => self.key(&mut row.person),
            DatedRow::Appointment(row) => self.key(&mut row.person),
            DatedRow::Claim(row) => self.reference(&mut row.keeper),
            DatedRow::Link(row) => {
                self.reference(&mut row.source);
                self.reference(&mut row.target);
            }
        }
    }

    pub(super) fn recorded(&mut self, recorded: &mut Recorded) {
        self.event(&mut recorded.event);
        for reference in [&mut recorded.owner, &mut recorded.unit].into_iter().flatten() {
            let mut text = Cow::Owned(std::mem::take(reference));
            self.reference(&mut text);
            *reference = text.into_owned();
        }
    }

    fn event(&mut self, event: &mut EventRow<'static>) {
        self.key(&mut event.by);
        event.about.iter_mut().for_each(|person| self.key(person));
        for reference in [&mut event.place, &mut event.to, &mut event.supervisor] {
            self.reference(reference);
        }
        event.partners.iter_mut().for_each(|partner| self.reference(partner));
    }

    pub(super) fn entry(&mut self, entry: &mut EntryRow<'static>) {
        for reference in [&mut entry.subject, &mut entry.author, &mut entry.approver] {
            self.reference(reference);
        }
    }

    /// The tables of a document.
    pub(super) fn document(&mut self, document: &mut Value<'_>) {
        let Value::Table(tables) = document else { return };
        for (name, table) in tables {
            let Value::List(rows) = table else { continue };
            let (keys, references): (&[&str], &[&str]) = match &**name {
                "people" => (&["key"], &[]),
                "placements" | "appointments" => (&["person"], &[]),
                "claims" => (&[], &["keeper"]),
                "links" => (&[], &["source", "target"]),
                "aliases" => (&["alias", "key"], &[]),
                _ => continue,
            };
            for row in rows {
                let Value::Table(fields) = row else { continue };
                let is_person = |(name, value): &(Cow<'_, str>, Value<'_>)| {
                    name == "kind" && matches!(value, Value::Text(kind) if kind == "person")
                };
                if name == "aliases" && !fields.iter().any(is_person) {
                    continue;
                }
                for (name, value) in fields {
                    let Value::Text(text) = value else { continue };
                    if keys.contains(&&**name) {
                        *text = Cow::Owned(self.0(text));
                    } else if references.contains(&&**name)
                        && let Some(key) = text.strip_prefix("person:")
                    {
                        *text = Cow::Owned(format!("person:{}", self.0(key)));
                    }
                }
            }
        }
    }
}
