//! One entry, as it is posted and as it is shown.

use serde::Serialize;

use super::Ledger;
use crate::key::EntryId;
use crate::points::Points;
use crate::roster::EntryRow;
use crate::time::{Date, date_of};

/// An entry of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry<'l> {
    /// Its id.
    pub id: &'l str,
    /// The day it counts for.
    #[serde(serialize_with = "crate::time::written")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub date: Date,
    /// Whom or what it is about.
    pub subject: &'l str,
    /// The rule.
    pub rule: &'l str,
    /// The points.
    pub points: Points,
    /// Who posted it.
    pub author: &'l str,
    /// Who approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approver: Option<&'l str>,
    /// Where the evidence is.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<&'l str>,
    /// The entry it takes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reverses: Option<&'l str>,
    /// Whether it waits for approval, and does not count.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub pending: bool,
}

impl<'l> From<Entry<'l>> for EntryRow<'l> {
    /// The entry as it would be posted again.
    fn from(entry: Entry<'l>) -> Self {
        Self {
            id: entry.id.into(),
            date: entry.date,
            subject: entry.subject.into(),
            rule: entry.rule.into(),
            points: Some(entry.points),
            author: entry.author.into(),
            approver: entry.approver.unwrap_or_default().into(),
            reference: entry.reference.unwrap_or_default().into(),
            reverses: entry.reverses.unwrap_or_default().into(),
        }
    }
}

impl Ledger {
    pub(in crate::score) fn entry_of(&self, row: EntryId) -> Entry<'_> {
        let store = &self.store;
        let (day, points) = store.counted(row);
        Entry {
            id: store.id(row),
            date: date_of(day).unwrap_or(Date::ZERO),
            subject: store.party(store.subject(row)),
            rule: self.scheme.rules.get(usize::from(store.rule(row))).map_or("", |rule| rule.key.as_str()),
            points: Points::from_thousandths(points).unwrap_or(Points::ZERO),
            author: store.party(store.author(row)),
            approver: store.approver(row).map(|party| store.party(party)),
            reference: store.reference(row),
            reverses: store.reverses(row).map(|original| store.id(original)),
            pending: store.is_pending(row),
        }
    }
}
