//! GraphML, for graph tools such as Gephi, yEd and NetworkX.

use super::Options;
use super::picture::{Arrow, Node, Picture};
use super::words::drawable;
use crate::finding::Error;
use crate::grid::Grid;

/// Writes the trees as GraphML: one flat directed graph, for few tools read nested ones.
///
/// | attribute | of | type | absent |
/// |---|---|---|---|
/// | `key`, `tier`, `network` | node | string | |
/// | `name`, `kind`, `tags` | node | string | if empty; tags are separated by `;` |
/// | `people` | node | long | without [`Options::people`] |
/// | `findings` | node | long | without [`Options::findings`] |
/// | `severity` | node | string | without findings at the unit |
/// | `link` | edge | string | on edges of a tree, which lead from parent to child |
/// | `count` | edge | long | on edges of a tree |
/// | `findings_elsewhere` | graph | long | without [`Options::findings`] |
///
/// Nothing is left out. `O(n log n)`.
///
/// # Errors
/// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no unit `options.root`.
///
/// ```
/// use gridcore::export::{self, Options};
/// # use gridcore::{Charter, Grid, Roster, UnitRow};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_units([UnitRow { key: "A & B".into(), tier: "site".into(), ..UnitRow::default() }]);
/// # let grid = Grid::new(&charter, &roster)?;
/// let graph = export::graphml(&grid, &Options::default())?;
/// assert!(graph.contains(r#"<node id="n0"><data key="key">A &amp; B</data>"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn graphml(grid: &Grid, options: &Options<'_>) -> Result<String, Error> {
    let picture = Picture::new(grid, options)?;
    let mut out = String::from(HEADER);
    for (name, of, kind) in KEYS {
        out.push_str(&format!("  <key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n"));
    }
    out.push_str("  <graph id=\"grid\" edgedefault=\"directed\">\n");
    if options.findings.is_some() {
        out.push_str(&format!("    <data key=\"findings_elsewhere\">{}</data>\n", picture.elsewhere));
    }
    for (position, node) in picture.nodes.iter().enumerate() {
        push_node(&mut out, position, node, options.findings.is_some());
    }
    for (position, node) in picture.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            out.push_str(&format!("    <edge source=\"n{parent}\" target=\"n{position}\"/>\n"));
        }
    }
    picture.arrows.iter().for_each(|arrow| push_arrow(&mut out, arrow));
    out.push_str("  </graph>\n</graphml>\n");
    Ok(out)
}

const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">
";

/// The attributes: name, what has it, type.
const KEYS: [(&str, &str, &str); 12] = [
    ("key", "node", "string"),
    ("name", "node", "string"),
    ("tier", "node", "string"),
    ("network", "node", "string"),
    ("kind", "node", "string"),
    ("tags", "node", "string"),
    ("people", "node", "long"),
    ("findings", "node", "long"),
    ("severity", "node", "string"),
    ("link", "edge", "string"),
    ("count", "edge", "long"),
    ("findings_elsewhere", "graph", "long"),
];

fn push_node(out: &mut String, position: usize, node: &Node<'_>, findings: bool) {
    let unit = node.unit;
    out.push_str(&format!("    <node id=\"n{position}\">"));
    push_data(out, "key", unit.key());
    push_data(out, "name", unit.name());
    push_data(out, "tier", unit.tier());
    push_data(out, "network", unit.network());
    push_data(out, "kind", unit.kind());
    push_data(out, "tags", &unit.tags().collect::<Vec<_>>().join(";"));
    if let Some(people) = node.people {
        push_data(out, "people", &people.to_string());
    }
    if findings {
        push_data(out, "findings", &node.mark.map_or(0, |mark| mark.count).to_string());
    }
    push_data(out, "severity", node.mark.map_or("", |mark| mark.worst.as_str()));
    out.push_str("</node>\n");
}

fn push_arrow(out: &mut String, arrow: &Arrow<'_>) {
    out.push_str(&format!("    <edge source=\"n{}\" target=\"n{}\">", arrow.source, arrow.target));
    push_data(out, "link", arrow.kind);
    push_data(out, "count", &arrow.count.to_string());
    out.push_str("</edge>\n");
}

/// An attribute, unless it is empty.
fn push_data(out: &mut String, key: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    out.push_str(&format!("<data key=\"{key}\">"));
    for c in text.chars().map(drawable) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out.push_str("</data>");
}
