//! The findings of random grids against those of an oracle.

use gridcore_tests::generate::{cases, config};
use proptest::prelude::*;

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn random_rosters_fit(case in cases(25, 30)) {
        let _ = case.grid();
    }
}
