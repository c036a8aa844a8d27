//! Peers in Python: scripts of `peers/` that time themselves and print what came of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::de::DeserializeOwned;

/// The Python that has the peers; `make bench` sets one up and names it in `BENCH_PYTHON`.
#[must_use]
pub fn python() -> Option<PathBuf> {
    let python = std::env::var_os("BENCH_PYTHON").map(PathBuf::from);
    if python.is_none() {
        println!("peers in Python are not measured: run `make bench`, or name one that has them in BENCH_PYTHON");
    }
    python
}

/// Runs a script; it prints one JSON object.
///
/// # Panics
/// If Python or the script fails.
#[must_use]
pub fn run<T: DeserializeOwned>(python: &Path, script: &str, arguments: &[String]) -> T {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers").join(script);
    let output = Command::new(python).arg(script).args(arguments).output().expect("Python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}
