//! Whether a drawing is what it says, by other means than those that made it.

use std::collections::BTreeMap;

use super::{DrawRequest, Drawing, DrawnCell, DrawnPerson, DrawnUnit, SPLIT};
use crate::assign::engine::{Options, Watch};
use crate::assign::unsound::{Unsound, unsound};
use crate::charter::{Bounds, TierSpec};
use crate::finding::Error;
use crate::grid::{Grid, Person, Unit};
use crate::order;

impl Drawing {
    /// Holds the plan to account against the grid it was made for: everybody is in one cell, in order; no
    /// bound is broken; it costs what it says; and its prices prove that nothing costs less.
    ///
    /// What it costs to cut each unit is found anew by a plainer programme over positions alone, in which a
    /// cell costs its square less the price of a cell in that unit. Together those bound what any drawing
    /// with as many cells costs (Lagrange). Numbers of cells that were apportioned are taken as they are.
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) with what does not hold.
    ///
    /// # Complexity
    /// `O(n s)` for `n` people in cells of at most `s`.
    pub fn verify(&self, grid: &Grid) -> Result<(), Error> {
        self.verify_with(grid, &Options::default())
    }

    /// As [`verify`](Self::verify), with options, of which the function counts that is told of the progress and may
    /// stop it.
    ///
    /// # Errors
    /// As [`verify`](Self::verify), and if it was stopped.
    pub fn verify_with(&self, grid: &Grid, options: &Options<'_>) -> Result<(), Error> {
        let watch = Watch::new(options, self.units.iter().map(|unit| unit.people as u64).sum());
        let asked = Asked::of(grid, self)?;
        let units: Vec<Unit<'_>> = grid.units_in_order().filter(|unit| asked.is_cut(*unit)).collect();
        if !units.iter().map(Unit::key).eq(self.units.iter().map(|unit| unit.unit.as_str())) {
            return Err(unsound(grid, Unsound::Other(&self.tier)));
        }
        let (mut cost, mut rest) = (0, self.cells.as_slice());
        let mut bound = i128::from(self.price) * i128::from(self.request.cells);
        for (drawn, unit) in self.units.iter().zip(units) {
            let Some((cells, others)) = rest.split_at_checked(drawn.cells) else {
                return Err(unsound(grid, Unsound::Other(&drawn.unit)));
            };
            rest = others;
            let row = asked.row(grid, unit)?;
            watch.steps(row.len() as u64)?;
            asked.fit(grid, drawn, cells, &row)?;
            let own = asked.cost(cells, &row);
            if own != i128::from(drawn.cost) {
                return Err(unsound(grid, Unsound::Cost { said: drawn.cost.into(), found: own }));
            }
            cost += own;
            bound += asked.least(drawn, &row) + asked.slack(drawn);
        }
        let found = self.cells.len();
        if !rest.is_empty() || found != self.request.cells as usize {
            let expected = self.request.cells.to_string();
            return Err(unsound(grid, Unsound::Bound { what: &self.tier, found, expected }));
        }
        match cost {
            found if found != i128::from(self.cost) => {
                Err(unsound(grid, Unsound::Cost { said: self.cost.into(), found }))
            }
            found if found != bound => Err(unsound(grid, Unsound::Bettered { found, bound })),
            _ => Ok(()),
        }
    }
}

/// What was asked for, read anew from the request and the charter as written.
struct Asked<'a> {
    plan: &'a Drawing,
    request: &'a DrawRequest,
    above: &'a str,
    refined: Option<&'a str>,
    size: Bounds,
    span: Bounds,
    /// By unit, the people the request names for it, in their order.
    named: BTreeMap<&'a str, Vec<&'a DrawnPerson>>,
}

/// A person in the order of cutting.
struct Place<'g> {
    within: Option<Unit<'g>>,
    team: String,
    person: Person<'g>,
    weight: i64,
    /// The weight of all before.
    before: i64,
}

impl<'a> Asked<'a> {
    fn of(grid: &'a Grid, plan: &'a Drawing) -> Result<Self, Error> {
        let (spec, request) = (grid.charter().spec(), &plan.request);
        let network = spec.networks.iter().find(|network| network.key == plan.network);
        let tiers = network.map_or(&spec.tiers, |network| &network.tiers).iter();
        let tiers: Vec<&TierSpec> = tiers.filter(|tier| tier.post.is_none() && tier.people.is_none()).collect();
        let at = tiers.iter().position(|tier| tier.label == plan.tier);
        let above = at.and_then(|at| tiers.get(at.checked_sub(1)?));
        let above = above.ok_or_else(|| unsound(grid, Unsound::Other(&plan.tier)))?;
        let size = at.and_then(|at| tiers.get(at)?.size);
        let mut named: BTreeMap<&str, Vec<&DrawnPerson>> = BTreeMap::new();
        for row in &request.people {
            if let Ok(unit) = grid.unit(&row.unit) {
                named.entry(unit.key()).or_default().push(row);
            }
        }
        Ok(Self {
            named,
            plan,
            request,
            above: &above.label,
            refined: network.and_then(|network| network.refines.as_deref()),
            size: request.size.or(size).unwrap_or(Bounds::at_least(1)),
            span: request.span.or(above.span).unwrap_or(Bounds::at_least(0)),
        })
    }

    fn is_cut(&self, unit: Unit<'_>) -> bool {
        let under = self.request.under.as_deref();
        let below = under.is_none_or(|key| unit.key() == key || unit.ancestors().any(|above| above.key() == key));
        unit.tier() == self.above && unit.network() == self.plan.network && below
    }

    /// The people of a unit in the order in which it may be cut.
    fn row<'g>(&self, grid: &'g Grid, unit: Unit<'g>) -> Result<Vec<Place<'g>>, Error> {
        let mut row: Vec<Place<'g>> = if self.request.people.is_empty() {
            let mut row: Vec<Place<'g>> = unit.people_under().map(|person| self.place(person, unit, None)).collect();
            let at = |unit: Option<Unit<'_>>| unit.and_then(|unit| grid.index().position(unit)).unwrap_or(usize::MAX);
            order::by(&mut row, |one, other| {
                let key = |place: &Place<'g>| (at(place.within), at(grid.unit(&place.team).ok()), place.person.key());
                key(one).cmp(&key(other))
            });
            row
        } else {
            let own = self.named.get(unit.key()).into_iter().flatten();
            let place = |row: &&DrawnPerson| Ok(self.place(grid.person(&row.person)?, unit, Some(&row.team)));
            own.map(place).collect::<Result<_, Error>>()?
        };
        let mut before = 0;
        for place in &mut row {
            place.before = before;
            before += place.weight;
        }
        Ok(row)
    }

    fn place<'g>(&self, person: Person<'g>, unit: Unit<'g>, team: Option<&str>) -> Place<'g> {
        let now = person.cell(self.request.teams.as_deref().unwrap_or(&self.plan.network));
        let now = now.filter(|cell| cell.key() != unit.key()).map_or("", |cell| cell.key());
        let number = self.request.weight.as_deref().map(|column| person.number(column));
        let weight = number.map_or(Some(1), |number| number.and_then(|number| number.whole()));
        Place {
            within: self.refined.and_then(|network| person.cell(network)),
            team: team.unwrap_or(now).to_owned(),
            person,
            weight: weight.unwrap_or(0),
            before: 0,
        }
    }

    /// Everybody once, in order, and as many as there may be.
    fn fit(&self, grid: &Grid, unit: &DrawnUnit, cells: &[DrawnCell], row: &[Place<'_>]) -> Result<(), Error> {
        let drawn = cells.iter().flat_map(|cell| &cell.people);
        let in_order = drawn.map(String::as_str).eq(row.iter().map(|place| place.person.key()));
        let keys = order::distinct(cells.iter().map(|cell| cell.cell.as_str()));
        if !in_order || keys.len() != cells.len() || cells.iter().any(|cell| cell.unit != unit.unit) {
            return Err(unsound(grid, Unsound::Other(&unit.unit)));
        }
        let bound = |what: &str, found: usize, bounds: Bounds| {
            let inside = u32::try_from(found).is_ok_and(|found| bounds.contains(found));
            if inside {
                Ok(())
            } else {
                Err(unsound(grid, Unsound::Bound { what, found, expected: bounds.to_string() }))
            }
        };
        bound(&unit.unit, cells.len(), self.span)?;
        let mut start = 0;
        for cell in cells {
            bound(&cell.cell, cell.people.len(), self.size)?;
            let end = start + cell.people.len();
            if (start + 1..end).any(|at| is_bound(row, at)) {
                return Err(unsound(grid, Unsound::Other(&cell.cell)));
            }
            start = end;
        }
        Ok(())
    }

    fn cost(&self, cells: &[DrawnCell], row: &[Place<'_>]) -> i128 {
        let (mut cost, mut start) = (0, 0);
        for cell in cells {
            let end = start + cell.people.len();
            cost += square(row, start, end) + self.cut(row, start);
            start = end;
        }
        cost
    }

    /// What a cut before a person costs.
    fn cut(&self, row: &[Place<'_>], at: usize) -> i128 {
        let team = |at: usize| row.get(at).map_or("", |place| place.team.as_str());
        let splits = at > 0 && !is_bound(row, at) && !team(at).is_empty() && team(at) == team(at - 1);
        if splits { self.request.split.unwrap_or(SPLIT).into() } else { 0 }
    }

    /// The least that cutting a unit costs if each cell is paid its price, into however many.
    fn least(&self, unit: &DrawnUnit, row: &[Place<'_>]) -> i128 {
        let mut best: Vec<Option<i128>> = vec![Some(0)];
        for end in 1..=row.len() {
            let mut least: Option<i128> = None;
            let most = self.size.max.map_or(end, |most| end.min(most as usize));
            for people in 1..=most {
                let start = end - people;
                if people > 1 && is_bound(row, start + 1) {
                    break;
                }
                let before = best.get(start).copied().flatten().filter(|_| people >= self.size.min as usize);
                let cost = before.map(|b| b + square(row, start, end) + self.cut(row, start) - i128::from(unit.price));
                least = least.into_iter().chain(cost).min();
            }
            best.push(least);
        }
        best.last().copied().flatten().unwrap_or(0)
    }

    /// What the numbers of cells allowed can gain from a price of the unit that is not the price of all.
    fn slack(&self, unit: &DrawnUnit) -> i128 {
        let gap = i128::from(unit.price) - i128::from(self.plan.price);
        let (least, most) = match self.request.apportioned {
            true => (unit.cells as i128, unit.cells as i128),
            false => (self.span.min.into(), self.span.max.map_or(unit.people as i128, i128::from)),
        };
        gap * if gap > 0 { least } else { most }
    }
}

fn square(row: &[Place<'_>], start: usize, end: usize) -> i128 {
    let last = row.get(end.saturating_sub(1)).map_or(0, |place| place.before + place.weight);
    let weight = i128::from(last - row.get(start).map_or(last, |place| place.before));
    weight * weight
}

/// Whether a cell must end before a person.
fn is_bound(row: &[Place<'_>], at: usize) -> bool {
    let within = |at: usize| row.get(at).and_then(|place| place.within).map(|unit| unit.key());
    at > 0 && within(at) != within(at - 1)
}
