//! The numbers the dense kernel reckons in.

use std::fmt::Debug;
use std::ops::{Add, Sub};

/// A cost: a double, or a whole number of 64 or 128 bits.
pub(super) trait Number: Copy + PartialOrd + Debug + Default + Add<Output = Self> + Sub<Output = Self> {
    /// Further than any path; as a double also the cost that forbids a pair, which no whole number does.
    const FAR: Self;
    /// A price that puts every cost beyond all paths.
    const SUNK: Self;
}

impl Number for f64 {
    const FAR: Self = Self::INFINITY;
    const SUNK: Self = Self::NEG_INFINITY;
}

// Costs and sums stay below an eighth of these.
impl Number for i64 {
    const FAR: Self = 1 << 62;
    const SUNK: Self = -(1 << 61);
}

impl Number for i128 {
    const FAR: Self = 1 << 126;
    const SUNK: Self = -(1 << 125);
}
