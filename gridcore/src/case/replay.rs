//! A desk from its events alone.

use std::borrow::Cow;

use super::desk::Desk;
use super::event::{EventRow, Move, Recorded};
use super::refuse::{Unknown, refused};
use super::store::{More, Record, Resolved};
use crate::charter::Charter;
use crate::finding::catalogue::case as rules;
use crate::finding::{Error, ErrorKind};
use crate::key::{FlowId, Id, NameId};
use crate::time::Moment;

impl Desk {
    /// All events that were taken, in order, each with what came of it.
    pub fn events(&self) -> impl ExactSizeIterator<Item = Recorded> + '_ {
        self.state.log.iter().map(|record| self.recorded(record))
    }

    /// The desk that took these events, made again without the grids they were judged by.
    ///
    /// ```
    /// # use gridcore::case::{Desk, EventRow, Move};
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]\nflows = [{ key = \"f\", like = \"city\" }]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// # let mut desk = Desk::new(&charter);
    /// # let at = "2024-07-01T08:30".parse().expect("a moment");
    /// desk.apply(&grid, &EventRow { case: "c1".into(), at, by: "p1".into(), ..EventRow::default() })?;
    /// assert_eq!(Desk::replay(&charter, desk.events())?, desk);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    ///
    /// # Errors
    /// Of kind `change`, if an event is not one that a desk under this charter recorded: its case is not
    /// there, or its stage is not one of the flow. The events before it are not lost: they are those of
    /// the iterator before it.
    ///
    /// # Complexity
    /// `O(events)`.
    pub fn replay(charter: &Charter, events: impl IntoIterator<Item = Recorded>) -> Result<Self, Error> {
        let mut desk = Self::new(charter);
        for recorded in events {
            desk.take_again(&recorded)?;
        }
        Ok(desk)
    }

    /// Takes an event that was judged before.
    pub(crate) fn take_again(&mut self, recorded: &Recorded) -> Result<(), Error> {
        let Some(resolved) = self.resolved(recorded) else {
            let args = vec![("name", recorded.event.case.as_ref().into())];
            let language = self.charter.language();
            return Err(refused(ErrorKind::Change, &rules::UNKNOWN, Unknown::Case as u8, args, language));
        };
        self.fold(&recorded.event, &resolved);
        Ok(())
    }

    /// The cases that are not open: when each was closed, and the one it became part of.
    pub(crate) fn ended(&self) -> impl Iterator<Item = (&str, Option<Moment>, Option<&str>)> {
        self.state.cases.iter().filter(|(_, case)| !case.is_open()).map(|(id, case)| {
            let into = case.into.some().map(|into| self.state.keys.key(into));
            (self.state.keys.key(id), case.closed, into)
        })
    }

    /// The last event that was taken.
    pub(crate) fn last_event(&self) -> Option<Recorded> {
        self.state.log.last().map(|record| self.recorded(record))
    }

    /// What came of an event, if it can be one of this desk.
    fn resolved(&self, recorded: &Recorded) -> Option<Resolved> {
        let event = &recorded.event;
        let model = &self.charter.model;
        let known = self.state.keys.id(&event.case).and_then(|id| self.state.cases.value(id));
        let flow = match (event.action, known) {
            (Move::Report, None) => model.kind(&event.kind).and_then(|kind| kind.flow).unwrap_or(FlowId::new(0)),
            (Move::Report, Some(_)) | (_, None) => return None,
            (_, Some(case)) => case.flow,
        };
        let stages = &model.flows.value(flow)?.stages;
        let (stage, _) = stages.iter().find(|(_, stage)| stage.key == recorded.stage)?;
        Some(Resolved {
            stage: Some(stage),
            owner: recorded.owner.clone().unwrap_or_default(),
            unit: recorded.unit.clone().unwrap_or_default(),
            direct: recorded.direct,
        })
    }

    fn recorded(&self, record: &Record) -> Recorded {
        let text = |name: NameId| Cow::Owned(self.state.name(name).unwrap_or_default().to_owned());
        let texts = |names: &[NameId]| names.iter().map(|name| text(*name)).collect();
        let mut event = EventRow {
            case: Cow::Owned(self.state.keys.key(record.case).to_owned()),
            at: record.at,
            action: record.action,
            by: text(record.by),
            ..EventRow::default()
        };
        let mut unit = None;
        match &record.more {
            More::Nothing => {}
            More::To(to) => event.to = text(*to),
            More::Into(other) => event.to = Cow::Owned(self.state.keys.key(*other).to_owned()),
            More::Closed { outcome, forced, answer, to } => {
                event.outcome = outcome.filter(|_| record.action == Move::Close);
                event.forced = *forced;
                event.answer = text(*answer);
                event.to = text(*to);
            }
            More::Limit(limit) => event.limit = Some(*limit),
            More::Until(until) => event.until = Some(*until),
            More::Reported(reported) => {
                event.kind = text(reported.kind);
                event.place = text(reported.place);
                event.channel = text(reported.channel);
                event.secrecy = Some(reported.secrecy);
                event.about = texts(&reported.about);
                event.receipt = text(reported.receipt);
                unit = self.state.name(reported.unit).map(str::to_owned);
            }
            More::Found(found) => {
                event.problems = found.problems;
                event.suggestions = found.suggestions;
                event.products = found.products;
                event.product = text(found.product);
            }
            More::Joined(joint) => {
                event.to = text(joint.lead);
                event.supervisor = text(joint.supervisor);
                event.partners = texts(&joint.partners);
            }
        }
        let case = self.state.cases.value(record.case);
        let stages = case.and_then(|case| self.charter.model.flows.value(case.flow)).map(|flow| &flow.stages);
        let stage = stages.and_then(|stages| stages.value(record.stage)).map_or_else(String::new, |s| s.key.clone());
        let owner = self.state.name(record.owner).map(str::to_owned);
        Recorded { event, stage, owner, unit, direct: record.direct }
    }
}
