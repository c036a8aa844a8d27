//! Assessments, awards and the policies of tiers.

use std::collections::BTreeMap;

use super::Compiler;
use super::faults::{Empty, List};
use crate::charter::scheme::{Assessed, Assessment, ScoreRule};
use crate::charter::spec::{AssessmentSpec, AwardSpec, Policy, SchemeSpec, TierScoreSpec};
use crate::finding::Args;
use crate::finding::catalogue::schemes;
use crate::points::Points;
use crate::value::shown;

impl Compiler<'_> {
    pub(super) fn assessment(&mut self, at: &str, scheme: &SchemeSpec, spec: &AssessmentSpec) -> Option<Assessment> {
        let at = format!("{at}.assessment");
        let of = match (spec.tier.as_str(), spec.post.as_str()) {
            ("", "") => {
                self.faults.missing_value(format_args!("{at}"), &["tier", "post"]);
                None
            }
            (tier, "") => {
                self.unit_tier_of(format_args!("{at}.tier"), None, tier).map(|_| Assessed::Tier(tier.to_owned()))
            }
            ("", post) => self.post(format_args!("{at}.post"), post).map(Assessed::Post),
            _ => {
                let args = vec![("scheme", shown(&scheme.key).into())];
                self.faults.push(format_args!("{at}.post"), &schemes::ASSESSMENT, 0, args);
                None
            }
        };
        if scheme.indicators.is_empty() {
            let args = vec![("scheme", shown(&scheme.key).into())];
            self.faults.push(format_args!("{at}"), &schemes::ASSESSMENT, 1, args);
        }
        if spec.sheets.is_empty() {
            self.faults.missing_value(format_args!("{at}"), &["sheets"]);
        } else {
            let weights = spec.sheets.iter().map(|sheet| sheet.weight);
            self.sum_to_one(&format!("{at}.sheets"), 3, &scheme.key, weights);
        }
        let kinds = spec.sheets.iter().map(|sheet| sheet.from.as_str());
        self.name_list(kinds, "", |i| format!("{at}.sheets[{i}].from"));
        let mut by = Vec::new();
        for (index, sheet) in spec.sheets.iter().enumerate() {
            let at = format!("{at}.sheets[{index}]");
            by.push(self.posts(&format!("{at}.by"), &sheet.by));
            if sheet.count == Some(0) || sheet.weight < Points::ZERO {
                let args = vec![("scheme", shown(&scheme.key).into()), ("sheets", sheet.from.as_str().into())];
                self.faults.push(format_args!("{at}"), &schemes::ASSESSMENT, 2, args);
            }
        }
        if let Some(tolerance) = spec.tolerance.filter(|tolerance| *tolerance < Points::ZERO) {
            let args = vec![("least", Points::ZERO.into()), ("most", tolerance.into())];
            self.faults.empty_bounds(format_args!("{at}.tolerance"), Empty::Bounds, args);
        }
        Some(Assessment { every: spec.every, of: of?, sheets: spec.sheets.clone(), by, tolerance: spec.tolerance })
    }

    pub(super) fn awards(&mut self, at: &str, awards: &[AwardSpec], rules: &[ScoreRule]) {
        self.name_list(awards.iter().map(|award| award.key.as_str()), "", |i| format!("{at}.awards[{i}].key"));
        for (index, award) in awards.iter().enumerate() {
            let at = format!("{at}.awards[{index}]");
            let below = self.tier_named(&format!("{at}.tier"), &award.tier);
            if award.top.is_none() && award.least.is_none() {
                self.faults.missing_value(format_args!("{at}"), &["top", "least"]);
            }
            if award.top == Some(0) {
                self.no_one(&format!("{at}.top"), award);
            }
            for (index, nominate) in award.nominate.iter().enumerate() {
                let at = format!("{at}.nominate[{index}]");
                self.above(&format!("{at}.tier"), &nominate.tier, below, award);
                if nominate.top == 0 {
                    self.no_one(&format!("{at}.top"), award);
                }
            }
            if let Some(tier) = &award.one_per {
                self.above(&format!("{at}.one_per"), tier, below, award);
            }
            for (index, veto) in award.vetoes.iter().enumerate() {
                if !rules.iter().any(|rule| rule.key == *veto) {
                    let known = rules.iter().map(|rule| rule.key.as_str());
                    let at = format!("{at}.vetoes[{index}]");
                    self.faults.unknown_name(format_args!("{at}"), List::Declared("rules"), veto, known);
                }
            }
        }
    }

    fn no_one(&mut self, at: &str, award: &AwardSpec) {
        self.bad_award(at, 0, vec![("award", shown(&award.key).into())]);
    }

    fn bad_award(&mut self, at: &str, text: u8, args: Args) {
        self.faults.push(format_args!("{at}"), &schemes::AWARD, text, args);
    }

    /// A tier of units that lies above the one an award is given to.
    fn above(&mut self, at: &str, tier: &str, below: Option<usize>, award: &AwardSpec) {
        let Some(found) = self.tier_named(at, tier) else { return };
        if below.is_some_and(|below| found >= below) {
            let args = vec![
                ("tier", shown(tier).into()),
                ("award", shown(&award.key).into()),
                ("below", shown(&award.tier).into()),
            ];
            self.bad_award(at, 1, args);
        }
    }

    /// The position of a tier of units or people in its network, which need not be told.
    fn tier_named(&mut self, at: &str, label: &str) -> Option<usize> {
        if label.is_empty() {
            let table = at.rsplit_once('.').map_or(at, |(table, _)| table);
            self.faults.missing_value(format_args!("{table}"), &["tier"]);
            return None;
        }
        let found = self.networks.iter().find_map(|network| network.tiers.iter().position(|tier| tier.label == label));
        if found.is_none() && !self.networks.is_empty() {
            let known: Vec<&str> =
                self.networks.iter().flat_map(|network| network.tiers.iter().map(|tier| tier.label.as_str())).collect();
            self.faults.unknown_name(format_args!("{at}"), List::Declared("tiers"), label, known.iter().copied());
        }
        found
    }

    pub(super) fn policies(&mut self, at: &str, policies: &[TierScoreSpec]) -> Vec<TierScoreSpec> {
        let mut first = BTreeMap::new();
        for (index, policy) in policies.iter().enumerate() {
            let at = format!("{at}.tiers[{index}]");
            self.tier_named(&format!("{at}.tier"), &policy.tier);
            let before = *first.entry(policy.tier.as_str()).or_insert(index);
            if before != index {
                let other = at.replace(&format!("[{index}]"), &format!("[{before}]"));
                self.duplicate_name(format_args!("{at}.tier"), &policy.tier, &format!("{other}.tier"));
            }
            match policy.policy {
                Policy::Weighted if policy.own.is_none() => {
                    self.faults.missing_value(format_args!("{at}"), &["own"]);
                }
                Policy::Weighted if policy.below.is_none() => {
                    self.faults.missing_value(format_args!("{at}"), &["below"]);
                }
                Policy::Best if policy.best.is_none_or(|best| best == 0) => {
                    self.faults.missing_value(format_args!("{at}"), &["best"]);
                }
                _ => {}
            }
            if let (Some(floor), Some(cap)) = (policy.floor, policy.cap)
                && floor > cap
            {
                let args = vec![("least", floor.into()), ("most", cap.into())];
                self.faults.empty_bounds(format_args!("{at}.floor"), Empty::Bounds, args);
            }
        }
        policies.to_vec()
    }
}
