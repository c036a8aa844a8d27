//! `twins <folder>`: what the wrappers must agree with, to the byte.
//!
//! The five systems, their broken twins and some generated grids as documents (`<name>.document.json`), each
//! with what Rust finds in it (`.findings.json`, and in Chinese `.findings.zh.json`) and who answers for
//! every unit, person and area (`.answers.json`: by typed reference); the same grid with a scheme
//! (`.scored.json`), entries for it (`.entries.csv`) and their boards (`.boards.json`); the duties of the systems
//! (`.reviews.json`) and a history of each, record by record (`.journal.json`); where its charter has flows, events
//! of cases and what a desk says of them (`.cases.json`). For the systems, their twins and an area whose cells are not
//! drawn yet, plans with what they say (`.plans.json`). For text that is no document, the error
//! (`refused-<kind>.error.json`).

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use gridcore::json::PlanKind;
use gridcore::{Charter, Folder, Grid, Language, Reference, check, json};
use gridcore_tests::cases::cased;
use gridcore_tests::duties;
use gridcore_tests::generate::{cases, config};
use gridcore_tests::journal::journal;
use gridcore_tests::plans::{text, twin, twins_of, undrawn};
use gridcore_tests::scored::{self, scored};
use gridcore_tests::systems::{DAY, SYSTEMS};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// How many grids are generated.
const GENERATED: u32 = 20;

/// Documents that are refused, one a kind of error.
const REFUSED: [(&str, &str); 3] = [
    ("text", "{\"format\":1,"),
    ("charter", r#"{"format":1,"charter":{"name":"w","tiers":["a","a"]},"units":[],"people":[]}"#),
    (
        "roster",
        r#"{"format":1,"charter":{"name":"w","tiers":["a","b"]},"units":[{"key":"丁","tier":"b","parent":"无"}],"people":[]}"#,
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let target = PathBuf::from(env::args().nth(1).ok_or("usage: twins <folder>")?);
    fs::create_dir_all(&target)?;
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for system in SYSTEMS {
        let healthy = data.join(system.name);
        write_twin(&target, system.name, &healthy)?;
        let document = fs::read(target.join(format!("{}.document.json", system.name)))?;
        let history = journal(&json::from_document(&document)?)?;
        fs::write(target.join(format!("{}.journal.json", system.name)), serde_json::to_string(&history)?)?;
        fs::write(target.join(format!("{}.reviews.json", system.name)), duties::twin(system.name)?)?;
        write_twin(&target, &format!("{}-broken", system.name), &healthy.join("broken"))?;
    }
    let area = undrawn(1);
    write_documents(&target, "area7-undrawn", &area.grid)?;
    let drawn = twin(&area.grid, &[], PlanKind::DrawCells, text(&area.request))?;
    fs::write(target.join("area7-undrawn.plans.json"), serde_json::to_string(&[drawn])?)?;
    let mut random = TestRunner::new(config(1));
    for number in 1..=GENERATED {
        let case = cases(12, 30).new_tree(&mut random).map_err(|reason| reason.to_string())?.current();
        write_documents(&target, &format!("generated-{number:02}"), &case.grid())?;
    }
    for (kind, document) in REFUSED {
        let error = json::from_document(document.as_bytes()).err().ok_or("loads, but should be refused")?;
        fs::write(target.join(format!("refused-{kind}.document.json")), document)?;
        fs::write(target.join(format!("refused-{kind}.error.json")), json::error(&error))?;
    }
    Ok(())
}

fn write_twin(target: &Path, name: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let folder = Folder::read(folder)?;
    let grid = Grid::at(Charter::in_force(&folder.charters, Some(DAY))?, &folder.roster, DAY)?;
    write_documents(target, name, &grid)?;
    fs::write(target.join(format!("{name}.plans.json")), serde_json::to_string(&twins_of(name, &grid)?)?)?;
    Ok(())
}

fn write_documents(target: &Path, name: &str, grid: &Grid) -> Result<(), Box<dyn Error>> {
    let document = json::to_document(grid);
    // The wrappers see rows of the document, not those of the folder.
    let grid = json::from_document(document.as_bytes())?;
    let findings = check::all(&grid);
    let write = |ending: &str, text: String| fs::write(target.join(format!("{name}.{ending}.json")), text);
    write("document", document)?;
    write("findings", json::findings(&findings))?;
    write("findings.zh", json::findings(&findings.in_language(Language::Zh)))?;
    write("answers", answers(&grid)?)?;
    let points = scored(&grid)?;
    write("boards", scored::answers(&json::from_document(points.document.as_bytes())?, &points.entries)?)?;
    write("scored", points.document)?;
    fs::write(target.join(format!("{name}.entries.csv")), points.entries)?;
    write("cases", serde_json::to_string(&cased(&grid)?)?)?;
    Ok(())
}

/// Who answers for everything there is: an object of answers by typed reference.
fn answers(grid: &Grid) -> Result<String, Box<dyn Error>> {
    let units = grid.units().map(|unit| Reference::Unit(unit.key().into()));
    let people = grid.people().map(|person| Reference::Person(person.key().into()));
    let areas = grid.areas().map(|area| Reference::Area(area.key().into()));
    let mut lines = Vec::new();
    for about in units.chain(people).chain(areas) {
        let name = serde_json::to_string(&about.to_string())?;
        lines.push(format!("{name}:{}", json::answers(&grid.answers_for(&about)?)));
    }
    Ok(format!("{{{}}}", lines.join(",\n")))
}
