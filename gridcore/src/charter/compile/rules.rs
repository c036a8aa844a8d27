//! Severities and parameters of rules.

use std::collections::BTreeMap;

use super::Compiler;
use super::faults::List;
use crate::charter::model::RuleSetting;
use crate::charter::spec::Setting;
use crate::finding::catalogue::charter as rules;
use crate::finding::{Family, ParameterType, RuleInfo, Severity, catalogue};
use crate::key::did_you_mean;
use crate::value::{Expected, quoted, shown};

/// The field of a rule's table that is not a parameter.
const SEVERITY: &str = "severity";
const SEVERITIES: &[&str] = &["error", "warning", "note", "off"];

impl Compiler<'_> {
    pub(super) fn compile_rules(&mut self) -> BTreeMap<String, RuleSetting> {
        let mut compiled = BTreeMap::new();
        for (id, settings) in &self.spec.rules {
            let at = format!("rules.{}", quoted(id));
            if self.is_settable(&at, id) {
                let info = catalogue().find(|rule| rule.id == *id);
                compiled.insert(id.clone(), self.rule_setting(&at, info, settings));
            }
        }
        compiled
    }

    /// Whether `id` is a rule about the grid, ours or one of the embedding program.
    fn is_settable(&mut self, at: &str, id: &str) -> bool {
        let family = id.split_once('.').map(|(family, _)| family);
        let ours = Family::OURS.into_iter().find(|f| Some(f.as_str()) == family);
        let rule = catalogue().find(|rule| rule.id == id);
        let slip = || did_you_mean(family.unwrap_or_default(), Family::OURS.map(Family::as_str)).is_some();
        if rule.is_none() && (ours.is_some() || family.is_none() || slip()) {
            self.faults.unknown_name(format_args!("{at}"), List::Rules, id, known_rules(ours));
            return false;
        }
        let settable = rule.is_none_or(|rule| rule.settable);
        if !settable {
            self.unsettable_rule(at, id);
        }
        settable
    }

    fn unsettable_rule(&mut self, at: &str, id: &str) {
        self.faults.push(format_args!("{at}"), &rules::UNSETTABLE_RULE, 0, vec![("rule", shown(id).into())]);
    }

    fn rule_setting(&mut self, at: &str, info: Option<&RuleInfo>, settings: &BTreeMap<String, Setting>) -> RuleSetting {
        let mut compiled = RuleSetting::default();
        for (name, setting) in settings {
            let at = format!("{at}.{}", quoted(name));
            if name == SEVERITY {
                compiled.severity = self.severity(&at, setting);
                continue;
            }
            if info.is_none_or(|info| self.is_parameter(&at, info, name, setting)) {
                compiled.parameters.insert(name.clone(), setting.clone());
            }
        }
        compiled
    }

    /// Whether a rule has a parameter that may be set so.
    fn is_parameter(&mut self, at: &str, info: &RuleInfo, name: &str, setting: &Setting) -> bool {
        let Some(parameter) = info.parameters.iter().find(|p| p.name == name) else {
            let known = info.parameters.iter().map(|p| p.name).chain([SEVERITY]);
            self.faults.unknown_name(format_args!("{at}"), List::Parameters(&info.id), name, known);
            return false;
        };
        let expected = match (parameter.holds, setting) {
            (ParameterType::Flag, Setting::Flag(_)) => return true,
            (ParameterType::Flag, _) => Expected::Flag,
            (ParameterType::Whole, Setting::Number(n)) if n.whole().is_some_and(|n| u32::try_from(n).is_ok()) => {
                return true;
            }
            (ParameterType::Whole, _) => Expected::Whole,
        };
        self.faults.bad_value(format_args!("{at}"), expected);
        false
    }

    /// The severity a charter sets; `Some(None)` is off.
    fn severity(&mut self, at: &str, setting: &Setting) -> Option<Option<Severity>> {
        let word = match setting {
            Setting::Text(text) => text.clone(),
            Setting::Flag(flag) => flag.to_string(),
            Setting::Number(number) => number.to_string(),
        };
        let severity = [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|s| s.as_str() == word);
        if severity.is_none() && word != "off" {
            self.faults.bad_value(format_args!("{at}"), Expected::Word { word, allowed: SEVERITIES });
            return None;
        }
        Some(severity)
    }
}

/// The ids a charter can set, of one family if the name has one that can be set.
fn known_rules(family: Option<Family>) -> impl Iterator<Item = &'static str> + Clone {
    let settable = || catalogue().filter(|rule| rule.settable);
    let wanted = family.filter(|family| settable().any(|rule| rule.family == *family));
    let rules = settable().filter(|rule| wanted.is_none_or(|family| rule.family == family));
    let ids: Vec<&'static str> = rules.map(|rule| rule.id.as_ref()).collect();
    ids.into_iter()
}
