//! Changes of keys, and of former ones.

use std::borrow::Cow;

use super::Change;
use super::apply::{Batch, Step};
use super::refuse::{Allowed, Refusal};
use crate::charter::Test;
use crate::grid::{ALIASED, What};
use crate::key::Reference;

/// What can be given another key.
const WHAT: Allowed = Allowed { field: "what", forms: &["unit:KEY", "person:KEY", "area:KEY"] };
/// What can have a former key.
const KIND: Allowed = Allowed { field: "kind", forms: &ALIASED };

impl Batch<'_> {
    pub(super) fn rekey(&mut self, what: &Reference<'static>, key: &str, alias: bool) -> Step {
        let key = self.clean_key("key", key)?;
        let (kind, old) = match what {
            Reference::Unit(old) => ("unit", self.grid.units.keys.key(self.unit(old)?).to_owned()),
            Reference::Person(old) => ("person", self.grid.people.keys.key(self.person(old)?).to_owned()),
            Reference::Area(old) => ("area", self.grid.areas.keys.key(self.area(old)?).to_owned()),
            Reference::Post { .. } | Reference::Kind(_) => return Err(Refusal::reference(WHAT, &what.to_string())),
        };
        // A thing may take up again a key it had, and nothing else may; nor a key that something of
        // another day has or is to have.
        let leads_to = self.grid.aliases.get(kind, key).map(str::to_owned);
        let named = self.grid.dormant.naming(kind, key).next().is_some();
        let taken = self.grid.has_key(kind, key) || named || leads_to.as_ref().is_some_and(|k| *k != old);
        self.new_key(key, taken)?;
        if leads_to.is_some() {
            self.alias(kind, key, None)?;
        }
        // Other former keys are dropped first and set again, so that undoing in reverse order never
        // sets one to a key that is not there yet.
        let others = self.grid.aliases.leading_to(kind, &old);
        for other in &others {
            self.alias(kind, other, None)?;
        }
        self.give_key(kind, &old, key);
        self.rekey_dormant(kind, &old, key);
        for other in others {
            self.alias(kind, &other, Some(key))?;
        }
        if alias { self.alias(kind, &old, Some(key)) } else { Ok(()) }
    }

    /// Drops the former keys of something that goes for good; what only ends for a time keeps them.
    pub(super) fn drop_aliases(&mut self, kind: &str, key: &str) -> Step {
        if self.any_day {
            return Ok(());
        }
        self.grid.aliases.leading_to(kind, key).iter().try_for_each(|alias| self.alias(kind, alias, None))
    }

    fn give_key(&mut self, kind: &str, old: &str, key: &str) {
        let what = match kind {
            "person" => {
                if let Some(id) = self.grid.people.keys.id(old) {
                    self.grid.people.keys.remove(id);
                    let _ = self.grid.people.keys.insert(key, id);
                    self.touch_person(id);
                }
                Reference::Person(Cow::Owned(key.to_owned()))
            }
            "area" => {
                if let Some(id) = self.grid.areas.keys.id(old) {
                    self.grid.areas.keys.remove(id);
                    let _ = self.grid.areas.keys.insert(key, id);
                    self.touched.areas.push(id);
                }
                Reference::Area(Cow::Owned(key.to_owned()))
            }
            _ => {
                if let Some(id) = self.grid.units.keys.id(old) {
                    self.grid.units.keys.remove(id);
                    let _ = self.grid.units.keys.insert(key, id);
                    self.touched.units.push(id);
                    self.touched.relabelled.push(id);
                }
                Reference::Unit(Cow::Owned(key.to_owned()))
            }
        };
        // Keys stand in the messages of anything around.
        self.touched.everything = true;
        self.undo.push(Change::Rekey { what, key: old.to_owned(), alias: false });
    }

    pub(super) fn alias(&mut self, kind: &str, alias: &str, key: Option<&str>) -> Step {
        if !ALIASED.contains(&kind) {
            return Err(Refusal::reference(KIND, kind));
        }
        let alias = self.clean_key("alias", alias)?;
        if let Some(key) = key {
            if self.grid.uses_key(kind, alias) {
                return Err(Refusal::exists(alias));
            }
            if !self.grid.has_key(kind, key) {
                let what = match kind {
                    "unit" => What::Unit,
                    "person" => What::Person,
                    _ => What::Area,
                };
                return Err(Refusal::missing(self.grid, what, key));
            }
        }
        let named = |test: &Test| test.contains(&|part| matches!(part, Test::PlacedUnder(unit) if unit == alias));
        if kind == "unit" && self.grid.charter.model.tests().any(named) {
            self.touched.everything = true;
        }
        let before = self.grid.aliases.set(kind, alias, key);
        self.undo.push(Change::Alias { kind: kind.to_owned(), alias: alias.to_owned(), key: before });
        Ok(())
    }
}
