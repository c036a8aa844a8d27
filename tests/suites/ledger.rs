//! The ledger and its boards against a list that is read through, and what always holds of them.

use std::collections::{BTreeMap, BTreeSet};

use gridcore::score::{self, Board, BoardRequest, EntryRow, Ledger, Standing};
use gridcore::time::{Date, Period, PeriodKind};
use gridcore::{Change, Grid, Points, Reference, TableKind};
use gridcore_tests::generate::{config, seeds};
use gridcore_tests::oracle::scores::{List, after};
use gridcore_tests::random::Random;
use gridcore_tests::small;
use proptest::prelude::*;

const CHARTER: &str = r#"
networks = [
    { key = "red", tiers = ["site", "team", { label = "lead", post = "lead" }, { label = "member", people = { tag = "m" } }] },
    { key = "safety", tiers = ["zone"] },
]
tags = ["m"]
posts = [{ key = "lead", at = ["team"], seats = { max = 3 } }, { key = "head", at = ["site"] }]
[[schemes]]
key = "points"
budgets = [{ period = "week", points = 12 }, { period = "quarter", points = 60 }]
[[schemes.rules]]
key = "tidy"
points = 2
caps = [{ period = "month", points = 6 }, { period = "week", points = 4 }]
[[schemes.rules]]
key = "merit"
least = 0.5
most = 5
approval = true
approvers = ["head"]
subjects = ["person", "post"]
[[schemes.rules]]
key = "late"
least = -3
most = -1
by = ["lead", "head"]
reference = true
caps = [{ period = "half_year", points = 9 }]
"#;
const START: Date = Date::constant(2023, 12, 18);

fn grid() -> Grid {
    small::grid(
        CHARTER,
        None,
        &[
            (
                TableKind::Units,
                "key,parent,tier,network\ns,,site,red\ns2,,site,red\nt1,s,team,red\nt2,s,team,red\nt3,s2,team,red\nz1,,zone,safety\nz2,,zone,safety\n",
            ),
            (TableKind::People, "key,cell,tags\np1,t1,m\np2,t1,\np3,t2,m\np4,t3,\np5,,m\np6,,\n"),
            (TableKind::Placements, "person,network,cell\np1,safety,z1\np3,safety,z1\np5,safety,z2\n"),
            (TableKind::Appointments, "person,post,unit\np2,lead,t1\np3,head,s\np4,lead,t3\n"),
        ],
    )
}

fn entry(random: &mut Random, known: &[String]) -> EntryRow<'static> {
    let subjects = [
        "person:p1",
        "person:p1",
        "person:p2",
        "person:p3",
        "person:p4",
        "person:p5",
        "person:p6",
        "person:p7",
        "unit:t1",
        "unit:s",
        "unit:z1",
        "post:lead@t1",
        "post:head@s",
        "post:head@t1",
        "t1",
    ];
    let authors = ["person:p2", "person:p3", "person:p4", "post:lead@t1", "person:p1", "person:p9"];
    let few = if random.chance(80) { 5 } else { 15 };
    let mostly = if random.chance(90) { 4 } else { 6 };
    let mut row = EntryRow {
        id: format!("e{}", random.below(60)).into(),
        date: after(START, i64::try_from(random.below(130)).unwrap()),
        subject: random.pick(&subjects[..few]).into(),
        rule: random.pick(&["tidy", "tidy", "merit", "late"]).into(),
        author: random.pick(&authors[..mostly]).into(),
        ..EntryRow::default()
    };
    if row.rule == "late" || random.chance(5) {
        row.reference = "file 7".into();
    }
    if row.rule != "tidy" && !random.chance(5) {
        let sign = if row.rule == "late" { -1 } else { 1 };
        row.points = Points::from_thousandths(sign * 500 * i64::try_from(random.between(1, 7)).unwrap());
    }
    if random.chance(20) {
        row.approver = random.pick(&["person:p3", "post:head@s", "person:p2"]).into();
    }
    if random.chance(5) {
        row.rule = "tidi".into();
    }
    if random.chance(20) && !known.is_empty() {
        // Mostly a reversal that fits, of an entry the caller knows of.
        let original = &known[random.below(known.len())];
        row.reverses = original.clone().into();
    }
    row
}

fn reversed(list: &List, random: &mut Random, mut row: EntryRow<'static>) -> EntryRow<'static> {
    if let Some(original) = list.entries.iter().find(|entry| entry.row.id == row.reverses) {
        if random.chance(85) {
            row.subject = original.row.subject.clone();
            row.rule = original.row.rule.clone();
            row.reference = "file 8".into();
        }
        let points = original.row.points.unwrap().thousandths();
        row.points = Points::from_thousandths(-points / if random.chance(50) { 2 } else { 1 });
    }
    row
}

fn periods() -> Vec<Period> {
    let until = after(START, 130);
    let mut periods: Vec<Period> = Vec::new();
    for kind in PeriodKind::ALL {
        periods.extend(kind.between(START, until).step_by(if kind == PeriodKind::Day { 17 } else { 1 }));
    }
    periods.push(Period::new(after(START, 10), after(START, 71)));
    periods.push(Period::new(after(START, 40), after(START, 40)));
    periods
}

/// Holds every cell of a board against the list.
fn agrees(board: &Board, list: &List, grid: &Grid, network: &str, is_person: bool) -> Result<(), TestCaseError> {
    for (at, row) in board.rows().enumerate() {
        for (column, period) in board.periods().iter().enumerate() {
            let expected = list.line(grid, network, row.key, is_person, *period);
            let totals = board.totals(at)[column];
            let found = (totals.plus().thousandths(), totals.minus().thousandths(), totals.count(), row.heads);
            let wanted = (expected.plus, expected.minus, expected.count, expected.heads);
            prop_assert_eq!(found, wanted, "{} in {}", &row.key, period);
            prop_assert_eq!(totals.sum().thousandths(), expected.plus + expected.minus);
            prop_assert_eq!(
                board.covered(at, column),
                Some((expected.covered, expected.heads)),
                "{} in {}",
                &row.key,
                period
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn a_ledger_is_a_list_that_is_read_through(seed in seeds()) {
        let mut random = Random::new(seed);
        let mut grid = grid();
        let spec = grid.charter().spec().clone();
        let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
        let mut list = List::default();
        let watched = Period::new(after(START, 20), after(START, 90));
        let mut standing = Standing::new(&ledger, &grid, None, watched).expect("a network");
        let posted: Vec<String> = (0..60).map(|n| format!("e{n}")).collect();
        for _ in 0..random.between(5, 40) {
            match random.below(10) {
                0 => {
                    let id = format!("e{}", random.below(60));
                    let approver = ["person:p3", "post:head@s", "person:p2"][random.below(3)];
                    let done = ledger.approve(&grid, &id, approver).is_ok();
                    prop_assert_eq!(done, list.approve(&spec, &grid, &id, approver), "approve {}", id);
                }
                1 => {
                    let person = ["p1", "p2", "p5"][random.below(3)];
                    let change = Change::place(person, ["t1", "t2", "t3"][random.below(3)]);
                    let _ = grid.apply(&[change]);
                }
                2 => {
                    let to = ["s", "s2"][random.below(2)];
                    let _ = grid.apply(&[Change::move_unit("t2", to)]);
                    standing.move_unit("t2", to).expect("another tree");
                }
                3 => standing.follow(&ledger),
                _ => {
                    let size = if random.chance(70) { 1 } else { random.between(2, 4) };
                    let rows: Vec<EntryRow<'static>> = (0..size)
                        .map(|_| { let row = entry(&mut random, &posted); reversed(&list, &mut random, row) })
                        .collect();
                    let expected = list.post(&spec, &grid, &rows);
                    let found = ledger.post(&grid, rows.iter().cloned());
                    match (&expected, &found) {
                        (Ok(()), Ok(_)) => {}
                        (Err((at, broken)), Err(error)) => {
                            let line = u32::try_from(at + 1).ok();
                            let at_line = |f: &&gridcore::Finding| f.place().and_then(gridcore::Place::line_number) == line;
                            let ids: BTreeSet<String> = error.findings().iter().filter(at_line).map(|f| f.rule().to_owned()).collect();
                            prop_assert_eq!(&ids, broken, "{:?}", &rows[*at]);
                            let before = |f: &gridcore::Finding| f.place().and_then(gridcore::Place::line_number) < line;
                            prop_assert!(!error.findings().iter().any(before), "an earlier one is refused: {}", error.findings());
                        }
                        _ => prop_assert!(false, "{:?} against {:?} for {:?}", expected, found, rows),
                    }
                }
            }
        }
        prop_assert_eq!(ledger.len(), list.entries.len());
        prop_assert_eq!(ledger.pending(), list.entries.iter().filter(|entry| entry.pending).count());
        for (found, noted) in ledger.entries().zip(&list.entries) {
            let approver = found.approver.unwrap_or("");
            prop_assert_eq!((found.id, found.subject, found.rule, Some(found.points), found.author, approver, found.pending),
                (&*noted.row.id, &*noted.row.subject, &*noted.row.rule, noted.row.points, &*noted.row.author, &*noted.row.approver, noted.pending));
            prop_assert_eq!((found.date, found.reference.unwrap_or(""), found.reverses.unwrap_or("")),
                (noted.row.date, &*noted.row.reference, &*noted.row.reverses));
        }
        standing.follow(&ledger);
        let request = BoardRequest { periods: &[watched], ..BoardRequest::default() };
        let board = score::roll_up(&ledger, &grid, &request).expect("a board");
        for (at, row) in board.rows().enumerate() {
            prop_assert_eq!(standing.total(row.key), board.totals(at).first(), "{}", row.key);
        }
        let periods = periods();
        for network in ["red", "safety"] {
            let request = BoardRequest { periods: &periods, network: Some(network), covered: true, ..BoardRequest::default() };
            agrees(&score::roll_up(&ledger, &grid, &request).expect("a board"), &list, &grid, network, false)?;
        }
        for tier in ["lead", "member"] {
            let request = BoardRequest { periods: &periods, tier: Some(tier), covered: true, ..BoardRequest::default() };
            let board = score::roll_up(&ledger, &grid, &request).expect("a board");
            prop_assert_eq!(board.rows().len(), grid.people_on("red", tier).expect("a tier").len());
            agrees(&board, &list, &grid, "red", true)?;
        }
    }
}

/// Many plain entries over a large tree, with what each unit must have, added up one by one.
fn many(entries: usize) -> (Grid, Vec<EntryRow<'static>>) {
    let mut units = "key,parent,tier\nroot,,site\n".to_owned();
    let mut people = "key,cell\n".to_owned();
    for team in 0..50 {
        units.push_str(&format!("t{team},root,team\n"));
        (0..8).for_each(|person| people.push_str(&format!("p{},t{team}\n", team * 8 + person)));
    }
    let charter = "tiers = [\"site\", \"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"any\", least = -9, most = 9 }]";
    let grid = small::grid(charter, None, &[(TableKind::Units, &units), (TableKind::People, &people)]);
    let mut random = Random::new(5);
    let row = |number: usize| EntryRow {
        id: format!("{number:08}").into(),
        date: after(START, i64::try_from(random.below(400)).unwrap()),
        subject: format!("person:p{}", random.below(400)).into(),
        rule: "any".into(),
        points: Points::from_thousandths(i64::try_from(random.below(18_001)).unwrap() - 9_000),
        author: "unit:root".into(),
        ..EntryRow::default()
    };
    (grid, (0..entries).map(row).collect())
}

fn request(periods: &[Period]) -> BoardRequest<'_> {
    BoardRequest { periods, covered: true, ..BoardRequest::default() }
}

#[test]
fn sorted_base_and_tail_hold_what_was_posted() {
    let (grid, rows) = many(30_000);
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    for batch in rows.chunks(777) {
        ledger.post(&grid, batch.iter().cloned()).expect("entries that fit");
    }
    let mut periods = ledger.periods(PeriodKind::Quarter);
    periods.extend(ledger.periods(PeriodKind::Week));
    periods.push(Period::new(after(START, 13), after(START, 377)));
    let board = score::roll_up(&ledger, &grid, &request(&periods)).expect("a board");
    let mut expected: BTreeMap<(String, usize), (i64, i64, u64)> = BTreeMap::new();
    for row in &rows {
        let person: usize = row.subject["person:p".len()..].parse().unwrap();
        for (column, _) in periods.iter().enumerate().filter(|(_, period)| period.contains(row.date)) {
            for unit in ["root".to_owned(), format!("t{}", person / 8)] {
                let sums = expected.entry((unit, column)).or_default();
                let points = row.points.unwrap().thousandths();
                *sums = (sums.0 + points.max(0), sums.1 + points.min(0), sums.2 + 1);
            }
        }
    }
    for (at, row) in board.rows().enumerate() {
        for (column, totals) in board.totals(at).iter().enumerate() {
            let found = (totals.plus().thousandths(), totals.minus().thousandths(), totals.count());
            assert_eq!(
                found,
                expected.get(&(row.key.to_owned(), column)).copied().unwrap_or_default(),
                "{} {column}",
                row.key
            );
        }
    }
    // Entries are found where they went, and posting them again changes nothing.
    assert!(ledger.entries().zip(&rows).all(|(entry, row)| entry.id == row.id && Some(entry.points) == row.points));
    let again = ledger.post(&grid, rows.iter().take(5_000).cloned()).expect("the same to the letter");
    assert_eq!((again.repeated, again.counted, ledger.len()), (5_000, 0, 30_000));
}

#[test]
fn the_boards_of_the_parts_make_that_of_the_whole() {
    let (grid, rows) = many(9_000);
    let mut whole = Ledger::new(grid.charter(), "points").expect("the scheme");
    whole.post(&grid, rows.iter().cloned()).expect("entries that fit");
    let periods = whole.periods(PeriodKind::Month);
    let mut merged: Option<Board> = None;
    for part in 0..3 {
        let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
        // All entries of a person in one part.
        let own = |row: &&EntryRow<'static>| row.subject.bytes().map(usize::from).sum::<usize>() % 3 == part;
        ledger.post(&grid, rows.iter().filter(own).cloned()).expect("entries that fit");
        let board = score::roll_up(&ledger, &grid, &request(&periods)).expect("a board");
        match &mut merged {
            None => merged = Some(board),
            Some(merged) => merged.merge(&board).expect("the same lines"),
        }
    }
    assert_eq!(merged, score::roll_up(&whole, &grid, &request(&periods)).ok());
    let other = score::roll_up(&whole, &grid, &request(&periods[..1])).expect("a board");
    assert!(merged.is_some_and(|mut merged| merged.merge(&other).is_err()));
}

#[test]
fn march_stays_march_and_todays_totals_move_with_a_unit() {
    let mut grid = grid();
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let row = |id: &'static str, date| EntryRow {
        id: id.into(),
        date,
        subject: "person:p3".into(),
        rule: "tidy".into(),
        author: "person:p2".into(),
        ..EntryRow::default()
    };
    let (march, april) = (Date::constant(2024, 3, 5), Date::constant(2024, 4, 9));
    ledger.post(&grid, [row("a", march)]).expect("an entry that fits");
    let before = grid.clone();
    grid.apply(&[Change::move_unit("t2", "s2")]).expect("a change that fits");
    ledger.post(&grid, [row("b", april)]).expect("an entry that fits");
    let months = [PeriodKind::Month.of(march), PeriodKind::Month.of(april)];
    let sums = |board: &Board, key: &str| [0, 1].map(|column| board.total(key, column).map(score::Totals::count));
    let posted =
        score::roll_up_as_posted(&ledger, &[(months[0], &before), (months[1], &grid)], &request(&[])).expect("a board");
    assert_eq!((sums(&posted, "s"), sums(&posted, "s2")), ([Some(1), Some(0)], [Some(0), Some(1)]));
    let today = score::roll_up(&ledger, &grid, &request(&months)).expect("a board");
    assert_eq!((sums(&today, "s"), sums(&today, "s2")), ([Some(0), Some(0)], [Some(1), Some(1)]));
}

#[test]
fn a_reversal_takes_from_its_original_what_it_does_not_say() {
    let grid = grid();
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let first = "id,date,subject,rule,author\na,2024-03-05,person:p3,tidy,person:p2\n";
    ledger.post_csv(&grid, first.as_bytes()).expect("an entry that fits");
    let points = ledger.entry("a").expect("the entry").points;
    let part = "id,date,author,points,reverses\nb,2024-03-06,person:p2,-0.5,a\n";
    let rest = "id,date,author,reverses\nc,2024-03-07,person:p2,a\n";
    for text in [part, rest, part, rest] {
        ledger.post_csv(&grid, text.as_bytes()).expect("a reversal that fits");
    }
    let rest = ledger.entry("c").expect("the reversal");
    assert_eq!((rest.subject, rest.rule, ledger.len()), ("person:p3", "tidy", 3));
    assert_eq!(rest.points.thousandths(), 500 - points.thousandths());
    let more =
        ledger.post_csv(&grid, b"id,date,author,reverses\nd,2024-03-08,person:p2,a\n").expect_err("nothing is left");
    assert_eq!((more.findings().len(), more.findings().count("ledger.reversal")), (1, 1));
    let none = ledger.post_csv(&grid, b"id,date,author\nd,2024-03-08,person:p2\n").expect_err("no subject, no rule");
    assert_eq!(none.findings().count("ledger.cell"), 2);
}

#[test]
fn totals_near_the_limits_are_an_error_and_never_wrap() {
    let charter =
        "tiers = [\"site\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"any\", least = -1e12, most = 1e12 }]";
    let grid =
        small::grid(charter, None, &[(TableKind::Units, "key,tier\ns,site\n"), (TableKind::People, "key,cell\np,s\n")]);
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let row = |number: usize, points: Points| EntryRow {
        id: format!("e{number}").into(),
        date: START,
        subject: "person:p".into(),
        rule: "any".into(),
        points: Some(points),
        author: "unit:s".into(),
        ..EntryRow::default()
    };
    ledger.post(&grid, [row(0, Points::MAX)]).expect("the most there is");
    let periods = ledger.periods(PeriodKind::Day);
    assert_eq!(score::roll_up(&ledger, &grid, &request(&periods)).expect("a board").totals(0)[0].sum(), Points::MAX);
    ledger.post(&grid, [row(1, Points::ONE)]).expect("an entry that fits");
    let error = score::roll_up(&ledger, &grid, &request(&periods)).expect_err("too much");
    assert_eq!((error.kind().as_str(), error.findings().count("ledger.full")), ("limit", 1));
    let more: Vec<EntryRow<'static>> =
        (2..10_000).map(|number| row(number, if number % 2 == 0 { Points::MAX } else { Points::MIN })).collect();
    let error = ledger.post(&grid, more).expect_err("more than a ledger holds");
    assert_eq!((error.findings().count("ledger.full") > 0, ledger.len()), (true, 2));
}

/// What an entry says stays as it was posted, whatever key its person had; all of it is that person's.
#[test]
fn a_former_key_is_the_same_person() {
    let mut grid = grid();
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let row = |id: &'static str, subject: &'static str| EntryRow {
        id: id.into(),
        date: START,
        subject: subject.into(),
        rule: "tidy".into(),
        author: "person:p3".into(),
        ..EntryRow::default()
    };
    ledger.post(&grid, [row("e1", "person:p1")]).expect("an entry");
    let what = Reference::Person("p1".into());
    grid.apply(&[Change::Rekey { what, key: "q1".into(), alias: true }]).expect("another key");
    ledger.post(&grid, [row("e2", "person:p1"), row("e3", "unit:nowhere")]).expect_err("no such unit");
    for rows in [row("e2", "person:q1"), row("e3", "person:p1")] {
        ledger.post(&grid, [rows.clone()]).expect("an entry");
        assert_eq!(ledger.post(&grid, [rows]).expect("it is there").repeated, 1);
    }
    let back = EntryRow { id: "r1".into(), reverses: "e1".into(), subject: "".into(), rule: "".into(), ..row("", "") };
    ledger.post(&grid, [back]).expect("a reversal of what the former key has");
    let subjects: Vec<&str> = ledger.entries().map(|entry| entry.subject).collect();
    assert_eq!(subjects, ["person:p1", "person:q1", "person:p1", "person:p1"]);
    let periods = [PeriodKind::Month.of(START)];
    let request = BoardRequest { periods: &periods, covered: true, ..BoardRequest::default() };
    let members = BoardRequest { tier: Some("member"), ..request.clone() };
    let members = score::roll_up(&ledger, &grid, &members).expect("a board");
    let total = members.total("q1", 0).expect("a member");
    assert_eq!((total.sum(), total.count()), (4.into(), 4));
    let units = score::roll_up(&ledger, &grid, &request).expect("a board");
    assert_eq!((units.row(0).map(|row| row.key), units.covered(0, 0).map(|covered| covered.0)), (Some("s"), Some(1)));
    for key in ["q1", "p1"] {
        assert_eq!(ledger.behind(&grid, &Reference::Person(key.into()), None, None).expect("entries").len(), 4);
    }
}

/// A table of a ledger says which entries wait; read again they wait, whatever the column says.
#[test]
fn what_a_table_says_of_waiting_is_not_read() {
    let grid = grid();
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let text = "id,date,subject,rule,points,author,pending\na,2024-03-08,person:p1,merit,2,person:p2,false\n\
                b,2024-03-08,person:p1,tidy,,person:p2,true\n";
    ledger.post_csv(&grid, text.as_bytes()).expect("entries that fit");
    let pending: Vec<bool> = ledger.entries().map(|entry| entry.pending).collect();
    assert_eq!((pending, ledger.pending()), (vec![true, false], 1));
    let odd = ledger.post_csv(&grid, text.replace("pending", "waiting").as_bytes()).expect_err("no such column");
    assert_eq!(odd.findings().count("ledger.cell"), 1);
}
