//! Tests of the charter: one file a concern.

mod limits;
mod model;
mod reading;
mod restricting;
mod validation;

use crate::{Charter, Error, Language};

/// A workshop of two tiers, and `more`.
fn workshop(more: &str) -> String {
    format!("name = \"workshop\"\ntiers = [\"site\", \"team\"]\n{more}")
}

fn refused(text: &str) -> Error {
    Charter::from_toml(text).expect_err("a charter that is refused")
}

/// `rule at path` of every finding.
fn faults(error: &Error) -> Vec<String> {
    let at = |f: &crate::Finding| f.place().and_then(|p| p.column_name().map(str::to_owned)).unwrap_or_default();
    error.findings().iter().map(|f| format!("{} at {}", f.rule().trim_start_matches("charter."), at(f))).collect()
}

/// The message and help of the only finding.
fn only(error: &Error) -> (String, String) {
    assert_eq!(error.findings().len(), 1, "{}", error.findings());
    let finding = error.findings().iter().next().expect("one finding");
    (finding.message(Language::En), finding.help(Language::En))
}
