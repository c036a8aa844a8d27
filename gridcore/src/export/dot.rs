//! DOT, the language of Graphviz.
//!
//! petgraph's own `dot` module is not used: it names nodes by index, which follows the order of
//! rows, and knows neither clusters nor Graphviz's entities.

use super::Options;
use super::picture::{Arrow, Node, Picture};
use super::words::{Counted, drawable};
use crate::finding::{Error, Severity};
use crate::grid::Grid;

/// Writes the trees as a DOT digraph, a cluster a network, for `dot -Tsvg`.
///
/// Units have a label, and those with findings the `class` `error`, `warning` or `note` and its
/// colours. Nothing is left out. `O(n log n)`.
///
/// # Errors
/// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no unit `options.root`.
///
/// ```
/// use gridcore::export::{self, Options};
/// # use gridcore::{Charter, Grid, Roster, UnitRow};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_units([UnitRow { key: "the \"s\"".into(), tier: "site".into(), ..UnitRow::default() }]);
/// # let grid = Grid::new(&charter, &roster)?;
/// let graph = export::dot(&grid, &Options::default())?;
/// assert!(graph.contains(r#"n0 [label="the \"s\"\nsite · 0 people"]"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn dot(grid: &Grid, options: &Options<'_>) -> Result<String, Error> {
    let picture = Picture::new(grid, options)?;
    let mut out = String::from(HEADER);
    for (number, (network, range)) in picture.networks.iter().enumerate() {
        out.push_str(&format!("  subgraph cluster_{number} {{\n    label={};\n", quoted(&[network])));
        for (position, node) in picture.nodes.iter().enumerate().take(range.end).skip(range.start) {
            push_node(&mut out, position, node, &picture);
        }
        out.push_str("  }\n");
    }
    for (position, node) in picture.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            out.push_str(&format!("  n{parent} -> n{position};\n"));
        }
    }
    picture.arrows.iter().for_each(|arrow| push_arrow(&mut out, arrow));
    if picture.elsewhere > 0 {
        let text = Counted::FindingsElsewhere.say(picture.elsewhere, picture.language);
        out.push_str(&format!("  more [shape=note, label={}];\n", quoted(&[text])));
    }
    out.push_str("}\n");
    Ok(out)
}

const HEADER: &str = "digraph grid {
  rankdir=LR;
  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\"];
";

fn push_node(out: &mut String, position: usize, node: &Node<'_>, picture: &Picture<'_>) {
    out.push_str(&format!("    n{position} [label={}", quoted(&node.lines(picture.language))));
    if let Some(mark) = node.mark {
        let (fill, line) = colours(mark.worst);
        let class = mark.worst.as_str();
        out.push_str(&format!(", class=\"{class}\", fillcolor=\"{fill}\", color=\"{line}\""));
    }
    out.push_str("];\n");
}

/// Links do not pull units out of their ranks.
fn push_arrow(out: &mut String, arrow: &Arrow<'_>) {
    let (source, target, label) = (arrow.source, arrow.target, quoted(&[arrow.label()]));
    out.push_str(&format!("  n{source} -> n{target} [label={label}, style=dashed, constraint=false];\n"));
}

/// The colours of a unit with findings: inside and border. Its label says so in words too.
pub(super) const fn colours(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("#f8d7da", "#b02a37"),
        Severity::Warning => ("#fff3cd", "#997404"),
        Severity::Note => ("#cfe2ff", "#084298"),
    }
}

/// Lines of text as a quoted label.
///
/// Graphviz reads a label twice: once for `\"`, then for escapes such as `\n` and `\N` and for
/// entities such as `&lt;`.
fn quoted(lines: &[impl AsRef<str>]) -> String {
    let mut out = String::from("\"");
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            out.push_str("\\n");
        }
        for c in line.as_ref().chars().map(drawable) {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '&' => out.push_str("&amp;"),
                c => out.push(c),
            }
        }
    }
    out.push('"');
    out
}
