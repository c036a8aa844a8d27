//! The roles of a cell among its people.

mod cell;
mod kernel;
mod plan;
mod verify;

use std::collections::BTreeMap;

use cell::{Asked, asked};
use kernel::Kernel;
pub use plan::{GivenRole, RoleAlternative, RoleCell, RoleHolder, RoleSplit, Uncovered};
use serde::{Deserialize, Serialize};

use super::engine::{Options, Watch};
use crate::finding::Error;
use crate::grid::Grid;
use crate::key::UnitId;
use crate::points::Points;

/// Which roles to split, and how.
///
/// The empty request splits every role that is not taken, in every unit it exists in, as evenly as can be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SplitRequest {
    /// The roles; none named means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// The units, each with all below it; none named means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// By role, the number column that says how well people would do; the higher the better, and a number that
    /// is missing is 0.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub skills: BTreeMap<String, String>,
    /// How much skill one role more of the same person must be worth: the second as much as said, the third
    /// twice that, and so on. 0 gives each role to who does it best. Absent means that roles are spread as
    /// evenly as can be, and skill decides among such splits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<Points>,
    /// How many roles one person may have; absent means as many as the charter says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Whether roles that are taken are split anew; otherwise they stay, and count as loads.
    pub anew: bool,
}

/// Splits the roles of each unit among its people: from one person who has them all to a team in which each
/// has their own.
///
/// Each cell by itself, exactly: first as few seats of roles are left uncovered as can be, then the roles are
/// spread and given to who does them best, as the request says. Of equally good splits the one is taken that
/// the order of roles in the charter and of people by key leads to.
///
/// # Errors
/// [`ErrorKind::Key`](crate::ErrorKind::Key) for names that are not there,
/// [`ErrorKind::Call`](crate::ErrorKind::Call) for a post that is no role, or a negative spread.
///
/// # Complexity
/// `O(r² (r + p))` a cell of `p` people and `r` roles, mostly far less.
///
/// ```
/// use gridcore::assign::{self, SplitRequest};
/// # use gridcore::{Charter, Grid, Roster, TableKind, check};
/// # let charter = Charter::from_toml(r#"
/// #     name = "w"
/// #     tiers = ["site", "cell"]
/// #     numbers = [{ key = "voice" }]
/// #     roles = [{ key = "publicist", at = ["cell"] }, { key = "mediator", at = ["cell"] }]
/// # "#)?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nc,s,cell\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell,voice\np1,c,3\np2,c,9\n", &charter);
/// # let mut grid = Grid::new(&charter, &roster)?;
/// let skills = [("publicist".into(), "voice".into())].into();
/// let plan = assign::split_roles(&grid, &SplitRequest { skills, ..SplitRequest::default() })?;
/// let who: Vec<(&str, &str)> = plan.holders().map(|holder| (holder.role, holder.person)).collect();
/// assert_eq!(who, [("publicist", "p2"), ("mediator", "p1")]);
/// plan.verify(&grid)?;
/// grid.apply(&plan.changes())?;
/// assert!(check::all(&grid).is_empty());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn split_roles(grid: &Grid, request: &SplitRequest) -> Result<RoleSplit, Error> {
    split_roles_with(grid, request, &Options::default())
}

/// As [`split_roles`], with options, of which the function counts that is told of the progress and may stop it.
///
/// # Errors
/// As [`split_roles`], and if it was stopped.
pub fn split_roles_with(grid: &Grid, request: &SplitRequest, options: &Options<'_>) -> Result<RoleSplit, Error> {
    let asked: Asked<'_> = asked(grid, request)?;
    let mut plan = plan::begin(&asked, request);
    let (mut narrow, mut wide) = (Kernel::<i64>::default(), Kernel::<i128>::default());
    let mut scratch = cell::Scratch::default();
    let index = grid.index();
    let people = |unit: &UnitId| 1 + index.people_ids(*unit).len() as u64;
    let watch = Watch::new(options, asked.units.iter().map(people).sum());
    for unit in &asked.units {
        watch.steps(people(unit))?;
        let cell = cell::of(&asked, *unit, &scratch);
        if cell.roles.is_empty() {
            continue;
        }
        // Sums of what skills and loads cost mostly fit the narrow numbers.
        let held = match cell.narrow() {
            Some(numbers) => {
                narrow.split(numbers);
                &narrow.held
            }
            None => {
                wide.split(&cell.wide());
                &wide.held
            }
        };
        plan::add(&mut plan, &asked, &cell, held, &mut scratch);
    }
    Ok(plan)
}
