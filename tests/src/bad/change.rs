//! Changes that are refused.

use gridcore::time::Date;
use gridcore::{Change, Grid, Limits, json};

use super::{Case, refused};

const GRID: &str = r#"{
  "format": 1,
  "charter": {
    "name": "workshop",
    "networks": [
      { "key": "red", "tiers": ["site", "team"] },
      { "key": "safety", "tiers": ["zone"], "people": { "any": [] } }
    ],
    "tags": ["member"],
    "numbers": [{ "key": "merit", "max": 10 }],
    "unit_kinds": ["production"],
    "area_kinds": ["room"],
    "posts": [{ "key": "lead", "at": ["team"] }, { "key": "watch", "at": ["team"], "shifts": ["day", "night"] }],
    "links": [{ "key": "talk" }],
    "kinds": [{ "key": "hazard" }]
  },
  "units": [
    { "key": "s", "tier": "site" },
    { "key": "t1", "parent": "s", "tier": "team" },
    { "key": "t2", "parent": "s", "tier": "team" },
    { "key": "z", "tier": "zone" }
  ],
  "people": [{ "key": "p1", "cell": "t1" }, { "key": "p2", "cell": "t2" }, { "key": "p3" }],
  "placements": [{ "person": "p3", "network": "safety", "cell": "z" }],
  "areas": [{ "key": "a1" }, { "key": "a2" }],
  "claims": [{ "area": "a1", "cell": "t1" }],
  "appointments": [{ "person": "p1", "post": "lead", "unit": "t1" }],
  "links": [{ "kind": "talk", "source": "person:p1", "target": "person:p2" }]
}"#;

/// A small grid to be changed, without a day.
pub(super) fn grid() -> Grid {
    json::from_document(GRID.as_bytes()).expect("a sound document")
}

/// The same on a day.
fn on_a_day() -> Grid {
    let document = GRID.replace("\"units\"", "\"day\": \"2024-07-01\", \"units\"");
    json::from_document(document.as_bytes()).expect("a sound document")
}

/// Texts that are no changes.
const UNREAD: &[(&str, &str)] = &[
    ("not a list", r#"{ "move_unit": { "unit": "t1", "to": "s" } }"#),
    ("unknown change", r#"[{ "promote": { "person": "p1" } }]"#),
    ("row by position", r#"[{ "add_unit": ["t3", "s", "team"] }]"#),
    ("fields by position", r#"[{ "move_unit": ["t1", "s"] }]"#),
    ("part by position", r#"[{ "schedule": { "unit": ["t3", "s", "team"] } }]"#),
    ("unknown field", r#"[{ "add_unit": { "key": "t3", "tier": "team", "colour": "red" } }]"#),
    ("unknown field of two", r#"[{ "move_unit": { "unit": "t1", "to": "s", "colour": "red" } }]"#),
    ("two in one", r#"[{ "place": { "person": "p1", "cell": "t2" }, "unplace": { "person": "p1" } }]"#),
    ("reference of no kind", r#"[{ "rekey": { "what": "p1", "key": "p9" } }]"#),
    ("date of no form", r#"[{ "advance": { "day": "tomorrow" } }]"#),
    ("not an object", r#"[{ "place": { "person": "p1", "cell": "t2" } }, "advance"]"#),
    ("object of no field", r#"[{}]"#),
    ("field missing", r#"[{ "move_unit": { "to": "s" } }]"#),
    ("unit a number", r#"[{ "move_unit": { "unit": 3, "to": "s" } }]"#),
    ("number a text", r#"[{ "update_person": { "key": "p1", "merit": "high" } }]"#),
    ("number with four decimals", r#"[{ "update_person": { "key": "p1", "merit": 0.0001 } }]"#),
    ("flag a text", r#"[{ "rekey": { "what": "unit:t1", "key": "t9", "alias": "no" } }]"#),
    ("tags a text", r#"[{ "tag": { "person": "p1", "add": "member" } }]"#),
    ("row a text", r#"[{ "place": "p1" }]"#),
    ("row of no kind", r#"[{ "schedule": { "person": { "key": "p1" } } }]"#),
    ("no bounds", r#"[{ "charter": { "name": "w", "tiers": [{ "label": "site", "count": "many" }] } }]"#),
    ("no JSON", r#"[{ "place": { person: "p1" } }]"#),
    ("more than one text", r#"[] []"#),
    ("half a text", r#"[{ "place": "#),
];

/// Changes a grid without a day refuses.
const UNDATED: &[(&str, &str)] = &[
    ("unit under itself", r#"[{ "move_unit": { "unit": "s", "to": "t1" } }]"#),
    ("key in use", r#"[{ "add_unit": { "key": "t1", "parent": "s", "tier": "team" } }]"#),
    ("unknown unit, close to a known one", r#"[{ "move_unit": { "unit": "t3", "to": "s" } }]"#),
    (
        "unknown unit, the second change",
        r#"[{ "rename_unit": { "unit": "t1", "name": "Night" } }, { "retire_unit": { "unit": "workshop" } }]"#,
    ),
    ("unknown person", r#"[{ "place": { "person": "p9", "cell": "t1" } }]"#),
    ("unknown area", r#"[{ "claim": { "area": "b1", "cell": "t1" } }]"#),
    ("unknown post", r#"[{ "appoint": { "person": "p2", "post": "leed", "unit": "t2" } }]"#),
    ("unknown network", r#"[{ "unplace": { "person": "p1", "network": "read" } }]"#),
    ("unknown kind of link", r#"[{ "link": { "kind": "tolk", "source": "person:p1", "target": "person:p2" } }]"#),
    ("unknown tier", r#"[{ "add_unit": { "key": "t3", "parent": "s", "tier": "taem" } }]"#),
    ("alias of nobody", r#"[{ "alias": { "kind": "person", "alias": "p0", "key": "p9" } }]"#),
    ("unit in use", r#"[{ "retire_unit": { "unit": "t1" } }]"#),
    ("move to another network", r#"[{ "move_unit": { "unit": "t1", "to": "z" } }]"#),
    ("name with line break", r#"[{ "rename_unit": { "unit": "t1", "name": "a\nb" } }]"#),
    ("empty key", r#"[{ "add_person": { "key": "" } }]"#),
    (
        "ends before it begins",
        r#"[{ "appoint": { "person": "p2", "post": "lead", "unit": "t2", "from": "2024-07-01", "until": "2024-07-01" } }]"#,
    ),
    ("unknown tag", r#"[{ "tag": { "person": "p1", "add": ["membre"] } }]"#),
    ("unknown kind of unit", r#"[{ "add_unit": { "key": "t3", "parent": "s", "tier": "team", "kind": "office" } }]"#),
    ("undeclared number", r#"[{ "update_person": { "key": "p1", "merits": 3 } }]"#),
    ("number out of bounds", r#"[{ "update_person": { "key": "p1", "merit": 11 } }]"#),
    ("network merged without a place", r#"[{ "merge_networks": { "from": "safety", "into": "red" } }]"#),
    ("cell in another network", r#"[{ "place": { "person": "p1", "network": "red", "cell": "z" } }]"#),
    (
        "network merged into a unit elsewhere",
        r#"[{ "merge_networks": { "from": "safety", "into": "red", "units": { "z": "z" } } }]"#,
    ),
    ("unit merged into one below", r#"[{ "merge_units": { "units": ["s"], "into": "t1" } }]"#),
    ("network merged into itself", r#"[{ "merge_networks": { "from": "red", "into": "red" } }]"#),
    ("keeper a unit", r#"[{ "claim": { "area": "a2", "cell": "t1", "keeper": "unit:t1" } }]"#),
    ("keeper of no kind", r#"[{ "claim": { "area": "a2", "cell": "t1", "keeper": "p1" } }]"#),
    ("link to an area", r#"[{ "link": { "kind": "talk", "source": "person:p1", "target": "area:a1" } }]"#),
    ("another key for a post", r#"[{ "rekey": { "what": "post:lead@t1", "key": "chief" } }]"#),
    ("alias of no kind", r#"[{ "alias": { "kind": "post", "alias": "chief", "key": "lead" } }]"#),
    ("post held already", r#"[{ "appoint": { "person": "p1", "post": "lead", "unit": "t1" } }]"#),
    ("post not held", r#"[{ "end": { "person": "p2", "post": "lead", "unit": "t1" } }]"#),
    ("unknown shift", r#"[{ "appoint": { "person": "p1", "post": "watch", "unit": "t1", "shift": "nigth" } }]"#),
    ("area claimed already", r#"[{ "claim": { "area": "a1", "cell": "t1" } }]"#),
    ("area not claimed", r#"[{ "release": { "area": "a1", "cell": "t2" } }]"#),
    ("linked already", r#"[{ "link": { "kind": "talk", "source": "person:p1", "target": "person:p2" } }]"#),
    ("not linked", r#"[{ "unlink": { "kind": "talk", "source": "person:p2", "target": "person:p1" } }]"#),
    ("not placed", r#"[{ "unplace": { "person": "p1", "network": "safety" } }]"#),
    (
        "not part of the unit split",
        r#"[{ "split_unit": { "unit": "t1", "parts": [{ "unit": { "key": "t3" }, "people": ["p2"] }] } }]"#,
    ),
    ("dated row and no day", r#"[{ "place": { "person": "p1", "cell": "t2", "from": "2024-07-01" } }]"#),
    (
        "scheduled and no day",
        r#"[{ "schedule": { "placement": { "person": "p1", "cell": "t2", "from": "2025-01-01" } } }]"#,
    ),
];

/// Changes a grid on 2024-07-01 refuses.
const DATED: &[(&str, &str)] = &[
    ("unit of another day", r#"[{ "update_unit": { "key": "t1", "tier": "team", "from": "2025-01-01" } }]"#),
    ("overlap", r#"[{ "schedule": { "placement": { "person": "p1", "cell": "t2", "from": "2025-01-01" } } }]"#),
    ("scheduled already", SCHEDULED_TWICE),
    (
        "not scheduled",
        r#"[{ "unschedule": { "link": { "kind": "talk", "source": "person:p2", "target": "person:p1", "from": "2025-01-01" } } }]"#,
    ),
    (
        "scheduled for the day itself",
        r#"[{ "schedule": { "appointment": { "person": "p2", "post": "lead", "unit": "t2", "from": "2024-01-01" } } }]"#,
    ),
    (
        "no day any more",
        r#"[{ "schedule": { "claim": { "area": "a2", "cell": "t2", "from": "2025-01-01" } } }, { "advance": { "day": null } }]"#,
    ),
];

const SCHEDULED_TWICE: &str = r#"[
  { "schedule": { "claim": { "area": "a2", "cell": "t2", "from": "2025-01-01" } } },
  { "schedule": { "claim": { "area": "a2", "cell": "t2", "from": "2025-01-01" } } }
]"#;

pub(super) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = UNREAD
        .iter()
        .map(|(name, text)| Case::new(format!("changes/{name}"), *text, refused(name, json::from_changes(text))))
        .collect();
    cases.extend(UNDATED.iter().map(|(name, text)| applied(name, text, grid())));
    cases.extend(DATED.iter().map(|(name, text)| applied(name, text, on_a_day())));
    cases.push({
        let day = Date::constant(1799, 12, 31);
        let error = refused("day", grid().apply(&[Change::Advance { day: Some(day) }]));
        Case::new("change/day before any calendar", "advance to 1799-12-31", error)
    });
    cases.push({
        let deep = format!(
            r#"[{{ "charter": {{ "networks": [{{ "people": {}0{} }}] }} }}]"#,
            r#"{ "not": "#.repeat(200),
            " }".repeat(200)
        );
        Case::new("changes/condition too deep", &*deep, refused("deep", json::from_changes(&deep)))
    });
    let shallow = Limits { depth: 2, ..Limits::default() };
    let text = r#"[{ "add_unit": { "key": "t3", "parent": "t1", "tier": "team" } }]"#;
    let grid = json::from_document_with_limits(GRID.as_bytes(), &shallow).expect("two tiers");
    cases.push(applied("too deep, the limit being 2", text, grid));
    let few = Limits { tags: 1, ..Limits::default() };
    let text = r#"[{ "appoint": { "person": "p2", "post": "lead", "unit": "t2", "approvals": ["a", "b"] } }]"#;
    let grid = json::from_document_with_limits(GRID.as_bytes(), &few).expect("no tags");
    cases.push(applied("too many approvals, the limit being 1", text, grid));
    cases
}

fn applied(name: &str, text: &str, mut grid: Grid) -> Case {
    let changes = json::from_changes(text).unwrap_or_else(|error| panic!("{name}: {}", error.findings()));
    let before = json::to_document(&grid);
    let error = refused(name, grid.apply(&changes));
    assert_eq!(json::to_document(&grid), before, "{name}: all or none");
    Case::new(format!("change/{name}"), text, error)
}
