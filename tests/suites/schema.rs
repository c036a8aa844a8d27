//! The JSON Schemas: committed, and agreeing with what reading takes and refuses.

use gridcore::{Charter, Folder, Grid, json, schema};
use gridcore_tests::bad;
use gridcore_tests::fixtures::{charter_rules, failing, folder, grid_rules};
use gridcore_tests::repository::{assert_current, data, root, text};
use gridcore_tests::systems::{DAY, SYSTEMS};
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).expect("a sound schema")
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// A charter in TOML as JSON, whether it is sound or not. Days are texts there.
fn of_toml(text: &str) -> Value {
    fn plain(value: Value) -> Value {
        match value {
            Value::Object(object) => match object.get("$__toml_private_datetime") {
                Some(day) => day.clone(),
                None => Value::Object(object.into_iter().map(|(key, value)| (key, plain(value))).collect()),
            },
            Value::Array(list) => list.into_iter().map(plain).collect(),
            value => value,
        }
    }
    plain(toml::from_str(text).expect("TOML"))
}

#[track_caller]
fn assert_valid(validator: &Validator, name: &str, value: &Value) {
    let errors: Vec<String> = validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

#[test]
fn schemas_are_current_and_sound() {
    let schemas = [
        ("charter", schema::charter()),
        ("document", schema::document()),
        ("changes", schema::changes()),
        ("request", schema::request()),
        ("plan", schema::plan()),
        ("plans", schema::plans()),
        ("events", schema::events()),
        ("desk", schema::desk()),
        ("scores", schema::scores()),
    ];
    for (name, schema) in schemas {
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
        assert_current(&root().join("schema").join(format!("{name}.json")), &text);
    }
}

#[test]
fn documents_of_the_five_systems_are_valid() {
    let (documents, charters) = (validator(&schema::document()), validator(&schema::charter()));
    for name in SYSTEMS.iter().flat_map(|system| [system.name.to_owned(), format!("{}/broken", system.name)]) {
        let folder = Folder::read(data().join(&name)).unwrap_or_else(|e| panic!("{}", e.findings()));
        let charter = Charter::in_force(&folder.charters, Some(DAY)).expect("one charter, always in force");
        let grid = Grid::at(charter, &folder.roster, DAY).unwrap_or_else(|e| panic!("{}", e.findings()));
        assert_valid(&documents, &name, &value(&json::to_document(&grid)));
        assert_valid(&charters, &name, &value(&charter.to_json()));
    }
}

#[test]
fn fixtures_of_the_rules_are_valid() {
    let documents = validator(&schema::document());
    for rule in grid_rules() {
        for file in failing(&rule.id).into_iter().chain(["pass.json".to_owned()]) {
            assert_valid(&documents, &format!("{}/{file}", rule.id), &value(&text(&folder(&rule.id).join(&file))));
        }
    }
    let charters = validator(&schema::charter());
    for rule in charter_rules() {
        assert_valid(&charters, &rule.id, &of_toml(&text(&folder(&rule.id).join("pass.toml"))));
    }
    let everything = text(&root().join("gridcore/src/charter/tests/everything.toml"));
    assert_valid(&charters, "everything", &of_toml(&everything));
}

/// Values that are wrong in a way no schema of ours says.
const NOT_SAID: [&str; 3] = [
    "charter/value with four decimals",
    "charter/value no share",
    "charter/unknown rule of a family that is close to ours",
];

#[test]
fn charters_with_wrong_values_are_not_valid() {
    let charters = validator(&schema::charter());
    for rule in ["charter.bad-value", "charter.unknown-field", "charter.missing-value"] {
        let charter = of_toml(&text(&folder(rule).join("fail.toml")));
        assert!(!charters.is_valid(&charter), "{rule}");
    }
    for charter in
        [json!({ "name": "w" }), json!({ "name": "w", "tiers": ["a"], "networks": [{ "key": "n", "tiers": ["a"] }] })]
    {
        assert!(!charters.is_valid(&charter), "{charter}");
    }
    let wrong = |name: &str| {
        ["charter/value", "charter/parameter", "charter/unknown field", "charter/unknown rule", "charter/unknown table"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let cases: Vec<_> = bad::all().iter().filter(|case| wrong(&case.name)).collect();
    assert!(cases.len() > 20);
    for case in cases {
        let charter = of_toml(&format!("name = \"workshop\"\ntiers = [\"site\", \"team\"]\n{}", case.input));
        assert_eq!(charters.is_valid(&charter), NOT_SAID.contains(&case.name.as_str()), "{}", case.name);
    }
}

#[test]
fn documents_that_are_refused_as_such_are_not_valid() {
    let documents = validator(&schema::document());
    let cases = bad::all().iter().filter(|case| case.name.starts_with("document/"));
    for (name, text) in cases.map(|case| (&case.name, &case.input)) {
        if let Ok(document) = serde_json::from_str::<Value>(text) {
            // A repeated field is gone once the text is a value.
            assert_eq!(documents.is_valid(&document), name == "document/field twice", "{name}");
        }
    }
    let good = value(&text(&folder("staffing.term-over").join("pass.json")));
    let edits: [(&str, Value); 12] = [
        ("/units/0/key", json!(7)),
        ("/units/0/key", json!("")),
        ("/units/0/tier", json!(null)),
        ("/units/0/from", json!("2024-02-3")),
        ("/units/0/colour", json!("red")),
        ("/people/0/tags", json!([1])),
        ("/people/0/merit", json!("3")),
        ("/people", json!({})),
        ("/appointments/0/approvals", json!(true)),
        ("/appointments/0/from", json!("1700-01-01")),
        ("/charter/posts/0/seats", json!({ "min": -1 })),
        ("/charter/posts/0/colour", json!("red")),
    ];
    for (path, wrong) in edits {
        let mut document = good.clone();
        let (parent, field) = path.rsplit_once('/').expect("a path");
        let parent = document.pointer_mut(parent).expect("something there");
        parent[field] = wrong.clone();
        assert!(!documents.is_valid(&document), "{path} = {wrong}");
        assert!(json::from_document(document.to_string().as_bytes()).is_err(), "{path} = {wrong}");
    }
    for field in ["format", "charter", "units", "people"] {
        let mut document = good.clone();
        document.as_object_mut().expect("an object").remove(field);
        assert!(!documents.is_valid(&document), "without {field}");
    }
}

#[test]
fn changes_are_valid_if_they_are_read() {
    let changes = validator(&schema::changes());
    let said = ["changes/number with four decimals"];
    for case in bad::all() {
        let Ok(value) = serde_json::from_str::<Value>(&case.input) else { continue };
        if case.name.starts_with("change/") {
            assert_valid(&changes, &case.name, &value);
            let read = json::from_changes(&case.input).expect("read before");
            assert_valid(&changes, &case.name, &self::value(&json::to_changes(&read)));
        } else if case.name.starts_with("changes/") {
            assert_eq!(changes.is_valid(&value), said.contains(&case.name.as_str()), "{}", case.name);
        }
    }
}

#[test]
fn inverses_are_valid() {
    let changes = validator(&schema::changes());
    for rule in grid_rules() {
        let grid = |file: &str| gridcore_tests::fixtures::grid(&rule.id, file);
        for file in failing(&rule.id) {
            let forth = gridcore::Change::between(&grid("pass.json"), &grid(&file));
            assert_valid(&changes, &rule.id, &value(&json::to_changes(&forth)));
            let back = grid("pass.json").apply(&forth).expect("changes that fit");
            assert_valid(&changes, &rule.id, &value(&json::to_changes(&back)));
        }
    }
}

#[test]
fn requests_and_plans_of_the_five_systems_are_valid() {
    let (requests, plans) = (validator(&schema::request()), validator(&schema::plan()));
    for system in SYSTEMS.iter().filter(|system| system.name != "jianghan") {
        let grid = gridcore_tests::staffing::healthy(system.name);
        let request = gridcore_tests::staffing::request(system.name, &grid);
        assert_valid(&requests, system.name, &value(&json::to_request(&request)));
        let plan = gridcore_tests::staffing::staff(&grid, &request);
        assert_valid(&plans, system.name, &value(&json::plan(&plan)));
    }
    for case in bad::all().iter().filter(|case| case.name.starts_with("request/")) {
        let Ok(request) = serde_json::from_str::<Value>(&case.input) else { continue };
        let said =
            ["request/no request", "request/field unknown", "request/holders unknown", "request/preference unknown"];
        assert_eq!(requests.is_valid(&request), !said.contains(&case.name.as_str()), "{}", case.name);
    }
}

/// What a schema of requests refuses, reading does too; what it takes is read.
#[test]
fn requests_for_plans_are_valid_if_they_are_read() {
    let plans = validator(&schema::plans());
    type Reads = fn(&str) -> bool;
    let read: [(&str, Reads); 4] = [
        ("draw_cells", |text| json::from_draw_request(text).is_ok()),
        ("inspections", |text| json::from_inspect_request(text).is_ok()),
        ("split_roles", |text| json::from_split_request(text).is_ok()),
        ("pair", |text| json::from_pair_request(text).is_ok()),
    ];
    let requests = [
        ("draw_cells", json!({ "tier": "cell", "cells": 57, "size": { "min": 8, "max": 24 }, "people": [] }), true),
        ("draw_cells", json!({ "tier": "cell", "cells": -1 }), false),
        ("draw_cells", json!({ "tier": "cell", "cells": 57, "cell": 1 }), false),
        (
            "draw_cells",
            json!({ "tier": "cell", "cells": 1, "people": [{ "person": "p", "unit": "u", "tem": "t" }] }),
            false,
        ),
        ("inspections", json!({ "tier": "net", "history": [{ "inspector": "a", "inspected": "b", "ago": 2 }] }), true),
        ("inspections", json!({ "tier": "net", "reciprocal": false }), false),
        ("split_roles", json!({ "skills": { "publicist": "voice" }, "spread": 2.5 }), true),
        ("split_roles", json!({ "spread": 0.0001 }), false),
        ("split_roles", json!({ "skills": ["voice"] }), false),
        ("pair", json!({ "link": "contact", "targets": { "not": { "tag": "member" } } }), true),
        ("pair", json!({ "link": "contact", "targets": { "no": { "tag": "member" } } }), false),
    ];
    for (name, request, good) in requests {
        let reads = read.iter().find(|(read, _)| *read == name).expect("a request").1;
        assert_eq!(reads(&request.to_string()), good, "{name} {request}");
        // A schema does not say how many decimals there may be.
        let decimals = request.get("spread").is_some();
        assert!(plans.is_valid(&json!({ name: request })) == good || decimals, "{name} {request}");
    }
}

#[test]
fn events_are_valid_if_they_are_read() {
    let (events, desks) = (validator(&schema::events()), validator(&schema::desk()));
    for system in ["gas_centre", "longtan"] {
        let grid = gridcore_tests::staffing::healthy(system);
        let story = gridcore_tests::cases::run(system, &grid).expect("a story").driver;
        assert_valid(&events, system, &value(&json::to_events(&story.events)));
        let viewer = story.events[0].by.as_ref();
        let cases = json::cases(&story.desk, &grid, viewer, "{}").expect("cases");
        let texts = json!({ "events": value(&json::to_desk(&story.desk)), "cases": value(&cases) });
        assert_valid(&desks, system, &texts);
    }
    let report = json!({ "case": "c", "at": "2024-07-01T08:30", "move": "report" });
    for (field, wrong) in [
        ("at", json!("2024-07-01")),
        ("move", json!("fly")),
        ("case", json!(1)),
        ("kin", json!("x")),
        ("problems", json!(-1)),
    ] {
        let mut event = report.clone();
        event[field] = wrong;
        assert!(
            !events.is_valid(&json!([event])) && json::from_events(&json!([event]).to_string()).is_err(),
            "{event}"
        );
    }
    assert!(events.is_valid(&json!([report])) && !events.is_valid(&json!([{ "case": "c" }])));
}
