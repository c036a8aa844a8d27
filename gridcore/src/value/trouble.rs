//! What the reader can find wrong with one value.

use std::fmt;

use serde::de;

use crate::key::BadReference;
use crate::points::{BadPoints, Points};
use crate::time::{BadDate, BadTerm};

/// Why a value could not be read as its field asks.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The value is not what was expected.
    Value(Expected),
    /// A table has a field its type does not have.
    Field { name: String, known: &'static [&'static str] },
    /// A word is not one of a closed list.
    Word { word: String, allowed: &'static [&'static str] },
    /// A table lacks a field.
    Missing(&'static str),
}

/// What a value should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expected {
    Text,
    Whole,
    Number,
    Flag,
    List,
    Table,
    Day,
    Term,
    Bounds,
    /// A label, or a table with the label in this field.
    Label(&'static str),
    Condition,
    Setting,
    Reference,
    /// A table of one field, which says what it is.
    Variant,
    Share(Points),
    Scope(String),
    Other(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Trouble {}

impl de::Error for Trouble {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Value(of_message(&message.to_string()))
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::Value(of_expectation(&expected.to_string()))
    }

    fn invalid_value(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::Value(of_expectation(&expected.to_string()))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::Word { word: variant.to_owned(), allowed: expected }
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::Field { name: field.to_owned(), known: expected }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }
}

/// The expectations of serde's visitors and of those of the specification, in our words.
fn of_expectation(expected: &str) -> Expected {
    match expected {
        "a string" | "a borrowed string" => Expected::Text,
        "u32" => Expected::Whole,
        "a number with at most three decimals" => Expected::Number,
        "a boolean" => Expected::Flag,
        "a sequence" => Expected::List,
        "a map" => Expected::Table,
        "a date of the form YYYY-MM-DD" => Expected::Day,
        "the label of a tier or a table with its `label`" => Expected::Label("label"),
        "the label of a tier or a table with its `tier`" => Expected::Label("tier"),
        "yes or no, a number or a text" => Expected::Setting,
        "a whole number or a table of `min` and `max`" | "a number below 2^32" | "a number of at least 0" => {
            Expected::Bounds
        }
        struct_of if struct_of.starts_with("struct ") => Expected::Table,
        other => Expected::Other(other.to_owned()),
    }
}

/// The messages of the ground floor, which reach us as text.
fn of_message(message: &str) -> Expected {
    let dates = [BadDate::Form, BadDate::NoSuchDay, BadDate::Year];
    let points = [BadPoints::NotANumber, BadPoints::TooManyDecimals, BadPoints::OutOfRange];
    if message == BadTerm.to_string() {
        Expected::Term
    } else if dates.iter().any(|d| d.to_string() == message) {
        Expected::Day
    } else if points.iter().any(|p| p.to_string() == message) {
        Expected::Number
    } else if message == BadReference.to_string() {
        Expected::Reference
    } else {
        Expected::Other(message.to_owned())
    }
}
