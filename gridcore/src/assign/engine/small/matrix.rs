//! A small matrix: every row one column of its own, or none at the cost of an empty seat.

use crate::key::{Id, IdVec, SlotId, TakerId};

/// No more rows and no more columns, so that sets of them are one number.
pub(super) const MOST: usize = 64;

/// What may not be costs so much; sums with prices fit.
pub(super) const FAR: i64 = i64::MAX / 4;

/// A matrix, its plan and what proves it; kept from part to part, so that none asks for memory.
#[derive(Debug, Default)]
pub(super) struct Matrix {
    columns: usize,
    /// Row by row; [`FAR`] for what may not be.
    costs: Vec<i64>,
    /// What a row without a column costs.
    pub(super) fill: i64,
    /// What a row pays at most: no more than any column with its price, and no more than to stay empty.
    pub(super) pays: IdVec<SlotId, i64>,
    /// What it costs to take a column, beside the cost; nothing for one that nobody has.
    pub(super) price: IdVec<TakerId, i64>,
    pub(super) column_of: IdVec<SlotId, TakerId>,
    pub(super) row_of: IdVec<TakerId, SlotId>,
    distance: IdVec<TakerId, i64>,
    /// The row from which a column was reached.
    by: IdVec<TakerId, SlotId>,
    /// The rows that were looked at, and how far each is.
    scanned: Vec<(SlotId, i64)>,
    left: Vec<SlotId>,
}

/// Where a search ends.
#[derive(Debug, Clone, Copy)]
enum End {
    Column(TakerId),
    Empty(SlotId),
}

impl Matrix {
    /// Begins a matrix, whose rows are added one by one.
    pub(super) fn clear(&mut self, rows: usize, columns: usize) {
        self.columns = columns;
        self.costs.clear();
        self.costs.reserve(rows * columns);
        self.pays.refill(0, rows);
        self.column_of.refill(TakerId::NONE, rows);
        self.price.refill(0, columns);
        self.row_of.refill(SlotId::NONE, columns);
        self.distance.refill(FAR, columns);
        self.by.refill(SlotId::NONE, columns);
        self.left.clear();
    }

    /// Adds a row of as many costs as there are columns.
    pub(super) fn add_row(&mut self, costs: &[i64]) {
        self.costs.extend_from_slice(costs);
    }

    /// Adds a row in which nothing may be.
    pub(super) fn add_far_row(&mut self) -> &mut [i64] {
        let from = self.costs.len();
        self.costs.resize(from + self.columns, FAR);
        self.costs.get_mut(from..).unwrap_or_default()
    }

    pub(super) fn row_mut(&mut self, row: usize) -> &mut [i64] {
        self.costs.get_mut(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    /// What each column costs a row, prices included.
    fn offers(&self, row: SlotId) -> impl Iterator<Item = i64> {
        let costs = self.costs.get(row.index() * self.columns..(row.index() + 1) * self.columns);
        costs.unwrap_or_default().iter().zip(self.price.values()).map(|(cost, price)| cost + price)
    }

    /// The columns that cost a row just what it pays.
    pub(super) fn tight(&self, row: SlotId) -> u64 {
        let pays = self.pays[row];
        self.offers(row).enumerate().fold(0, |set, (column, offer)| set | u64::from(offer == pays) << column)
    }

    /// Whether a row may be without a column at what it pays.
    pub(super) fn may_be_empty(&self, row: SlotId) -> bool {
        self.pays[row] == self.fill
    }

    /// The least total: rows bid for columns first, and what is left is filled by shortest paths (Jonker & Volgenant
    /// 1987). `O(r² c)` at worst.
    pub(super) fn solve(&mut self) {
        let mut budget = 4 * self.columns + MOST;
        for row in self.pays.ids() {
            let mut bidder = Some(row);
            while let Some(row) = bidder {
                bidder = self.bid(row);
                if let Some(loser) = bidder.filter(|_| budget == 0) {
                    self.left.push(loser);
                    break;
                }
                budget = budget.saturating_sub(1);
            }
        }
        for row in std::mem::take(&mut self.left) {
            self.augment(row);
        }
    }

    /// Gives a row the column that costs it least, and raises its price until the next would cost as much; gives
    /// the row that had it.
    fn bid(&mut self, row: SlotId) -> Option<SlotId> {
        let (mut first, mut second, mut best) = (FAR, FAR, 0);
        for (column, offer) in self.offers(row).enumerate() {
            // Without branches, none of which could be foreseen.
            second = second.min(offer.max(first));
            best = if offer < first { column } else { best };
            first = first.min(offer);
        }
        if self.fill <= first {
            self.pays[row] = self.fill;
            return None;
        }
        let second = second.min(self.fill);
        let column = TakerId::new(best);
        let loser = self.row_of[column].some();
        self.pays[row] = second;
        if loser.is_some() && second == first {
            self.left.push(row);
            return None;
        }
        self.price[column] += second - first;
        self.column_of[row] = column;
        self.row_of[column] = row;
        if let Some(loser) = loser {
            self.column_of[loser] = TakerId::NONE;
        }
        loser
    }

    /// Finds a row a column, or has one stay empty, whichever costs less.
    fn augment(&mut self, start: SlotId) {
        self.distance.refill(FAR, self.columns);
        self.scanned.clear();
        let (mut row, mut at) = (start, 0);
        let (mut length, mut end) = (FAR, End::Empty(start));
        let mut open = if self.columns == MOST { u64::MAX } else { (1 << self.columns) - 1 };
        loop {
            self.scanned.push((row, at));
            let base = at - self.pays[row];
            if base + self.fill < length {
                (length, end) = (base + self.fill, End::Empty(row));
            }
            let Some((column, distance)) = self.nearest(row, base, open).filter(|(_, near)| *near < length) else {
                break;
            };
            open &= !(1 << column.index());
            let Some(holder) = self.row_of[column].some() else {
                (length, end) = (distance, End::Column(column));
                break;
            };
            (row, at) = (holder, distance);
        }
        for (row, at) in &self.scanned {
            self.pays[*row] += length - at;
        }
        for (price, distance) in self.price.values_mut().zip(self.distance.values()) {
            *price += (length - distance).max(0);
        }
        self.shift(start, end);
    }

    /// Looks at all columns from a row; the nearest of those that are open.
    fn nearest(&mut self, row: SlotId, base: i64, open: u64) -> Option<(TakerId, i64)> {
        let costs = self.costs.get(row.index() * self.columns..(row.index() + 1) * self.columns).unwrap_or_default();
        let offers = costs.iter().zip(self.price.values()).map(|(cost, price)| cost + price);
        let known = self.distance.values_mut().zip(self.by.values_mut());
        let (mut nearest, mut best) = (FAR, None);
        for (column, (offer, (distance, by))) in offers.zip(known).enumerate() {
            if open >> column & 1 == 0 {
                continue;
            }
            if base + offer < *distance {
                (*distance, *by) = (base + offer, row);
            }
            if *distance < nearest {
                (nearest, best) = (*distance, Some(TakerId::new(column)));
            }
        }
        best.map(|column| (column, nearest))
    }

    /// Hands the columns on along the path that was found.
    fn shift(&mut self, start: SlotId, end: End) {
        let mut column = match end {
            End::Column(column) => column,
            End::Empty(row) => {
                let column = self.column_of[row];
                self.column_of[row] = TakerId::NONE;
                if row == start {
                    return;
                }
                column
            }
        };
        loop {
            let row = self.by[column];
            let before = self.column_of[row];
            self.column_of[row] = column;
            self.row_of[column] = row;
            if row == start {
                return;
            }
            column = before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FAR, Matrix};
    use crate::key::Id;

    #[test]
    fn too_few_columns_leave_the_dearest_row_empty() {
        let mut matrix = Matrix::default();
        matrix.clear(3, 2);
        matrix.fill = 100;
        matrix.add_row(&[4, 1]);
        matrix.add_row(&[2, 3]);
        if let Some(first) = matrix.add_far_row().first_mut() {
            *first = 1;
        }
        matrix.solve();
        let columns: Vec<Option<usize>> =
            matrix.column_of.values().map(|column| column.some().map(|column| column.index())).collect();
        assert_eq!(columns, [Some(1), None, Some(0)]);
    }
}
