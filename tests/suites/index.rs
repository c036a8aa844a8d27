//! The index against walks over parents, and trees that are very deep or very wide.

use std::collections::BTreeMap;

use gridcore::check::{self, Monitor};
use gridcore::{Change, Charter, Grid, Limits, PersonRow, Roster, Unit, UnitRow, json};
use gridcore_tests::generate::{batch, cases, config, scripts};
use proptest::prelude::*;

/// The keys of a unit and of all above it, by asking each for its parent.
fn chain(grid: &Grid, key: &str) -> Vec<String> {
    let mut chain = Vec::new();
    let mut next = grid.unit(key).ok();
    while let Some(unit) = next {
        chain.push(unit.key().to_owned());
        next = unit.parent();
    }
    chain
}

/// The units in and below one, each before those below it, siblings by key.
fn below(parents: &BTreeMap<String, String>, key: &str) -> Vec<String> {
    let mut units = vec![key.to_owned()];
    for (child, _) in parents.iter().filter(|(_, parent)| *parent == key) {
        units.extend(below(parents, child));
    }
    units
}

fn agrees(grid: &Grid) -> Result<(), TestCaseError> {
    let parent = |unit: Unit<'_>| unit.parent().map(|parent| parent.key().to_owned()).unwrap_or_default();
    let parents: BTreeMap<String, String> = grid.units().map(|unit| (unit.key().to_owned(), parent(unit))).collect();
    prop_assert_eq!(grid.index().len(), parents.len());
    let sums: BTreeMap<String, usize> =
        grid.roll_up(|unit| unit.people().len(), |sum, more| *sum += *more).into_iter().map(own).collect();
    for unit in grid.units() {
        let expected = below(&parents, unit.key());
        let found: Vec<String> = unit.descendants().map(|unit| unit.key().to_owned()).collect();
        prop_assert_eq!(&found[..], &expected[1..], "below {}", unit.key());
        let mut people: Vec<String> = Vec::new();
        for key in &expected {
            let here = grid.people().filter(|person| person.cells().any(|cell| cell.key() == key));
            people.extend(here.map(|person| person.key().to_owned()));
        }
        let under: Vec<String> = unit.people_under().map(|person| person.key().to_owned()).collect();
        prop_assert_eq!(&under, &people, "under {}", unit.key());
        prop_assert_eq!(sums.get(unit.key()).copied(), Some(people.len()), "sum of {}", unit.key());
        let above: Vec<String> = unit.ancestors().map(|unit| unit.key().to_owned()).collect();
        prop_assert_eq!(&above[..], &chain(grid, unit.key())[1..], "above {}", unit.key());
        for other in parents.keys() {
            let is = above.contains(other);
            prop_assert_eq!(grid.is_ancestor(other, unit.key()).ok(), Some(is), "{} above {}", other, unit.key());
        }
    }
    drawn(grid)
}

/// The rows of the tree say what the views do, and lie as those do.
fn drawn(grid: &Grid) -> Result<(), TestCaseError> {
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json::tree(grid)).expect("an array");
    prop_assert_eq!(rows.len(), grid.unit_count());
    let position = |key: &str| rows.iter().position(|row| row["key"] == key).expect("every unit");
    for unit in grid.units() {
        let at = position(unit.key());
        let row = &rows[at];
        let count = |name: &str| usize::try_from(row[name].as_u64().expect("a count")).expect("few");
        prop_assert_eq!(row["parent"].as_str(), unit.parent().map(|parent| parent.key()));
        prop_assert_eq!((row["tier"].as_str(), row["network"].as_str()), (Some(unit.tier()), Some(unit.network())));
        prop_assert_eq!(row["name"].as_str().unwrap_or_default(), unit.name());
        prop_assert_eq!(count("depth"), unit.ancestors().count());
        prop_assert_eq!((count("children"), count("people")), (unit.children().len(), unit.people().len()));
        prop_assert_eq!(count("people_under"), unit.people_under().count());
        let below: Vec<&str> = unit.descendants().map(|unit| unit.key()).collect();
        let next: Vec<_> = rows[at + 1..=at + count("units_below")].iter().map(|row| row["key"].as_str()).collect();
        prop_assert_eq!(next, below.into_iter().map(Some).collect::<Vec<_>>());
    }
    Ok(())
}

fn own((unit, sum): (Unit<'_>, usize)) -> (String, usize) {
    (unit.key().to_owned(), sum)
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn index_is_what_walks_find(case in cases(20, 20), script in scripts(3)) {
        let mut grid = case.grid();
        agrees(&grid)?;
        for choices in &script.0 {
            let changes = batch(&grid, choices);
            let _ = grid.apply(&changes);
            agrees(&grid)?;
        }
    }
}

/// How many units the deep and the wide tree have.
const MANY: usize = 1_000_000;

/// As small a stack as a thread of a careful host may have.
const STACK: usize = 512 * 1024;

/// Does everything with a large tree on a small stack.
fn on_a_small_stack(parent: fn(usize) -> usize) {
    let work = move || {
        let grid = large(parent);
        let findings = check::all(&grid);
        assert_eq!(findings.count("structure.empty-unit"), MANY - 2);
        assert_eq!(findings.count("coverage.nobody-matching"), 0);
        assert_eq!(grid.index().len(), MANY);
        assert_eq!(grid.unit("0").expect("the root").descendants().len(), MANY - 1);
        assert_eq!(grid.unit("999999").expect("the last").people_under().len(), 1);
        assert!(json::to_document(&grid).len() > 20 * MANY);
        edit(grid);
    };
    std::thread::Builder::new().stack_size(STACK).spawn(work).expect("a thread").join().expect("no panic");
}

fn limits() -> Limits {
    Limits { depth: 2 * MANY, ..Limits::default() }
}

/// A tree of a million units: the parent of each by its number.
fn large(parent: fn(usize) -> usize) -> Grid {
    let charter = Charter::from_json(
        r#"{ "name": "large", "tiers": ["top", { "label": "cell", "cell": true }],
             "rules": { "structure.tier-order": { "severity": "note" } },
             "requirements": [{ "key": "some", "tier": "top", "min": 1 }] }"#,
    );
    let mut roster = Roster::with_limits(limits());
    let row = |unit: usize| UnitRow {
        key: unit.to_string().into(),
        parent: if unit == 0 { String::new() } else { parent(unit).to_string() }.into(),
        tier: if unit == 0 { "top" } else { "cell" }.into(),
        ..UnitRow::default()
    };
    roster.add_units((0..MANY).map(row));
    roster.add_people([PersonRow { key: "p".into(), cell: "999999".into(), ..PersonRow::default() }]);
    Grid::new(&charter.expect("a charter"), &roster).expect("a grid")
}

/// Moves the last unit up and back again, and lets all go.
fn edit(grid: Grid) {
    let mut monitor = Monitor::new(grid);
    let before = monitor.findings().len();
    let delta = monitor.apply(&[Change::move_unit("999999", "0")]).expect("a move");
    monitor.apply(&delta.inverse).expect("the way back");
    assert_eq!(monitor.findings().len(), before);
    let refused = monitor.apply(&[Change::move_unit("0", "999999")]);
    assert!(refused.is_err());
}

#[test]
fn a_chain_of_a_million() {
    on_a_small_stack(|unit| unit - 1);
}

#[test]
fn a_star_of_a_million() {
    on_a_small_stack(|_| 0);
}
