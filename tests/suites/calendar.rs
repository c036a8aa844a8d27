//! Working time is what a clock would count that looks at the calendar every minute.

use std::collections::BTreeMap;

use gridcore::time::{Calendar, Date, Moment};
use proptest::prelude::*;

/// A calendar as it is written.
#[derive(Debug, Clone)]
struct Written {
    /// Minutes from the beginning of a day; the last may lie in the next.
    hours: Vec<(u32, u32)>,
    week: [bool; 7],
    exceptions: BTreeMap<Date, bool>,
}

const FIRST: Date = Date::constant(2024, 2, 26);

/// Days the spans under test lie in, and then some.
fn day(number: u32) -> Date {
    std::iter::successors(Some(FIRST), |day| day.tomorrow().ok()).nth(number as usize).expect("a day")
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

impl Written {
    fn calendar(&self) -> Calendar {
        let hours: Vec<String> = self.hours.iter().map(|(a, b)| format!("{}-{}", clock(*a), clock(*b))).collect();
        let exceptions = self.exceptions.iter().map(|(day, works)| (*day, *works));
        Calendar::new(&hours, self.week, exceptions).expect("a sound calendar")
    }

    fn works(&self, day: Date) -> bool {
        let weekday = day.weekday().to_monday_zero_offset() as usize;
        self.exceptions.get(&day).copied().unwrap_or(self.week[weekday])
    }

    /// Whether a minute, counted from the first, is working time.
    fn is_working(&self, minute: u32) -> bool {
        let (number, of_day) = (minute / 1440, minute % 1440);
        let inside = |minute: u32| self.hours.iter().any(|(from, until)| (*from..*until).contains(&minute));
        let spilled = number > 0 && self.works(day(number - 1)) && inside(of_day + 1440);
        (self.works(day(number)) && inside(of_day)) || spilled
    }
}

fn moment(minute: u32) -> Moment {
    format!("{}T{}", day(minute / 1440), clock(minute % 1440)).parse().expect("a moment")
}

/// Up to three spans of hours; the last may run past midnight up to where the first begins.
fn hours() -> impl Strategy<Value = Vec<(u32, u32)>> {
    proptest::collection::btree_set(0_u32..1439, 2..7).prop_map(|cuts| {
        let cuts: Vec<u32> = cuts.into_iter().collect();
        let mut hours: Vec<(u32, u32)> = cuts.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        let (first, spare) = (hours[0].0, cuts.len() % 2 == 1);
        if let (true, Some(last)) = (spare && first > 1, hours.last_mut()) {
            last.1 = 1440 + first / 2;
        }
        hours
    })
}

fn written() -> impl Strategy<Value = Written> {
    let week = proptest::array::uniform7(any::<bool>()).prop_filter("a working day", |week| week.contains(&true));
    let exceptions = proptest::collection::btree_map(0_u32..40, any::<bool>(), 0..8);
    (hours(), week, exceptions).prop_map(|(hours, week, exceptions)| Written {
        hours,
        week,
        exceptions: exceptions.into_iter().map(|(number, works)| (day(number), works)).collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn minutes_between_two_moments_are_those_that_are_working_time(
        written in written(), from in 1440_u32..30_000, length in 0_u32..20_000,
    ) {
        let calendar = written.calendar();
        let counted = (from..from + length).filter(|minute| written.is_working(*minute)).count();
        prop_assert_eq!(calendar.between(moment(from), moment(from + length)) as usize, counted);
        prop_assert_eq!(calendar.between(moment(from + length), moment(from)), 0);
    }

    #[test]
    fn the_moment_after_is_the_first_by_which_the_minutes_have_passed(
        written in written(), from in 1440_u32..20_000, minutes in 0_u32..2_000,
    ) {
        let (calendar, mut at, mut left) = (written.calendar(), from, minutes);
        while left > 0 && at < 57_000 {
            left -= u32::from(written.is_working(at));
            at += 1;
        }
        prop_assume!(left == 0);
        prop_assert_eq!(calendar.after(moment(from), minutes), Some(moment(at)));
    }
}

#[test]
fn a_calendar_that_never_works_or_overlaps_is_refused() {
    let week = [true, true, true, true, true, false, false];
    let fault = |hours: &[&str], week, exceptions: &[(Date, bool)]| {
        Calendar::new(hours, week, exceptions.iter().copied()).map(|_| ()).map_err(|error| error.to_string())
    };
    let one = Date::constant(2024, 10, 12);
    assert_eq!(fault(&["08:00-16:00"], [false; 7], &[(one, true)]), Ok(()));
    assert_eq!(fault(&["22:00-06:00"], week, &[]), Ok(()));
    assert_eq!(fault(&["00:00-24:00"], week, &[]), Ok(()));
    for (hours, said) in [
        (&["8:00-16:00"][..], "hours 0 are not written as in `08:30-12:00`"),
        (&["08:00-08:00"], "hours 0 are not written as in `08:30-12:00`"),
        (&["08:00-25:00"], "hours 0 are not written as in `08:30-12:00`"),
        (&["08:00-12:00", "11:00-16:00"], "hours 1 begin before those before them have ended"),
        (&["06:00-14:00", "22:00-07:00"], "hours 1 begin before those before them have ended"),
        (&[], "there is no working time"),
    ] {
        assert_eq!(fault(hours, week, &[]), Err(said.to_owned()), "{hours:?}");
    }
    assert_eq!(fault(&["08:00-16:00"], [false; 7], &[]), Err("there is no working time".to_owned()));
}
