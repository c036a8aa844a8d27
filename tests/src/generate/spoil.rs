//! Rows that do not fit: a random roster with defects put into it.

use std::borrow::Cow;

use gridcore::time::Interval;
use gridcore::{AliasRow, Points};

use super::choices::{Choices, Lists, day};
use crate::rows::Rows;

/// Puts a defect into some rows for each list of choices. Nothing is said twice unless `twice`.
pub fn spoil(rows: &mut Rows, choices: &Lists, twice: bool) {
    for list in choices {
        let c = &mut Choices::new(list);
        if twice && c.chance(30) {
            say_twice(rows, c);
        } else {
            defect(rows, c);
        }
    }
}

fn defect(rows: &mut Rows, c: &mut Choices<'_>) {
    match c.below(7) {
        0 | 1 => unit(rows, c),
        2 => person(rows, c),
        3 => placement(rows, c),
        4 => claim(rows, c),
        5 => appointment(rows, c),
        _ => link_or_alias(rows, c),
    }
}

fn nowhere() -> Cow<'static, str> {
    Cow::Borrowed("nowhere")
}

fn picked<'r, T>(rows: &'r mut [T], c: &mut Choices<'_>) -> Option<&'r mut T> {
    let index = c.below(rows.len());
    rows.get_mut(index)
}

fn unit(rows: &mut Rows, c: &mut Choices<'_>) {
    let other = c.pick(&rows.units).map(|row| row.key.clone()).unwrap_or_default();
    let Some(row) = picked(&mut rows.units, c) else { return };
    match c.below(9) {
        // A circle, or a parent of another network, or an unlikely one.
        0..=2 => row.parent = other,
        3 => row.parent = nowhere(),
        4 => row.tier = nowhere(),
        5 => row.network = nowhere(),
        6 => row.kind = nowhere(),
        7 => row.tags.push("unheard of".into()),
        _ => row.key = Cow::Borrowed(["", "bad\nkey", "\u{202e}turned"][c.below(3)]),
    }
}

fn person(rows: &mut Rows, c: &mut Choices<'_>) {
    let other = c.pick(&rows.units).map(|row| row.key.clone()).unwrap_or_default();
    let Some(row) = picked(&mut rows.people, c) else { return };
    match c.below(5) {
        0 => row.cell = other,
        1 => row.cell = nowhere(),
        2 => row.tags.push("unheard of".into()),
        3 => {
            let column = if c.chance(50) { "m0" } else { "height" };
            row.numbers.insert(column.into(), Points::from_whole(-5).unwrap_or_default());
        }
        _ => row.key = Cow::Borrowed(["", "bad\u{7f}key"][c.below(2)]),
    }
}

/// Days that end before they begin, or far others.
fn days(c: &mut Choices<'_>) -> Interval {
    let from = c.below(6);
    let until = if c.chance(50) { from } else { from + 3 };
    Interval { from: Some(day(from)), until: Some(day(until)) }
}

fn placement(rows: &mut Rows, c: &mut Choices<'_>) {
    let other = c.pick(&rows.units).map(|row| row.key.clone()).unwrap_or_default();
    let Some(row) = picked(&mut rows.placements, c) else { return };
    match c.below(5) {
        0 => row.person = nowhere(),
        1 => row.cell = nowhere(),
        2 => row.cell = other,
        3 => row.network = nowhere(),
        _ => (row.from, row.until) = (days(c).from, days(c).from),
    }
}

fn claim(rows: &mut Rows, c: &mut Choices<'_>) {
    if c.chance(30) {
        if let Some(row) = picked(&mut rows.areas, c) {
            row.kind = nowhere();
        }
        return;
    }
    let Some(row) = picked(&mut rows.claims, c) else { return };
    match c.below(4) {
        0 => row.area = nowhere(),
        1 => row.cell = nowhere(),
        2 => row.keeper = Cow::Borrowed(["w0", "person:nobody", "unit:u0", "post:p0", "post:none@u0"][c.below(5)]),
        _ => (row.from, row.until) = (days(c).from, days(c).until),
    }
}

fn appointment(rows: &mut Rows, c: &mut Choices<'_>) {
    let Some(row) = picked(&mut rows.appointments, c) else { return };
    match c.below(6) {
        0 => row.person = nowhere(),
        1 => row.post = nowhere(),
        2 => row.unit = nowhere(),
        3 => row.shift = nowhere(),
        4 => row.channel = Cow::Borrowed("bad\rchannel"),
        _ => (row.from, row.until) = (days(c).from, days(c).until),
    }
}

fn link_or_alias(rows: &mut Rows, c: &mut Choices<'_>) {
    if c.chance(50) {
        let key = c.pick(&rows.units).map(|row| row.key.clone()).unwrap_or_default();
        let row = match c.below(4) {
            0 => AliasRow { kind: "unit".into(), alias: "was0".into(), key: nowhere() },
            1 => AliasRow { kind: "unit".into(), alias: "u1".into(), key },
            2 => AliasRow { kind: "post".into(), alias: "was1".into(), key },
            _ => AliasRow { kind: "unit".into(), alias: "was2".into(), key },
        };
        if !rows.aliases.iter().any(|other| other.alias == row.alias) {
            rows.aliases.push(row);
        }
        return;
    }
    let Some(row) = picked(&mut rows.links, c) else { return };
    match c.below(4) {
        0 => row.kind = nowhere(),
        1 => row.source = Cow::Borrowed(["w0", "person:", "area:a0", "unit:nowhere"][c.below(4)]),
        2 => row.target = nowhere(),
        _ => (row.from, row.until) = (days(c).from, days(c).until),
    }
}

/// Gives a row a second time, perhaps with something else said.
fn say_twice(rows: &mut Rows, c: &mut Choices<'_>) {
    match c.below(8) {
        0 => {
            let parent = c.pick(&rows.units).map(|row| row.key.clone()).unwrap_or_default();
            if let Some(mut row) = c.pick(&rows.units).cloned() {
                if c.chance(50) {
                    row.parent = parent;
                }
                rows.units.push(row);
            }
        }
        1 => rows.people.extend(c.pick(&rows.people).cloned()),
        2 => {
            let cell = c.pick(&rows.units).map(|row| row.key.clone()).unwrap_or_default();
            if let Some(mut row) = c.pick(&rows.placements).cloned() {
                if c.chance(50) {
                    row.cell = cell;
                }
                rows.placements.push(row);
            }
        }
        3 => rows.areas.extend(c.pick(&rows.areas).cloned()),
        4 => rows.claims.extend(c.pick(&rows.claims).cloned()),
        5 => rows.appointments.extend(c.pick(&rows.appointments).cloned()),
        6 => rows.links.extend(c.pick(&rows.links).cloned()),
        _ => {
            let key = c.pick(&rows.units).map(|row| row.key.clone()).unwrap_or_default();
            if let Some(row) = c.pick(&rows.aliases).cloned() {
                rows.aliases.push(AliasRow { key: if c.chance(50) { key } else { row.key.clone() }, ..row });
            }
        }
    }
}
