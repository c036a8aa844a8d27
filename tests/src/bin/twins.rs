//! `twins <folder>`: writes the five systems and their broken twins as documents, each with the
//! findings Rust has on it and, for text that is no document, the error. The suites of the
//! wrappers must get the same bytes.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use gridcore::{Charter, Folder, Grid, check, json};
use gridcore_tests::systems::{DAY, SYSTEMS};

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
        write_twin(&target, &format!("{}-broken", system.name), &healthy.join("broken"))?;
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
    let document = json::to_document(&grid);
    // The wrappers see rows of the document, not those of the folder.
    let findings = check::all(&json::from_document(document.as_bytes())?);
    fs::write(target.join(format!("{name}.document.json")), document)?;
    fs::write(target.join(format!("{name}.findings.json")), json::findings(&findings))?;
    Ok(())
}
