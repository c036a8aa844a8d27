//! A review: what was due in a period, as seen on a day.

use super::burden::{Burden, burden};
use super::due::{Days, items, lines};
use super::fill::{Span, fill, settle};
use super::inspection::{self, Inspected, InspectedItem};
use super::line::Line;
use super::read::tables;
use super::risk::{OpenRisk, Register, risks};
use super::tables::Found;
use super::task::{TaskState, states};
use super::tell::tell;
use super::total::{Reach, Revision, Total, add_up, reach, revisions};
use crate::charter::Charter;
use crate::finding::{Error, Findings, FindingsBuilder, Language};
use crate::grid::Grid;
use crate::roster::{Folder, Roster};
use crate::time::{Date, Period};

/// What is reviewed, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewRequest {
    /// What was due on these days.
    pub period: Period,
    /// The day on which it is looked at: what is due on it or later is open.
    pub today: Date,
}

/// What was due in a period, what was done of it, and what else the tables of duties say.
#[derive(Debug, Clone)]
pub struct Review {
    /// What was asked.
    pub request: ReviewRequest,
    /// What was due of each duty and subject in each period, in the order of the charter.
    pub lines: Vec<Line>,
    /// What that adds up to, for every duty of the charter.
    pub totals: Vec<Total>,
    /// Of duties to reach somebody: how many of them were.
    pub reach: Vec<Reach>,
    /// The last revision of each list.
    pub revisions: Vec<Revision>,
    /// What falls on each person.
    pub burden: Vec<Burden>,
    /// The tasks and projects that were in their lists on some day of the period.
    pub tasks: Vec<TaskState>,
    /// The rounds of inspections on days of the period.
    pub rounds: Vec<Inspected>,
    /// The defects they found: notices to those who are to mend them.
    pub defects: Vec<InspectedItem>,
    /// The good practice they found, to be spread.
    pub practice: Vec<InspectedItem>,
    /// The risks that are open on the day.
    pub risks: Vec<OpenRisk>,
    /// The register of each unit that keeps one, and of each that has risks.
    pub registers: Vec<Register>,
    pub(super) levels: Vec<String>,
    /// What is not as it should be.
    pub findings: Findings,
}

/// Reviews the duties of a grid's charter: the tables of duties, tasks, inspections and risks of a roster against
/// what its lists ask of whom.
///
/// A duty binds whoever holds the post, and whatever unit, link or task is there, **on the day on which it is due**;
/// for other days the grid is taken to them by its dated rows. What is due on the days of periods that follow each
/// other is what is due on the days of all of them. The charter of the grid is taken for the whole period.
///
/// # Errors
/// Of kind `roster`, with everything that is wrong with rows of these tables; of kind `limit`, if more lines would be
/// due than [`Limits::rows`](crate::Limits::rows) or twenty million; and those of going to another day.
///
/// # Complexity
/// `O(n log n)` in lines and rows, and the cost of going from each day on which something begins or ends in the grid
/// to the next.
pub fn review(grid: &Grid, roster: &Roster, request: &ReviewRequest) -> Result<Review, Error> {
    let items = items(&grid.charter);
    let tables = tables(grid, roster, &items, request.today)?;
    let mut days = Days::of(grid);
    let mut lines = lines(&mut days, &items, &tables.tasks, request, &grid.limits)?;
    let mut totals: Vec<Total> = items.iter().map(Total::of).collect();
    let span = Span { period: request.period, today: request.today };
    fill(&mut lines, &tables.done, &items, &mut totals, span);
    settle(&mut lines, &items, span.today);
    add_up(&mut totals, &lines);
    let today = days.on(request.today)?;
    let tasks = states(today, &tables.tasks, request);
    let (risks, registers) = risks(today, &tables.risks);
    let language = grid.charter.language();
    let mut review = Review {
        request: *request,
        reach: reach(&lines),
        revisions: revisions(&tables.done, &items),
        burden: burden(&lines, &tasks),
        rounds: inspection::rounds(&tables.checks, request.period),
        defects: inspection::items(&tables.checks, request.period, Found::Defect),
        practice: inspection::items(&tables.checks, request.period, Found::Good),
        lines,
        totals,
        tasks,
        risks,
        registers,
        levels: grid.charter.spec().risks.as_ref().map(|risks| risks.levels.clone()).unwrap_or_default(),
        findings: FindingsBuilder::new(Language::default(), 0).finish(),
    };
    let mut found = FindingsBuilder::new(language, grid.limits.listed);
    tell(&review, &grid.charter, &mut found);
    review.findings = found.finish();
    Ok(review)
}

impl Folder {
    /// The review of a folder's duties, on the grid of the day from which it is looked at, with the charter in force
    /// then.
    ///
    /// # Errors
    /// Those of [`Folder::grid`] and of [`review`].
    pub fn review(&self, request: &ReviewRequest) -> Result<Review, Error> {
        let dated = self.charters.len() > 1 || self.roster.is_dated();
        let day = Some(request.today).filter(|_| dated);
        let charter = Charter::in_force(&self.charters, day)?;
        let grid = match day {
            Some(day) => Grid::at(charter, &self.roster, day)?,
            None => Grid::new(charter, &self.roster)?,
        };
        review(&grid, &self.roster, request)
    }
}
