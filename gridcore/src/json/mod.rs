//! The one text boundary: documents, changes, findings and answers as JSON.
//!
//! Python and JavaScript call what is here and nothing else for small things; what crosses is
//! the same text for all faces. Fields that are unknown are refused everywhere, with their place.

mod any_plan;
mod appraise;
mod arguments;
mod awards;
mod board_options;
mod boards;
mod changes;
mod counts;
mod desk;
mod document;
mod duties;
mod explained;
mod history;
mod object;
mod plans;
mod published;
mod rounds;
mod score;
mod staffing;
mod tree;
mod views;

pub use any_plan::{AnyPlan, Made, PlanKind};
pub use appraise::appraise;
pub use arguments::{day, limits, moment, reference};
pub use awards::award;
pub use boards::{behind, board, board_top, ranks, roll_up, scores, shares};
pub use changes::{from_change, from_changes, to_change, to_changes};
pub use counts::{Metrics, count_cases, metrics, publish_counts};
pub use desk::{
    applied, case, cases, escalations, from_desk, from_event, from_events, legal_moves, lights, receipt,
    receipt_answer, routing, step_matrix, to_desk, to_events,
};
pub use document::{from_document, from_document_leniently, from_document_with_limits, to_document};
pub use duties::{from_review_request, review, review_entries, review_list, review_reports};
pub use explained::{differences, explain, since};
pub use history::{record, record_times};
pub use plans::{
    alternatives, drawing, from_draw_request, from_inspect_request, from_pair_request, from_split_request, inspections,
    pairing, role_split,
};
pub use published::{published_board, published_metrics};
pub use rounds::{from_round, from_sheets, open_round, round_results, round_versions, to_round};
pub use score::{entry, posted};
use serde::Serialize;
pub use staffing::{blockers, comparison, explanation, from_request, parts, plan, to_request};
pub use tree::{tree, tree_with, treetop};
pub use views::{area, areas, people, person, unit, units};

#[cfg(feature = "schema")]
pub(crate) use counts::MetricsOptions;

/// What crosses of points, boards and assessments, for its schema.
#[cfg(feature = "schema")]
pub(crate) mod score_texts {
    pub(crate) use super::appraise::{AppraisalText, Rate};
    pub(crate) use super::awards::{AwardOptions, AwardedText};
    pub(crate) use super::board_options::{BehindOptions, BoardOptions, BoardRankOptions, BoardShareOptions};
    pub(crate) use super::boards::Cell;
    pub(crate) use super::explained::{DifferenceText, ExplainOptions, ExplanationText};
    pub(crate) use super::rounds::{ResultText, VersionText};
}

use crate::check::Delta;
use crate::finding::{Error, ErrorKind, Finding, Findings, Language, Severity, catalogue};
use crate::grid::{Answer, Change, Rejected};
use crate::roster::{Roster, Rows, TableKind};

/// Findings as JSON: `{"total": 1, "counts": {..}, "findings": [{"rule": .., ..}]}`.
///
/// In the language of the findings, which is that of the charter unless
/// [`Findings::in_language`] chose another.
#[must_use]
pub fn findings(findings: &Findings) -> String {
    text(findings)
}

/// Findings as a text that [`kept`] makes the same findings of, to be handed to another process: unlike
/// [`findings`] it serves every language. What it looks like is not promised.
///
/// ```
/// use gridcore::{Charter, Language, json};
///
/// let error = Charter::from_json("{\"name\": 1}").unwrap_err();
/// let same = json::kept(&json::keep(error.findings())).expect("what was just kept");
/// assert_eq!(same.to_string(), error.findings().to_string());
/// assert_eq!(json::findings(&same.in_language(Language::Zh)), json::findings(error.in_language(Language::Zh).findings()));
/// assert!(json::kept("{}").is_none());
/// ```
#[must_use]
pub fn keep(findings: &Findings) -> String {
    text(&findings.to_kept())
}

/// The findings of a text that [`keep`] wrote; none if this version of gridcore did not write it, or if
/// they are of rules of the embedding program.
#[must_use]
pub fn kept(text: &str) -> Option<Findings> {
    Findings::from_kept(text)
}

/// All rules as JSON, each with what must hold in a sentence: what a list of findings is headed by.
///
/// Each has `rule`, `severity`, which a charter may have changed, and `summary`. `O(1)`.
///
/// ```
/// use gridcore::{Language, json};
///
/// let rules = json::rules(Language::En);
/// assert!(rules.contains(r#"{"rule":"staffing.vacant","severity":"error","summary":"A post has as many holders as it needs"}"#));
/// ```
#[must_use]
pub fn rules(language: Language) -> String {
    #[derive(Serialize)]
    struct Rule<'a> {
        rule: &'a str,
        severity: Severity,
        summary: &'a str,
    }
    let rule = |info: &'static crate::finding::RuleInfo| Rule {
        rule: &info.id,
        severity: info.severity,
        summary: match language {
            Language::En => &info.summary,
            Language::Zh => &info.summary_zh,
        },
    };
    text(&catalogue().map(rule).collect::<Vec<_>>())
}

/// An error as JSON: `{"kind": "roster", "message": .., "findings": {..}}`.
///
/// In the language of the charter if one is known, unless [`Error::in_language`] chose another.
#[must_use]
pub fn error(error: &Error) -> String {
    #[derive(Serialize)]
    struct Shown<'a> {
        kind: ErrorKind,
        message: String,
        findings: &'a Findings,
    }
    text(&Shown { kind: error.kind(), message: error.to_string(), findings: error.findings() })
}

/// Answers as JSON, innermost unit first.
#[must_use]
pub fn answers(answers: &[Answer]) -> String {
    text(&answers)
}

/// Rejected rows as JSON: each the row as it was read and its findings.
#[must_use]
pub fn rejected(rejected: &[Rejected]) -> String {
    text(&rejected)
}

/// What an edit did, as JSON: `{"inverse": [..], "appeared": [..], "disappeared": [..]}`, with the
/// messages in a language.
#[must_use]
pub fn delta(delta: &Delta, language: Language) -> String {
    struct List<'a>(&'a [Finding], Language);
    impl Serialize for List<'_> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.0.iter().map(|finding| finding.in_language(self.1)))
        }
    }
    #[derive(Serialize)]
    struct Shown<'a> {
        inverse: &'a [Change],
        appeared: List<'a>,
        disappeared: List<'a>,
    }
    text(&Shown {
        inverse: &delta.inverse,
        appeared: List(&delta.appeared, language),
        disappeared: List(&delta.disappeared, language),
    })
}

/// The rows of a table as JSON, as a document has them: `[{"key": "t1", "tier": "team"}]`.
///
/// ```
/// use gridcore::{Roster, TableKind, UnitRow, json};
///
/// let mut roster = Roster::new();
/// roster.add_units([UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() }]);
/// assert_eq!(json::table(&roster, TableKind::Units), r#"[{"key":"s","tier":"site"}]"#);
/// ```
#[must_use]
pub fn table(roster: &Roster, table: TableKind) -> String {
    text(&Rows(roster.table(table)))
}

/// What is written here has text keys and finite numbers, which JSON always takes.
fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
