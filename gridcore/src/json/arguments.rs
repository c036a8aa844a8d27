//! Arguments of a call as a face hands them over: days, references, limits.

use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, Subject, listed};
use crate::key::{Reference, did_you_mean};
use crate::limits::Limits;
use crate::time::{Date, Moment, parse_date};
use crate::value::{Value, shown};

/// What is wrong with an argument; the texts of `call.bad-argument` in order.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    Day,
    Reference,
    Limits,
    Limit,
    Unknown,
    Moment,
    Random,
}

/// Reads a day that was given as the argument `name`: `2024-07-01`.
///
/// # Errors
/// [`ErrorKind::Call`] if it is none.
///
/// ```
/// use gridcore::{ErrorKind, json};
///
/// assert_eq!(json::day("day", "2024-07-01")?.to_string(), "2024-07-01");
/// assert_eq!(json::day("day", "1.7.2024").unwrap_err().kind(), ErrorKind::Call);
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn day(name: &str, text: &str) -> Result<Date, Error> {
    parse_date(text).map_err(|_| bad(name, Wrong::Day, vec![]))
}

/// Reads a moment that was given as the argument `name`: `2024-07-01T08:30`.
///
/// # Errors
/// [`ErrorKind::Call`] if it is none.
///
/// ```
/// use gridcore::json;
///
/// assert_eq!(json::moment("at", "2024-07-01T08:30")?.to_string(), "2024-07-01T08:30");
/// assert!(json::moment("at", "yesterday").is_err());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn moment(name: &str, text: &str) -> Result<Moment, Error> {
    text.parse().map_err(|_| bad(name, Wrong::Moment, vec![]))
}

/// Reads a typed reference that was given as the argument `name`: `person:p1`.
///
/// # Errors
/// [`ErrorKind::Call`] if it is none.
///
/// ```
/// use gridcore::{Reference, json};
///
/// assert_eq!(json::reference("about", "person:p1")?, Reference::Person("p1".into()));
/// let error = json::reference("about", "p1").unwrap_err();
/// assert_eq!(error.to_string(), "`about` is not a typed reference");
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn reference(name: &str, text: &str) -> Result<Reference<'static>, Error> {
    text.parse().map_err(|_| bad(name, Wrong::Reference, vec![]))
}

/// The random bytes of a receipt that were given as the argument `name`.
pub(super) fn random<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b [u8; 32], Error> {
    bytes.try_into().map_err(|_| bad(name, Wrong::Random, vec![]))
}

/// Reads [`Limits`] that were given as the argument `name`: an object with some of their fields, as in
/// `{"depth": 20, "listed": 100}`; the others are the defaults.
///
/// # Errors
/// [`ErrorKind::Call`] for a field there is no limit for, or a value that is no whole number.
///
/// ```
/// use gridcore::{Limits, json};
///
/// assert_eq!(json::limits("limits", r#"{"depth": 20}"#)?, Limits { depth: 20, ..Limits::default() });
/// assert!(json::limits("limits", r#"{"deep": 20}"#).is_err());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn limits(name: &str, text: &str) -> Result<Limits, Error> {
    let mut limits = Limits::default();
    let Ok(Value::Table(fields)) = Value::from_json(text) else {
        return Err(bad(name, Wrong::Limits, vec![]));
    };
    for (field, value) in fields {
        let names = Limits::NAMES;
        let Some(limit) = limits.by_name(&field) else {
            let mut args = vec![("field", shown(&field).into()), ("known", listed(names).into())];
            args.extend(did_you_mean(&field, names).map(|suggestion| ("suggestion", suggestion.into())));
            return Err(bad(name, Wrong::Unknown, args));
        };
        *limit = match value {
            Value::Integer(number) => usize::try_from(number).ok(),
            _ => None,
        }
        .ok_or_else(|| bad(name, Wrong::Limit, vec![("field", (&*field).into())]))?;
    }
    Ok(limits)
}

fn bad(name: &str, wrong: Wrong, mut args: Args) -> Error {
    args.push(("argument", name.into()));
    let subject = Subject::Table { table: "arguments".into() };
    Error::one(ErrorKind::Call, Finding::new(&call::BAD_ARGUMENT, subject, wrong as u8, args))
}
