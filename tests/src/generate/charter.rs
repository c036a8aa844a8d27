//! Random charters that are valid.

use gridcore::{
    Bounds, CharterSpec, CodePart, CodeSpec, EndKind, KindSpec, Language, NetworkSpec, NumberSpec, Points, PostSpec,
    Preference, RoleSpec, Setting, SiteSpec, TierSpec,
};

use super::choices::{Choices, Lists, day};
use super::several;

/// Labels of unit tiers, outermost first; every network takes some, so that networks share some.
const LABELS: [&str; 4] = ["top", "mid", "low", "cell"];

/// The tags that charters name.
pub(super) const TAGS: [&str; 4] = ["t0", "t1", "t2", "t3"];
/// The kinds of unit.
pub(super) const UNIT_KINDS: [&str; 2] = ["k0", "k1"];
/// The kinds of area.
pub(super) const AREA_KINDS: [&str; 2] = ["room", "yard"];
/// The channels and approvals of posts.
pub(super) const CHANNELS: [&str; 2] = ["self", "peer"];
/// The approvals of posts.
pub(super) const APPROVALS: [&str; 3] = ["board", "office", "union"];
/// The shifts of posts.
pub(super) const SHIFTS: [&str; 3] = ["early", "late", "night"];

/// The names a charter is made of, known before its parts are.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// By network, its unit tiers.
    pub(super) tiers: Vec<Vec<String>>,
    pub(super) posts: Vec<String>,
    pub(super) roles: Vec<String>,
    pub(super) numbers: Vec<String>,
}

impl Names {
    /// Posts and roles.
    pub(super) fn all_posts(&self) -> Vec<String> {
        self.posts.iter().chain(&self.roles).cloned().collect()
    }

    /// The key of a network.
    pub(super) fn network(&self, index: usize) -> String {
        if self.tiers.len() == 1 { "main".to_owned() } else { format!("n{index}") }
    }

    /// A network and one of its unit tiers.
    pub(super) fn tier(&self, c: &mut Choices<'_>) -> (usize, usize) {
        let network = c.below(self.tiers.len());
        // The first choice is the last tier, where people are.
        let tiers = self.tiers.get(network).map_or(0, Vec::len);
        (network, tiers.saturating_sub(1 + c.below(tiers)))
    }

    pub(super) fn label(&self, (network, tier): (usize, usize)) -> String {
        self.tiers[network][tier].clone()
    }

    /// The network of a tier, if it must be said or sometimes.
    pub(super) fn said(&self, c: &mut Choices<'_>, (network, tier): (usize, usize)) -> Option<String> {
        let label = &self.tiers[network][tier];
        let first = self.tiers.iter().position(|tiers| tiers.contains(label));
        let alone = !c.chance(20) && first == Some(network);
        (!alone).then(|| self.network(network))
    }
}

/// What a charter is made of: a row for its head, for each network, and for each part.
#[derive(Debug, Clone, Default)]
pub struct CharterChoices {
    /// What is there once.
    pub head: Vec<u8>,
    /// Further networks beside the first.
    pub networks: Lists,
    /// Posts.
    pub posts: Lists,
    /// Roles.
    pub roles: Lists,
    /// Combined counts, exclusive groups, requirements and rules that are set.
    pub several: Lists,
    /// Kinds of link.
    pub links: Lists,
}

/// The charter of some choices.
#[must_use]
pub fn charter(choices: &CharterChoices) -> CharterSpec {
    let mut head = Choices::new(&choices.head);
    let c = &mut head;
    let names = names(c, choices);
    let mut spec = CharterSpec { name: "drawn".to_owned(), ..CharterSpec::default() };
    spec.language = if c.chance(20) { Language::Zh } else { Language::En };
    spec.tags = c.chance(40).then(|| TAGS.map(String::from).to_vec());
    spec.unit_kinds = c.chance(40).then(|| UNIT_KINDS.map(String::from).to_vec());
    spec.area_kinds = c.chance(40).then(|| AREA_KINDS.map(String::from).to_vec());
    spec.grades = vec!["main".to_owned(), "direct".to_owned()];
    spec.numbers = names.numbers.iter().map(|key| number(c, key)).collect();
    networks(c, choices, &names, &mut spec);
    spec.codes = codes(c, &names);
    for (key, list) in names.posts.iter().zip(&choices.posts) {
        spec.posts.push(post(&mut Choices::new(list), &names, key));
    }
    for (key, list) in names.roles.iter().zip(&choices.roles) {
        let c = &mut Choices::new(list);
        let at = sites(c, &names).0;
        let (seats, eligible) = (bounds(c, 40), maybe(c, &names, 30));
        spec.roles.push(RoleSpec { key: key.clone(), at, seats, eligible, prefer: prefer(c, &names) });
    }
    for list in &choices.several {
        several::add(&mut Choices::new(list), &names, &mut spec);
    }
    for (index, list) in choices.links.iter().enumerate() {
        spec.links.push(several::link(&mut Choices::new(list), &names, index));
    }
    if c.chance(40) {
        let network = c.chance(50).then(|| names.network(0));
        let posts = c.some_of(&names.all_posts(), 40);
        spec.kinds.push(KindSpec { key: "hazard".to_owned(), network, posts, ..KindSpec::default() });
    }
    if c.chance(15) {
        let map = |header: &str, column: &str| [(header.to_owned(), column.to_owned())].into();
        spec.columns.insert("units".to_owned(), map("Code", "key"));
        spec.columns.insert("people".to_owned(), map("所在格", "cell"));
    }
    let owner = c.chance(40).then(|| format!("u{}", c.below(10)));
    if let Some(kind) = spec.kinds.first_mut() {
        kind.unit = owner;
    }
    if c.chance(25) {
        spec.from = Some(day(c.below(4)));
        spec.until = c.chance(50).then(|| day(5 + c.below(4)));
    }
    spec
}

fn names(c: &mut Choices<'_>, choices: &CharterChoices) -> Names {
    let mut names = Names::default();
    let tiers = |c: &mut Choices<'_>| {
        let (count, labels) = (2 + c.below(3), LABELS.map(String::from).to_vec());
        labels[LABELS.len() - count..].to_vec()
    };
    names.tiers.push(tiers(c));
    for list in &choices.networks {
        names.tiers.push(tiers(&mut Choices::new(list)));
    }
    names.posts = (0..choices.posts.len()).map(|index| format!("p{index}")).collect();
    names.roles = (0..choices.roles.len()).map(|index| format!("r{index}")).collect();
    names.numbers = (0..c.below(3)).map(|index| format!("m{index}")).collect();
    names
}

fn number(c: &mut Choices<'_>, key: &str) -> NumberSpec {
    let min = c.chance(30).then_some(Points::ZERO);
    let max = if c.chance(30) { Points::from_whole(9) } else { None };
    NumberSpec { key: key.to_owned(), min, max }
}

/// Bounds in `percent` of a hundred, never empty.
pub(super) fn bounds(c: &mut Choices<'_>, percent: usize) -> Option<Bounds> {
    let (given, min, more) = (c.chance(percent), c.below(4), c.below(4));
    let min = u32::try_from(min).unwrap_or(0);
    let max = u32::try_from(more).ok().filter(|more| *more < 3).map(|more| min + more);
    given.then_some(Bounds { min, max })
}

/// A condition in `percent` of a hundred.
pub(super) fn maybe(c: &mut Choices<'_>, names: &Names, percent: usize) -> Option<gridcore::Predicate> {
    c.chance(percent).then(|| several::predicate(c, names, 2))
}

fn networks(head: &mut Choices<'_>, choices: &CharterChoices, names: &Names, spec: &mut CharterSpec) {
    let upwards = head.chance(30);
    // The first network is drawn from the head, the others each from a row of their own.
    let mut all = vec![network(head, names, 0, upwards)];
    for (index, list) in choices.networks.iter().enumerate() {
        all.push(network(&mut Choices::new(list), names, index + 1, upwards));
    }
    if all.len() == 1 && all.iter().all(|network| network.people.is_none()) {
        spec.tiers = all.into_iter().flat_map(|network| network.tiers).collect();
    } else {
        spec.networks = all;
    }
}

/// A network; networks refine those before them or, `upwards`, those after.
fn network(c: &mut Choices<'_>, names: &Names, index: usize, upwards: bool) -> NetworkSpec {
    // Which tiers it has was chosen first.
    let _ = c.below(2);
    let people = maybe(c, names, 35);
    let other = if upwards { index + 1 } else { index.wrapping_sub(1) };
    let refines = c.chance(50) && other < names.tiers.len();
    let mut tiers = names.tiers[index].iter().map(|label| unit_tier(c, label)).collect();
    people_tiers(c, names, &mut tiers);
    NetworkSpec { key: names.network(index), people, refines: refines.then(|| names.network(other)), tiers }
}

fn unit_tier(c: &mut Choices<'_>, label: &str) -> TierSpec {
    TierSpec {
        count: bounds(c, 20),
        span: bounds(c, 20),
        size: bounds(c, 30),
        cell: c.chance(15).then(|| c.chance(70)),
        grade: c.chance(20).then(|| "main".to_owned()),
        ..TierSpec::from(label)
    }
}

/// Tiers of people below the units.
fn people_tiers(c: &mut Choices<'_>, names: &Names, tiers: &mut Vec<TierSpec>) {
    if c.chance(25)
        && let Some(post) = c.pick(&names.all_posts())
    {
        let tier = TierSpec { post: Some(post.clone()), count: bounds(c, 70), ..TierSpec::from("holders") };
        tiers.push(tier);
    }
    if c.chance(25) {
        let people = Some(several::predicate(c, names, 1));
        tiers.push(TierSpec { people, count: bounds(c, 70), ..TierSpec::from("matching") });
    }
}

fn codes(c: &mut Choices<'_>, names: &Names) -> Vec<CodeSpec> {
    let mut codes = Vec::new();
    for (index, labels) in names.tiers.iter().enumerate() {
        if c.chance(20) {
            let network = (index > 0 || c.chance(30)).then(|| names.network(index));
            let part = |label: &String| CodePart { tier: label.clone(), length: 2, letters: index == 0 };
            let tiers = if c.chance(30) { c.at_least_one(labels) } else { labels.clone() };
            codes.push(CodeSpec { network, parts: tiers.iter().map(part).collect() });
        }
    }
    codes
}

/// The units a post is in, and the tier of the first of them.
pub(super) fn sites(c: &mut Choices<'_>, names: &Names) -> (Vec<SiteSpec>, (usize, usize)) {
    let mut sites: Vec<SiteSpec> = Vec::new();
    let mut first = None;
    for _ in 0..=c.below(2) {
        let tier = names.tier(c);
        let site = SiteSpec {
            tier: names.label(tier),
            network: names.said(c, tier),
            kind: c.chance(15).then(|| UNIT_KINDS[0].to_owned()),
            tag: c.chance(15).then(|| TAGS[0].to_owned()),
        };
        first.get_or_insert(tier);
        if !sites.contains(&site) {
            sites.push(site);
        }
    }
    (sites, first.unwrap_or_default())
}

fn post(c: &mut Choices<'_>, names: &Names, key: &str) -> PostSpec {
    let (at, first) = sites(c, names);
    let index: usize = key[1..].parse().unwrap_or(0);
    let others: Vec<String> = names.all_posts().into_iter().filter(|other| other != key).collect();
    let shifts = if c.chance(25) { c.at_least_one(&SHIFTS.map(String::from)) } else { Vec::new() };
    PostSpec {
        key: key.to_owned(),
        seats: bounds(c, 40),
        shifts,
        scope: c.chance(40).then(|| scope(c, names, &at, first)),
        eligible: maybe(c, names, 30),
        excludes: if c.chance(25) { c.at_least_one(&others) } else { Vec::new() },
        // Only earlier posts, for posts must not follow each other in a circle.
        follows: if c.chance(25) { c.pick(&names.posts[..index]).cloned() } else { None },
        with: if c.chance(20) { c.at_least_one(&others) } else { Vec::new() },
        channels: if c.chance(25) { c.at_least_one(&CHANNELS.map(String::from)) } else { Vec::new() },
        approvals: if c.chance(25) { c.at_least_one(&APPROVALS.map(String::from)) } else { Vec::new() },
        term: c
            .chance(25)
            .then(|| if c.chance(50) { "P30D" } else { "P1Y" }.parse().unwrap_or_else(|_| panic!("a term"))),
        powers: if c.chance(20) { vec!["attendance".to_owned()] } else { Vec::new() },
        grade: c.chance(20).then(|| "direct".to_owned()),
        answers: c.chance(20).then_some(false),
        at,
        prefer: prefer(c, names),
    }
}

/// What is preferred in the holders of a post.
fn prefer(c: &mut Choices<'_>, names: &Names) -> Vec<Preference> {
    let mut prefer: Vec<Preference> = maybe(c, names, 30).map(Preference::People).into_iter().collect();
    if c.chance(30) {
        let high = c.chance(70);
        let number = c.pick(&names.numbers).cloned();
        prefer.extend(number.map(|key| if high { Preference::High(key) } else { Preference::Low(key) }));
    }
    if c.chance(15) {
        prefer.push(if c.chance(50) { Preference::Votes } else { Preference::Kept });
    }
    prefer
}

/// A scope seen from units of some sites: its tier is not below any of theirs.
fn scope(c: &mut Choices<'_>, names: &Names, at: &[SiteSpec], first: (usize, usize)) -> String {
    match c.below(4) {
        0 => "unit".to_owned(),
        1 => {
            let network = &names.tiers[first.0];
            let of_site = |site: &SiteSpec| network.iter().position(|label| *label == site.tier);
            let highest = at.iter().filter_map(of_site).min().unwrap_or(0).min(first.1);
            format!("tier:{}", network[c.below(highest + 1)])
        }
        2 => "network".to_owned(),
        _ => format!("network:{}", names.network(c.below(names.tiers.len()))),
    }
}

/// The ends links have, the plainest first.
pub(super) const ENDS: [EndKind; 3] = [EndKind::Person, EndKind::Post, EndKind::Unit];

/// A setting of a rule that is a number.
pub(super) fn whole(number: usize) -> Setting {
    Setting::Number(Points::from_whole(i64::try_from(number).unwrap_or(0)).unwrap_or_default())
}
