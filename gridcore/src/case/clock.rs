//! The clock of a stage and that of a whole case: working or natural time, pauses, extensions.

use crate::charter::{Limit, words};
use crate::time::{Calendar, Moment};

words! {
    /// How much of a time limit has gone by.
    Light {
        /// At most 80 % of it.
        Green = "green",
        /// At most all of it.
        Yellow = "yellow",
        /// More than all of it.
        Red = "red",
        /// There is no limit, or the case is closed.
        Off = "off",
    }
}

/// Where green ends, in hundredths of the limit.
const GREEN: i64 = 80;

/// A clock against a time limit.
///
/// Time is counted as a calendar counts it, from a moment that is always the same, so the time that
/// has gone by is one difference. While it runs, `base` is what that count was when none had gone by;
/// while it stands, `used` is what has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Clock {
    limit: Option<Limit>,
    base: i64,
    used: i64,
    runs: bool,
    /// How many levels of escalation were reached.
    pub(super) reached: u8,
}

impl Clock {
    /// A clock that begins at a moment, which may lie ahead.
    pub(super) fn start(limit: Option<Limit>, at: Moment, calendars: &[Calendar]) -> Self {
        let base = limit.map_or(0, |limit| counted(limit.calendar, at.number(), calendars));
        Self { limit, base, used: 0, runs: true, reached: 0 }
    }

    /// The minutes that have gone by.
    pub(super) fn elapsed(&self, at: Moment, calendars: &[Calendar]) -> i64 {
        let Some(limit) = self.limit else { return 0 };
        if self.runs { (counted(limit.calendar, at.number(), calendars) - self.base).max(self.used) } else { self.used }
    }

    pub(super) fn stop(&mut self, at: Moment, calendars: &[Calendar]) {
        self.used = self.elapsed(at, calendars);
        self.runs = false;
    }

    /// Goes on from a moment, which may lie ahead.
    pub(super) fn go_on(&mut self, from: Moment, calendars: &[Calendar]) {
        if let Some(limit) = self.limit {
            self.base = counted(limit.calendar, from.number(), calendars) - self.used;
        }
        self.runs = true;
    }

    pub(super) fn extend(&mut self, minutes: impl FnOnce(Option<usize>) -> i64) {
        if let Some(limit) = &mut self.limit {
            limit.minutes = limit.minutes.saturating_add(minutes(limit.calendar));
        }
    }

    pub(super) const fn has_limit(&self) -> bool {
        self.limit.is_some()
    }

    /// The moment at which a part of the limit, in hundredths, has gone by; none while it stands, or
    /// without a limit. `from` is a moment at which it had not.
    pub(super) fn when(&self, percent: u32, from: Moment, calendars: &[Calendar]) -> Option<Moment> {
        let limit = self.limit.filter(|_| self.runs)?;
        let target = self.base + threshold(limit, percent);
        match limit.calendar.and_then(|number| calendars.get(number)) {
            Some(calendar) => calendar.reached(from.number(), target),
            None => Moment::of(target.max(i64::from(from.number()))),
        }
    }

    /// Whether a part of the limit, in hundredths, has gone by.
    pub(super) fn has_reached(&self, percent: u32, at: Moment, calendars: &[Calendar]) -> bool {
        self.limit.is_some_and(|limit| self.elapsed(at, calendars) >= threshold(limit, percent))
    }

    pub(super) fn light(&self, at: Moment, calendars: &[Calendar]) -> Light {
        let Some(limit) = self.limit else { return Light::Off };
        let elapsed = self.elapsed(at, calendars);
        if elapsed * 100 <= limit.minutes * GREEN {
            Light::Green
        } else if elapsed <= limit.minutes {
            Light::Yellow
        } else {
            Light::Red
        }
    }
}

/// A part of a limit in whole minutes, rounded up: no level is reached before its time.
const fn threshold(limit: Limit, percent: u32) -> i64 {
    let hundredths = limit.minutes.saturating_mul(percent as i64);
    hundredths / 100 + (hundredths % 100 != 0) as i64
}

/// What a calendar counts up to a moment; natural time without one.
fn counted(calendar: Option<usize>, moment: i32, calendars: &[Calendar]) -> i64 {
    calendar.and_then(|number| calendars.get(number)).map_or(i64::from(moment), |calendar| calendar.worked(moment))
}
