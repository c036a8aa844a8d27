//! The five systems as grid folders, made by a seeded generator, each with a broken twin.
//!
//! `cargo run -p gridcore-tests --bin generate` writes them; the sources are here: the charter and
//! the prose of the README as text beside the code that makes the rows and the code that breaks them.

pub mod area7;
pub mod gas_centre;
pub mod jianghan;
pub mod longtan;
pub mod plant8;

mod data;
mod readme;
mod table;
mod twin;

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

pub use data::Data;
use gridcore::time::Date;
pub use twin::{Defect, Twin};

/// The day all five folders are loaded for.
pub const DAY: Date = Date::constant(2024, 6, 30);

/// One of the five systems.
#[derive(Debug, Clone, Copy)]
pub struct System {
    /// The name of its folder.
    pub name: &'static str,
    readme: &'static str,
    make: fn() -> Data,
    spoil: fn(&mut Twin),
    /// Rules that nothing in the system can break, with the reason.
    pub exempt: &'static [(&'static str, &'static str)],
}

/// The five systems.
pub const SYSTEMS: [System; 5] = [area7::SYSTEM, gas_centre::SYSTEM, plant8::SYSTEM, jianghan::SYSTEM, longtan::SYSTEM];

impl System {
    /// What it is: the title of its README, and the first paragraph.
    #[must_use]
    pub fn about(&self) -> (&'static str, &'static str) {
        let (title, rest) = self.readme.split_once("\n\n").unwrap_or((self.readme, ""));
        (title.trim_start_matches("# "), rest.split("\n\n").next().unwrap_or_default())
    }

    /// The healthy folder.
    #[must_use]
    pub fn healthy(&self) -> Data {
        (self.make)()
    }

    /// The broken twin and what was done to it.
    #[must_use]
    pub fn broken(&self) -> Twin {
        let mut twin = Twin::new(self.healthy());
        (self.spoil)(&mut twin);
        let gone = "a kind of matter was given to the unit `disbanded`, which is not there";
        twin.defect("charter.unknown-unit", "charter", gone, |data| {
            data.charter.to_mut().push_str("\n[[kinds]]\nkey = \"leftover\"\nunit = \"disbanded\"\n");
        });
        twin
    }
}

/// The findings intended in the broken twin of a system: the rule, and the subject as a finding
/// shows it.
///
/// # Panics
/// If there is no such system.
#[must_use]
pub fn defects(system: &str) -> Vec<(&'static str, String)> {
    let system = SYSTEMS.iter().find(|s| s.name == system).expect("one of the five systems");
    system.broken().defects.into_iter().map(|d| (d.rule, d.subject)).collect()
}

/// Every file of the five folders and their twins: the path below `tests/data`, and the contents.
#[must_use]
pub fn all() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for system in &SYSTEMS {
        let healthy = system.healthy();
        let twin = system.broken();
        let mut add = |folder: &str, data: &Data, readme: String| {
            files.push((format!("{folder}/README.md"), readme));
            files.push((format!("{folder}/charter.toml"), data.charter.to_string()));
            for (table, text) in table::tables(data) {
                files.push((format!("{folder}/{table}.csv"), text));
            }
        };
        add(system.name, &healthy, readme::of_healthy(system, &healthy));
        add(&format!("{}/broken", system.name), &twin.data, readme::of_broken(system, &twin));
    }
    files
}

/// The files that are missing under `data`, differ from [`all`], or stand in a folder of a system
/// without being of it; paths below `data`.
///
/// # Errors
/// If a folder or file cannot be read.
pub fn differing(data: &Path) -> io::Result<Vec<String>> {
    let wanted: BTreeMap<String, String> = all().into_iter().collect();
    let mut differing = Vec::new();
    for (path, contents) in &wanted {
        match fs::read(data.join(path)) {
            Ok(bytes) if bytes == contents.as_bytes() => {}
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => differing.push(path.clone()),
        }
    }
    for folder in SYSTEMS.iter().flat_map(|s| [s.name.to_owned(), format!("{}/broken", s.name)]) {
        let entries = match fs::read_dir(data.join(&folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_file() && !wanted.contains_key(&path) {
                differing.push(path);
            }
        }
    }
    differing.sort();
    Ok(differing)
}
