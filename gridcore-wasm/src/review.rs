//! Reviews of duties.

use gridcore::duty::{self, ReviewList};
use gridcore::{Folder, Limits, json};
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::tables::{files, roster};
use crate::text::{parsed, request, text};
use crate::thrown::{found, thrown, wrong_type};

/// What was due of the duties of a charter in a period, and what was done of it: made by `grid.review`.
#[wasm_bindgen(js_name = Review)]
#[derive(Debug)]
pub struct JsReview(duty::Review);

#[wasm_bindgen(js_class = Grid)]
impl JsGrid {
    /// Reviews the duties of the charter in a period, seen on a day: `{ period: "2024-05", today: "2024-06-03" }`. The
    /// tables are `duties`, `tasks`, `inspections` and `risks`, each a CSV text, columns or rows.
    ///
    /// Throws a `GridError` with every row that is refused, its column, and why.
    pub fn review(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_param_type = "ReviewOptions")] given: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "DutyTables")] tables: &JsValue,
    ) -> Result<JsReview, JsValue> {
        let request = json::from_review_request(&request(given)?).map_err(|error| thrown(&error))?;
        let none = js_sys::Object::new().into();
        let tables = if tables.is_undefined() || tables.is_null() { &none } else { tables };
        let rows = roster(tables, self.grid.charter(), self.grid.limits())?;
        duty::review(&self.grid, &rows, &request).map(JsReview).map_err(|error| thrown(&error))
    }
}

#[wasm_bindgen(js_class = Review)]
impl JsReview {
    /// The review of the files of a grid folder, with its tables of duties, on the grid of `today`.
    pub fn load(
        #[wasm_bindgen(js_name = files, unchecked_param_type = "Files")] given: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_param_type = "ReviewOptions")] asked: &JsValue,
    ) -> Result<Self, JsValue> {
        let asked = json::from_review_request(&request(asked)?).map_err(|error| thrown(&error))?;
        let read = Folder::from_files(files(given)?, &Limits::default()).and_then(|folder| folder.review(&asked));
        read.map(Self).map_err(|error| thrown(&error))
    }

    /// A list as rows: `lines` (each duty of whom, in each period), `totals` by duty, `reach` (contacts), `revisions`,
    /// `burden` of each person, `tasks`, `rounds`, `defects`, `practice`, `risks`, `registers`.
    #[wasm_bindgen(unchecked_return_type = "ReviewRow[]")]
    pub fn table(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ReviewList")] name: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let name = text(name, "name")?;
        let list = ReviewList::from_name(&name).ok_or_else(|| wrong_type(&format!("no list is called `{name}`")))?;
        parsed(&json::review_list(&self.0, list))
    }

    /// What is not as it should be.
    #[wasm_bindgen(getter, unchecked_return_type = "Findings")]
    #[must_use]
    pub fn findings(&self) -> JsValue {
        found(&self.0.findings)
    }

    /// The points due as entries under a rule of a score scheme, for `Ledger.post`: of lines that have nothing open.
    #[wasm_bindgen(unchecked_return_type = "object[]")]
    pub fn entries(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] rule: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] author: &JsValue,
    ) -> Result<JsValue, JsValue> {
        parsed(&json::review_entries(&self.0, &text(rule, "rule")?, &text(author, "author")?))
    }

    /// The defects that become cases, as events that report them to a desk.
    #[wasm_bindgen(unchecked_return_type = "object[]")]
    pub fn reports(&self) -> Result<JsValue, JsValue> {
        parsed(&json::review_reports(&self.0))
    }

    /// As JSON, the same bytes as in every other language.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        json::review(&self.0)
    }
}
