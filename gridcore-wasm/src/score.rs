//! Shares and ranks of typed arrays.

use gridcore::score::{self, Method, Pot, Ranking, Ranks, Ratio, Sharing, Ties};
use gridcore::{Column, Error, Points};
use js_sys::{Array, BigInt, BigInt64Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::columns::Columns;
use crate::text::text;
use crate::thrown::{thrown, wrong_type};

/// Shares `total` among `weights`, exactly: the shares sum to the total. Weights are numbers of at most
/// three decimals, the total is a whole number, of money in its minor unit; a `bigint` gives `bigint`s.
#[wasm_bindgen(skip_typescript)]
pub fn share(weights: &JsValue, total: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::of(options, &["method", "keys", "ties", "floors", "caps"])?;
    let weights = thousandths("weights", weights)?;
    let (floors, caps) = (options.bounds("floors", weights.len())?, options.bounds("caps", weights.len())?);
    let (method, order) = (options.method()?, options.order()?);
    let whole = whole(total, "total")?;
    let shares = order
        .with(|ties| score::share(&weights, whole, &Sharing { method, floors: &floors, caps: &caps, ties }))
        .map_err(|error| thrown(&error))?;
    if total.dyn_ref::<BigInt>().is_some() {
        return Ok(BigInt64Array::from(shares.as_slice()).into());
    }
    Ok(floats(shares.into_iter()).into())
}

/// Shares `total` among groups by their `scores`, then what each gets among its people by their `points`,
/// of which `groups` says who is in which. Ties between groups are broken by key.
#[wasm_bindgen(skip_typescript)]
pub fn redistribute(
    points: &JsValue,
    groups: &JsValue,
    scores: &JsValue,
    total: &JsValue,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = Options::of(options, &["method", "keys", "ties"])?;
    let points = thousandths("points", points)?;
    let groups = keys("groups", groups)?;
    if groups.len() != points.len() {
        return Err(wrong_type(&format!("there are {} groups for {} points", groups.len(), points.len())));
    }
    let object = scores.dyn_ref::<Object>().ok_or_else(|| wrong_type("`scores` is not an object"))?;
    let names = keys("scores", &Object::keys(object))?;
    let scores = thousandths("scores", &Object::values(object))?;
    let (method, order, total) = (options.method()?, options.order()?, whole(total, "total")?);
    let of_groups: Vec<(&str, i64)> = names.iter().map(String::as_str).zip(scores).collect();
    let people: Vec<(&str, i64)> = groups.iter().map(String::as_str).zip(points).collect();
    let shared = order
        .with(|ties| score::redistribute(&Pot { total, groups: &of_groups, people: &people, method, ties }))
        .map_err(|error| thrown(&error))?;
    let (result, by_group) = (Object::new(), Object::new());
    for (name, share) in names.iter().zip(floats(shared.groups.into_iter()).to_vec()) {
        Reflect::set(&by_group, &name.into(), &share.into())?;
    }
    Reflect::set(&result, &"groups".into(), &by_group)?;
    Reflect::set(&result, &"people".into(), &floats(shared.people.into_iter()))?;
    Ok(result.into())
}

/// Ranks values, compared exactly; NaN for those that are missing.
#[wasm_bindgen(skip_typescript)]
pub fn rank(values: &JsValue, options: &JsValue) -> Result<Float64Array, JsValue> {
    let options = Options::of(options, &["method", "ascending", "ties", "within"])?;
    let values = ratios("values", values)?;
    let ranking = match options.get("method") {
        None => Ranking::default(),
        Some(name) => {
            let name = text(&name, "method")?;
            let found = Ranking::from_name(&name);
            found.ok_or_else(|| one_of("method", &Ranking::ALL.map(Ranking::as_str), &name))?
        }
    };
    let lists: Vec<Vec<Option<Ratio>>> = match options.get("ties") {
        None => Vec::new(),
        Some(lists) => {
            let lists = lists.dyn_into::<Array>().map_err(|_| wrong_type("`ties` is not an array of lists"))?;
            lists.iter().map(|list| ratios("ties", &list)).collect::<Result<_, _>>()?
        }
    };
    let lists: Vec<&[Option<Ratio>]> = lists.iter().map(Vec::as_slice).collect();
    let within = options.get("within").map(|within| keys("within", &within)).transpose()?.unwrap_or_default();
    let (within, _) = score::groups(&within.iter().map(String::as_str).collect::<Vec<_>>());
    let ascending = options.get("ascending").is_some_and(|ascending| ascending.is_truthy());
    let ranks = Ranks { ranking, ascending, ties: &lists, within: &within };
    let ranks = score::rank(&values, &ranks).map_err(|error| thrown(&error))?;
    let ranks: Vec<f64> = ranks.into_iter().map(|rank| rank.map_or(f64::NAN, Points::to_f64)).collect();
    Ok(ranks.as_slice().into())
}

#[wasm_bindgen(typescript_custom_section)]
const FUNCTIONS: &str = r#"
/**
 * Shares `total` among `weights`, exactly: the shares sum to the total. Weights are numbers of at most three
 * decimals, the total is a whole number, of money in its minor unit; a `bigint` gives `bigint`s.
 */
export function share(weights: Cells, total: number, options?: ShareOptions): Float64Array;
export function share(weights: Cells, total: bigint, options?: ShareOptions): BigInt64Array;
/**
 * Shares `total` among groups by their `scores`, then what each gets among its people by their `points`, of
 * which `groups` says who is in which. Ties between groups are broken by key.
 */
export function redistribute(
    points: Cells, groups: Cells, scores: Readonly<Record<string, number>>, total: number,
    options?: Pick<ShareOptions, "method" | "keys" | "ties">,
): Redistributed;
/** Ranks values, compared exactly; NaN for those that are missing. */
export function rank(values: Cells, options?: RankOptions): Float64Array;
"#;

/// The options of a call, of which none is unknown.
struct Options(Option<Object>);

impl Options {
    fn of(value: &JsValue, known: &[&str]) -> Result<Self, JsValue> {
        if value.is_undefined() || value.is_null() {
            return Ok(Self(None));
        }
        let object = value.dyn_ref::<Object>().ok_or_else(|| wrong_type("`options` is not an object"))?;
        for name in Object::keys(object).iter().filter_map(|name| name.as_string()) {
            if !known.contains(&name.as_str()) {
                return Err(one_of("options", known, &name));
            }
        }
        Ok(Self(Some(object.clone())))
    }

    fn get(&self, name: &str) -> Option<JsValue> {
        let value = Reflect::get(self.0.as_ref()?, &name.into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    fn method(&self) -> Result<Method, JsValue> {
        let Some(name) = self.get("method") else { return Ok(Method::default()) };
        let name = text(&name, "method")?;
        Method::from_name(&name).ok_or_else(|| one_of("method", &Method::ALL.map(Method::as_str), &name))
    }

    fn order(&self) -> Result<Order, JsValue> {
        let ties = self.get("ties").map(|ties| text(&ties, "ties")).transpose()?;
        match (self.get("keys"), ties.as_deref().unwrap_or("error")) {
            (Some(given), "error" | "position") => Ok(Order::Keys(keys("keys", &given)?)),
            (None, "error") => Ok(Order::Refused),
            (None, "position") => Ok(Order::Position),
            (_, other) => Err(one_of("ties", &["error", "position"], other)),
        }
    }

    /// One number for all, one each, or none.
    fn bounds(&self, name: &str, count: usize) -> Result<Vec<i64>, JsValue> {
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(one) if one.as_f64().is_some() => Ok(vec![whole(&one, name)?; count]),
            Some(list) => {
                let not_whole = || wrong_type(&format!("`{name}` has a number that is not whole"));
                let numbers = read(name, &list, score::numbers)?;
                numbers.into_iter().map(|number| number.whole().ok_or_else(not_whole)).collect()
            }
        }
    }
}

/// Who comes first among equals, as a caller says it.
enum Order {
    Refused,
    Position,
    Keys(Vec<String>),
}

impl Order {
    fn with<T>(&self, call: impl FnOnce(Ties<'_>) -> T) -> T {
        match self {
            Self::Refused => call(Ties::Refused),
            Self::Position => call(Ties::Position),
            Self::Keys(keys) => call(Ties::Keys(&keys.iter().map(String::as_str).collect::<Vec<_>>())),
        }
    }
}

fn one_of(name: &str, known: &[&str], found: &str) -> JsValue {
    wrong_type(&format!("`{name}` is one of {known:?}, not {found:?}"))
}

/// A list, read by the core.
fn read<T>(
    name: &str,
    list: &JsValue,
    read: impl Fn(usize, &dyn Column) -> Result<Vec<T>, Error>,
) -> Result<Vec<T>, JsValue> {
    let table = Object::new();
    Reflect::set(&table, &name.into(), list)?;
    let columns = Columns::of(&table, name)?;
    let values = columns.list().first().map_or_else(|| Ok(Vec::new()), |column| read(columns.rows, *column));
    values.map_err(|error| thrown(&error))
}

fn thousandths(name: &str, list: &JsValue) -> Result<Vec<i64>, JsValue> {
    Ok(read(name, list, score::numbers)?.into_iter().map(Points::thousandths).collect())
}

fn ratios(name: &str, list: &JsValue) -> Result<Vec<Option<Ratio>>, JsValue> {
    Ok(read(name, list, score::values)?.into_iter().map(|points| points.map(Ratio::from)).collect())
}

fn keys(name: &str, list: &JsValue) -> Result<Vec<String>, JsValue> {
    read(name, list, score::keys)
}

/// A whole number that JavaScript holds exactly.
pub(crate) fn whole(value: &JsValue, name: &str) -> Result<i64, JsValue> {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
    let number = value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() <= EXACT).map(|n| n as i64);
    let digits = || value.dyn_ref::<BigInt>().and_then(|number| number.to_string(10).ok()?.as_string()?.parse().ok());
    number.or_else(digits).ok_or_else(|| wrong_type(&format!("`{name}` is not a whole number")))
}

#[expect(clippy::cast_precision_loss, reason = "shares of a total that a double holds")]
fn floats(numbers: impl Iterator<Item = i64>) -> Float64Array {
    Float64Array::from(numbers.map(|number| number as f64).collect::<Vec<f64>>().as_slice())
}
