//! Boards: tables of totals.

use gridcore::score::{Board, Measure};
use gridcore::{Error, json, publish};
use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::score::whole;
use crate::text::{parsed, request, text};
use crate::thrown::{thrown, wrong_type};

/// Totals of units, or of the people of a tier, over periods: what `ledger.rollUp` gives.
#[wasm_bindgen(js_name = Board)]
#[derive(Debug)]
pub struct JsBoard(Board);

impl JsBoard {
    pub(crate) fn of(made: Result<Board, Error>) -> Result<Self, JsValue> {
        made.map(Self).map_err(|error| thrown(&error))
    }

    fn scored(
        &self,
        grid: &JsGrid,
        scheme: &JsValue,
        period: Option<&str>,
        people: Option<&Board>,
    ) -> Result<JsValue, JsValue> {
        let scores = json::scores(&self.0, grid.grid.charter(), &text(scheme, "scheme")?, period, people);
        parsed(&scores.map_err(|error| thrown(&error))?)
    }
}

#[wasm_bindgen(js_class = Board)]
impl JsBoard {
    /// The names of the periods.
    #[wasm_bindgen(getter, unchecked_return_type = "string[]")]
    pub fn periods(&self) -> Result<JsValue, JsValue> {
        let names: Vec<String> = self.0.periods().iter().map(ToString::to_string).collect();
        parsed(&serde_json::to_string(&names).unwrap_or_default())
    }

    /// The keys of the lines: units each before those below it and siblings by key, people by key.
    #[wasm_bindgen(getter, unchecked_return_type = "string[]")]
    pub fn keys(&self) -> Result<JsValue, JsValue> {
        let keys: Vec<&str> = self.0.rows().map(|row| row.key).collect();
        parsed(&serde_json::to_string(&keys).unwrap_or_default())
    }

    /// The lines for an audience: of those left out because fewer than `least` people, 5 if left out, are in their
    /// group, or because one such could be found by subtraction, only what they are about and why.
    #[wasm_bindgen(unchecked_return_type = "PublishedLine[]")]
    pub fn published(&self, least: Option<u32>) -> Result<JsValue, JsValue> {
        parsed(&json::published_board(&self.0, least.map_or(publish::LEAST, u64::from)))
    }

    /// The lines with each of their periods.
    #[wasm_bindgen(unchecked_return_type = "BoardRow[]")]
    pub fn rows(&self) -> Result<JsValue, JsValue> {
        parsed(&self.to_json())
    }

    /// The lines as JSON, the same bytes as in every other language.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        json::board(&self.0)
    }

    /// A number of every line and period, line by line: points in thousandths, to the nearest a head; NaN for none.
    pub fn column(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Measure | \"heads\" | \"covered\"")] name: &JsValue,
    ) -> Result<Float64Array, JsValue> {
        let board = &self.0;
        let name = text(name, "name")?;
        let measure = Measure::ALL.into_iter().find(|measure| measure.as_str() == name);
        let number = |row: usize, period: usize| -> Option<f64> {
            match (measure, name.as_str()) {
                #[expect(clippy::cast_precision_loss, reason = "there are fewer entries than that")]
                (Some(Measure::Count), _) => Some(board.totals(row).get(period)?.count() as f64),
                #[expect(clippy::cast_precision_loss, reason = "points are bounded so that a double holds them")]
                (Some(measure), _) => Some(board.measure(row, period, measure)?.rounded().thousandths() as f64),
                (None, "heads") => Some(board.row(row)?.heads.into()),
                _ => Some(board.covered(row, period)?.0.into()),
            }
        };
        if measure.is_none() && !matches!(name.as_str(), "heads" | "covered") {
            return Err(wrong_type(&format!("a board has no column `{name}`")));
        }
        let cells = (0..board.rows().len()).flat_map(|row| (0..board.periods().len()).map(move |period| (row, period)));
        let numbers: Vec<f64> = cells.map(|(row, period)| number(row, period).unwrap_or(f64::NAN)).collect();
        Ok(numbers.as_slice().into())
    }

    /// The ranks of the lines of a period, by key; compared exactly.
    #[wasm_bindgen(unchecked_return_type = "Record<string, number | null>")]
    pub fn rank(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "BoardRankOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        parsed(&json::ranks(&self.0, &request(given)?).map_err(|error| thrown(&error))?)
    }

    /// Shares a total among the lines by their points in a period, exactly: no points, no share. Ties are broken by
    /// key. Meant for the lines of one tier.
    #[wasm_bindgen(unchecked_return_type = "Record<string, number>")]
    pub fn share(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] total: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "BoardShareOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let total = whole(total, "total")?;
        parsed(&json::shares(&self.0, total, &request(given)?).map_err(|error| thrown(&error))?)
    }

    /// The scores of the lines under the policies of a scheme, by key, to three decimals; of the last period unless one
    /// is named. The board has all units.
    #[wasm_bindgen(unchecked_return_type = "Record<string, number | null>")]
    pub fn scores(
        &self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
        period: Option<String>,
    ) -> Result<JsValue, JsValue> {
        self.scored(grid, scheme, period.as_deref(), None)
    }

    /// The scores as `scores` gives them, where a policy asks for the best people of a cell: those of a board of a tier
    /// of people.
    #[wasm_bindgen(js_name = scoresWith, unchecked_return_type = "Record<string, number | null>")]
    pub fn scores_with(
        &self,
        people: &Self,
        grid: &JsGrid,
        #[wasm_bindgen(unchecked_param_type = "string")] scheme: &JsValue,
        period: Option<String>,
    ) -> Result<JsValue, JsValue> {
        self.scored(grid, scheme, period.as_deref(), Some(&people.0))
    }

    /// What each line has more or less in a period than on another board, or in another period of this one; of both the
    /// last unless one is named.
    #[wasm_bindgen(unchecked_return_type = "Difference[]")]
    pub fn since(
        &self,
        before: &Self,
        #[wasm_bindgen(js_name = beforePeriod)] before_period: Option<String>,
        period: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let differences = json::since(&self.0, period.as_deref(), &before.0, before_period.as_deref());
        parsed(&differences.map_err(|error| thrown(&error))?)
    }

    /// The board of the entries of both, over the same lines and periods: the boards of the parts of a ledger make
    /// that of the whole.
    pub fn merge(&self, other: &Self) -> Result<Self, JsValue> {
        let mut merged = self.0.clone();
        Self::of(merged.merge(&other.0).map(|()| merged))
    }

    /// The periods of both beside each other: boards of March and April, each rolled up on the grid of its month,
    /// make one on which March stays March whatever is reorganised in April.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let mut joined = self.0.clone();
        joined.join(&other.0);
        Self(joined)
    }
}
