//! Text for a terminal.

use std::io::Write;

use gridcore::{Findings, Severity};

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

/// All findings as the library shows them: rule, subject and message, place, help.
pub(super) fn listed(out: &mut dyn Write, findings: &Findings) -> Outcome {
    for line in findings.to_string().lines() {
        writeln!(out, "  {line}")?;
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
