//! How many appointments several posts must have together.

use std::collections::{BTreeMap, BTreeSet};

use super::targets::Target;
use super::terms::Terms;
use crate::charter::{Bounds, TierOf};
use crate::finding::catalogue::{staffing, structure};
use crate::grid::Grid;
use crate::key::{PostId, UnitId};

/// A count that a plan must bring within its bounds, less what is held already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    /// The key of the combined count, or the label of the tier of holders.
    pub(super) key: String,
    /// Where it is taken; over the grid if none.
    pub(super) unit: Option<UnitId>,
    /// What counts, by number of target.
    pub(super) targets: Vec<usize>,
    pub(super) least: u32,
    pub(super) most: u32,
}

/// The counts that the seats of the targets alone do not keep.
///
/// `later` are the posts that are decided in a later stage: what counts them must not be reached yet.
pub(super) fn of(grid: &Grid, terms: &Terms, targets: &[Target], later: &BTreeSet<PostId>) -> Vec<Count> {
    let model = &grid.charter.model;
    let mut counts = Vec::new();
    if grid.charter.severity(&staffing::COMBINED_COUNT).is_some() {
        for combined in &model.combined {
            let place = |unit: UnitId| match combined.tier {
                None => Some(None),
                Some(tier) => grid.units.chain(unit).find(|above| grid.units.tier(*above) == tier).map(Some),
            };
            let rule = Rule { key: &combined.key, posts: &combined.posts, bounds: combined.count, people: false };
            rule.add(grid, terms, targets, later, place, &mut counts);
        }
    }
    if grid.charter.severity(&structure::TIER_COUNT).is_some() {
        for tier in model.tiers.values() {
            let (TierOf::Holders(post), Some(bounds)) = (&tier.of, tier.count) else { continue };
            let place = |unit: UnitId| (grid.network_of(unit) == tier.network).then_some(None);
            let rule = Rule { key: &tier.label, posts: &[*post], bounds, people: true };
            rule.add(grid, terms, targets, later, place, &mut counts);
        }
    }
    counts
}

struct Rule<'a> {
    key: &'a str,
    posts: &'a [PostId],
    bounds: Bounds,
    /// Whether people are counted, each once.
    people: bool,
}

impl Rule<'_> {
    fn add(
        &self,
        grid: &Grid,
        terms: &Terms,
        targets: &[Target],
        later: &BTreeSet<PostId>,
        place: impl Fn(UnitId) -> Option<Option<UnitId>>,
        counts: &mut Vec<Count>,
    ) {
        let mut open: BTreeMap<Option<UnitId>, Vec<usize>> = BTreeMap::new();
        for (index, target) in targets.iter().enumerate().filter(|(_, t)| self.posts.contains(&t.seat.post)) {
            if let Some(place) = place(target.seat.unit) {
                open.entry(place).or_default().push(index);
            }
        }
        let held = self.held(grid, &place);
        let decided = self.posts.iter().all(|post| !later.contains(post));
        for (unit, open) in open {
            let whole =
                unit.map_or(terms.everywhere, |unit| terms.everywhere || terms.units.binary_search(&unit).is_ok());
            let held = held.get(&unit).copied().unwrap_or(0);
            let least = if decided && whole { self.bounds.min.saturating_sub(held) } else { 0 };
            let most = self.bounds.max.map_or(u32::MAX, |max| max.saturating_sub(held));
            let seats = |of: fn(&Target) -> u32| {
                open.iter().filter_map(|index| targets.get(*index)).map(|target| u64::from(of(target))).sum::<u64>()
            };
            if seats(|target| target.required) < u64::from(least) || seats(|target| target.most) > u64::from(most) {
                counts.push(Count { key: self.key.to_owned(), unit, targets: open, least, most });
            }
        }
    }

    /// What is held already, by place.
    fn held(&self, grid: &Grid, place: &impl Fn(UnitId) -> Option<Option<UnitId>>) -> BTreeMap<Option<UnitId>, u32> {
        let mut seen = BTreeSet::new();
        let mut held: BTreeMap<Option<UnitId>, u32> = BTreeMap::new();
        for (_, row) in grid.appointments.rows.iter().filter(|(_, row)| self.posts.contains(&row.post)) {
            let Some(place) = place(row.unit) else { continue };
            if !self.people || seen.insert((place, row.person)) {
                *held.entry(place).or_default() += 1;
            }
        }
        held
    }
}
