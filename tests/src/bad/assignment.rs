//! Assignment problems that cannot be solved, and solutions that are not theirs.

use std::ops::ControlFlow;

use gridcore::Error;
use gridcore::assign::{Load, Options, Problem, linear_sum_assignment};

use super::{Case, refused};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = vec![unfit(), columns(), twice(), large(), larger(), stopped()];
    cases.extend(matrices());
    cases.extend(foreign());
    cases
}

fn solved(problem: &Problem) -> Error {
    refused("problem", problem.solve(&Options::default()))
}

/// One slot and one person.
fn pair() -> Problem {
    let mut problem = Problem::new(["cost"]);
    problem.slot(1, 1);
    problem.person(Load::up_to(1));
    problem
}

fn unfit() -> Case {
    let mut problem = pair();
    problem.slot(3, 2);
    problem.person(Load { most: 3, extra: vec![vec![1], vec![2], vec![1]] });
    problem.person(Load { most: 3, extra: vec![vec![]] });
    problem.edge(0, 0, &[1, 2]);
    problem.edge(2, 0, &[1]);
    problem.edge(0, 7, &[1]);
    problem.bound([0], 1, 0);
    problem.bound([9], 0, 0);
    Case::new("assignment/parts that do not fit together", "a problem", solved(&problem))
}

fn columns() -> Case {
    let mut problem = pair();
    problem.edges(&[0], &[0, 0], &[&[1]]);
    Case::new("assignment/columns of two lengths", "edges(&[0], &[0, 0], &[&[1]])", solved(&problem))
}

fn twice() -> Case {
    let mut problem = pair();
    problem.edge(0, 0, &[1]);
    problem.edge(0, 0, &[2]);
    Case::new("assignment/an edge twice", "two edges of slot 0 and person 0", solved(&problem))
}

fn large() -> Case {
    let mut problem = Problem::new(["first", "second"]);
    for slot in 0..2 {
        problem.slot(1, 1);
        problem.person(Load::up_to(1));
        problem.edge(slot, slot, &[0, i64::MAX]);
        problem.edge(slot, 1 - slot, &[0, 1]);
    }
    Case::new("assignment/a total beyond 64 bits", "two seats at 2^63 - 1", solved(&problem))
}

fn larger() -> Case {
    let mut problem = Problem::new(["first", "second", "third"]);
    problem.slot(1, 1);
    problem.person(Load::up_to(1));
    problem.edge(0, 0, &[1 << 60; 3]);
    Case::new("assignment/levels beyond 128 bits", "three levels of 2^60", solved(&problem))
}

fn stopped() -> Case {
    let mut problem = Problem::new(["cost"]);
    let slot = problem.slot(2_000, 2_000);
    for person in 0..2_000 {
        problem.person(Load::up_to(1));
        problem.edge(slot, person, &[i64::from(person)]);
    }
    let stop = |_| ControlFlow::Break(());
    let error = refused("stopped", problem.solve(&Options { progress: Some(&stop), ..Options::default() }));
    Case::new("assignment/stopped", "a progress callback that breaks", error)
}

fn matrices() -> Vec<Case> {
    let case = |name: &str, input: &str, costs: &[f64], maximize| {
        let error = linear_sum_assignment(costs, 2, 2, maximize, &Options::default());
        Case::new(format!("assignment/{name}"), input, refused(name, error))
    };
    let far = f64::INFINITY;
    vec![
        case("a matrix that is not full", "[1, 2, 3] for 2 x 2", &[1.0, 2.0, 3.0], false),
        case("a matrix with what is no number", "[1, 2, nan, 4]", &[1.0, 2.0, f64::NAN, 4.0], false),
        case("a matrix with the other infinity", "[1, 2, 3, inf], maximising", &[1.0, 2.0, 3.0, far], true),
        case("a matrix with too few pairs", "[1, inf, 1, inf]", &[1.0, far, 1.0, far], false),
    ]
}

/// A slot of two seats, two people and edges at 3 and 5; a slot that wants one person, at 4.
struct Small {
    slot: (u32, u32),
    least: u32,
    load: Load,
    costs: [i64; 2],
    bound: (u32, u32),
    more: Option<i64>,
}

impl Small {
    const fn new() -> Self {
        Self { slot: (1, 2), least: 0, load: Load::up_to(1), costs: [3, 5], bound: (0, 2), more: None }
    }

    fn problem(&self) -> Problem {
        let mut problem = Problem::new(["cost"]);
        problem.slot(self.slot.0, self.slot.1);
        problem.slot(1, 1);
        let apart = problem.slot(self.least, 1);
        problem.person(self.load.clone());
        problem.person(Load::up_to(1));
        let third = problem.person(Load::up_to(1));
        let edges = self.costs.iter().zip(0..).map(|(cost, person)| problem.edge(0, person, &[*cost]));
        let edges: Vec<u32> = edges.collect();
        problem.edge(0, third, &[9]);
        problem.edge(apart, third, &[4]);
        problem.bound(edges, self.bound.0, self.bound.1);
        if let Some(cost) = self.more {
            problem.edge(1, 0, &[cost]);
        }
        problem
    }
}

/// Solutions verified against problems that are not theirs.
fn foreign() -> Vec<Case> {
    let small = Small::new;
    let verify = |name: &str, found: &Small, other: &Problem| {
        let solution = found.problem().solve(&Options::default()).expect("a problem that can be solved");
        Case::new(
            format!("assignment/verify {name}"),
            "a solution of another problem",
            refused(name, solution.verify(other)),
        )
    };
    let mut wider = small().problem();
    wider.slot(0, 1);
    let mut emptier = Problem::new(["cost"]);
    emptier.slot(1, 2);
    emptier.slot(1, 1);
    emptier.slot(0, 1);
    for _ in 0..3 {
        emptier.person(Load::up_to(1));
    }
    emptier.bound([], 0, 2);
    let gains = Small { costs: [-3, -5], ..small() };
    vec![
        verify("against more slots", &small(), &wider),
        verify("against no edges", &small(), &emptier),
        verify("against fewer seats", &gains, &Small { slot: (1, 1), ..small() }.problem()),
        verify("against a smaller load", &small(), &Small { load: Load::up_to(0), ..small() }.problem()),
        verify("against a tighter bound", &gains, &Small { bound: (0, 1), ..small() }.problem()),
        verify("against other costs", &small(), &Small { costs: [4, 5], ..small() }.problem()),
        verify("against a cheaper edge", &small(), &Small { costs: [3, 2], ..small() }.problem()),
        verify("against an edge that costs far more", &small(), &Small { costs: [3, 500], ..small() }.problem()),
        verify("against another edge", &small(), &Small { more: Some(1), ..small() }.problem()),
        verify("against an optional seat", &Small { least: 1, ..small() }, &Small { least: 0, ..small() }.problem()),
        verify(
            "against a larger load",
            &Small { more: Some(1), ..small() },
            &Small { more: Some(1), load: Load::up_to(2), ..small() }.problem(),
        ),
        verify(
            "against a looser bound",
            &Small { slot: (2, 2), bound: (0, 1), ..small() },
            &Small { slot: (2, 2), bound: (0, 2), ..small() }.problem(),
        ),
    ]
}
