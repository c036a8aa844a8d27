//! A small assignment problem as plain values.

use gridcore::assign::{Load, Problem};

use crate::random::Random;

/// Which bounds a problem has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// None, and people take one seat.
    Single,
    /// None, with loads.
    Loads,
    /// Some that are nested with the edges of slots and people.
    Nested,
    /// Any.
    Any,
}

/// Slots, people, edges and bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Small {
    /// How many levels there are.
    pub levels: usize,
    /// Required and most seats.
    pub slots: Vec<(u32, u32)>,
    /// The most seats, and what each costs by level.
    pub people: Vec<(u32, Vec<Vec<i64>>)>,
    /// Slot, person, cost by level.
    pub edges: Vec<(u32, u32, Vec<i64>)>,
    /// Edges, least, most.
    pub bounds: Vec<(Vec<u32>, u32, u32)>,
}

impl Small {
    /// One of a kind with at most `most` edges.
    #[must_use]
    pub fn random(random: &mut Random, kind: Kind, most: usize) -> Self {
        let levels = random.between(1, 3);
        let (slots, people) = (random.between(1, 5), random.between(1, 5));
        let mut pairs: Vec<(usize, usize)> = (0..slots).flat_map(|s| (0..people).map(move |p| (s, p))).collect();
        random.shuffle(&mut pairs);
        pairs.truncate(random.between(1, most));
        let width = [1, 2, 3, 9][random.below(4)];
        let cost = |random: &mut Random| random.below(2 * width + 1) as i64 - width as i64;
        let edges: Vec<(u32, u32, Vec<i64>)> = pairs
            .iter()
            .map(|(slot, person)| (*slot as u32, *person as u32, (0..levels).map(|_| cost(random)).collect()))
            .collect();
        let seats = |random: &mut Random| {
            let most = random.between(0, 3) as u32;
            (random.below(most as usize + 1) as u32, most)
        };
        let slots: Vec<(u32, u32)> =
            (0..slots).map(|_| if kind == Kind::Single { (1, 1) } else { seats(random) }).collect();
        let people =
            (0..people)
                .map(|_| {
                    if kind == Kind::Single {
                        (1, vec![])
                    } else {
                        (random.between(0, 3) as u32, extra(random, levels))
                    }
                })
                .collect();
        let mut small = Self { levels, slots, people, edges, bounds: Vec::new() };
        match kind {
            Kind::Single | Kind::Loads => {}
            Kind::Nested => small.nest(random),
            Kind::Any => {
                for _ in 0..random.between(1, 4) {
                    let edges: Vec<u32> = (0..small.edges.len() as u32).filter(|_| random.chance(50)).collect();
                    small.add_bound(random, edges);
                }
            }
        }
        small
    }

    fn add_bound(&mut self, random: &mut Random, edges: Vec<u32>) {
        let most = random.below(edges.len() + 1) as u32;
        let least = if random.chance(40) { random.below(most as usize + 1) as u32 } else { 0 };
        self.bounds.push((edges, least, most));
    }

    /// Bounds on all edges of some slots, each run of slots within the one before; on some edges of a slot; and
    /// the same of people.
    fn nest(&mut self, random: &mut Random) {
        let of = |edges: &[(u32, u32, Vec<i64>)], test: &dyn Fn(u32, u32) -> bool| -> Vec<u32> {
            (0..edges.len() as u32).filter(|e| test(edges[*e as usize].0, edges[*e as usize].1)).collect()
        };
        for by_person in [false, true] {
            let count = if by_person { self.people.len() } else { self.slots.len() };
            let end = move |slot: u32, person: u32| if by_person { person } else { slot };
            let mut run = count;
            for _ in 0..random.below(3) {
                let edges = of(&self.edges, &|slot, person| (end(slot, person) as usize) < run);
                self.add_bound(random, edges);
                run = random.between(1, run);
            }
            for one in 0..count as u32 {
                if random.chance(40) {
                    let own = of(&self.edges, &|slot, person| end(slot, person) == one);
                    let some: Vec<u32> = own.into_iter().filter(|_| random.chance(60)).collect();
                    self.add_bound(random, some);
                }
            }
        }
    }

    /// The problem for the library.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let mut problem = Problem::new((0..self.levels).map(|level| format!("level {level}")));
        for (required, most) in &self.slots {
            problem.slot(*required, *most);
        }
        for (most, extra) in &self.people {
            problem.person(Load { most: *most, extra: extra.clone() });
        }
        for (slot, person, costs) in &self.edges {
            problem.edge(*slot, *person, costs);
        }
        for (edges, least, most) in &self.bounds {
            problem.bound(edges.iter().copied(), *least, *most);
        }
        problem
    }

    /// The same with its edges and bounds in another order.
    #[must_use]
    pub fn shuffled(&self, random: &mut Random) -> Self {
        let mut order: Vec<usize> = (0..self.edges.len()).collect();
        random.shuffle(&mut order);
        let place = |edge: u32| order.iter().position(|old| *old == edge as usize).expect("an edge") as u32;
        let edges = order.iter().map(|old| self.edges[*old].clone()).collect();
        let moved =
            |(edges, least, most): &(Vec<u32>, u32, u32)| (edges.iter().map(|e| place(*e)).collect(), *least, *most);
        let mut bounds: Vec<(Vec<u32>, u32, u32)> = self.bounds.iter().map(moved).collect();
        random.shuffle(&mut bounds);
        Self { edges, bounds, ..self.clone() }
    }

    /// The same with slots and people numbered otherwise.
    #[must_use]
    pub fn relabelled(&self, random: &mut Random) -> Self {
        let mut slots: Vec<usize> = (0..self.slots.len()).collect();
        let mut people: Vec<usize> = (0..self.people.len()).collect();
        random.shuffle(&mut slots);
        random.shuffle(&mut people);
        let place = |order: &[usize], old: u32| order.iter().position(|o| *o == old as usize).expect("a number") as u32;
        let moved = |(slot, person, costs): &(u32, u32, Vec<i64>)| {
            (place(&slots, *slot), place(&people, *person), costs.clone())
        };
        Self {
            slots: slots.iter().map(|old| self.slots[*old]).collect(),
            people: people.iter().map(|old| self.people[*old].clone()).collect(),
            edges: self.edges.iter().map(moved).collect(),
            ..self.clone()
        }
    }
}

/// What each seat costs, rising by level in order.
fn extra(random: &mut Random, levels: usize) -> Vec<Vec<i64>> {
    let mut extra: Vec<Vec<i64>> =
        (0..random.below(4)).map(|_| (0..levels).map(|_| random.below(5) as i64 - 1).collect()).collect();
    extra.sort();
    extra
}
