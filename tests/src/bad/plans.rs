//! Plans that cannot be made, and plans that do not hold.

use gridcore::assign::{self, DrawRequest, DrawnPerson};
use gridcore::{Bounds, Grid, TableKind};

use super::{Case, refused};
use crate::small;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = draw();
    cases.extend(unsound());
    cases
}

const CHARTER: &str = r#"
numbers = [{ key = "work" }]
tiers = ["site", { label = "branch", span = { max = 2 } }, { label = "cell", size = { min = 2, max = 3 } }]
"#;

/// Two branches of five and three people, one of them without a number.
fn grid() -> Grid {
    let units = "key,parent,tier\ns,,site\nb1,s,branch\nb2,s,branch";
    let people = "key,cell,work\np1,b1,1\np2,b1,2\np3,b1,\np4,b1,1.5\np5,b1,80000000\np6,b2,1\np7,b2,20000000\np8,b2,1";
    small::grid(CHARTER, None, &[(TableKind::Units, units), (TableKind::People, people)])
}

fn request() -> DrawRequest {
    DrawRequest { tier: "cell".into(), cells: 3, ..DrawRequest::default() }
}

fn draw() -> Vec<Case> {
    let grid = grid();
    let case = |what: &str, request: DrawRequest| {
        let input = serde_json::to_string(&request).expect("JSON");
        Case::new(format!("draw/{what}"), input, refused(what, assign::draw_cells(&grid, &request)))
    };
    let person =
        |person: &str, unit: &str| DrawnPerson { person: person.into(), unit: unit.into(), team: String::new() };
    let size = |min, max| Some(Bounds { min, max: Some(max) });
    let named = |people: Vec<DrawnPerson>| DrawRequest { people, ..request() };
    let twice = [person("p1", "b1"), person("p2", "b1"), person("p1", "b2"), person("p6", "b2"), person("p7", "s")];
    vec![
        case("too few cells", DrawRequest { cells: 2, ..request() }),
        case("too many cells", DrawRequest { cells: 4, ..request() }),
        case("a unit that cannot be cut", DrawRequest { size: size(3, 4), ..request() }),
        case("more cells than a unit may have", DrawRequest { size: size(1, 1), ..request() }),
        case("a person twice, and one in a unit that is not cut", named(twice.into())),
        case("the topmost tier", DrawRequest { tier: "site".into(), ..request() }),
        case("numbers that are no weights", DrawRequest { weight: Some("work".into()), ..request() }),
        case("sizes that leave nothing", DrawRequest { size: size(3, 2), ..request() }),
        case("no such tier", DrawRequest { tier: "cel".into(), ..request() }),
        case("no such network", DrawRequest { network: Some("mian".into()), ..request() }),
        case("no such number", DrawRequest { weight: Some("wrok".into()), ..request() }),
        case("no such person", named(vec![person("p9", "b1")])),
        too_large(),
    ]
}

/// More positions times cells than are looked at.
fn too_large() -> Case {
    let people: String = (0..12_000).map(|n| format!("q{n},b1\n")).collect();
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nb1,s,branch".to_owned()),
        (TableKind::People, format!("key,cell\n{people}")),
    ];
    let tables: Vec<(TableKind, &str)> = tables.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
    let grid = small::grid("tiers = [\"site\", \"branch\", \"cell\"]", None, &tables);
    let request = DrawRequest { cells: 800, ..request() };
    let error = refused("large", assign::draw_cells(&grid, &request));
    Case::new("draw/a unit that is too large", "12,000 people in one unit, cells of any size", error)
}

fn unsound() -> Vec<Case> {
    let grid = grid();
    let plan = assign::draw_cells(&grid, &request()).expect("a plan");
    let case = |what: &str, corrupt: &dyn Fn(&mut assign::Drawing)| {
        let mut plan = plan.clone();
        corrupt(&mut plan);
        Case::new(format!("plan/{what}"), "a drawing that was changed by hand", refused(what, plan.verify(&grid)))
    };
    vec![
        case("two people change places", &|plan| plan.cells[0].people.swap(0, 1)),
        case("too many people in a cell", &|plan| {
            let person = plan.cells[1].people.remove(0);
            plan.cells[0].people.push(person);
            let person = plan.cells[1].people.remove(0);
            plan.cells[0].people.push(person);
        }),
        case("another cost", &|plan| plan.cost += 1),
        case("another price", &|plan| plan.units[0].price += 40),
    ]
}
