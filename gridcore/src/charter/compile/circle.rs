//! Circles among things of which each points at no more than one other.

use std::fmt;

use super::faults::Faults;
use crate::finding::catalogue::charter as rules;
use crate::value::shown;

/// The circles, each from its first member on. `O(n)`: the walk from a start ends at anything
/// walked before.
pub(super) fn circles(next: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut walked_from: Vec<Option<usize>> = vec![None; next.len()];
    let mut circles = Vec::new();
    for start in 0..next.len() {
        let mut at = start;
        while let Some(mark @ None) = walked_from.get_mut(at) {
            *mark = Some(start);
            let Some(on) = next.get(at).copied().flatten() else { break };
            at = on;
            if walked_from.get(at) == Some(&Some(start)) {
                circles.push(members(next, at));
            }
        }
    }
    circles
}

/// The members of the circle that `start` is in, the smallest first.
fn members(next: &[Option<usize>], start: usize) -> Vec<usize> {
    let mut members = vec![start];
    let mut at = start;
    while let Some(on) = next.get(at).copied().flatten().filter(|on| *on != start) {
        members.push(on);
        at = on;
    }
    let first = members.iter().enumerate().min_by_key(|(_, m)| **m).map_or(0, |(i, _)| i);
    members.rotate_left(first);
    members
}

/// What the members are; the number of the text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    Networks,
    Posts,
}

/// Reports one circle by the names of its members.
pub(super) fn report(faults: &mut Faults, at: fmt::Arguments<'_>, of: Of, names: &[&str]) {
    let first = names.first().copied().unwrap_or_default();
    let shown_names = names.iter().take(8).map(|n| shown(n)).chain((names.len() > 8).then(|| "…".to_owned()));
    let circle = shown_names.chain([shown(first)]).map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" → ");
    faults.push(at, &rules::CIRCLE, of as u8, vec![("name", shown(first).into()), ("circle", circle.into())]);
}
