//! The five systems staffed: what each asks for, and a grid with all its posts vacant.

use gridcore::assign::{self, Nomination, Plan, PostRequest, Request};
use gridcore::check::Monitor;
use gridcore::{Change, Family, Findings, Folder, Grid, Language};

use crate::repository::data;
use crate::systems::DAY;

/// A grid in which nobody holds anything.
#[must_use]
pub fn vacant(grid: &Grid) -> Grid {
    let mut grid = grid.clone();
    let changes: Vec<Change> = grid
        .appointments()
        .map(|row| Change::End {
            person: row.person().key().into(),
            post: row.post().into(),
            unit: row.unit().key().into(),
            shift: row.shift().unwrap_or_default().into(),
        })
        .collect();
    grid.apply(&changes).unwrap_or_else(|error| panic!("{}", error.findings()));
    grid
}

/// What a system asks for when all its posts are to be staffed: its channels, approvals and nominations.
/// What it prefers stands in its charter.
///
/// # Panics
/// If there is no such system.
#[must_use]
pub fn request(system: &str, grid: &Grid) -> Request {
    match system {
        "area7" => area7(),
        "gas_centre" => gas_centre(),
        "plant8" => plant8(),
        "jianghan" => jianghan(grid),
        "longtan" => Request::default(),
        other => panic!("no system {other}"),
    }
}

/// One body registers all; leads come by the discussion of the branch, the others by competition and
/// recommendation. Every cell may have a deputy.
fn area7() -> Request {
    let by = |channel: &str| PostRequest { channel: Some(channel.into()), ..PostRequest::default() };
    Request {
        approvals: vec!["registration".into()],
        channel: Some("branch-discussion".into()),
        of: [
            ("officer".into(), by("open-competition")),
            ("assistant-officer".into(), by("democratic-recommendation")),
            ("deputy-lead".into(), PostRequest { optional: Some(true), ..by("democratic-recommendation") }),
        ]
        .into(),
        ..Request::default()
    }
}

/// Deputy directors are appointed wherever there is room, for officers come from among them.
fn gas_centre() -> Request {
    let deputies = PostRequest { optional: Some(true), ..PostRequest::default() };
    Request { of: [("deputy-director".into(), deputies)].into(), ..Request::default() }
}

/// The change of a group's line-up has passed the branch's review and the meeting; the reply of the general
/// branch is pending.
fn plant8() -> Request {
    Request { approvals: vec!["branch-review".into(), "meeting".into()], ..Request::default() }
}

/// Officers are nominated by themselves, by colleagues or by the organisation, with votes.
fn jianghan(grid: &Grid) -> Request {
    let channels = ["self", "colleagues", "organisation"];
    let nomination = |(index, person): (usize, gridcore::Person<'_>)| Nomination {
        person: person.key().into(),
        post: "officer".into(),
        channel: channels[index % channels.len()].into(),
        votes: u32::try_from(index * 7 % 11).unwrap_or(0),
        ..Nomination::default()
    };
    let officers = PostRequest {
        nominated: Some(true),
        approvals: Some(vec!["branch-submits".into(), "discipline-committee".into()]),
        ..PostRequest::default()
    };
    Request {
        // Every sixth is nominated by nobody.
        nominations: grid.people().enumerate().filter(|(index, _)| index % 6 != 5).map(nomination).collect(),
        of: [("officer".into(), officers)].into(),
        ..Request::default()
    }
}

/// A healthy system on its day.
///
/// # Panics
/// If it does not load.
#[must_use]
pub fn healthy(system: &str) -> Grid {
    let folder = Folder::read(data().join(system)).unwrap_or_else(|e| panic!("{}", e.findings()));
    folder.grid(Some(DAY)).unwrap_or_else(|e| panic!("{}", e.findings()))
}

/// The plan of a request.
///
/// # Panics
/// If it is refused.
#[must_use]
pub fn staff(grid: &Grid, request: &Request) -> Plan {
    assign::staff(grid, request).unwrap_or_else(|e| panic!("{}", e.findings()))
}

/// The findings a plan is to announce, as a check tells them.
#[must_use]
pub fn announced(findings: &Findings) -> Vec<String> {
    let shifts = ["coverage.shift-uncovered", "coverage.station-uncovered"];
    let told = findings.iter().filter(|f| f.info().family == Family::Staffing || shifts.contains(&f.rule()));
    told.map(|f| format!("{} {}: {}", f.rule(), f.subject(), f.message(Language::En))).collect()
}

/// Applies a plan and holds what it announced against a check: no finding comes that was not announced, and
/// if everything was staffed none is there.
///
/// # Panics
/// If the plan does not fit, or leaves what it did not announce.
pub fn applied(grid: &Grid, plan: &Plan) -> Grid {
    let mut monitor = Monitor::new(grid.clone());
    let before = announced(&monitor.findings());
    monitor.apply(&plan.changes()).unwrap_or_else(|e| panic!("{}", e.findings()));
    let (after, told) = (announced(&monitor.findings()), announced(&plan.findings));
    if plan.request().posts.is_empty() && plan.request().units.is_empty() {
        assert_eq!(told, after);
    }
    for finding in after {
        assert!(before.contains(&finding) || told.contains(&finding), "not announced: {finding}");
    }
    monitor.into_grid()
}
