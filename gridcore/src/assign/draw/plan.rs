//! Drawn cells as a plan.

use std::collections::BTreeSet;

use serde::Serialize;

use super::DrawRequest;
use super::gather::{Gathered, Stretch};
use super::joint::Choice;
use crate::grid::{Change, Grid};
use crate::key::UnitId;
use crate::order;
use crate::roster::{PlacementRow, UnitRow};

/// Cells as [`draw_cells`](crate::assign::draw_cells) drew them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Drawing {
    /// The network of the cells.
    pub network: String,
    /// Their tier.
    pub tier: String,
    /// What the plan costs: `squares` and what `splits` cost together.
    pub cost: i64,
    /// The sum of the squares of the cells' weights.
    pub squares: i64,
    /// How many cuts run through a team.
    pub splits: usize,
    /// What it would cost with numbers of cells that follow from the people of each unit alone; none if
    /// the bounds leave no room for those numbers.
    pub apportioned: Option<i64>,
    /// What one cell more is worth: the cost that the dearest cell saves. It proves the plan with the
    /// prices of the units.
    pub price: i64,
    /// The cells, unit by unit and in order.
    pub cells: Vec<DrawnCell>,
    /// The units that were cut.
    pub units: Vec<DrawnUnit>,
    /// Cells that are there now and have nobody any more.
    pub emptied: Vec<String>,
    #[serde(skip)]
    pub(super) request: DrawRequest,
    /// Who is in their cell already.
    #[serde(skip)]
    settled: BTreeSet<String>,
}

/// A cell of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrawnCell {
    /// The key: that of a cell that is there, as long as there are any, or a new one.
    pub cell: String,
    /// The unit above it.
    pub unit: String,
    /// Whether the cell is not there yet.
    pub new: bool,
    /// Its people, in order.
    pub people: Vec<String>,
    /// How much they weigh.
    pub weight: i64,
    /// The team that its end splits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub splits: Option<SplitTeam>,
}

/// A team that is split by a cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SplitTeam {
    /// The team.
    pub team: String,
    /// Its last person before the cut.
    pub before: String,
    /// Its first person after it.
    pub after: String,
}

/// A unit of a plan, and why it has so many cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrawnUnit {
    /// The unit.
    pub unit: String,
    /// How many people it has.
    pub people: usize,
    /// How many cells it is cut into.
    pub cells: usize,
    /// What its cells and cuts cost.
    pub cost: i64,
    /// What one cell fewer would cost more; none if it cannot have one fewer.
    pub fewer: Option<i64>,
    /// What one cell more would cost, mostly less than nothing; none if it cannot have one more. No unit's
    /// cell more saves more than another's cell fewer costs: that is why each has as many as it has.
    pub more: Option<i64>,
    /// The cost of one cell more that proves the cuts of the unit to be the best.
    pub price: i64,
}

impl Drawing {
    /// The changes that add the new cells and place everybody who is elsewhere now.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let row = |cell: &DrawnCell| UnitRow {
            key: cell.cell.clone().into(),
            parent: cell.unit.clone().into(),
            tier: self.tier.clone().into(),
            network: self.network.clone().into(),
            ..UnitRow::default()
        };
        let new = self.cells.iter().filter(|cell| cell.new).map(|cell| Change::AddUnit(row(cell)));
        let places = self.cells.iter().flat_map(|cell| cell.people.iter().map(|person| (person, &cell.cell)));
        let places = places.filter(|(person, _)| !self.settled.contains(*person)).map(|(person, cell)| {
            Change::Place(PlacementRow {
                person: person.clone().into(),
                network: self.network.clone().into(),
                cell: cell.clone().into(),
                ..PlacementRow::default()
            })
        });
        new.chain(places).collect()
    }
}

pub(super) fn of(
    grid: &Grid,
    request: &DrawRequest,
    gathered: &Gathered,
    choice: &Choice,
    cuts: &[Vec<usize>],
    apportioned: Option<i64>,
) -> Drawing {
    let model = &grid.charter.model;
    let mut plan = Drawing {
        network: model.networks[gathered.network].key.clone(),
        tier: model.tiers[gathered.tier].label.clone(),
        cost: choice.cost,
        squares: 0,
        splits: 0,
        apportioned,
        price: choice.price,
        cells: Vec::new(),
        units: Vec::new(),
        emptied: Vec::new(),
        request: request.clone(),
        settled: BTreeSet::new(),
    };
    let mut taken = BTreeSet::new();
    for (index, (stretch, ends)) in gathered.stretches.iter().zip(cuts).enumerate() {
        let before = (plan.squares, plan.splits);
        let mut there = existing(grid, gathered, stretch.unit).into_iter();
        let mut start = 0;
        for end in ends {
            let (key, new) = match there.next() {
                Some(key) => (key, false),
                None => (new_key(grid, gathered, stretch.unit, &mut taken), true),
            };
            let cell = cell(grid, stretch, start, *end, (key, new));
            let is_there = |person: &&String| {
                let now = grid.person_id(person).and_then(|person| grid.cell_in(gathered.network, person));
                now.is_some_and(|now| grid.units.keys.key(now) == cell.cell)
            };
            plan.settled.extend(cell.people.iter().filter(is_there).cloned());
            plan.squares += cell.weight * cell.weight;
            plan.splits += usize::from(cell.splits.is_some());
            plan.cells.push(cell);
            start = *end;
        }
        plan.emptied.extend(there);
        let splits = i64::try_from(plan.splits - before.1).unwrap_or(i64::MAX);
        plan.units.push(DrawnUnit {
            unit: grid.units.keys.key(stretch.unit).to_owned(),
            people: stretch.people.len(),
            cells: ends.len(),
            cost: plan.squares - before.0 + splits * gathered.split,
            fewer: choice.fewer.get(index).copied().flatten(),
            more: choice.more.get(index).copied().flatten(),
            price: choice.prices.get(index).copied().unwrap_or(0),
        });
    }
    plan
}

/// The cells of a unit that are there, by key.
fn existing(grid: &Grid, gathered: &Gathered, unit: UnitId) -> Vec<String> {
    let cells = grid.units.children(unit).filter(|id| grid.units.tier(*id) == gathered.tier);
    let mut keys: Vec<String> = cells.map(|id| grid.units.keys.key(id).to_owned()).collect();
    order::natural(&mut keys);
    keys
}

fn cell(grid: &Grid, stretch: &Stretch, start: usize, end: usize, (cell, new): (String, bool)) -> DrawnCell {
    let key = |at: usize| stretch.people.get(at).map_or("", |person| grid.people.keys.key(*person)).to_owned();
    let weight = |at: usize| stretch.weights.get(at).copied().unwrap_or(0);
    let splits = stretch.splits(end).then(|| SplitTeam {
        team: stretch.teams.get(end).map_or_else(String::new, |team| team.to_string()),
        before: key(end.saturating_sub(1)),
        after: key(end),
    });
    DrawnCell {
        cell,
        unit: grid.units.keys.key(stretch.unit).to_owned(),
        new,
        people: (start..end).map(key).collect(),
        weight: weight(end) - weight(start),
        splits,
    }
}

/// A key that is free: by the code scheme of the network if it has one, else the unit's key and a number.
fn new_key(grid: &Grid, gathered: &Gathered, unit: UnitId, taken: &mut BTreeSet<String>) -> String {
    let codes = &grid.charter.model.codes;
    let parts = codes.iter().find(|(network, _)| *network == gathered.network).map(|(_, parts)| parts);
    let part = parts.and_then(|parts| parts.iter().find(|part| part.tier == gathered.tier));
    let above = grid.units.keys.key(unit);
    let mut number = 0_u64;
    loop {
        number += 1;
        let key = match part {
            Some(part) => format!("{above}{number:0length$}", length = part.length as usize),
            None => format!("{above}-{number}"),
        };
        if grid.unit_id(&key).is_none() && taken.insert(key.clone()) {
            return key;
        }
    }
}
