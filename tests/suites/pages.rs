//! Pages made from the library are current.

use gridcore_tests::pages;
use gridcore_tests::repository::{assert_current, root};

#[test]
fn the_page_of_the_rules_is_current() {
    assert_current(&root().join("docs/rules.md"), &pages::rules());
}
