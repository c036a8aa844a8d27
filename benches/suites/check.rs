//! Eleven checks over people and a tenth as many units, beside the same checks in polars.

use std::path::Path;
use std::time::Duration;

use gridcore::{Grid, check};
use gridcore_benches::data::Organisation;
use gridcore_benches::measure::{Scale, median, time};
use gridcore_benches::polars::{self, Polars};
use gridcore_benches::table::{Table, Target};

/// One that keeps the pages it is given back, as polars brings along.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let scale = Scale::of_run();
    let mut table = Table::new();
    let python = polars::python();
    if python.is_none() {
        println!("polars is not measured: run `make bench`, or name a Python that has it in BENCH_PYTHON");
    }
    for size in scale.sizes(1_000_000) {
        let organisation = Organisation::of(size);
        let (charter, runs) = (organisation.charter(), scale.runs(size));
        let grid = Grid::new(&charter, &organisation.roster(&charter)).expect("a grid");
        let mut built = Vec::new();
        let mut loaded = Vec::new();
        let mut ours = || {
            built.extend((0..=runs / 2).map(|_| time(|| check::all(&grid))));
            let load = || check::all(&Grid::new(&charter, &organisation.roster(&charter)).expect("a grid"));
            loaded.extend((0..=runs / 2).map(|_| time(load)));
        };
        // Before and after the peer, so that both meet the same machine.
        ours();
        let peer = python.as_deref().map(|python| peer(python, &organisation, runs));
        ours();
        if let Some(peer) = &peer {
            compare(peer, &check::all(&grid));
        }
        lines(&mut table, size, [median(built), median(loaded)], peer.as_ref());
    }
    table.print("full check: eleven rules, a tenth as many units as people");
}

fn peer(python: &Path, organisation: &Organisation, runs: usize) -> Polars {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check");
    organisation.write(&directory).expect("the tables are written");
    let lowest = organisation.units.tiers.iter().max().expect("a tier");
    polars::check(python, &directory, runs, lowest)
}

/// Both must find the same.
fn compare(peer: &Polars, ours: &gridcore::Findings) {
    for found in [&peer.text, &peer.numbers] {
        let counts = found.counts.iter().map(|(rule, count)| (rule.as_str(), *count));
        assert!(counts.filter(|(_, count)| *count > 0).eq(ours.counts()), "{found:?} against {ours}");
    }
}

fn lines(table: &mut Table, size: usize, [built, loaded]: [Duration; 2], peer: Option<&Polars>) {
    let jobs = ["check, grid built", "check, from columns, build included"];
    let Some(peer) = peer else {
        table.alone(jobs[0], size, built, Target::None);
        table.alone(jobs[1], size, loaded, Target::None);
        return;
    };
    let name = |keys: &str| format!("polars {} ({keys})", peer.version);
    let (text, numbers) = (peer.text.time(), peer.numbers.time());
    table.beside(jobs[0], size, &name("numbers"), [built, numbers], Target::Ratio(0.2));
    table.beside(jobs[1], size, &name("texts"), [loaded, text], Target::Ratio(1.0));
}
