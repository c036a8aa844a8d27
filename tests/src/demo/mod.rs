//! The demonstration: the five systems loaded, asked, checked, staffed, edited, scored and drawn.

mod answers;
mod cases;
mod edit;
mod files;
mod plans;
mod report;
mod scoring;
mod staffing;
mod tree;

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use gridcore::{Folder, Grid, Language, Severity, check};

use crate::systems::{DAY, SYSTEMS};

/// What a part of the demonstration gives: nothing, or why it cannot go on.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The system that is written as files at the end.
const DRAWN: &str = "gas_centre";

const INTRODUCTION: &str = "\
Five published systems as grid folders with synthetic data, in tests/data. Each is there twice: as it
should be, and as its broken twin, the same folder with defects put in on purpose, for every rule that
can be broken there. Of each family of rules the first findings of the twin are shown.";

/// Shows the five systems on `out` and writes one of them below `target`; gives what is not as
/// promised, a line each.
///
/// # Errors
/// If a folder cannot be loaded or a file cannot be written.
pub fn run(out: &mut dyn Write, target: &Path) -> Outcome<Vec<String>> {
    let mut broken_promises = Vec::new();
    writeln!(out, "{INTRODUCTION}\n")?;
    for system in SYSTEMS {
        let healthy = load(system.name)?;
        let broken = load(&format!("{}/broken", system.name))?;
        let (title, about) = system.about();
        let title = format!("{title}, {DAY}");
        writeln!(out, "{title}\n{}\n\n{about}\n", "=".repeat(title.chars().count()))?;
        tree::show(out, &healthy)?;
        answers::show(out, &healthy)?;
        findings(out, &healthy, &broken, &mut broken_promises)?;
        staffing::show(out, &healthy, system.name, &mut broken_promises)?;
        edit::show(out, broken, system.name, &mut broken_promises)?;
        plans::show(out, &healthy, system.name, &mut broken_promises)?;
        scoring::show(out, system.name, &mut broken_promises)?;
        cases::show(out, &healthy, system.name, &mut broken_promises)?;
    }
    write_files(out, target)?;
    Ok(broken_promises)
}

fn load(folder: &str) -> Outcome<Grid> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(folder);
    let grid = Folder::read(path).and_then(|read| read.grid(Some(DAY)));
    grid.map_err(|error| format!("tests/data/{folder} does not load:\n{}", error.findings()).into())
}

fn findings(out: &mut dyn Write, healthy: &Grid, broken: &Grid, broken_promises: &mut Vec<String>) -> Outcome {
    let name = healthy.charter().name().to_owned();
    let findings = check::all(healthy);
    writeln!(out, "Findings of the healthy folder: {}", report::counted(&findings))?;
    if findings.count_of(Severity::Error) > 0 {
        broken_promises.push(format!("the healthy folder of {name} has errors"));
    }
    let findings = check::all(broken);
    writeln!(out, "\nFindings of its broken twin: {}", report::counted(&findings))?;
    if findings.language() == Language::Zh {
        writeln!(
            out,
            "(in Chinese, for its charter says `language = \"zh\"`; every message is there in both languages)"
        )?;
    }
    report::listed(out, &findings)?;
    writeln!(out)?;
    if findings.count_of(Severity::Error) == 0 {
        broken_promises.push(format!("the broken twin of {name} has no errors"));
    }
    if findings.iter().count() < findings.len() {
        broken_promises.push(format!("not all findings of the broken twin of {name} are listed"));
    }
    Ok(())
}

fn write_files(out: &mut dyn Write, target: &Path) -> Outcome {
    let folder = target.join("demo");
    fs::create_dir_all(&folder)?;
    let mut rows = files::write(&folder, DRAWN, &load(DRAWN)?)?;
    rows.extend(files::write(&folder, &format!("{DRAWN}-broken"), &load(&format!("{DRAWN}/broken"))?)?);
    writeln!(out, "Written: {DRAWN}, and its broken twin, whose findings colour the units\n")?;
    report::table(out, &[report::Align::Left; 2], &rows)
}
