//! Seats that cannot all be filled, no fewer of which are too many.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::assign::engine::{Load, Options, Problem, Progress, Watch};
use crate::assign::stage::{BoundOf, Stage};
use crate::finding::Error;
use crate::key::PersonId;
use crate::order;

/// What one target that lacks holders may count of the work, however many solves that takes.
struct Share<'a> {
    options: &'a Options<'a>,
    watch: &'a Watch<'a>,
    left: u64,
    each: u64,
}

impl Share<'_> {
    /// Counts a solve.
    fn step(&mut self) -> Result<(), Error> {
        let counted = self.each.min(self.left);
        self.left -= counted;
        self.watch.steps(counted)
    }
}

/// The edges that are looked at for one target at most.
fn work_of_one(stage: &Stage) -> u64 {
    (stage.edges.len() as u64).saturating_mul(1 + stage.targets.len().min(SHRUNK) as u64)
}

/// What [`sets`] counts of a stage in all.
pub(super) fn work(stage: &Stage) -> u64 {
    work_of_one(stage).saturating_mul(lacking(stage).len() as u64)
}

/// The largest set that is made smaller: each of its seats costs a solve.
const SHRUNK: usize = 256;

/// For each target of a stage that lacks holders a set of targets that cannot all be filled, by number; a
/// set is said once.
///
/// The set is what can be reached from the open seat over people who could take it and the seats they take
/// instead (the dual side of Hall's theorem); then one target after the other is left out as long as the
/// rest cannot be filled. The smallest such set is NP-hard to find; this one has no part that is too many.
pub(super) fn sets(stage: &Stage, options: &Options<'_>, watch: &Watch<'_>) -> Result<Vec<BTreeSet<usize>>, Error> {
    let by_target = choices_by_target(stage);
    let holding = holding(stage);
    let mut sets: Vec<BTreeSet<usize>> = Vec::new();
    for target in lacking(stage) {
        let mut share = Share { options, watch, left: work_of_one(stage), each: 0 };
        if !sets.iter().any(|set| set.contains(&target)) {
            let reached = reached(stage, &by_target, &holding, target);
            share.each = share.left / (1 + reached.len() as u64);
            sets.push(shrink(stage, &by_target, reached, target, &mut share)?);
        }
        watch.steps(share.left)?;
    }
    Ok(sets)
}

/// The targets with fewer holders than they need.
fn lacking(stage: &Stage) -> BTreeSet<usize> {
    let slots = stage.slots.iter().zip(stage.solution.unfilled());
    let slots = slots.filter(|(_, missing)| **missing > 0).map(|((target, _), _)| *target);
    let bounds = stage.bounds.iter().zip(stage.solution.short()).filter(|(_, short)| **short > 0);
    let bounds = bounds.filter_map(|(of, _)| match of {
        BoundOf::Target(target) => Some(*target),
        _ => None,
    });
    slots.chain(bounds).collect()
}

/// By target, the choices that take it.
type ByTarget = BTreeMap<usize, Vec<usize>>;

fn choices_by_target(stage: &Stage) -> ByTarget {
    let mut by_target: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, choice) in stage.choices.iter().enumerate() {
        choice.takes.iter().for_each(|target| by_target.entry(*target).or_default().push(index));
    }
    by_target
}

fn holding(stage: &Stage) -> BTreeMap<PersonId, Vec<usize>> {
    let mut holding: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
    for (_, choice) in stage.chosen() {
        holding.entry(choice.person).or_default().extend(&choice.takes);
    }
    holding
}

fn reached(
    stage: &Stage,
    by_target: &ByTarget,
    holding: &BTreeMap<PersonId, Vec<usize>>,
    from: usize,
) -> BTreeSet<usize> {
    let mut reached = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(target) = open.pop() {
        let choices = by_target.get(&target).into_iter().flatten().filter_map(|index| stage.choices.get(*index));
        for held in choices.filter_map(|choice| holding.get(&choice.person)).flatten() {
            let is_needed = stage.targets.get(*held).is_some_and(|target| target.required > 0);
            if is_needed && reached.insert(*held) {
                open.push(*held);
            }
        }
    }
    reached
}

/// Leaves out targets as long as the rest cannot be filled.
fn shrink(
    stage: &Stage,
    by_target: &ByTarget,
    set: BTreeSet<usize>,
    from: usize,
    share: &mut Share<'_>,
) -> Result<BTreeSet<usize>, Error> {
    if set.len() > SHRUNK {
        return Ok(set);
    }
    if !is_deficient(stage, by_target, &set, share)? {
        return Ok(BTreeSet::from([from]));
    }
    let mut left = set.clone();
    // The seat that was asked about is left out last.
    for target in set.iter().filter(|target| **target != from).chain([&from]) {
        let mut less = left.clone();
        less.remove(target);
        if !less.is_empty() && is_deficient(stage, by_target, &less, share)? {
            left = less;
        }
    }
    Ok(left)
}

/// Whether some targets cannot all be filled, whatever becomes of the others.
fn is_deficient(
    stage: &Stage,
    by_target: &ByTarget,
    set: &BTreeSet<usize>,
    share: &mut Share<'_>,
) -> Result<bool, Error> {
    let mut problem = Problem::new(["filled"]);
    let mut people: BTreeMap<PersonId, u32> = BTreeMap::new();
    let mut slots: BTreeMap<(usize, bool), u32> = BTreeMap::new();
    let mut edges: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    let mut of_choice: BTreeMap<usize, u32> = BTreeMap::new();
    let choices = order::distinct(set.iter().filter_map(|target| by_target.get(target)).flatten().copied());
    for index in choices {
        let Some(choice) = stage.choices.get(index) else { continue };
        let root = choice.root();
        let most = stage.targets.get(root).map_or(0, |target| target.most);
        let slot = *slots.entry((root, choice.less)).or_insert_with(|| problem.slot(0, most));
        let load = stage.loads.get(&choice.person).copied().unwrap_or(1);
        let person = *people.entry(choice.person).or_insert_with(|| problem.person(Load::up_to(load)));
        let edge = problem.edge(slot, person, &[0]);
        of_choice.insert(index, edge);
        let taken = choice.takes.iter().filter(|target| set.contains(target));
        taken.for_each(|target| edges.entry(*target).or_default().push(edge));
    }
    for target in set {
        let Some(open) = stage.targets.get(*target) else { continue };
        problem.bound(edges.remove(target).unwrap_or_default(), open.required, open.most);
    }
    for (limited, most) in people.keys().filter_map(|person| stage.limits.get(person)).flatten() {
        let inside = limited.iter().filter_map(|edge| stage.edges.get(*edge as usize));
        let inside: Vec<u32> = inside.filter_map(|(choice, _)| of_choice.get(choice)).copied().collect();
        if inside.len() > *most as usize {
            problem.bound(inside, 0, *most);
        }
    }
    share.step()?;
    // A solve counts nothing of its own, and stops with the whole.
    let again = |_| share.watch.again();
    let progress = share.options.progress.map(|_| &again as &(dyn Fn(Progress) -> ControlFlow<()> + Sync));
    Ok(problem.solve(&Options { ties: false, progress, ..*share.options })?.missing() > 0)
}
