//! What is due in a period, of whomever is bound on the day on which it is.

use std::borrow::Cow;
use std::sync::Arc;

use super::bound::{Bound, bound};
use super::line::{Item, Line};
use super::review::ReviewRequest;
use super::tables::Task;
use crate::charter::Charter;
use crate::finding::{Error, ErrorKind};
use crate::grid::{Change, Grid};
use crate::limits::Limits;
use crate::order;
use crate::time::{Date, Period};

/// However the limits are set, a review has no more lines, so that no sum of points is beyond a
/// [`Points`](crate::Points).
const MOST: usize = 20_000_000;

/// All duties of a charter, list by list.
pub(super) fn items(charter: &Charter) -> Vec<Item<'_>> {
    let lists = charter.model.duties.iter().enumerate();
    let duties = lists.flat_map(|(of, list)| {
        let name: Arc<str> = list.key.as_str().into();
        list.duties.iter().map(move |duty| (of, Arc::clone(&name), duty))
    });
    let item = |(number, (of, list, duty)): (usize, _)| {
        let duty: &crate::charter::Duty = duty;
        Item { duty, list, key: duty.key.as_str().into(), of, number }
    };
    duties.enumerate().map(item).collect()
}

/// A grid on one day after the other: rebuilt only where something begins or ends in between.
pub(super) struct Days<'g> {
    grid: Cow<'g, Grid>,
    changes: Vec<Date>,
    span: usize,
}

impl<'g> Days<'g> {
    pub(super) fn of(grid: &'g Grid) -> Self {
        let changes = if grid.day().is_some() { grid.to_roster().days() } else { Vec::new() };
        let span = grid.day().map_or(0, |day| changes.partition_point(|change| *change <= day));
        Self { grid: Cow::Borrowed(grid), changes, span }
    }

    /// The number of the days without a change that a day lies in.
    fn span_of(&self, day: Date) -> usize {
        self.changes.partition_point(|change| *change <= day)
    }

    /// The grid on a day.
    pub(super) fn on(&mut self, day: Date) -> Result<&Grid, Error> {
        let span = self.span_of(day);
        if span != self.span {
            self.grid.to_mut().apply(&[Change::Advance { day: Some(day) }])?;
            self.span = span;
        }
        Ok(&self.grid)
    }
}

/// The lines of a review, by duty, period and subject.
pub(super) fn lines(
    days: &mut Days<'_>,
    items: &[Item<'_>],
    tasks: &[Task],
    request: &ReviewRequest,
    limits: &Limits,
) -> Result<Vec<Line>, Error> {
    let most = limits.rows.min(MOST);
    let mut due: Vec<(Date, usize, Period)> = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let Some(cadence) = item.duty.cadence else { continue };
        for period in cadence.due_in(request.period) {
            due.push((cadence.due(period), number, period));
            within(due.len(), most, limits)?;
        }
    }
    order::by_key(&mut due, |(day, number, period)| (*day, *number, *period));
    let mut known: Vec<Option<(usize, Vec<Arc<Bound>>)>> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for (day, number, period) in due {
        let Some(item) = items.get(number) else { continue };
        let span = days.span_of(day);
        known.resize(known.len().max(item.of + 1), None);
        let Some(kept) = known.get_mut(item.of) else { continue };
        if kept.as_ref().is_none_or(|(at, _)| *at != span) {
            let grid = days.on(day)?;
            let list = grid.charter.model.duties.get(item.of);
            *kept = list.map(|list| (span, bound(grid, list, tasks)));
        }
        let all = kept.as_ref().map(|(_, bound)| bound.as_slice()).unwrap_or_default();
        within(lines.len().saturating_add(all.len()), most, limits)?;
        let open = |bound: &&Arc<Bound>| {
            let task = tasks.binary_search_by(|task| task.key.as_str().cmp(&bound.task));
            task.ok().and_then(|at| tasks.get(at)).is_none_or(|task| task.is_open_on(day))
        };
        let bound = all.iter().filter(open);
        lines.extend(bound.map(|bound| Line::new(bound, item, period, day)));
    }
    // Stable: within a duty and period they stay in the order of what is bound.
    order::by_key(&mut lines, |line| (line.number, line.period));
    Ok(lines)
}

fn within(found: usize, most: usize, limits: &Limits) -> Result<(), Error> {
    if found <= most {
        return Ok(());
    }
    Err(Error::one(ErrorKind::Limit, limits.exceeded("review", found, most, "rows")))
}
