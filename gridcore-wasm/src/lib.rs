//! gridcore for JavaScript: converts, decides nothing.
//!
//! Small things cross as JSON text that the core writes and reads, tables as typed columns. The few
//! lines of JavaScript around it are in `js/`, the types of what crosses in `js/types.d.ts`.

mod ask;
mod bulk;
mod columns;
mod edit;
mod export;
mod grid;
mod monitor;
mod options;
mod tables;
mod text;
mod thrown;

use wasm_bindgen::prelude::*;

/// Where the types of the signatures are.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
    Answer, Area, Change, Charter, Delta, DocumentOptions, Files, Findings, GridOptions, Language, PeopleOptions, Person,
    PictureOptions, Rejected, TableName, Tables, TreeRow, Unit, Wide,
} from "./types.js";
"#;

/// The version of gridcore.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
