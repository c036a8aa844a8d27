//! Reviews of duties: a year of weekly duties of every cell, each done and told by a row.

use gridcore::duty::{self, ReviewRequest};
use gridcore::time::{Date, PeriodKind};
use gridcore::{Charter, DutyRow, Grid, Roster, TableKind};
use gridcore_benches::measure::{Scale, median_of};
use gridcore_benches::table::{Table, Target};

const CHARTER: &str = r#"
    name = "works"
    tiers = ["works", "cell"]
    posts = [{ key = "lead", at = ["cell"] }]
    duty_lists = [
        { key = "routine", tier = "cell", post = "lead", items = [{ key = "meeting", kind = "meeting", every = "week", first = 5, points = 1 }] },
        { key = "leads", post = "lead", items = [{ key = "round", every = "week", missed = -1 }] },
    ]
"#;

/// Two duties a cell and week.
const LINES: usize = 2 * 52;

fn grid(cells: usize) -> Grid {
    let charter = Charter::from_toml(CHARTER).expect("a sound charter");
    let numbers = 0..cells;
    let units: String = numbers.clone().map(|n| format!("c{n},works,cell\n")).collect();
    let people: String = numbers.clone().map(|n| format!("p{n},c{n}\n")).collect();
    let held: String = numbers.map(|n| format!("p{n},lead,c{n}\n")).collect();
    let mut roster = Roster::new();
    let mut add = |table: TableKind, header: &str, rows: String| {
        roster.add_csv(table, table.name(), format!("{header}\n{rows}").as_bytes(), &charter);
    };
    add(TableKind::Units, "key,parent,tier\nworks,,works", units);
    add(TableKind::People, "key,cell", people);
    add(TableKind::Appointments, "person,post,unit", held);
    Grid::new(&charter, &roster).expect("a grid")
}

fn rows(cells: usize, request: &ReviewRequest) -> Roster {
    let weeks: Vec<Date> =
        PeriodKind::Week.between(request.period.from(), request.period.until()).map(|week| week.from()).collect();
    let row = |date: Date, duty: &'static str, subject: String| DutyRow {
        date,
        duty: duty.into(),
        subject: subject.into(),
        ..DutyRow::default()
    };
    let mut roster = Roster::new();
    for week in weeks.into_iter().take(52) {
        roster.add_duties((0..cells).map(|n| row(week, "meeting", format!("unit:c{n}"))));
        roster.add_duties((0..cells).map(|n| row(week, "round", format!("person:p{n}"))));
    }
    roster
}

fn main() {
    let scale = Scale::of_run();
    let request =
        ReviewRequest { period: "2024-01-01/2024-12-30".parse().expect("52 weeks"), today: Date::constant(2025, 1, 1) };
    let mut table = Table::new();
    for size in scale.sizes(1_000_000) {
        let cells = (size / LINES).max(1);
        let (grid, rows) = (grid(cells), rows(cells, &request));
        let runs = if scale.is_quick() { 1 } else { 3 };
        let mut done = 0;
        let taken = median_of(runs, || {
            let review = duty::review(&grid, &rows, &request).expect("rows that fit");
            done = review.totals.iter().map(|total| total.done).sum::<u64>();
            review
        });
        assert_eq!(done, u64::try_from(cells * LINES).expect("few"));
        table.alone("lines reviewed, a row each", cells * LINES, taken, Target::None);
    }
    table.print("duties, by lines of a review");
}
