//! What rows may name, and what is said of those that name something else.

use crate::finding::catalogue::duty as rules;
use crate::finding::{Args, Finding, FindingsBuilder, RuleInfo, Subject};
use crate::grid::{DatedRow, Grid, What};
use crate::key::{Reference, did_you_mean};
use crate::order;
use crate::roster::{Roster, TableKind, cell_place};
use crate::time::Date;

/// Which text of `duty.fields`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wrong {
    Needed,
    Nothing,
    Word,
    Count,
    Period,
    Itself,
    NotYet,
    Order,
}

/// The units of all days, and the grid for all else.
pub(super) struct Known<'g> {
    pub(super) grid: &'g Grid,
    /// Units that are there on other days alone.
    others: Vec<&'g str>,
}

/// Findings about one row.
pub(super) struct Report<'f> {
    pub(super) found: &'f mut FindingsBuilder,
    pub(super) roster: &'f Roster,
    pub(super) table: TableKind,
    /// The row, counted from 0.
    pub(super) row: usize,
    /// The day of the review: nothing lies after it.
    pub(super) today: Date,
    /// Whether anything was found about it.
    pub(super) refused: bool,
}

impl<'g> Known<'g> {
    pub(super) fn of(grid: &'g Grid) -> Self {
        let units = grid.dormant().filter_map(|row| match row {
            DatedRow::Unit(row) => Some(&*row.key),
            _ => None,
        });
        Self { grid, others: order::distinct(units) }
    }

    /// The present key of a unit, or that of one of another day.
    fn unit<'k>(&'k self, key: &'k str) -> Option<&'k str> {
        let there = self.grid.unit_id(key).map(|id| self.grid.units.keys.key(id));
        there.or_else(|| self.others.binary_search(&key).ok().and_then(|at| self.others.get(at)).copied())
    }

    fn person(&self, key: &str) -> Option<&str> {
        self.grid.person_id(key).map(|id| self.grid.people.keys.key(id))
    }

    /// A unit of any day.
    pub(super) fn unit_of(&self, column: &'static str, key: &str, report: &mut Report<'_>) -> Option<String> {
        let found = self.unit(key).map(str::to_owned);
        if found.is_none() {
            report.unknown(column, "unit", key, self.grid.closest(What::Unit, key));
        }
        found
    }

    /// The person of a reference; none if there is no reference.
    pub(super) fn person_of(&self, column: &'static str, text: &str, report: &mut Report<'_>) -> String {
        match self.reference(column, text, report) {
            Some(Reference::Person(key)) => key.into_owned(),
            Some(_) => {
                report.add(column, &rules::UNKNOWN, 1, vec![("name", text.into())]);
                String::new()
            }
            None => String::new(),
        }
    }

    /// A reference to a person, a unit or a post, by present keys; none if the text is empty or wrong.
    pub(super) fn reference(
        &self,
        column: &'static str,
        text: &str,
        report: &mut Report<'_>,
    ) -> Option<Reference<'static>> {
        if text.is_empty() {
            return None;
        }
        let own = |key: &str| std::borrow::Cow::Owned(key.to_owned());
        match Reference::parse(text) {
            Ok(Reference::Person(key)) => match self.person(&key) {
                Some(key) => return Some(Reference::Person(own(key))),
                None => report.unknown(column, "person", &key, self.grid.closest(What::Person, &key)),
            },
            Ok(Reference::Unit(key)) => return Some(Reference::Unit(own(&self.unit_of(column, &key, report)?))),
            Ok(Reference::Post { post, unit }) => {
                if self.grid.charter.model.post(&post).is_none() {
                    report.unknown(column, "post", &post, self.grid.closest(What::Post, &post));
                    return None;
                }
                let unit = self.unit_of(column, &unit, report)?;
                return Some(Reference::Post { post: own(&post), unit: own(&unit) });
            }
            _ => report.add(column, &rules::UNKNOWN, 1, vec![("name", text.into())]),
        }
        None
    }
}

impl Report<'_> {
    pub(super) fn add(&mut self, column: &'static str, rule: &'static RuleInfo, text: u8, args: Args) {
        self.refused = true;
        let finding = Finding::new(rule, Subject::Table { table: self.table.name().into() }, text, args);
        let origin = self.roster.table(self.table).origin(self.row);
        self.found.push(finding.at(cell_place(&self.roster.files, origin, column)));
    }

    pub(super) fn wrong(&mut self, column: &'static str, wrong: Wrong, args: Args) {
        self.add(column, &rules::FIELDS, wrong as u8, args);
    }

    /// Something that is not there, and the closest that is.
    pub(super) fn unknown(&mut self, column: &'static str, list: &'static str, name: &str, close: Option<&str>) {
        let mut args = vec![("list", list.into()), ("name", name.into())];
        args.extend(close.map(|close| ("suggestion", close.into())));
        self.add(column, &rules::UNKNOWN, 0, args);
    }

    /// Something of a list of the charter.
    pub(super) fn listed<'n>(
        &mut self,
        column: &'static str,
        list: &'static str,
        name: &str,
        mut known: impl Iterator<Item = &'n str> + Clone,
    ) -> bool {
        let found = known.clone().any(|other| other == name);
        if !found {
            self.unknown(column, list, name, did_you_mean(name, &mut known));
        }
        found
    }

    pub(super) fn needed(&mut self, column: &'static str, value: &str) {
        if value.is_empty() {
            self.wrong(column, Wrong::Needed, vec![("field", column.into())]);
        }
    }

    pub(super) fn nothing(&mut self, column: &'static str, value: &str) {
        if !value.is_empty() {
            self.wrong(column, Wrong::Nothing, vec![("field", column.into())]);
        }
    }

    /// The position of a word among those allowed; that of the first if it is empty.
    pub(super) fn word(&mut self, column: &'static str, value: &str, allowed: &[&'static str]) -> usize {
        let found = allowed.iter().position(|word| *word == value);
        if found.is_none() && !value.is_empty() {
            let words = crate::finding::listed(allowed.iter().copied());
            self.wrong(column, Wrong::Word, vec![("value", value.into()), ("allowed", words.into())]);
        }
        found.unwrap_or(0)
    }

    /// A day that has come.
    pub(super) fn come(&mut self, column: &'static str, day: Option<Date>) {
        if let Some(day) = day.filter(|day| *day > self.today) {
            self.wrong(column, Wrong::NotYet, vec![("day", day.into()), ("today", self.today.into())]);
        }
    }

    /// An end that is not before its beginning.
    pub(super) fn after(&mut self, column: &'static str, from: Date, until: Option<Date>) {
        if let Some(until) = until.filter(|until| *until < from) {
            self.wrong(column, Wrong::Order, vec![("from", from.into()), ("until", until.into())]);
        }
    }

    /// That a key is there twice.
    pub(super) fn repeated(&mut self, column: &'static str, text: u8, name: &str) {
        self.add(column, &rules::REPEATED, text, vec![("name", name.into())]);
    }
}
