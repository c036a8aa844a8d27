//! Tasks and projects as they stand on a day.

use super::bound::answering;
use super::review::ReviewRequest;
use super::tables::Task;
use crate::charter::TaskNeed;
use crate::grid::Grid;
use crate::key::Reference;
use crate::time::Date;

/// A task or project that was in its list on some day of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState {
    /// The key of the task.
    pub key: String,
    /// The key of the list.
    pub list: String,
    /// Who answers for it, as a typed reference.
    pub owner: Option<Reference<'static>>,
    /// The person that is on the day of the review; none if there is nobody.
    pub person: Option<String>,
    /// The day on which it was put in the list.
    pub opened: Date,
    /// The day by which it is to be done.
    pub deadline: Option<Date>,
    /// The day on which it was done.
    pub closed: Option<Date>,
    /// How many take part.
    pub team: usize,
    /// Whether its deadline has passed and it is open, or was closed later.
    pub overdue: bool,
    /// What its list needs and it does not say.
    pub lacks: Vec<TaskNeed>,
}

/// The tasks that were in a list on some day of the review, by key.
pub(super) fn states(grid: &Grid, tasks: &[Task], request: &ReviewRequest) -> Vec<TaskState> {
    let there = tasks.iter().filter(|task| {
        let begun = task.opened < request.period.until();
        begun && task.closed.is_none_or(|closed| closed >= request.period.from())
    });
    there.map(|task| state(grid, task, request.today)).collect()
}

fn state(grid: &Grid, task: &Task, today: Date) -> TaskState {
    let list = grid.charter.model.duties.iter().find(|list| list.key == task.list);
    let lacks = |need: &TaskNeed| match need {
        TaskNeed::Owner => task.owner.is_none(),
        TaskNeed::Deadline => task.deadline.is_none(),
        TaskNeed::Measures => !task.measures,
        TaskNeed::Team => task.team == 0,
    };
    let ended = task.closed.unwrap_or(today);
    TaskState {
        key: task.key.clone(),
        list: task.list.clone(),
        owner: task.owner.clone(),
        person: task.owner.as_ref().and_then(|owner| answering(grid, owner)).map(str::to_owned),
        opened: task.opened,
        deadline: task.deadline,
        closed: task.closed,
        team: task.team,
        overdue: task.deadline.is_some_and(|deadline| deadline < ended),
        lacks: list.map(|list| list.needs.iter().copied().filter(lacks).collect()).unwrap_or_default(),
    }
}
