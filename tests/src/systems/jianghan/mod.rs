//! The supervision grid: a tier of officers, one plant watched by station and shift.

mod broken;

use super::System;
use super::data::{Data, day, post};
use crate::random::Random;

/// Plant committees under the oilfield.
pub const COMMITTEES: usize = 23;
/// Branches under the committees.
pub const BRANCHES: usize = 345;
/// Supervision officers, all told.
pub const OFFICERS: usize = 750;
/// Those at the one plant, a station and a shift each.
pub const WATCH_OFFICERS: usize = 96;
/// Stations of the one plant.
pub const STATIONS: usize = 32;
/// The shifts of a station.
pub const SHIFTS: [&str; 3] = ["early", "late", "night"];
/// People; the source does not say how many.
pub const PEOPLE: usize = 2_400;

/// The plant with stations and shifts.
const SHIFT_PLANT: usize = 8;
const OILFIELD: &str = "01";

/// The system.
pub const SYSTEM: System = System {
    name: "jianghan",
    readme: include_str!("readme.md"),
    make,
    spoil: broken::spoil,
    exempt: &[
        ("coverage.share-too-low", "no requirement is a share"),
        ("links.bridge-missing", "there are no links"),
        ("links.outside", "there are no links"),
        ("links.overloaded", "there are no links"),
        ("links.unlinked", "there are no links"),
        ("staffing.not-following", "no post follows another"),
        ("staffing.role-uncovered", "there are no roles"),
        ("structure.not-refined", "there is one network"),
    ],
};

/// A cell to be filled: a branch or a station.
struct Cell {
    key: String,
    /// Of a station: the branch above is another cell.
    station: bool,
    officers: usize,
    /// Whether it is the first branch of its committee.
    first: bool,
}

/// Hands out people of one cell after another.
struct Placer<'a> {
    data: &'a mut Data,
    random: &'a mut Random,
    next: usize,
}

fn make() -> Data {
    let mut random = Random::new(0x123);
    let mut data = Data { charter: include_str!("charter.toml").into(), ..Data::default() };
    let cells = units(&mut data, &mut random);
    people(&mut data, &mut random, &cells);
    for (i, station) in cells.iter().filter(|c| c.station).enumerate() {
        let key = if i % 2 == 0 { "watch-officer" } else { "officer" };
        data.area(&format!("g{:02}", i + 1), "station-ground", &station.key, &post(key, &station.key));
    }
    data
}

fn units(data: &mut Data, random: &mut Random) -> Vec<Cell> {
    data.unit(OILFIELD, "", "oilfield").name = "油田".into();
    for committee in 0..COMMITTEES {
        // Full-width digits, as names in such tables often have.
        let digits: String =
            format!("{:02}", committee + 1).chars().filter_map(|c| char::from_u32(c as u32 + 0xfee0)).collect();
        data.unit(&committee_key(committee), OILFIELD, "committee").name = format!("二级单位{digits}").into();
    }
    let per_committee = random.split(BRANCHES, COMMITTEES, 10, 20);
    let of_plant = per_committee[SHIFT_PLANT];
    let mut officers = random.split(OFFICERS - WATCH_OFFICERS, BRANCHES - of_plant, 1, 3).into_iter();
    let mut stations = random.split(STATIONS, of_plant, 1, 4).into_iter();
    let mut cells = Vec::new();
    for (committee, count) in per_committee.into_iter().enumerate() {
        for branch in 0..count {
            let key = format!("{}{:02}", committee_key(committee), branch + 1);
            let shift = committee == SHIFT_PLANT;
            data.unit(&key, &committee_key(committee), "branch").kind = if shift { "shift" } else { "day" }.into();
            let officers = if shift { 0 } else { officers.next().unwrap_or(0) };
            cells.push(Cell { key: key.clone(), station: false, officers, first: branch == 0 });
            for station in 0..if shift { stations.next().unwrap_or(0) } else { 0 } {
                let station = format!("{key}{:02}", station + 1);
                data.unit(&station, &key, "station");
                cells.push(Cell { key: station, station: true, officers: SHIFTS.len(), first: false });
            }
        }
    }
    cells
}

fn people(data: &mut Data, random: &mut Random, cells: &[Cell]) {
    // Two people of each branch and two of each committee hold other posts, and one of the oilfield.
    let others = PEOPLE - OFFICERS - 2 * BRANCHES - 2 * COMMITTEES - 1;
    let others = random.split(others, cells.len(), 1, 4);
    let mut placer = Placer { data, random, next: 0 };
    for (cell, others) in cells.iter().zip(others) {
        for shift in SHIFTS.into_iter().take(cell.officers) {
            let person = placer.officer(&cell.key);
            if cell.station {
                placer.data.person_mut(&person).tags.push("shift-worker".into());
                placer.data.appoint(&person, "watch-officer", &cell.key).shift = shift.into();
            }
        }
        if !cell.station {
            placer.holder(&cell.key, "branch-secretary", &cell.key);
            placer.holder(&cell.key, "branch-committee-member", &cell.key);
        }
        if cell.first {
            placer.holder(&cell.key, "leader", &cell.key[..4]);
            placer.holder(&cell.key, "discipline-secretary", &cell.key[..4]);
            if placer.data.appointments.iter().all(|a| a.unit != OILFIELD) {
                placer.holder(&cell.key, "discipline-secretary", OILFIELD);
            }
        }
        for i in 0..others {
            let person = placer.person(&cell.key);
            if placer.random.chance(20) {
                placer.data.person_mut(&person).tags.push("member".into());
            }
            if cell.station {
                placer.data.person_mut(&person).tags.push("shift-worker".into());
            } else if i == 1 && placer.random.chance(50) {
                placer.data.appoint(&person, "key-post", &cell.key);
            }
        }
    }
}

impl Placer<'_> {
    /// The next person, placed in a cell. Employee numbers have leading zeros and gaps.
    fn person(&mut self, cell: &str) -> String {
        self.next += 1 + self.random.below(5);
        let key = format!("{:06}", self.next);
        self.data.person(&key, cell);
        key
    }

    fn holder(&mut self, cell: &str, post: &'static str, unit: &str) {
        let person = self.person(cell);
        self.data.person_mut(&person).tags.push("member".into());
        self.data.appoint(&person, post, unit);
    }

    fn officer(&mut self, cell: &str) -> String {
        let person = self.person(cell);
        let tag = ["member", "worker-representative", "union-representative"][self.random.below(3)];
        self.data.person_mut(&person).tags.push(tag.into());
        let channel = ["self", "colleagues", "organisation"][self.random.below(3)];
        // No term of two years is over on the day the folder is loaded for.
        let (year, month) = [(2022, 9), (2023, 1), (2023, 4), (2023, 10), (2024, 3)][self.random.below(5)];
        let row = self.data.appoint(&person, "officer", cell);
        row.channel = channel.into();
        row.approvals = vec!["branch-submits".into(), "discipline-committee".into()];
        row.from = Some(day(year, month, 1));
        person
    }
}

fn committee_key(committee: usize) -> String {
    format!("{OILFIELD}{:02}", committee + 1)
}
