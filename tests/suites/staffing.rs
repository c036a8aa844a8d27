//! Grids staffed: what a plan announces, repair, blockers, explanations, plans that were changed.

use std::ops::ControlFlow;
use std::sync::Mutex;

use gridcore::assign::{
    self, Holders, Nomination, Options, Plan, PostRequest, Progress, Request, Share, Status, Verdict,
};
use gridcore::json::{AnyPlan, PlanKind};
use gridcore::{Change, ErrorKind, Grid, Language, Points, Predicate, Preference, TableKind, check, json};
use gridcore_tests::generate::{cases, config};
use gridcore_tests::plans::undrawn;
use gridcore_tests::small;
use gridcore_tests::staffing::{announced, applied, staff};
use proptest::prelude::*;

const CHARTER: &str = r#"
    tags = ["member"]
    numbers = [{ key = "merit" }]
    tiers = ["site", "team"]
    posts = [
        { key = "lead", at = ["team"], scope = "unit", prefer = [{ people = { tag = "member" } }, { high = "merit" }] },
        { key = "head", at = ["site"], scope = "unit", eligible = { tag = "member" } },
    ]
"#;

const PEOPLE: &str = "key,cell,tags,merit
    p1,t1,,90
    p2,t1,member,40
    p3,t1,member,60
    p4,t2,,80
    p5,t2,,70";

fn workshop(appointments: &str) -> Grid {
    let units = "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team";
    let tables = [(TableKind::Units, units), (TableKind::People, PEOPLE), (TableKind::Appointments, appointments)];
    small::grid(CHARTER, None, &tables)
}

fn vacant() -> Grid {
    workshop("person,post,unit")
}

/// `person post@unit` of everybody who holds something in a plan.
fn held(plan: &Plan) -> Vec<String> {
    plan.appointments.iter().map(|a| format!("{} {}@{}", a.person, a.post, a.unit)).collect()
}

#[test]
fn members_come_first_and_then_merit() {
    let plan = staff(&vacant(), &Request::default());
    // The only two members lead and head; in the other team merit decides.
    assert_eq!(held(&plan), ["p3 lead@t1", "p4 lead@t2", "p2 head@s"]);
    let levels: Vec<_> = plan.levels.iter().map(|level| (level.name.as_str(), level.total.to_string())).collect();
    assert_eq!(levels, [("tag = member", "1".to_owned()), ("high merit", "40".to_owned())]);
    assert_eq!(plan.left, ["p1", "p5"]);
    assert!(plan.exact && plan.is_complete() && plan.findings.is_empty());
    let grid = applied(&vacant(), &plan);
    assert!(check::all(&grid).is_empty());
}

/// In whatever order the parts of a plan are applied, they come to what it comes to.
#[test]
fn parts_come_to_the_whole() {
    let grid = workshop("person,post,unit\np3,lead,t2\np5,lead,t1");
    let plan = staff(&grid, &Request { holders: Holders::Reopen, ..Request::default() });
    let parts = plan.parts();
    assert_eq!(parts.iter().map(|part| part.changes.len()).sum::<usize>(), plan.changes().len());
    let whole = applied(&grid, &plan);
    for rotation in 0..parts.len() {
        let mut single = grid.clone();
        for part in parts.iter().cycle().skip(rotation).take(parts.len()) {
            single.apply(&part.changes).unwrap_or_else(|error| panic!("{}", error.findings()));
        }
        assert_eq!(json::to_document(&single), json::to_document(&whole));
    }
}

/// Seats that are free for anybody stand alone; who takes over from somebody is in one part with them, and so are
/// the two who change places.
#[test]
fn a_part_is_what_changes_hands_together() {
    let free = staff(&vacant(), &Request::default());
    assert_eq!(free.parts().iter().map(|part| part.started.len()).collect::<Vec<_>>(), [1, 1, 1]);
    let request = Request { posts: vec!["lead".into()], holders: Holders::Reopen, ..Request::default() };
    let plan = staff(&workshop("person,post,unit\np2,lead,t1\np5,lead,t2"), &request);
    let of_part = |part: &assign::PlanPart| (part.started.clone(), part.ended.clone());
    assert_eq!(plan.parts().iter().map(of_part).collect::<Vec<_>>(), [(vec![0], vec![0]), (vec![1], vec![1])]);
}

/// Somebody who is scheduled for a seat is not appointed to it before: rows of one appointment do not overlap. The
/// holder who stays until then is kept, and whoever is barred is told why.
#[test]
fn who_is_scheduled_for_a_seat_is_passed_over() {
    let units = "key,parent,tier\ns,,site\nt1,s,team";
    let people = "key,cell,tags,merit\np1,t1,member,90\np2,t1,member,40";
    let dated = |rows: &str| {
        let appointments = format!("person,post,unit,from,until\n{rows}");
        let tables =
            [(TableKind::Units, units), (TableKind::People, people), (TableKind::Appointments, &*appointments)];
        small::grid(CHARTER, Some(small::MARCH), &tables)
    };
    let request = Request { posts: vec!["lead".into()], ..Request::default() };
    let grid = dated("p1,lead,t1,2099-01-01,");
    let plan = staff(&grid, &request);
    assert_eq!(held(&plan), ["p2 lead@t1"]);
    plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
    let why_not = plan.explain(&grid, "p1", "lead", "t1").unwrap_or_else(|error| panic!("{}", error.findings()));
    assert_eq!(why_not.verdict, Verdict::Barred);
    assert!(why_not.bars.to_string().contains("`p1` is scheduled for `lead` in `t1` on another day"));
    applied(&grid, &plan);

    // What is over by then does not matter.
    assert_eq!(held(&staff(&dated("p1,lead,t1,2000-01-01,2001-01-01"), &request)), ["p1 lead@t1"]);

    let grid = dated("p1,lead,t1,2020-01-01,2099-01-01\np1,lead,t1,2099-06-01,");
    let anew = Request { holders: Holders::Reopen, ..request };
    let plan = staff(&grid, &anew);
    assert_eq!((held(&plan), plan.changes().len()), (vec!["p1 lead@t1".to_owned()], 0));
    plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
}

/// Of two holders of one seat, the one who cannot stay goes, whatever their keys.
#[test]
fn nobody_goes_because_of_somebody_who_cannot_stay() {
    let plan = staff(&workshop("person,post,unit\np3,lead,t2\np4,lead,t2"), &Request::default());
    assert!(held(&plan).contains(&"p4 lead@t2".to_owned()), "{:?}", held(&plan));
    assert_eq!(
        plan.ended.iter().map(|e| (e.person.as_str(), e.rule.as_deref())).collect::<Vec<_>>(),
        [("p3", Some("staffing.out-of-scope"))]
    );
}

#[test]
fn a_share_is_met_as_far_as_can_be() {
    let share = |share: &str| Request {
        posts: vec!["lead".into()],
        prefer: Some(vec![Preference::High("merit".into())]),
        shares: vec![Share {
            posts: Vec::new(),
            people: Predicate::Tag("member".into()),
            share: share.parse().expect("a share"),
        }],
        ..Request::default()
    };
    assert_eq!(held(&staff(&vacant(), &share("0"))), ["p1 lead@t1", "p4 lead@t2"]);
    assert_eq!(held(&staff(&vacant(), &share("0.5"))), ["p3 lead@t1", "p4 lead@t2"]);
    let plan = staff(&vacant(), &share("0.6"));
    assert_eq!(held(&plan), ["p3 lead@t1", "p4 lead@t2"]);
    assert_eq!(plan.shortfalls.iter().map(|s| (s.of.as_str(), s.missing)).collect::<Vec<_>>(), [("tag = member", 1)]);
}

#[test]
fn a_threshold_bars_and_the_plan_says_so() {
    let merit = |least: &str| {
        let test = gridcore::NumberTest { of: "merit".into(), at_least: least.parse().ok(), ..Default::default() };
        Request { posts: vec!["lead".into()], require: Some(Predicate::Number(test)), ..Request::default() }
    };
    assert_eq!(held(&staff(&vacant(), &merit("50"))), ["p3 lead@t1", "p4 lead@t2"]);
    let grid = vacant();
    let plan = staff(&grid, &merit("85"));
    assert_eq!(held(&plan), ["p1 lead@t1"]);
    let blocked: Vec<String> = plan.blockers(&grid).expect("blockers").iter().map(ToString::to_string).collect();
    let expected =
        "1 seat of `lead`, 0 eligible people; of 2 in scope 2 do not meet `merit ≥ 85`, which the request requires";
    assert_eq!(blocked, [expected]);
}

#[test]
fn nominations_decide_by_votes_and_bring_their_channel() {
    let nomination = |person: &str, channel: &str, votes| Nomination {
        person: person.into(),
        post: "lead".into(),
        channel: channel.into(),
        votes,
        ..Nomination::default()
    };
    let request = Request {
        posts: vec!["lead".into()],
        prefer: Some(vec![Preference::Votes]),
        nominated: true,
        nominations: vec![
            nomination("p1", "self", 2),
            nomination("p2", "colleagues", 3),
            nomination("p1", "organisation", 2),
            nomination("p5", "self", 0),
        ],
        ..Request::default()
    };
    let plan = staff(&vacant(), &request);
    let chosen: Vec<_> = plan.appointments.iter().map(|a| (a.person.as_str(), a.channel.as_str())).collect();
    assert_eq!(chosen, [("p1", "self"), ("p5", "self")]);
    let barred = plan.explain(&vacant(), "p4", "lead", "t2").expect("an explanation");
    assert_eq!(barred.bars.iter().map(gridcore::Finding::rule).collect::<Vec<_>>(), ["assign.unwanted"]);
}

#[test]
fn holders_stay_unless_seats_are_decided_anew() {
    let grid = workshop("person,post,unit\np1,lead,t1\np2,head,s");
    let plan = staff(&grid, &Request::default());
    assert_eq!(held(&plan), ["p1 lead@t1", "p4 lead@t2", "p2 head@s"]);
    assert_eq!(
        plan.appointments.iter().map(|a| a.status).collect::<Vec<_>>(),
        [Status::Kept, Status::Started, Status::Kept]
    );
    let anew = staff(&grid, &Request { holders: Holders::Reopen, ..Request::default() });
    assert_eq!(held(&anew), ["p3 lead@t1", "p4 lead@t2", "p2 head@s"]);
    assert_eq!(anew.ended.iter().map(|e| (e.person.as_str(), e.rule.as_deref())).collect::<Vec<_>>(), [("p1", None)]);
    assert_eq!(anew.kept().count(), 1);
    let difference = plan.compare(&anew);
    assert_eq!((difference.unfilled, difference.exchanges.len()), (0, 1));
    assert_eq!(difference.exchanges[0].after.as_deref(), Some("p3"));
}

#[test]
fn what_a_rule_bars_ends_with_its_rule() {
    // The head is no member any more.
    let grid = workshop("person,post,unit\np5,head,s");
    let plan = staff(&grid, &Request { posts: vec!["head".into()], ..Request::default() });
    let ended: Vec<_> = plan.ended.iter().map(|e| (e.person.as_str(), e.rule.as_deref())).collect();
    assert_eq!(ended, [("p5", Some("staffing.ineligible"))]);
    assert_eq!(held(&plan), ["p2 head@s"]);
    applied(&grid, &plan);
}

#[test]
fn the_sentence_of_a_cell() {
    let charter = r#"
        tiers = ["cell"]
        posts = [
            { key = "lead", at = ["cell"], scope = "unit" },
            { key = "officer", at = ["cell"], seats = 3, scope = "unit", eligible = { tag = "member" }, excludes = ["clerk"] },
            { key = "clerk", at = ["cell"], seats = { max = 3 }, scope = "unit" },
        ]
        exclusive = [{ key = "cell-posts", posts = ["lead", "officer"] }]
    "#;
    let people: Vec<String> = (1..=14).map(|n| format!("p{n:02},c1,{}", if n > 9 { "member" } else { "" })).collect();
    let people = format!("key,cell,tags\n{}", people.join("\n"));
    let appointments = "person,post,unit\np10,clerk,c1\np11,clerk,c1\np12,clerk,c1\np13,lead,c1";
    let tables = [
        (TableKind::Units, "key,tier\nc1,cell"),
        (TableKind::People, people.as_str()),
        (TableKind::Appointments, appointments),
    ];
    let grid = small::grid(charter, None, &tables);
    let plan = staff(&grid, &Request::default());
    assert_eq!(held(&plan).last().map(String::as_str), Some("p12 clerk@c1"));
    assert_eq!(plan.unfilled.iter().map(|u| (u.post.as_str(), u.missing)).collect::<Vec<_>>(), [("officer", 2)]);
    let blockers = plan.blockers(&grid).expect("blockers");
    assert_eq!(blockers.len(), 1);
    assert_eq!(
        blockers[0].to_string(),
        "3 seats of `officer`, 1 eligible person; of 14 in scope 9 lack `tag = member`, 3 hold an excluded post, 1 is already `lead`"
    );
    assert_eq!(
        blockers[0].message(Language::Zh),
        "`officer` 共 3 席，符合条件 1 人；范围内 14 人中9 人不符合 `tag = member`，3 人任互斥岗位，1 人已任 `lead`"
    );
    let alone: Vec<usize> = blockers[0].removed.iter().map(|removed| removed.alone).collect();
    assert_eq!(alone, [9, 3, 1]);
    applied(&grid, &plan);
}

#[test]
fn followers_and_joint_posts_come_along() {
    let charter = r#"
        tags = ["able"]
        tiers = ["net", "cell"]
        posts = [
            { key = "director", at = ["cell"], scope = "unit" },
            { key = "lead", at = ["cell"], scope = "unit", follows = "director", with = ["net-member"], eligible = { tag = "able" } },
            { key = "net-member", at = ["net"], seats = { min = 2, max = 3 }, scope = "unit" },
        ]
    "#;
    let tables = [
        (TableKind::Units, "key,parent,tier\nn,,net\nc1,n,cell\nc2,n,cell"),
        (TableKind::People, "key,cell,tags\na1,c1,\na2,c1,able\nb1,c2,able\nb2,c2,"),
    ];
    let grid = small::grid(charter, None, &tables);
    let plan = staff(&grid, &Request::default());
    let expected =
        ["a2 director@c1", "b1 director@c2", "a2 lead@c1", "b1 lead@c2", "a2 net-member@n", "b1 net-member@n"];
    assert_eq!(held(&plan), expected);
    assert_eq!(plan.appointments[2].with.as_deref(), Some("director@c1"));
    applied(&grid, &plan);
    // Whoever cannot lead is not made director, though nothing bars them from that.
    let why_not = plan.explain(&grid, "a1", "director", "c1").expect("an explanation");
    assert_eq!((why_not.verdict, why_not.unfilled), (Verdict::Possible, 1));
    assert_eq!(plan.explain(&grid, "a2", "lead", "c1").expect("an explanation").verdict, Verdict::Chosen);
}

#[test]
fn plans_that_were_changed_are_refused() {
    let grid = workshop("person,post,unit\np1,lead,t1");
    let good = staff(&grid, &Request { holders: Holders::Reopen, ..Request::default() });
    good.verify(&grid).expect("as it was made");
    type Corrupt = fn(&mut Plan);
    let changes: [(&str, Corrupt); 8] = [
        ("another person", |plan| plan.appointments[0].person = "p2".into()),
        ("one less", |plan| drop(plan.appointments.pop())),
        ("another total", |plan| plan.levels[0].total = Points::ZERO),
        ("a seat unfilled", |plan| {
            plan.unfilled.push(assign::Unfilled {
                post: "lead".into(),
                unit: "t1".into(),
                shift: String::new(),
                missing: 1,
            })
        }),
        ("nobody ended", |plan| plan.ended.clear()),
        ("nothing left", |plan| plan.left.clear()),
        ("another revision", |plan| plan.revision += 1),
        ("an approval", |plan| plan.appointments[1].approvals.push("all".into())),
    ];
    for (name, change) in changes {
        let mut plan = good.clone();
        change(&mut plan);
        assert!(plan.verify(&grid).is_err(), "{name}");
    }
    // Nor does a plan prove itself on another grid of the same revision.
    assert!(good.verify(&vacant()).is_err());
}

#[test]
fn requests_that_name_nothing_are_refused_at_once() {
    let request = r#"{
        "posts": ["leed"], "units": ["t9"], "of": {"hat": {}}, "date": "2024-01-01",
        "prefer": [{"high": "merits"}, {"people": {"tag": "memberr"}}],
        "nominations": [{"person": "p9", "post": "lead"}], "shares": [{"people": {"holds": "x"}, "share": 2}]
    }"#;
    let request = json::from_request(request).expect("a request");
    let error = assign::staff(&vacant(), &request).expect_err("a refusal");
    let at: Vec<String> =
        error.findings().iter().map(|f| f.place().map(ToString::to_string).unwrap_or_default()).collect();
    for wanted in ["posts[0]", "units[0]", "of.hat", "date", "nominations[0].person", "shares[0].share"] {
        assert!(at.iter().any(|at| at.contains(wanted)), "{wanted}: {at:?}");
    }
}

proptest! {
    #![proptest_config(config(250))]

    /// What a plan of a whole grid announces is what a check finds once it is applied, whoever held what.
    #[test]
    fn a_plan_announces_all_that_it_leaves((case, reopen, optional, several) in (cases(10, 12), any::<bool>(), any::<bool>(), any::<bool>())) {
        let grid = case.grid();
        let holders = if reopen { Holders::Reopen } else { Holders::Keep };
        let request = Request { holders, optional, per_person: several.then_some(3), ..Request::default() };
        let plan = staff(&grid, &request);
        let mut monitor = check::Monitor::new(grid.clone());
        monitor.apply(&plan.changes()).expect("changes that fit");
        prop_assert_eq!(announced(&plan.findings), announced(&monitor.findings()));
        prop_assert!(plan.verify(&grid).is_ok(), "{}", plan.verify(&grid).unwrap_err().findings());
        for blocker in plan.blockers(&grid).expect("blockers") {
            let removed: usize = blocker.removed.iter().map(|removed| removed.first).sum();
            prop_assert_eq!(removed + blocker.eligible.len(), blocker.pool, "{}", blocker);
        }
    }
}

/// Holders of a post given by request alone take the channel and the approvals it says.
#[test]
fn channels_and_approvals_are_pending_or_given() {
    let charter = r#"
        tiers = ["team"]
        posts = [{ key = "lead", at = ["team"], scope = "unit", channels = ["vote"], approvals = ["branch", "plant"], term = "P1Y" }]
    "#;
    let tables = [(TableKind::Units, "key,tier\nt1,team"), (TableKind::People, "key,cell\np1,t1")];
    let grid = small::grid(charter, Some(small::MARCH), &tables);
    let plan = staff(&grid, &Request::default());
    assert_eq!(plan.appointments[0].pending, ["branch", "plant"]);
    let counts: Vec<_> = plan.findings.counts().collect();
    assert_eq!(counts, [("staffing.approval-missing", 2), ("staffing.channel", 1)]);
    applied(&grid, &plan);
    let lead = PostRequest { channel: Some("vote".into()), ..PostRequest::default() };
    let of = [("lead".to_owned(), lead)].into();
    let request = Request { approvals: vec!["plant".into(), "branch".into()], of, ..Request::default() };
    let plan = staff(&grid, &request);
    assert!(plan.findings.is_empty(), "{}", plan.findings);
    let later = applied(&grid, &plan);
    // After the year the term is over: the holder is appointed again, or another.
    let mut monitor = check::Monitor::new(later);
    monitor.advance(gridcore::time::Date::constant(2025, 4, 1)).expect("another day");
    assert_eq!(monitor.findings().count("staffing.term-over"), 1);
    let plan = staff(monitor.grid(), &request);
    assert_eq!(plan.appointments[0].status, Status::Renewed);
    monitor.apply(&plan.changes()).expect("changes that fit");
    assert!(monitor.findings().is_empty(), "{}", monitor.findings());
    let gone = [Change::RemovePerson { person: "p1".into() }];
    monitor.apply(&gone).expect("p1 leaves");
    assert_eq!(staff(monitor.grid(), &request).unfilled.len(), 1);
}

/// What a call is told of, and what it tells itself of work within, never goes beyond what was announced.
#[test]
fn blockers_do_no_more_than_they_announce() {
    let charter = r#"
        tiers = ["site", "team"]
        posts = [{ key = "lead", at = ["team"], scope = "network" }]
    "#;
    let teams: String = (0..40).map(|team| format!("\nt{team},s,team")).collect();
    let people: String = (0..30).map(|person| format!("\np{person},t{person}")).collect();
    let tables = [
        (TableKind::Units, &*format!("key,parent,tier\ns,,site{teams}")),
        (TableKind::People, &*format!("key,cell{people}")),
    ];
    let grid = small::grid(charter, None, &tables);
    let plan = staff(&grid, &Request { per_person: Some(1), ..Request::default() });
    assert_eq!(plan.unfilled.len(), 10);
    let told: Mutex<Vec<Progress>> = Mutex::default();
    let progress: &(dyn Fn(Progress) -> ControlFlow<()> + Sync) = &|progress| {
        told.lock().expect("one thread").push(progress);
        ControlFlow::Continue(())
    };
    plan.blockers_with(&grid, &Options { progress: Some(progress), ..Options::default() }).expect("blockers");
    let told = told.into_inner().expect("one thread");
    assert!(told.len() > 5 && told.iter().is_sorted_by_key(|progress| progress.settled));
    assert!(told.iter().all(|now| now.settled <= now.seats && now.seats == told[0].seats), "{told:?}");
    let stop: &(dyn Fn(Progress) -> ControlFlow<()> + Sync) = &|_| ControlFlow::Break(());
    let stopped = plan.blockers_with(&grid, &Options { progress: Some(stop), ..Options::default() });
    assert_eq!(stopped.expect_err("it was stopped").kind(), ErrorKind::Call);
}

/// Every kind of plan and its proof end with an error once whoever is told of the progress says so, and a kept plan is
/// made again to the same bytes.
#[test]
fn long_calls_stop_when_told_to_and_kept_plans_come_again() {
    let area = undrawn(2);
    let draw = serde_json::to_string(&area.request).expect("JSON");
    let stop: &(dyn Fn(Progress) -> ControlFlow<()> + Sync) = &|_| ControlFlow::Break(());
    let told = Options { progress: Some(stop), ..Options::default() };
    let requests = [
        (PlanKind::Staff, "{}"),
        (PlanKind::DrawCells, &draw),
        (PlanKind::Inspections, r#"{"tier": "branch", "periods": 60}"#),
        (PlanKind::SplitRoles, "{}"),
    ];
    for (kind, request) in requests {
        let refused = AnyPlan::make(area.grid.clone(), kind, request, &told).expect_err("it was stopped");
        assert_eq!(refused.kind(), ErrorKind::Call, "{kind:?}");
        let plan = AnyPlan::make(area.grid.clone(), kind, request, &Options::default()).expect("a plan");
        if kind != PlanKind::SplitRoles {
            assert_eq!(plan.verify_with(&told).expect_err("it was stopped").findings(), refused.findings());
        }
        plan.verify().expect("a plan that holds");
        let again = AnyPlan::restore(area.grid.clone(), &plan.keep(), &Options::default()).expect("the same plan");
        assert_eq!(again.to_json(), plan.to_json());
        let other = AnyPlan::restore(undrawn(1).grid, &plan.keep(), &Options::default());
        // Neither has roles to split.
        assert_eq!(other.is_err(), kind != PlanKind::SplitRoles, "{kind:?}");
    }
}
