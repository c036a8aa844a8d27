//! Splitting, merging and merging networks leave nobody and nothing out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use gridcore::check::Monitor;
use gridcore::{Change, Folder, Grid, Part, Reference, UnitRow, json};
use gridcore_tests::systems::DAY;

fn area7() -> Grid {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/area7");
    Folder::read(path).and_then(|folder| folder.grid(Some(DAY))).expect("area7 loads")
}

/// Everything that must be accounted for: people with their network, areas claimed, appointments and links.
#[derive(Debug, PartialEq)]
struct Account {
    people: BTreeSet<String>,
    placed: BTreeMap<String, usize>,
    claimed: BTreeSet<String>,
    appointments: BTreeSet<(String, String)>,
    /// Kind, source and target; `a7-c02` counts as the unit it is merged into below.
    links: BTreeSet<[String; 3]>,
}

fn ends(end: Reference<'_>) -> String {
    end.to_string().replace("a7-c02", "a7-c01")
}

fn account(grid: &Grid) -> Account {
    let mut placed: BTreeMap<String, usize> = BTreeMap::new();
    for person in grid.people() {
        for cell in person.cells() {
            *placed.entry(cell.network().to_owned()).or_default() += 1;
        }
    }
    Account {
        people: grid.people().map(|p| p.key().to_owned()).collect(),
        placed,
        claimed: grid.areas().filter(|a| a.claims().next().is_some()).map(|a| a.key().to_owned()).collect(),
        appointments: grid.appointments().map(|a| (a.person().key().to_owned(), a.post().to_owned())).collect(),
        links: grid.links().map(|l| [l.kind().to_owned(), ends(l.source()), ends(l.target())]).collect(),
    }
}

/// Applies, lets the caller look, undoes, and holds the document against what it was.
fn and_back(mut grid: Grid, changes: &[Change], look: impl Fn(&Grid)) {
    let before = json::to_document(&grid);
    let undo = grid.apply(changes).unwrap_or_else(|error| panic!("{}", error.findings()));
    look(&grid);
    grid.apply(&undo).expect("the inverse fits");
    assert_eq!(json::to_document(&grid), before);
}

#[test]
fn a_split_hands_over_what_it_names_and_leaves_the_rest() {
    let grid = area7();
    let cell = grid.unit("a7-c01").unwrap();
    let people: Vec<String> = cell.people().take(6).map(|p| p.key().to_owned()).collect();
    let (heads, before) = (cell.people().len(), account(&grid));
    let claim = cell.claims().next().expect("a claim").area().key().to_owned();
    let part = Part {
        unit: UnitRow { key: "a7-c99".into(), kind: "point".into(), ..UnitRow::default() },
        people: people.clone(),
        areas: vec![claim.clone()],
        posts: vec!["lead".into()],
        ..Part::default()
    };
    and_back(grid, &[Change::SplitUnit { unit: "a7-c01".into(), parts: vec![part] }], |grid| {
        assert!(account(grid) == before);
        let new = grid.unit("a7-c99").unwrap();
        assert_eq!((new.tier(), new.parent().map(|p| p.key())), ("cell", Some("a7-b01")));
        assert_eq!(new.people().map(|p| p.key().to_owned()).collect::<Vec<_>>(), people);
        assert_eq!(grid.unit("a7-c01").unwrap().people().len(), heads - 6);
        assert_eq!(grid.area(&claim).unwrap().claims().next().unwrap().cell().key(), "a7-c99");
        assert_eq!(new.appointments().map(|a| a.post().to_owned()).collect::<Vec<_>>(), ["lead"]);
    });
}

#[test]
fn a_merge_takes_everything_along_and_leaves_an_alias() {
    let grid = area7();
    let before = account(&grid);
    let (one, other) = (grid.unit("a7-c01").unwrap().people().len(), grid.unit("a7-c02").unwrap().people().len());
    let change = Change::MergeUnits { units: vec!["a7-c02".into()], into: "a7-c01".into() };
    and_back(grid, &[change], |grid| {
        assert!(account(grid) == before);
        assert_eq!(grid.unit("a7-c01").unwrap().people().len(), one + other);
        assert_eq!(grid.unit("a7-c02").unwrap().key(), "a7-c01", "the former key leads to the unit it went into");
        let referred = grid.links().filter(|l| l.source().to_string().ends_with("a7-c02")).count();
        assert_eq!(referred, 0);
    });
}

#[test]
fn merging_networks_needs_a_place_for_whatever_is_in_use() {
    let mut grid = area7();
    let before = json::to_document(&grid);
    let change = Change::MergeNetworks { from: "safety".into(), into: "red".into(), units: BTreeMap::new() };
    let error = grid.apply(&[change]).unwrap_err();
    assert_eq!(error.kind(), gridcore::ErrorKind::Change);
    assert!(error.to_string().contains("is in use and the merge names no unit to take its place"), "{error}");
    assert_eq!(json::to_document(&grid), before, "a refused batch changes nothing");
}

#[test]
fn merging_networks_keeps_people_areas_and_posts() {
    let grid = area7();
    let before = account(&grid);
    let units: BTreeMap<String, String> = grid
        .units()
        .filter(|unit| unit.network() == "safety")
        .map(|unit| {
            let into = if unit.parent().is_none() { "a7" } else { "a7-b01" };
            (unit.key().to_owned(), into.to_owned())
        })
        .collect();
    let change = Change::MergeNetworks { from: "safety".into(), into: "red".into(), units };
    and_back(grid, &[change], |grid| {
        let after = account(grid);
        assert_eq!(grid.units().filter(|unit| unit.network() == "safety").count(), 0);
        assert_eq!(after.people, before.people);
        assert_eq!(after.placed.get("red"), before.placed.get("red"), "whoever was in red stays where they were");
        assert_eq!(after.claimed, before.claimed);
        assert_eq!(after.appointments, before.appointments);
    });
}

#[test]
fn a_branch_moved_away_and_back_leaves_the_findings_as_they_were() {
    let mut monitor = Monitor::new(area7());
    let before = monitor.findings();
    let delta = monitor.apply(&[Change::move_unit("a7-c01", "a7-b02")]).unwrap();
    let other = monitor.apply(&delta.inverse).unwrap();
    assert_eq!(monitor.findings(), before);
    assert_eq!(other.disappeared.len(), delta.appeared.len());
}
