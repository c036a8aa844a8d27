//! Numbers kept over whole subtrees and tiers, so that no rule has to count them anew.

use crate::charter::{Model, Test, TierOf};
use crate::grid::Grid;
use crate::key::{AppointmentId, Id, IdVec, NetworkId, PersonId, PostId, TierId, UnitId};

/// What is counted of a grid, with what each thing was last counted as.
///
/// Everything counted can be taken back without asking the grid, because the counters remember
/// the parent, tier, cell, matches and posts they counted. So an edit is taken in by uncounting
/// what it touched and counting it again, in any order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counters {
    /// The conditions people are counted by: of requirements, then of tiers of people.
    tests: Vec<Counted>,
    /// The counts kept for each unit over its subtree: heads, one a test, one a combined count.
    width: usize,
    sums: Vec<u32>,
    units: IdVec<UnitId, UnitMark>,
    roots: IdVec<NetworkId, Vec<UnitId>>,
    tier_units: IdVec<TierId, u32>,
    tier_people: IdVec<TierId, u32>,
    /// By network and person, the cell they are counted in.
    cells: IdVec<NetworkId, IdVec<PersonId, UnitId>>,
    /// By person and test, whether they were counted as matching.
    matches: Vec<bool>,
    appointments: IdVec<AppointmentId, Option<(PostId, UnitId)>>,
    combined: Vec<u32>,
}

/// A unit as it was counted.
#[derive(Debug, Clone, Copy)]
struct UnitMark {
    counted: bool,
    parent: UnitId,
    tier: TierId,
    network: NetworkId,
}

const UNCOUNTED: UnitMark =
    UnitMark { counted: false, parent: UnitId::NONE, tier: TierId::NONE, network: NetworkId::NONE };

/// A condition people are counted by.
#[derive(Debug, Clone)]
enum Counted {
    /// Of a requirement, in the subtrees of its network.
    Requirement(NetworkId, Option<Test>),
    /// Of a tier of people, over the network.
    Tier(TierId, Who),
}

#[derive(Debug, Clone)]
enum Who {
    Holders(PostId),
    People(Test),
}

impl Counted {
    /// Whether a person is counted.
    fn counts(&self, grid: &Grid, person: PersonId) -> bool {
        match self {
            Self::Requirement(_, test) => grid.meets_if_any(person, test.as_ref()),
            // A tier of people is of its network: they hold the post in one of its units, or are
            // placed in it.
            Self::Tier(tier, Who::Holders(post)) => {
                let network = grid.network_of_tier(*tier);
                let mut held = grid.appointments.of_person(person).map(|(_, row)| row);
                held.any(|row| row.post == *post && grid.network_of(row.unit) == network)
            }
            Self::Tier(tier, Who::People(test)) => {
                let places = grid.people.places.value(grid.network_of_tier(*tier));
                places.is_some_and(|places| places.cell(person).is_some()) && grid.meets(person, test)
            }
        }
    }
}

impl Counters {
    /// Counts a whole grid. `O(n)`; next to nothing if the charter asks for no counts.
    pub(crate) fn of(grid: &Grid) -> Self {
        let model = &grid.charter.model;
        let mut counters = Self::empty(model);
        let units: Vec<UnitId> = grid.units.ids().collect();
        counters.units = IdVec::filled(UNCOUNTED, grid.units.bound());
        counters.sums = vec![0; grid.units.bound() * counters.width];
        for unit in &units {
            counters.mark_unit(grid, *unit);
        }
        if counters.width > 0 {
            units.iter().for_each(|unit| counters.add(*unit, 0, grid.heads_in(*unit)));
        }
        counters.count_people(grid);
        if !counters.combined.is_empty() {
            for (_, row) in grid.appointments.rows.iter() {
                counters.count_combined(model, row.post, row.unit, 1, false);
            }
        }
        counters.sum_up(&units);
        counters
    }

    /// Counts everybody who matches a condition, in their cells.
    fn count_people(&mut self, grid: &Grid) {
        let tests = std::mem::take(&mut self.tests);
        for (index, test) in tests.iter().enumerate() {
            match test {
                Counted::Requirement(network, test) => {
                    let places = &grid.people.places[*network];
                    for cell in grid.who_meets(test.as_ref()).filter_map(|person| places.cell(person)) {
                        self.add(cell, 1 + index, 1);
                    }
                }
                Counted::Tier(tier, _) => {
                    let people = grid.people.ids().filter(|person| test.counts(grid, *person));
                    self.tier_people[*tier] = u32::try_from(people.count()).unwrap_or(u32::MAX);
                }
            }
        }
        self.tests = tests;
    }

    /// Notes what everything was counted as: from here on edits can be [taken in](Self::take_in).
    pub(crate) fn remember(&mut self, grid: &Grid) {
        if self.width > 0 {
            self.cells = grid.people.places.values().map(|places| places.cells.clone()).collect();
        }
        let counted = |person| {
            let live = grid.people.is_live(person);
            self.tests.iter().map(move |test| live && test.counts(grid, person))
        };
        self.matches = grid.people.tags.ids().flat_map(counted).collect();
        if !self.combined.is_empty() {
            for (id, row) in grid.appointments.rows.iter() {
                self.appointments.set(id, Some((row.post, row.unit)), None);
            }
        }
    }

    fn empty(model: &Model) -> Self {
        let requirements =
            model.requirements.iter().map(|r| Counted::Requirement(model.tiers[r.tier].network, r.people.clone()));
        let tiers =
            model.tiers.iter().filter(|(_, tier)| tier.count.is_some()).filter_map(|(id, tier)| match &tier.of {
                TierOf::Units => None,
                TierOf::Holders(post) => Some(Counted::Tier(id, Who::Holders(*post))),
                TierOf::People(test) => Some(Counted::Tier(id, Who::People(test.clone()))),
            });
        let tests: Vec<Counted> = requirements.chain(tiers).collect();
        let in_units = model.combined.iter().any(|combined| combined.tier.is_some());
        let requirements = model.requirements.len();
        let width = if requirements == 0 && !in_units { 0 } else { 1 + requirements + model.combined.len() };
        Self {
            tests,
            width,
            roots: model.networks.ids().map(|_| Vec::new()).collect(),
            tier_units: IdVec::filled(0, model.tiers.len()),
            tier_people: IdVec::filled(0, model.tiers.len()),
            cells: model.networks.ids().map(|_| IdVec::new()).collect(),
            combined: vec![0; model.combined.len()],
            ..Self::default()
        }
    }

    /// Adds the counts of every unit to those above it, children before parents.
    fn sum_up(&mut self, units: &[UnitId]) {
        if self.width == 0 {
            return;
        }
        let mut waiting: IdVec<UnitId, u32> = IdVec::filled(0, self.units.len());
        for unit in units {
            if let Some(parent) = self.units[*unit].parent.some() {
                waiting[parent] += 1;
            }
        }
        let mut ready: Vec<UnitId> = units.iter().copied().filter(|unit| waiting[*unit] == 0).collect();
        while let Some(unit) = ready.pop() {
            let Some(parent) = self.units[unit].parent.some() else {
                continue;
            };
            for slot in 0..self.width {
                let value = self.sum(unit, slot);
                self.add(parent, slot, value);
            }
            waiting[parent] -= 1;
            if waiting[parent] == 0 {
                ready.push(parent);
            }
        }
    }

    fn mark_unit(&mut self, grid: &Grid, unit: UnitId) {
        let tier = grid.units.tier(unit);
        let network = grid.network_of_tier(tier);
        let parent = grid.units.parent(unit).unwrap_or(UnitId::NONE);
        self.units.set(unit, UnitMark { counted: true, parent, tier, network }, UNCOUNTED);
        self.tier_units[tier] += 1;
        if parent.is_none() {
            self.roots[network].push(unit);
        }
    }

    fn sum(&self, unit: UnitId, slot: usize) -> u32 {
        self.sums.get(unit.index() * self.width + slot).copied().unwrap_or(0)
    }

    fn add(&mut self, unit: UnitId, slot: usize, value: u32) {
        if let Some(sum) = self.sums.get_mut(unit.index() * self.width + slot) {
            *sum = sum.wrapping_add(value);
        }
    }

    /// Adds to a unit and to all above it as they were counted. Taking away is adding the
    /// complement.
    fn add_up(&mut self, unit: UnitId, slot: usize, value: u32) {
        let mut at = unit;
        while !at.is_none() {
            self.add(at, slot, value);
            at = self.units.value(at).map_or(UnitId::NONE, |mark| mark.parent);
        }
    }

    fn count_person(&mut self, grid: &Grid, person: PersonId) {
        if !grid.people.is_live(person) {
            return;
        }
        for (network, places) in grid.people.places.iter() {
            if self.width > 0 {
                let cell = places.cell(person).unwrap_or(UnitId::NONE);
                self.cells[network].set(person, cell, UnitId::NONE);
                if !cell.is_none() {
                    self.add_up(cell, 0, 1);
                }
            }
        }
        let tests = std::mem::take(&mut self.tests);
        let start = person.index() * tests.len();
        if self.matches.len() < start + tests.len() {
            self.matches.resize(start + tests.len(), false);
        }
        for (index, test) in tests.iter().enumerate() {
            let matches = test.counts(grid, person);
            if matches {
                self.count_match(test, index, person, 1);
            }
            if let Some(mark) = self.matches.get_mut(start + index) {
                *mark = matches;
            }
        }
        self.tests = tests;
    }

    fn count_match(&mut self, test: &Counted, index: usize, person: PersonId, value: u32) {
        match test {
            Counted::Requirement(network, _) => {
                let cell = self.cells[*network].value(person).copied().unwrap_or(UnitId::NONE);
                self.add_up(cell, 1 + index, value);
            }
            Counted::Tier(tier, _) => self.tier_people[*tier] = self.tier_people[*tier].wrapping_add(value),
        }
    }

    fn uncount_person(&mut self, person: PersonId) {
        const LESS_ONE: u32 = u32::MAX;
        let tests = std::mem::take(&mut self.tests);
        let start = person.index() * tests.len();
        for (index, test) in tests.iter().enumerate() {
            if self.matches.get(start + index) == Some(&true) {
                self.count_match(test, index, person, LESS_ONE);
            }
            if let Some(mark) = self.matches.get_mut(start + index) {
                *mark = false;
            }
        }
        self.tests = tests;
        for network in self.cells.ids() {
            if let Some(cell) = self.cells[network].value(person).copied().and_then(Id::some) {
                self.add_up(cell, 0, LESS_ONE);
                self.cells[network].set(person, UnitId::NONE, UnitId::NONE);
            }
        }
    }

    /// The slot of a combined count in the sums of a unit.
    fn combined_slot(&self, index: usize, model: &Model) -> usize {
        1 + model.requirements.len() + index
    }

    fn count_appointment(&mut self, grid: &Grid, id: AppointmentId) {
        let Some(row) = grid.appointments.rows.get(id) else {
            return;
        };
        self.appointments.set(id, Some((row.post, row.unit)), None);
        self.count_combined(&grid.charter.model, row.post, row.unit, 1, true);
    }

    fn count_combined(&mut self, model: &Model, post: PostId, unit: UnitId, value: u32, upwards: bool) {
        for (index, combined) in model.combined.iter().enumerate().filter(|(_, c)| c.posts.contains(&post)) {
            if let Some(count) = self.combined.get_mut(index) {
                *count = count.wrapping_add(value);
            }
            match combined.tier {
                Some(_) if upwards => self.add_up(unit, self.combined_slot(index, model), value),
                Some(_) => self.add(unit, self.combined_slot(index, model), value),
                None => {}
            }
        }
    }

    fn uncount_appointment(&mut self, model: &Model, id: AppointmentId) {
        if let Some((post, unit)) = self.appointments.value(id).copied().flatten() {
            self.count_combined(model, post, unit, u32::MAX, true);
            self.appointments.set(id, None, None);
        }
    }

    /// Takes a unit out of the counts of those above it, as they were counted.
    fn uncount_unit(&mut self, unit: UnitId) {
        let Some(mark) = self.units.value(unit).copied().filter(|mark| mark.counted) else {
            return;
        };
        for slot in 0..self.width {
            let value = self.sum(unit, slot);
            self.add_up(mark.parent, slot, 0_u32.wrapping_sub(value));
        }
        self.tier_units[mark.tier] -= 1;
        if mark.parent.is_none() {
            self.roots[mark.network].retain(|root| *root != unit);
        }
        self.units[unit] = UNCOUNTED;
    }

    fn recount_unit(&mut self, grid: &Grid, unit: UnitId) {
        if grid.units.get(unit).is_none() {
            return;
        }
        self.mark_unit(grid, unit);
        let parent = self.units[unit].parent;
        for slot in 0..self.width {
            let value = self.sum(unit, slot);
            self.add_up(parent, slot, value);
        }
    }

    /// Takes in an edit: what it touched is uncounted as it was and counted as it is.
    ///
    /// `people` must hold everybody whose matches may differ, `units` every unit that was added,
    /// moved, given another tier or retired.
    pub(crate) fn take_in(
        &mut self,
        grid: &Grid,
        units: &[UnitId],
        people: &[PersonId],
        appointments: &[AppointmentId],
    ) {
        let model = &grid.charter.model;
        people.iter().for_each(|person| self.uncount_person(*person));
        appointments.iter().for_each(|id| self.uncount_appointment(model, *id));
        units.iter().for_each(|unit| self.uncount_unit(*unit));
        // All at once, for a unit may be counted before the new one above it.
        let slots = grid.units.bound() * self.width;
        self.sums.resize(slots.max(self.sums.len()), 0);
        units.iter().for_each(|unit| self.recount_unit(grid, *unit));
        people.iter().for_each(|person| self.count_person(grid, *person));
        if !self.combined.is_empty() {
            appointments.iter().for_each(|id| self.count_appointment(grid, *id));
        }
    }

    /// How many people are placed in a unit and below it; kept only if the charter has
    /// requirements or combined counts of a tier.
    pub(crate) fn heads(&self, unit: UnitId) -> u32 {
        self.sum(unit, 0)
    }

    /// How many people in a unit and below it match a requirement.
    pub(crate) fn matching(&self, unit: UnitId, requirement: usize) -> u32 {
        self.sum(unit, 1 + requirement)
    }

    /// A combined count in a unit and below it, or over the whole grid.
    pub(crate) fn combined(&self, model: &Model, index: usize, unit: UnitId) -> u32 {
        if unit.is_none() {
            self.combined.get(index).copied().unwrap_or(0)
        } else {
            self.sum(unit, self.combined_slot(index, model))
        }
    }

    /// How many units, or people, a tier has; people are counted only if the charter asks.
    pub(crate) fn tier(&self, tier: TierId) -> u32 {
        self.tier_units.value(tier).copied().unwrap_or(0) + self.tier_people.value(tier).copied().unwrap_or(0)
    }

    /// The units of a network without a parent, in no order.
    pub(crate) fn roots(&self, network: NetworkId) -> &[UnitId] {
        self.roots.value(network).map_or(&[], Vec::as_slice)
    }
}
