//! Why no cells can be drawn.

use super::gather::Gathered;
use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, FindingsBuilder, Subject};
use crate::grid::Grid;

/// A reason; the texts of `call.cannot-draw` in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    TooFew,
    TooMany,
    Unit,
    Span,
    Twice,
    Elsewhere,
    Top,
    NoCell,
    Weight,
    Heavy,
    Large,
    Size,
}

/// Every reason there is.
#[derive(Debug)]
pub(super) struct Reasons(FindingsBuilder);

impl Reasons {
    pub(super) fn new(grid: &Grid) -> Self {
        Self(FindingsBuilder::new(grid.charter.spec.language, grid.limits.listed))
    }

    pub(super) fn add(&mut self, why: Why, subject: Subject, args: Args) {
        self.0.push(Finding::new(&call::CANNOT_DRAW, subject, why as u8, args));
    }

    /// An error if there is a reason.
    pub(super) fn done(self) -> Result<(), Error> {
        if self.0.is_empty() { Ok(()) } else { Err(self.error()) }
    }

    fn error(self) -> Error {
        Error::new(ErrorKind::Call, self.0.finish())
    }
}

pub(super) fn about_request() -> Subject {
    Subject::Table { table: "request".into() }
}

/// The units can be cut one by one, but not into so many cells together.
pub(super) fn number_of_cells(grid: &Grid, gathered: &Gathered) -> Error {
    let (fewest, most) = gathered.counts();
    let why = if gathered.cells < fewest { Why::TooFew } else { Why::TooMany };
    let people: usize = gathered.stretches.iter().map(|stretch| stretch.people.len()).sum();
    let args = vec![
        ("cells", gathered.cells.into()),
        ("people", people.into()),
        ("units", gathered.stretches.len().into()),
        ("size", gathered.size_text().into()),
        ("bound", (if why == Why::TooFew { fewest } else { most }).into()),
    ];
    let mut reasons = Reasons::new(grid);
    reasons.add(why, about_request(), args);
    reasons.error()
}
