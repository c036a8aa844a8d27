//! Which fields a type must have. The types have a default for each, so that everything missing
//! can be reported at once; the schema says what is missing.

use serde_json::{Map, Value, json};

/// Fields of which some must be there.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// None but those that all must be.
    None,
    /// At least one of these.
    Any(&'static [&'static str]),
    /// Exactly one of these.
    One(&'static [&'static str]),
}

/// By type, the fields it says nothing without.
const REQUIRED: &[(&str, &[&str], Of)] = &[
    ("CharterSpec", &["name"], Of::One(&["tiers", "networks"])),
    ("NetworkSpec", &["key", "tiers"], Of::None),
    ("TierSpec", &["label"], Of::None),
    ("NumberSpec", &["key"], Of::None),
    ("PostSpec", &["key", "at"], Of::None),
    ("RoleSpec", &["key", "at"], Of::None),
    ("SiteSpec", &["tier"], Of::None),
    ("CombinedSpec", &["key", "posts", "count"], Of::None),
    ("ExclusiveSpec", &["key", "posts"], Of::None),
    ("RequirementSpec", &["key", "tier"], Of::Any(&["min", "share"])),
    ("NumberTest", &["of"], Of::Any(&["at_least", "at_most", "above", "below", "equals"])),
    ("CodeSpec", &["parts"], Of::None),
    ("CodePart", &["tier", "length"], Of::None),
    ("LinkSpec", &["key"], Of::None),
    ("ReachSpec", &["key"], Of::None),
    ("BridgeSpec", &["tier", "to"], Of::None),
    ("KindSpec", &["key"], Of::None),
    ("SchemeSpec", &["key"], Of::None),
    ("IndicatorSpec", &["key"], Of::None),
    ("BandSpec", &["key"], Of::None),
    ("FlowSpec", &["key", "stages"], Of::None),
    ("StageSpec", &["key"], Of::None),
    ("Part", &["unit"], Of::None),
    ("UnitRow", &["key"], Of::None),
    ("PersonRow", &["key"], Of::None),
    ("PlacementRow", &["person", "cell"], Of::None),
    ("AreaRow", &["key"], Of::None),
    ("ClaimRow", &["area", "cell"], Of::None),
    ("AppointmentRow", &["person", "post", "unit"], Of::None),
    ("LinkRow", &["kind", "source", "target"], Of::None),
];

/// Says of every definition which fields it must have.
pub(super) fn say_all(definitions: &mut Map<String, Value>) {
    for (name, definition) in definitions {
        if let Value::Object(definition) = definition {
            say(name, definition);
        }
    }
}

/// Says which fields a type must have.
pub(super) fn say(name: &str, definition: &mut Map<String, Value>) {
    let known = REQUIRED.iter().find(|(known, ..)| *known == name);
    let (Some((_, all, some)), Some(table)) = (known, table(definition)) else { return };
    table.insert("required".to_owned(), json!(all));
    let each = |fields: &[&str]| fields.iter().map(|field| json!({ "required": [field] })).collect::<Vec<_>>();
    match some {
        Of::None => {}
        Of::Any(fields) => drop(table.insert("anyOf".to_owned(), each(fields).into())),
        Of::One(fields) => drop(table.insert("oneOf".to_owned(), each(fields).into())),
    }
}

/// The form of a type that is a table: of two forms, the one with fields.
fn table(definition: &mut Map<String, Value>) -> Option<&mut Map<String, Value>> {
    if definition.contains_key("properties") {
        return Some(definition);
    }
    let forms = definition.get_mut("oneOf")?.as_array_mut()?;
    forms.iter_mut().filter_map(Value::as_object_mut).find(|form| form.contains_key("properties"))
}
