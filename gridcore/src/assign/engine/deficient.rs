//! Why required seats cannot all be filled.

use crate::finding::Error;
use crate::key::{BoundId, EdgeId, Id, IdVec, SlotId};
use crate::order;

use super::options::Options;
use super::problem::{Load, Problem, number};
use super::solution::Solution;

/// Slots that want more seats filled than can be, and who and what stands in the way; without any one of the
/// slots or bounds that want, the others could be served.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deficient {
    /// The slots, in rising order.
    pub slots: Vec<u32>,
    /// The bounds whose `least` is among what is wanted.
    pub wanting: Vec<u32>,
    /// How many required seats and how much of `least` they want.
    pub wanted: u64,
    /// How much of it can be had.
    pub available: u64,
    /// The people who take as many seats as they can.
    pub people: Vec<u32>,
    /// The bounds that allow no more.
    pub bounds: Vec<u32>,
}

/// A slot or bound that wants something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Want {
    Slot(SlotId),
    Bound(BoundId),
}

impl Solution {
    /// An inclusion-minimal set of slots and bounds that cannot all have what they want, with `slot` or what takes
    /// its seats among them; none if the slot lacks nothing.
    ///
    /// Found by leaving out ever smaller groups as long as the rest is still too much (Hall, *On representatives of
    /// subsets*, 1935, says that such a set exists; a smallest one is hard to find). The people and bounds are those
    /// whose prices say that one more of them would help.
    ///
    /// # Errors
    /// As [`Problem::solve`].
    ///
    /// # Complexity
    /// `O(k log n)` solves without levels, for a set of `k` among `n` slots that want seats.
    ///
    /// ```
    /// use gridcore::assign::{Load, Options, Problem};
    ///
    /// let mut problem = Problem::new(["cost"]);
    /// let [lead, deputy, officer] = [(); 3].map(|()| problem.slot(1, 1));
    /// let [ann, bob] = [(); 2].map(|()| problem.person(Load::up_to(1)));
    /// problem.edge(lead, ann, &[1]);
    /// problem.edge(deputy, ann, &[2]);
    /// problem.edge(officer, bob, &[3]);
    /// let solution = problem.solve(&Options::default())?;
    /// let short = solution.deficient(&problem, deputy, &Options::default())?.unwrap();
    /// assert_eq!((short.slots, short.people), (vec![lead, deputy], vec![ann]));
    /// assert_eq!((short.wanted, short.available), (2, 1));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn deficient(&self, problem: &Problem, slot: u32, options: &Options<'_>) -> Result<Option<Deficient>, Error> {
        self.fits(problem, &[])?;
        if self.unfilled.get(slot as usize).is_none_or(|lacks| *lacks == 0) {
            return Ok(None);
        }
        let options = Options { ties: false, ..*options };
        let own = SlotId::new(slot as usize);
        let part = self.certificate.slot_parts.value(own).copied().unwrap_or(BoundId::NONE);
        let in_part = |slot: SlotId| self.certificate.slot_parts.value(slot) == Some(&part);
        let slots = problem.slots.iter().filter(|(id, slot)| *id != own && slot.required > 0 && in_part(*id));
        let bounds = problem.bounds.iter().filter(|(_, bound)| {
            bound.least > 0 && bound.edges.first().is_some_and(|edge| in_part(problem.edge_slots[*edge]))
        });
        // Its own comes last, to be left out last.
        let mut wants: Vec<Want> = slots.map(|(id, _)| Want::Slot(id)).collect();
        wants.extend(bounds.map(|(id, _)| Want::Bound(id)));
        if part.is_none() {
            wants.clear();
        }
        wants.push(Want::Slot(own));
        let mut size = wants.len().div_ceil(2);
        loop {
            let mut at = 0;
            while at < wants.len() {
                let rest: Vec<Want> = wants.iter().take(at).chain(wants.iter().skip(at + size)).copied().collect();
                if Only::new(problem, &rest).solve(&options)?.missing() > 0 {
                    wants = rest;
                } else {
                    at += size;
                }
            }
            if size <= 1 {
                break;
            }
            size = size.div_ceil(2);
        }
        Only::new(problem, &wants).deficient(problem, &wants, &options).map(Some)
    }
}

/// A problem in which nothing but some slots and bounds wants anything, without levels.
struct Only {
    problem: Problem,
    /// By bound of the reduced problem, the bound it was.
    bounds: Vec<BoundId>,
}

impl Only {
    fn new(problem: &Problem, wants: &[Want]) -> Self {
        let mut reduced = Problem::new(std::iter::empty::<&str>());
        let mut here: IdVec<SlotId, u32> = IdVec::filled(u32::MAX, problem.slots.len());
        let mut wanting: IdVec<BoundId, bool> = IdVec::filled(false, problem.bounds.len());
        let mut needed: IdVec<SlotId, bool> = IdVec::filled(false, problem.slots.len());
        let mut asked: IdVec<SlotId, bool> = IdVec::filled(false, problem.slots.len());
        for want in wants {
            match want {
                Want::Slot(slot) => {
                    needed[*slot] = true;
                    asked[*slot] = true;
                }
                Want::Bound(bound) => {
                    wanting[*bound] = true;
                    for edge in &problem.bounds[*bound].edges {
                        needed[problem.edge_slots[*edge]] = true;
                    }
                }
            }
        }
        for (id, slot) in problem.slots.iter().filter(|(id, _)| needed[*id]) {
            here[id] = reduced.slot(if asked[id] { slot.required } else { 0 }, slot.most);
        }
        for load in problem.people.values() {
            reduced.person(Load::up_to(load.most));
        }
        let mut edges: IdVec<EdgeId, u32> = IdVec::filled(u32::MAX, problem.edge_slots.len());
        for (edge, slot) in problem.edge_slots.iter().filter(|(_, slot)| needed[**slot]) {
            edges[edge] = reduced.edge(here[*slot], number(problem.edge_people[edge]), &[]);
        }
        let mut bounds = Vec::new();
        for (id, bound) in problem.bounds.iter() {
            let inside: Vec<u32> =
                bound.edges.iter().map(|edge| edges[*edge]).filter(|edge| *edge != u32::MAX).collect();
            if !inside.is_empty() || wanting[id] {
                let least = if wanting[id] { bound.least } else { 0 };
                reduced.bound(inside, least, bound.most);
                bounds.push(id);
            }
        }
        Self { problem: reduced, bounds }
    }

    fn solve(&self, options: &Options<'_>) -> Result<Solution, Error> {
        self.problem.solve(options)
    }

    fn deficient(&self, problem: &Problem, wants: &[Want], options: &Options<'_>) -> Result<Deficient, Error> {
        let solution = self.solve(options)?;
        let of = &solution.certificate;
        let is_proven = of.parts.values().all(|proof| proof.by_prices);
        let mut found = Deficient::default();
        for want in wants {
            match want {
                Want::Slot(slot) => {
                    found.slots.push(number(*slot));
                    found.wanted += u64::from(problem.slots[*slot].required);
                }
                Want::Bound(bound) => {
                    found.wanting.push(number(*bound));
                    found.wanted += u64::from(problem.bounds[*bound].least);
                }
            }
        }
        order::natural(&mut found.slots);
        found.available = found.wanted - solution.missing();
        let mut loads: Vec<u32> = vec![0; problem.people.len()];
        let mut degrees = loads.clone();
        for (edge, person) in self.problem.edge_people.iter() {
            let is_chosen = solution.chosen.binary_search(&number(edge)).is_ok();
            for (counts, counted) in [(&mut loads, is_chosen), (&mut degrees, true)] {
                if let Some(count) = counts.get_mut(person.index()).filter(|_| counted) {
                    *count += 1;
                }
            }
        }
        for ((id, load), (taken, degree)) in problem.people.iter().zip(loads.iter().zip(&degrees)) {
            let is_full = *taken >= load.most && *degree > 0;
            if if is_proven { of.people.of(id) > 0 } else { is_full } {
                found.people.push(number(id));
            }
        }
        for ((id, bound), original) in self.problem.bounds.iter().zip(&self.bounds) {
            let inside =
                bound.edges.iter().filter(|edge| solution.chosen.binary_search(&number(**edge)).is_ok()).count();
            let is_full = inside >= bound.most as usize;
            if if is_proven { of.bounds[id] > 0 } else { is_full } {
                found.bounds.push(number(*original));
            }
        }
        Ok(found)
    }
}
