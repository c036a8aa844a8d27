//! Who holds what is staffed now, and who of them stays.

use std::collections::BTreeMap;

use super::candidates::bars;
use super::seats::Seat;
use super::terms::Terms;
use crate::eligibility::Bar;
use crate::finding::catalogue::staffing as texts;
use crate::finding::{Error, RuleInfo};
use crate::grid::{Change, Grid};
use crate::key::{AppointmentId, PersonId, UnitId};
use crate::order;

/// An appointment to a seat that is staffed, as the grid has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) person: PersonId,
    pub(super) seat: Seat,
    /// Why it cannot stay, if so.
    pub(super) barred: Option<&'static RuleInfo>,
}

/// The appointments to what is staffed, in the order of their seats, those that cannot stay marked;
/// and the grid without those that are given up: all of them if every seat is decided anew.
///
/// What cannot stay is found from the last post of the charter to the first, so that of two posts that
/// cannot be held together the first stays, until nothing more goes. Only then do those go who are too many
/// for their seat: nobody goes because of somebody who cannot stay.
///
/// # Errors
/// As [`Grid::apply`]; not expected.
pub(super) fn sort_out(grid: &Grid, terms: &Terms) -> Result<(Vec<Held>, Grid), Error> {
    let mut held = of(grid, terms);
    let mut left = grid.clone();
    end_barred(&mut left, &mut held)?;
    let gone: Vec<usize> = over_full(grid, &mut held);
    end(&mut left, gone.iter().filter_map(|index| held.get(*index)))?;
    end_barred(&mut left, &mut held)?;
    if terms.reopen {
        end(&mut left, held.iter().filter(|row| row.barred.is_none()))?;
    }
    Ok((held, left))
}

/// The appointments to what is staffed, by post, unit, shift and person.
pub(super) fn of(grid: &Grid, terms: &Terms) -> Vec<Held> {
    let row = |id: AppointmentId| {
        let row = grid.appointments.rows.get(id)?;
        let seat = Seat { post: row.post, unit: row.unit, shift: row.shift };
        Some(Held { person: row.person, seat, barred: None })
    };
    let of_unit = |unit: &UnitId| grid.appointments.of_unit(*unit).map(|(id, _)| id).collect::<Vec<_>>();
    let mut held: Vec<Held> = terms.units.iter().flat_map(of_unit).filter_map(row).collect();
    held.retain(|row| terms.posts.contains_key(&row.seat.post));
    let key = |row: &Held| (row.seat.post, grid.units.keys.key(row.seat.unit), row.seat.shift);
    order::by(&mut held, |a, b| {
        key(a).cmp(&key(b)).then_with(|| grid.people.keys.key(a.person).cmp(grid.people.keys.key(b.person)))
    });
    held
}

/// Marks and ends those who cannot stay given what everybody still holds, until there are none.
fn end_barred(left: &mut Grid, held: &mut [Held]) -> Result<(), Error> {
    loop {
        let mut changed = false;
        for row in held.iter_mut().rev().filter(|row| row.barred.is_none()) {
            if let Some(rule) = cannot_stay(left, row) {
                row.barred = Some(rule);
                end(left, std::iter::once(&*row))?;
                changed = true;
            }
        }
        if !changed {
            return Ok(());
        }
    }
}

/// Marks those beyond the most a seat may have: the last to have begun, then by key. Gives their places.
fn over_full(grid: &Grid, held: &mut [Held]) -> Vec<usize> {
    let mut of_seat: BTreeMap<Seat, Vec<usize>> = BTreeMap::new();
    for (index, row) in held.iter().enumerate().filter(|(_, row)| row.barred.is_none()) {
        of_seat.entry(row.seat).or_default().push(index);
    }
    let mut gone = Vec::new();
    for (seat, mut rows) in of_seat {
        let most = grid.charter.model.posts.value(seat.post).and_then(|post| post.seats.max);
        let Some(most) = most.filter(|_| grid.charter.severity(&texts::OVER_FULL).is_some()) else { continue };
        let from = |index: &usize| {
            let person = held.get(*index).map(|row| row.person)?;
            grid.appointments.find(person, seat.post, seat.unit, seat.shift).and_then(|(_, row)| row.dates.from)
        };
        order::by_key(&mut rows, from);
        for index in rows.into_iter().skip(most as usize) {
            if let Some(row) = held.get_mut(index) {
                row.barred = Some(&texts::OVER_FULL);
                gone.push(index);
            }
        }
    }
    gone
}

/// The rule by which a holder cannot stay, given what everybody still holds.
fn cannot_stay(grid: &Grid, row: &Held) -> Option<&'static RuleInfo> {
    let over = term_over(grid, row).then_some(&texts::TERM_OVER);
    // Holding a post that bars from another is the trouble of the other.
    let own = |bar: &Bar<'_>| !matches!(bar, Bar::Excludes(_));
    over.or_else(|| bars(grid, row.person, row.seat).iter().find(|bar| own(bar)).map(Bar::rule))
}

/// Whether the term of an appointment is over on the day of the grid.
pub(super) fn term_over(grid: &Grid, row: &Held) -> bool {
    let Seat { post, unit, shift } = row.seat;
    if grid.charter.severity(&texts::TERM_OVER).is_none() {
        return false;
    }
    let term = grid.charter.model.posts.value(post).and_then(|post| post.term);
    let from = grid.appointments.find(row.person, post, unit, shift).and_then(|(_, row)| row.dates.from);
    let end = term.zip(from).and_then(|(term, from)| term.end(from));
    end.zip(grid.day).is_some_and(|(end, day)| end <= day)
}

/// Ends appointments.
fn end<'h>(grid: &mut Grid, rows: impl Iterator<Item = &'h Held>) -> Result<(), Error> {
    let changes: Vec<Change> = rows.map(|row| end_of(grid, row.person, row.seat)).collect();
    if !changes.is_empty() {
        grid.apply(&changes)?;
    }
    Ok(())
}

/// The change that ends an appointment.
pub(super) fn end_of(grid: &Grid, person: PersonId, seat: Seat) -> Change {
    Change::End {
        person: grid.people.keys.key(person).to_owned(),
        post: seat.post_key(grid).to_owned(),
        unit: seat.unit_key(grid).to_owned(),
        shift: seat.shift_label(grid).to_owned(),
    }
}
