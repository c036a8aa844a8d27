//! What was done, held against what was due.

use super::line::{Item, Line};
use super::tables::{Done, State};
use super::total::Total;
use crate::order;
use crate::points::Points;
use crate::time::Date;

/// Holds rows against lines: each row fills the first line it names that is not full yet. What fills none is
/// counted in the totals of its duty. Rows are taken by day, then by what they say: their own order says nothing.
///
/// `O(n log n)` in lines and rows.
pub(super) fn fill(lines: &mut [Line], rows: &[Done], items: &[Item<'_>], totals: &mut [Total], review: Span) {
    let mut names: Vec<(usize, i32, &str, usize)> = Vec::new();
    let bound: Vec<_> = lines.iter().map(|line| line.bound.clone()).collect();
    for (at, (line, bound)) in lines.iter().zip(&bound).enumerate() {
        let from = line.period.days().start;
        let known = bound.names.iter().filter(|name| !name.is_empty());
        names.extend(known.map(|name| (line.number, from, name.as_str(), at)));
    }
    order::natural(&mut names);
    let mut in_order: Vec<&Done> = rows.iter().collect();
    order::by_key(&mut in_order, |row| (row.date, row.state, row.name.as_str()));
    for row in in_order {
        let (Some(item), Some(total)) = (items.get(row.duty), totals.get_mut(row.duty)) else { continue };
        total.count(row, review);
        let (Some(cadence), Some(period)) = (item.duty.cadence, row.period) else { continue };
        if !review.period.contains(cadence.due(period)) {
            continue;
        }
        let key = (row.duty, period.days().start, row.name.as_str());
        let first = names.partition_point(|(duty, from, name, _)| (*duty, *from, *name) < key);
        let of_row = names.get(first..).unwrap_or_default();
        let of_row = of_row.iter().take_while(|(duty, from, name, _)| (*duty, *from, *name) == key);
        let window = cadence.window(period);
        match place(lines, of_row.map(|(.., at)| *at), row, window.from(), window.until()) {
            Placed::Filled => {}
            Placed::Early => total.early += 1,
            Placed::Surplus => total.surplus += 1,
            Placed::Nowhere => total.unmatched += 1,
        }
    }
}

/// The days of a review.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) period: crate::time::Period,
    pub(super) today: Date,
}

/// What became of a row.
enum Placed {
    Filled,
    Early,
    Surplus,
    Nowhere,
}

fn place(lines: &mut [Line], named: impl Iterator<Item = usize>, row: &Done, from: Date, until: Date) -> Placed {
    let mut found = false;
    for at in named {
        let Some(line) = lines.get_mut(at) else { continue };
        found = true;
        if row.state == State::Done && row.date < from {
            return Placed::Early;
        }
        if line.left().saturating_sub(line.missed) == 0 {
            continue;
        }
        match row.state {
            State::Done if row.date < until => line.done += 1,
            State::Done => line.late += 1,
            State::Excused => line.excused += 1,
            State::Missed => line.missed += 1,
        }
        return Placed::Filled;
    }
    if found { Placed::Surplus } else { Placed::Nowhere }
}

/// Says what of each line is missed or open on a day, and the points due.
pub(super) fn settle(lines: &mut [Line], items: &[Item<'_>], today: Date) {
    for line in lines {
        let left = line.left();
        let over = line.due < today;
        if line.bound.vacant && over {
            (line.missed, line.vacant) = (0, left);
        } else {
            line.missed = if over { left } else { line.missed.min(left) };
            line.open = left - line.missed;
        }
        let Some(duty) = items.get(line.number).map(|item| item.duty) else { continue };
        let worth = |times: u32, points: Points| i64::from(times) * points.thousandths();
        let points = worth(line.done, duty.points) + worth(line.late, duty.late) + worth(line.missed, duty.missed);
        line.points = Points::from_thousandths(points).unwrap_or_default();
    }
}
