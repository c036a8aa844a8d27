//! Events a desk refuses, and what it does not show.

use gridcore::case::{Desk, EventRow, Move, Secrecy};
use gridcore::time::Moment;
use gridcore::{Cell, Column, Grid, Outcome, TableKind, export, json};

use super::{Case, refused};
use crate::small;

const CHARTER: &str = "networks = [{ key = \"line\", tiers = [\"site\", \"team\"] }, { key = \"offices\", tiers = [\"office\"] }]\n\
    posts = [{ key = \"lead\", at = [\"team\"] }, { key = \"head\", at = [\"site\"] }, { key = \"clerk\", at = [\"office\"] }]\n\
    links = [{ key = \"bridge\", source = \"unit\", target = \"unit\", bridge = { tier = \"team\", to = \"offices\" } }]\n\
    kinds = [{ key = \"fault\" }, { key = \"danger\", sign_off = \"bridge\" }]\n\
    [desk]\nchannels = [{ key = \"box\" }]\nproducts = [\"rule\"]\n\
    [[flows]]\nkey = \"faults\"\nstages = [\n\
    { key = \"intake\", next = [\"solving\", \"checking\"] },\n\
    { key = \"solving\", work = \"handle\", next = [\"checking\"], limit = \"PT4H\" },\n\
    { key = \"checking\", work = \"verify\", next = [\"closing\"], back = [\"solving\"] },\n\
    { key = \"closing\", outcomes = [\"rectified\", \"explained\", \"duplicate\"] }]\n";

fn grid() -> Grid {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt,s,team\no,,office\n"),
        (TableKind::People, "key,cell\np1,t\np2,t\np3,t\np4,t\n"),
        (TableKind::Placements, "person,network,cell\np1,offices,o\np2,offices,o\np3,offices,o\np4,offices,o\n"),
        (TableKind::Appointments, "person,post,unit\np2,lead,t\np3,head,s\n"),
    ];
    small::grid(CHARTER, None, &tables)
}

fn at(hour: u32) -> Moment {
    format!("2024-07-01T{hour:02}:00").parse().expect("a moment")
}

fn event(case: &'static str, hour: u32, by: &'static str, action: Move) -> EventRow<'static> {
    EventRow { case: case.into(), at: at(hour), by: by.into(), action, ..EventRow::default() }
}

fn report(case: &'static str, kind: &'static str) -> EventRow<'static> {
    EventRow { kind: kind.into(), place: "unit:t".into(), ..event(case, 8, "p1", Move::Report) }
}

fn to(row: EventRow<'static>, to: &'static str) -> EventRow<'static> {
    EventRow { to: to.into(), ..row }
}

fn staged(row: EventRow<'static>, stage: &'static str) -> EventRow<'static> {
    EventRow { stage: stage.into(), ..row }
}

fn closing(row: EventRow<'static>, outcome: Outcome) -> EventRow<'static> {
    EventRow { outcome: Some(outcome), answer: "letter 1".into(), ..row }
}

/// A case in each state: new, handled, closed, merged, suspended, kept from its own lead.
fn desk(grid: &Grid) -> Desk {
    let mut desk = Desk::new(grid.charter());
    let about = EventRow { about: vec!["p4".into()], ..report("kept", "fault") };
    let handled = |case: &'static str| {
        [staged(event(case, 9, "p2", Move::Advance), "solving"), event(case, 10, "p2", Move::Handle)]
    };
    let mut events = ["new", "handled", "closed", "merged", "suspended"].map(|case| report(case, "fault")).to_vec();
    events.extend([report("danger", "danger"), about]);
    events.extend(["handled", "closed", "merged", "danger"].into_iter().flat_map(handled));
    events.extend(["closed", "merged", "danger"].map(|case| event(case, 11, "p3", Move::Verify)));
    events.push(closing(event("closed", 12, "p3", Move::Close), Outcome::Rectified));
    events.push(to(event("merged", 12, "p3", Move::Merge), "new"));
    events.push(event("suspended", 9, "p3", Move::Suspend));
    for row in events {
        desk.apply(grid, &row).unwrap_or_else(|error| panic!("{row:?}: {}", error.findings()));
    }
    desk
}

fn events() -> Vec<(&'static str, EventRow<'static>)> {
    let joint = |supervisor: &'static str| EventRow {
        supervisor: supervisor.into(),
        ..to(event("new", 13, "p2", Move::Join), "person:p2")
    };
    let found = |products, product: &'static str| EventRow {
        products,
        product: product.into(),
        ..event("new", 13, "p2", Move::Find)
    };
    vec![
        ("somebody who may not", staged(event("new", 13, "p1", Move::Advance), "solving")),
        ("the handler verifies", event("handled", 13, "p2", Move::Verify)),
        ("somebody it is about", staged(event("kept", 13, "p4", Move::Advance), "solving")),
        ("nobody there", to(event("new", 13, "p2", Move::Dispatch), "post:clerk@o")),
        ("no target", event("new", 13, "p2", Move::Dispatch)),
        ("a field of another move", EventRow { kind: "fault".into(), ..event("new", 13, "p2", Move::Oversee) }),
        ("nothing found", event("new", 13, "p2", Move::Find)),
        ("a product of no kind", found(1, "")),
        ("nobody and not anonymous", EventRow { by: "".into(), ..report("n", "fault") }),
        ("a move of another stage", event("new", 13, "p3", Move::Verify)),
        ("a move of what is closed", event("closed", 13, "p3", Move::Verify)),
        ("a move of what is merged", event("merged", 13, "p3", Move::Verify)),
        ("a move of what is suspended", event("suspended", 13, "p3", Move::Advance)),
        ("two ways to go", event("new", 13, "p2", Move::Advance)),
        ("an outcome of another stage", closing(event("new", 13, "p2", Move::Close), Outcome::Rectified)),
        ("a stage it does not lead to", staged(event("new", 13, "p2", Move::Advance), "closing")),
        ("nothing signed off", closing(event("danger", 13, "p3", Move::Close), Outcome::Rectified)),
        ("two parts", joint("person:p2")),
        ("a key that is taken", report("new", "fault")),
        ("no key", report("", "fault")),
        ("merged with itself", to(event("danger", 13, "p3", Move::Merge), "danger")),
        ("merged with what is closed", to(event("danger", 13, "p3", Move::Merge), "closed")),
        ("before the last move", event("danger", 7, "p3", Move::Oversee)),
        ("deferred to the past", EventRow { until: Some(at(12)), ..event("new", 13, "p2", Move::Defer) }),
        ("no such case", event("old", 13, "p2", Move::Oversee)),
        ("no such person", event("new", 13, "p9", Move::Oversee)),
        ("no reference", to(event("new", 13, "p2", Move::Dispatch), "team t")),
        ("no such kind", report("n", "faulty")),
        ("no such channel", EventRow { channel: "drum".into(), ..report("n", "fault") }),
        ("no such stage", staged(event("new", 13, "p2", Move::Advance), "solved")),
        ("no such product", found(1, "song")),
        ("a receipt of a known report", EventRow { receipt: "0".into(), ..report("n", "fault") }),
        ("an anonymous report by somebody", EventRow { secrecy: Some(Secrecy::Anonymous), ..report("n", "fault") }),
    ]
}

pub(super) fn cases() -> Vec<Case> {
    let grid = grid();
    let case = |(name, row): (&str, EventRow<'static>)| {
        let input = format!("{} of {} by {}", row.action, row.case, row.by);
        Case::new(format!("desk/{name}"), input, refused(name, desk(&grid).apply(&grid, &row)))
    };
    let mut cases: Vec<Case> = events().into_iter().map(case).collect();
    let mut told = desk(&grid);
    told.escalations(at(20));
    let late = refused("told", told.apply(&grid, &event("danger", 13, "p3", Move::Oversee)));
    cases.push(Case::new("desk/before what was told", "escalations(20:00), then an event of 13:00", late));
    let read = refused("read", desk(&grid).case(&grid, "kept", "p4"));
    cases.push(Case::new("desk/read by somebody it is about", "case(.., \"kept\", \"p4\")", read));
    let other = small::grid(
        "tiers = [\"team\"]\n",
        None,
        &[(TableKind::Units, "key,tier\nt,team\n"), (TableKind::People, "key,cell\np1,t\n")],
    );
    let foreign = refused("grid", desk(&grid).apply(&other, &event("new", 13, "p2", Move::Oversee)));
    cases.push(Case::new("desk/a grid of another charter", "a grid without posts", foreign));
    let mut without = Desk::new(other.charter());
    let error = refused("flow", without.apply(&other, &event("n", 8, "p1", Move::Report)));
    cases.push(Case::new("desk/a charter without flows", "a report", error));
    cases.extend(rows());
    let moment = refused("moment", json::moment("at", "noon"));
    cases.push(Case::new("desk/a moment", "json::moment(\"at\", \"noon\")", moment));
    let receipt = refused("receipt", json::receipt(b"few"));
    cases.push(Case::new("desk/a receipt", "json::receipt(\"few\")", receipt));
    let drawing = refused("drawing", export::flow(grid.charter(), "fault"));
    cases.push(Case::new("desk/a flow to be drawn", "export::flow(.., \"fault\")", drawing));
    cases
}

/// Rows that are no events.
fn rows() -> Vec<Case> {
    let grid = grid();
    let text = |name: &str, text: &str| {
        let error = refused(name, Desk::new(grid.charter()).apply_text(&grid, text.as_bytes()));
        Case::new(format!("desk/{name}"), text, error)
    };
    let mut cases = vec![
        text("columns that are not known, there twice or missing", "case,mov,case,stages\nc,report,c,intake\n"),
        text("a text that is neither CSV nor JSON", "case,at,move\nc,2024-07-01T08:00\n"),
        text("a list of events that does not end", "[{\"case\": \"c\""),
    ];
    let odd = ODD.map(|(name, cell)| Odd(name, cell));
    let columns: Vec<&dyn Column> = odd.iter().map(|column| column as &dyn Column).collect();
    let error = refused("cells", Desk::replay_columns(grid.charter(), 1, &columns));
    cases.push(Case::new("desk/cells that hold something else", format!("{ODD:?}"), error));
    cases
}

/// A cell of each column that is not what it should be.
const ODD: [(&str, Cell<'static>); 11] = [
    ("case", Cell::Decimal(1.5)),
    ("at", Cell::Text("noon")),
    ("move", Cell::Text("fly")),
    ("by", Cell::Whole(7)),
    ("secrecy", Cell::Text("whispered")),
    ("about", Cell::Other("{..}")),
    ("forced", Cell::Text("perhaps")),
    ("limit", Cell::Text("soon")),
    ("problems", Cell::Text("many")),
    ("after", Cell::Text("intake")),
    ("until", Cell::Absent),
];

/// A column of one row.
struct Odd(&'static str, Cell<'static>);

impl Column for Odd {
    fn name(&self) -> &str {
        self.0
    }

    fn cell(&self, _: usize) -> Cell<'_> {
        self.1.clone()
    }
}
