//! Rules about who holds what.

use crate::charter::{Post, Test};
use crate::check::among::Among;
use crate::check::facts::Facts;
use crate::check::item::{Item, ItemKind};
use crate::check::rule::{Built, Dirty, Report, and, whole};
use crate::finding::catalogue::staffing as texts;
use crate::finding::listed;
use crate::grid::AppointmentData;
use crate::key::{Id, PostId, UnitId};

/// A rule over every appointment.
const fn on_appointments(
    info: &'static crate::RuleInfo,
    applies: fn(&crate::Charter) -> bool,
    dirties: fn(&crate::charter::Model) -> Dirty,
    check: fn(&Facts<'_>, Item, &mut Report<'_>),
) -> Built {
    Built { info, on: &[ItemKind::Appointment], among: Among::All, applies, dirties, check }
}

pub(super) const RULES: &[Built] = &[
    on_appointments(
        &texts::APPROVAL_MISSING,
        |charter| charter.model.posts.values().any(|post| !post.approvals.is_empty()),
        |_| Dirty::SELF,
        approval_missing,
    ),
    on_appointments(
        &texts::CHANNEL,
        |charter| charter.model.posts.values().any(|post| !post.channels.is_empty()),
        |_| Dirty::SELF,
        channel,
    ),
    Built {
        info: &texts::COMBINED_COUNT,
        on: &[ItemKind::Combined],
        among: Among::All,
        applies: |charter| !charter.model.combined.is_empty(),
        dirties: |_| Dirty::SELF.and(Dirty::ANCESTORS),
        check: combined_count,
    },
    on_appointments(
        &texts::EXCLUDED,
        |charter| charter.model.posts.values().any(|post| !post.excludes.is_empty()),
        |_| Dirty::SELF.and(Dirty::HOLDERS),
        excluded,
    ),
    Built {
        info: &texts::EXCLUSIVE_POSTS,
        on: &[ItemKind::Person],
        among: Among::All,
        applies: |charter| !charter.model.exclusive.is_empty(),
        dirties: |_| Dirty::SELF,
        check: exclusive_posts,
    },
    on_appointments(
        &texts::INELIGIBLE,
        |charter| charter.model.posts.values().any(|post| post.eligible.is_some()),
        |model| {
            let moves = |test: &Test| test.contains(&|part| matches!(part, Test::PlacedUnder(_)));
            let by_place = model.posts.values().any(|post| post.eligible.as_ref().is_some_and(moves));
            let own = Dirty::SELF.and(Dirty::HOLDERS);
            if by_place { own.and(Dirty::DESCENDANTS) } else { own }
        },
        ineligible,
    ),
    on_appointments(&texts::MISPLACED_POST, |_| true, |_| Dirty::SELF.and(Dirty::CHILDREN), misplaced_post),
    on_appointments(
        &texts::NOT_FOLLOWING,
        |charter| charter.model.posts.values().any(|post| post.follows.is_some()),
        |_| Dirty::SELF.and(Dirty::HOLDERS).and(Dirty::DESCENDANTS),
        not_following,
    ),
    on_appointments(
        &texts::NOT_JOINT,
        |charter| charter.model.posts.values().any(|post| !post.with.is_empty()),
        |_| Dirty::SELF.and(Dirty::HOLDERS).and(Dirty::DESCENDANTS),
        not_joint,
    ),
    on_appointments(
        &texts::OUT_OF_SCOPE,
        |charter| charter.model.posts.values().any(|post| post.scope.is_some()),
        |_| Dirty::SELF.and(Dirty::HOLDERS).and(Dirty::DESCENDANTS),
        out_of_scope,
    ),
    Built {
        info: &texts::OVER_FULL,
        on: &[ItemKind::Seat],
        among: Among::UnevenSeats,
        applies: |charter| charter.model.posts.values().any(|post| post.seats.max.is_some()),
        dirties: |_| Dirty::SELF,
        check: over_full,
    },
    Built {
        info: &texts::ROLE_UNCOVERED,
        on: &[ItemKind::Seat],
        among: Among::UnevenSeats,
        applies: |charter| charter.model.posts.values().any(|post| post.role),
        dirties: |_| Dirty::SELF,
        check: role_uncovered,
    },
    on_appointments(
        &texts::TERM_OVER,
        |charter| charter.model.posts.values().any(|post| post.term.is_some()),
        |_| Dirty::SELF.and(Dirty::DAY),
        term_over,
    ),
    Built {
        info: &texts::TOO_MANY_POSTS,
        on: &[ItemKind::Person],
        among: Among::All,
        applies: |charter| {
            let set = |name| whole(charter, &texts::TOO_MANY_POSTS, name).is_some();
            set("limit") || set("roles")
        },
        dirties: |_| Dirty::SELF,
        check: too_many_posts,
    },
    Built {
        info: &texts::VACANT,
        on: &[ItemKind::Seat],
        among: Among::UnevenSeats,
        applies: |charter| charter.model.posts.values().any(|post| !post.role),
        dirties: |_| Dirty::SELF,
        check: vacant,
    },
];

/// The appointment of an item and its post.
fn appointment<'a>(facts: &Facts<'a>, item: Item) -> Option<(&'a AppointmentData, &'a Post)> {
    let Item::Appointment(id) = item else { return None };
    let row = facts.grid.appointments.rows.get(id)?;
    Some((row, facts.model().posts.value(row.post)?))
}

/// The values every message on an appointment begins with.
fn who(facts: &Facts<'_>, row: &AppointmentData, post: &Post) -> [(&'static str, crate::Arg); 3] {
    [
        ("person", facts.person(row.person).into()),
        ("post", post.key.as_str().into()),
        ("unit", facts.unit(row.unit).into()),
    ]
}

fn approval_missing(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    for approval in &post.approvals {
        if !row.approvals.iter().any(|obtained| facts.grid.symbol(*obtained) == approval) {
            report.add_all(0, || and(who(facts, row, post), [("approval", approval.as_str().into())]));
        }
    }
}

fn channel(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let channel = facts.grid.symbol(row.channel);
    if post.channels.is_empty() || post.channels.iter().any(|allowed| allowed == channel) {
        return;
    }
    let allowed = || ("allowed", listed(&post.channels).into());
    if channel.is_empty() {
        report.add_all(1, || and(who(facts, row, post), [allowed()]));
    } else {
        report.add_all(0, || and(who(facts, row, post), [("channel", channel.into()), allowed()]));
    }
}

fn combined_count(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
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

fn excluded(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    for (other, unit) in facts.grid.barring(row.person, post) {
        let other = facts.model().posts[other].key.as_str();
        report.add_all(0, || and(who(facts, row, post), [("other", other.into()), ("where", facts.unit(unit).into())]));
    }
}

fn exclusive_posts(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Person(id) = item else { return };
    let model = facts.model();
    for group in &model.exclusive {
        let held = facts.grid.appointments.of_person(id).filter(|(_, row)| group.posts.contains(&row.post));
        let mut held: Vec<(PostId, UnitId)> = held.map(|(_, row)| (row.post, row.unit)).collect();
        held.sort_unstable_by_key(|(post, unit)| (*post, facts.unit(*unit)));
        // Several shifts of one post are one post.
        held.dedup();
        if held.len() > group.limit as usize {
            report.add(0, || {
                let name =
                    |(post, unit): &(PostId, UnitId)| format!("{}@{}", model.posts[*post].key, facts.unit(*unit));
                [
                    ("person", facts.person(id).into()),
                    ("count", held.len().into()),
                    ("group", group.key.as_str().into()),
                    ("limit", group.limit.into()),
                    ("posts", listed(held.iter().map(name)).into()),
                ]
            });
        }
    }
}

fn ineligible(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let Some(eligible) = &post.eligible else { return };
    if !facts.grid.meets(row.person, eligible) {
        report.add_all(0, || {
            let reason = facts.grid.unmet(row.person, eligible).unwrap_or_default();
            and(who(facts, row, post), [("reason", reason.into())])
        });
    }
}

fn misplaced_post(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    if !facts.grid.post_exists(row.post, row.unit) {
        let tier = facts.model().tiers.value(facts.grid.units.tier(row.unit)).map_or("", |tier| &tier.label);
        report.add_all(0, || and(who(facts, row, post), [("tier", tier.into())]));
    }
}

fn not_following(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let Some(follows) = post.follows else { return };
    if !facts.grid.holds_here_or_above(row.person, follows, row.unit) {
        let other = facts.model().posts[follows].key.as_str();
        report.add_all(0, || and(who(facts, row, post), [("other", other.into())]));
    }
}

fn not_joint(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    for other in post.with.iter().filter(|other| !facts.grid.holds_here_or_above(row.person, **other, row.unit)) {
        let other = facts.model().posts[*other].key.as_str();
        report.add_all(0, || and(who(facts, row, post), [("other", other.into())]));
    }
}

fn out_of_scope(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let Some(scope) = post.scope else { return };
    if !facts.grid.person_in_scope(row.person, scope, row.unit) {
        report.add_all(0, || and(who(facts, row, post), [("scope", facts.grid.scope_text(scope).into())]));
    }
}

fn over_full(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
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

fn role_uncovered(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    too_few(facts, item, true, report);
}

fn vacant(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    too_few(facts, item, false, report);
}

fn term_over(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Some((row, post)) = appointment(facts, item) else { return };
    let Some(term) = post.term else { return };
    let Some(from) = row.dates.from else {
        return report.add_all(1, || who(facts, row, post).into());
    };
    if let (Some(day), Some(end)) = (facts.grid.day, term.end(from))
        && end <= day
    {
        report.add_all(0, || and(who(facts, row, post), [("date", end.into())]));
    }
}

fn too_many_posts(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Person(id) = item else { return };
    if facts.grid.appointments.by_person.first(id).is_none() {
        return;
    }
    for (role, name) in [(false, "limit"), (true, "roles")] {
        let Some(limit) = whole(&facts.grid.charter, &texts::TOO_MANY_POSTS, name) else { continue };
        let held = facts.grid.appointments.of_person(id).filter(|(_, row)| facts.model().posts[row.post].role == role);
        let mut held: Vec<(PostId, UnitId)> = held.map(|(_, row)| (row.post, row.unit)).collect();
        held.sort_unstable();
        held.dedup();
        if held.len() > limit as usize {
            report.add(u8::from(role), || {
                [("person", facts.person(id).into()), ("count", held.len().into()), ("limit", limit.into())]
            });
        }
    }
}
