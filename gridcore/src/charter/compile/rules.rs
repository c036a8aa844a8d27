//! Severities and parameters of rules.

use std::collections::BTreeMap;

use super::Compiler;
use super::faults::{Expected, List, quoted, shown};
use crate::charter::model::RuleSetting;
use crate::charter::spec::Setting;
use crate::finding::catalogue::charter as rules;
use crate::finding::{Family, RuleInfo, Severity, catalogue};

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
        let ours = Family::OURS.iter().find(|f| Some(f.as_str()) == family);
        let own = family.is_some() && ours.is_none();
        if !own && !catalogue().any(|rule| rule.id == id) {
            self.faults.unknown_name(format_args!("{at}"), List::Ours("rule"), id, known_rules());
            return false;
        }
        let always = matches!(ours, Some(Family::Charter | Family::Call));
        if always {
            self.unsettable_rule(at, id);
        }
        !always
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
            if let Some(info) = info
                && !info.parameters.iter().any(|p| p.name == name)
            {
                let known = info.parameters.iter().map(|p| p.name).chain([SEVERITY]);
                self.faults.unknown_name(format_args!("{at}"), List::Parameters(&info.id), name, known);
                continue;
            }
            compiled.parameters.insert(name.clone(), setting.clone());
        }
        compiled
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

/// The ids a charter can set.
fn known_rules() -> impl Iterator<Item = &'static str> + Clone {
    let rules: Vec<&'static str> = catalogue()
        .filter(|rule| !matches!(rule.family, Family::Charter | Family::Call))
        .map(|rule| rule.id.as_ref())
        .collect();
    rules.into_iter()
}
