//! A list of duties for each officer, with limit, standard and points; 27 projects with teams; the leading group follows
//! them up.

use gridcore::{Grid, Roster, TaskRow};

use super::{day, done, holders, units};

pub(super) const LISTS: &str = r#"
[[duty_lists]]
key = "officer-duties"
post = "officer"
revised = { every = "quarter", first = 10 }
items = [
    { key = "room-round", every = "month", limit = "P2D", standard = "rooms-clean-and-safe", points = 5, late = 3, missed = -2 },
    { key = "cell-report", kind = "report", every = "month", last = 5, limit = "P1D", standard = "report-form", points = 2.5, missed = -1 },
    { key = "cell-class", kind = "training", every = "month", standard = "everybody-attends", points = 1 },
]

[[duty_lists]]
key = "projects"
tasks = true
needs = ["owner", "deadline", "measures", "team"]
items = [{ key = "project-follow-up", every = "month" }]
"#;

pub(super) fn fill(grid: &Grid, rows: &mut Roster) {
    let officers = holders(grid, "officer");
    for month in 1..=6 {
        for (at, (person, _)) in officers.iter().enumerate() {
            let subject = || format!("person:{person}");
            rows.add_duties([
                done(day(month, 10), "room-round", subject()),
                done(day(month, 27), "cell-report", subject()),
                done(day(month, 15), "cell-class", subject()),
            ]);
            if month % 3 == 1 {
                // The last of them revises a list three days after it was due.
                let late = at + 1 == officers.len() && month == 4;
                rows.add_duties([done(day(month, if late { 13 } else { 8 }), "officer-duties", subject())]);
            }
        }
    }
    let cells = units(grid, "cell");
    for number in 0..27 {
        let cell = grid.unit(cells[number % cells.len()]).expect("a cell");
        let key = format!("project-{:02}", number + 1);
        let closed = (number % 3 == 0).then(|| day(6, 10));
        rows.add_tasks([TaskRow {
            key: key.clone().into(),
            list: "projects".into(),
            owner: format!("post:cell-lead@{}", cell.key()).into(),
            opened: day(1, 15),
            deadline: Some(day(6, 20 + number % 10)),
            closed,
            measures: format!("plan-{:02}", number + 1).into(),
            team: cell.people().take(3).map(|person| person.key().to_owned().into()).collect(),
            ..TaskRow::default()
        }]);
        let open = if closed.is_some() { 5 } else { 6 };
        rows.add_duties((1..=open).map(|month| gridcore::DutyRow {
            task: key.clone().into(),
            ..done(day(month, 25), "project-follow-up", String::new())
        }));
    }
}
