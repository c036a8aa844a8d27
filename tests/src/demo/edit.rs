//! One live edit: a unit is moved, findings come and go, and the edit is undone.

use std::io::Write;

use gridcore::check::{self, Monitor};
use gridcore::{Change, Finding, Grid, Language, json};

use super::Outcome;
use super::report::LISTED;

/// By system, a unit of its broken twin and where it is moved to.
const MOVES: [(&str, &str, &str); 5] = [
    ("area7", "a7-c10", "a7-b03"),
    ("gas_centre", "gc-c14", "gc-n3"),
    ("plant8", "p8-g11", "p8-b3"),
    ("jianghan", "01090101", "010903"),
    ("longtan", "lt-g25", "lt-b3"),
];

pub(super) fn show(out: &mut dyn Write, grid: Grid, system: &str, broken_promises: &mut Vec<String>) -> Outcome {
    let Some((_, unit, to)) = MOVES.iter().find(|(name, _, _)| *name == system) else {
        return Err(format!("no move is planned for {system}").into());
    };
    let from = grid.unit(unit)?.parent().map_or("the top", |parent| parent.key()).to_owned();
    writeln!(out, "Live edit of the twin: {unit} moves from {from} to {to}\n")?;

    let mut monitor = Monitor::new(grid);
    let (document, before) = (json::to_document(monitor.grid()), monitor.findings());
    let delta = monitor.apply(&[Change::move_unit(*unit, *to)])?;
    let language = before.language();
    changed(out, '-', &delta.disappeared, language)?;
    changed(out, '+', &delta.appeared, language)?;
    if monitor.findings() != check::all(monitor.grid()) {
        broken_promises.push(format!("{system}: the findings kept up to date are not those of a full check"));
    }

    monitor.apply(&delta.inverse)?;
    let restored = monitor.findings() == before && json::to_document(monitor.grid()) == document;
    if delta.disappeared.is_empty() || delta.appeared.is_empty() {
        broken_promises.push(format!("{system}: no findings appear and disappear"));
    }
    if restored {
        writeln!(out, "\n  Undone: the document and all {} findings are as before.\n\n", before.len())?;
    } else {
        broken_promises.push(format!("{system}: undoing the move does not restore what was"));
    }
    Ok(())
}

fn changed(out: &mut dyn Write, sign: char, findings: &[Finding], language: Language) -> Outcome {
    for finding in findings.iter().take(LISTED) {
        let message = finding.message(language);
        writeln!(out, "  {sign} {}[{}] {message}", finding.severity().as_str(), finding.rule())?;
    }
    if findings.len() > LISTED {
        writeln!(out, "  {sign} … {} more", findings.len() - LISTED)?;
    }
    if findings.is_empty() {
        writeln!(out, "  {sign} none")?;
    }
    Ok(())
}
