//! Exact numbers with three decimals.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A number of at most three decimals, held exactly as whole thousandths.
///
/// The range is plus and minus 10^12, so a JSON number or a double names each value exactly.
/// A number whose shortest decimal form has more than three places is refused, never rounded.
///
/// ```
/// use gridcore::Points;
///
/// let merit: Points = "12.5".parse()?;
/// assert_eq!(merit.thousandths(), 12_500);
/// assert!("0.0001".parse::<Points>().is_err());
/// assert_eq!(Points::from(3), "3".parse()?);
/// # Ok::<(), gridcore::BadPoints>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(i64);

/// Thousandths in one.
const UNIT: i64 = 1000;

impl Points {
    /// The largest value, 10^12.
    pub const MAX: Self = Self(1_000_000_000_000 * UNIT);
    /// The smallest value, -10^12.
    pub const MIN: Self = Self(-1_000_000_000_000 * UNIT);
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(UNIT);

    /// The value of whole thousandths; `None` outside plus and minus 10^15.
    #[must_use]
    pub const fn from_thousandths(thousandths: i64) -> Option<Self> {
        if thousandths < Self::MIN.0 || thousandths > Self::MAX.0 { None } else { Some(Self(thousandths)) }
    }

    /// The value of a whole number; `None` outside plus and minus 10^12.
    #[must_use]
    pub const fn from_whole(whole: i64) -> Option<Self> {
        match whole.checked_mul(UNIT) {
            Some(thousandths) => Self::from_thousandths(thousandths),
            None => None,
        }
    }

    /// The value of a double, if its shortest decimal form has at most three places.
    ///
    /// # Errors
    /// [`BadPoints`] for NaN, infinities, more than three decimals, or out of range.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "checked against the bounds, exact there"
    )]
    pub fn from_f64(value: f64) -> Result<Self, BadPoints> {
        if !value.is_finite() {
            return Err(BadPoints::NotANumber);
        }
        if value.abs() > 1e12 {
            return Err(BadPoints::OutOfRange);
        }
        let nearest = (value * 1000.0).round() as i64;
        // The shortest decimal has three places exactly when the nearest such decimal is this double.
        if nearest as f64 / 1000.0 == value { Ok(Self(nearest)) } else { Err(BadPoints::TooManyDecimals) }
    }

    /// The value in thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The whole number this is, if it is one.
    #[must_use]
    pub const fn whole(self) -> Option<i64> {
        if self.0 % UNIT == 0 { Some(self.0 / UNIT) } else { None }
    }

    /// The value as a double; exact in the sense that its shortest decimal is this value.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "at most 10^15, exact")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }
}

impl From<u32> for Points {
    fn from(whole: u32) -> Self {
        Self(i64::from(whole) * UNIT)
    }
}

impl From<i32> for Points {
    fn from(whole: i32) -> Self {
        Self(i64::from(whole) * UNIT)
    }
}

/// Why a number is not a [`Points`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPoints {
    /// Not a decimal number.
    #[error("not a decimal number")]
    NotANumber,
    /// More than three decimals.
    #[error("more than three decimals")]
    TooManyDecimals,
    /// Beyond plus or minus 10^12.
    #[error("beyond 10^12")]
    OutOfRange,
}

impl FromStr for Points {
    type Err = BadPoints;

    /// Reads `[+-]digits[.digits]`; trailing zeros beyond the third decimal are no decimals.
    fn from_str(text: &str) -> Result<Self, BadPoints> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', ..] => (true, text.get(1..).unwrap_or_default()),
            [b'+', ..] => (false, text.get(1..).unwrap_or_default()),
            _ => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if (whole.is_empty() && fraction.is_empty())
            || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
        {
            return Err(BadPoints::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > 3 {
            return Err(BadPoints::TooManyDecimals);
        }
        let padded = fraction.bytes().chain(std::iter::repeat(b'0')).take(3);
        let mut value: i64 = 0;
        for digit in whole.bytes().chain(padded) {
            value = value
                .checked_mul(10)
                .and_then(|v| v.checked_add(i64::from(digit - b'0')))
                .filter(|v| *v <= Self::MAX.0)
                .ok_or(BadPoints::OutOfRange)?;
        }
        Ok(Self(if negative { -value } else { value }))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if fraction == 0 {
            write!(f, "{sign}{whole}")
        } else {
            let fraction = format!("{fraction:03}");
            write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
        }
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.to_f64()),
        }
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = Points;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number with at most three decimals")
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Points, E> {
                Points::from_whole(value).ok_or_else(|| E::custom(BadPoints::OutOfRange))
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Points, E> {
                i64::try_from(value).map_err(|_| E::custom(BadPoints::OutOfRange)).and_then(|v| self.visit_i64(v))
            }

            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Points, E> {
                Points::from_f64(value).map_err(E::custom)
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}
