//! What the reader can find wrong with one value.

use crate::points::Points;

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
    TimeLimit,
    Moment,
    Bounds,
    /// A label, or a table with the label in this field.
    Label(&'static str),
    Condition,
    Preference,
    Setting,
    Reference,
    /// A table of one field, which says what it is.
    Variant,
    /// One of a closed list of words.
    Word {
        word: String,
        allowed: &'static [&'static str],
    },
    Share(Points),
    Scope(String),
}
