//! The peer for checking: polars, driven and timed in Python.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde::Deserialize;

/// What polars took and found, with keys that are texts and with keys that are numbers already.
#[derive(Debug, Deserialize)]
pub struct Polars {
    /// Keys as everybody has them.
    pub text: Measured,
    /// Keys replaced by row numbers beforehand.
    pub numbers: Measured,
    /// Which polars.
    pub version: String,
}

/// One kind of frames.
#[derive(Debug, Deserialize)]
pub struct Measured {
    ns: u64,
    /// By rule, the number of findings.
    pub counts: BTreeMap<String, usize>,
}

impl Measured {
    /// The median time.
    #[must_use]
    pub const fn time(&self) -> Duration {
        Duration::from_nanos(self.ns)
    }
}

/// The Python that has polars; `make bench` sets one up and names it in `BENCH_PYTHON`.
#[must_use]
pub fn python() -> Option<PathBuf> {
    std::env::var_os("BENCH_PYTHON").map(PathBuf::from)
}

/// Runs the checks on the tables in `directory`, whose cells are the units of the tier `lowest`.
///
/// # Panics
/// If Python or polars fails.
#[must_use]
pub fn check(python: &Path, directory: &Path, runs: usize, lowest: &str) -> Polars {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/checks.py");
    let mut command = Command::new(python);
    command.arg(script).arg(directory).arg(runs.to_string()).arg(lowest);
    let output = command.output().expect("Python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}
