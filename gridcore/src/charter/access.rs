//! What a charter says of itself.

use super::model::{Charter, TierOf};
use super::spec::{CharterSpec, Setting};
use crate::finding::{Language, RuleInfo, Severity};
use crate::time::Interval;

impl Charter {
    /// The key of the charter.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.spec.name
    }

    /// The charter as it was written.
    #[must_use]
    pub const fn spec(&self) -> &CharterSpec {
        &self.spec
    }

    /// The keys of the networks, in the order of the charter; the one without a name is `main`.
    pub fn networks(&self) -> impl Iterator<Item = &str> {
        self.model.networks.values().map(|n| n.key.as_str())
    }

    /// The labels of a network's tiers, outermost first; none if there is no such network.
    pub fn tiers(&self, network: &str) -> impl Iterator<Item = &str> {
        let network = self.model.network(network);
        let tiers = network.map(|id| self.model.networks[id].tiers.as_slice()).unwrap_or_default();
        tiers.iter().map(|tier| self.model.tiers[*tier].label.as_str())
    }

    /// The labels of those of its tiers that are of units.
    pub fn unit_tiers(&self, network: &str) -> impl Iterator<Item = &str> {
        let network = self.model.network(network);
        let tiers = self.model.tiers.values();
        tiers.filter(move |t| Some(t.network) == network && t.of == TierOf::Units).map(|t| t.label.as_str())
    }

    /// The keys of the posts, in the order in which they answer.
    pub fn posts(&self) -> impl Iterator<Item = &str> {
        self.spec.posts.iter().map(|p| p.key.as_str())
    }

    /// The keys of the roles.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.spec.roles.iter().map(|r| r.key.as_str())
    }

    /// The language its messages are written in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.spec.language
    }

    /// The days on which it is in force.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        Interval { from: self.spec.from, until: self.spec.until }
    }

    /// How bad a violation of `rule` is; none if the charter switches the rule off.
    pub(crate) fn severity(&self, rule: &RuleInfo) -> Option<Severity> {
        let set = self.model.rules.get(rule.id.as_ref()).and_then(|setting| setting.severity);
        set.unwrap_or(Some(rule.severity))
    }

    /// A yes-or-no parameter of a rule.
    pub(crate) fn flag(&self, rule: &RuleInfo, name: &str) -> bool {
        matches!(self.parameter(&rule.id, name), Some(Setting::Flag(true)))
    }

    /// A whole-number parameter of a rule.
    pub(crate) fn whole(&self, rule: &RuleInfo, name: &str) -> Option<u32> {
        match self.parameter(&rule.id, name)? {
            Setting::Number(points) => points.whole().and_then(|whole| u32::try_from(whole).ok()),
            _ => None,
        }
    }

    /// What the charter sets a parameter of a rule to.
    pub(super) fn parameter(&self, rule: &str, name: &str) -> Option<&Setting> {
        self.model.rules.get(rule).and_then(|setting| setting.parameters.get(name))
    }
}
