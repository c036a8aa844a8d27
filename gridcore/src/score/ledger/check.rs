//! What is wrong with the entries of a batch, each held against the ledger and those before it.

use hashbrown::{HashMap, HashTable};

use super::refuse::{Places, Report};
use super::store::Store;
use super::within::{reversal, within_budgets, within_caps};
use super::{EntryRow, Ledger};
use crate::charter::ScoreRule;
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Arg, FindingsBuilder};
use crate::grid::Grid;
use crate::key::{EntryId, Id, PartyId, SeenUnitId, check_key, did_you_mean};
use crate::points::Points;
use crate::score::party::{Missing, Party};
use crate::time::day_number;

/// An entry that may be appended.
#[derive(Debug)]
pub(super) struct Line {
    /// The hash of its id.
    pub(super) hash: u64,
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
pub(super) struct Batch<'r> {
    /// The entries that are new, by their numbers.
    pub(super) accepted: Vec<(usize, Line)>,
    /// The entries that are not in the ledger, by their ids.
    seen: HashTable<Seen>,
    pub(super) caps: HashMap<(PartyId, u16, u16, i32), i64>,
    pub(super) budgets: HashMap<(PartyId, u16, i32), i64>,
    /// What is reversed, by the id of the original.
    pub(super) reversed: HashMap<&'r str, i64>,
    volume: i64,
    /// The bytes of the new ids.
    bytes: usize,
}

/// An entry of a batch, by its number and where it stands among the accepted, if it does.
#[derive(Debug, Clone, Copy)]
struct Seen {
    number: usize,
    accepted: usize,
}

/// Entries being checked before they are appended, all of them or none.
pub(super) struct Check<'r> {
    entries: &'r [EntryRow<'r>],
    places: Places<'r>,
    pub(super) batch: Batch<'r>,
}

impl<'r> Check<'r> {
    pub(super) fn new(entries: &'r [EntryRow<'r>], places: Places<'r>) -> Self {
        Self { entries, places, batch: Batch::default() }
    }

    /// Checks some of the entries, by their numbers, on the grid of their days.
    pub(super) fn take(
        &mut self,
        ledger: &mut Ledger,
        grid: &Grid,
        numbers: impl ExactSizeIterator<Item = usize> + Clone,
        found: &mut FindingsBuilder,
    ) {
        ledger.known.meet(grid);
        let entries = self.entries;
        let id = |number: usize| entries.get(number).map_or("", |row| &*row.id);
        // Nothing comes after a single entry that would ask for it.
        let alone = entries.len() == 1;
        if !alone {
            self.batch.seen.reserve(numbers.len(), |seen| ledger.store.ids.hash(id(seen.number)));
        }
        let known = ledger.store.ids.find_all(numbers.clone().map(id));
        self.batch.accepted.reserve(numbers.len());
        for (number, (hash, known)) in numbers.zip(known) {
            let Some(row) = entries.get(number) else { continue };
            let mut report = Report { found, places: self.places, number, refused: false };
            let other = self.batch.seen.find(hash, |seen| id(seen.number) == row.id);
            let other = other.and_then(|other| entries.get(other.number));
            match (known, other) {
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
            let line = line(ledger, grid, row, hash, self, &mut report);
            let accepted = if line.is_some() { self.batch.accepted.len() } else { usize::MAX };
            self.batch.accepted.extend(line.map(|line| (number, line)));
            if !alone {
                let rehash = |seen: &Seen| ledger.store.ids.hash(id(seen.number));
                self.batch.seen.insert_unique(hash, Seen { number, accepted }, rehash);
            }
        }
    }

    /// The entry of this batch with an id, if it was accepted.
    pub(super) fn accepted(&self, id: &str, hash: u64) -> Option<(&EntryRow<'r>, &Line)> {
        let row = |number: usize| self.entries.get(number);
        let seen = self.batch.seen.find(hash, |seen| row(seen.number).is_some_and(|row| row.id == id))?;
        let (number, line) = self.batch.accepted.get(seen.accepted)?;
        Some((row(*number)?, line))
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

/// The number of the units a party is in, by network; none if it is in none.
fn stamp(party: &Party<'_>, networks: &[String], store: &mut Store) -> Option<u32> {
    let mut stamp = vec![SeenUnitId::NONE; networks.len()];
    party.units(|unit| {
        let at = networks.iter().position(|network| network == unit.network());
        if let Some(slot) = at.and_then(|at| stamp.get_mut(at)) {
            *slot = store.see(unit.key());
        }
    });
    stamp.iter().any(|unit| !unit.is_none()).then(|| store.stamp(stamp.into()))
}

fn line<'r>(
    ledger: &mut Ledger,
    grid: &Grid,
    row: &'r EntryRow<'_>,
    hash: u64,
    check: &mut Check<'r>,
    report: &mut Report<'_>,
) -> Option<Line> {
    let subject = party(grid, &row.subject, "subject", report);
    let author = party(grid, &row.author, "author", report);
    let Ledger { scheme, networks, store, known, .. } = ledger;
    let Some((number, rule)) = scheme.rule(&row.rule) else {
        let rules = scheme.rules.iter().map(|rule| rule.key.as_str());
        let close = did_you_mean(&row.rule, rules).map(|close| ("suggestion", Arg::from(close)));
        let args = vec![("scheme", scheme.key.as_str().into()), ("name", (&*row.rule).into())];
        report.add("rule", &rules::UNKNOWN, 2, args.into_iter().chain(close).collect());
        return None;
    };
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
    let Some(stamp) = known.stamp(&subject, || stamp(&subject, networks, store)) else {
        report.add("subject", &rules::SUBJECT, 1, vec![("subject", (&*row.subject).into())]);
        return None;
    };
    let points = points?.thousandths();
    if report.refused {
        return None;
    }
    let mut line = Line {
        hash,
        subject: known.party(&subject, &row.subject, || store.know(&row.subject)),
        author: known.party(&author, &row.author, || store.know(&row.author)),
        approver: (!row.approver.is_empty()).then(|| store.know(&row.approver)),
        rule: number,
        day: day_number(row.date),
        points,
        stamp,
        pending: rule.approval && row.approver.is_empty(),
        caps: Vec::new(),
        budgets: Vec::new(),
    };
    if row.reverses.is_empty() {
        within_caps(store, rule, row, &mut line, &mut check.batch, report);
        within_budgets(store, scheme, row, &mut line, &mut check.batch, report);
    } else {
        reversal(store, rule, row, &mut line, check, report);
    }
    check.batch.fits(store, row, points, report);
    (!report.refused).then_some(line)
}

impl Batch<'_> {
    /// Whether the ledger holds one more entry.
    fn fits(&mut self, store: &Store, row: &EntryRow<'_>, points: i64, report: &mut Report<'_>) {
        self.volume = self.volume.saturating_add(points.abs());
        self.bytes = self.bytes.saturating_add(row.id.len());
        if store.volume.checked_add(self.volume).is_none() {
            report.add("points", &rules::FULL, 0, vec![]);
        }
        if !store.ids.has_room(self.bytes) {
            report.add("id", &rules::FULL, 3, vec![]);
        }
    }
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
