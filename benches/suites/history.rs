//! Journals: a record written, a journal opened, the grid of a day near and far.

use gridcore::history::History;
use gridcore::time::{Date, Moment};
use gridcore::{Change, Charter, Grid, Roster, TableKind};
use gridcore_benches::measure::{Scale, median_of, time};
use gridcore_benches::table::{Table, Target};

const TEAMS: usize = 100;
const PEOPLE: usize = 1_000;
const FIRST: Date = Date::constant(2020, 1, 1);

fn grid() -> Grid {
    let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]").expect("a sound charter");
    let mut roster = Roster::new();
    let units: String = (0..TEAMS).map(|team| format!("t{team},s,team\n")).collect();
    let people: String = (0..PEOPLE).map(|person| format!("p{person},t{}\n", person % TEAMS)).collect();
    roster.add_csv(TableKind::Units, "units.csv", format!("key,parent,tier\ns,,site\n{units}").as_bytes(), &charter);
    roster.add_csv(TableKind::People, "people.csv", format!("key,cell\n{people}").as_bytes(), &charter);
    Grid::at(&charter, &roster, FIRST).expect("a grid")
}

/// Day by day, a few hundred of them, people go from team to team.
fn days(records: usize) -> Vec<(Date, Change)> {
    let mut day = FIRST;
    let each = (records / 500).max(1);
    let change =
        |number: usize| Change::place(format!("p{}", number * 7 % PEOPLE), format!("t{}", number * 31 % TEAMS));
    (0..records)
        .map(|number| {
            if number % each == each - 1 {
                day = day.tomorrow().expect("a day");
            }
            (day, change(number))
        })
        .collect()
}

fn main() {
    let scale = Scale::of_run();
    let grid = grid();
    let mut table = Table::new();
    for size in scale.sizes(1_000_000) {
        let records = days(size);
        let recorded = Moment::start_of(records.last().expect("records").0);
        let mut history = History::new(&grid, recorded).expect("a history");
        let written = time(|| {
            for (day, change) in &records {
                history.apply(*day, recorded, std::slice::from_ref(change)).expect("a change");
            }
        });
        table.alone("records written", size, written, Target::None);
        let (text, people) = (history.text().to_owned(), history.people());
        let opened = time(|| History::open(&text, &people).expect("its own text"));
        table.alone("a journal opened", size, opened, Target::None);
        let runs = if scale.is_quick() { 1 } else { 5 };
        let far = records[size / 3].0;
        assert_eq!(history.grid(far).expect("a grid").person_count(), PEOPLE);
        table.alone("the grid of a day, far back", size, median_of(runs, || history.grid(far)), Target::None);
        let last = history.last_day();
        table.alone("the grid of the last day", size, median_of(runs, || history.grid(last)), Target::None);
        let yesterday = last.yesterday().expect("a day");
        let late = [Change::place("p1", "t1")];
        let inserted = time(|| history.apply(yesterday, recorded, &late));
        table.alone("a record of the day before", size, inserted, Target::None);
    }
    table.print("journals of so many records over 1,000 people");
}
