//! What holds of findings, errors and grids of any origin.

use gridcore::check::Monitor;
use gridcore::{Change, Error, Findings, Grid, Language, Rejected, Roster, TableKind, check, json};

use super::fixture::LIMITS;

/// Every finding can be shown in both languages, on one line, and as JSON.
pub(super) fn findings_are_sound(findings: &Findings) {
    let listed = findings.iter().count();
    assert!(listed <= findings.len());
    assert_eq!(findings.counts().map(|(_, count)| count).sum::<usize>(), findings.len());
    for finding in findings {
        for language in [Language::En, Language::Zh] {
            for text in [finding.message(language), finding.help(language)] {
                assert!(!text.is_empty(), "{}", finding.rule());
                assert!(!text.chars().any(breaks), "{}: {text:?}", finding.rule());
            }
        }
    }
    let shown = findings.to_string();
    assert!(!shown.replace('\n', "").chars().any(breaks), "{shown:?}");
    is_json(&json::findings(findings));
}

/// Control characters, and what turns the direction of a line.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// An error says at least one thing, soundly.
pub(super) fn error_is_sound(error: &Error) {
    assert!(!error.findings().is_empty(), "{:?} without a finding", error.kind());
    assert!(!error.to_string().is_empty());
    findings_are_sound(error.findings());
    is_json(&json::error(error));
}

pub(super) fn is_json(text: &str) {
    assert!(!text.is_empty());
    let read = serde_json::from_str::<serde::de::IgnoredAny>(text);
    assert!(read.is_ok(), "{text}");
}

/// The grid is written and read back as the same, and is checked the same at once and step by
/// step.
pub(super) fn grid_is_sound(grid: &Grid) {
    let document = json::to_document(grid);
    let again = json::from_document_with_limits(document.as_bytes(), &LIMITS);
    let again = again.unwrap_or_else(|e| panic!("{e}\n{}{document}", e.findings()));
    assert_eq!(json::to_document(&again), document);
    let findings = check::all(grid);
    findings_are_sound(&findings);
    assert_eq!(bare(&check::all(&again)), bare(&findings));
    assert!(Monitor::new(grid.clone()).findings() == findings, "{document}");
    assert_eq!(Change::between(grid, &again), []);
    walk(grid);
}

/// Findings apart from their places, which a row loses when it is not read from a table.
pub(super) fn bare(findings: &Findings) -> Vec<(String, String)> {
    let list = findings.iter().map(|finding| (finding.rule().to_owned(), finding.message(Language::En)));
    let counts = findings.counts().map(|(rule, count)| (rule.to_owned(), count.to_string()));
    list.chain(counts).collect()
}

/// Everything a grid can be asked can be asked of everything in it.
fn walk(grid: &Grid) {
    for unit in grid.units() {
        assert_eq!(grid.unit(unit.key()).expect("it has that key").node(), unit.node());
        assert!(unit.ancestors().count() < grid.unit_count());
        assert!(unit.descendants().count() < grid.unit_count());
        assert!(unit.people_under().len() >= unit.people().len());
        answers(grid, &format!("unit:{}", unit.key()));
    }
    if let Some(root) = grid.units().max_by_key(|unit| unit.descendants().len()) {
        let extract = grid.extract(root.key()).expect("it has that key");
        assert_eq!(extract.unit_count(), root.descendants().len() + 1);
    }
    for person in grid.people() {
        assert_eq!(grid.person(person.key()).expect("it has that key").key(), person.key());
        answers(grid, &format!("person:{}", person.key()));
    }
    for area in grid.areas() {
        answers(grid, &format!("area:{}", area.key()));
    }
}

fn answers(grid: &Grid, about: &str) {
    let about = about.parse().expect("a typed reference");
    match grid.answers_for(&about) {
        Ok(answers) => is_json(&json::answers(&answers)),
        Err(error) => error_is_sound(&error),
    }
}

/// Every row of a roster is in the grid or rejected, with its reasons; strict building agrees.
pub(super) fn nothing_is_lost(grid: &Grid, rejected: &[Rejected], roster: &Roster) {
    let kept = grid.to_roster();
    for row in rejected {
        assert!(!row.findings.is_empty());
        findings_are_sound(&row.findings);
    }
    is_json(&json::rejected(rejected));
    // No grid keeps entries.
    for kind in TableKind::ALL.into_iter().filter(|kind| kind.is_of_grid()) {
        let rejected = rejected.iter().filter(|row| row.record.table == kind).count();
        let (kept, read) = (kept.len(kind), roster.len(kind));
        // Undated placements in the first network are cells of people, and may be said twice.
        if kind != TableKind::Placements {
            assert!(kept + rejected >= read, "{kind:?}: {read} rows, {kept} kept, {rejected} rejected");
        }
        assert!(kept <= read || kind == TableKind::Placements, "{kind:?}: {read} rows, {kept} kept");
    }
}
