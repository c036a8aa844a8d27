//! Whether split roles are what they say, by other means than those that made them.

use std::collections::{BTreeMap, BTreeSet};

use super::{RoleCell, RoleSplit};
use crate::assign::engine::{Options, Watch};
use crate::assign::exchange::{Step, add, improvable, minus};
use crate::assign::unsound::{Unsound, unsound};
use crate::finding::Error;
use crate::grid::{Grid, Person, Unit};
use crate::order;

/// Seats nobody has, then what loads cost, then what skill is lost.
type Cost = crate::assign::exchange::Cost<3>;

impl RoleSplit {
    /// Holds the plan to account against the grid it was made for: every role goes to people of the unit whom
    /// nothing bars, nobody has more than they may, what is uncovered is told, and no roles could be handed on
    /// from one to the next, in a circle or to somebody with fewer, at less cost (Klein 1967).
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) with what does not hold.
    ///
    /// # Complexity
    /// `O(p³ + p² r)` a cell of `p` people and `r` roles.
    pub fn verify(&self, grid: &Grid) -> Result<(), Error> {
        self.verify_with(grid, &Options::default())
    }

    /// As [`verify`](Self::verify), with options, of which the function counts that is told of the progress and may
    /// stop it.
    ///
    /// # Errors
    /// As [`verify`](Self::verify), and if it was stopped.
    pub fn verify_with(&self, grid: &Grid, options: &Options<'_>) -> Result<(), Error> {
        let watch = Watch::new(options, self.cells.iter().map(|cell| cell.people as u64).sum());
        let mut given: BTreeMap<&str, i128> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for cell in &self.cells {
            let unit = grid.unit(&cell.unit)?;
            if !seen.insert(unit.key()) {
                return Err(unsound(grid, Unsound::Other(&cell.unit)));
            }
            watch.steps(cell.people as u64)?;
            Told { grid, plan: self, cell, unit, watch: &watch }.hold(&given)?;
            for role in &cell.roles {
                *given.entry(&role.person).or_default() += 1;
            }
        }
        let lacking = |unit: &Unit<'_>| {
            let named = self.request.units.is_empty()
                || std::iter::once(*unit)
                    .chain(unit.ancestors())
                    .any(|u| self.request.units.iter().any(|k| k == u.key()));
            let lacks = |seats: crate::Seats<'_>| self.splits(grid, seats.post) && self.need(&seats) > 0;
            named && unit.seats().any(lacks)
        };
        match grid.units().find(|unit| lacking(unit) && !seen.contains(unit.key())) {
            Some(unit) => Err(unsound(grid, Unsound::Other(unit.key()))),
            None => Ok(()),
        }
    }

    fn splits(&self, grid: &Grid, post: &str) -> bool {
        let named = self.request.roles.is_empty() || self.request.roles.iter().any(|role| role == post);
        named && grid.charter().roles().any(|role| role == post)
    }

    const fn need(&self, seats: &crate::Seats<'_>) -> u32 {
        if self.request.anew { seats.required } else { seats.open() }
    }
}

/// A cell of the plan with what the grid says of it.
struct Told<'a> {
    grid: &'a Grid,
    plan: &'a RoleSplit,
    cell: &'a RoleCell,
    unit: Unit<'a>,
    watch: &'a Watch<'a>,
}

impl<'a> Told<'a> {
    fn hold(&self, given: &BTreeMap<&str, i128>) -> Result<(), Error> {
        let other = || unsound(self.grid, Unsound::Other(&self.cell.unit));
        let people: Vec<Person<'a>> = match self.unit.children().len() {
            0 => self.unit.people().collect(),
            _ => self.unit.people_under().collect(),
        };
        let seats = self.unit.seats().filter(|seats| self.plan.splits(self.grid, seats.post));
        let needs = order::map(seats.map(|seats| (seats.post, self.plan.need(&seats))).filter(|(_, need)| *need > 0));
        let mut held: BTreeMap<&str, Vec<usize>> = order::map(needs.keys().map(|role| (*role, Vec::new())));
        for role in &self.cell.roles {
            let at = people.iter().position(|person| person.key() == role.person).ok_or_else(other)?;
            let holders = held.get_mut(&*role.role).ok_or_else(other)?;
            if holders.contains(&at) || !self.may(people.get(at).copied(), &role.role) {
                return Err(other());
            }
            holders.push(at);
        }
        for (role, need) in &needs {
            let count = u32::try_from(held.get(role).map_or(0, Vec::len)).unwrap_or(u32::MAX);
            let told = self.cell.uncovered.iter().find(|uncovered| *uncovered.role == **role).map_or(0, |u| u.missing);
            if count + told != *need {
                return Err(other());
            }
        }
        let loads: Vec<i128> = people.iter().map(|person| self.load(*person, given)).collect();
        if self.can_improve(&people, &held, &needs, &loads)? {
            let found = self.cell.roles.len() as i128;
            return Err(unsound(self.grid, Unsound::Bettered { found, bound: found - 1 }));
        }
        Ok(())
    }

    /// Whether nothing bars somebody from a role they do not have.
    fn may(&self, person: Option<Person<'_>>, role: &str) -> bool {
        let Some(person) = person else { return false };
        let has = person.appointments().any(|held| held.post() == role && held.unit().key() == self.unit.key());
        let bars = self.grid.bars(person.key(), role, self.unit.key());
        // That somebody has too many roles already is a matter of loads, which are counted here.
        let bars = bars.is_ok_and(|bars| bars.counts().all(|(rule, _)| rule == "staffing.too-many-posts"));
        bars && (self.plan.request.anew || !has)
    }

    /// How many roles somebody has beside those split here.
    fn load(&self, person: Person<'_>, given: &BTreeMap<&str, i128>) -> i128 {
        let roles = person.appointments().filter(|held| self.grid.charter().roles().any(|role| role == held.post()));
        let again = |post: &str, unit: &str| {
            self.plan.request.anew && unit == self.unit.key() && self.plan.splits(self.grid, post)
        };
        let roles = roles.filter(|held| !again(held.post(), held.unit().key())).count();
        roles as i128 + given.get(person.key()).copied().unwrap_or(0)
    }

    /// What one role more costs somebody who has so many.
    fn step(&self, load: i128) -> Cost {
        match self.plan.request.spread {
            None => [0, load, 0],
            Some(spread) => [0, 0, load * i128::from(spread.thousandths())],
        }
    }

    fn skill(&self, person: Person<'_>, role: &str) -> Cost {
        let number = self.plan.request.skills.get(role).and_then(|column| person.number(column));
        [0, 0, -i128::from(number.unwrap_or_default().thousandths())]
    }

    /// Whether handing on roles among the people, nobody, and the sum of all loads costs less.
    fn can_improve(
        &self,
        people: &[Person<'_>],
        held: &BTreeMap<&str, Vec<usize>>,
        needs: &BTreeMap<&str, u32>,
        loads: &[i128],
    ) -> Result<bool, Error> {
        let (nobody, sum) = (people.len(), people.len() + 1);
        let rule = &crate::finding::catalogue::staffing::TOO_MANY_POSTS;
        let charter = self.grid.charter.severity(rule).and_then(|_| self.grid.charter.whole(rule, "roles"));
        let limit = self.plan.request.limit.into_iter().chain(charter).min().map(i128::from);
        let mut now: Vec<i128> = loads.to_vec();
        for at in held.values().flatten() {
            now.get_mut(*at).into_iter().for_each(|load| *load += 1);
        }
        let mut steps: Vec<Step<3>> = vec![(sum, nobody, [0; 3]), (nobody, sum, [0; 3])];
        for (at, (load, own)) in now.iter().zip(loads).enumerate() {
            if limit.is_some_and(|limit| *load > limit.max(*own)) {
                return Err(unsound(self.grid, Unsound::Other(&self.cell.unit)));
            }
            if limit.is_none_or(|limit| *load < limit) {
                steps.push((at, sum, self.step(*load)));
            }
            if load > own {
                steps.push((sum, at, minus(self.step(load - 1))));
            }
        }
        for (role, holders) in held {
            let lacks = needs.get(role).is_some_and(|need| holders.len() < *need as usize);
            for (to, person) in people.iter().enumerate().filter(|(to, _)| !holders.contains(to)) {
                if !self.may(Some(*person), role) {
                    continue;
                }
                let gain = self.skill(*person, role);
                for from in holders {
                    let loss = people.get(*from).map_or([0; 3], |from| minus(self.skill(*from, role)));
                    steps.push((*from, to, add(gain, loss)));
                }
                if lacks {
                    steps.push((nobody, to, add(gain, [-1, 0, 0])));
                }
            }
            for from in holders {
                let loss = people.get(*from).map_or([0; 3], |from| minus(self.skill(*from, role)));
                steps.push((*from, nobody, add(loss, [1, 0, 0])));
            }
        }
        improvable(sum + 1, &steps, self.watch)
    }
}
