//! Records: what a line of a journal says.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::journal::Hash;
use super::refuse::Wrong;
use crate::case::Recorded;
use crate::finding::Args;
use crate::grid::Change;
use crate::hex::hex;
use crate::roster::EntryRow;
use crate::time::{Date, Moment};
use crate::value::{self, Read, Value};

/// The version of the format that is written.
const FORMAT: &str = "gridcore.journal/1";

/// A record.
#[derive(Debug)]
pub(super) struct Record<'t> {
    /// When it was written down.
    pub(super) recorded: Moment,
    /// The day from which it holds.
    pub(super) day: Date,
    pub(super) body: Body<'t>,
}

/// What happened.
#[derive(Debug)]
pub(super) enum Body<'t> {
    /// The grid a journal starts with, as a document.
    Start(Value<'t>, Option<Checkpoint>),
    /// The grid as it stands on its day, so that nothing before needs to be read for it.
    Snapshot(Value<'t>),
    Changes(Vec<Change>),
    /// A record of changes, or of undoing, is as if it had never been.
    Undo(usize),
    Event(Box<Recorded>),
    /// Escalations up to a moment were told.
    Told(Moment),
    Entries {
        scheme: String,
        entries: Vec<EntryRow<'static>>,
    },
    Approval {
        scheme: String,
        entry: String,
        by: String,
    },
    /// People were forgotten, each named by what stands for them.
    Erased(Vec<String>),
}

/// What a journal says of the one it goes on from.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Checkpoint {
    /// When it was made.
    pub recorded: String,
    /// The hash of its last line.
    pub before: String,
    /// Who signed it off.
    pub signed: String,
    /// How many records it had.
    pub records: u32,
    /// How many batches of changes were left out.
    pub changes: u32,
    /// How many cases were left out.
    pub cases: u32,
    /// How many entries were left out.
    pub entries: u32,
}

value::fields! { Checkpoint { recorded, before, signed, records, changes, cases, entries } }

/// What is wrong with a line.
pub(super) type Bad = (Wrong, Args);

impl<'t> Record<'t> {
    /// Reads the line of a record, which follows one of a hash.
    pub(super) fn read(line: &'t str, number: usize, before: Option<&Hash>) -> Result<Self, Bad> {
        let (record, own, after) = Self::parse(line, number == 0)?;
        if usize::try_from(own).ok() != Some(number) {
            return Err((Wrong::Number, vec![("record", own.into()), ("expected", number.into())]));
        }
        if after != before.map_or_else(String::new, |hash| hex(hash)) {
            return Err((Wrong::Hash, vec![]));
        }
        Ok(record)
    }

    /// Reads a line wherever it stands.
    pub(super) fn read_alone(line: &'t str, number: usize) -> Result<Self, Bad> {
        Self::parse(line, number == 0).map(|(record, ..)| record)
    }

    /// A record, its number and the hash it names.
    fn parse(line: &'t str, is_first: bool) -> Result<(Self, u32, String), Bad> {
        let Ok(Value::Table(mut fields)) = Value::from_json(line) else { return Err((Wrong::NotARecord, vec![])) };
        let mut take = |name: &str| {
            let at = fields.iter().position(|(field, _)| field == name)?;
            Some(fields.swap_remove(at).1)
        };
        if is_first {
            let format: String = given(take("format"), "format")?;
            if format != FORMAT {
                return Err((Wrong::Format, vec![("format", format.chars().take(40).collect::<String>().into())]));
            }
        }
        let number: u32 = given(take("record"), "record")?;
        let after: String = given(take("after"), "after")?;
        let recorded: Moment = given(take("recorded"), "recorded")?;
        let day: Date = given(take("day"), "day")?;
        let body = Body::read(is_first, &mut take)?;
        match fields.first() {
            Some((name, _)) => Err((Wrong::Field, vec![("field", value::shown(name).into())])),
            None => Ok((Self { recorded, day, body }, number, after)),
        }
    }

    /// The line of a record.
    pub(super) fn write(&self, number: usize, before: &str) -> String {
        let mut line = String::from("{");
        if number == 0 {
            let _ = write!(line, "\"format\":\"{FORMAT}\",");
        }
        let _ = write!(line, "\"record\":{number},\"recorded\":\"{}\",\"day\":\"{}\",", self.recorded, self.day);
        self.body.write(&mut line);
        let _ = write!(line, ",\"after\":\"{before}\"}}");
        line
    }
}

/// A field that a record has.
fn given<T: Read>(value: Option<Value<'_>>, name: &'static str) -> Result<T, Bad> {
    let bad = || (Wrong::Field, vec![("field", name.into())]);
    let value = value.ok_or_else(bad)?;
    value::strictly(&value).map_err(|_| bad())
}

impl<'t> Body<'t> {
    fn read(is_first: bool, take: &mut dyn FnMut(&str) -> Option<Value<'t>>) -> Result<Self, Bad> {
        if is_first {
            let checkpoint = take("checkpoint").map(|value| given(Some(value), "checkpoint")).transpose()?;
            return match take("grid") {
                Some(grid) => Ok(Self::Start(grid, checkpoint)),
                None => Err((Wrong::Field, vec![("field", "grid".into())])),
            };
        }
        if let Some(grid) = take("snapshot") {
            return Ok(Self::Snapshot(grid));
        }
        if let Some(changes) = take("changes") {
            return Ok(Self::Changes(given(Some(changes), "changes")?));
        }
        if let Some(undoes) = take("undoes") {
            let record: u32 = given(Some(undoes), "undoes")?;
            return Ok(Self::Undo(usize::try_from(record).unwrap_or(usize::MAX)));
        }
        if let Some(event) = take("event") {
            return Ok(Self::Event(given(Some(event), "event")?));
        }
        if let Some(told) = take("told") {
            return Ok(Self::Told(given(Some(told), "told")?));
        }
        if let Some(entries) = take("entries") {
            return Ok(Self::Entries {
                scheme: given(take("scheme"), "scheme")?,
                entries: given(Some(entries), "entries")?,
            });
        }
        if let Some(entry) = take("approved") {
            let (scheme, by) = (given(take("scheme"), "scheme")?, given(take("by"), "by")?);
            return Ok(Self::Approval { scheme, entry: given(Some(entry), "approved")?, by });
        }
        match take("erased") {
            Some(erased) => Ok(Self::Erased(given(Some(erased), "erased")?)),
            None => Err((Wrong::Kind, vec![])),
        }
    }

    fn write(&self, line: &mut String) {
        let mut field = |name: &str, text: &str| {
            if !line.ends_with(['{', ',']) {
                line.push(',');
            }
            let _ = write!(line, "\"{name}\":{text}");
        };
        match self {
            Self::Start(grid, checkpoint) => {
                if let Some(checkpoint) = checkpoint {
                    field("checkpoint", &text(checkpoint));
                }
                field("grid", &text(grid));
            }
            Self::Snapshot(grid) => field("snapshot", &text(grid)),
            Self::Changes(changes) => field("changes", &text(changes)),
            Self::Undo(record) => field("undoes", &record.to_string()),
            Self::Event(recorded) => field("event", &text(recorded)),
            Self::Told(at) => field("told", &text(at)),
            Self::Entries { scheme, entries } => {
                field("scheme", &text(scheme));
                field("entries", &text(entries));
            }
            Self::Approval { scheme, entry, by } => {
                field("scheme", &text(scheme));
                field("approved", &text(entry));
                field("by", &text(by));
            }
            Self::Erased(erased) => field("erased", &text(erased)),
        }
    }

    /// Each key of a person swapped for another.
    pub(super) fn swap(&mut self, by: &mut dyn FnMut(&str) -> String) {
        let mut swap = super::swap::Swap(by);
        match self {
            Self::Start(grid, checkpoint) => {
                swap.document(grid);
                checkpoint.iter_mut().for_each(|checkpoint| checkpoint.signed = (swap.0)(&checkpoint.signed));
            }
            Self::Snapshot(grid) => swap.document(grid),
            Self::Changes(changes) => changes.iter_mut().for_each(|change| swap.change(change)),
            Self::Event(recorded) => swap.recorded(recorded),
            Self::Entries { entries, .. } => entries.iter_mut().for_each(|entry| swap.entry(entry)),
            Self::Approval { by, .. } => {
                let mut reference = Cow::Owned(std::mem::take(by));
                swap.reference(&mut reference);
                *by = reference.into_owned();
            }
            Self::Undo(_) | Self::Told(_) | Self::Erased(_) => {}
        }
    }
}

/// What is written here has text keys and finite numbers, which JSON always takes.
fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
