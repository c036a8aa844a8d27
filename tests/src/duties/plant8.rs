//! Nine lists of each group, revised every month by the fifth; look-back inspections over five things.

use gridcore::{DutyRow, Grid, InspectionRow, Roster};

use super::{day, done, units};

/// The nine lists.
const NINE: [&str; 9] = ["list-1", "list-2", "list-3", "list-4", "list-5", "list-6", "list-7", "list-8", "list-9"];

pub(super) const LISTS: &str = r#"
[[duty_lists]]
key = "list-1"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[duty_lists]]
key = "list-2"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[duty_lists]]
key = "list-3"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[duty_lists]]
key = "list-4"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[duty_lists]]
key = "list-5"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[duty_lists]]
key = "list-6"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[duty_lists]]
key = "list-7"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[duty_lists]]
key = "list-8"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[duty_lists]]
key = "list-9"
tier = "group"
post = "group-leader"
revised = { every = "month", first = 5 }

[[checklists]]
key = "look-back"
items = [
    { key = "lists" },
    { key = "daily-records" },
    { key = "award-records", kind = "award" },
    { key = "use-of-powers" },
    { key = "bonus", kind = "bonus" },
]
"#;

pub(super) fn fill(grid: &Grid, rows: &mut Roster) {
    let groups = units(grid, "group");
    for month in 1..=6 {
        for (number, list) in NINE.into_iter().enumerate() {
            for (at, group) in groups.iter().enumerate() {
                let version = format!("{list}/2024-{month:02}");
                let day = match (month, number, at) {
                    // One is never revised in May, another three days late.
                    (5, 3, 4) => continue,
                    (5, 8, 0) => day(5, 8),
                    _ => day(month, 3),
                };
                rows.add_duties([DutyRow { reference: version.into(), ..done(day, list, format!("unit:{group}")) }]);
            }
        }
    }
    let author = grid.people().next().map(|person| format!("person:{}", person.key())).unwrap_or_default();
    for (at, group) in groups.iter().enumerate() {
        let items = ["lists", "daily-records", "award-records", "use-of-powers", "bonus"];
        rows.add_inspections(items.into_iter().enumerate().map(|(item, key)| {
            let result = match (at + 3 * item) % 11 {
                0 => "defect",
                5 => "good",
                _ => "ok",
            };
            InspectionRow {
                round: "look-back-2024-06".into(),
                date: day(6, 12),
                unit: (*group).to_owned().into(),
                checklist: "look-back".into(),
                item: key.into(),
                result: result.into(),
                author: author.clone().into(),
                mended: (result == "defect" && item < 2).then(|| day(6, 25)),
                ..InspectionRow::default()
            }
        }));
    }
}
