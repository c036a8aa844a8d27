//! `make demo`: the five systems, from their folders to trees, answers, findings, an edit and files.

use std::env;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use gridcore_tests::demo;

fn main() -> ExitCode {
    // Cargo puts programs two folders below the one it uses, wherever that is.
    let program = env::current_exe().unwrap_or_default();
    let target = program.ancestors().nth(2).unwrap_or(Path::new("target"));
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = demo::run(&mut out, target).and_then(|broken| {
        out.flush()?;
        Ok(broken)
    });
    match outcome {
        Ok(broken_promises) if broken_promises.is_empty() => ExitCode::SUCCESS,
        Ok(broken_promises) => {
            broken_promises.iter().for_each(|line| eprintln!("not as promised: {line}"));
            ExitCode::FAILURE
        }
        // Somebody who has read enough, as `make demo | head` does.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
