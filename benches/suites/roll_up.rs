//! Ledgers rolled up a tree of 11,111 units, beside numpy and polars, which scan again.

use std::fmt::Write as _;
use std::time::Duration;

use gridcore::score::{self, BoardRequest, EntryRow, Ledger, Standing, Subjects, Tally, Totals};
use gridcore::time::{Date, Period, PeriodKind};
use gridcore::{Charter, Grid, Points, Roster, TableKind};
use gridcore_benches::data::TIERS;
use gridcore_benches::measure::{Scale, median, median_of, time};
use gridcore_benches::peer::{python, run};
use gridcore_benches::table::{Table, Target};
use serde::Deserialize;

/// Entries are spread over two years.
const DAYS: usize = 731;
const START: Date = Date::constant(2024, 1, 1);

#[derive(Debug, Deserialize)]
struct Peers {
    numpy: u64,
    polars: u64,
    joined: u64,
    sum: u64,
    root: [i64; 3],
    numpy_version: String,
    polars_version: String,
}

fn main() {
    let scale = Scale::of_run();
    let python = python();
    let (depth, cells) = if scale.is_quick() { (2, 100) } else { (4, 10_000) };
    let grid = grid(depth);
    let days: Vec<Date> = std::iter::successors(Some(START), |day| day.tomorrow().ok()).take(DAYS + 1).collect();
    let mut table = Table::new();
    for size in scale.sizes(10_000_000) {
        let mut ledger = posted(&grid, size, cells, &days);
        let raw = Raw::of(size, cells);
        let runs = scale.runs(size).min(11);
        let any = [Period::new(days[16], days[700])];
        let months: Vec<Period> = [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year]
            .into_iter()
            .map(|kind| kind.of(days[400]))
            .collect();
        let board = |periods: &[Period]| {
            score::roll_up(&ledger, &grid, &BoardRequest { periods, ..BoardRequest::default() }).expect("a board")
        };
        let add_up = |subjects| {
            let rows = Tally { subjects, days: &raw.days, points: &raw.points, periods: &any, network: None };
            score::tally(&grid, &rows).expect("a board")
        };
        let mut times = [const { Vec::new() }; 4];
        let mut ours = || {
            times[0].extend((0..=runs / 2).map(|_| time(|| board(&any))));
            times[1].extend((0..=runs / 2).map(|_| time(|| board(&months[..1]))));
            times[2].extend((0..=runs / 2).map(|_| time(|| add_up(Subjects::Units(&raw.units)))));
            times[3].extend((0..=runs / 2).map(|_| time(|| add_up(Subjects::People(&raw.people)))));
        };
        ours();
        let arguments = [size, cells, 16, 700, runs].map(|number| number.to_string());
        let peers = python.as_deref().map(|python| run::<Peers>(python, "roll_up.py", &arguments));
        ours();
        let [scanned, kept, dense, joined] = times.map(median);
        if let Some(peers) = &peers {
            assert_eq!(numbers(&board(&any).totals(0)[0]), peers.root, "all find the same");
            assert_eq!(numbers(&add_up(Subjects::People(&raw.people)).totals(0)[0]), peers.root, "columns too");
            let name = format!("polars {}", peers.polars_version);
            let polars = Duration::from_nanos(peers.polars);
            table.beside("roll up, any days", size, &name, [scanned, polars], Target::Ratio(1.0 / 12.0));
            let numpy = format!("numpy {}", peers.numpy_version);
            let both = [scanned, Duration::from_nanos(peers.numpy)];
            table.beside("roll up, any days, again", size, &numpy, both, Target::None);
            table.beside("roll up, a calendar month", size, &name, [kept, polars], Target::Ratio(1.0 / 200.0));
            table.beside("columns of units, as they come", size, &name, [dense, polars], Target::Ratio(1.0 / 2.5));
            let by_join = [joined, Duration::from_nanos(peers.joined)];
            table.beside("columns of people, joined", size, &name, by_join, Target::Ratio(1.0 / 2.0));
        } else {
            table.alone("roll up, any days", size, scanned, Target::None);
            table.alone("roll up, a calendar month", size, kept, Target::None);
            table.alone("columns of units, as they come", size, dense, Target::None);
            table.alone("columns of people, joined", size, joined, Target::None);
        }
        let kept = median_of(runs, || board(&months));
        table.alone("roll up, a month, its quarter and its year", size, kept, Target::None);
        let one = one_more(&mut ledger, &grid, size, cells, &days);
        match &peers {
            Some(peers) => {
                let name = format!("numpy {}, sum again", peers.numpy_version);
                let both = [one, Duration::from_nanos(peers.sum)];
                table.beside(
                    "post an entry, read the root",
                    size,
                    &name,
                    both,
                    Target::Time(Duration::from_nanos(500)),
                );
            }
            None => table.alone("post an entry, read the root", size, one, Target::None),
        }
    }
    table.print("roll-up: entries of cells, up five tiers");
}

/// A tree with ten units below each.
fn grid(depth: usize) -> Grid {
    let tiers = &TIERS[..=depth];
    let charter = format!(
        "name = \"bench\"\ntiers = {tiers:?}\n[[schemes]]\nkey = \"points\"\nrules = [{{ key = \"any\", least = -9, most = 9 }}]"
    );
    let charter = Charter::from_toml(&charter).expect("a good charter");
    let mut units = "key,parent,tier\nr,,t0\n".to_owned();
    for tier in 1..=depth {
        for unit in 0..10_usize.pow(u32::try_from(tier).unwrap_or(0)) {
            let above = if tier == 1 { "r".to_owned() } else { format!("u{}-{}", tier - 1, unit / 10) };
            let _ = writeln!(units, "u{tier}-{unit},{above},t{tier}");
        }
    }
    let mut roster = Roster::new();
    roster.add_csv(TableKind::Units, "units.csv", units.as_bytes(), &charter);
    // Ten people a cell, by outside numbers.
    let cells = 10_usize.pow(u32::try_from(depth).unwrap_or(0));
    let mut people = "key,cell\n".to_owned();
    for person in 0..10 * cells {
        let _ = writeln!(people, "{},u{depth}-{}", outside(person), person % cells);
    }
    roster.add_csv(TableKind::People, "people.csv", people.as_bytes(), &charter);
    Grid::new(&charter, &roster).expect("a grid")
}

/// The outside number of a person.
const fn outside(person: usize) -> i64 {
    person as i64 * 7_919 + 1_000_003
}

/// The entries as columns of numbers.
struct Raw {
    units: Vec<u32>,
    people: Vec<i64>,
    days: Vec<i32>,
    points: Vec<i64>,
}

impl Raw {
    fn of(size: usize, cells: usize) -> Self {
        // In pre-order, units of ten below each: that of a cell is the cell and all units before it.
        let depth = cells.ilog10();
        let place = |cell: usize| (0..depth).map(|above| cell / 10_usize.pow(above)).sum::<usize>() + depth as usize;
        let places: Vec<u32> = (0..cells).map(|cell| u32::try_from(place(cell)).unwrap_or(0)).collect();
        let mut raw = Self { units: Vec::new(), people: Vec::new(), days: Vec::new(), points: Vec::new() };
        for number in 0..size {
            let mixed = mixed(number);
            raw.units.push(places[mixed % cells]);
            raw.people.push(outside(mixed % (10 * cells)));
            // 2024-01-01 is day 19,723 from 1970.
            raw.days.push(19_723 + i32::try_from(number * DAYS / size).unwrap_or(0));
            raw.points.push(i64::try_from(mixed / cells % 18_001).unwrap_or(0) - 9_000);
        }
        raw
    }
}

fn mixed(number: usize) -> usize {
    usize::try_from((number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33).unwrap_or(0)
}

/// The entry of a number, as the peers make it.
fn row(number: usize, size: usize, subjects: &[String], days: &[Date]) -> EntryRow<'static> {
    let mixed = mixed(number);
    let points = i64::try_from(mixed / subjects.len() % 18_001).unwrap_or(0) - 9_000;
    EntryRow {
        id: format!("{number:08}").into(),
        // Entries that are posted later are of the last day.
        date: days[(number * DAYS / size).min(days.len() - 1)],
        subject: subjects[mixed % subjects.len()].clone().into(),
        rule: "any".into(),
        points: Points::from_thousandths(points),
        author: "unit:r".into(),
        ..EntryRow::default()
    }
}

fn subjects(cells: usize) -> Vec<String> {
    let depth = cells.ilog10();
    (0..cells).map(|cell| format!("unit:u{depth}-{cell}")).collect()
}

fn posted(grid: &Grid, size: usize, cells: usize, days: &[Date]) -> Ledger {
    let subjects = subjects(cells);
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    for start in (0..size).step_by(100_000) {
        let rows = (start..(start + 100_000).min(size)).map(|number| row(number, size, &subjects, days));
        ledger.post(grid, rows).expect("entries that fit");
    }
    ledger
}

/// The time of one posting until the total of the root says so.
fn one_more(ledger: &mut Ledger, grid: &Grid, size: usize, cells: usize, days: &[Date]) -> Duration {
    let subjects = subjects(cells);
    let mut standing = Standing::new(ledger, grid, None, PeriodKind::Year.of(days[1])).expect("a network");
    let times = (0..2_000).map(|number| {
        let row = EntryRow { id: format!("n{number}").into(), ..row(number, size, &subjects, days) };
        time(|| {
            ledger.post(grid, [row]).expect("an entry that fits");
            standing.follow(ledger);
            standing.total("r").copied()
        })
    });
    median(times.collect())
}

fn numbers(totals: &Totals) -> [i64; 3] {
    [totals.plus().thousandths(), totals.minus().thousandths(), i64::try_from(totals.count()).unwrap_or(0)]
}
