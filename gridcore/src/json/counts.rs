//! Counts of cases as JSON: what is counted, by what, and over what it is divided.

use std::collections::BTreeMap;

use serde::Serialize;

use super::board_options::Periods;
use super::changes::read;
use crate::case::{Count, Desk, MetricsRequest, MetricsRow, Sum};
use crate::charter::Outcome;
use crate::finding::Error;
use crate::grid::Grid;
use crate::points::Points;
use crate::publish::{PublishedMetrics, published};
use crate::time::PeriodKind;
use crate::value::{Log, Read, Trouble, Value, fields};

/// Counts of cases and the rates that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metrics {
    /// The counts, a line a unit, kind, channel and period.
    pub rows: Vec<MetricsRow>,
    /// What each rate is called and made of.
    pub rates: Vec<(String, Sum)>,
}

impl Metrics {
    /// A rate of a line in per cent, to the nearest hundredth; none over nothing.
    #[must_use]
    pub fn percent(&self, row: &MetricsRow, rate: usize) -> Option<Points> {
        let hundredths = row.counts.rate(&self.rates.get(rate)?.1)?.hundredths();
        Points::from_thousandths(i64::try_from(hundredths).ok()?.checked_mul(10)?)
    }
}

/// What is to be counted.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct MetricsOptions {
    /// A kind of calendar period, of which those with events are counted, or a list of periods; months if not said.
    period: Option<Periods>,
    /// A unit that is counted with all below it; everything if not said.
    unit: Option<String>,
    /// The tier of units that have lines of their own; all together if not said.
    by: Option<String>,
    /// Whether each kind of matter has lines of its own.
    #[cfg_attr(feature = "schema", schemars(default))]
    by_kind: bool,
    /// Whether each channel has lines of its own.
    #[cfg_attr(feature = "schema", schemars(default))]
    by_channel: bool,
    /// By name, what is divided by what; `closing` and `on_time` over `due` if not said.
    rates: Option<BTreeMap<String, Sum>>,
}

fields! { MetricsOptions { period, unit, by, by_kind, by_channel, rates } }

/// What is divided by what, once it is said what is counted.
#[derive(Default)]
struct AskedRate {
    count: Option<Count>,
    over: Vec<Count>,
    less: Vec<Count>,
}

fields! { AskedRate { count, over, less } }

impl Read for Sum {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let AskedRate { count, over, less } = AskedRate::read(value, log)?;
        Ok(Self { count: count.ok_or(Trouble::Missing("count"))?, over, less })
    }

    fn blank() -> Option<Self> {
        None
    }
}

/// Counts cases as a text asks for: `{"period": "month", "by": "team", "by_kind": true}`.
///
/// `period` is a kind of calendar period, months if left out, or a list of periods, as of
/// [`roll_up`](super::roll_up); `by` is the tier of units that have lines of their own, `unit` one that is
/// counted with all below it. `rates` says by name what is divided by what, such as
/// `{"closing": {"count": "closed", "over": ["due"], "less": ["deferred"]}}`; if left out, `closing` and
/// `on_time` are those counts over `due`.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say; else as [`Desk::metrics`].
///
/// # Complexity
/// That of [`Desk::metrics`].
pub fn count_cases(desk: &Desk, grid: &Grid, request: &str) -> Result<Metrics, Error> {
    counted(desk, grid, read(request, "request")?)
}

fn counted(desk: &Desk, grid: &Grid, options: MetricsOptions) -> Result<Metrics, Error> {
    let MetricsOptions { period, unit, by, by_kind, by_channel, rates } = options;
    let periods = match period.unwrap_or(Periods::Every(PeriodKind::Month)) {
        Periods::Every(kind) => desk.periods(kind),
        Periods::These(periods) => periods,
    };
    let over_due = |count| Sum { count, over: vec![Count::Due], less: Vec::new() };
    let usual =
        || vec![("closing".to_owned(), over_due(Count::Closed)), ("on_time".to_owned(), over_due(Count::OnTime))];
    let rates = rates.map_or_else(usual, |rates| rates.into_iter().collect());
    let rows = desk.metrics(grid, &MetricsRequest { periods, unit, by_kind, by_channel, by_tier: by })?;
    Ok(Metrics { rows, rates })
}

/// Counts cases for an audience as a list of requests asks for, each as of [`count_cases`]: one publication, in
/// which counts of fewer than `least` are left out, and others beside them from which those would follow.
///
/// # Errors
/// As [`count_cases`].
///
/// # Complexity
/// That of [`count_cases`] for each request, and of [`published`].
pub fn publish_counts(desk: &Desk, grid: &Grid, requests: &str, least: u64) -> Result<Vec<PublishedMetrics>, Error> {
    let mut rows = Vec::new();
    for options in read::<Vec<MetricsOptions>>(requests, "requests")? {
        rows.extend(counted(desk, grid, options)?.rows);
    }
    Ok(published(&rows, least))
}

/// Counts as JSON: a line each, with what is counted by name, `outcomes` by theirs, and `rates` in per cent.
#[must_use]
pub fn metrics(metrics: &Metrics) -> String {
    let lines = metrics.rows.iter().map(|row| {
        let MetricsRow { unit, kind, channel, period, counts } = row;
        let outcomes = Outcome::ALL.iter().map(|outcome| (outcome.as_str(), counts.outcome(*outcome)));
        let rates = metrics.rates.iter().enumerate().map(|(at, (name, _))| (name.as_str(), metrics.percent(row, at)));
        Line {
            unit: unit.as_deref(),
            kind: kind.as_deref(),
            channel: channel.as_deref(),
            period: period.to_string(),
            counts: Named(Count::ALL.iter().map(|count| (count.as_str(), counts.get(*count))).collect()),
            outcomes: Named(outcomes.filter(|(_, count)| *count > 0).collect()),
            rates: Some(Named(rates.collect())),
        }
    });
    super::text(&lines.collect::<Vec<_>>())
}

/// A line of counts.
#[derive(Serialize)]
pub(super) struct Line<'r, T: Serialize> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) channel: Option<&'r str>,
    pub(super) period: String,
    pub(super) counts: Named<'r, T>,
    pub(super) outcomes: Named<'r, T>,
    /// Of what is published there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rates: Option<Named<'r, Option<Points>>>,
}

/// Numbers by name, in order.
pub(super) struct Named<'n, T>(pub(super) Vec<(&'n str, T)>);

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
