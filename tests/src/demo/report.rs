//! Text for a terminal.

use std::io::Write;

use gridcore::{Family, Finding, Findings, Severity};

use super::Outcome;

/// How many findings there are, by severity.
pub(super) fn counted(findings: &Findings) -> String {
    if findings.is_empty() {
        return "none".to_owned();
    }
    let of = |severity: Severity| match findings.count_of(severity) {
        0 => None,
        1 => Some(format!("1 {}", severity.as_str())),
        count => Some(format!("{count} {}s", severity.as_str())),
    };
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(of).collect();
    counts.join(", ")
}

/// How many findings of a family are listed.
pub(super) const LISTED: usize = 4;

/// The findings by family: how often each rule is broken, and the first finding of each as the
/// library shows it, with the place and the help.
pub(super) fn listed(out: &mut dyn Write, findings: &Findings) -> Outcome {
    for family in Family::OURS.map(Family::as_str) {
        let is_of = |rule: &str| rule.split_once('.').is_some_and(|(first, _)| first == family);
        let broken: Vec<(&str, usize)> = findings.counts().filter(|(rule, _)| is_of(rule)).collect();
        if broken.is_empty() {
            continue;
        }
        let total: usize = broken.iter().map(|(_, count)| count).sum();
        let rules: Vec<String> = broken
            .iter()
            .map(|(rule, count)| format!("{} {count}", rule.trim_start_matches(family).trim_start_matches('.')))
            .collect();
        writeln!(out, "\n  {family} {total}: {}\n", rules.join(", "))?;
        let shown: Vec<&Finding> =
            broken.iter().filter_map(|(rule, _)| findings.of(rule).next()).take(LISTED).collect();
        for finding in &shown {
            let text = format!("{:#}", finding.in_language(findings.language()));
            text.lines().try_for_each(|line| writeln!(out, "    {line}"))?;
        }
        if total > shown.len() {
            writeln!(out, "    … {} more", total - shown.len())?;
        }
    }
    Ok(())
}

/// How a column of a table is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Rows as aligned columns, indented, two spaces between them. All rows have the same length.
pub(super) fn table(out: &mut dyn Write, columns: &[Align], rows: &[Vec<String>]) -> Outcome {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).zip(columns).map(|((cell, width), align)| match align {
            Align::Left => format!("{cell:<width$}"),
            Align::Right => format!("{cell:>width$}"),
        });
        writeln!(out, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
