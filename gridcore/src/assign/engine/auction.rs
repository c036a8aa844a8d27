//! The kernel where people are scarce: slots bid for them, in ever finer steps.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::finding::Error;
use crate::key::{EdgeId, Id, IdVec, NodeId, SlotId, TakerId};

use super::cost::Cost;
use super::model::Model;
use super::parts::Part;
use super::solve::Flow;
use super::watch::Watch;

/// Each phase makes steps this much finer.
const FINER: i128 = 8;

/// Edges looked at before it gives up, by edge: where seats must stay empty bids rise without end.
const PATIENCE: usize = 400;

/// Fills all seats by an auction with scaling (Bertsekas, *The auction algorithm*, 1988; Goldberg & Kennedy, *An
/// efficient cost scaling algorithm for the assignment problem*, 1995); none if they cannot all be filled, or if that
/// is not found out soon.
///
/// All seats are required, and nobody takes two. Those nobody wants are taken by one more bidder, the rest, whom
/// everybody costs nothing: so all people are taken, and only differences of prices count.
///
/// Costs are multiplied by more than there are nodes, and steps end at 1. Of as many remainders one belongs to no
/// price: rounded down from there, no two prices that differ by a step less than a cost fall apart, and the prices
/// prove the plan exactly.
pub(super) fn fill<C: Cost>(
    model: &Model<'_>,
    costs: &IdVec<EdgeId, C>,
    seats: &IdVec<SlotId, u32>,
    watch: &Watch<'_>,
) -> Result<Option<Flow<C>>, Error> {
    let part = model.part;
    let nodes = part.slots.len() + part.people.len() + 1;
    let Some(spare) = part.people.len().checked_sub(seats.values().map(|seats| *seats as usize).sum()) else {
        return Ok(None);
    };
    let scale = nodes as i128 + 1;
    let widest = costs.values().map(|cost| cost.wide().abs()).max().unwrap_or_default().max(1);
    // A bid rises by a few widest costs at most, and a price is checked after each.
    let fits = |far: i128| (4 * widest + FINER).checked_mul(scale).is_some_and(|most| most < far / (16 * scale));
    if fits(i64::FAR.wide()) {
        auction::<i64, C>(model, costs, seats, [scale, widest], spare, watch)
    } else if fits(i128::FAR) {
        auction::<i128, C>(model, costs, seats, [scale, widest], spare, watch)
    } else {
        Ok(None)
    }
}

fn auction<N: Cost, C: Cost>(
    model: &Model<'_>,
    costs: &IdVec<EdgeId, C>,
    seats: &IdVec<SlotId, u32>,
    [scale, widest]: [i128; 2],
    spare: usize,
    watch: &Watch<'_>,
) -> Result<Option<Flow<C>>, Error> {
    let scaled = costs.values().map(|cost| N::narrow(cost.wide() * scale)).collect();
    let mut auction = Auction::new(model.part, scaled, N::narrow(2 * widest * scale));
    let mut step = widest * scale;
    while step > 1 {
        step = (step / FINER).max(1);
        if !auction.phase(N::narrow(step), seats, spare, watch)? {
            return Ok(None);
        }
    }
    Ok(auction.flow(model, seats, spare, scale))
}

struct Auction<'a, N> {
    part: &'a Part,
    costs: IdVec<EdgeId, N>,
    /// The most by which a bid rises beyond what the next best costs.
    most: N,
    step: N,
    /// What a person costs besides the edge.
    price: IdVec<TakerId, N>,
    /// What a slot is ready to pay.
    level: IdVec<SlotId, N>,
    rest_level: N,
    chosen: IdVec<EdgeId, bool>,
    /// The edge by which each person is held; none for those held by the rest, or by nobody.
    held: IdVec<TakerId, EdgeId>,
    of_rest: IdVec<TakerId, bool>,
    /// The people the rest could take, by a price that was theirs at some time.
    cheapest: BinaryHeap<(Reverse<N>, TakerId)>,
    scanned: usize,
}

/// Who bids: a slot, or the rest.
type Bidder = Option<SlotId>;

/// The best offer for a bidder.
struct Offer<N> {
    person: TakerId,
    /// None for the rest, whom everybody costs nothing.
    edge: EdgeId,
    cost: N,
    /// What the next best costs in all.
    next: N,
}

impl<'a, N: Cost> Auction<'a, N> {
    fn new(part: &'a Part, costs: IdVec<EdgeId, N>, most: N) -> Self {
        let (slots, people) = (part.slots.len(), part.people.len());
        Self {
            part,
            chosen: IdVec::filled(false, costs.len()),
            costs,
            most,
            step: N::default(),
            price: IdVec::filled(N::default(), people),
            level: IdVec::filled(-N::FAR, slots),
            rest_level: -N::FAR,
            held: IdVec::filled(EdgeId::NONE, people),
            of_rest: IdVec::filled(false, people),
            cheapest: BinaryHeap::new(),
            scanned: 0,
        }
    }

    /// Everybody is free again, at the price they have; whether all seats were filled within one step of the best.
    fn phase(&mut self, step: N, seats: &IdVec<SlotId, u32>, spare: usize, watch: &Watch<'_>) -> Result<bool, Error> {
        self.step = step;
        self.level.values_mut().for_each(|level| *level = -N::FAR);
        self.rest_level = -N::FAR;
        self.chosen.values_mut().for_each(|chosen| *chosen = false);
        self.held.values_mut().for_each(|held| *held = EdgeId::NONE);
        self.of_rest.values_mut().for_each(|held| *held = false);
        if spare > 0 {
            self.cheapest = self.price.iter().map(|(person, price)| (Reverse(*price), person)).collect();
        }
        let mut bidders: Vec<Bidder> = vec![None; spare];
        for (slot, seats) in seats.iter() {
            bidders.extend((0..*seats).map(|_| Some(slot)));
        }
        let enough = PATIENCE * (self.costs.len() + self.price.len());
        while let Some(bidder) = bidders.pop() {
            watch.step()?;
            let Some(offer) = self.best(bidder) else { return Ok(false) };
            let Some(loser) = self.bid(bidder, &offer) else { continue };
            bidders.push(loser);
            if self.scanned > enough || self.price[offer.person] > N::narrow(N::FAR.wide() / 8) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// None if there is nobody.
    fn best(&mut self, bidder: Bidder) -> Option<Offer<N>> {
        let Some(slot) = bidder else { return self.cheapest() };
        let mut offer = Offer { person: TakerId::NONE, edge: EdgeId::NONE, cost: N::FAR, next: N::FAR };
        let edges = self.part.of_slot(slot);
        self.scanned += edges.len();
        let mut first = N::FAR;
        for edge in edges {
            let person = self.part.edge_people[edge];
            let cost = self.costs[edge];
            let sum = cost + self.price[person];
            if sum < offer.next && !self.chosen[edge] {
                if sum < first {
                    offer = Offer { person, edge, cost, next: first };
                    first = sum;
                } else {
                    offer.next = sum;
                }
            }
        }
        offer.next = offer.next.min(first + self.most);
        offer.edge.some().map(|_| offer)
    }

    fn cheapest(&mut self) -> Option<Offer<N>> {
        let (price, person) = self.pop_cheapest()?;
        let next = self.pop_cheapest();
        if let Some((next, other)) = next {
            self.cheapest.push((Reverse(next), other));
        }
        let most = price + self.most;
        let next = next.map_or(most, |(next, _)| next.min(most));
        Some(Offer { person, edge: EdgeId::NONE, cost: N::default(), next })
    }

    fn pop_cheapest(&mut self) -> Option<(N, TakerId)> {
        loop {
            self.scanned += 1;
            let (Reverse(then), person) = self.cheapest.pop()?;
            let now = self.price[person];
            if self.of_rest[person] {
                continue;
            }
            if then == now {
                return Some((now, person));
            }
            self.cheapest.push((Reverse(now), person));
        }
    }

    /// Raises the price of a person until the next best is as good, and takes them, unless who holds them is ready to
    /// pay more; who has to bid again, if anybody.
    fn bid(&mut self, bidder: Bidder, offer: &Offer<N>) -> Option<Bidder> {
        let person = offer.person;
        let level = match bidder {
            Some(slot) => &mut self.level[slot],
            None => &mut self.rest_level,
        };
        *level = offer.next.max(*level);
        let price = *level + self.step - offer.cost;
        self.price[person] = price;
        let held = self.held[person];
        let holder: Option<Bidder> = match held.some() {
            Some(held) => Some(Some(self.part.edge_slots[held])),
            None => self.of_rest[person].then_some(None),
        };
        let ready = match holder {
            Some(Some(slot)) => self.level[slot] - self.costs[held],
            Some(None) => self.rest_level,
            None => -N::FAR,
        };
        if price < ready - self.step {
            if bidder.is_none() {
                self.cheapest.push((Reverse(price), person));
            }
            return Some(bidder);
        }
        if let Some(held) = held.some() {
            self.chosen[held] = false;
        }
        if let Some(edge) = offer.edge.some() {
            self.chosen[edge] = true;
        }
        self.held[person] = offer.edge;
        self.of_rest[person] = bidder.is_none();
        if holder == Some(None) {
            self.cheapest.push((Reverse(price), person));
        }
        holder
    }

    /// The plan at exact prices; none if a seat had better stay empty.
    fn flow<C: Cost>(
        mut self,
        model: &Model<'_>,
        seats: &IdVec<SlotId, u32>,
        spare: usize,
        scale: i128,
    ) -> Option<Flow<C>> {
        for (slot, _) in seats.iter().filter(|(_, seats)| **seats == 0) {
            let sums = self.part.of_slot(slot).map(|edge| self.costs[edge] + self.price[self.part.edge_people[edge]]);
            self.level[slot] = sums.min().unwrap_or_default();
        }
        let rest = (spare > 0).then_some(&self.rest_level);
        let mut taken: IdVec<NodeId, bool> = IdVec::filled(false, usize::try_from(scale).ok()?);
        let remainder = |price: &N| NodeId::new(usize::try_from(price.wide().rem_euclid(scale)).unwrap_or_default());
        for price in self.level.values().chain(self.price.values()).chain(rest) {
            taken[remainder(price)] = true;
        }
        let (unused, _) = taken.iter().find(|(_, taken)| !**taken)?;
        let exact = |price: &N| (price.wide() - unused.index() as i128).div_euclid(scale);
        let base = match rest {
            Some(rest) => exact(rest),
            None => self.price.values().map(exact).min()?,
        };
        let mut price = IdVec::filled(C::default(), model.layout.parent.len());
        for (slot, level) in self.level.iter() {
            let level = exact(level) - base;
            if level > model.weights.fill {
                return None;
            }
            price[model.layout.slot(slot)] = C::narrow(level);
        }
        for (person, own) in self.price.iter() {
            price[model.layout.person(person)] = C::narrow((exact(own) - base).max(0));
        }
        Some(Flow { chosen: self.chosen, price })
    }
}

#[cfg(test)]
mod tests {
    use crate::assign::{Load, Options};

    use super::super::parts::parts;
    use super::super::problem::Problem;
    use super::super::rows::Rows;
    use super::super::weights::Weights;
    use super::super::{bipartite, cost::Cost};
    use super::*;

    /// Numbers below `most`, without end (Marsaglia, *Xorshift RNGs*, 2003).
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, most: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0 % most
        }
    }

    fn problem(numbers: &mut Numbers) -> Problem {
        let mut problem = Problem::new(["cost"]);
        let slots = 1 + numbers.below(7);
        for _ in 0..slots {
            let seats = u32::try_from(numbers.below(4)).unwrap();
            problem.slot(seats, seats);
        }
        let people = 1 + numbers.below(14);
        for _ in 0..people {
            problem.person(Load::up_to(1));
        }
        let widest = [1, 2, 10, 1_000_000_000_000][usize::try_from(numbers.below(4)).unwrap()];
        for slot in 0..slots {
            for person in 0..people {
                if numbers.below(3) > 0 {
                    let cost = i64::try_from(numbers.below(widest)).unwrap() - 1;
                    problem.edge(u32::try_from(slot).unwrap(), u32::try_from(person).unwrap(), &[cost]);
                }
            }
        }
        problem
    }

    /// What the plans of both kernels cost, and whether prices prove that of the auction; none if it has none.
    fn both<C: Cost>(model: &Model<'_>, costs: &IdVec<EdgeId, C>) -> Option<[i128; 2]> {
        let options = Options::default();
        let watch = Watch::new(&options, 0);
        let part = model.part;
        let total = |chosen: &IdVec<EdgeId, bool>| {
            chosen.iter().filter(|(_, is)| **is).map(|(edge, _)| costs[edge].wide()).sum::<i128>()
        };
        let seats: IdVec<SlotId, u32> = part.slots.ids().map(|slot| model.most(model.layout.slot(slot))).collect();
        let flow = fill(model, costs, &seats, &watch).unwrap()?;
        let mut free: IdVec<TakerId, bool> = IdVec::filled(true, part.people.len());
        let mut left = seats;
        for (edge, is_chosen) in flow.chosen.iter() {
            let (slot, person) = (part.edge_slots[edge], part.edge_people[edge]);
            let beyond = costs[edge].wide() + flow.price[model.layout.person(person)].wide()
                - flow.price[model.layout.slot(slot)].wide();
            assert!(if *is_chosen { beyond <= 0 } else { beyond >= 0 }, "{beyond}");
            if *is_chosen {
                assert!(std::mem::replace(&mut free[person], false));
                left[slot] -= 1;
            }
        }
        assert!(left.values().all(|left| *left == 0));
        for (person, is_free) in free.iter() {
            let price = flow.price[model.layout.person(person)].wide();
            assert!(price >= 0 && (!is_free || price == 0), "{price}");
        }
        let other = bipartite::fill(model, costs, &watch).unwrap();
        Some([total(&flow.chosen), total(&other.chosen)])
    }

    #[test]
    fn agrees_with_the_kernel_of_paths() {
        let numbers = &mut Numbers(20_100);
        let mut found = 0;
        for _ in 0..3_000 {
            let problem = problem(numbers);
            for part in parts(&problem, &Rows::of(&problem)).unwrap() {
                let costs = part.costs(&problem);
                let weights = Weights::of(&problem, &part, &costs).unwrap();
                let model = Model::new(&problem, &part, weights);
                let totals = both::<i64>(&model, &model.weights.combine(&part, costs));
                if let Some([one, other]) = totals {
                    assert_eq!(one, other);
                    found += 1;
                }
            }
        }
        assert!(found > 1_000, "{found}");
    }
}
