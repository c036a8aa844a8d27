//! The bytes a grid keeps, and the most that are in use while it is made.

use std::alloc::System;

use cap::Cap;
use gridcore::Grid;
use gridcore_benches::data::{Appointments, Organisation, People};
use gridcore_benches::measure::Scale;
use gridcore_benches::table::grouped;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// Bytes a person may take beyond the key.
const LIMIT: usize = 120;

fn main() {
    let scale = Scale::of_run();
    println!("\n### memory of a grid, in bytes\n");
    println!("| people    | a person beyond the key | target | met | a unit beyond the key |");
    println!("|-----------|-------------------------|--------|-----|-----------------------|");
    for size in scale.sizes(1_000_000) {
        let whole = Organisation::of(size);
        let units_only =
            Organisation { people: People::default(), appointments: Appointments::default(), ..whole.clone() };
        let units = kept(&units_only);
        let people = kept(&whole) - units;
        let (keys, unit_keys) = (&whole.people.keys, &whole.units.keys);
        let person = (people - keys.bytes()) / keys.len();
        let unit = (units - unit_keys.iter().map(String::len).sum::<usize>()) / unit_keys.len();
        let met = if person <= LIMIT { "yes" } else { "no" };
        println!("| {:<9} | {person:<23} | ≤ {LIMIT}  | {met:<3} | {unit:<21} |", grouped(size));
    }
}

/// The bytes of a grid once its roster is gone.
fn kept(organisation: &Organisation) -> usize {
    let charter = organisation.charter();
    let before = ALLOCATOR.allocated();
    let grid = Grid::new(&charter, &organisation.roster(&charter)).expect("a grid");
    let bytes = ALLOCATOR.allocated() - before;
    drop(grid);
    bytes
}
