//! What an entry may still add: caps and budgets of a period, and what is left of an entry that is taken back.

use super::EntryRow;
use super::check::{Batch, Check, Line};
use super::refuse::Report;
use super::store::Store;
use crate::charter::{PeriodLimit, Scheme, ScoreRule};
use crate::finding::Arg;
use crate::finding::catalogue::ledger as rules;
use crate::key::PartyId;
use crate::points::Points;
use crate::time::{Date, Period, date_of};

/// The first day of the period of a limit that a day lies in: its number.
fn period_of(limit: PeriodLimit, day: i32) -> Period {
    limit.kind.of(date_of(day).unwrap_or(Date::ZERO))
}

pub(super) fn within_caps(
    store: &Store,
    rule: &ScoreRule,
    row: &EntryRow<'_>,
    line: &mut Line,
    batch: &mut Batch<'_>,
    report: &mut Report<'_>,
) {
    for (at, cap) in rule.caps.iter().enumerate() {
        let period = period_of(*cap, line.day);
        let key = (line.subject, line.rule, u16::try_from(at).unwrap_or(u16::MAX), period.days().start);
        let before = store.capped.get(&key).copied().unwrap_or(0);
        let pending = batch.caps.entry(key).or_insert(0);
        let total = before.saturating_add(*pending).saturating_add(line.points.abs());
        if total > cap.points.thousandths() {
            let args = vec![
                ("subject", (&*row.subject).into()),
                ("found", thousandths(total)),
                ("rule", rule.key.as_str().into()),
                ("period", period.to_string().into()),
                ("limit", cap.points.into()),
            ];
            report.add("points", &rules::CAP, 0, args);
        } else {
            *pending += line.points.abs();
            line.caps.push((key, line.points.abs()));
        }
    }
}

pub(super) fn within_budgets(
    store: &Store,
    scheme: &Scheme,
    row: &EntryRow<'_>,
    line: &mut Line,
    batch: &mut Batch<'_>,
    report: &mut Report<'_>,
) {
    for (at, budget) in scheme.budgets.iter().enumerate() {
        let period = period_of(*budget, line.day);
        let key = (line.author, u16::try_from(at).unwrap_or(u16::MAX), period.days().start);
        let before = store.spent.get(&key).copied().unwrap_or(0);
        let pending = batch.budgets.entry(key).or_insert(0);
        let total = before.saturating_add(*pending).saturating_add(line.points.abs());
        if total > budget.points.thousandths() {
            let args = vec![
                ("author", (&*row.author).into()),
                ("found", thousandths(total)),
                ("period", period.to_string().into()),
                ("limit", budget.points.into()),
            ];
            report.add("points", &rules::BUDGET, 0, args);
        } else {
            *pending += line.points.abs();
            line.budgets.push((key, line.points.abs()));
        }
    }
}

/// What a reversal must know of the entry it takes back.
#[derive(Debug, Clone, Copy)]
struct Original {
    subject: PartyId,
    rule: u16,
    day: i32,
    points: i64,
    /// What earlier reversals took back.
    reversed: i64,
    pending: bool,
    is_reversal: bool,
}

/// The entry a reversal names: one of the ledger, or one before it in its batch.
fn original(store: &Store, check: &Check<'_>, id: &str) -> Option<Original> {
    let hash = store.ids.hash(id);
    let Some(entry) = store.ids.find(id, hash) else {
        let (row, line) = check.accepted(id, hash)?;
        let Line { subject, rule, day, points, pending, .. } = *line;
        return Some(Original {
            subject,
            rule,
            day,
            points,
            reversed: 0,
            pending,
            is_reversal: !row.reverses.is_empty(),
        });
    };
    let (day, points) = store.counted(entry);
    Some(Original {
        subject: store.subject(entry),
        rule: store.rule(entry),
        day,
        points,
        reversed: store.reversed(entry),
        pending: store.is_pending(entry),
        is_reversal: store.reverses(entry).is_some(),
    })
}

/// A reversal takes back of its original, and of what that used of caps; a budget stays spent.
pub(super) fn reversal<'r>(
    store: &Store,
    rule: &ScoreRule,
    row: &'r EntryRow<'_>,
    line: &mut Line,
    check: &mut Check<'r>,
    report: &mut Report<'_>,
) {
    let named = || vec![("original", Arg::from(&*row.reverses))];
    let Some(original) = original(store, check, &row.reverses) else {
        report.add("reverses", &rules::UNKNOWN, 3, vec![("name", (&*row.reverses).into())]);
        return;
    };
    let batch = &mut check.batch;
    let pending = batch.reversed.entry(&row.reverses).or_insert(0);
    let left = original.points.saturating_add(original.reversed).saturating_add(*pending);
    if original.is_reversal {
        report.add("reverses", &rules::REVERSAL, 3, named());
    } else if original.pending {
        report.add("reverses", &rules::REVERSAL, 2, named());
    } else if (original.subject, original.rule) != (line.subject, line.rule) {
        report.add("reverses", &rules::REVERSAL, 1, named());
    } else if line.points.signum() == original.points.signum() {
        report.add("points", &rules::REVERSAL, 4, named());
    } else if line.points.abs() > left.abs() {
        let mut args = named();
        args.extend([("found", thousandths(line.points.abs())), ("left", thousandths(left.abs()))]);
        report.add("points", &rules::REVERSAL, 0, args);
    } else {
        *pending += line.points;
        for (at, cap) in rule.caps.iter().enumerate() {
            let period = period_of(*cap, original.day).days().start;
            let key = (line.subject, line.rule, u16::try_from(at).unwrap_or(u16::MAX), period);
            *batch.caps.entry(key).or_insert(0) -= line.points.abs();
            line.caps.push((key, -line.points.abs()));
        }
    }
}

/// A number of thousandths as it is shown, also one beyond the range of points.
fn thousandths(number: i64) -> Arg {
    Points::from_thousandths(number).map_or_else(|| Arg::from((number / 1000).to_string()), Arg::from)
}
