//! The one text boundary: documents, changes, findings and answers as JSON.
//!
//! Python and JavaScript call what is here and nothing else for small things; what crosses is
//! the same text for all faces. Fields that are unknown are refused everywhere, with their place.

mod document;

pub use document::{from_document, from_document_leniently, from_document_with_limits, to_document};
use serde::Serialize;

use crate::check::Delta;
use crate::finding::catalogue::call;
use crate::finding::{Error, ErrorKind, Finding, Findings, Language, Place, Subject};
use crate::grid::{Answer, Change, Rejected};

/// Findings as JSON: `{"total": 1, "counts": {..}, "findings": [{"rule": .., ..}]}`.
#[must_use]
pub fn findings(findings: &Findings) -> String {
    text(findings)
}

/// An error as JSON: `{"kind": "roster", "message": .., "findings": {..}}`.
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

/// Changes as JSON: an array of tables of one entry, `[{"move_unit": {"unit": "c7", "to": "b2"}}]`.
#[must_use]
pub fn to_changes(changes: &[Change]) -> String {
    text(&changes)
}

/// Reads changes.
///
/// # Errors
/// [`ErrorKind::Text`] with the path and what was expected there.
///
/// ```
/// let changes = gridcore::json::from_changes(r#"[{"move_unit": {"unit": "c7", "to": "b2"}}]"#)?;
/// assert_eq!(changes, [gridcore::Change::move_unit("c7", "b2")]);
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn from_changes(changes: &str) -> Result<Vec<Change>, Error> {
    let mut reader = serde_json::Deserializer::from_str(changes);
    let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        bad_changes(error.inner(), &path)
    });
    let changes = read?;
    reader.end().map_err(|error| bad_changes(&error, ""))?;
    Ok(changes)
}

fn bad_changes(error: &serde_json::Error, path: &str) -> Error {
    let reason = error.to_string();
    let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason);
    let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
    let mut place = Place::file("changes").line(line);
    if !matches!(path, "" | ".") {
        place = place.column(path.to_owned());
    }
    let subject = Subject::Table { table: "changes".into() };
    let finding = Finding::new(&call::BAD_CHANGES, subject, 0, vec![("reason", reason.into())]);
    Error::one(ErrorKind::Text, finding.at(place))
}

/// What is written here has text keys and finite numbers, which JSON always takes.
fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
