//! Names resolved and defaults filled in.

use super::workshop;
use crate::charter::model::{Scope, Test, TierOf};
use crate::key::{Id, NetworkId, NumberId, PostId, TierId};
use crate::points::Points;
use crate::{Bounds, Charter, Setting, Severity};

#[test]
fn the_smallest_charter_is_one_network_whose_last_tier_holds_people() {
    let charter = Charter::from_toml(&workshop("")).unwrap();
    assert_eq!(charter.networks().collect::<Vec<_>>(), ["main"]);
    assert_eq!(charter.tiers("main").collect::<Vec<_>>(), ["site", "team"]);
    assert_eq!(charter.tiers("red").count(), 0);
    let cells: Vec<bool> = charter.model.tiers.values().map(|t| t.cell).collect();
    assert_eq!(cells, [false, true]);
    assert!(charter.interval().is_always());
}

#[test]
fn everything_is_compiled() {
    let charter = Charter::from_toml(include_str!("everything.toml")).unwrap();
    let model = &charter.model;
    let (red, safety) = (NetworkId::new(0), NetworkId::new(1));
    assert_eq!(model.networks[red].refines, Some(safety));
    assert_eq!(charter.unit_tiers("red").collect::<Vec<_>>(), ["plant", "branch", "cell"]);
    let depths: Vec<u16> = model.tiers.values().map(|t| t.depth).collect();
    assert_eq!(depths, [0, 1, 2, 2, 2, 0, 1]);
    let cells: Vec<bool> = model.tiers.values().map(|t| t.cell).collect();
    assert_eq!(cells, [false, false, true, false, false, false, true]);
    assert_eq!(model.tiers[TierId::new(4)].of, TierOf::Holders(PostId::new(2)));

    let post = |key| &model.posts[model.post(key).unwrap()];
    assert_eq!(post("secretary").seats, Bounds::exactly(1));
    assert_eq!(post("secretary").sites.iter().map(|s| s.tier).collect::<Vec<_>>(), [TierId::new(1), TierId::new(6)]);
    assert_eq!(post("lead").scope, Some(Scope::Tier(TierId::new(1))));
    assert_eq!(post("lead").follows, Some(PostId::new(0)));
    assert!(post("lead").answers && !post("officer").answers && !post("mediator").answers);
    assert_eq!(post("officer").scope, Some(Scope::Other(safety)));
    assert!(post("mediator").role);
    assert_eq!(model.kinds.iter().map(|k| k.network).collect::<Vec<_>>(), [safety, red]);
    assert_eq!(model.codes.len(), 1);
    assert_eq!(model.tags.len(), 3);
}

#[test]
fn strict_bounds_become_the_next_thousandth() {
    let test = |bounds: &str| {
        let text = workshop(&format!(
            "numbers = [{{ key = \"skill\" }}]\n[[posts]]\nkey = \"lead\"\nat = [\"team\"]\neligible = {{ number = {{ of = \"skill\", {bounds} }} }}\n"
        ));
        let charter = Charter::from_toml(&text).unwrap();
        charter.model.posts[PostId::new(0)].eligible.clone().unwrap()
    };
    let number = |least, most| Test::Number { of: NumberId::new(0), least, most };
    let (lowest, highest) = (Points::MIN.thousandths(), Points::MAX.thousandths());
    assert_eq!(test("above = 3"), number(3_001, highest));
    assert_eq!(test("below = 3"), number(lowest, 2_999));
    assert_eq!(test("at_least = 3, at_most = 4.5"), number(3_000, 4_500));
    assert_eq!(test("equals = 3, above = 2"), number(3_000, 3_000));
}

#[test]
fn roles_have_one_seat_or_more_and_open_vocabularies_take_any_tag() {
    let text = workshop(
        "[[roles]]\nkey = \"mediator\"\nat = [{ tier = \"team\", tag = \"shop\" }]\neligible = { tag = \"first-aider\" }\n",
    );
    let charter = Charter::from_toml(&text).unwrap();
    assert_eq!(charter.model.posts[PostId::new(0)].seats, Bounds::at_least(1));
    assert_eq!(charter.model.tags.values().collect::<Vec<_>>(), ["shop", "first-aider"]);
    assert_eq!((charter.posts().count(), charter.roles().collect::<Vec<_>>()), (0, vec!["mediator"]));
}

#[test]
fn severities_and_parameters_come_from_the_charter() {
    let charter = Charter::from_toml(include_str!("everything.toml")).unwrap();
    let severity = |id: &str| charter.severity(crate::catalogue().find(|r| r.id == id).unwrap());
    assert_eq!(severity("coverage.unplaced"), Some(Severity::Warning));
    assert_eq!(severity("staffing.vacant"), None);
    assert_eq!(severity("structure.one-root"), Some(Severity::Error));
    assert_eq!(charter.parameter("structure.tier-order", "skips"), Some(&Setting::Flag(true)));
    assert_eq!(charter.parameter("structure.tier-order", "severity"), None);
    assert_eq!(charter.parameter("coverage.unplaced", "skips"), None);
}

#[test]
fn the_version_in_force_is_found_by_day() {
    let version = |name: &str, dates: &str| {
        Charter::from_toml(&format!("name = \"{name}\"\ntiers = [\"team\"]\n{dates}")).unwrap()
    };
    let day = |text: &str| Some(crate::time::parse_date(text).unwrap());
    let versions = [version("b", "from = 2024-07-01"), version("a", "until = 2024-07-01")];
    assert_eq!(Charter::in_force(&versions, day("2024-06-30")).unwrap().name(), "a");
    assert_eq!(Charter::in_force(&versions, day("2024-07-01")).unwrap().name(), "b");
    assert_eq!(Charter::in_force(&versions, None).unwrap_err().kind(), crate::ErrorKind::Call);
    assert_eq!(Charter::in_force(&[version("c", "")], None).unwrap().name(), "c");
    assert_eq!(Charter::in_force(&[], None).unwrap_err().kind(), crate::ErrorKind::Charter);
    let overlapping = [version("a", ""), version("b", "")];
    let error = Charter::in_force(&overlapping, day("2024-07-01")).unwrap_err();
    assert_eq!(error.to_string(), "charter:versions[1]: versions 1 and 2 of the charter are in force on the same days");
}
