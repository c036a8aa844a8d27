//! Conditions, what is said of several posts, links, and settings of rules.

use gridcore::{
    BridgeSpec, CharterSpec, CombinedSpec, EndKind, ExclusiveSpec, LinkSpec, NumberTest, Points, Predicate, ReachSpec,
    RequirementSpec, Setting,
};

use super::charter::{ENDS, Names, TAGS, bounds, maybe, whole};
use super::choices::Choices;

/// Rules that random charters switch off or set: those about the grid.
fn settable() -> Vec<String> {
    gridcore::catalogue().filter(|rule| rule.settable).map(|rule| rule.id.to_string()).collect()
}

/// A condition that nests no deeper than `depth` further levels.
pub(super) fn predicate(c: &mut Choices<'_>, names: &Names, depth: usize) -> Predicate {
    let kinds = if depth == 0 { 4 } else { 7 };
    match c.below(kinds) {
        1 if !names.all_posts().is_empty() => Predicate::Holds(c.pick(&names.all_posts()).cloned().unwrap_or_default()),
        2 if !names.numbers.is_empty() => {
            let of = c.pick(&names.numbers).cloned().unwrap_or_default();
            Predicate::Number(number(c, of))
        }
        3 => Predicate::PlacedUnder(format!("u{}", c.below(10))),
        4 => Predicate::Not(Box::new(predicate(c, names, depth - 1))),
        5 => Predicate::All((0..c.below(3)).map(|_| predicate(c, names, depth - 1)).collect()),
        6 => Predicate::Any((0..c.below(3)).map(|_| predicate(c, names, depth - 1)).collect()),
        _ => Predicate::Tag(c.pick(&TAGS).map_or_else(String::new, |tag| (*tag).to_owned())),
    }
}

fn number(c: &mut Choices<'_>, of: String) -> NumberTest {
    let low = Points::from_whole(i64::try_from(c.below(5)).unwrap_or(0));
    let high = Points::from_whole(i64::try_from(5 + c.below(5)).unwrap_or(9));
    let none = NumberTest { of, ..NumberTest::default() };
    match c.below(5) {
        0 => NumberTest { at_least: low, ..none },
        1 => NumberTest { at_most: high, at_least: low, ..none },
        2 => NumberTest { above: low, ..none },
        3 => NumberTest { below: high, above: low, ..none },
        _ => NumberTest { equals: low, ..none },
    }
}

/// Adds a combined count, an exclusive group, a requirement or the setting of a rule.
pub(super) fn add(c: &mut Choices<'_>, names: &Names, spec: &mut CharterSpec) {
    match c.below(4) {
        0 => set_rule(c, spec),
        1 => {
            let (tier, key) = (names.tier(c), format!("q{}", spec.requirements.len()));
            let share = Points::from_thousandths(i64::try_from(c.below(5) * 250).unwrap_or(0));
            let (least, which) = (u32::try_from(c.below(4)).ok(), c.below(3));
            spec.requirements.push(RequirementSpec {
                key,
                network: names.said(c, tier),
                tier: names.label(tier),
                people: maybe(c, names, 85),
                min: least.filter(|_| which != 1),
                share: share.filter(|_| which != 0),
            });
        }
        2 if !names.all_posts().is_empty() => {
            let tier = c.chance(60).then(|| names.tier(c));
            spec.combined.push(CombinedSpec {
                key: format!("c{}", spec.combined.len()),
                posts: c.at_least_one(&names.all_posts()),
                tier: tier.map(|tier| names.label(tier)),
                network: tier.and_then(|tier| names.said(c, tier)),
                count: bounds(c, 100),
            });
        }
        3 if !names.all_posts().is_empty() => spec.exclusive.push(ExclusiveSpec {
            key: format!("x{}", spec.exclusive.len()),
            posts: c.at_least_one(&names.all_posts()),
            limit: c.chance(40).then(|| u32::try_from(c.below(3)).unwrap_or(0)),
        }),
        _ => {}
    }
}

/// Sets the severity or a parameter of a rule.
pub(super) fn set_rule(c: &mut Choices<'_>, spec: &mut CharterSpec) {
    let (id, name, setting) = match c.below(6) {
        0 => ("structure.tier-order".to_owned(), "skips", Setting::Flag(c.chance(80))),
        1 => ("coverage.area-without-keeper".to_owned(), "required", Setting::Flag(c.chance(80))),
        2 => ("staffing.too-many-posts".to_owned(), "limit", whole(c.below(3))),
        3 => ("staffing.too-many-posts".to_owned(), "roles", whole(c.below(3))),
        _ => {
            let severity = ["note", "warning", "error", "off"][c.below(4)];
            let id = c.pick(&settable()).cloned().unwrap_or_default();
            (id, "severity", Setting::Text(severity.to_owned()))
        }
    };
    spec.rules.entry(id).or_default().insert(name.to_owned(), setting);
}

/// A kind of link.
pub(super) fn link(c: &mut Choices<'_>, names: &Names, index: usize) -> LinkSpec {
    let mut spec = LinkSpec {
        key: format!("l{index}"),
        source: c.pick(&ENDS).copied().unwrap_or_default(),
        target: c.pick(&ENDS).copied().unwrap_or_default(),
        max: c.chance(40).then(|| u32::try_from(c.below(3)).unwrap_or(0)),
        ..LinkSpec::default()
    };
    for duty in 0..c.below(3) {
        let (people, by) = (maybe(c, names, 70), maybe(c, names, 70));
        spec.reach.push(ReachSpec { key: format!("d{duty}"), people, by });
    }
    if c.chance(40) {
        spec.within = Some(match c.below(4) {
            0 => "unit".to_owned(),
            1 => format!("tier:{}", names.label(names.tier(c))),
            2 => "network".to_owned(),
            _ => format!("network:{}", names.network(c.below(names.tiers.len()))),
        });
    }
    if names.tiers.len() > 1 && c.chance(40) {
        let tier = names.tier(c);
        // People cannot join units, and whoever is reached is a person.
        let end = |end: EndKind| if end == EndKind::Person { EndKind::Unit } else { end };
        (spec.source, spec.target) = (end(spec.source), end(spec.target));
        // A network whose index is not that of the tier.
        let to = (tier.0 + 1 + c.below(names.tiers.len() - 1)) % names.tiers.len();
        spec.bridge = Some(BridgeSpec { tier: names.label(tier), network: names.said(c, tier), to: names.network(to) });
    }
    if spec.target != EndKind::Person {
        spec.reach.clear();
    }
    spec
}
