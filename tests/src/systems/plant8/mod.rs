//! The oil production plant: groups of several types, a tier of members, departments beside.

mod broken;

use gridcore::Reference;

use super::System;
use super::data::{Data, numbers, person, post};
use crate::random::Random;

/// Branches under the general branch.
pub const BRANCHES: usize = 3;
/// Groups under the branches.
pub const GROUPS: usize = 11;
/// The features that groups have declared.
pub const FEATURES: [&str; 8] = [
    "night-watch",
    "zero-spill",
    "well-doctor",
    "fine-metering",
    "heat-tracing",
    "green-yard",
    "tool-library",
    "mentor-pairs",
];
/// People; the source does not say how many.
pub const PEOPLE: usize = 150;

const SECONDED: usize = 3;
const DEPARTMENTS: [(&str, &str); 4] = [("D8CY", "采油部"), ("D8JS", "集输部"), ("D8WX", "维修部"), ("D8HQ", "后勤部")];

/// The system.
pub const SYSTEM: System = System {
    name: "plant8",
    readme: include_str!("readme.md"),
    make,
    spoil: broken::spoil,
    exempt: &[
        ("coverage.shift-uncovered", "no post has shifts"),
        ("coverage.station-uncovered", "no post has shifts"),
        ("links.bridge-missing", "there are no links"),
        ("links.outside", "there are no links"),
        ("links.overloaded", "there are no links"),
        ("links.unlinked", "there are no links"),
        ("staffing.channel", "no post names channels"),
        ("staffing.not-following", "no post follows another"),
        ("staffing.not-joint", "no post goes with another"),
        ("staffing.role-uncovered", "there are no roles"),
        ("staffing.term-over", "no post has a term"),
        ("structure.not-refined", "neither network refines the other"),
    ],
};

/// What a person is there for, by their position in the group after shuffling.
const LEADER: usize = 0;
const SECRETARY: usize = 1;
const COMMITTEE: [usize; 2] = [2, 3];
const GENERAL: usize = 4;
const WARDEN: usize = 5;
const PAIR_KEEPER: usize = 6;

/// A group being filled.
struct Group {
    key: String,
    branch: usize,
    first: bool,
    people: Vec<String>,
}

fn make() -> Data {
    let mut random = Random::new(0x98);
    let mut data = Data { charter: include_str!("charter.toml").into(), ..Data::default() };
    let mut groups = units(&mut data, &mut random);
    people(&mut data, &mut random, &mut groups);
    posts(&mut data, &groups);
    departments(&mut data, &mut random);
    areas(&mut data, &mut random, &groups);
    data
}

fn units(data: &mut Data, random: &mut Random) -> Vec<Group> {
    let mut groups = Vec::new();
    data.unit("p8", "", "general-branch").name = "八厂总支".into();
    for branch in 0..BRANCHES {
        data.unit(&branch_key(branch), "p8", "branch").name = format!("第{}支部", branch + 1).into();
    }
    // The last three groups repeat features; all eight occur.
    let mut features: Vec<&str> = FEATURES.to_vec();
    random.shuffle(&mut features);
    features.extend_from_within(..GROUPS - FEATURES.len());
    let mut kinds =
        ["production", "production", "production", "production", "production", "safety", "safety", "safety"].to_vec();
    kinds.extend(["warmth"; 3]);
    random.shuffle(&mut kinds);
    for (branch, count) in random.split(GROUPS, BRANCHES, 3, 5).into_iter().enumerate() {
        for i in 0..count {
            let index = groups.len();
            let key = format!("p8-g{:02}", index + 1);
            let row = data.unit(&key, &branch_key(branch), "group");
            row.kind = kinds[index].into();
            row.tags = vec![features[index].into()];
            groups.push(Group { key, branch, first: i == 0, people: Vec::new() });
        }
    }
    groups
}

fn people(data: &mut Data, random: &mut Random, groups: &mut [Group]) {
    let sizes = random.split(PEOPLE, GROUPS, 10, 17);
    let mut next = 1;
    for (group, size) in groups.iter_mut().zip(sizes) {
        group.people = (next..next + size).map(|n| format!("w{n:03}")).collect();
        next += size;
        let keys = group.people.clone();
        random.shuffle(&mut group.people);
        for key in keys {
            let position = group.people.iter().position(|p| *p == key).unwrap_or(usize::MAX);
            let row = data.person(&key, &group.key);
            if random.chance(25) || position == LEADER || (group.first && position <= GENERAL) {
                row.tags.push("member".into());
            }
            let least = if position == LEADER { 65 } else { 40 };
            row.numbers = numbers(&[
                ("quality", random.between(least, 100)),
                ("skill", random.between(least, 100)),
                ("standing", random.between(least, 100)),
            ]);
        }
    }
    for group in &groups[..SECONDED] {
        let last = group.people.len() - 1;
        data.person_mut(&group.people[last]).tags.push("seconded".into());
    }
}

fn posts(data: &mut Data, groups: &[Group]) {
    data.appoint(&groups[0].people[GENERAL], "general-branch-secretary", "p8");
    for group in groups {
        let branch = branch_key(group.branch);
        if group.first {
            data.appoint(&group.people[SECRETARY], "branch-secretary", &branch);
            for position in COMMITTEE {
                data.appoint(&group.people[position], "branch-committee-member", &branch);
            }
        }
        let row = data.appoint(&group.people[LEADER], "group-leader", &group.key);
        row.approvals = vec!["branch-review".into(), "meeting".into(), "general-branch-reply".into()];
        let unit = data.unit_mut(&group.key);
        let (safety, pairs) = (unit.kind == "safety", unit.tags.iter().any(|t| t == "mentor-pairs"));
        if safety {
            data.appoint(&group.people[WARDEN], "safety-warden", &group.key);
        }
        if pairs {
            data.appoint(&group.people[PAIR_KEEPER], "pair-keeper", &group.key);
        }
    }
}

fn departments(data: &mut Data, random: &mut Random) {
    data.unit("D8", "", "plant").network = "departments".into();
    for (key, name) in DEPARTMENTS {
        let row = data.unit(key, "D8", "department");
        row.network = "departments".into();
        row.name = name.into();
    }
    let people: Vec<(String, bool)> =
        data.people.iter().map(|p| (p.key.to_string(), p.tags.iter().any(|t| t == "seconded"))).collect();
    let mut of_department: Vec<Vec<String>> = vec![Vec::new(); DEPARTMENTS.len()];
    for (key, _) in people.into_iter().filter(|(_, seconded)| !seconded) {
        let department = random.below(DEPARTMENTS.len());
        data.place(&key, "departments", DEPARTMENTS[department].0);
        of_department[department].push(key);
    }
    for ((department, _), people) in DEPARTMENTS.iter().zip(of_department) {
        let head = people.iter().find(|p| !data.appointments.iter().any(|a| a.person == **p));
        data.appoint(head.expect("a department of people without posts"), "department-head", department);
    }
}

fn areas(data: &mut Data, random: &mut Random, groups: &[Group]) {
    for (i, group) in groups.iter().flat_map(|g| [g, g]).enumerate() {
        let kind = ["yard", "workshop", "boiler-room"][random.below(3)];
        let keeper: Reference<'_> = if i % 2 == 0 {
            post("group-leader", &group.key)
        } else {
            person(&group.people[random.below(group.people.len())])
        };
        data.area(&format!("p8-a{:02}", i + 1), kind, &group.key, &keeper);
    }
}

fn branch_key(branch: usize) -> String {
    format!("p8-b{}", branch + 1)
}
