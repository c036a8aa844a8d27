//! Going to another day: rows begin and end as their dates say.

use std::collections::BTreeMap;

use super::Change;
use super::apply::{Batch, Step};
use super::refuse::{Refusal, Why};
use crate::grid::{DatedRow, What};
use crate::key::{PersonId, UnitId};
use crate::order;
use crate::roster::UnitRow;
use crate::time::{Date, Interval};

impl Batch<'_> {
    /// Goes to another day. The steps are kept so that a later refusal can undo them one by one.
    pub(super) fn advance(&mut self, day: Option<Date>) -> Step {
        self.clean_day(day)?;
        let before = self.grid.day;
        let start = self.undo.len();
        let was_any_day = std::mem::replace(&mut self.any_day, true);
        self.grid.day = day;
        let step = self.begin_and_end(day);
        let steps = self.undo.split_off(start);
        if step.is_err() {
            self.undo_steps(&steps);
            self.grid.day = before;
        } else {
            self.advances.push((start, steps));
            self.undo.push(Change::Advance { day: before });
            self.touched.day = true;
        }
        self.any_day = was_any_day;
        step
    }

    fn begin_and_end(&mut self, day: Option<Date>) -> Step {
        let beginning: Vec<DatedRow> =
            self.grid.dormant().filter(|row| row.interval().contains(day)).cloned().collect();
        let ending = self.ending(day);
        if day.is_none() && !(ending.is_empty() && self.grid.dormant.is_empty()) {
            return Err(Refusal::new(Why::NoDay, vec![]));
        }
        for row in &beginning {
            self.unschedule(row)?;
        }
        for row in ending.iter().filter(|row| !matches!(row, DatedRow::Unit(_))) {
            self.end_row(row)?;
        }
        self.begin_and_end_units(&units_of(&beginning), &units_of(&ending))?;
        for row in beginning {
            self.begin_row(row)?;
        }
        // Only now are all of them dormant rows of the new day.
        ending.iter().try_for_each(|row| self.schedule(row))
    }

    /// The rows in force that are not on a day.
    fn ending(&self, day: Option<Date>) -> Vec<DatedRow> {
        let grid = &*self.grid;
        let over = |dates: Interval| !dates.is_always() && !dates.contains(day);
        let mut rows: Vec<DatedRow> = Vec::new();
        let links = grid.links.rows.iter().filter(|(_, row)| over(row.dates));
        rows.extend(links.map(|(_, row)| DatedRow::Link(grid.link_row(row).into_owned())));
        let claims = grid.claims.rows.iter().filter(|(_, row)| over(row.dates));
        rows.extend(claims.map(|(_, row)| DatedRow::Claim(grid.claim_row(row).into_owned())));
        let appointments = grid.appointments.rows.iter().filter(|(_, row)| over(row.dates));
        rows.extend(appointments.map(|(_, row)| DatedRow::Appointment(grid.appointment_row(row).into_owned())));
        for (network, places) in grid.people.places.iter() {
            let mut people: Vec<PersonId> = places.dates.iter().filter(|(_, d)| over(**d)).map(|(p, _)| *p).collect();
            order::natural(&mut people);
            let placed = people.into_iter().filter_map(|person| grid.placement_row(network, person));
            rows.extend(placed.map(|row| DatedRow::Placement(row.into_owned())));
        }
        let mut units: Vec<UnitId> = grid.units.dates.iter().filter(|(_, d)| over(**d)).map(|(u, _)| *u).collect();
        order::natural(&mut units);
        rows.extend(units.into_iter().map(|unit| DatedRow::Unit(grid.unit_row(unit).into_owned())));
        rows
    }

    fn end_row(&mut self, row: &DatedRow) -> Step {
        match row {
            DatedRow::Unit(_) => Ok(()),
            DatedRow::Placement(row) => self.unplace(&row.person, &row.network),
            DatedRow::Claim(row) => self.release(&row.area, &row.cell),
            DatedRow::Appointment(row) => self.end(&row.person, &row.post, &row.unit, &row.shift),
            DatedRow::Link(row) => self.unlink(&row.kind, &row.source, &row.target),
        }
    }

    fn begin_row(&mut self, row: DatedRow) -> Step {
        match row {
            DatedRow::Unit(_) => Ok(()),
            DatedRow::Placement(row) => {
                let (person, network) = (self.person(&row.person)?, self.network(&row.network)?);
                if self.grid.placement_row(network, person).is_some() {
                    return Err(Refusal::new(Why::Overlap, vec![("key", row.person.clone().into_owned().into())]));
                }
                self.place(&row)
            }
            DatedRow::Claim(row) => self.claim(&row),
            DatedRow::Appointment(row) => self.appoint(&row),
            DatedRow::Link(row) => self.link(&row),
        }
    }

    /// Units that begin are added outermost first, those that end retired innermost first; a unit
    /// that does both goes over to its next row with all it holds.
    fn begin_and_end_units(&mut self, beginning: &[&UnitRow<'static>], ending: &[&UnitRow<'static>]) -> Step {
        let ends = order::distinct(ending.iter().map(|row| (&*row.key, &*row.parent)));
        let was_under = |key: &str| {
            let at = ends.partition_point(|(other, _)| *other < key);
            ends.get(at).filter(|(other, _)| *other == key).map(|(_, parent)| *parent)
        };
        let (switching, new): (Vec<&UnitRow<'static>>, Vec<&UnitRow<'static>>) =
            beginning.iter().partition(|row| was_under(&row.key).is_some());
        // Units that stay under their parent are left there: most do, and a parent may have many.
        let moves = |row: &&&UnitRow<'static>| was_under(&row.key) != Some(&*row.parent);
        for row in &switching {
            if moves(&row) {
                self.hang(&row.key, None)?;
            }
            self.update_unit(row)?;
        }
        self.add_units(new)?;
        for row in switching.iter().filter(moves).filter(|row| !row.parent.is_empty()) {
            self.hang(&row.key, Some(&row.parent))?;
        }
        self.depth_allows_switched(&switching)?;
        let goes_on = order::distinct(switching.iter().map(|row| &*row.key));
        let mut gone: Vec<(usize, &UnitRow<'static>)> = Vec::new();
        for row in ending.iter().filter(|row| goes_on.binary_search(&&*row.key).is_err()) {
            gone.push((self.grid.units.chain(self.unit(&row.key)?).count(), row));
        }
        order::by(&mut gone, |a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        gone.into_iter().try_for_each(|(_, row)| self.retire_unit(&row.key))
    }

    /// Adds units outermost first.
    fn add_units(&mut self, rows: Vec<&UnitRow<'static>>) -> Step {
        let mut ready = Vec::new();
        let mut below: BTreeMap<&str, Vec<&UnitRow<'static>>> = BTreeMap::new();
        for row in rows {
            if row.parent.is_empty() || self.grid.unit_id(&row.parent).is_some() {
                ready.push(row);
            } else {
                below.entry(&row.parent).or_default().push(row);
            }
        }
        while let Some(row) = ready.pop() {
            self.add_unit(row)?;
            ready.extend(below.remove(&*row.key).into_iter().flatten());
        }
        match below.keys().next() {
            Some(orphans) => Err(Refusal::missing(self.grid, What::Unit, orphans)),
            None => Ok(()),
        }
    }

    /// Refuses a forest that units which went over to another row made too deep.
    fn depth_allows_switched(&mut self, switched: &[&UnitRow<'static>]) -> Step {
        let depth = |row: &&&UnitRow<'static>| self.grid.unit_id(&row.key).map(|id| self.grid.units.chain(id).count());
        let Some(deepest) = switched.iter().max_by_key(depth) else {
            return Ok(());
        };
        self.grid.index = std::sync::OnceLock::new();
        let (found, limit) = (self.grid.index().depth(), self.grid.limits.depth);
        self.grid.index = std::sync::OnceLock::new();
        if found <= limit {
            return Ok(());
        }
        let key = (&*deepest.key).into();
        Err(Refusal::new(Why::Depth, vec![("key", key), ("found", found.into()), ("limit", limit.into())]))
    }
}

fn units_of(rows: &[DatedRow]) -> Vec<&UnitRow<'static>> {
    rows.iter().filter_map(|row| if let DatedRow::Unit(row) = row { Some(row) } else { None }).collect()
}
