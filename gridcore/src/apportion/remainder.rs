//! The largest remainder: whole parts by division, then the largest remainders by selection.

use super::rate::{Rate, quotas};
use super::{Claims, Division};
use crate::order;

/// The most a total may be for whole parts to be estimated in doubles, exactly to one.
const ESTIMATED: u64 = 1 << 50;
/// The most a denominator may be for the remainder to fit beside its sign.
const NARROW: u128 = 1 << 62;
/// Remainders are counted by so many of their highest bits before the one at the cut is looked for.
const BITS: u32 = 12;

pub(super) fn divide(claims: &Claims<'_>) -> Division {
    let quotas = quotas(claims);
    let Some(free) = quotas.free else {
        return among(claims.weights, quotas.rate);
    };
    let weights: Vec<i64> = free.iter().filter_map(|at| claims.weights.get(*at).copied()).collect();
    let part = among(&weights, quotas.rate);
    let mut shares: Vec<i64> = (0..claims.weights.len())
        .map(|at| {
            let (whole, _) = quotas.rate.quota(claims.weight(at));
            let (floor, cap) = (claims.floor(at), claims.cap(at));
            i64::try_from(whole).map_or(cap, |whole| whole.clamp(floor, cap))
        })
        .collect();
    for (at, share) in free.iter().zip(part.shares) {
        if let Some(slot) = shares.get_mut(*at) {
            *slot = share;
        }
    }
    let tied = part.tied.iter().filter_map(|at| free.get(*at).copied()).collect();
    Division { shares, tied, left: part.left }
}

/// Divides the numerator of the rate among weights whose sum is its denominator.
fn among(weights: &[i64], rate: Rate) -> Division {
    match u64::try_from(rate.denominator) {
        Ok(denominator) if rate.denominator < NARROW && rate.numerator < ESTIMATED => {
            let estimate = Estimate::new(rate.numerator, denominator);
            let quota = |weight: u64| estimate.quota(weight);
            finish(rate.numerator, weights, quota)
        }
        _ => {
            let quota = |weight: u64| {
                let (whole, rest) = rate.quota(weight);
                (u64::try_from(whole).unwrap_or(u64::MAX), rest)
            };
            // Remainders that are wide are narrowed by rank: only their order matters.
            let distinct = order::distinct(weights.iter().map(|weight| quota(weight.unsigned_abs()).1));
            let ranked = |weight: u64| {
                let (whole, rest) = quota(weight);
                (whole, distinct.binary_search(&rest).unwrap_or(0) as u64)
            };
            finish(rate.numerator, weights, ranked)
        }
    }
}

/// Quotas by an estimate in doubles.
///
/// The quotient, below 2^50, is off by one at most, which the exact remainder shows: several times as
/// fast as a division of 128 bits.
#[derive(Debug, Clone, Copy)]
struct Estimate {
    numerator: u64,
    denominator: u64,
    rate: f64,
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an estimate that is put right"
)]
impl Estimate {
    const fn new(numerator: u64, denominator: u64) -> Self {
        Self { numerator, denominator, rate: numerator as f64 / denominator as f64 }
    }

    /// Whole part and remainder of the weight's quota.
    #[inline]
    const fn quota(self, weight: u64) -> (u64, u64) {
        let whole = (weight as f64 * self.rate) as u64;
        // Both products agree in all but their lowest 64 bits, so those give the difference.
        let rest = weight.wrapping_mul(self.numerator).wrapping_sub(whole.wrapping_mul(self.denominator));
        if rest.cast_signed() < 0 {
            (whole - 1, rest.wrapping_add(self.denominator))
        } else if rest >= self.denominator {
            (whole + 1, rest - self.denominator)
        } else {
            (whole, rest)
        }
    }
}

/// Gives each the whole part and one more to the largest remainders.
fn finish(total: u64, weights: &[i64], quota: impl Fn(u64) -> (u64, u64)) -> Division {
    let mut given = 0_u64;
    let mut largest = 0;
    let (mut shares, rests): (Vec<i64>, Vec<u64>) = weights
        .iter()
        .map(|weight| {
            let (whole, rest) = quota(weight.unsigned_abs());
            given += whole;
            largest = largest.max(rest);
            (whole.cast_signed(), rest)
        })
        .unzip();
    let units = usize::try_from(total.saturating_sub(given)).unwrap_or(0);
    if units == 0 || rests.is_empty() {
        return Division { shares, ..Division::default() };
    }
    let cut = cut(&rests, largest, units);
    let mut tied = Vec::new();
    for (at, (share, rest)) in shares.iter_mut().zip(&rests).enumerate() {
        if *rest > cut.rest || (*rest == cut.rest && cut.all) {
            *share += 1;
        } else if *rest == cut.rest {
            tied.push(at);
        }
    }
    Division { shares, tied, left: cut.left }
}

/// The smallest remainder that still gets something.
struct Cut {
    rest: u64,
    /// Whether all with that remainder do; if not, `left` of them do.
    all: bool,
    left: usize,
}

/// Finds the remainder of the `units`-th largest.
fn cut(rests: &[u64], largest: u64, units: usize) -> Cut {
    let shift = (u64::BITS - largest.leading_zeros()).saturating_sub(BITS);
    let mut counts = vec![0_usize; 1 << BITS];
    for rest in rests {
        if let Some(count) = usize::try_from(rest >> shift).ok().and_then(|bucket| counts.get_mut(bucket)) {
            *count += 1;
        }
    }
    let mut needed = units;
    let mut bucket = 0;
    for (at, count) in counts.iter().enumerate().rev() {
        if *count >= needed {
            bucket = at as u64;
            break;
        }
        needed -= count;
    }
    let mut near: Vec<u64> = rests.iter().copied().filter(|rest| rest >> shift == bucket).collect();
    let at = needed.saturating_sub(1);
    let rest = *near.select_nth_unstable_by(at, |a, b| b.cmp(a)).1;
    let above = near.iter().filter(|other| **other > rest).count();
    let equal = near.iter().filter(|other| **other == rest).count();
    let left = needed.saturating_sub(above);
    if left == equal { Cut { rest, all: true, left: 0 } } else { Cut { rest, all: false, left } }
}
