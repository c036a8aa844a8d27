//! Values as JSON text and back.

use js_sys::{ArrayBuffer, JSON, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::thrown::wrong_type;

/// The value of a text the core wrote.
pub(crate) fn parsed(text: &str) -> Result<JsValue, JsValue> {
    JSON::parse(text)
}

/// A value as JSON; what JSON cannot hold is no value of `name`.
pub(crate) fn json_of(value: &JsValue, name: &str) -> Result<String, JsValue> {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.ok_or_else(|| wrong_type(&format!("`{name}` is not a value that JSON can hold")))
}

/// The options of a call as JSON; none say nothing.
pub(crate) fn request(options: &JsValue) -> Result<String, JsValue> {
    if options.is_undefined() || options.is_null() { Ok("{}".to_owned()) } else { json_of(options, "options") }
}

/// An argument that is a text: anything else would be taken for an empty one.
pub(crate) fn text(value: &JsValue, name: &str) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| wrong_type(&format!("`{name}` is not a text")))
}

/// The bytes of a text, or bytes as they are; none if it is neither.
pub(crate) fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    if let Some(text) = value.as_string() {
        return Some(text.into_bytes());
    }
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return Some(bytes.to_vec());
    }
    value.dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer).to_vec())
}
