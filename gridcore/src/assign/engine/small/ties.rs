//! Among the best plans of a matrix, the lexicographically smallest in (row, column).

use super::matrix::{MOST, Matrix};
use crate::key::{Id, IdVec, SlotId, TakerId};

/// A search for others to give way; kept from part to part.
#[derive(Debug, Default)]
pub(super) struct Ties {
    /// By row, the columns that cost just what it pays.
    tight: IdVec<SlotId, u64>,
    /// By row that has to move on, which row takes its column; none if the column is left free, or it has none.
    by: IdVec<SlotId, SlotId>,
    /// The rows that may be on a circle.
    live: Vec<Live>,
    queue: Vec<SlotId>,
    /// The rows that were reached.
    seen: u64,
}

/// A row that may be on a circle.
#[derive(Debug, Clone, Copy)]
struct Live {
    row: SlotId,
    /// Its column, as a set.
    own: u64,
    /// The columns it may take.
    tight: u64,
    may_be_empty: bool,
}

impl Live {
    /// Whether it could do with a free column, or none.
    const fn has_slack(&self, free: u64) -> bool {
        self.tight & free != 0 || (self.own != 0 && self.may_be_empty)
    }
}

/// A row and the column it moves on to; none if it stays empty.
type Move = (SlotId, Option<TakerId>);

/// The numbers in a set, in rising order.
fn members(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (next < MOST).then_some(next)
    })
}

impl Ties {
    /// Makes a best plan the smallest of the best.
    ///
    /// In a best plan every row has a column that costs just what it pays, or none if it pays as much as an empty
    /// one does, and no column that has a price is left free. Row by row, the first column is kept that such a plan
    /// can give it beside what is settled.
    pub(super) fn settle(&mut self, matrix: &mut Matrix) {
        self.tight.refill(0, matrix.pays.len());
        self.by.refill(SlotId::NONE, matrix.pays.len());
        for row in matrix.pays.ids() {
            self.tight[row] = matrix.tight(row);
        }
        let mut open = self.prune(matrix);
        for row in matrix.pays.ids() {
            let own = matrix.column_of[row];
            let before = own.some().map_or(u64::MAX, |own| (1 << own.index()) - 1);
            let mut better = members(self.tight[row] & open & before).map(TakerId::new);
            better.any(|column| self.give(matrix, row, column, open));
            if let Some(own) = matrix.column_of[row].some() {
                open &= !(1 << own.index());
            }
        }
    }

    /// Leaves out rows that are on no circle, since they cannot move on or nobody would take their column, until no more
    /// are; the columns that may change hands. What is free or empty counts as one more row, on both sides.
    fn prune(&mut self, matrix: &Matrix) -> u64 {
        let set = |column: TakerId| column.some().map_or(0, |column| 1_u64 << column.index());
        let free = matrix.row_of.iter().filter(|(_, row)| row.is_none()).fold(0, |all, (column, _)| all | set(column));
        let priced = matrix.price.iter().filter(|(_, price)| **price != 0);
        let priced = priced.fold(0, |all, (column, _)| all | set(column));
        let live = self.tight.iter().map(|(row, tight)| Live {
            row,
            own: set(matrix.column_of[row]),
            tight: *tight,
            may_be_empty: matrix.may_be_empty(row),
        });
        self.live.clear();
        self.live.extend(live);
        let mut open = u64::MAX;
        loop {
            let (mut wanted, mut to_slack, mut from_slack) = (0, false, false);
            for row in &self.live {
                wanted |= row.tight & !row.own;
                to_slack |= row.has_slack(free);
                from_slack |= row.own & priced == 0;
            }
            let mut next = open;
            self.live.retain(|row| {
                let moves = row.tight & !row.own & !free != 0 || (row.has_slack(free) && from_slack);
                let leaves = row.own & wanted != 0 || (row.own & priced == 0 && to_slack);
                if !(moves && leaves) {
                    next &= !row.own;
                }
                moves && leaves
            });
            if next == open {
                break;
            }
            open = next;
            self.live.retain_mut(|row| {
                row.tight &= open;
                row.tight != 0
            });
        }
        self.tight.values_mut().for_each(|tight| *tight = 0);
        for row in &self.live {
            self.tight[row.row] = row.tight;
        }
        open
    }

    /// Gives a row one of the open columns, if those who have to move on for it find others.
    fn give(&mut self, matrix: &mut Matrix, row: SlotId, column: TakerId, open: u64) -> bool {
        let own = matrix.column_of[row].some();
        let may_be_free = own.is_none_or(|own| matrix.price[own] == 0);
        self.seen = 1 << row.index();
        self.queue.clear();
        // What first left a column free, or a row empty: from there all that may be so can be reached.
        let mut slack: Option<Move> = None;
        match matrix.row_of[column].some() {
            Some(holder) => self.reach(holder, row),
            None => slack = Some((row, Some(column))),
        }
        let mut is_new = slack.is_some();
        loop {
            if is_new {
                if let (true, Some(last)) = (may_be_free, slack) {
                    own.into_iter().for_each(|own| matrix.row_of[own] = SlotId::NONE);
                    self.shift(matrix, (row, column), last, slack);
                    return true;
                }
                self.reach_slack(matrix, row);
                is_new = false;
            }
            let Some(next) = self.queue.pop() else { return false };
            for to in members(self.tight[next] & open).map(TakerId::new) {
                match matrix.row_of[to].some() {
                    _ if Some(to) == own => {
                        self.shift(matrix, (row, column), (next, own), slack);
                        return true;
                    }
                    Some(holder) => self.reach(holder, next),
                    None if slack.is_none() && to != column => (slack, is_new) = (Some((next, Some(to))), true),
                    None => {}
                }
            }
            if slack.is_none() && matrix.may_be_empty(next) && !matrix.column_of[next].is_none() {
                (slack, is_new) = (Some((next, None)), true);
            }
        }
    }

    fn reach(&mut self, row: SlotId, by: SlotId) {
        if self.seen >> row.index() & 1 == 0 {
            self.seen |= 1 << row.index();
            self.by[row] = by;
            self.queue.push(row);
        }
    }

    /// Reaches the rows beyond one that are empty, or may leave their column free.
    fn reach_slack(&mut self, matrix: &Matrix, row: SlotId) {
        for other in matrix.pays.ids().skip(row.index() + 1) {
            if matrix.column_of[other].some().is_none_or(|own| matrix.price[own] == 0) {
                self.reach(other, SlotId::NONE);
            }
        }
    }

    /// Makes the moves from the last one back to the one that was wanted.
    fn shift(&self, matrix: &mut Matrix, wanted: (SlotId, TakerId), last: Move, slack: Option<Move>) {
        let (mut row, mut to) = last;
        while row != wanted.0 {
            let before = matrix.column_of[row].some();
            matrix.column_of[row] = to.unwrap_or(TakerId::NONE);
            to.into_iter().for_each(|to| matrix.row_of[to] = row);
            match (self.by[row].some(), slack) {
                (Some(by), _) => (row, to) = (by, before),
                (None, Some(first)) => {
                    before.into_iter().for_each(|before| matrix.row_of[before] = SlotId::NONE);
                    (row, to) = first;
                }
                (None, None) => return,
            }
        }
        let (row, column) = wanted;
        matrix.column_of[row] = column;
        matrix.row_of[column] = row;
    }
}
