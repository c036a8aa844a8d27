//! What a grid is asked.

use gridcore::{Reference, TableKind, check, json};
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::options::language;
use crate::text::{parsed, text};
use crate::thrown::{found, thrown, wrong_type};

/// What the core answers, or what it throws.
fn or_throw<T>(answer: Result<T, gridcore::Error>) -> Result<T, JsValue> {
    answer.map_err(|error| thrown(&error))
}

/// A typed reference.
fn reference(about: &JsValue) -> Result<Reference<'static>, JsValue> {
    or_throw(json::reference("about", &text(about, "about")?))
}

#[wasm_bindgen(js_class = Grid)]
impl JsGrid {
    /// Everything that is wrong, under every rule the charter leaves on.
    #[wasm_bindgen(unchecked_return_type = "Findings")]
    pub fn check(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "LanguageOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let language = language(given)?;
        let findings = check::all(&self.grid);
        Ok(found(&match language {
            Some(language) => findings.in_language(language),
            None => findings,
        }))
    }

    /// Who answers for a person, an area, a unit, a post or a kind of matter, as in `person:p1`.
    #[wasm_bindgen(js_name = answersFor, unchecked_return_type = "Answer[]")]
    pub fn answers_for(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] about: &JsValue,
    ) -> Result<JsValue, JsValue> {
        parsed(&json::answers(&or_throw(self.grid.answers_for(&reference(about)?))?))
    }

    /// Who answers for a kind of matter that arises about something; `null` if that has no cell in the
    /// network that handles the kind.
    #[wasm_bindgen(js_name = answersForMatter, unchecked_return_type = "Answer | null")]
    pub fn answers_for_matter(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] kind: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] about: &JsValue,
    ) -> Result<JsValue, JsValue> {
        match or_throw(self.grid.answers_for_matter(&text(kind, "kind")?, &reference(about)?))? {
            Some(answer) => Ok(js_sys::Array::from(&parsed(&json::answers(&[answer]))?).get(0)),
            None => Ok(JsValue::NULL),
        }
    }

    /// A unit and all below it as a grid of its own.
    pub fn extract(&self, #[wasm_bindgen(unchecked_param_type = "string")] unit: &JsValue) -> Result<Self, JsValue> {
        or_throw(self.grid.extract(&text(unit, "unit")?)).map(Self::of)
    }

    /// What bars a person from a post or role in a unit; empty if nothing does.
    #[wasm_bindgen(unchecked_return_type = "Findings")]
    pub fn bars(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] person: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] post: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] unit: &JsValue,
    ) -> Result<JsValue, JsValue> {
        or_throw(self.grid.bars(&text(person, "person")?, &text(post, "post")?, &text(unit, "unit")?))
            .map(|findings| found(&findings))
    }

    /// The keys of the people nothing bars from a post or role in a unit.
    pub fn eligible(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] post: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] unit: &JsValue,
    ) -> Result<Vec<String>, JsValue> {
        let people = or_throw(self.grid.eligible(&text(post, "post")?, &text(unit, "unit")?))?;
        Ok(people.map(|person| person.key().to_owned()).collect())
    }

    /// The charter.
    #[wasm_bindgen(getter, unchecked_return_type = "Charter")]
    pub fn charter(&self) -> Result<JsValue, JsValue> {
        parsed(&self.grid.charter().to_json())
    }

    /// The day this is the state of, as in `2024-07-01`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn day(&self) -> Option<String> {
        self.grid.day().map(|day| day.to_string())
    }

    /// The days on which something changes, in order; between two of them every day has the same grid.
    #[must_use]
    pub fn days(&self) -> Vec<String> {
        self.grid.to_roster().days().iter().map(ToString::to_string).collect()
    }

    /// How many batches of changes have been applied.
    #[wasm_bindgen(getter)]
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody applies 2^53 batches")]
    pub fn revision(&self) -> f64 {
        self.grid.revision() as f64
    }

    /// How many units there are.
    #[wasm_bindgen(getter, js_name = unitCount)]
    #[must_use]
    pub fn unit_count(&self) -> usize {
        self.grid.unit_count()
    }

    /// How many people there are.
    #[wasm_bindgen(getter, js_name = personCount)]
    #[must_use]
    pub fn person_count(&self) -> usize {
        self.grid.person_count()
    }

    /// How many areas there are.
    #[wasm_bindgen(getter, js_name = areaCount)]
    #[must_use]
    pub fn area_count(&self) -> usize {
        self.grid.area_count()
    }

    /// The unit of a key, or of a former key.
    #[wasm_bindgen(unchecked_return_type = "Unit")]
    pub fn unit(&self, #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Result<JsValue, JsValue> {
        parsed(&json::unit(or_throw(self.grid.unit(&text(key, "key")?))?))
    }

    /// The person of a key, or of a former key.
    #[wasm_bindgen(unchecked_return_type = "Person")]
    pub fn person(&self, #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Result<JsValue, JsValue> {
        parsed(&json::person(or_throw(self.grid.person(&text(key, "key")?))?))
    }

    /// The area of a key, or of a former key.
    #[wasm_bindgen(unchecked_return_type = "Area")]
    pub fn area(&self, #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Result<JsValue, JsValue> {
        parsed(&json::area(or_throw(self.grid.area(&text(key, "key")?))?))
    }

    /// All units, by key.
    #[wasm_bindgen(unchecked_return_type = "Unit[]")]
    pub fn units(&self) -> Result<JsValue, JsValue> {
        parsed(&json::units(&self.grid))
    }

    /// All people, by key.
    #[wasm_bindgen(unchecked_return_type = "Person[]")]
    pub fn people(&self) -> Result<JsValue, JsValue> {
        parsed(&json::people(&self.grid))
    }

    /// All areas, by key.
    #[wasm_bindgen(unchecked_return_type = "Area[]")]
    pub fn areas(&self) -> Result<JsValue, JsValue> {
        parsed(&json::areas(&self.grid))
    }

    /// The units of all networks as rows in the order in which a tree is drawn, with depths and counts.
    #[wasm_bindgen(unchecked_return_type = "TreeRow[]")]
    pub fn tree(&self) -> Result<JsValue, JsValue> {
        parsed(&json::tree(&self.grid))
    }

    /// The rows of a table, as a document has them.
    #[wasm_bindgen(unchecked_return_type = "Record<string, string | number | string[]>[]")]
    pub fn table(
        &self,
        #[wasm_bindgen(unchecked_param_type = "TableName")] name: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let name = text(name, "name")?;
        let kind = TableKind::from_name(&name).ok_or_else(|| wrong_type(&format!("`{name}` is not a table")))?;
        parsed(&json::table(&self.grid.to_roster(), kind))
    }
}
