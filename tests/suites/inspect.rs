//! Mutual inspection against every way there is, and the nets of the technical centre.

use gridcore::assign::{self, InspectRequest, Inspected, Inspections};
use gridcore::check::{self, Monitor};
use gridcore::{ErrorKind, Folder, Grid, TableKind};
use gridcore_tests::generate::config;
use gridcore_tests::oracle::inspect::{Ages, inspect};
use gridcore_tests::random::Random;
use gridcore_tests::repository::data;
use gridcore_tests::small;
use gridcore_tests::systems::DAY;
use proptest::prelude::*;

/// Cells in nets, and what happened among them.
#[derive(Debug)]
struct Case {
    nets: Vec<usize>,
    apart: bool,
    request: InspectRequest,
}

fn cases() -> impl Strategy<Value = Case> {
    (any::<u64>(), any::<bool>(), any::<bool>()).prop_map(|(seed, apart, no_reciprocal)| {
        let mut random = Random::new(seed);
        let nets: Vec<usize> = (0..random.between(2, 7)).map(|_| random.below(3)).collect();
        let pair = |random: &mut Random| Inspected {
            inspector: format!("c{}", random.below(nets.len())),
            inspected: format!("c{}", random.below(nets.len())),
            ago: u32::try_from(random.below(5)).unwrap_or(0),
        };
        let history = (0..random.below(14)).map(|_| pair(&mut random)).collect();
        let request = InspectRequest {
            tier: "cell".into(),
            apart: apart.then(|| "net".to_owned()),
            periods: 3,
            history,
            no_reciprocal,
            ..InspectRequest::default()
        };
        Case { nets, apart, request }
    })
}

fn grid(nets: &[usize]) -> Grid {
    let cells: String = nets.iter().enumerate().map(|(cell, net)| format!("c{cell},n{net},cell\n")).collect();
    let units = format!("key,parent,tier\ns,,site\nn0,s,net\nn1,s,net\nn2,s,net\n{cells}");
    let tables = [(TableKind::Units, units.as_str()), (TableKind::People, "key,cell")];
    small::grid(
        "tiers = [\"site\", \"net\", \"cell\"]\nlinks = [{ key = \"look\", source = \"unit\", target = \"unit\", max = 1 }]",
        None,
        &tables,
    )
}

fn position(cell: &str) -> usize {
    cell.trim_start_matches('c').parse().expect("a number")
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn no_plan_has_fewer_repeats(case in cases()) {
        let grid = grid(&case.nets);
        let size = case.nets.len();
        let may = |one: usize, two: usize| !case.apart || case.nets[one] != case.nets[two];
        let mut ages = Ages::new();
        for past in case.request.history.iter().map(|row| (position(&row.inspector), position(&row.inspected), row.ago.max(1))) {
            let known = ages.entry((past.0, past.1)).or_insert(past.2);
            *known = past.2.min(*known);
        }
        let reciprocal = !case.request.no_reciprocal;
        match assign::inspections(&grid, &case.request) {
            Err(error) => {
                prop_assert_eq!(error.kind(), ErrorKind::Call);
                prop_assert_eq!(inspect(size, &may, &ages, reciprocal), None, "{}", error);
            }
            Ok(plan) => {
                plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
                for period in &plan.periods {
                    let longest = ages.values().copied().max().unwrap_or(0);
                    let counts: Vec<usize> = (1..=longest)
                        .map(|ago| period.repeats.iter().filter(|repeat| repeat.ago == ago).map(|r| r.pairs).sum())
                        .collect();
                    prop_assert_eq!(Some(counts), inspect(size, &may, &ages, reciprocal));
                    prop_assert!(period.exact);
                    ages.values_mut().for_each(|ago| *ago += 1);
                    ages.extend(period.inspections.iter().map(|i| ((position(&i.inspector), position(&i.inspected)), 1)));
                }
            }
        }
    }
}

fn centre() -> Grid {
    let grid = Folder::read(data().join("gas_centre")).and_then(|folder| folder.grid(Some(DAY)));
    grid.unwrap_or_else(|error| panic!("{}", error.findings()))
}

fn of_nets() -> InspectRequest {
    let link = Some("mutual-inspection".to_owned());
    InspectRequest { tier: "tier-4".into(), link, periods: 4, ..InspectRequest::default() }
}

/// The nets inspect each other in a ring now. After three more periods each has seen every other.
#[test]
fn the_nets_of_the_centre_take_turns() {
    let grid = centre();
    let plan = assign::inspections(&grid, &of_nets()).expect("a plan");
    plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
    let met = |plan: &Inspections| -> Vec<usize> {
        plan.periods.iter().map(|period| period.repeats.iter().map(|repeat| repeat.pairs).sum()).collect()
    };
    assert_eq!(met(&plan), [0, 0, 0, 5]);
    // In the fourth everybody sees whom they saw longest ago, which are those of the ring.
    let last = &plan.periods[3];
    assert!(last.inspections.iter().all(|pair| pair.ago == Some(4)));
    let mut monitor = Monitor::new(grid);
    for period in 0..plan.periods.len() {
        monitor.apply(&plan.changes(period)).unwrap_or_else(|error| panic!("{}", error.findings()));
        assert!(monitor.findings().is_empty(), "{}", monitor.findings());
        assert_eq!(monitor.grid().links().filter(|link| link.kind() == "mutual-inspection").count(), 5);
    }
    assert!(check::all(monitor.grid()).is_empty());
}

#[test]
fn the_cells_of_the_centre_stay_out_of_their_own_nets() {
    let grid = centre();
    let request = InspectRequest {
        tier: "cell".into(),
        apart: Some("tier-4".into()),
        periods: 6,
        no_reciprocal: true,
        ..InspectRequest::default()
    };
    let plan = assign::inspections(&grid, &request).unwrap_or_else(|error| panic!("{}", error.findings()));
    plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
    let net = |cell: &str| grid.unit(cell).expect("a cell").parent().expect("a net").key().to_owned();
    for period in &plan.periods {
        assert_eq!(period.inspections.len(), 14);
        for pair in &period.inspections {
            assert_ne!(net(&pair.inspector), net(&pair.inspected));
            assert!(!pair.reciprocal);
        }
        assert!(period.exact && period.repeats.is_empty());
    }
}

#[test]
fn corrupted_plans_are_refused() {
    let grid = centre();
    let plan = assign::inspections(&grid, &of_nets()).expect("a plan");
    type Corrupt = fn(&mut Inspections);
    let corruptions: [(&str, Corrupt); 6] = [
        ("a net inspects itself", |plan| plan.periods[0].inspections[0].inspected = plan.units[0].clone()),
        ("a net is inspected twice", |plan| {
            plan.periods[1].inspections[0].inspected = plan.periods[1].inspections[1].inspected.clone();
        }),
        ("a period is left out", |plan| drop(plan.periods.pop())),
        ("periods change places", |plan| plan.periods.swap(0, 3)),
        ("a repeat is not told", |plan| plan.periods[3].repeats.clear()),
        ("a net is left out", |plan| drop(plan.units.pop())),
    ];
    for (what, corrupt) in corruptions {
        let mut corrupted = plan.clone();
        corrupt(&mut corrupted);
        let error = corrupted.verify(&grid).expect_err(what);
        assert_eq!(error.findings().count("call.plan-unsound"), 1, "{what}: {error}");
    }
}
