//! The findings of the five systems and their twins as JSON, byte for byte.

use gridcore::{Charter, Folder, Grid, check, json};
use gridcore_tests::repository::{assert_current, data};
use gridcore_tests::systems::{DAY, SYSTEMS};

fn findings(folder: &str) -> String {
    let folder = Folder::read(data().join(folder)).unwrap_or_else(|e| panic!("{}", e.findings()));
    let charter = Charter::in_force(&folder.charters, Some(DAY)).expect("one charter, always in force");
    let grid = Grid::at(charter, &folder.roster, DAY).unwrap_or_else(|e| panic!("{}", e.findings()));
    json::findings(&check::all(&grid))
}

/// The same JSON with a finding a line, so that a change can be read.
fn by_line(findings: &str) -> String {
    findings.replace("\"findings\":[{", "\"findings\":[\n{").replace("},{\"rule\":", "},\n{\"rule\":") + "\n"
}

#[test]
fn findings_of_the_five_systems_are_pinned() {
    for system in SYSTEMS {
        let found = by_line(&findings(system.name));
        assert_current(&data().join("pinned").join(format!("{}.json", system.name)), &found);
        let found = by_line(&findings(&format!("{}/broken", system.name)));
        assert_current(&data().join("pinned").join(format!("{}.broken.json", system.name)), &found);
    }
}
