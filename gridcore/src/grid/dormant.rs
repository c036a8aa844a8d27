//! The dated rows that are not in force, found by what they name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::DatedRow;
use crate::roster::{Origin, UnitRow};

/// Dated rows, each with where it was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dormant {
    rows: BTreeMap<Arc<DatedRow>, Origin>,
    /// By the word of a reference to a thing and its key, the rows that name it.
    naming: BTreeMap<&'static str, BTreeMap<String, BTreeSet<Arc<DatedRow>>>>,
}

impl Dormant {
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(crate) fn contains(&self, row: &DatedRow) -> bool {
        self.rows.contains_key(row)
    }

    /// All rows, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&DatedRow, Origin)> {
        self.rows.iter().map(|(row, origin)| (&**row, *origin))
    }

    /// Adds a row; false if it is there already.
    pub(crate) fn insert(&mut self, row: DatedRow, origin: Origin) -> bool {
        let row = Arc::new(row);
        if self.rows.contains_key(&row) {
            return false;
        }
        for (kind, key) in row.names() {
            let of_kind = self.naming.entry(kind).or_default();
            of_kind.entry(key.into_owned()).or_default().insert(Arc::clone(&row));
        }
        self.rows.insert(row, origin);
        true
    }

    /// Takes a row out and says where it was read; none if it is not there.
    pub(crate) fn remove(&mut self, row: &DatedRow) -> Option<Origin> {
        let origin = self.rows.remove(row)?;
        for (kind, key) in row.names() {
            if let Some(of_kind) = self.naming.get_mut(kind)
                && let Some(rows) = of_kind.get_mut(&*key)
            {
                rows.remove(row);
                if rows.is_empty() {
                    of_kind.remove(&*key);
                }
            }
        }
        Some(origin)
    }

    /// The rows that name a thing, in order, given the word of a reference to it and its key.
    pub(crate) fn naming(&self, kind: &str, key: &str) -> impl Iterator<Item = &DatedRow> {
        let rows = self.naming.get(kind).and_then(|of_kind| of_kind.get(key));
        rows.into_iter().flatten().map(|row| &**row)
    }

    /// The rows of a unit.
    pub(crate) fn of_unit<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s UnitRow<'static>> {
        self.unit_rows(key).map(|(_, unit)| unit)
    }

    /// The rows of a unit, as rows and as what they hold.
    fn unit_rows<'s>(&'s self, key: &'s str) -> impl Iterator<Item = (&'s DatedRow, &'s UnitRow<'static>)> {
        // The first row there could be of the key: empty texts and open ends come before all others.
        let first = DatedRow::Unit(UnitRow { key: key.to_owned().into(), ..UnitRow::default() });
        self.rows.range(first..).map_while(move |(row, _)| match &**row {
            DatedRow::Unit(unit) if unit.key == key => Some((&**row, unit)),
            _ => None,
        })
    }

    /// The rows of the thing another row is of.
    pub(crate) fn of_same_thing<'s>(&'s self, row: &'s DatedRow) -> Vec<&'s DatedRow> {
        let named = row.names();
        match (row, named.first()) {
            (DatedRow::Unit(unit), _) => self.unit_rows(&unit.key).map(|(row, _)| row).collect(),
            (_, Some((kind, key))) => self.naming(kind, key).filter(|other| other.is_of_same_thing(row)).collect(),
            (_, None) => Vec::new(),
        }
    }
}
