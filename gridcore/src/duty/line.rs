//! A line of a review: one duty of one subject in one period.

use std::sync::Arc;

use super::bound::Bound;
use crate::charter::{Duty, DutyKind};
use crate::points::Points;
use crate::time::{Date, Period};

/// What was due of a duty in one period of it.
///
/// It is due `times` times: `done`, `late`, `excused`, `missed`, `open` and `vacant` always add up to that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub(super) bound: Arc<Bound>,
    pub(super) list: Arc<str>,
    pub(super) duty: Arc<str>,
    pub(super) revision: bool,
    /// The position of the duty among all of the charter.
    pub(super) number: usize,
    /// What kind of duty it is.
    pub kind: DutyKind,
    /// The period it was due in.
    pub period: Period,
    /// The last day on which it was in time.
    pub due: Date,
    /// How often it is due in the period.
    pub times: u32,
    /// How often it was done in time.
    pub done: u32,
    /// How often it was done after the day on which it was due.
    pub late: u32,
    /// How often it was excused.
    pub excused: u32,
    /// How often it was missed.
    pub missed: u32,
    /// How often it may still be done.
    pub open: u32,
    /// How often it was not done for nobody held the post.
    pub vacant: u32,
    /// The points due, to whomever it binds.
    pub points: Points,
}

impl Line {
    /// A line of which nothing is known yet.
    pub(super) fn new(bound: &Arc<Bound>, of: &Item<'_>, period: Period, due: Date) -> Self {
        Self {
            bound: Arc::clone(bound),
            list: Arc::clone(&of.list),
            duty: Arc::clone(&of.key),
            revision: of.duty.revision,
            number: of.number,
            kind: of.duty.kind,
            period,
            due,
            times: of.duty.times,
            done: 0,
            late: 0,
            excused: 0,
            missed: 0,
            open: 0,
            vacant: 0,
            points: Points::ZERO,
        }
    }

    /// The key of the duty; that of the list, if it is to be revised.
    #[must_use]
    pub fn duty(&self) -> &str {
        &self.duty
    }

    /// The key of its list.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.list
    }

    /// Whom it binds, as a typed reference; of a task, who answers for it.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.bound.subject
    }

    /// Of a contact: who is to be reached.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        Some(self.bound.target.as_str()).filter(|target| !target.is_empty())
    }

    /// Of a list of tasks: the key of the task.
    #[must_use]
    pub fn task(&self) -> Option<&str> {
        Some(self.bound.task.as_str()).filter(|task| !task.is_empty())
    }

    /// The key of the person who answered on the day on which it was due.
    #[must_use]
    pub fn person(&self) -> Option<&str> {
        Some(self.bound.person.as_str()).filter(|person| !person.is_empty())
    }

    /// How often it is neither done nor excused so far.
    pub(super) const fn left(&self) -> u32 {
        self.times.saturating_sub(self.done).saturating_sub(self.late).saturating_sub(self.excused)
    }
}

/// A duty of a charter with its list.
#[derive(Debug, Clone)]
pub(super) struct Item<'c> {
    pub(super) duty: &'c Duty,
    pub(super) list: Arc<str>,
    pub(super) key: Arc<str>,
    /// The position of the list.
    pub(super) of: usize,
    /// The position of the duty among all.
    pub(super) number: usize,
}
