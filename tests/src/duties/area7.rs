//! A meeting of each cell in the last ten days of every month, officers commended monthly, a register of risks in
//! each cell.

use gridcore::{DutyRow, Grid, RiskRow, Roster};

use super::{day, done, holders, units};

pub(super) const LISTS: &str = r#"
[[duty_lists]]
key = "routine"
tier = "cell"
network = "red"
post = "lead"
items = [{ key = "grid-meeting", kind = "meeting", every = "month", last = 10, points = 1, late = 0.5, missed = -1 }]

[[duty_lists]]
key = "commending"
tier = "committee"
items = [{ key = "commendation", every = "month" }]

[[duty_lists]]
key = "officer-duties"
post = "officer"
items = [{ key = "working-report", kind = "report", every = "quarter", first = 60, limit = "P3D", standard = "report-form" }]

[risks]
tier = "cell"
network = "red"
post = "lead"
kinds = ["fire", "fall", "pressure"]
levels = ["high", "middle", "low"]
"#;

pub(super) fn fill(grid: &Grid, rows: &mut Roster) {
    let cells = units(grid, "cell");
    for month in 1..=6 {
        for (at, cell) in cells.iter().enumerate() {
            let heads = u32::try_from(grid.unit(cell).expect("a cell").people().len()).expect("few people");
            let meeting = done(day(month, 22 + at % 8), "grid-meeting", format!("unit:{cell}"));
            let row = match (month, at) {
                // One was never held, one was excused by the branch, one was held in the next month.
                (2, 7) => continue,
                (3, 7) => DutyRow { state: "excused".into(), author: "unit:a7".into(), ..meeting },
                (4, 7) => DutyRow { date: day(5, 3), period: "2024-04".into(), count: Some(heads.into()), ..meeting },
                _ => DutyRow { count: Some(heads.into()), ..meeting },
            };
            rows.add_duties([row]);
        }
        rows.add_duties([done(day(month, 28), "commendation", "unit:a7".to_owned())]);
    }
    for (person, _) in holders(grid, "officer") {
        let reports = [day(2, 20), day(5, 20)].map(|date| done(date, "working-report", format!("person:{person}")));
        rows.add_duties(reports);
    }
    let levels = ["high", "middle", "low"];
    let kinds = ["fire", "fall", "pressure"];
    rows.add_risks(cells.iter().enumerate().map(|(at, cell)| RiskRow {
        key: format!("risk-{at:02}").into(),
        unit: (*cell).to_owned().into(),
        kind: kinds[at % 3].into(),
        level: levels[at / 19].into(),
        opened: day(1, 10),
        closed: (at % 19 == 18).then(|| day(5, 10)),
        ..RiskRow::default()
    }));
}
