//! Edits, and what lies between two grids.

use gridcore::{Change, json};
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::monitor::JsMonitor;
use crate::text::{json_of, parsed};
use crate::thrown::{thrown, wrong_type};

/// The changes of an array of objects.
pub(crate) fn changes(value: &JsValue) -> Result<Vec<Change>, JsValue> {
    json::from_changes(&json_of(value, "changes")?).map_err(|error| thrown(&error))
}

/// A revision that was read from a grid.
pub(crate) fn revision(number: f64) -> Result<u64, JsValue> {
    if number.fract() == 0.0 && (0.0..=9_007_199_254_740_991.0).contains(&number) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and in range")]
        return Ok(number as u64);
    }
    Err(wrong_type("`revision` is not a whole number"))
}

#[wasm_bindgen(js_class = Grid)]
impl JsGrid {
    /// Applies changes in order, all or none, and returns the changes that undo them.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn apply(
        &mut self,
        #[wasm_bindgen(js_name = changes, unchecked_param_type = "readonly Change[]")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let inverse = self.grid.apply(&changes(given)?).map_err(|error| thrown(&error))?;
        parsed(&json::to_changes(&inverse))
    }

    /// Applies changes that were made against a revision, unless the grid has another by now.
    #[wasm_bindgen(js_name = applyAt, unchecked_return_type = "Change[]")]
    pub fn apply_at(
        &mut self,
        #[wasm_bindgen(js_name = revision)] made: f64,
        #[wasm_bindgen(js_name = changes, unchecked_param_type = "readonly Change[]")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let inverse = self.grid.apply_at(revision(made)?, &changes(given)?).map_err(|error| thrown(&error))?;
        parsed(&json::to_changes(&inverse))
    }

    /// The changes that turn this grid into another.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn between(&self, other: &Self) -> Result<JsValue, JsValue> {
        parsed(&json::to_changes(&Change::between(&self.grid, &other.grid)))
    }

    /// A copy of the grid that is checked now and kept watch over.
    #[must_use]
    pub fn monitor(&self) -> JsMonitor {
        JsMonitor::of(self.grid.clone())
    }
}
