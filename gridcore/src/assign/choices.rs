//! Who can be chosen for what: one choice is a person and all the seats they take at once.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::{Region, bars, people_of, region};
use super::engine::{Options, Watch};
use super::seats::Seat;
use super::targets::{Target, followers};
use super::terms::Terms;
use crate::eligibility::Bar;
use crate::finding::Error;
use crate::finding::catalogue::staffing as texts;
use crate::grid::Grid;
use crate::key::{Id, PersonId, PostId, UnitId};
use crate::order;

/// A person and the seats they take at once: one that is chosen, and those that follow it or go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) person: PersonId,
    /// By number of target, the one that is chosen first.
    pub(super) takes: Vec<usize>,
    /// Whether the same person may take more at once with the same seat.
    pub(super) less: bool,
}

impl Choice {
    /// The target that is chosen.
    pub(super) fn root(&self) -> usize {
        self.takes.first().copied().unwrap_or(usize::MAX)
    }
}

/// All choices, by the target that is chosen and by person. Progress is that of people looked at, seat by seat.
///
/// `O(people of each pool x size of the conditions)`.
///
/// # Errors
/// If it was stopped.
pub(super) fn of(grid: &Grid, terms: &Terms, targets: &[Target], options: &Options<'_>) -> Result<Vec<Choice>, Error> {
    let followers = followers(targets);
    let finder = Finder { grid, terms, targets, followers: &followers, crowded: crowded(targets, &followers) };
    let mut choices = Vec::new();
    let needed = || targets.iter().enumerate().filter(|(_, target)| target.needed);
    let region = |target: &Target| region(grid, target.seat.post, target.seat.unit);
    // Many seats are about the same people.
    let mut pools: BTreeMap<Region, Vec<PersonId>> = BTreeMap::new();
    for region in needed().filter_map(|(_, target)| region(target)) {
        pools.entry(region).or_insert_with(|| people_of(grid, region));
    }
    let pool_of = |target: &Target| region(target).and_then(|region| pools.get(&region)).map_or(&[][..], Vec::as_slice);
    let watch = Watch::new(options, needed().map(|(_, target)| pool_of(target).len() as u64).sum());
    for (index, target) in needed() {
        for person in pool_of(target) {
            watch.step()?;
            finder.add(&mut choices, *person, index);
        }
    }
    Ok(choices)
}

/// Whether somebody may not take a seat because of the request, or the days it is about.
pub(super) fn unwanted(grid: &Grid, terms: &Terms, person: PersonId, seat: Seat) -> Option<Unwanted> {
    let post = terms.posts.get(&seat.post)?;
    if post.nominated && post.named(person, seat.unit).next().is_none() {
        return Some(Unwanted::NotNominated);
    }
    if terms.scheduled.binary_search(&(person, seat)).is_ok() {
        return Some(Unwanted::Scheduled);
    }
    post.require.as_ref().filter(|test| !grid.meets(person, test)).map(|_| Unwanted::NotRequired)
}

/// Why somebody cannot be chosen whom the charter does not bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unwanted {
    /// They were not nominated.
    NotNominated,
    /// They do not meet what the request requires.
    NotRequired,
    /// An appointment of theirs to the same seat is scheduled.
    Scheduled,
}

struct Finder<'a> {
    grid: &'a Grid,
    terms: &'a Terms,
    targets: &'a [Target],
    followers: &'a BTreeMap<usize, Vec<usize>>,
    /// Targets that may have fewer seats than would be taken along.
    crowded: BTreeSet<usize>,
}

/// The targets that more seats take along than they have.
fn crowded(targets: &[Target], followers: &BTreeMap<usize, Vec<usize>>) -> BTreeSet<usize> {
    let mut taken: BTreeMap<usize, u64> = BTreeMap::new();
    for (root, follow) in followers {
        let seats = targets.get(*root).map_or(0, |target| u64::from(target.most));
        follow.iter().for_each(|target| *taken.entry(*target).or_default() += seats);
    }
    for target in targets {
        target.with.iter().for_each(|with| *taken.entry(*with).or_default() += u64::from(target.most));
    }
    let most = |target: usize| targets.get(target).map_or(0, |target| u64::from(target.most));
    taken.into_iter().filter(|(target, taken)| *taken > most(*target)).map(|(target, _)| target).collect()
}

impl Finder<'_> {
    /// Adds the choices of a person for a target: all that can be taken along, and what is left of it if
    /// that may not find room.
    fn add(&self, choices: &mut Vec<Choice>, person: PersonId, root: usize) {
        let holds = |seat: Seat| {
            let mut held = self.grid.appointments.of_person(person);
            held.any(|(_, row)| (row.post, row.unit) == (seat.post, seat.unit))
        };
        if self.targets.get(root).is_none_or(|target| holds(target.seat)) {
            return;
        }
        let Some(own) = self.with_joint(person, root, &[]) else { return };
        let full = self.with_followers(person, &own);
        if full.iter().any(|target| self.crowded.contains(target)) {
            let mut less = own.clone();
            less.extend(full.iter().filter(|target| !own.contains(target) && !self.crowded.contains(target)));
            let lacks = |target: &usize| {
                let with = self.targets.get(*target).into_iter().flat_map(|target| &target.with);
                with.into_iter().any(|with| full.contains(with) && !less.contains(with))
            };
            if less.len() < full.len() && !less.iter().any(lacks) {
                choices.push(Choice { person, takes: less, less: true });
            }
        }
        choices.push(Choice { person, takes: full, less: false });
    }

    /// What is taken already, with a target and all that must be taken with it; none if something bars it.
    fn with_joint(&self, person: PersonId, target: usize, base: &[usize]) -> Option<Vec<usize>> {
        let mut takes = base.to_vec();
        takes.push(target);
        // Posts that must be held in a unit or above it, by what is taken too.
        let mut asked: Vec<(PostId, UnitId)> = Vec::new();
        let mut next = base.len();
        while let Some(target) = takes.get(next).copied() {
            let open = self.targets.get(target)?;
            if unwanted(self.grid, self.terms, person, open.seat).is_some() {
                return None;
            }
            for bar in bars(self.grid, person, open.seat) {
                match bar {
                    Bar::NotFollowing(other) => asked.push((other, open.seat.unit)),
                    Bar::NotJoint(other) => {
                        let is_it = |with: &&usize| self.targets.get(**with).is_some_and(|t| t.seat.post == other);
                        let with = open.with.iter().find(is_it).copied();
                        takes.extend(with.filter(|with| !takes.contains(with)));
                        asked.push((other, open.seat.unit));
                    }
                    _ => return None,
                }
            }
            next += 1;
        }
        let seats = self.seats_of(&takes);
        let held = |(post, unit): &(PostId, UnitId)| {
            seats.iter().filter(|seat| seat.post == *post).any(|seat| {
                self.grid.is_under(*unit, seat.unit) || self.grid.network_of(seat.unit) != self.grid.network_of(*unit)
            })
        };
        (asked.iter().all(held) && together(self.grid, person, &seats)).then_some(takes)
    }

    /// What is taken already with everything that follows it and may be taken too.
    fn with_followers(&self, person: PersonId, own: &[usize]) -> Vec<usize> {
        let mut takes = own.to_vec();
        let mut next = 0;
        while let Some(root) = takes.get(next).copied() {
            for follower in self.followers.get(&root).into_iter().flatten() {
                if !takes.contains(follower)
                    && let Some(more) = self.with_joint(person, *follower, &takes)
                {
                    takes = more;
                }
            }
            next += 1;
        }
        takes
    }

    fn seats_of(&self, targets: &[usize]) -> Vec<Seat> {
        targets.iter().filter_map(|target| self.targets.get(*target)).map(|target| target.seat).collect()
    }
}

/// Whether the charter lets somebody hold several seats together, beside what they hold.
pub(super) fn together(grid: &Grid, person: PersonId, seats: &[Seat]) -> bool {
    let model = &grid.charter.model;
    let on = |rule| grid.charter.severity(rule).is_some();
    let held = grid.appointments.of_person(person).map(|(_, row)| (row.post, row.unit));
    let mut all: Vec<(PostId, UnitId)> = held.chain(seats.iter().map(|seat| (seat.post, seat.unit))).collect();
    order::natural(&mut all);
    all.dedup();
    // Several shifts of one post in one unit are one holder too many.
    let mut places: Vec<(PostId, UnitId)> = seats.iter().map(|seat| (seat.post, seat.unit)).collect();
    order::natural(&mut places);
    places.dedup();
    if places.len() < seats.len() {
        return false;
    }
    let excludes = |post: PostId, other: PostId| model.posts.value(post).is_some_and(|p| p.excludes.contains(&other));
    let new = |post: PostId| seats.iter().any(|seat| seat.post == post);
    if on(&texts::EXCLUDED)
        && all.iter().any(|(a, _)| all.iter().any(|(b, _)| (new(*a) || new(*b)) && excludes(*a, *b)))
    {
        return false;
    }
    if on(&texts::EXCLUSIVE_POSTS) {
        for group in model.exclusive.iter().filter(|group| seats.iter().any(|seat| group.posts.contains(&seat.post))) {
            if all.iter().filter(|(post, _)| group.posts.contains(post)).count() > group.limit as usize {
                return false;
            }
        }
    }
    let is_role = |post: PostId| model.posts.value(post).is_some_and(|post| post.role);
    [("limit", false), ("roles", true)].into_iter().all(|(name, role)| {
        let limit = grid.charter.whole(&texts::TOO_MANY_POSTS, name).filter(|_| on(&texts::TOO_MANY_POSTS));
        let count = || all.iter().filter(|(post, _)| is_role(*post) == role).count();
        let touched = seats.iter().any(|seat| is_role(seat.post) == role);
        limit.is_none_or(|limit| !touched || count() <= limit as usize)
    })
}

/// Whether a seat is of a role.
pub(super) fn is_role(grid: &Grid, seat: Seat) -> bool {
    !seat.unit.is_none() && grid.charter.model.posts.value(seat.post).is_some_and(|post| post.role)
}
