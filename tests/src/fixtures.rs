//! The fixtures of the rules: for each a folder with what keeps it and what breaks it.
//!
//! `pass.json` and `fail.json`, `fail-2.json` and so on are documents that differ by one defect,
//! and `expected.json` says what is found in each that fails. A rule a charter must keep to be
//! accepted has charters instead, and no expectations: its messages are pinned with the other bad
//! inputs.

use std::path::PathBuf;

use gridcore::time::Date;
use gridcore::{Charter, Error, Family, Finding, Findings, Grid, RuleInfo, TableKind, catalogue, check, json};

use crate::repository::{data, names, text};
use crate::small;

/// The rules that are checked on a grid.
pub fn grid_rules() -> impl Iterator<Item = &'static RuleInfo> {
    catalogue().filter(|rule| rule.settable)
}

/// The rules a charter must keep to be accepted.
pub fn charter_rules() -> impl Iterator<Item = &'static RuleInfo> {
    catalogue().filter(|rule| rule.family == Family::Charter && !rule.settable)
}

/// The folder of a rule.
#[must_use]
pub fn folder(rule: &str) -> PathBuf {
    data().join("rules").join(rule)
}

/// The names of the files that break a rule.
#[must_use]
pub fn failing(rule: &str) -> Vec<String> {
    let mut names: Vec<String> = names(&folder(rule)).into_iter().filter(|name| name.starts_with("fail")).collect();
    names.sort_by_key(|name| (name.len(), name.clone()));
    names
}

/// The grid of a document among the fixtures.
///
/// # Panics
/// If it is none.
#[must_use]
pub fn grid(rule: &str, file: &str) -> Grid {
    let document = text(&folder(rule).join(file));
    json::from_document(document.as_bytes()).unwrap_or_else(|e| panic!("{rule}/{file}: {}", e.findings()))
}

/// Everything found in a document among the fixtures.
#[must_use]
pub fn findings(rule: &str, file: &str) -> Findings {
    check::all(&grid(rule, file))
}

/// Reads a charter among the fixtures and does what its rule speaks of: those about versions need
/// a day or a first version.
///
/// # Errors
/// As reading the charter, and choosing between versions of it.
pub fn charter(rule: &str, file: &str) -> Result<(), Error> {
    let read = |file: &str| Charter::from_toml(&text(&folder(rule).join(file)));
    let charter = read(file)?;
    let day = Some(Date::constant(2024, 7, 1));
    match rule {
        "charter.not-in-force" => Charter::in_force(&[charter], day).map(|_| ()),
        "charter.versions-overlap" => Charter::in_force(&[charter, read("first.toml")?], day).map(|_| ()),
        _ => Ok(()),
    }
}

/// What bars somebody from a post, for every reason there is; these texts speak of no grid that is.
///
/// # Panics
/// If the grid is none.
#[must_use]
pub fn bars() -> Vec<Finding> {
    let charter = r#"
        tiers = ["site", "team"]
        roles = [{ key = "aide", at = ["team"] }, { key = "guide", at = ["team"] }]
        exclusive = [{ key = "desk", posts = ["clerk", "deputy"] }]
        rules = { "staffing.too-many-posts" = { limit = 1, roles = 1 } }
        posts = [
            { key = "head", at = ["site"] },
            { key = "deputy", at = ["team"] },
            { key = "clerk", at = ["team"] },
            { key = "lead", at = ["team"], scope = "unit", eligible = { tag = "able" }, follows = "head", with = ["deputy"], excludes = ["clerk"] },
        ]"#;
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt,s,team\nu,s,team"),
        (TableKind::People, "key,cell\np,t\nq,t"),
        (TableKind::Appointments, "person,post,unit\np,clerk,t\np,aide,t\nq,lead,t"),
    ];
    let grid = small::grid(charter, None, &tables);
    let asked =
        [("p", "lead", "u"), ("p", "lead", "s"), ("p", "deputy", "t"), ("p", "guide", "t"), ("q", "clerk", "t")];
    let of = |(person, post, unit)| grid.bars(person, post, unit).expect("a seat");
    asked.into_iter().flat_map(|asked| of(asked).iter().cloned().collect::<Vec<_>>()).collect()
}
