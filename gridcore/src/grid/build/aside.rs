//! Rows that could not be used, and the tables that could not be read: what names them is not to
//! blame.

use hashbrown::HashSet;

use super::{Build, Name, set_aside, subject};
use crate::charter::Charter;
use crate::finding::{Finding, Subject};
use crate::roster::{Record, Roster, TableKind};

/// The keys of rows that were set aside, and what was not read at all.
#[derive(Debug, Default)]
pub(super) struct Aside {
    units: HashSet<Box<str>>,
    people: HashSet<Box<str>>,
    areas: HashSet<Box<str>>,
    unread: Vec<TableKind>,
}

impl Aside {
    /// What reading the tables set aside.
    pub(super) fn of(roster: &Roster, charter: &Charter) -> Self {
        let mut aside = Self::default();
        for problem in &roster.problems {
            match &problem.row {
                Some(record) => {
                    if let (Some(keys), Some(key)) = (aside.of_mut(record.table), key(record, charter)) {
                        keys.insert(key.into());
                    }
                }
                None => aside.unread.extend(problem.findings.iter().filter_map(table)),
            }
        }
        aside
    }

    const fn of_mut(&mut self, table: TableKind) -> Option<&mut HashSet<Box<str>>> {
        match table {
            TableKind::Units => Some(&mut self.units),
            TableKind::People => Some(&mut self.people),
            TableKind::Areas => Some(&mut self.areas),
            _ => None,
        }
    }
}

/// The key a row that was set aside would have had.
fn key<'r>(record: &'r Record, charter: &Charter) -> Option<&'r str> {
    let maps = charter.spec.columns.get(record.table.name());
    let is_key = |name: &str| name == "key" || maps.is_some_and(|maps| maps.get(name).is_some_and(|to| to == "key"));
    record.cells.iter().find(|(name, _)| is_key(name)).map(|(_, key)| key.trim())
}

/// The table that could not be read.
fn table(finding: &Finding) -> Option<TableKind> {
    match finding.subject() {
        Subject::Table { table } => TableKind::from_name(table.trim_end_matches(".csv").trim_end_matches(".json")),
        _ => None,
    }
}

impl Build<'_> {
    /// Notes that the row of a key cannot be used.
    pub(super) fn note_aside(&mut self, table: TableKind, key: &str) {
        if let Some(keys) = self.aside.of_mut(table) {
            keys.insert(key.into());
        }
    }

    /// What to say of a row that names something which is not there because its own row, or its
    /// table, is not; none if it is nowhere.
    pub(super) fn consequence(&self, table: TableKind, name: Name, key: &str) -> Option<Finding> {
        let (kind, keys, text) = match name {
            Name::Unit => (TableKind::Units, &self.aside.units, 1),
            Name::Person => (TableKind::People, &self.aside.people, 2),
            Name::Area => (TableKind::Areas, &self.aside.areas, 3),
            _ => return None,
        };
        let mut args = vec![("key", key.into())];
        let text = if keys.contains(key) {
            text
        } else if self.aside.unread.contains(&kind) {
            args.push(("table", kind.name().into()));
            4
        } else {
            return None;
        };
        Some(set_aside(subject(table), text, args))
    }
}
