//! Moments: a civil day and the minute of it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Date, FIRST_YEAR, LAST_YEAR, date_of, day_number, parse_date};

/// Minutes of a day.
pub(crate) const DAY: i32 = 1_440;

/// A minute of a day, in the one civil time of an organisation. There are no zones.
///
/// ```
/// use gridcore::time::Moment;
///
/// let moment: Moment = "2024-07-01T08:30".parse()?;
/// assert_eq!(moment.date().to_string(), "2024-07-01");
/// assert_eq!(moment.to_string(), "2024-07-01T08:30");
/// assert!("2024-07-01 8:30".parse::<Moment>().is_err());
/// # Ok::<(), gridcore::time::BadMoment>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i32);

impl Moment {
    /// The first minute of a day.
    #[must_use]
    pub fn start_of(day: Date) -> Self {
        Self(day_number(day).saturating_mul(DAY))
    }

    /// The day.
    #[must_use]
    pub fn date(self) -> Date {
        date_of(self.0.div_euclid(DAY)).unwrap_or(Date::ZERO)
    }

    /// Minutes since 1970-01-01T00:00.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The moment so many minutes after 1970-01-01T00:00; none outside the years a date may lie in.
    ///
    /// ```
    /// use gridcore::time::Moment;
    ///
    /// assert_eq!(Moment::of(1_530).map(|moment| moment.to_string()).as_deref(), Some("1970-01-02T01:30"));
    /// assert_eq!(Moment::of(i64::MAX), None);
    /// ```
    #[must_use]
    pub fn of(number: i64) -> Option<Self> {
        let number = i32::try_from(number).ok()?;
        let year = date_of(number.div_euclid(DAY))?.year();
        (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(Self(number))
    }
}

impl FromStr for Moment {
    type Err = BadMoment;

    /// Reads `2024-07-01T08:30`, and nothing looser.
    fn from_str(text: &str) -> Result<Self, BadMoment> {
        let (date, time) = text.split_once('T').ok_or(BadMoment)?;
        let day = parse_date(date).map_err(|_| BadMoment)?;
        let minute = minute_of_day(time).filter(|minute| *minute < DAY).ok_or(BadMoment)?;
        Ok(Self(day_number(day) * DAY + minute))
    }
}

/// The minute of a time of day, `08:30`; `24:00` is the end of the day.
pub(crate) fn minute_of_day(text: &str) -> Option<i32> {
    let (hour, minute) = text.split_once(':')?;
    let number =
        |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?;
    let (hour, minute): (i32, i32) = (number(hour)?, number(minute)?);
    (minute < 60 && hour * 60 + minute <= DAY).then_some(hour * 60 + minute)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minute = self.0.rem_euclid(DAY);
        write!(f, "{}T{:02}:{:02}", self.date(), minute / 60, minute % 60)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// A text that is not a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a moment of the form YYYY-MM-DDTHH:MM in the years 1800 to 2999")]
pub struct BadMoment;
