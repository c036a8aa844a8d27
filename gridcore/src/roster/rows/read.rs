//! Rows read from values, as changes hold them.

use std::borrow::Cow;

use super::{AppointmentRow, AreaRow, ClaimRow, EntryRow, LinkRow, PersonRow, PlacementRow, UnitRow};
use crate::points::Points;
use crate::value::{Log, Read, Record, Slot, Trouble, Value, fields};

fields! {
    UnitRow<'static> { key, parent, tier, network, name, kind, tags, from, until }
    PlacementRow<'static> { person, network, cell, from, until }
    AreaRow<'static> { key, name, kind }
    ClaimRow<'static> { area, cell, keeper, from, until }
    AppointmentRow<'static> { person, post, unit, shift, channel, approvals, from, until }
    LinkRow<'static> { kind, source, target, from, until }
}

/// What is no known field is a number.
impl Record for PersonRow<'static> {
    fn names(&self) -> &'static [&'static str] {
        &["key", "cell", "tags"]
    }

    fn field(&mut self, name: &str) -> Option<&mut dyn Slot> {
        Some(match name {
            "key" => &mut self.key,
            "cell" => &mut self.cell,
            "tags" => &mut self.tags,
            _ => self.numbers.entry(Cow::Owned(name.to_owned())).or_insert(Points::ZERO),
        })
    }
}

impl Read for PersonRow<'static> {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let mut row = Self::default();
        log.table(value, &mut row)?;
        Ok(row)
    }

    fn blank() -> Option<Self> {
        Some(Self::default())
    }
}

// By hand, for a field that has another name in the text.
impl Record for EntryRow<'static> {
    fn names(&self) -> &'static [&'static str] {
        &["id", "date", "subject", "rule", "points", "author", "approver", "ref", "reverses"]
    }

    fn field(&mut self, name: &str) -> Option<&mut dyn Slot> {
        Some(match name {
            "id" => &mut self.id,
            "date" => &mut self.date,
            "subject" => &mut self.subject,
            "rule" => &mut self.rule,
            "points" => &mut self.points,
            "author" => &mut self.author,
            "approver" => &mut self.approver,
            "ref" => &mut self.reference,
            "reverses" => &mut self.reverses,
            _ => return None,
        })
    }
}

impl Read for EntryRow<'static> {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let mut row = Self::default();
        log.table(value, &mut row)?;
        Ok(row)
    }

    fn blank() -> Option<Self> {
        Some(Self::default())
    }
}
