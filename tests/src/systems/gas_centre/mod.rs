//! The technical support centre: posts that follow others, eight roles, claimed rooms.

mod broken;

use gridcore::Reference;

use super::System;
use super::data::{Data, person, post, unit};
use crate::random::Random;

/// Branch nets under the general branch.
pub const NETS: usize = 5;
/// Cells under the nets.
pub const CELLS: usize = 14;
/// Areas, each claimed by one cell.
pub const AREAS: usize = 97;
/// The roles of every cell.
pub const ROLES: [&str; 8] = [
    "publicist",
    "study-leader",
    "problem-solver",
    "diagnostician",
    "safety-supervisor",
    "discipline-supervisor",
    "mediator",
    "health-guide",
];
/// People; the source does not say how many.
pub const PEOPLE: usize = 132;

/// The cell of three people, one of whom has all eight roles.
const SMALL: usize = 3;

/// The system.
pub const SYSTEM: System = System {
    name: "gas_centre",
    readme: include_str!("readme.md"),
    make,
    spoil: broken::spoil,
    exempt: &[
        ("coverage.share-too-low", "no requirement is a share"),
        ("coverage.shift-uncovered", "no post has shifts"),
        ("coverage.station-uncovered", "no post has shifts"),
        ("links.bridge-missing", "there is one network"),
        ("links.outside", "there is one network, and links may lead anywhere in it"),
        ("links.unlinked", "no kind of link must reach anybody"),
        ("staffing.approval-missing", "no post needs approvals"),
        ("staffing.channel", "no post names channels"),
        ("staffing.term-over", "no post has a term"),
        ("structure.code", "there is no code scheme"),
        ("structure.not-refined", "there is one network"),
    ],
};

/// What a person is there for, by their position in the cell after shuffling. A position that a
/// small cell does not have stays unused.
const DIRECTOR: usize = 0;
const OFFICER: usize = 1;
const CERTIFIED: usize = 2;
const SECRETARY: usize = 3;
const GROUP: usize = 4;
const DEPUTY: usize = 5;

/// A cell being filled.
struct Cell {
    key: String,
    net: String,
    first: bool,
    people: Vec<String>,
}

fn make() -> Data {
    let mut random = Random::new(0x6a5);
    let mut data = Data { charter: include_str!("charter.toml").into(), ..Data::default() };
    let mut cells = units(&mut data, &mut random);
    people(&mut data, &mut random, &mut cells);
    cell_posts(&mut data, &cells);
    upper_posts(&mut data, &cells);
    roles(&mut data, &mut random, &cells);
    areas(&mut data, &mut random, &cells);
    for net in 0..NETS {
        data.link("mutual-inspection", &unit(&net_key(net)), &unit(&net_key((net + 1) % NETS)));
    }
    data
}

fn units(data: &mut Data, random: &mut Random) -> Vec<Cell> {
    let mut cells = Vec::new();
    data.unit("gc", "", "leading-group").name = "领导小组".into();
    let row = data.unit("gc-g", "gc", "tier-3");
    (row.name, row.kind) = ("党总支".into(), "general-branch".into());
    let per_net = random.split(CELLS, NETS, 2, 4);
    for net in 0..NETS {
        data.unit(&net_key(net), "gc-g", "tier-4").kind = "branch-net".into();
    }
    for (net, count) in per_net.into_iter().enumerate() {
        for i in 0..count {
            let key = format!("gc-c{:02}", cells.len() + 1);
            data.unit(&key, &net_key(net), "cell").kind = "room".into();
            cells.push(Cell { key, net: net_key(net), first: i == 0, people: Vec::new() });
        }
    }
    cells
}

fn people(data: &mut Data, random: &mut Random, cells: &mut [Cell]) {
    let mut sizes = random.split(PEOPLE - 3, CELLS - 1, 6, 14);
    sizes.insert(SMALL, 3);
    let mut next = 1;
    for (cell, size) in cells.iter_mut().zip(sizes) {
        cell.people = (next..next + size).map(|n| format!("g{n:03}")).collect();
        next += size;
        let keys = cell.people.clone();
        random.shuffle(&mut cell.people);
        for key in keys {
            let position = cell.people.iter().position(|p| *p == key);
            let row = data.person(&key, &cell.key);
            // Where there is no deputy director, the officer is a selected member.
            if random.chance(10) || (position == Some(OFFICER) && cell.people.len() <= DEPUTY + 3) {
                row.tags.push("selected".into());
            }
            if random.chance(25) || position == Some(CERTIFIED) {
                row.tags.push("safety-certified".into());
            }
        }
    }
}

fn cell_posts(data: &mut Data, cells: &[Cell]) {
    for cell in cells {
        data.appoint(&cell.people[DIRECTOR], "room-director", &cell.key);
        data.appoint(&cell.people[DIRECTOR], "cell-lead", &cell.key);
        data.appoint(&cell.people[DIRECTOR], "net-member", &cell.net);
        data.appoint(&cell.people[OFFICER], "officer", &cell.key);
        if cell.people.len() > DEPUTY + 3 {
            data.appoint(&cell.people[OFFICER], "deputy-director", &cell.key);
            data.appoint(&cell.people[DEPUTY], "deputy-director", &cell.key);
        }
    }
}

fn upper_posts(data: &mut Data, cells: &[Cell]) {
    for cell in cells.iter().filter(|c| c.first) {
        let secretary = &cell.people[SECRETARY];
        data.appoint(secretary, "branch-secretary", &cell.net);
        data.appoint(secretary, "net-lead", &cell.net);
    }
    let mut group = cells.iter().filter_map(|c| c.people.get(GROUP));
    let posts = ["head", "deputy-head", "deputy-head"].into_iter().chain(["group-member"; 5]);
    for key in posts {
        data.appoint(group.next().expect("more large cells than seats"), key, "gc");
    }
    let secretary = group.next().expect("more large cells than seats");
    data.appoint(secretary, "general-branch-secretary", "gc-g");
}

fn roles(data: &mut Data, random: &mut Random, cells: &[Cell]) {
    for cell in cells {
        // The last person of the small cell has all eight roles; elsewhere they go round.
        let start = random.below(cell.people.len());
        for (i, role) in ROLES.into_iter().enumerate() {
            let position = match role {
                _ if cell.people.len() == 3 => CERTIFIED,
                "safety-supervisor" => CERTIFIED,
                _ => (start + i) % cell.people.len(),
            };
            data.appoint(&cell.people[position], role, &cell.key);
        }
    }
}

fn areas(data: &mut Data, random: &mut Random, cells: &[Cell]) {
    let mut kinds: Vec<&str> =
        [("office", 40), ("meeting-room", 12), ("wash-room", 14), ("dormitory", 18), ("activity-room", 13)]
            .into_iter()
            .flat_map(|(kind, count)| std::iter::repeat_n(kind, count))
            .collect();
    random.shuffle(&mut kinds);
    let mut kinds = kinds.into_iter().enumerate();
    for (cell, count) in cells.iter().zip(random.split(AREAS, CELLS, 4, 10)) {
        for (i, kind) in kinds.by_ref().take(count) {
            let keeper: Reference<'_> = if random.chance(40) {
                post("officer", &cell.key)
            } else {
                person(&cell.people[random.below(cell.people.len())])
            };
            data.area(&format!("gc-a{:02}", i + 1), kind, &cell.key, &keeper);
        }
    }
}

fn net_key(net: usize) -> String {
    format!("gc-n{}", net + 1)
}
