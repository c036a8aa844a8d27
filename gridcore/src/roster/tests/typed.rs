//! Tables by column, as frames hand them over.

use crate::{Cell, Charter, Column, Grid, Roster, TableKind};

struct Values<'v>(&'v str, Vec<Cell<'v>>);

impl Column for Values<'_> {
    fn name(&self) -> &str {
        self.0
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        self.1.get(row).cloned().unwrap_or(Cell::Absent)
    }
}

fn texts<'v>(name: &'v str, texts: &[&'v str]) -> Values<'v> {
    Values(name, texts.iter().map(|text| Cell::Text(text)).collect())
}

fn charter() -> Charter {
    Charter::from_toml(
        r#"
        name = "c"
        tiers = ["cell"]
        numbers = [{ key = "merit" }]
        [columns.people]
        no = "key"
        "#,
    )
    .unwrap()
}

fn people(columns: &[&dyn Column]) -> Roster {
    let mut roster = Roster::new();
    roster.add_columns(TableKind::Units, "units", 1, &[&texts("key", &["c"]), &texts("tier", &["cell"])], &charter());
    roster.add_columns(TableKind::People, "people", 2, columns, &charter());
    roster
}

/// What is wrong with a table of two people, each as its rule and place.
fn wrong(columns: &[&dyn Column]) -> Vec<String> {
    let error = Grid::new(&charter(), &people(columns)).expect_err("a bad table");
    let place = |finding: &crate::Finding| finding.place().map(ToString::to_string).unwrap_or_default();
    error.findings().iter().map(|finding| format!("{} {}", finding.rule(), place(finding))).collect()
}

#[test]
fn whole_numbers_are_keys_by_their_digits_and_texts_keep_their_zeros() {
    let keys = Values("no", vec![Cell::Whole(417), Cell::Text("0417")]);
    let merit = Values("merit", vec![Cell::Decimal(2.5), Cell::Decimal(f64::NAN)]);
    let tags = Values("tags", vec![Cell::Tags(vec!["b", "a"]), Cell::Text("a; b")]);
    let grid = Grid::new(&charter(), &people(&[&keys, &merit, &tags, &texts("cell", &["c", ""])])).unwrap();
    let keys: Vec<&str> = grid.people().map(|person| person.key()).collect();
    assert_eq!(keys, ["0417", "417"]);
    let person = grid.person("417").unwrap();
    assert_eq!(person.number("merit").unwrap().to_string(), "2.5");
    assert_eq!(person.tags().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(grid.person("0417").unwrap().number("merit"), None);
}

#[test]
fn cells_of_a_wrong_type_are_named_by_row_and_column() {
    let keys = Values("no", vec![Cell::Decimal(417.0), Cell::Text("p")]);
    assert_eq!(wrong(&[&keys]), ["table.wrong-type people:1:no"]);
    let (keys, merit) = (texts("no", &["p", "q"]), Values("merit", vec![Cell::Absent, Cell::Decimal(0.0001)]));
    assert_eq!(wrong(&[&keys, &merit]), ["table.bad-number people:2:merit"]);
    let merit = Values("merit", vec![Cell::Absent, Cell::Exact(99_999_999_999_900_001, 5)]);
    assert_eq!(wrong(&[&keys, &merit]), ["table.bad-number people:2:merit"]);
    let merit = Values("merit", vec![Cell::Absent, Cell::Exact(1, -20)]);
    assert_eq!(wrong(&[&keys, &merit]), ["table.bad-number people:2:merit"]);
    let flags = Values("tags", vec![Cell::Other("true"), Cell::Absent]);
    assert_eq!(wrong(&[&keys, &flags]), ["table.wrong-type people:1:tags"]);
    let absent = Values("no", vec![Cell::Absent, Cell::Text("q")]);
    assert_eq!(wrong(&[&absent]), ["table.missing-value people:1:no"]);
}

#[test]
fn names_are_held_to_the_table() {
    let keys = texts("no", &["p", "q"]);
    assert_eq!(wrong(&[&keys, &texts("key", &["r", "s"])]), ["table.duplicate-column people"]);
    assert_eq!(wrong(&[&keys, &texts("sell", &["c", "c"])]), ["table.unknown-column people"]);
    assert_eq!(wrong(&[&texts("cell", &["c", "c"])]), ["table.missing-column people"]);
    assert_eq!(wrong(&[&keys, &texts("", &["", ""])]), ["table.unnamed-column people"]);
}

#[test]
fn exact_numbers_are_numbers_to_the_digit_and_keys_without_decimals() {
    let keys = Values("no", vec![Cell::Exact(i128::from(u64::MAX), 0), Cell::Exact(-5, 0)]);
    let merit = Values("merit", vec![Cell::Exact(-5, 3), Cell::Exact(41_750_000, 5)]);
    let grid = Grid::new(&charter(), &people(&[&keys, &merit])).unwrap();
    let numbers: Vec<String> =
        grid.people().map(|person| format!("{} {}", person.key(), person.number("merit").unwrap())).collect();
    assert_eq!(numbers, ["-5 417.5", "18446744073709551615 -0.005"]);
    let keys = Values("no", vec![Cell::Exact(4170, 1), Cell::Text("p")]);
    assert_eq!(wrong(&[&keys]), ["table.wrong-type people:1:no"]);
}

#[test]
fn a_wide_sheet_by_columns_is_read_as_the_same_sheet_in_csv() {
    let paths = crate::Paths {
        columns: &["branch", "cell"],
        key: "no",
        post: Some("title"),
        numbers: &["merit"],
        ..crate::Paths::default()
    };
    let csv = b"no,branch,cell,title,merit\n7,north,c1,lead,2.5\n8,north,,,\n9,north,c2,hand,\n";
    let columns: [&dyn Column; 5] = [
        &Values("no", vec![Cell::Whole(7), Cell::Whole(8), Cell::Whole(9)]),
        &texts("branch", &["north", "north", "north"]),
        &Values("cell", vec![Cell::Text("c1"), Cell::Absent, Cell::Text("c2")]),
        &texts("title", &["lead", "", "hand"]),
        &Values("merit", vec![Cell::Decimal(2.5), Cell::Decimal(f64::NAN), Cell::Absent]),
    ];
    let (text, mut frame) = (Roster::from_paths("sheet", csv, &paths), Roster::new());
    frame.add_path_columns("sheet", 3, &columns, &paths);
    assert!(text.same_rows(&frame));
    let charter = Charter::new(frame.proposed_charter("proposed", &paths)).unwrap();
    let findings = crate::check::all(&Grid::new(&charter, &frame).unwrap());
    assert_eq!(findings.to_string(), "");
    let decimal = Values("branch", vec![Cell::Decimal(1.5), Cell::Text("north"), Cell::Text("north")]);
    let mut frame = Roster::new();
    frame.add_path_columns("sheet", 3, &[columns[0], &decimal, columns[2], columns[3], columns[4]], &paths);
    let places: Vec<String> = frame.problems().iter().flat_map(|f| f.place().map(ToString::to_string)).collect();
    assert_eq!(places, ["sheet:1:branch"]);
    let aside = frame.set_aside().next().expect("a row").cells.iter().find(|(name, _)| name == "branch");
    assert_eq!(aside.map(|(_, cell)| cell.as_str()), Some("1.5"));
}
