//! What becomes of dormant rows when what they name gets another key or goes.

use std::borrow::Cow;

use super::Change;
use super::apply::Batch;
use crate::grid::DatedRow;
use crate::roster::UnitRow;

impl Batch<'_> {
    /// Lets dormant rows name a thing by another key.
    pub(super) fn rename_in_dormant(&mut self, kind: &str, old: &str, new: &str) {
        for row in self.dormant_naming(kind, old) {
            let mut renamed = row.with_keys(&|k, key| (k == kind && key == old).then(|| new.to_owned()));
            if let (DatedRow::Placement(before), DatedRow::Placement(placement)) = (&row, &mut renamed)
                && before.cell != placement.cell
            {
                // Another cell may be of another network.
                placement.network = Cow::default();
            }
            self.replace_dormant(row, &renamed);
        }
    }

    /// Gives dormant rows of a unit its other key.
    pub(super) fn rekey_dormant_unit(&mut self, old: &str, new: &str) {
        for row in self.dormant_rows_of(old) {
            let renamed = UnitRow { key: new.to_owned().into(), ..row.clone() };
            self.replace_dormant(DatedRow::Unit(row), &DatedRow::Unit(renamed));
        }
    }

    /// Puts another row in the place of a dormant one, unless it overlaps another of the same thing
    /// by now: that is not doubled.
    fn replace_dormant(&mut self, old: DatedRow, new: &DatedRow) {
        let new = self.grid.normal(new);
        self.take_dormant(old);
        if self.is_free(&new) {
            self.put_dormant(new);
        }
    }

    /// The dormant rows of a unit.
    fn dormant_rows_of(&self, unit: &str) -> Vec<UnitRow<'static>> {
        let rows =
            self.grid.dormant.iter().filter_map(|row| if let DatedRow::Unit(row) = row { Some(row) } else { None });
        rows.filter(|row| row.key == unit).cloned().collect()
    }

    /// Drops the dormant rows of a person or an area that goes for good.
    pub(super) fn drop_dormant(&mut self, kind: &str, key: &str) {
        if self.any_day {
            return;
        }
        for row in self.dormant_naming(kind, key) {
            let keeper = match &row {
                DatedRow::Claim(claim) if kind == "person" => Some(claim.clone()),
                _ => None,
            };
            self.take_dormant(row);
            // A claim goes on without its keeper.
            if let Some(mut claim) = keeper {
                claim.keeper = Default::default();
                self.put_dormant(DatedRow::Claim(claim));
            }
        }
    }

    /// Lets dormant rows name the unit into which another is merged, and drops those of the other.
    pub(super) fn merge_dormant_unit(&mut self, key: &str, into: &str) {
        self.rename_in_dormant("unit", key, into);
        for row in self.dormant_rows_of(key) {
            self.take_dormant(DatedRow::Unit(row));
        }
    }

    /// How many dormant units, placements, appointments, claims and links name a unit.
    pub(super) fn dormant_uses(&self, key: &str) -> [usize; 5] {
        let mut uses = [0; 5];
        let [units, people, appointments, claims, links] = &mut uses;
        for row in self.dormant_naming("unit", key) {
            match row {
                DatedRow::Unit(_) => *units += 1,
                DatedRow::Placement(_) => *people += 1,
                DatedRow::Appointment(_) => *appointments += 1,
                DatedRow::Claim(_) => *claims += 1,
                DatedRow::Link(_) => *links += 1,
            }
        }
        uses
    }

    /// The dormant rows that name a thing.
    pub(super) fn dormant_naming(&self, kind: &str, key: &str) -> Vec<DatedRow> {
        self.grid.dormant.iter().filter(|row| row.names(kind, key)).cloned().collect()
    }

    fn take_dormant(&mut self, row: DatedRow) {
        if self.grid.dormant.remove(&row) {
            self.undo.push(Change::Schedule(row));
        }
    }

    fn put_dormant(&mut self, row: DatedRow) {
        if self.grid.dormant.insert(row.clone()) {
            self.undo.push(Change::Unschedule(row));
        }
    }
}
