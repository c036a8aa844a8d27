//! The charter of a part of the grid: one network, from one tier on.

use super::compile::with_parts;
use super::model::{Charter, Scope, TierOf};
use super::spec::{
    BodySpec, CharterSpec, CodePart, CodeSpec, NetworkSpec, Predicate, Preference, RoleSpec, SiteSpec, TierSpec,
};
use crate::key::{Id, IdVec, NetworkId, PostId, TierId};

impl Charter {
    /// The specification for a grid that is a subtree in `network` of units of `tier` and those
    /// after it.
    ///
    /// `under` says what a unit is to the subtree, by its key. What names something that is not in such a grid goes with it, and so does what is said of
    /// the whole: counts of tiers and of posts over the whole grid. It always is a valid charter.
    pub(crate) fn restricted(&self, network: NetworkId, tier: TierId, under: &dyn Fn(&str) -> Under) -> CharterSpec {
        let kept = Kept::new(self, network, tier, under);
        let mut spec = self.spec.clone();
        kept.networks(&mut spec);
        kept.posts(&mut spec);
        kept.groups(&mut spec);
        kept.links(&mut spec);
        kept.duties(&mut spec);
        kept.codes(&mut spec);
        spec
    }
}

/// What a unit is to a subtree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Under {
    /// It lies inside.
    Inside,
    /// It lies above: all of the subtree is under it, as under the root of this key.
    Above(String),
    /// It lies elsewhere.
    Outside,
}

/// What is left.
struct Kept<'a> {
    charter: &'a Charter,
    under: &'a dyn Fn(&str) -> Under,
    network: NetworkId,
    tiers: IdVec<TierId, bool>,
    posts: IdVec<PostId, bool>,
}

impl<'a> Kept<'a> {
    fn new(charter: &'a Charter, network: NetworkId, tier: TierId, under: &'a dyn Fn(&str) -> Under) -> Self {
        let model = &charter.model;
        // The first tier of a charter is one of units.
        let first = model.unit_tiers(network).filter(|t| *t <= tier).last().unwrap_or(tier);
        let in_network = |id: TierId| model.tiers[id].network == network && id >= first;
        let units: IdVec<TierId, bool> =
            model.tiers.iter().map(|(id, t)| in_network(id) && t.of == TierOf::Units).collect();
        let posts: IdVec<PostId, bool> =
            model.posts.values().map(|p| p.sites.iter().any(|site| units[site.tier])).collect();
        let tiers = model.tiers.iter().map(|(id, t)| match t.of {
            TierOf::Holders(post) => in_network(id) && posts[post],
            TierOf::Units | TierOf::People(_) => in_network(id),
        });
        Self { charter, under, network, tiers: tiers.collect(), posts }
    }

    fn has_post(&self, key: &str) -> bool {
        self.charter.model.post(key).is_some_and(|id| self.posts[id])
    }

    fn has_network(&self, key: Option<&str>) -> bool {
        let network = key.map_or(Some(NetworkId::new(0)), |key| self.charter.model.network(key));
        network == Some(self.network)
    }

    fn has_tier(&self, network: Option<&str>, label: &str) -> bool {
        let network = network.and_then(|key| self.charter.model.network(key));
        self.charter.model.tier(network, label).is_some_and(|id| self.tiers[id])
    }

    fn people(&self, predicate: &mut Option<Predicate>) {
        let nobody = || Some(Predicate::Any(Vec::new()));
        let other = |part: &Predicate| match part {
            Predicate::Holds(post) if !self.has_post(post) => nobody(),
            Predicate::PlacedUnder(unit) => match (self.under)(unit) {
                Under::Inside => None,
                Under::Above(root) => Some(Predicate::PlacedUnder(root)),
                Under::Outside => nobody(),
            },
            _ => None,
        };
        *predicate = predicate.take().map(|p| with_parts(&p, &other));
    }

    fn preferred(&self, prefer: &mut [Preference]) {
        for preference in prefer {
            if let Preference::People(people) = preference {
                let mut kept = Some(people.clone());
                self.people(&mut kept);
                *people = kept.unwrap_or(Predicate::Any(Vec::new()));
            }
        }
    }

    fn networks(&self, spec: &mut CharterSpec) {
        let unnamed = !spec.tiers.is_empty();
        let mut network = if unnamed {
            NetworkSpec { tiers: std::mem::take(&mut spec.tiers), ..NetworkSpec::default() }
        } else {
            let index = self.network.index();
            std::mem::take(&mut spec.networks).into_iter().nth(index).unwrap_or_default()
        };
        let ids = self.charter.model.networks[self.network].tiers.iter().copied();
        let tiers = ids.zip(std::mem::take(&mut network.tiers));
        network.tiers = tiers.filter(|(id, _)| self.tiers[*id]).map(|(id, tier)| self.tier(id, tier)).collect();
        // Refining a network that is gone; the one left cannot refine itself.
        network.refines = None;
        self.people(&mut network.people);
        if unnamed {
            spec.tiers = network.tiers;
        } else {
            spec.networks = vec![network];
        }
    }

    /// A tier that holds people where it did before, whatever became of the tiers above it.
    fn tier(&self, id: TierId, mut tier: TierSpec) -> TierSpec {
        let model = &self.charter.model;
        tier.count = None;
        self.people(&mut tier.people);
        if model.tiers[id].of == TierOf::Units {
            let left = || model.unit_tiers(self.network).filter(|t| self.tiers[*t]);
            let by_default = left().last() == Some(id) && !left().any(|t| model.tiers[t].cell && t != id);
            let cell = model.tiers[id].cell;
            tier.cell = (cell != by_default || tier.cell.is_some()).then_some(cell);
        }
        tier
    }

    fn site(&self, site: &SiteSpec) -> bool {
        self.has_tier(site.network.as_deref(), &site.tier)
    }

    fn posts(&self, spec: &mut CharterSpec) {
        let model = &self.charter.model;
        spec.posts.retain(|post| self.has_post(&post.key));
        for post in &mut spec.posts {
            post.at.retain(|site| self.site(site));
            post.excludes.retain(|other| self.has_post(other));
            post.with.retain(|other| self.has_post(other));
            post.follows = post.follows.take().filter(|other| self.has_post(other));
            self.people(&mut post.eligible);
            self.preferred(&mut post.prefer);
            match model.post(&post.key).and_then(|id| model.posts[id].scope) {
                Some(Scope::Tier(tier)) if !self.tiers[tier] => post.scope = Some("network".to_owned()),
                Some(Scope::Other(network)) if network != self.network => post.scope = None,
                _ => {}
            }
        }
        spec.roles.retain(|role| self.has_post(&role.key));
        for RoleSpec { at, eligible, prefer, .. } in &mut spec.roles {
            at.retain(|site| self.site(site));
            self.people(eligible);
            self.preferred(prefer);
        }
    }

    fn groups(&self, spec: &mut CharterSpec) {
        spec.combined.retain(|c| c.tier.as_deref().is_some_and(|tier| self.has_tier(c.network.as_deref(), tier)));
        for combined in &mut spec.combined {
            combined.posts.retain(|post| self.has_post(post));
        }
        spec.combined.retain(|combined| !combined.posts.is_empty());
        for exclusive in &mut spec.exclusive {
            exclusive.posts.retain(|post| self.has_post(post));
        }
        spec.exclusive.retain(|exclusive| !exclusive.posts.is_empty());
        spec.requirements.retain(|r| self.has_tier(r.network.as_deref(), &r.tier));
        for requirement in &mut spec.requirements {
            self.people(&mut requirement.people);
        }
        self.flows(spec);
        for scheme in &mut spec.schemes {
            scheme.rules.retain_mut(|rule| {
                // A list that loses its last post would open the rule to everybody.
                let left = |posts: &mut Vec<String>| {
                    let named = !posts.is_empty();
                    posts.retain(|post| self.has_post(post));
                    !named || !posts.is_empty()
                };
                let by = left(&mut rule.by);
                left(&mut rule.approvers) && by
            });
            let network = Some(self.charter.model.networks[self.network].key.as_str());
            scheme.tiers.retain(|policy| self.has_tier(network, &policy.tier));
            scheme.awards.retain_mut(|award| {
                award.nominate.retain(|nominate| self.has_tier(network, &nominate.tier));
                award.one_per = award.one_per.take().filter(|tier| self.has_tier(network, tier));
                award.vetoes.retain(|veto| scheme.rules.iter().any(|rule| rule.key == *veto));
                self.has_tier(network, &award.tier)
            });
            // Who may fill a sheet would otherwise be anybody.
            scheme.assessment = scheme.assessment.take().filter(|assessment| {
                let by = assessment.sheets.iter().flat_map(|sheet| &sheet.by);
                let of = if assessment.post.is_empty() {
                    self.has_tier(network, &assessment.tier)
                } else {
                    self.has_post(&assessment.post)
                };
                of && by.clone().all(|post| self.has_post(post))
            });
        }
    }

    fn flows(&self, spec: &mut CharterSpec) {
        for flow in &mut spec.flows {
            flow.approvers.retain(|post| self.has_post(post));
            for stage in &mut flow.stages {
                stage.posts.retain(|post| self.has_post(post));
                for level in &mut stage.escalate {
                    level.posts.retain(|post| self.has_post(post));
                }
            }
        }
        let inside = |body: &BodySpec| (self.under)(&body.unit) == Under::Inside;
        if let Some(desk) = &mut spec.desk {
            desk.fallback.retain_mut(|body| self.body(body) && inside(body));
            // What a body elsewhere would get stays where it arises.
            for channel in &mut desk.channels {
                let kept = channel.to.take().filter(inside);
                channel.to = kept.and_then(|mut body| self.body(&mut body).then_some(body));
            }
        }
    }

    /// Keeps the posts there are; false if all that were named are gone.
    fn body(&self, body: &mut BodySpec) -> bool {
        let named = !body.posts.is_empty();
        body.posts.retain(|post| self.has_post(post));
        !named || !body.posts.is_empty()
    }

    fn links(&self, spec: &mut CharterSpec) {
        for (link, compiled) in spec.links.iter_mut().zip(self.charter.model.links.values()) {
            // It leads to another network, and those are gone.
            link.bridge = None;
            let inside = match compiled.within {
                Some(Scope::Tier(tier)) => self.tiers[tier],
                Some(Scope::Other(network)) => network == self.network,
                Some(Scope::Unit | Scope::Network) | None => true,
            };
            link.within = link.within.take().filter(|_| inside);
            for reach in &mut link.reach {
                self.people(&mut reach.people);
                self.people(&mut reach.by);
            }
        }
        spec.kinds.retain_mut(|kind| {
            let named = !kind.posts.is_empty();
            kind.posts.retain(|post| self.has_post(post));
            // Bridges lead to other networks, which are gone.
            kind.sign_off = None;
            // No post named would mean that all answer.
            let inside = kind.unit.as_deref().is_none_or(|unit| (self.under)(unit) == Under::Inside);
            self.has_network(kind.network.as_deref()) && inside && !(named && kind.posts.is_empty())
        });
    }

    /// What binds somebody elsewhere goes; the rest asks no more of anybody than it did.
    fn duties(&self, spec: &mut CharterSpec) {
        spec.duty_lists.retain(|list| {
            let tier = list.tier.as_deref().is_none_or(|tier| self.has_tier(list.network.as_deref(), tier));
            tier && list.post.as_deref().is_none_or(|post| self.has_post(post))
        });
        for item in spec.checklists.iter_mut().flat_map(|list| &mut list.items) {
            item.kind = item.kind.take().filter(|kind| spec.kinds.iter().any(|known| known.key == *kind));
        }
        spec.risks = spec.risks.take().filter(|risks| self.has_tier(risks.network.as_deref(), &risks.tier));
        if let Some(risks) = &mut spec.risks {
            risks.post = risks.post.take().filter(|post| self.has_post(post));
        }
    }

    /// The parts of the tiers above become part of the first that is left: keys stay as they are.
    fn codes(&self, spec: &mut CharterSpec) {
        spec.codes.retain(|code| self.has_network(code.network.as_deref()));
        for code in &mut spec.codes {
            self.code(code);
        }
        spec.codes.retain(|code| !code.parts.is_empty());
    }

    fn code(&self, code: &mut CodeSpec) {
        let network = self.charter.model.networks[self.network].key.as_str();
        let (left, gone): (Vec<CodePart>, Vec<CodePart>) =
            std::mem::take(&mut code.parts).into_iter().partition(|part| self.has_tier(Some(network), &part.tier));
        code.parts = left;
        if let Some(first) = code.parts.first_mut() {
            first.length = gone.iter().fold(first.length, |sum, part| sum.saturating_add(part.length));
            first.letters |= gone.iter().any(|part| part.letters);
        }
    }
}
