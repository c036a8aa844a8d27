//! A row of people cut into cells: the least cost by the number of cells, and the cuts that reach it.

use std::ops::Range;

use crate::assign::engine::Watch;
use crate::finding::Error;

/// What is known of a row of `n` people for cutting it.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// By position from 0 to `n`, the weight of all people before it.
    pub(super) weights: &'a [i64],
    /// By position from 0 to `n`, what a cut there costs.
    pub(super) cuts: &'a [i64],
    /// How many people a cell has.
    pub(super) least: usize,
    pub(super) most: usize,
}

/// The least costs of cutting the people before each position into so many cells.
///
/// The positions that can be reached are consecutive, since the sizes of a cell are.
#[derive(Debug, Default)]
struct Layer {
    first: usize,
    costs: Vec<i64>,
    /// By position, the last cut before it: the first of the best ones.
    last: Vec<u32>,
}

impl Layer {
    fn positions(&self) -> Range<usize> {
        self.first..self.first + self.costs.len()
    }

    fn cost(&self, position: usize) -> Option<i64> {
        self.costs.get(position.checked_sub(self.first)?).copied()
    }
}

impl Row<'_> {
    fn people(&self) -> usize {
        self.weights.len().saturating_sub(1)
    }

    /// How few and how many cells the row can be cut into; none if into none at all.
    pub(super) fn counts(&self) -> Option<(usize, usize)> {
        let people = self.people();
        let (fewest, most) = (people.div_ceil(self.most.max(1)), people / self.least.max(1));
        (fewest <= most).then_some((fewest, most))
    }

    /// The least cost of cutting it into each number of cells from the fewest it can be cut into to `most`.
    pub(super) fn costs(&self, most: usize, watch: &Watch<'_>) -> Result<Vec<i64>, Error> {
        let (people, mut costs) = (self.people(), Vec::new());
        let mut layer = Self::start();
        costs.extend(layer.cost(people));
        for _ in 0..most {
            watch.steps(people as u64)?;
            layer = self.next(&layer);
            costs.extend(layer.cost(people));
        }
        Ok(costs)
    }

    /// Where it is cut into so many cells at the least cost: the positions after each cell, the last of them
    /// the number of people.
    pub(super) fn cut(&self, cells: usize, watch: &Watch<'_>) -> Result<Vec<usize>, Error> {
        let mut layers = vec![Self::start()];
        for _ in 0..cells {
            watch.steps(self.people() as u64)?;
            let next = layers.last().map(|layer| self.next(layer));
            layers.extend(next);
        }
        let mut ends = vec![self.people()];
        for layer in layers.iter().skip(2).rev() {
            let at = ends.last().and_then(|end| end.checked_sub(layer.first));
            ends.extend(at.and_then(|at| layer.last.get(at)).map(|last| *last as usize));
        }
        ends.truncate(cells);
        ends.reverse();
        Ok(ends)
    }

    /// No cell: nobody is before the first cut.
    fn start() -> Layer {
        Layer { first: 0, costs: vec![0], last: vec![0] }
    }

    /// One cell more, by dividing the positions: the best last cut of a position lies between those of the
    /// positions around it.
    fn next(&self, before: &Layer) -> Layer {
        let reached = before.positions();
        let first = reached.start.saturating_add(self.least);
        let end = (reached.end.saturating_add(self.most)).min(self.weights.len());
        let length = end.saturating_sub(first);
        let mut layer = Layer { first, costs: vec![0; length], last: vec![0; length] };
        let mut open = vec![(first..end, reached)];
        while let Some((positions, from)) = open.pop() {
            if positions.is_empty() {
                continue;
            }
            let middle = usize::midpoint(positions.start, positions.end);
            let Some((cost, last)) = self.best(before, middle, &from) else { continue };
            if let Some(slot) = layer.costs.get_mut(middle - first) {
                *slot = cost;
            }
            if let Some(slot) = layer.last.get_mut(middle - first) {
                *slot = u32::try_from(last).unwrap_or(u32::MAX);
            }
            open.push((positions.start..middle, from.start..last + 1));
            open.push((middle + 1..positions.end, last..from.end));
        }
        layer
    }

    /// The least cost of ending a cell at a position that begins at one of `from`, and the first such.
    fn best(&self, before: &Layer, end: usize, from: &Range<usize>) -> Option<(i64, usize)> {
        let low = from.start.max(end.saturating_sub(self.most));
        let high = from.end.min(end.checked_sub(self.least)? + 1);
        let weight = *self.weights.get(end)?;
        let weights = self.weights.get(low..high)?;
        let costs = before.costs.get(low.checked_sub(before.first)?..high.checked_sub(before.first)?)?;
        let cuts = self.cuts.get(low..high)?;
        let mut best: Option<(i64, usize)> = None;
        for (index, ((start, cost), cut)) in weights.iter().zip(costs).zip(cuts).enumerate() {
            let cost = cost + cut + (weight - start) * (weight - start);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, low + index));
            }
        }
        best
    }
}
