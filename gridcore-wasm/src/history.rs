//! Histories: journals of what happened, and any day of them.

use gridcore::{Error, Findings, history, json};
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::ledger::JsLedger;
use crate::text::{json_of, parsed, text};
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

    /// Writes a record, of a kind that `record` names, and gives what comes of it: escalations, how many entries were
    /// posted, the number of the record that was undone, what a retention leaves out, or `null`.
    #[wasm_bindgen(unchecked_return_type = "RecordResult")]
    pub fn record(
        &mut self,
        #[wasm_bindgen(js_name = record, unchecked_param_type = "RecordRequest")] asked: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let done = json::record(&mut self.history, &json_of(asked, "record")?);
        parsed(&done.map_err(|error| thrown(&error))?)
    }

    /// The grid of a day.
    pub fn grid(&self, #[wasm_bindgen(unchecked_param_type = "string")] day: &JsValue) -> Result<JsGrid, JsValue> {
        let grid = json::day("day", &text(day, "day")?).and_then(|day| self.history.grid(day));
        grid.map(JsGrid::of).map_err(|error| thrown(&error))
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
