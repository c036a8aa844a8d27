//! Changes as JSON, and what is wrong with a text that is none.

use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::error::Category;

use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, Place, Subject, listed};
use crate::grid::Change;
use crate::key::{BadReference, did_you_mean};
use crate::points::BadPoints;
use crate::time::BadDate;

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
    read(changes, CHANGES)
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
    read(change, CHANGES)
}

/// What the places of changes say of the text.
const CHANGES: &str = "changes";

/// Reads a value of a text that is called `file`.
pub(super) fn read<T: DeserializeOwned + Serialize>(text: &str, file: &'static str) -> Result<T, Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let read: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        bad_changes(file, text, error.inner(), &path)
    })?;
    reader.end().map_err(|error| bad_changes(file, text, &error, ""))?;
    match positional(text, &read) {
        Some(path) => Err(refused(file, Place::file(file).column(path), Wrong::Table, vec![])),
        None => Ok(read),
    }
}

/// Where fields are given by position, in an array instead of an object.
///
/// serde takes either for any struct, so what was read is held against how it is written.
fn positional(text: &str, read: &impl Serialize) -> Option<String> {
    let given: Value = serde_json::from_str(text).ok()?;
    let mut open = vec![(String::new(), given, serde_json::to_value(read).ok()?)];
    while let Some((path, given, written)) = open.pop() {
        match (given, written) {
            (Value::Array(_), Value::Object(_)) => return Some(path),
            (Value::Array(given), Value::Array(written)) => {
                let pairs = given.into_iter().zip(written).enumerate();
                open.extend(pairs.map(|(index, (given, written))| (format!("{path}[{index}]"), given, written)));
            }
            (Value::Object(given), Value::Object(mut written)) => {
                let dot = if path.is_empty() { "" } else { "." };
                let pairs = given.into_iter().filter_map(|(name, given)| {
                    let written = written.remove(&name)?;
                    Some((format!("{path}{dot}{name}"), given, written))
                });
                open.extend(pairs);
            }
            _ => {}
        }
    }
    None
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

fn bad_changes(file: &'static str, changes: &str, error: &serde_json::Error, path: &str) -> Error {
    let path = if path == "." { "" } else { path };
    let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
    let (wrong, args) = wrong(changes, error, path);
    let place = Place::file(file).line(line);
    // Of a text that cannot be parsed only the line is certain.
    let parsed = !path.is_empty() && !matches!(wrong, Wrong::Ends | Wrong::Syntax | Wrong::Deep);
    let place = if parsed { place.column(path.to_owned()) } else { place };
    refused(file, place, wrong, args)
}

fn refused(file: &str, place: Place, wrong: Wrong, args: Args) -> Error {
    let subject = Subject::Table { table: file.into() };
    Error::one(ErrorKind::Text, Finding::new(&call::BAD_CHANGES, subject, wrong as u8, args).at(place))
}

fn wrong(changes: &str, error: &serde_json::Error, path: &str) -> (Wrong, Args) {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    match error.classify() {
        Category::Eof => (Wrong::Ends, vec![]),
        Category::Data => of_message(message, path),
        Category::Syntax | Category::Io if message.starts_with("recursion limit") => (Wrong::Deep, vec![]),
        // An enum that is written otherwise than as an object of one field counts as syntax.
        Category::Syntax | Category::Io if serde_json::from_str::<IgnoredAny>(changes).is_ok() => {
            (Wrong::NotAChange, vec![])
        }
        Category::Syntax | Category::Io => (Wrong::Syntax, vec![("column", error.column().into())]),
    }
}

/// The messages of serde, and of the ground floor, in our words: theirs show values and types.
fn of_message(message: &str, path: &str) -> (Wrong, Args) {
    let names = |text: &str| {
        text.strip_prefix("unknown variant `").or_else(|| text.strip_prefix("unknown field `")).map(str::to_owned)
    };
    if let Some(rest) = names(message) {
        return unknown(&rest);
    }
    if let Some(field) = message.strip_prefix("missing field `") {
        return (Wrong::Missing, vec![("field", field.trim_end_matches('`').into())]);
    }
    let dates = [BadDate::Form, BadDate::NoSuchDay, BadDate::Year];
    let points = [BadPoints::NotANumber, BadPoints::TooManyDecimals, BadPoints::OutOfRange];
    let wrong = if dates.iter().any(|date| date.to_string() == message) {
        Wrong::Date
    } else if points.iter().any(|bad| bad.to_string() == message) {
        Wrong::Number
    } else if message == BadReference.to_string() {
        Wrong::Reference
    } else {
        of_expectation(message.rsplit_once(", expected ").map_or("", |(_, expected)| expected), path)
    };
    (wrong, vec![])
}

/// What serde expected.
fn of_expectation(expected: &str, path: &str) -> Wrong {
    match expected {
        "a sequence" if path.is_empty() => Wrong::NotAList,
        "a sequence" => Wrong::List,
        "a string" | "a borrowed string" => Wrong::Text,
        "a boolean" => Wrong::Flag,
        "a number with at most three decimals" => Wrong::Number,
        "a date of the form YYYY-MM-DD" => Wrong::Date,
        "a map" => Wrong::Table,
        // The path of a change is its place in the list alone.
        other if other.starts_with("struct ") => {
            if path.ends_with(']') {
                Wrong::NotAChange
            } else {
                Wrong::Table
            }
        }
        _ => Wrong::Value,
    }
}

/// A name that is not known, from what follows it: `` name`, expected one of `a`, `b` ``.
fn unknown(rest: &str) -> (Wrong, Args) {
    let (name, expected) = rest.split_once("`, ").unwrap_or((rest, ""));
    let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    let shown: String = name.chars().flat_map(char::escape_debug).take(SHOWN).collect();
    let mut args = vec![("name", shown.into()), ("known", listed(&known).into())];
    args.extend(did_you_mean(name, known).map(|suggestion| ("suggestion", suggestion.into())));
    (Wrong::Unknown, args)
}
