//! Appointments, found by their unit and by their person.

use super::find_in_either;
use super::rows::Rows;
use crate::grid::lists::Lists;
use crate::key::{AppointmentId, PersonId, PostId, SymbolId, UnitId};
use crate::roster::Origin;
use crate::time::Interval;

#[derive(Debug, Clone)]
pub(crate) struct AppointmentData {
    pub(crate) person: PersonId,
    pub(crate) unit: UnitId,
    pub(crate) post: PostId,
    /// The index of the shift among the post's; [`NO_SHIFT`] if none is said.
    pub(crate) shift: u16,
    pub(crate) channel: SymbolId,
    pub(crate) approvals: Box<[SymbolId]>,
    pub(crate) dates: Interval,
    pub(crate) origin: Origin,
}

/// No shift is said.
pub(crate) const NO_SHIFT: u16 = u16::MAX;

#[derive(Debug, Clone, Default)]
pub(crate) struct Appointments {
    pub(crate) rows: Rows<AppointmentId, AppointmentData>,
    pub(crate) by_unit: Lists<UnitId, AppointmentId>,
    pub(crate) by_person: Lists<PersonId, AppointmentId>,
}

impl Appointments {
    pub(crate) fn add(&mut self, row: AppointmentData) -> AppointmentId {
        let (unit, person) = (row.unit, row.person);
        let id = self.rows.insert(row);
        self.by_unit.add(unit, id);
        self.by_person.add(person, id);
        id
    }

    pub(crate) fn remove(&mut self, id: AppointmentId) -> Option<AppointmentData> {
        let row = self.rows.remove(id)?;
        self.by_unit.remove(row.unit, id);
        self.by_person.remove(row.person, id);
        Some(row)
    }

    pub(crate) fn of_unit(&self, unit: UnitId) -> impl Iterator<Item = (AppointmentId, &AppointmentData)> {
        self.by_unit.iter(unit).filter_map(|id| Some((id, self.rows.get(id)?)))
    }

    pub(crate) fn of_person(&self, person: PersonId) -> impl Iterator<Item = (AppointmentId, &AppointmentData)> {
        self.by_person.iter(person).filter_map(|id| Some((id, self.rows.get(id)?)))
    }

    /// The appointments to a post in a unit.
    pub(crate) fn of_post(
        &self,
        post: PostId,
        unit: UnitId,
    ) -> impl Iterator<Item = (AppointmentId, &AppointmentData)> {
        self.of_unit(unit).filter(move |(_, row)| row.post == post)
    }

    /// The appointment of a person to a post in a unit and shift.
    pub(crate) fn find(
        &self,
        person: PersonId,
        post: PostId,
        unit: UnitId,
        shift: u16,
    ) -> Option<(AppointmentId, &AppointmentData)> {
        let is_it = |(_, row): &(AppointmentId, &AppointmentData)| {
            (row.person, row.post, row.unit, row.shift) == (person, post, unit, shift)
        };
        find_in_either(self.of_person(person), self.of_unit(unit), is_it)
    }

    /// Whether a person holds a post, anywhere.
    pub(crate) fn holds(&self, person: PersonId, post: PostId) -> bool {
        self.of_person(person).any(|(_, row)| row.post == post)
    }
}
