//! Cells drawn under branches: the joint optimum, beside the same as a mixed-integer programme.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gridcore::assign;
use gridcore_benches::measure::{Scale, median_of};
use gridcore_benches::polars;
use gridcore_benches::table::{Table, Target};
use gridcore_tests::plans::{Undrawn, undrawn};
use gridcore_tests::systems::area7;
use serde::{Deserialize, Serialize};

/// The 57 cells of the production area must not take longer.
const LIMIT: Target = Target::Time(Duration::from_millis(1));

fn main() {
    let scale = Scale::of_run();
    let mut table = Table::new();
    let one = undrawn(1);
    let runs = if scale.is_quick() { 1 } else { 101 };
    let ours = median_of(runs, || assign::draw_cells(&one.grid, &one.request).expect("a plan"));
    match polars::python() {
        None => {
            println!("HiGHS is not measured: run `make bench`, or name a Python that has SciPy in BENCH_PYTHON");
            table.alone("57 cells under 18 branches", area7::CELLS, ours, LIMIT);
        }
        Some(python) => {
            let peer = peer(&python, &one, if scale.is_quick() { 1 } else { 9 });
            let cost = assign::draw_cells(&one.grid, &one.request).expect("a plan").cost;
            assert_eq!(cost, peer.cost, "HiGHS finds another optimum");
            let name = format!("HiGHS of SciPy {}", peer.version);
            let times = [ours, Duration::from_nanos(peer.ns)];
            table.beside("57 cells under 18 branches", area7::CELLS, &name, times, LIMIT);
        }
    }
    for times in if scale.is_quick() { [1, 1, 1] } else { [1, 10, 100] } {
        let area = undrawn(times);
        let ours = median_of(runs.min(11), || assign::draw_cells(&area.grid, &area.request).expect("a plan"));
        table.alone("as many times over", area7::CELLS * times, ours, Target::None);
        let plan = assign::draw_cells(&area.grid, &area.request).expect("a plan");
        let ours = median_of(3, || plan.verify(&area.grid).expect("it holds"));
        table.alone("verify", area7::CELLS * times, ours, Target::None);
    }
    table.print("cells drawn, by cells");
}

#[derive(Serialize)]
struct Instance {
    units: Vec<Unit>,
    size: [u32; 2],
    span: [u32; 2],
    split: u32,
    cells: u32,
}

/// By cut from 0 to the number of people, whether it splits a team.
#[derive(Serialize)]
struct Unit {
    splits: Vec<bool>,
}

#[derive(Deserialize)]
struct Peer {
    ns: u64,
    cost: i64,
    version: String,
}

fn peer(python: &Path, area: &Undrawn, runs: usize) -> Peer {
    let mut units: Vec<(&str, Unit)> = Vec::new();
    for (at, row) in area.request.people.iter().enumerate() {
        if units.last().is_none_or(|(unit, _)| *unit != row.unit) {
            units.push((&row.unit, Unit { splits: Vec::new() }));
        }
        let before = at.checked_sub(1).map(|before| &area.request.people[before]);
        let splits = before.is_some_and(|before| before.unit == row.unit && before.team == row.team);
        units.last_mut().expect("a unit").1.splits.push(splits);
    }
    units.iter_mut().for_each(|(_, unit)| unit.splits.push(false));
    let units = units.into_iter().map(|(_, unit)| unit).collect();
    let instance = Instance { units, size: [8, 24], span: [2, 5], split: 25, cells: area.request.cells };
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("draw.json");
    std::fs::write(&file, serde_json::to_string(&instance).expect("JSON")).expect("the instance is written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/draw.py");
    let output = Command::new(python).arg(script).arg(&file).arg(runs.to_string()).output().expect("Python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}
