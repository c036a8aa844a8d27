//! The rows and texts of changes, held to what the tables hold rows to: what a change puts into a
//! grid can be written into a document and read again.

use super::apply::{Batch, Step};
use super::refuse::{Refusal, Why};
use crate::grid::DatedRow;
use crate::roster::{
    AppointmentRow, AreaRow, ClaimRow, LinkRow, PersonRow, PlacementRow, Row, Table, Trouble, UnitRow, checked, trim,
};
use crate::time::{Date, FIRST_YEAR, LAST_YEAR};

/// A row as its table would hold it: white space around texts is not part of them.
pub(super) trait Clean: Sized {
    fn clean(&self, batch: &Batch<'_>) -> Result<Self, Refusal>;
}

macro_rules! clean {
    ($($row:ident),*) => {
        $(
            impl Clean for $row<'static> {
                fn clean(&self, batch: &Batch<'_>) -> Result<Self, Refusal> {
                    batch.checked(self).map(|table| $row::read(&table, 0).into_owned())
                }
            }
        )*
    };
}

clean!(UnitRow, PersonRow, PlacementRow, AreaRow, ClaimRow, AppointmentRow, LinkRow);

impl Clean for DatedRow {
    fn clean(&self, batch: &Batch<'_>) -> Result<Self, Refusal> {
        Ok(match self {
            Self::Unit(row) => Self::Unit(row.clean(batch)?),
            Self::Placement(row) => Self::Placement(row.clean(batch)?),
            Self::Claim(row) => Self::Claim(row.clean(batch)?),
            Self::Appointment(row) => Self::Appointment(row.clean(batch)?),
            Self::Link(row) => Self::Link(row.clean(batch)?),
        })
    }
}

impl Batch<'_> {
    fn checked<'r, R: Row<'r>>(&self, row: &R) -> Result<Table, Refusal> {
        checked(row, &self.grid.limits).map_err(|(column, trouble)| match trouble {
            Trouble::Text => Refusal::field(Why::BadText, &column),
            Trouble::TooMany => Refusal::field(Why::TooMany, &column),
            Trouble::Day => Refusal::field(Why::BadDay, &column),
            Trouble::Interval => Refusal::new(Why::BadDates, vec![]),
        })
    }

    /// A key that may be given to a thing, without white space around it.
    pub(super) fn clean_key<'t>(&self, field: &'static str, key: &'t str) -> Result<&'t str, Refusal> {
        let key = trim(key);
        match crate::key::check_key(key, self.grid.limits.key) {
            Ok(()) => Ok(key),
            Err(_) => Err(Refusal::field(Why::BadText, field)),
        }
    }

    /// A text that may be empty, without white space around it.
    pub(super) fn clean_text<'t>(&self, field: &'static str, text: &'t str) -> Result<&'t str, Refusal> {
        if trim(text).is_empty() { Ok("") } else { self.clean_key(field, text) }
    }

    /// A day that a row may name.
    pub(super) fn clean_day(&self, day: Option<Date>) -> Step {
        match day {
            Some(day) if !(FIRST_YEAR..=LAST_YEAR).contains(&day.year()) => Err(Refusal::field(Why::BadDay, "day")),
            _ => Ok(()),
        }
    }
}
