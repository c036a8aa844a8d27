//! What several views show of a grid: appointments, claims, links and days as dicts.

use gridcore::time::Interval;
use gridcore::{Appointment, Claim, Link, Placement, Points, Seats};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// A value of a row that is shown.
#[derive(Debug, Clone)]
pub(crate) enum Shown {
    Text(String),
    Texts(Vec<String>),
    Count(u32),
}

/// A row that is shown: names and values, those that are absent left out.
pub(crate) type Row = Vec<(&'static str, Shown)>;

/// Rows as a list of dicts.
pub(crate) fn dicts<'py>(py: Python<'py>, rows: Vec<Row>) -> PyResult<Bound<'py, PyList>> {
    let dict = |row: Row| {
        let dict = PyDict::new(py);
        for (name, value) in row {
            match value {
                Shown::Text(text) => dict.set_item(name, text)?,
                Shown::Texts(texts) => dict.set_item(name, texts)?,
                Shown::Count(count) => dict.set_item(name, count)?,
            }
        }
        Ok(dict)
    };
    PyList::new(py, rows.into_iter().map(dict).collect::<PyResult<Vec<_>>>()?)
}

/// A number: whole, or with decimals.
pub(crate) fn number<'py>(py: Python<'py>, points: Points) -> PyResult<Bound<'py, PyAny>> {
    Ok(match points.whole() {
        Some(whole) => whole.into_pyobject(py)?.into_any(),
        None => points.to_f64().into_pyobject(py)?.into_any(),
    })
}

pub(crate) fn appointment(appointment: Appointment<'_>) -> Row {
    let mut row = vec![
        ("person", text(appointment.person().key())),
        ("post", text(appointment.post())),
        ("unit", text(appointment.unit().key())),
    ];
    row.extend(appointment.shift().map(|shift| ("shift", text(shift))));
    row.extend(Some(appointment.channel()).filter(|c| !c.is_empty()).map(|channel| ("channel", text(channel))));
    let approvals: Vec<String> = appointment.approvals().map(str::to_owned).collect();
    row.extend((!approvals.is_empty()).then_some(("approvals", Shown::Texts(approvals))));
    dated(row, appointment.interval())
}

pub(crate) fn claim(claim: Claim<'_>) -> Row {
    let mut row = vec![("area", text(claim.area().key())), ("cell", text(claim.cell().key()))];
    row.extend(claim.keeper().map(|keeper| ("keeper", text(keeper))));
    dated(row, claim.interval())
}

pub(crate) fn link(link: Link<'_>) -> Row {
    let row = vec![("kind", text(link.kind())), ("source", text(link.source())), ("target", text(link.target()))];
    dated(row, link.interval())
}

pub(crate) fn placement(placement: Placement<'_>) -> Row {
    let row = vec![
        ("person", text(placement.person().key())),
        ("network", text(placement.network())),
        ("cell", text(placement.cell().key())),
    ];
    dated(row, placement.interval())
}

pub(crate) fn seats(seats: Seats<'_>) -> Row {
    let mut row = vec![("post", text(seats.post))];
    row.extend(seats.shift.map(|shift| ("shift", text(shift))));
    row.push(("required", Shown::Count(seats.required)));
    row.extend(seats.most.map(|most| ("most", Shown::Count(most))));
    row.extend([("held", Shown::Count(seats.held)), ("open", Shown::Count(seats.open()))]);
    row
}

fn text(text: impl ToString) -> Shown {
    Shown::Text(text.to_string())
}

fn dated(mut row: Row, interval: Interval) -> Row {
    row.extend(interval.from.map(|from| ("from", text(from))));
    row.extend(interval.until.map(|until| ("until", text(until))));
    row
}
