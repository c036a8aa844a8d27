//! Former keys, each with the key it stands for.

use std::collections::{BTreeMap, BTreeSet};

/// Former keys by kind of thing, named by the word before the colon of a reference to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Aliases {
    areas: Former,
    people: Former,
    units: Former,
}

/// Former keys of one kind of thing, found from both sides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Former {
    key_of: BTreeMap<String, String>,
    of_key: BTreeMap<String, BTreeSet<String>>,
}

/// The kinds of things that can have a former key.
pub(crate) const ALIASED: [&str; 3] = ["unit", "person", "area"];

impl Aliases {
    fn of(&self, kind: &str) -> Option<&Former> {
        match kind {
            "unit" => Some(&self.units),
            "person" => Some(&self.people),
            "area" => Some(&self.areas),
            _ => None,
        }
    }

    fn of_mut(&mut self, kind: &str) -> Option<&mut Former> {
        match kind {
            "unit" => Some(&mut self.units),
            "person" => Some(&mut self.people),
            "area" => Some(&mut self.areas),
            _ => None,
        }
    }

    /// The key that a former key stands for.
    pub(crate) fn get(&self, kind: &str, alias: &str) -> Option<&str> {
        self.of(kind)?.key_of.get(alias).map(String::as_str)
    }

    /// Sets or drops what a former key stands for; returns what it stood for.
    pub(crate) fn set(&mut self, kind: &str, alias: &str, key: Option<&str>) -> Option<String> {
        let former = self.of_mut(kind)?;
        let before = former.key_of.remove(alias);
        if let Some(before) = &before
            && let Some(aliases) = former.of_key.get_mut(before)
        {
            aliases.remove(alias);
            if aliases.is_empty() {
                former.of_key.remove(before);
            }
        }
        if let Some(key) = key {
            former.key_of.insert(alias.to_owned(), key.to_owned());
            former.of_key.entry(key.to_owned()).or_default().insert(alias.to_owned());
        }
        before
    }

    /// The former keys that stand for a key.
    pub(crate) fn leading_to(&self, kind: &str, key: &str) -> Vec<String> {
        let aliases = self.of(kind).and_then(|former| former.of_key.get(key));
        aliases.into_iter().flatten().cloned().collect()
    }

    /// Kind, former key and key of each, in that order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        [("area", &self.areas), ("person", &self.people), ("unit", &self.units)]
            .into_iter()
            .flat_map(|(kind, former)| former.key_of.iter().map(move |(a, key)| (kind, a.as_str(), key.as_str())))
    }
}
