//! From values to marks: what an indicator gives for what was reported.

use super::Ratio;
use crate::charter::{Counting, Direction, EachSpec, Indicator, Marking, StepSpec};
use crate::points::Points;

/// Why a value has no marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoMarks {
    /// Marks given by hand that the indicator does not have.
    Outside,
    /// A number of cases that is none.
    NotACount,
    /// A fraction beyond 128 bits.
    Beyond,
}

/// The marks of a value, between the fewest and the most there are.
pub(super) fn marks(indicator: &Indicator, value: Ratio) -> Result<Ratio, NoMarks> {
    let (least, full) = (Ratio::from(indicator.least), Ratio::from(indicator.full));
    let made = match &indicator.marking {
        Marking::Given if value < least || value > full => return Err(NoMarks::Outside),
        Marking::Given => Some(value),
        Marking::Distance { target, points, per, count } => {
            let target = Ratio::from(*target);
            let missing = match indicator.direction {
                Direction::High => target.minus(value),
                Direction::Low => value.minus(target),
            };
            missing.and_then(|missing| full.minus(deducted(missing.max(Ratio::ZERO), *points, *per, *count)?))
        }
        Marking::Steps(steps) => Some(step(steps, indicator.direction, value).map_or(least, Ratio::from)),
        Marking::Each(each) => {
            let (cases, is_whole) = value.floor();
            let cases = u64::try_from(cases).ok().filter(|_| is_whole).ok_or(NoMarks::NotACount)?;
            taken(each, cases).and_then(|taken| full.minus(taken))
        }
    };
    made.map(|made| made.max(least).min(full)).ok_or(NoMarks::Beyond)
}

fn deducted(missing: Ratio, points: Points, per: Points, count: Counting) -> Option<Ratio> {
    let units = missing.over(per)?;
    let (whole, is_whole) = units.floor();
    match count {
        Counting::Exact => units.times(points),
        Counting::Started => Ratio::from(points).repeated(whole.checked_add(i128::from(!is_whole))?),
        Counting::Whole => Ratio::from(points).repeated(whole),
    }
}

/// The marks of the best step that the value comes up to; steps are listed better and better.
fn step(steps: &[StepSpec], direction: Direction, value: Ratio) -> Option<Points> {
    let reached = |step: &&StepSpec| match direction {
        Direction::High => value >= step.at.into(),
        Direction::Low => value <= step.at.into(),
    };
    steps.iter().rev().find(reached).map(|step| step.marks)
}

/// What so many cases take off, each by its number.
fn taken(each: &[EachSpec], cases: u64) -> Option<Ratio> {
    let ends = each.iter().skip(1).map(|next| u64::from(next.from)).chain([u64::MAX]);
    each.iter().zip(ends).try_fold(Ratio::ZERO, |sum, (case, end)| {
        let last = cases.min(end.saturating_sub(1));
        let count = (last + 1).saturating_sub(case.from.into());
        sum.plus(Ratio::from(case.points).repeated(count.into())?)
    })
}
