//! Surrogates: what stands in a journal for people.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::refuse::{Wrong, at_line};
use crate::finding::Error;

/// The name places give to the table of people.
pub(super) const TABLE: &str = "people.jsonl";

/// Which person a surrogate, `~17`, stands for. Only what is listed here can be named again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Surrogates {
    /// Looked up, never gone through.
    numbers: HashMap<String, u64>,
    keys: BTreeMap<u64, String>,
    /// The highest number that was ever given.
    last: u64,
}

/// A line of the table.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    person: String,
}

impl Surrogates {
    /// Reads the table; lines that are none are an error.
    pub(super) fn read(text: &str) -> Result<Self, Error> {
        let mut surrogates = Self::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let row: Option<Row> = serde_json::from_str(line).ok();
            let read = row.and_then(|row| Some((number_of(&row.id)?, row.person)));
            let unknown = |id: &u64, key: &String| !surrogates.keys.contains_key(id) && number_of(key).is_none();
            match read {
                Some((id, key)) if unknown(&id, &key) && !surrogates.numbers.contains_key(&key) => {
                    surrogates.put(id, key);
                }
                _ => return Err(at_line(TABLE, number, Wrong::NotAPerson, vec![])),
            }
        }
        Ok(surrogates)
    }

    /// The table as text, by number.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (id, person) in &self.keys {
            let row = Row { id: shown(*id), person: person.clone() };
            text.push_str(&serde_json::to_string(&row).unwrap_or_default());
            text.push('\n');
        }
        text
    }

    fn put(&mut self, id: u64, key: String) {
        self.last = self.last.max(id);
        self.numbers.insert(key.clone(), id);
        self.keys.insert(id, key);
    }

    /// What stands for a person, who is given a number if they have none.
    pub(super) fn mask(&mut self, key: &str) -> String {
        self.saw(key);
        if key.is_empty() || number_of(key).is_some() {
            return key.to_owned();
        }
        if let Some(id) = self.numbers.get(key) {
            return shown(*id);
        }
        let id = self.last.saturating_add(1);
        self.put(id, key.to_owned());
        shown(id)
    }

    /// The person a surrogate stands for, or the surrogate itself if nobody knows.
    pub(super) fn unmask(&self, text: &str) -> String {
        number_of(text).and_then(|id| self.keys.get(&id).cloned()).unwrap_or_else(|| text.to_owned())
    }

    /// Notes a surrogate that is there, so that its number is not given again.
    pub(super) fn saw(&mut self, text: &str) {
        self.last = self.last.max(number_of(text).unwrap_or(0));
    }

    /// Whether a key reads like the surrogate of somebody.
    pub(super) fn is_taken(&self, key: &str) -> bool {
        number_of(key).is_some_and(|id| self.keys.contains_key(&id))
    }

    /// The surrogate of a person who has one.
    pub(super) fn of(&self, key: &str) -> Option<String> {
        self.numbers.get(key).map(|id| shown(*id))
    }

    /// Forgets whom a surrogate stands for.
    pub(super) fn forget(&mut self, surrogate: &str) -> bool {
        let Some(key) = number_of(surrogate).and_then(|id| self.keys.remove(&id)) else { return false };
        self.numbers.remove(&key);
        true
    }

    /// Forgets all but some; returns how many were forgotten.
    pub(super) fn keep(&mut self, is_kept: impl Fn(&str) -> bool) -> usize {
        let gone: Vec<String> = self.keys.keys().map(|id| shown(*id)).filter(|id| !is_kept(id)).collect();
        gone.iter().filter(|id| self.forget(id)).count()
    }
}

fn shown(id: u64) -> String {
    format!("~{id}")
}

/// The number of a surrogate, if a text is one.
pub(super) fn number_of(text: &str) -> Option<u64> {
    let digits = text.strip_prefix('~')?;
    let plain = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}
