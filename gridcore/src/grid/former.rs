//! Where rows were read that are there no more, so that putting one back gives it its place again.

use std::collections::BTreeMap;

use super::DatedRow;
use crate::roster::Origin;

/// The origins of rows that changes took out. Only rows that were read somewhere are kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Former {
    rows: BTreeMap<DatedRow, Origin>,
    people: BTreeMap<String, Origin>,
    areas: BTreeMap<String, Origin>,
}

impl Former {
    /// Notes where a row was read that is taken out.
    pub(crate) fn keep(&mut self, row: &DatedRow, origin: Origin) {
        if origin.is_somewhere() {
            self.rows.insert(row.clone(), origin);
        }
    }

    /// Where a row that is put in was read before it was taken out.
    pub(crate) fn take(&mut self, row: &DatedRow) -> Origin {
        if self.rows.is_empty() { Origin::default() } else { self.rows.remove(row).unwrap_or_default() }
    }

    /// Whether any rows are kept.
    pub(crate) fn has_rows(&self) -> bool {
        !self.rows.is_empty()
    }

    pub(crate) fn keep_person(&mut self, key: &str, origin: Origin) {
        if origin.is_somewhere() {
            self.people.insert(key.to_owned(), origin);
        }
    }

    pub(crate) fn take_person(&mut self, key: &str) -> Origin {
        self.people.remove(key).unwrap_or_default()
    }

    pub(crate) fn keep_area(&mut self, key: &str, origin: Origin) {
        if origin.is_somewhere() {
            self.areas.insert(key.to_owned(), origin);
        }
    }

    pub(crate) fn take_area(&mut self, key: &str) -> Origin {
        self.areas.remove(key).unwrap_or_default()
    }
}
