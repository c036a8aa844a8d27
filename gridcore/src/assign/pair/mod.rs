//! Contact pairing: who reaches whom, everyone reached, with even loads.

mod ends;
mod plan;
mod verify;

use ends::{Gathered, gather};
pub use plan::{Pair, PairLoad, Pairing, Unreached};
use serde::{Deserialize, Serialize};

use super::{Load, Options, Problem};
use crate::charter::Predicate;
use crate::finding::Error;
use crate::grid::Grid;

/// Which links to plan.
///
/// Only `link` must be said: the charter says who must be reached by whom, within which region, and how many
/// links may start from one source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PairRequest {
    /// The kind of link; it leads to people.
    pub link: String,
    /// Whom links may start from, beside what the charter says: people who meet this, posts one of whose
    /// holders does, units where somebody appointed does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Predicate>,
    /// Who is to be reached, beside what the charter says. A kind without duties to reach asks for a link to
    /// each of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targets: Option<Predicate>,
    /// The posts links may start from, for a kind that starts from posts; none named means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
    /// Only people placed in these units or below them are to be reached; none named means everywhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// How many links may start from one source, beside what the charter says: 1 pairs one to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Whether links that are there are planned anew; otherwise they stay, and count as loads.
    pub anew: bool,
}

/// Plans the links of a kind: everyone who must be reached is, as far as can be, from somebody within the
/// region, with loads as even as can be.
///
/// In this order: as many as possible are reached; loads are even, which is to say that the sum of the squares
/// of the links of each source is least; links that are there stay, if they are planned anew; and people are
/// near to who reaches them, counted in steps up and down the tree. Exact.
///
/// # Errors
/// [`ErrorKind::Key`](crate::ErrorKind::Key) for names that are not there,
/// [`ErrorKind::Call`](crate::ErrorKind::Call) with all that is wrong with a condition, for a kind that does not lead to
/// people, or one whose region is so wide that there are more possible links than are looked at.
///
/// # Complexity
/// That of a min-cost flow on the possible links; mostly near-linear in them.
///
/// ```
/// use gridcore::assign::{self, PairRequest};
/// # use gridcore::{Charter, Grid, Roster, TableKind, check};
/// # let charter = Charter::from_toml(r#"
/// #     name = "w"
/// #     tags = ["member"]
/// #     tiers = ["site", "team"]
/// #     [[links]]
/// #     key = "contact"
/// #     within = "unit"
/// #     max = 2
/// #     reach = [{ key = "worker", people = { not = { tag = "member" } }, by = { tag = "member" } }]
/// # "#)?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt,s,team\n", &charter);
/// # let people = b"key,cell,tags\nm1,t,member\nm2,t,member\nw1,t,\nw2,t,\nw3,t,\n";
/// # roster.add_csv(TableKind::People, "people.csv", people, &charter);
/// # let mut grid = Grid::new(&charter, &roster)?;
/// let plan = assign::pair(&grid, &PairRequest { link: "contact".into(), ..PairRequest::default() })?;
/// let pairs: Vec<(&str, &str)> = plan.pairs.iter().map(|pair| (&*pair.source, &*pair.target)).collect();
/// assert_eq!(pairs, [("person:m1", "w1"), ("person:m1", "w2"), ("person:m2", "w3")]);
/// plan.verify(&grid)?;
/// grid.apply(&plan.changes())?;
/// assert!(check::all(&grid).is_empty());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn pair(grid: &Grid, request: &PairRequest) -> Result<Pairing, Error> {
    pair_with(grid, request, &Options::default())
}

/// As [`pair`], with options of the engine: how long to search, and a function that is told of the progress and
/// may stop it.
///
/// # Errors
/// As [`pair`], and if it was stopped.
pub fn pair_with(grid: &Grid, request: &PairRequest, options: &Options<'_>) -> Result<Pairing, Error> {
    let gathered = gather(grid, request)?;
    let solution = problem(&gathered).solve(options)?;
    Ok(plan::of(grid, request, &gathered, &solution))
}

/// The levels of what is preferred among plans that reach as many.
const LEVELS: [&str; 3] = ["even", "kept", "near"];

/// A slot for each person and duty, and for each source a load that costs the more the larger it is.
fn problem(gathered: &Gathered) -> Problem {
    let mut problem = Problem::new(LEVELS);
    for _ in &gathered.targets {
        problem.slot(1, 1);
    }
    for source in &gathered.sources {
        let costs = (0..source.room).map(|seat| vec![i64::from(source.links) + i64::from(seat), 0, 0]);
        problem.person(Load { most: source.room, extra: costs.collect() });
    }
    for edge in &gathered.edges {
        problem.edge(edge.target, edge.source, &[0, -i64::from(edge.there), i64::from(edge.distance)]);
    }
    // One link serves one duty: nobody is linked with the same person twice.
    for same in &gathered.doubles {
        problem.bound(same.iter().copied(), 0, 1);
    }
    problem
}
