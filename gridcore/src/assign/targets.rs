//! What is open in one stage: seats to fill, and which of them the holder of another takes along.

use std::collections::BTreeMap;

use super::counts::Count;
use super::hold::Held;
use super::seats::{self, Seat};
use super::terms::Terms;
use crate::grid::Grid;
use crate::key::{PostId, UnitId};

/// Seats to fill, after those whose holders stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) seat: Seat,
    /// How many must be filled.
    pub(super) required: u32,
    /// How many more are filled if somebody can be had.
    pub(super) optional: u32,
    /// How many can be filled at most.
    pub(super) most: u32,
    /// The open seat whose holder takes this one: it follows that post.
    pub(super) follows: Option<usize>,
    /// The open seats that whoever takes this one takes as well.
    pub(super) with: Vec<usize>,
    /// Whether a plan may want it filled: it must be, is wanted, or helps to reach a count.
    pub(super) needed: bool,
}

/// The open seats of some posts in the order of seats; `grid` is without the appointments that are given
/// up, of which `held` tells.
pub(super) fn of(grid: &Grid, terms: &Terms, posts: &[PostId], held: &[Held]) -> Vec<Target> {
    let mut before: BTreeMap<Seat, u32> = BTreeMap::new();
    if terms.reopen {
        held.iter().for_each(|row| *before.entry(row.seat).or_default() += 1);
    }
    let target = |seats: &seats::Seats| {
        let most = seats.most.unwrap_or(u32::MAX).saturating_sub(seats.held);
        let required = seats.required.saturating_sub(seats.held);
        let wanted = terms.posts.get(&seats.seat.post).is_some_and(|post| post.optional);
        // Seats that are decided anew stay as many as they were.
        let filled = before.get(&seats.seat).copied().unwrap_or(0);
        let filled = if wanted { seats.most.map_or(filled, |most| most.max(filled)) } else { filled };
        let optional = filled.saturating_sub(seats.held).min(most).saturating_sub(required);
        Target {
            seat: seats.seat,
            required,
            optional,
            most,
            follows: None,
            with: Vec::new(),
            needed: required + optional > 0,
        }
    };
    let mut targets: Vec<Target> =
        seats::of(grid, posts, &terms.units).iter().map(target).filter(|target| target.most > 0).collect();
    resolve(grid, &mut targets);
    targets
}

/// Finds for each target what it follows and goes with: the nearest open seat of that post, in its unit or
/// above. Posts of another network say nothing of a unit, so they must be held before.
fn resolve(grid: &Grid, targets: &mut [Target]) {
    let mut by_place: BTreeMap<(PostId, UnitId), usize> = BTreeMap::new();
    for (index, target) in targets.iter().enumerate() {
        by_place.entry((target.seat.post, target.seat.unit)).or_insert(index);
    }
    let nearest =
        |post: PostId, unit: UnitId| grid.units.chain(unit).find_map(|above| by_place.get(&(post, above)).copied());
    for target in targets.iter_mut() {
        let Some(post) = grid.charter.model.posts.value(target.seat.post) else { continue };
        target.follows = post.follows.and_then(|other| nearest(other, target.seat.unit));
        target.with = post.with.iter().filter_map(|other| nearest(*other, target.seat.unit)).collect();
    }
}

/// Who follows each target, in the order of the targets.
pub(super) fn followers(targets: &[Target]) -> BTreeMap<usize, Vec<usize>> {
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, target) in targets.iter().enumerate() {
        if let Some(root) = target.follows {
            followers.entry(root).or_default().push(index);
        }
    }
    followers
}

/// Marks the targets that are needed for another: to reach a count, because one goes with them or follows them.
pub(super) fn mark_needed(targets: &mut [Target], counts: &[Count]) {
    let counted = counts.iter().filter(|count| count.least > 0).flat_map(|count| &count.targets);
    let mut open: Vec<usize> = counted.copied().collect();
    open.extend(targets.iter().enumerate().filter(|(_, target)| target.needed).map(|(index, _)| index));
    let mut seen = std::collections::BTreeSet::new();
    while let Some(index) = open.pop() {
        let Some(target) = targets.get_mut(index).filter(|_| seen.insert(index)) else { continue };
        target.needed = true;
        open.extend(target.with.iter().chain(&target.follows));
    }
}
