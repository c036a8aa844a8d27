//! Grid folders, several files in one input.

use std::collections::BTreeSet;

use gridcore::{Charter, Folder, Grid, json};

use super::charter;
use super::fixture::{DAY, LIMITS, TEXT};
use super::sound::error_is_sound;
use super::tables::builds;

/// Files, each a line `--- name` and what follows it up to the next. What stands before the first
/// such line is one byte; if it is `+`, the folder has the charter of the fixture too.
pub fn folder(data: &[u8]) {
    let mut files = split(data);
    if data.first() == Some(&b'+') {
        files.push(("charter.toml".to_owned(), TEXT.as_bytes()));
    }
    match Folder::from_files(files, &LIMITS) {
        Ok(folder) => holds(&folder),
        Err(error) => error_is_sound(&error),
    }
}

fn split(data: &[u8]) -> Vec<(String, &[u8])> {
    const MARK: &[u8] = b"--- ";
    let starts: Vec<usize> = (0..data.len())
        .filter(|at| data[*at..].starts_with(MARK) && at.checked_sub(1).is_none_or(|before| data[before] == b'\n'))
        .take(12)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([data.len()]);
    let file = |(start, end): (&usize, usize)| {
        let part = &data[start + MARK.len()..end];
        let line = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let name = String::from_utf8_lossy(&part[..line]).into_owned();
        (name, part.get(line + 1..).unwrap_or_default())
    };
    starts.iter().zip(ends).map(file).collect()
}

fn holds(folder: &Folder) {
    folder.charters.iter().for_each(charter::holds);
    for day in [None, Some(DAY)] {
        match Charter::in_force(&folder.charters, day) {
            Ok(charter) => builds(charter, &folder.roster, day),
            Err(error) => error_is_sound(&error),
        }
    }
    let written = folder.to_files();
    let again = Folder::from_files(written.iter().map(|(name, text)| (name, text)), &LIMITS)
        .unwrap_or_else(|e| panic!("{}{written:?}", e.findings()));
    let first_days: BTreeSet<_> = folder.charters.iter().map(|charter| charter.interval().from).collect();
    // Versions that begin on the same day overlap, and may change places.
    if first_days.len() == folder.charters.len() {
        assert_eq!(again.to_files(), written);
    }
    if let Ok(charter) = Charter::in_force(&folder.charters, Some(DAY))
        && let Ok(grid) = Grid::at(charter, &folder.roster, DAY)
    {
        let charter = Charter::in_force(&again.charters, Some(DAY)).expect("the same versions");
        let same = Grid::at(charter, &again.roster, DAY).expect("the same rows");
        assert_eq!(json::to_document(&same), json::to_document(&grid));
    }
}
