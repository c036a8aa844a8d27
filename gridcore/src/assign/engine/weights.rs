//! The weights that make one number of all levels, so that levels are compared in order and exactly.

use crate::finding::Error;
use crate::key::{EdgeId, IdVec, SlotId, TakerId};

use super::cost::Cost;
use super::parts::Part;
use super::problem::Problem;
use super::refuse::{Wrong, refused};

/// What one unit of each level counts in a part. A weight is more than all lower levels together can
/// differ between two plans (a mixed radix), so the least sum is the best plan in order of levels.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    /// Of a required seat that is unfilled, or of one short of a bound's least.
    pub(super) fill: i128,
    pub(super) levels: Vec<i128>,
    /// Of each seat that is filled; 0 if all plans that are best so far fill as many.
    pub(super) each: i128,
    /// Whether 64 bits hold every path.
    pub(super) narrow: bool,
}

/// The reach of one level's total in a part, and the most that a path can gather of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reach {
    lowest: i128,
    highest: i128,
    path: i128,
}

impl Reach {
    /// Adds so many seats of a slot whose edges cost from the one to the other; 0 lies between them.
    pub(super) fn add_slot(&mut self, seats: u32, (lowest, highest): (i64, i64)) {
        self.lowest += i128::from(seats) * i128::from(lowest);
        self.highest += i128::from(seats) * i128::from(highest);
        self.path += 2 * i128::from(highest).max(-i128::from(lowest));
    }
}

/// Kernels add the costs of a few paths at most.
const HEADROOM: i128 = 16;

impl Weights {
    /// # Errors
    /// If a level's total could exceed 64 bits, or all levels down from one cannot be carried in 128.
    pub(super) fn of(problem: &Problem, part: &Part, costs: &[IdVec<EdgeId, i64>]) -> Result<Self, Error> {
        let degrees = part.degrees();
        let reach = |(level, costs)| reach(problem, part, &degrees, level, costs);
        let reaches: Vec<Reach> = costs.iter().enumerate().map(reach).collect();
        let optional = has_optional(problem, part).then_some(part.edges.len());
        // Without bounds an empty seat is the end of a path; with them, a path may pass what each wants.
        let wants = if part.bounds.len() == 0 { 1 } else { part.slots.len() + part.bounds.len() };
        Self::of_reaches(problem, &reaches, wanted(problem, part), optional, wants)
    }

    /// From the reach of each level, what is wanted in all, how many edges there are if seats are optional, and how
    /// much that is wanted a path may pass.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub(super) fn of_reaches(
        problem: &Problem,
        reaches: &[Reach],
        wanted: i128,
        optional: Option<usize>,
        wants: usize,
    ) -> Result<Self, Error> {
        for (name, reach) in problem.levels.iter().zip(reaches) {
            if i64::try_from(reach.lowest).is_err() || i64::try_from(reach.highest).is_err() {
                return Err(refused(Wrong::Total, vec![("level", (&**name).into())]));
            }
        }
        let mut sum = Sum::default();
        let most = |edges: usize| sum.level(edges as i128, 2 * edges as i128);
        let each = optional.map_or(Some(0), most);
        let too_much = |level: &str| refused(Wrong::Combined, vec![("level", level.into())]);
        let lowest_name = problem.levels.last().map_or("", |name| name);
        let each = each.ok_or_else(|| too_much(lowest_name))?;
        let mut levels = Vec::with_capacity(reaches.len());
        for (name, reach) in problem.levels.iter().zip(reaches).rev() {
            levels.push(sum.level(reach.highest - reach.lowest, reach.path).ok_or_else(|| too_much(name))?);
        }
        levels.reverse();
        let highest_name = problem.levels.first().map_or("", |name| name);
        let fill = sum.level(wanted, 2 * wants as i128).ok_or_else(|| too_much(highest_name))?;
        Ok(Self { fill, levels, each, narrow: sum.path < i128::from(i64::MAX) / HEADROOM })
    }

    /// The combined cost of each edge of a part, from its costs on each level.
    pub(super) fn combine<C: Cost>(&self, part: &Part, costs: Vec<IdVec<EdgeId, i64>>) -> IdVec<EdgeId, C> {
        let each = C::narrow(self.each);
        let mut levels = self.levels.iter().zip(costs);
        let Some((weight, first)) = levels.next() else { return IdVec::filled(each, part.edges.len()) };
        let mut combined = C::column(first);
        if *weight != 1 || self.each != 0 {
            let weight = C::narrow(*weight);
            for sum in combined.values_mut() {
                *sum = weight.times(*sum) + each;
            }
        }
        for (weight, costs) in levels {
            let weight = C::narrow(*weight);
            for (sum, cost) in combined.values_mut().zip(costs.values()) {
                *sum += weight.weighed(*cost);
            }
        }
        combined
    }

    /// The combined cost of what a person's seat costs besides its edge; `seat` counts from 0.
    pub(super) fn extra(&self, problem: &Problem, person: TakerId, seat: usize) -> i128 {
        let extra = &problem.people[person].extra;
        let Some(costs) = extra.get(seat).or_else(|| extra.last()) else { return 0 };
        self.levels.iter().zip(costs).map(|(weight, cost)| weight * i128::from(*cost)).sum()
    }
}

/// Levels summed from the lowest.
#[derive(Default)]
struct Sum {
    reach: i128,
    path: i128,
}

impl Sum {
    /// The weight of the next higher level, given how far its totals can lie apart and what a path can
    /// gather of it; none if that is too much.
    fn level(&mut self, apart: i128, path: i128) -> Option<i128> {
        let weight = self.reach.checked_add(1)?;
        self.reach = weight.checked_mul(apart)?.checked_add(self.reach)?;
        self.path = weight.checked_mul(path)?.checked_add(self.path)?;
        (self.path.checked_mul(HEADROOM)? < i128::MAX && self.reach < i128::MAX / HEADROOM).then_some(weight)
    }
}

fn reach(
    problem: &Problem,
    part: &Part,
    degrees: &IdVec<TakerId, u32>,
    level: usize,
    costs: &IdVec<EdgeId, i64>,
) -> Reach {
    let mut reach = Reach::default();
    for (slot, id) in part.slots.iter() {
        let (mut lowest, mut highest, mut count) = (0_i64, 0_i64, 0_u32);
        for edge in part.of_slot(slot) {
            let cost = costs[edge];
            lowest = lowest.min(cost);
            highest = highest.max(cost);
            count += 1;
        }
        reach.add_slot(problem.slots[*id].most.min(count), (lowest, highest));
    }
    for (person, id) in part.people.iter() {
        let load = &problem.people[*id];
        let seats = load.most.min(degrees[person]) as usize;
        let costs = |seat: usize| load.extra.get(seat).or_else(|| load.extra.last()).and_then(|costs| costs.get(level));
        if load.extra.is_empty() {
            continue;
        }
        let mut farthest = 0;
        for seat in 0..seats {
            let cost = costs(seat).copied().map_or(0, i128::from);
            reach.lowest += cost.min(0);
            reach.highest += cost.max(0);
            farthest = farthest.max(cost.abs());
        }
        reach.path += farthest;
    }
    reach
}

/// The required seats and the least of the bounds.
fn wanted(problem: &Problem, part: &Part) -> i128 {
    let slots = part.slots.values().map(|slot| i128::from(problem.slots[*slot].required));
    slots.chain(part.bounds.values().map(|bound| i128::from(bound.least))).sum()
}

/// Whether two plans that fill the same seats may differ in how many.
fn has_optional(problem: &Problem, part: &Part) -> bool {
    let more = |(slot, id): (SlotId, &SlotId)| {
        let wanted = &problem.slots[*id];
        wanted.most > wanted.required && part.of_slot(slot).len() > wanted.required as usize
    };
    part.slots.iter().any(more) || part.bounds.values().any(|bound| bound.least > 0)
}
