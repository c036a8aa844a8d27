//! Which fields a type must have. The types have a default for each, so that everything missing
//! can be reported at once; the schema says what is missing.

use serde_json::{Map, Value, json};

/// Fields of which some must be there.
#[derive(Debug, Clone, Copy)]
enum More {
    /// None but those that all must be.
    None,
    /// At least one of these.
    AnyOf(&'static [&'static str]),
    /// Exactly one of these.
    OneOf(&'static [&'static str]),
}

/// By type, the fields it says nothing without.
const REQUIRED: &[(&str, &[&str], More)] = &[
    ("CharterSpec", &["name"], More::OneOf(&["tiers", "networks"])),
    ("NetworkSpec", &["key", "tiers"], More::None),
    ("TierSpec", &["label"], More::None),
    ("NumberSpec", &["key"], More::None),
    ("PostSpec", &["key", "at"], More::None),
    ("RoleSpec", &["key", "at"], More::None),
    ("SiteSpec", &["tier"], More::None),
    ("CombinedSpec", &["key", "posts", "count"], More::None),
    ("ExclusiveSpec", &["key", "posts"], More::None),
    ("RequirementSpec", &["key", "tier"], More::AnyOf(&["min", "share"])),
    ("NumberTest", &["of"], More::AnyOf(&["at_least", "at_most", "above", "below", "equals"])),
    ("CodeSpec", &["parts"], More::None),
    ("CodePart", &["tier", "length"], More::None),
    ("LinkSpec", &["key"], More::None),
    ("ReachSpec", &["key"], More::None),
    ("BridgeSpec", &["tier", "to"], More::None),
    ("KindSpec", &["key"], More::None),
    ("SchemeSpec", &["key"], More::None),
    ("ScoreRuleSpec", &["key"], More::AnyOf(&["points", "least", "most"])),
    ("CapSpec", &["points"], More::None),
    ("BudgetSpec", &["points"], More::None),
    ("IndicatorSpec", &["key"], More::None),
    ("BandSpec", &["key"], More::None),
    ("DeductSpec", &["points"], More::None),
    ("StepSpec", &["at", "marks"], More::None),
    ("EachSpec", &["from", "points"], More::None),
    ("AssessmentSpec", &["sheets"], More::OneOf(&["tier", "post"])),
    ("SheetSpec", &["weight"], More::None),
    ("AwardSpec", &["key", "tier"], More::AnyOf(&["top", "least"])),
    ("NominateSpec", &["tier", "top"], More::None),
    ("TierScoreSpec", &["tier"], More::None),
    ("FlowSpec", &["key"], More::AnyOf(&["like", "stages"])),
    ("EscalationSpec", &["percent"], More::None),
    ("CalendarSpec", &["key", "hours"], More::None),
    ("BodySpec", &["unit"], More::None),
    ("ChannelSpec", &["key"], More::None),
    ("StageSpec", &["key"], More::None),
    ("DutyListSpec", &["key"], More::AnyOf(&["tier", "post", "link", "tasks"])),
    ("DutySpec", &["key"], More::None),
    ("ChecklistSpec", &["key", "items"], More::None),
    ("CheckSpec", &["key"], More::None),
    ("RisksSpec", &["tier"], More::None),
    ("Nomination", &["person", "post"], More::None),
    ("Part", &["unit"], More::None),
    ("UnitRow", &["key"], More::None),
    ("PersonRow", &["key"], More::None),
    ("PlacementRow", &["person", "cell"], More::None),
    ("AreaRow", &["key"], More::None),
    ("ClaimRow", &["area", "cell"], More::None),
    ("AppointmentRow", &["person", "post", "unit"], More::None),
    ("LinkRow", &["kind", "source", "target"], More::None),
    ("DrawRequest", &["tier", "cells"], More::None),
    ("DrawnPerson", &["person", "unit"], More::None),
    ("InspectRequest", &["tier"], More::None),
    ("Inspected", &["inspector", "inspected"], More::None),
    ("PairRequest", &["link"], More::None),
    ("EventRow", &["case", "at", "move"], More::None),
    ("Sum", &["count"], More::None),
    ("Sheet", &["subject", "from", "author", "values"], More::None),
    ("KeptRound", &["scheme", "period"], More::None),
    ("KeptVersion", &["sheets"], More::None),
    ("AwardOptions", &["award"], More::None),
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
        More::None => {}
        More::AnyOf(fields) => drop(table.insert("anyOf".to_owned(), each(fields).into())),
        More::OneOf(fields) => drop(table.insert("oneOf".to_owned(), each(fields).into())),
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
