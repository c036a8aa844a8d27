//! One table as CSV or as JSON, beside the other tables of the fixture.

use gridcore::time::Date;
use gridcore::{Charter, Grid, Roster, TableKind};

use super::fixture::{CHARTER, DAY, LIMITS, all_but};
use super::sound::{error_is_sound, grid_is_sound, nothing_is_lost};

/// The first byte chooses the table; the rest is CSV.
pub fn csv(data: &[u8]) {
    table(data, |roster, kind, text| {
        roster.add_csv(kind, "table.csv", text, &CHARTER);
    });
}

/// The first byte chooses the table; the rest is JSON.
pub fn json_rows(data: &[u8]) {
    table(data, |roster, kind, text| {
        roster.add_json(kind, "table.json", text, &CHARTER);
    });
}

fn table(data: &[u8], add: fn(&mut Roster, TableKind, &[u8])) {
    let Some((choice, text)) = data.split_first() else {
        return;
    };
    let kind = TableKind::ALL[usize::from(*choice) % TableKind::ALL.len()];
    let mut alone = Roster::with_limits(LIMITS);
    add(&mut alone, kind, text);
    is_written_back(&alone, kind);

    let mut beside = all_but(kind);
    add(&mut beside, kind, text);
    let day = (choice & 0x80 == 0).then_some(DAY);
    builds(&CHARTER, &beside, day);
}

/// What could be read is written as CSV that reads back as the same.
fn is_written_back(roster: &Roster, kind: TableKind) {
    let text = roster.to_csv(kind);
    let mut again = Roster::with_limits(LIMITS);
    again.add_csv(kind, "again.csv", text.as_bytes(), &CHARTER);
    assert_eq!(again.len(kind), roster.len(kind), "{text}");
    assert_eq!(again.to_csv(kind), text);
}

/// Lenient and strict building agree, and no row is lost.
pub(super) fn builds(charter: &Charter, roster: &Roster, day: Option<Date>) {
    let strict = match day {
        Some(day) => Grid::at(charter, roster, day),
        None => Grid::new(charter, roster),
    };
    match Grid::lenient(charter, roster, day) {
        Ok((grid, rejected)) => {
            assert_eq!(strict.is_ok(), rejected.is_empty());
            nothing_is_lost(&grid, &rejected, roster);
            grid_is_sound(&grid);
        }
        Err(error) => {
            error_is_sound(&error);
            assert!(strict.is_err());
        }
    }
    if let Err(error) = strict {
        error_is_sound(&error);
    }
}
