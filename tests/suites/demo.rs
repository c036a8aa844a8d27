//! The demonstration keeps what it promises and writes what it says.

use std::path::Path;

use gridcore_tests::demo;
use gridcore_tests::systems::SYSTEMS;

#[test]
fn the_demonstration_is_as_promised() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut out = Vec::new();
    let broken_promises = demo::run(&mut out, target).expect("it runs");
    assert_eq!(broken_promises, Vec::<String>::new());

    let text = String::from_utf8(out).expect("text");
    assert_eq!(text.matches("Findings of the healthy folder: none").count(), SYSTEMS.len());
    assert_eq!(text.matches("Undone: ").count(), SYSTEMS.len());
    // What is shown can be read in some minutes.
    assert!(text.lines().count() < 900, "{}", text.lines().count());
    let folder = target.join("demo").display().to_string();
    let written: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with(&folder)).collect();
    assert_eq!(written.len(), 8);
    for line in written {
        let file = line.split_once("  ").expect("a file and what it is").0;
        let text = std::fs::read_to_string(file).expect("the file was written");
        assert!(text.len() > 1_000, "{file}");
    }
}
