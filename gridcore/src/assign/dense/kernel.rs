//! Jonker and Volgenant's algorithm on rows of costs.

use crate::finding::Error;
use crate::key::{Id, IdVec, SlotId, TakerId};

use super::super::engine::Watch;
use super::number::Number;

/// The column of each row at the least total, for no more rows than columns; none if too many are forbidden.
///
/// Prices of columns are at most zero and zero for free ones, so an oblong matrix needs no padding: it starts
/// from zero prices instead of column reduction.
pub(super) fn assign<N: Number>(
    costs: &[N],
    rows: usize,
    columns: usize,
    watch: &Watch<'_>,
) -> Result<Option<Vec<u32>>, Error> {
    let mut kernel = Kernel::new(costs, rows, columns);
    let mut free: Vec<SlotId> = (0..rows).map(SlotId::new).collect();
    let has_forbidden = costs.contains(&N::FAR);
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

    /// Prices each column at its least cost, gives it to the row that has it if that row has none yet, and moves
    /// what rows with one column could pay into its price; the rows left without.
    fn reduce_columns(&mut self) -> Vec<SlotId> {
        let mut least: IdVec<TakerId, SlotId> = IdVec::filled(SlotId::new(0), self.columns);
        self.price = self.row(SlotId::new(0)).iter().copied().collect();
        for row in self.column_of.ids().skip(1) {
            let costs = self.row(row).iter();
            for ((cost, price), at) in costs.zip(self.price.values_mut()).zip(least.values_mut()) {
                if *cost < *price {
                    *price = *cost;
                    *at = row;
                }
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
        let (mut first, mut second) = (N::FAR, N::FAR);
        let (mut column, mut next) = (0, 0);
        for (at, (cost, price)) in self.row(row).iter().zip(self.price.values()).enumerate() {
            let reduced = *cost - *price;
            if reduced < second {
                if reduced < first {
                    second = first;
                    next = column;
                    first = reduced;
                    column = at;
                } else {
                    second = reduced;
                    next = at;
                }
            }
        }
        TwoLeast { first, column: TakerId::new(column), second, next: TakerId::new(next) }
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
                column = least.next;
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
    fn augment(&mut self, row: SlotId, search: &mut Search<N>) -> bool {
        search.begin(&self.price);
        let (mut row, mut base) = (row, N::default());
        let end = loop {
            let Some((column, distance)) = search.relax(self.row(row), row, base, &self.row_of) else { return false };
            let taken = self.row_of[column];
            if taken.is_none() {
                break (column, distance);
            }
            search.settle(column, distance);
            row = taken;
            // What the next row's costs lie below those of the path.
            let own = self.row(row).get(column.index()).copied().unwrap_or(N::FAR);
            base = own - self.price[column] - distance;
        };
        let (mut column, length) = end;
        for (settled, distance) in &search.settled {
            self.price[*settled] = self.price[*settled] + (*distance - length);
        }
        loop {
            let row = search.by[column];
            self.row_of[column] = row;
            std::mem::swap(&mut self.column_of[row], &mut column);
            if column.is_none() {
                return true;
            }
        }
    }
}

/// Distances of columns that are not settled yet.
struct Search<N> {
    distance: IdVec<TakerId, N>,
    by: IdVec<TakerId, SlotId>,
    /// The columns that are not settled, and their prices.
    open: Vec<(TakerId, N)>,
    settled: Vec<(TakerId, N)>,
}

impl<N: Number> Search<N> {
    fn new(columns: usize) -> Self {
        Self {
            distance: IdVec::filled(N::FAR, columns),
            by: IdVec::filled(SlotId::NONE, columns),
            open: Vec::with_capacity(columns),
            settled: Vec::new(),
        }
    }

    fn begin(&mut self, prices: &IdVec<TakerId, N>) {
        self.settled.clear();
        self.open.clear();
        self.open.extend(prices.iter().map(|(column, price)| (column, *price)));
        self.distance.values_mut().for_each(|distance| *distance = N::FAR);
    }

    fn settle(&mut self, column: TakerId, distance: N) {
        self.settled.push((column, distance));
    }

    /// Reaches the open columns from a row and takes the nearest out, a free one if there is one as near; none if
    /// none can be reached.
    fn relax(&mut self, costs: &[N], row: SlotId, base: N, row_of: &IdVec<TakerId, SlotId>) -> Option<(TakerId, N)> {
        let (mut nearest, mut place, mut is_free) = (N::FAR, usize::MAX, false);
        for (at, (column, price)) in self.open.iter().enumerate() {
            let cost = costs.get(column.index()).copied().unwrap_or(N::FAR);
            let distance = &mut self.distance[*column];
            if cost != N::FAR {
                let reached = cost - *price - base;
                if reached < *distance {
                    *distance = reached;
                    self.by[*column] = row;
                }
            }
            if *distance < nearest
                || (*distance == nearest && !is_free && nearest != N::FAR && row_of[*column].is_none())
            {
                nearest = *distance;
                place = at;
                is_free = row_of[*column].is_none();
            }
        }
        if place == usize::MAX {
            return None;
        }
        let (column, _) = self.open.swap_remove(place);
        Some((column, nearest))
    }
}
