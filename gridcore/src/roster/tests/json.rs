use super::{charter, csv, json, message, rejected, wrong};
use crate::limits::Limits;
use crate::roster::{PersonRow, Roster, Row, TableKind, TableSeed};
use serde::de::DeserializeSeed;

#[test]
fn json_and_csv_give_the_same_rows() {
    let text = r#"[{"key":"007","cell":"c","tags":["b"," a ","b"],"skill":3,"merit":-0.5},
        {"key":" p2 ","tags":"a;b","merit":null,"cell":""}, {"工号":"p\u0033","分数":1.25}]"#;
    let (json, csv) = (
        json(TableKind::People, text),
        csv(TableKind::People, "key,cell,tags,skill,merit\n007,c,b;a,3,-0.5\np2,,a;b,,\np3,,,1.25,\n"),
    );
    assert_eq!(wrong(&json), [""; 0]);
    for row in 0..3 {
        let tables = [json.table(TableKind::People), csv.table(TableKind::People)];
        let [a, b] = tables.map(|table| PersonRow::read(table, row));
        assert_eq!(a, b);
    }
    let place = json.place(json.table(TableKind::People).origin(2)).unwrap();
    assert_eq!(place.to_string(), "t.json:[2]");
}

#[test]
fn all_that_is_wrong_with_rows_is_reported_with_its_path() {
    let text = r#"[
        {"key": 7, "cell": true, "skill": "3", "tags": 1},
        {"key": "p", "skill": 0.0001, "merit": 1e300, "tags": ["a", 2]},
        {"key": "p", "key": "q", "skll": {"a": [1]}},
        "p", 1, null, [], {"tags": ["a;b"]}, {"key": "ok"}, {"key": "p", "skill": 18446744073709551615}
    ]"#;
    let roster = json(TableKind::People, text);
    let expected = [
        "t.json:[0].key: table.wrong-type",
        "t.json:[0].cell: table.wrong-type",
        "t.json:[0].skill: table.wrong-type",
        "t.json:[0].tags: table.wrong-type",
        "t.json:[1].skill: table.bad-number",
        "t.json:[1].merit: table.bad-number",
        "t.json:[1].tags: table.wrong-type",
        "t.json:[2].key: table.duplicate-column",
        "t.json:[2].skll: table.unknown-column",
        "t.json:[3]: table.wrong-type",
        "t.json:[4]: table.wrong-type",
        "t.json:[5]: table.wrong-type",
        "t.json:[6]: table.wrong-type",
        "t.json:[7].tags: table.bad-tag",
        "t.json:[7].key: table.missing-value",
        "t.json:[9].skill: table.bad-number",
    ];
    assert_eq!(wrong(&roster), expected);
    assert_eq!(roster.len(TableKind::People), 1);
    let rows = rejected(&roster);
    assert_eq!(rows.len(), 9);
    assert_eq!(rows.first().unwrap(), "key=7 cell=true skill=3 tags=1");
    assert_eq!(rows.get(2).unwrap(), "key=p key=q skll={..}");
    assert_eq!(rows.get(3).unwrap(), "=p");
}

#[test]
fn a_table_of_a_document_is_named_by_its_path_and_by_no_column_map() {
    let text = r#"[{"key":"p1"},{"工号":"p2"}]"#;
    let mut roster = Roster::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let charter = charter();
    TableSeed::of_document(&mut roster, TableKind::People, "document.json", &[&charter])
        .deserialize(&mut reader)
        .unwrap();
    let place = roster.place(roster.table(TableKind::People).origin(0)).unwrap();
    assert_eq!(place.to_string(), "document.json:people[0]");
    let expected =
        ["document.json:people[1].工号: table.unknown-column", "document.json:people[1].key: table.missing-value"];
    assert_eq!(wrong(&roster), expected);
}

#[test]
fn dates_are_strings() {
    let text = r#"[{"area":"a","cell":"c","from":"2024-07-01"},{"area":"a","cell":"c","from":20240701},
        {"area":"a","cell":"c","until":"2024-7-1"}]"#;
    let roster = json(TableKind::Claims, text);
    assert_eq!(wrong(&roster), ["t.json:[1].from: table.wrong-type", "t.json:[2].until: table.bad-date"]);
    assert!(roster.is_dated());
}

#[test]
fn a_text_that_is_no_json_or_no_table_is_refused() {
    let cases = [
        ("", "the JSON text ends too early"),
        ("[{\"key\":\"p\"", "the JSON text ends too early"),
        ("[{\"key\":NaN}]", "the text is not JSON at column 9 of the line"),
        ("[] []", "the text is not JSON at column 4 of the line"),
        ("[{\"skill\":1e400}]", "the JSON text holds a number that is too large to read"),
        ("{\"people\":[]}", "this is not a table"),
        ("3", "this is not a table"),
        ("\"x\"", "this is not a table"),
    ];
    for (text, expected) in cases {
        assert_eq!(message(&json(TableKind::People, text)), expected, "{text}");
    }
    assert_eq!(wrong(&json(TableKind::People, "null")), [""; 0]);
    assert_eq!(wrong(&json(TableKind::People, "\u{feff}[]")), [""; 0]);
    assert_eq!(wrong(&json(TableKind::People, "[\n{]")), ["t.json:2: table.syntax"]);
}

#[test]
fn hostile_json_neither_overflows_the_stack_nor_the_limits() {
    let deep = format!("[{{\"key\":\"p\",\"x\":{}{}}}]", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(wrong(&json(TableKind::People, &deep)), ["t.json:[0].x: table.unknown-column"]);
    for deep in ["[".repeat(100_000), "[{\"tags\":".repeat(50_000), "{\"a\":".repeat(100_000)] {
        assert_eq!(wrong(&json(TableKind::People, &deep)).len(), 1);
    }
    let many = format!("[{{\"key\":\"p\"{}}}]", ",\"zzz\":1".repeat(20_000));
    let roster = json(TableKind::People, &many);
    assert_eq!(wrong(&roster).len(), 10_000);
    let tags = format!("[{{\"key\":\"p\",\"tags\":[\"a\"{}]}}]", ",\"b\"".repeat(100_000));
    assert_eq!(message(&json(TableKind::People, &tags)), "column `tags` holds 100001 tags where the limits allow 64");

    let mut roster = Roster::with_limits(Limits { rows: 2, ..Limits::default() });
    roster.add_json(TableKind::People, "t.json", br#"[{"key":"a"},{},{"key":"b"},{"key":"c"}]"#, &charter());
    assert_eq!(roster.len(TableKind::People), 1);
    assert_eq!(wrong(&roster), ["t.json:[1].key: table.missing-value", "t.json: call.limit"]);
}
