//! Passes over a row of costs, several columns at a time and without branches, so that they become vector
//! instructions.

use super::number::Number;

/// Columns looked at together.
const LANES: usize = 8;

// Not `min` and `max` of doubles, which ask about what is no number.
fn less<N: Number>(one: N, other: N) -> N {
    if one < other { one } else { other }
}

fn more<N: Number>(one: N, other: N) -> N {
    if one < other { other } else { one }
}

/// How far the numbers lie from zero at most, if all of them are finite.
pub(super) fn widest(numbers: &[f64]) -> Option<f64> {
    let (mut widest, mut odd) = ([0.0; LANES], [0.0; LANES]);
    let mut look = |numbers: &[f64]| {
        for (number, (widest, odd)) in numbers.iter().zip(widest.iter_mut().zip(&mut odd)) {
            *widest = more(*widest, number.abs());
            // Not a number, once one is none or infinite.
            *odd += number * 0.0;
        }
    };
    let (chunks, last) = numbers.as_chunks::<LANES>();
    chunks.iter().for_each(|chunk| look(chunk));
    look(last);
    odd.iter().all(|odd| *odd == 0.0).then(|| widest.into_iter().fold(0.0, more))
}

/// Lowers the distances to those from a row; the least of all.
pub(super) fn relax<N: Number>(costs: &[N], prices: &[N], distances: &mut [N], base: N) -> N {
    let mut nearest = [N::FAR; LANES];
    let mut reach = |costs: &[N], prices: &[N], distances: &mut [N]| {
        let columns = costs.iter().zip(prices).zip(distances);
        for (((cost, price), distance), nearest) in columns.zip(&mut nearest) {
            let reached = less(*cost - *price - base, *distance);
            *distance = reached;
            *nearest = less(reached, *nearest);
        }
    };
    let (costs, last_costs) = costs.as_chunks::<LANES>();
    let (prices, last_prices) = prices.as_chunks::<LANES>();
    let (distances, last_distances) = distances.as_chunks_mut::<LANES>();
    for ((costs, prices), distances) in costs.iter().zip(prices).zip(distances) {
        reach(costs, prices, distances);
    }
    reach(last_costs, last_prices, last_distances);
    nearest.into_iter().fold(N::FAR, less)
}

/// The two least costs, less the prices.
pub(super) fn two_least<N: Number>(costs: &[N], prices: &[N]) -> (N, N) {
    let (mut first, mut second) = ([N::FAR; LANES], [N::FAR; LANES]);
    let mut take = |costs: &[N], prices: &[N]| {
        for ((cost, price), (first, second)) in costs.iter().zip(prices).zip(first.iter_mut().zip(&mut second)) {
            let reduced = *cost - *price;
            *second = less(*second, more(*first, reduced));
            *first = less(*first, reduced);
        }
    };
    let (costs, last_costs) = costs.as_chunks::<LANES>();
    let (prices, last_prices) = prices.as_chunks::<LANES>();
    for (costs, prices) in costs.iter().zip(prices) {
        take(costs, prices);
    }
    take(last_costs, last_prices);
    let pair = |(first, second), next| (less(first, next), less(second, more(first, next)));
    first.into_iter().chain(second).fold((N::FAR, N::FAR), pair)
}

/// The first column at `from` or after whose cost less its price is this.
pub(super) fn find_reduced<N: Number>(costs: &[N], prices: &[N], wanted: N, from: usize) -> Option<usize> {
    let (costs, prices) = (costs.get(from..)?, prices.get(from..)?);
    let is_it = |(cost, price): (&N, &N)| *cost - *price == wanted;
    let has = |(costs, prices): (&[N; LANES], &[N; LANES])| {
        costs.iter().zip(prices).fold(false, |has, column| has | is_it(column))
    };
    let (chunks, _) = costs.as_chunks();
    let at = chunks.iter().zip(prices.as_chunks().0).position(has).unwrap_or(chunks.len()) * LANES;
    let mut rest = costs.iter().zip(prices).skip(at);
    Some(from + at + rest.position(is_it)?)
}

/// The first place at `from` or after with this number.
pub(super) fn find<N: Number>(numbers: &[N], wanted: N, from: usize) -> Option<usize> {
    let numbers = numbers.get(from..)?;
    let has = |chunk: &[N; LANES]| chunk.iter().fold(false, |has, number| has | (*number == wanted));
    let (chunks, _) = numbers.as_chunks();
    let at = chunks.iter().position(has).unwrap_or(chunks.len()) * LANES;
    Some(from + at + numbers.iter().skip(at).position(|number| *number == wanted)?)
}
