//! Each rule has a charter that keeps it and one that breaks it.

use std::path::{Path, PathBuf};

use crate::finding::catalogue::charter::ALL;
use crate::time::Date;
use crate::{Charter, Error, Language};

fn folder(rule: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/rules").join(rule)
}

fn text(rule: &str, file: &str) -> String {
    let path = folder(rule).join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads a fixture and does what its rule speaks of: those about versions need a day or a first
/// version.
fn check(rule: &str, file: &str) -> Result<(), Error> {
    let charter = Charter::from_toml(&text(rule, file))?;
    let day = Some(Date::constant(2024, 7, 1));
    match rule {
        "charter.not-in-force" => Charter::in_force(&[charter], day).map(|_| ()),
        "charter.versions-overlap" => {
            let first = Charter::from_toml(&text(rule, "first.toml"))?;
            Charter::in_force(&[charter, first], day).map(|_| ())
        }
        _ => Ok(()),
    }
}

#[test]
fn every_rule_is_kept_by_one_fixture_and_broken_by_another() {
    for rule in ALL {
        if let Err(error) = check(&rule.id, "pass.toml") {
            panic!("{}: pass.toml is refused\n{}", rule.id, error.findings());
        }
        let error = check(&rule.id, "fail.toml").expect_err(&rule.id);
        assert!(error.findings().count(&rule.id) > 0, "{}: {}", rule.id, error.findings());
        assert_eq!(error.findings().count(&rule.id), error.findings().len(), "{}: {}", rule.id, error.findings());
    }
}

#[test]
fn messages_have_all_their_values_in_both_languages() {
    for rule in ALL {
        let error = check(&rule.id, "fail.toml").expect_err(&rule.id);
        for finding in error.findings() {
            for language in [Language::En, Language::Zh] {
                for text in [finding.message(language), finding.help(language)] {
                    assert!(!text.is_empty() && !text.contains(['{', '}']), "{}: {text}", rule.id);
                }
            }
        }
    }
}
