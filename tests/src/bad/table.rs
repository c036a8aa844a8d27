//! Texts and rows that cannot be read as tables.

use std::borrow::Cow;
use std::collections::BTreeMap;

use gridcore::{Charter, Error, Folder, Grid, Limits, Paths, PersonRow, Points, Roster, TableKind, UnitRow, json};

use super::{Case, refused};

const CHARTER: &str = r#"name = "workshop"
tiers = ["site", "team"]
numbers = [{ key = "merit" }]
posts = [{ key = "lead", at = ["team"] }]

[columns.people]
Badge = "key"
"#;

fn charter() -> Charter {
    Charter::from_toml(CHARTER).expect("a sound charter")
}

/// A site with one team.
fn units(limits: Limits) -> Roster {
    let mut roster = Roster::with_limits(limits);
    roster.add_units([
        UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() },
        UnitRow { key: "t1".into(), parent: "s".into(), tier: "team".into(), ..UnitRow::default() },
    ]);
    roster
}

/// Tables in CSV, by the name of the table.
const CSV: &[(&str, &str, &str)] = &[
    ("date of no form", "placements", "person,cell,from\np1,t1,soon\n"),
    ("day not in the calendar", "placements", "person,cell,from\np1,t1,2024-02-30\n"),
    ("absurd year", "placements", "person,cell,until\np1,t1,9999-12-31\n"),
    ("ends before it begins", "placements", "person,cell,from,until\np1,t1,2024-07-01,2024-07-01\n"),
    ("key with line break", "people", "key,cell\n\"p\n1\",t1\n"),
    ("number in words", "people", "key,cell,merit\np1,t1,ten\n"),
    ("not a number", "people", "key,cell,merit\np1,t1,NaN\n"),
    ("number with four decimals", "people", "key,cell,merit\np1,t1,0.0001\n"),
    ("number too large", "people", "key,cell,merit\np1,t1,9999999999999\n"),
    ("number in full-width digits", "people", "key,cell,merit\np1,t1,１２\n"),
    ("number with separators", "people", "key,cell,merit\np1,t1,\"1,234.5\"\n"),
    ("number with a decimal comma", "people", "key,cell,merit\np1,t1,\"3,5\"\n"),
    ("number with a comma that may be either", "people", "key,cell,merit\np1,t1,\"1,234\"\n"),
    ("year written last", "placements", "person,cell,from\np1,t1,1/2/2024\n"),
    ("day counted by a spreadsheet", "placements", "person,cell,from\np1,t1,45292\n"),
    ("day with a time", "placements", "person,cell,from\np1,t1,2024-01-01 00:00:00\n"),
    ("day in Chinese", "placements", "person,cell,from\np1,t1,2024年1月1日\n"),
    ("key a spreadsheet shortened", "people", "key,cell\n1.00E+05,t1\n"),
    ("errors of a spreadsheet", "people", "key,cell,tags,merit\n#N/A,#REF!,#NAME?,#VALUE!\n"),
    ("tags with a full-width semicolon", "people", "key,cell,tags\np1,t1,a；b\n"),
    ("tags with an enumeration comma", "people", "key,cell,tags\np1,t1,a、b\n"),
    ("tags with a comma", "people", "key,cell,tags\np1,t1,\"a,b\"\n"),
    ("approvals with a bar", "appointments", "person,post,unit,approvals\np1,lead,t1,a|b\n"),
    ("tag with control character", "people", "key,cell,tags\np1,t1,a;b\u{7}\n"),
    ("column twice", "people", "key,cell,cell\np1,t1,t1\n"),
    ("two names of one column", "people", "key,cell,Badge\np1,t1,p1\n"),
    ("no column of keys", "people", "cell\nt1\n"),
    ("no key", "people", "key,cell\n,t1\n"),
    ("row too short", "people", "key,cell\np1\n"),
    ("row too long", "people", "key,cell\np1,t1,t2\n"),
    ("nothing", "people", ""),
    ("semicolons", "people", "key;cell\np1;t1\n"),
    ("quote left open", "people", "key,cell\np1,\"t1\np2,t1\n"),
    ("no header", "people", "p1,t1\np2,t1\n"),
    ("unknown column", "people", "key,cell,phone\np1,t1,x\n"),
    ("unknown column, close to a known one", "people", "key,cel\np1,t1\n"),
    ("column of keys under another name", "people", "工号,cell\np1,t1\n"),
    ("two columns under other names", "people", "id,cell,dept\np1,t1,x\n"),
    ("column without name", "people", "key,cell,\np1,t1,x\n"),
];

/// Tables of people in JSON.
const JSON: &[(&str, &str)] = &[
    ("tag with separator", r#"[{ "key": "p1", "cell": "t1", "tags": ["a;b"] }]"#),
    ("cut off", r#"[{ "key": "p1", "#),
    ("number that is none", r#"[{ "key": "p1", "merit": NaN }]"#),
    ("number beyond all", r#"[{ "key": "p1", "merit": 1e999 }]"#),
    ("key no text", r#"[{ "key": 7 }]"#),
    ("number a text", r#"[{ "key": "p1", "merit": "3" }]"#),
    ("tags a number", r#"[{ "key": "p1", "tags": 3 }]"#),
    ("row a text", r#"["p1"]"#),
    ("table an object", r#"{ "key": "p1" }"#),
    ("field twice", r#"[{ "key": "p1", "key": "p2" }]"#),
    ("unknown field", r#"[{ "key": "p1", "phone": "x" }]"#),
    ("key under another name", r#"[{ "id": "p1", "cell": "t1" }]"#),
];

/// Documents that are wrong from the start.
const WHOLE: &[(&str, &str)] = &[
    ("not an object", "[]"),
    ("newer format", r#"{ "format": 2 }"#),
    ("no format", r#"{ "units": [], "people": [] }"#),
    ("cut off", r#"{ "format": 1, "charter": { "name": "w","#),
];

/// What stands in a document beside its format and charter.
const PARTS: &[(&str, &str)] = &[
    ("unknown field", r#""colour": "red", "units": [], "people": []"#),
    ("unknown field, close to a known one", r#""areos": [], "units": [], "people": []"#),
    ("field twice", r#""units": [], "units": [], "people": []"#),
    ("no tables", r#""areas": []"#),
    ("day of no form", r#""day": "today", "units": [], "people": []"#),
    ("date a number", r#""units": [{ "key": "u", "tier": "site", "from": 2024 }], "people": []"#),
];

/// The name and the bytes of a file.
type File = (&'static str, &'static [u8]);

/// Files of a folder beside a sound charter.
const FOLDERS: &[(&str, &[File])] = &[
    ("no units", &[("people.csv", b"key,cell\n")]),
    ("unknown table", &[("units.csv", b"key,tier\n"), ("people.csv", b"key\n"), ("phones.csv", b"key\n")]),
    ("table in capitals", &[("units.csv", b"key,tier\n"), ("People.CSV", b"key\n")]),
    ("workbooks and texts", &[("units.txt", b"key,tier\n"), ("people.csv", b"key\n"), ("Placements.xlsx", b"")]),
    ("table misspelt", &[("units.csv", b"key,tier\n"), ("people.csv", b"key\n"), ("pepole.csv", b"key\n")]),
];

/// Bytes that are not UTF-8.
const BYTES: &[(&str, &[u8])] = &[
    ("UTF-16", b"\xff\xfek\0e\0y\0\n\0"),
    ("GB18030", b"key,name\np1,\xcd\xf8\xb8\xf1\n"),
    ("workbook", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0\xff\xff\x01\x02\x03\x04\0\0"),
    ("cut inside a character", b"key,cell\np1,\xe7\xbd"),
    ("Latin-1", b"key,cell\np1,caf\xe9 t1 and more\n"),
];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, table, text) in CSV {
        let table = TableKind::from_name(table).expect("a table");
        cases.push(csv(name, table, text, Limits::default()));
    }
    let small = Limits { key: 8, tags: 2, rows: 2, text: 100, ..Limits::default() };
    cases.push(csv("key too long, the limit being 8", TableKind::People, "key,cell\np12345678,t1\n", small));
    cases.push(csv("tag too long, the limit being 8", TableKind::People, "key,cell,tags\np1,t1,a b c d e\n", small));
    cases.push(csv("too many tags, the limit being 2", TableKind::People, "key,cell,tags\np1,t1,a;b;c\n", small));
    cases.push(csv("too many rows, the limit being 2", TableKind::People, "key,cell\np1,t1\np2,t1\np3,t1\n", small));
    cases.push(csv("text too long, the limit being 100", TableKind::People, &"key,cell\n".repeat(20), small));
    cases.extend(JSON.iter().map(|(name, text)| of_json(name, text)));
    let document = |name: &str, text: &str| {
        let error = refused(name, json::from_document(text.as_bytes()));
        Case::new(format!("document/{name}"), text, error)
    };
    cases.extend(WHOLE.iter().map(|(name, text)| document(name, text)));
    cases.extend(PARTS.iter().map(|(name, rest)| {
        let text = format!(r#"{{ "format": 1, "charter": {{ "name": "w", "tiers": ["site"] }}, {rest} }}"#);
        document(name, &text)
    }));
    cases.extend(BYTES.iter().map(|(name, bytes)| {
        let mut roster = units(Limits::default());
        roster.add_csv(TableKind::People, "people.csv", bytes, &charter());
        Case::new(format!("bytes/{name}"), bytes.escape_ascii().to_string(), grid_of(name, &roster))
    }));
    cases.extend(FOLDERS.iter().map(|(name, files)| folder(name, files)));
    cases.push({
        let files = [("units.csv", "key,tier\n"), ("people.csv", "key,cel\n")];
        let error = refused("folder", Folder::from_files(files, &Limits::default()));
        Case::new("folder/no charter", "units.csv, people.csv", error)
    });
    cases.extend(sheets());
    cases.extend(numbers());
    cases
}

/// The error of a grid made of a roster.
fn grid_of(name: &str, roster: &Roster) -> Error {
    refused(name, Grid::new(&charter(), roster))
}

fn csv(name: &str, table: TableKind, text: &str, limits: Limits) -> Case {
    let mut roster = units(limits);
    roster.add_csv(table, &format!("{}.csv", table.name()), text.as_bytes(), &charter());
    Case::new(format!("csv/{name}"), text, grid_of(name, &roster))
}

fn of_json(name: &str, text: &str) -> Case {
    let mut roster = units(Limits::default());
    roster.add_json(TableKind::People, "people.json", text.as_bytes(), &charter());
    Case::new(format!("json/{name}"), text, grid_of(name, &roster))
}

fn folder(name: &str, files: &[(&str, &[u8])]) -> Case {
    let all = files.iter().copied().chain([("charter.toml", CHARTER.as_bytes())]);
    let folder = Folder::from_files(all, &Limits::default()).expect("a sound charter");
    let input: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    Case::new(format!("folder/{name}"), format!("charter.toml, {}", input.join(", ")), grid_of(name, &folder.roster))
}

/// Wide sheets.
fn sheets() -> Vec<Case> {
    let paths = Paths { columns: &["site", "team"], key: "no", ..Paths::default() };
    let sheet = |name: &str, text: &str, limits: Limits| {
        let mut roster = Roster::with_limits(limits);
        roster.add_paths("sheet.csv", text.as_bytes(), &paths);
        Case::new(format!("sheet/{name}"), text, grid_of(name, &roster))
    };
    let small = Limits { key: 8, ..Limits::default() };
    vec![
        sheet("gap in the path", "no,site,team\np1,,t1\n", Limits::default()),
        sheet("name with separator", "no,site,team\np1,s/w,t1\n", Limits::default()),
        sheet("path too long, the limit being 8", "no,site,team\np1,north,east\n", small),
    ]
}

/// Numbers of rows from the caller.
fn numbers() -> Vec<Case> {
    let add = |name: &str, column: &'static str| {
        let mut roster = units(Limits::default());
        let numbers = BTreeMap::from([(Cow::Borrowed(column), Points::ONE)]);
        roster.add_people([PersonRow { key: "p1".into(), cell: "t1".into(), numbers, ..PersonRow::default() }]);
        Case::new(format!("rows/{name}"), format!("a person with the number `{column}`"), grid_of(name, &roster))
    };
    vec![add("number called like a column", "cell"), add("number with white space", " merit")]
}
