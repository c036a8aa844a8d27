//! Fair whole-number division: a total among claims in proportion to their weights.
//!
//! Arithmetic alone: no keys, no messages. What is equally due at the cut is handed back, for the
//! caller to settle.

mod divisor;
mod rate;
mod remainder;

pub(crate) use rate::Rate;

/// How a total is divided.
///
/// Weights, floors, caps and totals are whole numbers of whatever unit; a quota, the exact
/// proportional part, is seldom whole. The methods differ in what they make of that.
///
/// See Balinski and Young, *Fair Representation* (2nd edition, 2001), and Pukelsheim,
/// *Proportional Representation* (2nd edition, 2017).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
pub enum Method {
    /// Each gets the whole part of its quota, the largest remainders one more (Hamilton,
    /// Hare-Niemeyer). The one for money: nobody is a unit or more away from the quota.
    #[default]
    LargestRemainder,
    /// The divisors 1, 3, 5, ..: quotas are rounded at the half (Webster).
    SainteLague,
    /// The divisors 1, 2, 3, ..: favours the large (Jefferson).
    #[cfg_attr(feature = "schema", schemars(rename = "dhondt"))]
    DHondt,
    /// The divisors between s and s + 1 at their geometric mean: every claim gets at least 1. If
    /// the total is too small for that, the largest claims do.
    HuntingtonHill,
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 4] = [Self::LargestRemainder, Self::SainteLague, Self::DHondt, Self::HuntingtonHill];

    /// The name it has in Python and JavaScript.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LargestRemainder => "largest-remainder",
            Self::SainteLague => "sainte-lague",
            Self::DHondt => "dhondt",
            Self::HuntingtonHill => "huntington-hill",
        }
    }

    /// The method of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == name)
    }
}

/// What is divided among whom. A claim without weight gets nothing, whatever its floor.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claims<'a> {
    pub(crate) weights: &'a [i64],
    /// As long as `weights`, or empty for none.
    pub(crate) floors: &'a [i64],
    /// As long as `weights`, or empty for none.
    pub(crate) caps: &'a [i64],
    pub(crate) total: i64,
}

/// A division, all of it but what is equally due: each of `tied` has a claim to one of the `left`
/// units, which are fewer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Division {
    pub(crate) shares: Vec<i64>,
    pub(crate) tied: Vec<usize>,
    pub(crate) left: usize,
}

/// Why nothing can be divided. Numbers of claims are positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Undivided {
    /// The lists differ in length.
    Lengths { field: &'static str, found: usize },
    /// A number below zero; `field` says which.
    Negative { field: &'static str, position: usize },
    /// The total is below zero.
    NegativeTotal,
    /// A floor above the cap of the same claim.
    Crossed { position: usize },
    /// There is a total and no claim with a weight.
    NoWeight,
    /// The floors are more than the total.
    Floors { sum: u128 },
    /// The caps are less than the total.
    Caps { sum: u128 },
}

/// Divides the total by the method.
///
/// # Complexity
/// The largest remainder takes `O(n)`: the remainders are selected, not sorted. Floors or caps add
/// a sort; the divisor methods take `O(n log n)`, whatever the total.
pub(crate) fn divide(claims: &Claims<'_>, method: Method) -> Result<Division, Undivided> {
    check(claims)?;
    if claims.total == 0 || claims.weights.iter().all(|weight| *weight == 0) {
        return if claims.total == 0 {
            Ok(Division { shares: vec![0; claims.weights.len()], ..Division::default() })
        } else {
            Err(Undivided::NoWeight)
        };
    }
    Ok(match method {
        Method::LargestRemainder => remainder::divide(claims),
        Method::SainteLague => divisor::divide(claims, divisor::Divisors::Odd),
        Method::DHondt => divisor::divide(claims, divisor::Divisors::Whole),
        Method::HuntingtonHill => divisor::divide(claims, divisor::Divisors::Geometric),
    })
}

impl Claims<'_> {
    fn weight(&self, position: usize) -> u64 {
        self.weights.get(position).map_or(0, |weight| weight.unsigned_abs())
    }

    fn floor(&self, position: usize) -> i64 {
        if self.weight(position) == 0 { 0 } else { self.floors.get(position).copied().unwrap_or(0) }
    }

    fn cap(&self, position: usize) -> i64 {
        if self.weight(position) == 0 { 0 } else { self.caps.get(position).copied().unwrap_or(self.total) }
    }

    const fn is_bounded(&self) -> bool {
        !self.floors.is_empty() || !self.caps.is_empty()
    }
}

fn check(claims: &Claims<'_>) -> Result<(), Undivided> {
    let lists = [("weights", claims.weights), ("floors", claims.floors), ("caps", claims.caps)];
    for (field, list) in lists {
        if !list.is_empty() && list.len() != claims.weights.len() {
            return Err(Undivided::Lengths { field, found: list.len() });
        }
        if let Some(position) = list.iter().position(|number| *number < 0) {
            return Err(Undivided::Negative { field, position });
        }
    }
    if claims.total < 0 {
        return Err(Undivided::NegativeTotal);
    }
    if !claims.is_bounded() {
        return Ok(());
    }
    let positions = || 0..claims.weights.len();
    if let Some(position) = positions().find(|position| claims.floor(*position) > claims.cap(*position)) {
        return Err(Undivided::Crossed { position });
    }
    let total = u128::from(claims.total.unsigned_abs());
    let floors: u128 = positions().map(|position| u128::from(claims.floor(position).unsigned_abs())).sum();
    let caps: u128 = positions().map(|position| u128::from(claims.cap(position).unsigned_abs())).sum();
    if floors > total {
        return Err(Undivided::Floors { sum: floors });
    }
    if caps < total && claims.weights.iter().any(|weight| *weight > 0) {
        return Err(Undivided::Caps { sum: caps });
    }
    Ok(())
}
