//! Fractions as anyone would write them: two numbers, compared by multiplying across.

use std::cmp::Ordering;

/// A fraction whose lower part is above zero. Small numbers only: nothing is checked.
#[derive(Debug, Clone, Copy)]
pub struct Fraction(pub i128, pub i128);

impl Fraction {
    /// The sum of both.
    #[must_use]
    pub const fn add(self, other: Self) -> Self {
        Self(self.0 * other.1 + other.0 * self.1, self.1 * other.1).short()
    }

    /// The product of both.
    #[must_use]
    pub const fn multiply(self, other: Self) -> Self {
        Self(self.0 * other.0, self.1 * other.1).short()
    }

    /// Whether it is what gridcore says.
    #[must_use]
    pub fn is(self, ratio: gridcore::score::Ratio) -> bool {
        let (over, under) = ratio.parts();
        self == Self(over, under * 1000)
    }

    /// Divided by every number that divides both.
    const fn short(self) -> Self {
        let (mut a, mut b) = (self.0.abs(), self.1);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        if a == 0 { self } else { Self(self.0 / a, self.1 / a) }
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}
