//! The points ledger.

use gridcore::{Folder, Limits, json, score};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use crate::board::JsBoard;
use crate::columns::Columns;
use crate::grid::JsGrid;
use crate::tables::files;
use crate::text::{bytes, parsed, request, text};
use crate::thrown::{found, thrown};

/// A points ledger: entries under the rules of a score scheme of the grid's charter.
///
/// An entry that was posted stays: it is corrected by another that reverses it. It lives in the memory of
/// the module, as a grid does.
#[wasm_bindgen(js_name = Ledger)]
#[derive(Debug)]
pub struct JsLedger(score::Ledger);

impl JsLedger {
    pub(crate) const fn of(ledger: score::Ledger) -> Self {
        Self(ledger)
    }
}

#[wasm_bindgen(js_class = Ledger)]
impl JsLedger {
    /// A ledger of a scheme; its entries are posted on the grid if there are any.
    #[wasm_bindgen(constructor)]
    pub fn new(
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Wide")] entries: &JsValue,
    ) -> Result<Self, JsValue> {
        let made = score::Ledger::new(grid.grid.charter(), &text(scheme, "scheme")?).map_err(|error| thrown(&error))?;
        let mut ledger = Self(made);
        if !entries.is_undefined() && !entries.is_null() {
            ledger.post(grid, entries)?;
        }
        Ok(ledger)
    }

    /// The ledger of a scheme of a grid folder, with the entries of its `entries.csv`: each posted on the grid of its
    /// day. Throws a `GridError` with every entry that is refused, its line and column, and why.
    pub fn load(
        #[wasm_bindgen(js_name = files, unchecked_param_type = "Files")] given: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
    ) -> Result<Self, JsValue> {
        let scheme = text(scheme, "scheme")?;
        let read = Folder::from_files(files(given)?, &Limits::default()).and_then(|folder| folder.ledger(&scheme));
        read.map(Self).map_err(|error| thrown(&error))
    }

    /// Posts entries, all or none, on the grid of their day: a CSV text, rows, or columns of `id`, `date`, `subject`,
    /// `rule`, `author`, and if there are any `points`, `approver`, `ref` and `reverses`. One that `reverses` another
    /// needs no subject, rule and points: it takes back what is left.
    ///
    /// Throws a `GridError` with every entry that is refused, its row and column, and why.
    #[wasm_bindgen(unchecked_return_type = "Posted")]
    pub fn post(
        &mut self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "Wide")] entries: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let posted = match bytes(entries) {
            Some(text) => self.0.post_csv(&grid.grid, &text),
            None => {
                let columns = Columns::of(entries, "entries")?;
                self.0.post_columns(&grid.grid, columns.rows, &columns.list())
            }
        };
        parsed(&json::posted(&posted.map_err(|error| thrown(&error))?))
    }

    /// Approves an entry that waits for it, so that it counts.
    pub fn approve(
        &mut self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] approver: &JsValue,
    ) -> Result<(), JsValue> {
        let (id, approver) = (text(id, "id")?, text(approver, "approver")?);
        self.0.approve(&grid.grid, &id, &approver).map_err(|error| thrown(&error))
    }

    /// What the entries add up to, by unit or person and period, on the tree of a grid.
    #[wasm_bindgen(js_name = rollUp)]
    pub fn roll_up(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "BoardOptions")] given: &JsValue,
    ) -> Result<JsBoard, JsValue> {
        JsBoard::of(json::roll_up(&self.0, &grid.grid, &request(given)?))
    }

    /// The entries behind a number of a board: those that count in a period, of a person or of a unit and all below
    /// it, in the order of posting. Without a period, of all days.
    #[wasm_bindgen(unchecked_return_type = "Entry[]")]
    pub fn behind(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "Reference")] line: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "BehindOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let found = json::behind(&self.0, &grid.grid, &text(line, "line")?, &request(given)?);
        parsed(&found.map_err(|error| thrown(&error))?)
    }

    /// A number of a board taken apart: rule by rule, with what each rule says, down to the entries; with `since`, in
    /// `changes` what each rule gave more or less than in that period.
    #[wasm_bindgen(unchecked_return_type = "PointsExplained")]
    pub fn explain(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "Reference")] line: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ExplainOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let told = json::explain(&self.0, &grid.grid, &text(line, "line")?, &request(given)?);
        parsed(&told.map_err(|error| thrown(&error))?)
    }

    /// Who gets an award of the scheme in a period, by the scores of its tier, and who nearly does; `findings` says each
    /// in words.
    #[wasm_bindgen(unchecked_return_type = "Awarded & { findings: Findings }")]
    pub fn award(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(js_name = options, unchecked_param_type = "AwardOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let given = json::award(&self.0, &grid.grid, &request(given)?);
        let (awarded, findings) = given.map_err(|error| thrown(&error))?;
        let awarded = parsed(&awarded)?;
        Reflect::set(&awarded, &"findings".into(), &found(&findings))?;
        Ok(awarded)
    }

    /// The entry of an id; `undefined` if there is none.
    #[wasm_bindgen(unchecked_return_type = "Entry | undefined")]
    pub fn entry(&self, #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue) -> Result<JsValue, JsValue> {
        let found = self.0.entry(&text(id, "id")?).map(|entry| json::entry(&entry));
        found.map_or(Ok(JsValue::UNDEFINED), |entry| parsed(&entry))
    }

    /// The key of the scheme.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn scheme(&self) -> String {
        self.0.scheme().to_owned()
    }

    /// How many entries there are, those that wait for approval included.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// How many entries wait for approval.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn pending(&self) -> usize {
        self.0.pending()
    }
}
