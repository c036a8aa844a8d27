//! A line of a points ledger.

use std::borrow::Cow;

use serde::Serialize;

use crate::points::Points;
use crate::time::Date;

/// An entry to be posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryRow<'a> {
    /// The id, given by whoever posts: posting twice does no harm.
    pub id: Cow<'a, str>,
    /// The day it counts for.
    #[serde(serialize_with = "crate::time::written")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub date: Date,
    /// Whom or what it is about: `person:p1`, `unit:t1` or `post:lead@t1`.
    pub subject: Cow<'a, str>,
    /// The rule of the scheme.
    pub rule: Cow<'a, str>,
    /// The points; absent means those of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// Who posts it, as `subject`.
    pub author: Cow<'a, str>,
    /// Who approved it, as `subject`; empty for nobody.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub approver: Cow<'a, str>,
    /// Where the evidence is; empty for none.
    #[serde(rename = "ref", skip_serializing_if = "str::is_empty")]
    pub reference: Cow<'a, str>,
    /// The entry it takes back; empty for none.
    #[serde(skip_serializing_if = "str::is_empty")]
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
