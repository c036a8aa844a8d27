//! The divisor methods: quotas rounded at a common rate, then units moved until the total is met.
//!
//! Rounding at any rate gives the right division of its own sum, so only the difference is left to
//! hand out or take back, by the quotients (Pukelsheim 2017, chapter 4: jump and step).

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::rate::quotas;
use super::{Claims, Division, Rate};

/// The sequence by which a weight is divided for each further unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Divisors {
    /// s + 1.
    Whole,
    /// 2 s + 1.
    Odd,
    /// The root of s (s + 1).
    Geometric,
}

/// A claim to one more unit after `units`, by its quotient.
#[derive(Debug, Clone, Copy)]
struct Bid {
    divisors: Divisors,
    weight: u64,
    units: u64,
    at: usize,
}

pub(super) fn divide(claims: &Claims<'_>, divisors: Divisors) -> Division {
    let mut rate = quotas(claims).rate;
    if divisors == Divisors::Whole && !claims.is_bounded() {
        // Rounding down loses half a unit a claim, so about that much is added beforehand.
        rate.numerator = rate.numerator.saturating_add(claims.weights.len() as u64 / 2);
    }
    let rounded = |at: usize| {
        let units = divisors.round(rate, claims.weight(at));
        i64::try_from(units).map_or(claims.cap(at), |units| units.clamp(claims.floor(at), claims.cap(at)))
    };
    let mut shares: Vec<i64> = (0..claims.weights.len()).map(rounded).collect();
    let given: i128 = shares.iter().map(|share| i128::from(*share)).sum();
    let (tied, left) = match i128::from(claims.total) - given {
        0 => (Vec::new(), 0),
        missing if missing > 0 => add(claims, divisors, &mut shares, missing),
        over => take(claims, divisors, &mut shares, -over),
    };
    Division { shares, tied, left }
}

fn bid(claims: &Claims<'_>, divisors: Divisors, at: usize, units: i64) -> Bid {
    Bid { divisors, weight: claims.weight(at), units: units.unsigned_abs(), at }
}

/// Hands out units by the largest quotients.
fn add(claims: &Claims<'_>, divisors: Divisors, shares: &mut [i64], mut missing: i128) -> (Vec<usize>, usize) {
    let open = shares.iter().enumerate().filter(|(at, share)| **share < claims.cap(*at));
    let mut bids: BinaryHeap<Bid> = open.map(|(at, share)| bid(claims, divisors, at, *share)).collect();
    while missing > 0 {
        let equal = pop_equal(&mut bids, |bid| bid.at);
        if equal.is_empty() {
            break;
        }
        if equal.len() as i128 > missing {
            return (equal, usize::try_from(missing).unwrap_or(0));
        }
        missing -= equal.len() as i128;
        for at in equal {
            if let Some(share) = shares.get_mut(at) {
                *share += 1;
                if *share < claims.cap(at) {
                    bids.push(bid(claims, divisors, at, *share));
                }
            }
        }
    }
    (Vec::new(), 0)
}

/// Takes units back by the smallest quotients.
fn take(claims: &Claims<'_>, divisors: Divisors, shares: &mut [i64], mut over: i128) -> (Vec<usize>, usize) {
    let open = shares.iter().enumerate().filter(|(at, share)| **share > claims.floor(*at));
    let mut bids: BinaryHeap<Reverse<Bid>> =
        open.map(|(at, share)| Reverse(bid(claims, divisors, at, share - 1))).collect();
    while over > 0 {
        let equal = pop_equal(&mut bids, |bid| bid.0.at);
        if equal.is_empty() {
            break;
        }
        let kept = equal.len() as i128 - over;
        over -= equal.len() as i128;
        for at in &equal {
            if let Some(share) = shares.get_mut(*at) {
                *share -= 1;
                if *share > claims.floor(*at) {
                    bids.push(Reverse(bid(claims, divisors, *at, *share - 1)));
                }
            }
        }
        if kept > 0 {
            return (equal, usize::try_from(kept).unwrap_or(0));
        }
    }
    (Vec::new(), 0)
}

/// The positions of the first bid and all equal to it.
fn pop_equal<B: Ord>(bids: &mut BinaryHeap<B>, at: impl Fn(&B) -> usize) -> Vec<usize> {
    let Some(first) = bids.pop() else { return Vec::new() };
    let mut equal = vec![at(&first)];
    while bids.peek().is_some_and(|next| *next == first) {
        equal.extend(bids.pop().map(|next| at(&next)));
    }
    equal
}

impl Divisors {
    /// A weight's quota at a rate, rounded as the divisors have it.
    fn round(self, rate: Rate, weight: u64) -> u128 {
        let (whole, rest) = rate.quota(weight);
        let up = match self {
            Self::Whole => false,
            Self::Odd => rest >= rate.denominator - rest,
            // With q = s + r/d: q^2 >= s (s + 1), multiplied out and by d^2.
            Self::Geometric => {
                let scaled = whole * rate.denominator;
                weight > 0 && wide(rest, 2 * scaled + rest) >= wide(scaled, rate.denominator)
            }
        };
        whole + u128::from(up)
    }
}

impl Ord for Bid {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (u128::from(self.weight), u128::from(other.weight));
        let (s, t) = (u128::from(self.units), u128::from(other.units));
        match self.divisors {
            Divisors::Whole => (a * (t + 1)).cmp(&(b * (s + 1))),
            Divisors::Odd => (a * (2 * t + 1)).cmp(&(b * (2 * s + 1))),
            // The first unit is divided by 0: such bids come before all others, the heaviest first.
            Divisors::Geometric if s == 0 || t == 0 => (s == 0).cmp(&(t == 0)).then(a.cmp(&b)),
            Divisors::Geometric => wide(a * a, t * (t + 1)).cmp(&wide(b * b, s * (s + 1))),
        }
    }
}

impl PartialOrd for Bid {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Bid {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Bid {}

/// The product of two numbers in 256 bits: its upper half, its lower half.
const fn wide(a: u128, b: u128) -> (u128, u128) {
    const HALF: u128 = u64::MAX as u128;
    let (a1, a0, b1, b0) = (a >> 64, a & HALF, b >> 64, b & HALF);
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 64);
    let carry = a0 * b1 + (middle & HALF);
    (a1 * b1 + (middle >> 64) + (carry >> 64), (carry << 64) | (low & HALF))
}
