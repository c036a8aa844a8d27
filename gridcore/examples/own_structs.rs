//! A grid from the structs a program already has: no files, no text in between.
//!
//! `cargo run --example own_structs`

use gridcore::{AppointmentRow, Charter, Error, Grid, PersonRow, Points, Roster, UnitRow, check};

struct Team {
    id: u32,
    site: &'static str,
}

struct Worker {
    badge: &'static str,
    team: Option<u32>,
    trained: bool,
    years: i64,
    leads: Option<u32>,
}

const CHARTER: &str = r#"
    name = "workshop"
    tags = ["trained"]
    numbers = [{ key = "years" }]
    tiers = ["works", "site", { label = "team", size = { min = 2 } }]

    [[posts]]
    key = "lead"
    at = ["team"]
    scope = "unit"
    eligible = { all = [{ tag = "trained" }, { number = { of = "years", at_least = 2 } }] }
"#;

fn main() -> Result<(), Error> {
    let teams = [Team { id: 1, site: "north" }, Team { id: 2, site: "north" }, Team { id: 3, site: "south" }];
    let workers = [
        Worker { badge: "0017", team: Some(1), trained: true, years: 5, leads: Some(1) },
        Worker { badge: "0018", team: Some(1), trained: false, years: 1, leads: None },
        Worker { badge: "0019", team: Some(2), trained: true, years: 1, leads: Some(2) },
        Worker { badge: "0020", team: Some(2), trained: true, years: 9, leads: None },
        Worker { badge: "0021", team: Some(3), trained: true, years: 3, leads: None },
        Worker { badge: "0022", team: None, trained: false, years: 0, leads: None },
    ];

    let key = |team: u32| format!("team-{team}");
    let mut roster = Roster::new();
    roster.add_units([UnitRow { key: "works".into(), tier: "works".into(), ..UnitRow::default() }]);
    roster.add_units(["north", "south"].map(|site| UnitRow {
        key: site.into(),
        parent: "works".into(),
        tier: "site".into(),
        ..UnitRow::default()
    }));
    roster.add_units(teams.iter().map(|team| UnitRow {
        key: key(team.id).into(),
        parent: team.site.into(),
        tier: "team".into(),
        ..UnitRow::default()
    }));
    roster.add_people(workers.iter().map(|worker| PersonRow {
        key: worker.badge.into(),
        cell: worker.team.map(key).unwrap_or_default().into(),
        tags: if worker.trained { vec!["trained".into()] } else { vec![] },
        numbers: Points::from_whole(worker.years).map(|years| ("years".into(), years)).into_iter().collect(),
    }));
    roster.add_appointments(workers.iter().filter_map(|worker| {
        let unit = key(worker.leads?).into();
        Some(AppointmentRow { person: worker.badge.into(), post: "lead".into(), unit, ..AppointmentRow::default() })
    }));

    let grid = Grid::new(&Charter::from_toml(CHARTER)?, &roster)?;
    for unit in grid.units() {
        println!("{:7} {:6} {} people", unit.key(), unit.tier(), unit.people_under().len());
    }
    println!("\n{}", check::all(&grid));
    Ok(())
}
