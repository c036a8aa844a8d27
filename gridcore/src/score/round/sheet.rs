//! Sheets: what somebody reports of a subject.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::charter::SheetKind;
use crate::points::Points;
use crate::score::Ratio;
use crate::value::{Log, Read, Record, Slot, Trouble, Value};

/// A filled sheet: a value for each indicator of the scheme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Sheet {
    /// Whom it is about: `unit:c1`, or `person:p1` where holders of a post are assessed.
    pub subject: String,
    /// Who fills it.
    pub from: SheetKind,
    /// The author: `person:p1`, `unit:t1` or `post:lead@t1`.
    pub author: String,
    /// By indicator, its marks, its rate or its number of cases.
    pub values: BTreeMap<String, Points>,
    /// Where the evidence is.
    #[serde(rename = "ref", default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
}

impl Sheet {
    /// Whether another takes the place of this one: it is by the same author about the same subject.
    pub(super) fn is_replaced_by(&self, other: &Self) -> bool {
        (&self.subject, self.from, &self.author) == (&other.subject, other.from, &other.author)
    }

    /// Its values as indicators take them.
    pub(super) fn ratios(&self) -> Vec<(&str, Ratio)> {
        self.values.iter().map(|(name, value)| (name.as_str(), Ratio::from(*value))).collect()
    }
}

impl Record for Sheet {
    fn names(&self) -> &'static [&'static str] {
        &["subject", "from", "author", "values", "ref"]
    }

    fn field(&mut self, name: &str) -> Option<&mut dyn Slot> {
        Some(match name {
            "subject" => &mut self.subject,
            "from" => &mut self.from,
            "author" => &mut self.author,
            "values" => &mut self.values,
            "ref" => &mut self.reference,
            _ => return None,
        })
    }
}

impl Read for Sheet {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let mut sheet = Self::default();
        log.table(value, &mut sheet)?;
        Ok(sheet)
    }

    fn blank() -> Option<Self> {
        Some(Self::default())
    }
}
