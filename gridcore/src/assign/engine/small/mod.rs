//! Small parts in which each slot is one required seat and each person takes one: solved as matrices.

mod matrix;
mod ties;

use std::ops::Range;

use matrix::{MOST, Matrix};
use ties::Ties;

use super::options::Options;
use super::parts::{could_bind, twice};
use super::problem::Problem;
use super::rows::Rows;
use super::score::Score;
use super::sets::Sets;
use super::solution::{Proof, too_much};
use super::solve::each;
use super::watch::Watch;
use super::weights::{Reach, Weights};
use crate::finding::Error;
use crate::key::{BoundId, EdgeId, Id, IdVec, SlotId, TakerId};

/// The small parts of a problem.
#[derive(Debug)]
pub(super) struct Small<'a> {
    problem: &'a Problem,
    rows: &'a Rows,
    /// By first slot, the number of its part; none if it is not small.
    numbers: IdVec<SlotId, BoundId>,
    slots: Lists<SlotId>,
    people: Lists<TakerId>,
    /// The place of each person within their part.
    places: IdVec<TakerId, TakerId>,
}

/// Ids by part.
#[derive(Debug)]
struct Lists<I> {
    items: Vec<I>,
    /// Where those of each part begin; one more for the end.
    first: IdVec<BoundId, usize>,
}

impl<I: Id> Lists<I> {
    /// Ids with their parts, which come in the order of ids; `sizes` says how many each part has.
    fn of(ids: impl Iterator<Item = (I, BoundId)>, sizes: impl Iterator<Item = usize>) -> Self {
        let mut first: IdVec<BoundId, usize> = IdVec::new();
        let mut sum = 0;
        for size in sizes {
            first.push(sum);
            sum += size;
        }
        let mut next = first.clone();
        first.push(sum);
        let mut items = vec![I::NONE; sum];
        for (id, part) in ids {
            items.get_mut(next[part]).into_iter().for_each(|item| *item = id);
            next[part] += 1;
        }
        Self { items, first }
    }

    fn part(&self, part: BoundId) -> &[I] {
        self.items.get(self.first[part]..self.first[BoundId::new(part.index() + 1)]).unwrap_or_default()
    }
}

/// The plans of some small parts, one after the other.
#[derive(Debug)]
pub(super) struct SmallPlans {
    pub(super) chosen: Vec<EdgeId>,
    pub(super) score: Score,
    /// By part its number and what proves it.
    pub(super) proofs: Vec<(BoundId, Proof)>,
    /// The prices of what the slots and people of those parts carry, one part after the other.
    pub(super) slots: Vec<i64>,
    pub(super) people: Vec<i64>,
    /// The first slots of parts whose levels 64 bits do not hold.
    wide: Vec<SlotId>,
}

/// What is kept from part to part, so that few ask for memory.
#[derive(Debug, Default)]
struct Scratch {
    matrix: Matrix,
    ties: Ties,
    /// By row, the first edge of a slot that everybody of the part may take, with edges in their order; or none.
    first: Vec<EdgeId>,
    reaches: Vec<Reach>,
    weights: Vec<i64>,
}

impl<'a> Small<'a> {
    /// Which parts are small, by the sets that edges and bounds join. `O(n)` in slots and people.
    pub(super) fn of(problem: &'a Problem, rows: &'a Rows, sets: &mut Sets) -> Self {
        let count = problem.slots.len();
        const ODD: u8 = MOST as u8 + 1;
        // By root, which is the first slot: how many slots and people; too many if one is not as it has to be.
        let mut sizes: IdVec<SlotId, (u8, u8)> = IdVec::filled((0, 0), count);
        let mut root_of = |number: usize| SlotId::new(sets.find(number));
        for (slot, seats) in problem.slots.iter().filter(|(slot, _)| rows.of_slot(*slot).len() > 0) {
            let is_one = (seats.required, seats.most) == (1, 1);
            let size = &mut sizes[root_of(slot.index())].0;
            *size = size.saturating_add(if is_one { 1 } else { ODD });
        }
        for (person, load) in problem.people.iter() {
            let root = root_of(count + person.index());
            let more = if load.is_one() { 1 } else { ODD };
            sizes.get_mut(root).into_iter().for_each(|size| size.1 = size.1.saturating_add(more));
        }
        for bound in problem.bounds.values().filter(|bound| could_bind(bound)) {
            let slot = bound.edges.first().map(|edge| problem.edge_slots[*edge]);
            if let Some(slot) = slot {
                sizes[root_of(slot.index())].0 = ODD;
            }
        }
        let is_small = |(slots, people): (u8, u8)| (1..ODD).contains(&slots) && people < ODD;
        let small: Vec<SlotId> = sizes.iter().filter(|(_, size)| is_small(**size)).map(|(root, _)| root).collect();
        let mut numbers: IdVec<SlotId, BoundId> = IdVec::filled(BoundId::NONE, count);
        small.iter().enumerate().for_each(|(number, root)| numbers[*root] = BoundId::new(number));
        let mut part_of = |number: usize| numbers.value(root_of(number)).copied().and_then(Id::some);
        let slots = problem.slots.ids().filter_map(|slot| Some((slot, part_of(slot.index())?)));
        let slots = Lists::of(slots, small.iter().map(|root| sizes[*root].0 as usize));
        let people = problem.people.ids().filter_map(|person| Some((person, part_of(count + person.index())?)));
        let people = Lists::of(people, small.iter().map(|root| sizes[*root].1 as usize));
        let mut places = IdVec::filled(TakerId::NONE, problem.people.len());
        for part in people.first.ids().take(small.len()) {
            people.part(part).iter().enumerate().for_each(|(place, person)| places[*person] = TakerId::new(place));
        }
        Self { problem, rows, numbers, slots, people, places }
    }

    /// The slots and the people of a part.
    pub(super) fn part(&self, part: BoundId) -> (&[SlotId], &[TakerId]) {
        (self.slots.part(part), self.people.part(part))
    }

    /// Whether the part of a first slot is among them.
    pub(super) fn has(&self, root: SlotId) -> bool {
        self.numbers.value(root).is_some_and(|number| !number.is_none())
    }

    /// The best plans of the parts, but for those that are too wide, which are no longer among them then.
    pub(super) fn solve(&mut self, options: &Options<'_>, watch: &Watch<'_>) -> Result<Vec<SmallPlans>, Error> {
        /// Parts that one thread solves before it looks for others.
        const SOME: usize = 256;
        let count = self.slots.first.len() - 1;
        let some = |start: usize| start..(start + SOME).min(count);
        let ranges: Vec<Range<usize>> = (0..count).step_by(SOME).map(some).collect();
        let plans = each(&ranges, |range| self.some(range.clone(), options, watch))?;
        for root in plans.iter().flat_map(|plans| &plans.wide) {
            self.numbers[*root] = BoundId::NONE;
        }
        Ok(plans)
    }

    fn some(&self, range: Range<usize>, options: &Options<'_>, watch: &Watch<'_>) -> Result<SmallPlans, Error> {
        let room = |first: &IdVec<BoundId, usize>| {
            let [start, end] = [range.start, range.end].map(|part| first[BoundId::new(part)]);
            end - start
        };
        let (slots, people) = (room(&self.slots.first), room(&self.people.first));
        let mut plans = SmallPlans {
            chosen: Vec::with_capacity(slots),
            score: Score::empty(self.problem),
            proofs: Vec::with_capacity(range.len()),
            slots: Vec::with_capacity(slots),
            people: Vec::with_capacity(people),
            wide: Vec::new(),
        };
        let mut scratch = Scratch::default();
        for part in range.map(BoundId::new) {
            let (slots, people) = self.part(part);
            watch.steps(slots.len() as u64)?;
            let weights = self.lay_out(slots, people, &mut scratch)?;
            if !weights.narrow {
                plans.wide.extend(slots.first());
                continue;
            }
            scratch.matrix.solve();
            if options.ties {
                scratch.ties.settle(&mut scratch.matrix);
            }
            let Weights { fill, levels, each, .. } = weights;
            plans.proofs.push((part, Proof { fill, levels, each, by_prices: true }));
            plans.slots.extend(scratch.matrix.pays.values());
            plans.people.extend(scratch.matrix.price.values());
            self.choose(&mut plans, (slots, people), &scratch)?;
        }
        Ok(plans)
    }

    /// Fills in the matrix of a part.
    fn lay_out(&self, slots: &[SlotId], people: &[TakerId], scratch: &mut Scratch) -> Result<Weights, Error> {
        let Scratch { matrix, first, reaches, weights: narrow, .. } = scratch;
        matrix.clear(slots.len(), people.len());
        first.clear();
        let mut before = (SlotId::NONE, EdgeId::NONE);
        for slot in slots {
            let is_next = slot.index().checked_sub(1) == Some(before.0.index());
            let repeats = is_next && !before.1.is_none() && self.rows.repeats(*slot);
            let of_all = if repeats {
                self.rows.in_order(*slot).map(|(first, _)| first)
            } else {
                self.first_of_all(*slot, people)
            };
            before = (*slot, of_all.unwrap_or(EdgeId::NONE));
            first.push(before.1);
        }
        reaches.clear();
        if self.problem.costs.is_empty() {
            for _ in slots {
                matrix.add_far_row();
            }
        }
        for (level, costs) in self.problem.costs.iter().enumerate() {
            let mut reach = Reach::default();
            for (slot, first) in slots.iter().zip(&*first) {
                let range = if let Some(first) = first.some() {
                    let costs = costs.slice(first, EdgeId::new(first.index() + people.len()));
                    if level == 0 {
                        matrix.add_row(costs);
                    }
                    costs.iter().copied().fold((0, 0), range)
                } else {
                    let cells = (level == 0).then(|| matrix.add_far_row());
                    self.lay_row(*slot, costs, cells)?
                };
                reach.add_slot(1, range);
            }
            reaches.push(reach);
        }
        let weights = Weights::of_reaches(self.problem, reaches, slots.len() as i128, None, 1)?;
        if !weights.narrow {
            return Ok(weights);
        }
        matrix.fill = fitting(&weights.fill);
        if self.problem.costs.len() != 1 {
            narrow.clear();
            narrow.extend(weights.levels.iter().map(fitting));
            for (row, slot) in slots.iter().enumerate() {
                self.combine(*slot, narrow, matrix.row_mut(row));
            }
        }
        Ok(weights)
    }

    /// How far the costs of a slot reach on a level; they go to the cells of its row, if it has some yet.
    fn lay_row(
        &self,
        slot: SlotId,
        costs: &IdVec<EdgeId, i64>,
        mut cells: Option<&mut [i64]>,
    ) -> Result<(i64, i64), Error> {
        let (mut reach, mut before) = ((0, 0), TakerId::NONE);
        for place in self.rows.of_slot(slot) {
            let edge = self.rows.edge(place);
            reach = range(reach, costs[edge]);
            if let Some(cells) = &mut cells {
                let person = self.problem.edge_people[edge];
                if person == before {
                    return Err(twice(self.rows, place));
                }
                before = person;
                cells.get_mut(self.places[person].index()).into_iter().for_each(|cell| *cell = costs[edge]);
            }
        }
        Ok(reach)
    }

    /// The first edge of a slot that everybody of the part may take, with edges in their order.
    fn first_of_all(&self, slot: SlotId, people: &[TakerId]) -> Option<EdgeId> {
        let (first, end) = self.rows.in_order(slot)?;
        (self.problem.edge_people.slice(first, end) == people).then_some(first)
    }

    /// Puts the costs of all levels in the cells of a slot's row.
    fn combine(&self, slot: SlotId, weights: &[i64], cells: &mut [i64]) {
        for place in self.rows.of_slot(slot) {
            let edge = self.rows.edge(place);
            let levels = weights.iter().zip(&self.problem.costs);
            let cost = levels.fold(0, |sum, (weight, costs)| sum + weight * costs[edge]);
            let column = self.places[self.problem.edge_people[edge]];
            cells.get_mut(column.index()).into_iter().for_each(|cell| *cell = cost);
        }
    }

    fn edge(&self, slot: SlotId, person: TakerId) -> Option<EdgeId> {
        if let Some((first, end)) = self.rows.in_order(slot) {
            let at = self.problem.edge_people.slice(first, end).binary_search(&person).ok()?;
            return Some(EdgeId::new(first.index() + at));
        }
        let mut edges = self.rows.of_slot(slot).map(|place| self.rows.edge(place));
        edges.find(|edge| self.problem.edge_people[*edge] == person)
    }

    /// Takes note of the edges that are chosen, and what they cost.
    fn choose(
        &self,
        plans: &mut SmallPlans,
        (slots, people): (&[SlotId], &[TakerId]),
        Scratch { matrix, first, .. }: &Scratch,
    ) -> Result<(), Error> {
        for ((slot, first), column) in slots.iter().zip(first).zip(matrix.column_of.values()) {
            let Some(person) = people.get(column.index()) else {
                plans.score.missing += 1;
                continue;
            };
            let of_all = first.some().map(|first| EdgeId::new(first.index() + column.index()));
            let Some(edge) = of_all.or_else(|| self.edge(*slot, *person)) else { continue };
            plans.score.filled += 1;
            for (level, (total, costs)) in plans.score.totals.iter_mut().zip(&self.problem.costs).enumerate() {
                *total = total.checked_add(costs[edge]).ok_or_else(|| too_much(self.problem, level))?;
            }
            plans.chosen.push(edge);
        }
        Ok(())
    }
}

/// The range that holds a cost, too.
fn range((lowest, highest): (i64, i64), cost: i64) -> (i64, i64) {
    (cost.min(lowest), cost.max(highest))
}

/// A weight that was shown to fit.
fn fitting(weight: &i128) -> i64 {
    i64::try_from(*weight).unwrap_or(i64::MAX)
}
