//! Which fields a move has, and which it cannot do without.

use super::event::{EventRow, Move, Secrecy};
use super::refuse::Report;
use crate::finding::catalogue::case;
use crate::time::Moment;

/// A field of an event, as its columns are called.
type Field = &'static str;

/// The fields a move must have, and those it may have, beside `case`, `at`, `move` and `by`.
const fn fields(action: Move) -> (&'static [Field], &'static [Field]) {
    match action {
        Move::Report => (&[], &["kind", "place", "channel", "secrecy", "about", "receipt"]),
        Move::Dispatch | Move::Claim => (&["to"], &["stage"]),
        Move::File | Move::Handle | Move::Feedback | Move::Verify | Move::Advance => (&[], &["stage"]),
        Move::Return | Move::Rework | Move::Reopen => (&[], &["stage"]),
        Move::Close => (&["outcome", "answer"], &["forced", "to"]),
        Move::Propose => (&["to", "answer"], &[]),
        Move::Suspend | Move::Resume | Move::Oversee | Move::Escalate | Move::Appeal | Move::SignOff => (&[], &[]),
        Move::Defer => (&["until"], &[]),
        Move::Extend => (&["limit"], &[]),
        Move::Merge => (&["to"], &[]),
        Move::Find => (&[], &["problems", "suggestions", "products", "product"]),
        Move::Join => (&["to"], &["supervisor", "partners"]),
    }
}

/// Each field a move may have, and whether the event says it.
fn given(row: &EventRow<'_>) -> [(Field, bool); 20] {
    [
        ("kind", !row.kind.is_empty()),
        ("place", !row.place.is_empty()),
        ("channel", !row.channel.is_empty()),
        ("secrecy", row.secrecy.is_some()),
        ("about", !row.about.is_empty()),
        ("receipt", !row.receipt.is_empty()),
        ("to", !row.to.is_empty()),
        ("stage", !row.stage.is_empty()),
        ("outcome", row.outcome.is_some()),
        ("answer", !row.answer.is_empty()),
        ("forced", row.forced),
        ("limit", row.limit.is_some()),
        ("until", row.until.is_some()),
        ("supervisor", !row.supervisor.is_empty()),
        ("partners", !row.partners.is_empty()),
        ("problems", row.problems > 0),
        ("suggestions", row.suggestions > 0),
        ("products", row.products > 0),
        ("product", !row.product.is_empty()),
        ("by", !row.by.is_empty()),
    ]
}

/// Refuses what a move lacks and what says nothing for it.
pub(super) fn check(row: &EventRow<'_>, report: &mut Report<'_>) {
    let (needed, allowed) = fields(row.action);
    for (field, is_given) in given(row) {
        // Reports and appeals may come from nobody known.
        let needs = needed.contains(&field) || (field == "by" && !matches!(row.action, Move::Report | Move::Appeal));
        let args = || vec![("move", row.action.as_str().into()), ("field", field.into())];
        if needs && !is_given {
            report.add(field, &case::FIELDS, 0, args());
        } else if is_given && !needs && field != "by" && !allowed.contains(&field) {
            report.add(field, &case::FIELDS, 1, args());
        }
    }
    if !row.receipt.is_empty() && (row.secrecy != Some(Secrecy::Anonymous) || !super::receipt::is_kept(&row.receipt)) {
        report.add("receipt", &case::FIELDS, 5, vec![]);
    }
    let counts = row.problems > 0 || row.suggestions > 0 || row.products > 0;
    if row.action == Move::Find && !counts {
        report.add("problems", &case::FIELDS, 2, vec![]);
    }
    if row.action == Move::Find && (row.products > 0) == row.product.is_empty() {
        report.add("product", &case::FIELDS, 3, vec![]);
    }
}

/// Refuses an event that comes before what is known already.
pub(super) fn check_time(row: &EventRow<'_>, last: Option<Moment>, told: Option<Moment>, report: &mut Report<'_>) {
    let args = |moment: Moment| vec![("at", row.at.to_string().into()), ("known", moment.to_string().into())];
    if let Some(last) = last.filter(|last| row.at < *last) {
        report.add("at", &case::TIME, 0, args(last));
    } else if let Some(told) = told.filter(|told| row.at < *told) {
        report.add("at", &case::TIME, 1, args(told));
    }
    if let Some(until) = row.until.filter(|until| *until <= row.at) {
        report.add("until", &case::TIME, 2, args(until));
    }
}
