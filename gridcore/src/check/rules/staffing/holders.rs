//! Rules about whether the holder of a post may hold it.

use super::{appointment, who};
use crate::check::facts::Facts;
use crate::check::item::Item;
use crate::check::rule::{Report, and};

pub(super) fn excluded(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    for (other, unit) in facts.grid.barring(row.person, post) {
        let other = facts.model().posts[other].key.as_str();
        report
            .column("post")
            .add_all(0, || and(who(facts, row, post), [("other", other.into()), ("where", facts.unit(unit).into())]));
    }
}

pub(super) fn ineligible(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let Some(eligible) = &post.eligible else { return };
    if !facts.grid.meets(row.person, eligible) {
        report.column("person").add_all(0, || {
            let reason = facts.grid.unmet(row.person, eligible).unwrap_or_default();
            and(who(facts, row, post), [("reason", reason.into())])
        });
    }
}

pub(super) fn not_following(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let Some(follows) = post.follows else { return };
    if !facts.grid.holds_here_or_above(row.person, follows, row.unit) {
        let other = facts.model().posts[follows].key.as_str();
        report.column("person").add_all(0, || and(who(facts, row, post), [("other", other.into())]));
    }
}

pub(super) fn not_joint(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    for other in post.with.iter().filter(|other| !facts.grid.holds_here_or_above(row.person, **other, row.unit)) {
        let other = facts.model().posts[*other].key.as_str();
        report.column("person").add_all(0, || and(who(facts, row, post), [("other", other.into())]));
    }
}

pub(super) fn out_of_scope(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let Some(scope) = post.scope else { return };
    if !facts.grid.person_in_scope(row.person, scope, row.unit) {
        report
            .column("person")
            .add_all(0, || and(who(facts, row, post), [("scope", facts.grid.scope_text(scope).into())]));
    }
}
