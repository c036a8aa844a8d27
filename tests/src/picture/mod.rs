//! Readers of the exported formats, each into the same plain picture.

pub mod dot;
pub mod mermaid;

use std::collections::BTreeMap;

/// What a diagram shows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The titles of the networks, in order.
    pub networks: Vec<String>,
    /// The units by id.
    pub units: BTreeMap<String, Shown>,
    /// Source, target and label; arrows of a tree have none.
    pub arrows: Vec<(String, String, Option<String>)>,
    /// The lines of the note, if there is one.
    pub note: Vec<String>,
}

/// A unit as shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The lines of its label.
    pub lines: Vec<String>,
    /// Its class; empty without findings.
    pub class: String,
    /// The position of its network among the titles.
    pub network: usize,
}
