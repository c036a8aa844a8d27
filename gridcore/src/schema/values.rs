//! The schemas of values that are more than a string or a number.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::finding::{Family, ParameterType, RuleInfo, catalogue};
use crate::key::Reference;
use crate::points::Points;
use crate::roster::TableKind;
use crate::time::{Moment, Period, Term, TimeLimit};

/// A day as text.
pub(crate) struct Day;

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day from 1800 to 2999, written YYYY-MM-DD.",
            "type": "string",
            "format": "date",
            "pattern": "^(1[89]|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        })
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A minute of a day from 1800 to 2999, written YYYY-MM-DDTHH:MM.",
            "type": "string",
            "pattern": "^(1[89]|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]$"
        })
    }
}

/// Where somebody must be placed, as text.
pub(crate) struct Scope;

impl JsonSchema for Scope {
    fn schema_name() -> Cow<'static, str> {
        "Scope".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "`unit`, `tier:LABEL`, `network` or `network:KEY`.",
            "type": "string",
            "pattern": "^(unit|network|tier:.+|network:.+)$"
        })
    }
}

impl JsonSchema for Term {
    fn schema_name() -> Cow<'static, str> {
        "Term".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Years, months, weeks and days, at most a hundred years: `P2Y`, `P18M`, `P90D`.",
            "type": "string",
            "pattern": "^P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$",
            "minLength": 3
        })
    }
}

impl JsonSchema for TimeLimit {
    fn schema_name() -> Cow<'static, str> {
        "TimeLimit".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Days, hours and minutes, above zero and at most ten years: `P2D`, `PT4H`, `P1DT30M`.",
            "type": "string",
            "pattern": "^P(?=.*[1-9])([0-9]+D)?(T([0-9]+H)?([0-9]+M)?)?$",
            "minLength": 3
        })
    }
}

impl JsonSchema for Period {
    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let day = generator.subschema_for::<Day>();
        json_schema!({
            "description": "The name of a period, such as `2024-05`, `2024-Q2` or `2024`, or its first day and the first day after.",
            "anyOf": [
                { "type": "string", "minLength": 4 },
                { "type": "array", "prefixItems": [day, day], "items": false, "minItems": 2, "maxItems": 2 }
            ]
        })
    }
}

impl JsonSchema for Points {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number of at most three decimals.",
            "type": "number",
            "minimum": -1_000_000_000_000_i64,
            "maximum": 1_000_000_000_000_i64
        })
    }
}

impl JsonSchema for Reference<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Reference".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "`person:KEY`, `unit:KEY`, `area:KEY`, `kind:KEY` or `post:POST@UNIT`.",
            "type": "string",
            "pattern": "^((person|unit|area|kind):.+|post:[^@]+@.+)$"
        })
    }
}

/// Findings as they are written.
pub(crate) struct FindingsList;

impl JsonSchema for FindingsList {
    fn schema_name() -> Cow<'static, str> {
        "PlanFindings".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Findings: their exact number, how many there are of each rule, and those listed.",
            "type": "object",
            "properties": {
                "total": { "description": "How many there are.", "type": "integer", "minimum": 0 },
                "counts": {
                    "description": "How many there are of each rule, by id.",
                    "type": "object",
                    "additionalProperties": { "type": "integer", "minimum": 1 }
                },
                "findings": {
                    "description": "Those that are listed.",
                    "type": "array",
                    "items": finding()
                }
            },
            "required": ["total", "counts", "findings"]
        })
    }
}

fn finding() -> Value {
    let keys = json!({ "type": "object", "additionalProperties": { "type": ["string", "integer", "null"] } });
    json!({
        "type": "object",
        "properties": {
            "rule": { "description": "The id of the rule.", "type": "string" },
            "severity": { "description": "How bad it is.", "enum": ["error", "warning", "note"] },
            "subject": keys,
            "place": { "anyOf": [keys, { "type": "null" }] },
            "message": { "description": "What is wrong.", "type": "string" },
            "help": { "description": "What to do about it.", "type": "string" }
        },
        "required": ["rule", "severity", "subject", "place", "message", "help"]
    })
}

/// The settings of rules, by rule id.
pub(crate) struct RuleSettings;

impl JsonSchema for RuleSettings {
    fn schema_name() -> Cow<'static, str> {
        "RuleSettings".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let setting = generator.subschema_for::<crate::charter::Setting>();
        let rules = catalogue().filter(|rule| rule.settable);
        let rules: Map<String, Value> = rules.map(|rule| (rule.id.to_string(), of_rule(rule))).collect();
        let ours: Vec<&str> = Family::OURS.into_iter().map(Family::as_str).collect();
        json_schema!({
            "description": "Severity and parameters of rules, by id: those of gridcore and those of the embedding program.",
            "type": "object",
            "properties": rules,
            "patternProperties": {
                (format!("^(?!({})\\.).+\\..+$", ours.join("|"))): {
                    "type": "object",
                    "properties": { "severity": severity() },
                    "additionalProperties": setting
                }
            },
            "additionalProperties": false
        })
    }
}

fn severity() -> Value {
    json!({ "description": "How bad a violation is.", "enum": ["error", "warning", "note", "off"] })
}

fn of_rule(rule: &RuleInfo) -> Value {
    let mut properties = Map::from_iter([("severity".to_owned(), severity())]);
    for parameter in rule.parameters {
        let summary = parameter.summary;
        let schema = match parameter.holds {
            ParameterType::Flag => json!({ "description": summary, "type": "boolean" }),
            ParameterType::Whole => {
                json!({ "description": summary, "type": "integer", "minimum": 0, "maximum": u32::MAX })
            }
        };
        properties.insert(parameter.name.to_owned(), schema);
    }
    json!({
        "description": rule.summary,
        "type": "object",
        "properties": properties,
        "additionalProperties": false
    })
}

/// The column maps, by table.
pub(crate) struct ColumnMaps;

impl JsonSchema for ColumnMaps {
    fn schema_name() -> Cow<'static, str> {
        "ColumnMaps".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let tables = TableKind::ALL.into_iter().map(|table| {
            let columns: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
            let column = match table {
                // People have the number columns of the charter too.
                TableKind::People => json!({ "type": "string" }),
                _ => json!({ "enum": columns }),
            };
            (table.name().to_owned(), json!({ "type": "object", "additionalProperties": column }))
        });
        json_schema!({
            "description": "Column maps, by table: the user's header to the column it stands for.",
            "type": "object",
            "properties": (Map::from_iter(tables)),
            "additionalProperties": false
        })
    }
}
