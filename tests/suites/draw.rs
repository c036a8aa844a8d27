//! Drawn cells against every way to draw them, and the production area drawn as it is.

use gridcore::assign::{self, DrawRequest, Drawing, DrawnPerson};
use gridcore::check::{self, Monitor};
use gridcore::{Bounds, Change, Charter, ErrorKind, Grid, Roster, TableKind};
use gridcore_tests::generate::config;
use gridcore_tests::oracle::draw::{self, Cut};
use gridcore_tests::plans::undrawn;
use gridcore_tests::random::Random;
use proptest::prelude::*;

/// A small organisation and what to draw in it.
#[derive(Debug, Clone)]
struct Case {
    units: Vec<Vec<Cut>>,
    bounds: draw::Bounds,
    weighted: bool,
}

fn cases() -> impl Strategy<Value = Case> {
    (any::<u64>(), any::<bool>(), any::<bool>()).prop_map(|(seed, weighted, refines)| {
        let mut random = Random::new(seed);
        let size = random.between(1, 3);
        let units: Vec<Vec<Cut>> = (0..random.between(1, 4))
            .map(|unit| {
                let cut = |random: &mut Random, at: usize| Cut {
                    weight: if weighted { i64::try_from(random.below(6)).unwrap_or(0) } else { 1 },
                    team: ["", "s", "t", "u"][random.below(4)].to_owned(),
                    within: if refines { format!("z{unit}{}", usize::from(at >= 4)) } else { String::new() },
                };
                (0..random.between(0, 8)).map(|at| cut(&mut random, at)).collect()
            })
            .collect();
        let span = random.below(2);
        let bounds = draw::Bounds {
            size: (size, size + random.below(5)),
            span: (span, span + random.below(5)),
            cells: random.between(1, 10),
            split: i64::try_from(random.below(20)).unwrap_or(0),
        };
        Case { units, bounds, weighted }
    })
}

const CHARTER: &str = r#"
name = "w"
numbers = [{ key = "work" }]
[[networks]]
key = "red"
tiers = ["site", "branch", "cell"]
REFINES
[[networks]]
key = "safety"
tiers = ["plant", "zone"]
people = { tag = "none" }
"#;

impl Case {
    fn grid(&self) -> Grid {
        let refines = self.units.iter().flatten().any(|cut| !cut.within.is_empty());
        let charter = CHARTER.replace("REFINES", if refines { "refines = \"safety\"" } else { "" });
        let charter = format!("tags = [\"none\"]\n{charter}");
        let charter = Charter::from_toml(&charter).unwrap_or_else(|error| panic!("{}", error.findings()));
        let mut units = String::from("key,parent,tier\ns,,site\nplant,,plant\n");
        let (mut people, mut placements) = (String::from("key,cell,work\n"), String::from("person,network,cell\n"));
        for (unit, cuts) in self.units.iter().enumerate() {
            units += &format!("b{unit},s,branch\n");
            for half in 0..2 {
                units += &format!("z{unit}{half},plant,zone\n");
            }
            for (at, cut) in cuts.iter().enumerate() {
                people += &format!("{},b{unit},{}\n", key(unit, at), cut.weight);
                if !cut.within.is_empty() {
                    placements += &format!("{},safety,{}\n", key(unit, at), cut.within);
                }
            }
        }
        let mut roster = Roster::new();
        roster.add_csv(TableKind::Units, "units", units.as_bytes(), &charter);
        roster.add_csv(TableKind::People, "people", people.as_bytes(), &charter);
        roster.add_csv(TableKind::Placements, "placements", placements.as_bytes(), &charter);
        Grid::new(&charter, &roster).unwrap_or_else(|error| panic!("{}", error.findings()))
    }

    fn request(&self) -> DrawRequest {
        let bounds = |(min, max): (usize, usize)| Some(Bounds { min: small(min), max: Some(small(max)) });
        let people = self.units.iter().enumerate().flat_map(|(unit, cuts)| {
            cuts.iter().enumerate().map(move |(at, cut)| DrawnPerson {
                person: key(unit, at),
                unit: format!("b{unit}"),
                team: cut.team.clone(),
            })
        });
        DrawRequest {
            tier: "cell".into(),
            cells: small(self.bounds.cells),
            size: bounds(self.bounds.size),
            span: bounds(self.bounds.span),
            weight: self.weighted.then(|| "work".to_owned()),
            split: Some(u32::try_from(self.bounds.split).expect("a small number")),
            people: people.collect(),
            ..DrawRequest::default()
        }
    }
}

fn key(unit: usize, at: usize) -> String {
    format!("p{unit}{at}")
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("a small number")
}

/// Applies a plan, and holds what is found then against what was found before.
fn follow(grid: Grid, plan: &Drawing) {
    let mut monitor = Monitor::new(grid);
    monitor.apply(&plan.changes()).unwrap_or_else(|error| panic!("{}", error.findings()));
    let findings = monitor.findings();
    assert_eq!(findings.to_string(), check::all(monitor.grid()).to_string());
    for rule in ["coverage.not-a-cell", "coverage.unplaced", "coverage.cell-size", "structure.not-refined"] {
        assert_eq!(findings.count(rule), 0, "{findings}");
    }
    for cell in &plan.cells {
        let there: Vec<&str> = monitor.grid().unit(&cell.cell).expect("the cell").people().map(|p| p.key()).collect();
        assert_eq!(there.len(), cell.people.len());
    }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn no_drawing_costs_less(case in cases()) {
        let grid = case.grid();
        let best = draw::draw(&case.units, case.bounds);
        // A grid in which nobody is named is drawn by where people are, in the same order.
        match assign::draw_cells(&grid, &case.request()) {
            Ok(plan) => {
                prop_assert_eq!(Some(plan.cost), best);
                plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
                let fixed = DrawRequest { apportioned: true, ..case.request() };
                let fixed = assign::draw_cells(&grid, &fixed).expect("counts within the bounds");
                prop_assert_eq!(Some(fixed.cost), plan.apportioned);
                prop_assert!(fixed.cost >= plan.cost);
                fixed.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
                follow(grid, &plan);
            }
            Err(error) => {
                prop_assert_eq!(best, None, "{}", error.findings());
                prop_assert_eq!(error.kind(), ErrorKind::Call);
            }
        }
    }
}

#[test]
fn the_production_area_is_drawn() {
    let (grid, request) = {
        let area = undrawn(1);
        (area.grid, area.request)
    };
    let plan = assign::draw_cells(&grid, &request).unwrap_or_else(|error| panic!("{}", error.findings()));
    assert_eq!((plan.cells.len(), plan.units.len()), (57, 18));
    assert_eq!(plan.cells.iter().map(|cell| cell.people.len()).sum::<usize>(), 828);
    plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
    // Sharing out the cells by head-count first costs more: the reason for choosing jointly.
    assert!(plan.apportioned.expect("counts within the bounds") > plan.cost, "{} {:?}", plan.cost, plan.apportioned);
    // No unit would give a cell away for what another would pay for it.
    let fewer = plan.units.iter().filter_map(|unit| unit.fewer).min().expect("a unit");
    let more = plan.units.iter().filter_map(|unit| unit.more).min().expect("a unit");
    assert!(fewer + more >= 0);
    follow(grid, &plan);
}

#[test]
fn cells_that_are_there_are_used_first() {
    let mut grid = undrawn(1).grid;
    let request = DrawRequest { tier: "cell".into(), cells: 57, ..DrawRequest::default() };
    let plan = assign::draw_cells(&grid, &request).expect("a plan");
    assert!(plan.cells.iter().all(|cell| cell.new) && plan.emptied.is_empty());
    grid.apply(&plan.changes()).expect("changes that fit");
    // Drawn again, whole cells are teams: nothing is better than what is there.
    let again = assign::draw_cells(&grid, &request).expect("a plan");
    assert_eq!((again.cost, again.splits), (plan.cost, 0));
    assert_eq!(again.changes(), Vec::<Change>::new());
    // With fewer cells some are left over, and the plan says which.
    let fewer = assign::draw_cells(&grid, &DrawRequest { cells: 55, ..request }).expect("a plan");
    assert_eq!(fewer.emptied.len(), 2);
    let mut monitor = Monitor::new(grid);
    monitor.apply(&fewer.changes()).expect("changes that fit");
    let found = monitor.findings();
    let empty: Vec<String> = found.of("structure.empty-unit").map(|finding| finding.subject().to_string()).collect();
    let said: Vec<String> = fewer.emptied.iter().map(|unit| format!("unit:{unit}")).collect();
    assert_eq!(empty.iter().filter(|unit| unit.contains("a7-b")).cloned().collect::<Vec<_>>(), said);
}

#[test]
fn corrupted_plans_are_refused() {
    let (grid, request) = {
        let area = undrawn(1);
        (area.grid, area.request)
    };
    let plan = assign::draw_cells(&grid, &request).expect("a plan");
    type Corrupt = fn(&mut Drawing);
    let corruptions: [(&str, Corrupt); 8] = [
        ("a person is moved", |plan| {
            let person = plan.cells[0].people.pop().expect("a person");
            plan.cells[1].people.insert(0, person);
        }),
        ("two people change places", |plan| plan.cells[3].people.swap(0, 1)),
        ("a person is left out", |plan| drop(plan.cells[5].people.pop())),
        ("a cell is left out", |plan| drop(plan.cells.pop())),
        ("a unit is left out", |plan| drop(plan.units.pop())),
        ("the cost is another", |plan| plan.cost -= 1),
        ("the cost of a unit is another", |plan| plan.units[2].cost += 1),
        ("a price is another", |plan| plan.price += 1),
    ];
    for (what, corrupt) in corruptions {
        let mut corrupted = plan.clone();
        corrupt(&mut corrupted);
        let error = corrupted.verify(&grid).expect_err(what);
        assert_eq!(error.findings().count("call.plan-unsound"), 1, "{what}: {error}");
    }
}
