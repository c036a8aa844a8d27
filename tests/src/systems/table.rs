//! Rows as CSV, written by hand: the fixtures must not depend on the writer they test.

use std::borrow::Cow;

use gridcore::TableKind;
use gridcore::time::Date;

use super::Data;

/// The tables that have rows, by name.
pub(super) fn tables(data: &Data) -> Vec<(&'static str, String)> {
    let kinds = [
        TableKind::Units,
        TableKind::People,
        TableKind::Placements,
        TableKind::Areas,
        TableKind::Claims,
        TableKind::Appointments,
        TableKind::Links,
    ];
    kinds
        .into_iter()
        .filter_map(|kind| {
            let rows = rows(data, kind);
            (!rows.is_empty()).then(|| (kind.name(), csv(data, kind, &rows)))
        })
        .collect()
}

/// A table: its columns, then its rows.
fn rows(data: &Data, kind: TableKind) -> Vec<Vec<(String, String)>> {
    match kind {
        TableKind::Units => collect(&data.units, |u| {
            vec![
                ("key", u.key.to_string()),
                ("parent", u.parent.to_string()),
                ("tier", u.tier.to_string()),
                ("network", u.network.to_string()),
                ("name", u.name.to_string()),
                ("kind", u.kind.to_string()),
                ("tags", set(&u.tags)),
                ("from", date(u.from)),
                ("until", date(u.until)),
            ]
        }),
        TableKind::People => collect(&data.people, |p| {
            let mut cells = vec![("key", p.key.to_string()), ("cell", p.cell.to_string()), ("tags", set(&p.tags))];
            cells.extend(p.numbers.iter().map(|(name, value)| (name.as_ref(), value.to_string())));
            cells
        }),
        TableKind::Placements => collect(&data.placements, |p| {
            vec![
                ("person", p.person.to_string()),
                ("network", p.network.to_string()),
                ("cell", p.cell.to_string()),
                ("from", date(p.from)),
                ("until", date(p.until)),
            ]
        }),
        TableKind::Areas => collect(&data.areas, |a| {
            vec![("key", a.key.to_string()), ("name", a.name.to_string()), ("kind", a.kind.to_string())]
        }),
        TableKind::Claims => collect(&data.claims, |c| {
            vec![
                ("area", c.area.to_string()),
                ("cell", c.cell.to_string()),
                ("keeper", c.keeper.to_string()),
                ("from", date(c.from)),
                ("until", date(c.until)),
            ]
        }),
        TableKind::Appointments => collect(&data.appointments, |a| {
            vec![
                ("person", a.person.to_string()),
                ("post", a.post.to_string()),
                ("unit", a.unit.to_string()),
                ("shift", a.shift.to_string()),
                ("channel", a.channel.to_string()),
                ("approvals", set(&a.approvals)),
                ("from", date(a.from)),
                ("until", date(a.until)),
            ]
        }),
        TableKind::Links => collect(&data.links, |l| {
            vec![
                ("kind", l.kind.to_string()),
                ("source", l.source.to_string()),
                ("target", l.target.to_string()),
                ("from", date(l.from)),
                ("until", date(l.until)),
            ]
        }),
        _ => Vec::new(),
    }
}

fn collect<'a, R>(rows: &'a [R], cells: impl Fn(&'a R) -> Vec<(&'a str, String)>) -> Vec<Vec<(String, String)>> {
    rows.iter().map(|row| cells(row).into_iter().map(|(column, cell)| (column.to_owned(), cell)).collect()).collect()
}

/// Columns that are empty everywhere are left out.
fn csv(data: &Data, kind: TableKind, rows: &[Vec<(String, String)>]) -> String {
    let mut columns: Vec<&str> = Vec::new();
    for (column, cell) in rows.iter().flatten() {
        if !columns.contains(&column.as_str()) && !cell.is_empty() {
            columns.push(column);
        }
    }
    columns.sort_by_key(|column| rows[0].iter().position(|(c, _)| c == column).unwrap_or(usize::MAX));
    let header = |column: &&str| {
        let renamed = data.headers.iter().find(|(table, c, _)| *table == kind && c == column);
        renamed.map_or((*column).to_owned(), |(_, _, header)| (*header).to_owned())
    };
    let mut text = columns.iter().map(header).collect::<Vec<_>>().join(",");
    text.push('\n');
    for row in rows {
        let cell = |column: &&str| row.iter().find(|(c, _)| c == column).map_or("", |(_, cell)| cell.as_str());
        let cells: Vec<&str> = columns.iter().map(cell).collect();
        assert!(!cells.iter().any(|c| c.contains([',', '"', '\n', '\r'])), "a cell that needs quoting");
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// Tags are a set: their order says nothing, so they are in order.
fn set(tags: &[Cow<'_, str>]) -> String {
    let mut tags: Vec<&str> = tags.iter().map(AsRef::as_ref).collect();
    tags.sort_unstable();
    tags.join(";")
}

fn date(date: Option<Date>) -> String {
    date.map_or_else(String::new, |d| d.to_string())
}
