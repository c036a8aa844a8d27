//! Shares one unit at a time, and ranks by counting.

use std::cmp::Ordering;

use gridcore::score::Method;

/// A claim with small numbers.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    /// The weight.
    pub weight: i128,
    /// The least, for a claim with a weight.
    pub floor: i128,
    /// The most.
    pub cap: i128,
}

/// The shares, those listed first coming first among equals. The floors and caps must leave room
/// for the total.
#[must_use]
pub fn share(claims: &[Claim], total: i128, method: Method) -> Vec<i128> {
    match method {
        Method::LargestRemainder => by_remainder(claims, total),
        _ => by_quotient(claims, total, method),
    }
}

/// Starts at the floors and gives each further unit to the largest quotient.
fn by_quotient(claims: &[Claim], total: i128, method: Method) -> Vec<i128> {
    let mut shares: Vec<i128> = claims.iter().map(|claim| if claim.weight > 0 { claim.floor } else { 0 }).collect();
    while shares.iter().sum::<i128>() < total {
        let open = (0..claims.len()).filter(|at| claims[*at].weight > 0 && shares[*at] < claims[*at].cap);
        let better = |a: &usize, b: &usize| {
            let (a, b) = (*a, *b);
            let ordering = match method {
                Method::DHondt => (claims[a].weight * (shares[b] + 1)).cmp(&(claims[b].weight * (shares[a] + 1))),
                Method::SainteLague => {
                    (claims[a].weight * (2 * shares[b] + 1)).cmp(&(claims[b].weight * (2 * shares[a] + 1)))
                }
                _ if shares[a] == 0 && shares[b] == 0 => claims[a].weight.cmp(&claims[b].weight),
                _ => {
                    let square = |at: usize| claims[at].weight * claims[at].weight;
                    let divisor = |at: usize| shares[at] * (shares[at] + 1);
                    (square(a) * divisor(b)).cmp(&(square(b) * divisor(a)))
                }
            };
            ordering.then(b.cmp(&a))
        };
        let next = open.max_by(better).expect("room below the caps");
        shares[next] += 1;
    }
    shares
}

/// Fixes claims at the bounds their quotas break, the worse side first, until none does (as CSS lays
/// out flexible boxes); then whole parts, then one more in the order of the remainders.
fn by_remainder(claims: &[Claim], total: i128) -> Vec<i128> {
    let mut fixed: Vec<Option<i128>> = claims.iter().map(|claim| (claim.weight == 0).then_some(0)).collect();
    loop {
        let left = total - fixed.iter().flatten().sum::<i128>();
        let free: Vec<usize> = (0..claims.len()).filter(|at| fixed[*at].is_none()).collect();
        let weight: i128 = free.iter().map(|at| claims[*at].weight).sum();
        let below = |at: &&usize| left * claims[**at].weight < claims[**at].floor * weight;
        let above = |at: &&usize| left * claims[**at].weight > claims[**at].cap * weight;
        let short: i128 =
            free.iter().filter(below).map(|at| claims[*at].floor * weight - left * claims[*at].weight).sum();
        let over: i128 = free.iter().filter(above).map(|at| left * claims[*at].weight - claims[*at].cap * weight).sum();
        if short == 0 && over == 0 {
            let mut shares: Vec<i128> = fixed.iter().map(|share| share.unwrap_or(0)).collect();
            for at in &free {
                shares[*at] = left * claims[*at].weight / weight;
            }
            let mut order = free.clone();
            order.sort_by_key(|at| std::cmp::Reverse(left * claims[*at].weight % weight));
            let missing = usize::try_from(total - shares.iter().sum::<i128>()).expect("whole parts are at most quotas");
            order.into_iter().take(missing).for_each(|at| shares[at] += 1);
            return shares;
        }
        let floors: Vec<usize> = free.iter().filter(below).copied().collect();
        let caps: Vec<usize> = free.iter().filter(above).copied().collect();
        if short >= over {
            floors.into_iter().for_each(|at| fixed[at] = Some(claims[at].floor));
        }
        if over >= short {
            caps.into_iter().for_each(|at| fixed[at] = Some(claims[at].cap));
        }
    }
}

/// The ranks of values within groups, in halves, by counting who is better and who is equal.
#[must_use]
pub fn ranks(
    keys: &[(usize, Vec<Option<i64>>)],
    ranking: gridcore::score::Ranking,
    ascending: bool,
) -> Vec<Option<i64>> {
    use gridcore::score::Ranking;
    let compare = |a: &[Option<i64>], b: &[Option<i64>]| {
        let one = |(a, b): (&Option<i64>, &Option<i64>)| match (a, b) {
            (Some(a), Some(b)) if ascending => a.cmp(b),
            (Some(a), Some(b)) => b.cmp(a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        a.iter().zip(b).map(one).find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    };
    let rank = |at: usize| {
        let (group, key) = &keys[at];
        key[0]?;
        let others = || keys.iter().enumerate().filter(|(_, (g, k))| g == group && k[0].is_some());
        let better: Vec<&Vec<Option<i64>>> =
            others().filter(|(_, (_, k))| compare(k, key) == Ordering::Less).map(|(_, (_, k))| k).collect();
        let equal: Vec<usize> =
            others().filter(|(_, (_, k))| compare(k, key) == Ordering::Equal).map(|(i, _)| i).collect();
        let (before, same) = (better.len() as i64, equal.len() as i64);
        let mut distinct: Vec<&Vec<Option<i64>>> = Vec::new();
        better.into_iter().for_each(|k| {
            if !distinct.iter().any(|d| compare(d, k).is_eq()) {
                distinct.push(k)
            }
        });
        Some(match ranking {
            Ranking::Competition => 2 * (before + 1),
            Ranking::Modified => 2 * (before + same),
            Ranking::Dense => 2 * (distinct.len() as i64 + 1),
            Ranking::Ordinal => 2 * (before + 1 + equal.iter().filter(|i| **i < at).count() as i64),
            Ranking::Fractional => (before + 1) + (before + same),
        })
    };
    (0..keys.len()).map(rank).collect()
}
