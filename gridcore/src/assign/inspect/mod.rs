//! Mutual inspection: units that look at each other's work, period after period.

mod kernel;
mod plan;
mod recency;
mod search;
mod units;
mod verify;

pub use plan::{Inspection, InspectionPeriod, Inspections, Repeat};
use recency::Recency;
use search::best;
use serde::{Deserialize, Serialize};
use units::{Gathered, gather, refusal};

use super::engine::{Options, Watch};
use crate::finding::Error;
use crate::grid::Grid;

/// Who is to inspect whom.
///
/// Only `tier` must be said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct InspectRequest {
    /// The tier of the units that inspect each other.
    pub tier: String,
    /// The network of the tier; absent means the first that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// Only this unit and those below it; absent means everywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// Units of one unit of this tier do not inspect each other: cells that stay out of their own net.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apart: Option<String>,
    /// The kind of link that says who inspects whom. Links there are count as the last period, its `within`
    /// holds, and the plan's changes are links of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// For how many periods; 0 is taken for one.
    pub periods: u32,
    /// Who inspected whom before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Inspected>,
    /// Whether no two units may inspect each other in one period; they may unless this is said.
    pub no_reciprocal: bool,
}

/// An inspection of the past.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Inspected {
    /// The unit that inspected.
    pub inspector: String,
    /// The unit that was inspected.
    pub inspected: String,
    /// How many periods ago: 1 is the last one. 0 is taken for 1.
    pub ago: u32,
}

/// Plans mutual inspection: in each period every unit inspects one other and is inspected by one other,
/// never itself and never one it is kept apart from.
///
/// Least recently seen first: in each period, as few pairs as possible are those of the period before, then
/// of the one before that, and so on; pairs that never met come first. Periods are planned one after the
/// other, each the best after those before it. Where history goes back so far that the counts of all periods
/// do not fit one number, the earliest are weighed by their age and not counted one by one.
///
/// With `no_reciprocal` no two units inspect each other in one period. That is found exactly for up to 12
/// units, and for more where the search ends early; otherwise the plan of the period says that it is not
/// known to be the best, and the least that any could have.
///
/// # Errors
/// [`ErrorKind::Key`](crate::ErrorKind::Key) for names that are not there,
/// [`ErrorKind::Call`](crate::ErrorKind::Call) with the reason if there is no such plan: units that together
/// may inspect too few others, or no way without a reciprocal pair.
///
/// # Complexity
/// `O(n³)` a period for `n` units. Without reciprocal pairs as many times as the search takes, which may grow
/// exponentially up to 12 units and is bounded beyond.
///
/// ```
/// use gridcore::assign::{self, InspectRequest};
/// # use gridcore::{Charter, Grid, Roster, TableKind};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"net\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nn1,s,net\nn2,s,net\nn3,s,net\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let request = InspectRequest { tier: "net".into(), periods: 2, ..InspectRequest::default() };
/// let plan = assign::inspections(&grid, &request)?;
/// let who = |period: usize| plan.periods[period].inspections.iter().map(|i| i.inspected.as_str()).collect::<Vec<_>>();
/// assert_eq!((who(0), who(1)), (vec!["n2", "n3", "n1"], vec!["n3", "n1", "n2"]));
/// plan.verify(&grid)?;
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn inspections(grid: &Grid, request: &InspectRequest) -> Result<Inspections, Error> {
    inspections_with(grid, request, &Options::default())
}

/// As [`inspections`], with options, of which the function counts that is told of the progress and may stop it.
///
/// # Errors
/// As [`inspections`], and if it was stopped.
pub fn inspections_with(grid: &Grid, request: &InspectRequest, options: &Options<'_>) -> Result<Inspections, Error> {
    let gathered: Gathered = gather(grid, request)?;
    let periods = request.periods.max(1);
    let size = gathered.units.len();
    let watch = Watch::new(options, u64::from(periods) * size as u64 * kernel::steps_of_a_row(size));
    let mut recency = Recency::of(&gathered, periods);
    let mut plan = plan::begin(grid, request, &gathered, recency.digits());
    for _ in 0..periods {
        let costs = recency.costs(&gathered);
        let best = best(&costs, !request.no_reciprocal, &watch).map_err(|why| refusal(grid, &gathered, why))?;
        let columns = best.columns.clone();
        let period = plan::period(&plan, &recency, best);
        plan.periods.push(period);
        recency.pass(&columns);
    }
    Ok(plan)
}
