//! The names a charter declares, their form, and the look-up of those it uses.

use std::collections::BTreeMap;
use std::fmt;

use super::faults::List;
use super::network::{is_of_units, not_in_tags};
use super::{Compiler, NetworkView};
use crate::charter::model::NamedUnit;
use crate::charter::spec::{CharterSpec, TierSpec};
use crate::finding::catalogue::charter as rules;
use crate::key::{BadKey, Id, IdVec, NetworkId, NumberId, PostId, TagId, TierId, check_key};
use crate::value::shown;

/// What the first of each name stands for.
pub(super) struct Names<'a> {
    pub(super) networks: BTreeMap<&'a str, NetworkId>,
    /// All tiers, network by network.
    pub(super) tiers: IdVec<TierId, TierName<'a>>,
    /// By network, its labels.
    labels: IdVec<NetworkId, BTreeMap<&'a str, TierId>>,
    /// Each label in the first network that has it.
    first: BTreeMap<&'a str, TierId>,
    pub(super) posts: BTreeMap<&'a str, PostId>,
    pub(super) numbers: BTreeMap<&'a str, NumberId>,
    vocabulary: BTreeMap<&'a str, TagId>,
    tags: IdVec<TagId, String>,
}

/// A tier as far as others need to know it.
pub(super) struct TierName<'a> {
    pub(super) spec: &'a TierSpec,
    pub(super) network: NetworkId,
    /// The position among the unit tiers; of a tier of people, that of the last before it.
    pub(super) depth: u16,
}

/// The first position of each name.
fn first<'a, I: Id>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, I> {
    let mut map = BTreeMap::new();
    for (index, name) in names.enumerate() {
        map.entry(name).or_insert(I::new(index));
    }
    map
}

impl<'a> Names<'a> {
    pub(super) fn new(spec: &'a CharterSpec, networks: &[NetworkView<'a>]) -> Self {
        let posts = spec.posts.iter().map(|p| p.key.as_str()).chain(spec.roles.iter().map(|r| r.key.as_str()));
        let mut names = Self {
            networks: first(networks.iter().map(|n| n.key)),
            tiers: IdVec::new(),
            labels: IdVec::new(),
            first: BTreeMap::new(),
            posts: first(posts),
            numbers: first(spec.numbers.iter().map(|n| n.key.as_str())),
            vocabulary: BTreeMap::new(),
            tags: IdVec::new(),
        };
        for tag in spec.tags.iter().flatten() {
            names.intern(tag);
        }
        for network in networks {
            names.add_network(network);
        }
        names
    }

    fn add_network(&mut self, network: &NetworkView<'a>) {
        let id = NetworkId::new(self.labels.len());
        let mut labels = BTreeMap::new();
        let mut units = 0_u16;
        for spec in network.tiers {
            let of_units = is_of_units(spec);
            let depth = if of_units { units } else { units.saturating_sub(1) };
            let tier = self.tiers.push(TierName { spec, network: id, depth });
            units = units.saturating_add(u16::from(of_units));
            labels.entry(spec.label.as_str()).or_insert(tier);
            self.first.entry(spec.label.as_str()).or_insert(tier);
        }
        self.labels.push(labels);
    }

    fn intern(&mut self, tag: &'a str) -> TagId {
        let tags = &mut self.tags;
        *self.vocabulary.entry(tag).or_insert_with(|| tags.push(tag.to_owned()))
    }

    pub(super) fn take_tags(&mut self) -> IdVec<TagId, String> {
        std::mem::take(&mut self.tags)
    }

    /// The tier with a label in one network.
    pub(super) fn tier_in(&self, network: NetworkId, label: &str) -> Option<TierId> {
        self.labels.value(network).and_then(|labels| labels.get(label).copied())
    }
}

impl<'a> Compiler<'a> {
    /// Checks the form of a name; `forbidden` are characters that separate names elsewhere.
    pub(super) fn key_form(&mut self, at: fmt::Arguments<'_>, name: &str, forbidden: &str) {
        let (text, args) = match check_key(name, self.limits.key) {
            Err(BadKey::Empty) => (0, Vec::new()),
            Err(BadKey::TooLong) => (1, vec![("found", name.len().into()), ("limit", self.limits.key.into())]),
            Err(BadKey::Control) => (2, Vec::new()),
            Ok(()) => match name.chars().find(|c| forbidden.contains(*c)) {
                Some(found) => {
                    let shown_as = vec![("name", shown(name).into()), ("found", found.to_string().into())];
                    let all = forbidden.chars().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(" ");
                    (3, [shown_as, vec![("forbidden", all.into())]].concat())
                }
                None => return,
            },
        };
        self.faults.push(at, &rules::BAD_NAME, text, args);
    }

    /// Notes a unit; whether there is one of that key only a grid can say.
    pub(super) fn unit_named(&mut self, at: String, unit: &str) {
        self.key_form(format_args!("{at}"), unit, "");
        self.units.push(NamedUnit { at, unit: unit.to_owned() });
    }

    /// Checks a list of names: the form of each, and that none stands there twice.
    pub(super) fn name_list<'n>(
        &mut self,
        names: impl Iterator<Item = &'n str>,
        forbidden: &str,
        at: impl Fn(usize) -> String,
    ) {
        let mut first = BTreeMap::new();
        for (index, name) in names.enumerate() {
            self.key_form(format_args!("{}", at(index)), name, forbidden);
            let before = *first.entry(name).or_insert(index);
            if before != index && !name.is_empty() {
                self.duplicate_name(format_args!("{}", at(index)), name, &at(before));
            }
        }
    }

    /// Checks a list of names that stand at `at[0]`, `at[1]` and so on.
    pub(super) fn plain_list(&mut self, at: &str, names: &[String], forbidden: &str) {
        self.name_list(names.iter().map(String::as_str), forbidden, |i| format!("{at}[{i}]"));
    }

    pub(super) fn duplicate_name(&mut self, at: fmt::Arguments<'_>, name: &str, first: &str) {
        let args = vec![("name", shown(name).into()), ("first", first.into())];
        self.faults.push(at, &rules::DUPLICATE_NAME, 0, args);
    }

    pub(super) fn network(&mut self, at: fmt::Arguments<'_>, name: &str) -> Option<NetworkId> {
        let found = self.names.networks.get(name).copied();
        if found.is_none() {
            let known = self.names.networks.keys().copied();
            self.faults.unknown_name(at, List::Declared("networks"), name, known);
        }
        found
    }

    pub(super) fn post(&mut self, at: fmt::Arguments<'_>, name: &str) -> Option<PostId> {
        let found = self.names.posts.get(name).copied();
        if found.is_none() {
            let known = self.names.posts.keys().copied();
            self.faults.unknown_name(at, List::Declared("posts"), name, known);
        }
        found
    }

    /// The posts and roles that a list names, each once.
    pub(super) fn posts(&mut self, at: &str, names: &[String]) -> Vec<PostId> {
        let mut first = BTreeMap::new();
        let mut posts = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let before = *first.entry(name.as_str()).or_insert(index);
            if before != index {
                self.duplicate_name(format_args!("{at}[{index}]"), name, &format!("{at}[{before}]"));
            } else if let Some(post) = self.post(format_args!("{at}[{index}]"), name) {
                posts.push(post);
            }
        }
        posts
    }

    pub(super) fn number(&mut self, at: fmt::Arguments<'_>, name: &str) -> Option<NumberId> {
        let found = self.names.numbers.get(name).copied();
        if found.is_none() {
            self.faults.unknown_name(at, List::Declared("numbers"), name, self.names.numbers.keys().copied());
        }
        found
    }

    /// A tag; one beyond an open vocabulary joins it.
    pub(super) fn tag(&mut self, at: fmt::Arguments<'_>, name: &'a str) -> Option<TagId> {
        let found = self.names.vocabulary.get(name).copied();
        match (&self.spec.tags, found) {
            (_, Some(tag)) => Some(tag),
            (Some(tags), None) => {
                self.faults.unknown_name(at, List::Declared("tags"), name, tags.iter().map(String::as_str));
                None
            }
            (None, None) => {
                self.key_form(at, name, &not_in_tags());
                Some(self.names.intern(name))
            }
        }
    }

    /// A word of a list that may be left open.
    pub(super) fn word(&mut self, at: fmt::Arguments<'_>, list: &'static str, name: &str, known: Option<&[String]>) {
        match known {
            Some(known) if !known.iter().any(|k| k == name) => {
                self.faults.unknown_name(at, List::Declared(list), name, known.iter().map(String::as_str));
            }
            Some(_) => {}
            None => self.key_form(at, name, ""),
        }
    }

    pub(super) fn grade(&mut self, at: fmt::Arguments<'_>, grade: Option<&str>) {
        if let Some(grade) = grade {
            let grades = &self.spec.grades;
            self.word(at, "grades", grade, (!grades.is_empty()).then_some(grades));
        }
    }

    /// A tier of units, by its label and perhaps its network, written in the table at `at`.
    pub(super) fn unit_tier(&mut self, at: fmt::Arguments<'_>, network: Option<&str>, tier: &str) -> Option<TierId> {
        let network = match network {
            Some(name) => Some(self.network(format_args!("{at}.network"), name)?),
            None => None,
        };
        if tier.is_empty() {
            self.faults.missing_value(at, &["tier"]);
            return None;
        }
        self.unit_tier_of(format_args!("{at}.tier"), network, tier)
    }

    /// A tier of units: in `network` if given, else in the first that has it.
    pub(super) fn unit_tier_of(
        &mut self,
        at: fmt::Arguments<'_>,
        network: Option<NetworkId>,
        label: &str,
    ) -> Option<TierId> {
        let labels = match network {
            Some(network) => self.names.labels.value(network),
            None => Some(&self.names.first),
        }?;
        match labels.get(label).copied() {
            Some(tier) => self.is_of_units(at, tier).then_some(tier),
            None if self.networks.is_empty() => None,
            None => {
                self.faults.unknown_name(at, List::Declared("tiers"), label, labels.keys().copied());
                None
            }
        }
    }

    fn is_of_units(&mut self, at: fmt::Arguments<'_>, tier: TierId) -> bool {
        let name = &self.names.tiers[tier];
        if is_of_units(name.spec) {
            return true;
        }
        let network = self.networks.get(name.network.index()).map_or("", |n| n.key);
        let args = vec![("tier", shown(&name.spec.label).into()), ("network", shown(network).into())];
        self.faults.push(at, &rules::NOT_A_UNIT_TIER, 0, args);
        false
    }
}
