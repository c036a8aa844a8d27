//! Choices that a random case is made of.
//!
//! A case is a list of rows and a row a list of numbers, each of which decides one choice. So
//! proptest makes a failing case smaller by what it knows of lists and numbers: rows vanish, and
//! choices go to the first, which is always the plainest.

use std::ops::RangeInclusive;

use gridcore::time::{Date, Interval};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

/// Lists of choices, one list a row.
pub type Lists = Vec<Vec<u8>>;

/// Some rows of `width` choices.
pub fn lists(rows: RangeInclusive<usize>, width: usize) -> impl Strategy<Value = Lists> {
    vec(vec(any::<u8>(), width), rows)
}

/// The day the days of random cases are counted from.
const FIRST_DAY: Date = Date::constant(2024, 1, 31);

/// How many days random rows begin and end on.
const DAYS: usize = 8;

/// One of the days that rows begin and end on, a month apart.
///
/// # Panics
/// Never for a number of a day a calendar can hold.
#[must_use]
pub fn day(number: usize) -> Date {
    let mut day = FIRST_DAY;
    for _ in 0..number.min(10 * DAYS) {
        day = day.tomorrow().expect("a day of this century").last_of_month();
    }
    day
}

/// The choices of one row, taken one after the other; the first of each when they have run out.
#[derive(Debug, Clone)]
pub struct Choices<'a>(std::slice::Iter<'a, u8>);

impl<'a> Choices<'a> {
    /// The choices of a list.
    #[must_use]
    pub fn new(list: &'a [u8]) -> Self {
        Self(list.iter())
    }

    fn next(&mut self) -> usize {
        self.0.next().copied().unwrap_or(0).into()
    }

    /// A number below `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() * end) >> 8
    }

    /// True in `percent` of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.next() * 100 >= (100 - percent.min(100)) << 8
    }

    /// One of some things.
    pub fn pick<'t, T>(&mut self, things: &'t [T]) -> Option<&'t T> {
        let index = self.below(things.len());
        things.get(index)
    }

    /// Some of some things, each taken in `percent` of a hundred.
    pub fn some_of<T: Clone>(&mut self, things: &[T], percent: usize) -> Vec<T> {
        things.iter().filter(|_| self.chance(percent)).cloned().collect()
    }

    /// One or more of some things, unless there are none.
    pub fn at_least_one<T: Clone>(&mut self, things: &[T]) -> Vec<T> {
        let some = self.some_of(things, 40);
        if some.is_empty() { self.pick(things).cloned().into_iter().collect() } else { some }
    }

    /// A day.
    pub fn day(&mut self) -> Date {
        day(self.below(DAYS))
    }

    /// A span of days that is not empty, with at least one end.
    pub fn interval(&mut self) -> Interval {
        let (from, length) = (self.below(DAYS), 1 + self.below(4));
        match self.below(3) {
            0 => Interval { from: Some(day(from)), until: None },
            1 => Interval { from: None, until: Some(day(from)) },
            _ => Interval { from: Some(day(from)), until: Some(day(from + length)) },
        }
    }
}

/// The days that lie in both; none if no day does.
#[must_use]
pub(super) fn intersection(a: Interval, b: Interval) -> Option<Interval> {
    let until = match (a.until, b.until) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let both = Interval { from: a.from.max(b.from), until };
    (!both.is_empty()).then_some(both)
}
