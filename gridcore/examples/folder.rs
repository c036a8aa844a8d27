//! A grid folder on a day: what does not fit, what is wrong, and one unit with all below it as a
//! picture.
//!
//! `cargo run --example folder -- tests/data/gas_centre/broken 2024-06-30 gc-n2`

use std::env;
use std::error::Error;

use gridcore::export::{self, Options};
use gridcore::time::{Date, parse_date};
use gridcore::{Folder, check};

/// What it shows when nothing is said: in a program a day is a constant, from a text it is parsed.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/gas_centre/broken");
const DAY: Date = Date::constant(2024, 6, 30);
const UNIT: &str = "gc-n2";

/// Findings listed of each rule.
const LISTED: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let folder = args.next().unwrap_or_else(|| FOLDER.to_owned());
    let day = args.next().map_or(Ok(DAY), |text| parse_date(&text))?;
    let unit = args.next().unwrap_or_else(|| UNIT.to_owned());

    // The rows that fit, and every row that does not, with its reasons. `grid` in place of
    // `grid_lenient` refuses the whole folder if one row does not fit.
    let (grid, rejected) = Folder::read(folder)?.grid_lenient(Some(day))?;
    println!("{} on {day}: {} people, {} rows set aside", grid.charter().name(), grid.person_count(), rejected.len());
    for row in &rejected {
        print!("{}", row.findings);
    }

    let findings = check::all(&grid);
    for (rule, count) in findings.counts() {
        println!("\n{count} × {rule}");
        findings.of(rule).take(LISTED).for_each(|finding| println!("  {finding}"));
    }

    // A part of it as a grid of its own, drawn with its own findings.
    let part = grid.extract(&unit)?;
    let findings = check::all(&part);
    let options = Options { findings: Some(&findings), ..Options::default() };
    println!("\n{}", export::mermaid(&part, &options)?);
    Ok(())
}
