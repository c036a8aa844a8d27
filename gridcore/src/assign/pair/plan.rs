//! Contact pairing as a plan.

use std::collections::BTreeMap;

use serde::Serialize;

use super::PairRequest;
use super::ends::{Gathered, Source};
use crate::assign::Solution;
use crate::grid::{Change, End, Grid};
use crate::key::Reference;
use crate::order;
use crate::roster::LinkRow;

/// Links as [`pair`](crate::assign::pair) planned them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pairing {
    /// The kind of link.
    pub link: String,
    /// Who reaches whom, by person reached; with the links that stay if they are planned anew.
    pub pairs: Vec<Pair>,
    /// How many links start from each source that may have any, by source.
    pub loads: Vec<PairLoad>,
    /// Who is not reached, and why.
    pub unreached: Vec<Unreached>,
    /// Links that end, as source and person.
    pub ended: Vec<(String, String)>,
    #[serde(skip)]
    pub(super) request: PairRequest,
}

/// A link of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pair {
    /// Where it starts, as a typed reference.
    pub source: String,
    /// The person it leads to.
    pub target: String,
    /// The duty it meets; empty for a kind without duties to reach.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reach: String,
    /// How many steps in the tree lie between the two.
    pub distance: u32,
    /// Whether it is not there yet.
    pub new: bool,
}

/// How many links start from a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PairLoad {
    /// The source, as a typed reference.
    pub source: String,
    /// How many it has and keeps.
    pub before: u32,
    /// How many it has by the plan.
    pub after: u32,
}

/// Somebody the plan leaves unreached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unreached {
    /// The person.
    pub person: String,
    /// The duty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reach: String,
    /// How many sources within the region could reach them; all have as many links as they may.
    pub within: usize,
}

impl Pairing {
    /// The changes that make the links of the plan and end those that are no part of it.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let target = |person: &String| Reference::Person(person.clone().into());
        let source = |text: &String| Reference::parse(text).map(Reference::into_owned).ok();
        let ended = self.ended.iter().filter_map(|(from, person)| {
            Some(Change::Unlink { kind: self.link.clone(), source: source(from)?, target: target(person) })
        });
        let begun = self.pairs.iter().filter(|pair| pair.new).map(|pair| {
            Change::Link(LinkRow {
                kind: self.link.clone().into(),
                source: pair.source.clone().into(),
                target: target(&pair.target).to_string().into(),
                ..LinkRow::default()
            })
        });
        ended.chain(begun).collect()
    }
}

pub(super) fn of(grid: &Grid, request: &PairRequest, gathered: &Gathered, solution: &Solution) -> Pairing {
    let kind = &grid.charter.model.links[gathered.link];
    let person = |at: u32| gathered.targets.get(at as usize).map_or("", |t| grid.people.keys.key(t.person)).to_owned();
    let reach = |at: u32| {
        let duty = gathered.targets.get(at as usize).map_or(0, |target| target.duty);
        kind.reach.get(duty).map_or_else(String::new, |reach| reach.key.clone())
    };
    let source = |source: &Source| grid.reference(source.end).to_string();
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut pairs = Vec::new();
    for edge in solution.chosen().iter().filter_map(|edge| gathered.edges.get(*edge as usize)) {
        *counts.entry(edge.source).or_default() += 1;
        pairs.push(Pair {
            source: gathered.sources.get(edge.source as usize).map_or_else(String::new, source),
            target: person(edge.target),
            reach: reach(edge.target),
            distance: edge.distance,
            new: !edge.there,
        });
    }
    order::by(&mut pairs, |one, other| (&one.target, &one.source).cmp(&(&other.target, &other.source)));
    let mut within = vec![0_usize; gathered.targets.len()];
    for edge in &gathered.edges {
        within.get_mut(edge.target as usize).into_iter().for_each(|within| *within += 1);
    }
    let lacking = solution.unfilled().iter().zip(0_u32..).filter(|(count, _)| **count > 0);
    let unreached = lacking.map(|(_, at)| Unreached {
        person: person(at),
        reach: reach(at),
        within: within.get(at as usize).copied().unwrap_or(0),
    });
    let load = |(at, own): (u32, &Source)| PairLoad {
        source: source(own),
        before: own.links,
        after: own.links + counts.get(&at).copied().unwrap_or(0),
    };
    Pairing {
        link: kind.key.clone(),
        ended: ended(grid, gathered, request, &pairs),
        unreached: unreached.collect(),
        loads: (0..).zip(&gathered.sources).map(load).collect(),
        pairs,
        request: request.clone(),
    }
}

/// Links to people who are planned for that the plan does not have.
fn ended(grid: &Grid, gathered: &Gathered, request: &PairRequest, pairs: &[Pair]) -> Vec<(String, String)> {
    if !request.anew {
        return Vec::new();
    }
    let kept = order::distinct(pairs.iter().map(|p| (&*p.source, &*p.target)));
    let mut people: Vec<_> = gathered.targets.iter().map(|target| target.person).collect();
    people.dedup();
    let mut ended = Vec::new();
    for person in people {
        let key = grid.people.keys.key(person);
        for (_, row) in grid.links.ending(End::Person(person)).filter(|(_, row)| row.kind == gathered.link) {
            let source = grid.reference(row.source).to_string();
            if kept.binary_search(&(&*source, key)).is_err() {
                ended.push((source, key.to_owned()));
            }
        }
    }
    order::natural(&mut ended);
    ended
}
