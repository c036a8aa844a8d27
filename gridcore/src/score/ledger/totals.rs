//! Sums of entries.

use crate::points::Points;

/// What some entries add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Totals {
    /// Thousandths above zero.
    pub(crate) plus: i64,
    /// Thousandths below zero.
    pub(crate) minus: i64,
    /// How many entries.
    pub(crate) count: u64,
}

impl Totals {
    /// Counts one entry. No sum overflows: a ledger holds less than 2^63 thousandths in all.
    #[inline]
    pub(crate) const fn add(&mut self, points: i64) {
        self.plus = self.plus.wrapping_add(if points > 0 { points } else { 0 });
        self.minus = self.minus.wrapping_add(if points < 0 { points } else { 0 });
        self.count += 1;
    }

    /// Counts all entries of another.
    #[inline]
    pub(crate) const fn merge(&mut self, other: &Self) {
        self.plus = self.plus.wrapping_add(other.plus);
        self.minus = self.minus.wrapping_add(other.minus);
        self.count += other.count;
    }

    /// Takes off what was counted of another.
    pub(crate) const fn take(&mut self, other: &Self) {
        self.plus = self.plus.wrapping_sub(other.plus);
        self.minus = self.minus.wrapping_sub(other.minus);
        self.count = self.count.wrapping_sub(other.count);
    }

    /// Whether each sum is one that [`Points`] hold.
    pub(crate) const fn is_exact(&self) -> bool {
        self.plus <= Points::MAX.thousandths() && self.minus >= Points::MIN.thousandths()
    }

    /// The rewards.
    #[must_use]
    pub fn plus(&self) -> Points {
        Points::from_thousandths(self.plus).unwrap_or(Points::MAX)
    }

    /// The penalties, not above zero.
    #[must_use]
    pub fn minus(&self) -> Points {
        Points::from_thousandths(self.minus).unwrap_or(Points::MIN)
    }

    /// Both together.
    #[must_use]
    pub fn sum(&self) -> Points {
        Points::from_thousandths(self.plus + self.minus).unwrap_or(Points::ZERO)
    }

    /// How many entries.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }
}
