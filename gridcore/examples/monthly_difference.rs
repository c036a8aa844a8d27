//! Two monthly exports of the same organisation: what happened in between, as changes.
//!
//! `cargo run --example monthly_difference`

use gridcore::{Change, Charter, Error, Grid, Roster, TableKind, json};

const CHARTER: &str = r#"
    name = "workshop"
    tags = ["first-aider"]
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }]
"#;

const MARCH: [(TableKind, &str); 3] = [
    (TableKind::Units, "key,parent,tier\nnorth,,site\nsouth,,site\nt1,north,team\nt2,north,team\n"),
    (TableKind::People, "key,cell,tags\n0001,t1,first-aider\n0002,t1,\n0003,t2,\n0004,t2,\n"),
    (TableKind::Appointments, "person,post,unit\n0001,lead,t1\n0003,lead,t2\n"),
];

const APRIL: [(TableKind, &str); 3] = [
    (TableKind::Units, "key,parent,tier\nnorth,,site\nsouth,,site\nt1,north,team\nt2,south,team\nt3,south,team\n"),
    (TableKind::People, "key,cell,tags\n0001,t1,first-aider\n0002,t3,first-aider\n0003,t2,\n0005,t3,\n"),
    (TableKind::Appointments, "person,post,unit\n0001,lead,t1\n0003,lead,t2\n0002,lead,t3\n"),
];

fn grid(charter: &Charter, tables: [(TableKind, &str); 3]) -> Result<Grid, Error> {
    let mut roster = Roster::new();
    for (kind, text) in tables {
        roster.add_csv(kind, &format!("{}.csv", kind.name()), text.as_bytes(), charter);
    }
    Grid::new(charter, &roster)
}

fn main() -> Result<(), Error> {
    let charter = Charter::from_toml(CHARTER)?;
    let (march, april) = (grid(&charter, MARCH)?, grid(&charter, APRIL)?);

    let changes = Change::between(&march, &april);
    let names: Vec<&str> = changes.iter().map(Change::name).collect();
    println!("from March to April: {}\n", names.join(", "));
    println!("{}\n", json::to_changes(&changes));

    // Applied to March they give April; their inverse gives March again.
    let mut grid = march.clone();
    let inverse = grid.apply(&changes)?;
    assert_eq!(json::to_document(&grid), json::to_document(&april));
    grid.apply(&inverse)?;
    assert_eq!(json::to_document(&grid), json::to_document(&march));
    println!("applied to March they give April, undone they give March");
    Ok(())
}
