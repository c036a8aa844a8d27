//! The lists of a review as rows of cells: the one place that says what each is called.

use super::inspection::InspectedItem;
use super::line::Line;
use super::review::Review;
use super::total::Total;
use crate::charter::words;
use crate::key::Reference;
use crate::roster::{Cell, Holds};
use crate::time::Date;

words! {
    /// A list of a review.
    ReviewList {
        /// What was due of each duty and subject in each period.
        Lines = "lines",
        /// What that adds up to by duty.
        Totals = "totals",
        /// Of duties to reach somebody, how many of them were.
        Reach = "reach",
        /// The last revision of each list.
        Revisions = "revisions",
        /// What falls on each person.
        Burden = "burden",
        /// Tasks and projects.
        Tasks = "tasks",
        /// Rounds of inspections.
        Rounds = "rounds",
        /// Defects that inspections found.
        Defects = "defects",
        /// Good practice that inspections found.
        Practice = "practice",
        /// Open risks.
        Risks = "risks",
        /// Registers of risks.
        Registers = "registers",
    }
}

/// What is done with a row.
type Row<'f> = &'f mut dyn FnMut(&[Cell<'_>]);

impl ReviewList {
    /// Its columns, and what their cells hold.
    #[must_use]
    pub const fn columns(self) -> &'static [(&'static str, Holds)] {
        use Holds::{Day, Points, Tags, Text, Whole};
        match self {
            Self::Lines => &[
                ("duty", Text),
                ("list", Text),
                ("kind", Text),
                ("subject", Text),
                ("target", Text),
                ("task", Text),
                ("person", Text),
                ("period", Text),
                ("due", Day),
                ("times", Whole),
                ("done", Whole),
                ("late", Whole),
                ("excused", Whole),
                ("missed", Whole),
                ("open", Whole),
                ("vacant", Whole),
                ("points", Points),
            ],
            Self::Totals => &[
                ("duty", Text),
                ("list", Text),
                ("lines", Whole),
                ("expected", Whole),
                ("done", Whole),
                ("late", Whole),
                ("excused", Whole),
                ("missed", Whole),
                ("open", Whole),
                ("vacant", Whole),
                ("points", Points),
                ("early", Whole),
                ("surplus", Whole),
                ("unmatched", Whole),
                ("held", Whole),
                ("counted", Whole),
                ("participations", Whole),
            ],
            Self::Reach => {
                &[("duty", Text), ("targets", Whole), ("reached", Whole), ("missed", Whole), ("open", Whole)]
            }
            Self::Revisions => &[("list", Text), ("subject", Text), ("revised", Day), ("version", Text)],
            Self::Burden => &[
                ("person", Text),
                ("due", Whole),
                ("reports", Whole),
                ("meetings", Whole),
                ("contacts", Whole),
                ("trainings", Whole),
                ("tasks", Whole),
            ],
            Self::Tasks => &[
                ("key", Text),
                ("list", Text),
                ("owner", Text),
                ("person", Text),
                ("opened", Day),
                ("deadline", Day),
                ("closed", Day),
                ("team", Whole),
                ("overdue", Text),
                ("lacks", Tags),
            ],
            Self::Rounds => &[
                ("round", Text),
                ("announced", Text),
                ("units", Whole),
                ("items", Whole),
                ("fine", Whole),
                ("defects", Whole),
                ("good", Whole),
                ("mended", Whole),
            ],
            Self::Defects | Self::Practice => &[
                ("round", Text),
                ("date", Day),
                ("unit", Text),
                ("checklist", Text),
                ("item", Text),
                ("mended", Day),
                ("kind", Text),
            ],
            Self::Risks => &[
                ("key", Text),
                ("unit", Text),
                ("kind", Text),
                ("level", Text),
                ("owner", Text),
                ("person", Text),
                ("opened", Day),
            ],
            Self::Registers => {
                &[("unit", Text), ("open", Whole), ("unowned", Whole), ("closed", Whole), ("levels", Tags)]
            }
        }
    }
}

impl Review {
    /// How many rows a list has.
    #[must_use]
    pub const fn len(&self, list: ReviewList) -> usize {
        match list {
            ReviewList::Lines => self.lines.len(),
            ReviewList::Totals => self.totals.len(),
            ReviewList::Reach => self.reach.len(),
            ReviewList::Revisions => self.revisions.len(),
            ReviewList::Burden => self.burden.len(),
            ReviewList::Tasks => self.tasks.len(),
            ReviewList::Rounds => self.rounds.len(),
            ReviewList::Defects => self.defects.len(),
            ReviewList::Practice => self.practice.len(),
            ReviewList::Risks => self.risks.len(),
            ReviewList::Registers => self.registers.len(),
        }
    }

    /// Hands the rows of a list to `row`, each with the cells of [`ReviewList::columns`].
    pub fn rows(&self, list: ReviewList, row: &mut dyn FnMut(&[Cell<'_>])) {
        match list {
            ReviewList::Lines => self.lines.iter().for_each(|line| of_line(line, row)),
            ReviewList::Totals => self.totals.iter().for_each(|total| of_total(total, row)),
            ReviewList::Reach => self.reach.iter().for_each(|reach| {
                let counts = [reach.targets, reach.reached, reach.missed, reach.open].map(number);
                let [targets, reached, missed, open] = counts;
                row(&[text(&reach.duty), targets, reached, missed, open]);
            }),
            ReviewList::Revisions => self.revisions.iter().for_each(|of| {
                row(&[text(&of.list), text(&of.subject), Cell::Day(of.revised), text(&of.version)]);
            }),
            ReviewList::Burden => self.burden.iter().for_each(|of| {
                let counts = [of.due, of.reports, of.meetings, of.contacts, of.trainings, of.tasks].map(count);
                let [due, reports, meetings, contacts, trainings, tasks] = counts;
                row(&[text(&of.person), due, reports, meetings, contacts, trainings, tasks]);
            }),
            ReviewList::Tasks => self.of_tasks(row),
            ReviewList::Rounds => self.of_rounds(row),
            ReviewList::Defects => self.defects.iter().for_each(|item| of_item(item, row)),
            ReviewList::Practice => self.practice.iter().for_each(|item| of_item(item, row)),
            ReviewList::Risks => self.risks.iter().for_each(|risk| {
                let owner = written(risk.owner.as_ref());
                row(&[
                    text(&risk.key),
                    text(&risk.unit),
                    text(&risk.kind),
                    text(&risk.level),
                    text(&owner),
                    text(risk.person.as_deref().unwrap_or_default()),
                    Cell::Day(risk.opened),
                ]);
            }),
            ReviewList::Registers => self.of_registers(row),
        }
    }

    fn of_tasks(&self, row: Row<'_>) {
        for task in &self.tasks {
            let owner = written(task.owner.as_ref());
            row(&[
                text(&task.key),
                text(&task.list),
                text(&owner),
                text(task.person.as_deref().unwrap_or_default()),
                Cell::Day(task.opened),
                day(task.deadline),
                day(task.closed),
                number(task.team),
                yes(task.overdue),
                tags(task.lacks.iter().map(|need| need.as_str()).collect()),
            ]);
        }
    }

    fn of_rounds(&self, row: Row<'_>) {
        for of in &self.rounds {
            let counts = [of.units, of.items, of.fine, of.defects, of.good, of.mended].map(number);
            let [units, items, fine, defects, good, mended] = counts;
            row(&[text(&of.round), yes(of.announced), units, items, fine, defects, good, mended]);
        }
    }

    fn of_registers(&self, row: Row<'_>) {
        for register in &self.registers {
            // The last count is of no level.
            let named = self.levels.iter().map(String::as_str).chain([""]).zip(&register.levels);
            let levels: Vec<String> =
                named.filter(|(_, open)| **open > 0).map(|(level, open)| format!("{level}={open}")).collect();
            let [open, unowned, closed] = [register.open, register.unowned, register.closed].map(number);
            let levels = tags(levels.iter().map(String::as_str).collect());
            row(&[text(&register.unit), open, unowned, closed, levels]);
        }
    }
}

fn of_line(line: &Line, row: Row<'_>) {
    let period = line.period.to_string();
    let counts = [line.times, line.done, line.late, line.excused, line.missed, line.open, line.vacant];
    let [times, done, late, excused, missed, open, vacant] = counts.map(|times| count(times.into()));
    row(&[
        text(line.duty()),
        text(line.list()),
        text(line.kind.as_str()),
        text(line.subject()),
        text(line.target().unwrap_or_default()),
        text(line.task().unwrap_or_default()),
        text(line.person().unwrap_or_default()),
        text(&period),
        Cell::Day(line.due),
        times,
        done,
        late,
        excused,
        missed,
        open,
        vacant,
        Cell::Points(line.points),
    ]);
}

fn of_total(total: &Total, row: Row<'_>) {
    let due = [total.expected, total.done, total.late, total.excused, total.missed, total.open, total.vacant];
    let [expected, done, late, excused, missed, open, vacant] = due.map(count);
    let rows = [total.early, total.surplus, total.unmatched, total.held, total.counted, total.participations];
    let [early, surplus, unmatched, held, counted, participations] = rows.map(count);
    row(&[
        text(total.duty()),
        text(total.list()),
        number(total.lines),
        expected,
        done,
        late,
        excused,
        missed,
        open,
        vacant,
        Cell::Points(total.points),
        early,
        surplus,
        unmatched,
        held,
        counted,
        participations,
    ]);
}

fn of_item(item: &InspectedItem, row: Row<'_>) {
    row(&[
        text(&item.round),
        Cell::Day(item.date),
        text(&item.unit),
        text(&item.checklist),
        text(&item.item),
        day(item.mended),
        text(item.kind.as_deref().unwrap_or_default()),
    ]);
}

fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Absent } else { Cell::Text(text) }
}

fn written(owner: Option<&Reference<'_>>) -> String {
    owner.map(ToString::to_string).unwrap_or_default()
}

fn tags(tags: Vec<&str>) -> Cell<'_> {
    if tags.is_empty() { Cell::Absent } else { Cell::Tags(tags) }
}

fn day(day: Option<Date>) -> Cell<'static> {
    day.map_or(Cell::Absent, Cell::Day)
}

const fn yes(flag: bool) -> Cell<'static> {
    Cell::Text(if flag { "yes" } else { "no" })
}

fn count(number: u64) -> Cell<'static> {
    Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}

fn number(number: usize) -> Cell<'static> {
    Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}
