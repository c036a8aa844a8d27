//! What somebody who knows only the README comes upon: slips in headers, cells and files are told
//! with advice that mends them, and errors can be read.

use gridcore::TableKind;
use gridcore_tests::small::{grid, read};

use TableKind::{People, Units};

const TEAM: &str = "key,tier\nu,team";

#[test]
fn what_main_prints_of_an_error_can_be_read() {
    let rows: String = (0..1_000).map(|n| format!("p{n},nowhere{n}\n")).collect();
    let error = read("tiers = [\"team\"]", None, &[(Units, TEAM), (People, &format!("key,cell\n{rows}"))]);
    let error = error.expect_err("cells that are not there");
    let text = format!("{error:?}");
    assert!(text.starts_with("roster\nerror[roster.unknown-name] table:people: "), "{text}");
    assert_eq!(text.matches("\n  help ").count(), 20);
    assert!(text.ends_with("\nand 980 more"), "{text}");
    assert_eq!(format!("{:?}", error.findings()).lines().count(), 61);
    // A finding says which rule it is, and leaves the rule's texts to the catalogue.
    let one = format!("{:?}", error.findings().iter().next().expect("one of them"));
    assert!(one.len() < 500 && one.contains("roster.unknown-name"), "{one}");
}

#[test]
fn one_finding_is_shown_as_many_are() {
    let findings = gridcore::check::all(&grid("tiers = [\"team\"]", None, &[(Units, TEAM), (People, "key,cell\np,")]));
    let all = findings.to_string();
    let finding = findings.of("coverage.unplaced").next().expect("a person without a cell");
    assert!(all.contains(&format!("{finding:#}\n")), "{all}");
    let line = finding.to_string();
    assert!(line.starts_with("error[coverage.unplaced] person:p: ") && line.ends_with(" [people:2:cell]"), "{line}");
}
