//! Former keys.

use super::{Build, Name, bad_reference, duplicate_key, subject};
use crate::grid::ALIASED;
use crate::roster::TableKind;

const ALIASES: TableKind = TableKind::Aliases;

impl Build<'_> {
    pub(super) fn aliases(&mut self) {
        let table = self.table(ALIASES);
        for row in 0..table.len() {
            let (kind, alias, key) = (table.text(0, row), table.text(1, row), table.text(2, row));
            if !ALIASED.contains(&kind) {
                let finding = bad_reference(ALIASES, kind, true, ALIASED);
                self.reject(ALIASES, row, "kind", finding);
                continue;
            }
            // The first of two stays.
            match self.grid.aliases.get(kind, alias) {
                None => drop(self.grid.aliases.set(kind, alias, Some(key))),
                Some(first) if first == key => {}
                Some(_) => self.taken(row, alias),
            }
        }
    }

    fn taken(&mut self, row: usize, alias: &str) {
        let finding = duplicate_key(subject(ALIASES), 4, vec![("key", alias.into())], None);
        self.reject(ALIASES, row, "alias", finding);
    }

    /// A former key must lead to something, and must not be a key in use.
    pub(super) fn check_aliases(&mut self) {
        let table = self.table(ALIASES);
        let mut gone = Vec::new();
        for row in 0..table.len() {
            let (kind, alias, key) = (table.text(0, row), table.text(1, row), table.text(2, row));
            if self.grid.aliases.get(kind, alias) != Some(key) {
                continue;
            }
            if self.grid.uses_key(kind, alias) {
                self.taken(row, alias);
            } else if !self.grid.has_key(kind, key) {
                let name = match kind {
                    "unit" => Name::Unit,
                    "person" => Name::Person,
                    _ => Name::Area,
                };
                self.unknown((ALIASES, row), "key", name, key);
            } else {
                continue;
            }
            gone.push((kind, alias));
        }
        for (kind, alias) in gone {
            self.grid.aliases.set(kind, alias, None);
        }
    }
}
