//! What is said of several posts together, and of the people of a unit.

use super::Compiler;
use crate::charter::model::{Combined, Exclusive, Requirement};
use crate::charter::spec::{Bounds, RequirementSpec};
use crate::points::Points;
use crate::value::Expected;

impl<'a> Compiler<'a> {
    pub(super) fn compile_combined(&mut self) -> Vec<Combined> {
        let spec = self.spec;
        self.name_list(spec.combined.iter().map(|c| c.key.as_str()), "", |i| format!("combined[{i}].key"));
        let mut compiled = Vec::new();
        for (index, combined) in spec.combined.iter().enumerate() {
            let at = format!("combined[{index}]");
            if combined.posts.is_empty() {
                self.faults.missing_value(format_args!("{at}"), &["posts"]);
            }
            if combined.count.is_none() {
                self.faults.missing_value(format_args!("{at}"), &["count"]);
            }
            self.bounds(format_args!("{at}.count"), combined.count);
            let tier = match (&combined.tier, &combined.network) {
                (None, None) => None,
                (tier, network) => {
                    self.unit_tier(format_args!("{at}"), network.as_deref(), tier.as_deref().unwrap_or_default())
                }
            };
            compiled.push(Combined {
                key: combined.key.clone(),
                posts: self.posts(&format!("{at}.posts"), &combined.posts),
                tier,
                count: combined.count.unwrap_or(Bounds::at_least(0)),
            });
        }
        compiled
    }

    pub(super) fn compile_exclusive(&mut self) -> Vec<Exclusive> {
        let spec = self.spec;
        self.name_list(spec.exclusive.iter().map(|e| e.key.as_str()), "", |i| format!("exclusive[{i}].key"));
        let mut compiled = Vec::new();
        for (index, exclusive) in spec.exclusive.iter().enumerate() {
            let at = format!("exclusive[{index}]");
            if exclusive.posts.is_empty() {
                self.faults.missing_value(format_args!("{at}"), &["posts"]);
            }
            compiled.push(Exclusive {
                key: exclusive.key.clone(),
                posts: self.posts(&format!("{at}.posts"), &exclusive.posts),
                limit: exclusive.limit.unwrap_or(1),
            });
        }
        compiled
    }

    pub(super) fn compile_requirements(&mut self) -> Vec<Requirement> {
        let spec = self.spec;
        self.name_list(spec.requirements.iter().map(|r| r.key.as_str()), "", |i| format!("requirements[{i}].key"));
        let mut compiled = Vec::new();
        for (index, requirement) in spec.requirements.iter().enumerate() {
            compiled.extend(self.requirement(&format!("requirements[{index}]"), requirement));
        }
        compiled
    }

    fn requirement(&mut self, at: &str, spec: &'a RequirementSpec) -> Option<Requirement> {
        if spec.min.is_none() && spec.share.is_none() {
            self.faults.missing_value(format_args!("{at}"), &["min", "share"]);
        }
        if let Some(share) = spec.share.filter(|share| *share < Points::ZERO || *share > Points::ONE) {
            self.faults.bad_value(format_args!("{at}.share"), Expected::Share(share));
        }
        let people = spec.people.as_ref().map(|p| self.test(&format!("{at}.people"), p));
        let tier = self.unit_tier(format_args!("{at}"), spec.network.as_deref(), &spec.tier)?;
        Some(Requirement { key: spec.key.clone(), tier, people, min: spec.min, share: spec.share })
    }
}
