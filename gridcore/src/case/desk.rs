//! The desk: cases, and the events that move them.

use std::sync::Arc;

use super::clock::Light;
use super::columns;
use super::event::{EventRow, Move};
use super::judge::Hearing;
use super::legal::{self, LegalMove};
use super::refuse::{Report, Unknown, refused};
use super::store::{Resolved, State};
use super::view::Status;
use crate::charter::Charter;
use crate::finding::catalogue::case as rules;
use crate::finding::{Error, ErrorKind, Findings, FindingsBuilder, Language};
use crate::grid::Grid;
use crate::key::CaseId;
use crate::limits::Limits;
use crate::time::Moment;
use crate::value::Value;

/// All cases of an organisation, moved by events along the flows of its charter.
///
/// A desk never forgets: a case is open, or it is closed with an outcome and an answer, or it is
/// merged with another and answered with that. The grid says on each call who exists and who holds
/// which post; what an event came to is kept with it, so a desk is made again from its events alone.
///
/// Each event costs `O(depth)` beside the posts of whoever acts. About 60 bytes an event and 250 a
/// case beside their keys.
#[derive(Debug, Clone)]
pub struct Desk {
    pub(super) charter: Arc<Charter>,
    pub(super) state: State,
    limits: Limits,
    /// The charter of the grid that was last found to agree with this one.
    agreed: Option<Arc<Charter>>,
}

/// Two desks are the same if the same events made the same of the same cases.
impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state && self.charter == other.charter
    }
}

/// What came of several events.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// How many were taken.
    pub taken: usize,
    /// The positions of those that were refused.
    pub refused: Vec<usize>,
    /// Why, with the line of each.
    pub findings: Findings,
}

impl Applied {
    /// What was refused as an error, for callers who want all events taken.
    #[must_use]
    pub fn refusal(&self) -> Error {
        Error::new(ErrorKind::Change, self.findings.clone())
    }
}

impl Desk {
    /// An empty desk under a charter.
    #[must_use]
    pub fn new(charter: &Charter) -> Self {
        Self { charter: Arc::new(charter.clone()), state: State::default(), limits: Limits::default(), agreed: None }
    }

    /// Takes an event, or leaves everything as it was.
    ///
    /// The grid is that of the day of the event. Events of one case come in the order of time; those of
    /// different cases need not.
    ///
    /// # Errors
    /// Of kind `change`, with each reason: a move the stage does not allow (with those it does), a
    /// person who may not, somebody it is about, names that are not there, a field that lacks or says
    /// nothing, a time before what is known.
    ///
    /// # Complexity
    /// `O(depth)` and the posts of whoever acts.
    pub fn apply(&mut self, grid: &Grid, event: &EventRow<'_>) -> Result<(), Error> {
        self.agree(grid)?;
        let resolved = self.hear(grid, event)?;
        self.fold(event, &resolved);
        Ok(())
    }

    /// What comes of an event, or why it is refused.
    pub(super) fn hear(&self, grid: &Grid, event: &EventRow<'_>) -> Result<Resolved, Error> {
        if self.agreed.as_ref().is_none_or(|agreed| !Arc::ptr_eq(agreed, &grid.charter)) {
            self.must_agree(grid)?;
        }
        let mut found = FindingsBuilder::new(Language::default(), self.limits.listed);
        let mut report = Report { found: &mut found, number: 0, refused: false };
        let hearing = Hearing { charter: &self.charter, grid, state: &self.state, row: event };
        let resolved = hearing.judge(&mut report);
        resolved.ok_or_else(|| Error::new(ErrorKind::Change, found.finish().in_language(self.charter.language())))
    }

    /// Takes those of several events that are legal, one after the other.
    ///
    /// # Errors
    /// Of kind `call`, if the grid has other posts or kinds of matter than the desk; nothing is taken.
    pub fn apply_all<'r>(
        &mut self,
        grid: &Grid,
        events: impl IntoIterator<Item = EventRow<'r>>,
    ) -> Result<Applied, Error> {
        self.agree(grid)?;
        let mut found = FindingsBuilder::new(Language::default(), self.limits.listed);
        let (mut taken, mut refused) = (0, Vec::new());
        for (number, event) in events.into_iter().enumerate() {
            if self.take(grid, &event, number, &mut found) {
                taken += 1;
            } else {
                refused.push(number);
            }
        }
        let findings = found.finish().in_language(self.charter.language());
        Ok(Applied { taken, refused, findings })
    }

    /// Posts are looked up by number, so both charters must number the same.
    fn agree(&mut self, grid: &Grid) -> Result<(), Error> {
        if self.agreed.as_ref().is_some_and(|agreed| Arc::ptr_eq(agreed, &grid.charter)) {
            return Ok(());
        }
        self.must_agree(grid)?;
        self.agreed = Some(Arc::clone(&grid.charter));
        Ok(())
    }

    pub(super) fn must_agree(&self, grid: &Grid) -> Result<(), Error> {
        if self.agrees_with(grid) {
            return Ok(());
        }
        let args = vec![("name", grid.charter().name().into())];
        let (kind, text) = (ErrorKind::Call, Unknown::Posts as u8);
        Err(refused(kind, &rules::UNKNOWN, text, args, self.charter.language()))
    }

    pub(super) fn agrees_with(&self, grid: &Grid) -> bool {
        let (ours, theirs) = (&self.charter.model, &grid.charter.model);
        let same = |a: &mut dyn Iterator<Item = &String>, b: &mut dyn Iterator<Item = &String>| a.eq(b);
        same(&mut ours.posts.values().map(|p| &p.key), &mut theirs.posts.values().map(|p| &p.key))
            && same(&mut ours.networks.values().map(|n| &n.key), &mut theirs.networks.values().map(|n| &n.key))
            && same(&mut ours.links.values().map(|l| &l.key), &mut theirs.links.values().map(|l| &l.key))
    }

    /// Takes those of several rows that are events and legal, one after the other; a row is none if its
    /// text cannot be read.
    pub(super) fn take_rows(
        &mut self,
        grid: &Grid,
        rows: &mut dyn Iterator<Item = Option<Value<'_>>>,
    ) -> Result<Applied, Error> {
        self.agree(grid)?;
        let mut found = FindingsBuilder::new(Language::default(), self.limits.listed);
        let (mut taken, mut refused) = (0, Vec::new());
        for (number, row) in rows.enumerate() {
            let event = columns::event(row.as_ref(), &mut Report { found: &mut found, number, refused: false });
            if event.is_some_and(|event| self.take(grid, &event, number, &mut found)) {
                taken += 1;
            } else {
                refused.push(number);
            }
        }
        let findings = found.finish().in_language(self.charter.language());
        Ok(Applied { taken, refused, findings })
    }

    fn take(&mut self, grid: &Grid, event: &EventRow<'_>, number: usize, found: &mut FindingsBuilder) -> bool {
        let mut report = Report { found, number, refused: false };
        let hearing = Hearing { charter: &self.charter, grid, state: &self.state, row: event };
        let Some(resolved) = hearing.judge(&mut report) else { return false };
        self.fold(event, &resolved);
        true
    }

    /// Takes in what was found legal, or is replayed.
    pub(super) fn fold(&mut self, event: &EventRow<'_>, resolved: &Resolved) {
        let mut event = event.clone();
        if event.action == Move::Report && event.secrecy == Some(super::Secrecy::Anonymous) {
            event.at = Moment::start_of(event.at.date());
        }
        self.state.fold(&self.charter, &event, resolved);
    }

    /// The charter it works under.
    #[must_use]
    pub fn charter(&self) -> &Charter {
        &self.charter
    }

    /// How many cases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.state.cases.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The latest moment up to which escalations were told; none if none were.
    #[must_use]
    pub const fn told_until(&self) -> Option<Moment> {
        self.state.told
    }

    /// The desk with its escalations told up to a moment, if one is given: events do not say who was told, so a
    /// desk that is [made again](Self::replay) from them would tell once more.
    ///
    /// # Complexity
    /// That of [`escalations`](Self::escalations).
    #[must_use]
    pub fn told_to(mut self, told: Option<Moment>) -> Self {
        if let Some(told) = told {
            self.escalations(told);
        }
        self
    }

    /// How many cases are neither closed nor merged.
    #[must_use]
    pub fn open(&self) -> usize {
        self.state.cases.values().filter(|case| case.is_open()).count()
    }

    /// What may be done with a case at a moment, by whoever may; none if there is no such case.
    #[must_use]
    pub fn legal_moves(&self, case: &str, at: Moment) -> Vec<LegalMove> {
        let Some(id) = self.state.keys.id(case) else { return Vec::new() };
        let flow = self.state.cases.value(id).and_then(|case| self.charter.model.flows.value(case.flow));
        legal::shown(flow, legal::options(&self.charter, &self.state, id, at))
    }

    /// What a person may do with a case at a moment; nothing if there is no such case, or it is kept from
    /// them. To close it with no outcome shown is to force it.
    ///
    /// # Errors
    /// Of kind `key` if there is no such person; of kind `call` as [`Desk::apply_all`].
    ///
    /// # Complexity
    /// `O(moves * depth)`.
    pub fn legal_moves_for(&self, grid: &Grid, case: &str, at: Moment, person: &str) -> Result<Vec<LegalMove>, Error> {
        grid.person(person)?;
        self.must_agree(grid)?;
        let Some((id, data)) = self.state.keys.id(case).and_then(|id| Some((id, self.state.cases.value(id)?))) else {
            return Ok(Vec::new());
        };
        let may = |option: &LegalMove, forced: bool| {
            let mut row = EventRow {
                case: case.into(),
                at,
                by: person.into(),
                action: option.action,
                forced,
                ..EventRow::default()
            };
            let claimed = if option.action == Move::Claim { units_of(grid, person) } else { Vec::new() };
            if claimed.is_empty() {
                return Hearing { charter: &self.charter, grid, state: &self.state, row: &row }.allows(id, data);
            }
            claimed.into_iter().any(|unit| {
                row.to = unit.into();
                Hearing { charter: &self.charter, grid, state: &self.state, row: &row }.allows(id, data)
            })
        };
        let option = |mut option: LegalMove| {
            if option.action == Move::Close && (option.outcomes.is_empty() || !may(&option, false)) {
                option.outcomes.clear();
                return may(&option, true).then_some(option);
            }
            may(&option, false).then_some(option)
        };
        Ok(self.legal_moves(case, at).into_iter().filter_map(option).collect())
    }

    /// Whether a case is open, and how it was closed; none if there is no such case.
    #[must_use]
    pub fn status(&self, case: &str) -> Option<Status> {
        self.state.keys.id(case).and_then(|id| self.state.cases.value(id)).map(|case| case.status)
    }

    /// The light of the stage a case is in; none if there is no such case.
    #[must_use]
    pub fn light(&self, case: &str, at: Moment) -> Option<Light> {
        self.state.keys.id(case).and_then(|id| self.light_of(id, at))
    }

    pub(super) fn light_of(&self, id: CaseId, at: Moment) -> Option<Light> {
        let case = self.state.cases.value(id)?;
        let calendars = &self.charter.model.calendars;
        Some(if case.is_open() { case.stage_clock.light(at, calendars) } else { Light::Off })
    }

    /// The moment by which a case is to be closed; none without a limit, or while it is suspended.
    #[must_use]
    pub fn due(&self, case: &str) -> Option<Moment> {
        self.state.keys.id(case).and_then(|id| self.due_of(id))
    }

    pub(super) fn due_of(&self, id: CaseId) -> Option<Moment> {
        let case = self.state.cases.value(id)?;
        case.clock.when(100, case.reported, &self.charter.model.calendars)
    }
}

/// The units in which somebody holds a post, as references.
fn units_of(grid: &Grid, person: &str) -> Vec<String> {
    let held = grid.person_id(person).into_iter().flat_map(|id| grid.appointments.of_person(id));
    held.map(|(_, row)| format!("unit:{}", grid.units.keys.key(row.unit))).collect()
}
