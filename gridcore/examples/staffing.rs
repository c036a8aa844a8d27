//! Who should hold which post: a plan, why it is so, what stands in the way, and a repair.
//!
//! `cargo run --example staffing`

use gridcore::assign::{self, Holders, Request};
use gridcore::check::Monitor;
use gridcore::{Change, Charter, Error, Grid, Roster, TableKind};

const CHARTER: &str = r#"
    name = "workshop"
    tags = ["member", "backbone"]
    numbers = [{ key = "merit" }]
    tiers = ["site", "team"]

    # Members mainly, backbone first, then merit.
    [[posts]]
    key = "officer"
    at = ["team"]
    scope = "unit"
    prefer = [{ people = { tag = "member" } }, { people = { tag = "backbone" } }, { high = "merit" }]
    excludes = ["clerk"]

    [[posts]]
    key = "clerk"
    at = ["site"]
    seats = { min = 1, max = 2 }
"#;

const UNITS: &str = "\
key,parent,tier
north,,site
t1,north,team
t2,north,team
";

const PEOPLE: &str = "\
key,cell,tags,merit
0001,t1,,99
0002,t1,member,70
0003,t1,member;backbone,60
0004,t2,,80
0005,t2,backbone,75
";

fn main() -> Result<(), Error> {
    let charter = Charter::from_toml(CHARTER)?;
    let mut roster = Roster::new();
    roster.add_csv(TableKind::Units, "units.csv", UNITS.as_bytes(), &charter);
    roster.add_csv(TableKind::People, "people.csv", PEOPLE.as_bytes(), &charter);
    let mut monitor = Monitor::new(Grid::new(&charter, &roster)?);

    let plan = assign::staff(monitor.grid(), &Request::default())?;
    for appointment in &plan.appointments {
        println!("{} {} in {}", appointment.person, appointment.post, appointment.unit);
    }
    plan.verify(monitor.grid())?;

    // Why not the one with the most merit?
    let why_not = plan.explain(monitor.grid(), "0001", "officer", "t1")?;
    for level in &why_not.levels {
        println!("0001 instead would lose {} on `{}`", level.loss, level.name);
    }
    monitor.apply(&plan.changes())?;
    assert!(monitor.findings().is_empty());

    // An officer takes an excluded post: a finding, and the repair that keeps the most.
    monitor.apply(&[Change::appoint("0003", "clerk", "north")])?;
    print!("{}", monitor.findings());
    let request = Request { posts: vec!["officer".into()], holders: Holders::Reopen, ..Request::default() };
    let repair = assign::staff(monitor.grid(), &request)?;
    println!("{} kept, {} started, {} ended", repair.kept().count(), repair.started().count(), repair.ended.len());
    monitor.apply(&repair.changes())?;
    assert!(monitor.findings().is_empty());

    // Everybody of a team leaves: who could still take its seat, and why nobody?
    monitor.apply(&[Change::place("0004", "t1"), Change::place("0005", "t1")])?;
    let plan = assign::staff(monitor.grid(), &Request::default())?;
    for blocker in plan.blockers(monitor.grid())? {
        println!("{blocker}");
    }
    assert_eq!(plan.unfilled.len(), 1);
    Ok(())
}
