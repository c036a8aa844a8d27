mod add;
mod columns;
mod csv;
mod encoding;
mod flaws;
mod folder;
mod hostile;
mod json;
mod paths;
mod typed;
mod write;

use super::{Roster, TableKind};
use crate::charter::Charter;
use crate::finding::Language;

const CHARTER: &str = r#"
name = "w"
tiers = ["site", "team"]
numbers = [{ key = "skill" }, { key = "merit" }]

[columns.people]
"工号" = "key"
"分数" = "skill"
"#;

fn charter() -> Charter {
    Charter::from_toml(CHARTER).unwrap()
}

/// A CSV table read by itself.
fn csv(kind: TableKind, text: impl AsRef<[u8]>) -> Roster {
    let mut roster = Roster::new();
    roster.add_csv(kind, "t.csv", text.as_ref(), &charter());
    roster
}

/// A JSON table read by itself.
fn json(kind: TableKind, text: impl AsRef<[u8]>) -> Roster {
    let mut roster = Roster::new();
    roster.add_json(kind, "t.json", text.as_ref(), &charter());
    roster
}

/// Everything wrong, as `place: rule`.
fn wrong(roster: &Roster) -> Vec<String> {
    let findings = roster.problems.iter().flat_map(|p| &p.findings);
    findings
        .map(|finding| {
            for language in [Language::En, Language::Zh] {
                for text in [finding.message(language), finding.help(language)] {
                    assert!(!text.is_empty() && !text.contains(['{', '}']) || text.contains("JSON"), "{text}");
                }
            }
            let place = finding.place().map_or_else(String::new, ToString::to_string);
            format!("{place}: {}", finding.rule())
        })
        .collect()
}

/// The English message of the only finding.
fn message(roster: &Roster) -> String {
    let [problem] = roster.problems.as_slice() else {
        panic!("{:?}", wrong(roster));
    };
    let [finding] = problem.findings.as_slice() else {
        panic!("{:?}", wrong(roster));
    };
    finding.message(Language::En)
}

/// The rows set aside, each as `column=cell` joined by spaces.
fn rejected(roster: &Roster) -> Vec<String> {
    let rows = roster.problems.iter().filter_map(|p| p.row.as_ref());
    rows.map(|row| row.cells.iter().map(|(c, v)| format!("{c}={v}")).collect::<Vec<_>>().join(" ")).collect()
}
