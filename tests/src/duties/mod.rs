//! The duties of the five systems: lists under their charters, and a half-year of rows.

mod area7;
mod gas_centre;
mod jianghan;
mod longtan;
mod plant8;

use std::error::Error as StdError;

use gridcore::duty::{self, Review, ReviewRequest};
use gridcore::time::{Date, Period};
use gridcore::{Charter, DutyRow, Error, Folder, Grid, Roster, TableKind, json};
use serde_json::{Value, json as value};

use crate::repository::{data, text};
use crate::systems::DAY;

/// The day after the half-year.
pub const TODAY: Date = Date::constant(2024, 7, 1);

/// A system whose charter has duties, and the tables of a half-year.
#[derive(Debug)]
pub struct Dutied {
    /// Its grid, on the last day of the half-year.
    pub grid: Grid,
    /// The tables of duties, tasks, inspections and risks alone.
    pub rows: Roster,
}

/// A system with duties, and a half-year of what was done of them.
///
/// # Errors
/// If the folder or its charter with the lists is not as it should be.
///
/// # Panics
/// If there is no such system.
pub fn dutied(system: &str) -> Result<Dutied, Error> {
    let (lists, fill): (&str, fn(&Grid, &mut Roster)) = match system {
        "area7" => (area7::LISTS, area7::fill),
        "gas_centre" => (gas_centre::LISTS, gas_centre::fill),
        "plant8" => (plant8::LISTS, plant8::fill),
        "jianghan" => (jianghan::LISTS, jianghan::fill),
        "longtan" => (longtan::LISTS, longtan::fill),
        other => panic!("no system is called {other}"),
    };
    let folder = data().join(system);
    let charter = Charter::from_toml(&format!("{}\n{lists}", text(&folder.join("charter.toml"))))?;
    let read = Folder { charters: vec![charter], roster: Folder::read(folder)?.roster };
    let grid = read.grid(Some(DAY))?;
    let mut rows = Roster::new();
    fill(&grid, &mut rows);
    Ok(Dutied { grid, rows })
}

impl Dutied {
    /// What was due on the days of a period, looked at on the day after the half-year.
    ///
    /// # Errors
    /// If a row is refused.
    ///
    /// # Panics
    /// If the period is none.
    pub fn review(&self, period: &str) -> Result<Review, Error> {
        let period: Period = period.parse().expect("the name of a period");
        duty::review(&self.grid, &self.rows, &ReviewRequest { period, today: TODAY })
    }
}

/// What all faces must say of a system: its document, its tables as rows, and reviews of some periods as JSON texts.
///
/// # Errors
/// If the system is not as it should be.
pub fn twin(system: &str) -> Result<String, Box<dyn StdError>> {
    let Dutied { grid, rows } = dutied(system)?;
    let document = json::to_document(&grid);
    let mut tables = serde_json::Map::new();
    for kind in [TableKind::Duties, TableKind::Tasks, TableKind::Inspections, TableKind::Risks] {
        // A table without rows has no columns either.
        if rows.len(kind) > 0 {
            tables.insert(kind.name().to_owned(), serde_json::from_str(&json::table(&rows, kind))?);
        }
    }
    let grid = json::from_document(document.as_bytes())?;
    let mut reviews = Vec::new();
    for period in ["2024-H1", "2024-05", "2024-W20", "2024-Q3"] {
        let request = value!({ "period": period, "today": TODAY.to_string() });
        let review = duty::review(&grid, &rows, &json::from_review_request(&request.to_string())?)?;
        let entries = json::review_entries(&review, "duty", "unit:x");
        let reports = json::review_reports(&review);
        reviews.push(
            value!({ "request": request, "review": json::review(&review), "entries": entries, "reports": reports }),
        );
    }
    Ok(value!({ "document": document, "tables": Value::Object(tables), "reviews": reviews }).to_string())
}

/// The keys of the units of a tier.
fn units<'g>(grid: &'g Grid, tier: &str) -> Vec<&'g str> {
    grid.units().filter(|unit| unit.tier() == tier).map(|unit| unit.key()).collect()
}

/// Each holder of a post, and where.
fn holders<'g>(grid: &'g Grid, post: &str) -> Vec<(&'g str, &'g str)> {
    let held = grid.appointments().filter(|held| held.post() == post);
    held.map(|held| (held.person().key(), held.unit().key())).collect()
}

/// A day of 2024.
fn day(month: usize, day: usize) -> Date {
    Date::constant(2024, i8::try_from(month).expect("a month"), i8::try_from(day).expect("a day"))
}

/// That a duty was done on a day.
fn done(date: Date, duty: &'static str, subject: String) -> DutyRow<'static> {
    DutyRow { date, duty: duty.into(), subject: subject.into(), ..DutyRow::default() }
}
