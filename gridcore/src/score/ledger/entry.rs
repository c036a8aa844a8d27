//! One entry, as it is posted and as it is shown.

use std::borrow::Cow;

use serde::Serialize;

use super::Ledger;
use crate::key::EntryId;
use crate::points::Points;
use crate::time::{Date, date_of};

/// An entry to be posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow<'a> {
    /// The id, given by whoever posts: posting twice does no harm.
    pub id: Cow<'a, str>,
    /// The day it counts for.
    pub date: Date,
    /// Whom or what it is about: `person:p1`, `unit:t1` or `post:lead@t1`; empty of a reversal for that of the
    /// original.
    pub subject: Cow<'a, str>,
    /// The rule of the scheme; empty of a reversal for that of the original.
    pub rule: Cow<'a, str>,
    /// The points; absent means those of the rule, and of a reversal all that is left of the original.
    pub points: Option<Points>,
    /// Who posts it, as `subject`.
    pub author: Cow<'a, str>,
    /// Who approved it, as `subject`; empty for nobody.
    pub approver: Cow<'a, str>,
    /// Where the evidence is; empty for none.
    pub reference: Cow<'a, str>,
    /// The entry it takes back; empty for none.
    pub reverses: Cow<'a, str>,
}

impl Default for EntryRow<'_> {
    fn default() -> Self {
        let none = || Cow::Borrowed("");
        Self {
            id: none(),
            date: Date::ZERO,
            subject: none(),
            rule: none(),
            points: None,
            author: none(),
            approver: none(),
            reference: none(),
            reverses: none(),
        }
    }
}

/// An entry of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Entry<'l> {
    /// Its id.
    pub id: &'l str,
    /// The day it counts for.
    #[serde(serialize_with = "written")]
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
    pub pending: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn written<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

impl Ledger {
    pub(super) fn entry_of(&self, row: EntryId) -> Entry<'_> {
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
