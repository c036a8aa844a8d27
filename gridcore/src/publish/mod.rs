//! What may be published: small groups are left out, and others beside them, so that no small one is found
//! by subtraction.
//!
//! Boards and counts are for those who run an organisation. What goes to an audience is passed through
//! here first. The choice of what is left out beside a small group is heuristic; whether anything small can
//! be computed from what is left is then audited exactly, within one publication. Two publications of the same
//! days are one, to whoever has both.

mod audit;
mod board;
mod metrics;

use std::collections::BTreeSet;

pub use audit::recoverable;
pub use metrics::{PublishedMetrics, published};
use serde::Serialize;

use crate::order;

/// The least size of a group that is published, unless something else is asked for.
pub const LEAST: u64 = 5;

/// Whether a number is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// It is.
    Shown,
    /// It is left out, for its group is small.
    Small,
    /// It is left out so that one that is small is not found by subtraction.
    Beside,
}

/// A number of a publication that is the sum of others of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Total {
    /// The sum.
    pub of: usize,
    /// What it is the sum of.
    pub parts: Vec<usize>,
}

impl Total {
    fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.of).chain(self.parts.iter().copied())
    }
}

/// Which numbers of a publication are left out, given how many each is about and which are sums of which.
///
/// A group of 1 to `least - 1` is small; nobody is a group that may be told. Beside a small group the
/// smallest of its sum is left out, until nothing small can be computed from the rest.
///
/// After Cox, Suppression methodology and statistical disclosure control, JASA 75 (1980), and with an audit as
/// in Gusfield, A graph theoretic approach to statistical data security, SIAM J. Comput. 17 (1988).
///
/// # Complexity
/// `O(numbers + totals)` for each number left out, and that of [`recoverable`].
///
/// ```
/// use gridcore::publish::{Shown, Total, suppress};
///
/// // 3 of 40 in one team: 40 - 12 - 25 would tell them, so the team of 12 is left out too.
/// let total = Total { of: 0, parts: vec![1, 2, 3] };
/// let shown = suppress(&[40, 3, 12, 25], &[total], 5);
/// assert_eq!(shown, [Shown::Shown, Shown::Small, Shown::Beside, Shown::Shown]);
/// ```
#[must_use]
pub fn suppress(sizes: &[u64], totals: &[Total], least: u64) -> Vec<Shown> {
    let small = |size: u64| size > 0 && size < least;
    let mut shown: Vec<Shown> =
        sizes.iter().map(|size| if small(*size) { Shown::Small } else { Shown::Shown }).collect();
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); sizes.len()];
    for (number, total) in totals.iter().enumerate() {
        for at in total.numbers() {
            if let Some(own) = of.get_mut(at) {
                own.push(number);
            }
        }
    }
    let choice = Choice { sizes, totals, of: &of };
    // Sums with one number left out first; what is found only by several sums together after that.
    let mut open = order::set(0..totals.len());
    loop {
        while let Some(number) = open.pop_first() {
            choice.beside_one(number, &mut shown, &mut open);
        }
        let hidden: Vec<bool> = shown.iter().map(|shown| *shown != Shown::Shown).collect();
        let found = recoverable(&hidden, totals);
        let small: Vec<usize> = found.into_iter().filter(|at| shown.get(*at) == Some(&Shown::Small)).collect();
        let Some(at) = small.iter().find_map(|at| choice.beside(*at, &shown)) else { return shown };
        choice.hide(at, &mut shown, &mut open);
    }
}

/// What may be left out beside what.
struct Choice<'p> {
    sizes: &'p [u64],
    totals: &'p [Total],
    /// The sums each number is in.
    of: &'p [Vec<usize>],
}

impl Choice<'_> {
    /// In a sum with one number left out, the smallest of the others goes too.
    fn beside_one(&self, number: usize, shown: &mut [Shown], open: &mut BTreeSet<usize>) {
        let Some(total) = self.totals.get(number) else { return };
        let is_hidden = |at: &usize| shown.get(*at).is_some_and(|shown| *shown != Shown::Shown);
        if total.numbers().filter(is_hidden).take(2).count() == 1
            && let Some(at) = self.smallest(total, shown)
        {
            self.hide(at, shown, open);
        }
    }

    /// The smallest number that is shown in a sum a number is in.
    fn beside(&self, at: usize, shown: &[Shown]) -> Option<usize> {
        let sums = self.of.get(at).into_iter().flatten().filter_map(|number| self.totals.get(*number));
        sums.filter_map(|total| self.smallest(total, shown)).min_by_key(|at| (self.rank(*at), *at))
    }

    /// Groups of nobody, and sums, are left out last.
    fn smallest(&self, total: &Total, shown: &[Shown]) -> Option<usize> {
        let parts = total.parts.iter().copied();
        let open = |at: &usize| shown.get(*at) == Some(&Shown::Shown);
        let part = parts.filter(open).min_by_key(|at| (self.rank(*at), *at));
        part.or_else(|| Some(total.of).filter(open))
    }

    fn rank(&self, at: usize) -> u64 {
        self.sizes.get(at).map_or(u64::MAX, |size| size.wrapping_sub(1))
    }

    fn hide(&self, at: usize, shown: &mut [Shown], open: &mut BTreeSet<usize>) {
        if let Some(slot) = shown.get_mut(at) {
            *slot = Shown::Beside;
        }
        open.extend(self.of.get(at).into_iter().flatten());
    }
}
