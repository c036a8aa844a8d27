//! What a desk adds up to: counts by unit, kind, channel and period, and the rates made of them.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::clock::Light;
use super::desk::Desk;
use super::store::{Case, More};
use super::view::Status;
use crate::charter::{Outcome, words};
use crate::grid::Grid;
use crate::key::{Id, NameId, Reference};
use crate::time::{Period, PeriodKind};

words! {
    /// Something that is counted.
    Count {
        /// Cases reported in the period.
        Reported = "reported",
        /// Of those, the cases that were put on file.
        Filed = "filed",
        /// Cases on file that are to be closed in the period.
        Due = "due",
        /// Of those due, the cases that were deferred.
        Deferred = "deferred",
        /// Of those due, the cases closed before the period ended.
        Closed = "closed",
        /// Of those due, the cases closed within their limit.
        OnTime = "on_time",
        /// Cases closed in the period, due in it or not.
        Ended = "ended",
        /// How often cases reported in the period were reworked.
        Reworked = "reworked",
        /// Problems found in cases reported in the period.
        Problems = "problems",
        /// Of those, the problems of cases that ended as rectified.
        Rectified = "rectified",
        /// Suggestions that came out of them.
        Suggestions = "suggestions",
        /// Products that came out of them.
        Products = "products",
        /// Of the cases reported in the period, those that are open.
        Open = "open",
    }
}

/// How many there are of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    counts: [u64; Count::ALL.len()],
    outcomes: [u64; Outcome::ALL.len()],
}

impl Counts {
    /// How many there are of one.
    #[must_use]
    pub fn get(&self, count: Count) -> u64 {
        self.counts.get(count as usize).copied().unwrap_or(0)
    }

    /// How many of the cases that ended in the period ended so. They add up to those that ended.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> u64 {
        self.outcomes.get(outcome as usize).copied().unwrap_or(0)
    }

    /// A rate: what is counted over what it is a part of. No value over nothing, and not 0 %.
    #[must_use]
    pub fn rate(&self, rate: &Sum) -> Option<Rate> {
        let over = rate.over.iter().fold(0_u64, |sum, count| sum.saturating_add(self.get(*count)));
        let less = rate.less.iter().fold(0_u64, |sum, count| sum.saturating_add(self.get(*count)));
        let of = over.checked_sub(less).filter(|of| *of > 0)?;
        Some(Rate { count: self.get(rate.count), of })
    }

    fn add(&mut self, count: Count, more: u64) {
        if let Some(slot) = self.counts.get_mut(count as usize) {
            *slot = slot.saturating_add(more);
        }
    }

    fn ended(&mut self, outcome: Option<Outcome>) {
        self.add(Count::Ended, 1);
        if let Some(slot) = outcome.and_then(|outcome| self.outcomes.get_mut(outcome as usize)) {
            *slot = slot.saturating_add(1);
        }
    }
}

/// What a rate is made of: authorities differ in what they divide by, so it is data.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sum {
    /// What is counted.
    pub count: Count,
    /// What it is divided by: the sum of these,
    pub over: Vec<Count>,
    /// less the sum of these.
    pub less: Vec<Count>,
}

/// A part of a number of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many are counted.
    pub count: u64,
    /// Of how many.
    pub of: u64,
}

impl Rate {
    /// In hundredths of a per cent, halves away from zero: 9372 for 93.72 %.
    #[must_use]
    pub fn hundredths(self) -> u128 {
        let of = u128::from(self.of.max(1));
        (u128::from(self.count) * 20_000 + of) / (2 * of)
    }
}

/// In per cent with two decimals, halves away from zero: `93.72 %`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.hundredths();
        write!(f, "{}.{:02} %", hundredths / 100, hundredths % 100)
    }
}

/// What is to be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricsRequest {
    /// The periods; by month, quarter or any days.
    pub periods: Vec<Period>,
    /// A unit and all below it; everything if none is named.
    pub unit: Option<String>,
    /// Whether each kind of matter has lines of its own.
    pub by_kind: bool,
    /// Whether each channel has lines of its own.
    pub by_channel: bool,
    /// The tier of units that have lines of their own; none for all together.
    pub by_tier: Option<String>,
}

/// A line of the counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricsRow {
    /// The unit, if there is a line for each.
    pub unit: Option<String>,
    /// The kind of matter, if there is a line for each.
    pub kind: Option<String>,
    /// The channel, if there is a line for each.
    pub channel: Option<String>,
    /// The period.
    pub period: Period,
    /// The counts.
    pub counts: Counts,
}

/// By unit and step, how often it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepMatrix {
    /// The stages of the flow, in its order.
    pub stages: Vec<String>,
    /// Each unit with how many of its cases have reached which stage.
    pub rows: Vec<(String, Vec<u64>)>,
}

/// What a line is about, in the order of lines.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    unit: Option<String>,
    kind: Option<String>,
    channel: Option<String>,
    /// The period, by position.
    number: usize,
}

impl Desk {
    /// The periods of a kind from the first report to the last event. `O(events)`.
    #[must_use]
    pub fn periods(&self, kind: PeriodKind) -> Vec<Period> {
        let days = || self.state.log.iter().map(|record| record.at.date());
        let after = days().max().and_then(|last| last.tomorrow().ok());
        days().min().zip(after).map_or_else(Vec::new, |(first, after)| kind.between(first, after).collect())
    }

    /// Counts over periods, by unit, kind and channel; lines in that order.
    ///
    /// The grid says which units lie below which; cases of units that are not there count only where
    /// all are counted together. These are for those who run the desk: what is published leaves out
    /// small groups.
    ///
    /// # Errors
    /// Of kind `key` if there is no such unit or tier.
    ///
    /// # Complexity
    /// `O(cases * (periods + depth))`.
    pub fn metrics(&self, grid: &Grid, request: &MetricsRequest) -> Result<Vec<MetricsRow>, crate::Error> {
        let root = request.unit.as_deref().map(|unit| grid.unit(unit)).transpose()?.map(|unit| unit.id);
        let tier = match request.by_tier.as_deref() {
            Some(label) => {
                let found = grid.charter().model.unit_tier(None, label);
                Some(found.ok_or_else(|| grid.unknown(crate::grid::What::Tier, label))?)
            }
            None => None,
        };
        let mut lines: BTreeMap<Line, Counts> = BTreeMap::new();
        for (id, case) in self.state.cases.iter() {
            let unit = self.state.name(case.unit).and_then(|name| match Reference::parse(name) {
                Ok(Reference::Unit(key)) => grid.unit_id(&key),
                _ => None,
            });
            if root.is_some_and(|root| !unit.is_some_and(|unit| grid.is_under(unit, root))) {
                continue;
            }
            let line = tier.map(|tier| {
                let found = unit.and_then(|unit| grid.units.chain(unit).find(|unit| grid.units.tier(*unit) == tier));
                found.map(|unit| grid.units.keys.key(unit).to_owned())
            });
            let Some(line) = line.map_or(Some(None), |found| found.map(Some)) else { continue };
            let kind = self.charter.model.kinds.get(usize::from(case.kind)).map(|kind| kind.key.clone());
            let kind = request.by_kind.then_some(kind).flatten();
            let channel = request.by_channel.then(|| self.state.name(case.channel).unwrap_or_default().to_owned());
            let due = self.due_of(id);
            for (number, period) in request.periods.iter().enumerate() {
                let key = Line { unit: line.clone(), kind: kind.clone(), channel: channel.clone(), number };
                self.count(case, due, *period, lines.entry(key).or_default());
            }
        }
        let row = |(Line { unit, kind, channel, number }, counts): (Line, Counts)| {
            let period = request.periods.get(number).copied()?;
            Some(MetricsRow { unit, kind, channel, period, counts })
        };
        Ok(lines.into_iter().filter_map(row).collect())
    }

    fn count(&self, case: &Case, due: Option<crate::time::Moment>, period: Period, counts: &mut Counts) {
        let within = |moment: crate::time::Moment| period.contains(moment.date());
        if within(case.reported) {
            counts.add(Count::Reported, 1);
            counts.add(Count::Filed, u64::from(case.filed.is_some()));
            counts.add(Count::Reworked, u64::from(case.reworked));
            counts.add(Count::Problems, u64::from(case.problems));
            let rectified = case.status == Status::Closed && case.outcome == Some(Outcome::Rectified);
            counts.add(Count::Rectified, if rectified { u64::from(case.problems) } else { 0 });
            counts.add(Count::Suggestions, u64::from(case.suggestions));
            counts.add(Count::Products, u64::from(case.products));
            counts.add(Count::Open, u64::from(case.is_open()));
        }
        if case.filed.is_some() && due.is_some_and(within) {
            let closed = case.closed.filter(|closed| closed.date() < period.until());
            let in_time = |closed| case.clock.light(closed, &self.charter.model.calendars) != Light::Red;
            counts.add(Count::Due, 1);
            counts.add(Count::Deferred, u64::from(case.deferred));
            counts.add(Count::Closed, u64::from(closed.is_some()));
            counts.add(Count::OnTime, u64::from(closed.is_some_and(in_time)));
        }
        if case.closed.is_some_and(within) {
            counts.ended(case.outcome);
        }
    }

    /// How many cases of each unit have reached which stage of a flow, by the unit they count for. A
    /// case that came back counts once. `O(events)`.
    #[must_use]
    pub fn step_matrix(&self, flow: &str) -> Option<StepMatrix> {
        let (flow, data) = self.charter.model.flows.iter().find(|(_, known)| known.key == flow)?;
        let mut reached: BTreeMap<(NameId, usize, usize), ()> = BTreeMap::new();
        for record in &self.state.log {
            let case = self.state.cases.value(record.case).filter(|case| case.flow == flow);
            // What a move leads to was reached; a report leads to the first stage.
            if let Some(case) = case {
                reached.insert((case.unit, record.case.index(), record.stage.index()), ());
            }
        }
        let mut rows: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for (unit, _, stage) in reached.into_keys() {
            let name = self.state.name(unit).unwrap_or_default().to_owned();
            let row = rows.entry(name).or_insert_with(|| vec![0; data.stages.len()]);
            if let Some(count) = row.get_mut(stage) {
                *count += 1;
            }
        }
        let stages = data.stages.values().map(|stage| stage.key.clone()).collect();
        Some(StepMatrix { stages, rows: rows.into_iter().collect() })
    }

    /// By kind of product, how many came out of the cases. `O(events)`.
    #[must_use]
    pub fn products(&self) -> Vec<(String, u64)> {
        let mut products: BTreeMap<String, u64> = BTreeMap::new();
        for record in &self.state.log {
            if let More::Found(found) = &record.more
                && found.products > 0
            {
                let product = self.state.name(found.product).unwrap_or_default().to_owned();
                let sum = products.entry(product).or_default();
                *sum = sum.saturating_add(u64::from(found.products));
            }
        }
        products.into_iter().collect()
    }
}
