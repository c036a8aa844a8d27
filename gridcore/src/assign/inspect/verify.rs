//! Whether a plan of mutual inspection is what it says, by other means than those that made it.

use std::collections::BTreeMap;

use super::{InspectionPeriod, Inspections, Repeat};
use crate::assign::engine::{Options, Watch};
use crate::assign::unsound::{Unsound, unsound};
use crate::finding::Error;
use crate::grid::{End, Grid, Unit};
use crate::key::Reference;
use crate::order;

/// By inspector and inspected, how many periods ago they met.
type Ages = BTreeMap<(usize, usize), u32>;

/// What pairs cost, to be compared from the latest period on.
type Cost = Vec<i64>;

impl Inspections {
    /// Holds the plan to account against the grid it was made for: in every period each unit inspects one and
    /// is inspected by one, nobody inspects whom it may not, the repeats are those that it says, and no units
    /// could change whom they inspect among them and have fewer (Klein 1967). Whether the search for a plan
    /// without reciprocal pairs left nothing better is taken as said where more repeats than `least` remain.
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) with what does not hold.
    ///
    /// # Complexity
    /// `O(n³ p)` a period for `n` units and `p` periods of history.
    pub fn verify(&self, grid: &Grid) -> Result<(), Error> {
        self.verify_with(grid, &Options::default())
    }

    /// As [`verify`](Self::verify), with options, of which the function counts that is told of the progress and may
    /// stop it.
    ///
    /// # Errors
    /// As [`verify`](Self::verify), and if it was stopped.
    pub fn verify_with(&self, grid: &Grid, options: &Options<'_>) -> Result<(), Error> {
        let watch = Watch::new(options, (self.periods.len() as u64).saturating_mul((self.units.len() as u64).pow(2)));
        let other = |what: &str| unsound(grid, Unsound::Other(what));
        let units: Vec<Unit<'_>> = self.units.iter().map(|key| grid.unit(key)).collect::<Result<_, _>>()?;
        let on_tier = |unit: &Unit<'_>| unit.tier() == self.tier && unit.network() == self.network;
        let under = self.request.under.as_deref();
        let below = |unit: &Unit<'_>| under.is_none_or(|u| unit.key() == u || unit.ancestors().any(|a| a.key() == u));
        if !grid.units().filter(|unit| on_tier(unit) && below(unit)).map(|unit| unit.key()).eq(&self.units) {
            return Err(other(&self.tier));
        }
        if self.periods.len() != self.request.periods.max(1) as usize {
            let expected = self.request.periods.max(1).to_string();
            return Err(unsound(grid, Unsound::Bound { what: "periods", found: self.periods.len(), expected }));
        }
        let mut ages = self.past(grid)?;
        for period in &self.periods {
            let chosen = self.chosen(grid, period)?;
            self.allowed(grid, &units, period, &chosen)?;
            if repeats(&ages, &chosen) != period.repeats || repeats(&ages, &period.relaxed) != period.least {
                return Err(other("repeats"));
            }
            let may = |one: usize, two: usize| {
                units.get(one).zip(units.get(two)).is_some_and(|(one, two)| self.may(grid, *one, *two))
            };
            let best = if self.request.no_reciprocal { &period.relaxed } else { &chosen };
            if self.improvable(&ages, best, &may, &watch)?
                || self.cost_of(&ages, &period.relaxed) > self.cost_of(&ages, &chosen)
            {
                let found = period.repeats.iter().map(|repeat| repeat.pairs as i128).sum();
                return Err(unsound(grid, Unsound::Bettered { found, bound: found - 1 }));
            }
            ages.values_mut().for_each(|ago| *ago = ago.saturating_add(1));
            ages.extend(chosen.iter().enumerate().map(|(one, two)| ((one, *two), 1)));
        }
        Ok(())
    }

    fn at(&self, key: &str) -> Option<usize> {
        self.units.iter().position(|unit| unit == key)
    }

    fn past(&self, grid: &Grid) -> Result<Ages, Error> {
        let mut ages = Ages::new();
        let mut met = |one: Option<usize>, two: Option<usize>, ago: u32| {
            if let Some(pair) = one.zip(two) {
                let known = ages.entry(pair).or_insert(ago);
                *known = ago.min(*known);
            }
        };
        for link in grid.links().filter(|link| Some(link.kind()) == self.request.link.as_deref()) {
            if let (Reference::Unit(one), Reference::Unit(two)) = (link.source(), link.target()) {
                met(self.at(&one), self.at(&two), 1);
            }
        }
        for row in &self.request.history {
            let (one, two) = (grid.unit(&row.inspector)?.key(), grid.unit(&row.inspected)?.key());
            met(self.at(one), self.at(two), row.ago.max(1));
        }
        Ok(ages)
    }

    /// By inspector, whom they inspect.
    fn chosen(&self, grid: &Grid, period: &InspectionPeriod) -> Result<Vec<usize>, Error> {
        let other = |what: &str| unsound(grid, Unsound::Other(what));
        if !period.inspections.iter().map(|pair| &pair.inspector).eq(&self.units) {
            return Err(other("inspector"));
        }
        let chosen: Option<Vec<usize>> = period.inspections.iter().map(|pair| self.at(&pair.inspected)).collect();
        let chosen = chosen.ok_or_else(|| other("inspected"))?;
        for plan in [&chosen, &period.relaxed] {
            let mut sorted = plan.clone();
            order::natural(&mut sorted);
            if !sorted.into_iter().eq(0..self.units.len()) {
                return Err(other("inspected"));
            }
        }
        Ok(chosen)
    }

    fn allowed(
        &self,
        grid: &Grid,
        units: &[Unit<'_>],
        period: &InspectionPeriod,
        chosen: &[usize],
    ) -> Result<(), Error> {
        for (one, (two, pair)) in chosen.iter().zip(&period.inspections).enumerate() {
            let may = units.get(one).zip(units.get(*two)).is_some_and(|(one, two)| self.may(grid, *one, *two));
            let reciprocal = chosen.get(*two) == Some(&one);
            if !may || reciprocal != pair.reciprocal || (reciprocal && self.request.no_reciprocal) {
                return Err(unsound(grid, Unsound::Other(&pair.inspector)));
            }
        }
        Ok(())
    }

    fn may(&self, grid: &Grid, one: Unit<'_>, two: Unit<'_>) -> bool {
        let net = |unit: Unit<'_>| {
            let tier = self.request.apart.as_deref()?;
            std::iter::once(unit)
                .chain(unit.ancestors())
                .find(|above| above.tier() == tier)
                .map(|above| above.key().to_owned())
        };
        let kind = self.request.link.as_deref().and_then(|key| grid.charter.model.link(key));
        let within = kind.and_then(|kind| grid.charter.model.links[kind].within);
        let near = within.is_none_or(|scope| grid.end_in_scope(End::Unit(two.id), scope, End::Unit(one.id)));
        one.key() != two.key() && (net(one).is_none() || net(one) != net(two)) && near
    }

    /// One pair: a one at its period, and its age last if it is earlier than those counted.
    fn cost(&self, ages: &Ages, one: usize, two: usize) -> Cost {
        let longest = ages.values().copied().max().unwrap_or(0);
        let counted = self.counted.min(longest) as usize;
        let mut cost = vec![0; counted + 1];
        match ages.get(&(one, two)) {
            Some(ago) if *ago as usize <= counted => {
                cost.get_mut(*ago as usize - 1).into_iter().for_each(|place| *place = 1);
            }
            Some(ago) => cost.last_mut().into_iter().for_each(|place| *place = i64::from(longest - ago) + 1),
            None => {}
        }
        cost
    }

    fn cost_of(&self, ages: &Ages, plan: &[usize]) -> Cost {
        plan.iter().enumerate().fold(Vec::new(), |sum, (one, two)| add(sum, &self.cost(ages, one, *two), 1))
    }

    /// Whether some units could take over from each other whom they inspect, in a circle, and cost less: Bellman
    /// and Ford over costs that are compared place by place.
    fn improvable(
        &self,
        ages: &Ages,
        plan: &[usize],
        may: &impl Fn(usize, usize) -> bool,
        watch: &Watch<'_>,
    ) -> Result<bool, Error> {
        let size = plan.len();
        let mut steps: Vec<(usize, usize, Cost)> = Vec::new();
        for one in 0..size {
            // Whoever is inspected by `other` now is inspected by `one` instead.
            for (other, two) in plan.iter().enumerate().filter(|(other, two)| *other != one && may(one, **two)) {
                let now = plan.get(one).map_or_else(Vec::new, |now| self.cost(ages, one, *now));
                steps.push((one, other, add(self.cost(ages, one, *two), &now, -1)));
            }
        }
        let mut least: Vec<Cost> = vec![Vec::new(); size];
        for _ in 0..=size {
            let mut better = false;
            watch.steps(steps.len() as u64)?;
            for (one, other, step) in &steps {
                let Some(reached) = least.get(*one).map(|from| add(from.clone(), step, 1)) else { continue };
                if let Some(known) = least.get_mut(*other)
                    && compare(&reached, known).is_lt()
                {
                    *known = reached;
                    better = true;
                }
            }
            if !better {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn add(mut sum: Cost, more: &[i64], times: i64) -> Cost {
    sum.resize(sum.len().max(more.len()), 0);
    sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += times * more);
    sum
}

/// Place by place, missing places 0.
fn compare(one: &[i64], other: &[i64]) -> std::cmp::Ordering {
    let places = one.len().max(other.len());
    let padded = |cost: &[i64]| cost.iter().copied().chain(std::iter::repeat(0)).take(places).collect::<Vec<_>>();
    padded(one).cmp(&padded(other))
}

fn repeats(ages: &Ages, plan: &[usize]) -> Vec<Repeat> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for ago in plan.iter().enumerate().filter_map(|(one, two)| ages.get(&(one, *two))) {
        *counts.entry(*ago).or_default() += 1;
    }
    counts.into_iter().map(|(ago, pairs)| Repeat { ago, pairs }).collect()
}
