//! A condition of a request, with its names replaced by what they name.

use crate::charter::{Predicate, Test};
use crate::finding::Error;
use crate::grid::{Grid, What};

/// The condition; nobody meets one that asks for a tag nobody has. Deeper nesting than the limits allow counts as
/// met by nobody.
pub(super) fn condition(grid: &Grid, predicate: &Predicate) -> Result<Test, Error> {
    of(grid, predicate, grid.limits.nesting)
}

fn of(grid: &Grid, predicate: &Predicate, depth: usize) -> Result<Test, Error> {
    let model = &grid.charter.model;
    let nobody = || Test::Any(Vec::new());
    let Some(depth) = depth.checked_sub(1) else { return Ok(nobody()) };
    let all = |parts: &[Predicate]| parts.iter().map(|part| of(grid, part, depth)).collect::<Result<_, _>>();
    Ok(match predicate {
        Predicate::Tag(name) => grid.tags.tag(name).map_or_else(nobody, Test::Tag),
        Predicate::Not(inner) => Test::Not(Box::new(of(grid, inner, depth)?)),
        Predicate::All(parts) => Test::All(all(parts)?),
        Predicate::Any(parts) => Test::Any(all(parts)?),
        Predicate::Number(test) => {
            let of = model.number(&test.of).ok_or_else(|| grid.unknown(What::Number, &test.of))?;
            let (least, most) = test.range();
            Test::Number { of, least, most }
        }
        Predicate::Holds(key) => Test::Holds(model.post(key).ok_or_else(|| grid.unknown(What::Post, key))?),
        Predicate::PlacedUnder(unit) => Test::PlacedUnder(grid.unit(unit)?.key().to_owned()),
    })
}
