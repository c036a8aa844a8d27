//! Appointments that are scheduled for another day, to the very seats that are staffed.

use super::hold::{Held, term_over};
use super::seats::Seat;
use crate::grid::{DatedRow, Grid};
use crate::key::PersonId;
use crate::order;
use crate::roster::AppointmentRow;
use crate::time::{Date, Interval};

/// Who cannot be appointed to which seat from a day on, since rows of one appointment may not overlap. Those who
/// hold the seat and can keep it until the scheduled days are not among them. Sorted.
///
/// `O(d log d)` for `d` rows of other days.
pub(super) fn of(grid: &Grid, from: Option<Date>) -> Vec<(PersonId, Seat)> {
    let overlaps = |row: &AppointmentRow<'_>| {
        Interval { from, until: None }.overlaps(Interval { from: row.from, until: row.until })
    };
    let rows = grid.dormant.iter().filter_map(|(row, _)| match row {
        DatedRow::Appointment(row) if overlaps(row) => seat_of(grid, row),
        _ => None,
    });
    order::distinct(rows.filter(|(person, seat)| !keeps(grid, *person, *seat)))
}

fn seat_of(grid: &Grid, row: &AppointmentRow<'_>) -> Option<(PersonId, Seat)> {
    let post = grid.charter.model.post(&row.post)?;
    let seat = Seat { post, unit: grid.unit_id(&row.unit)?, shift: grid.shift(post, &row.shift)? };
    Some((grid.person_id(&row.person)?, seat))
}

fn keeps(grid: &Grid, person: PersonId, seat: Seat) -> bool {
    let holds = grid.appointments.find(person, seat.post, seat.unit, seat.shift).is_some();
    holds && !term_over(grid, &Held { person, seat, barred: None })
}
