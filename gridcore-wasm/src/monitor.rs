//! A grid that is edited and checked at once.

use gridcore::check::{Delta, Monitor};
use gridcore::{Change, Grid, Language, json};
use wasm_bindgen::prelude::*;

use crate::edit::{changes, revision};
use crate::grid::JsGrid;
use crate::options::language;
use crate::text::{parsed, text};
use crate::thrown::{found, thrown_in};

/// A grid and its findings, kept up to date through every edit: made by `grid.monitor()`.
#[wasm_bindgen(js_name = Monitor)]
#[derive(Debug)]
pub struct JsMonitor {
    monitor: Monitor,
}

impl JsMonitor {
    pub(crate) fn of(grid: Grid) -> Self {
        Self { monitor: Monitor::new(grid) }
    }

    fn shown(&self, delta: Result<Delta, gridcore::Error>, language: Option<Language>) -> Result<JsValue, JsValue> {
        let delta = delta.map_err(|error| thrown_in(language, error))?;
        parsed(&json::delta(&delta, language.unwrap_or_else(|| self.monitor.grid().charter().language())))
    }
}

#[wasm_bindgen(js_class = Monitor)]
impl JsMonitor {
    /// Applies changes, all or none, and says which findings came and went, and the way back.
    #[wasm_bindgen(unchecked_return_type = "Delta")]
    pub fn apply(
        &mut self,
        #[wasm_bindgen(js_name = changes, unchecked_param_type = "readonly Change[]")] given: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "LanguageOptions")] asked: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let language = language(asked)?;
        let delta = self.monitor.apply(&changes(given)?);
        self.shown(delta, language)
    }

    /// Applies changes that were made against a revision, unless the grid has another by now.
    #[wasm_bindgen(js_name = applyAt, unchecked_return_type = "Delta")]
    pub fn apply_at(
        &mut self,
        #[wasm_bindgen(js_name = revision)] made: f64,
        #[wasm_bindgen(js_name = changes, unchecked_param_type = "readonly Change[]")] given: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "LanguageOptions")] asked: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let language = language(asked)?;
        let delta = self.monitor.apply_at(revision(made)?, &changes(given)?);
        self.shown(delta, language)
    }

    /// Goes to another day, as in `2024-07-01`: rows begin and end, terms run out.
    #[wasm_bindgen(unchecked_return_type = "Delta")]
    pub fn advance(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] day: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "LanguageOptions")] asked: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let language = language(asked)?;
        let day = json::day("day", &text(day, "day")?).map_err(|error| thrown_in(language, error))?;
        let delta = self.monitor.apply(&[Change::Advance { day: Some(day) }]);
        self.shown(delta, language)
    }

    /// The findings as they are.
    #[wasm_bindgen(unchecked_return_type = "Findings")]
    pub fn findings(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "LanguageOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let language = language(given)?;
        let findings = self.monitor.findings();
        Ok(found(&match language {
            Some(language) => findings.in_language(language),
            None => findings,
        }))
    }

    /// The rows of `grid.tree()`, with the findings that belong to each unit.
    #[wasm_bindgen(unchecked_return_type = "TreeRow[]")]
    pub fn tree(&self) -> Result<JsValue, JsValue> {
        parsed(&json::tree_with(self.monitor.grid(), &self.monitor.findings()))
    }

    /// A copy of the grid as it is.
    #[must_use]
    pub fn grid(&self) -> JsGrid {
        JsGrid::of(self.monitor.grid().clone())
    }

    /// How many batches of changes have been applied to the grid.
    #[wasm_bindgen(getter)]
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody applies 2^53 batches")]
    pub fn revision(&self) -> f64 {
        self.monitor.grid().revision() as f64
    }
}
