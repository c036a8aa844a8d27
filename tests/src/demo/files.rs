//! A grid as files in four formats.

use std::fs;
use std::path::Path;

use gridcore::export::{self, Options};
use gridcore::{Grid, check, json};

use super::Outcome;

/// Writes the files; gives a row for each: where it is and what for.
pub(super) fn write(folder: &Path, name: &str, grid: &Grid) -> Outcome<Vec<Vec<String>>> {
    let findings = check::all(grid);
    let options = Options { findings: Some(&findings), ..Options::default() };
    let files = [
        ("mmd", export::mermaid(grid, &options)?, "Mermaid: for Markdown that draws diagrams"),
        ("dot", export::dot(grid, &options)?, "DOT: for `dot -Tsvg`"),
        ("graphml", export::graphml(grid, &options)?, "GraphML: for Gephi, yEd, NetworkX"),
        ("json", json::to_document(grid), "the whole grid as one JSON document"),
    ];
    let mut rows = Vec::new();
    for (ending, text, what) in files {
        let file = format!("{name}.{ending}");
        fs::write(folder.join(&file), text)?;
        rows.push(vec![format!("target/demo/{file}"), what.to_owned()]);
    }
    Ok(rows)
}
