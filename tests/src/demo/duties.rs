//! Duties, contacts, tasks, inspections and risks of a system over half a year; the rows are made up, the sizes are its own.

use std::io::Write;

use gridcore::duty::{Review, Total};

use super::Outcome;
use crate::duties::{TODAY, dutied};

/// Shows what was due and done in a system; notes what is not as promised.
pub(super) fn show(out: &mut dyn Write, system: &str, broken_promises: &mut Vec<String>) -> Outcome {
    let review =
        dutied(system).and_then(|made| made.review("2024-H1")).map_err(|error| error.findings().to_string())?;
    writeln!(out, "Duties due in 2024-H1, seen on {TODAY}")?;
    for total in review.totals.iter().filter(|total| total.expected + total.held > 0).take(4) {
        writeln!(out, "  {}", told(total))?;
    }
    let more = review.totals.len().saturating_sub(4);
    if more > 0 {
        writeln!(out, "  and {more} duties more: {}", told_of_all(&review))?;
    }
    contacts_and_tasks(out, &review)?;
    inspections_and_risks(out, &review)?;
    let due: u64 = review.burden.iter().map(|of| of.due).sum();
    let [reports, meetings] =
        [review.burden.iter().map(|of| of.reports).sum::<u64>(), review.burden.iter().map(|of| of.meetings).sum()];
    let people = review.burden.len();
    writeln!(out, "  on {people} people fall {due} duties in all, {reports} of them reports and {meetings} meetings")?;
    if let Some(finding) = review.findings.iter().next() {
        writeln!(out, "  {} findings, the first: {finding}", review.findings.len())?;
    }
    writeln!(out)?;
    let whole = |total: &Total| {
        let parts = [total.done, total.late, total.excused, total.missed, total.open, total.vacant];
        parts.iter().sum::<u64>() == total.expected
    };
    if !review.totals.iter().all(whole) {
        broken_promises.push(format!("{system}: what became of its duties is not all that was due"));
    }
    Ok(())
}

/// A duty in a line.
fn told(total: &Total) -> String {
    let mut text = if total.expected == 0 {
        format!("{}: held {} times", total.duty(), total.held)
    } else {
        let counts = [
            (total.late, "late"),
            (total.excused, "excused"),
            (total.missed, "missed"),
            (total.open, "open"),
            (total.vacant, "on vacant posts"),
        ];
        let parts: String = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!(", {n} {what}")).collect();
        format!("{}: {} due, {} done{parts}", total.duty(), total.expected, total.done)
    };
    if total.participations > 0 {
        text.push_str(&format!("; {} person-times in {} of them", total.participations, total.counted));
    }
    if total.points.thousandths() != 0 {
        text.push_str(&format!("; {} points", total.points));
    }
    text
}

fn told_of_all(review: &Review) -> String {
    let rest = || review.totals.iter().skip(4);
    let (expected, missed) = (rest().map(|t| t.expected).sum::<u64>(), rest().map(|t| t.missed).sum::<u64>());
    format!("{expected} due, {missed} missed")
}

fn contacts_and_tasks(out: &mut dyn Write, review: &Review) -> Outcome {
    if let Some(reach) = review.reach.first() {
        let (reached, targets) = (reach.reached, reach.targets);
        writeln!(out, "  {reached} of {targets} people were reached by `{}`", reach.duty)?;
    }
    let count =
        |keep: &dyn Fn(&gridcore::duty::TaskState) -> bool| review.tasks.iter().filter(|task| keep(task)).count();
    if !review.tasks.is_empty() {
        let (closed, overdue) = (count(&|task| task.closed.is_some()), count(&|task| task.overdue));
        let lacking = count(&|task| !task.lacks.is_empty());
        let all = review.tasks.len();
        writeln!(
            out,
            "  {all} tasks and projects: {closed} closed, {overdue} past their deadline, {lacking} incomplete"
        )?;
    }
    if let Some(last) = review.revisions.first() {
        writeln!(out, "  list `{}` of {} was last revised on {}", last.list, last.subject, last.revised)?;
    }
    Ok(())
}

fn inspections_and_risks(out: &mut dyn Write, review: &Review) -> Outcome {
    if !review.rounds.is_empty() {
        let unannounced = review.rounds.iter().filter(|round| !round.announced).count();
        let items: usize = review.rounds.iter().map(|round| round.items).sum();
        writeln!(
            out,
            "  {} rounds of inspections, {unannounced} unannounced: {items} items, {} defects ({} to be reported as cases), {} of good practice",
            review.rounds.len(),
            review.defects.len(),
            review.reports().count(),
            review.practice.len()
        )?;
    }
    if !review.registers.is_empty() {
        let open: usize = review.registers.iter().map(|register| register.open).sum();
        let unowned: usize = review.registers.iter().map(|register| register.unowned).sum();
        writeln!(
            out,
            "  {} registers of risks: {open} open, {unowned} that nobody answers for",
            review.registers.len()
        )?;
    }
    Ok(())
}
