//! The rows of the tables, found good.

use crate::key::Reference;
use crate::time::{Date, Period};

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) done: Vec<Done>,
    /// By key.
    pub(super) tasks: Vec<Task>,
    pub(super) checks: Vec<Check>,
    /// By key.
    pub(super) risks: Vec<Risk>,
}

/// What became of a duty on a day.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) date: Date,
    /// The position of the duty among all of the charter.
    pub(super) duty: usize,
    /// What it names, as [`name_of`](super::bound::name_of) writes it.
    pub(super) name: String,
    /// The subject alone.
    pub(super) subject: String,
    /// The period it counts for, if the duty has periods.
    pub(super) period: Option<Period>,
    pub(super) state: State,
    /// How many took part.
    pub(super) count: Option<u32>,
    pub(super) reference: String,
}

/// What became of it; of one day, what was done counts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    Done,
    Missed,
    Excused,
}

/// A task or project.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) key: String,
    pub(super) list: String,
    pub(super) owner: Option<Reference<'static>>,
    pub(super) opened: Date,
    pub(super) deadline: Option<Date>,
    pub(super) closed: Option<Date>,
    pub(super) measures: bool,
    pub(super) team: usize,
}

impl Task {
    /// Whether it is in the list on a day and not done yet.
    pub(super) fn is_open_on(&self, day: Date) -> bool {
        self.opened <= day && self.closed.is_none_or(|closed| closed > day)
    }
}

/// What an inspection found of one item, or that it took place.
#[derive(Debug)]
pub(super) struct Check {
    pub(super) round: String,
    pub(super) date: Date,
    pub(super) unit: String,
    pub(super) checklist: String,
    pub(super) item: String,
    pub(super) result: Option<Found>,
    pub(super) announced: bool,
    /// The key of the person who inspected.
    pub(super) author: String,
    pub(super) mended: Option<Date>,
    /// The kind of matter a defect becomes.
    pub(super) kind: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Fine,
    Defect,
    Good,
}

/// A risk of a unit.
#[derive(Debug)]
pub(super) struct Risk {
    pub(super) key: String,
    pub(super) unit: String,
    pub(super) kind: String,
    pub(super) level: String,
    pub(super) owner: Option<Reference<'static>>,
    pub(super) opened: Date,
    pub(super) closed: Option<Date>,
}
