//! Ranks of exact values.

use std::cmp::Ordering;

use super::Ratio;
use crate::finding::catalogue::call;
use crate::finding::{Error, ErrorKind, Finding, Place, Subject};
use crate::order;
use crate::points::Points;

/// What equal values get. Named as on the page of ranking: for the values 9, 7, 7, 5 the ranks are
/// those said here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Ranking {
    /// 1, 2, 2, 4: the best place of those they take (`min` of `scipy.stats.rankdata`).
    #[default]
    Competition,
    /// 1, 3, 3, 4: the last place of those they take (`max`).
    Modified,
    /// 1, 2, 2, 3: no place is left out (`dense`).
    Dense,
    /// 1, 2, 3, 4: in the order they are listed (`ordinal`).
    Ordinal,
    /// 1, 2.5, 2.5, 4: the mean of the places they take (`average`).
    Fractional,
}

impl Ranking {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Competition, Self::Modified, Self::Dense, Self::Ordinal, Self::Fractional];

    /// The name it has in Python and JavaScript.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Competition => "competition",
            Self::Modified => "modified",
            Self::Dense => "dense",
            Self::Ordinal => "ordinal",
            Self::Fractional => "fractional",
        }
    }

    /// The one of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ranking| ranking.as_str() == name)
    }
}

/// What settles ties, and among whom ranks are given.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ranks<'a> {
    /// What equal values get.
    pub ranking: Ranking,
    /// Whether the smallest value is first; by default the largest is.
    pub ascending: bool,
    /// Further values, each list as long as the first and in the same direction, by which equals are
    /// told apart; a value that is missing comes last.
    pub ties: &'a [&'a [Option<Ratio>]],
    /// The group of each, within which it is ranked; empty for all together.
    pub within: &'a [usize],
}

/// Ranks values, compared exactly. No value, no rank.
///
/// # Errors
/// Of kind `call`, if lists differ in length.
///
/// # Complexity
/// `O(n log n)`.
///
/// # Example
/// ```
/// use gridcore::score::{self, Ranking, Ranks, Ratio};
/// use gridcore::Points;
///
/// // Points a head: 20 of 8 people and 5 of 2 are the same.
/// let means = [Ratio::new(Points::from(20), 8), Ratio::new(Points::from(5), 2), None, Ratio::new(Points::from(9), 3)];
/// let ranks = score::rank(&means, &Ranks::default())?;
/// assert_eq!(ranks, [Some(2.into()), Some(2.into()), None, Some(1.into())]);
/// let ranks = score::rank(&means, &Ranks { ranking: Ranking::Fractional, ..Ranks::default() })?;
/// assert_eq!(ranks[0], Some("2.5".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rank(values: &[Option<Ratio>], ranks: &Ranks<'_>) -> Result<Vec<Option<Points>>, Error> {
    check(values.len(), ranks)?;
    let mut sorted: Vec<usize> = (0..values.len()).filter(|at| value(values, *at).is_some()).collect();
    let group = |at: usize| ranks.within.get(at).copied().unwrap_or(0);
    let compare = |a: &usize, b: &usize| {
        let directed = |list: &[Option<Ratio>]| match (value(list, *a), value(list, *b)) {
            (Some(a), Some(b)) if ranks.ascending => a.cmp(&b),
            (Some(a), Some(b)) => b.cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        let first = group(*a).cmp(&group(*b)).then_with(|| directed(values));
        ranks.ties.iter().fold(first, |so_far, list| so_far.then_with(|| directed(list)))
    };
    order::by(&mut sorted, compare);
    let mut result = vec![None; values.len()];
    let (mut first, mut dense) = (0, 0);
    let mut place = 0;
    for equal in sorted.chunk_by(|a, b| compare(a, b) == Ordering::Equal) {
        let here = equal.first().map(|at| group(*at));
        if place == 0 || here != sorted.get(place - 1).map(|at| group(*at)) {
            (first, dense) = (place, 0);
        }
        dense += 1;
        let (low, high) = (place - first + 1, place - first + equal.len());
        for (nth, at) in equal.iter().enumerate() {
            if let Some(slot) = result.get_mut(*at) {
                *slot = match ranks.ranking {
                    Ranking::Competition => halves(2 * low),
                    Ranking::Modified => halves(2 * high),
                    Ranking::Dense => halves(2 * dense),
                    Ranking::Ordinal => halves(2 * (low + nth)),
                    Ranking::Fractional => halves(low + high),
                };
            }
        }
        place += equal.len();
    }
    Ok(result)
}

fn value(list: &[Option<Ratio>], at: usize) -> Option<Ratio> {
    list.get(at).copied().flatten()
}

/// A rank of so many halves.
fn halves(halves: usize) -> Option<Points> {
    i64::try_from(halves).ok().and_then(|halves| Points::from_thousandths(halves.checked_mul(500)?))
}

fn check(count: usize, ranks: &Ranks<'_>) -> Result<(), Error> {
    let ties = ranks.ties.iter().map(|list| ("ties", list.len()));
    let within = (!ranks.within.is_empty()).then_some(("within", ranks.within.len()));
    match ties.chain(within).find(|(_, found)| *found != count) {
        None => Ok(()),
        Some((field, found)) => {
            let args = vec![("field", field.into()), ("found", found.into()), ("count", count.into())];
            let finding = Finding::new(&call::RANK, Subject::Table { table: "ranks".into() }, 0, args);
            Err(Error::one(ErrorKind::Call, finding.at(Place::file("ranks"))))
        }
    }
}
