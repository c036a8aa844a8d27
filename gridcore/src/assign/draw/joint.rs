//! All units together: how many cells each gets.

use super::gather::{Gathered, Stretch};
use super::programme::Row;
use crate::assign::engine::Watch;
use crate::finding::Error;
use crate::order;

/// The people of a unit as far as the numbers of its cells go.
#[derive(Debug)]
pub(super) struct Unit {
    /// How few and how many cells it may get.
    pub(super) least: usize,
    pub(super) most: usize,
    /// The fewest cells its rows can be cut into, and what that costs.
    fewest: usize,
    cost: i64,
    /// What each further cell costs, cheapest first, and which row gets it.
    steps: Vec<(i64, usize)>,
    /// The fewest cells of each row.
    rows: Vec<usize>,
}

/// How many cells each row of each unit gets, and what that costs.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) counts: Vec<Vec<usize>>,
    pub(super) cost: i64,
    /// What one cell more is worth in all, at most.
    pub(super) price: i64,
    /// What it is worth in each unit.
    pub(super) prices: Vec<i64>,
    /// What one cell fewer and one more would cost in each unit, if it can have them.
    pub(super) fewer: Vec<Option<i64>>,
    pub(super) more: Vec<Option<i64>>,
}

/// The table of a unit. Its rows are cut each by itself; as each row's cost is convex in its cells, the
/// cheapest cells of the unit are those with the least marginal cost over its rows.
pub(super) fn unit(stretch: &Stretch, gathered: &Gathered, watch: &Watch<'_>) -> Result<Unit, Error> {
    let (mut fewest, mut cost, mut steps, mut rows) = (0, 0, Vec::new(), Vec::new());
    for (index, row) in stretch.rows(gathered).iter().enumerate() {
        let (few, many) = row.counts().unwrap_or((0, 0));
        // One more than the unit may get, so that the price of a cell is known there as well.
        let costs = row.costs(many.min(stretch.most + 1), watch)?;
        cost += costs.first().copied().unwrap_or(0);
        fewest += few;
        rows.push(few);
        steps.extend(costs.iter().zip(costs.iter().skip(1)).map(|(less, more)| (more - less, index)));
    }
    // Stable, and a row's own steps rise: each row's cells come in their order.
    order::by_key(&mut steps, |(step, _)| *step);
    let most = stretch.most.min(fewest + steps.len());
    Ok(Unit { least: stretch.least.max(fewest), most, fewest, cost, steps, rows })
}

/// The best numbers of cells, `cells` in all, or those of `fixed`; none if there are none.
pub(super) fn choose(units: &[Unit], cells: usize, fixed: Option<&[usize]>) -> Option<Choice> {
    let counts: Vec<usize> = match fixed {
        Some(counts) => counts.to_vec(),
        None => best(units, cells)?,
    };
    if units.iter().zip(&counts).any(|(unit, count)| !(unit.least..=unit.most).contains(count)) {
        return None;
    }
    let taken = |unit: &Unit, count: usize| count.saturating_sub(unit.fewest);
    let cost = units.iter().zip(&counts).map(|(unit, count)| unit.cost_of(taken(unit, *count))).sum();
    let step = |unit: &Unit, index: Option<usize>| unit.steps.get(index?).map(|(step, _)| *step);
    let before = |unit: &Unit, count| step(unit, taken(unit, count).checked_sub(1));
    let after = |unit: &Unit, count| step(unit, Some(taken(unit, count)));
    let price = if fixed.is_some() {
        0
    } else {
        let free = units.iter().zip(&counts).filter(|(unit, count)| **count > unit.least);
        let last = free.filter_map(|(unit, count)| before(unit, *count)).max();
        let next = units.iter().zip(&counts).filter(|(unit, count)| **count < unit.most);
        last.or_else(|| next.filter_map(|(unit, count)| after(unit, *count)).min()).unwrap_or(0)
    };
    let within = |(unit, count): (&Unit, &usize)| {
        let price = before(unit, *count).map_or(price, |least| price.max(least));
        after(unit, *count).map_or(price, |most| price.min(most))
    };
    Some(Choice {
        cost,
        price,
        prices: units.iter().zip(&counts).map(within).collect(),
        fewer: units
            .iter()
            .zip(&counts)
            .map(|(unit, count)| before(unit, *count).filter(|_| *count > unit.least).map(|step| -step))
            .collect(),
        more: units
            .iter()
            .zip(&counts)
            .map(|(unit, count)| after(unit, *count).filter(|_| *count < unit.most))
            .collect(),
        counts: units.iter().zip(&counts).map(|(unit, count)| unit.by_row(taken(unit, *count))).collect(),
    })
}

/// The least everywhere, and then the cheapest cells.
fn best(units: &[Unit], cells: usize) -> Option<Vec<usize>> {
    let mut counts: Vec<usize> = units.iter().map(|unit| unit.least).collect();
    let left = cells.checked_sub(counts.iter().sum())?;
    let mut steps: Vec<(i64, usize)> = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let free = unit.least.saturating_sub(unit.fewest)..unit.most.saturating_sub(unit.fewest);
        steps.extend(unit.steps.get(free).unwrap_or_default().iter().map(|(step, _)| (*step, index)));
    }
    if steps.len() < left {
        return None;
    }
    order::by_key(&mut steps, |(step, _)| *step);
    for (_, index) in steps.iter().take(left) {
        if let Some(count) = counts.get_mut(*index) {
            *count += 1;
        }
    }
    Some(counts)
}

impl Unit {
    fn cost_of(&self, steps: usize) -> i64 {
        self.cost + self.steps.iter().take(steps).map(|(step, _)| step).sum::<i64>()
    }

    fn by_row(&self, steps: usize) -> Vec<usize> {
        let mut counts = self.rows.clone();
        for (_, row) in self.steps.iter().take(steps) {
            if let Some(count) = counts.get_mut(*row) {
                *count += 1;
            }
        }
        counts
    }
}

/// Where the rows of a unit are cut into so many cells each: the positions after each cell.
pub(super) fn cuts(
    stretch: &Stretch,
    gathered: &Gathered,
    counts: &[usize],
    watch: &Watch<'_>,
) -> Result<Vec<usize>, Error> {
    let rows: Vec<Row<'_>> = stretch.rows(gathered);
    let mut ends = Vec::new();
    let mut begin = 0;
    for (row, count) in rows.iter().zip(counts) {
        ends.extend(row.cut(*count, watch)?.into_iter().map(|end| begin + end));
        begin += row.weights.len().saturating_sub(1);
    }
    Ok(ends)
}
