//! The trees of a grid as pictures and graphs: Mermaid, DOT, GraphML.
//!
//! Units are drawn, network by network, and people are counted but never named. The same grid
//! gives the same bytes, whatever the order of its rows: units stand in pre-order, siblings by
//! key, and a unit is called `n0`, `n1`, .. by its position there, whatever its key. Keys and
//! names are shown to the letter, whatever they mean to the format; only U+FFFE and U+FFFF, which
//! XML cannot hold, become U+FFFD.
//!
//! ```
//! use gridcore::{check, export};
//! # use gridcore::{Charter, Grid, Roster, UnitRow};
//! # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
//! # let mut roster = Roster::new();
//! # roster.add_units([
//! #     UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() },
//! #     UnitRow { key: "t".into(), parent: "s".into(), tier: "team".into(), ..UnitRow::default() },
//! # ]);
//! # let grid = Grid::new(&charter, &roster)?;
//!
//! let findings = check::all(&grid);
//! let options = export::Options { findings: Some(&findings), people: false, ..Default::default() };
//! let diagram = export::mermaid(&grid, &options)?;
//! assert!(diagram.starts_with("flowchart LR\n"));
//! assert!(diagram.contains(r#"n1["t<br/>team<br/>1 finding"]:::warning"#));
//! # Ok::<(), gridcore::Error>(())
//! ```

mod cut;
mod dot;
mod flow;
mod graphml;
mod mermaid;
mod picture;
mod words;

pub use dot::dot;
pub use flow::flow;
pub use graphml::graphml;
pub use mermaid::mermaid;

use crate::finding::Findings;

/// What an export shows.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The unit to start from: it and all below it; none means all units of all networks.
    pub root: Option<&'a str>,
    /// Whether the people placed in a unit or below it are counted. They are.
    pub people: bool,
    /// The findings that mark units: each unit bears their number and the colour of the worst.
    ///
    /// A finding about a post counts at its unit, one about a person at the cells they are placed
    /// in, one about an area at the cells that claim it, one about a link at both ends. Those
    /// that belong to no unit shown, or are not listed, are counted apart.
    pub findings: Option<&'a Findings>,
    /// Whether links are drawn. They are, between two different units that are shown: a post stands
    /// for its unit, and links of people, who are not shown, are left out. Links of one kind
    /// between the same two units are one arrow with their number.
    pub links: bool,
    /// How many units, and how many arrows, a Mermaid diagram has at most: 500. Its text is held
    /// to 50,000 characters, or a hundred a unit if that is more. Mermaid itself refuses anything
    /// beyond 500 arrows or 50,000 characters unless its `maxEdges` and `maxTextSize` are raised.
    ///
    /// Units further from the roots give way, then links, and the diagram says what it leaves
    /// out: `+12 units` at the unit they are below. DOT and GraphML always show everything.
    pub units: usize,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { root: None, people: true, findings: None, links: true, units: 500 }
    }
}
