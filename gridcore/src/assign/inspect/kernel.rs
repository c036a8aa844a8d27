//! A small dense assignment: every row one column of its own, at the least cost.

use super::search::Failure;
use crate::assign::engine::Watch;

/// The columns of the rows, and what they cost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Matching {
    pub(super) columns: Vec<usize>,
    pub(super) cost: i128,
}

/// Rows that may have fewer columns together than they are, and those columns.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Deficient {
    pub(super) rows: Vec<usize>,
    pub(super) columns: Vec<usize>,
}

/// A square of costs of at least 0, row by row; what may not be has none.
#[derive(Debug, Clone)]
pub(super) struct Costs {
    pub(super) size: usize,
    pub(super) costs: Vec<Option<i128>>,
}

impl Costs {
    pub(super) fn get(&self, row: usize, column: usize) -> Option<i128> {
        self.costs.get(row * self.size + column).copied().flatten()
    }

    fn row(&self, row: usize) -> &[Option<i128>] {
        self.costs.get(row * self.size..(row + 1) * self.size).unwrap_or_default()
    }

    pub(super) fn forbid(&mut self, row: usize, column: usize) {
        if let Some(cost) = self.costs.get_mut(row * self.size + column) {
            *cost = None;
        }
    }

    /// Leaves a row one column.
    pub(super) fn force(&mut self, row: usize, column: usize) {
        (0..self.size).filter(|other| *other != column).for_each(|other| self.forbid(row, other));
    }
}

/// What is known of a column while a row looks for its own.
#[derive(Clone, Copy, Default)]
struct Reached {
    distance: Option<i128>,
    /// The column whose row leads here; none from the row that looks.
    before: Option<usize>,
    done: bool,
}

/// Gives each row a column by the shortest augmenting path from it, one after the other (Jonker and
/// Volgenant 1987, without their first phases, which small squares do not need). `O(n³)`.
pub(super) fn assign(costs: &Costs, watch: &Watch<'_>) -> Result<Matching, Failure> {
    let size = costs.size;
    let mut held: Vec<Option<usize>> = vec![None; size];
    let (mut rows, mut prices) = (vec![0_i128; size], vec![0_i128; size]);
    for start in 0..size {
        watch.steps(steps_of_a_row(size)).map_err(Failure::Stopped)?;
        let mut reached = vec![Reached::default(); size];
        let (mut row, mut distance, mut before) = (start, 0, None);
        let last = loop {
            let own = rows.get(row).copied().unwrap_or(0);
            for ((at, cost), price) in reached.iter_mut().zip(costs.row(row)).zip(&prices) {
                let Some(cost) = cost.filter(|_| !at.done) else { continue };
                let length = distance + cost - own - price;
                if at.distance.is_none_or(|known| length < known) {
                    (at.distance, at.before) = (Some(length), before);
                }
            }
            let open = reached.iter().enumerate().filter(|(_, at)| !at.done);
            let nearest = open.filter_map(|(column, at)| Some((at.distance?, column))).min();
            let Some((length, column)) = nearest else {
                let done = reached.iter().enumerate().filter(|(_, at)| at.done);
                let columns: Vec<usize> = done.map(|(column, _)| column).collect();
                let holders = columns.iter().filter_map(|column| held.get(*column).copied().flatten());
                let mut rows: Vec<usize> = holders.chain([start]).collect();
                crate::order::natural(&mut rows);
                return Err(Failure::Deficient(Deficient { rows, columns }));
            };
            distance = length;
            if let Some(at) = reached.get_mut(column) {
                at.done = true;
            }
            match held.get(column).copied().flatten() {
                Some(holder) => (row, before) = (holder, Some(column)),
                None => break column,
            }
        };
        // What is nearer than the end costs its row more, and the column less, by the difference.
        if let Some(own) = rows.get_mut(start) {
            *own += distance;
        }
        for ((at, holder), price) in reached.iter().zip(&held).zip(&mut prices) {
            if let (true, Some(length)) = (at.done, at.distance) {
                *price -= distance - length;
                if let Some(own) = holder.and_then(|holder| rows.get_mut(holder)) {
                    *own += distance - length;
                }
            }
        }
        augment(&mut held, &reached, last, start);
    }
    let mut columns = vec![0; size];
    for (column, row) in held.iter().enumerate() {
        if let Some(slot) = row.and_then(|row| columns.get_mut(row)) {
            *slot = column;
        }
    }
    let cost = columns.iter().enumerate().filter_map(|(row, column)| costs.get(row, *column)).sum();
    Ok(Matching { columns, cost })
}

/// What a row counts: one of a small square is soon done, and one of a large square takes its square.
pub(super) const fn steps_of_a_row(size: usize) -> u64 {
    1 + (size as u64).pow(2) / 1_024
}

/// Hands each column on the way to the row before it.
fn augment(held: &mut [Option<usize>], reached: &[Reached], last: usize, start: usize) {
    let mut column = last;
    loop {
        let before = reached.get(column).and_then(|at| at.before);
        let row = before.map_or(Some(start), |before| held.get(before).copied().flatten());
        if let Some(slot) = held.get_mut(column) {
            *slot = row;
        }
        match before {
            Some(before) => column = before,
            None => return,
        }
    }
}
