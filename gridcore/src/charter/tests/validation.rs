//! What a charter must be to be accepted.

use super::{faults, only, refused, workshop};
use crate::{Charter, CharterSpec, ErrorKind, Language, TierSpec};

#[test]
fn everything_wrong_is_reported_at_once() {
    let error = refused(include_str!("everything_wrong.toml"));
    assert_eq!(error.kind(), ErrorKind::Charter);
    let expected: Vec<&str> = include_str!("everything_wrong.txt").lines().collect();
    assert_eq!(faults(&error), expected);
}

#[test]
fn unknown_names_come_with_the_closest_one() {
    let text = workshop("[[posts]]\nkey = \"lead\"\nat = [\"taem\"]\n");
    let (message, help) = only(&refused(&text));
    assert_eq!((message.as_str(), help.as_str()), ("`taem` is not declared in `tiers`", "did you mean `team`?"));

    let text = workshop("[rules.\"coverage.unplacd\"]\nseverity = \"off\"\n");
    let (message, help) = only(&refused(&text));
    assert_eq!(message, "there is no rule `coverage.unplacd`");
    assert_eq!(help, "did you mean `coverage.unplaced`?");

    let text = workshop("[rules.\"structure.tier-order\"]\nskip = true\n");
    assert_eq!(only(&refused(&text)).1, "did you mean `skips`?");

    let text = workshop("[columns.people]\nBadge = \"keyy\"\n");
    assert_eq!(only(&refused(&text)).0, "table `people` has no column `keyy`");

    let text = workshop(
        "tags = [\"member\"]\n[[requirements]]\nkey = \"m\"\ntier = \"team\"\nmin = 1\npeople = { all = [{ not = { tag = \"membr\" } }] }\n",
    );
    let error = refused(&text);
    assert_eq!(faults(&error), ["unknown-name at requirements[0].people.all[0].not.tag"]);
}

#[test]
fn the_published_weights_that_sum_to_seven_tenths_are_refused_with_the_sum() {
    let text = workshop(
        "[[schemes]]\nkey = \"composite\"\nindicators = [{ key = \"a\", weight = 0.4 }, { key = \"b\", weight = 0.3 }]\n",
    );
    let (message, help) = only(&refused(&text));
    assert_eq!(message, "the weights of scheme `composite` sum to 0.7 and not to 1");
    assert_eq!(help, "change the weights by 0.3 in all");
}

#[test]
fn bands_are_compared_in_the_order_of_their_beginnings() {
    let bands = |bands: &str| workshop(&format!("[[schemes]]\nkey = \"s\"\nbands = [{bands}]\n"));
    let falling =
        r#"{ key = "a", from = 90, up_to = 100 }, { key = "b", from = 60, below = 90 }, { key = "c", below = 60 }"#;
    Charter::from_toml(&bands(falling)).unwrap();

    let shared = r#"{ key = "a", from = 80, up_to = 90 }, { key = "b", from = 90, up_to = 100 }"#;
    assert_eq!(only(&refused(&bands(shared))).0, "bands `a` and `b` both hold a score of 90");

    let whole = r#"{ key = "a", from = 60, up_to = 79 }, { key = "b", from = 80, up_to = 100 }"#;
    assert_eq!(only(&refused(&bands(whole))).0, "band `a` is closed at 79 although band `b` lies above it");

    let within =
        r#"{ key = "a", from = 0, below = 100 }, { key = "b", from = 10, below = 20 }, { key = "c", from = 100 }"#;
    assert_eq!(faults(&refused(&bands(within))), ["bands-overlap at schemes[0].bands[1]"]);

    let open = r#"{ key = "a" }, { key = "b", from = 10 }"#;
    assert_eq!(faults(&refused(&bands(open))), ["bands-overlap at schemes[0].bands[1]"]);

    let empty = r#"{ key = "a", from = 10, below = 10 }, { key = "b", from = 10, below = 20, up_to = 20 }"#;
    assert_eq!(
        faults(&refused(&bands(empty))),
        ["bands-closed at schemes[0].bands[1].up_to", "empty-bounds at schemes[0].bands[0]"]
    );
}

#[test]
fn circles_are_reported_once_each() {
    let post =
        |key: &str, follows: &str| format!("[[posts]]\nkey = \"{key}\"\nat = [\"team\"]\nfollows = \"{follows}\"\n");
    let text = workshop(&[post("a", "b"), post("b", "c"), post("c", "b"), post("d", "d"), post("e", "d")].concat());
    let error = refused(&text);
    assert_eq!(faults(&error), ["circle at posts[1].follows", "circle at posts[3].follows"]);
    let first = error.findings().iter().next().unwrap();
    assert_eq!(first.message(Language::En), "post `b` follows itself: `b` → `c` → `b`");
}

#[test]
fn rules_of_others_are_accepted_and_their_severity_checked() {
    let text = workshop("[rules.\"plant.parking\"]\nseverity = \"note\"\nlimit = 3\n");
    Charter::from_toml(&text).unwrap();
    let error = refused(&workshop("[rules.\"plant.parking\"]\nseverity = \"fatal\"\n"));
    assert_eq!(faults(&error), ["bad-value at rules.\"plant.parking\".severity"]);
    let error = refused(&workshop("[rules.parking]\nseverity = \"off\"\n"));
    assert_eq!(faults(&error), ["unknown-name at rules.parking"]);
}

#[test]
fn a_specification_in_memory_is_validated_like_a_text() {
    let spec = CharterSpec {
        tiers: vec![TierSpec::from("site"), TierSpec::from("site")],
        language: Language::Zh,
        ..CharterSpec::default()
    };
    let error = Charter::new(spec).unwrap_err();
    assert_eq!(faults(&error), ["bad-name at name", "duplicate-name at tiers[1]"]);
    assert_eq!(error.to_string(), "charter:name: 名称为空（另有 1 项）");
}

#[test]
fn a_network_is_judged_by_its_own_tiers() {
    let text = r#"
        name = "two"
        [[networks]]
        key = "red"
        tiers = ["plant", "branch", "cell"]
        refines = "red"
        [[networks]]
        key = "safety"
        tiers = ["plant", "zone"]
        [[posts]]
        key = "officer"
        at = [{ tier = "zone", network = "red" }, { tier = "zone" }]
        scope = "tier:branch"
        [[links]]
        key = "bridge"
        source = "unit"
        target = "unit"
        bridge = { tier = "plant", to = "red" }
    "#;
    let expected = [
        "circle at networks[0].refines",
        "refers-to-itself at links[0].bridge.to",
        "unknown-name at posts[0].at[0].tier",
        "unknown-name at posts[0].scope",
    ];
    assert_eq!(faults(&refused(text)), expected);
}
