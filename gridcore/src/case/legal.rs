//! What may be done with a case as it stands, by whoever may.

use std::fmt;

use serde::Serialize;

use super::event::Move;
use super::store::{Case, State, stage_of};
use super::view::Status;
use crate::charter::{Charter, Flow, Outcome, Stage, Work};
use crate::key::{CaseId, Id, StageId};
use crate::time::Moment;

/// A move that is legal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LegalMove {
    /// The move.
    #[serde(rename = "move")]
    pub action: Move,
    /// The stages it may lead to; none if the case stays where it is.
    pub stages: Vec<String>,
    /// The outcomes it may end with.
    pub outcomes: Vec<Outcome>,
}

/// `handle`, `return (to filing, dispatch)`, `close (rectified, explained)`.
impl fmt::Display for LegalMove {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.action.as_str())?;
        if self.stages.len() > 1 {
            write!(f, " (to {})", self.stages.join(", "))?;
        }
        if !self.outcomes.is_empty() {
            let outcomes: Vec<&str> = self.outcomes.iter().copied().map(Outcome::as_str).collect();
            write!(f, " ({})", outcomes.join(", "))?;
        }
        Ok(())
    }
}

/// A move and where it may lead.
pub(super) struct Choice<'c> {
    pub(super) action: Move,
    pub(super) stages: &'c [StageId],
    pub(super) outcomes: Vec<Outcome>,
}

/// Everything that may be done with a case.
pub(super) fn options<'c>(charter: &'c Charter, state: &State, id: CaseId, at: Moment) -> Vec<Choice<'c>> {
    let plain = |action: Move| Choice { action, stages: &[], outcomes: Vec::new() };
    let Some(case) = state.cases.value(id) else { return Vec::new() };
    let Some(stage) = stage_of(charter, case) else { return Vec::new() };
    match case.status {
        Status::Merged => Vec::new(),
        Status::Closed => {
            let appeal = (!case.appealed).then(|| plain(Move::Appeal));
            appeal.into_iter().chain([plain(Move::Reopen)]).collect()
        }
        _ if case.is_paused(at) => [Move::Resume, Move::Oversee].map(plain).into(),
        _ => open(charter, case, stage),
    }
}

/// What may be done with a case whose clocks run.
fn open<'c>(charter: &'c Charter, case: &Case, stage: &'c Stage) -> Vec<Choice<'c>> {
    let mut options = Vec::new();
    let mut add = |action, stages, outcomes| options.push(Choice { action, stages, outcomes });
    if !stage.next.is_empty() {
        add(of_work(stage.work), stage.next.as_slice(), Vec::new());
    }
    if !stage.back.is_empty() {
        let back = if stage.work == Work::Verify { Move::Rework } else { Move::Return };
        add(back, stage.back.as_slice(), Vec::new());
    }
    // A duplicate says of which case, a proposal to whom.
    let closing = stage.outcomes.iter().copied();
    let closing: Vec<Outcome> =
        closing.filter(|outcome| !matches!(outcome, Outcome::Duplicate | Outcome::ProposedUpward)).collect();
    // It is open to approvers anywhere, when forced.
    add(Move::Close, &[], closing);
    if stage.outcomes.contains(&Outcome::Duplicate) {
        add(Move::Merge, &[], Vec::new());
    }
    if stage.outcomes.contains(&Outcome::ProposedUpward) {
        add(Move::Propose, &[], Vec::new());
    }
    if stage.work != Work::Dispatch {
        add(Move::Dispatch, &[], Vec::new());
    }
    for action in [Move::Escalate, Move::Suspend, Move::Defer, Move::Oversee, Move::Find, Move::Join] {
        add(action, &[], Vec::new());
    }
    if case.stage_clock.has_limit() || case.clock.has_limit() {
        add(Move::Extend, &[], Vec::new());
    }
    let kind = charter.model.kinds.get(usize::from(case.kind));
    if kind.is_some_and(|kind| kind.sign_off.is_some()) && !case.signed && !case.handler.is_none() {
        add(Move::SignOff, &[], Vec::new());
    }
    options
}

/// Where a case may be reopened: at any stage, at the first that handles by itself.
pub(super) fn reopened(flow: &Flow) -> StageId {
    let handling = flow.stages.iter().find(|(_, stage)| stage.work == Work::Handle);
    handling.map_or(StageId::new(0), |(id, _)| id)
}

const fn of_work(work: Work) -> Move {
    match work {
        Work::Advance => Move::Advance,
        Work::File => Move::File,
        Work::Dispatch => Move::Dispatch,
        Work::Claim => Move::Claim,
        Work::Handle => Move::Handle,
        Work::Feedback => Move::Feedback,
        Work::Verify => Move::Verify,
    }
}

/// The legal moves, with the names of their stages.
pub(super) fn shown(flow: Option<&Flow>, options: Vec<Choice<'_>>) -> Vec<LegalMove> {
    let name = |stage: &StageId| flow.and_then(|flow| flow.stages.value(*stage)).map(|stage| stage.key.clone());
    let shown = |option: Choice<'_>| LegalMove {
        action: option.action,
        stages: option.stages.iter().filter_map(name).collect(),
        outcomes: option.outcomes,
    };
    options.into_iter().map(shown).collect()
}
