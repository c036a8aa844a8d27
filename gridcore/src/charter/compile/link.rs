//! Kinds of link, kinds of matter, and code schemes.

use super::Compiler;
use super::faults::List;
use super::post::Itself;
use crate::charter::model::{Bridge, CodePart, Kind, LinkKind, Reach};
use crate::charter::spec::{self, BridgeSpec, EndKind, KindSpec, LinkSpec};
use crate::finding::Args;
use crate::finding::catalogue::charter as rules;
use crate::key::{Id, IdVec, LinkKindId, NetworkId, TierId};
use crate::value::shown;

impl<'a> Compiler<'a> {
    pub(super) fn compile_links(&mut self) -> IdVec<LinkKindId, LinkKind> {
        let spec = self.spec;
        self.name_list(spec.links.iter().map(|l| l.key.as_str()), "", |i| format!("links[{i}].key"));
        let mut links = IdVec::new();
        for (index, link) in spec.links.iter().enumerate() {
            let compiled = self.link(&format!("links[{index}]"), link);
            links.push(compiled);
        }
        links
    }

    fn link(&mut self, at: &str, spec: &'a LinkSpec) -> LinkKind {
        self.name_list(spec.reach.iter().map(|r| r.key.as_str()), "", |i| format!("{at}.reach[{i}].key"));
        let mut reach = Vec::with_capacity(spec.reach.len());
        for (index, duty) in spec.reach.iter().enumerate() {
            let at = format!("{at}.reach[{index}]");
            reach.push(Reach {
                key: duty.key.clone(),
                people: duty.people.as_ref().map(|p| self.test(&format!("{at}.people"), p)),
                by: duty.by.as_ref().map(|p| self.test(&format!("{at}.by"), p)),
            });
        }
        self.link_ends(at, spec);
        LinkKind {
            key: spec.key.clone(),
            source: spec.source,
            target: spec.target,
            reach,
            max: spec.max,
            within: spec.within.as_deref().and_then(|s| self.scope(format_args!("{at}.within"), s, &[])),
            bridge: spec.bridge.as_ref().and_then(|b| self.bridge(&format!("{at}.bridge"), b)),
        }
    }

    /// Only people are reached, and only what is in a unit joins units.
    fn link_ends(&mut self, at: &str, spec: &LinkSpec) {
        let link = || ("link", shown(&spec.key).into());
        if !spec.reach.is_empty() && spec.target != EndKind::Person {
            self.faults.push(format_args!("{at}.target"), &rules::LINK_ENDS, 0, vec![link()]);
        }
        for (end, kind) in [("source", spec.source), ("target", spec.target)] {
            if spec.bridge.is_some() && kind == EndKind::Person {
                self.faults.push(format_args!("{at}.{end}"), &rules::LINK_ENDS, 1, vec![link(), ("end", end.into())]);
            }
        }
    }

    fn bridge(&mut self, at: &str, spec: &BridgeSpec) -> Option<Bridge> {
        let tier = self.unit_tier(format_args!("{at}"), spec.network.as_deref(), &spec.tier);
        if spec.to.is_empty() {
            self.faults.missing_value(format_args!("{at}"), &["to"]);
            return None;
        }
        let to = self.network(format_args!("{at}.to"), &spec.to)?;
        let tier = tier?;
        if self.names.tiers[tier].network == to {
            self.refers_to_itself(format_args!("{at}.to"), Itself::Bridge, &spec.to);
        }
        Some(Bridge { tier, to })
    }

    pub(super) fn compile_kinds(&mut self) -> Vec<Kind> {
        let spec = self.spec;
        self.name_list(spec.kinds.iter().map(|k| k.key.as_str()), "", |i| format!("kinds[{i}].key"));
        let mut kinds = Vec::new();
        for (index, kind) in spec.kinds.iter().enumerate() {
            kinds.extend(self.kind(&format!("kinds[{index}]"), kind));
        }
        kinds
    }

    fn kind(&mut self, at: &str, spec: &KindSpec) -> Option<Kind> {
        let posts = self.posts(&format!("{at}.posts"), &spec.posts);
        if let Some(unit) = &spec.unit {
            self.unit_named(format!("{at}.unit"), unit);
        }
        let flow = spec.flow.as_deref().and_then(|name| self.flow(&format!("{at}.flow"), name));
        let sign_off = spec.sign_off.as_deref().and_then(|name| self.bridge_kind(&format!("{at}.sign_off"), name));
        let network = self.network_or_first(&format!("{at}.network"), spec.network.as_deref())?;
        Some(Kind { key: spec.key.clone(), network, posts, unit: spec.unit.clone(), flow, sign_off })
    }

    /// A kind of link that is a bridge.
    fn bridge_kind(&mut self, at: &str, name: &str) -> Option<LinkKindId> {
        let bridges = self.spec.links.iter().enumerate().filter(|(_, link)| link.bridge.is_some());
        let found = bridges.clone().find(|(_, link)| link.key == name).map(|(index, _)| LinkKindId::new(index));
        if found.is_none() {
            let known = bridges.map(|(_, link)| link.key.as_str());
            self.faults.unknown_name(format_args!("{at}"), List::Declared("links"), name, known);
        }
        found
    }

    /// A network by its key, or the first.
    fn network_or_first(&mut self, at: &str, name: Option<&str>) -> Option<NetworkId> {
        match name {
            Some(name) => self.network(format_args!("{at}"), name),
            None => (!self.networks.is_empty()).then(|| NetworkId::new(0)),
        }
    }

    pub(super) fn compile_codes(&mut self) -> Vec<(NetworkId, Vec<CodePart>)> {
        let mut codes: Vec<(NetworkId, Vec<CodePart>)> = Vec::new();
        for (index, code) in self.spec.codes.iter().enumerate() {
            let at = format!("codes[{index}]");
            let Some(network) = self.network_or_first(&format!("{at}.network"), code.network.as_deref()) else {
                continue;
            };
            if codes.iter().any(|(other, _)| *other == network) {
                let key = self.networks.get(network.index()).map_or("", |n| n.key);
                self.code_parts(&at, CodeFault::Second, vec![("network", shown(key).into())]);
            }
            if code.parts.is_empty() {
                self.faults.missing_value(format_args!("{at}"), &["parts"]);
            }
            let parts = self.parts(&at, network, &code.parts);
            codes.push((network, parts));
        }
        codes
    }

    fn parts(&mut self, at: &str, network: NetworkId, specs: &[spec::CodePart]) -> Vec<CodePart> {
        let mut parts: Vec<CodePart> = Vec::new();
        let mut before: Option<(usize, TierId)> = None;
        for (index, part) in specs.iter().enumerate() {
            let at_part = format!("{at}.parts[{index}]");
            if part.length == 0 {
                self.code_parts(&at_part, CodeFault::NoLength, vec![("tier", shown(&part.tier).into())]);
            }
            if part.length as usize > self.limits.key {
                let length = [("found", part.length.into()), ("limit", self.limits.key.into())];
                let args = [("tier", shown(&part.tier).into())].into_iter().chain(length).collect();
                self.code_parts(&at_part, CodeFault::TooLong, args);
            }
            if part.tier.is_empty() {
                self.faults.missing_value(format_args!("{at_part}"), &["tier"]);
                continue;
            }
            let found = self.unit_tier_of(format_args!("{at_part}.tier"), Some(network), &part.tier);
            let Some(tier) = found else { continue };
            match before {
                Some((first, other)) if other == tier => {
                    let first = format!("{at}.parts[{first}].tier");
                    self.duplicate_name(format_args!("{at_part}.tier"), &part.tier, &first);
                }
                Some((_, other)) if other > tier => {
                    let label = shown(&self.names.tiers[other].spec.label);
                    let args = vec![("tier", shown(&part.tier).into()), ("before", label.into())];
                    self.code_parts(&at_part, CodeFault::Order, args);
                }
                _ => before = Some((index, tier)),
            }
            parts.push(CodePart { tier, length: part.length, letters: part.letters });
        }
        parts
    }

    fn code_parts(&mut self, at: &str, fault: CodeFault, args: Args) {
        self.faults.push(format_args!("{at}"), &rules::CODE_PARTS, fault as u8, args);
    }
}

/// Which text of `charter.code-parts`.
#[derive(Debug, Clone, Copy)]
enum CodeFault {
    Order,
    NoLength,
    Second,
    TooLong,
}
