//! A case as those see it who may.

use serde::Serialize;

use super::clock::Light;
use super::desk::Desk;
use super::event::Secrecy;
use super::refuse::{Unknown, refused};
use super::store::Case;
use super::who::{Actor, concerned, unit_of};
use crate::charter::{Outcome, words};
use crate::finding::catalogue::case as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::Grid;
use crate::key::{CaseId, Id};
use crate::time::Moment;

words! {
    /// How it stands with a case.
    #[cfg_attr(feature = "schema", schemars(rename = "CaseStatus"))]
    Status {
        /// It is being handled.
        Open = "open",
        /// Its clocks stand.
        Suspended = "suspended",
        /// It ended and was answered.
        Closed = "closed",
        /// It is part of another case and answered with that.
        Merged = "merged",
    }
}

/// A case as it stands, for somebody who may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseView {
    /// Its key.
    pub case: String,
    /// Its flow.
    pub flow: String,
    /// The stage it is in.
    pub stage: String,
    /// How it stands.
    pub status: Status,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The kind of matter.
    pub kind: String,
    /// The channel it came by.
    pub channel: Option<String>,
    /// Who reported it, as far as the viewer may know.
    pub reporter: Option<String>,
    /// The unit it counts for.
    pub unit: Option<String>,
    /// Who has it; none if it waits to be claimed.
    pub owner: Option<String>,
    /// When it was reported; the day alone, if anonymously.
    pub reported: Moment,
    /// When it is to be closed.
    pub due: Option<Moment>,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// The case it became part of.
    pub into: Option<String>,
    /// How many cases became part of it.
    pub merged: u32,
    /// Problems, suggestions and products that came out of it.
    pub found: [u32; 3],
    /// How often it was reworked.
    pub reworked: u16,
    /// The light of its stage at the moment that was asked for; none if none was.
    pub light: Option<Light>,
}

/// Which cases are looked for; what is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseFilter {
    /// The moment lights are shown for.
    pub at: Option<Moment>,
    /// Cases of this light at that moment.
    pub light: Option<Light>,
    /// Cases it stands so with.
    pub status: Option<Status>,
    /// Cases of this kind of matter.
    pub kind: Option<String>,
    /// Cases that came by this channel.
    pub channel: Option<String>,
    /// Cases that count for this unit or one below it.
    pub unit: Option<String>,
}

impl Desk {
    /// A case, for a viewer.
    ///
    /// Those who read it are whoever has it, whoever answers in its unit or above, whoever takes part
    /// in handling it, the bodies that stand in, and who reported it. Those it is about do not, nor
    /// those they answer to, whatever they hold. The host has to know that the viewer is who they say.
    ///
    /// # Errors
    /// Of kind `key` if there is no such case or viewer, of kind `call` if the viewer may not read it.
    pub fn case(&self, grid: &Grid, case: &str, viewer: &str) -> Result<CaseView, Error> {
        let language = self.charter.language();
        let Some((id, data)) = self.state.keys.id(case).and_then(|id| Some((id, self.state.cases.value(id)?))) else {
            let args = vec![("name", case.into())];
            return Err(refused(ErrorKind::Key, &rules::UNKNOWN, Unknown::Case as u8, args, language));
        };
        let person = grid.person(viewer)?.id;
        let actor = Actor { grid, charter: &self.charter, person };
        if !self.agrees_with(grid) || !self.reads(id, data, viewer, &actor) {
            let args = vec![("person", viewer.into()), ("case", case.into())];
            return Err(refused(ErrorKind::Call, &rules::READ, 0, args, language));
        }
        Ok(self.view(id, data, viewer, &actor))
    }

    /// The cases a viewer may read, in the order in which they were reported. `O(cases * depth)`.
    ///
    /// # Errors
    /// Of kind `key` if there is no such viewer.
    pub fn cases(&self, grid: &Grid, viewer: &str) -> Result<Vec<CaseView>, Error> {
        self.find(grid, viewer, &CaseFilter::default())
    }

    /// Those of them that are looked for. `O(cases * depth)`.
    ///
    /// # Errors
    /// Of kind `key` if there is no such viewer or unit.
    pub fn find(&self, grid: &Grid, viewer: &str, filter: &CaseFilter) -> Result<Vec<CaseView>, Error> {
        let person = grid.person(viewer)?.id;
        let root = filter.unit.as_deref().map(|unit| grid.unit(unit)).transpose()?.map(|unit| unit.id);
        let actor = Actor { grid, charter: &self.charter, person };
        if !self.agrees_with(grid) {
            return Ok(Vec::new());
        }
        let is_kind = |case: &Case| {
            let kind = self.charter.model.kinds.get(usize::from(case.kind)).map(|kind| kind.key.as_str());
            filter.kind.as_deref().is_none_or(|wanted| kind == Some(wanted))
        };
        let is_there = |case: &Case| {
            let unit = || unit_of(grid, &self.charter, self.state.name(case.unit)?, case.kind);
            root.is_none_or(|root| unit().is_some_and(|unit| grid.is_under(unit, root)))
        };
        let wanted = self.state.cases.iter().filter(|(id, case)| {
            filter.status.is_none_or(|status| case.status == status)
                && filter.channel.as_deref().is_none_or(|wanted| self.state.name(case.channel) == Some(wanted))
                && filter.light.is_none_or(|light| filter.at.and_then(|at| self.light_of(*id, at)) == Some(light))
                && is_kind(case)
                && is_there(case)
                && self.reads(*id, case, viewer, &actor)
        });
        let shown = |(id, case)| {
            let light = filter.at.and_then(|at| self.light_of(id, at));
            CaseView { light, ..self.view(id, case, viewer, &actor) }
        };
        Ok(wanted.map(shown).collect())
    }

    fn reads(&self, id: CaseId, case: &Case, viewer: &str, actor: &Actor<'_>) -> bool {
        if actor.is_barred(&concerned(actor.grid, &self.state, id)) {
            return false;
        }
        let name = |name| self.state.name(name).unwrap_or_default();
        let answers = |party: &str| {
            let unit = unit_of(actor.grid, &self.charter, party, case.kind);
            actor.is(party) || unit.is_some_and(|unit| actor.holds(&[], unit))
        };
        let joint = self.state.joint.get(&id);
        let parties = joint.into_iter().flat_map(|joint| joint.partners.iter().chain([&joint.lead, &joint.supervisor]));
        // What came past the tiers stays with whom it came to.
        let tiers = !case.direct && [case.owner, case.unit].into_iter().any(|party| answers(name(party)));
        name(case.reporter) == viewer
            || actor.stands_in()
            || actor.is(name(case.owner))
            || tiers
            || parties.copied().any(|party| actor.is(name(party)))
    }

    fn view(&self, id: CaseId, case: &Case, viewer: &str, actor: &Actor<'_>) -> CaseView {
        let name = |name| self.state.name(name).map(str::to_owned);
        let flow = self.charter.model.flows.value(case.flow);
        let kind = self.charter.model.kinds.get(usize::from(case.kind));
        let reporter = name(case.reporter)
            .filter(|reporter| case.secrecy == Secrecy::Known || reporter == viewer || actor.stands_in());
        CaseView {
            case: self.state.keys.key(id).to_owned(),
            flow: flow.map_or_else(String::new, |flow| flow.key.clone()),
            stage: flow.and_then(|flow| flow.stages.value(case.stage)).map_or_else(String::new, |s| s.key.clone()),
            status: case.status,
            outcome: case.outcome,
            kind: kind.map_or_else(String::new, |kind| kind.key.clone()),
            channel: name(case.channel),
            reporter,
            unit: name(case.unit),
            owner: name(case.owner),
            reported: case.reported,
            due: self.due_of(id),
            closed: case.closed,
            into: case.into.some().map(|other| self.state.keys.key(other).to_owned()),
            merged: case.merged,
            found: [case.problems, case.suggestions, case.products],
            reworked: case.reworked,
            light: None,
        }
    }
}
