//! A plan of any kind behind one handle, as the faces hold it.

use crate::assign::{
    Drawing, Inspections, Options, Pairing, Plan, RoleSplit, draw_cells, inspections, pair_with, split_roles,
    staff_with,
};
use crate::finding::Error;
use crate::grid::{Change, Grid};

/// What kind of plan a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanKind {
    /// Of [`assign::staff`](crate::assign::staff).
    Staff,
    /// Of [`assign::draw_cells`](crate::assign::draw_cells).
    DrawCells,
    /// Of [`assign::inspections`](crate::assign::inspections).
    Inspections,
    /// Of [`assign::split_roles`](crate::assign::split_roles).
    SplitRoles,
    /// Of [`assign::pair`](crate::assign::pair).
    Pair,
}

/// A plan of any kind, made of a request in JSON, with the grid it was made for: whatever becomes of that one,
/// the plan can be asked.
///
/// ```
/// use gridcore::assign::Options;
/// use gridcore::json::{AnyPlan, PlanKind};
/// # use gridcore::{Charter, Grid, Roster, TableKind};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// # let mut grid = Grid::new(&charter, &roster)?;
/// let plan = AnyPlan::make(grid.clone(), PlanKind::Staff, r#"{"posts": ["lead"]}"#, &Options::default())?;
/// grid.apply_at(plan.revision(), &plan.changes(0))?;
/// plan.verify()?;
/// # Ok::<(), gridcore::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct AnyPlan {
    grid: Grid,
    made: Made,
}

/// The plan itself.
#[derive(Debug, Clone)]
pub enum Made {
    /// Who holds what.
    Staff(Box<Plan>),
    /// Who is in which cell.
    DrawCells(Drawing),
    /// Who inspects whom.
    Inspections(Inspections),
    /// Who has which role.
    SplitRoles(RoleSplit),
    /// Who reaches whom.
    Pair(Pairing),
}

impl AnyPlan {
    /// Makes a plan of a kind for a grid, as a request in JSON asks for it.
    ///
    /// # Errors
    /// [`ErrorKind::Text`](crate::ErrorKind::Text) with the path if it is no such request, and those of what makes
    /// the plan.
    pub fn make(grid: Grid, kind: PlanKind, request: &str, options: &Options<'_>) -> Result<Self, Error> {
        let made = match kind {
            PlanKind::Staff => Made::Staff(Box::new(staff_with(&grid, &super::from_request(request)?, options)?)),
            PlanKind::DrawCells => Made::DrawCells(draw_cells(&grid, &super::from_draw_request(request)?)?),
            PlanKind::Inspections => Made::Inspections(inspections(&grid, &super::from_inspect_request(request)?)?),
            PlanKind::SplitRoles => Made::SplitRoles(split_roles(&grid, &super::from_split_request(request)?)?),
            PlanKind::Pair => Made::Pair(pair_with(&grid, &super::from_pair_request(request)?, options)?),
        };
        Ok(Self { grid, made })
    }

    /// The revision of the grid it was made for.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.grid.revision()
    }

    /// The grid as it was when the plan was made.
    #[must_use]
    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The plan itself.
    #[must_use]
    pub const fn made(&self) -> &Made {
        &self.made
    }

    /// The plan of holders, if it is one.
    #[must_use]
    pub fn staffing(&self) -> Option<&Plan> {
        if let Made::Staff(plan) = &self.made { Some(plan) } else { None }
    }

    /// What applying it does; of mutual inspection in a period, counted from 0.
    #[must_use]
    pub fn changes(&self, period: usize) -> Vec<Change> {
        match &self.made {
            Made::Staff(plan) => plan.changes(),
            Made::DrawCells(plan) => plan.changes(),
            Made::Inspections(plan) => plan.changes(period),
            Made::SplitRoles(plan) => plan.changes(),
            Made::Pair(plan) => plan.changes(),
        }
    }

    /// Holds it to account against the grid it was made for.
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) with what does not hold.
    pub fn verify(&self) -> Result<(), Error> {
        let grid = &self.grid;
        match &self.made {
            Made::Staff(plan) => plan.verify(grid),
            Made::DrawCells(plan) => plan.verify(grid),
            Made::Inspections(plan) => plan.verify(grid),
            Made::SplitRoles(plan) => plan.verify(grid),
            Made::Pair(plan) => plan.verify(grid),
        }
    }

    /// It as JSON, the same text as of [`plan`](super::plan), [`drawing`](super::drawing) and so on.
    #[must_use]
    pub fn to_json(&self) -> String {
        match &self.made {
            Made::Staff(plan) => super::plan(plan),
            Made::DrawCells(plan) => super::drawing(plan),
            Made::Inspections(plan) => super::inspections(plan),
            Made::SplitRoles(plan) => super::role_split(plan),
            Made::Pair(plan) => super::pairing(plan),
        }
    }
}
