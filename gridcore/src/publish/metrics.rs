//! Counts of cases for an audience.

use std::collections::BTreeMap;

use super::{Shown, Total, suppress};
use crate::case::{Count, MetricsRow};
use crate::charter::Outcome;
use crate::time::Period;

/// A line of counts as it may be published: none stands for a count that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedMetrics {
    /// The unit, if there is a line for each.
    pub unit: Option<String>,
    /// The kind of matter, if there is a line for each.
    pub kind: Option<String>,
    /// The channel, if there is a line for each.
    pub channel: Option<String>,
    /// The period.
    pub period: Period,
    /// Each count.
    pub counts: Vec<(Count, Option<u64>)>,
    /// How many ended in each way.
    pub outcomes: Vec<(Outcome, Option<u64>)>,
}

/// The lines of one publication, counts of fewer than `least` left out, and others beside them.
///
/// The lines may be those of several requests, all units and each unit and each kind: what adds up to what
/// is found by their names. A line for all counts as the sum of those for each, even if some are not there.
///
/// # Complexity
/// That of [`suppress`].
#[must_use]
pub fn published(rows: &[MetricsRow], least: u64) -> Vec<PublishedMetrics> {
    let width = Count::ALL.len() + Outcome::ALL.len();
    let value = |row: &MetricsRow, at: usize| match Count::ALL.get(at) {
        Some(count) => row.counts.get(*count),
        None => Outcome::ALL.get(at - Count::ALL.len()).map_or(0, |outcome| row.counts.outcome(*outcome)),
    };
    let sizes: Vec<u64> = rows.iter().flat_map(|row| (0..width).map(|at| value(row, at))).collect();
    let mut totals: Vec<Total> = Vec::new();
    for number in 0..rows.len() {
        // Those that ended did so in one way each.
        let of = number * width + Count::Ended as usize;
        totals.push(Total {
            of,
            parts: (0..Outcome::ALL.len()).map(|at| number * width + Count::ALL.len() + at).collect(),
        });
    }
    for (of, parts) in sums(rows) {
        let beside = |at| Total { of: of * width + at, parts: parts.iter().map(|part| part * width + at).collect() };
        totals.extend((0..width).map(beside));
    }
    let shown = suppress(&sizes, &totals, least);
    let told = |row: &MetricsRow, number: usize, at: usize| {
        (shown.get(number * width + at) == Some(&Shown::Shown)).then(|| value(row, at))
    };
    let line = |(number, row): (usize, &MetricsRow)| PublishedMetrics {
        unit: row.unit.clone(),
        kind: row.kind.clone(),
        channel: row.channel.clone(),
        period: row.period,
        counts: Count::ALL.iter().enumerate().map(|(at, count)| (*count, told(row, number, at))).collect(),
        outcomes: Outcome::ALL
            .iter()
            .enumerate()
            .map(|(at, outcome)| (*outcome, told(row, number, Count::ALL.len() + at)))
            .collect(),
    };
    rows.iter().enumerate().map(line).collect()
}

/// What tells lines apart.
type Name<'r> = [Option<&'r str>; 3];

/// The lines for all with those for each, one way of telling them apart at a time.
fn sums(rows: &[MetricsRow]) -> Vec<(usize, Vec<usize>)> {
    let mut alike: BTreeMap<(Period, usize, Name<'_>), Vec<usize>> = BTreeMap::new();
    let mut all: BTreeMap<(Period, Name<'_>), usize> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate() {
        let own: Name<'_> = [row.unit.as_deref(), row.kind.as_deref(), row.channel.as_deref()];
        all.insert((row.period, own), number);
        for (way, _) in own.iter().enumerate().filter(|(_, part)| part.is_some()) {
            let mut rest = own;
            rest.iter_mut().skip(way).take(1).for_each(|part| *part = None);
            alike.entry((row.period, way, rest)).or_default().push(number);
        }
    }
    let with_all = |((period, _, rest), parts): ((Period, usize, Name<'_>), Vec<usize>)| {
        all.get(&(period, rest)).map(|of| (*of, parts))
    };
    alike.into_iter().filter_map(with_all).collect()
}
