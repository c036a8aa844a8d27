//! Sequences of random changes and days: what a monitor knows, what undoing gives back.

use std::collections::BTreeMap;

use gridcore::check::{self, Monitor, On, Rule, Thing};
use gridcore::{Change, Finding, Findings, Grid, Language, Severity, Text};
use gridcore_tests::generate::{Script, batch, cases, config, scripts};
use gridcore_tests::oracle;
use gridcore_tests::rows::{Rows, document};
use proptest::prelude::*;

/// Findings as text with severity and place, each with how often it is there.
fn told<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for finding in findings {
        let place = finding.place().map(ToString::to_string).unwrap_or_default();
        let severity = finding.severity().as_str();
        let (message, help) = (finding.message(Language::En), finding.help(Language::En));
        let text = format!("{severity} {} {} {place}: {message}; {help}", finding.rule(), finding.subject());
        *told.entry(text).or_default() += 1;
    }
    told
}

/// What of one is not in the other, number by number.
fn less<K: Ord + Clone>(from: &BTreeMap<K, usize>, other: &BTreeMap<K, usize>) -> BTreeMap<K, usize> {
    let rest = |(key, count): (&K, &usize)| (key.clone(), count.saturating_sub(other.get(key).copied().unwrap_or(0)));
    from.iter().map(rest).filter(|(_, count)| *count > 0).collect()
}

/// Batches of changes as JSON, one change a line.
fn told_of(batches: &[Vec<Change>]) -> String {
    let json = |change: &Change| serde_json::to_string(change).expect("changes are JSON");
    let told = |batch: &Vec<Change>| format!("[\n  {}\n]", batch.iter().map(json).collect::<Vec<_>>().join(",\n  "));
    batches.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// A rule of the embedding program that looks far: at the number of people in the whole grid.
fn own_rules() -> Vec<Rule> {
    let text = || Text::new("`{key}` among {people}", "`{key}` 共 {people}", "none", "无");
    let crowded = Rule::new("acme.crowded", Severity::Note, "Few people under a unit", On::Units, |thing, report| {
        if let Thing::Unit(unit) = thing
            && unit.people_under().len() > 3
        {
            report.find(0, [("key", unit.key().into()), ("people", unit.people_under().len().into())]);
        }
    });
    let linked =
        Rule::new("acme.linked", Severity::Warning, "Nobody with links holds posts", On::People, |thing, report| {
            if let Thing::Person(person) = thing
                && person.links().len() > 0
                && person.appointments().len() > 0
            {
                report.find(0, [("key", person.key().into()), ("people", person.links().len().into())]);
            }
        });
    vec![crowded.text(text()), linked.text(text())]
}

/// Applies the last of some batches through a monitor and holds it against a full check.
fn follow(monitor: &mut Monitor, own: &[Rule], history: &[Vec<Change>]) -> Result<(), TestCaseError> {
    let changes = history.last().map(Vec::as_slice).unwrap_or_default();
    let (before, findings, revision) = (document(monitor.grid()), monitor.findings(), monitor.grid().revision());
    match monitor.apply(changes) {
        Ok(delta) => {
            let full = check::with(monitor.grid(), own).expect("sound rules");
            let now = monitor.findings();
            prop_assert_eq!(less(&told(&now), &told(&full)), BTreeMap::new(), "only incremental");
            prop_assert_eq!(less(&told(&full), &told(&now)), BTreeMap::new(), "only full");
            prop_assert_eq!(now.to_string(), full.to_string(), "places or order");
            prop_assert!(now == full, "severities or arguments");
            delta_is_the_difference(&delta, &findings, &now)?;
            prop_assert_eq!(monitor.grid().revision(), revision + 1);
            let mut back = monitor.grid().clone();
            let undone = back.apply(&delta.inverse);
            let why = undone.err().map(|error| error.to_string()).unwrap_or_default();
            prop_assert_eq!(why, "", "undoing by {}", told_of(std::slice::from_ref(&delta.inverse)));
            prop_assert_eq!(document(&back), before, "undoing by {}", told_of(&[delta.inverse]));
        }
        Err(error) => {
            prop_assert!(!error.findings().is_empty());
            prop_assert_eq!(document(monitor.grid()), before, "refused");
            prop_assert_eq!(monitor.grid().revision(), revision);
            prop_assert_eq!(monitor.findings().to_string(), findings.to_string(), "refused");
            prop_assert_eq!(
                check::with(monitor.grid(), own).expect("sound rules").to_string(),
                findings.to_string(),
                "refused"
            );
        }
    }
    Ok(())
}

fn delta_is_the_difference(delta: &check::Delta, before: &Findings, after: &Findings) -> Result<(), TestCaseError> {
    let (before, after) = (told(before), told(after));
    prop_assert_eq!(told(&delta.appeared), less(&after, &before), "appeared");
    prop_assert_eq!(told(&delta.disappeared), less(&before, &after), "disappeared");
    Ok(())
}

fn run(grid: Grid, own: &[Rule], script: &Script) -> Result<Grid, TestCaseError> {
    let mut monitor = Monitor::with(grid, own.to_vec()).expect("sound rules");
    let mut history: Vec<Vec<Change>> = Vec::new();
    for choices in &script.0 {
        history.push(batch(monitor.grid(), choices));
        follow(&mut monitor, own, &history).map_err(|error| match error {
            TestCaseError::Fail(reason) => TestCaseError::fail(format!("{reason}\nafter {}", told_of(&history))),
            reject => reject,
        })?;
    }
    Ok(monitor.into_grid())
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn incremental_findings_are_full_findings(case in cases(15, 15), script in scripts(8)) {
        run(case.grid(), &[], &script)?;
    }

    #[test]
    fn own_rules_are_followed_too(case in cases(10, 10), script in scripts(3)) {
        run(case.grid(), &own_rules(), &script)?;
    }

    #[test]
    fn edited_grids_are_checked_as_the_oracle_says(case in cases(12, 12), script in scripts(6)) {
        let mut grid = case.grid();
        for choices in &script.0 {
            let changes = batch(&grid, choices);
            let _ = grid.apply(&changes);
        }
        let found = oracle::counted(&check::all(&grid));
        let expected = oracle::findings(grid.charter().spec(), &Rows::of(&grid), grid.day());
        prop_assert_eq!(found, expected);
    }
}
