//! Rules about who holds what.

mod holders;
mod loads;
mod seats;
mod terms;

use crate::charter::{Post, Test};
use crate::check::among::Among;
use crate::check::facts::Facts;
use crate::check::item::{Item, ItemKind};
use crate::check::rule::{Built, Dirty, Report};
use crate::finding::catalogue::staffing as texts;
use crate::grid::AppointmentData;

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
        terms::approval_missing,
    ),
    on_appointments(
        &texts::CHANNEL,
        |charter| charter.model.posts.values().any(|post| !post.channels.is_empty()),
        |_| Dirty::SELF,
        terms::channel,
    ),
    Built {
        info: &texts::COMBINED_COUNT,
        on: &[ItemKind::Combined],
        among: Among::All,
        applies: |charter| !charter.model.combined.is_empty(),
        dirties: |_| Dirty::SELF.and(Dirty::ANCESTORS),
        check: seats::combined_count,
    },
    on_appointments(
        &texts::EXCLUDED,
        |charter| charter.model.posts.values().any(|post| !post.excludes.is_empty()),
        |_| Dirty::SELF.and(Dirty::HOLDERS),
        holders::excluded,
    ),
    Built {
        info: &texts::EXCLUSIVE_POSTS,
        on: &[ItemKind::Person],
        among: Among::All,
        applies: |charter| !charter.model.exclusive.is_empty(),
        dirties: |_| Dirty::SELF,
        check: loads::exclusive_posts,
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
        holders::ineligible,
    ),
    on_appointments(&texts::MISPLACED_POST, |_| true, |_| Dirty::SELF.and(Dirty::CHILDREN), terms::misplaced_post),
    on_appointments(
        &texts::NOT_FOLLOWING,
        |charter| charter.model.posts.values().any(|post| post.follows.is_some()),
        |_| Dirty::SELF.and(Dirty::HOLDERS).and(Dirty::DESCENDANTS),
        holders::not_following,
    ),
    on_appointments(
        &texts::NOT_JOINT,
        |charter| charter.model.posts.values().any(|post| !post.with.is_empty()),
        |_| Dirty::SELF.and(Dirty::HOLDERS).and(Dirty::DESCENDANTS),
        holders::not_joint,
    ),
    on_appointments(
        &texts::OUT_OF_SCOPE,
        |charter| charter.model.posts.values().any(|post| post.scope.is_some()),
        |_| Dirty::SELF.and(Dirty::HOLDERS).and(Dirty::DESCENDANTS),
        holders::out_of_scope,
    ),
    Built {
        info: &texts::OVER_FULL,
        on: &[ItemKind::Seat],
        among: Among::UnevenSeats,
        applies: |charter| charter.model.posts.values().any(|post| post.seats.max.is_some()),
        dirties: |_| Dirty::SELF,
        check: seats::over_full,
    },
    Built {
        info: &texts::ROLE_UNCOVERED,
        on: &[ItemKind::Seat],
        among: Among::UnevenSeats,
        applies: |charter| charter.model.posts.values().any(|post| post.role),
        dirties: |_| Dirty::SELF,
        check: seats::role_uncovered,
    },
    on_appointments(
        &texts::TERM_OVER,
        |charter| charter.model.posts.values().any(|post| post.term.is_some()),
        |_| Dirty::SELF.and(Dirty::DAY),
        terms::term_over,
    ),
    Built {
        info: &texts::TOO_MANY_POSTS,
        on: &[ItemKind::Person],
        among: Among::All,
        applies: |charter| {
            let set = |name| charter.whole(&texts::TOO_MANY_POSTS, name).is_some();
            set("limit") || set("roles")
        },
        dirties: |_| Dirty::SELF,
        check: loads::too_many_posts,
    },
    Built {
        info: &texts::VACANT,
        on: &[ItemKind::Seat],
        among: Among::UnevenSeats,
        applies: |charter| charter.model.posts.values().any(|post| !post.role),
        dirties: |_| Dirty::SELF,
        check: seats::vacant,
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
