//! Columns out, as typed arrays.

use gridcore::{Grid, Unit};
use js_sys::{Float64Array, Int32Array};
use wasm_bindgen::prelude::*;

use crate::grid::JsGrid;
use crate::text::{parsed, text};
use crate::thrown::wrong_type;

#[wasm_bindgen(typescript_custom_section)]
const COLUMNS: &str = r#"
/** Columns as typed arrays, which are the caller's own. */
export interface Grid {
    /** The position of the unit above each unit in `keys("units")`, in that order; -1 for a root. */
    column(table: "units", column: "parent"): Int32Array;
    /**
     * The position in `keys("units")` of the cell of each of `keys("people")`, in the charter's first network or
     * the one named; -1 for none.
     */
    column(table: "people", column: "cell", network?: string): Int32Array;
    /** A number of each of `keys("people")`, in thousandths; NaN for none. */
    column(table: "people", column: string): Float64Array;
}
"#;

#[wasm_bindgen(js_class = Grid)]
impl JsGrid {
    /// The keys of all units, people or areas, in the order of `column`: units each before those below
    /// it and siblings by key, people and areas by key.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn keys(
        &self,
        #[wasm_bindgen(unchecked_param_type = "\"units\" | \"people\" | \"areas\"")] table: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let table = text(table, "table")?;
        let keys: Vec<&str> = match table.as_str() {
            "units" => self.grid.units_in_order().map(|unit| unit.key()).collect(),
            "people" => self.grid.people().map(|person| person.key()).collect(),
            "areas" => self.grid.areas().map(|area| area.key()).collect(),
            _ => return Err(wrong_type(&format!("`{table}` has no keys"))),
        };
        parsed(&serde_json::to_string(&keys).unwrap_or_default())
    }

    // Its types are in `COLUMNS`: they depend on the column.
    #[wasm_bindgen(skip_typescript)]
    pub fn column(&self, table: &JsValue, column: &JsValue, network: &JsValue) -> Result<JsValue, JsValue> {
        let grid = &self.grid;
        let (table, column) = (text(table, "table")?, text(column, "column")?);
        let is_number = || grid.charter().spec().numbers.iter().any(|number| number.key == column);
        match (table.as_str(), column.as_str()) {
            ("units", "parent") => Ok(positions(grid.index().parents())),
            ("people", "cell") => cells(grid, network),
            ("people", number) if is_number() => Ok(thousandths(grid, number)),
            _ => Err(wrong_type(&format!("there is no column `{column}` of `{table}`"))),
        }
    }

    /// Adds to the number of each unit those of all units below it: numbers in and out in the order of
    /// `keys("units")`.
    #[wasm_bindgen(js_name = addUp)]
    pub fn add_up(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Float64Array")] numbers: &JsValue,
    ) -> Result<Float64Array, JsValue> {
        let index = self.grid.index();
        let numbers = numbers.dyn_ref::<Float64Array>().ok_or_else(|| wrong_type("`numbers` is not a Float64Array"))?;
        let mut numbers = numbers.to_vec();
        if numbers.len() != index.len() {
            return Err(wrong_type(&format!("there are {} numbers for {} units", numbers.len(), index.len())));
        }
        index.add_up(&mut numbers);
        Ok(numbers.as_slice().into())
    }
}

fn cells(grid: &Grid, network: &JsValue) -> Result<JsValue, JsValue> {
    let name = if network.is_undefined() { None } else { Some(text(network, "network")?) };
    let mut networks = grid.charter().networks();
    let found = networks.find(|known| name.as_deref().is_none_or(|name| name == *known));
    let network = found.ok_or_else(|| wrong_type(&format!("there is no network `{}`", name.unwrap_or_default())))?;
    let index = grid.index();
    let position = |unit: Option<Unit<'_>>| unit.and_then(|unit| index.position(unit));
    Ok(positions(grid.people().map(|person| position(person.cell(network)))))
}

fn positions(positions: impl Iterator<Item = Option<usize>>) -> JsValue {
    let number = |position: Option<usize>| position.and_then(|position| i32::try_from(position).ok()).unwrap_or(-1);
    Int32Array::from(positions.map(number).collect::<Vec<i32>>().as_slice()).into()
}

fn thousandths(grid: &Grid, name: &str) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "points are bounded so that a double holds them")]
    let number = |points: gridcore::Points| points.thousandths() as f64;
    let numbers = grid.people().map(|person| person.number(name).map_or(f64::NAN, number));
    Float64Array::from(numbers.collect::<Vec<f64>>().as_slice()).into()
}
