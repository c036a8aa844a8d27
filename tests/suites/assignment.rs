//! The assignment engine against every plan there is, and against itself on the same problem put otherwise.

use gridcore::assign::{Load, Options, Problem, Solution, linear_sum_assignment, solve_assignment};
use gridcore_tests::assignment::{Best, Kind, Small, best, best_deciding, least_missing};
use gridcore_tests::random::Random;

/// Cases of each kind.
const CASES: u64 = 1_500;

fn solved(problem: &Problem) -> Solution {
    let options = Options { nodes: 100_000, ..Options::default() };
    problem.solve(&options).unwrap_or_else(|error| panic!("{error:?}"))
}

/// A solution as the oracle says it.
fn said(problem: &Problem, solution: &Solution) -> Best {
    let mut pairs: Vec<(u32, u32)> = solution.chosen().iter().map(|e| problem.ends(*e).expect("an edge")).collect();
    pairs.sort_unstable();
    Best { missing: solution.missing(), totals: solution.total().to_vec(), filled: pairs.len(), pairs }
}

fn check(kind: Kind, most: usize) {
    for seed in 0..CASES {
        let random = &mut Random::new(seed);
        let small = Small::random(random, kind, most);
        let problem = small.problem();
        let solution = solved(&problem);
        let (ours, wanted) = (said(&problem, &solution), best(&small));
        if kind == Kind::Any {
            // The tie rule holds for flows.
            assert_eq!((ours.missing, &ours.totals), (wanted.missing, &wanted.totals), "{kind:?} {seed}: {small:?}");
        } else {
            assert_eq!(ours, wanted, "{kind:?} {seed}: {small:?}");
        }
        assert!(solution.is_exact(), "{kind:?} {seed}: {small:?}");
        assert_eq!(solution.bound(), solution.total());
        if let Err(error) = solution.verify(&problem) {
            panic!("{kind:?} {seed}: {error} {small:?}");
        }
        let shuffled = small.shuffled(random);
        let again = said(&shuffled.problem(), &solved(&shuffled.problem()));
        assert_eq!(again, ours, "{kind:?} {seed}, rows in another order: {small:?}");
        let relabelled = small.relabelled(random).problem();
        let again = said(&relabelled, &solved(&relabelled));
        assert_eq!((again.missing, again.totals, again.filled), (ours.missing, ours.totals, ours.filled), "{seed}");
    }
}

#[test]
fn one_seat_a_person() {
    check(Kind::Single, 12);
}

#[test]
fn loads() {
    check(Kind::Loads, 11);
}

#[test]
fn nested_bounds() {
    check(Kind::Nested, 11);
}

#[test]
fn any_bounds() {
    check(Kind::Any, 10);
}

#[test]
fn without_the_tie_rule_the_score_is_the_same() {
    for seed in 0..CASES {
        let problem = Small::random(&mut Random::new(seed), Kind::Nested, 14).problem();
        let options = Options { ties: false, ..Options::default() };
        let free = problem.solve(&options).unwrap_or_else(|error| panic!("{error:?}"));
        let bound = solved(&problem);
        assert_eq!(
            (free.missing(), free.total(), free.chosen().len()),
            (bound.missing(), bound.total(), bound.chosen().len())
        );
        free.verify(&problem).expect("a best plan");
    }
}

/// Overlapping exclusions make the problem hard; a plan, a bound and their distance come out all the same.
#[test]
fn out_of_budget_there_are_plan_and_bound() {
    let random = &mut Random::new(7);
    let mut problem = Problem::new(["cost"]);
    let slots: Vec<u32> = (0..30).map(|_| problem.slot(1, 1)).collect();
    let people: Vec<u32> = (0..12).map(|_| problem.person(Load::up_to(3))).collect();
    let mut edges = Vec::new();
    for person in &people {
        let own: Vec<u32> =
            slots.iter().map(|slot| problem.edge(*slot, *person, &[random.below(100) as i64])).collect();
        edges.push(own);
    }
    for own in &edges {
        for _ in 0..60 {
            problem.bound([own[random.below(30)], own[random.below(30)]], 0, 1);
        }
    }
    let tight = problem.solve(&Options { nodes: 3, ..Options::default() }).expect("a plan");
    assert!(!tight.is_exact());
    assert!((tight.least_missing(), tight.bound()) <= (tight.missing(), tight.total()));
    tight.verify(&problem).expect("a plan that keeps to its bounds");
    let more = problem.solve(&Options { nodes: 300, ..Options::default() }).expect("a plan");
    assert!((more.missing(), more.total()) <= (tight.missing(), tight.total()));
    assert!((more.least_missing(), more.bound()) >= (tight.least_missing(), tight.bound()));
}

#[test]
fn levels_come_in_order_however_large() {
    let far = 1_i64 << 40;
    let mut problem = Problem::new(["first", "second", "third"]);
    let slot = problem.slot(1, 1);
    for (person, costs) in [[1, -far, -far], [0, far, far], [0, far, far - 1]].iter().enumerate() {
        let person = {
            problem.person(Load::up_to(1));
            person as u32
        };
        problem.edge(slot, person, costs);
    }
    let solution = solved(&problem);
    assert_eq!(solution.chosen(), [2]);
    solution.verify(&problem).expect("the best plan");
}

/// What it costs to decide otherwise about each edge is what the best plan that does so costs more.
#[test]
fn losses_are_those_of_the_best_plans_that_decide_otherwise() {
    let mut impossible = 0;
    for (seed, kind) in (0..CASES / 2).zip([Kind::Single, Kind::Loads, Kind::Nested, Kind::Any].into_iter().cycle()) {
        let small = Small::random(&mut Random::new(seed), kind, 9);
        let problem = small.problem();
        let solution = solved(&problem);
        let edges: Vec<u32> = (0..small.edges.len() as u32).collect();
        let options = Options { nodes: 100_000, ..Options::default() };
        let found = solution.alternatives(&problem, &edges, &options).unwrap_or_else(|error| panic!("{error:?}"));
        let ours = said(&problem, &solution);
        for (edge, found) in edges.into_iter().zip(found) {
            let is_chosen = solution.chosen().contains(&edge);
            let wanted = best_deciding(&small, edge, !is_chosen);
            impossible += usize::from(wanted.is_none());
            let loss = wanted.map(|wanted| {
                let more: Vec<i64> = wanted.totals.iter().zip(&ours.totals).map(|(new, old)| new - old).collect();
                (wanted.missing as i64 - ours.missing as i64, more)
            });
            let said = found.as_ref().map(|found| (found.missing, found.loss.clone()));
            assert_eq!(said, loss, "{kind:?} {seed}, edge {edge}: {small:?}");
            if let Some(found) = found {
                assert!(found.exact && if is_chosen { &found.leaves } else { &found.enters }.contains(&edge));
            }
        }
    }
    assert!(impossible > 0);
}

/// A deficient set lacks something, and nothing once any one of it is left out.
#[test]
fn deficient_sets_are_minimal() {
    let mut found = 0;
    for (seed, kind) in (0..CASES).zip([Kind::Single, Kind::Loads, Kind::Nested, Kind::Any].into_iter().cycle()) {
        let small = Small::random(&mut Random::new(seed), kind, 9);
        let problem = small.problem();
        let solution = solved(&problem);
        for slot in 0..small.slots.len() as u32 {
            let options = Options { nodes: 100_000, ..Options::default() };
            let set = solution.deficient(&problem, slot, &options).unwrap_or_else(|error| panic!("{error:?}"));
            assert_eq!(set.is_some(), solution.unfilled()[slot as usize] > 0);
            let Some(set) = set else { continue };
            found += 1;
            let missing = least_missing(&small, &set.slots, &set.wanting);
            assert!(missing > 0, "{kind:?} {seed}, slot {slot}: {set:?} {small:?}");
            assert_eq!(set.wanted - set.available, missing);
            for left in &set.slots {
                let rest: Vec<u32> = set.slots.iter().copied().filter(|slot| slot != left).collect();
                assert_eq!(least_missing(&small, &rest, &set.wanting), 0, "{kind:?} {seed}: {set:?} {small:?}");
            }
            for left in &set.wanting {
                let rest: Vec<u32> = set.wanting.iter().copied().filter(|bound| bound != left).collect();
                assert_eq!(least_missing(&small, &set.slots, &rest), 0, "{kind:?} {seed}: {set:?} {small:?}");
            }
        }
    }
    assert!(found > 100, "{found}");
}

/// A few thousand edges, too many to try all plans: what kernels must agree on.
struct Large {
    slots: Vec<u32>,
    people: Vec<u32>,
    costs: Vec<i64>,
    seats: Vec<u32>,
    count: usize,
}

impl Large {
    fn random(random: &mut Random) -> Self {
        let (slots, count) = (random.between(1, 40), random.between(1, 60));
        let width = [2, 20, 2_000][random.below(3)];
        let density = random.between(5, 90);
        let mut large = Self { slots: vec![], people: vec![], costs: vec![], seats: vec![], count };
        large.seats = (0..slots).map(|_| random.between(0, 3) as u32).collect();
        for slot in 0..slots as u32 {
            for person in (0..count as u32).filter(|_| random.chance(density)).collect::<Vec<_>>() {
                large.slots.push(slot);
                large.people.push(person);
                large.costs.push(random.below(width) as i64 - 3);
            }
        }
        large
    }

    /// Costs times `factor`; with costs of loads that change nothing, the kernel of loads solves it.
    fn problem(&self, factor: i64, with_loads: bool) -> Problem {
        let mut problem = Problem::new(["cost"]);
        for seats in &self.seats {
            problem.slot(seats / 2, *seats);
        }
        for _ in 0..self.count {
            problem.person(Load { most: 1, extra: if with_loads { vec![vec![0]] } else { vec![] } });
        }
        let costs: Vec<i64> = self.costs.iter().map(|cost| cost * factor).collect();
        problem.edges(&self.slots, &self.people, &[&costs]);
        problem
    }
}

#[test]
fn kernels_and_widths_of_numbers_agree() {
    for seed in 0..300 {
        let large = Large::random(&mut Random::new(seed));
        let problem = large.problem(1, false);
        let plan = solved(&problem);
        plan.verify(&problem).unwrap_or_else(|error| panic!("{seed}: {error}"));
        for (factor, with_loads) in [(1, true), (1 << 45, false), (1 << 45, true)] {
            let other = large.problem(factor, with_loads);
            let solution = solved(&other);
            assert_eq!(solution.chosen(), plan.chosen(), "{seed} times {factor}, {with_loads}");
            solution.verify(&other).unwrap_or_else(|error| panic!("{seed}: {error}"));
        }
    }
}

/// Slots of one required seat are solved as matrices where they are few, and as a flow if loads cost something, be it
/// nothing; both break ties alike.
#[test]
fn small_matrices_and_flows_agree() {
    let (mut tied, mut short) = (0, 0);
    for seed in 0..600 {
        let random = &mut Random::new(seed);
        let mut large = Large::random(random);
        large.seats.iter_mut().for_each(|seats| *seats = 1);
        let second: Vec<i64> = large.costs.iter().map(|_| random.below(4) as i64).collect();
        for levels in 1..=2 {
            let made = |with_loads: bool| {
                let mut problem = Problem::new(["first", "second"].into_iter().take(levels));
                for _ in &large.seats {
                    problem.slot(1, 1);
                }
                for _ in 0..large.count {
                    problem.person(Load { most: 1, extra: if with_loads { vec![vec![0; levels]] } else { vec![] } });
                }
                let costs: Vec<&[i64]> = [&large.costs[..], &second].into_iter().take(levels).collect();
                problem.edges(&large.slots, &large.people, &costs);
                problem
            };
            let (matrix, flow) = (made(false), made(true));
            let (ours, wanted) = (solved(&matrix), solved(&flow));
            assert_eq!((ours.chosen(), ours.total()), (wanted.chosen(), wanted.total()), "{seed}, {levels} levels");
            assert!(ours.is_exact());
            ours.verify(&matrix).unwrap_or_else(|error| panic!("{seed}: {error}"));
            let free = matrix.solve(&Options { ties: false, ..Options::default() }).expect("a plan");
            assert_eq!((free.missing(), free.total()), (wanted.missing(), wanted.total()));
            tied += usize::from(free.chosen() != ours.chosen());
            short += usize::from(ours.missing() > 0);
        }
    }
    assert!(tied > 100 && short > 100, "{tied} {short}");
}

#[test]
fn matrices_and_edges_agree() {
    let random = &mut Random::new(11);
    for case in 0..700 {
        let most = if case % 50 == 0 { 90 } else { 25 };
        let (rows, columns) = (random.between(1, most), random.between(1, most));
        let costs: Vec<i64> = (0..rows * columns)
            .map(|at| match case % 5 {
                0 => random.below(3) as i64,
                1 => random.below(1_000) as i64 - 500,
                2 => ((at / columns + 1) * (at % columns + 1)) as i64,
                // More than doubles add up exactly, and less than 64 bits do.
                3 => (random.bits() >> 14) as i64,
                // More than a double holds.
                _ => (random.bits() >> 8) as i64,
            })
            .collect();
        let whole = linear_sum_assignment(&costs[..], rows, columns, false, &Options::default()).expect("a plan");
        let real: Vec<f64> = costs.iter().map(|cost| *cost as f64).collect();
        let reals = linear_sum_assignment(&real[..], rows, columns, false, &Options::default()).expect("a plan");
        let total = |(row, column): &(Vec<u32>, Vec<u32>)| -> i128 {
            row.iter().zip(column).map(|(r, c)| i128::from(costs[*r as usize * columns + *c as usize])).sum()
        };
        assert!(whole.0.is_sorted() && whole.0.len() == rows.min(columns));
        // The longer side may stay without.
        let short = rows <= columns;
        let (slots, people): (Vec<u32>, Vec<u32>) = (0..rows * columns)
            .map(|at| (at as u32 / columns as u32, at as u32 % columns as u32))
            .map(|(row, column)| if short { (row, column) } else { (column, row) })
            .unzip();
        let (problem, solution) =
            solve_assignment(&slots, &people, &costs, None, None, &Options::default()).expect("a plan");
        solution.verify(&problem).expect("the best plan");
        assert_eq!(total(&whole), solution.total()[0].into(), "{case}");
        if case % 5 < 3 {
            assert_eq!(total(&reals), solution.total()[0].into(), "{case}");
        }
    }
}

/// Sums of the largest doubles are no infinity, and the smallest beside each other are told apart.
#[test]
fn doubles_near_both_ends_of_their_range() {
    for scale in [f64::MAX / 64.0, f64::MIN_POSITIVE] {
        for seed in 0..200 {
            let random = &mut Random::new(seed);
            let (rows, columns) = (random.between(1, 12), random.between(1, 12));
            let costs: Vec<i64> = (0..rows * columns).map(|_| random.below(100) as i64 - 50).collect();
            let scaled: Vec<f64> = costs.iter().map(|cost| *cost as f64 * scale).collect();
            for maximize in [false, true] {
                let total = |(row, column): (Vec<u32>, Vec<u32>)| -> i64 {
                    row.iter().zip(column).map(|(r, c)| costs[*r as usize * columns + c as usize]).sum()
                };
                let options = Options::default();
                let wanted = linear_sum_assignment(&costs[..], rows, columns, maximize, &options).expect("a plan");
                let found = linear_sum_assignment(&scaled[..], rows, columns, maximize, &options).expect("a plan");
                assert_eq!(total(found), total(wanted), "{scale} {seed}");
            }
        }
    }
}
