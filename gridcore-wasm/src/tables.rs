//! Tables of any shape, into a roster.

use gridcore::{Charter, Limits, Roster, TableKind};
use js_sys::Object;
use wasm_bindgen::prelude::*;

use crate::columns::Columns;
use crate::options::{GridOptions, PeopleOptions};
use crate::text::{bytes, json_of};
use crate::thrown::{thrown_in, wrong_type};

/// A charter that is a text, in TOML or JSON, or an object.
pub(crate) fn charter(value: &JsValue, options: &GridOptions) -> Result<Charter, JsValue> {
    let limits = &options.limits;
    let read = match value.as_string() {
        Some(text) => Charter::from_text_with_limits(&text, limits),
        None => Charter::from_json_with_limits(&json_of(value, "charter")?, limits),
    };
    read.map_err(|error| thrown_in(options.language, error))
}

/// A roster of tables, each a CSV text, columns or rows.
pub(crate) fn roster(tables: &JsValue, charter: &Charter, limits: &Limits) -> Result<Roster, JsValue> {
    let mut roster = Roster::with_limits(*limits);
    for (name, table) in entries(tables, "tables")? {
        let kind = TableKind::from_name(&name).ok_or_else(|| {
            let names = TableKind::ALL.map(TableKind::name).join("`, `");
            wrong_type(&format!("`{name}` is not a table: there are `{names}`"))
        })?;
        match bytes(&table) {
            Some(text) => roster.add_csv(kind, &format!("{name}.csv"), &text, charter),
            None if table.is_undefined() || table.is_null() => continue,
            None => {
                let columns = Columns::of(&table, &name)?;
                roster.add_columns(kind, &name, columns.rows, &columns.list(), charter)
            }
        };
    }
    Ok(roster)
}

/// A roster of one wide sheet, and the charter proposed for it unless one is given.
pub(crate) fn wide(sheet: &JsValue, options: &PeopleOptions) -> Result<(Charter, Roster), JsValue> {
    let mut roster = Roster::with_limits(options.grid.limits);
    let spec = match bytes(sheet) {
        Some(text) => {
            options.paths(|paths| roster.add_paths("people.csv", &text, paths).proposed_charter("proposed", paths))
        }
        None => {
            let columns = Columns::of(sheet, "people")?;
            options.paths(|paths| {
                roster
                    .add_path_columns("people", columns.rows, &columns.list(), paths)
                    .proposed_charter("proposed", paths)
            })
        }
    };
    let GridOptions { limits, language, .. } = &options.grid;
    let charter = if options.charter.is_undefined() {
        Charter::with_limits(spec, limits).map_err(|error| thrown_in(*language, error))?
    } else {
        charter(&options.charter, &options.grid)?
    };
    Ok((charter, roster))
}

/// The files of a folder: names, with texts or bytes.
pub(crate) fn files(files: &JsValue) -> Result<Vec<(String, Vec<u8>)>, JsValue> {
    let file = |(name, file): (String, JsValue)| match bytes(&file) {
        Some(bytes) => Ok((name, bytes)),
        None => Err(wrong_type(&format!("file `{name}` is neither a text nor bytes"))),
    };
    entries(files, "files")?.into_iter().map(file).collect()
}

/// The fields of an object.
fn entries(value: &JsValue, name: &str) -> Result<Vec<(String, JsValue)>, JsValue> {
    let object = value.dyn_ref::<Object>().filter(|_| !js_sys::Array::is_array(value));
    let object = object.ok_or_else(|| wrong_type(&format!("`{name}` is not an object")))?;
    let entries = Object::entries(object);
    let pair = |entry: JsValue| {
        let entry = js_sys::Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1)))
    };
    Ok(entries.iter().filter_map(pair).collect())
}
