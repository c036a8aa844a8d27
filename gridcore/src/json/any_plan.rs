//! A plan of any kind behind one handle, as the faces hold it.

use serde::Serialize;

use super::changes::read;
use crate::assign::{
    Drawing, Inspections, Options, Pairing, Plan, RoleSplit, corrupt, draw_cells_with, inspections_with, pair_with,
    split_roles_with, staff_with,
};
use crate::finding::Error;
use crate::grid::{Change, Grid};
use crate::value::fields;

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

impl PlanKind {
    const ALL: [Self; 5] = [Self::Staff, Self::DrawCells, Self::Inspections, Self::SplitRoles, Self::Pair];

    /// Its name in a kept plan, that of the function that makes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::DrawCells => "draw_cells",
            Self::Inspections => "inspections",
            Self::SplitRoles => "split_roles",
            Self::Pair => "pair",
        }
    }
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
    request: Box<str>,
}

/// A plan as text: the request it was made of, and what came of it, as of revision 0 of its grid.
#[derive(Debug, Default, Serialize)]
struct KeptPlan {
    kind: String,
    request: String,
    plan: String,
}

fields! { KeptPlan { kind, request, plan } }

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
            PlanKind::DrawCells => {
                Made::DrawCells(draw_cells_with(&grid, &super::from_draw_request(request)?, options)?)
            }
            PlanKind::Inspections => {
                Made::Inspections(inspections_with(&grid, &super::from_inspect_request(request)?, options)?)
            }
            PlanKind::SplitRoles => {
                Made::SplitRoles(split_roles_with(&grid, &super::from_split_request(request)?, options)?)
            }
            PlanKind::Pair => Made::Pair(pair_with(&grid, &super::from_pair_request(request)?, options)?),
        };
        Ok(Self { grid, made, request: request.into() })
    }

    /// The plan as a text that [`restore`](Self::restore) makes the same plan of, in another process or later on. The
    /// grid is not in it, and has a text of its own.
    ///
    /// ```
    /// use gridcore::assign::Options;
    /// use gridcore::json::{AnyPlan, PlanKind};
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let plan = AnyPlan::make(grid.clone(), PlanKind::Staff, "{}", &Options::default())?;
    /// let again = AnyPlan::restore(grid, &plan.keep(), &Options::default())?;
    /// assert_eq!(again.to_json(), plan.to_json());
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub fn keep(&self) -> String {
        let (kind, request) = (self.kind().name().to_owned(), self.request.to_string());
        super::text(&KeptPlan { kind, request, plan: self.without_revision() })
    }

    /// The plan of a text that [`keep`](Self::keep) wrote, for the grid it was made for, whatever its revision is now.
    ///
    /// It is made again, since what proves it is not in the text, and refused if it does not come out the same.
    ///
    /// # Errors
    /// As [`make`](Self::make); [`ErrorKind::Text`](crate::ErrorKind::Text) if the text is of another form, and
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) if it is not what the grid and the request give.
    pub fn restore(grid: Grid, kept: &str, options: &Options<'_>) -> Result<Self, Error> {
        let kept: KeptPlan = read(kept, "plan")?;
        let differs = |grid: &Grid, what: &str| corrupt(grid, 0, vec![("what", what.into())]);
        let kind = PlanKind::ALL.into_iter().find(|kind| kind.name() == kept.kind);
        let plan = Self::make(grid.clone(), kind.ok_or_else(|| differs(&grid, "kind"))?, &kept.request, options)?;
        if plan.without_revision() == kept.plan { Ok(plan) } else { Err(differs(&grid, "plan")) }
    }

    /// What kind of plan it is.
    #[must_use]
    pub const fn kind(&self) -> PlanKind {
        match &self.made {
            Made::Staff(_) => PlanKind::Staff,
            Made::DrawCells(_) => PlanKind::DrawCells,
            Made::Inspections(_) => PlanKind::Inspections,
            Made::SplitRoles(_) => PlanKind::SplitRoles,
            Made::Pair(_) => PlanKind::Pair,
        }
    }

    /// It as JSON as if it had been made for revision 0.
    fn without_revision(&self) -> String {
        let Made::Staff(plan) = &self.made else { return self.to_json() };
        let mut plan = Plan::clone(plan);
        plan.revision = 0;
        super::plan(&plan)
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
        self.verify_with(&Options::default())
    }

    /// As [`verify`](Self::verify), with options, of which the function counts that is told of the progress and may
    /// stop it.
    ///
    /// # Errors
    /// As [`verify`](Self::verify), and if it was stopped.
    pub fn verify_with(&self, options: &Options<'_>) -> Result<(), Error> {
        let grid = &self.grid;
        match &self.made {
            Made::Staff(plan) => plan.verify_with(grid, options),
            Made::DrawCells(plan) => plan.verify_with(grid, options),
            Made::Inspections(plan) => plan.verify_with(grid, options),
            Made::SplitRoles(plan) => plan.verify_with(grid, options),
            Made::Pair(plan) => plan.verify_with(grid, options),
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
