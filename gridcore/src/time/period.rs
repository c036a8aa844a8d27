//! Calendar periods: days, ISO weeks, months, quarters, half-years, years.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::{ISOWeekDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{BadDate, Date, parse_date};

/// A kind of calendar period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// A day.
    Day,
    /// A week from Monday, numbered as ISO 8601 does.
    Week,
    /// A month.
    #[default]
    Month,
    /// A quarter.
    Quarter,
    /// The months January to June, or July to December.
    HalfYear,
    /// A year.
    Year,
}

impl PeriodKind {
    /// All kinds, the shortest first.
    pub const ALL: [Self; 6] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    /// The name it has in charters, Python and JavaScript.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The period of this kind that a day lies in.
    #[must_use]
    pub fn of(self, day: Date) -> Period {
        let number = day_number(day);
        let (from, until) = match self {
            Self::Day => (number, number + 1),
            // Day 0, 1970-01-01, was a Thursday.
            Self::Week => {
                let monday = number - (number + 3).rem_euclid(7);
                (monday, monday + 7)
            }
            _ => {
                let first = month_number(day).div_euclid(self.months()) * self.months();
                (first_of_month(first), first_of_month(first + self.months()))
            }
        };
        Period { from, until, kind: Some(self) }
    }

    /// The periods of this kind, in order, that have a day from `from` up to and without `until`.
    pub fn between(self, from: Date, until: Date) -> impl Iterator<Item = Period> {
        let last = day_number(until);
        let first = Some(self.of(from)).filter(|_| day_number(from) < last);
        std::iter::successors(first, move |period| {
            let next = (period.until < last).then(|| date_of(period.until)).flatten();
            next.map(|day| self.of(day))
        })
    }

    /// How many months make one.
    const fn months(self) -> i32 {
        match self {
            Self::Day | Self::Week | Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A span of days with both ends, `[from, until)`.
///
/// ```
/// use gridcore::time::{Period, PeriodKind, parse_date};
///
/// let day = parse_date("2024-05-17")?;
/// assert_eq!(PeriodKind::Quarter.of(day).to_string(), "2024-Q2");
/// assert_eq!(PeriodKind::Week.of(day).to_string(), "2024-W20");
/// let year: Vec<String> = PeriodKind::HalfYear
///     .between(parse_date("2024-01-01")?, parse_date("2025-01-01")?)
///     .map(|period| period.to_string())
///     .collect();
/// assert_eq!(year, ["2024-H1", "2024-H2"]);
/// assert_eq!(Period::new(day, parse_date("2024-05-20")?).to_string(), "2024-05-17/2024-05-20");
/// # Ok::<(), gridcore::time::BadDate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Days since 1970-01-01.
    from: i32,
    until: i32,
    kind: Option<PeriodKind>,
}

impl Period {
    /// The days from `from` up to and without `until`; no day if that is not later.
    #[must_use]
    pub fn new(from: Date, until: Date) -> Self {
        Self { from: day_number(from), until: day_number(until), kind: None }
    }

    /// The first day inside.
    #[must_use]
    pub fn from(self) -> Date {
        date_of(self.from).unwrap_or(Date::MIN)
    }

    /// The first day no longer inside.
    #[must_use]
    pub fn until(self) -> Date {
        date_of(self.until).unwrap_or(Date::MAX)
    }

    /// Whether a day lies inside.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.days().contains(&day_number(day))
    }

    /// Its ends, as numbers, and what kind of calendar period it is.
    pub(crate) const fn parts(self) -> (i32, i32, Option<PeriodKind>) {
        (self.from, self.until, self.kind)
    }

    /// The period of [`Period::parts`]; none if they are of no period.
    pub(crate) fn of_parts((from, until, kind): (i32, i32, Option<PeriodKind>)) -> Option<Self> {
        let period = Self { from, until, kind };
        let (first, _) = (date_of(from)?, date_of(until)?);
        kind.is_none_or(|kind| kind.of(first) == period).then_some(period)
    }

    /// Its days, as numbers.
    pub(crate) const fn days(self) -> Range<i32> {
        self.from..self.until
    }

    /// The whole months it holds, as numbers, and the days before and after those.
    pub(crate) fn whole_months(self) -> (Range<i32>, [Range<i32>; 2]) {
        let month = |day: i32| date_of(day).map_or(0, month_number);
        let begun = month(self.from);
        let first = if first_of_month(begun) == self.from { begun } else { begun + 1 };
        let last = month(self.until);
        if self.from >= self.until {
            (0..0, [0..0, 0..0])
        } else if last <= first {
            (0..0, [self.days(), 0..0])
        } else {
            (first..last, [self.from..first_of_month(first), first_of_month(last)..self.until])
        }
    }
}

/// A calendar period by its usual name, any other by its ends.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.from();
        let (year, month) = (from.year(), from.month());
        match self.kind {
            Some(PeriodKind::Day) => write!(f, "{from}"),
            Some(PeriodKind::Week) => {
                let week = from.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Some(PeriodKind::Month) => write!(f, "{year:04}-{month:02}"),
            Some(PeriodKind::Quarter) => write!(f, "{year:04}-Q{}", (month + 2) / 3),
            Some(PeriodKind::HalfYear) => write!(f, "{year:04}-H{}", (month + 5) / 6),
            Some(PeriodKind::Year) => write!(f, "{year:04}"),
            None => write!(f, "{from}/{}", self.until()),
        }
    }
}

/// Reads what [`Display`](fmt::Display) writes, and nothing looser.
///
/// ```
/// use gridcore::time::Period;
///
/// for name in ["2024-05-17", "2024-W20", "2024-05", "2024-Q2", "2024-H1", "2024", "2024-05-17/2024-05-20"] {
///     assert_eq!(name.parse::<Period>()?.to_string(), name);
/// }
/// assert!("2024-Q5".parse::<Period>().is_err());
/// # Ok::<(), gridcore::time::BadDate>(())
/// ```
impl FromStr for Period {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        if let Some((from, until)) = text.split_once('/') {
            return Ok(Self::new(parse_date(from)?, parse_date(until)?));
        }
        let (year, part) = text.split_once('-').unwrap_or((text, ""));
        let within = |part: &str| part.parse::<i8>().map_err(|_| BadDate::Form);
        let first = |month: i8| parse_date(&format!("{year}-{month:02}-01"));
        let (kind, day) = match part.split_at_checked(1) {
            _ if text.len() == 10 => (PeriodKind::Day, parse_date(text)?),
            None => (PeriodKind::Year, first(1)?),
            Some(("W", week)) => {
                let year = first(1)?.year();
                let week = ISOWeekDate::new(year, within(week)?, Weekday::Monday);
                (PeriodKind::Week, week.map_err(|_| BadDate::NoSuchDay)?.date())
            }
            Some(("Q", quarter)) => (PeriodKind::Quarter, first(within(quarter)?.saturating_mul(3).saturating_sub(2))?),
            Some(("H", half)) => (PeriodKind::HalfYear, first(within(half)?.saturating_mul(6).saturating_sub(5))?),
            Some(_) => (PeriodKind::Month, first(within(part)?)?),
        };
        let period = kind.of(day);
        if period.to_string() == text { Ok(period) } else { Err(BadDate::Form) }
    }
}

/// Days since 1970-01-01 in the Gregorian calendar.
///
/// Howard Hinnant, "chrono-compatible low-level date algorithms": a year that begins in March ends
/// with the leap day.
pub(crate) fn day_number(day: Date) -> i32 {
    let (month, day_of_month) = (i32::from(day.month()), i32::from(day.day()));
    let year = i32::from(day.year()) - i32::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day_of_month - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The day of a number; none outside the calendar.
pub(crate) fn date_of(number: i32) -> Option<Date> {
    let shifted = number.checked_add(719_468)?;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Months since January of year 0.
pub(crate) fn month_number(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// The number of the first day of a month.
fn first_of_month(month: i32) -> i32 {
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    let first = i16::try_from(year).ok().zip(i8::try_from(month).ok()).and_then(|(y, m)| Date::new(y, m, 1).ok());
    first.map_or(i32::MAX, day_number)
}

#[cfg(test)]
mod tests {
    use super::{Period, PeriodKind, date_of, day_number, month_number};
    use crate::time::{Date, parse_date};

    #[test]
    fn days_are_counted_as_jiff_counts_them() {
        let start = Date::constant(1970, 1, 1);
        for number in (-62_000..376_000).step_by(61) {
            let day = date_of(number).expect("a day of the calendar");
            assert_eq!(day_number(day), number);
            assert_eq!(start.until(day).expect("a span").get_days(), number);
        }
    }

    #[test]
    fn a_period_is_its_whole_months_and_what_is_left() {
        let day = |text: &str| parse_date(text).expect("a day");
        for (from, until) in [
            ("2024-01-01", "2024-02-01"),
            ("2024-01-02", "2024-01-20"),
            ("2024-01-31", "2024-02-01"),
            ("2024-01-15", "2024-02-15"),
            ("2024-01-15", "2024-06-01"),
            ("2023-12-01", "2025-03-09"),
            ("2024-03-05", "2024-03-05"),
            ("2024-03-05", "2024-03-01"),
        ] {
            let period = Period::new(day(from), day(until));
            let (months, partial) = period.whole_months();
            let mut days: Vec<i32> = partial.into_iter().flatten().collect();
            days.extend((0..60_000).filter(|n| date_of(*n).is_some_and(|d| months.contains(&month_number(d)))));
            days.sort_unstable();
            assert_eq!(days, period.days().collect::<Vec<_>>(), "{from} to {until}");
        }
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for (kind, number) in
            PeriodKind::ALL.into_iter().flat_map(|kind| (18_000..20_500).step_by(3).map(move |n| (kind, n)))
        {
            let period = kind.of(date_of(number).expect("a day"));
            assert_eq!(period.to_string().parse(), Ok(period));
        }
        for name in [
            "",
            "24",
            "2024-",
            "2024-5",
            "2024-13",
            "2024-00",
            "2024-Q0",
            "2024-H3",
            "2024-W54",
            "2024-Q127",
            "2024-+5",
            "2024-05-17/",
            "１２３４",
        ] {
            assert!(name.parse::<Period>().is_err(), "{name}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        for number in -800..800 {
            let day = date_of(number).expect("a day");
            let week = PeriodKind::Week.of(day);
            assert!(week.contains(day) && week.from().iso_week_date().weekday() == jiff::civil::Weekday::Monday);
            assert_eq!(week.days().len(), 7);
        }
    }
}
