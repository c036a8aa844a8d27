//! Events read from values: flat tables, as a row of a sheet is.

use super::event::{EventRow, Recorded};
use crate::value::{Log, Read, Record, Slot, Trouble, Value, fields};

/// The fields of an event, in order.
pub(super) const FIELDS: [&str; 23] = [
    "case",
    "at",
    "move",
    "by",
    "kind",
    "place",
    "channel",
    "secrecy",
    "about",
    "receipt",
    "to",
    "stage",
    "outcome",
    "answer",
    "forced",
    "limit",
    "until",
    "supervisor",
    "partners",
    "problems",
    "suggestions",
    "products",
    "product",
];

impl Record for EventRow<'static> {
    fn names(&self) -> &'static [&'static str] {
        &FIELDS
    }

    fn field(&mut self, name: &str) -> Option<&mut dyn Slot> {
        Some(match name {
            "case" => &mut self.case,
            "at" => &mut self.at,
            "move" => &mut self.action,
            "by" => &mut self.by,
            "kind" => &mut self.kind,
            "place" => &mut self.place,
            "channel" => &mut self.channel,
            "secrecy" => &mut self.secrecy,
            "about" => &mut self.about,
            "receipt" => &mut self.receipt,
            "to" => &mut self.to,
            "stage" => &mut self.stage,
            "outcome" => &mut self.outcome,
            "answer" => &mut self.answer,
            "forced" => &mut self.forced,
            "limit" => &mut self.limit,
            "until" => &mut self.until,
            "supervisor" => &mut self.supervisor,
            "partners" => &mut self.partners,
            "problems" => &mut self.problems,
            "suggestions" => &mut self.suggestions,
            "products" => &mut self.products,
            "product" => &mut self.product,
            _ => return None,
        })
    }
}

impl Read for EventRow<'static> {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let mut row = Self::default();
        log.table(value, &mut row)?;
        // What happened, to what and when has no value that could stand for nothing.
        for needed in ["case", "at", "move"] {
            let is_there = matches!(value, Value::Table(fields) if fields.iter().any(|(name, _)| name == needed));
            if !is_there {
                return Err(Trouble::Missing(needed));
            }
        }
        Ok(row)
    }

    fn blank() -> Option<Self> {
        None
    }
}

fields! { Recorded { event, stage, owner, unit, direct } }
