//! The five systems staffed from vacant to complete, and repaired.

use std::collections::{BTreeMap, BTreeSet};

use gridcore::assign::{Holders, Plan, PostRequest, Request, Share};
use gridcore::{Change, Family, Grid, NumberTest, Points, Predicate, check};
use gridcore_tests::staffing::{applied, healthy, request, staff, vacant};
use gridcore_tests::systems::SYSTEMS;
use gridcore_tests::systems::area7;
use gridcore_tests::systems::jianghan::{OFFICERS, WATCH_OFFICERS};

/// By unit, who holds a post there.
fn holders(grid: &Grid, post: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut holders: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in grid.appointments().filter(|row| row.post() == post) {
        holders.entry(row.unit().key().into()).or_default().insert(row.person().key().into());
    }
    holders
}

fn staffed(system: &str) -> (Grid, Plan) {
    let grid = vacant(&healthy(system));
    let plan = staff(&grid, &request(system, &grid));
    plan.verify(&grid).unwrap_or_else(|e| panic!("{system}: {}", e.findings()));
    assert!(plan.is_complete() && plan.exact, "{system}: {:?} {:?}", plan.unfilled, plan.shortfalls);
    let after = applied(&grid, &plan);
    (after, plan)
}

fn no_staffing_finding(grid: &Grid) {
    let findings = check::all(grid);
    let found = findings.iter().find(|finding| finding.info().family == Family::Staffing);
    assert!(found.is_none(), "{found:?}");
}

#[test]
fn area7_has_an_officer_or_assistant_in_every_cell() {
    let (grid, plan) = staffed("area7");
    no_staffing_finding(&grid);
    let (mut officers, assistants) = (holders(&grid, "officer"), holders(&grid, "assistant-officer"));
    assert!(officers.keys().all(|cell| !assistants.contains_key(cell)));
    officers.extend(assistants);
    assert_eq!(officers.len(), area7::CELLS);
    assert_eq!(officers.values().map(BTreeSet::len).sum::<usize>(), area7::OFFICERS);
    let names: Vec<&str> = plan.levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(names, ["optional seats", "tag = member", "tag = backbone", "high merit", "high skill"]);
}

/// "Members mainly" as a share of the officers and assistants, with merit alone as preference; and as a threshold
/// on two numbers.
#[test]
fn area7_in_the_other_two_readings() {
    let grid = vacant(&healthy("area7"));
    let base = request("area7", &grid);
    let posts = vec!["officer".to_owned(), "assistant-officer".to_owned()];
    let merit = Some(vec![gridcore::Preference::High("merit".into())]);
    let members = |plan: &Plan| {
        let chosen = plan.appointments.iter().map(|a| grid.person(&a.person).expect("a person"));
        chosen.filter(|person| person.has_tag("member")).count()
    };
    let by_merit = Request { posts: posts.clone(), prefer: merit.clone(), ..base.clone() };
    let without = staff(&grid, &by_merit);
    let share =
        Share { posts: Vec::new(), people: Predicate::Tag("member".into()), share: "0.9".parse().expect("0.9") };
    let with = staff(&grid, &Request { shares: vec![share], ..by_merit });
    assert_eq!(with.appointments.len(), area7::OFFICERS);
    assert!(members(&without) < 52 && members(&with) >= 52, "{} {}", members(&without), members(&with));
    assert!(with.shortfalls.is_empty());
    applied(&grid, &with);

    let at_least = |of: &str| {
        Predicate::Number(NumberTest { of: of.into(), at_least: Points::from_whole(70), ..NumberTest::default() })
    };
    let both = Predicate::All(vec![at_least("merit"), at_least("skill")]);
    let threshold = staff(&grid, &Request { posts, require: Some(both), ..base });
    for chosen in &threshold.appointments {
        let person = grid.person(&chosen.person).expect("a person");
        assert!(["merit", "skill"].iter().all(|of| person.number(of) >= Points::from_whole(70)));
    }
    applied(&grid, &threshold);
}

#[test]
fn gas_centre_leads_hold_their_posts_by_office() {
    let (grid, plan) = staffed("gas_centre");
    no_staffing_finding(&grid);
    assert_eq!(holders(&grid, "net-lead"), holders(&grid, "branch-secretary"));
    assert_eq!(holders(&grid, "cell-lead"), holders(&grid, "room-director"));
    let members: BTreeSet<String> = holders(&grid, "net-member").into_values().flatten().collect();
    assert!(holders(&grid, "cell-lead").into_values().flatten().all(|lead| members.contains(&lead)));
    // Derived, not chosen: they say what they come with, and cost nothing of their own.
    let derived: Vec<_> = plan.appointments.iter().filter(|a| a.post == "cell-lead").collect();
    assert!(derived.len() == 14 && derived.iter().all(|a| a.with.is_some() && a.loss.is_empty()));
    let deputies: BTreeSet<String> = holders(&grid, "deputy-director").into_values().flatten().collect();
    let officers: Vec<String> = holders(&grid, "officer").into_values().flatten().collect();
    assert!(officers.iter().any(|officer| deputies.contains(officer)));
}

#[test]
fn plant8_leaders_wait_for_the_last_approval() {
    let (grid, plan) = staffed("plant8");
    let pending: Vec<_> = plan.appointments.iter().filter(|a| !a.pending.is_empty()).collect();
    assert_eq!(pending.len(), 11);
    assert!(pending.iter().all(|a| a.post == "group-leader" && a.pending == ["general-branch-reply"]));
    let counts: Vec<(String, usize)> = plan.findings.counts().map(|(rule, n)| (rule.to_owned(), n)).collect();
    assert_eq!(counts, [("staffing.approval-missing".to_owned(), 11)]);
    for (_, leaders) in holders(&grid, "group-leader") {
        assert!(leaders.iter().all(|leader| grid.person(leader).expect("a person").has_tag("member")));
    }
}

#[test]
fn jianghan_watches_every_station_and_shift_with_nominated_officers() {
    let (grid, plan) = staffed("jianghan");
    no_staffing_finding(&grid);
    let officers: BTreeSet<String> = holders(&grid, "officer").into_values().flatten().collect();
    assert_eq!(officers.len(), OFFICERS);
    let watching: Vec<_> = plan.appointments.iter().filter(|a| a.post == "watch-officer").collect();
    let shifts: BTreeSet<_> = watching.iter().map(|a| (&a.unit, &a.shift)).collect();
    let people: BTreeSet<_> = watching.iter().map(|a| &a.person).collect();
    assert_eq!([watching.len(), shifts.len(), people.len()], [WATCH_OFFICERS; 3]);
    assert!(people.iter().all(|person| officers.contains(*person)));
    let excluded = ["leader", "discipline-secretary", "branch-secretary", "branch-committee-member", "key-post"];
    for post in excluded {
        assert!(holders(&grid, post).into_values().flatten().all(|person| !officers.contains(&person)), "{post}");
    }
    let asked = request("jianghan", &grid);
    let nominated: BTreeSet<&str> = asked.nominations.iter().map(|n| n.person.as_str()).collect();
    let chosen = plan.appointments.iter().filter(|a| a.post == "officer");
    assert!(chosen.clone().all(|a| nominated.contains(a.person.as_str())));
    let channels: BTreeSet<&str> = chosen.map(|a| a.channel.as_str()).collect();
    assert_eq!(channels, BTreeSet::from(["self", "colleagues", "organisation"]));
}

/// An officer takes a key post later: a finding, then a repair that touches nobody else.
#[test]
fn jianghan_officer_with_an_excluded_post_is_replaced() {
    let grid = healthy("jianghan");
    let row = grid.appointments().find(|row| row.post() == "officer" && row.unit().kind() == "day");
    let row = row.expect("an officer of a branch");
    let (person, branch) = (row.person().key().to_owned(), row.unit().key().to_owned());
    let held: usize = grid.unit(&branch).expect("a branch").appointments().filter(|a| a.post() == "officer").count();
    let mut monitor = check::Monitor::new(grid);
    let delta = monitor.apply(&[Change::appoint(person.clone(), "key-post", branch.clone())]).expect("an appointment");
    assert_eq!(delta.appeared.iter().map(gridcore::Finding::rule).collect::<Vec<_>>(), ["staffing.excluded"]);

    let officers = PostRequest { channel: Some("organisation".into()), ..PostRequest::default() };
    let repair = Request {
        posts: vec!["officer".into()],
        units: vec![branch.clone()],
        holders: Holders::Reopen,
        approvals: vec!["branch-submits".into(), "discipline-committee".into()],
        of: [("officer".into(), officers)].into(),
        ..Request::default()
    };
    let plan = staff(monitor.grid(), &repair);
    plan.verify(monitor.grid()).expect("a sound plan");
    let ended: Vec<_> = plan.ended.iter().map(|e| (e.person.as_str(), e.rule.as_deref())).collect();
    assert_eq!(ended, [(person.as_str(), Some("staffing.excluded"))]);
    assert_eq!((plan.kept().count(), plan.started().count()), (held - 1, 1));
    let delta = monitor.apply(&plan.changes()).expect("changes that fit");
    assert_eq!(delta.disappeared.iter().map(gridcore::Finding::rule).collect::<Vec<_>>(), ["staffing.excluded"]);
    assert!(delta.appeared.is_empty(), "{:?}", delta.appeared);
}

#[test]
fn longtan_committees_are_complete() {
    let (grid, _) = staffed("longtan");
    no_staffing_finding(&grid);
    let leaders: BTreeSet<String> = holders(&grid, "group-leader").into_values().flatten().collect();
    assert_eq!(leaders.len(), 25);
    assert!(holders(&grid, "committee-member").into_values().flatten().all(|person| !leaders.contains(&person)));
}

/// Of a healthy system everybody is kept who can be, and people who leave are replaced.
#[test]
fn systems_are_repaired_when_people_leave() {
    for system in SYSTEMS.iter().filter(|system| system.name != "jianghan") {
        let mut grid = healthy(system.name);
        let leaving: Vec<String> = grid
            .appointments()
            .step_by(29)
            .map(|row| row.person().key().to_owned())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let changes: Vec<Change> =
            leaving.iter().map(|person| Change::RemovePerson { person: person.clone() }).collect();
        grid.apply(&changes).expect("they can leave");
        let plan = staff(&grid, &Request { prefer: Some(Vec::new()), ..request(system.name, &grid) });
        assert_eq!(plan.kept().count() + plan.ended.len(), grid.appointments().len(), "{}", system.name);
        assert!(plan.started().count() > 0, "{}", system.name);
        applied(&grid, &plan);
    }
}
