//! What bars whom from a post, held against what a check says once they are appointed.

use std::collections::BTreeSet;

use gridcore::check::Monitor;
use gridcore::{Change, Finding, Grid, Predicate};
use gridcore_tests::generate::{Case, cases, config};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// The rules about who may hold a post.
const RULES: [&str; 8] = [
    "staffing.excluded",
    "staffing.exclusive-posts",
    "staffing.ineligible",
    "staffing.misplaced-post",
    "staffing.not-following",
    "staffing.not-joint",
    "staffing.out-of-scope",
    "staffing.too-many-posts",
];

/// Rule, subject, severity and values: the texts of a bar are its own.
type Said = BTreeSet<(String, String, &'static str, Vec<(String, String)>)>;

fn said<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Said {
    let ours = findings.into_iter().filter(|finding| RULES.contains(&finding.rule()));
    let values = |f: &Finding| f.args().map(|(name, value)| (name.to_owned(), value.to_string())).collect();
    ours.map(|f| (f.rule().to_owned(), f.subject().to_string(), f.severity().as_str(), values(f))).collect()
}

/// Conditions on what somebody holds may change with the appointment itself.
fn asks_for_posts(condition: &Predicate) -> bool {
    match condition {
        Predicate::Holds(_) => true,
        Predicate::Not(inner) => asks_for_posts(inner),
        Predicate::All(parts) | Predicate::Any(parts) => parts.iter().any(asks_for_posts),
        _ => false,
    }
}

fn compare(case: &Case) -> Result<usize, TestCaseError> {
    let spec = case.charter.spec();
    let conditions =
        spec.posts.iter().map(|post| &post.eligible).chain(spec.roles.iter().map(|role| &role.eligible)).flatten();
    if conditions.into_iter().any(asks_for_posts) {
        return Ok(0);
    }
    let mut monitor = Monitor::new(case.grid());
    let mut compared = 0;
    let grid = monitor.grid().clone();
    for post in grid.charter().posts().chain(grid.charter().roles()) {
        for unit in grid.units().take(4) {
            let eligible: BTreeSet<&str> = grid.eligible(post, unit.key()).expect("a seat").map(|p| p.key()).collect();
            for person in grid.people().take(6) {
                let bars = grid.bars(person.key(), post, unit.key()).expect("a seat");
                prop_assert_eq!(bars.is_empty(), eligible.contains(person.key()), "{}", bars);
                let [who, what, at] = [person.key(), post, unit.key()].map(str::to_owned);
                let Ok(delta) = monitor.apply(&[Change::appoint(who, what, at)]) else { continue };
                // What was wrong before does not appear again.
                let (bars, now) = (said(&bars), said(&monitor.findings()));
                let at = format!("{} as {} of {}", person.key(), post, unit.key());
                prop_assert!(bars.is_subset(&now), "{}: {:?}", at, bars.difference(&now));
                let appeared = said(&delta.appeared);
                prop_assert!(appeared.is_subset(&bars), "{}: {:?}", at, appeared.difference(&bars));
                monitor.apply(&delta.inverse).expect("the way back");
                compared += 1;
            }
        }
    }
    Ok(compared)
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn bars_are_what_a_check_finds_after_the_appointment(case in cases(6, 8)) {
        compare(&case)?;
    }
}

#[test]
fn random_grids_have_appointments_to_compare() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::new(config(1));
    let strategy = cases(6, 8);
    let drawn = (0..100).map(|_| strategy.new_tree(&mut runner).expect("a case").current());
    let compared: usize = drawn.map(|case| compare(&case).expect("no difference")).sum();
    assert!(compared > 500, "{compared}");
}

#[test]
fn what_is_not_there_is_an_error() {
    let charter =
        gridcore::Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]");
    let mut roster = gridcore::Roster::new();
    roster.add_units([gridcore::UnitRow { key: "t".into(), tier: "team".into(), ..Default::default() }]);
    roster.add_people([gridcore::PersonRow { key: "p".into(), ..Default::default() }]);
    let grid = Grid::new(&charter.expect("a charter"), &roster).expect("a grid");
    for (person, post, unit) in [("q", "lead", "t"), ("p", "head", "t"), ("p", "lead", "u")] {
        let error = grid.bars(person, post, unit).expect_err("nothing of that key");
        assert_eq!(error.kind(), gridcore::ErrorKind::Key);
    }
    assert!(grid.eligible("head", "t").is_err());
}
