//! The best of a period, with or without pairs that inspect each other.

use super::kernel::{Costs, Deficient, Matching, assign};
use crate::assign::engine::Watch;
use crate::finding::Error;

/// Up to so many units the search for a plan without reciprocal pairs was held against every plan there is;
/// it is not cut short there.
pub(super) const EXACT: usize = 12;

/// How many parts of the search are looked at beyond that size, times the square of the size.
const PARTS: usize = 1_000_000;

/// What a period comes to.
#[derive(Debug)]
pub(super) struct Best {
    pub(super) columns: Vec<usize>,
    /// The assignment without regard to reciprocal pairs, which bounds every plan.
    pub(super) relaxed: Vec<usize>,
    /// Whether nothing better is left.
    pub(super) exact: bool,
}

/// Why there is none.
#[derive(Debug)]
pub(super) enum Failure {
    /// Some have too few to inspect.
    Deficient(Deficient),
    /// Every plan has a reciprocal pair.
    Reciprocal,
    /// None was found in as many parts as are looked at.
    NotFound,
    /// The caller said to stop.
    Stopped(Error),
}

/// The best plan of a period.
///
/// Without reciprocal pairs it is a cover by circles of three or more, found by branch and bound over the
/// assignment, which allows circles of two: of a pair that inspects each other, one way is forbidden in one
/// part and the other way in the other.
pub(super) fn best(costs: &Costs, reciprocal: bool, watch: &Watch<'_>) -> Result<Best, Failure> {
    let relaxed = assign(costs, watch)?;
    if reciprocal || pair(&relaxed.columns).is_none() {
        return Ok(Best { columns: relaxed.columns.clone(), relaxed: relaxed.columns, exact: true });
    }
    let most = if costs.size <= EXACT { usize::MAX } else { PARTS / costs.size.pow(2).max(1) };
    let mut best: Option<Matching> = None;
    let mut open = vec![costs.clone()];
    let mut parts = 0;
    while let Some(part) = open.pop() {
        if parts == most {
            open.push(part);
            break;
        }
        parts += 1;
        let found = match assign(&part, watch) {
            Err(Failure::Stopped(error)) => return Err(Failure::Stopped(error)),
            Err(_) => continue,
            Ok(found) => found,
        };
        if best.as_ref().is_some_and(|best| found.cost >= best.cost) {
            continue;
        }
        let Some((one, other)) = pair(&found.columns) else {
            let least = found.cost == relaxed.cost;
            best = Some(found);
            if least {
                open.clear();
            }
            continue;
        };
        let (mut without, mut with) = (part.clone(), part);
        without.forbid(one, other);
        with.forbid(other, one);
        with.force(one, other);
        open.extend([without, with]);
    }
    match best {
        Some(best) => Ok(Best { columns: best.columns, relaxed: relaxed.columns, exact: open.is_empty() }),
        None if open.is_empty() => Err(Failure::Reciprocal),
        None => Err(Failure::NotFound),
    }
}

/// The first two that inspect each other.
pub(super) fn pair(columns: &[usize]) -> Option<(usize, usize)> {
    columns.iter().copied().enumerate().find(|(row, column)| row < column && columns.get(*column) == Some(row))
}
