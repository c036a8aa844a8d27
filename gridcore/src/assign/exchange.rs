//! Whether anything could be handed on at less cost.

use super::engine::Watch;
use crate::finding::Error;

/// What a step costs, place by place: a later place counts only if the earlier ones are the same.
pub(super) type Cost<const N: usize> = [i128; N];

/// A step: something handed on from one to another.
pub(super) type Step<const N: usize> = (usize, usize, Cost<N>);

pub(super) fn add<const N: usize>(one: Cost<N>, other: Cost<N>) -> Cost<N> {
    let mut sum = one;
    sum.iter_mut().zip(other).for_each(|(sum, more)| *sum += more);
    sum
}

pub(super) fn minus<const N: usize>(cost: Cost<N>) -> Cost<N> {
    cost.map(|place| -place)
}

/// Whether some steps go round in a circle at less than no cost, so that a plan they are steps of is not the
/// best (Klein 1967), found as Bellman and Ford do. `O(n s)` for `n` nodes and `s` steps.
///
/// # Errors
/// If the caller said to stop.
pub(super) fn improvable<const N: usize>(nodes: usize, steps: &[Step<N>], watch: &Watch<'_>) -> Result<bool, Error> {
    let mut least = vec![[0; N]; nodes];
    for _ in 0..=nodes {
        let mut better = false;
        watch.steps(steps.len() as u64 / 64)?;
        for (from, to, cost) in steps {
            let Some(reached) = least.get(*from).map(|from| add(*from, *cost)) else { continue };
            if let Some(known) = least.get_mut(*to).filter(|known| reached < **known) {
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
