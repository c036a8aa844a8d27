//! What is wrong with the entries of a batch, each held against the ledger and those before it.

use std::sync::Arc;

use hashbrown::HashMap;

use super::refuse::{Places, Report};
use super::store::Stamp;
use super::{EntryRow, Ledger};
use crate::charter::{PeriodLimit, ScoreRule};
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Arg, FindingsBuilder};
use crate::grid::Grid;
use crate::key::{EntryId, Id, PartyId, SeenUnitId, check_key, did_you_mean};
use crate::points::Points;
use crate::score::party::{Missing, Party};
use crate::time::{Date, Period, date_of, day_number};

/// An entry that may be appended.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) subject: PartyId,
    pub(super) author: PartyId,
    pub(super) approver: Option<PartyId>,
    pub(super) rule: u16,
    pub(super) day: i32,
    pub(super) points: i64,
    pub(super) stamp: u32,
    pub(super) pending: bool,
    /// What it adds to what is capped: subject, rule, cap, period.
    pub(super) caps: Vec<((PartyId, u16, u16, i32), i64)>,
    /// What it adds to what is budgeted: author, budget, period.
    pub(super) budgets: Vec<((PartyId, u16, i32), i64)>,
}

/// What the entries of a batch so far add to the ledger.
#[derive(Default)]
struct Batch<'r> {
    ids: HashMap<&'r str, usize>,
    caps: HashMap<(PartyId, u16, u16, i32), i64>,
    budgets: HashMap<(PartyId, u16, i32), i64>,
    /// What is reversed, by the id of the original.
    reversed: HashMap<&'r str, i64>,
    /// The entries accepted so far, by id.
    new: HashMap<&'r str, Original>,
    volume: i64,
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

/// Entries being checked before they are appended, all of them or none.
pub(super) struct Check<'r> {
    entries: &'r [EntryRow<'r>],
    places: Places<'r>,
    batch: Batch<'r>,
    /// The entries that are new, by their numbers.
    pub(super) accepted: Vec<(usize, Line)>,
}

impl<'r> Check<'r> {
    pub(super) fn new(entries: &'r [EntryRow<'r>], places: Places<'r>) -> Self {
        Self { entries, places, batch: Batch::default(), accepted: Vec::new() }
    }

    /// Checks some of the entries, by their numbers, on the grid of their days.
    pub(super) fn take(
        &mut self,
        ledger: &mut Ledger,
        grid: &Grid,
        numbers: impl Iterator<Item = usize>,
        found: &mut FindingsBuilder,
    ) {
        let entries = self.entries;
        for number in numbers {
            let Some(row) = entries.get(number) else { continue };
            let mut report = Report { found, places: self.places, number, refused: false };
            let other = self.batch.ids.get(&*row.id).and_then(|other| entries.get(*other));
            match (ledger.store.find(&row.id), other) {
                (Some(known), _) if is_repeated(ledger, known, row) => continue,
                (None, Some(other)) if other == row => continue,
                (Some(_), _) | (_, Some(_)) => {
                    report.add("id", &rules::ID, 0, vec![("id", (&*row.id).into())]);
                    continue;
                }
                (None, None) => {}
            }
            if check_key(&row.id, ledger.limits.key).is_err() {
                report.add("id", &rules::ID, 1, vec![]);
            }
            // Nothing comes after a single entry that would ask for it.
            let alone = entries.len() == 1;
            if !alone {
                self.batch.ids.insert(&row.id, number);
            }
            if let Some(line) = line(ledger, grid, row, &mut self.batch, &mut report) {
                let Line { subject, rule, day, points, pending, .. } = line;
                let is_reversal = !row.reverses.is_empty();
                let original = Original { subject, rule, day, points, reversed: 0, pending, is_reversal };
                if !alone {
                    self.batch.new.insert(&row.id, original);
                }
                self.accepted.push((number, line));
            }
        }
    }
}

/// Whether an entry is what is there under its id, to the letter.
fn is_repeated(ledger: &Ledger, known: EntryId, row: &EntryRow<'_>) -> bool {
    let entry = ledger.entry_of(known);
    let text = |text: Option<&str>| text.unwrap_or("").to_owned();
    entry.date == row.date
        && entry.subject == row.subject
        && entry.rule == row.rule
        && row.points.is_none_or(|points| points == entry.points)
        && entry.author == row.author
        && (row.approver.is_empty() || text(entry.approver) == row.approver)
        && text(entry.reference) == row.reference
        && text(entry.reverses) == row.reverses
}

/// The party an entry names in a column, or what is wrong with the name.
fn party<'g>(grid: &'g Grid, name: &str, column: &'static str, report: &mut Report<'_>) -> Option<Party<'g>> {
    let found = Party::find(grid, name);
    if let Err(missing) = &found {
        let text = u8::from(*missing == Missing::NoReference);
        report.add(column, &rules::UNKNOWN, text, vec![("name", name.into())]);
    }
    found.ok()
}

/// The units a party is in, by network, as the ledger numbers them.
fn stamp(party: &Party<'_>, ledger: &mut Ledger) -> Option<Stamp> {
    let mut stamp = vec![SeenUnitId::NONE; ledger.networks.len()];
    party.units(|unit| {
        let at = ledger.networks.iter().position(|network| network == unit.network());
        if let Some(slot) = at.and_then(|at| stamp.get_mut(at)) {
            *slot = ledger.store.see(unit.key());
        }
    });
    stamp.iter().any(|unit| !unit.is_none()).then(|| stamp.into())
}

fn line<'r>(
    ledger: &mut Ledger,
    grid: &Grid,
    row: &'r EntryRow<'_>,
    batch: &mut Batch<'r>,
    report: &mut Report<'_>,
) -> Option<Line> {
    let subject = party(grid, &row.subject, "subject", report);
    let author = party(grid, &row.author, "author", report);
    let scheme = Arc::clone(&ledger.scheme);
    let Some((number, rule)) = scheme.rules.iter().enumerate().find(|(_, rule)| *rule.key == *row.rule) else {
        let known = ledger.scheme.rules.iter().map(|rule| rule.key.as_str());
        let close = did_you_mean(&row.rule, known).map(|close| ("suggestion", Arg::from(close)));
        let args = vec![("scheme", ledger.scheme.key.as_str().into()), ("name", (&*row.rule).into())];
        report.add("rule", &rules::UNKNOWN, 2, args.into_iter().chain(close).collect());
        return None;
    };
    let number = u16::try_from(number).unwrap_or(u16::MAX);
    let points = points(rule, row, report);
    if rule.reference && row.reference.is_empty() {
        report.add("ref", &rules::REFERENCE, 0, vec![("rule", rule.key.as_str().into())]);
    }
    let (subject, author) = (subject?, author?);
    if !rule.subjects.is_empty() && !rule.subjects.contains(&subject.kind()) {
        let args = vec![("rule", rule.key.as_str().into()), ("subject", (&*row.subject).into())];
        report.add("subject", &rules::SUBJECT, 0, args);
    }
    if !author.is_one_of(grid, &rule.by) {
        let args = vec![("author", (&*row.author).into()), ("rule", rule.key.as_str().into())];
        report.add("author", &rules::AUTHOR, 0, args);
    }
    if !row.approver.is_empty() {
        may_approve(grid, rule, row, &row.approver, report);
    }
    let Some(stamp) = stamp(&subject, ledger) else {
        report.add("subject", &rules::SUBJECT, 1, vec![("subject", (&*row.subject).into())]);
        return None;
    };
    let points = points?.thousandths();
    if report.refused {
        return None;
    }
    let store = &mut ledger.store;
    let mut line = Line {
        subject: store.know(&row.subject),
        author: store.know(&row.author),
        approver: (!row.approver.is_empty()).then(|| store.know(&row.approver)),
        rule: number,
        day: day_number(row.date),
        points,
        stamp: store.stamp(stamp),
        pending: rule.approval && row.approver.is_empty(),
        caps: Vec::new(),
        budgets: Vec::new(),
    };
    if row.reverses.is_empty() {
        within_caps(ledger, rule, row, &mut line, batch, report);
        within_budgets(ledger, row, &mut line, batch, report);
    } else {
        reversal(ledger, rule, row, &mut line, batch, report);
    }
    batch.volume = batch.volume.saturating_add(points.abs());
    if ledger.store.volume.checked_add(batch.volume).is_none() {
        report.add("points", &rules::FULL, 0, vec![]);
    }
    (!report.refused).then_some(line)
}

/// The points of an entry: its own if the rule gives them, else those of the rule.
fn points(rule: &ScoreRule, row: &EntryRow<'_>, report: &mut Report<'_>) -> Option<Points> {
    let said = || vec![("rule", rule.key.as_str().into()), ("least", rule.least.into()), ("most", rule.most.into())];
    let fixed = rule.least == rule.most;
    match row.points {
        None if fixed => Some(rule.least),
        None => {
            report.add("points", &rules::POINTS, 2, said());
            None
        }
        // A reversal is held against its original.
        Some(points) if !row.reverses.is_empty() || (rule.least..=rule.most).contains(&points) => Some(points),
        Some(points) => {
            let mut args = said();
            args.push(("found", points.into()));
            report.add("points", &rules::POINTS, u8::from(!fixed), args);
            None
        }
    }
}

fn may_approve(grid: &Grid, rule: &ScoreRule, row: &EntryRow<'_>, approver: &str, report: &mut Report<'_>) {
    let named = || vec![("approver", approver.into())];
    let Some(party) = party(grid, approver, "approver", report) else { return };
    if approver == row.author {
        report.add("approver", &rules::APPROVAL, 0, named());
    } else if approver == row.subject {
        report.add("approver", &rules::APPROVAL, 1, named());
    } else if !party.is_one_of(grid, &rule.approvers) {
        let args = vec![("approver", approver.into()), ("rule", rule.key.as_str().into())];
        report.add("approver", &rules::APPROVAL, 2, args);
    }
}

/// The entry that waits and its approver, if it may be approved so.
pub(super) fn approval(
    ledger: &mut Ledger,
    grid: &Grid,
    id: &str,
    approver: &str,
    found: &mut FindingsBuilder,
) -> Option<(EntryId, PartyId)> {
    let mut report = Report { found, places: Places::Posting, number: 0, refused: false };
    let waiting = ledger.store.find(id).filter(|entry| ledger.store.is_pending(*entry));
    let Some(entry) = waiting else {
        report.add("id", &rules::APPROVAL, 3, vec![("id", id.into())]);
        return None;
    };
    let shown = ledger.entry_of(entry);
    let row = EntryRow { author: shown.author.into(), subject: shown.subject.into(), ..EntryRow::default() };
    let rule = ledger.scheme.rules.get(usize::from(ledger.store.rule(entry)))?;
    may_approve(grid, rule, &row, approver, &mut report);
    if report.refused {
        return None;
    }
    Some((entry, ledger.store.know(approver)))
}

/// The first day of the period of a limit that a day lies in: its number.
fn period_of(limit: PeriodLimit, day: i32) -> Period {
    limit.kind.of(date_of(day).unwrap_or(Date::ZERO))
}

fn within_caps(
    ledger: &Ledger,
    rule: &ScoreRule,
    row: &EntryRow<'_>,
    line: &mut Line,
    batch: &mut Batch<'_>,
    report: &mut Report<'_>,
) {
    for (at, cap) in rule.caps.iter().enumerate() {
        let period = period_of(*cap, line.day);
        let key = (line.subject, line.rule, u16::try_from(at).unwrap_or(u16::MAX), period.days().start);
        let before = ledger.store.capped.get(&key).copied().unwrap_or(0);
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

fn within_budgets(
    ledger: &Ledger,
    row: &EntryRow<'_>,
    line: &mut Line,
    batch: &mut Batch<'_>,
    report: &mut Report<'_>,
) {
    for (at, budget) in ledger.scheme.budgets.iter().enumerate() {
        let period = period_of(*budget, line.day);
        let key = (line.author, u16::try_from(at).unwrap_or(u16::MAX), period.days().start);
        let before = ledger.store.spent.get(&key).copied().unwrap_or(0);
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

/// The entry a reversal names: one of the ledger, or one before it in its batch.
fn original(ledger: &Ledger, batch: &Batch<'_>, id: &str) -> Option<Original> {
    let store = &ledger.store;
    let Some(entry) = store.find(id) else { return batch.new.get(id).copied() };
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
fn reversal<'r>(
    ledger: &Ledger,
    rule: &ScoreRule,
    row: &'r EntryRow<'_>,
    line: &mut Line,
    batch: &mut Batch<'r>,
    report: &mut Report<'_>,
) {
    let named = || vec![("original", Arg::from(&*row.reverses))];
    let Some(original) = original(ledger, batch, &row.reverses) else {
        report.add("reverses", &rules::UNKNOWN, 3, vec![("name", (&*row.reverses).into())]);
        return;
    };
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
