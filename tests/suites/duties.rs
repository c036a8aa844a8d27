//! Reviews of duties against an oracle that goes day by day, and what a review adds up to.

use gridcore::duty::{self, Review, ReviewList, ReviewRequest};
use gridcore::time::{Date, Period, PeriodKind};
use gridcore::{Charter, Grid, Points, Roster, TableKind, json};
use gridcore_tests::generate::{config, seeds};
use gridcore_tests::oracle::duties::{NaiveLine, lines};
use gridcore_tests::oracle::scores::after;
use gridcore_tests::random::Random;
use gridcore_tests::small;
use proptest::prelude::*;

const START: Date = Date::constant(2023, 12, 27);
const DAYS: usize = 100;

const CHARTER: &str = r#"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }, { key = "officer", at = ["team"], seats = { max = 2 } }]
    links = [{ key = "contact", source = "post", target = "person" }, { key = "pair", source = "person", target = "person" }]
    duty_lists = [
        { key = "routine", tier = "team", post = "lead", items = [
            { key = "meeting", kind = "meeting", every = "month", last = 10, points = 2, late = 0.5, missed = -1 },
            { key = "sweep", every = "week", first = 5, times = 2, points = 0.25 },
            { key = "event", kind = "training" },
        ] },
        { key = "leads", post = "lead", revised = { every = "month", first = 5 }, items = [
            { key = "report", kind = "report", every = "quarter", last = 15, missed = -3 },
        ] },
        { key = "officers", post = "officer", items = [{ key = "round", every = "week" }] },
        { key = "talks", link = "contact", items = [{ key = "talk", kind = "contact", every = "month" }] },
        { key = "pairs", link = "pair", items = [{ key = "visit", kind = "contact", every = "quarter", times = 3 }] },
        { key = "tasks", tasks = true, items = [{ key = "follow-up", every = "week", first = 4 }] },
    ]
"#;

const PEOPLE: [&str; 5] = ["p1", "p2", "p3", "p4", "p5"];

fn day(random: &mut Random) -> Date {
    after(START, i64::try_from(random.below(DAYS)).unwrap())
}

/// Days from one to another, or none.
fn span(random: &mut Random) -> String {
    let (one, other) = (day(random), day(random));
    match random.below(3) {
        0 => ",".to_owned(),
        1 => format!("{},", one.min(other)),
        _ if one == other => ",".to_owned(),
        _ => format!("{},{}", one.min(other), one.max(other)),
    }
}

/// An organisation whose appointments, links and second team come and go, and rows of all kinds.
fn roster(charter: &Charter, random: &mut Random) -> Roster {
    let units = format!("key,parent,tier,from,until\ns,,site,,\nt1,s,team,,\nt2,s,team,{},\n", after(START, 20));
    let mut appointments = String::from("person,post,unit,from,until\n");
    let mut links = String::from("kind,source,target,from,until\n");
    for person in PEOPLE {
        for post in ["lead", "officer"] {
            if random.chance(50) {
                appointments.push_str(&format!("{person},{post},t1,{}\n", span(random)));
            }
        }
        if random.chance(50) {
            links.push_str(&format!("contact,post:lead@t1,person:{person},{}\n", span(random)));
        }
        let other = random.pick(&PEOPLE);
        if other != person {
            links.push_str(&format!("pair,person:{person},person:{other},{}\n", span(random)));
        }
    }
    let mut tasks = String::from("key,list,owner,opened,deadline,closed\n");
    for number in 0..random.below(5) {
        let opened = day(random);
        let closed =
            if random.chance(50) { after(opened, 30).min(after(START, 100)).to_string() } else { String::new() };
        let owner = random.pick(&["", "person:p1", "post:lead@t1"]);
        tasks.push_str(&format!("k{number},tasks,{owner},{opened},{},{closed}\n", after(opened, 14)));
    }
    let mut rows = String::from("date,duty,subject,target,task,state,count,period,author\n");
    for _ in 0..random.between(5, 80) {
        rows.push_str(&row(random, tasks.lines().count() - 1));
    }
    let tables = [
        (TableKind::Units, units.as_str()),
        (TableKind::People, "key,cell\np1,t1\np2,t1\np3,t1\np4,t1\np5,t1\n"),
        (TableKind::Appointments, &appointments),
        (TableKind::Links, &links),
        (TableKind::Tasks, &tasks),
        (TableKind::Duties, &rows),
    ];
    small::roster(charter, &tables)
}

fn row(random: &mut Random, tasks: usize) -> String {
    let date = day(random);
    let person = random.pick(&PEOPLE);
    let other = random.pick(&PEOPLE);
    let holder = if random.chance(50) { format!("person:{person}") } else { "post:lead@t1".to_owned() };
    let duty = random.pick(&["meeting", "sweep", "leads", "report", "round", "talk", "visit", "follow-up", "event"]);
    let (subject, target, task) = match duty {
        "meeting" | "sweep" | "event" => {
            (random.pick(&["unit:t1", "unit:t2"]).to_owned(), String::new(), String::new())
        }
        "leads" | "report" => (holder, String::new(), String::new()),
        "round" => (format!("person:{person}"), String::new(), String::new()),
        "talk" => (holder, format!("person:{other}"), String::new()),
        "visit" => (format!("person:{person}"), format!("person:{other}"), String::new()),
        _ if tasks == 0 => return String::new(),
        _ => (String::new(), String::new(), format!("k{}", random.below(tasks))),
    };
    let state = random.pick(&["", "", "done", "missed", "excused"]);
    let count =
        if matches!(state, "" | "done") && random.chance(40) { random.below(30).to_string() } else { String::new() };
    let author = if state == "excused" { "unit:s" } else { "" };
    let every = match duty {
        "meeting" | "leads" | "talk" => Some(PeriodKind::Month),
        "report" | "visit" => Some(PeriodKind::Quarter),
        "event" => None,
        _ => Some(PeriodKind::Week),
    };
    // Some rows are about a period that is over, and a few about one to come.
    let period = every.filter(|_| random.chance(30)).map(|every| every.of(day(random)).to_string()).unwrap_or_default();
    format!("{date},{duty},{subject},{target},{task},{state},{count},{period},{author}\n")
}

fn reviewed(charter: &Charter, roster: &Roster, period: Period, today: Date) -> Review {
    let grid = Grid::at(charter, roster, today).unwrap_or_else(|error| panic!("{}", error.findings()));
    duty::review(&grid, roster, &ReviewRequest { period, today }).unwrap_or_else(|error| panic!("{}", error.findings()))
}

fn shown(review: &Review) -> Vec<NaiveLine> {
    let line = |line: &duty::Line| {
        let other = line.target().or(line.task()).unwrap_or_default().to_owned();
        let counts = [line.times, line.done, line.late, line.excused, line.missed, line.open, line.vacant];
        (line.duty().to_owned(), line.period.to_string(), line.subject().to_owned(), other, counts)
    };
    let mut lines: Vec<NaiveLine> = review.lines.iter().map(line).collect();
    lines.sort();
    lines
}

/// What each duty adds up to, as numbers alone.
fn sums(review: &Review) -> Vec<[i128; 10]> {
    let total = |total: &duty::Total| {
        let counts = [total.expected, total.done, total.late, total.excused, total.missed, total.open, total.vacant];
        let [a, b, c, d, e, f, g] = counts.map(i128::from);
        [a, b, c, d, e, f, g, total.points.thousandths().into(), total.held.into(), total.participations.into()]
    };
    review.totals.iter().map(total).collect()
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn a_review_is_that_of_its_days(seed in seeds()) {
        let mut random = Random::new(seed);
        let charter = small::charter(CHARTER);
        let roster = roster(&charter, &mut random);
        let today = after(START, i64::try_from(DAYS).unwrap());
        let (one, other) = (day(&mut random), day(&mut random));
        let period = Period::new(one.min(other), one.max(other));
        let review = reviewed(&charter, &roster, period, today);
        prop_assert_eq!(shown(&review), lines(&charter, &roster, period, today));
    }

    #[test]
    fn what_may_still_be_done_is_open(seed in seeds()) {
        let mut random = Random::new(seed);
        let charter = small::charter(CHARTER);
        let roster = roster(&charter, &mut random);
        let last = roster.duties().map(|row| row.date).chain(roster.tasks().flat_map(|t| [t.opened, t.closed.unwrap_or(t.opened)]));
        let today = last.max().unwrap_or(START);
        let period = Period::new(after(START, 40), after(START, 140));
        let review = reviewed(&charter, &roster, period, today);
        prop_assert_eq!(shown(&review), lines(&charter, &roster, period, today));
    }

    #[test]
    fn days_add_up(seed in seeds()) {
        let mut random = Random::new(seed);
        let charter = small::charter(CHARTER);
        let roster = roster(&charter, &mut random);
        let (from, until) = (START, after(START, i64::try_from(DAYS).unwrap()));
        let whole = sums(&reviewed(&charter, &roster, Period::new(from, until), until));
        let mut parts = vec![[0; 10]; whole.len()];
        for period in PeriodKind::Week.between(from, until) {
            let part = Period::new(period.from().max(from), period.until().min(until));
            for (sum, own) in parts.iter_mut().zip(sums(&reviewed(&charter, &roster, part, until))) {
                sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
            }
        }
        prop_assert_eq!(&parts, &whole);
        for [expected, parts @ ..] in &whole {
            prop_assert_eq!(parts[..6].iter().sum::<i128>(), *expected);
        }
    }

    #[test]
    fn the_order_of_rows_says_nothing(seed in seeds()) {
        let mut random = Random::new(seed);
        let charter = small::charter(CHARTER);
        let roster = roster(&charter, &mut random);
        let today = after(START, i64::try_from(DAYS).unwrap());
        let mut backwards = Roster::new();
        backwards
            .add_units(roster.units().collect::<Vec<_>>().into_iter().rev())
            .add_people(roster.people())
            .add_appointments(roster.appointments().collect::<Vec<_>>().into_iter().rev())
            .add_links(roster.links().collect::<Vec<_>>().into_iter().rev())
            .add_tasks(roster.tasks().collect::<Vec<_>>().into_iter().rev())
            .add_duties(roster.duties().collect::<Vec<_>>().into_iter().rev());
        let period = Period::new(START, today);
        let [one, other] = [&roster, &backwards].map(|roster| json::review(&reviewed(&charter, roster, period, today)));
        prop_assert_eq!(one, other);
    }
}

const SMALL: &str = r#"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }]
    kinds = [{ key = "fault" }]
    links = [{ key = "contact", source = "person", target = "person" }]
    flows = [{ key = "faults", like = "solve_or_escalate" }]
    duty_lists = [
        { key = "talks", link = "contact", items = [{ key = "talk", kind = "contact", every = "month" }] },
        { key = "leads", post = "lead", revised = { every = "month", first = 5 }, items = [
            { key = "report", kind = "report", every = "month", points = 1.5, late = 1, missed = -2 }] },
        { key = "projects", tasks = true, needs = ["deadline", "measures", "team"], items = [{ key = "publish", every = "month" }] },
    ]
    checklists = [{ key = "look-back", items = [{ key = "records" }, { key = "wiring", kind = "fault" }] }]
    [risks]
    tier = "team"
    post = "lead"
    levels = ["high", "low"]
"#;

/// Two teams of three, one without a lead.
fn small_review(tables: &[(TableKind, &str)], period: &str, today: &str) -> Review {
    let charter = small::charter(SMALL);
    let base = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n"),
        (TableKind::People, "key,cell\np1,t1\np2,t1\np3,t2\n"),
        (TableKind::Appointments, "person,post,unit\np1,lead,t1\n"),
        (TableKind::Links, "kind,source,target\ncontact,person:p1,person:p2\ncontact,person:p1,person:p3\n"),
    ];
    let roster = small::roster(&charter, &[&base, tables].concat());
    let grid = Grid::new(&charter, &roster).expect("a grid");
    let request = ReviewRequest { period: period.parse().expect("a period"), today: today.parse().expect("a day") };
    duty::review(&grid, &roster, &request).unwrap_or_else(|error| panic!("{}", error.findings()))
}

#[test]
fn points_due_are_entries_of_a_ledger() {
    let rows = "date,duty,subject,period\n2024-05-31,report,person:p1,\n2024-07-02,report,post:lead@t1,2024-06\n";
    let review = small_review(&[(TableKind::Duties, rows)], "2024-Q2", "2024-07-03");
    let due: Vec<(String, String)> = review
        .entries("duty", "unit:s")
        .map(|row| (row.id.to_string(), row.points.expect("some").to_string()))
        .collect();
    let expected =
        [("report/2024-04/person:p1", "-2"), ("report/2024-05/person:p1", "1.5"), ("report/2024-06/person:p1", "1")];
    assert_eq!(due, expected.map(|(id, points)| (id.to_owned(), points.to_owned())));
    let total = &review.totals[2];
    assert_eq!((total.duty(), total.points, total.vacant), ("report", "0.5".parse::<Points>().unwrap(), 3));
    // What is due today is not missed yet.
    let review = small_review(&[], "2024-06", "2024-06-30");
    assert_eq!((review.totals[2].open, review.totals[2].missed, review.entries("duty", "unit:s").count()), (2, 0, 0));
}

#[test]
fn who_was_not_reached_is_told_with_by_whom_and_by_when() {
    let rows = "date,duty,subject,target\n2024-05-07,talk,person:p1,person:p2\n";
    let review = small_review(&[(TableKind::Duties, rows)], "2024-05", "2024-06-01");
    let reach = &review.reach[0];
    assert_eq!((reach.targets, reach.reached, reach.missed, reach.open), (2, 1, 1, 0));
    let told: Vec<String> =
        review.findings.of("duty.not-reached").map(|finding| finding.message(gridcore::Language::En)).collect();
    assert_eq!(told, ["`person:p3` was to be reached by `person:p1` by 2024-05-31 (`talk` of 2024-05)"]);
}

#[test]
fn an_overdue_revision_is_told_and_the_last_version_is_kept() {
    let rows = "date,duty,subject,ref\n2024-04-03,leads,person:p1,v7\n2024-05-09,leads,person:p1,v8\n";
    let review = small_review(&[(TableKind::Duties, rows)], "2024-Q2", "2024-07-01");
    let states: Vec<[u32; 3]> = review
        .lines
        .iter()
        .filter(|line| line.duty() == "leads" && line.subject() == "person:p1")
        .map(|line| [line.done, line.late, line.missed])
        .collect();
    assert_eq!(states, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
    assert_eq!((review.revisions[0].version.as_str(), review.findings.count("duty.not-revised")), ("v8", 1));
}

#[test]
fn tasks_lack_what_their_list_needs_and_are_followed_up() {
    let tasks = "key,list,owner,opened,deadline,closed,measures,team\n\
        k1,projects,post:lead@t1,2024-04-20,2024-05-10,,plan-1,p1;p2\n\
        k2,projects,person:p3,2024-05-02,2024-06-10,2024-05-20,plan-2,p3\n\
        k3,projects,post:lead@t2,2024-05-02,,,,\n";
    let rows = "date,duty,task\n2024-05-30,publish,k1\n";
    let review = small_review(&[(TableKind::Tasks, tasks), (TableKind::Duties, rows)], "2024-05", "2024-06-02");
    let tasks: Vec<(&str, bool, usize, Option<&str>)> = review
        .tasks
        .iter()
        .map(|task| (task.key.as_str(), task.overdue, task.lacks.len(), task.person.as_deref()))
        .collect();
    assert_eq!(tasks, [("k1", true, 0, Some("p1")), ("k2", false, 0, Some("p3")), ("k3", false, 3, None)]);
    // k2 was closed before the day on which it was to be published.
    let lines: Vec<(Option<&str>, u32, u32)> =
        review.lines.iter().filter(|l| l.duty() == "publish").map(|l| (l.task(), l.done, l.missed)).collect();
    assert_eq!(lines, [(Some("k1"), 1, 0), (Some("k3"), 0, 1)]);
    assert_eq!(review.findings.count("duty.task"), 4);
}

#[test]
fn defects_become_cases_once() {
    use gridcore::case::Desk;
    let rows = "round,date,unit,checklist,item,result,announced,author,mended\n\
        r1,2024-05-06,t1,look-back,records,defect,no,person:p3,2024-05-09\n\
        r1,2024-05-06,t1,look-back,wiring,defect,no,person:p3,\n\
        r1,2024-05-06,t2,look-back,records,good,no,person:p3,\n\
        r1,2024-05-06,t2,look-back,wiring,ok,no,person:p3,\n\
        r2,2024-05-20,t2,look-back,,,,person:p1,\n";
    let review = small_review(&[(TableKind::Inspections, rows)], "2024-05", "2024-06-02");
    let rounds: Vec<(bool, [usize; 6])> =
        review.rounds.iter().map(|r| (r.announced, [r.units, r.items, r.fine, r.defects, r.good, r.mended])).collect();
    assert_eq!(rounds, [(false, [2, 4, 1, 2, 1, 1]), (true, [1, 0, 0, 0, 0, 0])]);
    assert_eq!((review.defects.len(), review.practice.len(), review.findings.count("duty.defect")), (2, 1, 1));
    let charter = small::charter(SMALL);
    let grid = small::grid(
        SMALL,
        None,
        &[(TableKind::Units, "key,parent,tier\ns,,site\nt1,s,team\n"), (TableKind::People, "key,cell\np1,t1\np3,t1\n")],
    );
    let mut desk = Desk::new(&charter);
    let reports: Vec<_> = review.reports().collect();
    assert_eq!(reports.len(), 1);
    desk.apply(&grid, &reports[0]).unwrap_or_else(|error| panic!("{}", error.findings()));
    assert!(desk.apply(&grid, &reports[0]).is_err(), "the same defect is no second case");
}

#[test]
fn registers_count_open_risks_and_those_nobody_answers_for() {
    let rows = "key,unit,kind,level,owner,opened,closed\n\
        x1,t1,fire,high,,2024-01-05,\n\
        x2,t1,fall,low,person:p2,2024-01-05,2024-03-01\n\
        x3,t1,fall,,person:p2,2024-01-05,\n\
        x4,t2,fall,low,,2024-01-05,\n";
    let review = small_review(&[(TableKind::Risks, rows)], "2024-05", "2024-06-02");
    let registers: Vec<(&str, [usize; 3], &[usize])> = review
        .registers
        .iter()
        .map(|r| (r.unit.as_str(), [r.open, r.unowned, r.closed], r.levels.as_slice()))
        .collect();
    assert_eq!(registers, [("t1", [2, 0, 1], &[1, 0, 1][..]), ("t2", [1, 1, 0], &[0, 1, 0][..])]);
    assert_eq!((review.findings.count("duty.risk-unowned"), review.findings.count("duty.no-register")), (1, 0));
    assert_eq!(small_review(&[], "2024-05", "2024-06-02").findings.count("duty.no-register"), 2);
}

#[test]
fn lists_say_what_their_columns_are_called() {
    let tables = [
        (TableKind::Duties, "date,duty,subject\n2024-05-03,leads,person:p1\n"),
        (TableKind::Risks, "key,unit,level,opened\nx1,t1,high,2024-01-05\n"),
    ];
    let review = small_review(&tables, "2024-05", "2024-06-02");
    let parsed: serde_json::Value = serde_json::from_str(&json::review(&review)).expect("JSON");
    for list in ReviewList::ALL {
        let rows = parsed[list.as_str()].as_array().expect("a list");
        assert_eq!(rows.len(), review.len(*list), "{list}");
        let names: Vec<&str> = list.columns().iter().map(|(name, _)| *name).collect();
        for row in rows {
            assert!(
                row.as_object().expect("an object").keys().all(|key| names.contains(&key.as_str())),
                "{list}: {row}"
            );
        }
        review.rows(*list, &mut |row| assert_eq!(row.len(), names.len(), "{list}"));
    }
    assert_eq!(parsed["registers"][0]["levels"], serde_json::json!(["high=1"]));
    assert_eq!(
        parsed["burden"][0],
        serde_json::json!({"person": "p1", "due": 4, "reports": 1, "meetings": 0, "contacts": 2, "trainings": 0, "tasks": 0})
    );
    assert_eq!(parsed["findings"]["total"], review.findings.len());
}
