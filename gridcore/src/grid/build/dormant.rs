//! Rows of other days: checked for all that does not depend on the day, and kept.

use std::collections::BTreeMap;

use super::units::below_set_aside;
use super::{Build, Name, bad_reference, wrong_network};
use crate::finding::Subject;
use crate::grid::fit::Misfit;
use crate::grid::{DatedRow, What};
use crate::key::Reference;
use crate::roster::{Row, Table, TableKind, UnitRow};

impl<'a> Build<'a> {
    /// Keeps the rows of a table that wait for another day, unless something is wrong with them.
    pub(super) fn keep_waiting<R: Row<'a>>(&mut self, dormant: impl Fn(R) -> DatedRow) {
        let table = self.table(R::KIND);
        for row in std::mem::take(&mut self.waiting) {
            let read = self.grid.normal(&dormant(R::read(table, row)));
            if !self.is_misfit((R::KIND, row), &read) {
                self.grid.dormant.insert(read, table.origin(row));
            }
        }
    }

    /// Notes the units of other days, so that rows can be told that they name one.
    pub(super) fn note_waiting_units(&mut self) {
        let table = self.table(TableKind::Units);
        for row in &self.waiting {
            self.grid.dormant.insert(unit_as_read(table, *row), table.origin(*row));
        }
    }

    /// Keeps the units of other days, unless something is wrong with them. What names one that
    /// goes, goes with it.
    pub(super) fn keep_waiting_units(&mut self) {
        let table = self.table(TableKind::Units);
        let mut kept: BTreeMap<String, Vec<(usize, DatedRow)>> = BTreeMap::new();
        let mut gone = Vec::new();
        let waiting = std::mem::take(&mut self.waiting);
        let rows: Vec<(usize, DatedRow)> =
            waiting.into_iter().map(|row| (row, self.grid.normal(&unit_as_read(table, row)))).collect();
        let bad: Vec<bool> = rows.iter().map(|(row, unit)| self.is_misfit((TableKind::Units, *row), unit)).collect();
        for ((row, unit), bad) in rows.into_iter().zip(bad) {
            self.grid.dormant.remove(&unit_as_read(table, row));
            if bad {
                self.note_aside(TableKind::Units, unit.key());
                gone.push(unit.key().to_owned());
                continue;
            }
            self.grid.dormant.insert(unit.clone(), table.origin(row));
            if let DatedRow::Unit(below) = &unit {
                kept.entry(below.parent.to_string()).or_default().push((row, unit));
            }
        }
        while let Some(parent) = gone.pop() {
            if self.grid.has_unit(&parent) {
                continue;
            }
            for (row, unit) in kept.remove(&parent).into_iter().flatten() {
                self.grid.dormant.remove(&unit);
                let finding = below_set_aside(unit.key(), &parent);
                self.reject(TableKind::Units, row, "parent", finding);
                self.note_aside(TableKind::Units, unit.key());
                gone.push(unit.key().to_owned());
            }
        }
    }

    /// Rejects a row for everything that keeps it from being in force on any day; false if nothing
    /// does.
    fn is_misfit(&mut self, at: (TableKind, usize), row: &DatedRow) -> bool {
        let misfits = self.grid.misfits(row);
        let any = !misfits.is_empty();
        for misfit in misfits {
            match misfit {
                Misfit::Unknown { column, what, key } => self.unknown(at, column, name(what), &key),
                Misfit::Word { column, word } => {
                    let name = if column == "tags" { Name::Tag } else { Name::UnitKind };
                    self.unknown(at, column, name, &word);
                }
                Misfit::Reference { column, text, forms } => {
                    let finding = bad_reference(at.0, &text, Reference::parse(&text).is_ok(), forms);
                    self.reject(at.0, at.1, column, finding);
                }
                Misfit::Network { column, unit, network, found } => {
                    let name = |id| self.charter.model.networks.value(id).map_or("", |n| n.key.as_str());
                    let args = vec![
                        ("unit", unit.as_str().into()),
                        ("network", name(network).into()),
                        ("found", name(found).into()),
                    ];
                    let finding = wrong_network(Subject::Unit { key: unit.as_str().into() }, 1, args);
                    self.reject(at.0, at.1, column, finding);
                }
            }
        }
        any
    }
}

fn unit_as_read(table: &Table, row: usize) -> DatedRow {
    DatedRow::Unit(UnitRow::read(table, row).into_owned())
}

const fn name(what: What) -> Name {
    match what {
        What::Unit => Name::Unit,
        What::Person => Name::Person,
        What::Area => Name::Area,
        What::Post | What::Kind | What::Number => Name::Post,
        What::Network => Name::Network,
        What::LinkKind => Name::LinkKind,
        What::Shift => Name::Shift,
        What::Tier => Name::Tier,
    }
}
