//! A ledger as a list that is read through for every question.

use std::collections::{BTreeMap, BTreeSet};

use gridcore::score::EntryRow;
use gridcore::time::{Date, Period};
use gridcore::{CharterSpec, EndKind, Grid, Points, Reference, ScoreRuleSpec};

/// An entry and what was noted at its posting.
#[derive(Debug, Clone)]
pub struct Noted {
    /// The entry, its points filled in.
    pub row: EntryRow<'static>,
    /// The unit of the subject, by network.
    pub cells: BTreeMap<String, String>,
    /// Whether it waits for approval.
    pub pending: bool,
}

/// All entries in the order of posting.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The entries.
    pub entries: Vec<Noted>,
}

/// Plus and minus in thousandths, the number of entries, of heads, and of people with an entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Line {
    /// The rewards.
    pub plus: i64,
    /// The penalties.
    pub minus: i64,
    /// How many entries.
    pub count: u64,
    /// How many people there are.
    pub heads: u32,
    /// How many of any day have an entry.
    pub covered: u32,
}

impl List {
    /// Posts all of a batch or none; the first entry that is refused, with the rules it breaks.
    ///
    /// # Errors
    /// The position of that entry and the ids of the rules.
    pub fn post(
        &mut self,
        spec: &CharterSpec,
        grid: &Grid,
        rows: &[EntryRow<'static>],
    ) -> Result<(), (usize, BTreeSet<String>)> {
        let before = self.entries.len();
        for (at, row) in rows.iter().enumerate() {
            if let Some(known) = self.entries.iter().find(|known| known.row.id == row.id) {
                let filled = EntryRow { points: known.row.points, approver: known.row.approver.clone(), ..row.clone() };
                let same = filled == known.row
                    && row.points.is_none_or(|points| Some(points) == known.row.points)
                    && (row.approver.is_empty() || row.approver == known.row.approver);
                if same {
                    continue;
                }
                self.entries.truncate(before);
                return Err((at, BTreeSet::from(["ledger.id".to_owned()])));
            }
            match self.noted(spec, grid, row) {
                Ok(noted) => self.entries.push(noted),
                Err(broken) => {
                    self.entries.truncate(before);
                    return Err((at, broken.into_iter().map(|id| format!("ledger.{id}")).collect()));
                }
            }
        }
        Ok(())
    }

    fn noted(&self, spec: &CharterSpec, grid: &Grid, row: &EntryRow<'static>) -> Result<Noted, BTreeSet<&'static str>> {
        let mut broken = BTreeSet::new();
        for name in [&row.subject, &row.author] {
            if !is_there(spec, grid, name) {
                broken.insert("unknown");
            }
        }
        let Some(rule) = spec.schemes[0].rules.iter().find(|rule| rule.key == row.rule) else {
            broken.insert("unknown");
            return Err(broken);
        };
        let (least, most) = (rule.points.or(rule.least).unwrap(), rule.points.or(rule.most).unwrap());
        let points = row.points.or((least == most).then_some(least));
        let fits = points.is_some_and(|points| !row.reverses.is_empty() || (points >= least && points <= most));
        if !fits {
            broken.insert("points");
        }
        if rule.reference && row.reference.is_empty() {
            broken.insert("reference");
        }
        if broken.contains("unknown") {
            return Err(broken);
        }
        let kind = if row.subject.starts_with("person:") {
            EndKind::Person
        } else if row.subject.starts_with("unit:") {
            EndKind::Unit
        } else {
            EndKind::Post
        };
        if !rule.subjects.is_empty() && !rule.subjects.contains(&kind) {
            broken.insert("subject");
        }
        if !may(grid, &row.author, &rule.by) {
            broken.insert("author");
        }
        if !row.approver.is_empty() {
            broken.extend(disapproved(spec, grid, rule, row, &row.approver));
        }
        let cells = cells(grid, &row.subject);
        if cells.is_empty() {
            broken.insert("subject");
        }
        if !broken.is_empty() {
            return Err(broken);
        }
        let row = EntryRow { points, ..row.clone() };
        if row.reverses.is_empty() {
            self.bounds(spec, rule, &row, &mut broken);
        } else {
            self.reversal(&row, &mut broken);
        }
        let pending = rule.approval && row.approver.is_empty();
        if broken.is_empty() { Ok(Noted { row, cells, pending }) } else { Err(broken) }
    }

    /// Points of entries that reversals have left, by entry: what counts towards a cap.
    fn left(&self, entry: &Noted) -> i64 {
        let back = self.entries.iter().filter(|other| other.row.reverses == entry.row.id).map(|other| size(&other.row));
        size(&entry.row) - back.sum::<i64>()
    }

    fn bounds(
        &self,
        spec: &CharterSpec,
        rule: &ScoreRuleSpec,
        row: &EntryRow<'_>,
        broken: &mut BTreeSet<&'static str>,
    ) {
        let plain = || self.entries.iter().filter(|entry| entry.row.reverses.is_empty());
        for cap in &rule.caps {
            let period = cap.period.of(row.date);
            let alike = plain().filter(|e| e.row.subject == row.subject && e.row.rule == row.rule);
            let used: i64 = alike.filter(|e| period.contains(e.row.date)).map(|entry| self.left(entry)).sum();
            if used + size(row) > cap.points.thousandths() {
                broken.insert("cap");
            }
        }
        for budget in &spec.schemes[0].budgets {
            let period = budget.period.of(row.date);
            let alike = plain().filter(|e| e.row.author == row.author && period.contains(e.row.date));
            if alike.map(|entry| size(&entry.row)).sum::<i64>() + size(row) > budget.points.thousandths() {
                broken.insert("budget");
            }
        }
    }

    fn reversal(&self, row: &EntryRow<'_>, broken: &mut BTreeSet<&'static str>) {
        let Some(original) = self.entries.iter().find(|entry| entry.row.id == row.reverses) else {
            broken.insert("unknown");
            return;
        };
        let same = original.row.subject == row.subject && original.row.rule == row.rule;
        let turned = original.row.points.unwrap().thousandths().signum() != row.points.unwrap().thousandths().signum();
        let fits = size(row) <= self.left(original);
        if !original.row.reverses.is_empty() || original.pending || !same || !turned || !fits {
            broken.insert("reversal");
        }
    }

    /// Approves an entry; whether that is allowed.
    pub fn approve(&mut self, spec: &CharterSpec, grid: &Grid, id: &str, approver: &'static str) -> bool {
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.row.id == id && entry.pending) else {
            return false;
        };
        let rule = spec.schemes[0].rules.iter().find(|rule| rule.key == entry.row.rule).unwrap();
        if disapproved(spec, grid, rule, &entry.row, approver).is_some() {
            return false;
        }
        entry.pending = false;
        entry.row.approver = approver.into();
        true
    }

    /// What counts for a unit and those below it, or for a person.
    #[must_use]
    pub fn line(&self, grid: &Grid, network: &str, key: &str, is_person: bool, period: Period) -> Line {
        let within = |unit: &str| unit == key || grid.is_ancestor(key, unit).unwrap_or(false);
        let mut line = Line::default();
        let mut people = BTreeSet::new();
        for entry in self.entries.iter().filter(|entry| !entry.pending && period.contains(entry.row.date)) {
            let here = match is_person {
                true => entry.row.subject == format!("person:{key}"),
                false => entry.cells.get(network).is_some_and(|unit| within(unit)),
            };
            if !here {
                continue;
            }
            let points = entry.row.points.unwrap().thousandths();
            line.plus += points.max(0);
            line.minus += points.min(0);
            line.count += 1;
            if let Some(person) = entry.row.subject.strip_prefix("person:").filter(|key| grid.person(key).is_ok()) {
                people.insert(person.to_owned());
            }
        }
        let cell = |person: &gridcore::Person<'_>| person.cell(network).is_some_and(|cell| within(cell.key()));
        line.heads = if is_person { 1 } else { u32::try_from(grid.people().filter(cell).count()).unwrap() };
        line.covered = if is_person { u32::from(line.count > 0) } else { u32::try_from(people.len()).unwrap() };
        line
    }
}

fn size(row: &EntryRow<'_>) -> i64 {
    row.points.map_or(0, Points::thousandths).abs()
}

fn is_there(spec: &CharterSpec, grid: &Grid, name: &str) -> bool {
    match Reference::parse(name) {
        Ok(Reference::Person(key)) => grid.person(&key).is_ok(),
        Ok(Reference::Unit(key)) => grid.unit(&key).is_ok(),
        Ok(Reference::Post { post, unit }) => {
            let at = |unit: gridcore::Unit<'_>| unit.posts().any(|known| known == post);
            spec.posts.iter().any(|known| known.key == post) && grid.unit(&unit).is_ok_and(at)
        }
        _ => false,
    }
}

fn may(grid: &Grid, name: &str, posts: &[String]) -> bool {
    posts.is_empty()
        || match Reference::parse(name) {
            Ok(Reference::Person(key)) => posts.iter().any(|post| grid.person(&key).unwrap().holds(post)),
            Ok(Reference::Post { post, .. }) => posts.iter().any(|known| *known == post),
            _ => false,
        }
}

fn disapproved(
    spec: &CharterSpec,
    grid: &Grid,
    rule: &ScoreRuleSpec,
    row: &EntryRow<'_>,
    approver: &str,
) -> Option<&'static str> {
    if !is_there(spec, grid, approver) {
        return Some("unknown");
    }
    let other = approver != row.author && approver != row.subject;
    (!other || !may(grid, approver, &rule.approvers)).then_some("approval")
}

fn cells(grid: &Grid, name: &str) -> BTreeMap<String, String> {
    let named = |unit: gridcore::Unit<'_>| (unit.network().to_owned(), unit.key().to_owned());
    match Reference::parse(name) {
        Ok(Reference::Person(key)) => grid.person(&key).unwrap().cells().map(named).collect(),
        Ok(Reference::Unit(key) | Reference::Post { unit: key, .. }) => [named(grid.unit(&key).unwrap())].into(),
        _ => BTreeMap::new(),
    }
}

/// A day that many days after another.
#[must_use]
pub fn after(day: Date, days: i64) -> Date {
    PeriodDays(day).nth(usize::try_from(days).unwrap()).unwrap()
}

struct PeriodDays(Date);

impl Iterator for PeriodDays {
    type Item = Date;

    fn next(&mut self) -> Option<Date> {
        let day = self.0;
        self.0 = day.tomorrow().ok()?;
        Some(day)
    }
}
