//! The hydropower plant: two tiers of persons, a chain of links and pairings.

mod broken;

use gridcore::TableKind;

use super::System;
use super::data::{Data, person, post};
use crate::random::Random;

/// Cells; here the groups.
pub const CELLS: usize = 25;
/// People, each in one cell.
pub const PEOPLE: usize = 220;
/// Branches; the source does not say how many.
pub const BRANCHES: usize = 5;
/// Members; the source does not say how many.
pub const MEMBERS: usize = 75;

const COMMITTEE: &str = "lt";

/// The system.
pub const SYSTEM: System = System {
    name: "longtan",
    readme: include_str!("readme.md"),
    make,
    spoil: broken::spoil,
    exempt: &[
        ("coverage.shift-uncovered", "no post has shifts"),
        ("coverage.station-uncovered", "no post has shifts"),
        ("links.bridge-missing", "there is one network"),
        ("staffing.approval-missing", "no post needs approvals"),
        ("staffing.channel", "no post names channels"),
        ("staffing.not-following", "no post follows another"),
        ("staffing.not-joint", "no post goes with another"),
        ("staffing.role-uncovered", "there are no roles"),
        ("staffing.term-over", "no post has a term"),
        ("structure.code", "there is no code scheme"),
        ("structure.not-refined", "there is one network"),
    ],
};

/// What the charter calls the columns.
const HEADERS: &[(TableKind, &str, &str)] = &[
    (TableKind::Units, "key", "编码"),
    (TableKind::Units, "parent", "上级"),
    (TableKind::Units, "tier", "层级"),
    (TableKind::Units, "name", "名称"),
    (TableKind::People, "key", "人员"),
    (TableKind::People, "cell", "格"),
    (TableKind::People, "tags", "标签"),
    (TableKind::Areas, "key", "区域"),
    (TableKind::Areas, "kind", "类别"),
    (TableKind::Claims, "area", "区域"),
    (TableKind::Claims, "cell", "格"),
    (TableKind::Claims, "keeper", "责任人"),
    (TableKind::Appointments, "person", "人员"),
    (TableKind::Appointments, "post", "岗位"),
    (TableKind::Appointments, "unit", "单元"),
    (TableKind::Links, "kind", "联系"),
    (TableKind::Links, "source", "联系人"),
    (TableKind::Links, "target", "对象"),
];

/// A group, with those of its people who hold a post first among the members.
struct Group {
    key: String,
    branch: usize,
    /// Its number within the branch.
    number: usize,
    members: Vec<String>,
    colleagues: Vec<String>,
}

/// Positions among the members of a group.
const LEADER: usize = 0;
const UPPER: usize = 1;
const PLAIN: usize = 2;

fn make() -> Data {
    let mut random = Random::new(0x17);
    let mut data = Data { charter: include_str!("charter.toml").into(), headers: HEADERS, ..Data::default() };
    let mut groups = units(&mut data, &mut random);
    people(&mut data, &mut random, &mut groups);
    posts(&mut data, &groups);
    chain(&mut data, &groups);
    pairings(&mut data, &mut random, &groups);
    for (i, group) in groups.iter().enumerate() {
        let kind = ["machine-hall", "control-room", "dam", "switchyard"][random.below(4)];
        let keeper = if i % 3 == 0 { person(&group.colleagues[0]) } else { post("group-leader", &group.key) };
        data.area(&format!("lt-a{:02}", i + 1), kind, &group.key, &keeper);
    }
    data
}

fn units(data: &mut Data, random: &mut Random) -> Vec<Group> {
    let mut groups = Vec::new();
    data.unit(COMMITTEE, "", "committee").name = "电厂党委".into();
    let per_branch = random.split(CELLS, BRANCHES, 4, 6);
    for branch in 0..BRANCHES {
        data.unit(&branch_key(branch), COMMITTEE, "branch").name = format!("第{}支部", branch + 1).into();
    }
    for (branch, count) in per_branch.into_iter().enumerate() {
        for number in 0..count {
            let key = format!("lt-g{:02}", groups.len() + 1);
            data.unit(&key, &branch_key(branch), "group").name = format!("第{}小组", groups.len() + 1).into();
            groups.push(Group { key, branch, number, members: Vec::new(), colleagues: Vec::new() });
        }
    }
    groups
}

fn people(data: &mut Data, random: &mut Random, groups: &mut [Group]) {
    let members = random.split(MEMBERS, CELLS, 2, 4);
    let colleagues = random.split(PEOPLE - MEMBERS, CELLS, 4, 8);
    let mut next = 1;
    for (group, (members, colleagues)) in groups.iter_mut().zip(members.into_iter().zip(colleagues)) {
        let keys: Vec<String> = (next..next + members + colleagues).map(|n| format!("t{n:03}")).collect();
        next += keys.len();
        let mut shuffled = keys.clone();
        random.shuffle(&mut shuffled);
        group.colleagues = shuffled.split_off(members);
        group.members = shuffled;
        for key in keys {
            let row = data.person(&key, &group.key);
            if group.members.contains(&key) {
                row.tags.push("member".into());
            }
        }
    }
}

fn posts(data: &mut Data, groups: &[Group]) {
    for group in groups {
        data.appoint(&group.members[LEADER], "group-leader", &group.key);
    }
    for group in groups {
        let upper = &group.members[UPPER];
        match (group.number, group.branch) {
            (0, branch) => data.appoint(upper, "secretary", &branch_key(branch)),
            (1 | 2, branch) => data.appoint(upper, "branch-committee-member", &branch_key(branch)),
            (3, 0) => data.appoint(upper, "committee-secretary", COMMITTEE),
            (3, _) => data.appoint(upper, "committee-member", COMMITTEE),
            _ => continue,
        };
    }
}

/// From level to level: committee, branch, group, member, colleague.
fn chain(data: &mut Data, groups: &[Group]) {
    let committee: Vec<String> = groups.iter().filter(|g| g.number == 3).map(|g| g.members[UPPER].clone()).collect();
    let (head, members) = committee.split_first().expect("a committee secretary");
    data.link("tier-chain", &person(&members[0]), &person(head));
    for member in members {
        data.link("tier-chain", &person(head), &person(member));
    }
    for group in groups.iter().filter(|g| g.number < 3) {
        data.link("tier-chain", &person(&committee[group.branch]), &person(&group.members[UPPER]));
    }
    for group in groups {
        let above: Vec<&Group> = groups.iter().filter(|g| g.branch == group.branch && g.number < 3).collect();
        let upper = &above[group.number % above.len()].members[UPPER];
        data.link("tier-chain", &person(upper), &person(&group.members[LEADER]));
        let plain = if group.number < 4 { PLAIN } else { UPPER };
        for member in &group.members[plain..] {
            data.link("tier-chain", &person(&group.members[LEADER]), &person(member));
        }
        for (i, colleague) in group.colleagues.iter().enumerate() {
            let member = &group.members[i % group.members.len()];
            data.link("tier-chain", &person(member), &person(colleague));
        }
    }
}

/// One to one for every member, one to many from the posts of the group and the branch.
fn pairings(data: &mut Data, random: &mut Random, groups: &[Group]) {
    for group in groups {
        let mut colleagues: Vec<&String> = group.colleagues.iter().collect();
        random.shuffle(&mut colleagues);
        for (member, colleague) in group.members.iter().zip(colleagues) {
            data.link("pairing", &person(member), &person(colleague));
        }
        for (i, colleague) in group.colleagues.iter().enumerate() {
            let branch = branch_key(group.branch);
            let source = match i {
                0 => post("secretary", &branch),
                1 => post("branch-committee-member", &branch),
                _ => post("group-leader", &group.key),
            };
            data.link("contact", &source, &person(colleague));
        }
    }
}

fn branch_key(branch: usize) -> String {
    format!("lt-b{}", branch + 1)
}
