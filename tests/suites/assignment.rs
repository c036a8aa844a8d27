//! The assignment engine against every plan there is, and against itself on the same problem put otherwise.

use gridcore::assign::{Load, Options, Problem, Solution};
use gridcore_tests::assignment::{Best, Kind, Small, best};
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
