//! What a rule looks at: one subject, by its dense ids.

use std::cmp::Ordering;

use crate::finding::Subject;
use crate::grid::{End, Grid, NO_SHIFT};
use crate::key::{AppointmentId, AreaId, Id, LinkId, NetworkId, PersonId, PostId, TierId, UnitId};
use crate::roster::Origin;

/// One subject of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Item {
    Charter,
    Network(NetworkId),
    Tier(TierId),
    Unit(UnitId),
    Person(PersonId),
    Area(AreaId),
    /// A post in a unit it exists in or links start from.
    Seat(PostId, UnitId),
    /// A combined count, in a unit or, with none, over the whole grid.
    Combined(u16, UnitId),
    Appointment(AppointmentId),
    Link(LinkId),
}

/// The kinds of subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ItemKind {
    Charter,
    Network,
    Tier,
    Unit,
    Person,
    Area,
    Seat,
    Combined,
    Appointment,
    Link,
}

impl ItemKind {
    pub(crate) const COUNT: usize = 10;
}

impl Item {
    pub(crate) const fn kind(self) -> ItemKind {
        match self {
            Self::Charter => ItemKind::Charter,
            Self::Network(_) => ItemKind::Network,
            Self::Tier(_) => ItemKind::Tier,
            Self::Unit(_) => ItemKind::Unit,
            Self::Person(_) => ItemKind::Person,
            Self::Area(_) => ItemKind::Area,
            Self::Seat(..) => ItemKind::Seat,
            Self::Combined(..) => ItemKind::Combined,
            Self::Appointment(_) => ItemKind::Appointment,
            Self::Link(_) => ItemKind::Link,
        }
    }

    /// Whether the subject is still there.
    pub(crate) fn exists(self, grid: &Grid) -> bool {
        match self {
            Self::Charter | Self::Network(_) | Self::Tier(_) => true,
            Self::Unit(id) => grid.units.get(id).is_some(),
            Self::Seat(post, id) => {
                grid.post_exists(post, id) || grid.links.starting(End::Post(post, id)).next().is_some()
            }
            Self::Person(id) => grid.people.is_live(id),
            Self::Area(id) => grid.areas.rows.value(id).is_some_and(Option::is_some),
            Self::Combined(_, id) => id.is_none() || grid.units.get(id).is_some(),
            Self::Appointment(id) => grid.appointments.rows.get(id).is_some(),
            Self::Link(id) => grid.links.rows.get(id).is_some(),
        }
    }

    /// The subject by its keys.
    pub(crate) fn subject(self, grid: &Grid) -> Subject {
        let model = &grid.charter.model;
        let unit = |id: UnitId| -> Box<str> { grid.units.keys.key(id).into() };
        match self {
            Self::Charter => Subject::Charter,
            Self::Network(id) => Subject::Network { key: model.networks[id].key.as_str().into() },
            Self::Tier(id) => {
                let tier = &model.tiers[id];
                Subject::Tier {
                    network: model.networks[tier.network].key.as_str().into(),
                    tier: tier.label.as_str().into(),
                }
            }
            Self::Unit(id) => Subject::Unit { key: unit(id) },
            Self::Person(id) => Subject::Person { key: grid.people.keys.key(id).into() },
            Self::Area(id) => Subject::Area { key: grid.areas.keys.key(id).into() },
            Self::Seat(post, id) => Subject::Post { post: model.posts[post].key.as_str().into(), unit: unit(id) },
            Self::Combined(index, id) => Subject::Combined {
                key: model.combined.get(usize::from(index)).map_or("", |combined| &combined.key).into(),
                unit: id.some().map(unit),
            },
            Self::Appointment(id) => appointment(grid, id),
            Self::Link(id) => link(grid, id),
        }
    }

    /// Where the row of the subject was read.
    pub(crate) fn origin(self, grid: &Grid) -> Option<Origin> {
        Some(match self {
            Self::Charter | Self::Network(_) | Self::Tier(_) => return None,
            Self::Unit(id) | Self::Seat(_, id) | Self::Combined(_, id) => grid.units.get(id)?.origin,
            Self::Person(id) => *grid.people.origins.value(id)?,
            Self::Area(id) => grid.areas.rows.value(id).copied().flatten()?.1,
            Self::Appointment(id) => grid.appointments.rows.get(id)?.origin,
            Self::Link(id) => grid.links.rows.get(id)?.origin,
        })
    }

    /// The order of the subjects by their keys; the same as that of [`Item::subject`].
    pub(crate) fn compare(self, other: Self, grid: &Grid) -> Ordering {
        match (self, other) {
            (Self::Unit(a), Self::Unit(b)) => grid.units.keys.key(a).cmp(grid.units.keys.key(b)),
            (Self::Person(a), Self::Person(b)) => grid.people.keys.key(a).cmp(grid.people.keys.key(b)),
            (Self::Area(a), Self::Area(b)) => grid.areas.keys.key(a).cmp(grid.areas.keys.key(b)),
            (a, b) => a.subject(grid).cmp(&b.subject(grid)),
        }
    }
}

fn appointment(grid: &Grid, id: AppointmentId) -> Subject {
    let Some(row) = grid.appointments.rows.get(id) else {
        return Subject::Charter;
    };
    let post = &grid.charter.model.posts[row.post];
    let shift = (row.shift != NO_SHIFT).then(|| post.shifts.get(usize::from(row.shift))).flatten();
    Subject::Appointment {
        post: post.key.as_str().into(),
        unit: grid.units.keys.key(row.unit).into(),
        person: grid.people.keys.key(row.person).into(),
        shift: shift.map(|shift| shift.as_str().into()),
    }
}

fn link(grid: &Grid, id: LinkId) -> Subject {
    let Some(row) = grid.links.rows.get(id) else {
        return Subject::Charter;
    };
    let text = |end: End| grid.reference(end).to_string().into();
    Subject::Link {
        link: grid.charter.model.links[row.kind].key.as_str().into(),
        source: text(row.source),
        target: text(row.target),
    }
}
