//! Shares and ranks.

use std::collections::BTreeMap;

use gridcore::Points;
use gridcore::score::{self, Method, Pot, Ranking, Ranks, Ratio, Sharing, Ties};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyMapping};

use crate::error::raised;
use crate::list::{keys, numbers, thousandths, values};

/// Shares a total among weights, exactly: the shares sum to the total.
///
/// `weights` are numbers of at most three decimals, `total` is a whole number, of money in its minor unit.
/// `method` is "largest-remainder", "sainte-lague", "dhondt" or "huntington-hill". Those with the same
/// claim to the last units come first by their `keys`, or with `ties="position"` as they are listed; else
/// a tie is an error. No weight, no share. `floors` and `caps` are one number for all or one each.
///
/// >>> gridcore.share([12.5, 8.25, 0], 1000_00)
/// [60241, 39759, 0]
/// >>> gridcore.share([608725, 536810, 400257, 278957, 177964], 8, "dhondt")
/// [3, 2, 2, 1, 0]
/// >>> gridcore.share([1, 1, 1], 100, keys=["p3", "p1", "p2"])
/// [33, 34, 33]
#[pyfunction]
#[pyo3(signature = (
    weights: "NumbersLike", total: "int", method: "str" = "largest-remainder", keys: "KeysLike | None" = None,
    ties: "str" = "error", *, floors: "int | NumbersLike | None" = None, caps: "int | NumbersLike | None" = None
) -> "list[int]")]
#[expect(clippy::too_many_arguments, reason = "those a caller may give")]
pub(crate) fn share(
    py: Python<'_>,
    weights: Bound<'_, PyAny>,
    total: i64,
    method: &str,
    keys: Option<Bound<'_, PyAny>>,
    ties: &str,
    floors: Option<Bound<'_, PyAny>>,
    caps: Option<Bound<'_, PyAny>>,
) -> PyResult<Vec<i64>> {
    let weights = thousandths(&numbers("weights", &weights)?);
    let floors = bounds("floors", floors.as_ref(), weights.len())?;
    let caps = bounds("caps", caps.as_ref(), weights.len())?;
    let (method, order) = (method_of(method)?, Order::of(keys.as_ref(), ties)?);
    py.detach(|| {
        order.with(|ties| score::share(&weights, total, &Sharing { method, floors: &floors, caps: &caps, ties }))
    })
    .map_err(|error| raised(py, &error))
}

/// Shares a total among groups by their scores, then what each gets among its people by their points.
///
/// `points` and `groups` are of the people, `scores` those of the groups by key. Ties between groups
/// are broken by key, ties between people as `share` does. Returns what each group and each person gets.
///
/// >>> gridcore.redistribute([30, 10, 5], ["north", "north", "south"], {"north": 90, "south": 60}, 1000)
/// ({'north': 600, 'south': 400}, [450, 150, 400])
#[pyfunction]
#[pyo3(signature = (
    points: "NumbersLike", groups: "KeysLike", scores: "collections.abc.Mapping[str, int | float]", total: "int",
    method: "str" = "largest-remainder", keys: "KeysLike | None" = None, ties: "str" = "error"
) -> "tuple[dict[str, int], list[int]]")]
#[expect(clippy::too_many_arguments, reason = "those a caller may give")]
pub(crate) fn redistribute(
    py: Python<'_>,
    points: Bound<'_, PyAny>,
    groups: Bound<'_, PyAny>,
    scores: Bound<'_, PyMapping>,
    total: i64,
    method: &str,
    keys: Option<Bound<'_, PyAny>>,
    ties: &str,
) -> PyResult<(BTreeMap<String, i64>, Vec<i64>)> {
    let points = thousandths(&numbers("points", &points)?);
    let groups = crate::list::keys("groups", &groups)?;
    if groups.len() != points.len() {
        return Err(PyValueError::new_err(format!("there are {} groups for {} points", groups.len(), points.len())));
    }
    let names = crate::list::keys("scores", scores.keys()?.as_any())?;
    let scores = thousandths(&numbers("scores", scores.values()?.as_any())?);
    let (method, order) = (method_of(method)?, Order::of(keys.as_ref(), ties)?);
    let of_groups: Vec<(&str, i64)> = names.iter().map(String::as_str).zip(scores).collect();
    let people: Vec<(&str, i64)> = groups.iter().map(String::as_str).zip(points).collect();
    let shared = py
        .detach(|| {
            order.with(|ties| score::redistribute(&Pot { total, groups: &of_groups, people: &people, method, ties }))
        })
        .map_err(|error| raised(py, &error))?;
    Ok((names.iter().cloned().zip(shared.groups).collect(), shared.people))
}

/// Ranks values, compared exactly; the largest is first unless `ascending`. No value, no rank.
///
/// `method` is "competition" (1, 2, 2, 4), "modified" (1, 3, 3, 4), "dense" (1, 2, 2, 3), "ordinal"
/// (1, 2, 3, 4) or "fractional" (1, 2.5, 2.5, 4). `ties` are further lists of values that tell equals apart,
/// `within` the group of each value, within which it is ranked.
///
/// >>> gridcore.rank([9, 7, 7, 5, None])
/// [1, 2, 2, 4, None]
/// >>> gridcore.rank([9, 7, 7, 5], "fractional")
/// [1.0, 2.5, 2.5, 4.0]
/// >>> gridcore.rank([9, 7, 7, 5], ties=[[0, 1, 2, 0]], within=["n", "n", "n", "s"])
/// [1, 3, 2, 1]
#[pyfunction]
#[pyo3(signature = (
    values: "NumbersLike", method: "str" = "competition", ascending: "bool" = false, *,
    ties: "collections.abc.Sequence[NumbersLike]" = Vec::new(), within: "KeysLike | None" = None
) -> "list[typing.Any]")]
pub(crate) fn rank<'py>(
    py: Python<'py>,
    values: Bound<'py, PyAny>,
    method: &str,
    ascending: bool,
    ties: Vec<Bound<'py, PyAny>>,
    within: Option<Bound<'py, PyAny>>,
) -> PyResult<Vec<Option<Bound<'py, PyAny>>>> {
    let ranking = Ranking::from_name(method)
        .ok_or_else(|| PyValueError::new_err(one_of("method", &Ranking::ALL.map(Ranking::as_str), method)))?;
    let values = ratios("values", &values)?;
    let ties = ties.iter().map(|list| ratios("ties", list)).collect::<PyResult<Vec<_>>>()?;
    let within = within.map(|within| keys("within", &within)).transpose()?.unwrap_or_default();
    let ranks = py
        .detach(|| {
            let lists: Vec<&[Option<Ratio>]> = ties.iter().map(Vec::as_slice).collect();
            let (within, _) = score::groups(&within.iter().map(String::as_str).collect::<Vec<_>>());
            score::rank(&values, &Ranks { ranking, ascending, ties: &lists, within: &within })
        })
        .map_err(|error| raised(py, &error))?;
    let shown = |rank: Points| -> PyResult<Bound<'py, PyAny>> {
        Ok(match rank.whole() {
            Some(whole) if ranking != Ranking::Fractional => whole.into_pyobject(py)?.into_any(),
            _ => rank.to_f64().into_pyobject(py)?.into_any(),
        })
    };
    ranks.into_iter().map(|rank| rank.map(shown).transpose()).collect()
}

fn ratios(name: &str, object: &Bound<'_, PyAny>) -> PyResult<Vec<Option<Ratio>>> {
    Ok(values(name, object)?.into_iter().map(|points| points.map(Ratio::from)).collect())
}

fn method_of(name: &str) -> PyResult<Method> {
    Method::from_name(name)
        .ok_or_else(|| PyValueError::new_err(one_of("method", &Method::ALL.map(Method::as_str), name)))
}

fn one_of(name: &str, known: &[&str], found: &str) -> String {
    format!("`{name}` is one of {known:?}, not {found:?}")
}

/// One number for all, one each, or none.
fn bounds(name: &str, given: Option<&Bound<'_, PyAny>>, count: usize) -> PyResult<Vec<i64>> {
    match given.filter(|given| !given.is_none()) {
        None => Ok(Vec::new()),
        Some(given) if given.is_instance_of::<PyInt>() => Ok(vec![given.extract()?; count]),
        Some(given) => given.extract(),
    }
    .map_err(|error: PyErr| if count == 0 { error } else { PyValueError::new_err(format!("`{name}`: {error}")) })
}

/// Who comes first among equals, as a caller says it.
enum Order {
    Refused,
    Position,
    Keys(Vec<String>),
}

impl Order {
    fn of(given: Option<&Bound<'_, PyAny>>, ties: &str) -> PyResult<Self> {
        match (given.filter(|given| !given.is_none()), ties) {
            (Some(given), "error" | "position") => Ok(Self::Keys(keys("keys", given)?)),
            (None, "error") => Ok(Self::Refused),
            (None, "position") => Ok(Self::Position),
            _ => Err(PyValueError::new_err(one_of("ties", &["error", "position"], ties))),
        }
    }

    fn with<T>(&self, call: impl FnOnce(Ties<'_>) -> T) -> T {
        match self {
            Self::Refused => call(Ties::Refused),
            Self::Position => call(Ties::Position),
            Self::Keys(keys) => call(Ties::Keys(&keys.iter().map(String::as_str).collect::<Vec<_>>())),
        }
    }
}
