//! What is thrown: a `GridError` if the core refuses, a `TypeError` if an argument is not of its type.

use gridcore::{Error, Findings, Language, json};
use js_sys::TypeError;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./error.js")]
extern "C" {
    type GridError;

    #[wasm_bindgen(constructor)]
    fn new(kind: &str, message: &str, findings: &str, text: &str) -> GridError;
}

#[wasm_bindgen(raw_module = "./findings.js")]
extern "C" {
    #[wasm_bindgen(js_name = Findings)]
    type JsFindings;

    #[wasm_bindgen(constructor, js_class = Findings)]
    fn new(json: &str, text: &str) -> JsFindings;
}

/// The error as JavaScript throws it.
pub(crate) fn thrown(error: &Error) -> JsValue {
    let findings = error.findings();
    GridError::new(error.kind().as_str(), &error.to_string(), &json::findings(findings), &findings.to_string()).into()
}

/// The error as JavaScript throws it, in the language a call asks for.
pub(crate) fn thrown_in(language: Option<Language>, error: Error) -> JsValue {
    thrown(&match language {
        Some(language) => error.in_language(language),
        None => error,
    })
}

/// The findings as JavaScript has them.
pub(crate) fn found(findings: &Findings) -> JsValue {
    JsFindings::new(&json::findings(findings), &findings.to_string()).into()
}

/// An argument that is not of its type.
pub(crate) fn wrong_type(message: &str) -> JsValue {
    TypeError::new(message).into()
}
