//! Histories: journals of what happened, and any day of them.

use gridcore::{Error, Findings, history, json};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::columns::Columns;
use crate::desk::JsDesk;
use crate::grid::JsGrid;
use crate::ledger::JsLedger;
use crate::text::{bytes, json_of, parsed, request, text};
use crate::thrown::{found, thrown};

/// A journal of changes, events of cases and entries, from which the grid of any day is made again.
///
/// It begins with a grid that has a day. What was written stays and is undone by a further record. `journal` and
/// `people` are the two texts to keep: a line of JSON a record, each with the hash of the line before, and who the
/// surrogates in it stand for.
#[wasm_bindgen(js_name = History)]
#[derive(Debug)]
pub struct JsHistory {
    history: history::History,
    findings: Findings,
}

impl JsHistory {
    /// Writes a record of a kind, and gives what comes of it.
    fn write<const N: usize>(
        &mut self,
        kind: &str,
        options: &JsValue,
        fields: [(&str, &JsValue); N],
    ) -> Result<JsValue, JsValue> {
        let asked = Object::assign(&Object::new(), options.unchecked_ref());
        Reflect::set(&asked, &"record".into(), &kind.into())?;
        for (name, value) in fields {
            Reflect::set(&asked, &name.into(), value)?;
        }
        let done = json::record(&mut self.history, &json_of(&asked, kind)?);
        parsed(&done.map_err(|error| thrown(&error))?)
    }
}

#[wasm_bindgen(js_class = History)]
impl JsHistory {
    /// Begins a history with a grid of a day; `recorded` is when that is written, as in `2024-03-01T08:00`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] recorded: &JsValue,
    ) -> Result<Self, JsValue> {
        let recorded = json::moment("recorded", &text(recorded, "recorded")?);
        let begun = recorded.and_then(|recorded| history::History::new(&grid.grid, recorded));
        opened(begun.map(|history| (history, Findings::default())))
    }

    /// Opens a journal with its table of people. A last line that was torn off is left out, which `findings` says.
    /// Throws a `GridError` naming the first line that does not hold; `recover` gives the rest.
    pub fn open(
        #[wasm_bindgen(unchecked_param_type = "string")] journal: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] people: &JsValue,
    ) -> Result<Self, JsValue> {
        opened(history::History::open(&text(journal, "journal")?, &text(people, "people")?))
    }

    /// What is whole of a journal, as a history of its own; `findings` says of each line that is left out why.
    pub fn recover(
        #[wasm_bindgen(unchecked_param_type = "string")] journal: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] people: &JsValue,
    ) -> Result<Self, JsValue> {
        opened(history::History::recover(&text(journal, "journal")?, &text(people, "people")?))
    }

    /// Makes changes that hold from a day on, all or none; those of later days are made again after them.
    pub fn apply(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "readonly Change[]")] changes: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RecordOptions")] options: &JsValue,
    ) -> Result<(), JsValue> {
        self.write("changes", options, [("changes", changes)]).map(drop)
    }

    /// Takes an event of a case, judged by the grid of its day.
    pub fn event(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "EventRow")] event: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WrittenOptions")] options: &JsValue,
    ) -> Result<(), JsValue> {
        self.write("event", options, [("event", event)]).map(drop)
    }

    /// The levels of escalation that were reached up to a moment and not told before.
    #[wasm_bindgen(unchecked_return_type = "Escalated[]")]
    pub fn escalations(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Moment")] at: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WrittenOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.write("told", options, [("at", at)])
    }

    /// Posts entries to the ledger of a scheme, all or none: rows, columns or a CSV text, as `Ledger.post`.
    #[wasm_bindgen(unchecked_return_type = "Posted")]
    pub fn post(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Wide")] entries: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RecordOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let scheme = text(scheme, "scheme")?;
        let (day, recorded) = json::record_times(&self.history, &request(options)?).map_err(|error| thrown(&error))?;
        let posted = match bytes(entries) {
            Some(text) => self.history.post_csv(&scheme, day, recorded, &text),
            None => {
                let columns = Columns::of(entries, "entries")?;
                self.history.post_columns(&scheme, day, recorded, columns.rows, &columns.list())
            }
        };
        parsed(&json::posted(&posted.map_err(|error| thrown(&error))?))
    }

    /// Approves an entry that waits for it.
    pub fn approve(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] entry: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] by: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RecordOptions")] options: &JsValue,
    ) -> Result<(), JsValue> {
        self.write("approval", options, [("scheme", scheme), ("entry", entry), ("by", by)]).map(drop)
    }

    /// Takes the changes of a record back, as if they had never been; of the last changes in force if none is named.
    /// Returns the number of the record. Undoing the record that undid does it again.
    #[wasm_bindgen(unchecked_return_type = "number")]
    pub fn undo(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "number | null")] record: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WrittenOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        if record.is_undefined() || record.is_null() {
            return self.write("undo_last", options, []);
        }
        self.write("undo", options, [("number", record)])?;
        Ok(record.clone())
    }

    /// Writes down the grid as it stands, so that later days are reached without what was before. The history does so
    /// itself as it grows.
    pub fn snapshot(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "WrittenOptions")] options: &JsValue,
    ) -> Result<(), JsValue> {
        self.write("snapshot", options, []).map(drop)
    }

    /// Forgets who somebody was who has left: their rows of `people` go, no line of the journal is touched.
    pub fn erase(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] person: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WrittenOptions")] options: &JsValue,
    ) -> Result<(), JsValue> {
        self.write("erasure", options, [("person", person)]).map(drop)
    }

    /// What a retention would leave out on a day; nothing is changed.
    #[wasm_bindgen(unchecked_return_type = "Expired")]
    pub fn expired(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Keep")] keep: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Day")] day: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.write("expired", &JsValue::UNDEFINED, [("keep", keep), ("day", day)])
    }

    /// Leaves out what is kept no longer and goes on from a checkpoint that `by`, a person, signs off. As `expired`
    /// otherwise; what goes is gone.
    #[wasm_bindgen(unchecked_return_type = "Expired")]
    pub fn retain(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Keep")] keep: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Day")] day: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] by: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WrittenOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.write("retention", options, [("keep", keep), ("day", day), ("by", by)])
    }

    /// The grid of a day.
    pub fn grid(&self, #[wasm_bindgen(unchecked_param_type = "string")] day: &JsValue) -> Result<JsGrid, JsValue> {
        let grid = json::day("day", &text(day, "day")?).and_then(|day| self.history.grid(day));
        grid.map(JsGrid::of).map_err(|error| thrown(&error))
    }

    /// The cases as they stand, or stood at the end of a day: a desk of its own.
    pub fn desk(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] day: &JsValue,
    ) -> Result<JsDesk, JsValue> {
        let desk = if day.is_undefined() || day.is_null() {
            Ok(self.history.desk().clone())
        } else {
            json::day("day", &text(day, "day")?).and_then(|day| self.history.desk_on(day))
        };
        desk.map(JsDesk::of).map_err(|error| thrown(&error))
    }

    /// The entries of a scheme as they stand, a ledger of its own; `undefined` if nothing was posted to it.
    pub fn ledger(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
    ) -> Result<Option<JsLedger>, JsValue> {
        Ok(self.history.ledger(&text(scheme, "scheme")?).cloned().map(JsLedger::of))
    }

    /// The history as far as it was written down at a moment.
    pub fn known(&self, #[wasm_bindgen(unchecked_param_type = "string")] at: &JsValue) -> Result<Self, JsValue> {
        let known = json::moment("at", &text(at, "at")?).and_then(|at| self.history.known(at));
        opened(known.map(|history| (history, Findings::default())))
    }

    /// Reads the journal from its beginning once more and holds what comes of it against this; throws a `GridError`
    /// where they differ.
    pub fn verify(&self) -> Result<(), JsValue> {
        self.history.verify().map_err(|error| thrown(&error))
    }

    /// The lines of the journal from a record on: what is to be appended to a file that has those before.
    #[must_use]
    pub fn lines(&self, record: usize) -> String {
        self.history.text_from(record).to_owned()
    }

    /// The journal: a line of JSON a record.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn journal(&self) -> String {
        self.history.text().to_owned()
    }

    /// The table of people: who the surrogates of the journal stand for, a line of JSON each. It is to be written anew
    /// as a whole, for rows go.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn people(&self) -> String {
        self.history.people()
    }

    /// The hash of the last line. Kept elsewhere it shows later whether the journal is still the one it was.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn head(&self) -> String {
        self.history.head()
    }

    /// What was said of the journal it was opened from.
    #[wasm_bindgen(getter, unchecked_return_type = "Findings")]
    #[must_use]
    pub fn findings(&self) -> JsValue {
        found(&self.findings)
    }

    /// How many records there are.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn length(&self) -> usize {
        self.history.len()
    }

    /// The day it begins with.
    #[wasm_bindgen(getter, js_name = firstDay)]
    #[must_use]
    pub fn first_day(&self) -> String {
        self.history.first_day().to_string()
    }

    /// The day of the last changes.
    #[wasm_bindgen(getter, js_name = lastDay)]
    #[must_use]
    pub fn last_day(&self) -> String {
        self.history.last_day().to_string()
    }
}

fn opened(opened: Result<(history::History, Findings), Error>) -> Result<JsHistory, JsValue> {
    opened.map(|(history, findings)| JsHistory { history, findings }).map_err(|error| thrown(&error))
}
