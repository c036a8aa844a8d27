//! gridcore for JavaScript: converts, decides nothing.

use gridcore::{check, json};
use js_sys::{Error, Reflect, TypeError, Uint8Array};
use wasm_bindgen::prelude::*;

/// What a document is passed as.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Thrown when a call cannot be carried out: `kind` says which, `findings` why, as JSON. */
export interface GridError extends Error {
    name: "GridError";
    kind: "text" | "charter" | "roster" | "change" | "key" | "call" | "limit" | "file";
    findings: string;
}
"#;

/// The findings of a document, as JSON. Throws a `GridError`.
///
/// # Errors
/// A `GridError` if the document does not form a grid, a `TypeError` if it is neither a string nor
/// bytes.
#[wasm_bindgen(js_name = check)]
pub fn check_document(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] document: &JsValue,
) -> Result<String, Error> {
    let bytes = match (document.as_string(), document.dyn_ref::<Uint8Array>()) {
        (Some(text), _) => text.into_bytes(),
        (None, Some(bytes)) => bytes.to_vec(),
        (None, None) => return Err(TypeError::new("a document is a string or a Uint8Array").into()),
    };
    let grid = json::from_document(&bytes).map_err(|error| thrown(&error))?;
    Ok(json::findings(&check::all(&grid)))
}

/// The version of gridcore.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn thrown(error: &gridcore::Error) -> Error {
    let thrown = Error::new(&error.to_string());
    thrown.set_name("GridError");
    for (field, text) in [("kind", error.kind().as_str()), ("findings", &json::findings(error.findings()))] {
        // A fresh object takes any field.
        let _ = Reflect::set(&thrown, &field.into(), &text.into());
    }
    thrown
}
