//! Assessments, round by round.

use gridcore::{Error, json, score};
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::text::{json_of, parsed, text};
use crate::thrown::{found, thrown};

/// One round of an assessment: who is assessed, the sheets that came in, what each subject comes to.
///
/// A round is filled, locked, then published; after that it changes by a further version with its reason and in no
/// other way. What is refused leaves it as it was.
#[wasm_bindgen(js_name = Round)]
#[derive(Debug)]
pub struct JsRound(score::Round);

#[wasm_bindgen(js_class = Round)]
impl JsRound {
    /// Opens the round of a scheme in a period, as in `2024-05`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] period: &JsValue,
    ) -> Result<Self, JsValue> {
        let round = json::open_round(&grid.grid, &text(scheme, "scheme")?, &text(period, "period")?);
        round.map(Self).map_err(|error| thrown(&error))
    }

    /// The round of a text that `toJson` wrote, under the charter of a grid.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(
        grid: &JsGrid,
        #[wasm_bindgen(js_name = text, unchecked_param_type = "string")] kept: &JsValue,
    ) -> Result<Self, JsValue> {
        let round = json::from_round(grid.grid.charter(), &text(kept, "text")?);
        round.map(Self).map_err(|error| thrown(&error))
    }

    /// Fills sheets, all or none; throws a `GridError` with all that is wrong with each.
    pub fn fill(
        &mut self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "readonly Sheet[]")] sheets: &JsValue,
    ) -> Result<(), JsValue> {
        let filled = |sheets: Vec<_>| self.0.fill(&grid.grid, &sheets);
        done(json::from_sheets(&json_of(sheets, "sheets")?).and_then(filled))
    }

    /// Locks the round: no further sheet is taken.
    pub fn lock(&mut self) -> Result<(), JsValue> {
        done(self.0.lock())
    }

    /// Publishes a locked round.
    pub fn publish(&mut self) -> Result<(), JsValue> {
        done(self.0.publish())
    }

    /// Publishes a further version of a published round, in which sheets take the place of those of the same subject,
    /// kind and author.
    pub fn correct(
        &mut self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "readonly Sheet[]")] sheets: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] reason: &JsValue,
    ) -> Result<(), JsValue> {
        let reason = text(reason, "reason")?;
        let corrected = |sheets: Vec<_>| self.0.correct(&grid.grid, &sheets, &reason);
        done(json::from_sheets(&json_of(sheets, "sheets")?).and_then(corrected))
    }

    /// What each subject comes to, down to its sheets and their marks.
    #[wasm_bindgen(unchecked_return_type = "RoundResult[]")]
    pub fn results(&self) -> Result<JsValue, JsValue> {
        parsed(&json::round_results(&self.0.results().map_err(|error| thrown(&error))?))
    }

    /// The sheets that are missing, and scores that lie further apart than the scheme tolerates.
    #[wasm_bindgen(unchecked_return_type = "Findings")]
    pub fn findings(&self) -> Result<JsValue, JsValue> {
        self.0.findings().map(|findings| found(&findings)).map_err(|error| thrown(&error))
    }

    /// What was published, the first version first.
    #[wasm_bindgen(getter, unchecked_return_type = "RoundVersion[]")]
    pub fn versions(&self) -> Result<JsValue, JsValue> {
        parsed(&json::round_versions(&self.0))
    }

    /// How far it is.
    #[wasm_bindgen(getter, unchecked_return_type = "RoundState")]
    #[must_use]
    pub fn state(&self) -> JsValue {
        self.0.state().as_str().into()
    }

    /// The round as the text it is kept as, with every sheet and version.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        json::to_round(&self.0)
    }
}

fn done(step: Result<(), Error>) -> Result<(), JsValue> {
    step.map_err(|error| thrown(&error))
}

/// Appraises a subject by the indicators of a scheme: numbers by indicator, or pairs of a number and what it is
/// divided by.
#[wasm_bindgen(unchecked_return_type = "Appraisal")]
pub fn appraise(
    grid: &JsGrid,
    #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Readonly<Record<string, Rate>>")] values: &JsValue,
) -> Result<JsValue, JsValue> {
    let values = json_of(values, "values")?;
    let appraisal = json::appraise(grid.grid.charter(), &text(scheme, "scheme")?, &values);
    parsed(&appraisal.map_err(|error| thrown(&error))?)
}
