//! Jonker and Volgenant's algorithm on rows of costs.

use std::ops::Range;

use crate::finding::Error;
use crate::key::{Id, IdVec, SlotId, TakerId};

use super::super::engine::Watch;
use super::lanes;
use super::number::Number;

/// The column of each row at the least total, for no more rows than columns; none if too many are forbidden.
///
/// Prices of columns are at most zero and zero for free ones, so an oblong matrix needs no padding: it starts
/// from zero prices instead of column reduction.
pub(super) fn assign<N: Number>(
    costs: &[N],
    [rows, columns]: [usize; 2],
    has_forbidden: bool,
    watch: &Watch<'_>,
) -> Result<Option<Vec<u32>>, Error> {
    let mut kernel = Kernel::new(costs, rows, columns);
    let mut free: Vec<SlotId> = (0..rows).map(SlotId::new).collect();
    if !has_forbidden && columns > 1 {
        if rows == columns {
            free = kernel.reduce_columns();
        }
        for _ in 0..2 {
            free = kernel.reduce_rows(free);
        }
    }
    let mut search = Search::new(columns);
    for row in free {
        watch.steps(1 + columns as u64 / 64)?;
        if !kernel.augment(row, &mut search) {
            return Ok(None);
        }
    }
    let column = |taken: &TakerId| u32::try_from(taken.index()).unwrap_or(u32::MAX);
    Ok(Some(kernel.column_of.values().map(column).collect()))
}

struct Kernel<'a, N> {
    costs: &'a [N],
    columns: usize,
    column_of: IdVec<SlotId, TakerId>,
    row_of: IdVec<TakerId, SlotId>,
    price: IdVec<TakerId, N>,
}

/// The two least costs of a row less the prices of the columns.
#[derive(Clone, Copy)]
struct TwoLeast<N> {
    first: N,
    column: TakerId,
    second: N,
    next: TakerId,
}

impl<'a, N: Number> Kernel<'a, N> {
    fn new(costs: &'a [N], rows: usize, columns: usize) -> Self {
        Self {
            costs,
            columns,
            column_of: IdVec::filled(TakerId::NONE, rows),
            row_of: IdVec::filled(SlotId::NONE, columns),
            price: IdVec::filled(N::default(), columns),
        }
    }

    fn row(&self, row: SlotId) -> &'a [N] {
        let from = row.index() * self.columns;
        self.costs.get(from..from + self.columns).unwrap_or_default()
    }

    fn cost(&self, row: SlotId, column: TakerId) -> N {
        self.costs.get(row.index() * self.columns + column.index()).copied().unwrap_or(N::FAR)
    }

    /// Prices each column at its least cost, gives it to the row that has it if that row has none yet, and moves
    /// what rows with one column could pay into its price; the rows left without.
    fn reduce_columns(&mut self) -> Vec<SlotId> {
        let mut least: IdVec<TakerId, SlotId> = IdVec::filled(SlotId::new(0), self.columns);
        self.price = self.row(SlotId::new(0)).iter().copied().collect();
        for row in self.column_of.ids().skip(1) {
            let costs = self.row(row).iter();
            for ((cost, price), at) in costs.zip(self.price.values_mut()).zip(least.values_mut()) {
                // Without branches.
                let is_less = *cost < *price;
                *price = if is_less { *cost } else { *price };
                *at = if is_less { row } else { *at };
            }
        }
        let mut matches: IdVec<SlotId, u32> = IdVec::filled(0, self.column_of.len());
        for (column, row) in least.iter().rev() {
            matches[*row] += 1;
            if matches[*row] == 1 {
                self.column_of[*row] = column;
                self.row_of[column] = *row;
            }
        }
        let mut free = Vec::new();
        for (row, count) in matches.iter() {
            match count {
                0 => free.push(row),
                1 => {
                    let own = self.column_of[row];
                    let least = self.two_least(row);
                    // Its own is the least; what it may pay for it is the next.
                    let next = if least.column == own { least.second } else { least.first };
                    self.price[own] = self.price[own] - next;
                }
                _ => {}
            }
        }
        free
    }

    fn two_least(&self, row: SlotId) -> TwoLeast<N> {
        let (costs, prices) = (self.row(row), self.price.values().as_slice());
        let (first, second) = lanes::two_least(costs, prices);
        let find = |wanted, from| lanes::find_reduced(costs, prices, wanted, from);
        let column = find(first, 0).unwrap_or_default();
        let next = find(second, 0).filter(|next| *next != column).or_else(|| find(second, column + 1));
        let next = next.unwrap_or(column);
        TwoLeast { first, column: TakerId::new(column), second, next: TakerId::new(next) }
    }

    /// A free column that costs a row so much, less its price.
    fn free_at(&self, row: SlotId, reduced: N) -> Option<TakerId> {
        let (costs, prices) = (self.row(row), self.price.values().as_slice());
        let mut from = 0;
        loop {
            let at = lanes::find_reduced(costs, prices, reduced, from)?;
            let column = TakerId::new(at);
            if self.row_of[column].is_none() {
                return Some(column);
            }
            from = at + 1;
        }
    }

    /// Gives each free row its best column and lowers the price until the next best would do as well; a row that
    /// loses its column is served at once while that moves prices. On product costs it hardly does, so there is
    /// an end to it; the rows left without.
    fn reduce_rows(&mut self, free: Vec<SlotId>) -> Vec<SlotId> {
        let mut budget = 2 * self.column_of.len();
        let mut left = Vec::new();
        let mut queue = free.into_iter();
        let mut at = queue.next();
        while let Some(row) = at {
            let least = self.two_least(row);
            let lowered = self.price[least.column] - (least.second - least.first);
            let moves = lowered < self.price[least.column];
            let mut column = least.column;
            if moves {
                self.price[column] = lowered;
            } else if !self.row_of[column].is_none() {
                column = self.free_at(row, least.first).unwrap_or(least.next);
            }
            let before = self.row_of[column];
            self.column_of[row] = column;
            self.row_of[column] = row;
            at = None;
            if let Some(before) = before.some() {
                self.column_of[before] = TakerId::NONE;
                if moves && budget > 0 {
                    budget -= 1;
                    at = Some(before);
                } else {
                    left.push(before);
                }
            }
            at = at.or_else(|| queue.next());
        }
        left
    }

    /// Gives a row a column by a shortest augmenting path; whether there is one.
    fn augment(&mut self, start: SlotId, search: &mut Search<N>) -> bool {
        search.begin();
        search.scanned.push(Scanned { row: start, ..Scanned::default() });
        let mut nearest = search.relax(self.row(start), &self.price, N::default());
        let end = loop {
            if nearest == N::FAR {
                return false;
            }
            if let Some(end) = search.free_among_nearest(nearest, &self.row_of) {
                break end;
            }
            // All that are as near are settled before any of their rows is looked at.
            let from = search.scanned.len();
            self.settle(nearest, search);
            for at in from..search.scanned.len() {
                let Some(Scanned { row, base, .. }) = search.scanned.get(at).copied() else { break };
                nearest = search.relax(self.row(row), &self.price, base);
            }
        };
        self.shift(end, nearest, &search.scanned);
        for scanned in search.scanned.iter().skip(1) {
            self.price[scanned.column] = scanned.price + (scanned.distance - nearest);
        }
        true
    }

    /// Takes the nearest columns out of the search, and their rows in.
    fn settle(&mut self, nearest: N, search: &mut Search<N>) {
        for column in search.near.drain(..) {
            let (row, price) = (self.row_of[column], self.price[column]);
            let base = self.cost(row, column) - price - nearest;
            search.scanned.push(Scanned { row, column, distance: nearest, price, base });
            search.distance[column] = N::FAR;
            self.price[column] = N::SUNK;
        }
        search.trim(&self.price);
    }

    /// Hands the columns on along the path to a free one.
    ///
    /// Which row a column was reached from is not written down on the way, since that would be another store a column
    /// and row; it is a row that gives the distance when asked again.
    fn shift(&mut self, end: TakerId, length: N, mut scanned: &[Scanned<N>]) {
        let (mut column, mut distance, mut price) = (end, length, self.price[end]);
        loop {
            let is_by = |row: &Scanned<N>| self.cost(row.row, column) - price - row.base == distance;
            let end = scanned.iter().rposition(is_by).map_or(0, |at| at + 1);
            let Some((by, before)) = scanned.get(..end).and_then(<[_]>::split_last) else { return };
            self.row_of[column] = by.row;
            self.column_of[by.row] = column;
            (column, distance, price) = (by.column, by.distance, by.price);
            scanned = before;
        }
    }
}

/// A row that was looked at, and the column it has: how far and dear that is.
#[derive(Debug, Clone, Copy)]
struct Scanned<N> {
    row: SlotId,
    column: TakerId,
    distance: N,
    price: N,
    /// What to take off the reduced costs of the row for distances.
    base: N,
}

impl<N: Number> Default for Scanned<N> {
    fn default() -> Self {
        let none = N::default();
        Self { row: SlotId::NONE, column: TakerId::NONE, distance: none, price: none, base: none }
    }
}

/// Distances of columns that are not settled yet; those that are count as far.
struct Search<N> {
    distance: IdVec<TakerId, N>,
    scanned: Vec<Scanned<N>>,
    near: Vec<TakerId>,
    /// The columns before and after are all settled.
    open: Range<usize>,
}

impl<N: Number> Search<N> {
    fn new(columns: usize) -> Self {
        Self { distance: IdVec::filled(N::FAR, columns), scanned: Vec::new(), near: Vec::new(), open: 0..columns }
    }

    fn begin(&mut self) {
        self.scanned.clear();
        self.open = 0..self.distance.len();
        self.distance.values_mut().for_each(|distance| *distance = N::FAR);
    }

    /// Reaches columns from a row; the least distance of all.
    fn relax(&mut self, costs: &[N], price: &IdVec<TakerId, N>, base: N) -> N {
        let [costs, prices] =
            [costs, price.values().as_slice()].map(|all| all.get(self.open.clone()).unwrap_or_default());
        let distances = self.distance.values_mut().into_slice().get_mut(self.open.clone()).unwrap_or_default();
        lanes::relax(costs, prices, distances, base)
    }

    /// Leaves out settled columns at both ends.
    fn trim(&mut self, price: &IdVec<TakerId, N>) {
        let is_settled = |at: usize| price.value(TakerId::new(at)) == Some(&N::SUNK);
        while self.open.start < self.open.end && is_settled(self.open.start) {
            self.open.start += 1;
        }
        while self.open.start < self.open.end && is_settled(self.open.end - 1) {
            self.open.end -= 1;
        }
    }

    /// The first free column among the nearest; if there is none, all of them are put in `near`.
    fn free_among_nearest(&mut self, nearest: N, row_of: &IdVec<TakerId, SlotId>) -> Option<TakerId> {
        self.near.clear();
        let distances = self.distance.values().as_slice();
        let mut from = self.open.start;
        while let Some(at) = lanes::find(distances, nearest, from) {
            let column = TakerId::new(at);
            if row_of[column].is_none() {
                return Some(column);
            }
            self.near.push(column);
            from = at + 1;
        }
        None
    }
}
