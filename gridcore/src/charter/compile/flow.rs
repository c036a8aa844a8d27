//! Case flows: every stage can be reached, and leads to an end.

use std::collections::BTreeMap;

use super::Compiler;
use super::faults::List;
use crate::charter::spec::{FlowSpec, StageSpec};
use crate::finding::catalogue::charter as rules;
use crate::value::shown;

impl Compiler<'_> {
    pub(super) fn flows(&mut self) {
        let spec = self.spec;
        self.name_list(spec.flows.iter().map(|f| f.key.as_str()), "", |i| format!("flows[{i}].key"));
        for (index, flow) in spec.flows.iter().enumerate() {
            let at = format!("flows[{index}]");
            if flow.stages.is_empty() {
                self.faults.missing_value(format_args!("{at}"), &["stages"]);
            }
            self.name_list(flow.stages.iter().map(|s| s.key.as_str()), "", |i| format!("{at}.stages[{i}].key"));
            let next = self.next_stages(&at, &flow.stages);
            self.unreachable_stage(&at, flow, &next);
            self.dead_end_stage(&at, flow, &next);
        }
    }

    /// The moves from each stage, as positions.
    fn next_stages(&mut self, at: &str, stages: &[StageSpec]) -> Vec<Vec<usize>> {
        let mut positions = BTreeMap::new();
        for (index, stage) in stages.iter().enumerate() {
            positions.entry(stage.key.as_str()).or_insert(index);
        }
        let mut all = Vec::with_capacity(stages.len());
        for (index, stage) in stages.iter().enumerate() {
            self.posts(&format!("{at}.stages[{index}].posts"), &stage.posts);
            let mut next = Vec::with_capacity(stage.next.len());
            for (position, name) in stage.next.iter().enumerate() {
                if let Some(target) = positions.get(name.as_str()) {
                    next.push(*target);
                } else {
                    self.faults.unknown_name(
                        format_args!("{at}.stages[{index}].next[{position}]"),
                        List::Declared("stages"),
                        name,
                        positions.keys().copied(),
                    );
                }
            }
            all.push(next);
        }
        all
    }

    fn unreachable_stage(&mut self, at: &str, flow: &FlowSpec, next: &[Vec<usize>]) {
        let Some(first) = flow.stages.first() else { return };
        let reached = reached_from([0], next);
        for (index, stage) in missed(&flow.stages, &reached) {
            let args = vec![
                ("flow", shown(&flow.key).into()),
                ("stage", shown(&stage.key).into()),
                ("first", shown(&first.key).into()),
            ];
            self.faults.push(format_args!("{at}.stages[{index}]"), &rules::UNREACHABLE_STAGE, 0, args);
        }
    }

    fn dead_end_stage(&mut self, at: &str, flow: &FlowSpec, next: &[Vec<usize>]) {
        let mut back = vec![Vec::new(); next.len()];
        for (stage, targets) in next.iter().enumerate() {
            for target in targets {
                if let Some(sources) = back.get_mut(*target) {
                    sources.push(stage);
                }
            }
        }
        let ends = flow.stages.iter().enumerate().filter(|(_, s)| s.next.is_empty()).map(|(index, _)| index);
        let ending = reached_from(ends, &back);
        for (index, stage) in missed(&flow.stages, &ending) {
            let args = vec![("flow", shown(&flow.key).into()), ("stage", shown(&stage.key).into())];
            self.faults.push(format_args!("{at}.stages[{index}]"), &rules::DEAD_END_STAGE, 0, args);
        }
    }
}

/// Which positions can be reached, the starts included.
fn reached_from(starts: impl IntoIterator<Item = usize>, next: &[Vec<usize>]) -> Vec<bool> {
    let mut reached = vec![false; next.len()];
    let mut open: Vec<usize> = starts.into_iter().collect();
    while let Some(at) = open.pop() {
        if let Some(mark @ false) = reached.get_mut(at) {
            *mark = true;
            open.extend(next.get(at).into_iter().flatten());
        }
    }
    reached
}

fn missed<'s>(stages: &'s [StageSpec], reached: &'s [bool]) -> impl Iterator<Item = (usize, &'s StageSpec)> {
    stages.iter().enumerate().zip(reached).filter(|(_, reached)| !**reached).map(|(stage, _)| stage)
}
