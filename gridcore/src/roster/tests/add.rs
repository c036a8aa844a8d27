use std::collections::BTreeMap;

use super::{rejected, wrong};
use crate::limits::Limits;
use crate::points::Points;
use crate::roster::{AppointmentRow, PersonRow, PlacementRow, Roster, Row, TableKind, UnitRow};
use crate::time::Date;

fn unit<'a>(key: &'a str, parent: &'a str) -> UnitRow<'a> {
    UnitRow { key: key.into(), parent: parent.into(), tier: "team".into(), ..UnitRow::default() }
}

#[test]
fn rows_come_back_as_they_were_given() {
    let day = Date::constant(2024, 7, 1);
    let full = UnitRow {
        name: "north gate".into(),
        kind: "block".into(),
        tags: vec!["a".into(), "b".into()],
        from: Some(day),
        until: Some(Date::constant(2025, 7, 1)),
        ..unit("007", "s")
    };
    let mut roster = Roster::new();
    roster.add_units([full.clone(), unit("t", "s")]).add_units([unit("u", "")]);
    let table = roster.table(TableKind::Units);
    assert_eq!(UnitRow::read(table, 0), full);
    assert_eq!(UnitRow::read(table, 1), unit("t", "s"));
    assert_eq!(UnitRow::read(table, 2), unit("u", ""));
    let places = (0..3).map(|row| roster.place(table.origin(row)).unwrap().to_string());
    assert_eq!(places.collect::<Vec<_>>(), ["units:1", "units:2", "units:3"]);
    assert!(roster.problems.is_empty());
}

#[test]
fn white_space_around_a_text_is_not_part_of_it() {
    let mut roster = Roster::new();
    roster.add_units([unit(" t\u{3000}", "\ts ")]);
    assert_eq!(UnitRow::read(roster.table(TableKind::Units), 0), unit("t", "s"));
}

#[test]
fn everything_wrong_with_a_row_is_reported_and_the_row_set_aside_once() {
    let long = "x".repeat(257);
    let bad = UnitRow {
        key: "a\nb".into(),
        parent: long.as_str().into(),
        name: "\u{202e}x".into(),
        tags: vec!["a;b".into()],
        from: Some(Date::constant(2024, 7, 1)),
        until: Some(Date::constant(2024, 7, 1)),
        ..UnitRow::default()
    };
    let mut roster = Roster::new();
    roster.add_units([unit("t", ""), bad, unit("u", "t")]);
    let expected = [
        "units:2:key: table.bad-key",
        "units:2:parent: table.bad-key",
        "units:2:name: table.bad-key",
        "units:2:tags: table.bad-tag",
        "units:2:tier: table.missing-value",
        "units:2:until: table.bad-interval",
    ];
    assert_eq!(wrong(&roster), expected);
    assert_eq!(
        rejected(&roster),
        [format!("key=a\nb parent={long} name=\u{202e}x tags=a;b from=2024-07-01 until=2024-07-01")]
    );
    let table = roster.table(TableKind::Units);
    assert_eq!(table.len(), 2);
    assert_eq!(UnitRow::read(table, 1), unit("u", "t"));
    assert!(!roster.is_dated());
}

#[test]
fn too_many_tags_and_absurd_dates_are_refused() {
    let tags: Vec<String> = (0..65).map(|i| i.to_string()).collect();
    let mut roster = Roster::new();
    roster.add_people([PersonRow {
        key: "p".into(),
        tags: tags.iter().map(|t| t.as_str().into()).collect(),
        ..PersonRow::default()
    }]);
    let (person, cell) = ("p".into(), "c".into());
    roster.add_placements([PlacementRow { person, cell, from: Some(Date::MIN), ..PlacementRow::default() }]);
    roster.add_appointments([AppointmentRow::default()]);
    let expected = [
        "people:1:tags: table.too-many-tags",
        "placements:1:from: table.bad-date",
        "appointments:1:person: table.missing-value",
        "appointments:1:post: table.missing-value",
        "appointments:1:unit: table.missing-value",
    ];
    assert_eq!(wrong(&roster), expected);
}

#[test]
fn numbers_go_by_name_and_not_by_that_of_another_column() {
    let person = |key: &'static str, name: &'static str| PersonRow {
        key: key.into(),
        numbers: BTreeMap::from([(name.into(), Points::ONE)]),
        ..PersonRow::default()
    };
    let mut roster = Roster::with_limits(Limits { charter: 2, ..Limits::default() });
    roster.add_people([
        person("p1", "b"),
        person("p2", "cell"),
        person("p3", "a"),
        person("p4", " a"),
        person("p5", "c"),
    ]);
    let table = roster.table(TableKind::People);
    assert_eq!(PersonRow::read(table, 0), person("p1", "b"));
    assert_eq!(PersonRow::read(table, 1), person("p3", "a"));
    assert_eq!(wrong(&roster), ["people:2: table.bad-column", "people:4: table.bad-column", "people:5: call.limit"]);
}

#[test]
fn rows_beyond_the_limit_are_not_taken_and_hints_not_believed() {
    struct Liar(usize);
    impl Iterator for Liar {
        type Item = UnitRow<'static>;

        fn next(&mut self) -> Option<UnitRow<'static>> {
            self.0 += 1;
            Some(unit("t", ""))
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (usize::MAX, None)
        }
    }

    let mut roster = Roster::with_limits(Limits { rows: 3, ..Limits::default() });
    roster.add_units(Liar(0));
    assert_eq!(roster.len(TableKind::Units), 3);
    assert_eq!(wrong(&roster), ["units: call.limit"]);
    assert!(rejected(&roster).is_empty());
}
