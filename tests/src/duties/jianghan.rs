//! Twenty batches of training, six rounds of inspections that nobody knew of before, checks of officers.

use gridcore::{DutyRow, Grid, InspectionRow, Roster};

use super::{day, done, holders, units};

pub(super) const LISTS: &str = r#"
[[duty_lists]]
key = "oilfield"
tier = "oilfield"
items = [{ key = "training", kind = "training" }]

[[duty_lists]]
key = "committees"
tier = "committee"
post = "discipline-secretary"
items = [{ key = "officers-checked", every = "quarter" }, { key = "officers-reviewed", kind = "meeting", every = "year" }]

[[duty_lists]]
key = "officers"
post = "officer"
items = [{ key = "supervision-report", kind = "report", every = "quarter", points = 2, missed = -2 }]

[[checklists]]
key = "supervision"
items = [{ key = "field-1" , kind = "field-1" }, { key = "field-2", kind = "field-2" }]
"#;

pub(super) fn fill(grid: &Grid, rows: &mut Roster) {
    for batch in 0..20_usize {
        let people = Some(u32::try_from(22 + batch % 9).expect("few").into());
        let training = done(day(1 + batch % 6, 5 + batch), "training", "unit:01".to_owned());
        rows.add_duties([DutyRow { count: people, reference: format!("batch-{:02}", batch + 1).into(), ..training }]);
    }
    let committees = units(grid, "committee");
    for month in [3, 6] {
        let checked = |unit: &&str| done(day(month, 20), "officers-checked", format!("unit:{unit}"));
        rows.add_duties(committees.iter().map(checked));
    }
    for (at, (person, _)) in holders(grid, "officer").into_iter().enumerate() {
        for month in [2, 5] {
            // Every hundredth report is missing.
            if (at + month) % 100 != 0 {
                rows.add_duties([done(day(month, 18), "supervision-report", format!("person:{person}"))]);
            }
        }
    }
    let author = grid.people().next().map(|person| format!("person:{}", person.key())).unwrap_or_default();
    for round in 1..=6 {
        for (at, committee) in committees.iter().enumerate().skip(round * 3).take(4) {
            let item = |number: usize| InspectionRow {
                round: format!("unannounced-{round}").into(),
                date: day(round, 16),
                unit: (*committee).to_owned().into(),
                checklist: "supervision".into(),
                item: format!("field-{number}").into(),
                result: if (at + number + round).is_multiple_of(9) { "defect" } else { "ok" }.into(),
                announced: "no".into(),
                author: author.clone().into(),
                ..InspectionRow::default()
            };
            rows.add_inspections([item(1), item(2)]);
        }
    }
}
