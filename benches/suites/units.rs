//! Units into a grid: from columns and from CSV, beside the same in petgraph.

use gridcore::{Grid, Roster, TableKind, UnitRow};
use gridcore_benches::data::{TIERS, Units};
use gridcore_benches::forest::Forest;
use gridcore_benches::measure::{Scale, side_by_side};
use gridcore_benches::table::{Table, Target};

const PEER: &str = "petgraph";

fn main() {
    let scale = Scale::of_run();
    let mut table = Table::new();
    for size in scale.sizes(1_000_000) {
        let units = Units::tree(size);
        columns(&mut table, "build from columns, parents first", &units, scale);
        columns(&mut table, "build from columns, any order", &units.shuffled(), scale);
        text(&mut table, "units.csv to grid, parents first", &units, scale);
        text(&mut table, "units.csv to grid, any order", &units.shuffled(), scale);
        refused(&mut table, &units, scale);
    }
    table.print("units, string keys, structure validated");
}

fn columns(table: &mut Table, job: &str, units: &Units, scale: Scale) {
    let charter = Units::charter();
    let ours = || {
        let mut roster = Roster::new();
        roster.add_units(units.rows());
        Grid::new(&charter, &roster).expect("a forest")
    };
    let peer = || Forest::of_rows(units.iter(), &TIERS, units.len()).expect("a forest");
    assert_eq!(ours().unit_count(), peer().graph.node_count());
    let times = side_by_side(scale.runs(units.len()), ours, peer);
    table.beside(job, units.len(), PEER, times, Target::Ratio(1.3));
}

/// Units with a tier there is not, in the last row or in all: what is wrong is said in the time of a good load.
fn refused(table: &mut Table, units: &Units, scale: Scale) {
    let charter = Units::charter();
    let load = |from: usize| {
        let mut roster = Roster::new();
        roster.add_units(units.rows().enumerate().map(|(row, unit)| match row < from {
            true => unit,
            false => UnitRow { tier: "t9".into(), ..unit },
        }));
        Grid::new(&charter, &roster)
    };
    let good = || load(units.len()).expect("a forest");
    for (job, from) in [("refused for one bad cell", units.len() - 1), ("refused for one in every row", 0)] {
        let times = side_by_side(scale.runs(units.len()), || load(from).expect_err("a wrong tier"), good);
        table.beside(job, units.len(), "a good load", times, Target::Ratio(1.1));
    }
}

fn text(table: &mut Table, job: &str, units: &Units, scale: Scale) {
    let (charter, text) = (Units::charter(), units.csv());
    let ours = || {
        let mut roster = Roster::new();
        roster.add_csv(TableKind::Units, "units.csv", text.as_bytes(), &charter);
        Grid::new(&charter, &roster).expect("a forest")
    };
    let peer = || Forest::of_csv(text.as_bytes(), &TIERS).expect("a forest");
    assert_eq!(ours().unit_count(), peer().graph.node_count());
    let times = side_by_side(scale.runs(units.len()), ours, peer);
    table.beside(job, units.len(), "csv + petgraph", times, Target::Ratio(1.3));
}
