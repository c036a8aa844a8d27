//! What becomes of dormant rows when what they name gets another key or goes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Change;
use super::apply::{Batch, Step};
use super::refuse::{Refusal, Why};
use crate::grid::DatedRow;
use crate::key::NetworkId;
use crate::order;
use crate::roster::{ClaimRow, Origin, UnitRow};
use crate::time::Interval;

impl Batch<'_> {
    /// Lets dormant rows name a thing by its new key, which none of them knows. Giving the old key
    /// back undoes it.
    pub(super) fn rekey_dormant(&mut self, kind: &str, old: &str, new: &str) {
        let own: Vec<DatedRow> = match kind {
            "unit" => self.grid.dormant.of_unit(old).cloned().map(DatedRow::Unit).collect(),
            _ => Vec::new(),
        };
        let naming = self.dormant_naming(kind, old);
        // A unit's own row may name the unit too.
        let rows = own.iter().chain(naming.iter().filter(|row| !own.contains(row)));
        for row in rows {
            let mut renamed = renamed(row, kind, old, new);
            if let (DatedRow::Unit(unit), "unit") = (&mut renamed, kind)
                && unit.key == old
            {
                unit.key = new.to_owned().into();
            }
            if let Some(origin) = self.grid.dormant.remove(row) {
                self.grid.dormant.insert(self.grid.normal(&renamed), origin);
            }
        }
    }

    /// Drops the dormant rows of a person or an area that goes for good.
    pub(super) fn drop_dormant(&mut self, kind: &str, key: &str) {
        if self.any_day {
            return;
        }
        for row in self.dormant_naming(kind, key) {
            let origin = self.take_dormant(row.clone());
            // A claim goes on without its keeper.
            if let (DatedRow::Claim(claim), "person") = (row, kind) {
                self.put_dormant(DatedRow::Claim(ClaimRow { keeper: Cow::default(), ..claim }), origin);
            }
        }
    }

    /// Lets dormant rows name the unit into which another is merged on the day. What ended before
    /// that was of the unit that goes, and stays so if the unit has rows of its own of that time.
    pub(super) fn merge_dormant_unit(&mut self, key: &str, into: &str) {
        let over = |dates: Interval| dates.until.is_some_and(|until| self.grid.day.is_some_and(|day| until <= day));
        let own: Vec<UnitRow<'static>> = self.grid.dormant.of_unit(key).cloned().collect();
        let own = own.into_iter().map(DatedRow::Unit);
        let (past, coming): (Vec<DatedRow>, Vec<DatedRow>) = own.partition(|row| over(row.interval()));
        let was_there = |dates: Interval| past.iter().any(|row| row.interval().overlaps(dates));
        let stays = |row: &DatedRow| over(row.interval()) && was_there(row.interval());
        let going: Vec<DatedRow> = self.grid.dormant.naming("unit", key).filter(|row| !stays(row)).cloned().collect();
        self.name_another_unit(going, key, into);
        for row in coming {
            let _ = self.take_dormant(row);
        }
    }

    /// Lets dormant rows name another unit. What overlaps another row of the same thing by then is
    /// not doubled.
    fn name_another_unit(&mut self, rows: Vec<DatedRow>, key: &str, into: &str) {
        for row in rows {
            let mut other = renamed(&row, "unit", key, into);
            if let (DatedRow::Placement(before), DatedRow::Placement(after)) = (&row, &mut other)
                && before.cell != after.cell
            {
                // Another cell may be of another network.
                after.network = Cow::default();
            }
            let origin = self.take_dormant(row);
            let other = self.grid.normal(&other);
            if self.is_free(&other) {
                self.put_dormant(other, origin);
            }
        }
    }

    /// Drops the dormant units of a network that goes, and lets dormant rows name those that take
    /// their place.
    pub(super) fn merge_dormant_network(&mut self, from: NetworkId, units: &BTreeMap<String, String>) -> Step {
        let in_network = |row: &&DatedRow| match row {
            DatedRow::Unit(unit) => {
                self.grid.tier_of_row(unit).map(|tier| self.grid.network_of_tier(tier)) == Some(from)
            }
            _ => false,
        };
        let gone: Vec<DatedRow> = self.grid.dormant().filter(in_network).cloned().collect();
        let mut keys: Vec<String> = gone.iter().map(|row| row.key().to_owned()).collect();
        for row in gone {
            let _ = self.take_dormant(row);
        }
        let live = self.grid.units.ids().filter(|id| self.grid.network_of(*id) == from);
        keys.extend(live.map(|id| self.grid.units.keys.key(id).to_owned()));
        for key in order::distinct(keys) {
            let naming = self.dormant_naming("unit", &key);
            match units.get(&key) {
                Some(to) => {
                    let to = self.grid.units.keys.key(self.unit(to)?).to_owned();
                    self.name_another_unit(naming, &key, &to);
                }
                None if naming.is_empty() => {}
                None => return Err(Refusal::new(Why::Unmapped, vec![("key", key.as_str().into())])),
            }
        }
        Ok(())
    }

    fn dormant_naming(&self, kind: &str, key: &str) -> Vec<DatedRow> {
        self.grid.dormant.naming(kind, key).cloned().collect()
    }

    fn take_dormant(&mut self, row: DatedRow) -> Origin {
        let origin = self.grid.dormant.remove(&row);
        if let Some(origin) = origin {
            self.grid.former.keep(&row, origin);
            self.undo.push(Change::Schedule(row));
        }
        origin.unwrap_or_default()
    }

    fn put_dormant(&mut self, row: DatedRow, origin: Origin) {
        if self.grid.dormant.insert(row.clone(), origin) {
            self.undo.push(Change::Unschedule(row));
        }
    }
}

/// A row that names a thing by another key.
fn renamed(row: &DatedRow, kind: &str, old: &str, new: &str) -> DatedRow {
    row.with_keys(&|k, key| (k == kind && key == old).then(|| new.to_owned()))
}
