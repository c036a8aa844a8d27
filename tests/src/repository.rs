//! Where things stand in the repository, and committed files that the library makes.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The data of the suites.
#[must_use]
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// The text of a file.
///
/// # Panics
/// If it cannot be read.
#[must_use]
pub fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of what stands in a folder, in order.
///
/// # Panics
/// If it cannot be read.
#[must_use]
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name")).collect();
    names.sort_unstable();
    names
}

/// All files of an ending in and below a folder, in order.
#[must_use]
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for path in names(&folder).into_iter().map(|name| folder.join(name)) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort_unstable();
    found
}

/// Compares a committed file with the text the library makes now; with `UPDATE=1` in the
/// environment writes it instead. What changed is then for the author of the change to read.
///
/// # Panics
/// At the first line that differs.
pub fn assert_current(path: &Path, text: &str) {
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
        return;
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    if committed == text {
        return;
    }
    let mut lines = committed.lines().zip(text.lines()).enumerate();
    let (line, (was, is)) = lines.find(|(_, (was, is))| was != is).unwrap_or((0, ("(its length)", "(another length)")));
    panic!(
        "{} is not current, from line {}:\n  committed: {was}\n  now:       {is}\nrun the suite again with UPDATE=1 and read what changed",
        path.display(),
        line + 1
    );
}
