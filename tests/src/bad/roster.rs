//! Rows that do not form a grid.

use gridcore::json;

use super::{Case, refused};

const CHARTER: &str = r#"{
  "name": "workshop",
  "networks": [
    { "key": "red", "tiers": ["site", "team"] },
    { "key": "safety", "tiers": ["zone"], "people": { "any": [] } }
  ],
  "tags": ["member"],
  "numbers": [{ "key": "merit", "min": 0, "max": 10 }, { "key": "years", "min": 0 }],
  "unit_kinds": ["production"],
  "area_kinds": ["room"],
  "posts": [{ "key": "lead", "at": ["team"] }, { "key": "watch", "at": ["team"], "shifts": ["day", "night"] }],
  "links": [{ "key": "talk" }]
}"#;

/// What is added to a site of two teams and a zone, with a person in each team.
const ADDED: &[(&str, &str, &str)] = &[
    ("keeper of no kind", "claims", r#"{ "area": "a1", "cell": "t1", "keeper": "p1" }"#),
    ("keeper a unit", "claims", r#"{ "area": "a1", "cell": "t1", "keeper": "unit:t1" }"#),
    ("link to a unit", "links", r#"{ "kind": "talk", "source": "person:p1", "target": "unit:t1" }"#),
    ("alias of no kind", "aliases", r#"{ "kind": "post", "alias": "chief", "key": "lead" }"#),
    (
        "unit above itself",
        "units",
        r#"{ "key": "x", "parent": "y", "tier": "team" }, { "key": "y", "parent": "x", "tier": "team" }"#,
    ),
    (
        "unit below one set aside",
        "units",
        r#"{ "key": "x", "parent": "gone", "tier": "team" }, { "key": "y", "parent": "x", "tier": "team" }"#,
    ),
    ("two cells in two tables", "placements", r#"{ "person": "p1", "network": "red", "cell": "t2" }"#),
    ("two cells of one network", "placements", r#"{ "person": "p1", "cell": "z" }, { "person": "p1", "cell": "z" }"#),
    ("unit twice", "units", r#"{ "key": "t1", "parent": "s", "tier": "team" }"#),
    ("unit with two parents", "units", r#"{ "key": "t1", "parent": "t2", "tier": "team" }"#),
    ("person twice", "people", r#"{ "key": "p1", "cell": "t2" }"#),
    ("area twice", "areas", r#"{ "key": "a1" }"#),
    ("alias of a key in use", "aliases", r#"{ "kind": "unit", "alias": "t1", "key": "t2" }"#),
    (
        "appointment twice",
        "appointments",
        r#"{ "person": "p1", "post": "lead", "unit": "t1" }, { "person": "p1", "post": "lead", "unit": "t1" }"#,
    ),
    ("claim twice", "claims", r#"{ "area": "a1", "cell": "t1" }, { "area": "a1", "cell": "t1" }"#),
    (
        "link twice",
        "links",
        r#"{ "kind": "talk", "source": "person:p1", "target": "person:p2" }, { "kind": "talk", "source": "person:p1", "target": "person:p2" }"#,
    ),
    ("number out of bounds", "people", r#"{ "key": "p3", "cell": "t1", "merit": 11 }"#),
    ("number below its bound", "people", r#"{ "key": "p3", "cell": "t1", "years": -1 }"#),
    ("parent in another network", "units", r#"{ "key": "x", "parent": "z", "tier": "team" }"#),
    ("cell in another network", "people", r#"{ "key": "p3", "cell": "z" }"#),
    ("unknown unit", "people", r#"{ "key": "p3", "cell": "workshop" }"#),
    ("unknown unit, close to a known one", "people", r#"{ "key": "p3", "cell": "T1" }"#),
    ("unknown person", "placements", r#"{ "person": "somebody", "cell": "z" }"#),
    ("unknown area", "claims", r#"{ "area": "kitchen", "cell": "t1" }"#),
    ("unknown network", "placements", r#"{ "person": "p1", "network": "green", "cell": "z" }"#),
    ("unknown post", "appointments", r#"{ "person": "p1", "post": "leed", "unit": "t1" }"#),
    ("unknown tier", "units", r#"{ "key": "x", "parent": "s", "tier": "teams" }"#),
    ("unknown kind of unit", "units", r#"{ "key": "x", "parent": "s", "tier": "team", "kind": "office" }"#),
    ("unknown kind of area", "areas", r#"{ "key": "a2", "kind": "rooms" }"#),
    ("unknown tag", "people", r#"{ "key": "p3", "cell": "t1", "tags": ["membre"] }"#),
    ("unknown shift", "appointments", r#"{ "person": "p1", "post": "watch", "unit": "t1", "shift": "nigth" }"#),
    ("unknown kind of link", "links", r#"{ "kind": "visit", "source": "person:p1", "target": "person:p2" }"#),
    (
        "unit not yet there",
        "units",
        r#"{ "key": "x", "parent": "s", "tier": "team", "from": "2025-01-01" }, { "key": "y", "parent": "x", "tier": "team" }"#,
    ),
];

pub(super) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = ADDED.iter().map(|(name, table, rows)| of_rows(name, table, rows)).collect();
    cases.extend(named_and_set_aside());
    cases.push(undeclared_number());
    cases.push(too_deep());
    cases
}

/// The document of the base with rows added to one table.
fn document(table: &str, rows: &str) -> String {
    let base = [
        (
            "units",
            r#"{ "key": "s", "tier": "site" }, { "key": "t1", "parent": "s", "tier": "team" }, { "key": "t2", "parent": "s", "tier": "team" }, { "key": "z", "tier": "zone" }"#,
        ),
        ("people", r#"{ "key": "p1", "cell": "t1" }, { "key": "p2", "cell": "t2" }"#),
        ("areas", r#"{ "key": "a1" }"#),
        (table, ""),
    ];
    let mut tables: Vec<String> = Vec::new();
    for (index, (name, known)) in base.iter().enumerate() {
        if base.iter().take(index).any(|(before, _)| before == name) {
            continue;
        }
        let comma = if known.is_empty() { "" } else { ", " };
        let more = if *name == table { format!("{comma}{rows}") } else { String::new() };
        tables.push(format!("\"{name}\": [{known}{more}]"));
    }
    let dated = if rows.contains("from") { "\"day\": \"2024-07-01\", " } else { "" };
    format!("{{ \"format\": 1, \"charter\": {CHARTER}, {dated}{} }}", tables.join(", "))
}

fn of_rows(name: &str, table: &str, rows: &str) -> Case {
    let error = refused(name, json::from_document(document(table, rows).as_bytes()));
    Case::new(format!("roster/{name}"), format!("{table}: {rows}"), error)
}

/// Rows that name what was set aside themselves, and rows of a table that was not read.
fn named_and_set_aside() -> Vec<Case> {
    use gridcore::{Charter, Grid, Roster, TableKind};

    let charter = Charter::from_json(CHARTER).expect("a sound charter");
    let tables: [(&str, &[(TableKind, &str)]); 4] = [
        ("unit set aside", &[(TableKind::Units, "key,tier\nt,tem"), (TableKind::People, "key,cell\np,t")]),
        ("person set aside", &[(TableKind::People, "key,tags\np,membre"), (TableKind::Links, LINK)]),
        (
            "area set aside",
            &[
                (TableKind::Units, "key,tier\nt,team"),
                (TableKind::Areas, "key,kind\na,rooms"),
                (TableKind::Claims, "area,cell\na,t"),
            ],
        ),
        ("table not read", &[(TableKind::People, "no\np"), (TableKind::Links, LINK)]),
    ];
    let case = |(name, tables): (&str, &[(TableKind, &str)])| {
        let mut roster = Roster::new();
        for (table, text) in tables {
            roster.add_csv(*table, &format!("{}.csv", table.name()), text.as_bytes(), &charter);
        }
        let input: Vec<&str> = tables.iter().map(|(_, text)| *text).collect();
        let error = refused(name, Grid::new(&charter, &roster));
        Case::new(format!("roster/named, {name}"), input.join("\n"), error)
    };
    tables.into_iter().map(case).collect()
}

const LINK: &str = "kind,source,target\ntalk,person:p,person:p";

/// Only rows of the caller's own can have a number the charter does not declare.
fn undeclared_number() -> Case {
    use gridcore::{Charter, Grid, PersonRow, Points, Roster};

    let charter = Charter::from_json(CHARTER).expect("a sound charter");
    let mut roster = Roster::new();
    let numbers = [("merits".into(), Points::ONE)].into();
    roster.add_people([PersonRow { key: "p1".into(), numbers, ..PersonRow::default() }]);
    let error = refused("number", Grid::new(&charter, &roster));
    Case::new("roster/undeclared number", "a person with the number `merits`", error)
}

fn too_deep() -> Case {
    use gridcore::Limits;

    let rows = r#"{ "key": "x", "parent": "t1", "tier": "team" }"#;
    let limits = Limits { depth: 2, ..Limits::default() };
    let document = document("units", rows);
    let error = refused("depth", json::from_document_with_limits(document.as_bytes(), &limits));
    Case::new("roster/too deep, the limit being 2", format!("units: {rows}"), error)
}
