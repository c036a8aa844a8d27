use super::{rejected, wrong};
use crate::roster::{AppointmentRow, Paths, PersonRow, Roster, Row, TableKind, UnitRow};

const PATHS: Paths<'_> = Paths {
    columns: &["branch", "cell"],
    key: "no",
    post: Some("title"),
    tags: Some("tags"),
    numbers: &["skill"],
    ignored: &["remark"],
};

#[test]
fn a_sheet_makes_units_people_and_appointments() {
    let sheet = "no,branch,cell,title,tags,skill,remark\n01,north,c1,lead,a;b,2.5,x\n02,north,,deputy,,,\n03,south,c1,,,1,\n04,,,,,,\n";
    let roster = Roster::from_paths("s.csv", sheet.as_bytes(), &PATHS);
    assert_eq!(wrong(&roster), [""; 0]);
    let units = roster.table(TableKind::Units);
    let rows = (0..units.len()).map(|row| UnitRow::read(units, row));
    let rows: Vec<String> = rows.map(|u| format!("{} {} {} {}", u.key, u.parent, u.tier, u.name)).collect();
    assert_eq!(
        rows,
        ["north  branch north", "north/c1 north cell c1", "south  branch south", "south/c1 south cell c1"]
    );
    let people = roster.table(TableKind::People);
    let rows = (0..people.len()).map(|row| PersonRow::read(people, row));
    let rows: Vec<String> = rows.map(|p| format!("{} {} {}", p.key, p.cell, p.tags.join(";"))).collect();
    assert_eq!(rows, ["01 north/c1 a;b", "02 north ", "03 south/c1 ", "04  "]);
    let held = roster.table(TableKind::Appointments);
    let rows = (0..held.len()).map(|row| AppointmentRow::read(held, row));
    let rows: Vec<String> = rows.map(|a| format!("{} {} {}", a.person, a.post, a.unit)).collect();
    assert_eq!(rows, ["01 lead north/c1", "02 deputy north"]);
    assert_eq!(roster.place(units.origin(2)).unwrap().to_string(), "s.csv:4");
}

#[test]
fn bad_rows_are_set_aside_and_make_no_unit() {
    let sheet = "no,branch,cell,title,tags,skill,remark\n1,,c1,,,,\n,x,c1,,,,\n3,a/b,c1,,,,\n4,y,c1,,,one,\n5,,,lead,,,\n6,ok,c1\n7,z,c1,\"a\nb\",,,\n";
    let roster = Roster::from_paths("s.csv", sheet.as_bytes(), &PATHS);
    let expected = [
        "s.csv:2:branch: table.path-gap",
        "s.csv:3:no: table.missing-value",
        "s.csv:4:branch: table.path-separator",
        "s.csv:5:skill: table.bad-number",
        "s.csv:6:branch: table.missing-value",
        "s.csv:7: table.ragged-row",
        "s.csv:8:title: table.bad-key",
    ];
    assert_eq!(wrong(&roster), expected);
    assert_eq!(rejected(&roster).len(), 7);
    assert_eq!(roster.len(TableKind::Units) + roster.len(TableKind::People), 0);
}

#[test]
fn a_path_whose_key_is_too_long_is_refused() {
    let name = "x".repeat(200);
    let sheet = format!("no,branch,cell,title,tags,skill\n1,{name},{name},,,\n2,{name},c,,,\n");
    let roster = Roster::from_paths("s.csv", sheet.as_bytes(), &PATHS);
    assert_eq!(wrong(&roster), ["s.csv:2:cell: table.path-length"]);
    assert_eq!(roster.len(TableKind::People), 1);
}

#[test]
fn headers_are_checked() {
    let roster = Roster::from_paths("s.csv", b"no,brunch,no\n1,a,2\n", &PATHS);
    let rules: Vec<String> = wrong(&roster);
    assert_eq!(rules.iter().filter(|r| r.ends_with("missing-column")).count(), 5);
    assert!(
        rules.iter().any(|r| r.ends_with("unknown-column")) && rules.iter().any(|r| r.ends_with("duplicate-column"))
    );
    assert_eq!(wrong(&Roster::from_paths("s.csv", b"x,y\n1,2\n", &PATHS)), ["s.csv:1: table.syntax"]);
    assert_eq!(wrong(&Roster::from_paths("s.csv", b"", &PATHS)), ["s.csv:1: table.syntax"]);
}
