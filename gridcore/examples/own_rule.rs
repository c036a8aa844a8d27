//! A rule of the program's own, checked beside the library's.
//!
//! `cargo run --example own_rule`

use gridcore::check::{self, On, Rule, Thing};
use gridcore::{Charter, Error, Grid, Roster, Severity, TableKind, Text};

const CHARTER: &str = r#"
    name = "workshop"
    tags = ["first-aider"]
    tiers = ["site", "team"]

    # A charter sets the severity of any rule by its id, of this one too.
    [rules."acme.first-aiders"]
    severity = "error"
"#;

const UNITS: &str = "\
key,parent,tier
north,,site
t1,north,team
t2,north,team
";

const PEOPLE: &str = "\
key,cell,tags
0001,t1,first-aider
0002,t1,
0003,t2,
0004,t2,
0005,t2,
0006,t2,first-aider
";

/// One first-aider for every two people of a cell.
fn first_aiders() -> Rule {
    let summary = "Every two people of a cell have a first-aider among them";
    Rule::new("acme.first-aiders", Severity::Warning, summary, On::Units, |thing, report| {
        let Thing::Unit(unit) = thing else { return };
        let needed = unit.people().len() / 2;
        let found = unit.people().filter(|person| person.has_tag("first-aider")).count();
        if unit.is_cell() && found < needed {
            report.find(0, [("unit", unit.key().into()), ("found", found.into()), ("needed", needed.into())]);
        }
    })
    .text(Text::new(
        "cell `{unit}` has {found} first-aiders where {needed} are needed",
        "格 `{unit}` 有 {found} 名急救员，需要 {needed} 名",
        "train somebody of the cell, or place a first-aider there",
        "培训该格人员，或安排急救员进入该格",
    ))
}

fn main() -> Result<(), Error> {
    let charter = Charter::from_toml(CHARTER)?;
    let mut roster = Roster::new();
    roster.add_csv(TableKind::Units, "units.csv", UNITS.as_bytes(), &charter);
    roster.add_csv(TableKind::People, "people.csv", PEOPLE.as_bytes(), &charter);
    let grid = Grid::new(&charter, &roster)?;

    let findings = check::with(&grid, &[first_aiders()])?;
    print!("{findings}");
    assert_eq!(findings.count("acme.first-aiders"), 1);
    assert_eq!(findings.count_of(Severity::Error), 1);
    Ok(())
}
