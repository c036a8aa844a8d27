//! How the types of a specification are read: what fields each has, and which are more than tables.

use super::{
    BandSpec, BodySpec, Bounds, BridgeSpec, BudgetSpec, CalendarDay, CalendarSpec, CapSpec, ChannelSpec, CharterSpec,
    CodePart, CodeSpec, CombinedSpec, DeskSpec, EndKind, EscalationSpec, ExclusiveSpec, FlowSpec, KindSpec, LinkSpec,
    NetworkSpec, NumberSpec, NumberTest, PostSpec, Predicate, Preference, ReachSpec, RequirementSpec, RoleSpec,
    SchemeSpec, ScoreRuleSpec, Setting, SiteSpec, StageSpec, TierSpec,
};
use crate::finding::Language;
use crate::time::PeriodKind;
use crate::value::{Empty, Expected, Log, Read, Record, Slot, Step, Trouble, Value, fields, word_of};

fields! {
    CharterSpec {
        format, name, from, until, language, tiers, networks, tags, numbers, unit_kinds, area_kinds, grades, posts,
        roles, combined, exclusive, requirements, links, kinds, codes, schemes, flows, calendars, desk, duty_lists,
        checklists, risks, rules, columns,
    }
    NumberSpec { key, min, max }
    NetworkSpec { key, tiers, people, refines }
    RequirementSpec { key, network, tier, people, min, share }
    CodeSpec { network, parts }
    CodePart { tier, length, letters }
    PostSpec {
        key, at, seats, shifts, scope, eligible, prefer, excludes, follows, with, channels, approvals, term, powers, grade,
        answers,
    }
    RoleSpec { key, at, seats, eligible, prefer }
    CombinedSpec { key, posts, tier, network, count }
    ExclusiveSpec { key, posts, limit }
    LinkSpec { key, source, target, reach, max, within, bridge }
    ReachSpec { key, people, by }
    BridgeSpec { tier, network, to }
    KindSpec { key, network, posts, unit, flow, sign_off }
    NumberTest { of, at_least, at_most, above, below, equals }
    SchemeSpec { key, rules, budgets, tiers, indicators, bands, assessment, awards }
    ScoreRuleSpec { key, text, points, least, most, subjects, by, reference, approval, approvers, caps }
    CapSpec { period, points }
    BudgetSpec { period, points }
    BandSpec { key, from, below, up_to }
    FlowSpec { key, like, stages, limit, natural, calendar, approvers, restart }
    StageSpec { key, work, next, back, outcomes, posts, limit, natural, escalate }
    EscalationSpec { percent, posts }
    CalendarSpec { key, hours, days, holidays, workdays }
    DeskSpec { fallback, channels, products }
    BodySpec { unit, posts }
    ChannelSpec { key, to }
}

/// A type that is written as a label alone, or as a table with the label in one of its fields.
macro_rules! labelled {
    ($($type:ident in $label:literal { $($field:ident),* })*) => {$(
        impl Record for $type {
            fn names(&self) -> &'static [&'static str] {
                &[$(stringify!($field)),*]
            }

            fn field(&mut self, name: &str) -> Option<&mut dyn Slot> {
                let Self { $($field),* } = self;
                match name {
                    $(stringify!($field) => Some($field),)*
                    _ => None,
                }
            }
        }

        impl Read for $type {
            fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
                match value {
                    Value::Text(label) => Ok(Self::from(&**label)),
                    Value::Table(_) => {
                        let mut record = Self::default();
                        log.table(value, &mut record)?;
                        Ok(record)
                    }
                    _ => Err(Trouble::Value(Expected::Label($label))),
                }
            }

            fn blank() -> Option<Self> {
                Some(Self::default())
            }
        }
    )*};
}

labelled! {
    TierSpec in "label" { label, post, people, cell, count, span, size, grade }
    SiteSpec in "tier" { tier, network, kind, tag }
}

#[derive(Default)]
struct Ends {
    min: u32,
    max: Option<u32>,
}

fields! { Ends { min, max } }

impl Read for Bounds {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        match value {
            Value::Table(_) => Ends::read(value, log).map(|ends| Self { min: ends.min, max: ends.max }),
            _ => u32::read(value, log).map(Self::exactly).map_err(|_| Trouble::Value(Expected::Bounds)),
        }
    }

    fn blank() -> Option<Self> {
        Some(Self::exactly(0))
    }
}

impl Read for Setting {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        match value {
            Value::Flag(flag) => Ok(Self::Flag(*flag)),
            Value::Text(text) => Ok(Self::Text(text.to_string())),
            _ => crate::Points::read(value, log).map(Self::Number).map_err(|_| Trouble::Value(Expected::Setting)),
        }
    }

    fn blank() -> Option<Self> {
        Some(Self::Text(String::new()))
    }
}

impl Read for Language {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        word_of(value, &["en", "zh"]).map(|word| if word == 0 { Self::En } else { Self::Zh })
    }

    fn blank() -> Option<Self> {
        Some(Self::En)
    }
}

impl Read for CalendarDay {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        crate::time::Date::read(value, log).map(Self)
    }

    fn blank() -> Option<Self> {
        None
    }
}

impl Read for EndKind {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        word_of(value, &["person", "unit", "post"]).map(|word| match word {
            0 => Self::Person,
            1 => Self::Unit,
            _ => Self::Post,
        })
    }

    fn blank() -> Option<Self> {
        Some(Self::Person)
    }
}

impl Read for PeriodKind {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        const WORDS: &[&str] = &["day", "week", "month", "quarter", "half_year", "year"];
        word_of(value, WORDS).map(|word| Self::ALL.get(word).copied().unwrap_or_default())
    }

    fn blank() -> Option<Self> {
        Some(Self::default())
    }
}

/// The value of a field on its own.
fn of<'v, T: Read>(name: &'v str, value: &'v Value<'v>, log: &mut Log<'v>, wanted: Expected) -> Result<T, Trouble> {
    let mut read = Empty(None);
    log.step(Step::Field(name), value, &mut read)?;
    read.0.ok_or(Trouble::Value(wanted))
}

/// A table of one field: its name says which condition, its value what.
impl Read for Predicate {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        const KNOWN: &[&str] = &["tag", "not", "all", "any", "number", "holds", "placed_under"];
        let Value::Table(fields) = value else { return Err(Trouble::Value(Expected::Condition)) };
        let [(name, value)] = &**fields else { return Err(Trouble::Value(Expected::Condition)) };
        match &**name {
            "tag" => of(name, value, log, Expected::Condition).map(Self::Tag),
            "not" => of(name, value, log, Expected::Condition).map(Self::Not),
            "all" => of(name, value, log, Expected::Condition).map(Self::All),
            "any" => of(name, value, log, Expected::Condition).map(Self::Any),
            "number" => of(name, value, log, Expected::Condition).map(Self::Number),
            "holds" => of(name, value, log, Expected::Condition).map(Self::Holds),
            "placed_under" => of(name, value, log, Expected::Condition).map(Self::PlacedUnder),
            _ => Err(Trouble::Field { name: name.to_string(), known: KNOWN }),
        }
    }

    fn blank() -> Option<Self> {
        None
    }
}

/// A word, or a table of one field: its name says which preference, its value of what.
impl Read for Preference {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        const KNOWN: &[&str] = &["people", "high", "low"];
        let (name, value) = match value {
            Value::Text(word) if word == "votes" => return Ok(Self::Votes),
            Value::Text(word) if word == "kept" => return Ok(Self::Kept),
            Value::Table(fields) => match &**fields {
                [(name, value)] => (name, value),
                _ => return Err(Trouble::Value(Expected::Preference)),
            },
            _ => return Err(Trouble::Value(Expected::Preference)),
        };
        match &**name {
            "people" => of(name, value, log, Expected::Preference).map(Self::People),
            "high" => of(name, value, log, Expected::Preference).map(Self::High),
            "low" => of(name, value, log, Expected::Preference).map(Self::Low),
            _ => Err(Trouble::Field { name: name.to_string(), known: KNOWN }),
        }
    }

    fn blank() -> Option<Self> {
        Some(Self::Kept)
    }
}
