//! Writes the grid folders of the five systems under `tests/data`; with `--check` it compares.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use gridcore_tests::systems;

fn main() -> ExitCode {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => write(&data),
        ["--check"] => check(&data),
        _ => {
            eprintln!("usage: generate [--check]");
            return ExitCode::FAILURE;
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(data: &Path) -> io::Result<bool> {
    for stray in systems::differing(data)? {
        let file = data.join(stray);
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    for (path, contents) in systems::all() {
        let file: PathBuf = data.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, contents)?;
    }
    Ok(true)
}

fn check(data: &Path) -> io::Result<bool> {
    let differing = systems::differing(data)?;
    for path in &differing {
        println!("tests/data/{path} is not what the generator writes");
    }
    if !differing.is_empty() {
        println!("run `cargo run -p gridcore-tests --bin generate` and look at the difference");
    }
    Ok(differing.is_empty())
}
