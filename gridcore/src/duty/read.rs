//! The tables held against the charter and the grid: all that is wrong with them, or their rows.

use std::collections::{BTreeMap, BTreeSet};

use super::bound::{name_of, name_of_task};
use super::known::{Known, Report, Wrong};
use super::line::Item;
use super::tables::{Check, Done, Found, Risk, State, Tables, Task};
use crate::charter::{Binds, Charter};
use crate::finding::{Error, ErrorKind, FindingsBuilder, Subject};
use crate::grid::Grid;
use crate::key::Reference;
use crate::order;
use crate::points::Points;
use crate::roster::{DutyRow, InspectionRow, RiskRow, Roster, TableKind, TaskRow};
use crate::time::{Date, Period};

/// The tables that are read.
const READ: [TableKind; 4] = [TableKind::Duties, TableKind::Tasks, TableKind::Inspections, TableKind::Risks];

/// The most people one meeting has.
const MOST_PEOPLE: i64 = 1_000_000;

/// The rows of a roster that are about duties.
pub(super) fn tables(grid: &Grid, roster: &Roster, items: &[Item<'_>], today: Date) -> Result<Tables, Error> {
    let mut found = FindingsBuilder::new(grid.charter.language(), roster.limits.listed);
    for finding in roster.problems().iter() {
        let own = |kind: &TableKind| matches!(&finding.subject, Subject::Table { table } if **table == *kind.name());
        if READ.iter().any(own) {
            found.push_copy(finding);
        }
    }
    let reader = Reader {
        known: Known::of(grid),
        charter: &grid.charter,
        items: order::map(items.iter().map(|item| (&*item.key, item))),
        roster,
        today,
    };
    let tasks = reader.tasks(&mut found);
    // A task that is refused is there all the same.
    let given: Vec<TaskRow<'_>> = roster.tasks().collect();
    let lists = order::map(given.iter().map(|task| (&*task.key, &*task.list)));
    let done = reader.done(&lists, &mut found);
    let (checks, risks) = (reader.checks(&mut found), reader.risks(&mut found));
    if found.is_empty() {
        return Ok(Tables { done, tasks, checks, risks });
    }
    Err(Error::new(ErrorKind::Roster, found.finish()))
}

struct Reader<'r> {
    known: Known<'r>,
    charter: &'r Charter,
    items: BTreeMap<&'r str, &'r Item<'r>>,
    roster: &'r Roster,
    today: Date,
}

impl<'r> Reader<'r> {
    /// Reads the rows of a table, each with a report of its self.
    fn rows<T, R>(
        &self,
        table: TableKind,
        rows: impl Iterator<Item = R>,
        found: &mut FindingsBuilder,
        mut read: impl FnMut(R, &mut Report<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut good = Vec::new();
        for (row, value) in rows.enumerate() {
            let (roster, today) = (self.roster, self.today);
            let mut report = Report { found: &mut *found, roster, table, row, today, refused: false };
            let read = read(value, &mut report);
            good.extend(read.filter(|_| !report.refused));
        }
        good
    }

    fn tasks(&self, found: &mut FindingsBuilder) -> Vec<Task> {
        let mut keys = BTreeSet::new();
        let mut tasks = self.rows(TableKind::Tasks, self.roster.tasks(), found, |row: TaskRow<'_>, report| {
            if !keys.insert(row.key.clone().into_owned()) {
                report.repeated("key", 0, &row.key);
            }
            let lists = self.charter.model.duties.iter().filter(|list| list.binds == Binds::Tasks);
            report.listed("list", "list of tasks", &row.list, lists.map(|list| list.key.as_str()));
            let owner = self.known.reference("owner", &row.owner, report);
            report.come("opened", Some(row.opened));
            report.come("closed", row.closed);
            report.after("closed", row.opened, row.closed);
            report.after("deadline", row.opened, row.deadline);
            for member in &row.team {
                self.known.person_of("team", &format!("person:{member}"), report);
            }
            Some(Task {
                key: row.key.into_owned(),
                list: row.list.into_owned(),
                owner,
                opened: row.opened,
                deadline: row.deadline,
                closed: row.closed,
                measures: !row.measures.is_empty(),
                team: row.team.len(),
            })
        });
        order::by(&mut tasks, |a, b| a.key.cmp(&b.key));
        tasks
    }

    fn done(&self, lists: &BTreeMap<&str, &str>, found: &mut FindingsBuilder) -> Vec<Done> {
        self.rows(TableKind::Duties, self.roster.duties(), found, |row: DutyRow<'_>, report| {
            let Some(item) = self.items.get(&*row.duty).copied() else {
                report.listed("duty", "duty", &row.duty, self.items.keys().copied());
                return None;
            };
            let (subject, name) = self.named(item, &row, lists, report);
            report.come("date", Some(row.date));
            let state = [State::Done, State::Missed, State::Excused];
            let state = state.get(report.word("state", &row.state, &["done", "missed", "excused"])).copied()?;
            let author = self.known.reference("author", &row.author, report).map(|author| author.to_string());
            if state == State::Excused {
                report.needed("author", &row.author);
                if author.as_ref() == Some(&subject) {
                    report.wrong("author", Wrong::Itself, vec![("value", subject.as_str().into())]);
                }
            }
            Some(Done {
                date: row.date,
                duty: item.number,
                name,
                subject,
                period: period(item, &row, report),
                state,
                count: count(row.count, state, report),
                reference: row.reference.into_owned(),
            })
        })
    }

    /// The subject of a row, and what it names.
    fn named(
        &self,
        item: &Item<'_>,
        row: &DutyRow<'_>,
        lists: &BTreeMap<&str, &str>,
        report: &mut Report<'_>,
    ) -> (String, String) {
        let list = self.charter.model.duties.get(item.of);
        if list.is_some_and(|list| list.binds == Binds::Tasks) {
            report.needed("task", &row.task);
            report.nothing("subject", &row.subject);
            report.nothing("target", &row.target);
            if !row.task.is_empty() && lists.get(&*row.task).is_none_or(|of| **of != *item.list) {
                report.unknown("task", "task of its list", &row.task, None);
            }
            return (String::new(), name_of_task(&row.task));
        }
        report.nothing("task", &row.task);
        report.needed("subject", &row.subject);
        let text = |reference: Option<Reference<'_>>| reference.map(|known| known.to_string()).unwrap_or_default();
        let subject = text(self.known.reference("subject", &row.subject, report));
        let target = if list.is_some_and(|list| matches!(list.binds, Binds::Links(_))) {
            report.needed("target", &row.target);
            text(self.known.reference("target", &row.target, report))
        } else {
            report.nothing("target", &row.target);
            String::new()
        };
        let name = name_of(&subject, &target);
        (subject, name)
    }

    fn checks(&self, found: &mut FindingsBuilder) -> Vec<Check> {
        let mut seen = BTreeSet::new();
        self.rows(TableKind::Inspections, self.roster.inspections(), found, |row: InspectionRow<'_>, report| {
            let lists = &self.charter.spec().checklists;
            report.listed("checklist", "checklist", &row.checklist, lists.iter().map(|list| list.key.as_str()));
            let list = lists.iter().find(|list| *list.key == *row.checklist);
            if let Some(list) = list.filter(|_| !row.item.is_empty()) {
                report.listed("item", "item", &row.item, list.items.iter().map(|item| item.key.as_str()));
                report.needed("result", &row.result);
            } else {
                report.nothing("result", &row.result);
            }
            let unit = self.known.unit_of("unit", &row.unit, report).unwrap_or_default();
            let results = [Found::Fine, Found::Defect, Found::Good];
            let result = results.get(report.word("result", &row.result, &["ok", "defect", "good"])).copied();
            let result = result.filter(|_| !row.item.is_empty());
            let announced = report.word("announced", &row.announced, &["yes", "no"]) == 0;
            let author = self.known.person_of("author", &row.author, report);
            report.come("date", Some(row.date));
            report.come("mended", row.mended);
            report.after("mended", row.date, row.mended);
            if row.mended.is_some() && result != Some(Found::Defect) {
                report.nothing("mended", "mended");
            }
            let of = (row.round.to_string(), unit.clone(), row.checklist.to_string(), row.item.to_string());
            if !seen.insert(of) {
                report.repeated("item", 1, if row.item.is_empty() { &row.checklist } else { &row.item });
            }
            let item = list.and_then(|list| list.items.iter().find(|item| *item.key == *row.item));
            Some(Check {
                round: row.round.into_owned(),
                date: row.date,
                unit,
                checklist: row.checklist.into_owned(),
                item: row.item.into_owned(),
                result,
                announced,
                author,
                mended: row.mended,
                kind: item.and_then(|item| item.kind.clone()),
            })
        })
    }

    fn risks(&self, found: &mut FindingsBuilder) -> Vec<Risk> {
        let mut keys = BTreeSet::new();
        let mut risks = self.rows(TableKind::Risks, self.roster.risks(), found, |row: RiskRow<'_>, report| {
            if !keys.insert(row.key.clone().into_owned()) {
                report.repeated("key", 0, &row.key);
            }
            let unit = self.known.unit_of("unit", &row.unit, report).unwrap_or_default();
            if let Some(spec) = &self.charter.spec().risks {
                if let Some(kinds) = spec.kinds.as_ref().filter(|_| !row.kind.is_empty()) {
                    report.listed("kind", "kind of risk", &row.kind, kinds.iter().map(String::as_str));
                }
                if !spec.levels.is_empty() && !row.level.is_empty() {
                    report.listed("level", "level", &row.level, spec.levels.iter().map(String::as_str));
                }
            }
            let owner = self.known.reference("owner", &row.owner, report);
            report.come("opened", Some(row.opened));
            report.come("closed", row.closed);
            report.after("closed", row.opened, row.closed);
            Some(Risk {
                key: row.key.into_owned(),
                unit,
                kind: row.kind.into_owned(),
                level: row.level.into_owned(),
                owner,
                opened: row.opened,
                closed: row.closed,
            })
        });
        order::by(&mut risks, |a, b| a.key.cmp(&b.key));
        risks
    }
}

/// The period a row counts for: the one it names, or that of its day.
fn period(item: &Item<'_>, row: &DutyRow<'_>, report: &mut Report<'_>) -> Option<Period> {
    let Some(cadence) = item.duty.cadence else {
        report.nothing("period", &row.period);
        return None;
    };
    if row.period.is_empty() {
        return Some(cadence.every.of(row.date));
    }
    let named = row.period.parse::<Period>().ok().filter(|period| cadence.every.of(period.from()) == *period);
    if named.is_none() {
        let args = vec![("value", (&*row.period).into()), ("every", cadence.every.as_str().into())];
        report.wrong("period", Wrong::Period, args);
    }
    named
}

/// How many took part.
fn count(given: Option<Points>, state: State, report: &mut Report<'_>) -> Option<u32> {
    let given = given?;
    if state != State::Done {
        report.nothing("count", "count");
    }
    let whole = given.whole().filter(|whole| (0..=MOST_PEOPLE).contains(whole)).and_then(|whole| whole.try_into().ok());
    if whole.is_none() {
        report.wrong("count", Wrong::Count, vec![("value", given.into())]);
    }
    whole
}
