//! Rows that begin and end: scheduling them, and going to another day.

use super::Change;
use super::apply::{Batch, Step};
use super::refuse::{Refusal, Why};
use crate::grid::DatedRow;
use crate::key::{AreaId, NetworkId, PersonId, UnitId};
use crate::roster::{AppointmentRow, LinkRow, PlacementRow, UnitRow};
use crate::time::{Date, Interval};

impl Batch<'_> {
    /// Whether a row is to be kept for another day.
    pub(super) fn for_another_day(&self, dates: Interval) -> bool {
        !self.any_day && self.grid.day.is_some() && !dates.is_empty() && !dates.contains(self.grid.day)
    }

    pub(super) fn schedule(&mut self, row: &DatedRow) -> Step {
        let row = self.grid.normal(row);
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
            return Err(Refusal::new(Why::Scheduled, vec![("key", key(&row).into())]));
        }
        if !self.any_day {
            self.keys_fit(&row)?;
            if !self.is_free(&row) {
                return Err(Refusal::new(Why::Overlap, vec![("key", key(&row).into())]));
            }
        }
        self.undo.push(Change::Unschedule(row.clone()));
        self.grid.dormant.insert(row);
        Ok(())
    }

    /// Whether no other row speaks of the same thing on a day of a dormant row.
    pub(super) fn is_free(&self, row: &DatedRow) -> bool {
        let others = self.dormant_like(row).map(DatedRow::interval).chain(self.live_like(row));
        !others.into_iter().any(|other| other.overlaps(row.interval()))
    }

    pub(super) fn unschedule(&mut self, row: &DatedRow) -> Step {
        let row = self.grid.normal(row);
        if !self.grid.dormant.remove(&row) {
            return Err(Refusal::new(Why::NotScheduled, vec![("key", key(&row).into())]));
        }
        self.undo.push(Change::Schedule(row));
        Ok(())
    }

    fn keys_fit(&self, row: &DatedRow) -> Step {
        let texts: Vec<&str> = match row {
            DatedRow::Unit(row) => vec![&row.key, &row.tier],
            DatedRow::Placement(row) => vec![&row.person, &row.cell],
            DatedRow::Claim(row) => vec![&row.area, &row.cell],
            DatedRow::Appointment(row) => vec![&row.person, &row.post, &row.unit],
            DatedRow::Link(row) => vec![&row.kind, &row.source, &row.target],
        };
        texts.into_iter().try_for_each(|text| {
            let fits = crate::key::check_key(text, self.grid.limits.key * 3).is_ok();
            if fits { Ok(()) } else { Err(Refusal::field(Why::BadText, "key")) }
        })
    }

    /// The interval of the row in force that speaks of the same thing.
    fn live_like(&self, row: &DatedRow) -> Option<Interval> {
        let grid = &*self.grid;
        match row {
            DatedRow::Unit(row) => {
                let id = grid.unit_id(&row.key)?;
                Some(grid.units.dates.get(&id).copied().unwrap_or_default())
            }
            DatedRow::Placement(row) => {
                let network = grid.charter.model.network(&row.network)?;
                let placed = grid.placement_row(network, grid.person_id(&row.person)?)?;
                Some(Interval { from: placed.from, until: placed.until })
            }
            DatedRow::Claim(row) => {
                let (area, cell) = (grid.area_id(&row.area)?, grid.unit_id(&row.cell)?);
                grid.claims.of_area(area).find(|(_, claim)| claim.cell == cell).map(|(_, claim)| claim.dates)
            }
            DatedRow::Appointment(row) => {
                let (person, post) = (grid.person_id(&row.person)?, grid.charter.model.post(&row.post)?);
                let (unit, shift) = (grid.unit_id(&row.unit)?, grid.shift(post, &row.shift)?);
                let mut held = grid.appointments.of_person(person).map(|(_, data)| data);
                held.find(|d| d.post == post && d.unit == unit && d.shift == shift).map(|d| d.dates)
            }
            DatedRow::Link(row) => {
                let kind = grid.charter.model.link(&row.kind)?;
                let (source, target) = self.ends(kind, &row.source, &row.target).ok()?;
                let mut links = grid.links.starting(source).map(|(_, link)| link);
                links.find(|link| link.kind == kind && link.target == target).map(|link| link.dates)
            }
        }
    }

    fn dormant_like(&self, row: &DatedRow) -> impl Iterator<Item = &DatedRow> {
        self.grid.dormant.iter().filter(move |other| same_thing(other, row))
    }

    pub(super) fn free_of_dormant_unit(&self, unit: &str, dates: Interval) -> Step {
        let probe = || DatedRow::Unit(UnitRow { key: unit.to_owned().into(), ..UnitRow::default() });
        self.free_of_dormant(probe, dates)
    }

    pub(super) fn free_of_dormant_placement(&self, person: PersonId, network: NetworkId, dates: Interval) -> Step {
        let probe = || {
            DatedRow::Placement(PlacementRow {
                person: self.grid.people.keys.key(person).to_owned().into(),
                network: self.grid.charter.model.networks[network].key.clone().into(),
                ..PlacementRow::default()
            })
        };
        self.free_of_dormant(probe, dates)
    }

    pub(super) fn free_of_dormant_claim(&self, area: AreaId, cell: UnitId, dates: Interval) -> Step {
        let probe = || {
            DatedRow::Claim(crate::roster::ClaimRow {
                area: self.grid.areas.keys.key(area).to_owned().into(),
                cell: self.grid.units.keys.key(cell).to_owned().into(),
                ..Default::default()
            })
        };
        self.free_of_dormant(probe, dates)
    }

    pub(super) fn free_of_dormant_appointment(&self, row: &AppointmentRow<'static>, dates: Interval) -> Step {
        self.free_of_dormant(|| DatedRow::Appointment(row.clone()), dates)
    }

    pub(super) fn free_of_dormant_link(&self, row: &LinkRow<'static>, dates: Interval) -> Step {
        self.free_of_dormant(|| DatedRow::Link(row.clone()), dates)
    }

    /// Refuses a row that overlaps a dormant one of the same thing.
    fn free_of_dormant(&self, probe: impl Fn() -> DatedRow, dates: Interval) -> Step {
        if self.any_day || self.grid.dormant.is_empty() {
            return Ok(());
        }
        let probe = probe();
        overlap(self.dormant_like(&probe).map(DatedRow::interval), dates, key(&probe))
    }

    /// Goes to another day. The steps are kept so that a later refusal can undo them one by one.
    pub(super) fn advance(&mut self, day: Option<Date>) -> Step {
        let before = self.grid.day;
        let start = self.undo.len();
        let was_any_day = std::mem::replace(&mut self.any_day, true);
        self.grid.day = day;
        let step = self.begin_and_end(day);
        if step.is_err() {
            let steps = self.undo.split_off(start);
            self.undo_steps(&steps);
            self.grid.day = before;
            self.give_back(start);
        } else {
            let steps = self.undo.split_off(start);
            self.removed.iter_mut().for_each(|(at, _)| *at = (*at).min(start));
            self.advances.push((start, steps));
            self.undo.push(Change::Advance { day: before });
            self.touched.day = true;
        }
        self.any_day = was_any_day;
        step
    }

    fn begin_and_end(&mut self, day: Option<Date>) -> Step {
        let beginning: Vec<DatedRow> =
            self.grid.dormant.iter().filter(|row| row.interval().contains(day)).cloned().collect();
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
            people.sort_unstable();
            let placed = people.into_iter().filter_map(|person| grid.placement_row(network, person));
            rows.extend(placed.map(|row| DatedRow::Placement(row.into_owned())));
        }
        let mut units: Vec<UnitId> = grid.units.dates.iter().filter(|(_, d)| over(**d)).map(|(u, _)| *u).collect();
        units.sort_unstable();
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
        let goes_on = |row: &&&UnitRow<'static>| ending.iter().any(|other| other.key == row.key);
        let (switching, mut new): (Vec<&UnitRow<'static>>, Vec<&UnitRow<'static>>) =
            beginning.iter().partition(|row| goes_on(row));
        for row in &switching {
            self.move_unit(&row.key, None)?;
            self.update_unit(row)?;
        }
        while !new.is_empty() {
            let (ready, waiting): (Vec<_>, Vec<_>) =
                new.iter().partition(|row| row.parent.is_empty() || self.grid.unit_id(&row.parent).is_some());
            if ready.is_empty() {
                let orphan = waiting.first().map_or("", |row: &&UnitRow<'static>| &row.parent);
                return Err(Refusal::missing(self.grid, crate::grid::What::Unit, orphan));
            }
            ready.into_iter().try_for_each(|row: &UnitRow<'static>| self.add_unit(row))?;
            new = waiting;
        }
        for row in switching.iter().filter(|row| !row.parent.is_empty()) {
            self.move_unit(&row.key, Some(&row.parent))?;
        }
        let mut gone: Vec<(usize, &UnitRow<'static>)> = Vec::new();
        for row in ending.iter().filter(|row| !switching.iter().any(|other| other.key == row.key)) {
            gone.push((self.grid.units.chain(self.unit(&row.key)?).count(), row));
        }
        gone.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        gone.into_iter().try_for_each(|(_, row)| self.retire_unit(&row.key))
    }
}

fn units_of(rows: &[DatedRow]) -> Vec<&UnitRow<'static>> {
    rows.iter().filter_map(|row| if let DatedRow::Unit(row) = row { Some(row) } else { None }).collect()
}

fn overlap(others: impl IntoIterator<Item = Interval>, dates: Interval, key: &str) -> Step {
    if others.into_iter().any(|other| other.overlaps(dates)) {
        return Err(Refusal::new(Why::Overlap, vec![("key", key.into())]));
    }
    Ok(())
}

/// The key that says what a row is of.
fn key(row: &DatedRow) -> &str {
    match row {
        DatedRow::Unit(row) => &row.key,
        DatedRow::Placement(row) => &row.person,
        DatedRow::Claim(row) => &row.area,
        DatedRow::Appointment(row) => &row.person,
        DatedRow::Link(row) => &row.source,
    }
}

/// Whether two rows are of one thing at different times.
fn same_thing(a: &DatedRow, b: &DatedRow) -> bool {
    match (a, b) {
        (DatedRow::Unit(a), DatedRow::Unit(b)) => a.key == b.key,
        (DatedRow::Placement(a), DatedRow::Placement(b)) => a.person == b.person && a.network == b.network,
        (DatedRow::Claim(a), DatedRow::Claim(b)) => a.area == b.area && a.cell == b.cell,
        (DatedRow::Appointment(a), DatedRow::Appointment(b)) => {
            (&a.person, &a.post, &a.unit, &a.shift) == (&b.person, &b.post, &b.unit, &b.shift)
        }
        (DatedRow::Link(a), DatedRow::Link(b)) => (&a.kind, &a.source, &a.target) == (&b.kind, &b.source, &b.target),
        _ => false,
    }
}
