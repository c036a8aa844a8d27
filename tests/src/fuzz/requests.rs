//! Requests for plans.

use gridcore::assign::Options;
use gridcore::json::{self, AnyPlan, PlanKind};

use super::fixture::GRID;
use super::sound::{error_is_sound, findings_are_sound, is_json};

/// By the first byte of an input.
const KINDS: [PlanKind; 5] =
    [PlanKind::Staff, PlanKind::DrawCells, PlanKind::Inspections, PlanKind::SplitRoles, PlanKind::Pair];

/// The first byte says what kind of plan is asked for, the rest is the request.
pub fn requests(data: &[u8]) {
    let Some((kind, text)) = data.split_first() else { return };
    let kind = KINDS[usize::from(*kind) % KINDS.len()];
    let Ok(text) = std::str::from_utf8(text) else { return };
    let options = Options { nodes: 20, ..Options::default() };
    let plan = match AnyPlan::make(GRID.clone(), kind, text, &options) {
        Ok(plan) => plan,
        Err(error) => return error_is_sound(&error),
    };
    is_json(&plan.to_json());
    if let Err(error) = plan.verify() {
        panic!("{}", error.findings());
    }
    let again = AnyPlan::make(GRID.clone(), kind, text, &options).expect("what was made before");
    assert_eq!(again.to_json(), plan.to_json());
    let mut grid = GRID.clone();
    grid.apply_at(plan.revision(), &plan.changes(0)).unwrap_or_else(|error| panic!("{}", error.findings()));
    let Some(staffed) = plan.staffing() else { return };
    findings_are_sound(&staffed.findings);
    is_json(&json::parts(&staffed.parts()));
    match staffed.blockers(plan.grid()) {
        Ok(blockers) => is_json(&json::blockers(&blockers, gridcore::Language::Zh)),
        Err(error) => panic!("{}", error.findings()),
    }
    for (person, post, unit) in [("p2", "lead", "c2"), ("p6", "watch", "c1"), ("p4", "secretary", "b2")] {
        match staffed.explain(plan.grid(), person, post, unit) {
            Ok(explanation) => is_json(&json::explanation(&explanation)),
            Err(error) => error_is_sound(&error),
        }
    }
}
