//! Assignment on typed arrays.

use gridcore::assign::{self, Options};
use js_sys::{BigInt64Array, Float64Array, Int32Array, Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;

use crate::options::maximize;
use crate::thrown::{thrown, wrong_type};

#[wasm_bindgen(typescript_custom_section)]
const RESULT: &str = r#"
/** Rows in rising order, and the column of each. */
export interface Pairs {
    rows: Uint32Array;
    columns: Uint32Array;
}
"#;

/// The pairs of row and column of a matrix with the least total cost, or the greatest: its rows one after the
/// other. `Infinity` forbids a pair, `-Infinity` when maximising. Throws `GridError` if the matrix has other than
/// `rows * columns` entries, holds what is no number, or forbids too much.
#[wasm_bindgen(js_name = linearSumAssignment, unchecked_return_type = "Pairs")]
pub fn linear_sum_assignment(
    #[wasm_bindgen(unchecked_param_type = "Float64Array")] costs: &JsValue,
    rows: usize,
    columns: usize,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "{ maximize?: boolean }")] settings: &JsValue,
) -> Result<JsValue, JsValue> {
    let maximize = maximize(settings)?;
    let costs = costs.dyn_ref::<Float64Array>().ok_or_else(|| wrong_type("`costs` is not a Float64Array"))?.to_vec();
    let pairs = assign::linear_sum_assignment(&costs[..], rows, columns, maximize, &Options::default());
    let (row, column) = pairs.map_err(|error| thrown(&error))?;
    let pairs = Object::new();
    for (name, side) in [("rows", row), ("columns", column)] {
        Reflect::set(&pairs, &name.into(), &Uint32Array::from(side.as_slice()).into())?;
    }
    Ok(pairs.into())
}

/// The best plan for edges given by column: which slot, which person, at what whole cost. Slots and people are
/// numbered from 0; `seats` says how many seats each slot has and `loads` how many each person can take, 1 if they
/// are left out. As many seats as can be are filled, then the cost is the least, then the list of slot and person
/// the smallest. Throws `GridError` with all that is wrong with the columns.
#[wasm_bindgen(js_name = solveAssignment)]
pub fn solve_assignment(
    #[wasm_bindgen(unchecked_param_type = "Uint32Array")] slots: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint32Array")] people: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Int32Array | Float64Array | BigInt64Array")] cost: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Uint32Array")] seats: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Uint32Array")] loads: &JsValue,
) -> Result<Assignment, JsValue> {
    let (slots, people) = (numbers(slots, "slots")?, numbers(people, "people")?);
    let optional = |column: &JsValue, name: &str| {
        if column.is_undefined() || column.is_null() { Ok(None) } else { numbers(column, name).map(Some) }
    };
    let (seats, loads) = (optional(seats, "seats")?, optional(loads, "loads")?);
    let cost = wholes(cost)?;
    let solved =
        assign::solve_assignment(&slots, &people, &cost, seats.as_deref(), loads.as_deref(), &Options::default());
    let (problem, solution) = solved.map_err(|error| thrown(&error))?;
    Ok(Assignment { problem, solution })
}

fn numbers(column: &JsValue, name: &str) -> Result<Vec<u32>, JsValue> {
    let column =
        column.dyn_ref::<Uint32Array>().ok_or_else(|| wrong_type(&format!("`{name}` is not a Uint32Array")))?;
    Ok(column.to_vec())
}

fn wholes(column: &JsValue) -> Result<Vec<i64>, JsValue> {
    if let Some(column) = column.dyn_ref::<BigInt64Array>() {
        return Ok(column.to_vec());
    }
    if let Some(column) = column.dyn_ref::<Int32Array>() {
        return Ok(column.to_vec().into_iter().map(i64::from).collect());
    }
    let refused = || wrong_type("`cost` is not an Int32Array, a BigInt64Array or a Float64Array of whole numbers");
    let column = column.dyn_ref::<Float64Array>().ok_or_else(refused)?.to_vec();
    // As far as doubles are exact.
    let is_whole = |number: &f64| number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_991.0;
    if !column.iter().all(is_whole) {
        return Err(refused());
    }
    #[expect(clippy::cast_possible_truncation, reason = "they are whole and small enough")]
    Ok(column.into_iter().map(|number| number as i64).collect())
}

/// The best plan for edges of slots and people, made by `solveAssignment`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Assignment {
    problem: assign::Problem,
    solution: assign::Solution,
}

#[wasm_bindgen]
impl Assignment {
    /// The places of the chosen edges in the columns, in rising order.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn chosen(&self) -> Uint32Array {
        Uint32Array::from(self.solution.chosen())
    }

    /// The cost of the chosen edges.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn total(&self) -> i64 {
        self.solution.total().first().copied().unwrap_or_default()
    }

    /// By slot, how many seats nobody takes.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn unfilled(&self) -> Uint32Array {
        Uint32Array::from(self.solution.unfilled())
    }

    /// Whether no better plan exists.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn exact(&self) -> bool {
        self.solution.is_exact()
    }

    /// Checks by code of its own that the plan is a best one, from the prices it carries; throws `GridError` with
    /// the first thing that is not so.
    pub fn verify(&self) -> Result<(), JsValue> {
        self.solution.verify(&self.problem).map_err(|error| thrown(&error))
    }
}
