//! The row being written is the number of rows so far; columns left out of a row stay in step.

use crate::points::Points;
use crate::roster::TableKind;
use crate::roster::column::{NumberColumn, TagColumn, TextColumn};
use crate::roster::table::{Origin, Table};
use crate::time::Date;

#[test]
fn a_text_column_with_gaps_stays_in_step() {
    let mut column = TextColumn::default();
    assert!(column.set(2, "two"));
    assert!(column.set(3, ""));
    assert!(column.set(5, "five"));
    assert_eq!((0..7).map(|row| column.get(row)).collect::<Vec<_>>(), ["", "", "two", "", "", "five", ""]);
    column.truncate(4);
    assert!(column.set(4, "4"));
    assert_eq!((column.get(2), column.get(3), column.get(4), column.get(5)), ("two", "", "4", ""));
    assert_eq!(column.bytes(), 4);
}

#[test]
fn a_row_written_twice_has_the_second_text() {
    let mut column = TextColumn::default();
    column.set(0, "a");
    column.set(1, "first");
    column.set(1, "b");
    assert_eq!((column.get(0), column.get(1), column.get(2)), ("a", "b", ""));
}

#[test]
fn a_text_of_an_abandoned_row_is_gone() {
    let mut column = TextColumn::default();
    column.set(3, "gone");
    column.truncate(3);
    assert_eq!(column.get(3), "");
    column.set(3, "kept");
    assert_eq!((column.get(2), column.get(3)), ("", "kept"));
}

#[test]
fn equal_sets_of_tags_share_a_code_however_written() {
    let mut column = TagColumn::default();
    column.set(1, "b; a;;b");
    column.set_tags(2, ["a", "b"].into_iter());
    column.keep(4, "a;b");
    assert!(column.set_kept(5, "a;b") && !column.set_kept(6, "b;a"));
    column.set(6, " ; ");
    let codes: Vec<u32> = (0..8).map(|row| column.code(row)).collect();
    assert_eq!(codes, [0, 1, 1, 0, 1, 1, 0, 0]);
    assert_eq!(column.set_of(1), ["a".into(), "b".into()]);
    assert_eq!(column.codes(), 2);
}

#[test]
fn tags_and_numbers_of_abandoned_rows_are_gone() {
    let mut tags = TagColumn::default();
    tags.set(2, "x");
    tags.truncate(2);
    assert_eq!(tags.code(2), 0);
    tags.set(4, "x");
    assert_eq!((tags.code(2), tags.code(3), tags.code(4)), (0, 0, 1));

    let mut numbers = NumberColumn::default();
    assert!(numbers.is_blank());
    numbers.set(2, Points::ONE);
    numbers.truncate(2);
    assert!(numbers.is_blank());
    numbers.set(3, Points::ONE);
    numbers.set(3, Points::ZERO);
    assert_eq!((0..5).map(|row| numbers.get(row)).collect::<Vec<_>>(), [None, None, None, Some(Points::ZERO), None]);
}

#[test]
fn only_a_row_that_is_kept_makes_a_table_dated() {
    let mut table = Table::new(TableKind::Placements);
    let day = Date::constant(2024, 7, 1);
    table.set_date(3, Some(day));
    assert!(!table.writing_interval().is_always());
    table.abandon_row();
    table.finish_row(Origin::default());
    assert!(!table.is_dated() && table.interval(0).is_always());
    table.set_date(4, Some(day));
    table.finish_row(Origin::default());
    assert!(table.is_dated());
    assert_eq!((table.interval(1).from, table.interval(1).until), (None, Some(day)));
    assert!(table.interval(0).is_always() && table.writing_interval().is_always());
}
