//! The exact rate at which quotas, each held between its floor and cap, add up to the total.

use std::cmp::Ordering;

use super::Claims;
use crate::order;

/// Units of the total a unit of weight, as a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) numerator: u64,
    pub(crate) denominator: u128,
}

impl Rate {
    /// The whole part of a weight's quota, and the remainder over the denominator.
    pub(crate) const fn quota(self, weight: u64) -> (u128, u128) {
        let product = self.numerator as u128 * weight as u128;
        match (product.checked_div(self.denominator), product.checked_rem(self.denominator)) {
            (Some(whole), Some(rest)) => (whole, rest),
            _ => (0, 0),
        }
    }

    /// Compares a whole number with a weight's quota.
    fn cmp_quota(self, number: i64, weight: u64) -> Ordering {
        let (whole, rest) = self.quota(weight);
        u128::from(number.unsigned_abs()).cmp(&whole).then(0.cmp(&rest))
    }
}

/// The claims whose quotas are their own at a rate: the others are held at a floor or cap.
#[derive(Debug)]
pub(super) struct Quotas {
    pub(super) rate: Rate,
    /// Positions of claims that are not held; all that weigh something if nothing bounds them.
    pub(super) free: Option<Vec<usize>>,
}

/// The rate that divides all of the total, each claim being held between its floor and cap.
///
/// The sum of the held quotas grows with the rate and bends where a claim meets a bound, so the
/// bends are sorted and the right one is found by halving: `O(n log n)`.
pub(super) fn quotas(claims: &Claims<'_>) -> Quotas {
    let total = claims.total.unsigned_abs();
    if !claims.is_bounded() {
        let denominator = claims.weights.iter().map(|weight| u128::from(weight.unsigned_abs())).sum();
        return Quotas { rate: Rate { numerator: total, denominator }, free: None };
    }
    let claiming: Vec<usize> = (0..claims.weights.len()).filter(|at| claims.weight(*at) > 0).collect();
    let bend = |bound: i64, at: usize| Rate { numerator: bound.unsigned_abs(), denominator: claims.weight(at).into() };
    let mut bends: Vec<Rate> =
        claiming.iter().flat_map(|at| [bend(claims.floor(*at), *at), bend(claims.cap(*at), *at)]).collect();
    order::by(&mut bends, |a, b| {
        (u128::from(a.numerator) * b.denominator).cmp(&(u128::from(b.numerator) * a.denominator))
    });
    let fits = |rate: &Rate| held_sum(claims, &claiming, *rate) <= Sum { whole: total.into(), rest: false };
    let below = bends.partition_point(fits);
    let start = below.checked_sub(1).and_then(|at| bends.get(at)).copied();
    let start = start.unwrap_or(Rate { numerator: 0, denominator: 1 });
    let is_free = |at: &usize| {
        let weight = claims.weight(*at);
        start.cmp_quota(claims.floor(*at), weight) != Ordering::Greater
            && start.cmp_quota(claims.cap(*at), weight) == Ordering::Greater
    };
    let free: Vec<usize> = claiming.iter().copied().filter(is_free).collect();
    let held: u128 = claiming.iter().filter(|at| !is_free(at)).map(|at| u128::from(bound(claims, start, *at))).sum();
    let weight: u128 = free.iter().map(|at| u128::from(claims.weight(*at))).sum();
    let left = u64::try_from(u128::from(total).saturating_sub(held)).unwrap_or(0);
    let rate = if free.is_empty() { start } else { Rate { numerator: left, denominator: weight } };
    Quotas { rate, free: Some(free) }
}

/// What a claim that is held at a rate gets: its floor or its cap.
fn bound(claims: &Claims<'_>, rate: Rate, at: usize) -> u64 {
    let below = rate.cmp_quota(claims.floor(at), claims.weight(at)) == Ordering::Greater;
    if below { claims.floor(at).unsigned_abs() } else { claims.cap(at).unsigned_abs() }
}

/// A whole number, and whether something below 1 comes on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sum {
    whole: u128,
    rest: bool,
}

fn held_sum(claims: &Claims<'_>, claiming: &[usize], rate: Rate) -> Sum {
    let (mut whole, mut rests) = (0_u128, 0_u128);
    for at in claiming {
        let (floor, cap) = (claims.floor(*at).unsigned_abs(), claims.cap(*at).unsigned_abs());
        let (quota, rest) = rate.quota(claims.weight(*at));
        if quota >= cap.into() {
            whole += u128::from(cap);
        } else if quota < floor.into() {
            whole += u128::from(floor);
        } else {
            whole += quota;
            rests += rest;
        }
    }
    let carried = rests.checked_div(rate.denominator).unwrap_or(0);
    Sum { whole: whole + carried, rest: rests != carried * rate.denominator }
}
