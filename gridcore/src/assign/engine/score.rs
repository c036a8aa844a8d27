//! What a plan is worth.

use crate::key::{BoundId, EdgeId, IdVec, SlotId, TakerId};

use super::parts::Part;
use super::problem::Problem;

/// What is missing and the total of each level, of a part or of all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Score {
    /// Required seats unfilled and bounds short of their least.
    pub(super) missing: u64,
    pub(super) totals: Vec<i64>,
    pub(super) filled: usize,
}

impl Score {
    pub(super) fn empty(problem: &Problem) -> Self {
        Self { missing: 0, totals: vec![0; problem.levels.len()], filled: 0 }
    }

    /// The score of a plan of a part.
    pub(super) fn of(problem: &Problem, part: &Part, chosen: &IdVec<EdgeId, bool>) -> Self {
        Self::with(problem, part, chosen, |_| true)
    }

    /// The same, short of no other bounds than those that count.
    pub(super) fn with(
        problem: &Problem,
        part: &Part,
        chosen: &IdVec<EdgeId, bool>,
        counts: impl Fn(BoundId) -> bool,
    ) -> Self {
        let mut score = Self::empty(problem);
        let mut held: IdVec<TakerId, usize> = IdVec::filled(0, part.people.len());
        let mut seats: IdVec<SlotId, u32> = IdVec::filled(0, part.slots.len());
        for (edge, _) in chosen.iter().filter(|(_, is)| **is) {
            score.filled += 1;
            seats[part.edge_slots[edge]] += 1;
            let person = part.edge_people[edge];
            let seat = held[person];
            held[person] += 1;
            let extra = &problem.people[part.people[person]].extra;
            let extra = extra.get(seat).or_else(|| extra.last());
            for (level, total) in score.totals.iter_mut().enumerate() {
                let cost = problem.costs.get(level).map_or(0, |costs| costs[part.edges[edge]]);
                // The weights have shown that the sums fit.
                *total += cost + extra.and_then(|costs| costs.get(level)).copied().unwrap_or_default();
            }
        }
        for (slot, id) in part.slots.iter() {
            score.missing += u64::from(problem.slots[*id].required.saturating_sub(seats[slot]));
        }
        for (_, bound) in part.bounds.iter().filter(|(id, _)| counts(*id)) {
            let inside = bound.edges.iter().filter(|edge| chosen[**edge]).count();
            score.missing += (bound.least as usize).saturating_sub(inside) as u64;
        }
        score
    }
}
