//! Histories: replayed they are what they were, any day is what was in force then, and what is broken is
//! said and loses nothing else.

use gridcore::case::{EventRow, Move, Secrecy};
use gridcore::history::{History, Retention};
use gridcore::score::{BoardRequest, EntryRow, roll_up};
use gridcore::time::{Date, Moment, Period};
use gridcore::{Change, Error, Grid, Language, Outcome, Reference, TableKind};
use gridcore_tests::generate::{Script, batch, cases, config, scripts};
use gridcore_tests::rows::document;
use gridcore_tests::small;
use proptest::prelude::*;

const CHARTER: &str = r#"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }, { key = "head", at = ["site"] }]
    flows = [{ key = "faults", like = "solve_or_escalate", limit = "P2D", stages = [
        { key = "solving", limit = "PT4H", escalate = [{ percent = 100, posts = ["head"] }] },
    ] }]
    [[schemes]]
    key = "points"
    rules = [{ key = "tidy", points = 2 }, { key = "late", least = -3, most = -1 }]
"#;

fn day(text: &str) -> Date {
    gridcore::time::parse_date(text).expect("a day")
}

fn at(text: &str) -> Moment {
    text.parse().expect("a moment")
}

fn begun() -> History {
    let tables = [
        (TableKind::Units, "key,parent,tier\nnorth,,site\nsouth,,site\nt1,north,team\nt2,north,team"),
        (TableKind::People, "key,cell\n0001,t1\n0002,t1\n0003,t2\n0004,t2"),
        (TableKind::Appointments, "person,post,unit\n0002,lead,t1\n0003,head,north"),
    ];
    let grid = small::grid(CHARTER, Some(day("2024-01-01")), &tables);
    History::new(&grid, at("2024-01-01T08:00")).expect("a history")
}

fn entry(id: &str, date: &str, subject: &str) -> EntryRow<'static> {
    EntryRow {
        id: id.to_owned().into(),
        date: day(date),
        subject: subject.to_owned().into(),
        rule: "tidy".into(),
        author: "person:0003".into(),
        ..EntryRow::default()
    }
}

fn event(case: &'static str, time: &str, by: &'static str, action: Move) -> EventRow<'static> {
    EventRow { case: case.into(), at: at(time), by: by.into(), action, ..EventRow::default() }
}

/// A year with something of everything.
fn year() -> History {
    let mut history = begun();
    let tidy = [entry("e1", "2024-03-04", "person:0001"), entry("e2", "2024-03-05", "person:0003")];
    history.post("points", day("2024-03-05"), at("2024-03-05T09:00"), tidy).expect("entries");
    let report = EventRow { place: "unit:t1".into(), ..event("c1", "2024-03-06T08:30", "0001", Move::Report) };
    history.event(at("2024-03-06T08:31"), &report).expect("a report");
    history.event(at("2024-03-06T10:01"), &event("c1", "2024-03-06T10:00", "0002", Move::Handle)).expect("handled");
    assert!(history.escalations(at("2024-03-06T10:30"), at("2024-03-06T10:30")).expect("told").is_empty());
    history.event(at("2024-03-07T08:31"), &event("c1", "2024-03-07T08:30", "0003", Move::Verify)).expect("verified");
    let close = EventRow {
        outcome: Some(Outcome::Rectified),
        answer: "letter-1".into(),
        ..event("c1", "2024-03-07T09:00", "0003", Move::Close)
    };
    history.event(at("2024-03-07T09:00"), &close).expect("closed");
    // In April team t1 goes to the south, and 0001 to t2.
    let april = [Change::move_unit("t1", "south"), Change::place("0001", "t2")];
    history.apply(day("2024-04-01"), at("2024-04-02T08:00"), &april).expect("changes");
    history
}

fn error(result: Result<impl std::fmt::Debug, Error>) -> (String, String) {
    let error = result.expect_err("a refusal");
    let finding = error.findings().iter().next().expect("a finding");
    (finding.rule().to_owned(), finding.message(Language::En))
}

#[test]
fn a_board_of_march_is_the_same_after_the_reorganisation_of_april() {
    let history = year();
    let march = ["2024-03".parse::<Period>().expect("a month")];
    let board = |history: &History| {
        let grid = history.grid(day("2024-03-31")).expect("a grid");
        let board = roll_up(
            history.ledger("points").expect("a ledger"),
            &grid,
            &BoardRequest { periods: &march, ..BoardRequest::default() },
        )
        .expect("a board");
        board.total("north", 0).expect("a line").sum()
    };
    let before = history.known(at("2024-03-31T23:59")).expect("what was known");
    assert_eq!((board(&before), board(&history)), (gridcore::Points::from(4), gridcore::Points::from(4)));
}

#[test]
fn what_was_known_and_what_holds_are_two_things() {
    let mut history = year();
    // Learnt in May: 0004 left t2 in February.
    let late = [Change::place("0004", "t1")];
    history.apply(day("2024-02-01"), at("2024-05-02T08:00"), &late).expect("a change");
    let cell = |history: &History, text: &str| {
        let grid = history.grid(day(text)).expect("a grid");
        grid.person("0004").expect("a person").cells().map(|cell| cell.key().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(cell(&history, "2024-01-31"), ["t2"]);
    assert_eq!(cell(&history, "2024-02-01"), ["t1"]);
    assert_eq!(cell(&history, "2024-06-01"), ["t1"]);
    let known = history.known(at("2024-05-01T00:00")).expect("what was known");
    assert_eq!(cell(&known, "2024-06-01"), ["t2"]);
    // What would leave a later record without its team is refused, and nothing is changed.
    let before = history.clone();
    let gone = [Change::place("0001", "t2"), Change::place("0002", "t2"), Change::end("0002", "lead", "t1")];
    history.apply(day("2024-02-02"), at("2024-05-03T08:00"), &gone).expect("changes");
    let retired = [Change::place("0004", "t2"), Change::RetireUnit { unit: "t1".into() }];
    let (rule, message) = error(history.apply(day("2024-02-03"), at("2024-05-03T08:00"), &retired));
    assert_eq!(
        (rule.as_str(), message.as_str()),
        ("history.later", "record 7 of 2024-04-01 could not be made any more")
    );
    assert_eq!(history.len(), before.len() + 1);
    history.verify().expect("sound");
}

#[test]
fn undoing_appends_and_undoing_that_does_it_again() {
    let mut history = year();
    let (april, after) = (history.len() - 1, document(&history.grid(day("2024-04-01")).expect("a grid")));
    assert_eq!(history.undo_last(at("2024-04-03T08:00")).expect("undone"), april);
    let undone = document(&history.grid(day("2024-04-01")).expect("a grid"));
    assert_ne!(undone, after);
    assert_eq!(history.len(), april + 2);
    assert_eq!(error(history.undo_last(at("2024-04-03T08:00"))).1, "nothing can be undone");
    history.undo(april + 1, at("2024-04-03T08:01")).expect("done again");
    assert_eq!(document(&history.grid(day("2024-04-01")).expect("a grid")), after);
    assert_eq!(history.undo_last(at("2024-04-03T08:02")).expect("undone again"), april);
    assert_eq!(document(&history.grid(day("2024-04-01")).expect("a grid")), undone);
    assert_eq!(error(history.undo(1, at("2024-04-03T08:03"))).1, "record 1 holds no changes");
    assert_eq!(error(history.undo(99, at("2024-04-03T08:03"))).1, "there is no record 99");
    history.verify().expect("sound");
}

#[test]
fn records_come_in_order_and_after_the_first_day() {
    let mut history = year();
    let before = history.clone();
    let change = [Change::place("0004", "t1")];
    for result in [
        history.apply(day("2024-05-01"), at("2024-04-01T07:00"), &change),
        history.apply(day("2023-12-31"), at("2024-05-01T08:00"), &change),
        history.apply(day("2024-05-01"), at("2024-05-01T08:00"), &[Change::Advance { day: None }]),
        history.apply(day("2024-05-01"), at("2024-05-01T08:00"), &[Change::place("~1", "t1")]),
    ] {
        let (rule, _) = error(result);
        assert!(["history.time", "history.day", "history.surrogate"].contains(&rule.as_str()), "{rule}");
    }
    assert_eq!(error(history.grid(day("2023-12-31"))).0, "history.day");
    assert_eq!(history, before);
}

#[test]
fn the_cases_of_a_day_are_those_of_its_events() {
    let history = year();
    let on = |text: &str| history.desk_on(day(text)).expect("a desk");
    assert_eq!((on("2024-03-05").len(), on("2024-03-06").open(), on("2024-03-07").open()), (0, 1, 0));
    assert_eq!(history.desk().open(), 0);
}

#[test]
fn a_torn_last_line_is_cut_and_said() {
    let history = year();
    let whole = history.text();
    let last = history.text_from(history.len() - 1).len();
    for cut in 2..last {
        let torn = &whole[..whole.len() - cut];
        let (opened, findings) = History::open(torn, &history.people()).expect("a history");
        assert_eq!(opened.len(), history.len() - 1);
        assert_eq!((findings.len(), findings.count("history.torn")), (1, 1));
        assert_eq!(opened.text(), &whole[..whole.len() - last]);
    }
    // Only the line break is missing: nothing is lost.
    let (opened, findings) = History::open(whole.trim_end(), &history.people()).expect("a history");
    assert!(opened == history && findings.is_empty());
}

#[test]
fn a_bad_line_is_an_error_and_the_rest_is_recovered() {
    let history = year();
    let lines: Vec<&str> = history.text().lines().collect();
    for bad in 0..lines.len() - 1 {
        let mut broken = lines.clone();
        broken[bad] = "{\"record\":1,";
        let text = broken.join("\n");
        let refused = History::open(&text, &history.people()).expect_err("a refusal").to_string();
        assert_eq!(refused, format!("journal.jsonl:{}: this is not a record", bad + 1));
        if bad == 0 {
            assert_eq!(error(History::recover(&text, &history.people())).0, "history.record");
            continue;
        }
        let (rest, findings) = History::recover(&text, &history.people()).expect("the rest");
        // A report that is lost takes the events of its case with it; nothing else goes.
        let lost = if bad == 2 { 4 } else { 1 };
        assert_eq!(findings.len(), lost, "{bad}: {findings}");
        assert_eq!(rest.len(), lines.len() - lost);
        rest.verify().expect("sound");
    }
}

#[test]
fn a_line_that_was_changed_shows_in_the_next() {
    let history = year();
    let text = history.text().replacen("\"e1\"", "\"e9\"", 1);
    let refused = History::open(&text, &history.people()).expect_err("a refusal").to_string();
    assert_eq!(refused, "journal.jsonl:3: the line before is another than when this one was written");
    // The last line has none after it: its hash, kept elsewhere, shows it.
    let last = history.text_from(history.len() - 1).replace("\"south\"", "\"north\"");
    let text = format!("{}{last}", &history.text()[..history.text().len() - last.len()]);
    let (opened, _) = History::open(&text, &history.people()).expect("a history");
    assert!(opened.len() == history.len() && opened.head() != history.head());
}

#[test]
fn snapshots_reach_the_same_days() {
    let mut history = begun();
    for number in 0_u8..60 {
        let month = 1 + number / 28;
        let date = day(&format!("2024-{month:02}-{:02}", 1 + number % 28));
        let to = if number.is_multiple_of(2) { "t2" } else { "t1" };
        history.apply(date, at("2024-06-01T08:00"), &[Change::place("0001", to)]).expect("a change");
        if number.is_multiple_of(10) {
            history.snapshot(at("2024-06-01T08:00")).expect("a snapshot");
        }
    }
    assert_eq!(history.text().matches("\"snapshot\":").count(), 6);
    let (opened, _) = History::open(history.text(), &history.people()).expect("a history");
    let month = |history: &History| document(&history.grid(day("2024-02-10")).expect("a grid"));
    assert_eq!(month(&opened), month(&history));
    // A journal whose beginning is lost goes on from its first snapshot.
    let rest: Vec<&str> = history.text().lines().skip(1).collect();
    let (rest, findings) = History::recover(&rest.join("\n"), &history.people()).expect("the rest");
    assert_eq!(month(&rest), month(&history));
    assert_eq!(findings.len(), 1, "{findings}");
}

#[test]
fn whoever_is_erased_is_in_no_text_and_in_every_count() {
    let mut history = year();
    let rekey = Change::Rekey { what: Reference::Person("0001".into()), key: "7001".into(), alias: true };
    history.apply(day("2024-05-01"), at("2024-05-01T08:00"), &[rekey]).expect("a change");
    assert_eq!(error(history.erase("7001", at("2024-05-02T08:00"))).1, "`7001` is still in the grid");
    assert_eq!(error(history.erase("4711", at("2024-05-02T08:00"))).1, "nothing is recorded of `4711`");
    let gone = [Change::RemovePerson { person: "7001".into() }];
    history.apply(day("2024-06-01"), at("2024-06-01T08:00"), &gone).expect("a change");
    let (before, people) = (history.clone(), history.people());
    history.erase("7001", at("2024-06-02T08:00")).expect("erased");
    assert!(history.text().starts_with(before.text()), "the journal is only added to");
    let said = format!("{}{}", history.text(), history.people());
    assert!(!said.contains("7001") && !said.contains("0001"), "{said}");
    // Everything is still counted, under a surrogate.
    let march = |history: &History| history.grid(day("2024-03-31")).expect("a grid");
    assert_eq!(march(&history).person_count(), march(&before).person_count());
    assert_eq!(history.desk().len(), before.desk().len());
    let sum = |history: &History| {
        let entries = history.ledger("points").expect("a ledger").entries();
        entries.map(|entry| entry.points.thousandths()).sum::<i64>()
    };
    assert_eq!(sum(&history), sum(&before));
    assert!(history.ledger("points").expect("a ledger").entry("e1").expect("an entry").subject.starts_with("person:~"));
    history.verify().expect("sound");
    // An older table of people does not bring the person back, nor is a surrogate given again.
    let (opened, _) = History::open(history.text(), &people).expect("a history");
    assert_eq!(opened.people(), history.people());
    let new = Change::AddPerson(gridcore::PersonRow { key: "0009".into(), cell: "t1".into(), ..Default::default() });
    let row = opened.people();
    let mut opened = opened;
    opened.apply(day("2024-07-01"), at("2024-07-01T08:00"), &[new]).expect("a change");
    let added = opened.people().replace(&row, "");
    assert!(people.lines().all(|line| !added.contains(&line[..line.find(',').expect("two fields")])), "{added}");
}

#[test]
fn an_anonymous_report_says_the_day_alone() {
    let mut history = begun();
    let report = EventRow {
        place: "unit:t1".into(),
        secrecy: Some(Secrecy::Anonymous),
        ..event("c1", "2024-03-06T08:37", "", Move::Report)
    };
    history.event(at("2024-03-06T08:39"), &report).expect("a report");
    assert!(!history.text().contains("08:37") && !history.text().contains("08:39"), "{}", history.text());
    // Nor does it put off what is written down after it, be it dated ahead.
    let ahead = EventRow { case: "c2".into(), at: at("2024-03-09T08:37"), ..report };
    history.event(at("2024-03-07T10:00"), &ahead).expect("a report");
    history.apply(day("2024-03-07"), at("2024-03-07T10:00"), &[]).expect("a record of the same moment");
}

#[test]
fn what_is_kept_no_longer_goes_and_the_rest_stands() {
    let mut history = year();
    let tidy = [entry("e3", "2025-01-10", "person:0004")];
    history.post("points", day("2025-01-10"), at("2025-01-10T09:00"), tidy).expect("entries");
    let left = [Change::RemovePerson { person: "0001".into() }];
    history.apply(day("2024-09-01"), at("2025-02-01T09:00"), &left).expect("a change");
    let retention = Retention { entries: "P6M".parse().ok(), cases: "P6M".parse().ok(), changes: "P3M".parse().ok() };
    let before = history.clone();
    let expired = history.expired(&retention, day("2025-02-01")).expect("a dry run");
    assert_eq!((expired.changes, expired.cases, expired.entries, expired.people), (2, 1, 2, 1));
    assert_eq!(expired.first, day("2024-09-01"));
    assert_eq!(history, before, "a dry run changes nothing");
    assert_eq!(
        error(history.retain(&retention, day("2025-02-01"), at("2025-02-01T09:00"), "4711")).0,
        "call.unknown-key"
    );
    let done = history.retain(&retention, day("2025-02-01"), at("2025-02-01T09:00"), "0003").expect("a checkpoint");
    assert_eq!(done, expired);
    let checkpoint = history.checkpoint().expect("a checkpoint");
    assert_eq!((checkpoint.before.as_str(), checkpoint.signed.as_str()), (before.head().as_str(), "0003"));
    assert_eq!((history.desk().len(), history.ledger("points").expect("a ledger").len()), (0, 1));
    assert_eq!(
        history.grid(day("2025-02-01")).map(|g| document(&g)).ok(),
        before.grid(day("2025-02-01")).map(|g| document(&g)).ok()
    );
    assert!(!history.people().contains("0001"));
    history.verify().expect("sound");
    let (opened, _) = History::open(history.text(), &history.people()).expect("a history");
    assert_eq!(opened, history);
}

#[test]
fn another_charter_keeps_what_was_recorded() {
    let mut history = year();
    let spec = |from: &str, to: &str| {
        let charter = small::charter(&CHARTER.replace(from, to));
        Change::Charter(Box::new(charter.spec().clone()))
    };
    let before = history.clone();
    let result = history.apply(day("2024-05-01"), at("2024-05-01T08:00"), &[spec("points = 2", "points = 3")]);
    assert_eq!(error(result).0, "history.charter");
    assert_eq!(history, before);
    // A flow without the stages its cases have been in.
    let flow = CHARTER.split("flows = ").nth(1).and_then(|rest| rest.split("[[schemes]]").next()).expect("a flow");
    let renamed = [spec(flow, "[{ key = \"faults\", like = \"joint_office\" }]\n")];
    assert!(history.apply(day("2024-05-01"), at("2024-05-01T08:00"), &renamed).is_err());
    assert_eq!(history, before);
    let more =
        [spec("[[schemes]]", "[[schemes]]\nkey = \"other\"\nrules = [{ key = \"x\", points = 1 }]\n[[schemes]]")];
    history.apply(day("2024-05-01"), at("2024-05-01T08:00"), &more).expect("a charter");
    let x = EntryRow { rule: "x".into(), ..entry("x1", "2024-05-02", "person:0004") };
    history.post("other", day("2024-05-02"), at("2024-05-02T08:00"), [x]).expect("entries");
    history.verify().expect("sound");
}

/// The state of a day as the records say it, one after the other from the first.
fn naive(start: &Grid, records: &[(Date, Vec<Change>)], on: Date) -> Option<Grid> {
    let mut due: Vec<usize> = (0..records.len()).filter(|record| records[*record].0 <= on).collect();
    due.sort_by_key(|record| records[*record].0);
    let mut grid = start.clone();
    for record in due {
        let (day, changes) = &records[record];
        grid.apply(&[Change::Advance { day: Some(*day) }]).ok()?;
        grid.apply(changes).ok()?;
    }
    grid.apply(&[Change::Advance { day: Some(on) }]).ok()?;
    Some(grid)
}

fn days_are_right(case: &gridcore_tests::generate::Case, script: &Script, days: &[u8]) -> Result<(), TestCaseError> {
    let Some(start) = case.day else { return Ok(()) };
    let Ok(grid) = Grid::at(&case.charter, &case.rows.roster(), start) else { return Ok(()) };
    let mut history = History::new(&grid, Moment::start_of(start)).expect("a history");
    let recorded = Moment::start_of(start);
    let later = |days: u8| (0..days).fold(start, |day, _| day.tomorrow().expect("a day"));
    let mut records: Vec<(Date, Vec<Change>)> = Vec::new();
    for (choices, offset) in script.0.iter().zip(days.iter().cycle()) {
        let on = later(*offset);
        let Ok(grid) = history.grid(on) else { continue };
        let changes: Vec<Change> =
            batch(&grid, choices).into_iter().filter(|change| !matches!(change, Change::Advance { .. })).collect();
        let before = history.text().to_owned();
        match history.apply(on, recorded, &changes) {
            Ok(()) => records.push((on, changes)),
            Err(_) => prop_assert_eq!(&before, history.text(), "a refusal changes nothing"),
        }
    }
    for offset in [0, 3, 10, 20, 40] {
        let on = later(offset);
        let found = history.grid(on).map(|grid| document(&grid)).ok();
        prop_assert_eq!(found, naive(&grid, &records, on).map(|grid| document(&grid)));
    }
    let (again, findings) = History::open(history.text(), &history.people()).expect("a history");
    prop_assert!(findings.is_empty());
    prop_assert_eq!(&again, &history);
    prop_assert!(history.verify().is_ok());
    // Some undone, and all that can be: what is left is as if the others had never been.
    let end = later(60);
    let mut left: Vec<Option<(Date, Vec<Change>)>> = records.into_iter().map(Some).collect();
    for record in (0..left.len()).rev().chain((!left.is_empty()).then_some(0)) {
        let was = left[record].is_none();
        let done = history.undo(record + 1, recorded).is_ok();
        prop_assert!(!(was && done), "a record is undone once");
        left[record] = if done { None } else { left[record].take() };
        let held: Vec<_> = left.iter().flatten().cloned().collect();
        let found = history.grid(end).map(|grid| document(&grid)).ok();
        prop_assert_eq!(found, naive(&grid, &held, end).map(|grid| document(&grid)));
    }
    prop_assert!(history.verify().is_ok());
    Ok(())
}

proptest! {
    #![proptest_config(config(50))]

    #[test]
    fn any_day_is_what_its_records_say(
        case in cases(8, 8),
        script in scripts(8),
        days in proptest::collection::vec(0_u8..40, 8),
    ) {
        days_are_right(&case, &script, &days)?;
    }
}
