//! Days: Python's, Arrow's and the core's.

use gridcore::time::{Date, Moment};
use gridcore::{Cell, json};
use jiff::{Span, civil};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::raised;

const EPOCH: Date = civil::date(1970, 1, 1);

/// The cell of a day, counted from 1970.
pub(crate) fn cell(days: i64) -> Cell<'static> {
    let day = Span::new().try_days(days).and_then(|span| EPOCH.checked_add(span));
    day.map_or(Cell::Other("day"), Cell::Day)
}

/// A day counted from 1970.
pub(crate) fn count(day: Date) -> i32 {
    i32::try_from(day.duration_since(EPOCH).as_hours() / 24).unwrap_or(i32::MAX)
}

/// A day counted from 1970, as text.
pub(crate) fn text(days: i32) -> String {
    if let Cell::Day(day) = cell(days.into()) { day.to_string() } else { String::new() }
}

/// A day as a caller says it: a `datetime.date`, or its text.
pub(crate) fn read(day: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Date>> {
    let Some(day) = day.filter(|day| !day.is_none()) else {
        return Ok(None);
    };
    let text = day.str()?;
    json::day("day", &text.to_cow()?).map(Some).map_err(|error| raised(day.py(), &error))
}

/// A day as a `datetime.date`.
pub(crate) fn show(py: Python<'_>, day: Option<Date>) -> PyResult<Option<Bound<'_, PyAny>>> {
    let date = |day: Date| py.import("datetime")?.getattr("date")?.call_method1("fromisoformat", (day.to_string(),));
    day.map(date).transpose()
}

/// The cell of a time of no zone as Python writes it, `2024-07-01 08:30:00`; seconds are none of the core's.
pub(crate) fn minute(text: &str) -> Cell<'static> {
    let minute = text.strip_suffix(":00").map(|text| text.replacen(' ', "T", 1));
    minute.and_then(|text| text.parse().ok()).map_or(Cell::Other("time of day"), Cell::Moment)
}

/// A minute as a caller says it, as text: a `datetime.datetime`, or its text.
pub(crate) fn moment_text(at: &Bound<'_, PyAny>) -> PyResult<String> {
    match at.cast::<PyString>() {
        Ok(text) => Ok(text.to_cow()?.into_owned()),
        Err(_) => at.py().import("gridcore._frames")?.call_method1("plain", (at,))?.extract(),
    }
}

/// A minute as a caller says it: a `datetime.datetime`, or its text.
pub(crate) fn moment(name: &str, at: &Bound<'_, PyAny>) -> PyResult<Moment> {
    json::moment(name, &moment_text(at)?).map_err(|error| raised(at.py(), &error))
}
