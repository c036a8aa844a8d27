//! The options of a call, as an object; fields that are unknown are refused.

use gridcore::time::Date;
use gridcore::{Language, Paths};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error};
use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::text::json_of;
use crate::thrown::wrong_type;

/// Of a grid that is made.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct GridOptions {
    #[serde(deserialize_with = "day")]
    pub(crate) day: Option<Date>,
    pub(crate) lenient: bool,
    pub(crate) language: Option<Language>,
}

/// Of a document, which has its day.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct DocumentOptions {
    pub(crate) lenient: bool,
    pub(crate) language: Option<Language>,
}

/// Of an assignment on a matrix.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AssignOptions {
    pub(crate) maximize: bool,
}

/// Of a wide sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeopleOptions {
    pub(crate) path: Vec<String>,
    pub(crate) key: String,
    pub(crate) post: Option<String>,
    pub(crate) tags: Option<String>,
    #[serde(default)]
    pub(crate) numbers: Vec<String>,
    #[serde(default)]
    pub(crate) ignored: Vec<String>,
    pub(crate) charter: Option<Value>,
    #[serde(default, deserialize_with = "day")]
    pub(crate) day: Option<Date>,
    #[serde(default)]
    pub(crate) lenient: bool,
    pub(crate) language: Option<Language>,
}

impl PeopleOptions {
    /// Calls `read` with what the core calls it.
    pub(crate) fn paths<T>(&self, read: impl FnOnce(&Paths<'_>) -> T) -> T {
        fn texts(list: &[String]) -> Vec<&str> {
            list.iter().map(String::as_str).collect()
        }
        let (columns, numbers, ignored) = (texts(&self.path), texts(&self.numbers), texts(&self.ignored));
        let paths = Paths {
            columns: &columns,
            key: &self.key,
            post: self.post.as_deref(),
            tags: self.tags.as_deref(),
            numbers: &numbers,
            ignored: &ignored,
        };
        read(&paths)
    }
}

/// Of findings, and of a call that may be refused.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct LanguageOptions {
    pub(crate) language: Option<Language>,
}

/// Of a picture.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PictureOptions {
    pub(crate) root: Option<String>,
    pub(crate) people: Option<bool>,
    pub(crate) findings: bool,
    pub(crate) links: Option<bool>,
    pub(crate) units: Option<usize>,
}

/// Reads options; `undefined` is an object without fields.
pub(crate) fn options<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsValue> {
    let text = if value.is_undefined() || value.is_null() { "{}".to_owned() } else { json_of(value, "options")? };
    serde_json::from_str(&text).map_err(|error| {
        let error = error.to_string();
        wrong_type(&format!("options: {}", error.rsplit_once(" at line ").map_or(error.as_str(), |(error, _)| error)))
    })
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| gridcore::time::parse_date(&text).map_err(D::Error::custom)).transpose()
}
