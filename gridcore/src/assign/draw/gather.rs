//! The people to be cut into cells, unit by unit and in order.

use std::ops::Range;

use super::programme::Row;
use super::refuse::{Reasons, Why, about_request};
use super::{DrawRequest, SPLIT};
use crate::charter::Bounds;
use crate::finding::{Error, Subject};
use crate::grid::{Grid, What};
use crate::key::{Id, NetworkId, NumberId, PersonId, TierId, UnitId};
use crate::order;
use crate::points::Points;
use crate::roster::NumberColumn;

/// The most weight of all people together: its square is a whole number that a double holds exactly.
const HEAVIEST: i64 = 90_000_000;

/// The most positions times cells of one row: about a second and 500 MB.
const LARGEST: usize = 1 << 26;

/// What a request comes to.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) tier: TierId,
    pub(super) network: NetworkId,
    pub(super) cells: usize,
    /// How many people a cell has.
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) split: i64,
    pub(super) stretches: Vec<Stretch>,
}

/// The people of one unit.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) unit: UnitId,
    /// How many cells the unit may have.
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) people: Vec<PersonId>,
    /// The team of each; empty for none.
    pub(super) teams: Vec<Box<str>>,
    /// The cell of the network that is refined, in which each is.
    within: Vec<Option<UnitId>>,
    /// By position, the weight of all before it, and what a cut there costs.
    pub(super) weights: Vec<i64>,
    cuts: Vec<i64>,
}

impl Stretch {
    /// What is cut by itself: the people who are in one cell of the network that is refined.
    pub(super) fn rows<'a>(&'a self, gathered: &Gathered) -> Vec<Row<'a>> {
        let row = |range: Range<usize>| {
            Some(Row {
                weights: self.weights.get(range.start..=range.end)?,
                cuts: self.cuts.get(range.start..=range.end)?,
                least: gathered.least,
                most: gathered.most,
            })
        };
        let mut ends: Vec<usize> = (1..self.people.len()).filter(|at| self.is_bound(*at)).collect();
        ends.push(self.people.len());
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).filter(|(start, end)| start < *end).filter_map(|(start, end)| row(start..*end)).collect()
    }

    /// Whether a cell must end there.
    fn is_bound(&self, at: usize) -> bool {
        at > 0 && self.within.get(at - 1) != self.within.get(at)
    }

    /// Whether a cut there runs through a team.
    pub(super) fn splits(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.teams.get(before));
        !self.is_bound(at) && before.is_some_and(|team| !team.is_empty() && self.teams.get(at) == Some(team))
    }

    /// How many people are looked at at most to find what all numbers of cells cost, and then to cut it.
    pub(super) fn steps(&self, gathered: &Gathered) -> u64 {
        let most = self.counts(gathered).map_or(0, |(_, many)| many.min(self.most.saturating_add(1)));
        (self.people.len() as u64).saturating_mul(2 * most as u64)
    }

    /// Into how few and how many cells its people can be cut.
    fn counts(&self, gathered: &Gathered) -> Option<(usize, usize)> {
        self.rows(gathered)
            .iter()
            .try_fold((0, 0), |(few, many), row| row.counts().map(|(least, most)| (few + least, many + most)))
    }
}

impl Gathered {
    /// How few and how many cells there can be in all.
    pub(super) fn counts(&self) -> (usize, usize) {
        let each = self.stretches.iter().filter_map(|stretch| {
            let (few, many) = stretch.counts(self)?;
            Some((few.max(stretch.least), many.min(stretch.most)))
        });
        each.fold((0, 0), |(few, many), (least, most)| (few + least, many + most))
    }

    pub(super) fn size_text(&self) -> String {
        bounds_text(self.least, self.most)
    }
}

fn bounds_text(least: usize, most: usize) -> String {
    let whole = |number: usize| u32::try_from(number).ok();
    Bounds { min: whole(least).unwrap_or(u32::MAX), max: whole(most) }.to_string()
}

pub(super) fn gather(grid: &Grid, request: &DrawRequest) -> Result<Gathered, Error> {
    let model = &grid.charter.model;
    let network = request.network.as_deref().map(|key| network(grid, key)).transpose()?;
    let tier = model.unit_tier(network, &request.tier).ok_or_else(|| grid.unknown(What::Tier, &request.tier))?;
    let mut reasons = Reasons::new(grid);
    let above = above(grid, tier, &mut reasons);
    let size = request.size.or(model.tiers[tier].size).unwrap_or(Bounds::at_least(1));
    let span = request.span.or(above.and_then(|above| model.tiers[above].span)).unwrap_or(Bounds::at_least(0));
    let most = |bounds: Bounds| bounds.max.map_or(usize::MAX >> 2, |most| most as usize);
    if most(size) < (size.min as usize).max(1) || most(span) < span.min as usize {
        reasons.add(Why::Size, about_request(), vec![]);
    }
    let mut gathered = Gathered {
        tier,
        network: grid.network_of_tier(tier),
        cells: request.cells as usize,
        least: (size.min as usize).max(1),
        most: most(size),
        split: i64::from(request.split.unwrap_or(SPLIT)),
        stretches: Vec::new(),
    };
    let units = units(grid, above, request.under.as_deref())?;
    let empty = |unit: &UnitId| Stretch::empty(*unit, span.min as usize, most(span));
    gathered.stretches = units.iter().map(empty).collect();
    if request.people.is_empty() {
        placed(grid, request, &mut gathered)?;
    } else {
        given(grid, request, &mut gathered, &mut reasons)?;
    }
    weigh(grid, request, &mut gathered, &mut reasons)?;
    within_bounds(grid, &gathered, &mut reasons);
    reasons.done()?;
    Ok(gathered)
}

impl Stretch {
    fn empty(unit: UnitId, least: usize, most: usize) -> Self {
        let (people, teams, within) = (Vec::new(), Vec::new(), Vec::new());
        Self { unit, least, most, people, teams, within, weights: Vec::new(), cuts: Vec::new() }
    }
}

fn network(grid: &Grid, key: &str) -> Result<NetworkId, Error> {
    grid.charter.model.network(key).ok_or_else(|| grid.unknown(What::Network, key))
}

/// The tier whose units are cut.
fn above(grid: &Grid, tier: TierId, reasons: &mut Reasons) -> Option<TierId> {
    let model = &grid.charter.model;
    let label = || vec![("tier", model.tiers[tier].label.as_str().into())];
    let before: Vec<TierId> = model.unit_tiers(model.tiers[tier].network).take_while(|id| *id != tier).collect();
    if !model.tiers[tier].cell {
        reasons.add(Why::NoCell, about_request(), label());
    }
    if before.is_empty() {
        reasons.add(Why::Top, about_request(), label());
    }
    before.last().copied()
}

fn units(grid: &Grid, tier: Option<TierId>, under: Option<&str>) -> Result<Vec<UnitId>, Error> {
    let index = grid.index();
    let all = match under {
        Some(key) => index.subtree_ids(grid.unit(key)?.id),
        None => index.order(),
    };
    Ok(all.iter().copied().filter(|id| Some(grid.units.tier(*id)) == tier).collect())
}

/// Everybody placed in or below the units, team by team and by key.
fn placed(grid: &Grid, request: &DrawRequest, gathered: &mut Gathered) -> Result<(), Error> {
    let teams = request.teams.as_deref().map(|key| network(grid, key)).transpose()?;
    let index = grid.index();
    let mut positions = vec![u32::MAX; grid.units.bound()];
    for (position, unit) in index.order().iter().enumerate() {
        if let Some(slot) = positions.get_mut(unit.index()) {
            *slot = u32::try_from(position).unwrap_or(u32::MAX);
        }
    }
    let position =
        |unit: Option<UnitId>| unit.and_then(|unit| positions.get(unit.index()).copied()).unwrap_or(u32::MAX);
    let network = gathered.network;
    for stretch in &mut gathered.stretches {
        let own = stretch.unit;
        let team = |person| grid.cell_in(teams.unwrap_or(network), person).filter(|cell| *cell != own);
        let mut people: Vec<(u32, u32, &str, PersonId)> = index
            .people_ids(own)
            .iter()
            .map(|id| {
                let within = position(grid.cell_within(network, *id));
                (within, position(team(*id)), grid.people.keys.key(*id), *id)
            })
            .collect();
        order::natural(&mut people);
        stretch.people = people.iter().map(|(.., id)| *id).collect();
        let key = |person: &PersonId| team(*person).map_or("", |unit| grid.units.keys.key(unit)).into();
        stretch.teams = stretch.people.iter().map(key).collect();
    }
    Ok(())
}

/// The people the request names.
fn given(grid: &Grid, request: &DrawRequest, gathered: &mut Gathered, reasons: &mut Reasons) -> Result<(), Error> {
    let units = order::map(gathered.stretches.iter().enumerate().map(|(i, s)| (s.unit, i)));
    let mut named = std::collections::BTreeSet::new();
    for row in &request.people {
        let (person, unit) = (grid.person(&row.person)?.id, grid.unit(&row.unit)?.id);
        if !named.insert(person) {
            let subject = Subject::Person { key: row.person.as_str().into() };
            reasons.add(Why::Twice, subject, vec![("person", row.person.as_str().into())]);
        }
        let stretch = units.get(&unit).and_then(|index| gathered.stretches.get_mut(*index));
        let Some(stretch) = stretch else {
            let subject = Subject::Unit { key: row.unit.as_str().into() };
            let args = vec![("unit", row.unit.as_str().into()), ("tier", request.tier.as_str().into())];
            reasons.add(Why::Elsewhere, subject, args);
            continue;
        };
        stretch.people.push(person);
        stretch.teams.push(row.team.as_str().into());
    }
    Ok(())
}

/// Fills in what each person weighs and what each cut costs.
fn weigh(grid: &Grid, request: &DrawRequest, gathered: &mut Gathered, reasons: &mut Reasons) -> Result<(), Error> {
    let number = |key: &str| grid.charter.model.number(key).ok_or_else(|| grid.unknown(What::Number, key));
    let column = request.weight.as_deref().map(number).transpose()?;
    let (network, split) = (gathered.network, gathered.split);
    let mut all = 0_i64;
    for stretch in &mut gathered.stretches {
        stretch.within = stretch.people.iter().map(|person| grid.cell_within(network, *person)).collect();
        let mut weight = 0_i64;
        stretch.weights = vec![0];
        for person in &stretch.people {
            let own = column.map_or(Some(1), |column| whole(grid, column, *person));
            if own.is_none() {
                let key = grid.people.keys.key(*person);
                let args = vec![("person", key.into()), ("number", request.weight.as_deref().unwrap_or("").into())];
                reasons.add(Why::Weight, Subject::Person { key: key.into() }, args);
            }
            weight = weight.saturating_add(own.unwrap_or(0));
            stretch.weights.push(weight);
        }
        all = all.saturating_add(weight);
        stretch.cuts = (0..=stretch.people.len()).map(|at| if stretch.splits(at) { split } else { 0 }).collect();
    }
    if all > HEAVIEST {
        reasons.add(Why::Heavy, about_request(), vec![("found", all.into()), ("limit", HEAVIEST.into())]);
    }
    Ok(())
}

/// A whole number from 0 that stays within what all may weigh.
fn whole(grid: &Grid, column: NumberId, person: PersonId) -> Option<i64> {
    let value = grid.people.number(column, person);
    let points = Points::from_thousandths(value).filter(|_| value != NumberColumn::MISSING)?;
    points.whole().filter(|whole| (0..=HEAVIEST).contains(whole))
}

/// Whether each unit can be cut by itself.
fn within_bounds(grid: &Grid, gathered: &Gathered, reasons: &mut Reasons) {
    for stretch in &gathered.stretches {
        let key = grid.units.keys.key(stretch.unit);
        let unit = || Subject::Unit { key: key.into() };
        let mut args =
            vec![("unit", key.into()), ("people", stretch.people.len().into()), ("size", gathered.size_text().into())];
        match stretch.counts(gathered) {
            None => reasons.add(Why::Unit, unit(), args),
            Some((few, many)) if few.max(stretch.least) > many.min(stretch.most) => {
                args.push(("possible", bounds_text(few, many).into()));
                args.push(("span", bounds_text(stretch.least, stretch.most).into()));
                reasons.add(Why::Span, unit(), args);
            }
            Some((_, many)) if stretch.people.len().saturating_mul(many.min(stretch.most)) > LARGEST => {
                args.push(("cells", many.min(stretch.most).into()));
                reasons.add(Why::Large, unit(), args);
            }
            Some(_) => {}
        }
    }
}

impl Grid {
    /// The cell of a person in a network.
    pub(super) fn cell_in(&self, network: NetworkId, person: PersonId) -> Option<UnitId> {
        self.people.places.value(network)?.cell(person)
    }

    /// Their cell in the network that another refines.
    fn cell_within(&self, network: NetworkId, person: PersonId) -> Option<UnitId> {
        self.cell_in(self.charter.model.networks.value(network)?.refines?, person)
    }
}
