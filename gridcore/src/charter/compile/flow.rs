//! Case flows: every stage can be reached, leads to an end, and a case can be answered there.

use std::collections::BTreeMap;

use super::Compiler;
use super::faults::List;
use crate::charter::model::{Flow, Level, Limit, Stage};
use crate::charter::spec::{FlowSpec, StageSpec};
use crate::finding::Args;
use crate::finding::catalogue::charter as rules;
use crate::key::{FlowId, Id, IdVec, StageId};
use crate::time::{Calendar, TimeLimit};
use crate::value::shown;

/// Minutes of a day in natural time.
const NATURAL_DAY: u32 = 1_440;

/// Which text of `charter.escalation`.
#[derive(Debug, Clone, Copy)]
enum Levels {
    Never,
    Falling,
}

/// A stage as it is compiled, and where it is written.
struct Written {
    at: String,
    spec: StageSpec,
}

impl Compiler<'_> {
    pub(super) fn compile_flows(&mut self, calendars: &[Calendar]) -> IdVec<FlowId, Flow> {
        let spec = self.spec;
        self.name_list(spec.flows.iter().map(|f| f.key.as_str()), "", |i| format!("flows[{i}].key"));
        let mut flows = IdVec::new();
        for (index, flow) in spec.flows.iter().enumerate() {
            let compiled = self.compile_flow(&format!("flows[{index}]"), flow, calendars);
            flows.push(compiled);
        }
        flows
    }

    fn compile_flow(&mut self, at: &str, flow: &FlowSpec, calendars: &[Calendar]) -> Flow {
        let all = flow.all_stages();
        if all.is_empty() {
            self.faults.missing_value(format_args!("{at}"), &["like", "stages"]);
        }
        self.name_list(flow.stages.iter().map(|s| s.key.as_str()), "", |i| format!("{at}.stages[{i}].key"));
        let written: Vec<Written> = all
            .into_iter()
            .map(|(position, spec)| Written {
                at: position.map_or_else(|| format!("{at}.like"), |position| format!("{at}.stages[{position}]")),
                spec,
            })
            .collect();
        let calendar = self.flow_calendar(at, flow.calendar.as_deref());
        let stages = self.stages(&written, calendar, calendars);
        let moves: Vec<Vec<usize>> = stages
            .values()
            .map(|stage| stage.next.iter().chain(&stage.back).map(|stage| stage.index()).collect())
            .collect();
        self.unreachable_stage(flow, &written, &moves);
        self.dead_end_stage(flow, &written, &moves);
        self.no_outcome(flow, &written);
        let approvers = self.posts(&format!("{at}.approvers"), &flow.approvers);
        let limit = flow.limit.map(|limit| limit_of(limit, calendar.filter(|_| !flow.natural), calendars));
        Flow { key: flow.key.clone(), stages, approvers, restart: flow.restart, limit }
    }

    pub(super) fn flow(&mut self, at: &str, name: &str) -> Option<FlowId> {
        let flows = &self.spec.flows;
        let found = flows.iter().position(|flow| flow.key == name).map(FlowId::new);
        if found.is_none() {
            let known = flows.iter().map(|flow| flow.key.as_str());
            self.faults.unknown_name(format_args!("{at}"), List::Declared("flows"), name, known);
        }
        found
    }

    /// The calendar of a name, or the first if there is one.
    fn flow_calendar(&mut self, at: &str, name: Option<&str>) -> Option<usize> {
        let calendars = &self.spec.calendars;
        let Some(name) = name else { return (!calendars.is_empty()).then_some(0) };
        let found = calendars.iter().position(|calendar| calendar.key == name);
        if found.is_none() {
            let known = calendars.iter().map(|calendar| calendar.key.as_str());
            self.faults.unknown_name(format_args!("{at}.calendar"), List::Declared("calendars"), name, known);
        }
        found
    }

    fn stages(
        &mut self,
        written: &[Written],
        calendar: Option<usize>,
        calendars: &[Calendar],
    ) -> IdVec<StageId, Stage> {
        let mut positions = BTreeMap::new();
        for (index, Written { spec, .. }) in written.iter().enumerate() {
            positions.entry(spec.key.as_str()).or_insert(StageId::new(index));
        }
        let mut stages = IdVec::new();
        for Written { at, spec } in written {
            let calendar = calendar.filter(|_| !spec.natural);
            stages.push(Stage {
                key: spec.key.clone(),
                work: spec.work.unwrap_or(crate::charter::Work::Advance),
                next: self.stage_names(&format!("{at}.next"), &spec.next, &positions),
                back: self.stage_names(&format!("{at}.back"), &spec.back, &positions),
                outcomes: spec.outcomes.clone(),
                posts: self.posts(&format!("{at}.posts"), &spec.posts),
                limit: spec.limit.map(|limit| limit_of(limit, calendar, calendars)),
                levels: self.levels(at, spec),
            });
        }
        stages
    }

    fn stage_names(&mut self, at: &str, names: &[String], positions: &BTreeMap<&str, StageId>) -> Vec<StageId> {
        let mut stages = Vec::with_capacity(names.len());
        for (position, name) in names.iter().enumerate() {
            match positions.get(name.as_str()) {
                Some(stage) if stages.contains(stage) => {}
                Some(stage) => stages.push(*stage),
                None => {
                    let at = format_args!("{at}[{position}]").to_string();
                    let known = positions.keys().copied();
                    self.faults.unknown_name(format_args!("{at}"), List::Declared("stages"), name, known);
                }
            }
        }
        stages
    }

    fn levels(&mut self, at: &str, stage: &StageSpec) -> Vec<Level> {
        let mut levels: Vec<Level> = Vec::with_capacity(stage.escalate.len());
        for (index, level) in stage.escalate.iter().enumerate() {
            let at = format!("{at}.escalate[{index}]");
            let before = levels.last().map(|before| before.percent);
            let args = vec![("stage", shown(&stage.key).into()), ("percent", level.percent.into())];
            if level.percent == 0 {
                self.escalation(&format!("{at}.percent"), Levels::Never, args);
            } else if before.is_some_and(|before| before >= level.percent) {
                self.escalation(&format!("{at}.percent"), Levels::Falling, args);
            }
            levels.push(Level { percent: level.percent, posts: self.posts(&format!("{at}.posts"), &level.posts) });
        }
        if !levels.is_empty() && stage.limit.is_none() {
            self.faults.missing_value(format_args!("{at}"), &["limit"]);
        }
        levels
    }

    fn escalation(&mut self, at: &str, text: Levels, args: Args) {
        self.faults.push(format_args!("{at}"), &rules::ESCALATION, text as u8, args);
    }

    fn unreachable_stage(&mut self, flow: &FlowSpec, written: &[Written], moves: &[Vec<usize>]) {
        let Some(first) = written.first() else { return };
        let reached = reached_from([0], moves);
        for (stage, _) in written.iter().zip(reached).filter(|(_, reached)| !reached) {
            let args = vec![
                ("flow", shown(&flow.key).into()),
                ("stage", shown(&stage.spec.key).into()),
                ("first", shown(&first.spec.key).into()),
            ];
            self.faults.push(format_args!("{}", stage.at), &rules::UNREACHABLE_STAGE, 0, args);
        }
    }

    fn dead_end_stage(&mut self, flow: &FlowSpec, written: &[Written], moves: &[Vec<usize>]) {
        let mut sources = vec![Vec::new(); moves.len()];
        for (stage, targets) in moves.iter().enumerate() {
            for target in targets {
                if let Some(sources) = sources.get_mut(*target) {
                    sources.push(stage);
                }
            }
        }
        let ends = |stage: &StageSpec| stage.next.is_empty() || !stage.outcomes.is_empty();
        let ends = written.iter().enumerate().filter(|(_, stage)| ends(&stage.spec)).map(|(index, _)| index);
        let ending = reached_from(ends, &sources);
        for (stage, _) in written.iter().zip(ending).filter(|(_, ending)| !ending) {
            let args = vec![("flow", shown(&flow.key).into()), ("stage", shown(&stage.spec.key).into())];
            self.faults.push(format_args!("{}", stage.at), &rules::DEAD_END_STAGE, 0, args);
        }
    }

    /// Where a case goes no further it must be possible to close it, or it would never be answered.
    fn no_outcome(&mut self, flow: &FlowSpec, written: &[Written]) {
        for stage in written.iter().filter(|stage| stage.spec.next.is_empty() && stage.spec.outcomes.is_empty()) {
            let args = vec![("flow", shown(&flow.key).into()), ("stage", shown(&stage.spec.key).into())];
            self.faults.push(format_args!("{}", stage.at), &rules::NO_OUTCOME, 0, args);
        }
    }
}

/// A limit in minutes of its time.
fn limit_of(limit: TimeLimit, calendar: Option<usize>, calendars: &[Calendar]) -> Limit {
    let day = calendar.and_then(|number| calendars.get(number)).map_or(NATURAL_DAY, Calendar::day_length);
    Limit { minutes: limit.in_minutes(day), calendar }
}

/// Which positions can be reached, the starts included.
fn reached_from(starts: impl IntoIterator<Item = usize>, moves: &[Vec<usize>]) -> Vec<bool> {
    let mut reached = vec![false; moves.len()];
    let mut open: Vec<usize> = starts.into_iter().collect();
    while let Some(at) = open.pop() {
        if let Some(mark @ false) = reached.get_mut(at) {
            *mark = true;
            open.extend(moves.get(at).into_iter().flatten());
        }
    }
    reached
}
