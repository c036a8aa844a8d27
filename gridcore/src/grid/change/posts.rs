//! Changes of appointments and links.

use super::Change;
use super::apply::{Batch, Step};
use super::refuse::{Allowed, Refusal, Why};
use crate::charter::EndKind;
use crate::finding::Args;
use crate::grid::fit::end_forms;
use crate::grid::{AppointmentData, DatedRow, End, LinkData, What};
use crate::key::LinkKindId;
use crate::order;
use crate::roster::{AppointmentRow, LinkRow, Origin};
use crate::time::Interval;

impl Batch<'_> {
    pub(super) fn appoint(&mut self, row: &AppointmentRow<'static>) -> Step {
        let dates = Interval { from: row.from, until: row.until };
        if self.for_another_day(dates) {
            return self.schedule(&DatedRow::Appointment(row.clone()));
        }
        self.in_force(dates)?;
        let (person, post, unit) = (self.person(&row.person)?, self.post(&row.post)?, self.unit(&row.unit)?);
        let shift = self.shift(post, &row.shift)?;
        if self.grid.appointments.find(person, post, unit, shift).is_some() {
            return Err(Refusal::new(Why::Held, held_args(&row.person, &row.post, &row.unit)));
        }
        self.free_of_dormant(|| DatedRow::Appointment(row.clone()))?;
        let mut approvals: Vec<&str> = row.approvals.iter().map(AsRef::as_ref).collect();
        order::natural(&mut approvals);
        approvals.dedup();
        let mut data = AppointmentData {
            person,
            unit,
            post,
            shift,
            channel: self.grid.symbols.intern(&row.channel),
            approvals: approvals.into_iter().map(|text| self.grid.symbols.intern(text)).collect(),
            dates,
            origin: Origin::default(),
        };
        data.origin = self.place_again(|grid| DatedRow::Appointment(grid.appointment_row(&data).into_owned()));
        let id = self.grid.appointments.add(data);
        self.touched.appointments.push(id);
        self.touched.units.push(unit);
        self.touch_person(person);
        self.undo.push(Change::End {
            person: self.grid.people.keys.key(person).to_owned(),
            post: row.post.to_string(),
            unit: self.grid.units.keys.key(unit).to_owned(),
            shift: row.shift.to_string(),
        });
        Ok(())
    }

    fn shift(&self, post: crate::key::PostId, shift: &str) -> Result<u16, Refusal> {
        self.grid.shift(post, shift).ok_or_else(|| Refusal::missing(self.grid, What::Shift, shift))
    }

    pub(super) fn end(&mut self, person: &str, post: &str, unit: &str, shift: &str) -> Step {
        let (person_id, post_id, unit_id) = (self.person(person)?, self.post(post)?, self.unit(unit)?);
        let shift = self.shift(post_id, shift)?;
        let found = self.grid.appointments.find(person_id, post_id, unit_id, shift);
        let Some((id, row)) = found.map(|(id, row)| (id, self.grid.appointment_row(row).into_owned())) else {
            return Err(Refusal::new(Why::NotHeld, held_args(person, post, unit)));
        };
        let row = DatedRow::Appointment(row);
        if let Some(data) = self.grid.appointments.remove(id) {
            self.grid.former.keep(&row, data.origin);
        }
        self.touched.appointments.push(id);
        self.touched.units.push(unit_id);
        self.touch_person(person_id);
        if let DatedRow::Appointment(row) = row {
            self.undo.push(Change::Appoint(row));
        }
        Ok(())
    }

    pub(super) fn link(&mut self, row: &LinkRow<'static>) -> Step {
        let dates = Interval { from: row.from, until: row.until };
        if self.for_another_day(dates) {
            return self.schedule(&DatedRow::Link(row.clone()));
        }
        self.in_force(dates)?;
        let kind = self.link_kind(&row.kind)?;
        let (source, target) = self.ends(kind, &row.source, &row.target)?;
        if self.grid.links.find(kind, source, target).is_some() {
            return Err(Refusal::new(Why::Linked, link_args(&row.kind, &row.source, &row.target)));
        }
        self.free_of_dormant(|| DatedRow::Link(row.clone()))?;
        let mut data = LinkData { kind, source, target, dates, origin: Origin::default() };
        data.origin = self.place_again(|grid| DatedRow::Link(grid.link_row(&data).into_owned()));
        let id = self.grid.links.add(data);
        self.touched.links.push(id);
        self.touch_end(source);
        self.touch_end(target);
        self.undo.push(Change::Unlink {
            kind: row.kind.to_string(),
            source: self.grid.reference(source).into_owned(),
            target: self.grid.reference(target).into_owned(),
        });
        Ok(())
    }

    fn link_kind(&self, key: &str) -> Result<LinkKindId, Refusal> {
        self.grid.charter.model.link(key).ok_or_else(|| Refusal::missing(self.grid, What::LinkKind, key))
    }

    /// The two ends of a link of a kind.
    pub(super) fn ends(&self, kind: LinkKindId, source: &str, target: &str) -> Result<(End, End), Refusal> {
        let kind = &self.grid.charter.model.links[kind];
        Ok((self.link_end("source", source, kind.source)?, self.link_end("target", target, kind.target)?))
    }

    fn link_end(&self, field: &'static str, text: &str, kind: EndKind) -> Result<End, Refusal> {
        let allowed = Allowed { field, forms: end_forms(kind) };
        let end = self.named(allowed, text)?;
        match (end, kind) {
            (End::Person(_), EndKind::Person) | (End::Unit(_), EndKind::Unit) | (End::Post(..), EndKind::Post) => {
                Ok(end)
            }
            _ => Err(Refusal::reference(allowed, text)),
        }
    }

    fn touch_end(&mut self, end: End) {
        match end {
            End::Person(person) => self.touch_person(person),
            End::Unit(unit) | End::Post(_, unit) => self.touched.units.push(unit),
        }
    }

    pub(super) fn unlink(&mut self, kind: &str, source: &str, target: &str) -> Step {
        let kind_id = self.link_kind(kind)?;
        let (from, to) = self.ends(kind_id, source, target)?;
        let found = self.grid.links.find(kind_id, from, to);
        let Some((id, row)) = found.map(|(id, row)| (id, self.grid.link_row(row).into_owned())) else {
            return Err(Refusal::new(Why::NotLinked, link_args(kind, source, target)));
        };
        let row = DatedRow::Link(row);
        if let Some(data) = self.grid.links.remove(id) {
            self.grid.former.keep(&row, data.origin);
        }
        self.touched.links.push(id);
        self.touch_end(from);
        self.touch_end(to);
        if let DatedRow::Link(row) = row {
            self.undo.push(Change::Link(row));
        }
        Ok(())
    }

    /// Ends every link at an end.
    pub(super) fn unlink_all(&mut self, end: End) -> Step {
        let mut rows: Vec<LinkRow<'static>> =
            self.grid.links.touching(end).map(|(_, row)| self.grid.link_row(row).into_owned()).collect();
        // A link from an end to itself is met twice.
        order::natural(&mut rows);
        rows.dedup();
        rows.iter().try_for_each(|row| self.unlink(&row.kind, &row.source, &row.target))
    }
}

fn held_args(person: &str, post: &str, unit: &str) -> Args {
    vec![("person", person.into()), ("post", post.into()), ("unit", unit.into())]
}

fn link_args(kind: &str, source: &str, target: &str) -> Args {
    vec![("kind", kind.into()), ("source", source.into()), ("target", target.into())]
}
