//! What is drawn, whatever the format.

use std::ops::Range;

use super::Options;
use super::words::Counted;
use crate::check::{Mark, Marks};
use crate::finding::{Error, Language};
use crate::grid::{End, Grid, Unit};
use crate::key::{IdVec, UnitId};
use crate::order;

/// The units, trees and links to draw.
#[derive(Debug)]
pub(super) struct Picture<'g> {
    pub(super) language: Language,
    /// In pre-order, so that a parent stands before its children.
    pub(super) nodes: Vec<Node<'g>>,
    /// By network, in the order of the charter, its range of nodes.
    pub(super) networks: Vec<(&'g str, Range<usize>)>,
    /// By kind, source and target.
    pub(super) arrows: Vec<Arrow<'g>>,
    /// How many findings belong to no node; zero if no findings are shown.
    pub(super) elsewhere: usize,
}

/// A unit to draw.
#[derive(Debug)]
pub(super) struct Node<'g> {
    pub(super) unit: Unit<'g>,
    /// The position of the parent, if it is drawn.
    pub(super) parent: Option<usize>,
    pub(super) people: Option<usize>,
    pub(super) mark: Option<Mark>,
}

/// All links of one kind from one unit to another.
#[derive(Debug)]
pub(super) struct Arrow<'g> {
    pub(super) kind: &'g str,
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) count: usize,
}

impl<'g> Picture<'g> {
    /// `O(n log n)`, for the index and for sorting links.
    pub(super) fn new(grid: &'g Grid, options: &Options<'_>) -> Result<Self, Error> {
        let index = grid.index();
        let ids = match options.root {
            Some(root) => index.subtree_ids(grid.unit(root)?.id),
            None => index.order(),
        };
        let mut positions = IdVec::filled(None, grid.units.bound());
        ids.iter().enumerate().for_each(|(position, id)| positions.set(*id, Some(position), None));
        let position = |id: UnitId| positions.value(id).copied().flatten();
        let marks = options.findings.map(|findings| Marks::new(grid, findings, |id| position(id).is_some()));
        let node = |id: &UnitId| Node {
            unit: Unit::new(grid, *id),
            parent: grid.units.parent(*id).and_then(position),
            people: options.people.then(|| index.people_ids(*id).len()),
            mark: marks.as_ref().and_then(|marks| marks.get(*id)),
        };
        let nodes: Vec<Node<'g>> = ids.iter().map(node).collect();
        Ok(Self {
            language: grid.charter.spec.language,
            networks: networks(&nodes),
            nodes,
            arrows: if options.links { arrows(grid, position) } else { Vec::new() },
            elsewhere: marks.map_or(0, |marks| marks.elsewhere),
        })
    }
}

/// Units of one network stand together.
fn networks<'g>(nodes: &[Node<'g>]) -> Vec<(&'g str, Range<usize>)> {
    let mut start = 0;
    let trees = nodes.chunk_by(|a, b| a.unit.network() == b.unit.network()).map(|tree| {
        let range = start..start + tree.len();
        start = range.end;
        (tree.first().map_or("", |node| node.unit.network()), range)
    });
    trees.collect()
}

fn arrows<'g>(grid: &'g Grid, position: impl Fn(UnitId) -> Option<usize>) -> Vec<Arrow<'g>> {
    let end = |end: End| match end {
        End::Unit(unit) | End::Post(_, unit) => position(unit),
        End::Person(_) => None,
    };
    let mut arrows = Vec::new();
    for (_, row) in grid.links.rows.iter() {
        if let (Some(source), Some(target)) = (end(row.source), end(row.target))
            && source != target
        {
            let kind = grid.charter.model.links.value(row.kind).map_or("", |kind| kind.key.as_str());
            arrows.push((kind, source, target));
        }
    }
    order::natural(&mut arrows);
    let alike = arrows.chunk_by(|a, b| a == b);
    alike
        .filter_map(|all| {
            all.first().map(|(kind, source, target)| Arrow { kind, source: *source, target: *target, count: all.len() })
        })
        .collect()
}

impl Node<'_> {
    /// The lines of its label: key, name, tier with people, findings.
    pub(super) fn lines(&self, language: Language) -> Vec<String> {
        let (key, name) = (self.unit.key(), self.unit.name());
        let mut lines = vec![key.to_owned()];
        if !name.is_empty() && name != key {
            lines.push(name.to_owned());
        }
        lines.push(match self.people {
            Some(people) => format!("{} · {}", self.unit.tier(), Counted::People.say(people, language)),
            None => self.unit.tier().to_owned(),
        });
        lines.extend(self.mark.map(|mark| Counted::Findings.say(mark.count, language)));
        lines
    }
}

impl Arrow<'_> {
    /// Its label: the kind, and how many links there are if not one.
    pub(super) fn label(&self) -> String {
        if self.count == 1 { self.kind.to_owned() } else { format!("{} × {}", self.kind, self.count) }
    }
}
