//! The pages say what is so: their charters load, and programs print what they say.

use std::fs;
use std::path::Path;

use gridcore::{Charter, Grid, Roster, TableKind, check, json};

/// The fenced blocks of a language in a page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(page);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let start = format!("```{language}\n");
    text.split(&start).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn charters_of_the_format_page_are_valid() {
    let charters = blocks("docs/format.md", "toml");
    assert_eq!(charters.len(), 2);
    for charter in charters {
        if let Err(error) = Charter::from_toml(&charter) {
            panic!("{}\n{charter}", error.findings());
        }
    }
}

#[test]
fn the_request_of_the_format_page_is_read() {
    let requests: Vec<String> =
        blocks("docs/format.md", "json").into_iter().filter(|b| b.contains("holders")).collect();
    assert_eq!(requests.len(), 1);
    let request = json::from_request(&requests[0]).unwrap_or_else(|error| panic!("{}", error.findings()));
    assert_eq!(json::from_request(&json::to_request(&request)).expect("the same"), request);
}

/// Each is read, and is what its field of the schema says.
#[test]
fn the_score_texts_of_the_format_page_are_valid() {
    let texts = blocks("docs/format.md", "json");
    let scores = jsonschema::draft202012::new(&gridcore::schema::scores()).expect("a sound schema");
    let wanted =
        [("by", "roll_up"), ("within", "rank"), ("since", "explain"), ("vetoes", "award"), ("values", "sheets")];
    for (field, name) in wanted.into_iter().chain([("versions", "round")]) {
        let text = texts.iter().find(|text| text.contains(&format!("\"{field}\":"))).expect(name);
        let value: serde_json::Value = serde_json::from_str(text).expect(name);
        assert!(scores.is_valid(&serde_json::json!({ name: value })), "{name}: {text}");
    }
}

/// The text between two marks, and what comes after.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<(&'t str, &'t str)> {
    text.split_once(start)?.1.split_once(end)
}

#[test]
fn what_the_readme_prints_is_what_it_says() {
    let program = &blocks("README.md", "rust")[0];
    let (toml, mut rest) = between(program, "r#\"", "\"#").expect("a charter");
    let charter = Charter::from_toml(toml).expect("a sound charter");
    let mut roster = Roster::new();
    while let Some((name, after)) = between(rest, ", \"", "\", b\"") {
        let (text, after) = after.split_once('"').expect("a table");
        let table = TableKind::from_name(name.trim_end_matches(".csv")).expect("a table");
        roster.add_csv(table, name, text.replace("\\n", "\n").as_bytes(), &charter);
        rest = after;
    }
    let printed = check::all(&Grid::new(&charter, &roster).expect("a grid")).to_string();
    let said = &blocks("README.md", "text")[0];
    assert!(said.lines().count() == 3 && printed.starts_with(said.as_str()), "{printed}");
}
