//! Which findings belong to which unit.

use crate::finding::{Findings, Severity, Subject};
use crate::grid::Grid;
use crate::key::{IdVec, Reference, UnitId};
use crate::order;

/// The findings of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) worst: Severity,
    pub(super) count: usize,
}

/// The findings of the units shown.
#[derive(Debug)]
pub(super) struct Marks {
    of: IdVec<UnitId, Option<Mark>>,
    /// How many belong to none of them.
    pub(super) elsewhere: usize,
}

impl Marks {
    /// Counts `findings` at the units that are `shown`. `O(n)` in findings and the cells of their
    /// subjects.
    pub(super) fn new(grid: &Grid, findings: &Findings, shown: impl Fn(UnitId) -> bool) -> Self {
        let mut marks = Self { of: IdVec::new(), elsewhere: findings.len() };
        for finding in findings {
            let mut units = units_of(grid, finding.subject());
            units.retain(|unit| shown(*unit));
            order::natural(&mut units);
            units.dedup();
            marks.elsewhere -= usize::from(!units.is_empty());
            units.into_iter().for_each(|unit| marks.add(unit, finding.severity()));
        }
        marks
    }

    fn add(&mut self, unit: UnitId, severity: Severity) {
        let mark = self.get(unit).unwrap_or(Mark { worst: severity, count: 0 });
        let mark = Mark { worst: mark.worst.max(severity), count: mark.count + 1 };
        self.of.set(unit, Some(mark), None);
    }

    pub(super) fn get(&self, unit: UnitId) -> Option<Mark> {
        self.of.value(unit).copied().flatten()
    }
}

/// The units a finding is shown at. Keys that name nothing any more have none: the findings may
/// be older than the grid.
fn units_of(grid: &Grid, subject: &Subject) -> Vec<UnitId> {
    match subject {
        Subject::Unit { key } | Subject::Combined { unit: Some(key), .. } => grid.unit_id(key).into_iter().collect(),
        Subject::Post { unit, .. } | Subject::Appointment { unit, .. } => grid.unit_id(unit).into_iter().collect(),
        Subject::Person { key } => cells(grid, key),
        Subject::Area { key } => {
            let area = grid.area(key).ok();
            area.into_iter().flat_map(|area| area.claims()).map(|claim| claim.row.cell).collect()
        }
        Subject::Link { source, target, .. } => [source, target].into_iter().flat_map(|end| at(grid, end)).collect(),
        Subject::Charter
        | Subject::Table { .. }
        | Subject::Network { .. }
        | Subject::Tier { .. }
        | Subject::Combined { unit: None, .. } => Vec::new(),
    }
}

fn cells(grid: &Grid, person: &str) -> Vec<UnitId> {
    grid.person(person).ok().into_iter().flat_map(|person| person.cells()).map(|cell| cell.id).collect()
}

/// The units of an end of a link.
fn at(grid: &Grid, end: &str) -> Vec<UnitId> {
    match Reference::parse(end) {
        Ok(Reference::Unit(key) | Reference::Post { unit: key, .. }) => grid.unit_id(&key).into_iter().collect(),
        Ok(Reference::Person(key)) => cells(grid, &key),
        _ => Vec::new(),
    }
}
