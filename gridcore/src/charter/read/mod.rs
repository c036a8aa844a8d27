//! Charters from text and back.

#[cfg(feature = "toml")]
mod lines;

use super::compile::{Faults, build, check_text};
use super::model::Charter;
use super::spec::CharterSpec;
use crate::finding::catalogue::charter as rules;
use crate::finding::{Error, ErrorKind, Finding, Place, Subject};
use crate::limits::Limits;
use crate::value::{self, Value};

/// The name findings have for a charter that is not a file.
const DATA: &str = "charter";
/// The names of the files of a grid folder.
#[cfg(feature = "toml")]
const TOML: &str = "charter.toml";
const JSON: &str = "charter.json";

impl Charter {
    /// Validates a specification, with default [`Limits`].
    ///
    /// # Errors
    /// Of kind [`Charter`](ErrorKind::Charter) with everything that is wrong; of kind
    /// [`Limit`](ErrorKind::Limit) if it is too large, of kind [`Text`](ErrorKind::Text) if its
    /// format is newer than this version of gridcore.
    ///
    /// # Example
    /// ```
    /// use gridcore::{Charter, CharterSpec};
    ///
    /// let spec = CharterSpec { name: "workshop".into(), tiers: vec!["site".into(), "team".into()], ..CharterSpec::default() };
    /// assert_eq!(Charter::new(spec)?.name(), "workshop");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn new(spec: CharterSpec) -> Result<Self, Error> {
        Self::with_limits(spec, &Limits::default())
    }

    /// Validates a specification.
    ///
    /// # Errors
    /// As [`Charter::new`].
    pub fn with_limits(spec: CharterSpec, limits: &Limits) -> Result<Self, Error> {
        build(spec, DATA, limits, Faults::new(DATA, limits))
    }

    /// Reads a charter written in TOML, with default [`Limits`].
    ///
    /// Unknown fields and values of the wrong type are reported together with everything that
    /// [`Charter::new`] would find; a value that cannot be read counts as left out, and nothing
    /// is said of names it may have declared.
    ///
    /// # Errors
    /// As [`Charter::new`]; of kind [`Text`](ErrorKind::Text) if it is not TOML, with the line and column.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        Self::from_toml_with_limits(text, &Limits::default())
    }

    /// Reads a charter written in TOML.
    ///
    /// # Errors
    /// As [`Charter::from_toml`].
    #[cfg(feature = "toml")]
    pub fn from_toml_with_limits(text: &str, limits: &Limits) -> Result<Self, Error> {
        check_text(text, TOML, limits)?;
        let text = without_mark(text);
        let refuse = |(offset, reason): (usize, String)| {
            let (line, column) = position(text, offset);
            syntax(TOML, "TOML", line, column, &reason)
        };
        let spans = value::from_toml(text).map_err(refuse)?;
        let value = spans.value().map_err(refuse)?;
        from_value(&value, TOML, limits).map_err(|error| lines::with_lines(error, text, &spans))
    }

    /// Reads a charter written in JSON, with default [`Limits`].
    ///
    /// # Errors
    /// As [`Charter::new`]; of kind [`Text`](ErrorKind::Text) if it is not JSON, with the line and column.
    ///
    /// # Example
    /// ```
    /// use gridcore::{Charter, ErrorKind};
    ///
    /// let error = Charter::from_json(r#"{ "name": "workshop", "tires": ["site"] }"#).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Charter);
    /// assert_eq!(error.findings().count("charter.unknown-field"), 1);
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Self::from_json_with_limits(text, &Limits::default())
    }

    /// Reads a charter written in JSON.
    ///
    /// # Errors
    /// As [`Charter::from_json`].
    pub fn from_json_with_limits(text: &str, limits: &Limits) -> Result<Self, Error> {
        read_json(text, JSON, limits)
    }

    /// Reads a charter written in either: a text that starts with `{`, as no TOML does, is JSON.
    ///
    /// # Errors
    /// As [`Charter::from_toml`] and [`Charter::from_json`].
    ///
    /// ```
    /// use gridcore::Charter;
    ///
    /// let charter = Charter::from_text("name = \"w\"\ntiers = [\"team\"]")?;
    /// assert_eq!(Charter::from_text(&charter.to_json())?.to_json(), charter.to_json());
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_text(text: &str) -> Result<Self, Error> {
        Self::from_text_with_limits(text, &Limits::default())
    }

    /// Reads a charter written in either.
    ///
    /// # Errors
    /// As [`Charter::from_text`].
    #[cfg(feature = "toml")]
    pub fn from_text_with_limits(text: &str, limits: &Limits) -> Result<Self, Error> {
        if without_mark(text).trim_start().starts_with('{') {
            Self::from_json_with_limits(text, limits)
        } else {
            Self::from_toml_with_limits(text, limits)
        }
    }

    /// The specification as TOML. Comments of the text it was read from are not kept.
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn to_toml(&self) -> String {
        let text = compact(&self.spec);
        Value::from_json(&text).map(|value| value::to_toml(&value)).unwrap_or_default()
    }

    /// The specification as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        value::pretty(&compact(&self.spec))
    }
}

/// Every type of the specification writes itself as a table, list, text or number, and keys are text, so
/// there is nothing the writer could refuse; a test writes them all.
fn compact(spec: &CharterSpec) -> String {
    serde_json::to_string(spec).unwrap_or_default()
}

/// Reads a charter from JSON that stands in `file`, perhaps as a part of it.
pub(crate) fn read_json(text: &str, file: &str, limits: &Limits) -> Result<Charter, Error> {
    check_text(text, file, limits)?;
    let value = Value::from_json(without_mark(text)).map_err(|error| {
        let reason = error.to_string();
        let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason);
        syntax(file, "JSON", error.line(), error.column(), reason)
    })?;
    from_value(&value, file, limits)
}

fn from_value(value: &Value<'_>, file: &str, limits: &Limits) -> Result<Charter, Error> {
    let mut faults = Faults::new(file, limits);
    let (spec, unread) = value::leniently::<CharterSpec>(value);
    unread.into_iter().for_each(|fault| faults.unread(fault));
    build(spec, file, limits, faults)
}

/// The text without the byte order mark some editors put at its head.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The line and column of a byte, counted from 1, the column in characters.
#[cfg(feature = "toml")]
fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn syntax(file: &str, format: &'static str, line: usize, column: usize, reason: &str) -> Error {
    let place = Place::file(file).line(u32::try_from(line).unwrap_or(u32::MAX)).column(column.to_string());
    let args = vec![("format", format.into()), ("reason", reason.replace('\n', "; ").into())];
    Error::one(ErrorKind::Text, Finding::new(&rules::SYNTAX, Subject::Charter, 0, args).at(place))
}
