//! Organisations whose people are in branches and not yet in cells.

use gridcore::assign::{DrawRequest, DrawnPerson};
use gridcore::{Charter, Grid, PersonRow, PlacementRow, Roster, UnitRow};

use crate::random::Random;
use crate::systems::{DAY, area7};

/// An organisation before its cells are drawn, and what to draw.
#[derive(Debug)]
pub struct Undrawn {
    /// Everybody in a branch.
    pub grid: Grid,
    /// The cells of the fixture, as many times as it is large.
    pub request: DrawRequest,
}

/// The production area `times` over: 18 branches with 828 people, who are to be in 57 cells of 8 to 24 people,
/// 2 to 5 a branch. People stand team by team, teams of 3 to 12 which should stay together; and each branch
/// lies in one cell of the network for safety, so that no cell reaches across two.
///
/// # Panics
/// If the charter of the fixture is not sound.
#[must_use]
pub fn undrawn(times: usize) -> Undrawn {
    let charter = include_str!("../systems/area7/charter.toml");
    // The numbers of units are those of one area; cells for safety have as many people as a branch.
    let charter = ["count = 57, ", "count = 18, ", "span = 18", "count = 6, ", "span = { min = 3, max = 6 }"]
        .iter()
        .fold(charter.to_owned(), |text, bound| text.replace(bound, ""));
    let charter = charter.replace("count = 1,  }", "count = 1 }").replace("label = \"zone\",  }", "label = \"zone\" }");
    let charter = Charter::from_toml(&charter).unwrap_or_else(|error| panic!("{}", error.findings()));
    let mut random = Random::new(1);
    let (mut units, mut people, mut placements, mut order) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let unit = |key: &str, parent: &str, tier: &'static str, network: &'static str| UnitRow {
        key: key.to_owned().into(),
        parent: parent.to_owned().into(),
        tier: tier.into(),
        network: network.into(),
        ..UnitRow::default()
    };
    units.push(unit("a7", "", "committee", "red"));
    units.push(unit("a7-p", "", "plant", "safety"));
    units.push(unit("a7-z", "a7-p", "zone", "safety"));
    for area in 0..times {
        for (branch, size) in random.split(area7::PEOPLE, area7::BRANCHES, 30, 72).into_iter().enumerate() {
            let number = area * area7::BRANCHES + branch + 1;
            let (key, safety) = (format!("a7-b{number:05}"), format!("a7-s{number:05}"));
            units.push(unit(&key, "a7", "branch", "red"));
            units.push(unit(&safety, "a7-z", "safety-cell", "safety"));
            let (mut team, mut left) = (0, 0);
            for _ in 0..size {
                if left == 0 {
                    (team, left) = (team + 1, random.between(3, 12));
                }
                left -= 1;
                let person = format!("p{:07}", people.len() + 1);
                order.push(DrawnPerson { person: person.clone(), unit: key.clone(), team: format!("{key}-t{team}") });
                let cell = key.clone().into();
                people.push(PersonRow { key: person.clone().into(), cell, ..PersonRow::default() });
                let (person, cell) = (person.into(), safety.clone().into());
                placements.push(PlacementRow { person, network: "safety".into(), cell, ..PlacementRow::default() });
            }
        }
    }
    let mut roster = Roster::new();
    roster.add_units(units).add_people(people).add_placements(placements);
    let grid = Grid::at(&charter, &roster, DAY).unwrap_or_else(|error| panic!("{}", error.findings()));
    let cells = u32::try_from(area7::CELLS * times).expect("a number of cells");
    let tier = "cell".to_owned();
    Undrawn { grid, request: DrawRequest { tier, cells, people: order, ..DrawRequest::default() } }
}
