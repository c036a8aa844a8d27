//! Mutual inspection slowly: every way in which units can inspect each other.

use std::collections::BTreeMap;

/// By inspector and inspected, how many periods ago they met.
pub type Ages = BTreeMap<(usize, usize), u32>;

/// Among all ways in which `size` units can inspect each other, the fewest pairs that met in the last period,
/// then in the one before, and so on; none if there is no way.
#[must_use]
pub fn inspect(size: usize, may: &dyn Fn(usize, usize) -> bool, ages: &Ages, reciprocal: bool) -> Option<Vec<usize>> {
    let longest = ages.values().copied().max().unwrap_or(0);
    let mut least: Option<Vec<usize>> = None;
    let mut open: Vec<Vec<usize>> = vec![Vec::new()];
    while let Some(chosen) = open.pop() {
        let one = chosen.len();
        if one == size {
            let counts = (1..=longest).map(|ago| {
                chosen.iter().enumerate().filter(|(one, two)| ages.get(&(*one, **two)) == Some(&ago)).count()
            });
            let counts: Vec<usize> = counts.collect();
            least = Some(least.map_or(counts.clone(), |known| known.min(counts)));
            continue;
        }
        for two in (0..size).filter(|two| *two != one && may(one, *two) && !chosen.contains(two)) {
            if reciprocal || chosen.get(two) != Some(&one) {
                open.push(chosen.iter().copied().chain([two]).collect());
            }
        }
    }
    least
}
