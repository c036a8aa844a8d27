//! The findings of random grids against those of an oracle.

use std::collections::{BTreeMap, BTreeSet};

use gridcore::check;
use gridcore_tests::generate::{cases, config};
use gridcore_tests::oracle::{self, Found};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// What only one of the two found, or how often each did.
fn differences(ours: &Found, oracle: &Found) -> BTreeMap<(String, String), (usize, usize)> {
    let keys = ours.keys().chain(oracle.keys());
    let count = |found: &Found, key| found.get(key).copied().unwrap_or(0);
    keys.map(|key| (key.clone(), (count(ours, key), count(oracle, key)))).filter(|(_, (a, b))| a != b).collect()
}

proptest! {
    #![proptest_config(config(800))]

    #[test]
    fn findings_are_those_of_the_oracle(case in cases(20, 20)) {
        let found = oracle::counted(&check::all(&case.grid()));
        let expected = oracle::findings(case.charter.spec(), &case.rows, case.day);
        prop_assert_eq!(differences(&found, &expected), BTreeMap::new(), "ours and the oracle's");
    }
}

/// Random grids break every rule, often enough for the comparison to mean something.
#[test]
fn random_grids_break_every_rule() {
    let rules = gridcore::catalogue().filter(|rule| rule.settable);
    let mut rules: BTreeSet<String> = rules.map(|rule| rule.id.to_string()).collect();
    let mut runner = TestRunner::new(config(1));
    let strategy = cases(20, 20);
    for _ in 0..300 {
        let case = strategy.new_tree(&mut runner).expect("a case can always be drawn").current();
        let found = oracle::findings(case.charter.spec(), &case.rows, case.day);
        found.keys().for_each(|(rule, _)| {
            rules.remove(rule);
        });
    }
    assert_eq!(rules, BTreeSet::new(), "never broken");
}
