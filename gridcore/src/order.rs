//! Sorting with little code.
//!
//! The standard library compiles its sort anew for every type and every comparison, some ten kilobytes
//! each in a WebAssembly module. Here positions are sorted, by one copy of it that calls the comparison,
//! and the list is arranged by them. It costs an indirect call a comparison; lists that are sorted while
//! millions of rows are read should not be.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// So many positions need no allocation.
const FEW: usize = 16;

/// Sorts by a comparison; what is equal under it keeps its order.
///
/// `O(n log n)`.
pub(crate) fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut few = [0; FEW];
    let mut many = Vec::new();
    let order = match few.get_mut(..list.len()) {
        Some(few) => few,
        None => {
            many.resize(list.len(), 0);
            &mut many
        }
    };
    sort(order, &mut |a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(list, order);
}

/// Sorts by a key, which is asked for at every comparison.
pub(crate) fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the order of the values themselves.
pub(crate) fn natural<T: Ord>(list: &mut [T]) {
    by(list, T::cmp);
}

/// The values sorted, each once.
pub(crate) fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    natural(&mut values);
    values.dedup();
    values
}

/// A set of values. To collect them would sort them first, by a sort compiled for their type.
pub(crate) fn set<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(values);
    set
}

/// A map of pairs, of those with the same key the last. As with [`set`], each is put in by itself.
pub(crate) fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// Fills `order` with the positions of a list of its length, sorted. The one sort there is.
#[expect(clippy::disallowed_methods, reason = "what everything else is to use instead")]
fn sort(order: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    order.iter_mut().enumerate().for_each(|(position, entry)| *entry = position);
    order.sort_by(|a, b| compare(*a, *b));
}

/// Moves each value to where `order` has its position, along the cycles of the permutation.
fn arrange<T>(list: &mut [T], order: &mut [usize]) {
    for start in 0..list.len() {
        let mut at = start;
        while let Some(entry) = order.get_mut(at) {
            let from = std::mem::replace(entry, at);
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists of pairs of every length up to 60, with many equal keys.
    fn lists() -> impl Iterator<Item = Vec<(u32, usize)>> {
        let mut state = 1_u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % 7
        };
        (0..60).map(move |length| (0..length).map(|position| (next(), position)).collect())
    }

    #[test]
    fn equal_values_keep_their_order() {
        for mut list in lists() {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            by_key(&mut list, |(key, _)| *key);
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn distinct_values_are_those_of_a_set() {
        for list in lists() {
            let expected: BTreeSet<u32> = list.iter().map(|(key, _)| *key).collect();
            assert_eq!(distinct(list.into_iter().map(|(key, _)| key)), expected.into_iter().collect::<Vec<_>>());
        }
    }
}
