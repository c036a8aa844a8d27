//! The best plan by trying every set of edges.

use super::Small;

/// What the best plan lacks, its totals, and its pairs of slot and person in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Best {
    /// Seats and edges short.
    pub missing: u64,
    /// By level.
    pub totals: Vec<i64>,
    /// How many edges are chosen.
    pub filled: usize,
    /// Slot and person of each.
    pub pairs: Vec<(u32, u32)>,
}

/// The best plan: the least lacking, the lowest totals in order of levels, the fewest edges, the smallest pairs.
///
/// # Panics
/// If there are more than 20 edges.
#[must_use]
pub fn best(small: &Small) -> Best {
    best_among(small, |_| true).expect("nothing is a plan")
}

/// The best plan that has an edge, or has it not; none if there is none.
///
/// # Panics
/// If there are more than 20 edges.
#[must_use]
pub fn best_deciding(small: &Small, edge: u32, chosen: bool) -> Option<Best> {
    best_among(small, |set| (set >> edge & 1 == 1) == chosen)
}

fn best_among(small: &Small, test: impl Fn(u32) -> bool) -> Option<Best> {
    assert!(small.edges.len() <= 20, "too many edges to try all");
    (0..1_u32 << small.edges.len()).filter(|set| test(*set)).filter_map(|set| plan(small, set)).min()
}

/// The least that some slots and bounds lack if nothing else wants anything.
#[must_use]
pub fn least_missing(small: &Small, slots: &[u32], bounds: &[u32]) -> u64 {
    let mut only = small.clone();
    for (slot, (required, _)) in only.slots.iter_mut().enumerate() {
        *required = if slots.contains(&(slot as u32)) { *required } else { 0 };
    }
    for (bound, (_, least, _)) in only.bounds.iter_mut().enumerate() {
        *least = if bounds.contains(&(bound as u32)) { *least } else { 0 };
    }
    best(&only).missing
}

/// The plan that chooses the edges of a set; none if it breaks a bound.
fn plan(small: &Small, set: u32) -> Option<Best> {
    let chosen = || (0..small.edges.len()).filter(move |edge| set >> edge & 1 == 1);
    let mut seats = vec![0; small.slots.len()];
    let mut loads = vec![0; small.people.len()];
    let mut totals = vec![0; small.levels];
    for edge in chosen() {
        let (slot, person, costs) = &small.edges[edge];
        let (slot, person) = (*slot as usize, *person as usize);
        seats[slot] += 1;
        let (most, extra) = &small.people[person];
        let seat: Option<&Vec<i64>> = extra.get(loads[person]).or_else(|| extra.last());
        loads[person] += 1;
        if seats[slot] > small.slots[slot].1 || loads[person] > *most as usize {
            return None;
        }
        for (level, total) in totals.iter_mut().enumerate() {
            *total += costs[level] + seat.map_or(0, |costs| costs[level]);
        }
    }
    let mut missing: u64 =
        small.slots.iter().zip(&seats).map(|((required, _), taken)| u64::from(required.saturating_sub(*taken))).sum();
    for (edges, least, most) in &small.bounds {
        let inside = edges.iter().filter(|edge| set >> **edge & 1 == 1).count() as u32;
        if inside > *most {
            return None;
        }
        missing += u64::from(least.saturating_sub(inside));
    }
    let mut pairs: Vec<(u32, u32)> = chosen().map(|edge| (small.edges[edge].0, small.edges[edge].1)).collect();
    pairs.sort_unstable();
    Some(Best { missing, totals, filled: pairs.len(), pairs })
}
