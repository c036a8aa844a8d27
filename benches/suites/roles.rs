//! The roles of many cells split among their people, beside an assignment of as many rows and columns a cell.

use gridcore::assign::{self, SplitRequest};
use gridcore::{Charter, Grid, PersonRow, Points, Roster, UnitRow};
use gridcore_benches::measure::{Scale, side_by_side};
use gridcore_benches::table::{Table, Target};
use gridcore_tests::random::Random;
use lapjv::{Matrix, lapjv};

/// People of a cell.
const PEOPLE: usize = 12;
/// Roles: a cell has from 8 of them to all, by its kind.
const ROLES: usize = 12;

fn main() {
    let scale = Scale::of_run();
    let mut table = Table::new();
    for cells in scale.sizes(10_000) {
        let (grid, skills) = organisation(cells);
        let request = SplitRequest {
            skills: (0..ROLES).map(|role| (format!("role{role:02}"), format!("skill{role:02}"))).collect(),
            ..SplitRequest::default()
        };
        let matrices: Vec<Matrix<f64>> = skills
            .chunks(PEOPLE * ROLES)
            .map(|cell| Matrix::from_shape_fn((PEOPLE, ROLES), |(person, role)| 100.0 - cell[person * ROLES + role]))
            .collect();
        let ours = || assign::split_roles(&grid, &request).expect("a plan");
        let peer = || matrices.iter().map(|matrix| lapjv(matrix).expect("an assignment")).collect::<Vec<_>>();
        let times = side_by_side(if scale.is_quick() { 1 } else { 15 }, ours, peer);
        table.beside("8 to 12 roles among 12 people", cells, "lapjv crate (12 x 12)", times, Target::Ratio(1.5));
    }
    table.print("roles split, by cells");
}

/// Cells of twelve people with a number for each role, and these numbers cell by cell.
fn organisation(cells: usize) -> (Grid, Vec<f64>) {
    let numbers: Vec<String> = (0..ROLES).map(|role| format!("{{ key = \"skill{role:02}\" }}")).collect();
    let mut charter = format!("name = \"roles\"\nnumbers = [{}]\ntiers = [\"site\", \"cell\"]\n", numbers.join(", "));
    for role in 0..ROLES {
        // The last four are only in cells of some kinds.
        let kinds: Vec<String> = match role {
            0..8 => vec!["\"cell\"".into()],
            role => (role - 7..5).map(|kind| format!("{{ tier = \"cell\", kind = \"k{kind}\" }}")).collect(),
        };
        charter += &format!("[[roles]]\nkey = \"role{role:02}\"\nat = [{}]\n", kinds.join(", "));
    }
    let charter = Charter::from_toml(&charter).unwrap_or_else(|error| panic!("{}", error.findings()));
    let mut random = Random::new(12);
    let mut units = vec![UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() }];
    let (mut people, mut skills) = (Vec::new(), Vec::new());
    for cell in 0..cells {
        let key = format!("c{cell:05}");
        let kind = format!("k{}", random.below(5));
        let tier = "cell".into();
        units.push(UnitRow {
            key: key.clone().into(),
            parent: "s".into(),
            tier,
            kind: kind.into(),
            ..UnitRow::default()
        });
        for person in 0..PEOPLE {
            let own: Vec<u32> = (0..ROLES).map(|_| u32::try_from(random.below(100)).expect("small")).collect();
            skills.extend(own.iter().map(|skill| f64::from(*skill)));
            let numbers = own.iter().enumerate();
            let numbers = numbers.map(|(role, skill)| (format!("skill{role:02}").into(), Points::from(*skill)));
            let (numbers, cell) = (numbers.collect(), key.clone().into());
            people.push(PersonRow { key: format!("{key}-{person:02}").into(), cell, numbers, ..PersonRow::default() });
        }
    }
    let mut roster = Roster::new();
    roster.add_units(units).add_people(people);
    (Grid::new(&charter, &roster).unwrap_or_else(|error| panic!("{}", error.findings())), skills)
}
