//! Grids staffed: the five systems from vacant to complete, repair, and what a plan announces.

use gridcore::assign::{self, Holders, Plan, Request};
use gridcore::check;
use gridcore::{Family, Finding, Folder, Grid};
use gridcore_tests::repository::data;
use gridcore_tests::staffing::{request, vacant};
use gridcore_tests::systems::{DAY, SYSTEMS};

fn load(system: &str) -> Grid {
    let folder = Folder::read(data().join(system)).unwrap_or_else(|e| panic!("{}", e.findings()));
    folder.grid(Some(DAY)).unwrap_or_else(|e| panic!("{}", e.findings()))
}

fn staff(grid: &Grid, request: &Request) -> Plan {
    assign::staff(grid, request).unwrap_or_else(|e| panic!("{}", e.findings()))
}

/// The findings a plan is to announce, as a check tells them.
fn staffing<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Vec<String> {
    let shifts = ["coverage.shift-uncovered", "coverage.station-uncovered"];
    let told = findings.into_iter().filter(|f| f.info().family == Family::Staffing || shifts.contains(&f.rule()));
    told.map(|f| format!("{} {}: {}", f.rule(), f.subject(), f.message(gridcore::Language::En))).collect()
}

/// Applies a plan and holds what it announced against a check.
fn applied(grid: &Grid, plan: &Plan) -> Grid {
    let mut after = grid.clone();
    after.apply(&plan.changes()).unwrap_or_else(|e| panic!("{}", e.findings()));
    assert_eq!(staffing(&plan.findings), staffing(&check::all(&after)));
    after
}

#[test]
fn the_five_systems_are_staffed_from_vacant_to_complete() {
    for system in SYSTEMS {
        let grid = vacant(&load(system.name));
        let started = std::time::Instant::now();
        let plan = staff(&grid, &request(system.name, &grid));
        eprintln!(
            "{} {:?} {} appointments exact {} unfilled {:?} short {:?} levels {:?}",
            system.name,
            started.elapsed(),
            plan.appointments.len(),
            plan.exact,
            plan.unfilled,
            plan.shortfalls,
            plan.levels
        );
        let counts: Vec<_> = plan.findings.counts().collect();
        eprintln!("   announced {counts:?}");
        applied(&grid, &plan);
    }
}

#[test]
fn systems_reopened_keep_what_they_can() {
    for system in SYSTEMS {
        let grid = load(system.name);
        let started = std::time::Instant::now();
        let plan = staff(&grid, &Request { holders: Holders::Reopen, ..request(system.name, &grid) });
        eprintln!(
            "{} {:?} kept {} started {} ended {} exact {} unfilled {:?} short {:?} levels {:?}",
            system.name,
            started.elapsed(),
            plan.kept().count(),
            plan.started().count(),
            plan.ended.len(),
            plan.exact,
            plan.unfilled,
            plan.shortfalls,
            plan.levels
        );
        applied(&grid, &plan);
    }
}
