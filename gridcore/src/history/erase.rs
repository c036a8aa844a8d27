//! People forgotten: the row that says who a surrogate is goes, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::History;
use super::line::{Body, Record};
use super::open::open;
use super::surrogate::TABLE;
use crate::finding::catalogue::history as rules;
use crate::finding::{Error, ErrorKind, Finding, Place, Subject};
use crate::grid::Change;
use crate::key::Reference;
use crate::time::Moment;
use crate::value::Value;

impl History {
    /// Forgets who somebody was: their rows of the table of people go, former keys included, and in the
    /// grids, cases and entries of all days they are named by their surrogates from now on. No line of the
    /// journal is touched, so the chain of hashes stands and every count is what it was.
    ///
    /// # Errors
    /// Of kind `key`, if nothing is recorded of them; of kind `change`, if they are still in the grid.
    ///
    /// # Complexity
    /// That of opening the journal.
    pub fn erase(&mut self, person: &str, recorded: Moment) -> Result<(), Error> {
        self.in_time(recorded)?;
        let about = |text| {
            let finding = Finding::new(
                &rules::ERASE,
                Subject::Person { key: person.into() },
                text,
                vec![("person", person.into())],
            );
            let finding = finding.at(Place::file(TABLE));
            self.told(Error::one(if text == 0 { ErrorKind::Change } else { ErrorKind::Key }, finding))
        };
        if self.past.grid().person_id(person).is_some() {
            return Err(about(0));
        }
        let Some(surrogate) = self.people.of(person) else { return Err(about(1)) };
        let erased = self.all_of(surrogate);
        let mut people = self.people.clone();
        erased.iter().for_each(|surrogate| {
            people.forget(surrogate);
        });
        let day = self.past.last();
        let mut history = self.clone();
        history.write(Record { recorded, day, body: Body::Erased(erased) });
        *self = open(history.text(), people, false)?.0;
        Ok(())
    }

    /// All that ever stood for a person: keys that were given up lead from one to the next.
    fn all_of(&self, surrogate: String) -> Vec<String> {
        let mut pairs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut same = |one: &str, other: &str| {
            pairs.entry(one.to_owned()).or_default().insert(other.to_owned());
            pairs.entry(other.to_owned()).or_default().insert(one.to_owned());
        };
        for record in 0..self.len() {
            let line = self.journal.line(record);
            // Most lines say nothing of keys, and are not read for it.
            if !["\"rekey\":", "\"alias\":"].iter().any(|word| line.contains(word)) {
                continue;
            }
            match Record::read_alone(line, record).map(|record| record.body) {
                Ok(Body::Changes(changes)) => changes.iter().for_each(|change| match change {
                    Change::Rekey { what: Reference::Person(old), key, .. } => same(old, key),
                    Change::Alias { kind, alias, key: Some(key) } if kind == "person" => same(alias, key),
                    _ => {}
                }),
                Ok(Body::Start(document, _) | Body::Snapshot(document)) => aliases(&document, &mut same),
                _ => {}
            }
        }
        let mut all = vec![surrogate];
        let mut at = 0;
        while let Some(one) = all.get(at).cloned() {
            let others = pairs.remove(&one).unwrap_or_default();
            all.extend(others.into_iter().filter(|other| !all.contains(other)).collect::<Vec<_>>());
            at += 1;
        }
        all
    }
}

/// The former keys of people in a document.
fn aliases(document: &Value<'_>, same: &mut dyn FnMut(&str, &str)) {
    let Value::Table(tables) = document else { return };
    let rows = tables.iter().filter(|(name, _)| name == "aliases").filter_map(|(_, table)| match table {
        Value::List(rows) => Some(rows),
        _ => None,
    });
    for row in rows.flatten() {
        let Value::Table(fields) = row else { continue };
        let text = |name: &str| {
            fields.iter().find(|(field, _)| field == name).and_then(|(_, value)| match value {
                Value::Text(text) => Some(&**text),
                _ => None,
            })
        };
        if let (Some("person"), Some(alias), Some(key)) = (text("kind"), text("alias"), text("key")) {
            same(alias, key);
        }
    }
}
