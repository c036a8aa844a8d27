//! Networks, tiers, and the vocabularies of a charter.

use super::faults::Empty;
use super::{Compiler, circle};
use crate::charter::model::{Network, Tier, TierOf};
use crate::charter::spec::{Bounds, TierSpec};
use crate::finding::catalogue::charter as rules;
use crate::finding::listed;
use crate::key::{Id, IdVec, NetworkId, TAG_SEPARATORS, TierId};
use crate::roster::TableKind;
use crate::value::shown;

/// Characters that references, scopes, lists of tags and paths of units are taken apart at.
pub(super) const SEPARATORS: &str = "@:;/";

/// What no tag has: those, and what is written by mistake to separate tags.
pub(super) fn not_in_tags() -> String {
    SEPARATORS.chars().chain(TAG_SEPARATORS.chars().filter(|c| !SEPARATORS.contains(*c))).collect()
}

impl<'a> Compiler<'a> {
    /// Checks the names that are declared, each list on its own.
    pub(super) fn declare(&mut self) {
        let spec = self.spec;
        self.name_list(spec.networks.iter().map(|n| n.key.as_str()), SEPARATORS, |i| format!("networks[{i}].key"));
        let posts = spec.posts.len();
        let keys = spec.posts.iter().map(|p| p.key.as_str()).chain(spec.roles.iter().map(|r| r.key.as_str()));
        self.name_list(keys, SEPARATORS, |i| match i.checked_sub(posts) {
            None => format!("posts[{i}].key"),
            Some(role) => format!("roles[{role}].key"),
        });
        self.plain_list("tags", spec.tags.as_deref().unwrap_or_default(), &not_in_tags());
        self.plain_list("unit_kinds", spec.unit_kinds.as_deref().unwrap_or_default(), "");
        self.plain_list("area_kinds", spec.area_kinds.as_deref().unwrap_or_default(), "");
        self.plain_list("grades", &spec.grades, "");
        self.name_list(spec.numbers.iter().map(|n| n.key.as_str()), "", |i| format!("numbers[{i}].key"));
        for (index, number) in spec.numbers.iter().enumerate() {
            self.reserved_column(index, &number.key);
            if let (Some(min), Some(max)) = (number.min, number.max)
                && min > max
            {
                let args = vec![("least", min.into()), ("most", max.into())];
                self.faults.empty_bounds(format_args!("numbers[{index}]"), Empty::Bounds, args);
            }
        }
        self.tier_list();
    }

    fn reserved_column(&mut self, index: usize, key: &str) {
        let reserved: Vec<&str> = TableKind::People.columns().iter().map(|column| column.name).collect();
        if reserved.contains(&key) {
            let args = vec![("name", key.into()), ("reserved", listed(reserved).into())];
            self.faults.push(format_args!("numbers[{index}].key"), &rules::RESERVED_COLUMN, 0, args);
        }
    }

    /// Whether there are networks, and a tier of units at the head of each.
    fn tier_list(&mut self) {
        let mut push = |at: &str, text, args| self.faults.push(format_args!("{at}"), &rules::TIER_LIST, text, args);
        match (self.spec.tiers.is_empty(), self.spec.networks.is_empty()) {
            (true, true) => push("tiers", 0, Vec::new()),
            (false, false) => push("tiers", 1, Vec::new()),
            _ => {}
        }
        for network in &self.networks {
            let at = format!("{}tiers", network.prefix);
            let name = ("network", shown(network.key).into());
            match network.tiers.iter().position(is_of_units) {
                Some(0) => {}
                None => push(&at, 2, vec![name]),
                Some(_) => {
                    let first = network.tiers.first().map_or("", |t| t.label.as_str());
                    push(&format!("{at}[0]"), 3, vec![name, ("tier", shown(first).into())]);
                }
            }
        }
    }

    pub(super) fn compile_networks(&mut self) -> IdVec<NetworkId, Network> {
        let views = std::mem::take(&mut self.networks);
        let mut networks = IdVec::new();
        let mut next_tier = 0;
        for view in &views {
            let at = &view.prefix;
            let refines = view.refines.and_then(|name| self.network(format_args!("{at}refines"), name));
            let people = view.people.map(|p| self.test(&format!("{at}people"), p));
            let labels = view.tiers.iter().map(|t| t.label.as_str());
            self.name_list(labels, SEPARATORS, |i| label_path(at, view.tiers, i));
            let tiers = (next_tier..next_tier + view.tiers.len()).map(TierId::new).collect();
            next_tier += view.tiers.len();
            networks.push(Network { key: view.key.to_owned(), people, refines, tiers });
        }
        self.networks = views;
        let refines: Vec<_> = networks.values().map(|n: &Network| n.refines.map(Id::index)).collect();
        for members in circle::circles(&refines) {
            let names: Vec<_> = members.iter().filter_map(|m| self.networks.get(*m)).map(|n| n.key).collect();
            let prefix = members.first().and_then(|m| self.networks.get(*m)).map_or("", |n| n.prefix.as_str());
            circle::report(&mut self.faults, format_args!("{prefix}refines"), circle::Of::Networks, &names);
        }
        networks
    }

    pub(super) fn compile_tiers(&mut self) -> IdVec<TierId, Tier> {
        let views = std::mem::take(&mut self.networks);
        let mut tiers = IdVec::new();
        for (index, view) in views.iter().enumerate() {
            let network = NetworkId::new(index);
            let chosen = view.tiers.iter().any(|t| t.cell == Some(true));
            let last = view.tiers.iter().rposition(is_of_units);
            for (position, spec) in view.tiers.iter().enumerate() {
                let at = format!("{}tiers[{position}]", view.prefix);
                let of = self.tier_of(&at, spec);
                let units = of == TierOf::Units;
                let cell = units && spec.cell.unwrap_or(!chosen && last == Some(position));
                self.tier_bounds(&at, spec);
                self.grade(format_args!("{at}.grade"), spec.grade.as_deref());
                let depth = self.names.tiers.value(TierId::new(tiers.len())).map_or(0, |t| t.depth);
                tiers.push(Tier {
                    label: spec.label.clone(),
                    network,
                    of,
                    depth,
                    cell,
                    count: spec.count,
                    span: spec.span,
                    size: spec.size,
                    grade: spec.grade.clone(),
                });
            }
        }
        self.networks = views;
        tiers
    }

    fn tier_of(&mut self, at: &str, spec: &'a TierSpec) -> TierOf {
        self.tier_of_people(at, spec);
        let holders = spec.post.as_deref().map(|name| self.post(format_args!("{at}.post"), name));
        let people = spec.people.as_ref().map(|people| self.test(&format!("{at}.people"), people));
        match (holders, people) {
            (Some(Some(post)), _) => TierOf::Holders(post),
            (_, Some(people)) => TierOf::People(people),
            _ => TierOf::Units,
        }
    }

    fn tier_of_people(&mut self, at: &str, spec: &TierSpec) {
        let mut push = |at: &str, text, field: &'static str| {
            let args = vec![("tier", shown(&spec.label).into()), ("field", field.into())];
            self.faults.push(format_args!("{at}"), &rules::TIER_OF_PEOPLE, text, args);
        };
        if spec.post.is_some() && spec.people.is_some() {
            push(at, 0, "people");
        }
        let of_units = [("cell", spec.cell.is_some()), ("span", spec.span.is_some()), ("size", spec.size.is_some())];
        for (field, _) in of_units.into_iter().filter(|(_, given)| *given && !is_of_units(spec)) {
            push(&format!("{at}.{field}"), 1, field);
        }
    }

    fn tier_bounds(&mut self, at: &str, spec: &TierSpec) {
        for (field, bounds) in [("count", spec.count), ("span", spec.span), ("size", spec.size)] {
            self.bounds(format_args!("{at}.{field}"), bounds);
        }
    }

    pub(super) fn bounds(&mut self, at: std::fmt::Arguments<'_>, bounds: Option<Bounds>) {
        if let Some(Bounds { min, max: Some(max) }) = bounds
            && min > max
        {
            let args = vec![("least", min.into()), ("most", max.into())];
            self.faults.empty_bounds(at, Empty::Bounds, args);
        }
    }
}

/// Whether a tier is a label over units.
pub(super) const fn is_of_units(tier: &TierSpec) -> bool {
    tier.post.is_none() && tier.people.is_none()
}

/// Where a label stands: a tier may be written as its label alone.
fn label_path(prefix: &str, tiers: &[TierSpec], index: usize) -> String {
    let alone = tiers.get(index).is_some_and(|t| *t == TierSpec::from(t.label.as_str()));
    format!("{prefix}tiers[{index}]{}", if alone { "" } else { ".label" })
}
