//! Rules about an appointment itself: how it came about, where it is, how long it lasts.

use super::{appointment, who};
use crate::check::facts::Facts;
use crate::check::item::Item;
use crate::check::rule::{Report, and};
use crate::finding::listed;

pub(super) fn approval_missing(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    for approval in &post.approvals {
        if !row.approvals.iter().any(|obtained| facts.grid.symbol(*obtained) == approval) {
            report
                .column("approvals")
                .add_all(0, || and(who(facts, row, post), [("approval", approval.as_str().into())]));
        }
    }
}

pub(super) fn channel(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let channel = facts.grid.symbol(row.channel);
    if post.channels.is_empty() || post.channels.iter().any(|allowed| allowed == channel) {
        return;
    }
    let allowed = || ("allowed", listed(&post.channels).into());
    if channel.is_empty() {
        report.column("channel").add_all(1, || and(who(facts, row, post), [allowed()]));
    } else {
        report.column("channel").add_all(0, || and(who(facts, row, post), [("channel", channel.into()), allowed()]));
    }
}

pub(super) fn misplaced_post(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    if !facts.grid.post_exists(row.post, row.unit) {
        let tier = facts.model().tiers.value(facts.grid.units.tier(row.unit)).map_or("", |tier| &tier.label);
        report.column("unit").add_all(0, || and(who(facts, row, post), [("tier", tier.into())]));
    }
}

pub(super) fn term_over(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let Some(term) = post.term else { return };
    let Some(from) = row.dates.from else {
        return report.column("from").add_all(1, || who(facts, row, post).into());
    };
    if let (Some(day), Some(end)) = (facts.grid.day, term.end(from))
        && end <= day
    {
        report.column("from").add_all(0, || and(who(facts, row, post), [("date", end.into())]));
    }
}
