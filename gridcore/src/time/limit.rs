//! Time limits: days, hours and minutes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How long something may take: `P2D`, `PT4H`, `PT90M` or `P1DT4H`; above zero and at most ten
/// years.
///
/// A day is a working day where a working calendar counts, and 24 hours in natural time.
///
/// ```
/// use gridcore::time::TimeLimit;
///
/// let limit: TimeLimit = "P1DT4H".parse()?;
/// assert_eq!((limit.days(), limit.minutes()), (1, 240));
/// assert_eq!(limit.to_string(), "P1DT4H");
/// assert!("PT0M".parse::<TimeLimit>().is_err());
/// # Ok::<(), gridcore::time::BadTimeLimit>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeLimit {
    days: u16,
    minutes: u32,
}

/// Ten years of days.
const MOST_DAYS: u32 = 3_653;
/// Ten years of minutes.
const MOST_MINUTES: u32 = MOST_DAYS * 1_440;

impl TimeLimit {
    /// The days.
    #[must_use]
    pub const fn days(self) -> u16 {
        self.days
    }

    /// The minutes beside the days; hours are sixty of them.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        self.minutes
    }

    /// In minutes, a day having so many.
    pub(crate) fn in_minutes(self, day: u32) -> i64 {
        i64::from(self.days) * i64::from(day) + i64::from(self.minutes)
    }
}

impl FromStr for TimeLimit {
    type Err = BadTimeLimit;

    /// Reads an ISO 8601 duration of days, hours and minutes: `P[nD][T[nH][nM]]`.
    fn from_str(text: &str) -> Result<Self, BadTimeLimit> {
        let text = text.strip_prefix('P').ok_or(BadTimeLimit)?;
        let (date, time) = match text.split_once('T') {
            Some((_, "")) => return Err(BadTimeLimit),
            Some((date, time)) => (date, time),
            None => (text, ""),
        };
        let (days, rest) = number(date, 'D')?;
        let (hours, time) = number(time, 'H')?;
        let (minutes, time) = number(time, 'M')?;
        let minutes = hours.checked_mul(60).and_then(|hours| hours.checked_add(minutes));
        let minutes = minutes.filter(|minutes| *minutes <= MOST_MINUTES).ok_or(BadTimeLimit)?;
        let days = u16::try_from(days).ok().filter(|days| u32::from(*days) <= MOST_DAYS).ok_or(BadTimeLimit)?;
        let over = !rest.is_empty() || !time.is_empty();
        if over || (days == 0 && minutes == 0) { Err(BadTimeLimit) } else { Ok(Self { days, minutes }) }
    }
}

/// The number before a mark, if the text begins with one, and what is left.
fn number(text: &str, mark: char) -> Result<(u32, &str), BadTimeLimit> {
    match text.split_once(mark) {
        None => Ok((0, text)),
        Some((digits, rest)) => {
            let good = !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
            let number = digits.parse().ok().filter(|_| good).ok_or(BadTimeLimit)?;
            Ok((number, rest))
        }
    }
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        if self.days > 0 {
            write!(f, "{}D", self.days)?;
        }
        if self.minutes > 0 {
            f.write_str("T")?;
        }
        if self.minutes >= 60 {
            write!(f, "{}H", self.minutes / 60)?;
        }
        if !self.minutes.is_multiple_of(60) {
            write!(f, "{}M", self.minutes % 60)?;
        }
        Ok(())
    }
}

impl Serialize for TimeLimit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeLimit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// A text that is not a time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a time limit; write days, hours or minutes as in `P2D`, `PT4H` or `PT30M`, above zero and at most ten years"
)]
pub struct BadTimeLimit;
