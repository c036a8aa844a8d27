//! The numbers a kernel reckons in.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use crate::key::{EdgeId, IdVec};

/// A combined cost: 64 bits where the bound of the weights fits, else 128.
pub(super) trait Cost:
    Copy
    + Ord
    + Debug
    + Default
    + Send
    + Sync
    + Add<Output = Self>
    + Sub<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
{
    /// More than any cost of a path.
    const FAR: Self;

    /// A number that the weights have shown to fit.
    fn narrow(wide: i128) -> Self;

    fn wide(self) -> i128;

    /// The product of a cost of one level and its weight.
    fn weighed(self, cost: i64) -> Self;

    fn times(self, other: Self) -> Self;

    /// A column of costs; as it is, if it can be.
    fn column(costs: IdVec<EdgeId, i64>) -> IdVec<EdgeId, Self>;
}

impl Cost for i64 {
    const FAR: Self = Self::MAX / 2;

    #[expect(clippy::cast_possible_truncation, reason = "the weights are chosen so that costs fit")]
    fn narrow(wide: i128) -> Self {
        wide as Self
    }

    fn wide(self) -> i128 {
        i128::from(self)
    }

    #[inline]
    fn weighed(self, cost: i64) -> Self {
        self.wrapping_mul(cost)
    }

    #[inline]
    fn times(self, other: Self) -> Self {
        self.wrapping_mul(other)
    }

    fn column(costs: IdVec<EdgeId, i64>) -> IdVec<EdgeId, Self> {
        costs
    }
}

impl Cost for i128 {
    const FAR: Self = Self::MAX / 2;

    fn narrow(wide: i128) -> Self {
        wide
    }

    fn wide(self) -> i128 {
        self
    }

    #[inline]
    fn weighed(self, cost: i64) -> Self {
        self.wrapping_mul(Self::from(cost))
    }

    #[inline]
    fn times(self, other: Self) -> Self {
        self.wrapping_mul(other)
    }

    fn column(costs: IdVec<EdgeId, i64>) -> IdVec<EdgeId, Self> {
        costs.values().map(|cost| Self::from(*cost)).collect()
    }
}
