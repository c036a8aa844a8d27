//! Rows that own their texts.

use std::borrow::Cow;

use super::{AliasRow, AppointmentRow, AreaRow, ClaimRow, EntryRow, LinkRow, PersonRow, PlacementRow, UnitRow};
use crate::order;

impl UnitRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> UnitRow<'static> {
        UnitRow {
            key: own(self.key),
            parent: own(self.parent),
            tier: own(self.tier),
            network: own(self.network),
            name: own(self.name),
            kind: own(self.kind),
            tags: self.tags.into_iter().map(own).collect(),
            from: self.from,
            until: self.until,
        }
    }
}

impl PersonRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> PersonRow<'static> {
        PersonRow {
            key: own(self.key),
            cell: own(self.cell),
            tags: self.tags.into_iter().map(own).collect(),
            numbers: order::map(self.numbers.into_iter().map(|(name, points)| (own(name), points))),
        }
    }
}

impl PlacementRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> PlacementRow<'static> {
        PlacementRow {
            person: own(self.person),
            network: own(self.network),
            cell: own(self.cell),
            from: self.from,
            until: self.until,
        }
    }
}

impl AreaRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> AreaRow<'static> {
        AreaRow { key: own(self.key), name: own(self.name), kind: own(self.kind) }
    }
}

impl ClaimRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> ClaimRow<'static> {
        ClaimRow {
            area: own(self.area),
            cell: own(self.cell),
            keeper: own(self.keeper),
            from: self.from,
            until: self.until,
        }
    }
}

impl AppointmentRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> AppointmentRow<'static> {
        AppointmentRow {
            person: own(self.person),
            post: own(self.post),
            unit: own(self.unit),
            shift: own(self.shift),
            channel: own(self.channel),
            approvals: self.approvals.into_iter().map(own).collect(),
            from: self.from,
            until: self.until,
        }
    }
}

impl LinkRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> LinkRow<'static> {
        LinkRow {
            kind: own(self.kind),
            source: own(self.source),
            target: own(self.target),
            from: self.from,
            until: self.until,
        }
    }
}

impl AliasRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> AliasRow<'static> {
        AliasRow { kind: own(self.kind), alias: own(self.alias), key: own(self.key) }
    }
}

impl EntryRow<'_> {
    /// The same row, owning its texts.
    #[must_use]
    pub fn into_owned(self) -> EntryRow<'static> {
        EntryRow {
            id: own(self.id),
            date: self.date,
            subject: own(self.subject),
            rule: own(self.rule),
            points: self.points,
            author: own(self.author),
            approver: own(self.approver),
            reference: own(self.reference),
            reverses: own(self.reverses),
        }
    }
}

fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}
