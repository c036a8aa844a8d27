//! How often something is due, and within which days of each period.

use super::{Date, Period, PeriodKind, date_of};

/// How often: once in each calendar period of a kind, on any of its days, on the first few, or on the last few.
///
/// ```
/// use gridcore::time::{Cadence, PeriodKind, Within};
///
/// // A meeting in the last ten days of every month.
/// let meeting = Cadence { every: PeriodKind::Month, within: Within::Last(10) };
/// let february = "2024-02".parse()?;
/// assert_eq!(meeting.window(february).to_string(), "2024-02-20/2024-03-01");
/// // A list that is revised by the fifth day of every quarter, seen from one year.
/// let revision = Cadence { every: PeriodKind::Quarter, within: Within::First(5) };
/// let due: Vec<String> = revision.due_in("2024".parse()?).map(|period| period.to_string()).collect();
/// assert_eq!(due, ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]);
/// # Ok::<(), gridcore::time::BadDate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cadence {
    /// The kind of period.
    pub every: PeriodKind,
    /// The days of it.
    pub within: Within,
}

/// Days of a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Within {
    /// All of them.
    #[default]
    Whole,
    /// So many from the first on.
    First(u16),
    /// So many up to the last.
    Last(u16),
}

impl Cadence {
    /// The days of a period on which it is in time; never beyond the period.
    #[must_use]
    pub fn window(self, period: Period) -> Period {
        let days = period.days();
        let (from, until) = match self.within {
            Within::Whole => return period,
            Within::First(first) => (days.start, days.start.saturating_add(i32::from(first)).min(days.end)),
            Within::Last(last) => (days.end.saturating_sub(i32::from(last)).max(days.start), days.end),
        };
        match (date_of(from), date_of(until)) {
            (Some(from), Some(until)) => Period::new(from, until),
            _ => period,
        }
    }

    /// The last day on which it is in time.
    #[must_use]
    pub fn due(self, period: Period) -> Date {
        date_of(self.window(period).days().end - 1).unwrap_or(Date::MAX)
    }

    /// The periods in which it is due on a day of `span`, in order: those of spans that follow each other are
    /// those of the whole.
    pub fn due_in(self, span: Period) -> impl Iterator<Item = Period> {
        let periods = self.every.between(span.from(), span.until());
        periods.filter(move |period| span.contains(self.due(*period)))
    }

    /// How many days the shortest period of the kind has.
    pub(crate) const fn shortest(every: PeriodKind) -> u32 {
        match every {
            PeriodKind::Day => 1,
            PeriodKind::Week => 7,
            PeriodKind::Month => 28,
            PeriodKind::Quarter => 90,
            PeriodKind::HalfYear => 181,
            PeriodKind::Year => 365,
        }
    }
}
