//! Staffing: sparse problems beside OR-tools, many small ones beside the lapjv crate, matrices beside SciPy,
//! lapx, the lsap crate and OR-tools.

use std::path::{Path, PathBuf};

use gridcore::assign::{Options, Problem, linear_sum_assignment};
use gridcore_benches::measure::{Scale, median_of};
use gridcore_benches::polars;
use gridcore_benches::staffing::{Edges, peers, write_matrix};
use gridcore_benches::table::{Table, Target};
use gridcore_tests::random::Random;

fn main() {
    let scale = Scale::of_run();
    let python = polars::python();
    if python.is_none() {
        println!("OR-tools, SciPy and lapx are not measured: run `make bench`, or name a Python in BENCH_PYTHON");
    }
    let wanted = std::env::var("BENCH_ONLY").unwrap_or_default();
    let runs_it = |name: &str| wanted.is_empty() || name.contains(&wanted);
    let mut table = Table::new();
    for people in scale.sizes(100_000) {
        if runs_it("sparse") {
            let edges = Edges::sparse(people, people / 10, people / 5, &[1_000]);
            sparse(&mut table, scale, "sparse, one level", &edges, Target::Ratio(1.0 / 15.0), python.as_deref());
        }
        if runs_it("levels") {
            let edges = Edges::sparse(people, people / 10, people / 5, &[2, 2, 100]);
            sparse(&mut table, scale, "sparse, three levels", &edges, Target::Ratio(1.0 / 8.0), python.as_deref());
        }
    }
    for slots in scale.sizes(10_000).into_iter().filter(|_| runs_it("tight")) {
        let edges = Edges::sparse(slots * 201 / 100, slots, slots * 20_052 / 10_000, &[1_000]);
        sparse(&mut table, scale, "tight, one level", &edges, Target::Ratio(1.0 / 1.2), python.as_deref());
    }
    for cells in scale.sizes(10_000).into_iter().filter(|_| runs_it("cells")) {
        roles(&mut table, scale, cells);
    }
    for (name, costs) in matrices(scale).into_iter().filter(|_| runs_it("dense")) {
        dense(&mut table, scale, name, &costs, python.as_deref());
    }
    table.print("staffing: the engine alone, on numbers");
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn sparse(table: &mut Table, scale: Scale, job: &str, edges: &Edges, target: Target, python: Option<&Path>) {
    let problem = edges.problem();
    let runs = if scale.is_quick() { 1 } else { 5 };
    let solve = || problem.solve(&Options::default()).expect("a plan");
    let ours = median_of(runs, solve);
    let loose = median_of(runs, || problem.solve(&Options { ties: false, ..Options::default() }).expect("a plan"));
    let solution = solve();
    solution.verify(&problem).expect("the best plan");
    let free = format!("{job}, without the tie rule");
    // A peer that must fill all seats says nothing where that cannot be.
    let Some(python) = python.filter(|_| solution.missing() == 0) else {
        table.alone(job, edges.people, ours, Target::None);
        table.alone(&free, edges.people, loose, Target::None);
        return;
    };
    let directory = folder("assign");
    edges.write(&directory);
    let peer = &peers(python, "edges", &directory, runs)["ortools"];
    let combined = edges.combined();
    let total: i64 = solution.chosen().iter().map(|edge| combined[*edge as usize]).sum();
    #[expect(clippy::cast_precision_loss, reason = "both are rounded alike")]
    let same = (total as f64 - peer.total).abs() <= peer.total.abs() * 1e-12;
    assert!(same, "{total} against {}", peer.total);
    table.beside(job, edges.people, &peer.version, [ours, peer.time()], target);
    table.beside(&free, edges.people, &peer.version, [loose, peer.time()], Target::None);
}

/// Cells of 12 people and 8 to 12 roles, all in one problem, beside one call of the crate a cell.
fn roles(table: &mut Table, scale: Scale, cells: usize) {
    let random = &mut Random::new(12);
    let mut problem = Problem::new(["skill"]);
    let mut matrices = Vec::new();
    let (mut slots, mut takers, mut costs) = (Vec::new(), Vec::new(), Vec::new());
    for cell in 0..cells {
        let count = random.between(8, 12);
        let first_slot = u32::try_from(problem.size()[0]).expect("few slots");
        let first_person = u32::try_from(cell * 12).expect("few people");
        let mut matrix = ndarray::Array2::<f64>::zeros((12, 12));
        for role in 0..count {
            problem.slot(1, 1);
            for person in 0..12 {
                let cost = i64::try_from(random.below(100)).expect("a small cost");
                #[expect(clippy::cast_precision_loss, reason = "a small cost")]
                let real = cost as f64;
                matrix[(role, person)] = real;
                slots.push(first_slot + u32::try_from(role).expect("few roles"));
                takers.push(first_person + u32::try_from(person).expect("few people"));
                costs.push(cost);
            }
        }
        for _ in 0..12 {
            problem.person(gridcore::assign::Load::up_to(1));
        }
        matrices.push(matrix);
    }
    problem.edges(&slots, &takers, &[&costs]);
    let runs = if scale.is_quick() { 1 } else { 11 };
    let ours = median_of(runs, || problem.solve(&Options::default()).expect("a plan"));
    let free = Options { ties: false, ..Options::default() };
    let loose = median_of(runs, || problem.solve(&free).expect("a plan"));
    // The crate takes square matrices: rows for roles that are not there cost nothing.
    let crate_total =
        || -> f64 { matrices.iter().map(|matrix| lapjv::cost(matrix, &lapjv::lapjv(matrix).expect("a plan").0)).sum() };
    let peer = median_of(runs, crate_total);
    let solution = problem.solve(&Options::default()).expect("a plan");
    #[expect(clippy::cast_precision_loss, reason = "a small total")]
    let total = solution.total()[0] as f64;
    assert!((total - crate_total()).abs() < 0.5, "{total} against {}", crate_total());
    solution.verify(&problem).expect("the best plan");
    let name = "cells of 12 people and 8 to 12 roles";
    table.beside(name, cells, "lapjv 0.3", [ours, peer], Target::Ratio(1.5));
    table.beside(&format!("{name}, without the tie rule"), cells, "lapjv 0.3", [loose, peer], Target::None);
}

const OBLONG: &str = "oblong, five times as many columns";

/// A matrix with its number of rows.
type Costs = (usize, Vec<f64>);

fn matrices(scale: Scale) -> Vec<(&'static str, Costs)> {
    let random = &mut Random::new(3);
    let factor = if scale.is_quick() { 20 } else { 1 };
    let mut matrix = |rows: usize, columns: usize, most: usize| -> Costs {
        let (rows, columns) = (rows / factor, columns / factor);
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let costs = (0..rows * columns).map(|_| random.below(most) as f64).collect();
        (rows, costs)
    };
    let mut all = vec![
        ("random", matrix(500, 500, 1_000_000)),
        ("random", matrix(1_000, 1_000, 1_000_000)),
        ("random", matrix(2_000, 2_000, 1_000_000)),
        ("random", matrix(5_000, 5_000, 1_000_000)),
        (OBLONG, matrix(1_000, 5_000, 1_000_000)),
        ("heavy ties", matrix(2_000, 2_000, 10)),
    ];
    let side = 1_000 / factor;
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let product = (0..side * side).map(|at| ((at / side + 1) * (at % side + 1)) as f64).collect();
    all.push(("product costs", (side, product)));
    all
}

fn dense(table: &mut Table, scale: Scale, name: &str, (rows, costs): &Costs, python: Option<&Path>) {
    let runs = if scale.is_quick() { 1 } else { 3 };
    let columns = costs.len() / rows;
    let solve = || linear_sum_assignment(&costs[..], *rows, columns, false, &Options::default()).expect("a plan");
    let ours = median_of(runs, solve);
    let (row, column) = solve();
    let total: f64 =
        row.iter().zip(&column).map(|(row, column)| costs[*row as usize * columns + *column as usize]).sum();
    if name == OBLONG {
        let peer = || lsap::get_assigned_cost(*rows, columns, costs, false).expect("a plan");
        assert!((peer() - total).abs() < 1e-6, "{total} against {}", peer());
        let times = [ours, median_of(runs, peer)];
        table.beside(&format!("dense, {name}, lsap"), *rows, "lsap 1.0", times, asked(name, "lsap"));
    }
    let Some(python) = python else {
        table.alone(&format!("dense, {name}"), *rows, ours, Target::None);
        return;
    };
    let directory = folder("matrix");
    write_matrix(&directory, *rows, costs);
    for (peer, found) in peers(python, "matrix", &directory, runs) {
        assert!((found.total - total).abs() < 1e-6, "{total} against {peer}'s {}", found.total);
        let target = asked(name, &peer);
        table.beside(&format!("dense, {name}, {peer}"), *rows, &found.version, [ours, found.time()], target);
    }
}

/// What is asked of a kind of matrix beside a peer.
fn asked(name: &str, peer: &str) -> Target {
    match (name, peer) {
        ("random", "lapx") | ("product costs", "ortools") => Target::Ratio(1.2),
        ("heavy ties", "lapx" | "scipy") => Target::Ratio(1.5),
        (_, "scipy") | (OBLONG, "lsap") => Target::Ratio(1.0),
        _ => Target::None,
    }
}
