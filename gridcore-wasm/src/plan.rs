//! Plans: made of a request, asked, applied.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use gridcore::assign::{Options, Plan, Progress};
use gridcore::json::{self, AnyPlan, Made, PlanKind};
use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::options::{progress, spoken};
use crate::text::{json_of, parsed, text};
use crate::thrown::{thrown, wrong_type};

/// A plan of any kind, made by `grid.staff()`, `drawCells()`, `inspections()`, `splitRoles()` or `pair()`: what it
/// says are its fields. It remembers the grid as it was when it was made, so it can be asked whatever becomes of
/// that since; `free()` gives the memory back.
#[wasm_bindgen(js_name = Plan)]
#[derive(Debug)]
pub struct JsPlan(AnyPlan);

/// Makes a plan of a copy of a grid, and gives it what it says as fields.
fn make(grid: &JsGrid, kind: PlanKind, request: &JsValue, told: Option<&Function>) -> Result<JsValue, JsValue> {
    let request = if request.is_undefined() { "{}".to_owned() } else { json_of(request, "request")? };
    let grid = grid.grid.clone();
    object(watched(told, |options| AnyPlan::make(grid, kind, &request, options))?)
}

/// A plan with what it says as fields.
fn object(plan: AnyPlan) -> Result<JsValue, JsValue> {
    let data = parsed(&plan.to_json())?;
    let made: JsValue = JsPlan(plan).into();
    Object::assign(made.unchecked_ref::<Object>(), data.unchecked_ref::<Object>());
    Ok(made)
}

/// Runs a solve of which a function is told; if that gives true the solve stops, and what it throws is thrown.
fn watched<T>(
    told: Option<&Function>,
    solve: impl FnOnce(&Options<'_>) -> Result<T, gridcore::Error>,
) -> Result<T, JsValue> {
    let Some(told) = told else { return solve(&Options::default()).map_err(|error| thrown(&error)) };
    let trouble: Mutex<Option<JsValue>> = Mutex::new(None);
    #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^53")]
    let report = |at: Progress| match told.call2(&JsValue::NULL, &(at.settled as f64).into(), &(at.seats as f64).into())
    {
        Ok(stop) if stop.is_truthy() => ControlFlow::Break(()),
        Ok(_) => ControlFlow::Continue(()),
        Err(error) => {
            *trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            ControlFlow::Break(())
        }
    };
    let solved = solve(&Options { progress: Some(&report), ..Options::default() });
    match trouble.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error),
        None => solved.map_err(|error| thrown(&error)),
    }
}

#[wasm_bindgen(js_class = Grid)]
impl JsGrid {
    /// The provably best holders for the posts of the grid, under the rules and preferences of its charter; it
    /// changes nothing yet. `progress` is told how many of how many have been looked at, or settled; the solve
    /// stops with a `GridError` if it gives true.
    #[wasm_bindgen(unchecked_return_type = "Plan & StaffPlan")]
    pub fn staff(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "StaffRequest")] request: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ProgressOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        make(self, PlanKind::Staff, request, progress(given)?.as_ref())
    }

    /// Cells drawn: the people of each unit cut into as many cells as asked for, balanced and contiguous.
    #[wasm_bindgen(js_name = drawCells, unchecked_return_type = "Plan & Drawing")]
    pub fn draw_cells(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DrawRequest")] request: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ProgressOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        make(self, PlanKind::DrawCells, request, progress(given)?.as_ref())
    }

    /// Mutual inspection: in each period every unit of a tier inspects one other, least recently seen first.
    #[wasm_bindgen(unchecked_return_type = "Plan & Inspections")]
    pub fn inspections(
        &self,
        #[wasm_bindgen(unchecked_param_type = "InspectRequest")] request: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ProgressOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        make(self, PlanKind::Inspections, request, progress(given)?.as_ref())
    }

    /// The roles of each unit split among its people, by skill and spread.
    #[wasm_bindgen(js_name = splitRoles, unchecked_return_type = "Plan & RoleSplit")]
    pub fn split_roles(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "SplitRequest")] request: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ProgressOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        make(self, PlanKind::SplitRoles, request, progress(given)?.as_ref())
    }

    /// The links of a kind: everybody who must be reached is, as far as can be, with loads as even as can be.
    /// `progress` is as `staff` has it.
    #[wasm_bindgen(unchecked_return_type = "Plan & Pairing")]
    pub fn pair(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PairRequest")] request: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ProgressOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        make(self, PlanKind::Pair, request, progress(given)?.as_ref())
    }

    /// The plan of a text that its `keep` wrote, for the grid it was made for. It is made again, and refused if it does
    /// not come out the same.
    #[wasm_bindgen(js_name = restorePlan, unchecked_return_type = "Plan & (StaffPlan | Drawing | Inspections | RoleSplit | Pairing)")]
    pub fn restore_plan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] kept: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let restored = AnyPlan::restore(self.grid.clone(), &text(kept, "kept")?, &Options::default());
        object(restored.map_err(|error| thrown(&error))?)
    }
}

impl JsPlan {
    fn staffing(&self) -> Result<&Plan, JsValue> {
        self.0.staffing().ok_or_else(|| wrong_type("this is not a plan of `staff`"))
    }
}

#[wasm_bindgen(js_class = Plan)]
impl JsPlan {
    /// The plan as JSON, the same bytes as in Rust and Python.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn json(&self) -> String {
        self.0.to_json()
    }

    /// The plan as a text that `grid.restorePlan` makes the same plan of; the grid is not in it.
    #[must_use]
    pub fn keep(&self) -> String {
        self.0.keep()
    }

    /// What applying the plan does; of mutual inspection in a period, counted from 0.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn changes(&self, period: Option<u32>) -> Result<JsValue, JsValue> {
        parsed(&json::to_changes(&self.0.changes(period.unwrap_or_default() as usize)))
    }

    /// Applies the plan to the grid it was made for, all or nothing, and returns the changes that undo it. A grid
    /// that was edited since refuses it.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn apply(&self, grid: &mut JsGrid) -> Result<JsValue, JsValue> {
        let inverse = grid.grid.apply_at(self.0.revision(), &self.0.changes(0)).map_err(|error| thrown(&error))?;
        parsed(&json::to_changes(&inverse))
    }

    /// Checks the plan by code of its own; throws a `GridError` with the first thing that is not so. `progress` is as
    /// `staff` has it.
    pub fn verify(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ProgressOptions")] given: &JsValue,
    ) -> Result<(), JsValue> {
        watched(progress(given)?.as_ref(), |options| self.0.verify_with(options))
    }

    /// What of a plan of `staff` belongs together and can be applied alone.
    #[wasm_bindgen(unchecked_return_type = "PlanPart[]")]
    pub fn parts(&self) -> Result<JsValue, JsValue> {
        parsed(&json::parts(&self.staffing()?.parts()))
    }

    /// Why a plan of `staff` chooses somebody for a post in a unit, or why not.
    #[wasm_bindgen(unchecked_return_type = "Explanation")]
    pub fn explain(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] person: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] post: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] unit: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "LanguageOptions & ProgressOptions")]
        given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let (language, told) = spoken(given)?;
        let (person, post, unit) = (text(person, "person")?, text(post, "post")?, text(unit, "unit")?);
        let (plan, about) = (self.staffing()?, [&*person, &*post, &*unit]);
        let mut explained = watched(told.as_ref(), |options| plan.explain_with(self.0.grid(), about, options))?;
        if let Some(language) = language {
            explained.bars = explained.bars.in_language(language);
        }
        parsed(&json::explanation(&explained))
    }

    /// What tells another plan of `staff` from this one.
    #[wasm_bindgen(unchecked_return_type = "Comparison")]
    pub fn compare(&self, other: &Self) -> Result<JsValue, JsValue> {
        parsed(&json::comparison(&self.staffing()?.compare(other.staffing()?)))
    }

    /// Why required seats of a plan of `staff` stay open; nothing if all are filled.
    #[wasm_bindgen(unchecked_return_type = "Blocker[]")]
    pub fn blockers(
        &self,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "LanguageOptions & ProgressOptions")]
        given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let (language, told) = spoken(given)?;
        let language = language.unwrap_or_else(|| self.0.grid().charter().language());
        let plan = self.staffing()?;
        let blockers = watched(told.as_ref(), |options| plan.blockers_with(self.0.grid(), options))?;
        parsed(&json::blockers(&blockers, language))
    }

    /// What it would mean that each of a unit's people had a role, by a plan of `splitRoles`. `progress` is as
    /// `staff` has it.
    #[wasm_bindgen(unchecked_return_type = "RoleAlternative[]")]
    pub fn alternatives(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] unit: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] role: &JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ProgressOptions")] given: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let Made::SplitRoles(plan) = self.0.made() else {
            return Err(wrong_type("this is not a plan of `splitRoles`"));
        };
        let (unit, role) = (text(unit, "unit")?, text(role, "role")?);
        let of = [&*unit, &*role];
        let found = watched(progress(given)?.as_ref(), |options| plan.alternatives_with(self.0.grid(), of, options))?;
        parsed(&json::alternatives(&found))
    }
}
