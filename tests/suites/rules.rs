//! Each rule about charters and grids is kept by one fixture and broken, in each of its ways, by
//! another.

use std::collections::{BTreeMap, BTreeSet};

use gridcore::{Finding, Language, check};
use gridcore_tests::fixtures::{self, bars, charter_rules, failing, findings, folder, grid, grid_rules};
use gridcore_tests::repository::{data, names, text};
use gridcore_tests::templates;
use serde_json::Value;

/// The most lines by which a fixture that breaks a rule differs from the one that keeps it.
const FEW: usize = 12;

#[test]
fn every_rule_has_fixtures_and_every_fixture_a_rule() {
    let rules: BTreeSet<String> = charter_rules().chain(grid_rules()).map(|rule| rule.id.to_string()).collect();
    let folders: BTreeSet<String> = names(&data().join("rules")).into_iter().collect();
    assert_eq!(folders, rules);
    assert_eq!(grid_rules().count(), 38);
    for rule in grid_rules() {
        let mut expected = vec!["expected.json".to_owned(), "pass.json".to_owned()];
        expected.extend(failing(&rule.id));
        expected.sort();
        assert_eq!(names(&folder(&rule.id)), expected, "{}", rule.id);
    }
}

#[test]
fn charters_keep_and_break_their_rule_and_no_other() {
    for rule in charter_rules() {
        if let Err(error) = fixtures::charter(&rule.id, "pass.toml") {
            panic!("{}: pass.toml is refused\n{}", rule.id, error.findings());
        }
        let error = fixtures::charter(&rule.id, "fail.toml").expect_err(&rule.id);
        let rules: BTreeSet<&str> = error.findings().iter().map(Finding::rule).collect();
        assert_eq!(rules, BTreeSet::from([rule.id.as_ref()]));
    }
}

#[test]
fn a_document_that_keeps_its_rule_has_no_finding() {
    for rule in grid_rules() {
        let found = findings(&rule.id, "pass.json");
        assert!(found.is_empty(), "{}/pass.json: {found}", rule.id);
    }
}

#[test]
fn a_document_that_breaks_its_rule_differs_by_little_and_under_the_same_charter() {
    for rule in grid_rules() {
        let pass = text(&folder(&rule.id).join("pass.json"));
        for file in failing(&rule.id) {
            let fail = text(&folder(&rule.id).join(&file));
            // The same charter breaks the rule in the one document, so the rule looks at the other.
            assert_eq!(part(&pass, "charter"), part(&fail, "charter"), "{}/{file}", rule.id);
            // The day is what breaks the one rule about it.
            let same_day = part(&pass, "day") == part(&fail, "day");
            assert_eq!(same_day, rule.id != "charter.day-outside", "{}/{file}", rule.id);
            let differing = differing_lines(&pass, &fail);
            assert!((1..=FEW).contains(&differing), "{}/{file} differs in {differing} lines", rule.id);
        }
    }
}

fn part(document: &str, field: &str) -> Value {
    let document: Value = serde_json::from_str(document).expect("a JSON document");
    document.get(field).cloned().unwrap_or_default()
}

/// How many lines one text has that the other lacks, repeats counted; a comma at the end is none.
fn differing_lines(a: &str, b: &str) -> usize {
    let mut lines: BTreeMap<&str, i32> = BTreeMap::new();
    a.lines().for_each(|line| *lines.entry(line.trim_end_matches(',')).or_default() += 1);
    b.lines().for_each(|line| *lines.entry(line.trim_end_matches(',')).or_default() -= 1);
    lines.values().map(|n| n.unsigned_abs() as usize).sum()
}

#[test]
fn documents_that_break_a_rule_give_the_findings_written_down() {
    let mut wrong = Vec::new();
    for rule in grid_rules() {
        let expected: BTreeMap<String, Vec<BTreeMap<String, Option<String>>>> =
            serde_json::from_str(&text(&folder(&rule.id).join("expected.json"))).expect("expectations");
        let files = expected.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(files, failing(&rule.id).into_iter().collect(), "{}: one expectation a file", rule.id);
        for (file, expected) in expected {
            let found = findings(&rule.id, &file);
            assert!(found.iter().all(|f| f.rule() == rule.id), "{}/{file}: one defect\n{found}", rule.id);
            let found: Vec<_> = found.iter().map(shown).collect();
            if found != expected {
                let pretty = |v| serde_json::to_string_pretty(v).expect("JSON");
                wrong.push(format!("{}/{file}: expected {}\nfound {}", rule.id, pretty(&expected), pretty(&found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A finding as `expected.json` has it.
fn shown(finding: &Finding) -> BTreeMap<String, Option<String>> {
    BTreeMap::from([
        ("subject".to_owned(), Some(finding.subject().to_string())),
        ("place".to_owned(), finding.place().map(ToString::to_string)),
        ("message".to_owned(), Some(finding.message(Language::En))),
        ("help".to_owned(), Some(finding.help(Language::En))),
        ("message_zh".to_owned(), Some(finding.message(Language::Zh))),
        ("help_zh".to_owned(), Some(finding.help(Language::Zh))),
    ])
}

#[test]
fn each_text_of_a_rule_about_grids_has_a_fixture() {
    for rule in grid_rules() {
        let files = failing(&rule.id);
        let found: BTreeSet<usize> = files
            .iter()
            .flat_map(|file| findings(&rule.id, file).iter().map(templates::text_of).collect::<Vec<_>>())
            .collect();
        let bars = bars();
        let barred = bars.iter().filter(|bar| bar.rule() == rule.id).map(templates::text_of);
        let all: BTreeSet<usize> = found.into_iter().chain(barred).collect();
        assert_eq!(all, (0..rule.texts.len()).collect(), "{}", rule.id);
    }
}

#[test]
fn findings_have_the_severity_and_subjects_of_their_rule() {
    for rule in grid_rules() {
        for file in failing(&rule.id) {
            for finding in &findings(&rule.id, &file) {
                assert_eq!(finding.severity(), rule.severity, "{}/{file}", rule.id);
                let subject = serde_json::to_value(finding.subject()).expect("JSON");
                let kind = subject["kind"].as_str().expect("a kind of subject");
                assert!(rule.subjects.contains(&kind), "{}/{file}: {kind}", rule.id);
            }
        }
    }
}

#[test]
fn a_rule_that_is_switched_off_finds_nothing() {
    for rule in grid_rules() {
        for file in failing(&rule.id) {
            let mut spec = grid(&rule.id, &file).charter().spec().clone();
            let off = BTreeMap::from([("severity".to_owned(), gridcore::Setting::Text("off".to_owned()))]);
            spec.rules.entry(rule.id.to_string()).or_default().extend(off);
            let mut grid = grid(&rule.id, &file);
            grid.apply(&[gridcore::Change::Charter(Box::new(spec))]).expect("the same charter but for a severity");
            assert_eq!(check::all(&grid).count(&rule.id), 0, "{}/{file}", rule.id);
        }
    }
}
