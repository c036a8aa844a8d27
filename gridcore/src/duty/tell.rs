//! What a review finds wrong.

use super::line::Line;
use super::review::Review;
use crate::charter::{Binds, Charter, TaskNeed};
use crate::finding::catalogue::duty as rules;
use crate::finding::{Args, Finding, FindingsBuilder, Subject};
use crate::key::Reference;
use crate::roster::TableKind;

/// Which text of `duty.task`.
#[derive(Debug, Clone, Copy)]
enum OfTask {
    Overdue,
    Lacks,
    FollowUp,
    Unowned,
}

/// Everything that is wrong with what was reviewed.
pub(super) fn tell(review: &Review, charter: &Charter, found: &mut FindingsBuilder) {
    review.lines.iter().for_each(|line| of_line(line, charter, found));
    tasks(review, found);
    for defect in review.defects.iter().filter(|defect| defect.mended.is_none()) {
        let args = vec![
            ("round", defect.round.as_str().into()),
            ("checklist", defect.checklist.as_str().into()),
            ("item", defect.item.as_str().into()),
        ];
        found.push(Finding::new(&rules::DEFECT, unit(&defect.unit), 0, args));
    }
    risks(review, found);
}

fn of_line(line: &Line, charter: &Charter, found: &mut FindingsBuilder) {
    let args = || {
        let period = line.period.to_string();
        vec![("duty", line.duty().into()), ("period", period.into()), ("due", line.due.into())]
    };
    if line.vacant > 0 {
        found.push(Finding::new(&rules::VACANT, subject(line, charter), 0, args()));
    }
    if line.missed == 0 {
        return;
    }
    let finding = if let Some(task) = line.task() {
        of_task(OfTask::FollowUp, [args(), vec![("task", task.into())]].concat())
    } else if line.revision {
        Finding::new(&rules::NOT_REVISED, subject(line, charter), 0, args())
    } else if let Some(target) = line.target() {
        let ends = vec![("source", line.subject().into()), ("target", target.into())];
        Finding::new(&rules::NOT_REACHED, subject(line, charter), 0, [args(), ends].concat())
    } else {
        let counts = vec![("missing", line.missed.into()), ("times", line.times.into())];
        Finding::new(&rules::MISSED, subject(line, charter), 0, [args(), counts].concat())
    };
    found.push(finding);
}

/// What a line is about.
fn subject(line: &Line, charter: &Charter) -> Subject {
    if let Some(target) = line.target() {
        return Subject::Link {
            link: kind_of(line, charter).into(),
            source: line.subject().into(),
            target: target.into(),
        };
    }
    match Reference::parse(line.subject()) {
        Ok(Reference::Unit(key)) => unit(&key),
        Ok(Reference::Person(key)) => Subject::Person { key: (&*key).into() },
        Ok(Reference::Post { post, unit }) => Subject::Post { post: (&*post).into(), unit: (&*unit).into() },
        _ => Subject::Table { table: TableKind::Tasks.name().into() },
    }
}

/// The kind of link that binds whoever is to reach somebody.
fn kind_of<'c>(line: &Line, charter: &'c Charter) -> &'c str {
    let list = charter.model.duties.iter().find(|list| list.key == line.list());
    match list.map(|list| list.binds) {
        Some(Binds::Links(kind)) => charter.model.links.value(kind).map_or("", |kind| &kind.key),
        _ => "",
    }
}

fn unit(key: &str) -> Subject {
    Subject::Unit { key: key.into() }
}

fn tasks(review: &Review, found: &mut FindingsBuilder) {
    for task in &review.tasks {
        let key = || ("task", task.key.as_str().into());
        if let Some(deadline) = task.deadline.filter(|_| task.overdue && task.closed.is_none()) {
            found.push(of_task(OfTask::Overdue, vec![key(), ("deadline", deadline.into())]));
        }
        if !task.lacks.is_empty() {
            let needs = crate::finding::listed(task.lacks.iter().map(|need: &TaskNeed| need.as_str()));
            let args = vec![key(), ("list", task.list.as_str().into()), ("needs", needs.into())];
            found.push(of_task(OfTask::Lacks, args));
        }
        if let Some(owner) = task.owner.as_ref().filter(|_| task.person.is_none() && task.closed.is_none()) {
            found.push(of_task(OfTask::Unowned, vec![key(), ("owner", owner.to_string().into())]));
        }
    }
}

fn of_task(text: OfTask, args: Args) -> Finding {
    let subject = Subject::Table { table: TableKind::Tasks.name().into() };
    Finding::new(&rules::TASK, subject, text as u8, args)
}

fn risks(review: &Review, found: &mut FindingsBuilder) {
    for risk in review.risks.iter().filter(|risk| risk.person.is_none() || !risk.placed) {
        let owner = risk.owner.as_ref().map(|owner| ("owner", owner.to_string().into()));
        let args = [("risk", risk.key.as_str().into())].into_iter().chain(owner).collect();
        let text = u8::from(risk.person.is_some());
        found.push(Finding::new(&rules::RISK_UNOWNED, unit(&risk.unit), text, args));
    }
    for register in review.registers.iter().filter(|register| register.open + register.closed == 0) {
        let args = vec![("unit", register.unit.as_str().into())];
        found.push(Finding::new(&rules::NO_REGISTER, unit(&register.unit), 0, args));
    }
}
