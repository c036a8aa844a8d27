//! How long ago units saw each other, as costs.

use super::kernel::Costs;
use super::units::Gathered;

/// The cost of a pair is a digit for the period in which it met last, so that one of a later period costs more
/// than all units could of earlier ones.
#[derive(Debug)]
pub(super) struct Recency {
    size: usize,
    /// By inspector and inspected, how many periods ago they met last; 0 for never.
    ago: Vec<u32>,
    /// How many of the latest periods have a digit of their own.
    digits: u32,
}

/// Bits of the costs of all pairs of a period together.
const BITS: u32 = 120;

impl Recency {
    pub(super) fn of(gathered: &Gathered, periods: u32) -> Self {
        let size = gathered.units.len();
        let mut ago = vec![0; size * size];
        let mut longest = 0;
        for (inspector, inspected, then) in &gathered.history {
            if let Some(slot) = ago.get_mut(inspector * size + inspected) {
                *slot = if *slot == 0 { *then } else { (*slot).min(*then) };
                longest = longest.max(*then);
            }
        }
        // The lowest digit holds the sum of the ages of all that have none of their own.
        let lowest = bits(size as u128 * u128::from(longest.saturating_add(periods)));
        let digits = BITS.saturating_sub(lowest) / bits(size as u128);
        Self { size, ago, digits }
    }

    pub(super) fn ago(&self, inspector: usize, inspected: usize) -> Option<u32> {
        self.ago.get(inspector * self.size + inspected).copied().filter(|ago| *ago > 0)
    }

    /// How many of the latest periods have a digit of their own.
    pub(super) const fn digits(&self) -> u32 {
        self.digits
    }

    /// What each pair costs that may be.
    pub(super) fn costs(&self, gathered: &Gathered) -> Costs {
        let longest = self.ago.iter().copied().max().unwrap_or(0);
        let base = bits(self.size as u128);
        let lowest = bits(self.size as u128 * u128::from(longest));
        let cost = |ago: u32| match ago {
            0 => 0,
            ago if ago <= self.digits => 1_i128 << (lowest + base * (self.digits.min(longest) - ago)),
            ago => i128::from(longest - ago) + 1,
        };
        let costs = self.ago.iter().zip(&gathered.allowed).map(|(ago, allowed)| allowed.then(|| cost(*ago))).collect();
        Costs { size: self.size, costs }
    }

    /// A period goes by in which these met.
    pub(super) fn pass(&mut self, columns: &[usize]) {
        for ago in self.ago.iter_mut().filter(|ago| **ago > 0) {
            *ago = ago.saturating_add(1);
        }
        for (row, column) in columns.iter().enumerate() {
            if let Some(ago) = self.ago.get_mut(row * self.size + column) {
                *ago = 1;
            }
        }
    }
}

/// The bits of a number.
const fn bits(number: u128) -> u32 {
    u128::BITS - number.leading_zeros()
}
