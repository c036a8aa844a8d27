//! A plan checked by code of its own, which knows nothing of networks.

use crate::finding::{Args, Error};
use crate::key::{BoundId, EdgeId, Id, IdVec, SlotId, TakerId};

use super::problem::{Load, Problem};
use super::refuse::{Wrong, refused};
use super::solution::{Proof, Solution};

impl Solution {
    /// Checks that this is a best plan of the problem: that it keeps to what slots, people and bounds allow,
    /// has the totals it says, and that its prices prove that none is better.
    ///
    /// A plan is the best if for each slot, person and bound the price of what it carries lies between the cost
    /// of the last unit and that of the next, each chosen edge costs at most nothing with the prices of all it
    /// lies in, and every other edge at least nothing (complementary slackness, by the convexity of all costs).
    /// That the combined numbers compare as the levels do in order is checked as well. The tie rule is not; and
    /// for parts that branch and bound solved, the plan and the order of bound and total are checked, not the
    /// search.
    ///
    /// `O(n)` in slots, people, edges and the edges of bounds.
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) with the first thing that is not so: the solution is
    /// corrupted, or one of another problem.
    pub fn verify(&self, problem: &Problem) -> Result<(), Error> {
        let check = Check::of(self, problem)?;
        check.carries()?;
        check.totals()?;
        check.parts()?;
        check.edges()?;
        check.prices()
    }

    /// Refuses a problem that this cannot be a solution of, and edges that it has not.
    pub(super) fn fits(&self, problem: &Problem, edges: &[u32]) -> Result<(), Error> {
        super::refuse::sound(problem)?;
        Check::of(self, problem)?;
        let count = problem.edge_slots.len();
        match edges.iter().find(|edge| **edge as usize >= count) {
            Some(edge) => Err(refused(Wrong::PlanEdge, vec![("edge", (*edge).into())])),
            None => Ok(()),
        }
    }
}

struct Check<'a> {
    solution: &'a Solution,
    problem: &'a Problem,
    chosen: IdVec<EdgeId, bool>,
    slots: IdVec<SlotId, u32>,
    people: IdVec<TakerId, u32>,
    bounds: IdVec<BoundId, u32>,
}

fn numbered(name: &'static str, id: impl Id) -> (&'static str, crate::finding::Arg) {
    (name, id.index().into())
}

impl<'a> Check<'a> {
    fn of(solution: &'a Solution, problem: &'a Problem) -> Result<Self, Error> {
        let [slots, people, edges, bounds] = problem.size();
        let of = &solution.certificate;
        let lengths = [
            (of.slots.len(), slots),
            (of.slot_parts.len(), slots),
            (of.people.len(), people),
            (of.people_parts.len(), people),
            (of.bounds.len(), bounds),
            (solution.unfilled.len(), slots),
            (solution.short.len(), bounds),
            (solution.total.len(), problem.levels.len()),
            (solution.bound.len(), problem.levels.len()),
        ];
        if lengths.into_iter().any(|(found, wanted)| found != wanted) {
            return Err(refused(Wrong::OtherProblem, Vec::new()));
        }
        let mut check = Self {
            solution,
            problem,
            chosen: IdVec::filled(false, edges),
            slots: IdVec::filled(0, slots),
            people: IdVec::filled(0, people),
            bounds: IdVec::filled(0, bounds),
        };
        let mut before = None;
        for number in &solution.chosen {
            let edge = EdgeId::new(*number as usize);
            if edge.index() >= edges || before.is_some_and(|before| before >= *number) {
                return Err(refused(Wrong::PlanEdge, vec![numbered("edge", edge)]));
            }
            before = Some(*number);
            check.chosen[edge] = true;
            check.slots[problem.edge_slots[edge]] += 1;
            check.people[problem.edge_people[edge]] += 1;
        }
        for (id, bound) in problem.bounds.iter() {
            let inside = bound.edges.iter().filter(|edge| check.chosen[**edge]).count();
            check.bounds[id] = u32::try_from(inside).unwrap_or(u32::MAX);
        }
        Ok(check)
    }

    /// No slot, person or bound carries more than it may.
    fn carries(&self) -> Result<(), Error> {
        let over = |wrong, found: u32, most: u32, thing| {
            if found <= most {
                Ok(())
            } else {
                Err(refused(wrong, vec![thing, ("found", found.into()), ("most", most.into())]))
            }
        };
        for (id, slot) in self.problem.slots.iter() {
            over(Wrong::PlanSlot, self.slots[id], slot.most, numbered("slot", id))?;
        }
        for (id, load) in self.problem.people.iter() {
            over(Wrong::PlanPerson, self.people[id], load.most, numbered("person", id))?;
        }
        for (id, bound) in self.problem.bounds.iter() {
            over(Wrong::PlanBound, self.bounds[id], bound.most, numbered("bound", id))?;
        }
        Ok(())
    }

    /// What is missing and the totals are as the solution says, and no better than its bound.
    fn totals(&self) -> Result<(), Error> {
        let (solution, problem) = (self.solution, self.problem);
        let unfilled = problem.slots.iter().map(|(id, slot)| slot.required.saturating_sub(self.slots[id]));
        let short = problem.bounds.iter().map(|(id, bound)| bound.least.saturating_sub(self.bounds[id]));
        let missing: u64 = solution.unfilled.iter().chain(&solution.short).map(|count| u64::from(*count)).sum();
        let lacks = unfilled.eq(solution.unfilled.iter().copied()) && short.eq(solution.short.iter().copied());
        let mut same = lacks && missing == solution.missing;
        for (level, (total, costs)) in solution.total.iter().zip(&problem.costs).enumerate() {
            let edges = self.chosen.iter().filter(|(_, is)| **is).map(|(edge, _)| i128::from(costs[edge]));
            let loads = problem
                .people
                .iter()
                .flat_map(|(id, load)| (0..self.people[id]).map(|seat| seat_cost(load, seat, level)));
            same &= edges.chain(loads).sum::<i128>() == i128::from(*total);
        }
        let reached = (solution.missing, &solution.total);
        let bound = (solution.least_missing, &solution.bound);
        same &= if solution.exact { bound == reached } else { bound <= reached };
        if same { Ok(()) } else { Err(refused(Wrong::PlanTotals, Vec::new())) }
    }

    /// Every edge lies in one part, and the weights of each part keep its levels apart.
    fn parts(&self) -> Result<(), Error> {
        let (of, problem) = (&self.solution.certificate, self.problem);
        for (edge, slot) in problem.edge_slots.iter() {
            let part = of.slot_parts[*slot];
            if of.parts.value(part).is_none() || of.people_parts[problem.edge_people[edge]] != part {
                return Err(refused(Wrong::PriceEdge, vec![numbered("edge", edge)]));
            }
        }
        let (candidates, degrees) = self.degrees();
        let mut reaches: IdVec<BoundId, Reach> = IdVec::filled(Reach::new(problem.levels.len()), of.parts.len());
        for (id, slot) in problem.slots.iter() {
            if let Some(reach) = reaches.get_mut(of.slot_parts[id]) {
                reach.first = reach.first.min(id.index());
                reach.wanted += i128::from(slot.required);
                reach.edges += i128::from(candidates[id]);
                reach.is_optional |= slot.most > slot.required && candidates[id] > slot.required;
            }
        }
        for bound in problem.bounds.values().filter(|bound| bound.least > 0) {
            let slot = bound.edges.first().map(|edge| problem.edge_slots[*edge]);
            if let Some(reach) = slot.and_then(|slot| reaches.get_mut(of.slot_parts[slot])) {
                reach.wanted += i128::from(bound.least);
                reach.is_optional = true;
            }
        }
        for level in 0..problem.levels.len() {
            self.apart(level, &candidates, &degrees, &mut reaches);
        }
        for (id, proof) in of.parts.iter() {
            if proof.by_prices && !reaches[id].is_kept_apart(proof) {
                return Err(refused(Wrong::PlanWeights, vec![("slot", reaches[id].first.into())]));
            }
        }
        Ok(())
    }

    /// How many edges each slot and each person has.
    fn degrees(&self) -> (IdVec<SlotId, u32>, IdVec<TakerId, u32>) {
        let mut candidates: IdVec<SlotId, u32> = IdVec::filled(0, self.problem.slots.len());
        let mut degrees: IdVec<TakerId, u32> = IdVec::filled(0, self.problem.people.len());
        for (slot, person) in self.problem.edge_slots.values().zip(self.problem.edge_people.values()) {
            candidates[*slot] += 1;
            degrees[*person] += 1;
        }
        (candidates, degrees)
    }

    /// Adds to each part how far its totals of a level can lie apart.
    fn apart(
        &self,
        level: usize,
        candidates: &IdVec<SlotId, u32>,
        degrees: &IdVec<TakerId, u32>,
        reaches: &mut IdVec<BoundId, Reach>,
    ) {
        let (of, problem) = (&self.solution.certificate, self.problem);
        let Some(costs) = problem.costs.get(level) else { return };
        let mut ranges: IdVec<SlotId, (i64, i64)> = IdVec::filled((0, 0), problem.slots.len());
        for (edge, slot) in problem.edge_slots.iter() {
            let (lowest, highest) = ranges[*slot];
            ranges[*slot] = (lowest.min(costs[edge]), highest.max(costs[edge]));
        }
        let mut add = |part: BoundId, apart: i128| {
            if let Some(sum) = reaches.get_mut(part).and_then(|reach| reach.apart.get_mut(level)) {
                *sum += apart;
            }
        };
        for (id, (lowest, highest)) in ranges.iter() {
            let seats = i128::from(problem.slots[id].most.min(candidates[id]));
            add(of.slot_parts[id], seats * (i128::from(*highest) - i128::from(*lowest)));
        }
        for (id, load) in problem.people.iter().filter(|(_, load)| !load.extra.is_empty()) {
            let seats = 0..load.most.min(degrees[id]);
            add(of.people_parts[id], seats.map(|seat| seat_cost(load, seat, level).abs()).sum());
        }
    }

    /// The cost of an edge with the prices of all it lies in.
    fn edges(&self) -> Result<(), Error> {
        let of = &self.solution.certificate;
        let mut in_bounds: IdVec<EdgeId, i128> = IdVec::filled(0, self.chosen.len());
        for (id, bound) in self.problem.bounds.iter().filter(|(id, _)| of.bounds[*id] != 0) {
            for edge in &bound.edges {
                in_bounds[*edge] += of.bounds[id];
            }
        }
        for (edge, slot) in self.problem.edge_slots.iter() {
            let Some(proof) = of.parts.value(of.slot_parts[*slot]).filter(|proof| proof.by_prices) else { continue };
            let person = self.problem.edge_people[edge];
            let levels = proof.levels.iter().zip(&self.problem.costs);
            let cost: i128 = levels.map(|(weight, costs)| weight * i128::from(costs[edge])).sum();
            let reduced = cost + proof.each + of.slots.of(*slot) + of.people.of(person) + in_bounds[edge];
            if if self.chosen[edge] { reduced > 0 } else { reduced < 0 } {
                return Err(refused(Wrong::PriceEdge, vec![numbered("edge", edge)]));
            }
        }
        Ok(())
    }

    /// Each price lies between what the last unit and what the next one costs.
    fn prices(&self) -> Result<(), Error> {
        let of = &self.solution.certificate;
        let wrong = |wrong, thing| -> Result<(), Error> { Err(refused(wrong, Args::from([thing]))) };
        let (candidates, degrees) = self.degrees();
        let proof = |part: BoundId| of.parts.value(part).filter(|proof| proof.by_prices);
        let wanted = |proof: &Proof, least: u32, unit: u32| if unit < least { -proof.fill } else { 0 };
        for (id, slot) in self.problem.slots.iter() {
            let Some(proof) = proof(of.slot_parts[id]) else { continue };
            let most = slot.most.min(candidates[id]);
            if !lies_between(of.slots.of(id), self.slots[id], most, |unit| wanted(proof, slot.required, unit)) {
                return wrong(Wrong::PriceSlot, numbered("slot", id));
            }
        }
        for (id, load) in self.problem.people.iter() {
            let Some(proof) = proof(of.people_parts[id]) else { continue };
            let extra = |unit: u32| -> i128 {
                proof.levels.iter().enumerate().map(|(level, weight)| weight * seat_cost(load, unit, level)).sum()
            };
            if !lies_between(of.people.of(id), self.people[id], load.most.min(degrees[id]), extra) {
                return wrong(Wrong::PricePerson, numbered("person", id));
            }
        }
        for (id, bound) in self.problem.bounds.iter() {
            let slot = bound.edges.first().map(|edge| self.problem.edge_slots[*edge]);
            let Some(proof) = slot.and_then(|slot| proof(of.slot_parts[slot])) else { continue };
            let most = bound.most.min(u32::try_from(bound.edges.len()).unwrap_or(u32::MAX));
            if !lies_between(of.bounds[id], self.bounds[id], most, |unit| wanted(proof, bound.least, unit)) {
                return wrong(Wrong::PriceBound, numbered("bound", id));
            }
        }
        Ok(())
    }
}

/// Whether a price lies between the cost of the last of `carried` units and that of the next, which there is
/// none of beyond `most`.
fn lies_between(price: i128, carried: u32, most: u32, cost: impl Fn(u32) -> i128) -> bool {
    let last = carried.checked_sub(1).is_none_or(|unit| cost(unit) <= price);
    last && (carried >= most || price <= cost(carried))
}

fn seat_cost(load: &Load, seat: u32, level: usize) -> i128 {
    let costs = load.extra.get(seat as usize).or_else(|| load.extra.last());
    costs.and_then(|costs| costs.get(level)).copied().map_or(0, i128::from)
}

/// What the weights of a part have to tell apart.
#[derive(Debug, Clone)]
struct Reach {
    /// By level, how far two totals can lie apart.
    apart: Vec<i128>,
    edges: i128,
    wanted: i128,
    is_optional: bool,
    /// The first slot.
    first: usize,
}

impl Reach {
    fn new(levels: usize) -> Self {
        Self { apart: vec![0; levels], edges: 0, wanted: 0, is_optional: false, first: usize::MAX }
    }

    /// Whether each weight is more than what all lower levels can differ by.
    fn is_kept_apart(&self, proof: &Proof) -> bool {
        if proof.each < i128::from(self.is_optional) || proof.levels.len() != self.apart.len() {
            return false;
        }
        let mut below = proof.each.checked_mul(self.edges);
        for (weight, apart) in proof.levels.iter().zip(&self.apart).rev() {
            let sum = |below: i128| weight.checked_mul(*apart)?.checked_add(below);
            below = below.filter(|below| weight > below).and_then(sum);
        }
        below.is_some_and(|below| proof.fill > below)
    }
}
