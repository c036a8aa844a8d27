//! Assignment problems of the sizes staffing has, and the peers in Python that solve them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gridcore::assign::{Load, Problem};
use gridcore_tests::random::Random;
use serde::Deserialize;

/// Edges by column, with the seats of each slot.
#[derive(Debug, Clone, Default)]
pub struct Edges {
    /// The seats of each slot, all required.
    pub seats: Vec<u32>,
    /// How many people there are.
    pub people: usize,
    /// By edge.
    pub slots: Vec<u32>,
    /// By edge.
    pub takers: Vec<u32>,
    /// By level, then by edge.
    pub costs: Vec<Vec<i64>>,
}

impl Edges {
    /// Slots of one to three seats, `total` in all, each with 20 candidates among the people, with costs below `most`
    /// on each level.
    ///
    /// # Panics
    /// If numbers do not fit 32 bits.
    #[must_use]
    pub fn sparse(people: usize, slots: usize, total: usize, most: &[usize]) -> Self {
        let random = &mut Random::new(20_100);
        let mut edges = Self { seats: seats(random, slots, total), people, ..Self::default() };
        edges.costs = vec![Vec::new(); most.len()];
        for slot in 0..slots {
            let mut own: Vec<u32> = Vec::with_capacity(20);
            while own.len() < 20.min(people) {
                let person = u32::try_from(random.below(people)).expect("few people");
                if !own.contains(&person) {
                    own.push(person);
                }
            }
            own.sort_unstable();
            for person in own {
                edges.slots.push(u32::try_from(slot).expect("few slots"));
                edges.takers.push(person);
                for (costs, most) in edges.costs.iter_mut().zip(most) {
                    costs.push(i64::try_from(random.below(*most)).expect("a small cost"));
                }
            }
        }
        edges
    }

    /// The problem for gridcore.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let mut problem = Problem::new((0..self.costs.len()).map(|level| format!("level {level}")));
        for seats in &self.seats {
            problem.slot(*seats, *seats);
        }
        for _ in 0..self.people {
            problem.person(Load::up_to(1));
        }
        let costs: Vec<&[i64]> = self.costs.iter().map(Vec::as_slice).collect();
        problem.edges(&self.slots, &self.takers, &costs);
        problem
    }

    /// The costs of all levels in one number, as somebody would combine them for a solver of one level: each
    /// weighs more than all below it together can.
    #[must_use]
    pub fn combined(&self) -> Vec<i64> {
        let seats: i64 = self.seats.iter().map(|seats| i64::from(*seats)).sum();
        let mut sums = vec![0; self.slots.len()];
        let mut weight = 1;
        for costs in self.costs.iter().rev() {
            let most = costs.iter().copied().max().unwrap_or(0);
            sums.iter_mut().zip(costs).for_each(|(sum, cost)| *sum += weight * cost);
            weight *= most * seats + 1;
        }
        sums
    }

    /// Writes the columns for the peers.
    ///
    /// # Panics
    /// If a file cannot be written.
    pub fn write(&self, directory: &Path) {
        fs::create_dir_all(directory).expect("a folder");
        let words = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
        let write = |name: &str, bytes: Vec<u8>| fs::write(directory.join(name), bytes).expect("a file");
        write("slots", words(&self.slots));
        write("people", words(&self.takers));
        write("seats", words(&self.seats));
        write("costs", self.combined().iter().flat_map(|cost| cost.to_le_bytes()).collect());
    }
}

/// One to three seats a slot, `total` in all.
fn seats(random: &mut Random, slots: usize, total: usize) -> Vec<u32> {
    let mut seats: Vec<u32> = (0..slots).map(|_| u32::try_from(random.between(1, 3)).expect("few seats")).collect();
    let mut sum: usize = seats.iter().map(|seats| *seats as usize).sum();
    while sum != total {
        let slot = &mut seats[random.below(slots)];
        if sum < total && *slot < 3 {
            *slot += 1;
            sum += 1;
        } else if sum > total && *slot > 1 {
            *slot -= 1;
            sum -= 1;
        }
    }
    seats
}

/// What a peer took and found.
#[derive(Debug, Deserialize)]
pub struct Peer {
    ns: u64,
    /// The total of its solution.
    pub total: f64,
    /// Which it is.
    pub version: String,
}

impl Peer {
    /// The median time.
    #[must_use]
    pub const fn time(&self) -> Duration {
        Duration::from_nanos(self.ns)
    }
}

/// Writes a matrix of `rows` rows for the peers.
///
/// # Panics
/// If the file cannot be written.
pub fn write_matrix(directory: &Path, rows: usize, costs: &[f64]) {
    fs::create_dir_all(directory).expect("a folder");
    let head = (rows as u64).to_le_bytes();
    let bytes = head.into_iter().chain(costs.iter().flat_map(|cost| cost.to_le_bytes()));
    fs::write(directory.join("matrix"), bytes.collect::<Vec<u8>>()).expect("a file");
}

/// Runs the peers on what lies in `directory`, by name.
///
/// # Panics
/// If Python or a peer fails.
#[must_use]
pub fn peers(python: &Path, kind: &str, directory: &Path, runs: usize) -> BTreeMap<String, Peer> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/assign.py");
    let output = Command::new(python).arg(script).arg(kind).arg(directory).arg(runs.to_string()).output();
    let output = output.expect("Python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}
