//! Pictures and graphs.

use gridcore::export::{self, Options};
use gridcore::{Error, Grid, check};
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::options::PictureOptions;
use crate::thrown::thrown;

/// Draws with the options given.
fn draw(
    grid: &Grid,
    given: &JsValue,
    draw: impl FnOnce(&Grid, &Options<'_>) -> Result<String, Error>,
) -> Result<String, JsValue> {
    let PictureOptions { root, people, findings, links, units } = PictureOptions::of(given)?;
    let found = findings.then(|| check::all(grid));
    let usual = Options::default();
    let options = Options {
        root: root.as_deref(),
        people: people.unwrap_or(usual.people),
        findings: found.as_ref(),
        links: links.unwrap_or(usual.links),
        units: units.unwrap_or(usual.units),
    };
    draw(grid, &options).map_err(|error| thrown(&error))
}

#[wasm_bindgen(js_class = Grid)]
impl JsGrid {
    /// The trees as a Mermaid diagram.
    pub fn mermaid(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "PictureOptions")] given: &JsValue,
    ) -> Result<String, JsValue> {
        draw(&self.grid, given, export::mermaid)
    }

    /// The trees in the language of Graphviz.
    pub fn dot(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "PictureOptions")] given: &JsValue,
    ) -> Result<String, JsValue> {
        draw(&self.grid, given, export::dot)
    }

    /// The trees as GraphML.
    pub fn graphml(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "PictureOptions")] given: &JsValue,
    ) -> Result<String, JsValue> {
        draw(&self.grid, given, export::graphml)
    }
}
