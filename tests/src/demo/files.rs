//! A grid as files in four formats.

use std::path::Path;
use std::{env, fs};

use gridcore::export::{self, Options};
use gridcore::{Grid, check, json};

use super::Outcome;

/// Writes the files of a grid; gives a row for each: where it is and what for.
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
        let path = folder.join(&file);
        fs::write(&path, text)?;
        // As somebody opens it from where they are.
        let here = env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok());
        rows.push(vec![here.unwrap_or(&path).display().to_string(), what.to_owned()]);
    }
    Ok(rows)
}
