//! Rows that begin or ended on another day: putting them down, and taking them out.

use super::Change;
use super::apply::{Batch, Step};
use super::pending::Pending;
use super::refuse::{Refusal, Why};
use crate::grid::fit::Misfit;
use crate::grid::{DatedRow, What};
use crate::time::Interval;

impl Batch<'_> {
    /// A row in the form it is kept in. Those that only go from one day to another are, and on the way
    /// a key may lead elsewhere.
    fn kept(&self, row: &DatedRow) -> DatedRow {
        if self.any_day { row.clone() } else { self.grid.normal(row) }
    }

    /// Whether a row is to be kept for another day.
    pub(super) fn for_another_day(&self, dates: Interval) -> bool {
        !self.any_day && self.grid.day.is_some() && !dates.is_empty() && !dates.contains(self.grid.day)
    }

    pub(super) fn schedule(&mut self, row: &DatedRow) -> Step {
        let row = self.kept(row);
        let dates = row.interval();
        if dates.is_empty() {
            return Err(Refusal::new(Why::BadDates, vec![]));
        }
        if self.grid.day.is_none() {
            return Err(Refusal::new(Why::NoDay, vec![]));
        }
        if !self.any_day && dates.contains(self.grid.day) {
            return Err(Refusal::new(Why::InForce, vec![]));
        }
        if self.grid.dormant.contains(&row) {
            return Err(Refusal::new(Why::Scheduled, vec![("key", row.key().into())]));
        }
        if !self.any_day {
            self.may_be_scheduled(&row)?;
        }
        let origin = self.grid.former.take(&row);
        self.undo.push(Change::Unschedule(row.clone()));
        self.grid.dormant.insert(row, origin);
        Ok(())
    }

    fn may_be_scheduled(&mut self, row: &DatedRow) -> Step {
        // A unit that is named may still come.
        let waits = |misfit: &Misfit| matches!(misfit, Misfit::Unknown { what: What::Unit, .. });
        let (waiting, wrong): (Vec<_>, Vec<_>) = self.grid.misfits(row).into_iter().partition(waits);
        if let Some(misfit) = wrong.first() {
            return Err(Refusal::misfit(self.grid, misfit));
        }
        if let DatedRow::Unit(unit) = row
            && unit.until.is_none()
            && self.grid.aliases.get("unit", &unit.key).is_some()
        {
            return Err(Refusal::exists(&unit.key));
        }
        if !self.is_free(row) {
            return Err(Refusal::new(Why::Overlap, vec![("key", row.key().into())]));
        }
        if !waiting.is_empty() {
            self.put_off(Pending::Row(row.clone()));
        }
        Ok(())
    }

    pub(super) fn unschedule(&mut self, row: &DatedRow) -> Step {
        let row = self.kept(row);
        let Some(origin) = self.grid.dormant.remove(&row) else {
            return Err(Refusal::new(Why::NotScheduled, vec![("key", row.key().into())]));
        };
        self.grid.former.keep(&row, origin);
        if let DatedRow::Unit(unit) = &row {
            if !self.grid.has_unit(&unit.key) {
                self.drop_aliases("unit", &unit.key)?;
            }
            self.put_off(Pending::Unit(unit.key.to_string()));
        }
        self.undo.push(Change::Schedule(row));
        Ok(())
    }

    /// Whether no other row speaks of the same thing on a day of a dormant row.
    pub(super) fn is_free(&self, row: &DatedRow) -> bool {
        let overlaps = |other: Interval| other.overlaps(row.interval());
        !self.grid.dormant.of_same_thing(row).into_iter().any(|other| overlaps(other.interval()))
            && !self.live_like(row).is_some_and(overlaps)
    }

    /// Refuses a row in force that overlaps a dormant one of the same thing.
    pub(super) fn free_of_dormant(&self, row: impl FnOnce() -> DatedRow) -> Step {
        if self.any_day || self.grid.dormant.is_empty() {
            return Ok(());
        }
        let row = self.grid.normal(&row());
        let others = self.grid.dormant.of_same_thing(&row);
        if others.into_iter().any(|other| other.interval().overlaps(row.interval())) {
            return Err(Refusal::new(Why::Overlap, vec![("key", row.key().into())]));
        }
        Ok(())
    }

    /// The interval of the row in force that speaks of the same thing.
    fn live_like(&self, row: &DatedRow) -> Option<Interval> {
        let grid = &*self.grid;
        match row {
            DatedRow::Unit(row) => {
                let id = grid.units.keys.id(&row.key)?;
                Some(grid.units.dates.get(&id).copied().unwrap_or_default())
            }
            DatedRow::Placement(row) => {
                let network = grid.charter.model.network(&row.network)?;
                let placed = grid.placement_row(network, grid.person_id(&row.person)?)?;
                Some(Interval { from: placed.from, until: placed.until })
            }
            DatedRow::Claim(row) => {
                let (area, cell) = (grid.area_id(&row.area)?, grid.unit_id(&row.cell)?);
                grid.claims.find(area, cell).map(|(_, claim)| claim.dates)
            }
            DatedRow::Appointment(row) => {
                let (person, post) = (grid.person_id(&row.person)?, grid.charter.model.post(&row.post)?);
                let (unit, shift) = (grid.unit_id(&row.unit)?, grid.shift(post, &row.shift)?);
                grid.appointments.find(person, post, unit, shift).map(|(_, held)| held.dates)
            }
            DatedRow::Link(row) => {
                let kind = grid.charter.model.link(&row.kind)?;
                let (source, target) = self.ends(kind, &row.source, &row.target).ok()?;
                grid.links.find(kind, source, target).map(|(_, link)| link.dates)
            }
        }
    }
}
