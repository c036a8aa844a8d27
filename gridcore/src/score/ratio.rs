//! Exact fractions: points over a count.

use std::cmp::Ordering;
use std::fmt;

use crate::points::Points;

/// Points over a count, not divided until shown: ranks compare the fractions themselves.
///
/// ```
/// use gridcore::{Points, score::Ratio};
///
/// let third = Ratio::new(Points::from(1), 3).expect("a count that is not 0");
/// assert!(third < Ratio::from(Points::from_f64(0.334)?));
/// assert_eq!(third.to_string(), "0.333");
/// assert_eq!(Ratio::new(Points::ONE, 0), None);
/// # Ok::<(), gridcore::BadPoints>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    points: Points,
    count: u64,
}

impl Ratio {
    /// Points over a count; none over 0, which is no value and not 0.
    #[must_use]
    pub const fn new(points: Points, count: u64) -> Option<Self> {
        if count == 0 { None } else { Some(Self { points, count }) }
    }

    /// What stands above.
    #[must_use]
    pub const fn points(self) -> Points {
        self.points
    }

    /// What stands below.
    #[must_use]
    pub const fn count(self) -> u64 {
        self.count
    }

    /// To the nearest thousandth, halves away from zero: to be shown, not to be reckoned with.
    #[must_use]
    pub fn rounded(self) -> Points {
        let (over, under) = (i128::from(self.points.thousandths()), i128::from(self.count));
        let nearest = (2 * over.abs() + under).checked_div(2 * under).unwrap_or(0) * over.signum();
        i64::try_from(nearest).ok().and_then(Points::from_thousandths).unwrap_or(self.points)
    }

    fn scaled(self, other: Self) -> i128 {
        i128::from(self.points.thousandths()) * i128::from(other.count)
    }
}

impl From<Points> for Ratio {
    fn from(points: Points) -> Self {
        Self { points, count: 1 }
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.count == other.count {
            self.points.cmp(&other.points)
        } else {
            self.scaled(*other).cmp(&other.scaled(*self))
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

/// Rounded to three decimals.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rounded().fmt(f)
    }
}
