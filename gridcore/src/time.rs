//! Civil dates and half-open intervals. There is no clock: the caller says what day it is.

mod cadence;
mod calendar;
mod limit;
mod moment;
mod period;

use std::fmt;
use std::str::FromStr;

pub use cadence::{Cadence, Within};
pub use calendar::{BadCalendar, Calendar};
pub use jiff::civil::Date;
pub use limit::{BadTimeLimit, TimeLimit};
pub use moment::{BadMoment, Moment};
pub use period::{Period, PeriodKind};
pub(crate) use period::{date_of, day_number, month_number};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The first year a date may lie in.
pub const FIRST_YEAR: i16 = 1800;
/// The last year a date may lie in.
pub const LAST_YEAR: i16 = 2999;

/// A half-open span of days, `[from, until)`; an end that is absent is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The first day inside.
    pub from: Option<Date>,
    /// The first day no longer inside.
    pub until: Option<Date>,
}

impl Interval {
    /// All days.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// Whether no end is given.
    #[must_use]
    pub fn is_always(self) -> bool {
        self == Self::ALWAYS
    }

    /// Whether no day lies inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until <= from)
    }

    /// Whether `day` lies inside; without a day only the undated interval is in force.
    #[must_use]
    pub fn contains(self, day: Option<Date>) -> bool {
        match day {
            None => self.is_always(),
            Some(day) => self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until),
        }
    }

    /// Whether some day lies in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let before = |a: Self, b: Self| matches!((a.until, b.from), (Some(until), Some(from)) if until <= from);
        !self.is_empty() && !other.is_empty() && !before(self, other) && !before(other, self)
    }
}

/// Reads `2024-07-01`, and nothing looser.
///
/// # Errors
/// [`BadDate`] if the text is not of that form, the day does not exist, or the year lies outside
/// [`FIRST_YEAR`]`..=`[`LAST_YEAR`].
pub fn parse_date(text: &str) -> Result<Date, BadDate> {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| -> Option<i16> {
        let part = text.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let parts = (bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-'))
        .then(|| Some((digits(0..4)?, i8::try_from(digits(5..7)?).ok()?, i8::try_from(digits(8..10)?).ok()?)))
        .flatten();
    let (year, month, day) = parts.ok_or(BadDate::Form)?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(BadDate::Year);
    }
    Date::new(year, month, day).map_err(|_| BadDate::NoSuchDay)
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadDate {
    /// Not `YYYY-MM-DD`.
    #[error("not a date of the form YYYY-MM-DD")]
    Form,
    /// A month or day that does not exist.
    #[error("no such day in the calendar")]
    NoSuchDay,
    /// A year outside 1800 to 2999.
    #[error("a year outside 1800 to 2999; leave the date empty for an open end")]
    Year,
}

/// A length of time in calendar units, `P2Y`, `P18M` or `P90D`: what a term of office lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    months: u16,
    days: u16,
}

impl Term {
    /// The first day after a term that began on `from`; `None` past the calendar's end.
    #[must_use]
    pub fn end(self, from: Date) -> Option<Date> {
        let span = jiff::Span::new().months(i32::from(self.months)).days(i32::from(self.days));
        from.checked_add(span).ok()
    }
}

impl FromStr for Term {
    type Err = BadTerm;

    /// Reads the date part of an ISO 8601 duration: `P[nY][nM][nW][nD]`.
    fn from_str(text: &str) -> Result<Self, BadTerm> {
        let mut rest = text.strip_prefix('P').ok_or(BadTerm)?;
        let (mut months, mut days) = (0_u32, 0_u32);
        let mut units = "YMWD".chars();
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).ok_or(BadTerm)?;
            let (number, tail) = rest.split_at_checked(end).ok_or(BadTerm)?;
            let number: u32 = number.parse().ok().filter(|n| *n <= 100_000).ok_or(BadTerm)?;
            let unit = tail.chars().next().ok_or(BadTerm)?;
            if !units.any(|u| u == unit) {
                return Err(BadTerm);
            }
            match unit {
                'Y' => months += number * 12,
                'M' => months += number,
                'W' => days += number * 7,
                _ => days += number,
            }
            rest = tail.get(1..).unwrap_or_default();
        }
        let term = Self {
            months: u16::try_from(months).ok().filter(|m| *m <= 1200).ok_or(BadTerm)?,
            days: u16::try_from(days).ok().filter(|d| *d <= 36_525).ok_or(BadTerm)?,
        };
        if term.months == 0 && term.days == 0 { Err(BadTerm) } else { Ok(term) }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        if self.months / 12 > 0 {
            write!(f, "{}Y", self.months / 12)?;
        }
        if !self.months.is_multiple_of(12) {
            write!(f, "{}M", self.months % 12)?;
        }
        if self.days > 0 {
            write!(f, "{}D", self.days)?;
        }
        Ok(())
    }
}

/// A text that is not a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a term; write years, months, weeks or days as in `P2Y`, `P18M` or `P90D`, of at most a hundred years")]
pub struct BadTerm;

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// Serde of an optional date as `"2024-07-01"`; reads TOML's own dates too.
/// A day as serde writes it.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
pub(crate) fn written<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

pub(crate) mod optional_date {
    use super::{Date, Deserializer, Serializer, de, fmt, parse_date};

    #[expect(clippy::ref_option, reason = "the signature serde asks for")]
    pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => serializer.collect_str(date),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        deserializer.deserialize_any(Visitor)
    }

    struct Visitor;

    impl<'de> de::Visitor<'de> for Visitor {
        type Value = Option<Date>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a date of the form YYYY-MM-DD")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            if text.is_empty() { Ok(None) } else { parse_date(text).map(Some).map_err(E::custom) }
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_any(Self)
        }

        // TOML hands over its dates as a map with one entry whose value is the text.
        fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            match map.next_entry::<String, String>()? {
                Some((key, text)) if key.starts_with("$__toml_private") => self.visit_str(&text),
                _ => Err(de::Error::invalid_type(de::Unexpected::Map, &self)),
            }
        }
    }
}
