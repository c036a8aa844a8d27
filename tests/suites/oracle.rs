//! The findings of random grids against those of an oracle.

use std::collections::BTreeMap;

use gridcore::check;
use gridcore_tests::generate::{cases, config};
use gridcore_tests::oracle::{self, Found};
use proptest::prelude::*;

/// What only one of the two found, or how often each did.
fn differences(ours: &Found, oracle: &Found) -> BTreeMap<(String, String), (usize, usize)> {
    let keys = ours.keys().chain(oracle.keys());
    let count = |found: &Found, key| found.get(key).copied().unwrap_or(0);
    keys.map(|key| (key.clone(), (count(ours, key), count(oracle, key)))).filter(|(_, (a, b))| a != b).collect()
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn findings_are_those_of_the_oracle(case in cases(20, 20)) {
        let found = oracle::counted(&check::all(&case.grid()));
        let expected = oracle::findings(case.charter.spec(), &case.rows, case.day);
        prop_assert_eq!(differences(&found, &expected), BTreeMap::new(), "ours and the oracle's");
    }
}
