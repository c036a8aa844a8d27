//! A plan with what it is worth and what proves it.

use crate::finding::Error;
use crate::key::{BoundId, EdgeId, Id, IdVec, SlotId, TakerId};

use super::parts::Part;
use super::prices::Prices;
use super::problem::{Problem, number};
use super::refuse::{Wrong, refused};
use super::score::Score;
use super::small::{Small, SmallPlans};
use super::solve::PartPlan;
use super::weights::Weights;

/// The best plan found for a [`Problem`], what it is worth, and what proves it.
///
/// ```
/// use gridcore::assign::{Load, Options, Problem};
///
/// // Two required seats and one person who can take one.
/// let mut problem = Problem::new(["cost"]);
/// let slot = problem.slot(2, 3);
/// let person = problem.person(Load::up_to(1));
/// problem.edge(slot, person, &[4]);
/// let solution = problem.solve(&Options::default())?;
/// assert_eq!(solution.chosen(), [0]);
/// assert_eq!(solution.unfilled(), [1]);
/// assert_eq!((solution.missing(), solution.total()), (1, &[4][..]));
/// assert!(solution.is_exact());
/// # Ok::<(), gridcore::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    pub(super) chosen: Vec<u32>,
    pub(super) unfilled: Vec<u32>,
    pub(super) short: Vec<u32>,
    pub(super) missing: u64,
    pub(super) total: Vec<i64>,
    pub(super) least_missing: u64,
    pub(super) bound: Vec<i64>,
    pub(super) exact: bool,
    pub(super) certificate: Certificate,
}

/// What proves a plan: prices of what slots, people and bounds carry, in the weights of each part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Certificate {
    pub(super) slots: Prices<SlotId>,
    pub(super) people: Prices<TakerId>,
    pub(super) bounds: IdVec<BoundId, i128>,
    /// The part of each slot and each person; none for those without edges.
    pub(super) slot_parts: IdVec<SlotId, BoundId>,
    pub(super) people_parts: IdVec<TakerId, BoundId>,
    pub(super) parts: IdVec<BoundId, Proof>,
}

/// How one part is proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proof {
    pub(super) fill: i128,
    pub(super) levels: Vec<i128>,
    pub(super) each: i128,
    /// By its prices; otherwise the search for it is its proof.
    pub(super) by_prices: bool,
}

impl Solution {
    /// Puts the plans of the parts together.
    pub(super) fn of(
        problem: &Problem,
        parts: &[Part],
        plans: Vec<PartPlan>,
        (small, small_plans): (&Small<'_>, Vec<SmallPlans>),
    ) -> Result<Self, Error> {
        let [slots, people, edges, bounds] = problem.size();
        let mut chosen = Set::new(edges);
        let (mut score, mut bound) = (Score::empty(problem), Score::empty(problem));
        let mut certificate = Certificate {
            slots: Prices::none(slots),
            people: Prices::none(people),
            bounds: IdVec::filled(0, bounds),
            slot_parts: IdVec::filled(BoundId::NONE, slots),
            people_parts: IdVec::filled(BoundId::NONE, people),
            parts: IdVec::new(),
        };
        for plans in small_plans {
            add(&mut score, &plans.score, problem)?;
            add(&mut bound, &plans.score, problem)?;
            plans.chosen.iter().for_each(|edge| chosen.insert(*edge));
            certificate.add_small(small, plans);
        }
        for (part, plan) in parts.iter().zip(plans) {
            add(&mut score, &plan.score, problem)?;
            add(&mut bound, &plan.bound, problem)?;
            plan.chosen.iter().filter(|(_, is)| **is).for_each(|(edge, _)| chosen.insert(part.edges[edge]));
            certificate.add(part, plan);
        }
        let chosen = chosen.numbers();
        let (unfilled, short) = shortfalls(problem, &chosen);
        let all = |short: &[u32]| short.iter().map(|count| u64::from(*count)).sum::<u64>();
        // Slots without edges are in no part, and lack their seats in every plan.
        let missing = all(&unfilled) + all(&short);
        let least_missing = bound.missing + (missing - score.missing);
        let exact = least_missing == missing && bound.totals == score.totals && bound.filled == score.filled;
        Ok(Self {
            chosen,
            unfilled,
            short,
            missing,
            total: score.totals,
            least_missing,
            bound: bound.totals,
            exact,
            certificate,
        })
    }

    /// The numbers of the chosen edges, in rising order.
    #[must_use]
    pub fn chosen(&self) -> &[u32] {
        &self.chosen
    }

    /// The total of each level, costs of edges and of loads.
    #[must_use]
    pub fn total(&self) -> &[i64] {
        &self.total
    }

    /// By slot, how many required seats are unfilled.
    #[must_use]
    pub fn unfilled(&self) -> &[u32] {
        &self.unfilled
    }

    /// By bound, how many it is short of its least.
    #[must_use]
    pub fn short(&self) -> &[u32] {
        &self.short
    }

    /// What is unfilled and short in all: the first thing that is made as small as can be.
    #[must_use]
    pub const fn missing(&self) -> u64 {
        self.missing
    }

    /// Whether no better plan exists. Otherwise branch and bound ended before it knew.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.exact
    }

    /// No plan lacks less than this.
    #[must_use]
    pub const fn least_missing(&self) -> u64 {
        self.least_missing
    }

    /// No plan has better totals than these, compared in the order of levels and after what is
    /// [missing](Self::least_missing); equal to the totals if the plan is exact.
    #[must_use]
    pub fn bound(&self) -> &[i64] {
        &self.bound
    }

    /// By level, how far the total lies above the bound; the first that is not 0 tells how much better a plan
    /// might be, if [missing](Self::missing) is the least.
    #[must_use]
    pub fn gap(&self) -> Vec<i64> {
        self.total.iter().zip(&self.bound).map(|(total, bound)| total.saturating_sub(*bound)).collect()
    }
}

impl Certificate {
    fn add_small(&mut self, small: &Small<'_>, plans: SmallPlans) {
        let (mut pays, mut prices) = (plans.slots.iter(), plans.people.iter());
        for (part, proof) in plans.proofs {
            let id = self.parts.push(proof);
            let (slots, people) = small.part(part);
            for (slot, pays) in slots.iter().zip(pays.by_ref()) {
                self.slots.set(*slot, -i128::from(*pays));
                self.slot_parts[*slot] = id;
            }
            for (person, price) in people.iter().zip(prices.by_ref()) {
                self.people.set(*person, i128::from(*price));
                self.people_parts[*person] = id;
            }
        }
    }

    fn add(&mut self, part: &Part, plan: PartPlan) {
        let Weights { fill, levels, each, .. } = plan.weights;
        let id = self.parts.push(Proof { fill, levels, each, by_prices: plan.proven });
        for (slot, price) in part.slots.values().zip(plan.prices.slots) {
            self.slots.set(*slot, price);
            self.slot_parts[*slot] = id;
        }
        for (person, price) in part.people.values().zip(plan.prices.people) {
            self.people.set(*person, price);
            self.people_parts[*person] = id;
        }
        for (bound, price) in part.bounds.values().zip(plan.prices.bounds) {
            self.bounds[bound.bound] = price;
        }
    }
}

fn add(sum: &mut Score, part: &Score, problem: &Problem) -> Result<(), Error> {
    sum.missing += part.missing;
    sum.filled += part.filled;
    for (level, (total, more)) in sum.totals.iter_mut().zip(&part.totals).enumerate() {
        *total = total.checked_add(*more).ok_or_else(|| too_much(problem, level))?;
    }
    Ok(())
}

/// The error that the total of a level does not fit.
pub(super) fn too_much(problem: &Problem, level: usize) -> Error {
    refused(Wrong::Total, vec![("level", problem.levels.get(level).map_or("", |name| name).into())])
}

/// Edges, one bit each: mostly few are chosen, and those are soon found.
struct Set(Vec<u64>);

impl Set {
    fn new(edges: usize) -> Self {
        Self(vec![0; edges.div_ceil(64)])
    }

    fn insert(&mut self, edge: EdgeId) {
        let word = self.0.get_mut(edge.index() / 64);
        word.into_iter().for_each(|word| *word |= 1 << (edge.index() % 64));
    }

    /// Their numbers, in rising order.
    fn numbers(&self) -> Vec<u32> {
        let count: u32 = self.0.iter().map(|word| word.count_ones()).sum();
        let mut numbers = Vec::with_capacity(count as usize);
        for (at, word) in self.0.iter().enumerate() {
            let mut word = *word;
            while word != 0 {
                numbers.push(number(EdgeId::new(at * 64 + word.trailing_zeros() as usize)));
                word &= word - 1;
            }
        }
        numbers
    }
}

/// What slots and bounds lack.
fn shortfalls(problem: &Problem, chosen: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut taken: IdVec<SlotId, u32> = IdVec::filled(0, problem.slots.len());
    for edge in chosen {
        taken[problem.edge_slots[EdgeId::new(*edge as usize)]] += 1;
    }
    let unfilled = problem.slots.iter().map(|(id, slot)| slot.required.saturating_sub(taken[id])).collect();
    let inside = |edges: &[EdgeId]| edges.iter().filter(|edge| chosen.binary_search(&number(**edge)).is_ok()).count();
    let short = problem.bounds.values().map(|bound| {
        let count = if bound.least == 0 { 0 } else { inside(&bound.edges) };
        bound.least.saturating_sub(u32::try_from(count).unwrap_or(u32::MAX))
    });
    (unfilled, short.collect())
}
