//! Working calendars: how much working time lies before a moment, and back.

use std::collections::BTreeMap;

use super::moment::{DAY, minute_of_day};
use super::{Date, Moment, day_number};

/// Which minutes are working time: hours of a working day, working days of a week, and exceptions.
///
/// Working time is counted from a fixed moment, so that of a span is a difference. Both ways cost
/// `O(log exceptions)`, the way back as many times as a moment has bits.
///
/// ```
/// use gridcore::time::{Calendar, Moment, parse_date};
///
/// // Monday to Friday, with a lunch break; 1 July 2024 is a Monday.
/// let week = [true, true, true, true, true, false, false];
/// let calendar = Calendar::new(&["08:30-12:00", "13:30-17:30"], week, [])?;
/// let moment = |text: &str| text.parse::<Moment>();
/// assert_eq!(calendar.day_length(), 450);
/// assert_eq!(calendar.between(moment("2024-07-01T11:00")?, moment("2024-07-02T09:00")?), 60 + 240 + 30);
/// assert_eq!(calendar.after(moment("2024-07-05T17:00")?, 60), Some(moment("2024-07-08T09:00")?));
/// // A holiday, and a Saturday that makes up for it.
/// let exceptions = [(parse_date("2024-07-08")?, false), (parse_date("2024-07-06")?, true)];
/// let calendar = Calendar::new(&["08:30-12:00", "13:30-17:30"], week, exceptions)?;
/// assert_eq!(calendar.after(moment("2024-07-05T17:00")?, 60), Some(moment("2024-07-06T09:00")?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Minutes from the beginning of a working day, in order, up to the end of the next.
    hours: Vec<(i32, i32)>,
    /// By weekday from Monday, whether it is a working day.
    week: [bool; 7],
    /// Days that differ from their week, in order: the number of the day, and how many working days
    /// more than by the week there are up to and with it.
    exceptions: Vec<(i32, bool, i32)>,
}

/// Why there is no such calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCalendar {
    /// These hours, counted from 0, are not written as a span of time.
    #[error("hours {0} are not written as in `08:30-12:00`")]
    Hours(usize),
    /// These hours, counted from 0, begin before those before them have ended.
    #[error("hours {0} begin before those before them have ended")]
    Order(usize),
    /// No minute is working time.
    #[error("there is no working time")]
    Empty,
}

impl Calendar {
    /// A calendar of the hours of a working day, the working days of a week from Monday, and the days
    /// that differ from it.
    ///
    /// # Errors
    /// [`BadCalendar`] if hours cannot be read, overlap, or if there are none or no working days.
    pub fn new(
        hours: &[impl AsRef<str>],
        week: [bool; 7],
        exceptions: impl IntoIterator<Item = (Date, bool)>,
    ) -> Result<Self, BadCalendar> {
        let mut spans: Vec<(i32, i32)> = Vec::with_capacity(hours.len());
        for (number, text) in hours.iter().enumerate() {
            let (from, until) = span(text.as_ref()).ok_or(BadCalendar::Hours(number))?;
            if spans.last().is_some_and(|(_, before)| from < *before) {
                return Err(BadCalendar::Order(number));
            }
            spans.push((from, until));
        }
        // What runs into the next day ends before that begins.
        if let (Some((first, _)), Some((_, last))) = (spans.first(), spans.last())
            && last - DAY > *first
        {
            return Err(BadCalendar::Order(spans.len() - 1));
        }
        let by_day: BTreeMap<i32, bool> = exceptions.into_iter().map(|(day, works)| (day_number(day), works)).collect();
        let mut more = 0;
        let differing = by_day.into_iter().filter(|(day, works)| in_week(week, *day) != *works);
        let exceptions: Vec<(i32, bool, i32)> = differing
            .map(|(day, works)| {
                more += if works { 1 } else { -1 };
                (day, works, more)
            })
            .collect();
        let works = week.contains(&true) || exceptions.iter().any(|(_, works, _)| *works);
        if spans.is_empty() || !works {
            return Err(BadCalendar::Empty);
        }
        Ok(Self { hours: spans, week, exceptions })
    }

    /// The working minutes of a working day.
    #[must_use]
    pub fn day_length(&self) -> u32 {
        let length: i32 = self.hours.iter().map(|(from, until)| until - from).sum();
        u32::try_from(length).unwrap_or(0)
    }

    /// Whether a day is a working day.
    #[must_use]
    pub fn works_on(&self, day: Date) -> bool {
        self.works(day_number(day))
    }

    /// The working minutes from one moment to another; 0 if that is not later.
    #[must_use]
    pub fn between(&self, from: Moment, until: Moment) -> u32 {
        let minutes = self.worked(until.number()) - self.worked(from.number());
        u32::try_from(minutes.max(0)).unwrap_or(u32::MAX)
    }

    /// The first moment by which so many working minutes have passed; none after the year 2999.
    #[must_use]
    pub fn after(&self, from: Moment, minutes: u32) -> Option<Moment> {
        self.reached(from.number(), self.worked(from.number()) + i64::from(minutes))
    }

    /// The first moment from `from` on at which working time has reached `target`, by bisection.
    pub(crate) fn reached(&self, from: i32, target: i64) -> Option<Moment> {
        let (mut before, mut by) = (i64::from(from) - 1, i64::from(i32::MAX - 2 * DAY));
        if self.worked(i32::try_from(by).ok()?) < target {
            return None;
        }
        while by - before > 1 {
            let middle = before.midpoint(by);
            if self.worked(i32::try_from(middle).ok()?) >= target { by = middle } else { before = middle }
        }
        Moment::of(by)
    }

    /// The working minutes before a moment, counted from one that is always the same.
    pub(crate) fn worked(&self, moment: i32) -> i64 {
        let (day, minute) = (moment.div_euclid(DAY), moment.rem_euclid(DAY));
        // Hours may run into the next day, so the day before may not be over.
        let full = i64::from(self.working_days_before(day - 1)) * i64::from(self.day_length());
        full + i64::from(self.worked_on(day - 1, minute + DAY) + self.worked_on(day, minute))
    }

    /// The working minutes that belong to a day and lie before a minute counted from its beginning.
    fn worked_on(&self, day: i32, minute: i32) -> i32 {
        if !self.works(day) {
            return 0;
        }
        self.hours.iter().map(|(from, until)| (minute.min(*until) - from).max(0)).sum()
    }

    fn works(&self, day: i32) -> bool {
        let found = self.exceptions.binary_search_by_key(&day, |(day, ..)| *day);
        let except = found.ok().and_then(|at| self.exceptions.get(at));
        except.map_or_else(|| in_week(self.week, day), |(_, works, _)| *works)
    }

    /// How many working days lie before a day, counted from a Monday that is always the same.
    fn working_days_before(&self, day: i32) -> i32 {
        let (weeks, weekday) = ((day + FROM_MONDAY).div_euclid(7), (day + FROM_MONDAY).rem_euclid(7));
        let count = |days: i32| {
            let days = usize::try_from(days).unwrap_or(0);
            i32::try_from(self.week.iter().take(days).filter(|works| **works).count()).unwrap_or(0)
        };
        let before = self.exceptions.partition_point(|(other, ..)| *other < day);
        let more = before.checked_sub(1).and_then(|at| self.exceptions.get(at)).map_or(0, |(_, _, more)| *more);
        weeks * count(7) + count(weekday) + more
    }
}

/// Day 0, 1970-01-01, was a Thursday.
const FROM_MONDAY: i32 = 3;

fn in_week(week: [bool; 7], day: i32) -> bool {
    let weekday = usize::try_from((day + FROM_MONDAY).rem_euclid(7)).unwrap_or(0);
    week.get(weekday).copied().unwrap_or(false)
}

/// A span of minutes, `08:30-12:00`; one that ends no later than it begins runs into the next day.
fn span(text: &str) -> Option<(i32, i32)> {
    let (from, until) = text.split_once('-')?;
    let (from, until) = (minute_of_day(from)?, minute_of_day(until)?);
    (from < DAY && from != until).then(|| (from, if until < from { until + DAY } else { until }))
}
