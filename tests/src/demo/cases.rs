//! Cases of a system: the published numbers of matters, moved through a desk of its own charter.

use std::io::Write;

use gridcore::Grid;
use gridcore::case::{Count, MetricsRequest};
use gridcore::time::{Date, Period};

use super::Outcome;
use super::report::{Align, table};
use crate::cases;

/// How many units are shown at most.
const SHOWN: usize = 3;

/// Shows what the desk of a system did, by unit; notes what is not as promised.
pub(super) fn show(out: &mut dyn Write, grid: &Grid, system: &str, broken_promises: &mut Vec<String>) -> Outcome {
    let story = cases::run(system, grid)?;
    let desk = &story.driver.desk;
    let year = Period::new(Date::constant(2024, 1, 1), Date::constant(2025, 1, 1));
    let counted = |by_tier: Option<&str>| {
        let by_tier = by_tier.map(str::to_owned);
        desk.metrics(
            grid,
            &MetricsRequest { periods: vec![year], unit: None, by_kind: false, by_channel: false, by_tier },
        )
    };
    let columns = [
        Count::Reported,
        Count::Problems,
        Count::Rectified,
        Count::Suggestions,
        Count::Products,
        Count::Ended,
        Count::Open,
    ];
    let units = counted(Some(story.tier))?;
    let whole = counted(None)?;
    writeln!(out, "Cases: {} of them, {} events; by {}", desk.len(), story.driver.events.len(), story.tier)?;
    let head = std::iter::once(String::new()).chain(columns.iter().map(ToString::to_string)).collect();
    let line = |name: &str, row: &gridcore::case::MetricsRow| {
        std::iter::once(name.to_owned()).chain(columns.iter().map(|count| row.counts.get(*count).to_string())).collect()
    };
    let mut rows: Vec<Vec<String>> = vec![head];
    rows.extend(units.iter().take(SHOWN).map(|row| line(row.unit.as_deref().unwrap_or_default(), row)));
    if units.len() > SHOWN {
        rows.push(
            std::iter::once(format!("… {} more", units.len() - SHOWN))
                .chain(columns.iter().map(|_| String::new()))
                .collect(),
        );
    }
    rows.extend(whole.iter().map(|row| line("together", row)));
    let mut aligned = vec![Align::Left];
    aligned.extend(columns.iter().map(|_| Align::Right));
    table(out, &aligned, &rows)?;
    if let Some(flow) = story.steps
        && let Some(matrix) = desk.step_matrix(flow)
    {
        let reached =
            |at: usize| matrix.rows.iter().filter(|(_, counts)| counts.get(at).is_some_and(|count| *count > 0)).count();
        let steps: Vec<String> =
            matrix.stages.iter().enumerate().map(|(at, stage)| format!("{stage} {}", reached(at))).collect();
        writeln!(out, "Cells that took each step of `{flow}`: {}", steps.join(", "))?;
    }
    writeln!(out)?;
    let unanswered = story.driver.unanswered();
    if unanswered > 0 {
        broken_promises.push(format!("{system}: {unanswered} cases are not answered"));
    }
    let sum = |count| units.iter().map(|row| row.counts.get(count)).sum::<u64>();
    let all = |count| whole.iter().map(|row| row.counts.get(count)).sum::<u64>();
    // What arose above the tier has no line of it.
    if columns.iter().any(|count| sum(*count) > all(*count)) || all(Count::Reported) != all(Count::Ended) {
        broken_promises.push(format!("{system}: the cases do not add up"));
    }
    Ok(())
}
