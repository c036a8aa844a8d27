//! The desk: routing, who may do and read what, published figures.

use gridcore::case::{Count, Desk, EventRow, Light, MetricsRequest, Move, Secrecy, Status, Sum};
use gridcore::time::{Date, Moment, Period, PeriodKind, parse_date};
use gridcore::{Grid, Outcome, TableKind};
use gridcore_tests::small;

fn at(text: &str) -> Moment {
    text.parse().expect("a moment")
}

fn event(case: &str, time: &str, by: &str, action: Move) -> EventRow<'static> {
    EventRow { case: case.to_owned().into(), at: at(time), by: by.to_owned().into(), action, ..EventRow::default() }
}

fn apply(desk: &mut Desk, grid: &Grid, row: EventRow<'_>) {
    desk.apply(grid, &row).unwrap_or_else(|error| panic!("{row:?}\n{}", error.findings()));
}

fn refusal(desk: &mut Desk, grid: &Grid, row: EventRow<'_>) -> String {
    let before = desk.clone();
    let error = desk.apply(grid, &row).expect_err("an event that is refused");
    assert!(*desk == before, "what is refused leaves no trace");
    error.findings().iter().next().expect("a reason").rule().to_owned()
}

/// A site with two teams, an office of another network, and a discipline body that stands in.
const CHARTER: &str = r#"
    networks = [
        { key = "line", tiers = ["site", "team"] },
        { key = "offices", tiers = ["centre", "office"], people = { tag = "office" } },
    ]
    posts = [
        { key = "lead", at = ["team"] },
        { key = "head", at = ["site"] },
        { key = "discipline", at = ["site"] },
        { key = "clerk", at = ["office"] },
    ]
    links = [{ key = "bridge", source = "unit", target = "unit", bridge = { tier = "team", to = "offices" } }]
    kinds = [
        { key = "fault", posts = ["lead", "head"] },
        { key = "danger", posts = ["lead", "head"], sign_off = "bridge" },
        { key = "supply", network = "offices", flow = "claims" },
    ]
    [desk]
    fallback = [{ unit = "s", posts = ["discipline"] }]
    channels = [{ key = "box", to = { unit = "s", posts = ["discipline"] } }, { key = "form" }]
    [[flows]]
    key = "faults"
    like = "solve_or_escalate"
    [[flows]]
    key = "claims"
    like = "joint_office"
"#;

fn grid(appointments: &str) -> Grid {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\nc,,centre\no1,c,office\no2,c,office"),
        (
            TableKind::People,
            "key,cell,tags\np1,t1,\np2,t1,\np3,t1,\np4,t2,\np5,t2,\nd1,t2,\nk1,t1,office\nk2,t1,office",
        ),
        (TableKind::Placements, "person,network,cell\nk1,offices,o1\nk2,offices,o2"),
        (TableKind::Areas, "key\nroom"),
        (TableKind::Claims, "area,cell\nroom,t2"),
        (TableKind::Links, "kind,source,target\nbridge,unit:t1,unit:o1"),
        (TableKind::Appointments, appointments),
    ];
    small::grid(CHARTER, None, &tables)
}

const HELD: &str = "person,post,unit\np2,lead,t1\np4,lead,t2\np3,head,s\nd1,discipline,s\nk1,clerk,o1\nk2,clerk,o2";

fn report(case: &str, kind: &'static str, place: &'static str) -> EventRow<'static> {
    EventRow { kind: kind.into(), place: place.into(), ..event(case, "2024-07-01T08:00", "p1", Move::Report) }
}

#[test]
fn cases_go_by_kind_place_and_channel_up_the_tree() {
    let owner = |held: &str, row: EventRow<'_>, viewer: &str| {
        let grid = grid(held);
        let mut desk = Desk::new(grid.charter());
        apply(&mut desk, &grid, row);
        desk.case(&grid, "c", viewer).unwrap_or_else(|error| panic!("{}", error.findings())).owner
    };
    let own = |text: &str| Some(text.to_owned());
    assert_eq!(owner(HELD, report("c", "fault", "unit:t1"), "p2"), own("post:lead@t1"));
    assert_eq!(owner(HELD, report("c", "fault", "area:room"), "p4"), own("post:lead@t2"));
    assert_eq!(owner(HELD, report("c", "fault", "person:p1"), "p2"), own("post:lead@t1"));
    // The post is vacant: the head gets it.
    let vacant = HELD.replace("p2,lead,t1\n", "");
    assert_eq!(owner(&vacant, report("c", "fault", "unit:t1"), "p3"), own("post:head@s"));
    // A channel leads past the tiers.
    let boxed = EventRow { channel: "box".into(), ..report("c", "fault", "unit:t1") };
    assert_eq!(owner(HELD, boxed.clone(), "d1"), own("post:discipline@s"));
    // What concerns a lead goes to the head's stand-in: the head is one the lead answers to.
    let about = EventRow { about: vec!["p2".into()], ..report("c", "fault", "unit:t1") };
    assert_eq!(owner(HELD, about, "d1"), own("post:discipline@s"));
    // A matter of a department waits until one claims it.
    assert_eq!(owner(HELD, report("c", "supply", "unit:t1"), "d1"), None);
}

#[test]
fn those_it_is_about_and_those_they_answer_to_neither_act_nor_read() {
    let grid = grid(HELD);
    let mut desk = Desk::new(grid.charter());
    apply(&mut desk, &grid, EventRow { about: vec!["p2".into()], ..report("c", "fault", "unit:t1") });
    for barred in ["p2", "p3"] {
        assert_eq!(
            desk.case(&grid, "c", barred).expect_err("kept").findings().iter().next().unwrap().rule(),
            "case.read"
        );
        assert!(desk.cases(&grid, barred).expect("a viewer").is_empty());
        for action in [Move::Handle, Move::Escalate, Move::Find] {
            let row = event("c", "2024-07-01T09:00", barred, action);
            let row = if action == Move::Find { EventRow { problems: 1, ..row } } else { row };
            assert_eq!(refusal(&mut desk, &grid, row), "case.entitled");
        }
    }
    // Nor are they given it, by whatever way.
    for to in ["person:p2", "person:p3", "post:lead@t1", "post:head@s", "unit:t1"] {
        let row = EventRow { to: to.into(), ..event("c", "2024-07-01T09:00", "d1", Move::Dispatch) };
        assert_eq!(refusal(&mut desk, &grid, row), "case.entitled", "{to}");
    }
    // The lead of the other team has nothing to do with it, and does not read it unasked.
    assert!(desk.case(&grid, "c", "p4").is_err());
    apply(
        &mut desk,
        &grid,
        EventRow { to: "person:p4".into(), ..event("c", "2024-07-01T09:00", "d1", Move::Dispatch) },
    );
    apply(&mut desk, &grid, event("c", "2024-07-01T10:00", "p4", Move::Handle));
    // Handled by one, verified by another.
    assert_eq!(refusal(&mut desk, &grid, event("c", "2024-07-01T11:00", "p4", Move::Verify)), "case.entitled");
    assert_eq!(desk.case(&grid, "c", "d1").expect("it stands in").stage, "checking");
}

#[test]
fn a_reporter_is_shown_as_they_asked() {
    let grid = grid(HELD);
    let mut desk = Desk::new(grid.charter());
    let secret = |case: &str, secrecy, by: &'static str| EventRow {
        secrecy: Some(secrecy),
        by: by.into(),
        ..report(case, "fault", "unit:t2")
    };
    apply(&mut desk, &grid, secret("known", Secrecy::Known, "p1"));
    apply(&mut desk, &grid, secret("confidential", Secrecy::Confidential, "p1"));
    let anonymous = EventRow { at: at("2024-07-01T17:23"), ..secret("anonymous", Secrecy::Anonymous, "") };
    apply(&mut desk, &grid, anonymous);
    let seen = |case: &str, viewer: &str| desk.case(&grid, case, viewer).expect("may read").reporter;
    assert_eq!(seen("known", "p4").as_deref(), Some("p1"));
    assert_eq!(seen("confidential", "p4"), None);
    assert_eq!(seen("confidential", "d1").as_deref(), Some("p1"));
    assert_eq!(seen("anonymous", "d1"), None);
    let view = desk.case(&grid, "anonymous", "d1").expect("may read");
    assert_eq!(view.reported, at("2024-07-01T00:00"), "the day alone is kept");
    assert!(desk.events().all(|recorded| recorded.event.at != at("2024-07-01T17:23")));
}

#[test]
fn departments_claim_and_the_office_tracks() {
    let grid = grid(HELD);
    let mut desk = Desk::new(grid.charter());
    apply(&mut desk, &grid, report("c", "supply", "unit:t1"));
    let to = |row: EventRow<'static>, to: &'static str| EventRow { to: to.into(), ..row };
    apply(&mut desk, &grid, to(event("c", "2024-07-01T09:00", "d1", Move::Dispatch), "unit:o1"));
    // A unit of another network does not claim it, nor somebody for a unit they are not of.
    let claim = |by, unit| to(event("c", "2024-07-01T10:00", by, Move::Claim), unit);
    assert_eq!(refusal(&mut desk, &grid, claim("p2", "unit:t1")), "case.entitled");
    assert_eq!(refusal(&mut desk, &grid, claim("k1", "unit:o2")), "case.entitled");
    apply(&mut desk, &grid, claim("k2", "unit:o2"));
    apply(&mut desk, &grid, event("c", "2024-07-02T10:00", "k2", Move::Handle));
    assert_eq!(refusal(&mut desk, &grid, event("c", "2024-07-02T11:00", "k2", Move::Verify)), "case.entitled");
}

#[test]
fn what_endangers_is_signed_off_by_the_other_end_of_the_bridge() {
    let grid = grid(HELD);
    let mut desk = Desk::new(grid.charter());
    apply(&mut desk, &grid, report("c", "danger", "unit:t1"));
    let close = || EventRow {
        outcome: Some(Outcome::Rectified),
        answer: "note 3".into(),
        ..event("c", "2024-07-01T12:00", "p3", Move::Close)
    };
    assert_eq!(refusal(&mut desk, &grid, event("c", "2024-07-01T09:00", "k1", Move::SignOff)), "case.illegal-move");
    apply(&mut desk, &grid, event("c", "2024-07-01T09:00", "p2", Move::Handle));
    apply(&mut desk, &grid, event("c", "2024-07-01T10:00", "p3", Move::Verify));
    assert_eq!(refusal(&mut desk, &grid, close()), "case.illegal-move");
    for stranger in ["k2", "p3", "p4"] {
        assert_eq!(refusal(&mut desk, &grid, event("c", "2024-07-01T11:00", stranger, Move::SignOff)), "case.entitled");
    }
    apply(&mut desk, &grid, event("c", "2024-07-01T11:00", "k1", Move::SignOff));
    apply(&mut desk, &grid, close());
    assert_eq!(desk.status("c"), Some(Status::Closed));
}

#[test]
fn several_handle_together_and_only_the_supervisor_verifies() {
    let grid = grid(HELD);
    let mut desk = Desk::new(grid.charter());
    apply(&mut desk, &grid, report("c", "fault", "unit:t1"));
    let join = EventRow {
        to: "post:lead@t2".into(),
        supervisor: "person:p3".into(),
        partners: vec!["person:p5".into(), "unit:t1".into()],
        ..event("c", "2024-07-01T09:00", "p2", Move::Join)
    };
    apply(&mut desk, &grid, join);
    assert_eq!(refusal(&mut desk, &grid, event("c", "2024-07-01T10:00", "p2", Move::Handle)), "case.entitled");
    apply(&mut desk, &grid, event("c", "2024-07-01T10:00", "p4", Move::Handle));
    for by in ["p2", "p4", "p5"] {
        assert_eq!(refusal(&mut desk, &grid, event("c", "2024-07-01T11:00", by, Move::Verify)), "case.entitled");
    }
    // A partner reads it, in whatever cell they are.
    assert!(desk.case(&grid, "c", "p5").is_ok());
    apply(&mut desk, &grid, event("c", "2024-07-01T11:00", "p3", Move::Verify));
}

#[test]
fn merged_reports_are_answered_with_the_one_they_are_part_of() {
    let grid = grid(HELD);
    let mut desk = Desk::new(grid.charter());
    for case in ["a", "b", "c"] {
        apply(&mut desk, &grid, report(case, "fault", "unit:t1"));
    }
    let merge = |case, into: &'static str, time| EventRow { to: into.into(), ..event(case, time, "p2", Move::Merge) };
    apply(&mut desk, &grid, merge("c", "b", "2024-07-01T09:00"));
    apply(&mut desk, &grid, merge("b", "a", "2024-07-01T10:00"));
    let view = desk.case(&grid, "a", "p2").expect("may read");
    assert_eq!((view.merged, desk.status("c"), desk.open()), (2, Some(Status::Merged), 1));
    assert_eq!(refusal(&mut desk, &grid, merge("a", "b", "2024-07-01T11:00")), "case.merge");
    assert_eq!(desk.light("b", at("2030-01-01T00:00")), Some(Light::Off));
}

/// What a city published of a month: Tianmen, December 2016.
#[test]
fn the_published_month_comes_out_to_the_last_digit() {
    let charter = r#"
        tiers = ["city", "street"]
        posts = [{ key = "dispatcher", at = ["city"] }, { key = "patrol", at = ["street"] }, { key = "checker", at = ["city"] }]
        kinds = [{ key = "event" }, { key = "component" }]
        [desk]
        channels = [{ key = "patrol" }, { key = "app" }]
        [[flows]]
        key = "city"
        like = "city"
        limit = "P5D"
        natural = true
    "#;
    let tables = [
        (TableKind::Units, "key,parent,tier\ncity,,city\nstreet,city,street"),
        (TableKind::People, "key,cell\np1,street\np2,street\np3,street"),
        (TableKind::Appointments, "person,post,unit\np1,patrol,street\np2,dispatcher,city\np3,checker,city"),
    ];
    let grid = small::grid(charter, None, &tables);
    let mut desk = Desk::new(grid.charter());
    // 1054 came in, 996 were filed: 953 by patrol and 43 by app; 971 events, 25 components. 972 are due in
    // the month, 956 and 16; 911 were closed, 902 and 9, of which 737 on time.
    for number in 0..1054 {
        let component = number % 40 == 0 && number < 1000;
        let channel = if number < 953 { "patrol" } else { "app" };
        let case = format!("c{number:04}");
        let filed = number < 996;
        let (of_kind, due) = if component { (number / 40, 16) } else { (number - number.min(960) / 40 - 1, 956) };
        // What is reported after the 26th is due next month.
        let day = if of_kind < due { 1 + number % 20 } else { 28 };
        let time = |day: i32, hour: i32| format!("2016-12-{day:02}T{hour:02}:00");
        let kind = if component { "component" } else { "event" };
        let row = event(&case, &time(day, 8), "p1", Move::Report);
        apply(
            &mut desk,
            &grid,
            EventRow { kind: kind.into(), place: "unit:street".into(), channel: channel.into(), ..row },
        );
        if !filed {
            let row = event(&case, &time(day, 9), "p2", Move::Close);
            apply(&mut desk, &grid, EventRow { outcome: Some(Outcome::Rejected), answer: "told".into(), ..row });
            continue;
        }
        apply(&mut desk, &grid, event(&case, &time(day, 9), "p2", Move::File));
        let closed = if component { of_kind < 9 } else { of_kind < 902 };
        if !closed {
            continue;
        }
        let row = event(&case, &time(day, 10), "p2", Move::Dispatch);
        apply(&mut desk, &grid, EventRow { to: "unit:street".into(), ..row });
        apply(&mut desk, &grid, event(&case, &time(day, 11), "p1", Move::Handle));
        apply(&mut desk, &grid, event(&case, &time(day, 12), "p1", Move::Feedback));
        apply(&mut desk, &grid, event(&case, &time(day, 13), "p3", Move::Verify));
        let on_time = if component { true } else { of_kind < 728 };
        let row = event(&case, &time(if on_time { day + 2 } else { day + 7 }, 14), "p2", Move::Close);
        apply(&mut desk, &grid, EventRow { outcome: Some(Outcome::Rectified), answer: "told".into(), ..row });
    }
    let december = PeriodKind::Month.of(parse_date("2016-12-01").expect("a day"));
    let request = |by_kind, by_channel| MetricsRequest {
        periods: vec![december],
        unit: None,
        by_kind,
        by_channel,
        by_tier: None,
    };
    let closing = Sum { count: Count::Closed, over: vec![Count::Due], less: vec![] };
    let on_time = Sum { count: Count::OnTime, over: vec![Count::Due], less: vec![] };
    let all = &desk.metrics(&grid, &request(false, false)).expect("counts")[0].counts;
    let counted = [Count::Reported, Count::Filed, Count::Due, Count::Closed, Count::OnTime].map(|count| all.get(count));
    assert_eq!(counted, [1054, 996, 972, 911, 737]);
    assert_eq!(all.rate(&closing).expect("due").to_string(), "93.72 %");
    assert_eq!(all.rate(&on_time).expect("due").to_string(), "75.82 %");
    let by_kind = desk.metrics(&grid, &request(true, false)).expect("counts");
    let line = |row: &gridcore::case::MetricsRow| {
        let [filed, due, closed] = [Count::Filed, Count::Due, Count::Closed].map(|count| row.counts.get(count));
        (row.kind.clone().expect("a kind"), filed, due, closed, row.counts.rate(&closing).expect("due").to_string())
    };
    assert_eq!(
        by_kind.iter().map(line).collect::<Vec<_>>(),
        [
            ("component".to_owned(), 25, 16, 9, "56.25 %".to_owned()),
            ("event".to_owned(), 971, 956, 902, "94.35 %".to_owned()),
        ]
    );
    let by_channel = desk.metrics(&grid, &request(false, true)).expect("counts");
    let filed: Vec<_> = by_channel.iter().map(|row| (row.channel.as_deref(), row.counts.get(Count::Filed))).collect();
    assert_eq!(filed, [(Some("app"), 43), (Some("patrol"), 953)]);
    // Less what was deferred: nothing was. Over nothing there is no value.
    let deferred = Sum { count: Count::Closed, over: vec![Count::Due], less: vec![Count::Deferred] };
    assert_eq!(all.rate(&deferred), all.rate(&closing));
    let never = MetricsRequest {
        periods: vec![Period::new(Date::constant(2020, 1, 1), Date::constant(2020, 2, 1))],
        ..request(false, false)
    };
    assert_eq!(desk.metrics(&grid, &never).expect("counts")[0].counts.rate(&closing), None);
    assert!(Desk::replay(grid.charter(), desk.events()).expect("its own events") == desk);
}

/// 375 reports and 210 rectified problems stand side by side, with 36 rules and 78 work flows.
#[test]
fn reports_and_what_came_of_them_are_counted_apart() {
    let grid = grid(HELD);
    let mut desk = Desk::new(grid.charter());
    for number in 0..375 {
        let case = format!("r{number:03}");
        apply(&mut desk, &grid, report(&case, "fault", "unit:t1"));
        let find = |time| event(&case, time, "p2", Move::Find);
        if number < 70 {
            apply(&mut desk, &grid, EventRow { problems: 3, ..find("2024-07-01T09:00") });
        }
        for (product, many) in [("rule", 36), ("work-flow", 78)] {
            if number < many {
                apply(&mut desk, &grid, EventRow { products: 1, product: product.into(), ..find("2024-07-01T09:00") });
            }
        }
        apply(&mut desk, &grid, event(&case, "2024-07-02T10:00", "p2", Move::Handle));
        apply(&mut desk, &grid, event(&case, "2024-07-02T11:00", "p3", Move::Verify));
        let outcome = Some(if number < 70 { Outcome::Rectified } else { Outcome::Explained });
        let close = event(&case, "2024-07-02T12:00", "p3", Move::Close);
        apply(&mut desk, &grid, EventRow { outcome, answer: "letter".into(), ..close });
    }
    let year = vec![PeriodKind::Year.of(parse_date("2024-07-01").expect("a day"))];
    let request = MetricsRequest {
        periods: year,
        unit: Some("s".into()),
        by_kind: false,
        by_channel: false,
        by_tier: Some("team".into()),
    };
    let rows = desk.metrics(&grid, &request).expect("counts");
    let counts = &rows[0].counts;
    assert_eq!((rows.len(), rows[0].unit.as_deref()), (1, Some("t1")));
    assert_eq!([Count::Reported, Count::Problems, Count::Rectified].map(|count| counts.get(count)), [375, 210, 210]);
    assert_eq!((counts.outcome(Outcome::Rectified), counts.outcome(Outcome::Explained)), (70, 305));
    assert_eq!(counts.get(Count::Ended), 375, "none is unaccounted for");
    assert_eq!(desk.products(), [("rule".to_owned(), 36), ("work-flow".to_owned(), 78)]);
    let matrix = desk.step_matrix("faults").expect("the flow");
    assert_eq!(matrix.stages, ["solving", "checking", "closing"]);
    assert_eq!(matrix.rows, [("unit:t1".to_owned(), vec![375, 375, 375])]);
}
