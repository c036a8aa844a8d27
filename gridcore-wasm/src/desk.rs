//! The desk of an organisation: its cases, moved by events.

use gridcore::case::{self, Applied, EventRow};
use gridcore::time::Moment;
use gridcore::{Error, json, publish};
use wasm_bindgen::prelude::*;

use crate::columns::Columns;
use crate::grid::JsGrid;
use crate::text::{bytes, json_of, parsed, request, text};
use crate::thrown::thrown;

/// All cases of an organisation, moved by events along the flows of its charter.
///
/// The grid says on each call who exists and who holds which post on the day of the event. A desk never forgets: a
/// case is open, or closed with an outcome and an answer, or part of another. It lives in the memory of the module,
/// as a grid does.
#[wasm_bindgen(js_name = Desk)]
#[derive(Debug)]
pub struct JsDesk(case::Desk);

/// What the core made as text, as JavaScript has it.
fn shown(made: Result<String, Error>) -> Result<JsValue, JsValue> {
    parsed(&made.map_err(|error| thrown(&error))?)
}

fn event(given: &JsValue) -> Result<EventRow<'static>, JsValue> {
    json::from_event(&json_of(given, "event")?).map_err(|error| thrown(&error))
}

fn moment(given: &JsValue, name: &str) -> Result<Moment, JsValue> {
    json::moment(name, &text(given, name)?).map_err(|error| thrown(&error))
}

impl JsDesk {
    pub(crate) const fn of(desk: case::Desk) -> Self {
        Self(desk)
    }

    fn take(&mut self, grid: &JsGrid, events: &JsValue) -> Result<Applied, JsValue> {
        let applied = match bytes(events) {
            Some(text) => self.0.apply_text(&grid.grid, &text),
            None => {
                let columns = Columns::of(events, "events")?;
                self.0.apply_columns(&grid.grid, columns.rows, &columns.list())
            }
        };
        applied.map_err(|error| thrown(&error))
    }
}

#[wasm_bindgen(js_class = Desk)]
impl JsDesk {
    /// A desk under the charter of a grid, with what happened so far if it is said: every event must be legal, else
    /// a `GridError` is thrown with each that is not.
    #[wasm_bindgen(constructor)]
    pub fn new(
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_optional_param_type = "Wide")] events: &JsValue,
    ) -> Result<Self, JsValue> {
        let mut desk = Self(case::Desk::new(grid.grid.charter()));
        if !events.is_undefined() && !events.is_null() {
            let applied = desk.take(grid, events)?;
            if !applied.refused.is_empty() {
                return Err(thrown(&applied.refusal()));
            }
        }
        Ok(desk)
    }

    /// The desk that took these events, made again without the grids they were judged by: a text that `toJson` gave.
    /// The grid lends its charter. Events do not say who was told of escalations: `told` is the `toldUntil` of the
    /// desk that took them.
    pub fn restore(
        grid: &JsGrid,
        #[wasm_bindgen(js_name = events, unchecked_param_type = "string")] given: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Moment | null")] told: &JsValue,
    ) -> Result<Self, JsValue> {
        let told = if told.is_undefined() || told.is_null() { None } else { Some(moment(told, "told")?) };
        let made = json::from_desk(grid.grid.charter(), &text(given, "events")?);
        made.map(|desk| Self(desk.told_to(told))).map_err(|error| thrown(&error))
    }

    /// Takes an event, or throws a `GridError` with each reason, and what would be legal, leaving everything as it was.
    pub fn apply(
        &mut self,
        grid: &JsGrid,
        #[wasm_bindgen(js_name = event, unchecked_param_type = "EventRow")] given: &JsValue,
    ) -> Result<(), JsValue> {
        self.0.apply(&grid.grid, &event(given)?).map_err(|error| thrown(&error))
    }

    /// Takes those of several events that are legal, one after the other; says which were refused, and why.
    ///
    /// They are rows, columns, a CSV text, or JSON text: a list, or an event a line. The columns are the fields of an
    /// event; `about` and `partners` are lists, or texts separated by `;`.
    #[wasm_bindgen(js_name = applyAll, unchecked_return_type = "Applied")]
    pub fn apply_all(
        &mut self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "Wide")] events: &JsValue,
    ) -> Result<JsValue, JsValue> {
        parsed(&json::applied(&self.take(grid, events)?))
    }

    /// Where a report would go and why, without taking it.
    #[wasm_bindgen(unchecked_return_type = "Routing")]
    pub fn route(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(js_name = event, unchecked_param_type = "EventRow")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        shown(self.0.route(&grid.grid, &event(given)?).map(|routing| json::routing(&routing)))
    }

    /// A case as it stands, for a viewer who may read it; else a `GridError` is thrown.
    #[wasm_bindgen(js_name = case, unchecked_return_type = "CaseView")]
    pub fn view(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] viewer: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let view = self.0.case(&grid.grid, &text(key, "key")?, &text(viewer, "viewer")?);
        shown(view.map(|view| json::case(&view)))
    }

    /// The cases a viewer may read, in the order in which they were reported; with `at`, each has its light then. The
    /// other options leave out those that are otherwise.
    #[wasm_bindgen(unchecked_return_type = "CaseView[]")]
    pub fn cases(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] viewer: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "CaseFilter")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        shown(json::cases(&self.0, &grid.grid, &text(viewer, "viewer")?, &request(given)?))
    }

    /// What may be done with a case at a moment, by whoever may.
    #[wasm_bindgen(js_name = legalMoves, unchecked_return_type = "LegalMove[]")]
    pub fn legal_moves(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Moment")] at: &JsValue,
    ) -> Result<JsValue, JsValue> {
        parsed(&json::legal_moves(&self.0.legal_moves(&text(key, "key")?, moment(at, "at")?)))
    }

    /// What a person may do with a case at a moment. A closing without outcomes is a forced one.
    #[wasm_bindgen(js_name = legalMovesFor, unchecked_return_type = "LegalMove[]")]
    pub fn legal_moves_for(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Moment")] at: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] person: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let moves = self.0.legal_moves_for(&grid.grid, &text(key, "key")?, moment(at, "at")?, &text(person, "person")?);
        shown(moves.map(|moves| json::legal_moves(&moves)))
    }

    /// How it stands with a case; `undefined` if there is none.
    #[wasm_bindgen(unchecked_return_type = "CaseStatus | undefined")]
    pub fn status(&self, #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Result<JsValue, JsValue> {
        let status = self.0.status(&text(key, "key")?);
        Ok(status.map_or(JsValue::UNDEFINED, |status| status.as_str().into()))
    }

    /// The light of the stage a case is in; `undefined` if there is none.
    #[wasm_bindgen(unchecked_return_type = "Light | undefined")]
    pub fn light(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Moment")] at: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let light = self.0.light(&text(key, "key")?, moment(at, "at")?);
        Ok(light.map_or(JsValue::UNDEFINED, |light| light.as_str().into()))
    }

    /// The moment by which a case is to be closed; `undefined` without a limit, or while it is suspended.
    #[wasm_bindgen(unchecked_return_type = "Moment | undefined")]
    pub fn due(&self, #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Result<JsValue, JsValue> {
        let due = self.0.due(&text(key, "key")?);
        Ok(due.map_or(JsValue::UNDEFINED, |due| due.to_string().into()))
    }

    /// How many open cases have which light at a moment.
    #[wasm_bindgen(unchecked_return_type = "Lights")]
    pub fn lights(&self, #[wasm_bindgen(unchecked_param_type = "Moment")] at: &JsValue) -> Result<JsValue, JsValue> {
        parsed(&json::lights(self.0.lights(moment(at, "at")?)))
    }

    /// The levels of escalation reached up to a moment and not told before, each exactly once, with the persons to
    /// tell. Events before that moment are refused from then on.
    #[wasm_bindgen(unchecked_return_type = "Escalated[]")]
    pub fn escalations(
        &mut self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "Moment")] at: &JsValue,
    ) -> Result<JsValue, JsValue> {
        parsed(&json::escalations(&mut self.0, &grid.grid, moment(at, "at")?))
    }

    /// Counts over periods, by unit, kind and channel, with the rates made of them in per cent.
    #[wasm_bindgen(unchecked_return_type = "MetricsLine[]")]
    pub fn metrics(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "MetricsOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        shown(json::count_cases(&self.0, &grid.grid, &request(given)?).map(|metrics| json::metrics(&metrics)))
    }

    /// Counts for an audience: those of fewer than `least`, 5 if left out, and those from which they would follow, are
    /// `null`. The requests are all that is published together, each as the options of `metrics`: what is found by
    /// subtraction is found within them.
    #[wasm_bindgen(unchecked_return_type = "PublishedMetricsLine[]")]
    pub fn published(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "readonly MetricsOptions[]")] requests: &JsValue,
        least: Option<u32>,
    ) -> Result<JsValue, JsValue> {
        let (requests, least) = (json_of(requests, "requests")?, least.map_or(publish::LEAST, u64::from));
        let rows = json::publish_counts(&self.0, &grid.grid, &requests, least);
        shown(rows.map(|rows| json::published_metrics(&rows)))
    }

    /// What became of an anonymous report, for whoever holds the code of its receipt. Throws a `GridError`, the same
    /// whether there is no such case or the code is not its own.
    #[wasm_bindgen(js_name = receiptAnswer, unchecked_return_type = "ReceiptAnswer")]
    pub fn receipt_answer(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] code: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let answer = self.0.receipt_answer(&text(key, "key")?, &text(code, "code")?);
        shown(answer.map(|answer| json::receipt_answer(&answer)))
    }

    /// How many cases of each unit have reached which stage of a flow; `undefined` if there is no such flow.
    #[wasm_bindgen(js_name = stepMatrix, unchecked_return_type = "StepMatrix | undefined")]
    pub fn step_matrix(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] flow: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let matrix = self.0.step_matrix(&text(flow, "flow")?);
        matrix.map_or(Ok(JsValue::UNDEFINED), |matrix| parsed(&json::step_matrix(&matrix)))
    }

    /// All events that were taken, in order, each with what came of it.
    #[wasm_bindgen(unchecked_return_type = "Recorded[]")]
    pub fn events(&self) -> Result<JsValue, JsValue> {
        parsed(&self.to_json())
    }

    /// The same as JSON, the same bytes as in every other language; `Desk.restore` takes it.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        json::to_desk(&self.0)
    }

    /// The moment up to which escalations were told; `undefined` if they never were.
    #[wasm_bindgen(getter, js_name = toldUntil)]
    #[must_use]
    pub fn told_until(&self) -> Option<String> {
        self.0.told_until().map(|told| told.to_string())
    }

    /// How many cases there are.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// How many of them are neither closed nor merged.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn open(&self) -> usize {
        self.0.open()
    }
}

/// A receipt for whoever reports anonymously: `code` is told to them once, `kept` goes with the report.
///
/// The 32 random bytes come from a cryptographic source: `crypto.getRandomValues(new Uint8Array(32))`.
#[wasm_bindgen(unchecked_return_type = "Receipt")]
pub fn receipt(#[wasm_bindgen(unchecked_param_type = "Uint8Array")] random: &JsValue) -> Result<JsValue, JsValue> {
    shown(json::receipt(&bytes(random).unwrap_or_default()))
}
