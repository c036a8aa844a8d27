//! The desk against a model of it, and its clocks against one that looks every minute.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use gridcore::case::{Count, Desk, Escalation, EventRow, MetricsRequest, Move, Status};
use gridcore::time::{Calendar, Date, Moment, Period};
use gridcore::{Grid, Outcome, TableKind, json};
use gridcore_tests::small;
use proptest::prelude::*;

const CHARTER: &str = r#"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }, { key = "head", at = ["site"] }]
    calendars = [{ key = "office", hours = ["08:30-12:00", "13:30-17:30"], holidays = [2024-07-03] }]
    [[flows]]
    key = "faults"
    limit = "P3D"
    stages = [
        { key = "filing", work = "file", next = ["solving"], outcomes = ["void", "duplicate"] },
        { key = "solving", work = "handle", next = ["checking"], back = ["filing"], limit = "PT5H", escalate = [
            { percent = 50 }, { percent = 100, posts = ["head"] }, { percent = 250 },
        ] },
        { key = "checking", work = "verify", next = ["closing"], back = ["solving"], limit = "PT3H", natural = true, escalate = [
            { percent = 33 },
        ] },
        { key = "closing", outcomes = ["rectified", "explained"] },
    ]
"#;

fn grid() -> Grid {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt1,s,team"),
        (TableKind::People, "key,cell\np1,t1\np2,t1\np3,t1\np4,t1"),
        (TableKind::Appointments, "person,post,unit\np2,lead,t1\np3,head,s\np4,lead,t1"),
    ];
    small::grid(CHARTER, None, &tables)
}

/// Minutes from Monday, 1 July 2024.
fn moment(minute: u32) -> Moment {
    let (day, of_day) = (minute / 1440, minute % 1440);
    format!("2024-07-{:02}T{:02}:{:02}", 1 + day, of_day / 60, of_day % 60).parse().expect("a moment")
}

/// A step at random: how much later, which case, which move, by whom.
#[derive(Debug, Clone)]
struct Step {
    later: u32,
    case: usize,
    action: Move,
    by: usize,
    pick: usize,
}

const CASES: [&str; 3] = ["a", "b", "c"];
const PEOPLE: [&str; 4] = ["p1", "p2", "p3", "p4"];

fn step() -> impl Strategy<Value = Step> {
    let moves: Vec<Move> = Move::ALL
        .iter()
        .copied()
        .filter(|m| !matches!(m, Move::Join | Move::SignOff | Move::Dispatch | Move::Claim))
        .collect();
    // The way through the flow more often than what leads astray.
    let way = [Move::Report, Move::File, Move::Handle, Move::Verify, Move::Close];
    let action = prop_oneof![proptest::sample::select(way.to_vec()), proptest::sample::select(moves)];
    (0_u32..400, 0..CASES.len(), action, 0..PEOPLE.len(), 0_usize..4).prop_map(|(later, case, action, by, pick)| Step {
        later,
        case,
        action,
        by,
        pick,
    })
}

fn row(step: &Step, minute: u32) -> EventRow<'static> {
    let plain = EventRow {
        case: CASES[step.case].into(),
        at: moment(minute),
        by: PEOPLE[step.by].into(),
        action: step.action,
        ..EventRow::default()
    };
    let outcomes = [Outcome::Rectified, Outcome::Explained, Outcome::Void, Outcome::Rejected];
    match step.action {
        Move::Report => EventRow { place: "unit:t1".into(), ..plain },
        Move::Close => EventRow {
            outcome: Some(outcomes[step.pick]),
            answer: "told".into(),
            forced: step.later.is_multiple_of(9),
            ..plain
        },
        Move::Propose => EventRow { to: "unit:s".into(), answer: "told".into(), ..plain },
        Move::Merge => EventRow { to: CASES[step.pick % 3].into(), ..plain },
        Move::Defer => EventRow { until: Some(moment(minute + 1 + step.later)), ..plain },
        Move::Extend => EventRow { limit: Some("PT2H".parse().expect("a limit")), ..plain },
        Move::Find => EventRow { problems: 1, ..plain },
        _ => plain,
    }
}

/// A case as the model has it.
#[derive(Debug, Clone)]
struct Modelled {
    stage: usize,
    status: Status,
    until: u32,
    handler: usize,
    /// Whether the head has it, having been passed up.
    up: bool,
    appealed: bool,
    reporter: usize,
    last: u32,
}

const STAGES: [(&str, Move, Option<Move>, &[Outcome]); 4] = [
    ("filing", Move::File, None, &[Outcome::Void]),
    ("solving", Move::Handle, Some(Move::Return), &[]),
    ("checking", Move::Verify, Some(Move::Rework), &[]),
    ("closing", Move::Advance, None, &[Outcome::Rectified, Outcome::Explained]),
];

/// Whether a step is legal, by rules written down once more; and what it does if so.
fn model(cases: &mut BTreeMap<usize, Modelled>, step: &Step, minute: u32, row: &EventRow<'_>) -> bool {
    let (head, leads) = (step.by == 2, step.by == 1 || step.by == 3);
    let Some(case) = cases.get(&step.case).cloned() else {
        let legal = step.action == Move::Report;
        if legal {
            cases.insert(
                step.case,
                Modelled {
                    stage: 0,
                    status: Status::Open,
                    until: 0,
                    handler: 9,
                    up: false,
                    appealed: false,
                    reporter: step.by,
                    last: minute,
                },
            );
        }
        return legal;
    };
    let moves = head || (leads && !case.up);
    let approves = moves && case.handler != step.by;
    let open = case.status == Status::Open && minute >= case.until;
    let mut next = case.clone();
    next.last = minute;
    let legal = match (step.action, case.status) {
        (Move::Report, _) | (_, Status::Merged) => false,
        (Move::Appeal, Status::Closed) => {
            next.appealed = true;
            !case.appealed && case.reporter == step.by
        }
        (Move::Reopen, Status::Closed) => {
            next.status = Status::Open;
            next.appealed = false;
            next.stage = 1;
            approves
        }
        (_, Status::Closed) => false,
        (Move::Resume, _) => {
            next.status = Status::Open;
            next.until = 0;
            moves && !open
        }
        // Above the head there is nobody.
        (Move::Oversee, _) => head && !case.up,
        _ if !open => false,
        (Move::Close, _) => {
            next.status = Status::Closed;
            let outcome = row.outcome.expect("an outcome");
            if row.forced { approves } else { moves && STAGES[case.stage].3.contains(&outcome) }
        }
        (Move::Merge, _) => {
            let into = cases.get(&(step.pick % 3));
            next.status = Status::Merged;
            case.stage == 0
                && moves
                && step.pick % 3 != step.case
                && into.is_some_and(|other| matches!(other.status, Status::Open | Status::Suspended))
        }
        (Move::Suspend, _) => {
            next.status = Status::Suspended;
            approves
        }
        (Move::Defer, _) => {
            next.until = minute + 1 + step.later;
            approves
        }
        (Move::Extend, _) => approves,
        (Move::Escalate, _) => {
            next.up = true;
            moves && !case.up
        }
        (Move::Find, _) => moves,
        (action, _) => {
            let (_, work, back, _) = STAGES[case.stage];
            let on = action == work && case.stage < 3;
            if on {
                next.stage += 1;
                if action == Move::Handle {
                    next.handler = step.by;
                }
            } else if back == Some(action) {
                next.stage -= 1;
            }
            let own = action == Move::Verify && case.handler == step.by;
            (on || back == Some(action)) && moves && !own
        }
    };
    if legal {
        cases.insert(step.case, next);
    }
    legal
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_desk_does_what_its_model_does(steps in proptest::collection::vec(step(), 1..60)) {
        let grid = grid();
        let (mut desk, mut cases, mut minute) = (Desk::new(grid.charter()), BTreeMap::new(), 600);
        for step in &steps {
            minute += step.later;
            let row = row(step, minute);
            let expected = model(&mut cases, step, minute, &row);
            let own = desk.legal_moves_for(&grid, &row.case, row.at, &row.by).expect("a person who is there");
            let offered = own.iter().any(|option| option.action == row.action);
            let taken = desk.apply(&grid, &row);
            // What is taken was offered to who did it, and nobody is offered what they may not do.
            prop_assert!(taken.is_err() || offered || row.action == Move::Report, "{:?}", row);
            if let Err(error) = &taken {
                let barred = error.findings().iter().any(|finding| finding.rule() == "case.entitled");
                prop_assert!(!(barred && offered) || matches!(row.action, Move::Escalate | Move::Close), "{:?}", row);
            }
            prop_assert_eq!(taken.is_ok(), expected, "{:?}: {:?}", row, taken);
            // What is said to be legal is what the flow allows, whoever asks.
            let listed = desk.legal_moves(CASES[step.case], moment(minute));
            prop_assert_eq!(listed.is_empty(), cases.get(&step.case).is_none_or(|case| case.status == Status::Merged));
        }
        prop_assert_eq!(desk.len(), cases.len(), "no case is lost");
        for (number, case) in &cases {
            prop_assert_eq!(desk.status(CASES[*number]), Some(case.status));
            let view = desk.case(&grid, CASES[*number], "p3").expect("the head reads all");
            prop_assert_eq!(view.stage.as_str(), STAGES[case.stage].0);
            prop_assert_eq!(view.outcome.is_some(), matches!(case.status, Status::Closed | Status::Merged));
        }
        let all = Period::new(Date::constant(2024, 1, 1), Date::constant(2026, 1, 1));
        let request = MetricsRequest { periods: vec![all], unit: None, by_kind: false, by_channel: false, by_tier: None };
        for line in desk.metrics(&grid, &request).expect("counts") {
            let count = |count| line.counts.get(count);
            prop_assert_eq!(count(Count::Reported), count(Count::Open) + count(Count::Ended));
            let by_outcome: u64 = Outcome::ALL.iter().map(|outcome| line.counts.outcome(*outcome)).sum();
            prop_assert_eq!(by_outcome, count(Count::Ended));
        }
        prop_assert!(Desk::replay(grid.charter(), desk.events()).expect("its own events") == desk);
        prop_assert!(json::from_desk(grid.charter(), &json::to_desk(&desk)).expect("written by us") == desk);
    }

    #[test]
    fn looking_at_the_clocks_twice_is_looking_once(
        steps in proptest::collection::vec(step(), 1..40), looks in proptest::collection::vec(0_u32..20_000, 1..4),
    ) {
        let grid = grid();
        let mut desk = Desk::new(grid.charter());
        let (mut minute, mut taken) = (600, Vec::new());
        for step in &steps {
            minute += step.later;
            let row = row(step, minute);
            if desk.apply(&grid, &row).is_ok() {
                taken.push((minute, row));
            }
        }
        let mut times: Vec<u32> = looks.into_iter().map(|look| minute + look).collect();
        times.sort_unstable();
        let end = *times.last().expect("a time");
        let mut again = desk.clone();
        let once = desk.escalations(moment(end));
        let often: Vec<Escalation> = times.iter().flat_map(|time| again.escalations(moment(*time))).collect();
        prop_assert_eq!(&once, &often);
        prop_assert!(again == desk);
        prop_assert_eq!(again.escalations(moment(end + 1_000)).into_iter().chain(once.clone()).filter(|e| e.at <= moment(end)).count(), once.len());
        prop_assert_eq!(once, watched(&taken, end));
    }
}

/// By minute of the month, whether it is working time.
static WORKING: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let week = [true, true, true, true, true, false, false];
    let holiday = [(Date::constant(2024, 7, 3), false)];
    let office = Calendar::new(&["08:30-12:00", "13:30-17:30"], week, holiday).expect("a calendar");
    (0..44_600).map(|minute| office.between(moment(minute), moment(minute + 1)) == 1).collect()
});

/// What a watchman notes who looks at the clock of every case every minute.
fn watched(events: &[(u32, EventRow<'static>)], end: u32) -> Vec<Escalation> {
    let levels: [&[u32]; 4] = [&[], &[50, 100, 250], &[33], &[]];
    let mut noted = Vec::new();
    for case in CASES {
        let mut own = events.iter().filter(|(_, row)| row.case == case).peekable();
        let (mut stage, mut elapsed, mut limit, mut told) = (0_usize, 0_u32, 0_u32, 0_usize);
        let (mut runs, mut until) = (false, 0);
        let limits = [0, 300, 180, 0];
        for now in 600..=end {
            // The minute that has just gone by.
            let counts = stage == 2 || WORKING[now as usize - 1];
            if runs && now > 600 && now > until && counts {
                elapsed += 1;
            }
            let reached = |told: usize| levels[stage].get(told).filter(|p| limit > 0 && elapsed * 100 >= limit * **p);
            while let Some(percent) = reached(told).filter(|_| runs) {
                told += 1;
                let stage = STAGES[stage].0.to_owned();
                noted.push(Escalation {
                    case: case.to_owned(),
                    stage,
                    level: told as u32,
                    percent: *percent,
                    at: moment(now),
                });
            }
            while let Some((_, row)) = own.next_if(|(at, _)| *at == now) {
                let enters = match row.action {
                    Move::Report => Some(0),
                    Move::File | Move::Handle | Move::Verify => Some(stage + 1),
                    Move::Return | Move::Rework => Some(stage - 1),
                    Move::Reopen => Some(1),
                    _ => None,
                };
                if let Some(to) = enters {
                    (stage, elapsed, limit, told) = (to, 0, limits[to], 0);
                }
                match row.action {
                    Move::Report | Move::Reopen => runs = true,
                    Move::Close | Move::Merge | Move::Suspend => runs = false,
                    Move::Resume => (runs, until) = (true, 0),
                    Move::Defer => until = now + minutes(row, now),
                    Move::Extend if limit > 0 => limit += 120,
                    _ => {}
                }
            }
        }
    }
    noted.sort_by(|a, b| (a.at, &a.case, &a.stage, a.level).cmp(&(b.at, &b.case, &b.stage, b.level)));
    noted
}

/// How many minutes after `now` a case is deferred until.
fn minutes(row: &EventRow<'_>, now: u32) -> u32 {
    (1..).find(|later| Some(moment(now + later)) == row.until).expect("later")
}
