//! Appointments and links.

use hashbrown::HashSet;

use super::{Build, Name, duplicate_row};
use crate::charter::EndKind;
use crate::grid::{AppointmentData, DatedRow, End, LinkData, NO_SHIFT};
use crate::key::{Id, LinkKindId, PersonId, PostId, UnitId};
use crate::roster::{AppointmentRow, LinkRow, TableKind};

const APPOINTMENTS: TableKind = TableKind::Appointments;
const LINKS: TableKind = TableKind::Links;

impl Build<'_> {
    pub(super) fn appointments(&mut self) {
        let table = self.table(APPOINTMENTS);
        let rows = self.in_force(
            APPOINTMENTS,
            |build, row| {
                let (person, unit) = (table.text(0, row), table.text(2, row));
                let shift = table.text(3, row);
                (build.present("person", person), table.text(1, row), build.present("unit", unit), shift)
            },
            |_, _, row| duplicate_row(APPOINTMENTS, 0, table.text(0, row)),
        );
        self.keep_waiting(|row: AppointmentRow<'_>| DatedRow::Appointment(row.into_owned()));
        let mut held = HashSet::with_capacity(rows.len());
        let people = self.grid.people.keys.ids(rows.iter().map(|row| table.text(0, row)));
        let units = self.grid.units.keys.ids(rows.iter().map(|row| table.text(2, row)));
        for (row, ends) in rows.iter().zip(people.into_iter().zip(units)) {
            self.appointment(row, ends, &mut held);
        }
    }

    /// Adds an appointment, given the person and the unit if the row names them by their present keys.
    fn appointment(
        &mut self,
        row: usize,
        ends: (PersonId, UnitId),
        held: &mut HashSet<(PersonId, PostId, UnitId, u16)>,
    ) {
        let (table, at) = (self.table(APPOINTMENTS), (APPOINTMENTS, row));
        let (person_key, post_key, unit_key, shift_key) =
            (table.text(0, row), table.text(1, row), table.text(2, row), table.text(3, row));
        let person = ends.0.some().or_else(|| self.grid.person_id(person_key));
        if person.is_none() {
            self.unknown(at, "person", Name::Person, person_key);
        }
        let post = self.charter.model.post(post_key);
        if post.is_none() {
            self.unknown(at, "post", Name::Post, post_key);
        }
        let unit = ends.1.some().or_else(|| self.unit_named(at, "unit", unit_key));
        let (Some(person), Some(post), Some(unit)) = (person, post, unit) else {
            return;
        };
        let shift = match self.grid.shift(post, shift_key) {
            Some(shift) => shift,
            None => return self.unknown(at, "shift", Name::Shift, shift_key),
        };
        if !held.insert((person, post, unit, shift)) {
            let finding = duplicate_row(APPOINTMENTS, 0, person_key);
            return self.reject(APPOINTMENTS, row, "", finding);
        }
        let approvals = table.tag_column().map_or(&[][..], |tags| tags.get(row));
        let data = AppointmentData {
            person,
            unit,
            post,
            shift,
            channel: self.grid.symbols.intern(table.text(4, row)),
            approvals: approvals.iter().map(|text| self.grid.symbols.intern(text)).collect(),
            dates: table.interval(row),
            origin: table.origin(row),
        };
        self.grid.appointments.add(data);
    }

    pub(super) fn links(&mut self) {
        let table = self.table(LINKS);
        let rows = self.in_force(
            LINKS,
            |build, row| {
                let reference = |column| build.grid.present_reference(table.text(column, row));
                (table.text(0, row), reference(1), reference(2))
            },
            |_, _, row| duplicate_row(LINKS, 2, table.text(1, row)),
        );
        self.keep_waiting(|row: LinkRow<'_>| DatedRow::Link(row.into_owned()));
        let mut linked = HashSet::with_capacity(rows.len());
        rows.iter().for_each(|row| self.link(row, &mut linked));
    }

    fn link(&mut self, row: usize, linked: &mut HashSet<(LinkKindId, End, End)>) {
        let (table, at) = (self.table(LINKS), (LINKS, row));
        let (kind_key, source, target) = (table.text(0, row), table.text(1, row), table.text(2, row));
        let Some(id) = self.charter.model.link(kind_key) else {
            return self.unknown(at, "kind", Name::LinkKind, kind_key);
        };
        let kind = &self.charter.model.links[id];
        let from = self.end(at, "source", source, &[end_word(kind.source)]);
        let to = self.end(at, "target", target, &[end_word(kind.target)]);
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        if !linked.insert((id, from, to)) {
            let finding = duplicate_row(LINKS, 2, source);
            return self.reject(LINKS, row, "", finding);
        }
        let (dates, origin) = (table.interval(row), table.origin(row));
        self.grid.links.add(LinkData { kind: id, source: from, target: to, dates, origin });
    }
}

/// The word before the colon of a reference to such an end.
pub(crate) const fn end_word(kind: EndKind) -> &'static str {
    match kind {
        EndKind::Person => "person",
        EndKind::Unit => "unit",
        EndKind::Post => "post",
    }
}

impl crate::Grid {
    /// The index of a shift of a post: none said for the empty text, `None` if there is no such.
    pub(crate) fn shift(&self, post: PostId, shift: &str) -> Option<u16> {
        if shift.is_empty() {
            return Some(NO_SHIFT);
        }
        let position = self.charter.model.posts.value(post)?.shifts.iter().position(|s| s == shift)?;
        u16::try_from(position).ok()
    }
}
