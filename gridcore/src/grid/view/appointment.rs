//! Appointments.

use super::{Person, Unit};
use crate::finding::Place;
use crate::grid::{AppointmentData, Grid};
use crate::time::{Date, Interval};

/// An appointment: a person holds a post or role in a unit.
#[derive(Clone, Copy)]
pub struct Appointment<'g> {
    grid: &'g Grid,
    pub(crate) row: &'g AppointmentData,
}

impl<'g> Appointment<'g> {
    pub(crate) const fn new(grid: &'g Grid, row: &'g AppointmentData) -> Self {
        Self { grid, row }
    }

    /// Who holds the post.
    #[must_use]
    pub const fn person(&self) -> Person<'g> {
        Person::new(self.grid, self.row.person)
    }

    /// The post or role.
    #[must_use]
    pub fn post(&self) -> &'g str {
        self.grid.charter.model.posts.value(self.row.post).map_or("", |post| &post.key)
    }

    /// Whether it is a role.
    #[must_use]
    pub fn is_role(&self) -> bool {
        self.grid.charter.model.posts.value(self.row.post).is_some_and(|post| post.role)
    }

    /// Where the post is.
    #[must_use]
    pub const fn unit(&self) -> Unit<'g> {
        Unit::new(self.grid, self.row.unit)
    }

    /// The shift, if one is said.
    #[must_use]
    pub fn shift(&self) -> Option<&'g str> {
        let post = self.grid.charter.model.posts.value(self.row.post)?;
        post.shifts.get(usize::from(self.row.shift)).map(String::as_str)
    }

    /// The channel of nomination; empty if none is recorded.
    #[must_use]
    pub fn channel(&self) -> &'g str {
        self.grid.symbol(self.row.channel)
    }

    /// The approvals obtained.
    pub fn approvals(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        let grid = self.grid;
        self.row.approvals.iter().map(move |symbol| grid.symbol(*symbol))
    }

    /// The first day of it.
    #[must_use]
    pub const fn from(&self) -> Option<Date> {
        self.row.dates.from
    }

    /// The days of it.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        self.row.dates
    }

    /// Where it was read; none if it was added later or came from no file.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.grid.place(self.row.origin)
    }
}

impl std::fmt::Debug for Appointment<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Appointment")
            .field("person", &self.person().key())
            .field("post", &self.post())
            .field("unit", &self.unit().key())
            .finish_non_exhaustive()
    }
}
