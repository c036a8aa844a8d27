//! Small grids from a few lines of charter and tables, and what every edit of one must keep.

use gridcore::check::{self, Monitor};
use gridcore::time::Date;
use gridcore::{Change, Charter, Error, Findings, Grid, Rejected, Roster, TableKind};

use crate::rows::document;

/// A day before most rows of the suites begin.
pub const JANUARY: Date = Date::constant(2024, 1, 31);
/// A day on which most of them are in force.
pub const MARCH: Date = Date::constant(2024, 3, 31);

/// A charter of some lines of TOML.
#[must_use]
pub fn charter(toml: &str) -> Charter {
    Charter::from_toml(&format!("name = \"c\"\n{toml}")).unwrap_or_else(|error| panic!("{}", error.findings()))
}

/// A roster of some tables as CSV, each line trimmed.
#[must_use]
pub fn roster(charter: &Charter, tables: &[(TableKind, &str)]) -> Roster {
    let mut roster = Roster::new();
    for (table, text) in tables {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        roster.add_csv(*table, table.name(), lines.join("\n").as_bytes(), charter);
    }
    roster
}

/// The grid of a charter and tables on a day, or why there is none.
pub fn read(toml: &str, day: Option<Date>, tables: &[(TableKind, &str)]) -> Result<Grid, Error> {
    let charter = charter(toml);
    let roster = roster(&charter, tables);
    day.map_or_else(|| Grid::new(&charter, &roster), |day| Grid::at(&charter, &roster, day))
}

/// The grid of a charter and tables on a day.
#[must_use]
pub fn grid(toml: &str, day: Option<Date>, tables: &[(TableKind, &str)]) -> Grid {
    read(toml, day, tables).unwrap_or_else(|error| panic!("{}", error.findings()))
}

/// The grid of the rows that fit, and those that do not.
#[must_use]
pub fn lenient(toml: &str, day: Date, tables: &[(TableKind, &str)]) -> (Grid, Vec<Rejected>) {
    let charter = charter(toml);
    Grid::lenient(&charter, &roster(&charter, tables), Some(day)).expect("a grid")
}

/// Applies changes, undoes them and does them again, holding the monitor against a full check, the
/// document against what it was, and every finding's place too.
pub fn follow(grid: Grid, changes: &[Change]) -> Findings {
    let mut monitor = Monitor::new(grid);
    let before = state(&monitor);
    let undo = monitor.apply(changes).unwrap_or_else(|error| panic!("{}", error.findings())).inverse;
    let (after, findings) = (state(&monitor), monitor.findings());
    assert_eq!(findings.to_string(), check::all(monitor.grid()).to_string());
    let redo = monitor.apply(&undo).unwrap_or_else(|error| panic!("undo: {}", error.findings())).inverse;
    assert_eq!(state(&monitor), before);
    let undo = monitor.apply(&redo).unwrap_or_else(|error| panic!("redo: {}", error.findings())).inverse;
    assert_eq!(state(&monitor), after);
    monitor.apply(&undo).unwrap_or_else(|error| panic!("undo again: {}", error.findings()));
    assert_eq!(state(&monitor), before);
    findings
}

/// The document, and each finding with its place.
fn state(monitor: &Monitor) -> (String, Vec<String>) {
    let findings = monitor.findings();
    let placed = findings.iter().map(|f| format!("{} {} {:?}", f.rule(), f.subject(), f.place()));
    (document(monitor.grid()), placed.collect())
}

/// Applies changes that do not fit, and holds the grid against what it was.
pub fn refused(grid: Grid, changes: &[Change]) {
    let mut monitor = Monitor::new(grid);
    let (before, findings) = (document(monitor.grid()), monitor.findings().to_string());
    monitor.apply(changes).expect_err("a refusal");
    assert_eq!(document(monitor.grid()), before);
    assert_eq!(monitor.findings().to_string(), findings);
    assert_eq!(check::all(monitor.grid()).to_string(), findings);
    // A monitor whose ids were mixed up would go wrong from here on.
    let _ = monitor.apply(&[Change::RemovePerson { person: "p".into() }]);
    assert_eq!(monitor.findings().to_string(), check::all(monitor.grid()).to_string());
}
