//! Charters from text and back.

use super::{faults, only, refused, workshop};
use crate::{Charter, CharterSpec, ErrorKind, Language};

#[test]
fn values_of_the_wrong_type_are_all_named_and_the_rest_is_validated() {
    let text = workshop(
        r#"
        language = "de"
        tags = "member"
        numbers = [{ key = "skill", min = 0.1234 }]
        from = "yesterday"
        [[posts]]
        key = 3
        at = ["team"]
        seats = { min = -1 }
        eligible = { tagg = "member" }
        [[posts]]
        key = "deputy"
        at = ["team"]
        answers = "yes"
        term = "long"
        shifts = ["day", 2]
        prefer = [{ people = { tagg = "a" } }, "voices"]
        eligible = { all = [{ tag = 3 }, { not = "member" }], tag = "member" }
        [[posts]]
        key = "lead@team"
        at = [["team"]]
        follows = "nobody"
        [[schemes]]
        key = "s"
        indicators = [{ key = "a", weight = "half" }, { key = "b", weight = 0.5 }]
        [rules."coverage.unplaced"]
        severity = ["off"]
        "#,
    );
    let expected = [
        "bad-name at posts[2].key",
        "bad-value at from",
        "bad-value at language",
        "bad-value at numbers[0].min",
        "bad-value at posts[0].key",
        "bad-value at posts[0].seats.min",
        "bad-value at posts[1].answers",
        "bad-value at posts[1].eligible",
        "bad-value at posts[1].prefer[1]",
        "bad-value at posts[1].shifts[1]",
        "bad-value at posts[1].term",
        "bad-value at posts[2].at[0]",
        "bad-value at rules.\"coverage.unplaced\".severity",
        "bad-value at schemes[0].indicators[0].weight",
        "bad-value at tags",
        "unknown-field at posts[0].eligible.tagg",
        "unknown-field at posts[1].prefer[0].people.tagg",
        "weights at schemes[0].indicators",
    ];
    assert_eq!(faults(&refused(&text)), expected);
}

#[test]
fn unknown_names_are_told_beside_values_that_declare_none() {
    let text = workshop("[[posts]]\nkey = \"lead\"\nat = [\"taem\"]\nseats = \"two\"\n");
    assert_eq!(faults(&refused(&text)), ["bad-value at posts[0].seats", "unknown-name at posts[0].at[0]"]);
    let text = workshop("[[posts]]\nkey = 3\nat = [\"team\"]\nexcludes = [\"lead\"]\n[columns.peple]\na = \"key\"\n");
    assert_eq!(faults(&refused(&text)), ["bad-value at posts[0].key", "unknown-name at columns.peple"]);
}

#[test]
fn no_value_is_named_by_a_type_of_rust() {
    let texts = ["name = 3", "name = 'x'\ntiers = 3", "name = 'x'\ntiers = [3]", "posts = [3]", "posts = 3"];
    let more = ["tags = [true]", "links = [{ max = -1 }]", "rules = 3", "unit_kinds = 1.5", "format = 'one'"];
    for text in texts.into_iter().chain(more) {
        let error = refused(text);
        for finding in error.findings() {
            for language in [Language::En, Language::Zh] {
                let message = finding.message(language);
                for word in ["u32", "struct", "Spec", "sequence", "variant", "invalid type"] {
                    assert!(!message.contains(word), "{text}: {message}");
                }
            }
        }
    }
}

#[test]
fn unknown_fields_are_refused_in_every_table() {
    let places = [
        ("colour = 1", "colour"),
        ("[[networks]]\nkey = 'n'\nkees = 1", "networks[0].kees"),
        ("[[networks]]\nkey = 'n'\ntiers = [{ label = 'a', x = 1 }]", "networks[0].tiers[0].x"),
        ("[[networks]]\nkey = 'n'\ntiers = [{ label = 'a', span = { mix = 1 } }]", "networks[0].tiers[0].span.mix"),
        ("[[posts]]\nkey = 'p'\nat = [{ tier = 'site', x = 1 }]", "posts[0].at[0].x"),
        ("[[posts]]\nkey = 'p'\nx.y = 1", "posts[0].x"),
        ("[[posts]]\nkey = 'p'\neligible = { number = { of = 'n', over = 3 } }", "posts[0].eligible.number.over"),
        ("[[roles]]\nkey = 'p'\nx = 1", "roles[0].x"),
        ("[[combined]]\nx = 1", "combined[0].x"),
        ("[[exclusive]]\nx = 1", "exclusive[0].x"),
        ("[[requirements]]\nx = 1", "requirements[0].x"),
        ("[[links]]\nreach = [{ x = 1 }]\nbridge = { y = 1 }", "links[0].reach[0].x"),
        ("[[kinds]]\nx = 1", "kinds[0].x"),
        ("[[codes]]\nparts = [{ x = 1 }]", "codes[0].parts[0].x"),
        ("[[schemes]]\nindicators = [{ x = 1 }]", "schemes[0].indicators[0].x"),
        ("[[schemes]]\nbands = [{ x = 1 }]", "schemes[0].bands[0].x"),
        ("[[flows]]\nstages = [{ x = 1 }]", "flows[0].stages[0].x"),
        ("[[numbers]]\nx = 1", "numbers[0].x"),
    ];
    for (text, path) in places {
        let error = refused(&format!("name = 'w'\n{text}\n"));
        let fault = format!("unknown-field at {path}");
        assert!(faults(&error).contains(&fault), "{text}: {}", error.findings());
    }
}

#[test]
fn unknown_fields_come_with_the_closest_one() {
    let (message, help) = only(&refused(&workshop("[[posts]]\nkey = \"lead\"\nat = [\"team\"]\nseets = 1\n")));
    assert_eq!((message.as_str(), help.as_str()), ("there is no field `seets` here", "did you mean `seats`?"));
}

#[test]
fn a_text_that_is_not_toml_or_json_is_refused_at_its_line_and_column() {
    let error = refused("name = \"workshop\"\ntiers = [\"site\"\n");
    assert_eq!(error.kind(), ErrorKind::Text);
    assert_eq!(error.findings().count("charter.syntax"), 1);
    let place = error.findings().iter().next().unwrap().place().unwrap().clone();
    assert_eq!((place.file_name(), place.line_number()), ("charter.toml", Some(2)));

    let error = Charter::from_json("{\n \"name\": \"workshop\",\n \"tiers\" [\"site\"]\n}").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Text);
    assert_eq!(error.to_string(), "charter.json:3:10: the text is not JSON: expected `:`");

    for text in ["", "nul", "[1", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}", "\u{0}"] {
        assert_eq!(Charter::from_json(text).unwrap_err().kind(), ErrorKind::Text, "{text}");
    }
    for text in ["{}", "[]", "3", "null", "[[\"workshop\"]]"] {
        assert_eq!(Charter::from_json(text).unwrap_err().kind(), ErrorKind::Charter, "{text}");
    }
}

#[test]
fn a_list_is_not_a_table() {
    let error = Charter::from_json(r#"{ "name": "w", "tiers": ["a"], "numbers": [["skill", 0, 1]] }"#).unwrap_err();
    assert_eq!(faults(&error), ["bad-value at numbers[0]"]);
}

#[test]
fn a_newer_format_is_refused_by_name_alone() {
    let (message, help) = only(&refused("format = 2\nname = 3\nfuture = true\n"));
    assert_eq!(message, "the charter is written in format 2 and this version of gridcore reads formats up to 1");
    assert_eq!(help, "use a newer gridcore");
    assert_eq!(refused("format = 2").kind(), ErrorKind::Text);
}

#[test]
fn deep_nesting_is_refused_and_overflows_nothing() {
    let deep = 100_000;
    let thread = std::thread::Builder::new().stack_size(512 * 1024);
    let run = move || {
        let not = |open: &str, close: &str| [open.repeat(deep), "{}".to_owned(), close.repeat(deep)].concat();
        let toml = workshop(&format!("posts = [{{ key = 'p', eligible = {} }}]", not("{ not = ", "}")));
        assert_eq!(refused(&toml).kind(), ErrorKind::Text);
        let dotted = workshop(&format!("posts = [{{ key = 'p', eligible.{}tag = 'x' }}]", "not.".repeat(deep)));
        assert_eq!(refused(&dotted).kind(), ErrorKind::Text);
        let header = workshop(&format!("[{}a]\n", "a.".repeat(deep)));
        assert_eq!(refused(&header).kind(), ErrorKind::Text);
        let lists = workshop(&format!("tags = {}{}", "[".repeat(deep), "]".repeat(deep)));
        assert_eq!(refused(&lists).kind(), ErrorKind::Text);
        let json = format!(r#"{{ "posts": [{{ "eligible": {} }}] }}"#, not(r#"{ "not": "#, "}"));
        assert_eq!(Charter::from_json(&json).unwrap_err().kind(), ErrorKind::Text);
        let lists = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
        assert_eq!(Charter::from_json(&lists).unwrap_err().kind(), ErrorKind::Text);
    };
    thread.spawn(run).unwrap().join().unwrap();
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_allowed() {
    let toml = format!("\u{feff}{}", workshop("").replace('\n', "\r\n"));
    let charter = Charter::from_toml(&toml).unwrap();
    assert_eq!(charter, Charter::from_json(&format!("\u{feff}{}", charter.to_json())).unwrap());
}

#[test]
fn a_charter_round_trips_by_meaning() {
    for text in [include_str!("everything.toml"), &workshop("")] {
        let charter = Charter::from_toml(text).unwrap_or_else(|e| panic!("{}", e.findings()));
        assert_eq!(Charter::from_toml(&charter.to_toml()).unwrap(), charter);
        assert_eq!(Charter::from_json(&charter.to_json()).unwrap(), charter);
        assert_ne!(*charter.spec(), CharterSpec::default());
    }
}

/// The pointers of all values below `value`.
fn pointers(value: &serde_json::Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        serde_json::Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, v)| pointers(v, &format!("{at}/{i}"), all));
        }
        serde_json::Value::Object(table) => table.iter().for_each(|(k, v)| pointers(v, &format!("{at}/{k}"), all)),
        _ => {}
    }
}

#[test]
fn any_value_in_any_place_is_read_or_refused_where_it_stands() {
    let charter = Charter::from_toml(include_str!("everything.toml")).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&charter.to_json()).unwrap();
    let mut all = Vec::new();
    pointers(&whole, "", &mut all);
    let others = ["null", "true", "3", "-1.5", "1e300", "\"x\"", "[]", "{}", "[[]]", "[{\"x\": 1}]", "{\"tag\": 3}"];
    for (pointer, other) in all.iter().flat_map(|p| others.map(|other| (p, other))) {
        let mut changed = whole.clone();
        *changed.pointer_mut(pointer).unwrap() = serde_json::from_str(other).unwrap();
        let Err(error) = Charter::from_json(&changed.to_string()) else { continue };
        let findings = error.findings();
        assert!(!findings.is_empty(), "{pointer} = {other}");
        for finding in findings.of("charter.bad-value").filter(|_| !pointer.is_empty()) {
            let path = finding.place().and_then(|p| p.column_name()).unwrap();
            let first = pointer.split('/').nth(1).unwrap();
            assert!(path.starts_with(first), "{pointer} = {other}: {path}");
            assert!(!finding.message(Language::En).contains("not a value the field takes"), "{pointer} = {other}");
        }
    }
}
