//! Rosters with defects: no row disappears, strict and lenient loading agree.

use std::collections::BTreeMap;

use gridcore::{ErrorKind, Grid, Limits, Rejected, Roster, TableKind, UnitRow};
use gridcore_tests::generate::{Case, cases, config, grid, lists, seeds, spoil};
use gridcore_tests::random::Random;
use gridcore_tests::rows::{Rows, document};
use proptest::prelude::*;
use serde::Serialize;

/// A row as column and cell, empty cells left out.
type Cells = BTreeMap<String, String>;

fn cells(row: &impl Serialize) -> Cells {
    let value = serde_json::to_value(row).expect("rows are JSON");
    let fields = value.as_object().expect("a row is an object").clone();
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(list) => list.iter().filter_map(|text| text.as_str()).collect::<Vec<_>>().join(";"),
        other => other.to_string().trim_end_matches(".0").to_owned(),
    };
    fields.iter().map(|(column, value)| (column.clone(), text(value))).filter(|(_, text)| !text.is_empty()).collect()
}

/// The rejected rows of each table.
fn rejected_rows(rejected: &[Rejected]) -> BTreeMap<TableKind, Vec<Cells>> {
    let mut rows: BTreeMap<TableKind, Vec<Cells>> = BTreeMap::new();
    for row in rejected {
        let mut cells: Cells = row.record.cells.iter().cloned().collect();
        sorted_tags(&mut cells);
        rows.entry(row.record.table).or_default().push(cells);
    }
    rows.values_mut().for_each(|rows| rows.sort());
    rows
}

/// Tags in order: a table holds them so.
fn sorted_tags(cells: &mut Cells) {
    for column in ["tags", "approvals"] {
        if let Some(tags) = cells.get_mut(column) {
            let mut list: Vec<&str> = tags.split(';').collect();
            list.sort_unstable();
            list.dedup();
            *tags = list.join(";");
        }
    }
}

/// Keeps the rows that were not rejected; what was rejected must have been there.
fn keep<R: Serialize + Clone>(rows: &mut Vec<R>, rejected: &mut Vec<Cells>) {
    // From the end on: of rows said twice the later one is rejected.
    let mut kept = Vec::new();
    for row in rows.iter().rev() {
        let mut cells = cells(row);
        sorted_tags(&mut cells);
        match rejected.iter().position(|rejected| *rejected == cells) {
            Some(index) => {
                rejected.remove(index);
            }
            None => kept.push(row.clone()),
        }
    }
    kept.reverse();
    *rows = kept;
}

fn accepted(rows: &Rows, rejected: &[Rejected]) -> (Rows, BTreeMap<TableKind, Vec<Cells>>) {
    let (mut rows, mut left) = (rows.clone(), rejected_rows(rejected));
    let mut of = |table: TableKind| left.remove(&table).unwrap_or_default();
    let mut unmatched = BTreeMap::new();
    macro_rules! keep {
        ($($table:ident $field:ident)*) => {$(
            let mut rejected = of(TableKind::$table);
            keep(&mut rows.$field, &mut rejected);
            if !rejected.is_empty() {
                unmatched.insert(TableKind::$table, rejected);
            }
        )*};
    }
    keep!(Units units People people Placements placements Areas areas Claims claims Appointments appointments Links links Aliases aliases);
    (rows, unmatched)
}

fn lenient(case: &Case, rows: &Rows) -> Result<(Grid, Vec<Rejected>), TestCaseError> {
    let read = Grid::lenient(&case.charter, &rows.roster(), case.day);
    read.map_err(|error| TestCaseError::reject(error.to_string()))
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn every_row_is_in_the_grid_or_rejected(case in cases(12, 12), defects in lists(1..=4, 8)) {
        let mut rows = case.rows.clone();
        spoil(&mut rows, &defects, true);
        let (read, rejected) = lenient(&case, &rows)?;
        let (accepted, unmatched) = accepted(&rows, &rejected);
        prop_assert_eq!(unmatched, BTreeMap::new(), "rejected, but not given or rejected twice");
        prop_assert!(rejected.iter().all(|row| !row.findings.is_empty()));
        let strict = grid(&case.charter, &accepted, case.day);
        let strict = strict.map_err(|error| TestCaseError::fail(format!("{}\n{rows:?}", error.findings())))?;
        prop_assert_eq!(document(&strict), document(&read), "{:?}", rejected_rows(&rejected));
    }

    #[test]
    fn strict_loading_fails_when_lenient_loading_rejects(case in cases(12, 12), defects in lists(0..=4, 8)) {
        let mut rows = case.rows.clone();
        spoil(&mut rows, &defects, true);
        let (read, rejected) = lenient(&case, &rows)?;
        match grid(&case.charter, &rows, case.day) {
            Ok(strict) => {
                prop_assert_eq!(rejected_rows(&rejected), BTreeMap::new());
                prop_assert_eq!(document(&strict), document(&read));
            }
            Err(error) => {
                prop_assert_eq!(error.kind(), ErrorKind::Roster);
                let findings: usize = rejected.iter().map(|row| row.findings.len()).sum();
                prop_assert_eq!(error.findings().len(), findings);
                prop_assert!(!rejected.is_empty());
            }
        }
    }

    #[test]
    fn the_order_of_rows_decides_nothing_but_which_of_two_stays(
        case in cases(12, 12),
        defects in lists(1..=4, 8),
        seed in seeds(),
    ) {
        let mut rows = case.rows.clone();
        spoil(&mut rows, &defects, false);
        let (read, rejected) = lenient(&case, &rows)?;
        let (shuffled, again) = lenient(&case, &rows.shuffled(&mut Random::new(seed)))?;
        // Of two rows that contradict each other the first stays, whichever that is.
        let of_two = ["roster.conflict", "roster.duplicate-key", "roster.duplicate-row"];
        if rejected.iter().all(|row| of_two.iter().all(|rule| row.findings.count(rule) == 0)) {
            prop_assert_eq!(rejected_rows(&again), rejected_rows(&rejected), "{:?}", rows);
            prop_assert_eq!(document(&shuffled), document(&read));
        }
    }
}

#[test]
fn rows_beyond_the_limit_are_refused_and_not_read() {
    let charter = gridcore::Charter::from_json(r#"{ "name": "small", "tiers": ["team"] }"#).expect("a charter");
    let limits = Limits { rows: 3, ..Limits::default() };
    let row = |number: usize| UnitRow { key: format!("u{number}").into(), tier: "team".into(), ..UnitRow::default() };
    let mut roster = Roster::with_limits(limits);
    roster.add_units((0..usize::MAX).map(row));
    let error = Grid::new(&charter, &roster).expect_err("too many rows");
    assert_eq!(error.findings().count("call.limit"), 1, "{}", error.findings());
    let csv: String = std::iter::once("key,tier\n".to_owned()).chain((0..9).map(|n| format!("u{n},team\n"))).collect();
    let mut roster = Roster::with_limits(limits);
    roster.add_csv(TableKind::Units, "units.csv", csv.as_bytes(), &charter);
    let error = Grid::new(&charter, &roster).expect_err("too many rows");
    assert_eq!(error.findings().count("call.limit"), 1, "{}", error.findings());
}
