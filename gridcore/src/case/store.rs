//! The state of a desk: what its events add up to.

use std::collections::BTreeMap;

use super::clock::Clock;
use super::event::{EventRow, Move, Secrecy};
use super::view::Status;
use crate::charter::{Charter, Flow, Outcome, Stage};
use crate::key::{CaseId, FlowId, Id, IdVec, KeyTable, NameId, StageId};
use crate::time::{Moment, TimeLimit};

/// A case as it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Case {
    pub(super) flow: FlowId,
    pub(super) stage: StageId,
    /// The kind of matter by its position in the charter; beyond its end if none.
    pub(super) kind: u16,
    pub(super) status: Status,
    pub(super) secrecy: Secrecy,
    pub(super) outcome: Option<Outcome>,
    pub(super) channel: NameId,
    pub(super) reporter: NameId,
    pub(super) unit: NameId,
    pub(super) owner: NameId,
    /// Who handled it last.
    pub(super) handler: NameId,
    /// The other case, once merged.
    pub(super) into: CaseId,
    /// Whether its owner stands in, or got it past the tiers, and so does all there is to do.
    pub(super) direct: bool,
    pub(super) deferred: bool,
    pub(super) signed: bool,
    pub(super) appealed: bool,
    pub(super) until: Option<Moment>,
    pub(super) reported: Moment,
    pub(super) filed: Option<Moment>,
    pub(super) closed: Option<Moment>,
    pub(super) last: Moment,
    pub(super) stage_clock: Clock,
    pub(super) clock: Clock,
    pub(super) reworked: u16,
    pub(super) appeals: u16,
    pub(super) overseen: u16,
    pub(super) problems: u32,
    pub(super) suggestions: u32,
    pub(super) products: u32,
    /// Cases that became part of it.
    pub(super) merged: u32,
}

impl Case {
    pub(super) const fn is_open(&self) -> bool {
        matches!(self.status, Status::Open | Status::Suspended)
    }

    /// Whether its clocks stand, by a suspension or until a moment that lies ahead.
    pub(super) fn is_paused(&self, at: Moment) -> bool {
        self.status == Status::Suspended || self.until.is_some_and(|until| at < until)
    }
}

/// Who handles a case together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Joint {
    pub(super) lead: NameId,
    pub(super) supervisor: NameId,
    pub(super) partners: Vec<NameId>,
}

/// An event as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    pub(super) case: CaseId,
    pub(super) at: Moment,
    pub(super) by: NameId,
    pub(super) owner: NameId,
    pub(super) stage: StageId,
    pub(super) action: Move,
    pub(super) direct: bool,
    pub(super) more: More,
}

/// What an event says beside that.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum More {
    Nothing,
    To(NameId),
    Into(CaseId),
    Closed { outcome: Option<Outcome>, forced: bool, answer: NameId, to: NameId },
    Limit(TimeLimit),
    Until(Moment),
    Reported(Box<Reported>),
    Found(Box<Found>),
    Joined(Box<Joint>),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reported {
    pub(super) kind: NameId,
    pub(super) place: NameId,
    pub(super) channel: NameId,
    pub(super) unit: NameId,
    pub(super) secrecy: Secrecy,
    pub(super) about: Vec<NameId>,
    pub(super) receipt: NameId,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) problems: u32,
    pub(super) suggestions: u32,
    pub(super) products: u32,
    pub(super) product: NameId,
}

/// A level of escalation that was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reached {
    pub(super) at: Moment,
    pub(super) case: CaseId,
    pub(super) stage: StageId,
    pub(super) level: u8,
}

/// What an event came to, beside what it says itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) stage: Option<StageId>,
    /// Who has the case; empty for nobody.
    pub(super) owner: String,
    /// Of a report, the unit it counts for.
    pub(super) unit: String,
    pub(super) direct: bool,
}

/// All cases and what happened to them.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) keys: KeyTable<CaseId>,
    pub(super) cases: IdVec<CaseId, Case>,
    pub(super) names: KeyTable<NameId>,
    names_count: usize,
    pub(super) log: Vec<Record>,
    pub(super) about: BTreeMap<CaseId, Vec<NameId>>,
    pub(super) joint: BTreeMap<CaseId, Joint>,
    /// Levels that were reached and not told yet.
    pub(super) reached: Vec<Reached>,
    /// The latest moment for which levels were told.
    pub(super) told: Option<Moment>,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        let names =
            |state: &Self| (0..state.names_count).map(|id| state.names.key(NameId::new(id)).to_owned()).collect();
        let (ours, theirs): (Vec<String>, Vec<String>) = (names(self), names(other));
        let keys = self.cases.ids().all(|id| self.keys.key(id) == other.keys.key(id));
        keys && ours == theirs
            && self.cases == other.cases
            && self.log == other.log
            && self.about == other.about
            && self.joint == other.joint
            && self.reached == other.reached
            && self.told == other.told
    }
}

impl State {
    pub(super) fn name(&self, id: NameId) -> Option<&str> {
        id.some().map(|id| self.names.key(id)).filter(|name| !name.is_empty())
    }

    fn intern(&mut self, name: &str) -> NameId {
        if name.is_empty() {
            return NameId::NONE;
        }
        if let Some(id) = self.names.id(name) {
            return id;
        }
        let id = NameId::new(self.names_count);
        match self.names.insert(name, id) {
            Ok(_) => {
                self.names_count += 1;
                id
            }
            Err(_) => NameId::NONE,
        }
    }

    fn intern_all<'n>(&mut self, names: impl Iterator<Item = &'n str>) -> Vec<NameId> {
        names.map(|name| self.intern(name)).collect()
    }

    /// Takes in an event that was found legal, or is replayed.
    pub(super) fn fold(&mut self, charter: &Charter, event: &EventRow<'_>, resolved: &Resolved) {
        let by = self.intern(&event.by);
        let owner = self.intern(&resolved.owner);
        let more = self.more(event, resolved);
        let stage = resolved.stage.unwrap_or(StageId::new(0));
        let at = event.at;
        let known = self.keys.id(&event.case);
        let case = match known {
            Some(case) => {
                self.settle(charter, case, at);
                case
            }
            None => self.open(charter, event, by, &more),
        };
        self.act(charter, case, event, &more);
        if let Some(data) = self.cases.get_mut(case) {
            let moved = data.stage != stage || matches!(event.action, Move::Return | Move::Rework | Move::Reopen);
            let given = !owner.is_none() && data.owner != owner && event.action != Move::Report;
            let flow = charter.model.flows.value(data.flow);
            let restarts = given && flow.is_some_and(|flow| flow.restart);
            data.stage = stage;
            data.owner = owner;
            data.direct = resolved.direct;
            data.last = at;
            if event.action == Move::Handle {
                data.handler = by;
            }
            if (moved || restarts) && data.status != Status::Closed {
                let limit = flow.and_then(|flow| flow.stages.value(stage)).and_then(|stage| stage.limit);
                data.stage_clock = Clock::start(limit, at, &charter.model.calendars);
            }
        }
        let direct = resolved.direct;
        self.log.push(Record { case, at, by, owner, stage, action: event.action, direct, more });
    }

    /// What an event says beside who, when and what.
    fn more(&mut self, event: &EventRow<'_>, resolved: &Resolved) -> More {
        match event.action {
            Move::Report => More::Reported(Box::new(Reported {
                kind: self.intern(&event.kind),
                place: self.intern(&event.place),
                channel: self.intern(&event.channel),
                unit: self.intern(&resolved.unit),
                secrecy: event.secrecy.unwrap_or(Secrecy::Known),
                about: self.intern_all(event.about.iter().map(AsRef::as_ref)),
                receipt: self.intern(&event.receipt),
            })),
            Move::Close => More::Closed {
                outcome: event.outcome,
                forced: event.forced,
                answer: self.intern(&event.answer),
                to: self.intern(&event.to),
            },
            Move::Propose => More::Closed {
                outcome: Some(Outcome::ProposedUpward),
                forced: false,
                answer: self.intern(&event.answer),
                to: self.intern(&event.to),
            },
            Move::Merge => More::Into(self.keys.id(&event.to).unwrap_or(CaseId::NONE)),
            Move::Extend => event.limit.map_or(More::Nothing, More::Limit),
            Move::Defer => event.until.map_or(More::Nothing, More::Until),
            Move::Find => More::Found(Box::new(Found {
                problems: event.problems,
                suggestions: event.suggestions,
                products: event.products,
                product: self.intern(&event.product),
            })),
            Move::Join => More::Joined(Box::new(Joint {
                lead: self.intern(&event.to),
                supervisor: self.intern(&event.supervisor),
                partners: self.intern_all(event.partners.iter().map(AsRef::as_ref)),
            })),
            _ if event.to.is_empty() => More::Nothing,
            _ => More::To(self.intern(&event.to)),
        }
    }

    /// A case that was just reported, in the first stage of its flow.
    fn open(&mut self, charter: &Charter, event: &EventRow<'_>, reporter: NameId, more: &More) -> CaseId {
        let id = CaseId::new(self.cases.len());
        let model = &charter.model;
        let kind = model.kinds.iter().position(|kind| kind.key == event.kind);
        let flow = kind.and_then(|at| model.kinds.get(at)).and_then(|kind| kind.flow).unwrap_or(FlowId::new(0));
        let (secrecy, channel, unit) = match more {
            More::Reported(reported) => {
                if !reported.about.is_empty() {
                    self.about.insert(id, reported.about.clone());
                }
                (reported.secrecy, reported.channel, reported.unit)
            }
            _ => (Secrecy::Known, NameId::NONE, NameId::NONE),
        };
        let stages = model.flows.value(flow).map(|flow| (first_limit(flow), flow.limit, files(flow)));
        let (stage_limit, limit, files) = stages.unwrap_or_default();
        // Of an anonymous report only the day is known, so its time begins with the next.
        let start = if secrecy == Secrecy::Anonymous { next_day(event.at) } else { event.at };
        // A key that does not fit any more keeps the case out of reach, not out of the count.
        let _ = self.keys.insert(&event.case, id);
        self.cases.push(Case {
            flow,
            stage: StageId::new(0),
            kind: kind.and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX),
            status: Status::Open,
            secrecy,
            outcome: None,
            channel,
            reporter,
            unit,
            owner: NameId::NONE,
            handler: NameId::NONE,
            into: CaseId::NONE,
            direct: false,
            deferred: false,
            signed: false,
            appealed: false,
            until: None,
            reported: event.at,
            filed: (!files).then_some(event.at),
            closed: None,
            last: event.at,
            stage_clock: Clock::start(stage_limit, start, &model.calendars),
            clock: Clock::start(limit, start, &model.calendars),
            reworked: 0,
            appeals: 0,
            overseen: 0,
            problems: 0,
            suggestions: 0,
            products: 0,
            merged: 0,
        })
    }

    /// What a move does to a case beside where it leads.
    fn act(&mut self, charter: &Charter, id: CaseId, event: &EventRow<'_>, more: &More) {
        let calendars = &charter.model.calendars;
        let Some(case) = self.cases.get_mut(id) else { return };
        let at = event.at;
        match (event.action, more) {
            (Move::File, _) => case.filed = case.filed.or(Some(at)),
            (Move::Close | Move::Propose, More::Closed { outcome, .. }) => {
                case.status = Status::Closed;
                case.outcome = *outcome;
                case.closed = Some(at);
                case.appealed = false;
            }
            (Move::Rework, _) => case.reworked = case.reworked.saturating_add(1),
            (Move::Suspend, _) => {
                case.status = Status::Suspended;
                case.stage_clock.stop(at, calendars);
                case.clock.stop(at, calendars);
            }
            (Move::Resume, _) => {
                case.status = Status::Open;
                case.until = None;
                pause(case, at, at, charter);
            }
            (Move::Defer, More::Until(until)) => {
                case.deferred = true;
                case.until = Some(*until);
                pause(case, at, *until, charter);
            }
            (Move::Extend, More::Limit(limit)) => {
                let minutes = |calendar: Option<usize>| {
                    let day = calendar.and_then(|at| calendars.get(at)).map_or(1_440, |calendar| calendar.day_length());
                    limit.in_minutes(day)
                };
                case.stage_clock.extend(minutes);
                case.clock.extend(minutes);
            }
            (Move::Oversee, _) => case.overseen = case.overseen.saturating_add(1),
            (Move::Appeal, _) => {
                case.appealed = true;
                case.appeals = case.appeals.saturating_add(1);
            }
            (Move::Reopen, _) => {
                // The time it was closed does not count.
                let closed = case.closed.take().unwrap_or(at);
                case.status = Status::Open;
                case.outcome = None;
                case.appealed = false;
                case.clock.stop(closed, calendars);
                case.clock.go_on(at, calendars);
            }
            (Move::SignOff, _) => case.signed = true,
            (Move::Find, More::Found(found)) => {
                case.problems = case.problems.saturating_add(found.problems);
                case.suggestions = case.suggestions.saturating_add(found.suggestions);
                case.products = case.products.saturating_add(found.products);
            }
            (Move::Join, More::Joined(joint)) => drop(self.joint.insert(id, (**joint).clone())),
            (Move::Merge, More::Into(other)) => {
                case.status = Status::Merged;
                case.outcome = Some(Outcome::Duplicate);
                case.closed = Some(at);
                case.into = *other;
                let more = case.merged.saturating_add(1);
                if let Some(other) = self.cases.get_mut(*other) {
                    other.merged = other.merged.saturating_add(more);
                }
            }
            _ => {}
        }
    }

    /// Notes the levels of escalation a case has reached by a moment.
    pub(super) fn settle(&mut self, charter: &Charter, id: CaseId, at: Moment) {
        let Some(case) = self.cases.get_mut(id).filter(|case| case.status == Status::Open) else { return };
        let Some(stage) = stage_of(charter, case) else { return };
        let calendars = &charter.model.calendars;
        let levels = stage.levels.iter().enumerate().skip(usize::from(case.stage_clock.reached));
        for (number, level) in levels {
            if !case.stage_clock.has_reached(level.percent, at, calendars) {
                break;
            }
            let when = case.stage_clock.when(level.percent, case.last, calendars).unwrap_or(at);
            let level = u8::try_from(number).unwrap_or(u8::MAX);
            self.reached.push(Reached { at: when, case: id, stage: case.stage, level });
            case.stage_clock.reached = level.saturating_add(1);
        }
    }
}

/// Both clocks stand from one moment to another.
fn pause(case: &mut Case, from: Moment, until: Moment, charter: &Charter) {
    let calendars = &charter.model.calendars;
    for clock in [&mut case.stage_clock, &mut case.clock] {
        clock.stop(from, calendars);
        clock.go_on(until, calendars);
    }
}

pub(super) fn stage_of<'c>(charter: &'c Charter, case: &Case) -> Option<&'c Stage> {
    charter.model.flows.value(case.flow)?.stages.value(case.stage)
}

fn first_limit(flow: &Flow) -> Option<crate::charter::Limit> {
    flow.stages.values().next().and_then(|stage| stage.limit)
}

/// Whether cases of a flow have to be put on file.
fn files(flow: &Flow) -> bool {
    flow.stages.values().any(|stage| stage.work == crate::charter::Work::File)
}

fn next_day(at: Moment) -> Moment {
    at.date().tomorrow().map_or(at, Moment::start_of)
}
