//! What a review adds up to, each count with what it is a part of.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fill::Span;
use super::line::{Item, Line};
use super::tables::{Done, State};
use crate::points::Points;
use crate::time::Date;

/// What all lines and rows of one duty add up to.
///
/// `done`, `late`, `excused`, `missed`, `open` and `vacant` make `expected`; `early`, `surplus` and `unmatched` are
/// rows that no line has use for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub(super) list: Arc<str>,
    pub(super) duty: Arc<str>,
    /// How many lines there are: subjects and periods.
    pub lines: usize,
    /// How often it was due.
    pub expected: u64,
    /// How often it was done in time.
    pub done: u64,
    /// How often it was done after the day on which it was due.
    pub late: u64,
    /// How often it was excused.
    pub excused: u64,
    /// How often it was missed.
    pub missed: u64,
    /// How often it may still be done.
    pub open: u64,
    /// How often it was not done for nobody held the post.
    pub vacant: u64,
    /// The points due.
    pub points: Points,
    /// Rows of something done before the days on which it counts.
    pub early: u64,
    /// Rows beyond what was due.
    pub surplus: u64,
    /// Rows about whom the duty did not bind on the day on which it was due.
    pub unmatched: u64,
    /// Rows of something done on a day of the review: meetings, batches, events.
    pub held: u64,
    /// Those of them that say how many took part.
    pub counted: u64,
    /// How many took part in those: person-times.
    pub participations: u64,
}

impl Total {
    pub(super) fn of(item: &Item<'_>) -> Self {
        Self {
            list: Arc::clone(&item.list),
            duty: Arc::clone(&item.key),
            lines: 0,
            expected: 0,
            done: 0,
            late: 0,
            excused: 0,
            missed: 0,
            open: 0,
            vacant: 0,
            points: Points::ZERO,
            early: 0,
            surplus: 0,
            unmatched: 0,
            held: 0,
            counted: 0,
            participations: 0,
        }
    }

    /// The key of the duty.
    #[must_use]
    pub fn duty(&self) -> &str {
        &self.duty
    }

    /// The key of its list.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.list
    }

    /// Takes in that something was held.
    pub(super) fn count(&mut self, row: &Done, review: Span) {
        if row.state == State::Done && review.period.contains(row.date) {
            self.held += 1;
            self.counted += u64::from(row.count.is_some());
            self.participations += u64::from(row.count.unwrap_or(0));
        }
    }
}

/// Adds up the lines of each duty.
pub(super) fn add_up(totals: &mut [Total], lines: &[Line]) {
    for line in lines {
        let Some(total) = totals.get_mut(line.number) else { continue };
        total.lines += 1;
        let parts = [
            (&mut total.expected, line.times),
            (&mut total.done, line.done),
            (&mut total.late, line.late),
            (&mut total.excused, line.excused),
            (&mut total.missed, line.missed),
            (&mut total.open, line.open),
            (&mut total.vacant, line.vacant),
        ];
        parts.into_iter().for_each(|(sum, part)| *sum += u64::from(part));
        let points = total.points.thousandths().saturating_add(line.points.thousandths());
        // As many lines as there may be do not reach the end of the range: so the charter bounds them.
        total.points = Points::from_thousandths(points).unwrap_or(Points::MAX);
    }
}

/// Of a duty to reach somebody, how many of those who are to be reached were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// The key of the duty.
    pub duty: String,
    /// How many are to be reached.
    pub targets: usize,
    /// Those who were at least once.
    pub reached: usize,
    /// Those who were not, and some day has passed on which they should have been.
    pub missed: usize,
    /// Those who may still be, or whom it was excused to reach.
    pub open: usize,
}

/// Who was reached, duty by duty, over all periods of a review.
pub(super) fn reach(lines: &[Line]) -> Vec<Reach> {
    let mut targets: BTreeMap<(usize, &str), (&Line, bool, bool)> = BTreeMap::new();
    for line in lines {
        let Some(target) = line.target() else { continue };
        let known = targets.entry((line.number, target)).or_insert((line, false, false));
        known.1 |= line.done + line.late > 0;
        known.2 |= line.missed > 0;
    }
    let mut all: Vec<(usize, Reach)> = Vec::new();
    for ((number, _), (line, reached, missed)) in targets {
        if all.last().is_none_or(|(last, _)| *last != number) {
            all.push((number, Reach { duty: line.duty().to_owned(), ..Reach::default() }));
        }
        let Some((_, reach)) = all.last_mut() else { continue };
        reach.targets += 1;
        match (reached, missed) {
            (true, _) => reach.reached += 1,
            (false, true) => reach.missed += 1,
            (false, false) => reach.open += 1,
        }
    }
    all.into_iter().map(|(_, reach)| reach).collect()
}

/// The version of a list that somebody goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The key of the list.
    pub list: String,
    /// Who revised it, as a typed reference.
    pub subject: String,
    /// The day of the last revision.
    pub revised: Date,
    /// The version, if the row says it.
    pub version: String,
}

/// The last revision of each list by each subject.
pub(super) fn revisions(rows: &[Done], items: &[Item<'_>]) -> Vec<Revision> {
    let mut last: BTreeMap<(usize, &str), &Done> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.state == State::Done) {
        if items.get(row.duty).is_some_and(|item| item.duty.revision) {
            let known = last.entry((row.duty, row.subject.as_str())).or_insert(row);
            if (known.date, &known.reference) < (row.date, &row.reference) {
                *known = row;
            }
        }
    }
    let revision = |((number, subject), row): ((usize, &str), &Done)| {
        let list = items.get(number)?.list.to_string();
        Some(Revision { list, subject: subject.to_owned(), revised: row.date, version: row.reference.clone() })
    };
    last.into_iter().filter_map(revision).collect()
}
