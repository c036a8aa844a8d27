//! A desk: events taken, the clocks of open cases, a desk made again from its events.

use gridcore::case::{Desk, EventRow, Move};
use gridcore::time::Moment;
use gridcore::{Charter, Grid, Outcome, Roster, TableKind};
use gridcore_benches::measure::{Scale, median_of, time};
use gridcore_benches::table::{Table, Target};

const CHARTER: &str = r#"
    name = "city"
    tiers = ["city", "street"]
    posts = [{ key = "head", at = ["city"] }, { key = "officer", at = ["street"] }, { key = "checker", at = ["street"] }]
    kinds = [{ key = "event" }]
    calendars = [{ key = "office", hours = ["08:30-12:00", "13:30-17:30"] }]
    [[flows]]
    key = "city"
    like = "city"
    limit = "P15D"
    stages = [{ key = "filing", limit = "PT8H", escalate = [{ percent = 80 }, { percent = 100 }, { percent = 150 }] }]
"#;

const STREETS: usize = 100;
/// The moves of a case from report to answer.
const WAY: [Move; 7] =
    [Move::Report, Move::File, Move::Dispatch, Move::Handle, Move::Feedback, Move::Verify, Move::Close];

fn grid() -> Grid {
    let charter = Charter::from_toml(CHARTER).expect("a sound charter");
    let streets = 0..STREETS;
    let units: String = streets.clone().map(|n| format!("s{n},city,street\n")).collect();
    let people: String = streets.clone().map(|n| format!("a{n},s{n}\nb{n},s{n}\n")).collect();
    let held: String = streets.map(|n| format!("a{n},officer,s{n}\nb{n},checker,s{n}\n")).collect();
    let mut roster = Roster::new();
    let mut add = |table: TableKind, header: &str, rows: String| {
        roster.add_csv(table, table.name(), format!("{header}\n{rows}").as_bytes(), &charter);
    };
    add(TableKind::Units, "key,parent,tier\ncity,,city", units);
    add(TableKind::People, "key,cell", people);
    add(TableKind::Appointments, "person,post,unit", held);
    Grid::new(&charter, &roster).expect("a grid")
}

/// Texts of a case, made before anything is timed.
struct Texts {
    case: String,
    unit: String,
    officer: String,
    checker: String,
}

fn texts(cases: usize) -> Vec<Texts> {
    let of = |number: usize| {
        let street = number % STREETS;
        Texts {
            case: format!("c{number}"),
            unit: format!("unit:s{street}"),
            officer: format!("a{street}"),
            checker: format!("b{street}"),
        }
    };
    (0..cases).map(of).collect()
}

/// The events of all cases, each case `moves` of them, in the order of time.
fn events<'t>(texts: &'t [Texts], moments: &[Moment], moves: usize) -> Vec<EventRow<'t>> {
    let steps = WAY.iter().zip(moments).take(moves);
    let event = |(action, at): (&Move, &Moment), texts: &'t Texts| {
        let by = if *action == Move::Verify { &texts.checker } else { &texts.officer };
        let plain =
            EventRow { case: (&*texts.case).into(), at: *at, action: *action, by: by.into(), ..EventRow::default() };
        match action {
            Move::Report => EventRow { kind: "event".into(), place: (&*texts.unit).into(), ..plain },
            Move::Dispatch => EventRow { to: (&*texts.unit).into(), ..plain },
            Move::Close => EventRow { outcome: Some(Outcome::Rectified), answer: "told".into(), ..plain },
            _ => plain,
        }
    };
    steps.flat_map(|step| texts.iter().map(move |texts| event(step, texts))).collect()
}

fn main() {
    let scale = Scale::of_run();
    let grid = grid();
    let at = |text: &str| text.parse::<Moment>().expect("a moment");
    let moments: Vec<Moment> = (0..WAY.len()).map(|n| at(&format!("2024-07-0{}T10:00", n + 1))).collect();
    let mut table = Table::new();
    for size in scale.sizes(1_000_000) {
        let runs = if scale.is_quick() { 1 } else { 3 };
        let texts = texts(size / WAY.len());
        let rows = events(&texts, &moments, WAY.len());
        let mut desk = Desk::new(grid.charter());
        let taken = median_of(runs, || {
            desk = Desk::new(grid.charter());
            let applied = desk.apply_all(&grid, rows.iter().cloned()).expect("a grid of its charter");
            assert_eq!(applied.taken, rows.len(), "{}", applied.findings);
        });
        assert_eq!(desk.open(), 0);
        table.alone("events taken", size, taken, Target::None);
        let recorded: Vec<_> = desk.events().collect();
        let replayed = time(|| Desk::replay(grid.charter(), recorded).expect("its own events"));
        table.alone("events replayed", size, replayed, Target::None);
    }
    for size in scale.sizes(1_000_000) {
        let texts = texts(size);
        let mut desk = Desk::new(grid.charter());
        desk.apply_all(&grid, events(&texts, &moments, 1)).expect("a grid of its charter");
        let runs = if scale.is_quick() { 1 } else { 5 };
        table.alone(
            "lights of open cases",
            size,
            median_of(runs, || desk.lights(at("2024-07-02T09:00"))),
            Target::None,
        );
        let mut told = 0;
        let reached = time(|| told = desk.escalations(at("2024-07-10T10:00")).len());
        assert_eq!(told, 3 * size);
        table.alone("escalations of open cases, three each", size, reached, Target::None);
    }
    table.print("a desk, by events and by open cases");
}
