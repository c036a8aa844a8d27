//! Split roles against every way to give them, and the fourteen cells of the technical centre.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};

use gridcore::assign::{self, Options, Progress, RoleSplit, SplitRequest};
use gridcore::check::{self, Monitor};
use gridcore::{Change, ErrorKind, Folder, Grid, Points, TableKind};
use gridcore_tests::generate::config;
use gridcore_tests::oracle::roles::{self, Cell};
use gridcore_tests::random::Random;
use gridcore_tests::repository::data;
use gridcore_tests::small;
use gridcore_tests::systems::DAY;
use proptest::prelude::*;

const ROLES: [&str; 4] = ["r0", "r1", "r2", "r3"];

fn cases() -> impl Strategy<Value = Cell> {
    any::<u64>().prop_map(|seed| {
        let mut random = Random::new(seed);
        let people = random.below(5);
        let small = |random: &mut Random, end| i64::try_from(random.below(end)).expect("small");
        let mut skills = Vec::new();
        for _ in ROLES {
            let may = random.chance(60);
            let row = (0..people).map(|_| (may || random.chance(50)).then(|| small(&mut random, 4)));
            skills.push(row.collect());
        }
        Cell {
            needs: ROLES.map(|_| random.below(3)).into(),
            skills,
            held: (0..people).map(|_| small(&mut random, 2)).collect(),
            limit: [1, 2, 3, 100][random.below(4)],
            spread: random.chance(50).then(|| small(&mut random, 4)),
        }
    })
}

/// A cell as a grid: a tag for who may have a role, a number for how well, an old role for what they have.
fn grid(cell: &Cell) -> Grid {
    let tags = ROLES.map(|role| format!("\"may-{role}\"")).join(", ");
    let numbers = ROLES.map(|role| format!("{{ key = \"n-{role}\" }}")).join(", ");
    let mut charter = format!("tags = [{tags}]\nnumbers = [{numbers}]\ntiers = [\"site\", \"cell\"]\n");
    for (role, need) in ROLES.iter().zip(&cell.needs) {
        let eligible = format!("eligible = {{ tag = \"may-{role}\" }}");
        charter +=
            &format!("[[roles]]\nkey = \"{role}\"\nat = [\"cell\"]\nseats = {{ min = {need}, max = 9 }}\n{eligible}\n");
    }
    charter += "[[roles]]\nkey = \"old\"\nat = [\"site\"]\nseats = { min = 0 }\n";
    let mut people = format!("key,cell,tags,{}\n", ROLES.map(|role| format!("n-{role}")).join(","));
    let mut appointments = String::from("person,post,unit\n");
    for person in 0..cell.held.len() {
        let may = ROLES.iter().enumerate().filter(|(role, _)| cell.skills[*role][person].is_some());
        let tags: Vec<String> = may.map(|(_, role)| format!("may-{role}")).collect();
        let numbers = (0..ROLES.len()).map(|role| cell.skills[role][person].unwrap_or(0).to_string());
        people += &format!("p{person},c,{},{}\n", tags.join(";"), numbers.collect::<Vec<_>>().join(","));
        if cell.held[person] > 0 {
            appointments += &format!("p{person},old,s\n");
        }
    }
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nc,s,cell"),
        (TableKind::People, people.as_str()),
        (TableKind::Appointments, appointments.as_str()),
    ];
    small::grid(&charter, None, &tables)
}

fn request(cell: &Cell) -> SplitRequest {
    SplitRequest {
        skills: ROLES.iter().map(|role| ((*role).to_owned(), format!("n-{role}"))).collect(),
        spread: cell.spread.and_then(Points::from_whole),
        limit: Some(u32::try_from(cell.limit).expect("small")),
        ..SplitRequest::default()
    }
}

/// What a plan costs, as the oracle reckons.
fn score(cell: &Cell, plan: &RoleSplit) -> (usize, i64, i64) {
    let mut left = cell.needs.clone();
    let (mut seats, mut given) = (Vec::new(), Vec::new());
    for holder in plan.holders() {
        let role = ROLES.iter().position(|role| *role == holder.role).expect("a role");
        left[role] -= 1;
        seats.push(role);
        given.push(Some(holder.person.trim_start_matches('p').parse().expect("a person")));
    }
    for (role, missing) in left.iter().enumerate() {
        seats.extend(std::iter::repeat_n(role, *missing));
        given.extend(std::iter::repeat_n(None, *missing));
    }
    roles::score(cell, &seats, &given)
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn no_split_is_better(cell in cases()) {
        let grid = grid(&cell);
        let plan = assign::split_roles(&grid, &request(&cell)).unwrap_or_else(|error| panic!("{}", error.findings()));
        plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
        let best = roles::split(&cell);
        prop_assert_eq!(score(&cell, &plan), best);
        prop_assert_eq!(plan.missing() as usize, best.0);
        let mut monitor = Monitor::new(grid);
        monitor.apply(&plan.changes()).expect("changes that fit");
        let uncovered = plan.cells.iter().map(|cell| cell.uncovered.len()).sum::<usize>();
        let findings = monitor.findings();
        prop_assert_eq!(findings.count("staffing.role-uncovered"), uncovered, "{}", findings);
        for rule in ["staffing.over-full", "staffing.ineligible", "staffing.vacant"] {
            prop_assert_eq!(findings.count(rule), 0, "{}", findings);
        }
    }

    /// What it would cost that somebody had a role is what the best split costs in which they have it.
    #[test]
    fn alternatives_are_exact(cell in cases()) {
        let grid = grid(&cell);
        let plan = assign::split_roles(&grid, &request(&cell)).expect("a plan");
        let best = roles::split(&cell);
        for (role, key) in ROLES.iter().enumerate().filter(|(role, _)| cell.needs[*role] == 1) {
            for (person, told) in plan.alternatives(&grid, "c", key).expect("a cell").iter().enumerate() {
                let mut forced = cell.clone();
                forced.skills[role].iter_mut().enumerate().filter(|(p, _)| *p != person).for_each(|(_, s)| *s = None);
                let forced = roles::split(&forced);
                let chosen = plan.holders().any(|h| h.role == *key && h.person == told.person);
                prop_assert_eq!(told.barred, cell.skills[role][person].is_none());
                prop_assert_eq!(told.chosen, chosen);
                if let (Some((missing, _, _)), false) = (told.loss, told.barred) {
                    prop_assert_eq!(missing, i64::try_from(forced.0).unwrap() - i64::try_from(best.0).unwrap());
                }
                if chosen {
                    prop_assert_eq!(told.loss, Some((0, 0, Points::ZERO)));
                }
            }
        }
    }
}

/// Everybody's alternative is a split of the whole cell, and as many people are announced as those look at.
#[test]
fn alternatives_of_a_large_cell_tell_their_progress_and_stop() {
    let people: String = (0..70).map(|person| format!("\np{person},c")).collect();
    let tables = [(TableKind::Units, "key,tier\nc,cell"), (TableKind::People, &*format!("key,cell{people}"))];
    let grid = small::grid("tiers = [\"cell\"]\nroles = [{ key = \"r\", at = [\"cell\"] }]", None, &tables);
    let plan = assign::split_roles(&grid, &SplitRequest::default()).expect("a plan");
    let last = AtomicU64::new(0);
    let count = |progress: Progress| {
        assert_eq!(progress.seats, 70 * 70);
        last.store(progress.settled, Ordering::Relaxed);
        ControlFlow::Continue(())
    };
    let options = Options { progress: Some(&count), ..Options::default() };
    let found = plan.alternatives_with(&grid, ["c", "r"], &options).expect("alternatives");
    assert_eq!(found, plan.alternatives(&grid, "c", "r").expect("alternatives"));
    assert!((4_096..=4_900).contains(&last.load(Ordering::Relaxed)));
    let stop = |_: Progress| ControlFlow::Break(());
    let options = Options { progress: Some(&stop), ..Options::default() };
    assert_eq!(plan.alternatives_with(&grid, ["c", "r"], &options).expect_err("stopped").kind(), ErrorKind::Call);
}

fn centre() -> Grid {
    let grid = Folder::read(data().join("gas_centre")).and_then(|folder| folder.grid(Some(DAY)));
    grid.unwrap_or_else(|error| panic!("{}", error.findings()))
}

/// All 112 roles of the 14 cells, from nobody having any.
#[test]
fn the_roles_of_the_centre_are_split() {
    let mut grid = centre();
    let roles: Vec<String> = grid.charter().roles().map(str::to_owned).collect();
    let taken: Vec<Change> = grid
        .appointments()
        .filter(|a| roles.iter().any(|role| role == a.post()))
        .map(|a| Change::end(a.person().key(), a.post(), a.unit().key()))
        .collect();
    assert_eq!(taken.len(), 112);
    grid.apply(&taken).expect("changes that fit");
    assert_eq!(check::all(&grid).count("staffing.role-uncovered"), 112);
    let plan = assign::split_roles(&grid, &SplitRequest::default()).expect("a plan");
    plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
    assert_eq!((plan.cells.len(), plan.holders().count(), plan.missing()), (14, 112, 0));
    for cell in &plan.cells {
        let mut loads: BTreeMap<&str, usize> = BTreeMap::new();
        cell.roles.iter().for_each(|given| *loads.entry(&given.person).or_default() += 1);
        // As even as can be, unless only few have the certificate that one role needs.
        let most = loads.values().max().copied().unwrap_or(0);
        assert!(most <= 8_usize.div_ceil(cell.people), "{}: {loads:?}", cell.unit);
    }
    // With no spread at all each role goes to whom it suits best, here whoever comes first.
    let alone = SplitRequest { spread: Some(Points::ZERO), ..SplitRequest::default() };
    let alone = assign::split_roles(&grid, &alone).expect("a plan");
    alone.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
    let most = |cell: &assign::RoleCell| cell.roles.iter().filter(|given| given.person == cell.roles[0].person).count();
    assert!(alone.cells.iter().all(|cell| most(cell) >= 7));
    let mut monitor = Monitor::new(grid);
    monitor.apply(&plan.changes()).expect("changes that fit");
    assert!(monitor.findings().is_empty(), "{}", monitor.findings());
}

#[test]
fn roles_are_split_anew() {
    let grid = centre();
    assert!(assign::split_roles(&grid, &SplitRequest::default()).expect("a plan").changes().is_empty());
    let anew = SplitRequest { anew: true, units: vec!["gc-n1".into()], ..SplitRequest::default() };
    let plan = assign::split_roles(&grid, &anew).expect("a plan");
    plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
    let cells = grid.unit("gc-n1").expect("a net").children().len();
    assert_eq!(plan.cells.len(), cells);
    let mut monitor = Monitor::new(grid);
    monitor.apply(&plan.changes()).unwrap_or_else(|error| panic!("{}", error.findings()));
    assert!(monitor.findings().is_empty(), "{}", monitor.findings());
}

#[test]
fn corrupted_plans_are_refused() {
    let grid = centre();
    let request = SplitRequest { anew: true, ..SplitRequest::default() };
    let plan = assign::split_roles(&grid, &request).expect("a plan");
    type Corrupt = fn(&mut RoleSplit);
    let corruptions: [(&str, Corrupt); 5] = [
        ("a role goes to somebody elsewhere", |plan| {
            plan.cells[0].roles[0].person = plan.cells[1].roles[0].person.clone();
        }),
        ("a role is left out", |plan| drop(plan.cells[2].roles.pop())),
        ("a cell is left out", |plan| drop(plan.cells.pop())),
        ("one person has all", |plan| {
            let cell = plan.cells.iter_mut().max_by_key(|cell| cell.people).expect("a cell");
            let safety = cell.roles.iter().find(|given| &*given.role == "safety-supervisor").expect("a role");
            let person = safety.person.clone();
            cell.roles.iter_mut().for_each(|given| given.person = person.clone());
        }),
        ("a cell is there twice", |plan| plan.cells.push(plan.cells[0].clone())),
    ];
    for (what, corrupt) in corruptions {
        let mut corrupted = plan.clone();
        corrupt(&mut corrupted);
        let error = corrupted.verify(&grid).expect_err(what);
        assert_eq!(error.findings().count("call.plan-unsound"), 1, "{what}: {error}");
    }
}
