//! One edit of a large grid: applied and undone, and with every finding kept up to date.

use std::collections::BTreeSet;
use std::time::Duration;

use gridcore::check::Monitor;
use gridcore::{Change, Grid};
use gridcore_benches::data::Organisation;
use gridcore_benches::measure::{Scale, median, time};
use gridcore_benches::table::{Table, Target};
use gridcore_tests::random::Random;

/// Edits timed together, and how often that is done.
const BATCH: usize = 50;
const BATCHES: usize = 41;

/// An edit must not cost more, wherever the grid is edited.
const LIMIT: Target = Target::Time(Duration::from_micros(20));
const DIRTY: usize = 100;

fn main() {
    let scale = Scale::of_run();
    let mut table = Table::new();
    let mut most = 0;
    for size in scale.sizes(1_000_000) {
        let organisation = Organisation::of(size);
        let charter = organisation.charter();
        let grid = Grid::new(&charter, &organisation.roster(&charter)).expect("a grid");
        let batches = if scale.is_quick() { 1 } else { BATCHES };
        most = most.max(edits(&mut table, &mut Choice::of(&organisation), grid, batches));
    }
    table.print("one edit, by people in the grid");
    println!("\nsubjects looked at again by one edit, at most: {most}");
    assert!(most <= DIRTY, "an edit dirtied {most} subjects");
}

/// Draws an edit of one kind.
type Kind = fn(&mut Choice) -> Change;

/// Measures each kind of edit; returns the most subjects one of them dirtied.
fn edits(table: &mut Table, choice: &mut Choice, mut grid: Grid, batches: usize) -> usize {
    let kinds: [(&str, Kind); 3] =
        [("move a person", Choice::move_person), ("appoint", Choice::appoint), ("move a unit", Choice::move_unit)];
    let (size, mut most) = (grid.person_count(), 0);
    let mut monitor = Monitor::new(grid.clone());
    for (name, edit) in kinds {
        let mut times = [const { Vec::new() }; 4];
        for _ in 0..batches {
            let changes: Vec<[Change; 1]> = (0..BATCH).map(|_| [edit(choice)]).collect();
            let (mut undo, mut undone) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
            times[0].push(time(|| undo.extend(changes.iter().map(|change| grid.apply(change).expect("it fits")))));
            times[1].push(time(|| undone.extend(undo.iter().rev().map(|undo| grid.apply(undo).expect("it fits")))));
            let (mut deltas, mut back) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
            times[2].push(time(|| deltas.extend(changes.iter().map(|c| monitor.apply(c).expect("it fits")))));
            times[3].push(time(|| {
                back.extend(deltas.iter().rev().map(|delta| monitor.apply(&delta.inverse).expect("it fits")));
            }));
            most = deltas.iter().chain(&back).map(|delta| delta.looked_at).fold(most, usize::max);
        }
        let [apply, undo, check, uncheck] = times.map(|times| median(times) / u32::try_from(BATCH).unwrap_or(1));
        table.alone(&format!("{name}: apply"), size, apply, Target::None);
        table.alone(&format!("{name}: undo"), size, undo, Target::None);
        table.alone(&format!("{name}: apply, check again"), size, check, LIMIT);
        table.alone(&format!("{name}: undo, check again"), size, uncheck, LIMIT);
    }
    most
}

/// What edits choose from, at random.
struct Choice {
    random: Random,
    /// People without an appointment, each taken once in a round.
    free: std::iter::Cycle<std::vec::IntoIter<String>>,
    cells: Vec<String>,
    above: Vec<String>,
}

impl Choice {
    fn of(organisation: &Organisation) -> Self {
        let mut random = Random::new(3);
        let held: BTreeSet<&str> = organisation.appointments.people.iter().collect();
        let mut free: Vec<String> =
            organisation.people.keys.iter().filter(|person| !held.contains(person)).map(str::to_owned).collect();
        random.shuffle(&mut free);
        let units = &organisation.units;
        let mut tiers: Vec<&str> = units.tiers.clone();
        tiers.sort_unstable();
        tiers.dedup();
        let of_tier = |tier: Option<&str>| -> Vec<String> {
            units.iter().filter(|(.., own)| Some(*own) == tier).map(|(key, ..)| key.to_owned()).collect()
        };
        let cells = of_tier(tiers.pop());
        Self { random, free: free.into_iter().cycle(), cells, above: of_tier(tiers.pop()) }
    }

    fn move_person(&mut self) -> Change {
        Change::place(self.free.next().expect("people"), one(&mut self.random, &self.cells))
    }

    fn appoint(&mut self) -> Change {
        Change::appoint(self.free.next().expect("people"), "deputy", one(&mut self.random, &self.cells))
    }

    fn move_unit(&mut self) -> Change {
        Change::move_unit(one(&mut self.random, &self.cells), one(&mut self.random, &self.above))
    }
}

fn one(random: &mut Random, keys: &[String]) -> String {
    keys[random.below(keys.len())].clone()
}
