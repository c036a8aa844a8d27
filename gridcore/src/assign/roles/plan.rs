//! Split roles as a plan.

use std::sync::Arc;

use serde::Serialize;

use super::cell::{self, Asked, CellRoles, Scratch, asked};
use super::kernel::{Cell, Kernel};
use super::{SplitRequest, cell::may};
use crate::assign::engine::{Options, Watch};
use crate::finding::Error;
use crate::grid::{Change, Grid};
use crate::order;
use crate::points::Points;
use crate::roster::AppointmentRow;

/// Roles as [`split_roles`](crate::assign::split_roles) split them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoleSplit {
    /// The units in which roles were split, each before those below it.
    pub cells: Vec<RoleCell>,
    #[serde(skip)]
    pub(super) request: SplitRequest,
    /// Appointments that end, by person, role and unit.
    #[serde(skip)]
    pub(super) ended: Vec<(String, Arc<str>, String)>,
}

/// The roles of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleCell {
    /// The unit.
    pub unit: String,
    /// How many people it has.
    pub people: usize,
    /// Who is to have which role, in the order of the charter; without those who have one already and keep it.
    pub roles: Vec<GivenRole>,
    /// The roles nobody or too few can have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uncovered: Vec<Uncovered>,
}

/// A role given to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GivenRole {
    /// The role.
    pub role: Arc<str>,
    /// The person.
    pub person: String,
    /// How well they do it, if the request names a number for the role and they have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skill: Option<Points>,
}

/// A role that people are lacking for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Uncovered {
    /// The role.
    pub role: Arc<str>,
    /// How many people it lacks.
    pub missing: u32,
    /// How many of the unit's people nothing bars from it; they have as many roles as they may, if there are any.
    pub candidates: usize,
}

/// A role given to a person in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoleHolder<'p> {
    /// The unit.
    pub unit: &'p str,
    /// The role.
    pub role: &'p str,
    /// The person.
    pub person: &'p str,
    /// How well they do it.
    pub skill: Option<Points>,
}

/// What it would mean that somebody has a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoleAlternative {
    /// The person.
    pub person: String,
    /// How well they do it, 0 if no number says.
    pub skill: Points,
    /// Whether they have it in the plan.
    pub chosen: bool,
    /// Whether a rule bars them from it; [`Grid::bars`] says which.
    pub barred: bool,
    /// Seats of roles more that nobody would have in the best split in which they have it, steps of loads more
    /// over one each, and skill lost; none if they may not have it.
    pub loss: Option<(i64, i64, Points)>,
}

impl RoleSplit {
    /// Who is to have which role, unit by unit.
    pub fn holders(&self) -> impl Iterator<Item = RoleHolder<'_>> {
        self.cells.iter().flat_map(|cell| {
            cell.roles.iter().map(|given| RoleHolder {
                unit: &cell.unit,
                role: &given.role,
                person: &given.person,
                skill: given.skill,
            })
        })
    }

    /// How many seats of roles people are lacking for.
    #[must_use]
    pub fn missing(&self) -> u32 {
        self.cells.iter().flat_map(|cell| &cell.uncovered).map(|uncovered| uncovered.missing).sum()
    }

    /// The changes that give the roles, and take them from those who have them no more if they are split anew.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let before = order::distinct(self.ended.iter().map(|(person, role, unit)| (&**person, &**role, &**unit)));
        let after = order::distinct(self.holders().map(|h| (h.person, h.role, h.unit)));
        let ended = before.iter().filter(|held| after.binary_search(held).is_err());
        let ended = ended.map(|(person, role, unit)| Change::end(*person, *role, *unit));
        let begun = self.holders().filter(|h| before.binary_search(&(h.person, h.role, h.unit)).is_err()).map(|h| {
            Change::Appoint(AppointmentRow {
                person: h.person.to_owned().into(),
                post: h.role.to_owned().into(),
                unit: h.unit.to_owned().into(),
                ..AppointmentRow::default()
            })
        });
        ended.chain(begun).collect::<Vec<_>>()
    }

    /// What it would mean that each of a unit's people had a role, by key: why it went to whom it did, and why
    /// not to others. The cell is split again for each, with nothing else given so far.
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no such unit or role.
    pub fn alternatives(&self, grid: &Grid, unit: &str, role: &str) -> Result<Vec<RoleAlternative>, Error> {
        self.alternatives_with(grid, [unit, role], &Options::default())
    }

    /// As [`alternatives`](Self::alternatives), of a unit and a role, with options, of which the function counts that
    /// is told of the progress and may stop it.
    ///
    /// # Errors
    /// As [`alternatives`](Self::alternatives), and if it was stopped.
    pub fn alternatives_with(
        &self,
        grid: &Grid,
        [unit, role]: [&str; 2],
        options: &Options<'_>,
    ) -> Result<Vec<RoleAlternative>, Error> {
        let asked = asked(grid, &self.request)?;
        let unit = grid.unit(unit)?.id;
        let cell = cell::of(&asked, unit, &Scratch::default());
        let row = cell.roles.iter().position(|at| asked.roles.get(*at).is_some_and(|asked| &*asked.key == role));
        let row = row.ok_or_else(|| grid.unknown(crate::grid::What::Post, role))?;
        let of = cell.roles.get(row).and_then(|at| asked.roles.get(*at));
        let mut numbers = cell.wide();
        let mut kernel = Kernel::<i128>::default();
        kernel.split(&numbers);
        let best = score(&asked, &cell, &kernel.held);
        let chosen = kernel.held.clone();
        let mut alternatives = Vec::new();
        // Each split looks at all people.
        let people = cell.people.len() as u64;
        let watch = Watch::new(options, people * people);
        for (at, person) in cell.people.iter().enumerate() {
            watch.steps(people)?;
            let place = row * cell.people.len() + at;
            let loss = has_at(&mut numbers, &mut kernel, place).then(|| {
                let forced = score(&asked, &cell, &kernel.held);
                let skill = Points::from_thousandths(i64::try_from(best.2 - forced.2).unwrap_or(i64::MAX));
                (forced.0 - best.0, forced.1 - best.1, skill.unwrap_or(Points::MAX))
            });
            let skill = of.and_then(|role| cell::skill(grid, role, *person)).and_then(Points::from_thousandths);
            alternatives.push(RoleAlternative {
                person: grid.people.keys.key(*person).to_owned(),
                skill: skill.unwrap_or_default(),
                chosen: chosen.get(place) == Some(&true),
                barred: !of.is_some_and(|role| may(&asked, role, unit, *person)),
                loss,
            });
        }
        Ok(alternatives)
    }
}

/// Splits a cell so that the person of a place has its role, if they may; whether it can be.
fn has_at(numbers: &mut Cell<i128>, kernel: &mut Kernel<i128>, place: usize) -> bool {
    let cost = numbers.costs.get(place).copied().flatten();
    if cost.is_none() {
        return false;
    }
    // Having it costs less than anything could make up for, so the best split has it if any does.
    let bonus = numbers.nobody * 2 + 1;
    numbers.costs.iter_mut().flatten().for_each(|cost| *cost += bonus);
    numbers.nobody += bonus;
    numbers.costs.get_mut(place).into_iter().for_each(|own| *own = Some(0));
    kernel.split(numbers);
    numbers.nobody -= bonus;
    numbers.costs.iter_mut().flatten().for_each(|cost| *cost -= bonus);
    numbers.costs.get_mut(place).into_iter().for_each(|own| *own = cost);
    kernel.held.get(place) == Some(&true)
}

/// Seats nobody has, steps of loads, and skill in thousandths.
fn score(asked: &Asked<'_>, cell: &CellRoles, held: &[bool]) -> (i64, i64, i128) {
    let needs: i64 = cell.numbers.needs.iter().map(|need| i64::from(*need)).sum();
    let mut loads: Vec<i64> = cell.numbers.loads.iter().map(|(held, _)| i64::from(*held)).collect();
    let (mut given, mut steps, mut skill) = (0, 0, 0);
    for (row, person) in cell.holders(held) {
        given += 1;
        if let Some(load) = loads.get_mut(person) {
            steps += *load;
            *load += 1;
        }
        let role = cell.roles.get(row).and_then(|at| asked.roles.get(*at));
        let own = role.zip(cell.people.get(person)).and_then(|(role, person)| cell::skill(asked.grid, role, *person));
        skill += i128::from(own.unwrap_or(0));
    }
    (needs - given, steps, skill)
}

pub(super) fn begin(asked: &Asked<'_>, request: &SplitRequest) -> RoleSplit {
    let cells = Vec::with_capacity(asked.units.len());
    RoleSplit { cells, request: request.clone(), ended: Vec::new() }
}

/// Adds a cell to the plan.
pub(super) fn add(plan: &mut RoleSplit, asked: &Asked<'_>, cell: &CellRoles, held: &[bool], scratch: &mut Scratch) {
    let grid = asked.grid;
    let mut lacking = cell.numbers.needs.clone();
    let mut roles = Vec::with_capacity(cell.roles.len());
    for (row, at) in cell.holders(held) {
        let role = cell.roles.get(row).and_then(|at| asked.roles.get(*at));
        let (Some(role), Some(person)) = (role, cell.people.get(at)) else { continue };
        lacking.get_mut(row).into_iter().for_each(|lacking| *lacking = lacking.saturating_sub(1));
        let given = scratch.given.value(*person).copied().unwrap_or(0);
        scratch.given.set(*person, given + 1, 0);
        roles.push(GivenRole {
            role: Arc::clone(&role.key),
            person: grid.people.keys.key(*person).to_owned(),
            skill: cell::skill(grid, role, *person).and_then(Points::from_thousandths),
        });
    }
    let mut uncovered = Vec::new();
    for (row, missing) in lacking.iter().enumerate().filter(|(_, missing)| **missing > 0) {
        let Some(role) = cell.roles.get(row).and_then(|at| asked.roles.get(*at)) else { continue };
        let candidates = cell.people.iter().filter(|person| may(asked, role, cell.unit, **person)).count();
        uncovered.push(Uncovered { role: Arc::clone(&role.key), missing: *missing, candidates });
    }
    let unit = grid.units.keys.key(cell.unit).to_owned();
    if asked.anew {
        for role in cell.roles.iter().filter_map(|at| asked.roles.get(*at)) {
            let rows = grid.appointments.of_post(role.post, cell.unit);
            let mut holders: Vec<&str> = rows.map(|(_, row)| grid.people.keys.key(row.person)).collect();
            order::natural(&mut holders);
            plan.ended
                .extend(holders.into_iter().map(|person| (person.to_owned(), Arc::clone(&role.key), unit.clone())));
        }
    }
    plan.cells.push(RoleCell { unit, people: cell.people.len(), roles, uncovered });
}
