//! The small types of the ground floor, read from values.

use super::Value;
use super::read::{Log, Read, text_of};
use super::trouble::{Expected, Trouble};
use crate::key::Reference;
use crate::points::Points;
use crate::time::{Date, Moment, Term, TimeLimit, parse_date};

impl Read for Points {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        let points = match value {
            Value::Integer(number) => Self::from_whole(*number),
            Value::Decimal(number) => Self::from_f64(*number).ok(),
            _ => None,
        };
        points.ok_or(Trouble::Value(Expected::Number))
    }

    fn blank() -> Option<Self> {
        Some(Self::ZERO)
    }
}

/// A day as a text, or as TOML writes it.
impl Read for Date {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        let text = match value {
            Value::Text(text) => text,
            Value::Date(text) => text.as_str(),
            _ => "",
        };
        parse_date(text).map_err(|_| Trouble::Value(Expected::Day))
    }

    fn blank() -> Option<Self> {
        None
    }

    fn is_nothing(value: &Value<'_>) -> bool {
        matches!(value, Value::Null) || matches!(value, Value::Text(text) if text.is_empty())
    }
}

impl Read for Term {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        text_of(value)?.parse().map_err(|_| Trouble::Value(Expected::Term))
    }

    fn blank() -> Option<Self> {
        None
    }
}

impl Read for TimeLimit {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        text_of(value)?.parse().map_err(|_| Trouble::Value(Expected::TimeLimit))
    }

    fn blank() -> Option<Self> {
        None
    }
}

impl Read for Moment {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        text_of(value)?.parse().map_err(|_| Trouble::Value(Expected::Moment))
    }

    fn blank() -> Option<Self> {
        None
    }
}

impl Read for Reference<'static> {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        text_of(value)?.parse().map_err(|_| Trouble::Value(Expected::Reference))
    }

    fn blank() -> Option<Self> {
        None
    }
}
