//! Looking at all clocks at once: lights, and the levels of escalation that were reached.

use serde::Serialize;

use super::clock::Light;
use super::desk::Desk;
use super::route::Router;
use super::who::{concerned, kind_posts, unit_of};
use crate::grid::Grid;
use crate::key::CaseId;
use crate::order;
use crate::time::Moment;

/// A level of escalation that a case has reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Escalation {
    /// The case.
    pub case: String,
    /// The stage it was in.
    pub stage: String,
    /// The level, from 1.
    pub level: u32,
    /// The part of the limit that was used up, in hundredths.
    pub percent: u32,
    /// When it was reached, whenever that was looked at.
    pub at: Moment,
}

/// How many open cases have which light.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lights {
    /// At most 80 % of the limit of their stage has gone by.
    pub green: usize,
    /// At most all of it.
    pub yellow: usize,
    /// More than all of it.
    pub red: usize,
    /// Their stage has no limit.
    pub off: usize,
}

impl Desk {
    /// The levels of escalation that were reached up to a moment and not told before, each exactly
    /// once, in the order in which they were reached.
    ///
    /// How often this is asked changes nothing: asking at one moment and then at a later one gives
    /// together what asking at the later one gives. Nothing is reached after a case was closed or
    /// merged, nor while it is suspended. Events before the moment are refused from then on.
    ///
    /// # Complexity
    /// `O(open cases)`, and `O(log exceptions)` for each level.
    pub fn escalations(&mut self, at: Moment) -> Vec<Escalation> {
        let ids: Vec<CaseId> = self.state.cases.ids().collect();
        for id in ids {
            self.state.settle(&self.charter, id, at);
        }
        let (mut told, left): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.state.reached).into_iter().partition(|reached| reached.at <= at);
        self.state.reached = left;
        self.state.told = self.state.told.max(Some(at));
        order::by(&mut told, |a, b| {
            let key = |id| self.state.keys.key(id);
            (a.at, key(a.case), a.stage, a.level).cmp(&(b.at, key(b.case), b.stage, b.level))
        });
        let shown = told.into_iter().filter_map(|reached| {
            let case = self.state.cases.value(reached.case)?;
            let stage = self.charter.model.flows.value(case.flow)?.stages.value(reached.stage)?;
            Some(Escalation {
                case: self.state.keys.key(reached.case).to_owned(),
                stage: stage.key.clone(),
                level: u32::from(reached.level) + 1,
                percent: stage.levels.get(usize::from(reached.level))?.percent,
                at: reached.at,
            })
        });
        shown.collect()
    }

    /// The persons to tell of an escalation: the holders of the first post of its level that is held,
    /// from the unit that has the case upwards, those it is about and those they answer to left out.
    #[must_use]
    pub fn told(&self, grid: &Grid, escalation: &Escalation) -> Vec<String> {
        let found = self.state.keys.id(&escalation.case).filter(|_| self.agrees_with(grid));
        let Some((id, case)) = found.and_then(|id| Some((id, self.state.cases.value(id)?))) else { return Vec::new() };
        let stages = self.charter.model.flows.value(case.flow).map(|flow| &flow.stages);
        let stage = stages.and_then(|stages| stages.values().find(|stage| stage.key == escalation.stage));
        let level = stage.and_then(|stage| stage.levels.get(escalation.level.checked_sub(1)? as usize));
        let named = level.map(|level| level.posts.as_slice()).unwrap_or_default();
        let posts = if named.is_empty() { kind_posts(&self.charter, case) } else { named };
        let owner = self.state.name(case.owner).unwrap_or_default();
        let about = concerned(grid, &self.state, id);
        let router = Router { grid, charter: &self.charter, about: &about };
        let unit = unit_of(grid, &self.charter, owner, case.kind);
        unit.map(|unit| router.told(unit, posts)).unwrap_or_default()
    }

    /// How many open cases have which light at a moment. `O(cases)`.
    #[must_use]
    pub fn lights(&self, at: Moment) -> Lights {
        let mut lights = Lights::default();
        for (id, _) in self.state.cases.iter().filter(|(_, case)| case.is_open()) {
            match self.light_of(id, at) {
                Some(Light::Green) => lights.green += 1,
                Some(Light::Yellow) => lights.yellow += 1,
                Some(Light::Red) => lights.red += 1,
                Some(Light::Off) | None => lights.off += 1,
            }
        }
        lights
    }
}
