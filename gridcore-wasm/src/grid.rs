//! The grid: made, and written.

use gridcore::{Folder, Grid, Language, Rejected, json};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::options::{DocumentOptions, GridOptions, PeopleOptions};
use crate::tables::{charter, files, roster, wide};
use crate::text::{bytes, parsed};
use crate::thrown::{thrown_in, wrong_type};

/// An organisation on one day: its units, people, areas, appointments, claims and links.
///
/// It lives in the memory of the module: `free()` gives that back at once, or leave it to the
/// garbage collector.
#[wasm_bindgen(js_name = Grid)]
#[derive(Debug)]
pub struct JsGrid {
    pub(crate) grid: Grid,
    rejected: Vec<Rejected>,
}

impl JsGrid {
    pub(crate) const fn of(grid: Grid) -> Self {
        Self { grid, rejected: Vec::new() }
    }

    fn made(made: Made, language: Option<Language>) -> Result<Self, JsValue> {
        made.map(|(grid, rejected)| Self { grid, rejected }).map_err(|error| thrown_in(language, error))
    }
}

/// A grid, with the rows that were set aside.
type Made = Result<(Grid, Vec<Rejected>), gridcore::Error>;

/// The grid of a charter and a roster, as the options want it.
fn make(charter: &gridcore::Charter, roster: &gridcore::Roster, options: &GridOptions) -> Result<JsGrid, JsValue> {
    let made = match options.day {
        day if options.lenient => Grid::lenient(charter, roster, day),
        Some(day) => Grid::at(charter, roster, day).map(|grid| (grid, Vec::new())),
        None => Grid::new(charter, roster).map(|grid| (grid, Vec::new())),
    };
    JsGrid::made(made, options.language)
}

#[wasm_bindgen(js_class = Grid)]
impl JsGrid {
    /// A grid of a charter and tables.
    ///
    /// The charter is a text in TOML or JSON, or an object. A table is a CSV text or its bytes, an
    /// array of objects, or an object of columns: arrays, or typed arrays. Whole numbers stand for
    /// their digits where a key is wanted. Findings name rows from 1, as in `people:3:cell`; those of a
    /// CSV text name its lines, as in `people.csv:4:cell`.
    ///
    /// Throws a `GridError` with everything that is wrong, unless `lenient` sets the rows aside that
    /// do not fit.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(js_name = charter, unchecked_param_type = "string | Charter")] rules: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Tables")] tables: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "GridOptions")] given: &JsValue,
    ) -> Result<Self, JsValue> {
        let options = GridOptions::of(given)?;
        let charter = charter(rules, &options)?;
        make(&charter, &roster(tables, &charter, &options.limits)?, &options)
    }

    /// A grid of the files of a folder, by name: `charter.toml`, `units.csv`, `people.csv` and so on.
    ///
    /// Throws a `GridError` with everything that is wrong.
    pub fn load(
        #[wasm_bindgen(js_name = files, unchecked_param_type = "Files")] given: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "GridOptions")] chosen: &JsValue,
    ) -> Result<Self, JsValue> {
        let GridOptions { day, lenient, limits, language } = GridOptions::of(chosen)?;
        let made = Folder::from_files(files(given)?, &limits).and_then(|folder| {
            if lenient { folder.grid_lenient(day) } else { folder.grid(day).map(|grid| (grid, Vec::new())) }
        });
        Self::made(made, language)
    }

    /// A grid of one wide sheet with a person on each row, the units in columns of their own.
    ///
    /// Without a charter one is proposed, under which the sheet forms a grid: `grid.charter`.
    #[wasm_bindgen(js_name = fromPeople)]
    pub fn from_people(
        #[wasm_bindgen(unchecked_param_type = "Wide")] sheet: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_param_type = "PeopleOptions")] given: &JsValue,
    ) -> Result<Self, JsValue> {
        let options = PeopleOptions::of(given)?;
        let (charter, roster) = wide(sheet, &options)?;
        make(&charter, &roster, &options.grid)
    }

    /// A grid of a document.
    #[wasm_bindgen(js_name = fromDocument)]
    pub fn from_document(
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | ArrayBuffer")] document: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "DocumentOptions")] given: &JsValue,
    ) -> Result<Self, JsValue> {
        let DocumentOptions { lenient, limits, language } = DocumentOptions::of(given)?;
        let text = bytes(document).ok_or_else(|| wrong_type("`document` is neither a text nor bytes"))?;
        let made = if lenient {
            json::from_document_leniently(&text, &limits)
        } else {
            json::from_document_with_limits(&text, &limits).map(|grid| (grid, Vec::new()))
        };
        Self::made(made, language)
    }

    /// The rows that were set aside by lenient loading, with their findings.
    #[wasm_bindgen(getter, unchecked_return_type = "Rejected[]")]
    pub fn rejected(&self) -> Result<JsValue, JsValue> {
        parsed(&json::rejected(&self.rejected))
    }

    /// The grid as a document, which `Grid.fromDocument` reads back as the same grid.
    #[wasm_bindgen(js_name = toDocument)]
    #[must_use]
    pub fn to_document(&self) -> String {
        json::to_document(&self.grid)
    }

    /// The files of a grid folder, names with texts, which `Grid.load` reads back as the same grid.
    #[wasm_bindgen(js_name = toFiles, unchecked_return_type = "Record<string, string>")]
    pub fn to_files(&self) -> Result<JsValue, JsValue> {
        let folder = Folder { charters: vec![self.grid.charter().clone()], roster: self.grid.to_roster() };
        let files = Object::new();
        for (name, text) in folder.to_files() {
            Reflect::set(&files, &name.into(), &text.into())?;
        }
        Ok(files.into())
    }

    /// A copy that is edited on its own.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self { grid: self.grid.clone(), rejected: self.rejected.clone() }
    }
}
