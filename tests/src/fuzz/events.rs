//! Events at the desk of a small organisation.

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use gridcore::case::{Desk, EventRow, Move, Secrecy, Status};
use gridcore::time::Moment;
use gridcore::{Grid, Outcome, TableKind, json};

use super::sound::error_is_sound;
use crate::small;

/// The most events of one run.
const EVENTS: usize = 64;

const CHARTER: &str = r#"
    networks = [{ key = "line", tiers = ["site", "team"] }, { key = "offices", tiers = ["office"], people = { tag = "x" } }]
    posts = [{ key = "lead", at = ["team"] }, { key = "head", at = ["site"] }, { key = "clerk", at = ["office"] }]
    links = [{ key = "bridge", source = "unit", target = "unit", bridge = { tier = "team", to = "offices" } }]
    kinds = [{ key = "fault" }, { key = "danger", sign_off = "bridge", flow = "city" }, { key = "supply", network = "offices" }]
    calendars = [{ key = "nights", hours = ["22:00-06:00"], days = ["mon", "sat"], workdays = [2024-07-03] }]
    desk = { fallback = [{ unit = "o" }], channels = [{ key = "box", to = { unit = "s" } }] }
    [[flows]]
    key = "faults"
    like = "solve_or_escalate"
    limit = "P2D"
    restart = true
    stages = [{ key = "solving", limit = "PT3H", escalate = [{ percent = 40 }, { percent = 100, posts = ["head"] }] }]
    [[flows]]
    key = "city"
    like = "city"
    natural = true
    limit = "P3D"
"#;

static GRID: LazyLock<Grid> = LazyLock::new(|| {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt,s,team\nu,s,team\no,,office"),
        (TableKind::People, "key,cell\np1,t\np2,t\np3,u\np4,u\np5,u"),
        (TableKind::Areas, "key\nroom"),
        (TableKind::Claims, "area,cell\nroom,u"),
        (TableKind::Links, "kind,source,target\nbridge,unit:t,unit:o"),
        (TableKind::Appointments, "person,post,unit\np2,lead,t\np3,lead,u\np4,head,s\np5,clerk,o"),
    ];
    small::grid(CHARTER, None, &tables)
});

const CASES: [&str; 4] = ["a", "b", "c", ""];
const PEOPLE: [&str; 7] = ["p1", "p2", "p3", "p4", "p5", "p9", ""];
const KINDS: [&str; 4] = ["fault", "danger", "supply", "none"];
const PARTIES: [&str; 10] =
    ["unit:t", "unit:u", "unit:o", "post:lead@u", "post:head@s", "person:p3", "area:room", "a", "b", "nobody"];
const STAGES: [&str; 8] = ["", "solving", "checking", "closing", "filing", "handling", "verification", "lost"];

/// The first byte chooses: if it is even the rest is JSON, if it is odd bytes from which events are made
/// over the keys of an organisation.
pub fn events(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    let mut desk = Desk::new(GRID.charter());
    if choice % 2 == 0 {
        let Ok(text) = std::str::from_utf8(rest) else {
            return;
        };
        match json::from_events(text) {
            Ok(events) => {
                assert_eq!(json::from_events(&json::to_events(&events)).expect("written by us"), events);
                events.iter().take(EVENTS).for_each(|event| take(&mut desk, event));
            }
            Err(error) => error_is_sound(&error),
        }
    } else {
        let mut bytes = Unstructured::new(rest);
        let mut minute = 28_398_240;
        for _ in 0..EVENTS {
            let Ok(event) = event(&mut bytes, &mut minute) else {
                break;
            };
            take(&mut desk, &event);
        }
    }
    end(desk);
}

/// Takes an event, or leaves the desk as it was.
fn take(desk: &mut Desk, event: &EventRow<'_>) {
    let before = desk.clone();
    let legal = desk.legal_moves(&event.case, event.at);
    match desk.apply(&GRID, event) {
        Ok(()) => {
            assert!(event.action == Move::Report || legal.iter().any(|option| option.action == event.action));
            assert!(desk.len() == before.len() + usize::from(event.action == Move::Report));
        }
        Err(error) => {
            error_is_sound(&error);
            assert!(*desk == before, "what is refused leaves no trace");
        }
    }
}

/// What must hold of any desk.
fn end(mut desk: Desk) {
    let replayed = Desk::replay(GRID.charter(), desk.events()).expect("its own events");
    assert!(replayed == desk);
    for case in CASES.iter().filter(|case| desk.status(case).is_some()) {
        let status = desk.status(case);
        let seen = GRID.people().filter_map(|person| desk.case(&GRID, case, person.key()).ok());
        for view in seen {
            assert_eq!(Some(view.status), status);
            assert_eq!(view.outcome.is_some(), matches!(view.status, Status::Closed | Status::Merged));
            assert_eq!(view.into.is_some(), view.status == Status::Merged);
        }
    }
    let far: Moment = "2030-01-01T00:00".parse().expect("a moment");
    let told = desk.escalations(far);
    assert!(told.is_sorted_by_key(|escalation| escalation.at));
    assert!(desk.escalations(far).is_empty());
}

fn event(bytes: &mut Unstructured<'_>, minute: &mut i64) -> Result<EventRow<'static>> {
    *minute += i64::from(bytes.int_in_range(0..=600)?);
    let at = |minute: i64| -> Moment {
        let (day, of_day) = (minute / 1440 - 19_720, minute % 1440);
        let (month, day) = (7 + day / 28 % 6, 1 + day % 28);
        let text = format!(
            "{}-{month:02}-{day:02}T{:02}:{:02}",
            2024 + (minute / 1440 - 19_720) / 168,
            of_day / 60,
            of_day % 60
        );
        text.parse().expect("a moment")
    };
    let mut row = EventRow {
        case: (*bytes.choose(&CASES)?).into(),
        at: at(*minute),
        action: *bytes.choose(Move::ALL)?,
        by: (*bytes.choose(&PEOPLE)?).into(),
        ..EventRow::default()
    };
    // What the move needs, and now and then what it has no use for.
    let stray = bytes.ratio(1, 12)?;
    let of = |moves: &[Move]| stray || moves.contains(&row.action);
    if of(&[Move::Report]) {
        row.kind = (*bytes.choose(&KINDS)?).into();
        row.place = (*bytes.choose(&PARTIES)?).into();
        row.channel = if bytes.ratio(1, 3)? { "box".into() } else { "".into() };
        row.secrecy = if bytes.ratio(1, 3)? { Some(*bytes.choose(Secrecy::ALL)?) } else { None };
        if bytes.ratio(1, 3)? {
            row.about = vec![(*bytes.choose(&PEOPLE)?).into()];
        }
    }
    let action = row.action;
    let of = |moves: &[Move]| stray || moves.contains(&action);
    if of(&[Move::Dispatch, Move::Claim, Move::Propose, Move::Join, Move::Merge]) {
        row.to = (*bytes.choose(&PARTIES)?).into();
    }
    if of(&[Move::Advance, Move::Return, Move::Rework, Move::Reopen]) {
        row.stage = (*bytes.choose(&STAGES)?).into();
    }
    if of(&[Move::Close]) {
        row.outcome = Some(*bytes.choose(Outcome::ALL)?);
        row.forced = bytes.ratio(1, 4)?;
    }
    if of(&[Move::Close, Move::Propose]) {
        row.answer = "told".into();
    }
    if of(&[Move::Extend]) {
        row.limit = Some("PT5H".parse().expect("a limit"));
    }
    if of(&[Move::Defer]) {
        row.until = Some(at(*minute + i64::from(bytes.int_in_range(0..=2_000)?)));
    }
    if of(&[Move::Join]) {
        row.supervisor = (*bytes.choose(&PARTIES)?).into();
        row.partners = vec![(*bytes.choose(&PARTIES)?).into()];
    }
    if of(&[Move::Find]) {
        row.problems = bytes.int_in_range(0..=3)?;
        row.products = bytes.int_in_range(0..=1)?;
        row.product = if row.products > 0 { "rule".into() } else { "".into() };
    }
    Ok(row)
}
