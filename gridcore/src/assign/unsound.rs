//! What does not hold of a plan.

use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, Subject};
use crate::grid::Grid;

/// Why a plan is refused; the texts of `call.plan-unsound` in order.
#[derive(Debug)]
pub(super) enum Unsound<'a> {
    /// Something is not as the grid and the request have it.
    Other(&'a str),
    /// A bound is broken.
    Bound { what: &'a str, found: usize, expected: String },
    /// It costs something else than it says.
    Cost { said: i128, found: i128 },
    /// There may be a better one: its prices prove less than it costs.
    Bettered { found: i128, bound: i128 },
}

/// The error of a plan that does not hold.
pub(super) fn unsound(grid: &Grid, why: Unsound<'_>) -> Error {
    let number = |number: i128| i64::try_from(number).unwrap_or(i64::MAX).into();
    let (text, args): (u8, Args) = match why {
        Unsound::Other(what) => (0, vec![("what", what.into())]),
        Unsound::Bound { what, found, expected } => {
            (1, vec![("what", what.into()), ("found", found.into()), ("expected", expected.into())])
        }
        Unsound::Cost { said, found } => (2, vec![("said", number(said)), ("found", number(found))]),
        Unsound::Bettered { found, bound } => (3, vec![("found", number(found)), ("bound", number(bound))]),
    };
    let finding = Finding::new(&call::PLAN_UNSOUND, Subject::Table { table: "plan".into() }, text, args);
    Error::one(ErrorKind::Call, finding).in_language(grid.charter.spec.language)
}
