//! Plans that cannot be made, and plans that do not hold.

use gridcore::assign::{self, DrawRequest, DrawnPerson, InspectRequest, Inspected, PairRequest, SplitRequest};
use gridcore::{Bounds, Grid, TableKind};

use super::{Case, refused};
use crate::small;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = draw();
    cases.extend(inspect());
    cases.extend(split());
    cases.extend(pair());
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
        case("a tier without people", DrawRequest { tier: "branch".into(), ..request() }),
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

/// A net of three cells and one of one; and 26 cells of a net each, two of which may inspect only each other.
fn inspect() -> Vec<Case> {
    let charter = r#"
        tiers = ["site", "part", "net", "cell"]
        [[links]]
        key = "look"
        source = "unit"
        target = "unit"
        within = "tier:part"
        [[links]]
        key = "call"
        source = "person"
        target = "person"
    "#;
    let mut units = String::from("key,parent,tier\ns,,site\na,s,part\nb,s,part\nn1,a,net\nn2,a,net\nd,n2,cell\n");
    for cell in 0..26 {
        let part = if cell < 24 { "a" } else { "b" };
        units += &format!("m{cell:02},{part},net\nc{cell:02},m{cell:02},cell\n");
    }
    units += "e1,n1,cell\ne2,n1,cell\ne3,n1,cell\n";
    let grid = small::grid(charter, None, &[(TableKind::Units, &units), (TableKind::People, "key,cell")]);
    let case = |what: &str, request: InspectRequest| {
        let input = serde_json::to_string(&request).expect("JSON");
        Case::new(format!("inspect/{what}"), input, refused(what, assign::inspections(&grid, &request)))
    };
    let cells = || InspectRequest { tier: "cell".into(), ..InspectRequest::default() };
    let under = |unit: &str| InspectRequest { under: Some(unit.into()), ..cells() };
    let apart = |request| InspectRequest { apart: Some("net".into()), ..request };
    // Everybody in part `a` met but neighbours, so that pairs are best, and there are too many ways without them.
    let met = |one: usize, two: usize| one != two && one / 2 != two / 2;
    let pairs = (0..24 * 24).map(|at| (at / 24, at % 24)).filter(|(one, two)| met(*one, *two));
    let cell = |cell: usize| format!("c{cell:02}");
    let pairs = pairs.map(|(one, two)| Inspected { inspector: cell(one), inspected: cell(two), ago: 1 });
    let history: Vec<Inspected> = pairs.collect();
    let look = |request| InspectRequest { link: Some("look".into()), no_reciprocal: true, ..request };
    vec![
        case("a unit alone", under("n2")),
        case("a net too large to be inspected by others", apart(under("n1"))),
        case("two units and no reciprocal pair", look(under("b"))),
        case("two of many units and no reciprocal pair", look(cells())),
        case("more ways than are tried", InspectRequest { history, ..look(cells()) }),
        case("a link between people", InspectRequest { link: Some("call".into()), ..cells() }),
        case("no such link", InspectRequest { link: Some("lok".into()), ..cells() }),
    ]
}

fn split() -> Vec<Case> {
    let charter = "tiers = [\"site\", \"cell\"]\nposts = [{ key = \"lead\", at = [\"cell\"] }]\nroles = [{ key = \"guide\", at = [\"cell\"] }]";
    let grid =
        small::grid(charter, None, &[(TableKind::Units, "key,parent,tier\ns,,site"), (TableKind::People, "key,cell")]);
    let case = |what: &str, request: SplitRequest| {
        let input = serde_json::to_string(&request).expect("JSON");
        Case::new(format!("split/{what}"), input, refused(what, assign::split_roles(&grid, &request)))
    };
    let roles = |key: &str| SplitRequest { roles: vec![key.into()], ..SplitRequest::default() };
    vec![
        case("a post", roles("lead")),
        case("no such role", roles("giude")),
        case("a spread that pays", SplitRequest { spread: Some((-1).into()), ..SplitRequest::default() }),
    ]
}

fn pair() -> Vec<Case> {
    let charter = r#"
        tiers = ["site", "cell"]
        links = [{ key = "twin", source = "unit", target = "unit" }, { key = "call" }]
    "#;
    let people: String = (0..4_600).map(|person| format!("q{person},c\n")).collect();
    let people = format!("key,cell\n{people}");
    let units = "key,parent,tier\ns,,site\nc,s,cell";
    let grid = small::grid(charter, None, &[(TableKind::Units, units), (TableKind::People, &people)]);
    let case = |what: &str, request: PairRequest| {
        let input = serde_json::to_string(&request).expect("JSON");
        Case::new(format!("pair/{what}"), input, refused(what, assign::pair(&grid, &request)))
    };
    let link = |link: &str| PairRequest { link: link.into(), ..PairRequest::default() };
    vec![
        case("a link between units", link("twin")),
        case("everybody with everybody", link("call")),
        case("a unit that is not there", PairRequest { units: vec!["d".into()], ..link("call") }),
    ]
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
