//! What holds for the source: every suite and bench is compiled, files are short, nothing panics,
//! and each rule that is not checked on a grid is reported by one function.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gridcore::{Family, catalogue};
use gridcore_tests::repository::{files, names, root, text};

/// The most lines of a file of the library.
const LINES: usize = 500;

/// The paths a manifest gives to its targets of a kind, by the header of their tables.
fn targets(manifest: &Path, header: &str) -> BTreeSet<String> {
    let text = text(manifest);
    let tables = text.split("\n[").filter(|table| table.starts_with(header));
    let path = |table: &str| {
        let line = table.lines().find_map(|line| line.strip_prefix("path = "));
        line.map(|path| path.trim_matches('"').to_owned())
    };
    tables.map(|table| path(table).expect("a target with a path")).collect()
}

/// The Rust files directly in a folder, as paths from the crate's own.
fn sources(krate: &str, folder: &str) -> BTreeSet<String> {
    let names = names(&root().join(krate).join(folder));
    names.into_iter().filter(|name| name.ends_with(".rs")).map(|name| format!("{folder}/{name}")).collect()
}

#[test]
fn every_suite_is_compiled() {
    let suites = targets(&root().join("tests/Cargo.toml"), "[test]]");
    assert_eq!(suites, sources("tests", "suites"));
    assert!(text(&root().join("tests/Cargo.toml")).contains("autotests = false"));
    assert!(!root().join("tests/tests").exists(), "suites stand in tests/suites");
}

#[test]
fn every_bench_is_compiled() {
    if !root().join("benches").exists() {
        return;
    }
    let manifest = root().join("benches/Cargo.toml");
    let benches = targets(&manifest, "[bench]]");
    assert!(!benches.is_empty(), "no bench is declared");
    let folder = benches.iter().next().and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    assert_eq!(benches, sources("benches", folder));
}

/// The library's own files: without those of its tests.
fn library() -> Vec<(String, String)> {
    let src = root().join("gridcore/src");
    let all = files(&src, "rs").into_iter();
    let named = all.map(|path| (path.strip_prefix(&src).expect("below it").display().to_string(), text(&path)));
    named.filter(|(name, _)| !name.contains("tests/") && !name.ends_with("tests.rs")).collect()
}

/// A file up to its tests, comments left out.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn files_are_short() {
    let long: Vec<String> = library()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > LINES)
        .map(|(name, text)| format!("{name}: {} lines", text.lines().count()))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn nothing_in_the_library_panics_by_its_own_words() {
    let words = [".unwrap()", ".expect(", "panic!", "unreachable!", "unimplemented!", "todo!", "TODO", "FIXME", "dbg!"];
    for (name, text) in library() {
        for (number, line) in code(&text).lines().enumerate() {
            let found = words.iter().find(|word| line.contains(**word));
            assert!(found.is_none(), "{name}, line {} of its code: {line}", number + 1);
        }
    }
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    let folders =
        ["gridcore", "gridcore-py", "gridcore-wasm", "tests/src", "tests/suites", "benches", "docs", "schema"];
    let mut all: Vec<_> = ["README.md", "ARCHITECTURE.md", "Cargo.toml"].map(|name| root().join(name)).into();
    for folder in folders.map(|folder| root().join(folder)).into_iter().filter(|folder| folder.exists()) {
        all.extend(["rs", "md", "toml", "json", "csv", "txt", "py", "pyi"].iter().flat_map(|e| files(&folder, e)));
    }
    let hosts = [
        "github.com",
        "www.w3.org",
        "docs.rs",
        "doi.org",
        "json-schema.org",
        "rustup.rs",
        "graphml.graphdrawing.org",
        "semver.org",
        "keepachangelog.com",
        // Where the lock file of npm says that packages may be funded.
        "opencollective.com",
        "tidelift.com",
    ];
    let local = ["/home/", "/root/", "/Users/", "/tmp/"];
    for path in all.iter().filter(|path| path.exists()) {
        let text = text(path);
        // This file has the words it looks for.
        if path.ends_with("suites/workspace.rs") || path.components().any(|part| part.as_os_str() == "node_modules") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let at = format!("{}:{}", path.display(), number + 1);
            assert!(!local.iter().any(|word| line.contains(word)), "{at} names a path of a machine: {line}");
            for host in line.split("://").skip(1) {
                let host: String = host.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-')).collect();
                assert!(hosts.contains(&host.as_str()) || host.ends_with(".example"), "{at} names the host {host}");
            }
        }
    }
}

/// The name each module of the catalogue goes by in a file: `use .. catalogue::{charter as rules, schemes}`.
fn aliases(text: &str) -> BTreeMap<String, String> {
    let mut aliases = BTreeMap::new();
    for line in text.lines().filter_map(|line| line.trim().strip_prefix("use crate::finding::catalogue::")) {
        let line = line.trim_end_matches(';').trim_start_matches('{').trim_end_matches('}');
        for used in line.split(", ") {
            let (module, name) = used.split_once(" as ").unwrap_or((used, used));
            aliases.insert(name.to_owned(), module.to_owned());
        }
    }
    aliases
}

/// The modules of the catalogue that hold the rules of a family.
fn modules(family: &str) -> Vec<&str> {
    match family {
        "charter" => vec!["charter", "schemes"],
        "call" => vec!["call", "plans"],
        _ => vec![family],
    }
}

/// The statics of a family that a line names, by the id of their rules.
fn named<'r>(
    line: &str,
    names: &[(String, &'r str)],
    family: &str,
    aliases: &BTreeMap<String, String>,
) -> Vec<&'r str> {
    let modules = modules(family);
    let mut prefixes: Vec<String> = modules.iter().map(|module| format!("catalogue::{module}::")).collect();
    let own = aliases.iter().filter(|(_, module)| modules.contains(&module.as_str()));
    prefixes.extend(own.map(|(name, _)| format!("{name}::")));
    let is_named = |name: &str| {
        prefixes.iter().any(|prefix| {
            let wanted = format!("{prefix}{name}");
            line.match_indices(&wanted).any(|(at, _)| {
                let after = line.get(at + wanted.len()..).and_then(|rest| rest.chars().next());
                after.is_none_or(|c| !c.is_alphanumeric() && c != '_')
            })
        })
    };
    names.iter().filter(|(name, _)| is_named(name)).map(|(_, id)| *id).collect()
}

/// The functions that name a rule of a family, by rule. The source is formatted, so a function
/// holds the lines below its head that are indented further.
fn owners(family: Family) -> BTreeMap<&'static str, BTreeSet<String>> {
    let rules = catalogue().filter(|rule| rule.family == family);
    let static_name = |id: &str| id.split_once('.').map_or("", |(_, name)| name).replace('-', "_").to_uppercase();
    let names: Vec<(String, &str)> = rules.map(|rule| (static_name(&rule.id), rule.id.as_ref())).collect();
    let mut owners: BTreeMap<&str, BTreeSet<String>> = names.iter().map(|(_, id)| (*id, BTreeSet::new())).collect();
    for (file, text) in library().into_iter().filter(|(file, _)| !file.starts_with("finding/catalogue/")) {
        let code = code(&text);
        let aliases = aliases(&code);
        let mut function = String::from("no function");
        for line in code.lines() {
            let head = line.split("fn ").nth(1).filter(|_| line.trim_end().ends_with(['{', '(', ',']));
            if let Some(name) = head.and_then(|rest| rest.split(['(', '<']).next()) {
                function = format!("{file}: {name}");
            }
            for id in named(line, &names, family.as_str(), &aliases) {
                owners.entry(id).or_default().insert(function.clone());
            }
        }
    }
    owners
}

#[test]
fn each_rule_is_reported_by_one_function() {
    let mut wrong = Vec::new();
    for family in [Family::Charter, Family::Table, Family::Roster, Family::Call] {
        for (rule, functions) in owners(family).into_iter().filter(|(_, functions)| functions.len() != 1) {
            wrong.push(format!("{rule}: {functions:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
