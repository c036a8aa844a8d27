//! A grid watched through edits: what comes, what goes, what is refused, and back again.
//!
//! `cargo run --example live_monitor`

use gridcore::check::Monitor;
use gridcore::{Change, Charter, Error, Grid, Language, Roster, TableKind};

const CHARTER: &str = r#"
    name = "workshop"
    tiers = ["site", { label = "team", size = { max = 2 } }]

    [[posts]]
    key = "lead"
    at = ["team"]
    scope = "unit"
"#;

const UNITS: &[u8] = b"key,parent,tier\nnorth,,site\nt1,north,team\nt2,north,team\n";
const PEOPLE: &[u8] = b"key,cell\n0001,t1\n0002,t1\n0003,t2\n";
const APPOINTMENTS: &[u8] = b"person,post,unit\n0001,lead,t1\n0003,lead,t2\n";

fn main() -> Result<(), Error> {
    let charter = Charter::from_toml(CHARTER)?;
    let mut roster = Roster::new();
    roster.add_csv(TableKind::Units, "units.csv", UNITS, &charter);
    roster.add_csv(TableKind::People, "people.csv", PEOPLE, &charter);
    roster.add_csv(TableKind::Appointments, "appointments.csv", APPOINTMENTS, &charter);

    let mut monitor = Monitor::new(Grid::new(&charter, &roster)?);
    println!("{} findings to begin with\n", monitor.findings().len());

    let edits = [
        ("0001 goes to t2, and still leads t1", vec![Change::place("0001", "t2")]),
        ("0002 takes over", vec![Change::end("0001", "lead", "t1"), Change::appoint("0002", "lead", "t1")]),
        ("t9 is merged into t1", vec![Change::MergeUnits { units: vec!["t9".into()], into: "t1".into() }]),
        (
            "t2 is merged into t1",
            vec![Change::end("0003", "lead", "t2"), Change::MergeUnits { units: vec!["t2".into()], into: "t1".into() }],
        ),
    ];
    let mut undo = Vec::new();
    for (what, changes) in edits {
        println!("{what}");
        // All changes of an edit are applied, or none.
        match monitor.apply(&changes) {
            Ok(delta) => {
                delta.disappeared.iter().for_each(|finding| println!("  - {}", finding.message(Language::En)));
                delta.appeared.iter().for_each(|finding| println!("  + {}", finding.message(Language::En)));
                undo.push(delta.inverse);
            }
            Err(error) => println!("  refused: {error}"),
        }
    }

    while let Some(inverse) = undo.pop() {
        monitor.apply(&inverse)?;
    }
    println!("\nall undone: {} findings", monitor.findings().len());
    assert!(monitor.findings().is_empty());
    Ok(())
}
