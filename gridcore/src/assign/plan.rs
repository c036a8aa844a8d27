//! A plan: who is proposed for what, what it is worth, and what it leaves open.

use serde::Serialize;

use super::request::Request;
use super::stage::Stage;
use crate::finding::Findings;
use crate::grid::Change;
use crate::points::Points;
use crate::roster::AppointmentRow;
use crate::time::{Date, optional_date};

/// A proposal of who holds what; made by [`staff`](super::staff).
///
/// It changes nothing: [`changes`](Self::changes) are what it comes to, to be applied to the grid it was
/// made for. [`verify`](Self::verify) proves it, [`explain`](Self::explain) says why somebody was chosen
/// or was not, [`blockers`](Self::blockers) why seats stay open.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// Every appointment there will be to what was staffed, by post, unit, shift and person.
    pub appointments: Vec<Planned>,
    /// The appointments that end, in the same order.
    pub ended: Vec<Ended>,
    /// What was made as small as can be, stage by stage and the most important level first.
    pub levels: Vec<LevelTotal>,
    /// The required seats that nobody fills.
    pub unfilled: Vec<Unfilled>,
    /// The counts and shares that are not reached.
    pub shortfalls: Vec<Shortfall>,
    /// The people who could have taken something and hold nothing of what was staffed, by key.
    pub left: Vec<String>,
    /// Whether no better plan exists; otherwise the search ended before it knew.
    pub exact: bool,
    /// The revision of the grid it was made for.
    pub revision: u64,
    /// What a check will find of what was staffed once the plan is applied.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::FindingsList"))]
    pub findings: Findings,
    /// What it was made from.
    #[serde(skip)]
    pub(super) request: Request,
    #[serde(skip)]
    pub(super) stages: Vec<Stage>,
}

/// An appointment of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Planned {
    /// Who.
    pub person: String,
    /// Which post or role.
    pub post: String,
    /// Where.
    pub unit: String,
    /// On which shift; empty for a post without shifts.
    pub shift: String,
    /// Whether it starts, stays or starts anew.
    pub status: Status,
    /// The post and unit it comes with, as `post@unit`: it follows that one or goes with it, and was not
    /// chosen for itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// The channel of nomination; empty if none is known.
    pub channel: String,
    /// The approvals it has.
    pub approvals: Vec<String>,
    /// The approvals it still needs, in order.
    pub pending: Vec<String>,
    /// Its first day.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub from: Option<Date>,
    /// The number of the stage it was decided in; none if it was not open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<usize>,
    /// What it adds to the total of each level of its stage; nothing if it comes with another or was not
    /// open.
    pub loss: Vec<Points>,
}

/// Whether an appointment starts or stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It stays as it is.
    Kept,
    /// It starts.
    Started,
    /// Its term was over, and it starts again.
    Renewed,
}

impl Status {
    /// Its name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Started => "started",
            Self::Renewed => "renewed",
        }
    }
}

/// An appointment that ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ended {
    /// Who.
    pub person: String,
    /// Which post or role.
    pub post: String,
    /// Where.
    pub unit: String,
    /// On which shift.
    pub shift: String,
    /// The rule by which it could not stay; none if somebody else was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// The total of one level of preference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelTotal {
    /// The number of the stage.
    pub stage: usize,
    /// What the level is about.
    pub name: String,
    /// Its total; the lower the better.
    pub total: Points,
}

/// Required seats that stay open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unfilled {
    /// The post or role.
    pub post: String,
    /// Where.
    pub unit: String,
    /// On which shift.
    pub shift: String,
    /// How many.
    pub missing: u32,
}

/// A count or share that is not reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shortfall {
    /// The key of the combined count, the label of the tier, or the condition of the share.
    pub of: String,
    /// Where it is taken; none for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How many are missing.
    pub missing: u32,
}

impl Plan {
    /// What applying the plan does, to be given to [`Grid::apply`](crate::Grid::apply) or a monitor: what
    /// ends, then what starts.
    ///
    /// A plan may be applied in part: [`parts`](Self::parts) says what belongs together.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        changes(self.ended.iter(), self.started())
    }

    /// The appointments that start, those that start again among them.
    pub fn started(&self) -> impl Iterator<Item = &Planned> + Clone {
        self.appointments.iter().filter(|appointment| appointment.status != Status::Kept)
    }

    /// The appointments that stay as they are.
    pub fn kept(&self) -> impl Iterator<Item = &Planned> {
        self.appointments.iter().filter(|appointment| appointment.status == Status::Kept)
    }

    /// Whether every required seat is filled and every count and share reached.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unfilled.is_empty() && self.shortfalls.is_empty()
    }

    /// The request it was made for.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }
}

impl Planned {
    /// The change that makes the appointment.
    #[must_use]
    pub fn change(&self) -> Change {
        Change::Appoint(AppointmentRow {
            person: self.person.clone().into(),
            post: self.post.clone().into(),
            unit: self.unit.clone().into(),
            shift: self.shift.clone().into(),
            channel: self.channel.clone().into(),
            approvals: self.approvals.iter().map(|approval| approval.clone().into()).collect(),
            from: self.from,
            ..AppointmentRow::default()
        })
    }
}

/// What ends, then what starts; what starts again ends before.
pub(super) fn changes<'p>(
    ended: impl Iterator<Item = &'p Ended>,
    started: impl Iterator<Item = &'p Planned> + Clone,
) -> Vec<Change> {
    let ended = ended.map(|a| end(&a.person, &a.post, &a.unit, &a.shift));
    let renewed = started.clone().filter(|a| a.status == Status::Renewed);
    let renewed = renewed.map(|a| end(&a.person, &a.post, &a.unit, &a.shift));
    ended.chain(renewed).chain(started.map(Planned::change)).collect()
}

fn end(person: &str, post: &str, unit: &str, shift: &str) -> Change {
    Change::End { person: person.into(), post: post.into(), unit: unit.into(), shift: shift.into() }
}
