//! The bytes a grid and a ledger keep, and the most that are in use while it is made.

use std::alloc::System;

use cap::Cap;
use gridcore::score::{EntryRow, Ledger};
use gridcore::time::Date;
use gridcore::{Charter, Grid, Points, Roster, TableKind};
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
    entries(scale);
}

/// Bytes an entry may take, its id among them.
const ENTRY: usize = 48;

/// The bytes of a ledger an entry, ids of eight bytes, posted in batches of 100,000 by a scheme without caps.
fn entries(scale: Scale) {
    println!("\n### memory of a ledger, in bytes\n");
    println!("| entries    | an entry with its id | target | met |");
    println!("|------------|----------------------|--------|-----|");
    let charter = Charter::from_toml(
        "name = \"bench\"\ntiers = [\"site\", \"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"any\", least = -9, most = 9 }]",
    )
    .expect("a good charter");
    let mut units = "key,parent,tier\nr,,site\n".to_owned();
    let subjects: Vec<String> = (0..1_000).map(|team| format!("unit:t{team}")).collect();
    subjects.iter().for_each(|team| units.push_str(&format!("{},r,team\n", &team["unit:".len()..])));
    let mut roster = Roster::new();
    roster.add_csv(TableKind::Units, "units.csv", units.as_bytes(), &charter);
    roster.add_csv(TableKind::People, "people.csv", b"key,cell\n", &charter);
    let grid = Grid::new(&charter, &roster).expect("a grid");
    for size in scale.sizes(10_000_000) {
        let before = ALLOCATOR.allocated();
        let mut ledger = Ledger::new(&charter, "points").expect("the scheme");
        for start in (0..size).step_by(100_000) {
            let rows = (start..(start + 100_000).min(size)).map(|number| EntryRow {
                id: format!("{number:08}").into(),
                date: Date::constant(2024, 5, 17),
                subject: subjects[number % subjects.len()].as_str().into(),
                rule: "any".into(),
                points: Some(Points::ONE),
                author: "unit:r".into(),
                ..EntryRow::default()
            });
            ledger.post(&grid, rows).expect("entries that fit");
        }
        let tenths = (10 * (ALLOCATOR.allocated() - before)).div_ceil(size);
        let met = if tenths <= 10 * ENTRY { "yes" } else { "no" };
        let entry = format!("{}.{}", tenths / 10, tenths % 10);
        println!("| {:<10} | {entry:<20} | ≤ {ENTRY}   | {met:<3} |", grouped(size));
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
