//! The numbers the dense kernel reckons in.

use std::fmt::Debug;
use std::ops::{Add, Sub};

/// A cost: a double, or a whole number of 64 or 128 bits.
pub(super) trait Number: Copy + PartialOrd + Debug + Default + Add<Output = Self> + Sub<Output = Self> {
    /// What forbids a pair, and is further than any path.
    const FAR: Self;
}

impl Number for f64 {
    const FAR: Self = Self::INFINITY;
}

impl Number for i64 {
    const FAR: Self = Self::MAX;
}

impl Number for i128 {
    const FAR: Self = Self::MAX;
}
