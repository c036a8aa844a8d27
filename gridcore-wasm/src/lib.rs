//! gridcore for JavaScript: converts, decides nothing.
//!
//! Small things cross as JSON text that the core writes and reads, tables as typed columns. The few
//! lines of JavaScript around it are in `js/`, the types of what crosses in `js/types.d.ts`.

mod ask;
pub mod assign;
pub mod board;
mod bulk;
mod columns;
pub mod desk;
mod edit;
mod export;
mod grid;
pub mod history;
pub mod ledger;
mod monitor;
mod options;
mod plan;
mod review;
pub mod round;
pub mod score;
mod tables;
mod text;
mod thrown;

use wasm_bindgen::prelude::*;

/// Where the types of the signatures are.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
    Answer, Applied, Appraisal, Area, AwardOptions, Awarded, BehindOptions, Blocker, BoardOptions, BoardRankOptions,
    BoardRow, BoardShareOptions, CaseFilter, CaseStatus, CaseView, Cells, Change, Charter, Comparison, Day, Delta,
    Difference, DocumentOptions, DrawRequest, Drawing, DutyTables, Entry, Escalated, EventRow, Expired,
    ExplainOptions, Explanation, Files, Findings, GridOptions, InspectRequest, Inspections, Keep, LanguageOptions,
    LegalMove, Light, Lights, Measure, MetricsLine, MetricsOptions, Moment, PairRequest, Pairing, PeopleOptions,
    Person, PictureOptions, PlanPart, PointsExplained, Posted, ProgressOptions, PublishedLine, PublishedMetricsLine,
    RankOptions, Rate, Receipt, ReceiptAnswer, RecordOptions, Recorded, Redistributed, Reference, Rejected,
    ReviewList, ReviewOptions, ReviewRow, RoleAlternative, RoleSplit, RoundResult, RoundState, RoundVersion, Routing,
    RuleSummary, ShareOptions, Sheet, SplitRequest, StaffPlan, StaffRequest, StepMatrix, TableName, Tables, TreeRow,
    Unit, Wide, WrittenOptions,
} from "./types.js";
"#;

/// The version of gridcore.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// What the rules say must hold, in English unless another language is asked for.
#[wasm_bindgen(unchecked_return_type = "RuleSummary[]")]
pub fn rules(
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "LanguageOptions")] given: &JsValue,
) -> Result<JsValue, JsValue> {
    let language = options::language(given)?;
    text::parsed(&gridcore::json::rules(language.unwrap_or_default()))
}

/// What a text is written in, as `TextDecoder` names it; `null` if it is no text, or in something else. A
/// text in UTF-8 needs no decoding.
#[wasm_bindgen(js_name = encodingOf, unchecked_return_type = "\"utf-8\" | \"utf-16le\" | \"utf-16be\" | \"gb18030\" | null")]
pub fn encoding_of(
    #[wasm_bindgen(js_name = bytes, unchecked_param_type = "Uint8Array | ArrayBuffer")] given: &JsValue,
) -> Result<JsValue, JsValue> {
    let bytes = text::bytes(given).ok_or_else(|| thrown::wrong_type("`bytes` are not bytes"))?;
    Ok(gridcore::encoding_of(&bytes).map_or(JsValue::NULL, JsValue::from))
}
