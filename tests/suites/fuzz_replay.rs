//! Replays the corpora of the fuzz targets, and the inputs that once broke something, on stable.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gridcore_tests::fuzz::{TARGETS, Target};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

/// The files of a folder by name; none if there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.sort();
    files
}

fn replay(name: &str) {
    let (_, target): (&str, Target) = *TARGETS.iter().find(|(known, _)| *known == name).expect("a known target");
    let corpus = files(&fuzz().join("corpus").join(name));
    assert!(!corpus.is_empty(), "no corpus for `{name}`");
    for file in corpus.iter().chain(&files(&fuzz().join("crashes").join(name))) {
        let data = fs::read(file).expect("a readable file");
        let run = std::panic::catch_unwind(|| target(&data));
        assert!(run.is_ok(), "`{name}` breaks on {}", file.display());
    }
}

#[test]
fn assignment() {
    replay("assignment");
}

#[test]
fn changes() {
    replay("changes");
}

#[test]
fn charter() {
    replay("charter");
}

#[test]
fn csv() {
    replay("csv");
}

#[test]
fn document() {
    replay("document");
}

#[test]
fn entries() {
    replay("entries");
}

#[test]
fn events() {
    replay("events");
}

#[test]
fn folder() {
    replay("folder");
}

#[test]
fn journal() {
    replay("journal");
}

#[test]
fn json_rows() {
    replay("json_rows");
}

#[test]
fn paths() {
    replay("paths");
}

#[test]
fn requests() {
    replay("requests");
}

#[test]
fn reviews() {
    replay("reviews");
}

#[test]
fn schemes() {
    replay("schemes");
}

#[test]
fn every_target_is_run_and_replayed() {
    let stem = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let programs: BTreeSet<String> = files(&fuzz().join("fuzz_targets")).iter().map(stem).collect();
    assert_eq!(programs, targets);
    let corpora: BTreeSet<String> = files(&fuzz().join("corpus")).iter().map(stem).collect();
    assert_eq!(corpora, targets);
    let crashes: BTreeSet<String> = files(&fuzz().join("crashes")).iter().map(stem).collect();
    assert!(crashes.is_subset(&targets));
}
