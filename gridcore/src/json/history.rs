//! Records of a history as JSON: each asked for by one object, whose `record` says of what kind it is.

use super::changes::read;
use super::text;
use crate::case::EventRow;
use crate::finding::Error;
use crate::grid::Change;
use crate::history::{History, Retention};
use crate::roster::EntryRow;
use crate::time::{Date, Moment};
use crate::value::{Log, Read, Trouble, Value, fields, word_of};

/// What the places of a request say of the text.
const REQUEST: &str = "record";

/// What kind of record is asked for: one of [`KINDS`].
#[derive(Debug)]
struct Kind(&'static str);

const KINDS: &[&str] = &[
    "changes",
    "event",
    "told",
    "entries",
    "approval",
    "undo",
    "undo_last",
    "snapshot",
    "erasure",
    "expired",
    "retention",
];

impl Default for Kind {
    fn default() -> Self {
        Self("changes")
    }
}

impl Read for Kind {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        let at = word_of(value, KINDS)?;
        Ok(KINDS.get(at).map_or_else(Self::default, |kind| Self(kind)))
    }

    fn blank() -> Option<Self> {
        None
    }
}

/// A record that is asked for.
#[derive(Debug, Default)]
struct Asked {
    record: Kind,
    recorded: Option<Moment>,
    day: Option<Date>,
    changes: Vec<Change>,
    event: Option<EventRow<'static>>,
    at: Option<Moment>,
    scheme: String,
    entries: Vec<EntryRow<'static>>,
    entry: String,
    by: String,
    number: Option<u32>,
    person: String,
    keep: Retention,
}

/// When a record is written and from when it holds.
#[derive(Debug, Default)]
struct AskedWhen {
    recorded: Option<Moment>,
    day: Option<Date>,
}

fields! {
    AskedWhen { recorded, day }
    Asked { record, recorded, day, changes, event, at, scheme, entries, entry, by, number, person, keep }
    Retention { changes, cases, entries }
}

/// Writes a record down, as a text asks for it: `{"record": "changes", "day": "2024-04-01", "changes": [..]}`.
///
/// `recorded` is when it is written, the moment of the last record if left out; `day` from when it holds, the day
/// of that moment if left out. Beside them each kind has what it needs: `changes`; an `event`; `told` and
/// `at`, up to which moment escalations are told; `entries` with their `scheme`; an `approval` of an `entry`
/// of a `scheme` `by` somebody; `undo` with the `number` of a record; `undo_last`; `snapshot`; `erasure` of a
/// `person`; `expired` and `retention` with what to `keep`, `{"cases": "P2Y"}`, the latter signed `by` somebody.
///
/// What comes of it is JSON: escalations, how many entries were posted, the number of the record that was
/// undone, what a retention leaves out, or `null`.
///
/// # Errors
/// Of kind `text` for what the text may not say; else as the method of [`History`] it stands for.
///
/// # Example
/// ```
/// use gridcore::{Charter, Grid, Roster, TableKind, history::History, json};
///
/// let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]")?;
/// let mut roster = Roster::new();
/// roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\nt2,team\n", &charter);
/// roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// let grid = Grid::at(&charter, &roster, gridcore::time::parse_date("2024-03-01")?)?;
/// let mut history = History::new(&grid, "2024-03-01T08:00".parse()?)?;
/// let april = r#"{"record": "changes", "day": "2024-04-01", "changes": [{"place": {"person": "p1", "cell": "t2"}}]}"#;
/// assert_eq!(json::record(&mut history, april)?, "null");
/// assert_eq!(json::record(&mut history, r#"{"record": "undo_last"}"#)?, "1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn record(history: &mut History, request: &str) -> Result<String, Error> {
    let asked: Asked = read(request, REQUEST)?;
    let (day, recorded) = when(history, asked.day, asked.recorded);
    let number = asked.number.and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX);
    match asked.record.0 {
        "event" => history.event(recorded, &asked.event.unwrap_or_default()).map(|()| nothing()),
        "told" => history.escalations(recorded, asked.at.unwrap_or(recorded)).map(|told| text(&told)),
        "entries" => history.post(&asked.scheme, day, recorded, asked.entries).map(|posted| text(&posted)),
        "approval" => history.approve(&asked.scheme, &asked.entry, &asked.by, day, recorded).map(|()| nothing()),
        "undo" => history.undo(number, recorded).map(|()| nothing()),
        "undo_last" => history.undo_last(recorded).map(|record| text(&record)),
        "snapshot" => history.snapshot(recorded).map(|()| nothing()),
        "erasure" => history.erase(&asked.person, recorded).map(|()| nothing()),
        "expired" => history.expired(&asked.keep, day).map(|expired| text(&expired)),
        "retention" => history.retain(&asked.keep, day, recorded, &asked.by).map(|expired| text(&expired)),
        _ => history.apply(day, recorded, &asked.changes).map(|()| nothing()),
    }
}

/// From when a record holds and when it is written, of a text such as `{"day": "2024-04-01"}`: `recorded` is the
/// moment of the last record if left out, `day` the day of that moment.
///
/// # Errors
/// Of kind `text` for what the text may not say.
pub fn record_times(history: &History, request: &str) -> Result<(Date, Moment), Error> {
    let asked: AskedWhen = read(request, REQUEST)?;
    Ok(when(history, asked.day, asked.recorded))
}

fn when(history: &History, day: Option<Date>, recorded: Option<Moment>) -> (Date, Moment) {
    let recorded = recorded.unwrap_or_else(|| history.last_recorded());
    (day.unwrap_or_else(|| recorded.date().max(history.first_day())), recorded)
}

fn nothing() -> String {
    "null".to_owned()
}
