//! Four talks and five visits, so that everybody is reached; a task list, a project list, nine theme days.

use gridcore::{DutyRow, Grid, Roster, TaskRow};

use super::{day, done, units};

/// The occasions of a contact are not published: these are made up, as charter data.
pub(super) const LISTS: &str = r#"
[[duty_lists]]
key = "four-talks-five-visits"
link = "contact"
items = [
    { key = "talk-1", kind = "contact", every = "quarter" },
    { key = "talk-2", kind = "contact", every = "quarter" },
    { key = "talk-3", kind = "contact", every = "half_year" },
    { key = "talk-4", kind = "contact", every = "half_year" },
    { key = "visit-1", kind = "contact", every = "half_year" },
    { key = "visit-2", kind = "contact", every = "half_year" },
    { key = "visit-3", kind = "contact", every = "half_year" },
    { key = "visit-4", kind = "contact", every = "half_year" },
    { key = "visit-5", kind = "contact", every = "half_year" },
]

[[duty_lists]]
key = "task-list"
tasks = true
needs = ["owner"]
items = [{ key = "follow-up", every = "week", first = 5 }, { key = "publication", kind = "report", every = "month" }]

[[duty_lists]]
key = "project-list"
tasks = true
needs = ["owner", "measures", "deadline"]

[[duty_lists]]
key = "plant"
tier = "committee"
items = [{ key = "theme-day", kind = "training" }]

[[duty_lists]]
key = "groups"
tier = "group"
post = "group-leader"
items = [{ key = "ten-minute-class", kind = "meeting", every = "month", times = 4 }]
"#;

const OCCASIONS: [&str; 9] =
    ["talk-1", "talk-2", "talk-3", "talk-4", "visit-1", "visit-2", "visit-3", "visit-4", "visit-5"];

pub(super) fn fill(grid: &Grid, rows: &mut Roster) {
    for (at, link) in grid.links().filter(|link| link.kind() == "contact").enumerate() {
        let reached = |date, duty| DutyRow {
            target: link.target().to_string().into(),
            ..done(date, duty, link.source().to_string())
        };
        // Two people were never reached.
        if at == 10 || at == 40 {
            continue;
        }
        for (number, occasion) in OCCASIONS.into_iter().enumerate() {
            rows.add_duties([reached(day(4 + number % 3, 4 + number), occasion)]);
            if number < 2 {
                rows.add_duties([reached(day(1 + number, 12), occasion)]);
            }
        }
    }
    for event in 0..9 {
        let count = Some(u32::from(if event == 8 { 40_u16 } else { 36 }).into());
        let held = done(day(1 + event % 6, 10 + event), "theme-day", "unit:lt".to_owned());
        rows.add_duties([DutyRow { count, ..held }]);
    }
    let groups = units(grid, "group");
    for group in &groups {
        for month in 1..=6 {
            let classes =
                (0..4).map(|week| done(day(month, 2 + 7 * week), "ten-minute-class", format!("unit:{group}")));
            rows.add_duties(classes);
        }
    }
    for (at, group) in groups.iter().take(12).enumerate() {
        let key = format!("task-{:02}", at + 1);
        let task = |key: &str, list: &'static str| TaskRow {
            key: key.to_owned().into(),
            list: list.into(),
            owner: format!("post:group-leader@{group}").into(),
            opened: day(6, 3),
            ..TaskRow::default()
        };
        rows.add_tasks([task(&key, "task-list")]);
        for week in 0..4 {
            // One task is not followed up in the third week.
            if (at, week) != (5, 2) {
                let row = done(day(6, 4 + 7 * week), "follow-up", String::new());
                rows.add_duties([DutyRow { task: key.clone().into(), ..row }]);
            }
        }
        let published = done(day(6, 29), "publication", String::new());
        rows.add_duties([DutyRow { task: key.into(), ..published }]);
        if at < 8 {
            let project = task(&format!("demand-{:02}", at + 1), "project-list");
            let measures = format!("measures-{:02}", at + 1).into();
            let deadline = Some(day(6, 20 + at));
            let closed = (at > 0).then(|| day(6, 18));
            rows.add_tasks([TaskRow { measures, deadline, closed, reference: format!("case-{at}").into(), ..project }]);
        }
    }
}
