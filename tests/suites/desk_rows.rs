//! Events by column, as CSV and as JSON are those given one by one; what cannot be read has its place.

use std::borrow::Cow;

use gridcore::case::{Applied, Desk, EventRow, Move, Recorded, Why};
use gridcore::{Cell, Column, Error, Grid, Language, TableKind, json};
use gridcore_tests::cases;
use gridcore_tests::small;
use gridcore_tests::staffing::healthy;

/// A column of cells that are made one by one.
struct Cells<'c>(&'static str, Box<dyn Fn(usize) -> Cell<'c> + 'c>);

impl Column for Cells<'_> {
    fn name(&self) -> &str {
        self.0
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        (self.1)(row)
    }
}

fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Absent } else { Cell::Text(text) }
}

/// Events as the columns a frame would have, each type as the frame has it.
fn columns<'e>(events: &'e [EventRow<'static>]) -> Vec<Cells<'e>> {
    fn texts<'e>(
        name: &'static str,
        events: &'e [EventRow<'static>],
        of: for<'r> fn(&'r EventRow<'static>) -> &'r str,
    ) -> Cells<'e> {
        Cells(name, Box::new(move |row| text(of(&events[row]))))
    }
    let list = |name, of: for<'r> fn(&'r EventRow<'static>) -> &'r [Cow<'static, str>]| {
        Cells(name, Box::new(move |row| Cell::Tags(of(&events[row]).iter().map(AsRef::as_ref).collect())))
    };
    let whole = |name, of: fn(&EventRow<'static>) -> u32| {
        Cells(name, Box::new(move |row| Cell::Whole(of(&events[row]).into())))
    };
    vec![
        texts("case", events, |e| &e.case),
        Cells("at", Box::new(move |row| Cell::Moment(events[row].at))),
        texts("move", events, |e| e.action.as_str()),
        texts("by", events, |e| &e.by),
        texts("kind", events, |e| &e.kind),
        texts("place", events, |e| &e.place),
        texts("channel", events, |e| &e.channel),
        texts("secrecy", events, |e| e.secrecy.map_or("", |secrecy| secrecy.as_str())),
        list("about", |e| &e.about),
        texts("to", events, |e| &e.to),
        texts("stage", events, |e| &e.stage),
        texts("outcome", events, |e| e.outcome.map_or("", |outcome| outcome.as_str())),
        texts("answer", events, |e| &e.answer),
        Cells("forced", Box::new(move |row| Cell::Other(if events[row].forced { "true" } else { "false" }))),
        texts("supervisor", events, |e| &e.supervisor),
        list("partners", |e| &e.partners),
        whole("problems", |e| e.problems),
        Cells("suggestions", Box::new(move |row| Cell::Decimal(events[row].suggestions.into()))),
        whole("products", |e| e.products),
        texts("product", events, |e| &e.product),
    ]
}

fn borrowed<'c>(cells: &'c [Cells<'_>]) -> Vec<&'c dyn Column> {
    cells.iter().map(|column| column as &dyn Column).collect()
}

/// The same as a sheet has it.
fn csv_of(cells: &[Cells<'_>], rows: usize) -> String {
    let names: Vec<&str> = cells.iter().map(|column| column.0).collect();
    let shown = |row: usize| {
        let cells = cells.iter().map(|column| match column.cell(row) {
            Cell::Text(text) | Cell::Other(text) => text.to_owned(),
            Cell::Moment(at) => at.to_string(),
            Cell::Tags(tags) => tags.join("; "),
            Cell::Whole(number) => number.to_string(),
            Cell::Decimal(number) => number.to_string(),
            _ => String::new(),
        });
        cells.collect::<Vec<_>>().join(",")
    };
    std::iter::once(names.join(",")).chain((0..rows).map(shown)).collect::<Vec<_>>().join("\r\n")
}

fn take(grid: &Grid, apply: impl FnOnce(&mut Desk) -> Result<Applied, Error>) -> (Desk, Applied) {
    let mut desk = Desk::new(grid.charter());
    let applied = apply(&mut desk).unwrap_or_else(|error| panic!("{}", error.findings()));
    (desk, applied)
}

#[test]
fn whatever_form_they_come_in_events_are_the_same() {
    for system in ["gas_centre", "jianghan", "area7"] {
        let grid = healthy(system);
        let mut events = cases::run(system, &grid).expect("a story").driver.events;
        // Some are refused: a key that is there, a person who may not, a move of no case.
        events.extend([events[0].clone(), EventRow { by: "nobody".into(), ..events[1].clone() }]);
        events.push(EventRow { case: "none".into(), action: Move::Handle, ..events[2].clone() });
        let (desk, applied) = take(&grid, |desk| desk.apply_all(&grid, events.iter().cloned()));
        assert_eq!((applied.taken, applied.refused.len()), (events.len() - 3, 3));
        let cells = columns(&events);
        let lines = |mark: &str| {
            let lines: Vec<String> = events.iter().map(|event| json::to_events(std::slice::from_ref(event))).collect();
            lines.iter().map(|line| line.trim_matches(['[', ']'])).collect::<Vec<_>>().join(mark)
        };
        let csv = csv_of(&cells, events.len());
        let ways = [
            ("columns", take(&grid, |desk| desk.apply_columns(&grid, events.len(), &borrowed(&cells)))),
            ("CSV", take(&grid, |desk| desk.apply_text(&grid, csv.as_bytes()))),
            ("CSV with a mark", take(&grid, |desk| desk.apply_text(&grid, format!("\u{feff}{csv}\n").as_bytes()))),
            ("JSON", take(&grid, |desk| desk.apply_text(&grid, json::to_events(&events).as_bytes()))),
            ("lines", take(&grid, |desk| desk.apply_text(&grid, lines("\n\n").as_bytes()))),
        ];
        for (way, (other, told)) in ways {
            assert!(other == desk, "{system}: {way}");
            assert_eq!(told, applied, "{system}: {way}");
        }
    }
}

#[test]
fn a_desk_is_made_again_from_a_table_of_its_events() {
    let grid = healthy("jianghan");
    let desk = cases::run("jianghan", &grid).expect("a story").driver.desk;
    let recorded: Vec<Recorded> = desk.events().collect();
    let events: Vec<EventRow<'static>> = recorded.iter().map(|recorded| recorded.event.clone()).collect();
    let mut cells = columns(&events);
    let some = |text: &'static str, of: fn(&Recorded) -> Option<&str>| {
        let recorded = &recorded;
        Cells(text, Box::new(move |row| of(&recorded[row]).map_or(Cell::Absent, Cell::Text)))
    };
    cells.push(some("after", |r| Some(&r.stage)));
    cells.push(some("owner", |r| r.owner.as_deref()));
    cells.push(some("unit", |r| r.unit.as_deref()));
    cells.push(some("direct", |r| Some(if r.direct { "true" } else { "false" })));
    let again = Desk::replay_columns(grid.charter(), recorded.len(), &borrowed(&cells)).expect("its own");
    assert!(again == desk);
    // Without what came of them they are no events of a desk, and with it they are not taken anew.
    let error = Desk::replay_columns(grid.charter(), recorded.len(), &borrowed(&cells[..cells.len() - 4])).unwrap_err();
    assert_eq!(error.findings().iter().next().expect("a reason").message(Language::En), "`after` is missing");
    let mut other = Desk::new(grid.charter());
    assert!(other.apply_columns(&grid, recorded.len(), &borrowed(&cells)).is_err() && other.is_empty());
}

const CHARTER: &str = r#"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }, { key = "head", at = ["site"] }, { key = "ear", at = ["site"] }]
    kinds = [{ key = "fault", posts = ["lead", "head"] }, { key = "plan", unit = "s", posts = ["head"] }]
    desk = { fallback = [{ unit = "s", posts = ["ear"] }], channels = [{ key = "form" }, { key = "box", to = { unit = "s", posts = ["ear"] } }] }
    flows = [{ key = "faults", like = "solve_or_escalate" }]
"#;

fn workshop() -> Grid {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team"),
        (TableKind::People, "key,cell\np1,t1\np2,t2\np3,t1\np4,t2"),
        (TableKind::Appointments, "person,post,unit\np2,lead,t2\np3,head,s\np4,ear,s"),
    ];
    small::grid(CHARTER, None, &tables)
}

#[test]
fn what_cannot_be_read_has_its_row_and_column_and_the_rest_is_taken() {
    let grid = workshop();
    let text = "case,at,move,by,kind,place,about,problems,forced\n\
        c1,2024-07-01T08:00,report,p1,fault,unit:t2,,,\n\
        c2,2024-07-01 08:00,report,p1,fault,unit:t2,,,\n\
        c3,2024-07-01T08:00,rapport,p1,fault,unit:t2,,many,perhaps\n\
        ,2024-07-01T08:00,report,p1,fault,unit:t2,,,\n\
        c4,2024-07-01T08:00,report,p9,fault,unit:t2,p1;p3,,false\n\
        c1,2024-07-01T09:00,find,p2,,,,2,\n";
    let (desk, applied) = take(&grid, |desk| desk.apply_text(&grid, text.as_bytes()));
    assert_eq!((applied.taken, applied.refused.as_slice(), desk.len()), (2, [1, 2, 3, 4].as_slice(), 1));
    let places: Vec<String> = applied.findings.iter().map(|f| f.place().expect("a place").to_string()).collect();
    let wanted =
        ["events:2:at", "events:3:forced", "events:3:move", "events:3:problems", "events:4:case", "events:5:by"];
    assert_eq!(places, wanted);
    assert!(!applied.findings.to_string().contains("many"), "what a cell holds is not repeated");
    // One line of JSON that is none leaves the others alone.
    let lines = "{\"case\":\"c1\",\"at\":\"2024-07-01T08:00\",\"move\":\"report\",\"by\":\"p1\",\"kind\":\"fault\"}\n{\n[]\n{\"case\":\"c2\",\"at\":\"2024-07-01T08:00\",\"move\":\"report\",\"by\":\"p1\",\"kin\":\"fault\"}";
    let (desk, applied) = take(&grid, |desk| desk.apply_text(&grid, lines.as_bytes()));
    assert_eq!((applied.refused.as_slice(), desk.len()), ([1, 2, 3].as_slice(), 1));
    assert_eq!(applied.findings.count("case.cell"), 3);
}

#[test]
fn a_report_says_where_it_would_go_and_why() {
    let grid = workshop();
    let desk = Desk::new(grid.charter());
    let at = "2024-07-01T08:00".parse().expect("a moment");
    let report = |kind: &'static str, place: &'static str, channel: &'static str, about: &'static str| EventRow {
        case: "c".into(),
        at,
        by: "p1".into(),
        kind: kind.into(),
        place: place.into(),
        channel: channel.into(),
        about: if about.is_empty() { vec![] } else { vec![about.into()] },
        ..EventRow::default()
    };
    let way = |row: EventRow<'_>| {
        let routing = desk.route(&grid, &row).unwrap_or_else(|error| panic!("{}", error.findings()));
        // What it says is what happens.
        let mut other = desk.clone();
        other.apply(&grid, &row).expect("what has a way is taken");
        let taken = other.events().next().expect("an event");
        assert_eq!((&taken.owner, &taken.unit, taken.direct), (&routing.owner, &routing.unit, routing.direct));
        (routing.owner.unwrap_or_default(), routing.why, routing.passed)
    };
    let no = Vec::<String>::new();
    assert_eq!(way(report("fault", "unit:t2", "form", "")), ("post:lead@t2".to_owned(), Why::Place, no.clone()));
    assert_eq!(
        way(report("fault", "unit:t1", "", "")),
        ("post:head@s".to_owned(), Why::Place, vec!["unit:t1".to_owned()])
    );
    assert_eq!(way(report("plan", "unit:t2", "", "")), ("post:head@s".to_owned(), Why::Kind, no.clone()));
    assert_eq!(way(report("fault", "unit:t2", "box", "")), ("post:ear@s".to_owned(), Why::Channel, no.clone()));
    let passed = vec!["unit:t2".to_owned(), "unit:s".to_owned()];
    assert_eq!(way(report("fault", "unit:t2", "", "p2")), ("post:ear@s".to_owned(), Why::StandIn, passed));
    assert_eq!(way(report("fault", "", "", "")), (String::new(), Why::Nobody, no));
    assert!(desk.route(&grid, &report("fault", "unit:t9", "", "")).is_err() && desk.is_empty());
}
