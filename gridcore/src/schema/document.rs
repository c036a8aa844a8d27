//! The schema of a document. Its rows are read by code of their own and not by a derived type, so
//! their schemas are made of the columns that code goes by; the derived ones lend their words.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::{Day, generator, object, required, tidy};
use crate::charter::CharterSpec;
use crate::key::Reference;
use crate::points::Points;
use crate::roster::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, ColumnInfo, ColumnType, DutyRow, EntryRow, InspectionRow, LinkRow,
    PersonRow, PlacementRow, RiskRow, TableKind, TaskRow, UnitRow,
};

/// The schema of a document, as [`from_document`](crate::json::from_document) reads it.
#[must_use]
pub fn document() -> Value {
    let mut generator = generator();
    let charter = generator.subschema_for::<CharterSpec>().to_value();
    let day = or_null(&mut generator, "The day the document is the state of.");
    let mut properties = object([("format", json!({ "const": 1 })), ("charter", charter), ("day", day)]);
    for kind in TableKind::ALL {
        let row = row(&mut generator, kind);
        let required = kind.is_required();
        let of = if required { json!("array") } else { json!(["array", "null"]) };
        properties.insert(kind.name().to_owned(), json!({ "type": of, "items": row }));
    }
    let mut definitions = generator.take_definitions(true);
    required::say_all(&mut definitions);
    definitions.retain(|name, _| !name.ends_with("Row"));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Document of gridcore",
        "type": "object",
        "properties": properties,
        "required": ["format", "charter", "units", "people"],
        "additionalProperties": false,
        "$defs": definitions
    });
    tidy(&mut schema);
    schema
}

/// The schema of a row of a table.
fn row(generator: &mut SchemaGenerator, kind: TableKind) -> Value {
    let derived = match kind {
        TableKind::Units => of::<UnitRow<'static>>(),
        TableKind::People => of::<PersonRow<'static>>(),
        TableKind::Placements => of::<PlacementRow<'static>>(),
        TableKind::Areas => of::<AreaRow<'static>>(),
        TableKind::Claims => of::<ClaimRow<'static>>(),
        TableKind::Appointments => of::<AppointmentRow<'static>>(),
        TableKind::Links => of::<LinkRow<'static>>(),
        TableKind::Aliases => of::<AliasRow<'static>>(),
        TableKind::Entries => of::<EntryRow<'static>>(),
        TableKind::Duties => of::<DutyRow<'static>>(),
        TableKind::Tasks => of::<TaskRow<'static>>(),
        TableKind::Inspections => of::<InspectionRow<'static>>(),
        TableKind::Risks => of::<RiskRow<'static>>(),
    };
    let mut properties = Map::new();
    for column in kind.columns() {
        let words = derived.pointer(&format!("/properties/{}/description", column.name)).and_then(Value::as_str);
        properties.insert(column.name.to_owned(), cell(generator, kind, column, words.unwrap_or_default()));
    }
    let required: Vec<&str> =
        kind.columns().iter().filter(|column| column.required).map(|column| column.name).collect();
    // The numbers of people are columns of their own, by the names the charter declares.
    let more = match kind {
        TableKind::People => {
            let number = generator.subschema_for::<Points>();
            json!({ "anyOf": [number, { "type": "null" }] })
        }
        _ => json!(false),
    };
    json!({
        "description": derived.get("description"),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": more
    })
}

fn of<T: JsonSchema>() -> Value {
    generator().root_schema_for::<T>().to_value()
}

/// The schema of a cell. A cell that is empty is absent, which one that is required cannot be.
fn cell(generator: &mut SchemaGenerator, kind: TableKind, column: &ColumnInfo, words: &str) -> Value {
    match (column.holds, column.name) {
        (ColumnType::Date, _) if column.required => {
            let day = generator.subschema_for::<Day>().to_value();
            described(words, day)
        }
        (ColumnType::Date, _) => or_null(generator, words),
        (ColumnType::Number, _) => {
            let number = generator.subschema_for::<Points>();
            json!({ "description": words, "anyOf": [number, { "type": "null" }] })
        }
        (ColumnType::Tags, _) => json!({
            "description": words,
            "anyOf": [
                { "type": "array", "items": { "type": "string" } },
                { "description": "Separated by `;`.", "type": "string" },
                { "type": "null" }
            ]
        }),
        (ColumnType::Text, "keeper" | "source" | "target" | "subject" | "author" | "approver") => {
            let reference = generator.subschema_for::<Reference<'static>>().to_value();
            if column.required {
                described(words, reference)
            } else {
                json!({ "description": words, "anyOf": [reference, { "type": "null" }] })
            }
        }
        (ColumnType::Text, "kind") if kind == TableKind::Aliases => {
            json!({ "description": words, "enum": ["unit", "person", "area"] })
        }
        (ColumnType::Text, _) if column.required => json!({ "description": words, "type": "string", "minLength": 1 }),
        (ColumnType::Text, _) => json!({ "description": words, "type": ["string", "null"] }),
    }
}

/// A reference to a definition, with words of its own.
fn described(words: &str, mut schema: Value) -> Value {
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".to_owned(), words.into());
    }
    schema
}

/// A day or nothing.
fn or_null(generator: &mut SchemaGenerator, words: &str) -> Value {
    let day = generator.subschema_for::<Day>().to_value();
    json!({ "description": words, "anyOf": [day, { "type": "null" }] })
}
