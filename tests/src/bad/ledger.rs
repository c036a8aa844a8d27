//! Entries a ledger refuses, and boards it cannot make.

use gridcore::score::{self, BoardRequest, EntryRow, Ledger, Standing, Subjects, Tally};
use gridcore::time::{Date, Period};
use gridcore::{Cell, Change, Column, Grid, Points, TableKind};

use super::{Case, refused};
use crate::small;

const CHARTER: &str = "tiers = [\"site\", \"team\"]\n\
    posts = [{ key = \"lead\", at = [\"team\"] }]\n\
    [[schemes]]\nkey = \"points\"\ntiers = [{ tier = \"team\", policy = \"best\", best = 2 }]\nbudgets = [{ period = \"month\", points = 9 }]\n\
    [[schemes.rules]]\nkey = \"tidy\"\npoints = 2\ncaps = [{ period = \"quarter\", points = 3 }]\n\
    [[schemes.rules]]\nkey = \"late\"\nleast = -3\nmost = -1\nreference = true\nsubjects = [\"person\"]\nby = [\"lead\"]\n\
    [[schemes.rules]]\nkey = \"merit\"\nleast = 0\nmost = 8\napproval = true\napprovers = [\"lead\"]\n\
    [[schemes]]\nkey = \"huge\"\nrules = [{ key = \"any\", least = -1e12, most = 1e12 }]\n";
const DAY: Date = Date::constant(2024, 5, 17);

fn grid() -> Grid {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt,s,team\n"),
        (TableKind::People, "key,cell\np1,t\np2,t\np3,t\np4,\n"),
        (TableKind::Appointments, "person,post,unit\np2,lead,t\n"),
    ];
    small::grid(CHARTER, None, &tables)
}

fn entry(id: &'static str, rule: &'static str, points: Option<i32>) -> EntryRow<'static> {
    EntryRow {
        id: id.into(),
        date: DAY,
        subject: "person:p1".into(),
        rule: rule.into(),
        points: points.map(Points::from),
        author: "person:p2".into(),
        ..EntryRow::default()
    }
}

/// A ledger with an entry of each rule, and one that waits.
fn ledger(grid: &Grid) -> Ledger {
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let late = EntryRow { reference: "file 7".into(), ..entry("b", "late", Some(-2)) };
    let back = EntryRow { reverses: "b".into(), reference: "file 8".into(), ..entry("c", "late", Some(1)) };
    ledger.post(grid, [entry("a", "tidy", None), late, entry("d", "merit", Some(3))]).expect("entries that fit");
    ledger.post(grid, [back]).expect("a reversal that fits");
    ledger
}

pub(super) fn cases() -> Vec<Case> {
    let grid = grid();
    let mut cases: Vec<Case> = entries().into_iter().map(|(name, row)| post(&grid, name, row)).collect();
    let approve = |id: &str, approver: &str| {
        let error = refused("approval", ledger(&grid).approve(&grid, id, approver));
        Case::new(format!("ledger/approve {id} by {approver}"), format!("approve({id:?}, {approver:?})"), error)
    };
    cases.extend([approve("a", "post:lead@t"), approve("d", "person:p2"), approve("d", "person:p1")]);
    cases.push(approve("d", "person:p3"));
    let scheme = |name: &str| {
        let error = refused("scheme", Ledger::new(grid.charter(), name));
        Case::new(format!("ledger/scheme {name}"), format!("Ledger::new(.., {name:?})"), error)
    };
    cases.extend([scheme("point"), scheme("monthly")]);
    cases.extend(boards(&grid));
    cases.extend(tallies(&grid));
    cases.extend(tables(&grid));
    cases.extend(files(&grid));
    cases
}

fn post(grid: &Grid, name: &str, row: EntryRow<'static>) -> Case {
    let input = format!("{} of {} for {} by {}", row.id, row.rule, row.subject, row.author);
    Case::new(format!("ledger/{name}"), input, refused(name, ledger(grid).post(grid, [row])))
}

fn entries() -> Vec<(&'static str, EntryRow<'static>)> {
    let late = |points| EntryRow { reference: "file 7".into(), ..entry("n", "late", Some(points)) };
    let back = |original: &'static str, points| EntryRow { reverses: original.into(), ..late(points) };
    vec![
        ("an id that is taken", entry("a", "merit", Some(1))),
        ("no id", entry("", "merit", Some(1))),
        ("a subject that is not there", EntryRow { subject: "person:p9".into(), ..late(-1) }),
        ("a subject that is no reference", EntryRow { subject: "p1".into(), ..late(-1) }),
        ("a rule that is not there", entry("n", "tidi", None)),
        ("a rule that nothing is like", entry("n", "overtime", None)),
        ("other points than the rule's", entry("n", "tidy", Some(3))),
        ("points out of range", late(-4)),
        ("no points", EntryRow { points: None, ..late(-1) }),
        ("no reference", entry("n", "late", Some(-1))),
        ("a subject of another kind", EntryRow { subject: "unit:t".into(), ..late(-1) }),
        ("a subject in no cell", EntryRow { subject: "person:p4".into(), ..late(-1) }),
        ("an author who may not", EntryRow { author: "person:p1".into(), ..late(-1) }),
        ("a cap", entry("n", "tidy", None)),
        ("a budget", entry("n", "merit", Some(8))),
        ("an approver who is the author", EntryRow { approver: "person:p2".into(), ..entry("n", "merit", Some(1)) }),
        ("a reversal of nothing", back("z", 1)),
        ("a reversal of too much", back("b", 2)),
        ("a reversal for another subject", EntryRow { subject: "person:p3".into(), ..back("b", 1) }),
        ("a reversal of what waits", EntryRow { reverses: "d".into(), ..entry("n", "merit", Some(-1)) }),
        ("a reversal of a reversal", back("c", -1)),
        ("a reversal with the same sign", back("b", -1)),
    ]
}

/// Tables of entries, with the file and line of each that is refused.
fn files(grid: &Grid) -> Vec<Case> {
    let csv = "id,date,subject,rule,points,author\n\
        a,2024-05-17,person:p1,tidy,,person:p2\n\
        b,2024-05-17,person:p1,tidy,2,person:p2\n\
        c,2024-05-17,person:p9,tidi,2,person:p2\n";
    let unreadable = "id,date,subject,rule,points,author\na,17.5.2024,person:p1,tidy,0.0001,person:p2\n";
    let json = r#"[{"id": "a", "date": "2024-05-17", "subject": "team t", "rule": "merit", "points": "2", "author": "unit:t"}]"#;
    let load = |name: &str, file: &str, text: &str| {
        let mut roster = grid.to_roster();
        if file.ends_with("json") {
            roster.add_json(TableKind::Entries, file, text.as_bytes(), grid.charter());
        } else {
            roster.add_csv(TableKind::Entries, file, text.as_bytes(), grid.charter());
        }
        let error = refused(name, Ledger::load(grid.charter(), "points", &roster));
        Case::new(format!("ledger/{name}"), text, error)
    };
    vec![
        load("entries of a file", "entries.csv", csv),
        load("entries that cannot be read", "entries.csv", unreadable),
        load("entries in JSON", "entries.json", json),
    ]
}

fn tallies(grid: &Grid) -> Vec<Case> {
    let periods = [Period::new(DAY, Date::constant(2024, 5, 18))];
    let rows =
        Tally { subjects: Subjects::Units(&[1, 9]), days: &[0, 0], points: &[1, 1], periods: &periods, network: None };
    let short = Tally { days: &[0], ..rows };
    let people = Tally { subjects: Subjects::People(&[7, 7]), points: &[i64::MAX, 0], ..rows };
    vec![
        Case::new("ledger/a place of no unit", "units 1 and 9 of 2", refused("unit", score::tally(grid, &rows))),
        Case::new(
            "ledger/columns of several lengths",
            "2 subjects, 1 day",
            refused("length", score::tally(grid, &short)),
        ),
        Case::new("ledger/a number of nobody", "person 7, twice", refused("person", score::tally(grid, &people))),
    ]
}

fn boards(grid: &Grid) -> Vec<Case> {
    let mut huge = Ledger::new(grid.charter(), "huge").expect("the scheme");
    let most =
        |number: usize| EntryRow { id: number.to_string().into(), points: Some(Points::MAX), ..entry("", "any", None) };
    huge.post(grid, (0..2).map(most)).expect("entries that fit");
    let periods = [Period::new(DAY, Date::constant(2024, 5, 18))];
    let request = BoardRequest { periods: &periods, ..BoardRequest::default() };
    let total = refused("board", score::roll_up(&huge, grid, &request));
    let full = refused("entries", huge.post(grid, (2..10_000).map(most)));
    let mut board = score::roll_up(&ledger(grid), grid, &request).expect("a board");
    let other = score::roll_up(&ledger(grid), grid, &BoardRequest::default()).expect("a board");
    let named = refused("period", board.period(Some("2024-05")));
    let mut standing = Standing::new(&huge, grid, None, periods[0]).expect("a standing");
    let below = refused("move", standing.move_unit("s", "t"));
    let scores = score::roll_up(&ledger(grid), grid, &request).expect("a board");
    let best = refused("best", scores.scores(grid.charter(), "points", 0, None));
    let mut other_tree = grid.clone();
    other_tree.apply(&[Change::place("p4", "t")]).expect("a change that fits");
    let two = [(periods[0], grid), (periods[0], &other_tree)];
    let mixed = score::roll_up_as_posted(&ledger(grid), &two, &request).expect("a board");
    let mixed = refused("trees", mixed.scores(grid.charter(), "points", 0, None));
    vec![
        Case::new("ledger/the best of no people", "scores(.., None)", best),
        Case::new("ledger/scores on several trees", "scores of a board as posted", mixed),
        Case::new("ledger/a score beyond a fraction", "20 tiers, each 0.333 of what lies below", deep()),
        Case::new("ledger/a unit below itself", "move_unit(\"s\", \"t\")", below),
        Case::new("ledger/a period that is not there", "period(\"2024-05\")", named),
        Case::new("ledger/a total beyond the bound", "two entries of 10^12 points", total),
        Case::new("ledger/too much for a ledger", "9,998 entries of 10^12 points", full),
        Case::new(
            "ledger/boards that differ",
            "a board of a day and one of none",
            refused("boards", board.merge(&other)),
        ),
    ]
}

/// A third of a third and so on, until the fraction has more than 128 bits.
fn deep() -> gridcore::Error {
    let tiers: Vec<String> = (0..20).map(|tier| format!("\"d{tier}\"")).collect();
    let policy = |tier: usize| format!("{{ tier = \"d{tier}\", policy = \"weighted\", own = 1, below = 0.333 }}");
    let policies: Vec<String> = (0..20).map(policy).collect();
    let charter = format!(
        "tiers = [{}]\n[[schemes]]\nkey = \"points\"\nrules = [{{ key = \"any\", points = 1 }}]\ntiers = [{}]\n",
        tiers.join(", "),
        policies.join(", ")
    );
    let above = |tier: usize| tier.checked_sub(1).map_or_else(String::new, |tier| format!("u{tier}"));
    let units: String = (0..20).map(|tier| format!("u{tier},{},d{tier}\n", above(tier))).collect();
    let units = format!("key,parent,tier\n{units}");
    let grid = small::grid(&charter, None, &[(TableKind::Units, &units), (TableKind::People, "key\np1\n")]);
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let row = EntryRow { subject: "unit:u19".into(), author: "unit:u19".into(), ..entry("a", "any", None) };
    ledger.post(&grid, [row]).expect("an entry that fits");
    let periods = [Period::new(DAY, Date::constant(2024, 5, 18))];
    let request = BoardRequest { periods: &periods, ..BoardRequest::default() };
    let board = score::roll_up(&ledger, &grid, &request).expect("a board");
    refused("fraction", board.scores(grid.charter(), "points", 0, None))
}

#[derive(Clone)]
struct Cells(&'static str, Cell<'static>);

impl Column for Cells {
    fn name(&self) -> &'static str {
        self.0
    }

    fn cell(&self, _: usize) -> Cell<'_> {
        self.1.clone()
    }
}

fn tables(grid: &Grid) -> Vec<Case> {
    let texts =
        [("id", "e"), ("date", "17.5.2024"), ("subject", "person:p1"), ("rule", "merit"), ("author", "person:p2")];
    let mut columns = texts.map(|(name, text)| Cells(name, Cell::Text(text))).to_vec();
    let case = |name: &str, columns: &[Cells]| {
        let columns: Vec<&dyn Column> = columns.iter().map(|column| column as &dyn Column).collect();
        let error = refused(name, ledger(grid).post_columns(grid, 1, &columns));
        Case::new(format!("ledger/{name}"), "columns", error)
    };
    columns.extend([Cells("points", Cell::Decimal(0.0001)), Cells("ref", Cell::Decimal(0.5))]);
    let cells = case("cells of a wrong type", &columns);
    columns.extend([Cells("id", Cell::Absent), Cells("pointz", Cell::Absent), Cells("mood of the day", Cell::Absent)]);
    columns.remove(1);
    let csv = "id,date,subject,rule,author\ne,2024-05-17\n";
    let error = refused("csv", ledger(grid).post_csv(grid, csv.as_bytes()));
    vec![cells, case("columns that are wrong", &columns), Case::new("ledger/a row that is short", csv, error)]
}
