//! Changes as JSON, and what is wrong with a text that is none.

use serde_json::error::Category;
use serde_json::value::RawValue;

use super::document::Fields;
use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, Place, Subject, listed};
use crate::grid::Change;
use crate::key::did_you_mean;
use crate::value::{self, Expected, Fault, Read, Step, Trouble, Value, quoted, steps};

/// How much of a name from the text is shown.
const SHOWN: usize = 64;

/// Changes as JSON: an array of tables of one entry, `[{"move_unit": {"unit": "c7", "to": "b2"}}]`.
#[must_use]
pub fn to_changes(changes: &[Change]) -> String {
    super::text(&changes)
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
    read(changes)
}

/// One change as JSON: `{"move_unit": {"unit": "c7", "to": "b2"}}`.
#[must_use]
pub fn to_change(change: &Change) -> String {
    super::text(change)
}

/// Reads one change.
///
/// # Errors
/// As [`from_changes`].
///
/// ```
/// use gridcore::{Change, json};
///
/// let change = json::from_change(r#"{"move_unit": {"unit": "c7", "to": "b2"}}"#)?;
/// assert_eq!(change, Change::move_unit("c7", "b2"));
/// assert_eq!(json::from_change(&json::to_change(&change))?, change);
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn from_change(change: &str) -> Result<Change, Error> {
    read(change)
}

fn read<T: Read>(text: &str) -> Result<T, Error> {
    let value = Value::from_json(text).map_err(|error| not_json(&error))?;
    value::strictly(&value).map_err(|fault| unread(text, fault))
}

/// What is wrong; the texts of `call.bad-changes` in order.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    NotAList,
    NotAChange,
    Unknown,
    Missing,
    Text,
    Number,
    Flag,
    List,
    Table,
    Date,
    Reference,
    Value,
    Ends,
    Syntax,
    Deep,
}

fn not_json(error: &serde_json::Error) -> Error {
    let deep = error.to_string().starts_with("recursion limit");
    let (wrong, args) = match error.classify() {
        Category::Eof => (Wrong::Ends, vec![]),
        _ if deep => (Wrong::Deep, vec![]),
        Category::Data | Category::Syntax | Category::Io => (Wrong::Syntax, vec![("column", error.column().into())]),
    };
    let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
    refused(Place::file("changes").line(line), wrong, args)
}

fn unread(text: &str, fault: Fault) -> Error {
    let Fault { mut at, trouble, .. } = fault;
    let place = Place::file("changes").line(line_of(text, &at));
    let (wrong, args) = match trouble {
        Trouble::Missing(field) => (Wrong::Missing, vec![("field", field.into())]),
        Trouble::Word { word, allowed } => (Wrong::Unknown, unknown(&word, allowed)),
        Trouble::Field { name, known } => {
            let args = unknown(&name, known);
            at.push_str(if at.is_empty() { "" } else { "." });
            at.push_str(&quoted(&name));
            (Wrong::Unknown, args)
        }
        Trouble::Value(expected) => (of_expectation(&expected, &at), vec![]),
    };
    refused(if at.is_empty() { place } else { place.column(at) }, wrong, args)
}

fn refused(place: Place, wrong: Wrong, args: Args) -> Error {
    let subject = Subject::Table { table: "changes".into() };
    Error::one(ErrorKind::Text, Finding::new(&call::BAD_CHANGES, subject, wrong as u8, args).at(place))
}

/// The line on which what a path names starts, or the innermost part of the path that is there.
fn line_of(text: &str, path: &str) -> u32 {
    let mut inside = text;
    for step in steps(path) {
        let found = match step {
            Step::Item(index) => serde_json::from_str::<Vec<&RawValue>>(inside)
                .ok()
                .and_then(|list| list.get(index).map(|raw| raw.get())),
            Step::Field(name) => {
                serde_json::from_str::<Fields<'_>>(inside).ok().and_then(|fields| fields.get(name).map(RawValue::get))
            }
        };
        let Some(found) = found else { break };
        inside = found;
    }
    // What is inside is a part of the text, so the bytes up to its end are those before it.
    let before = (inside.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let lines = text.bytes().take(before).filter(|byte| *byte == b'\n').count();
    u32::try_from(lines + 1).unwrap_or(u32::MAX)
}

/// What should have stood there.
fn of_expectation(expected: &Expected, path: &str) -> Wrong {
    match expected {
        Expected::List if path.is_empty() => Wrong::NotAList,
        Expected::List => Wrong::List,
        Expected::Variant => Wrong::NotAChange,
        Expected::Text => Wrong::Text,
        Expected::Flag => Wrong::Flag,
        Expected::Number => Wrong::Number,
        Expected::Day => Wrong::Date,
        Expected::Reference => Wrong::Reference,
        Expected::Table => Wrong::Table,
        _ => Wrong::Value,
    }
}

/// A name that is not known.
fn unknown(name: &str, known: &[&'static str]) -> Args {
    let shown: String = name.chars().flat_map(char::escape_debug).take(SHOWN).collect();
    let mut args = vec![("name", shown.into()), ("known", listed(known).into())];
    args.extend(did_you_mean(name, known.iter().copied()).map(|suggestion| ("suggestion", suggestion.into())));
    args
}
