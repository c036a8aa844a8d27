//! What the faces must agree with of plans, to the byte: each plan with its request, and what it says of itself.

use gridcore::assign::{self, Holders, InspectRequest, Options, PairRequest, Request, SplitRequest, Status};
use gridcore::json::{self, AnyPlan, PlanKind};
use gridcore::{Change, Error, Grid, Language};
use serde::Serialize;

use crate::staffing;

/// A plan for a document, as texts: what a face is given, and what it must give.
#[derive(Debug, Serialize)]
pub struct PlanTwin {
    /// The kind of plan, as Rust calls what makes it.
    pub kind: &'static str,
    /// The changes that come before it.
    pub before: String,
    /// What is asked for.
    pub request: String,
    /// The plan.
    pub plan: String,
    /// What it comes to.
    pub changes: String,
    /// What more there is of a plan of holders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub staffing: Option<StaffTwin>,
}

/// What a plan of holders says when it is asked.
#[derive(Debug, Serialize)]
pub struct StaffTwin {
    /// Its parts.
    pub parts: String,
    /// Why seats stay open, in English and in Chinese.
    pub blockers: [String; 2],
    /// Who is asked about, and the answer.
    pub explained: Vec<[String; 4]>,
}

/// The plans for a system: its posts staffed from nothing, kept, and decided anew; its roles, inspections and
/// contacts.
///
/// # Errors
/// If a plan is refused that should not be.
pub fn twins_of(name: &str, grid: &Grid) -> Result<Vec<PlanTwin>, Error> {
    let system = name.trim_end_matches("-broken");
    let vacant = staffing::vacant(grid);
    let all = staffing::request(system, grid);
    let anew = Request { holders: Holders::Reopen, ..all.clone() };
    let roles = text(&SplitRequest { anew: true, ..SplitRequest::default() });
    let mut twins = vec![twin(grid, &[], PlanKind::SplitRoles, roles)?];
    // This one is large and no flow: its search is too long to be in every run of the tests more than once.
    let is_long = system == "jianghan";
    if name != "jianghan-broken" {
        twins.push(twin(grid, &Change::between(grid, &vacant), PlanKind::Staff, json::to_request(&all))?);
    }
    if !is_long {
        twins.push(twin(grid, &[], PlanKind::Staff, json::to_request(&all))?);
        twins.push(twin(grid, &[], PlanKind::Staff, json::to_request(&anew))?);
    }
    if name == "gas_centre" {
        let link = Some("mutual-inspection".to_owned());
        let request = InspectRequest { tier: "tier-4".into(), link, periods: 4, ..InspectRequest::default() };
        twins.push(twin(grid, &[], PlanKind::Inspections, text(&request))?);
    }
    if name == "longtan" {
        let request = PairRequest { link: "contact".into(), anew: true, ..PairRequest::default() };
        twins.push(twin(grid, &[], PlanKind::Pair, text(&request))?);
    }
    Ok(twins)
}

/// A plan of a request, after some changes.
///
/// # Errors
/// If it is refused.
pub fn twin(grid: &Grid, before: &[Change], kind: PlanKind, request: String) -> Result<PlanTwin, Error> {
    let mut grid = grid.clone();
    grid.apply(before)?;
    let plan = AnyPlan::make(grid, kind, &request, &Options::default())?;
    let kind = match kind {
        PlanKind::Staff => "staff",
        PlanKind::DrawCells => "draw_cells",
        PlanKind::Inspections => "inspections",
        PlanKind::SplitRoles => "split_roles",
        PlanKind::Pair => "pair",
    };
    let staffing = plan.staffing().map(|staffing| asked(plan.grid(), staffing)).transpose()?;
    let (before, changes) = (json::to_changes(before), json::to_changes(&plan.changes(0)));
    Ok(PlanTwin { kind, before, request, plan: plan.to_json(), changes, staffing })
}

fn asked(grid: &Grid, plan: &assign::Plan) -> Result<StaffTwin, Error> {
    let blockers = plan.blockers(grid)?;
    let chosen = plan.appointments.iter().filter(|planned| planned.status != Status::Kept);
    let chosen: Vec<&assign::Planned> = chosen.step_by(plan.appointments.len() / 2 + 1).collect();
    let others = plan.left.iter().chain(chosen.iter().map(|planned| &planned.person)).take(2);
    let mut explained = Vec::new();
    for (planned, other) in chosen.iter().cycle().zip(others) {
        for person in [&planned.person, other] {
            let answer = plan.explain(grid, person, &planned.post, &planned.unit)?;
            let asked = [person, &planned.post, &planned.unit].map(Clone::clone);
            let [person, post, unit] = asked;
            explained.push([person, post, unit, json::explanation(&answer)]);
        }
    }
    Ok(StaffTwin {
        parts: json::parts(&plan.parts()),
        blockers: [Language::En, Language::Zh].map(|language| json::blockers(&blockers, language)),
        explained,
    })
}

/// A request as JSON.
///
/// # Panics
/// Never: requests have text keys and finite numbers.
#[must_use]
pub fn text(request: &impl Serialize) -> String {
    serde_json::to_string(request).expect("a request is JSON")
}
