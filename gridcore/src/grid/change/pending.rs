//! What only the end of a batch can tell: whether every unit that a dormant row names is there on
//! some day. In between, one may go before the other comes.

use super::apply::Batch;
use super::refuse::{Refusal, Why};
use crate::grid::DatedRow;

/// Something to be looked at when all changes are made.
#[derive(Debug, Clone)]
pub(super) enum Pending {
    /// A unit lost a row.
    Unit(String),
    /// A dormant row names a unit that was not there.
    Row(DatedRow),
}

impl Batch<'_> {
    /// Puts off a question to the end of the batch, unless rows only go from one day to another.
    pub(super) fn put_off(&mut self, pending: Pending) {
        if !self.any_day {
            self.pending.push((self.number, self.name, pending));
        }
    }

    /// Answers what was put off; the first change that left something unanswered is refused.
    pub(super) fn settle(&mut self) -> Result<(), Refusal> {
        for (number, name, pending) in std::mem::take(&mut self.pending) {
            (self.number, self.name) = (number, name);
            match pending {
                Pending::Unit(key) if !self.grid.has_unit(&key) => self.nothing_names(&key)?,
                Pending::Row(row) if self.grid.dormant.contains(&row) => self.fits(&row)?,
                Pending::Unit(_) | Pending::Row(_) => {}
            }
        }
        Ok(())
    }

    /// Refuses to leave dormant rows that name a unit which is there on no day.
    fn nothing_names(&self, key: &str) -> Result<(), Refusal> {
        let [mut units, mut people, mut appointments, mut claims, mut links] = [0_usize; 5];
        for row in self.grid.dormant.naming("unit", key) {
            match row {
                DatedRow::Unit(_) => units += 1,
                DatedRow::Placement(_) => people += 1,
                DatedRow::Appointment(_) => appointments += 1,
                DatedRow::Claim(_) => claims += 1,
                DatedRow::Link(_) => links += 1,
            }
        }
        if units + people + appointments + claims + links == 0 {
            return Ok(());
        }
        let counts = [
            ("units", units),
            ("people", people),
            ("appointments", appointments),
            ("claims", claims),
            ("links", links),
        ];
        let mut args = vec![("key", key.into())];
        args.extend(counts.map(|(name, count)| (name, count.into())));
        Err(Refusal::new(Why::InUse, args))
    }

    /// Refuses a dormant row that could be in force on no day.
    pub(super) fn fits(&self, row: &DatedRow) -> Result<(), Refusal> {
        match self.grid.misfits(row).first() {
            None => Ok(()),
            Some(misfit) => Err(Refusal::misfit(self.grid, misfit)),
        }
    }
}
