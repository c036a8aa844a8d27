//! The charter of a part of a grid.

use crate::charter::model::TierOf;
use crate::charter::restrict::Under;
use crate::key::Id;
use crate::{
    Bounds, BridgeSpec, Charter, CharterSpec, CodePart, CodeSpec, CombinedSpec, EndKind, KindSpec, LinkSpec,
    NetworkSpec, PostSpec, Predicate, ReachSpec, RequirementSpec, RoleSpec, SiteSpec, TierSpec,
};

/// Every charter a fixture accepts, and the one with everything in it.
fn charters() -> Vec<Charter> {
    let rules = crate::finding::catalogue::charter::ALL.iter().filter(|rule| !rule.settable);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/rules");
    let fixtures = rules.map(|rule| std::fs::read_to_string(folder.join(rule.id.as_ref()).join("pass.toml")).unwrap());
    let all = fixtures.chain([include_str!("everything.toml").to_owned()]);
    all.map(|text| Charter::from_toml(&text).unwrap()).collect()
}

fn restricted(charter: &Charter, network: &str, tier: &str) -> CharterSpec {
    let network = charter.model.network(network).unwrap();
    charter.restricted(network, charter.model.tier(Some(network), tier).unwrap(), &|_| Under::Inside)
}

#[test]
fn a_restricted_charter_is_valid_and_restricting_it_again_changes_nothing() {
    for charter in charters() {
        for (id, tier) in charter.model.tiers.iter() {
            let spec = charter.restricted(tier.network, id, &|_| Under::Inside);
            let part = Charter::new(spec.clone()).unwrap_or_else(|e| panic!("{}: {}", tier.label, e.findings()));
            let first = part.model.tiers.ids().next().unwrap();
            assert_eq!(
                part.restricted(crate::key::NetworkId::new(0), first, &|_| Under::Inside),
                spec,
                "{}",
                tier.label
            );
            let cells = |c: &Charter, label: &str| {
                c.model.tiers.values().find(|t| t.label == label && t.of == TierOf::Units).is_some_and(|t| t.cell)
            };
            for left in part.model.tiers.values().filter(|t| t.of == TierOf::Units) {
                let before = charter.model.tier(Some(tier.network), &left.label).unwrap();
                assert_eq!(cells(&part, &left.label), charter.model.tiers[before].cell, "{}", left.label);
            }
        }
    }
}

#[test]
fn what_went_away_is_no_longer_named() {
    let charter = Charter::from_toml(include_str!("everything.toml")).unwrap();
    let spec = restricted(&charter, "red", "cell");
    let tiers: Vec<&str> = spec.networks[0].tiers.iter().map(|t| t.label.as_str()).collect();
    assert_eq!((spec.networks.len(), tiers), (1, vec!["cell", "members", "officers"]));
    assert!(spec.networks[0].tiers.iter().all(|t| t.count.is_none()));
    assert_eq!(spec.networks[0].refines, None);
    let posts: Vec<&str> = spec.posts.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(posts, ["lead", "officer"]);
    let [lead, officer] = spec.posts.as_slice() else { panic!() };
    assert_eq!((lead.scope.as_deref(), lead.follows.as_deref()), (Some("network"), None));
    assert_eq!((officer.scope.as_deref(), officer.excludes.as_slice()), (None, ["lead".to_owned()].as_slice()));
    assert!(spec.combined.is_empty());
    assert!(spec.exclusive[0].posts == ["lead"]);
    assert_eq!(spec.requirements[0].people, Some(Predicate::Any(Vec::new())));
    assert_eq!(spec.links[0].within.as_deref(), Some("tier:cell"));
    assert_eq!(spec.links[0].reach[0].by, Some(Predicate::Any(Vec::new())));
    assert_eq!(spec.links[1].bridge, None);
    assert_eq!(spec.kinds.iter().map(|k| k.key.as_str()).collect::<Vec<_>>(), ["leak"]);
    assert_eq!(
        (spec.codes[0].parts.len(), spec.codes[0].parts[0].length, spec.codes[0].parts[0].letters),
        (1, 7, true)
    );
    assert_eq!(spec.flows[0].stages[1].posts, Vec::<String>::new());

    let spec = restricted(&charter, "safety", "zone");
    let posts: Vec<&str> = spec.posts.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(posts, ["secretary", "warden"]);
    assert_eq!(spec.posts[0].at.len(), 1);
    assert_eq!(spec.kinds[0].key, "hazard");
}

#[test]
fn people_are_placed_where_they_were() {
    let text = "name = \"w\"\ntiers = [{ label = \"site\", cell = true }, \"shop\", \"team\"]\n";
    let charter = Charter::from_toml(text).unwrap();
    let part = Charter::new(restricted(&charter, "main", "shop")).unwrap();
    assert!(part.model.tiers.values().all(|t| !t.cell));
}

/// A small generator, so that the charters are the same on every machine.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(3) == 0).then(|| value(self))
    }

    fn of(&mut self, words: &[&str]) -> String {
        words[usize::try_from(self.below(words.len() as u64)).unwrap()].to_owned()
    }

    fn list(&mut self, words: &[&str]) -> Vec<String> {
        let most = if words.is_empty() { 1 } else { 3 };
        let mut list: Vec<String> = (0..self.below(most)).map(|_| self.of(words)).collect();
        list.sort();
        list.dedup();
        list
    }
}

const UNITS: &[&str] = &["plant", "branch", "cell"];
const NETWORKS: &[&str] = &["red", "blue", "green"];
const POSTS: &[&str] = &["post0", "post1", "post2", "post3", "role0"];
const SCOPES: &[&str] = &["unit", "network", "network:red", "network:blue", "tier:plant", "tier:branch"];

fn predicate(draw: &mut Draw) -> Predicate {
    match draw.below(4) {
        0 => Predicate::Tag("member".to_owned()),
        1 => Predicate::Not(Box::new(Predicate::Holds(draw.of(POSTS)))),
        2 => Predicate::All(vec![Predicate::Holds(draw.of(POSTS)), Predicate::Tag("hand".to_owned())]),
        _ => Predicate::Holds(draw.of(POSTS)),
    }
}

fn site(draw: &mut Draw) -> SiteSpec {
    SiteSpec { network: draw.maybe(|d| d.of(NETWORKS)), ..SiteSpec::from(draw.of(UNITS).as_str()) }
}

fn network(draw: &mut Draw, key: &str, refines: &[&str]) -> NetworkSpec {
    let mut tiers = vec![TierSpec::from("plant")];
    tiers.extend(draw.maybe(|d| TierSpec { people: Some(predicate(d)), ..TierSpec::from("upper") }));
    tiers.extend((draw.below(8) > 0).then(|| TierSpec::from("branch")));
    tiers.extend((draw.below(8) > 0).then(|| TierSpec::from("cell")));
    tiers.extend(draw.maybe(|d| TierSpec { post: Some(d.of(POSTS)), ..TierSpec::from("holders") }));
    for tier in &mut tiers {
        tier.count = draw.maybe(|_| Bounds::exactly(3));
        tier.cell = draw.maybe(|d| d.below(2) == 0).filter(|_| UNITS.contains(&tier.label.as_str()));
    }
    let refines = draw.maybe(|d| d.list(refines)).and_then(|list| list.into_iter().next());
    NetworkSpec { key: key.to_owned(), tiers, people: draw.maybe(predicate), refines }
}

/// A post that names only posts before it.
fn post(draw: &mut Draw, index: usize) -> PostSpec {
    let before = &POSTS[..index];
    PostSpec {
        key: POSTS[index].to_owned(),
        at: vec![site(draw), site(draw)],
        scope: draw.maybe(|d| d.of(SCOPES)),
        eligible: draw.maybe(predicate),
        excludes: draw.list(before),
        follows: draw.list(before).pop(),
        with: draw.list(before),
        ..PostSpec::default()
    }
}

fn spec(draw: &mut Draw) -> CharterSpec {
    let parts = UNITS.iter().filter(|_| draw.below(2) == 0);
    let parts = parts.map(|t| CodePart { tier: (*t).to_owned(), length: 2, letters: false }).collect();
    let mut link = LinkSpec {
        key: "link".to_owned(),
        within: draw.maybe(|d| d.of(SCOPES)),
        bridge: draw.maybe(|d| BridgeSpec { tier: d.of(UNITS), network: None, to: d.of(NETWORKS) }),
        reach: vec![ReachSpec { key: "all".to_owned(), people: draw.maybe(predicate), by: draw.maybe(predicate) }],
        ..LinkSpec::default()
    };
    if link.bridge.is_some() {
        (link.source, link.target) = (EndKind::Unit, EndKind::Post);
        link.reach.clear();
    }
    let kind = KindSpec {
        key: "k".to_owned(),
        network: draw.maybe(|d| d.of(NETWORKS)),
        posts: draw.list(POSTS),
        ..KindSpec::default()
    };
    CharterSpec {
        name: "drawn".to_owned(),
        networks: (0..3).map(|i| network(draw, NETWORKS[i], &NETWORKS[..i])).collect(),
        posts: (0..4).map(|i| post(draw, i)).collect(),
        roles: vec![RoleSpec { key: "role0".to_owned(), at: vec![site(draw)], ..RoleSpec::default() }],
        combined: vec![CombinedSpec {
            key: "c".to_owned(),
            posts: draw.list(POSTS),
            tier: draw.maybe(|d| d.of(UNITS)),
            network: None,
            count: Some(Bounds::at_least(1)),
        }],
        requirements: vec![RequirementSpec {
            key: "r".to_owned(),
            tier: draw.of(UNITS),
            people: draw.maybe(predicate),
            min: Some(1),
            ..RequirementSpec::default()
        }],
        links: vec![link],
        kinds: vec![kind],
        codes: draw.maybe(|_| CodeSpec { network: None, parts }).into_iter().collect(),
        ..CharterSpec::default()
    }
}

#[test]
fn many_drawn_charters_restrict_to_valid_ones() {
    let mut draw = Draw(7);
    // What is drawn is often not valid; what is said here is said of those that are.
    let drawn = std::iter::repeat_with(|| Charter::new(spec(&mut draw))).filter_map(Result::ok);
    for charter in drawn.take(300) {
        for (id, tier) in charter.model.tiers.iter() {
            let part = charter.restricted(tier.network, id, &|_| Under::Inside);
            let part = Charter::new(part).unwrap_or_else(|e| panic!("{}\n{}", charter.to_toml(), e.findings()));
            let first = part.model.tiers.ids().next().unwrap();
            assert_eq!(part.restricted(crate::key::NetworkId::new(0), first, &|_| Under::Inside), *part.spec());
        }
    }
}
