//! Drawing cells: the people of each unit cut into cells, balanced and contiguous.

mod gather;
mod joint;
mod plan;
mod programme;
mod refuse;
mod verify;

use gather::{Gathered, gather};
pub use plan::{Drawing, DrawnCell, DrawnUnit, SplitTeam};
use serde::{Deserialize, Serialize};

use super::engine::{Options, Watch};
use crate::charter::Bounds;
use crate::finding::Error;
use crate::grid::Grid;

/// What cells to draw.
///
/// Only `tier` and `cells` must be said; everything else has a default that follows from the charter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DrawRequest {
    /// The tier of the cells. They are drawn under the units of the tier above it.
    pub tier: String,
    /// The network of the tier; absent means the first that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// How many cells there are to be in all.
    pub cells: u32,
    /// Only under this unit and those below it; absent means everywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// How many people a cell has; absent means the `size` of the tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<Bounds>,
    /// How many cells a unit is cut into; absent means the `span` of its tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Bounds>,
    /// Whether the number of cells of each unit follows from its people alone (Webster's divisor method)
    /// rather than from what the cells cost.
    pub apportioned: bool,
    /// The number column that says how much work a person stands for, in whole numbers; absent means one each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// The network whose cells are teams that should not be split; absent means the cells people are in now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teams: Option<String>,
    /// What it costs to split a team, beside the squares of the cells; absent means 25: two cells that differ by
    /// ten people cost 50 more than two equal ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split: Option<u32>,
    /// The people in the order in which they may be cut; empty means everybody placed in or below the units,
    /// team by team and by key.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<DrawnPerson>,
}

/// A person in the order in which a unit may be cut.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DrawnPerson {
    /// The person.
    pub person: String,
    /// The unit whose cells they go to.
    pub unit: String,
    /// Their team, shift or area; neighbours of one team should stay together. Empty means none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub team: String,
}

/// What splitting a team costs unless the request says otherwise.
const SPLIT: u32 = 25;

/// Draws cells: cuts the people of each unit, in their order, into cells, so that the cells are as many
/// as asked for, within their bounds, and cost as little as possible.
///
/// A plan costs the sum of the squares of its cells' weights and, for each cut that runs through a team,
/// `split`. With the number of cells given, the least squares are those closest to the mean. Cells are
/// contiguous in the order of the people. If the network refines another, no cell reaches across two
/// cells of that one.
///
/// The numbers of cells and the cuts are chosen jointly, and the plan is the best of all: first sharing
/// out the cells by head-count and then cutting is not, in general. Among plans of the same cost, units
/// that come first get the more cells, and cuts stand as early as they can.
///
/// # Errors
/// [`ErrorKind::Key`](crate::ErrorKind::Key) for names that are not there,
/// [`ErrorKind::Call`](crate::ErrorKind::Call) with every reason if no such cells can be drawn.
///
/// # Complexity
/// `O(Σ n k log n)` for units of `n` people in up to `k` cells, and `O(c log c)` for `c` cells in all;
/// memory `O(n k)` of the largest unit. The costs have the Monge property, so the best last cut moves
/// only forward (Yao 1980) and dividing the range finds all of a layer; and the least cost of a unit is
/// convex in its number of cells (Aggarwal, Schieber and Tokuyama 1994), so the joint programme over units
/// and counts is a merge of their marginal costs.
///
/// ```
/// use gridcore::assign::{self, DrawRequest};
/// # use gridcore::{Charter, Grid, Roster, TableKind, check};
/// # let charter = Charter::from_toml(r#"
/// #     name = "w"
/// #     tiers = ["site", "branch", { label = "cell", size = { min = 2, max = 4 } }]
/// # "#)?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nb1,s,branch\nb2,s,branch\n", &charter);
/// # let people = b"key,cell\np1,b1\np2,b1\np3,b1\np4,b1\np5,b1\np6,b2\np7,b2\np8,b2\n";
/// # roster.add_csv(TableKind::People, "people.csv", people, &charter);
/// # let mut grid = Grid::new(&charter, &roster)?;
/// let plan = assign::draw_cells(&grid, &DrawRequest { tier: "cell".into(), cells: 3, ..DrawRequest::default() })?;
/// let sizes: Vec<usize> = plan.cells.iter().map(|cell| cell.people.len()).collect();
/// assert_eq!(sizes, [2, 3, 3]);
/// plan.verify(&grid)?;
/// grid.apply(&plan.changes())?;
/// assert!(check::all(&grid).is_empty());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn draw_cells(grid: &Grid, request: &DrawRequest) -> Result<Drawing, Error> {
    draw_cells_with(grid, request, &Options::default())
}

/// As [`draw_cells`], with options, of which the function counts that is told of the progress and may stop it.
///
/// # Errors
/// As [`draw_cells`], and if it was stopped.
pub fn draw_cells_with(grid: &Grid, request: &DrawRequest, options: &Options<'_>) -> Result<Drawing, Error> {
    let gathered = gather(grid, request)?;
    let watch = Watch::new(options, gathered.stretches.iter().map(|stretch| stretch.steps(&gathered)).sum());
    let table = |stretch| joint::unit(stretch, &gathered, &watch);
    let tables: Vec<joint::Unit> = gathered.stretches.iter().map(table).collect::<Result<_, _>>()?;
    let fixed = apportioned(&gathered, &tables);
    let choice = joint::choose(&tables, gathered.cells, if request.apportioned { fixed.as_deref() } else { None });
    let choice = choice.ok_or_else(|| refuse::number_of_cells(grid, &gathered))?;
    let by_heads = fixed.and_then(|counts| joint::choose(&tables, gathered.cells, Some(&counts)));
    let cuts: Vec<Vec<usize>> = gathered
        .stretches
        .iter()
        .zip(&choice.counts)
        .map(|(stretch, counts)| joint::cuts(stretch, &gathered, counts, &watch))
        .collect::<Result<_, _>>()?;
    Ok(plan::of(grid, request, &gathered, &choice, &cuts, by_heads.map(|choice| choice.cost)))
}

/// The cells of each unit by its people alone: one after the other to the unit whose people per cell and a
/// half are most, within its bounds; none if the bounds leave room for no such numbers.
///
/// Webster's method with bounds: Balinski and Young 1982, *Fair Representation*.
fn apportioned(gathered: &Gathered, tables: &[joint::Unit]) -> Option<Vec<usize>> {
    let mut counts: Vec<usize> = tables.iter().map(|unit| unit.least).collect();
    let mut left = gathered.cells.checked_sub(counts.iter().sum())?;
    let mut queue: std::collections::BinaryHeap<Quotient> = std::collections::BinaryHeap::new();
    let quotient = |unit: usize, count: usize| {
        let room = tables.get(unit).is_some_and(|table| count < table.most);
        let people = gathered.stretches.get(unit).map_or(0, |stretch| stretch.people.len());
        room.then_some(Quotient { people: people as u128, twice: 2 * count as u128 + 1, unit })
    };
    queue.extend(counts.iter().enumerate().filter_map(|(unit, count)| quotient(unit, *count)));
    while left > 0 {
        let Quotient { unit, .. } = queue.pop()?;
        if let Some(count) = counts.get_mut(unit) {
            *count += 1;
            queue.extend(quotient(unit, *count));
        }
        left -= 1;
    }
    Some(counts)
}

/// People over twice a number of cells and one; of equal ones the first unit is the largest.
#[derive(Debug, PartialEq, Eq)]
struct Quotient {
    people: u128,
    twice: u128,
    unit: usize,
}

impl Ord for Quotient {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.people * other.twice).cmp(&(other.people * self.twice)).then(other.unit.cmp(&self.unit))
    }
}

impl PartialOrd for Quotient {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
