//! Whether an event is legal, and what comes of it.

use super::event::{EventRow, Move, Secrecy};
use super::legal::{self, Choice};
use super::names;
use super::refuse::{Entitled, Illegal, Report, Unknown};
use super::route::Router;
use super::store::{Case, Resolved, State, stage_of};
use super::view::Status;
use super::who::{Actor, concerned, kind_posts, unit_of};
use crate::charter::{Charter, Outcome};
use crate::finding::catalogue::case as rules;
use crate::finding::{FindingsBuilder, Language};
use crate::grid::Grid;
use crate::key::{CaseId, Id, PersonId, Reference, StageId, check_key};

/// An event before the desk: what it is held against.
pub(super) struct Hearing<'a> {
    pub(super) charter: &'a Charter,
    pub(super) grid: &'a Grid,
    pub(super) state: &'a State,
    pub(super) row: &'a EventRow<'a>,
}

impl Hearing<'_> {
    /// What comes of the event; nothing if it is refused, with a finding for each reason.
    pub(super) fn judge(&self, report: &mut Report<'_>) -> Option<Resolved> {
        names::check(self.row, report);
        let known = self.state.keys.id(&self.row.case);
        let last = known.and_then(|id| self.state.cases.value(id)).map(|case: &Case| case.last);
        names::check_time(self.row, last, self.state.told, report);
        if report.refused {
            return None;
        }
        match (self.row.action, known) {
            (Move::Report, None) => self.report(report),
            (Move::Report, Some(_)) => {
                report.add("case", &rules::KEY, 0, vec![("case", (&*self.row.case).into())]);
                None
            }
            (_, None) => {
                report.unknown("case", Unknown::Case, &self.row.case);
                None
            }
            (_, Some(id)) => self.moved(id, self.state.cases.value(id)?, report),
        }
    }

    /// A person by their key.
    fn person(&self, column: &'static str, key: &str, report: &mut Report<'_>) -> Option<PersonId> {
        let found = self.grid.person_id(key);
        if found.is_none() {
            report.unknown(column, Unknown::Key, key);
        }
        found
    }

    fn report(&self, report: &mut Report<'_>) -> Option<Resolved> {
        let (row, model) = (self.row, &self.charter.model);
        if check_key(&row.case, self.grid.limits().key).is_err() {
            report.add("case", &rules::KEY, 1, vec![]);
        }
        let kind = model.kind(&row.kind);
        if row.kind.is_empty() && !model.kinds.is_empty() {
            let args = vec![("move", row.action.as_str().into()), ("field", "kind".into())];
            report.add("kind", &rules::FIELDS, 0, args);
        } else if kind.is_none() && !row.kind.is_empty() {
            report.unknown("kind", Unknown::Kind, &row.kind);
        }
        if model.flows.len() == 0 {
            report.add("kind", &rules::UNKNOWN, Unknown::Flow as u8, vec![]);
        }
        let channels = &model.channels;
        if !channels.is_empty() && !row.channel.is_empty() && !channels.iter().any(|known| *known.key == *row.channel) {
            report.unknown("channel", Unknown::Channel, &row.channel);
        }
        let anonymous = row.secrecy == Some(Secrecy::Anonymous);
        if anonymous != row.by.is_empty() {
            report.add("by", &rules::FIELDS, 4, vec![]);
        } else if !anonymous {
            self.person("by", &row.by, report);
        }
        if !row.place.is_empty() {
            self.place(report);
        }
        let about: Vec<Option<PersonId>> = row.about.iter().map(|key| self.person("about", key, report)).collect();
        if report.refused {
            return None;
        }
        let about: Vec<PersonId> = about.into_iter().flatten().collect();
        let routed = Router { grid: self.grid, charter: self.charter, about: &about }.report(row, kind);
        Some(Resolved { stage: Some(StageId::new(0)), owner: routed.owner, unit: routed.unit, direct: routed.direct })
    }

    fn place(&self, report: &mut Report<'_>) {
        let known = match Reference::parse(&self.row.place) {
            Ok(Reference::Unit(key) | Reference::Post { unit: key, .. }) => self.grid.unit_id(&key).is_some(),
            Ok(Reference::Area(key)) => self.grid.area_id(&key).is_some(),
            Ok(Reference::Person(key)) => self.grid.person_id(&key).is_some(),
            _ => return report.unknown("place", Unknown::Reference, &self.row.place),
        };
        if !known {
            report.unknown("place", Unknown::Key, &self.row.place);
        }
    }

    /// A move of a case that is there.
    fn moved(&self, id: CaseId, case: &Case, report: &mut Report<'_>) -> Option<Resolved> {
        let choice = self.choice(id, case, report)?;
        let stage = self.target(case, &choice, report)?;
        let about = concerned(self.grid, self.state, id);
        self.entitled(id, case, &about, report);
        let mut resolved = Resolved {
            stage: Some(stage),
            owner: self.state.name(case.owner).unwrap_or_default().to_owned(),
            unit: String::new(),
            direct: case.direct,
        };
        let router = Router { grid: self.grid, charter: self.charter, about: &about };
        match self.row.action {
            Move::Dispatch | Move::Claim => self.given_to(case, &router, &mut resolved, report),
            Move::Escalate => self.escalated(case, &router, &mut resolved, report),
            Move::Close | Move::Propose => self.closed(case, &choice, report),
            Move::Merge => self.merged(id, report),
            Move::Join => self.joined(&router, report),
            Move::Find => self.found(report),
            _ => {}
        }
        (!report.refused).then_some(resolved)
    }

    /// The move among those that are legal.
    fn choice(&self, id: CaseId, case: &Case, report: &mut Report<'_>) -> Option<Choice<'_>> {
        let mut options = legal::options(self.charter, self.state, id, self.row.at);
        if let Some(found) = options.iter().position(|option| option.action == self.row.action) {
            return Some(options.swap_remove(found));
        }
        let flow = self.charter.model.flows.value(case.flow);
        let stage = stage_of(self.charter, case).map_or("", |stage| stage.key.as_str());
        let text = match case.status {
            Status::Merged => Illegal::Merged,
            Status::Closed => Illegal::Closed,
            _ if case.is_paused(self.row.at) => Illegal::Paused,
            _ => Illegal::Stage,
        };
        let shown: Vec<String> = legal::shown(flow, options).iter().map(ToString::to_string).collect();
        let into = case.status == Status::Merged;
        let more =
            if into { ("other", self.state.keys.key(case.into).into()) } else { ("legal", shown.join("; ").into()) };
        report.illegal("move", text, self.row, vec![("stage", stage.into()), more]);
        None
    }

    /// The stage the case is in after the move.
    fn target(&self, case: &Case, choice: &Choice<'_>, report: &mut Report<'_>) -> Option<StageId> {
        let flow = self.charter.model.flows.value(case.flow)?;
        let reopens = choice.action == Move::Reopen;
        if self.row.stage.is_empty() {
            return match choice.stages {
                [] if reopens => Some(legal::reopened(flow)),
                [] => Some(case.stage),
                [only] => Some(*only),
                several => {
                    let keys: Vec<String> =
                        several.iter().map(|stage| format!("`{}`", flow.stages[*stage].key)).collect();
                    report.illegal("stage", Illegal::Choice, self.row, vec![("stages", keys.join(", ").into())]);
                    None
                }
            };
        }
        let named = flow.stages.iter().find(|(_, stage)| *stage.key == *self.row.stage).map(|(id, _)| id);
        let Some(stage) = named else {
            report.unknown("stage", Unknown::Stage, &self.row.stage);
            return None;
        };
        if !reopens && !choice.stages.contains(&stage) {
            let more = vec![("stage", (&*self.row.stage).into())];
            report.illegal("stage", Illegal::Target, self.row, more);
            return None;
        }
        Some(stage)
    }

    /// Whether whoever makes the move may, whatever else it needs.
    pub(super) fn allows(&self, id: CaseId, case: &Case) -> bool {
        let mut found = FindingsBuilder::new(Language::default(), 0);
        let mut report = Report { found: &mut found, number: 0, refused: false };
        self.entitled(id, case, &concerned(self.grid, self.state, id), &mut report);
        !report.refused
    }

    /// Refuses whoever may not make the move.
    fn entitled(&self, id: CaseId, case: &Case, about: &[PersonId], report: &mut Report<'_>) {
        let row = self.row;
        let reporter = self.state.name(case.reporter).unwrap_or_default();
        if row.action == Move::Appeal {
            if reporter != row.by {
                report.not_entitled(Entitled::Move, row);
            }
            return;
        }
        let Some(person) = self.person("by", &row.by, report) else { return };
        let actor = Actor { grid: self.grid, charter: self.charter, person };
        if actor.is_barred(about) {
            return report.not_entitled(Entitled::Barred, row);
        }
        let handled = self.state.name(case.handler) == Some(&*row.by);
        let may = match row.action {
            Move::Claim => actor.is(&row.to),
            Move::SignOff => self.signs_off(case, &actor),
            Move::Oversee => self.oversees(case, &actor),
            Move::Suspend | Move::Defer | Move::Extend | Move::Reopen => self.approves(case, &actor) && !handled,
            Move::Close if row.forced => self.approves(case, &actor) && !handled,
            Move::Handle => match self.state.joint.get(&id) {
                Some(joint) => self.state.name(joint.lead).is_some_and(|lead| actor.is(lead)),
                None => self.moves(case, &actor),
            },
            Move::Verify | Move::Rework => match self.supervisor(id) {
                Some(supervisor) => actor.is(supervisor),
                None => self.moves(case, &actor),
            },
            _ => self.moves(case, &actor),
        };
        if !may {
            report.not_entitled(Entitled::Move, row);
        } else if row.action == Move::Verify && (handled || self.takes_part(id, &actor)) {
            report.not_entitled(Entitled::Handler, row);
        }
    }

    fn supervisor(&self, id: CaseId) -> Option<&str> {
        self.state.joint.get(&id).and_then(|joint| self.state.name(joint.supervisor))
    }

    /// Whether somebody leads or is a partner in handling a case together.
    fn takes_part(&self, id: CaseId, actor: &Actor<'_>) -> bool {
        let Some(joint) = self.state.joint.get(&id) else { return false };
        let mut parties = joint.partners.iter().chain([&joint.lead]);
        parties.any(|party| self.state.name(*party).is_some_and(|party| actor.is(party)))
    }

    /// Whether somebody may move a case along its flow.
    fn moves(&self, case: &Case, actor: &Actor<'_>) -> bool {
        let owner = self.state.name(case.owner).unwrap_or_default();
        if case.direct && actor.is(owner) {
            return true;
        }
        let named = stage_of(self.charter, case).map(|stage| stage.posts.as_slice()).unwrap_or_default();
        let posts = if named.is_empty() { kind_posts(self.charter, case) } else { named };
        let unit = unit_of(self.grid, self.charter, owner, case.kind);
        match unit {
            Some(unit) => (named.is_empty() && actor.is(owner)) || actor.holds(posts, unit),
            // Nobody has it: whoever holds such a post in the network that handles the kind.
            None => {
                let network = self.charter.model.kinds.get(usize::from(case.kind)).map(|kind| kind.network);
                let mut held = self.grid.appointments.of_person(actor.person);
                held.any(|(_, row)| {
                    network.is_none_or(|network| self.grid.network_of(row.unit) == network)
                        && super::who::is_among(self.charter, row.post, posts)
                }) || actor.stands_in()
            }
        }
    }

    /// Whether somebody may give a case time, or close it where its stage does not.
    fn approves(&self, case: &Case, actor: &Actor<'_>) -> bool {
        let approvers = self.charter.model.flows.value(case.flow).map(|flow| flow.approvers.as_slice());
        let approvers = approvers.unwrap_or_default();
        let owner = self.state.name(case.owner).unwrap_or_default();
        match unit_of(self.grid, self.charter, owner, case.kind) {
            Some(unit) if !approvers.is_empty() => actor.holds(approvers, unit),
            _ => self.moves(case, actor),
        }
    }

    /// Whether somebody answers above the unit that has a case, or stands in.
    fn oversees(&self, case: &Case, actor: &Actor<'_>) -> bool {
        let owner = self.state.name(case.owner).unwrap_or_default();
        let unit = unit_of(self.grid, self.charter, owner, case.kind);
        let above = unit.and_then(|unit| self.grid.units.parent(unit));
        actor.stands_in() || above.is_some_and(|above| actor.holds(&[], above))
    }

    fn signs_off(&self, case: &Case, actor: &Actor<'_>) -> bool {
        let kind = self.charter.model.kinds.get(usize::from(case.kind));
        let Some(link) = kind.and_then(|kind| kind.sign_off) else { return false };
        let names = [self.state.name(case.owner), self.state.name(case.unit)];
        let units: Vec<_> =
            names.into_iter().flatten().filter_map(|name| unit_of(self.grid, self.charter, name, case.kind)).collect();
        self.state.name(case.handler) != Some(&*self.row.by) && actor.bridges(link, &units)
    }

    /// Somebody else gets the case.
    fn given_to(&self, case: &Case, router: &Router<'_>, resolved: &mut Resolved, report: &mut Report<'_>) {
        let to = &*self.row.to;
        let open = match Reference::parse(to) {
            Ok(Reference::Person(key)) if self.row.action == Move::Dispatch => {
                self.person("to", &key, report).map(|person| router.may_see(person))
            }
            Ok(Reference::Unit(key)) => {
                let unit = self.grid.unit_id(&key);
                let network = self.charter.model.kinds.get(usize::from(case.kind)).map(|kind| kind.network);
                let claims = self.row.action == Move::Claim;
                let fits = |unit| !claims || network.is_none_or(|network| self.grid.network_of(unit) == network);
                unit.map(|unit| fits(unit) && router.is_open_to(unit))
            }
            Ok(Reference::Post { post, unit }) if self.row.action == Move::Dispatch => {
                let found = self.charter.model.post(&post).zip(self.grid.unit_id(&unit));
                found.map(|(post, unit)| router.has_holder(post, unit))
            }
            _ => return report.unknown("to", Unknown::Reference, to),
        };
        match open {
            None => report.unknown("to", Unknown::Key, to),
            Some(false) => report.add("to", &rules::ENTITLED, Entitled::Nobody as u8, vec![("to", to.into())]),
            Some(true) => {
                resolved.direct = false;
                to.clone_into(&mut resolved.owner);
            }
        }
    }

    fn escalated(&self, case: &Case, router: &Router<'_>, resolved: &mut Resolved, report: &mut Report<'_>) {
        let unit = unit_of(self.grid, self.charter, &resolved.owner, case.kind);
        match unit.and_then(|unit| router.above(unit, kind_posts(self.charter, case))) {
            Some((owner, direct)) if owner != resolved.owner => {
                resolved.owner = owner;
                resolved.direct = direct;
            }
            _ => report.add("move", &rules::ENTITLED, Entitled::Nobody as u8, vec![("to", "above".into())]),
        }
    }

    fn closed(&self, case: &Case, choice: &Choice<'_>, report: &mut Report<'_>) {
        let outcome = self.row.outcome.unwrap_or(Outcome::ProposedUpward);
        if self.row.action == Move::Close && !self.row.forced && !choice.outcomes.contains(&outcome) {
            let allowed: Vec<&str> = choice.outcomes.iter().copied().map(Outcome::as_str).collect();
            let mut more = vec![("outcome", outcome.as_str().into())];
            more.extend((!allowed.is_empty()).then(|| ("allowed", allowed.join(", ").into())));
            report.illegal("outcome", Illegal::Outcome, self.row, more);
        }
        let kind = self.charter.model.kinds.get(usize::from(case.kind));
        let needs = kind.is_some_and(|kind| kind.sign_off.is_some()) && outcome == Outcome::Rectified;
        if needs && !case.signed {
            report.illegal("outcome", Illegal::SignOff, self.row, vec![]);
        }
        if !self.row.to.is_empty() && Reference::parse(&self.row.to).is_err() {
            report.unknown("to", Unknown::Reference, &self.row.to);
        }
    }

    fn merged(&self, id: CaseId, report: &mut Report<'_>) {
        let other = self.state.keys.id(&self.row.to);
        let Some(case) = other.and_then(|other| self.state.cases.value(other)) else {
            return report.unknown("to", Unknown::Case, &self.row.to);
        };
        let args = vec![("case", (&*self.row.case).into()), ("other", (&*self.row.to).into())];
        if other == Some(id) {
            report.add("to", &rules::MERGE, 0, args);
        } else if !case.is_open() {
            report.add("to", &rules::MERGE, 1, args);
        }
    }

    fn joined(&self, router: &Router<'_>, report: &mut Report<'_>) {
        let row = self.row;
        let parties = [&*row.to, &*row.supervisor].into_iter().chain(row.partners.iter().map(AsRef::as_ref));
        for party in parties.filter(|party| !party.is_empty()) {
            let open = match Reference::parse(party) {
                Ok(Reference::Person(key)) => self.grid.person_id(&key).map(|person| router.may_see(person)),
                Ok(Reference::Unit(key)) => self.grid.unit_id(&key).map(|unit| router.is_open_to(unit)),
                Ok(Reference::Post { post, unit }) => {
                    let found = self.charter.model.post(&post).zip(self.grid.unit_id(&unit));
                    found.map(|(post, unit)| router.has_holder(post, unit))
                }
                _ => None,
            };
            match open {
                None => report.unknown("to", Unknown::Key, party),
                Some(false) => report.add("to", &rules::ENTITLED, Entitled::Nobody as u8, vec![("to", party.into())]),
                Some(true) => {}
            }
        }
        let alike = row.to == row.supervisor || row.partners.iter().any(|p| *p == row.to || *p == row.supervisor);
        if alike {
            report.add("supervisor", &rules::JOINT, 0, vec![("case", (&*row.case).into())]);
        }
    }

    fn found(&self, report: &mut Report<'_>) {
        let products = self.charter.spec.desk.as_ref().and_then(|desk| desk.products.as_ref());
        let known = products.is_none_or(|known| known.iter().any(|product| *product == *self.row.product));
        if self.row.products > 0 && !known {
            report.unknown("product", Unknown::Product, &self.row.product);
        }
    }
}
