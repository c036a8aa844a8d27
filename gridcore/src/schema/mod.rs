//! JSON Schema of what crosses as JSON: the charter, the document, the changes, requests, plans and scores.
//!
//! They are for editors and for programs that write such texts: what is written is valid. What a
//! schema cannot say, such as that a name must be declared, only reading tells.

mod document;
mod required;
mod scores;
mod values;

pub use document::document;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
pub use scores::scores;
use serde_json::{Map, Value};
pub(crate) use values::{ColumnMaps, Day, FindingsList, RuleSettings, Scope};

use crate::assign::{
    Comparison, DrawRequest, Drawing, Explanation, InspectRequest, Inspections, PairRequest, Pairing, Plan, PlanPart,
    Request, RoleAlternative, RoleSplit, SplitRequest,
};
use crate::case::{CaseFilter, CaseView, EventRow, LegalMove, Lights, Recorded, Routing, StepMatrix};
use crate::charter::CharterSpec;
use crate::grid::Change;
use crate::json::MetricsOptions;

/// The schema of a charter. In TOML a day may be written without quotation marks as well.
///
/// ```
/// let schema = gridcore::schema::charter();
/// assert!(schema["properties"]["posts"]["description"].is_string());
/// ```
#[must_use]
pub fn charter() -> Value {
    root::<CharterSpec>("Charter of gridcore")
}

/// The schema of changes, as [`from_changes`](crate::json::from_changes) reads them.
#[must_use]
pub fn changes() -> Value {
    root::<Vec<Change>>("Changes of gridcore")
}

/// The schema of what is to be staffed, as [`from_request`](crate::json::from_request) reads it.
#[must_use]
pub fn request() -> Value {
    root::<Request>("Request of gridcore")
}

/// The schema of a plan, as [`plan`](crate::json::plan) writes it.
#[must_use]
pub fn plan() -> Value {
    root::<Plan>("Plan of gridcore")
}

/// The schema of requests for plans, and of what is written of plans beside [`plan`]: what is read and written for each
/// is the schema of its field here.
#[must_use]
pub fn plans() -> Value {
    /// What is read and written of each kind of plan.
    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is asked for")]
    struct PlanTexts {
        /// What cells to draw.
        draw_cells: Option<DrawRequest>,
        /// Who is to inspect whom.
        inspections: Option<InspectRequest>,
        /// Which roles to split.
        split_roles: Option<SplitRequest>,
        /// Which contacts to pair.
        pair: Option<PairRequest>,
        /// Drawn cells.
        drawing: Option<Drawing>,
        /// Mutual inspection.
        inspected: Option<Inspections>,
        /// Split roles.
        role_split: Option<RoleSplit>,
        /// What it would mean that others had a role.
        alternatives: Option<Vec<RoleAlternative>>,
        /// Paired contacts.
        pairing: Option<Pairing>,
        /// What belongs together in a plan of holders.
        parts: Option<Vec<PlanPart>>,
        /// Why somebody was chosen, or was not.
        explanation: Option<Explanation>,
        /// What tells two plans apart.
        comparison: Option<Comparison>,
    }
    root::<PlanTexts>("Plans of gridcore")
}

/// The schema of events at a desk, as [`from_events`](crate::json::from_events) reads them.
#[must_use]
pub fn events() -> Value {
    root::<Vec<EventRow<'static>>>("Events of gridcore")
}

/// The schema of what is asked of a desk and written of it beside its events: each is that of its field here.
#[must_use]
pub fn desk() -> Value {
    /// What is read and written of a desk.
    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is asked for")]
    struct DeskTexts {
        /// Events with what came of each.
        events: Option<Vec<Recorded>>,
        /// Which cases are looked for.
        filter: Option<CaseFilter>,
        /// Cases as they stand.
        cases: Option<Vec<CaseView>>,
        /// What may be done.
        legal_moves: Option<Vec<LegalMove>>,
        /// Where a report goes, and why.
        routing: Option<Routing>,
        /// How many open cases have which light.
        lights: Option<Lights>,
        /// How many cases have reached which stage.
        step_matrix: Option<StepMatrix>,
        /// What is to be counted.
        metrics: Option<MetricsOptions>,
    }
    root::<DeskTexts>("Desk of gridcore")
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().into_generator()
}

/// The schema of a type with its definitions.
fn root<T: JsonSchema>(title: &str) -> Value {
    let mut schema = generator().root_schema_for::<T>().to_value();
    if let Value::Object(root) = &mut schema {
        required::say(&T::schema_name(), root);
        root.insert("title".to_owned(), title.into());
        if let Some(Value::Object(definitions)) = root.get_mut("$defs") {
            required::say_all(definitions);
        }
    }
    tidy(&mut schema);
    schema
}

/// Takes out formats of no standard and defaults that say nothing. The schema is our own and
/// shallow, so recursion over it is safe.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let ours = |format: &Value| matches!(format.as_str(), Some("uint16" | "uint32" | "double"));
            if object.get("format").is_some_and(ours) {
                object.remove("format");
            }
            if object.get("default").is_some_and(is_empty) && !object.contains_key("properties") {
                object.remove("default");
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(list) => list.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// An object of a schema from its fields.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
