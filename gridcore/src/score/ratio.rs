//! Exact fractions of points.

use std::cmp::Ordering;
use std::fmt;

use crate::points::Points;

/// A fraction of points, not divided until shown: ranks compare the fractions themselves.
///
/// ```
/// use gridcore::{Points, score::Ratio};
///
/// let third = Ratio::new(Points::from(1), 3).expect("a count that is not 0");
/// assert!(third < Ratio::from(Points::from_f64(0.334)?));
/// assert_eq!(third.to_string(), "0.333");
/// assert_eq!(third.plus(third).and_then(|two| two.plus(third)), Some(Points::ONE.into()));
/// assert_eq!(Ratio::new(Points::ONE, 0), None);
/// # Ok::<(), gridcore::BadPoints>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    /// Thousandths.
    over: i128,
    /// Above zero.
    under: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { over: 0, under: 1 };

    /// Points over a count; none over 0, which is no value and not 0.
    #[must_use]
    pub fn new(points: Points, count: u64) -> Option<Self> {
        (count > 0).then(|| Self { over: points.thousandths().into(), under: count.into() })
    }

    /// The thousandths above, and what they are divided by.
    #[must_use]
    pub const fn parts(self) -> (i128, i128) {
        (self.over, self.under)
    }

    /// Both added up; none beyond 128 bits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.under == other.under {
            return Some(reduced(self.over.checked_add(other.over)?, self.under));
        }
        let common = divisor(self.under, other.under);
        let (own, more) = (other.under / common, self.under / common);
        let over = self.over.checked_mul(own)?.checked_add(other.over.checked_mul(more)?)?;
        Some(reduced(over, self.under.checked_mul(own)?))
    }

    /// The other taken off; none beyond 128 bits.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { over: other.over.checked_neg()?, under: other.under })
    }

    /// So many times as much; none beyond 128 bits.
    #[must_use]
    pub fn times(self, factor: Points) -> Option<Self> {
        let over = self.over.checked_mul(factor.thousandths().into())?;
        Some(reduced(over, self.under.checked_mul(1000)?))
    }

    /// So many times as much; none beyond 128 bits.
    pub(crate) fn repeated(self, times: i128) -> Option<Self> {
        Some(reduced(self.over.checked_mul(times)?, self.under))
    }

    /// Divided by points; none by 0, or beyond 128 bits.
    #[must_use]
    pub fn over(self, points: Points) -> Option<Self> {
        let by = i128::from(points.thousandths());
        let over = self.over.checked_mul(if by < 0 { -1000 } else { 1000 })?;
        (by != 0).then(|| Some(reduced(over, self.under.checked_mul(by.abs())?)))?
    }

    /// Divided by a count; none by 0, or beyond 128 bits.
    #[must_use]
    pub fn shared(self, count: u64) -> Option<Self> {
        (count > 0).then(|| Some(reduced(self.over, self.under.checked_mul(count.into())?)))?
    }

    /// To the nearest thousandth, halves away from zero: to be shown, not to be reckoned with.
    #[must_use]
    pub fn rounded(self) -> Points {
        let (whole, rest) = (self.over / self.under, (self.over % self.under).abs());
        let nearest = whole + if rest >= self.under - rest { self.over.signum() } else { 0 };
        let limit = if self.over < 0 { Points::MIN } else { Points::MAX };
        i64::try_from(nearest).ok().and_then(Points::from_thousandths).unwrap_or(limit)
    }

    /// The whole number at most as large, and whether it is the value itself.
    pub(crate) const fn floor(self) -> (i128, bool) {
        let thousandths = self.over.div_euclid(self.under);
        let exact = self.over.rem_euclid(self.under) == 0 && thousandths.rem_euclid(1000) == 0;
        (thousandths.div_euclid(1000), exact)
    }
}

/// The same value in smallest terms.
fn reduced(over: i128, under: i128) -> Ratio {
    let common = divisor(over, under).max(1);
    Ratio { over: over / common, under: under / common }
}

/// The greatest common divisor, by Euclid.
const fn divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.cast_signed()
}

impl From<Points> for Ratio {
    fn from(points: Points) -> Self {
        Self { over: points.thousandths().into(), under: 1 }
    }
}

impl Ord for Ratio {
    /// Compares quotients and, where they are equal, what is left: nothing overflows.
    fn cmp(&self, other: &Self) -> Ordering {
        if self.under == other.under {
            return self.over.cmp(&other.over);
        }
        let (mut a, mut b) = (*self, *other);
        let mut turned = false;
        loop {
            let (wholes, order) = ((a.over.div_euclid(a.under), b.over.div_euclid(b.under)), turned);
            let rests = (a.over.rem_euclid(a.under), b.over.rem_euclid(b.under));
            let found = match (wholes.0.cmp(&wholes.1), rests) {
                (Ordering::Equal, (0, 0)) => return Ordering::Equal,
                (Ordering::Equal, (0, _)) => Ordering::Less,
                (Ordering::Equal, (_, 0)) => Ordering::Greater,
                (Ordering::Equal, (rest_a, rest_b)) => {
                    // The larger part left is the smaller the other way up.
                    a = Self { over: a.under, under: rest_a };
                    b = Self { over: b.under, under: rest_b };
                    turned = !turned;
                    continue;
                }
                (found, _) => found,
            };
            return if order { found.reverse() } else { found };
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
