//! Posts and roles.

use std::fmt;

use super::{Compiler, circle};
use crate::charter::model::{Post, Scope, Site};
use crate::charter::spec::{Bounds, PostSpec, RoleSpec, SiteSpec};
use crate::finding::catalogue::charter as rules;
use crate::key::{Id, IdVec, NetworkId, PostId, TAG_SEPARATORS, TierId};
use crate::value::{Expected, shown};

/// Which text of `charter.refers-to-itself`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Itself {
    Excludes,
    With,
    Bridge,
}

impl<'a> Compiler<'a> {
    pub(super) fn compile_posts(&mut self) -> IdVec<PostId, Post> {
        let spec = self.spec;
        let mut posts = IdVec::new();
        for (index, post) in spec.posts.iter().enumerate() {
            let compiled = self.compile_post(PostId::new(index), &format!("posts[{index}]"), post);
            posts.push(compiled);
        }
        let follows: Vec<_> = posts.values().map(|p: &Post| p.follows.map(Id::index)).collect();
        for members in circle::circles(&follows) {
            let names: Vec<_> = members.iter().filter_map(|m| spec.posts.get(*m)).map(|p| p.key.as_str()).collect();
            let first = members.first().copied().unwrap_or_default();
            circle::report(&mut self.faults, format_args!("posts[{first}].follows"), circle::Of::Posts, &names);
        }
        for (index, role) in spec.roles.iter().enumerate() {
            let compiled = self.compile_role(&format!("roles[{index}]"), role);
            posts.push(compiled);
        }
        posts
    }

    fn compile_post(&mut self, id: PostId, at: &str, spec: &'a PostSpec) -> Post {
        let sites = self.sites(at, &spec.at);
        self.bounds(format_args!("{at}.seats"), spec.seats);
        self.grade(format_args!("{at}.grade"), spec.grade.as_deref());
        self.plain_list(&format!("{at}.shifts"), &spec.shifts, "");
        self.plain_list(&format!("{at}.channels"), &spec.channels, "");
        self.plain_list(&format!("{at}.approvals"), &spec.approvals, TAG_SEPARATORS);
        self.plain_list(&format!("{at}.powers"), &spec.powers, "");
        let excludes = self.posts(&format!("{at}.excludes"), &spec.excludes);
        let with = self.posts(&format!("{at}.with"), &spec.with);
        if let Some(position) = spec.excludes.iter().position(|name| self.names.posts.get(name.as_str()) == Some(&id)) {
            self.refers_to_itself(format_args!("{at}.excludes[{position}]"), Itself::Excludes, &spec.key);
        }
        if let Some(position) = spec.with.iter().position(|name| self.names.posts.get(name.as_str()) == Some(&id)) {
            self.refers_to_itself(format_args!("{at}.with[{position}]"), Itself::With, &spec.key);
        }
        Post {
            key: spec.key.clone(),
            role: false,
            scope: spec.scope.as_deref().and_then(|s| self.scope(format_args!("{at}.scope"), s, &sites)),
            sites,
            seats: spec.seats.unwrap_or(Bounds::exactly(1)),
            shifts: spec.shifts.clone(),
            eligible: spec.eligible.as_ref().map(|p| self.test(&format!("{at}.eligible"), p)),
            excludes,
            follows: spec.follows.as_deref().and_then(|name| self.post(format_args!("{at}.follows"), name)),
            with,
            channels: spec.channels.clone(),
            approvals: spec.approvals.clone(),
            term: spec.term,
            powers: spec.powers.clone(),
            grade: spec.grade.clone(),
            answers: spec.answers.unwrap_or(true),
        }
    }

    fn compile_role(&mut self, at: &str, spec: &'a RoleSpec) -> Post {
        self.bounds(format_args!("{at}.seats"), spec.seats);
        Post {
            key: spec.key.clone(),
            role: true,
            sites: self.sites(at, &spec.at),
            seats: spec.seats.unwrap_or(Bounds::at_least(1)),
            shifts: Vec::new(),
            scope: None,
            eligible: spec.eligible.as_ref().map(|p| self.test(&format!("{at}.eligible"), p)),
            excludes: Vec::new(),
            follows: None,
            with: Vec::new(),
            channels: Vec::new(),
            approvals: Vec::new(),
            term: None,
            powers: Vec::new(),
            grade: None,
            answers: false,
        }
    }

    pub(super) fn refers_to_itself(&mut self, at: fmt::Arguments<'_>, how: Itself, name: &str) {
        self.faults.push(at, &rules::REFERS_TO_ITSELF, how as u8, vec![("name", shown(name).into())]);
    }

    fn sites(&mut self, at: &str, sites: &'a [SiteSpec]) -> Vec<Site> {
        if sites.is_empty() {
            self.faults.missing_value(format_args!("{at}"), &["at"]);
        }
        let mut compiled = Vec::with_capacity(sites.len());
        let mut seen = std::collections::BTreeMap::new();
        for (index, site) in sites.iter().enumerate() {
            let at_site = format!("{at}.at[{index}]");
            let before = *seen.entry((&site.tier, &site.network, &site.kind, &site.tag)).or_insert(index);
            if before != index {
                self.duplicate_name(format_args!("{at_site}"), &site.tier, &format!("{at}.at[{before}]"));
                continue;
            }
            compiled.extend(self.site(&at_site, site));
        }
        compiled
    }

    fn site(&mut self, at: &str, site: &'a SiteSpec) -> Option<Site> {
        let tier = if *site == SiteSpec::from(site.tier.as_str()) && !site.tier.is_empty() {
            self.unit_tier_of(format_args!("{at}"), None, &site.tier)
        } else {
            self.unit_tier(format_args!("{at}"), site.network.as_deref(), &site.tier)
        };
        if let Some(kind) = &site.kind {
            self.word(format_args!("{at}.kind"), "unit_kinds", kind, self.spec.unit_kinds.as_deref());
        }
        let tag = site.tag.as_deref().map(|tag| self.tag(format_args!("{at}.tag"), tag));
        Some(Site { tier: tier?, kind: site.kind.clone(), tag: tag.flatten() })
    }

    /// Reads a scope, seen from the units of `sites`; from anywhere if there are none.
    pub(super) fn scope(&mut self, at: fmt::Arguments<'_>, text: &str, sites: &[Site]) -> Option<Scope> {
        match text.split_once(':') {
            None if text == "unit" => Some(Scope::Unit),
            None if text == "network" => Some(Scope::Network),
            Some(("tier", label)) if !label.is_empty() => self.scope_tier(at, label, sites).map(Scope::Tier),
            Some(("network", key)) if !key.is_empty() => self.network(at, key).map(Scope::Other),
            _ => {
                self.faults.bad_value(at, Expected::Scope(text.to_owned()));
                None
            }
        }
    }

    /// The tier of a scope lies in a network of the post, for it is an ancestor of its unit.
    fn scope_tier(&mut self, at: fmt::Arguments<'_>, label: &str, sites: &[Site]) -> Option<TierId> {
        let networks: Vec<NetworkId> = sites.iter().map(|s| self.names.tiers[s.tier].network).collect();
        let network = networks.iter().copied().find(|n| self.names.tier_in(*n, label).is_some());
        let tier = self.unit_tier_of(at, network.or(networks.first().copied()), label)?;
        self.scope_below(at, tier, sites);
        Some(tier)
    }

    fn scope_below(&mut self, at: fmt::Arguments<'_>, tier: TierId, sites: &[Site]) {
        let scope = &self.names.tiers[tier];
        let above = sites
            .iter()
            .map(|site| &self.names.tiers[site.tier])
            .find(|site| site.network == scope.network && site.depth < scope.depth);
        if let Some(site) = above {
            let args = vec![("tier", shown(&scope.spec.label).into()), ("site", shown(&site.spec.label).into())];
            self.faults.push(at, &rules::SCOPE_BELOW, 0, args);
        }
    }
}
