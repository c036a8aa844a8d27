//! Each rule of the catalogue is owned by one function.

use std::collections::BTreeMap;

use super::all;
use crate::check::item::ItemKind;
use crate::finding::catalogue;

#[test]
fn every_rule_about_grids_has_one_function() {
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in all() {
        *owners.entry(&rule.info.id).or_default() += 1;
    }
    let rules: BTreeMap<&str, usize> =
        catalogue().filter(|rule| rule.settable).map(|rule| (rule.id.as_ref(), 1)).collect();
    assert_eq!(owners, rules);
}

#[test]
fn no_function_owns_two_rules() {
    let mut functions: Vec<usize> = all().map(|rule| rule.check as usize).collect();
    let rules = functions.len();
    functions.sort_unstable();
    functions.dedup();
    assert_eq!(functions.len(), rules);
}

#[test]
fn the_catalogue_says_what_a_rule_looks_at() {
    let word = |kind: &ItemKind| match kind {
        ItemKind::Charter => "charter",
        ItemKind::Network => "network",
        ItemKind::Tier => "tier",
        ItemKind::Unit => "unit",
        ItemKind::Person => "person",
        ItemKind::Area => "area",
        ItemKind::Seat => "post",
        ItemKind::Combined => "combined",
        ItemKind::Appointment => "appointment",
        ItemKind::Link => "link",
    };
    for rule in all() {
        let on: Vec<&str> = rule.on.iter().map(word).collect();
        assert_eq!(on, rule.info.subjects, "{}", rule.info.id);
    }
}
