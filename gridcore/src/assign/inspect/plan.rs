//! Mutual inspection as a plan.

use std::collections::BTreeMap;

use serde::Serialize;

use super::InspectRequest;
use super::recency::Recency;
use super::search::Best;
use super::units::Gathered;
use crate::grid::{Change, Grid};
use crate::key::Reference;
use crate::roster::LinkRow;

/// Who inspects whom, period by period, as [`inspections`](crate::assign::inspections) planned it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Inspections {
    /// The network of the units.
    pub network: String,
    /// Their tier.
    pub tier: String,
    /// The units, by key.
    pub units: Vec<String>,
    /// How many of the latest periods are counted one by one; earlier ones are weighed by their age.
    pub counted: u32,
    /// The periods, in order.
    pub periods: Vec<InspectionPeriod>,
    #[serde(skip)]
    pub(super) request: InspectRequest,
    /// Who inspects whom now, by links.
    #[serde(skip)]
    standing: Vec<(String, String)>,
}

/// A period of mutual inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InspectionPeriod {
    /// Who inspects whom, by inspector.
    pub inspections: Vec<Inspection>,
    /// How many pairs met before, by how many periods ago, latest first.
    pub repeats: Vec<Repeat>,
    /// The least any plan of the period could have, were reciprocal pairs allowed; the same as `repeats` if they are.
    pub least: Vec<Repeat>,
    /// Whether nothing is better.
    pub exact: bool,
    /// By inspector, whom they inspect in the plan that `least` is of.
    #[serde(skip)]
    pub(super) relaxed: Vec<usize>,
}

/// A unit that inspects another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Inspection {
    /// The unit that inspects.
    pub inspector: String,
    /// The unit it inspects.
    pub inspected: String,
    /// How many periods ago it did so last; none if never.
    pub ago: Option<u32>,
    /// Whether it is inspected by that unit in the same period.
    pub reciprocal: bool,
}

/// Pairs that met before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repeat {
    /// How many periods ago.
    pub ago: u32,
    /// How many pairs.
    pub pairs: usize,
}

impl Inspections {
    /// The changes that make the inspections of a period links, counted from 0, and end those of the period
    /// before; none if the request names no kind of link or there is no such period.
    #[must_use]
    pub fn changes(&self, period: usize) -> Vec<Change> {
        let (Some(kind), Some(wanted)) = (&self.request.link, self.periods.get(period)) else { return Vec::new() };
        let pairs = |period: &InspectionPeriod| -> Vec<(String, String)> {
            period.inspections.iter().map(|pair| (pair.inspector.clone(), pair.inspected.clone())).collect()
        };
        let before = period.checked_sub(1).and_then(|before| self.periods.get(before)).map(pairs);
        let (before, wanted) = (before.unwrap_or_else(|| self.standing.clone()), pairs(wanted));
        let unit = |key: &String| Reference::Unit(key.clone().into());
        let ended = before.iter().filter(|pair| !wanted.contains(pair)).map(|(source, target)| Change::Unlink {
            kind: kind.clone(),
            source: unit(source),
            target: unit(target),
        });
        let begun = wanted.iter().filter(|pair| !before.contains(pair)).map(|(source, target)| {
            Change::Link(LinkRow {
                kind: kind.clone().into(),
                source: unit(source).to_string().into(),
                target: unit(target).to_string().into(),
                ..LinkRow::default()
            })
        });
        ended.chain(begun).collect()
    }
}

pub(super) fn begin(grid: &Grid, request: &InspectRequest, gathered: &Gathered, counted: u32) -> Inspections {
    let model = &grid.charter.model;
    let units: Vec<String> = gathered.units.iter().map(|id| grid.units.keys.key(*id).to_owned()).collect();
    let key = |at: usize| units.get(at).cloned().unwrap_or_default();
    Inspections {
        network: model.networks[grid.network_of_tier(gathered.tier)].key.clone(),
        tier: model.tiers[gathered.tier].label.clone(),
        counted,
        periods: Vec::new(),
        request: request.clone(),
        standing: gathered.standing.iter().map(|(one, other)| (key(*one), key(*other))).collect(),
        units,
    }
}

pub(super) fn period(plan: &Inspections, recency: &Recency, best: Best) -> InspectionPeriod {
    let key = |at: usize| plan.units.get(at).cloned().unwrap_or_default();
    let pair = |(row, column): (usize, &usize)| Inspection {
        inspector: key(row),
        inspected: key(*column),
        ago: recency.ago(row, *column),
        reciprocal: best.columns.get(*column) == Some(&row),
    };
    let repeats = |columns: &[usize]| {
        let mut repeats: BTreeMap<u32, usize> = BTreeMap::new();
        for ago in columns.iter().enumerate().filter_map(|(row, column)| recency.ago(row, *column)) {
            *repeats.entry(ago).or_default() += 1;
        }
        repeats.into_iter().map(|(ago, pairs)| Repeat { ago, pairs }).collect()
    };
    InspectionPeriod {
        inspections: best.columns.iter().enumerate().map(pair).collect(),
        repeats: repeats(&best.columns),
        least: repeats(&best.relaxed),
        exact: best.exact,
        relaxed: best.relaxed,
    }
}
