//! Rules about how many hold a post.

use crate::check::facts::Facts;
use crate::check::item::Item;
use crate::check::rule::{Report, and};
use crate::finding::listed;
use crate::key::Id;

pub(super) fn combined_count(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Combined(index, unit) = item else { return };
    let model = facts.model();
    let Some(combined) = model.combined.get(usize::from(index)) else { return };
    // A count of a tier is taken in its units, any other over the grid.
    let applies = match combined.tier {
        Some(tier) => !unit.is_none() && facts.grid.units.tier(unit) == tier,
        None => unit.is_none(),
    };
    let count = facts.counters.combined(model, usize::from(index), unit);
    if !applies || combined.count.contains(count) {
        return;
    }
    report.add_all(u8::from(!unit.is_none()), || {
        let posts = combined.posts.iter().map(|post| model.posts[*post].key.as_str());
        let mut args = vec![
            ("combined", combined.key.as_str().into()),
            ("count", count.into()),
            ("expected", combined.count.to_string().into()),
            ("posts", listed(posts).into()),
        ];
        if let Some(unit) = unit.some() {
            args.push(("unit", facts.unit(unit).into()));
        }
        args
    });
}

pub(super) fn over_full(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Seat(id, unit) = item else { return };
    let post = &facts.model().posts[id];
    let Some(max) = post.seats.max else { return };
    let grid = facts.grid;
    if grid.is_vacant(id, unit) || !grid.post_exists(id, unit) {
        return;
    }
    let common = |count: usize| {
        [
            ("post", post.key.as_str().into()),
            ("unit", facts.unit(unit).into()),
            ("count", count.into()),
            ("expected", post.seats.to_string().into()),
        ]
    };
    if post.shifts.is_empty() {
        let count = grid.appointments.of_post(id, unit).count();
        if count > max as usize {
            report.add(0, || common(count));
        }
        return;
    }
    for (index, shift) in post.shifts.iter().enumerate() {
        let on_shift = grid.appointments.of_post(id, unit).filter(|(_, row)| usize::from(row.shift) == index);
        let count = on_shift.count();
        if count > max as usize {
            report.add_all(1, || and(common(count), [("shift", shift.as_str().into())]));
        }
    }
}

/// Reports a post that exists in a unit and has fewer holders than it needs.
fn too_few(facts: &Facts<'_>, item: Item, role: bool, report: &mut Report<'_>) {
    let Item::Seat(id, unit) = item else { return };
    let post = &facts.model().posts[id];
    // A post with shifts is looked at shift by shift, among the rules of coverage.
    if post.role != role || !post.shifts.is_empty() || post.seats.min == 0 || !facts.grid.post_exists(id, unit) {
        return;
    }
    let count = facts.grid.appointments.of_post(id, unit).count();
    if count < post.seats.min as usize {
        report.add(0, || {
            [
                ("post", post.key.as_str().into()),
                ("unit", facts.unit(unit).into()),
                ("count", count.into()),
                ("expected", post.seats.to_string().into()),
            ]
        });
    }
}

pub(super) fn role_uncovered(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    too_few(facts, item, true, report);
}

pub(super) fn vacant(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    too_few(facts, item, false, report);
}
