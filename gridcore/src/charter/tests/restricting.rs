//! The charter of a part of a grid.

use crate::charter::model::TierOf;
use crate::key::Id;
use crate::{Charter, CharterSpec, Predicate};

/// Every charter a fixture accepts, and the one with everything in it.
fn charters() -> Vec<Charter> {
    let rules = crate::finding::catalogue::charter::ALL.iter();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/rules");
    let fixtures = rules.map(|rule| std::fs::read_to_string(folder.join(rule.id.as_ref()).join("pass.toml")).unwrap());
    let all = fixtures.chain([include_str!("everything.toml").to_owned()]);
    all.map(|text| Charter::from_toml(&text).unwrap()).collect()
}

fn restricted(charter: &Charter, network: &str, tier: &str) -> CharterSpec {
    let network = charter.model.network(network).unwrap();
    charter.restricted(network, charter.model.tier(Some(network), tier).unwrap())
}

#[test]
fn a_restricted_charter_is_valid_and_restricting_it_again_changes_nothing() {
    for charter in charters() {
        for (id, tier) in charter.model.tiers.iter() {
            let spec = charter.restricted(tier.network, id);
            let part = Charter::new(spec.clone()).unwrap_or_else(|e| panic!("{}: {}", tier.label, e.findings()));
            let first = part.model.tiers.ids().next().unwrap();
            assert_eq!(part.restricted(crate::key::NetworkId::new(0), first), spec, "{}", tier.label);
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
