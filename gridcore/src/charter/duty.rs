//! Compiled lists of duties, checklists and registers.

use super::spec::{DutyKind, TaskNeed};
use crate::key::{LinkKindId, PostId, TierId};
use crate::points::Points;
use crate::time::Cadence;

/// A list of duties.
#[derive(Debug, Clone)]
pub(crate) struct DutyList {
    pub(crate) key: String,
    pub(crate) binds: Binds,
    pub(crate) needs: Vec<TaskNeed>,
    /// The revision of the list first, if it is revised.
    pub(crate) duties: Vec<Duty>,
}

/// Whom a list binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binds {
    /// The units of a tier, and the post that answers for each.
    Units(TierId, Option<PostId>),
    /// Each holder of a post.
    Holders(PostId),
    /// The sources of links, each to reach its target.
    Links(LinkKindId),
    /// The tasks that name the list.
    Tasks,
}

#[derive(Debug, Clone)]
pub(crate) struct Duty {
    pub(crate) key: String,
    pub(crate) kind: DutyKind,
    /// Whether it is to revise the list itself.
    pub(crate) revision: bool,
    /// None means as it comes.
    pub(crate) cadence: Option<Cadence>,
    pub(crate) times: u32,
    pub(crate) points: Points,
    pub(crate) late: Points,
    pub(crate) missed: Points,
}

/// The registers of risks.
#[derive(Debug, Clone)]
pub(crate) struct Risks {
    pub(crate) tier: Option<TierId>,
    pub(crate) post: Option<PostId>,
}
