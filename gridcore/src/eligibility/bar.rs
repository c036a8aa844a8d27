//! What bars a person from a post, and the finding it makes.

use crate::charter::Scope;
use crate::finding::catalogue::staffing as texts;
use crate::finding::{Args, Finding, RuleInfo, Subject, listed};
use crate::grid::{AppointmentData, Grid, NO_SHIFT};
use crate::key::{PersonId, PostId, UnitId};

/// A post in a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held {
    pub(crate) post: PostId,
    pub(crate) unit: UnitId,
}

/// What bars a person from a seat.
#[derive(Debug, Clone)]
pub(crate) enum Bar<'g> {
    /// The post does not exist there.
    Misplaced,
    /// They do not meet its condition.
    Ineligible,
    /// They are placed elsewhere.
    OutOfScope(Scope),
    /// They do not hold the post it follows.
    NotFollowing(PostId),
    /// They do not hold a post that goes with it.
    NotJoint(PostId),
    /// They hold a post that it excludes.
    Excluded(PostId, UnitId),
    /// They hold a post that excludes it.
    Excludes(&'g AppointmentData),
    /// They would hold too many of a group, by its index.
    Exclusive(usize, Vec<(PostId, UnitId)>),
    /// They would hold too many posts, or roles.
    TooMany { role: bool, count: usize, limit: u32 },
}

impl Bar<'_> {
    pub(crate) const fn rule(&self) -> &'static RuleInfo {
        match self {
            Self::Misplaced => &texts::MISPLACED_POST,
            Self::Ineligible => &texts::INELIGIBLE,
            Self::OutOfScope(_) => &texts::OUT_OF_SCOPE,
            Self::NotFollowing(_) => &texts::NOT_FOLLOWING,
            Self::NotJoint(_) => &texts::NOT_JOINT,
            Self::Excluded(..) | Self::Excludes(_) => &texts::EXCLUDED,
            Self::Exclusive(..) => &texts::EXCLUSIVE_POSTS,
            Self::TooMany { .. } => &texts::TOO_MANY_POSTS,
        }
    }

    /// Which text of the rule speaks of an appointment that is not made yet.
    const fn text(&self) -> u8 {
        match self {
            Self::Excludes(_) | Self::TooMany { role: false, .. } => 2,
            Self::TooMany { role: true, .. } => 3,
            _ => 1,
        }
    }
}

impl Grid {
    /// The finding of a check if somebody were appointed in spite of a bar, said of what is not so
    /// yet; none if the charter switches its rule off.
    pub(crate) fn finding_of_bar(&self, person: PersonId, seat: Held, bar: &Bar<'_>) -> Option<Finding> {
        let model = &self.charter.model;
        let rule = bar.rule();
        let key = |post: PostId| model.posts.value(post).map_or("", |post| post.key.as_str());
        let unit = |id: UnitId| self.units.keys.key(id);
        let holder = self.people.keys.key(person);
        // The appointment that would be wrong: the new one, but for a post held that excludes it.
        let (post, at, shift, place) = match bar {
            Bar::Excludes(row) => (row.post, row.unit, row.shift, self.place(row.origin)),
            _ => (seat.post, seat.unit, NO_SHIFT, None),
        };
        let mut args: Args = vec![("person", holder.into())];
        let mut subject = Subject::Person { key: holder.into() };
        if !matches!(bar, Bar::Exclusive(..) | Bar::TooMany { .. }) {
            args.extend([("post", key(post).into()), ("unit", unit(at).into())]);
            let shift = model.posts.value(post).and_then(|post| post.shifts.get(usize::from(shift)));
            let shift = shift.map(|shift| shift.as_str().into());
            subject =
                Subject::Appointment { post: key(post).into(), unit: unit(at).into(), person: holder.into(), shift };
        }
        match bar {
            Bar::Misplaced => {
                let tier = model.tiers.value(self.units.tier(at)).map_or("", |tier| &tier.label);
                args.push(("tier", tier.into()));
            }
            Bar::Ineligible => {
                let reason = model.posts.value(post)?.eligible.as_ref().and_then(|test| self.unmet(person, test));
                args.push(("reason", reason.unwrap_or_default().into()));
            }
            Bar::OutOfScope(scope) => args.push(("scope", self.scope_text(*scope).into())),
            Bar::NotFollowing(other) | Bar::NotJoint(other) => args.push(("other", key(*other).into())),
            Bar::Excluded(other, at) => args.extend([("other", key(*other).into()), ("where", unit(*at).into())]),
            Bar::Excludes(_) => args.extend([("other", key(seat.post).into()), ("where", unit(seat.unit).into())]),
            Bar::Exclusive(index, held) => {
                let group = model.exclusive.get(*index)?;
                let posts = held.iter().map(|(post, at)| format!("{}@{}", key(*post), unit(*at)));
                args.extend([("count", held.len().into()), ("group", group.key.as_str().into())]);
                args.extend([("limit", group.limit.into()), ("posts", listed(posts).into())]);
            }
            Bar::TooMany { count, limit, .. } => {
                args.extend([("count", (*count).into()), ("limit", (*limit).into())]);
            }
        }
        let severity = self.charter.severity(rule)?;
        Some(Finding { severity, ..Finding::new(rule, subject, bar.text(), args).at(place) })
    }
}
