//! The oil production area: a red network inside a safety network.

mod broken;

use gridcore::Reference;

use super::System;
use super::data::{Data, day, numbers, person, post, unit};
use crate::random::Random;

/// Branches under the committee.
pub const BRANCHES: usize = 18;
/// Cells under the branches.
pub const CELLS: usize = 57;
/// People, each in one cell.
pub const PEOPLE: usize = 828;
/// Officers and assistant officers together.
pub const OFFICERS: usize = 57;

const ZONES: usize = 6;

/// The system.
pub const SYSTEM: System = System {
    name: "area7",
    readme: include_str!("readme.md"),
    make,
    spoil: broken::spoil,
    exempt: &[
        ("coverage.shift-uncovered", "no post has shifts"),
        ("coverage.station-uncovered", "no post has shifts"),
        ("links.unlinked", "no kind of link must reach anybody"),
        ("staffing.not-following", "no post follows another"),
        ("staffing.not-joint", "no post goes with another"),
        ("staffing.role-uncovered", "there are no roles"),
        ("structure.code", "there is no code scheme"),
    ],
};

/// What a person is there for, by their position in the cell after shuffling.
const LEAD: usize = 0;
const DEPUTY: usize = 1;
const OFFICER: usize = 2;
const SECRETARY: usize = 3;
const COMMITTEE: usize = 4;
const SAFETY_OFFICER: usize = 5;
const SAFETY_LEAD: usize = 6;
const PLANT_LEAD: usize = 7;

/// A cell being filled.
struct Cell {
    key: String,
    /// Whether it is the first of its branch, and of its safety cell.
    first: bool,
    branch: usize,
    safety: String,
    first_of_safety: bool,
    people: Vec<String>,
}

fn make() -> Data {
    let mut random = Random::new(0xa7);
    let mut data = Data { charter: include_str!("charter.toml").into(), ..Data::default() };
    let mut cells = units(&mut data, &mut random);
    people(&mut data, &mut random, &mut cells);
    cell_posts(&mut data, &mut random, &cells);
    upper_posts(&mut data, &cells);
    predecessors(&mut data, &cells);
    areas(&mut data, &mut random, &cells);
    for cell in &cells {
        data.link("bridge", &unit(&cell.key), &unit(&cell.safety));
        data.link("liaison", &officer(&data, &cell.key), &post("safety-officer", &cell.safety));
    }
    data
}

fn units(data: &mut Data, random: &mut Random) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    data.unit("a7", "", "committee").name = "七区委员会".into();
    let per_branch = random.split(CELLS, BRANCHES, 2, 5);
    for branch in 0..BRANCHES {
        data.unit(&branch_key(branch), "a7", "branch").name = format!("第{}支部", branch + 1).into();
    }
    for (branch, count) in per_branch.iter().enumerate() {
        for i in 0..*count {
            let key = format!("a7-c{:02}", cells.len() + 1);
            let row = data.unit(&key, &branch_key(branch), "cell");
            row.name = format!("第{}网格", cells.len() + 1).into();
            row.kind = ["block", "strip", "point"][random.below(3)].into();
            // A branch of more than three cells has two safety cells, of which the first holds two.
            let half = if *count > 3 && i >= 2 { 2 } else { 1 };
            let first_of_safety = i == 0 || (half == 2 && i == 2);
            let safety = format!("a7-s{:02}-{half}", branch + 1);
            cells.push(Cell { key, first: i == 0, branch, safety, first_of_safety, people: Vec::new() });
        }
    }
    safety_units(data, &cells);
    cells
}

fn safety_units(data: &mut Data, cells: &[Cell]) {
    data.unit("a7-p", "", "plant").network = "safety".into();
    for zone in 0..ZONES {
        data.unit(&zone_key(zone), "a7-p", "zone").network = "safety".into();
    }
    for cell in cells.iter().filter(|c| c.first_of_safety) {
        data.unit(&cell.safety, &zone_key(zone_of(cell.branch)), "safety-cell").network = "safety".into();
    }
}

fn people(data: &mut Data, random: &mut Random, cells: &mut [Cell]) {
    let sizes = random.split(PEOPLE, cells.len(), 9, 21);
    let mut next = 1;
    for (cell, size) in cells.iter_mut().zip(sizes) {
        cell.people = (next..next + size).map(|n| format!("p{n:04}")).collect();
        next += size;
        let keys = cell.people.clone();
        random.shuffle(&mut cell.people);
        for key in keys {
            let position = cell.people.iter().position(|p| *p == key).unwrap_or(usize::MAX);
            let row = data.person(&key, &cell.key);
            let known = matches!(position, LEAD | OFFICER | SECRETARY | COMMITTEE);
            let (member, backbone) = (random.chance(20), random.chance(15));
            if member || known {
                row.tags.push("member".into());
            }
            if backbone || position == LEAD {
                row.tags.push("backbone".into());
            }
            if position == SAFETY_OFFICER || random.chance(5) {
                row.tags.push("safety-certified".into());
            }
            let least = if position == OFFICER { 65 } else { 40 };
            row.numbers = numbers(&[("merit", random.between(least, 100)), ("skill", random.between(least, 100))]);
            data.place(&key, "safety", &cell.safety);
        }
    }
}

fn cell_posts(data: &mut Data, random: &mut Random, cells: &[Cell]) {
    let channels = ["open-competition", "democratic-recommendation", "branch-discussion"];
    for (i, cell) in cells.iter().enumerate() {
        let assistant = i % 4 == 3;
        let deputy = random.chance(60);
        let mut held = vec![(LEAD, "lead"), (OFFICER, if assistant { "assistant-officer" } else { "officer" })];
        if deputy {
            held.push((DEPUTY, "deputy-lead"));
        }
        for (position, key) in held {
            let row = data.appoint(&cell.people[position], key, &cell.key);
            row.channel = channels[random.below(3)].into();
            row.approvals = vec!["registration".into()];
            // No term of three years is over on the day the folder is loaded for.
            let months = random.between(0, 30);
            let (year, month) = (2021 + (months + 7) / 12, (months + 7) % 12 + 1);
            row.from = Some(day(i16::try_from(year).unwrap_or(2024), i8::try_from(month).unwrap_or(1), 1));
        }
    }
}

fn upper_posts(data: &mut Data, cells: &[Cell]) {
    for cell in cells.iter().filter(|c| c.first) {
        let branch = cell.branch;
        data.appoint(&cell.people[SECRETARY], "branch-secretary", &branch_key(branch));
        let committee = match branch {
            0 => Some((COMMITTEE, "committee-secretary")),
            1..=4 => Some((COMMITTEE, "committee-member")),
            7 | 8 => Some((SECRETARY, "committee-member")),
            _ => None,
        };
        if let Some((position, key)) = committee {
            data.appoint(&cell.people[position], key, "a7");
        }
        if branch % (BRANCHES / ZONES) == 0 {
            data.appoint(&cell.people[SAFETY_LEAD], "safety-lead", &zone_key(zone_of(branch)));
        }
    }
    data.appoint(&cells[0].people[PLANT_LEAD], "safety-lead", "a7-p");
    for cell in cells.iter().filter(|c| c.first_of_safety) {
        data.appoint(&cell.people[SAFETY_OFFICER], "safety-officer", &cell.safety);
    }
}

/// Three leads had predecessors; their appointments ended on the day the present ones began.
fn predecessors(data: &mut Data, cells: &[Cell]) {
    for cell in &cells[..3] {
        let until = data.appointment_mut("lead", &cell.key).from;
        let row = data.appoint(&cell.people[PLANT_LEAD + 1], "lead", &cell.key);
        row.channel = "branch-discussion".into();
        row.approvals = vec!["registration".into()];
        row.from = Some(day(2018, 9, 1));
        row.until = until;
    }
}

fn areas(data: &mut Data, random: &mut Random, cells: &[Cell]) {
    for (i, cell) in cells.iter().enumerate() {
        let kind = ["wellsite", "station", "road"][random.below(3)];
        let by_post = random.chance(50);
        let keeper = if by_post { officer(data, &cell.key) } else { person(&cell.people[LEAD]).into_owned() };
        data.area(&format!("a7-a{:02}", i + 1), kind, &cell.key, &keeper);
    }
}

/// The post of the officer or assistant officer of a cell, whichever it has.
fn officer(data: &Data, cell: &str) -> Reference<'static> {
    let key = if data.held("officer", cell) { "officer" } else { "assistant-officer" };
    post(key, cell).into_owned()
}

fn branch_key(branch: usize) -> String {
    format!("a7-b{:02}", branch + 1)
}

const fn zone_of(branch: usize) -> usize {
    branch / (BRANCHES / ZONES)
}

fn zone_key(zone: usize) -> String {
    format!("a7-z{}", zone + 1)
}
