//! Which findings belong to which unit.

use serde::Serialize;

use crate::finding::{Findings, Severity, Subject};
use crate::grid::Grid;
use crate::key::{IdVec, Reference, UnitId};
use crate::order;

/// The findings of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Mark {
    pub(crate) count: usize,
    pub(crate) worst: Severity,
}

/// The findings of units.
#[derive(Debug)]
pub(crate) struct Marks {
    of: IdVec<UnitId, Option<Mark>>,
    /// How many belong to none of them.
    pub(crate) elsewhere: usize,
}

impl Marks {
    /// Counts `findings` at the units that are `shown`. `O(n)` in findings and the cells of their
    /// subjects.
    pub(crate) fn new(grid: &Grid, findings: &Findings, shown: impl Fn(UnitId) -> bool) -> Self {
        Self::counted(grid, findings, |units| units.retain(|unit| shown(*unit)))
    }

    /// Counts `findings` at their units and at all units above those, once at each. The depth of the
    /// tree for each finding.
    pub(crate) fn under(grid: &Grid, findings: &Findings) -> Self {
        let mut above = Vec::new();
        Self::counted(grid, findings, |units| {
            for unit in units.iter() {
                above.extend(std::iter::successors(grid.units.parent(*unit), |unit| grid.units.parent(*unit)));
            }
            units.append(&mut above);
        })
    }

    fn counted(grid: &Grid, findings: &Findings, mut at: impl FnMut(&mut Vec<UnitId>)) -> Self {
        let mut marks = Self { of: IdVec::new(), elsewhere: findings.len() };
        for finding in findings {
            let mut units = units_of(grid, finding.subject());
            at(&mut units);
            order::natural(&mut units);
            units.dedup();
            marks.elsewhere -= usize::from(!units.is_empty());
            units.into_iter().for_each(|unit| marks.add(unit, finding.severity()));
        }
        marks
    }

    fn add(&mut self, unit: UnitId, severity: Severity) {
        let mark = self.get(unit).unwrap_or(Mark { count: 0, worst: severity });
        let mark = Mark { count: mark.count + 1, worst: mark.worst.max(severity) };
        self.of.set(unit, Some(mark), None);
    }

    pub(crate) fn get(&self, unit: UnitId) -> Option<Mark> {
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
