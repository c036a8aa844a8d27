//! What somebody who knows only the README comes upon: slips in headers, cells and files are told
//! with advice that mends them, and errors can be read.

use gridcore::{Change, Charter, Error, ErrorKind, Folder, Grid, Language, Limits, Roster, TableKind};
use gridcore_tests::small::{MARCH, charter, grid, read};

use TableKind::{People, Units};

const TEAM: &str = "key,tier\nu,team";

#[test]
fn what_main_prints_of_an_error_can_be_read() {
    let rows: String = (0..1_000).map(|n| format!("p{n},nowhere{n}\n")).collect();
    let error = read("tiers = [\"team\"]", None, &[(Units, TEAM), (People, &format!("key,cell\n{rows}"))]);
    let error = error.expect_err("cells that are not there");
    let text = format!("{error:?}");
    assert!(text.starts_with("roster\nerror[roster.unknown-name] table:people: "), "{text}");
    assert_eq!(text.matches("\n  help ").count(), 20);
    assert!(text.ends_with("\nand 980 more"), "{text}");
    assert_eq!(format!("{:?}", error.findings()).lines().count(), 61);
    // A finding says which rule it is, and leaves the rule's texts to the catalogue.
    let one = format!("{:?}", error.findings().iter().next().expect("one of them"));
    assert!(one.len() < 500 && one.contains("roster.unknown-name"), "{one}");
}

#[test]
fn one_finding_is_shown_as_many_are() {
    let findings = gridcore::check::all(&grid("tiers = [\"team\"]", None, &[(Units, TEAM), (People, "key,cell\np,")]));
    let all = findings.to_string();
    let finding = findings.of("coverage.unplaced").next().expect("a person without a cell");
    assert!(all.contains(&format!("{finding:#}\n")), "{all}");
    let line = finding.to_string();
    assert!(line.starts_with("error[coverage.unplaced] person:p: ") && line.ends_with(" [people:2:cell]"), "{line}");
}

/// The help of each finding of a rule, in English.
fn helps(error: &Error, rule: &str) -> Vec<String> {
    error.findings().of(rule).map(|finding| finding.help(Language::En)).collect()
}

#[test]
fn a_key_column_under_another_name_is_proposed_for_the_charter() {
    let tables = [(Units, TEAM), (People, "工号,cell\np,u")];
    let error = read("tiers = [\"team\"]", None, &tables).expect_err("no keys");
    for rule in ["table.missing-column", "table.unknown-column"] {
        let help = helps(&error, rule);
        assert!(help[0].contains("write `\"工号\" = \"key\"` under `[columns.people]`"), "{help:?}");
    }
    // What is proposed works.
    let mended = "tiers = [\"team\"]\n[columns.people]\n\"工号\" = \"key\"";
    assert_eq!(grid(mended, None, &tables).person("p").expect("a person").key(), "p");
    // A slip of the pen is one, and no other name.
    let error = read("tiers = [\"team\"]", None, &[(Units, TEAM), (People, "kye,cell\np,u")]).expect_err("no keys");
    assert_eq!(helps(&error, "table.unknown-column"), ["did you mean `key`?"]);
    assert!(!helps(&error, "table.missing-column")[0].contains("kye"));
}

#[test]
fn advice_about_a_comma_in_a_number_does_not_change_the_number() {
    let charter = charter("tiers = [\"team\"]\nnumbers = [{ key = \"merit\" }]");
    let help = |cell: &str| {
        let mut roster = Roster::new();
        roster.add_csv(People, "people.csv", format!("key,merit\np,\"{cell}\"\n").as_bytes(), &charter);
        let findings = roster.problems();
        let finding = findings.of("table.bad-number").next().expect("no number");
        (finding.message(Language::En), finding.help(Language::En))
    };
    assert!(help("3,5").1.starts_with("write a point in its place"));
    assert!(help("1,234.5").1.starts_with("write it without them"));
    let (message, advice) = help("1,234");
    assert!(message.contains("thousands or decimals") && advice.contains("1234") && advice.contains("1.234"));
}

#[test]
fn tags_that_are_not_separated_are_refused_with_any_vocabulary() {
    for toml in ["tiers = [\"team\"]", "tiers = [\"team\"]\ntags = [\"a\", \"b\"]"] {
        for tags in ["a；b", "a、b", "\"a,b\"", "a|b", "a，b"] {
            let people = format!("key,cell,tags\np,u,{tags}");
            let error = read(toml, None, &[(Units, TEAM), (People, &people)]).expect_err("one tag for two");
            assert!(helps(&error, "table.bad-tag")[0].starts_with("separate tags by `;`"), "{tags}");
        }
    }
    // Nor does any other way in take them.
    let mut grid = grid("tiers = [\"team\"]", None, &[(Units, TEAM), (People, "key,cell\np,u")]);
    let tag = Change::Tag { person: "p".into(), add: vec!["a,b".into()], remove: vec![] };
    grid.apply(&[tag]).expect_err("a tag of two");
    assert!(Charter::from_toml("name = \"c\"\ntiers = [\"team\"]\ntags = [\"a,b\"]").is_err());
}

#[test]
fn what_exceeds_the_limits_is_of_that_kind_and_comes_first() {
    let small = Limits { rows: 2, text: 60, charter: 1, ..Limits::default() };
    let charter = charter("tiers = [\"team\"]");
    let of_csv = |people: &str| {
        let mut roster = Roster::with_limits(small);
        roster.add_csv(Units, "units.csv", b"key,tier\nu,taem\n", &charter);
        roster.add_csv(People, "people.csv", people.as_bytes(), &charter);
        Grid::new(&charter, &roster).expect_err("too much")
    };
    let charter = "name = \"c\"\ntiers = [\"a\", \"b\"]";
    for error in [
        of_csv("key\np1\np2\np3\n"),
        of_csv(&"p".repeat(61)),
        Charter::from_toml_with_limits(charter, &small).expect_err("two tiers"),
        Charter::from_toml_with_limits(&format!("{charter}\n{}", "#".repeat(60)), &small).expect_err("a long text"),
    ] {
        assert_eq!(error.kind(), ErrorKind::Limit, "{error:?}");
        assert_eq!(error.findings().iter().next().expect("a finding").rule(), "call.limit");
    }
}

#[test]
fn tables_that_would_be_passed_over_are_told() {
    let helps = |files: &[(&str, &str)]| {
        let files = files.iter().copied().chain([("charter.toml", "name = \"c\"\ntiers = [\"team\"]")]);
        let folder = Folder::from_files(files, &Limits::default()).expect("a sound charter");
        let problems = folder.roster.problems();
        problems.iter().map(|finding| finding.help(Language::En)).collect::<Vec<_>>()
    };
    let (units, people) = (("units.csv", "key,tier\nu,team\n"), ("people.csv", "key\np\n"));
    assert_eq!(helps(&[units, ("People.CSV", "key\np\n")]), ["rename it to `people.csv`"]);
    let wanted = |file: &str| format!("save it as `{file}.csv`, in the format `CSV UTF-8`");
    assert_eq!(helps(&[units, people, ("placements.xlsx", "")]), [wanted("placements")]);
    assert_eq!(helps(&[people, ("units.txt", "key;tier")]), [wanted("units")]);
    // The workbook a table was saved from may lie beside it, and other files are no tables.
    assert_eq!(helps(&[units, people, ("people.xlsx", ""), ("notes.txt", "")]), Vec::<String>::new());
}

#[test]
fn a_value_of_the_wrong_type_is_not_missing_as_well() {
    let charter = "name = \"c\"\ntiers = [\"zone\"]\n[[posts]]\nkey = \"lead\"\nat = \"zone\"";
    let error = Charter::from_toml(charter).expect_err("no list");
    assert_eq!(error.findings().len(), 1, "{}", error.findings());
}

#[test]
fn what_is_wrong_with_a_charter_is_found_by_its_line() {
    let charter = "\u{feff}name = \"c\"\r\ntiers = [\r\n  \"zone\",\r\n]\r\n\r\n[[posts]]\r\nkey = \"a\"\r\nat = [\"zone\"]\r\n
[[posts]]\nkey = \"b\"\nat = [\"zone\", \"zoen\"]\neligible = { tga = \"x\" }\n[rules.\"coverage.unplaced\"]\nseverity = \"bad\"";
    let error = Charter::from_toml(charter).expect_err("three faults");
    let places: Vec<String> = error.findings().iter().map(|f| f.place().expect("a place").to_string()).collect();
    assert_eq!(
        places,
        [
            "charter.toml:15:rules.\"coverage.unplaced\".severity",
            "charter.toml:13:posts[1].eligible.tga",
            "charter.toml:12:posts[1].at[1]",
        ]
    );
}

#[test]
fn versions_of_a_charter_are_called_by_their_files() {
    let tables = [("units.csv", "key,tier\n"), ("people.csv", "key\n")];
    let version = |from: &str| format!("name = \"c\"\ntiers = [\"team\"]\nfrom = {from}\nuntil = 2025-01-01");
    let (old, new) = (version("2023-01-01"), version("2024-01-01"));
    let charters = [("charter.toml", old.as_str()), ("charter-new.toml", new.as_str())];
    let folder = |charters: &[(&str, &str)]| {
        Folder::from_files(charters.iter().chain(&tables).copied(), &Limits::default()).expect("sound charters")
    };
    let error = folder(&charters).grid(Some(MARCH)).expect_err("two versions");
    assert!(error.to_string().starts_with("charter-new.toml:from: versions `charter.toml` and `charter-new.toml`"));
    let error = folder(&charters[..1]).grid(None).expect_err("no day");
    assert!(error.to_string().contains("`charter.toml`"), "{error}");
}

#[test]
fn a_day_is_asked_for_with_a_row_that_needs_it() {
    let units = "key,tier,until\nt,team,\nu,team,2024-07-01";
    let error = read("tiers = [\"team\"]", None, &[(Units, units), (People, "key")]).expect_err("no day");
    assert!(error.to_string().starts_with("units:3:until: "), "{error}");
}

#[test]
fn a_number_out_of_bounds_is_found_in_its_column() {
    let toml = "tiers = [\"team\"]\nnumbers = [{ key = \"merit\", max = 9 }]\n[columns.people]\n\"分数\" = \"merit\"";
    for (header, place) in [("merit", "people:2:merit"), ("分数", "people:2:分数")] {
        let people = format!("key,cell,{header}\np,u,10");
        let error = read(toml, None, &[(Units, TEAM), (People, &people)]).expect_err("more than nine");
        let finding = error.findings().of("roster.out-of-bounds").next().expect("the number");
        assert_eq!(finding.place().expect("a place").to_string(), place);
    }
}

#[test]
fn a_bar_speaks_of_an_appointment_that_is_not_made() {
    let toml = "tiers = [\"team\"]\nposts = [{ key = \"lead\", at = [\"team\"], eligible = { tag = \"able\" } }]";
    let bars = grid(toml, None, &[(Units, TEAM), (People, "key,cell\np,u")]).bars("p", "lead", "u").expect("a seat");
    let text = bars.to_string();
    assert!(!text.contains("holds") && !text.contains("end the appointment"), "{text}");
}

#[test]
fn whole_numbers_of_any_usual_type_are_values_of_a_message() {
    assert_eq!(gridcore::Arg::from(-3_i32).to_string(), "-3");
}
