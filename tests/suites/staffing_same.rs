//! A plan follows from the set of rows: their order does not matter, and of keys nothing but their order.

use gridcore::assign::{self, Holders, Request};
use gridcore::{Change, Grid, Reference, json};
use gridcore_tests::generate::{cases, config};
use gridcore_tests::random::Random;
use gridcore_tests::staffing::{healthy, request, staff, vacant};
use gridcore_tests::systems::SYSTEMS;
use proptest::prelude::*;
use serde_json::Value;

/// The same grid from a document with its rows in another order.
fn shuffled(grid: &Grid, seed: u64) -> Grid {
    let mut random = Random::new(seed);
    let mut document: Value = serde_json::from_str(&json::to_document(grid)).expect("a document");
    let tables = document.as_object_mut().expect("an object").values_mut();
    for rows in tables.filter_map(Value::as_array_mut) {
        random.shuffle(rows);
    }
    json::from_document(document.to_string().as_bytes()).unwrap_or_else(|error| panic!("{}", error.findings()))
}

/// The same grid with other keys for its people.
fn rekeyed(grid: &Grid, key: impl Fn(usize, &str) -> String) -> Grid {
    let mut grid = grid.clone();
    let people: Vec<String> = grid.people().map(|person| person.key().to_owned()).collect();
    let rekey =
        |what: &str, key: String| Change::Rekey { what: Reference::Person(what.to_owned().into()), key, alias: false };
    // By way of keys that nobody has, so that none is taken on the way.
    let away = people.iter().enumerate().map(|(index, person)| rekey(person, format!("\u{fffd}{index}")));
    grid.apply(&away.collect::<Vec<_>>()).unwrap_or_else(|error| panic!("{}", error.findings()));
    let back = people.iter().enumerate().map(|(index, person)| rekey(&format!("\u{fffd}{index}"), key(index, person)));
    grid.apply(&back.collect::<Vec<_>>()).unwrap_or_else(|error| panic!("{}", error.findings()));
    grid
}

/// What a plan is worth, and how much it leaves open.
fn worth(plan: &assign::Plan) -> String {
    let levels: Vec<String> = plan.levels.iter().map(|level| format!("{} {}", level.name, level.total)).collect();
    let open: u32 = plan.unfilled.iter().map(|seats| seats.missing).sum();
    let short: u32 = plan.shortfalls.iter().map(|shortfall| shortfall.missing).sum();
    format!("{levels:?} {open} {short}")
}

/// Who holds what by a plan.
fn holders(plan: &assign::Plan) -> Vec<String> {
    plan.appointments.iter().map(|a| format!("{} {}@{} {}", a.person, a.post, a.unit, a.shift)).collect()
}

proptest! {
    #![proptest_config(config(120))]

    /// The same bytes, in whatever order rows come.
    #[test]
    fn the_order_of_rows_does_not_matter((case, reopen, optional, seed) in (cases(10, 12), any::<bool>(), any::<bool>(), any::<u64>())) {
        let grid = case.grid();
        let holders = if reopen { Holders::Reopen } else { Holders::Keep };
        let request = Request { holders, optional, ..Request::default() };
        let (plan, same) = (staff(&grid, &request), staff(&shuffled(&grid, seed), &request));
        prop_assert_eq!(json::plan(&plan), json::plan(&same));
    }

    /// Other keys in the same order give the same people; in another order, a plan of the same worth.
    #[test]
    fn of_keys_nothing_but_their_order_matters((case, reopen) in (cases(10, 12), any::<bool>())) {
        let grid = case.grid();
        let holding = if reopen { Holders::Reopen } else { Holders::Keep };
        let request = Request { holders: holding, ..Request::default() };
        let plan = staff(&grid, &request);
        let prefixed = staff(&rekeyed(&grid, |_, person| format!("z{person}")), &request);
        let wanted: Vec<String> = holders(&plan).iter().map(|held| format!("z{held}")).collect();
        prop_assert_eq!(holders(&prefixed), wanted);
        // Of too many holders of a seat, keys decide who goes: so nobody holds anything.
        let grid = vacant(&grid);
        let plan = staff(&grid, &request);
        let turned = staff(&rekeyed(&grid, |index, _| format!("q{:04}", 9_999 - index)), &request);
        if plan.exact && turned.exact {
            prop_assert_eq!(worth(&turned), worth(&plan));
        }
    }
}

/// The five systems, from nothing.
#[test]
fn systems_from_shuffled_rows() {
    for (seed, system) in (1..).zip(SYSTEMS).filter(|(_, system)| system.name != "jianghan") {
        let grid = vacant(&healthy(system.name));
        let request = request(system.name, &grid);
        let (plan, same) = (staff(&grid, &request), staff(&shuffled(&grid, seed), &request));
        assert_eq!(holders(&plan), holders(&same), "{}", system.name);
        assert_eq!(worth(&plan), worth(&same), "{}", system.name);
    }
}
