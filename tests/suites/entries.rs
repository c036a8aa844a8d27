//! Entries as a table: written, read back and posted again they make the same ledger.

use gridcore::score::{self, BoardRequest, EntryRow, Ledger};
use gridcore::time::{Date, Period, PeriodKind};
use gridcore::{Column, Folder, Limits, Points, Roster, TableKind, json};
use gridcore_tests::generate::{config, seeds};
use gridcore_tests::random::Random;
use gridcore_tests::{oracle::scores::after, small};
use proptest::prelude::*;

const CHARTER: &str = "tiers = [\"site\", \"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]\n\
    [[schemes]]\nkey = \"other\"\nrules = [{ key = \"late\", least = -2, most = -1 }]\n\
    [[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }, { key = \"merit\", least = 0.5, most = 9, approval = true }]\n";
const START: Date = Date::constant(2024, 1, 1);

/// The second team is there from the tenth day on, and the first person in it from then.
fn roster() -> Roster {
    let charter = small::charter(CHARTER);
    small::roster(
        &charter,
        &[
            (TableKind::Units, "key,parent,tier,from\ns,,site,\nt1,s,team,\nt2,s,team,2024-01-11\n"),
            (TableKind::People, "key,cell\np1,\np2,t1\n"),
            (TableKind::Placements, "person,cell,from,until\np1,t1,,2024-01-11\np1,t2,2024-01-11,\n"),
            (TableKind::Appointments, "person,post,unit\np2,lead,t1\n"),
        ],
    )
}

/// Entries that fit, in no order of days; reversals come later than what they take back.
fn rows(random: &mut Random) -> Vec<EntryRow<'static>> {
    let mut rows = Vec::new();
    for number in 0..random.between(1, 25) {
        let merit = random.chance(50);
        let subject = ["person:p1", "person:p2", "unit:t1", "post:lead@t1"][random.below(4)];
        let row = EntryRow {
            id: format!("e{number}").into(),
            date: after(START, i64::try_from(random.below(20)).unwrap()),
            subject: subject.into(),
            rule: if merit { "merit" } else { "tidy" }.into(),
            points: merit.then(|| Points::from_thousandths(500 + i64::try_from(random.below(8000)).unwrap()).unwrap()),
            author: "unit:s".into(),
            approver: if random.chance(60) { "person:p2" } else { "" }.into(),
            reference: if random.chance(30) { "file, \"7\"" } else { "" }.into(),
            ..EntryRow::default()
        };
        let row = EntryRow { approver: if subject == "person:p2" { "".into() } else { row.approver.clone() }, ..row };
        if row.rule == "tidy" && random.chance(30) {
            let back = Points::from(-1);
            let id = format!("r{number}").into();
            rows.push(EntryRow { id, points: Some(back), reverses: row.id.clone(), ..row.clone() });
        }
        rows.insert(0, row);
    }
    rows
}

fn load(entries: &dyn Fn(&mut Roster)) -> Ledger {
    let mut roster = roster();
    entries(&mut roster);
    Ledger::load(&small::charter(CHARTER), "points", &roster).unwrap_or_else(|error| panic!("{}", error.findings()))
}

fn shown(ledger: &Ledger) -> Vec<String> {
    let mut lines: Vec<String> = ledger.rows().map(|row| serde_json::to_string(&row).unwrap()).collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn a_ledger_is_written_and_read_back(seed in seeds()) {
        let charter = small::charter(CHARTER);
        let rows = rows(&mut Random::new(seed));
        let first = load(&|roster| { roster.add_entries(rows.iter().cloned()); });
        prop_assert_eq!(first.len(), rows.len());
        let mut written = Roster::new();
        written.add_entries(first.rows());
        let csv = written.to_csv(TableKind::Entries);
        let list = json::table(&written, TableKind::Entries);
        let columns = written.columns(TableKind::Entries);
        let columns: Vec<&dyn Column> = columns.iter().map(|column| column as &dyn Column).collect();
        let again = [
            load(&|roster| { roster.add_csv(TableKind::Entries, "entries.csv", csv.as_bytes(), &charter); }),
            load(&|roster| { roster.add_json(TableKind::Entries, "entries.json", list.as_bytes(), &charter); }),
            load(&|roster| { roster.add_columns(TableKind::Entries, "frame", first.len(), &columns, &charter); }),
        ];
        let grid = gridcore::Grid::at(&charter, &roster(), after(START, 19)).expect("a day");
        let periods: Vec<Period> = PeriodKind::Week.between(START, after(START, 20)).collect();
        let request = BoardRequest { periods: &periods, covered: true, ..BoardRequest::default() };
        let board = score::roll_up(&first, &grid, &request).expect("a board");
        for ledger in &again {
            prop_assert_eq!(shown(ledger), shown(&first));
            prop_assert_eq!(&score::roll_up(ledger, &grid, &request).expect("a board"), &board);
        }
    }
}

#[test]
fn entries_count_where_their_subject_was_on_their_day() {
    let entry = |id: &'static str, day| EntryRow {
        id: id.into(),
        date: after(START, day),
        subject: "person:p1".into(),
        rule: "tidy".into(),
        author: "unit:s".into(),
        ..EntryRow::default()
    };
    let ledger = load(&|roster| {
        roster.add_entries([entry("b", 15), entry("a", 2)]);
    });
    let grid = gridcore::Grid::at(&small::charter(CHARTER), &roster(), after(START, 19)).expect("a day");
    let periods = [Period::new(START, after(START, 20))];
    let board = score::roll_up(&ledger, &grid, &BoardRequest { periods: &periods, ..BoardRequest::default() });
    let board = board.expect("a board");
    let sum = |key| board.total(key, 0).expect("a line").sum();
    assert_eq!((sum("t1"), sum("t2"), sum("s")), (2.into(), 2.into(), 4.into()));
}

#[test]
fn a_folder_has_ledgers_by_scheme() {
    let files = [
        ("charter.toml", format!("name = \"c\"\n{CHARTER}")),
        ("units.csv", "key,tier\ns,site\n".to_owned()),
        ("people.csv", "key\np1\n".to_owned()),
        (
            "entries.csv",
            "id,date,subject,rule,points,author\n1,2024-01-01,unit:s,tidy,,unit:s\n2,2024-01-01,unit:s,late,-1,unit:s\n"
                .to_owned(),
        ),
    ];
    let folder = Folder::from_files(files, &Limits::default()).expect("a folder");
    let ids = |scheme| folder.ledger(scheme).expect("a ledger").entries().map(|entry| entry.id.to_owned()).collect();
    let (points, other): (Vec<String>, Vec<String>) = (ids("points"), ids("other"));
    assert_eq!((points, other), (vec!["1".to_owned()], vec!["2".to_owned()]));
    let written = folder.to_files();
    let entries = written.iter().find(|(name, _)| name == "entries.csv").expect("the table is written");
    assert_eq!(entries.1.lines().count(), 3);
}
