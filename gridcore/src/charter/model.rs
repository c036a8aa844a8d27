//! A validated charter: every name replaced by its id, every default filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::duty::{DutyList, Risks};
use super::scheme::Scheme;
use super::spec::{Bounds, CharterSpec, EndKind, Outcome, Setting, Work};
use crate::finding::Severity;
use crate::key::{FlowId, Id, IdVec, LinkKindId, NetworkId, NumberId, PostId, StageId, TagId, TierId};
use crate::points::Points;
use crate::time::{Calendar, Term};

/// The compiled form. Names are still to be had from the specification it was made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    pub(crate) networks: IdVec<NetworkId, Network>,
    pub(crate) tiers: IdVec<TierId, Tier>,
    /// Posts first, then roles, each in the order of the charter.
    pub(crate) posts: IdVec<PostId, Post>,
    /// The tags the charter names anywhere: its vocabulary and those in predicates and sites.
    pub(crate) tags: IdVec<TagId, String>,
    pub(crate) numbers: IdVec<NumberId, Number>,
    pub(crate) combined: Vec<Combined>,
    pub(crate) exclusive: Vec<Exclusive>,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) links: IdVec<LinkKindId, LinkKind>,
    pub(crate) kinds: Vec<Kind>,
    /// The units it names, which only a grid knows.
    pub(crate) units: Vec<NamedUnit>,
    /// By network, the code scheme of its units.
    pub(crate) codes: Vec<(NetworkId, Vec<CodePart>)>,
    /// What the charter sets for rules, by id.
    pub(crate) rules: BTreeMap<String, RuleSetting>,
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) flows: IdVec<FlowId, Flow>,
    pub(crate) calendars: Vec<Calendar>,
    pub(crate) fallback: Vec<Body>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) duties: Vec<DutyList>,
    pub(crate) risks: Option<Risks>,
}

/// A case flow.
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    pub(crate) key: String,
    pub(crate) stages: IdVec<StageId, Stage>,
    pub(crate) approvers: Vec<PostId>,
    /// Whether the clock of a stage begins anew when the case is given to somebody else.
    pub(crate) restart: bool,
    /// Of a case as a whole.
    pub(crate) limit: Option<Limit>,
}

#[derive(Debug, Clone)]
pub(crate) struct Stage {
    pub(crate) key: String,
    pub(crate) work: Work,
    pub(crate) next: Vec<StageId>,
    pub(crate) back: Vec<StageId>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) posts: Vec<PostId>,
    pub(crate) limit: Option<Limit>,
    /// Rising.
    pub(crate) levels: Vec<Level>,
}

/// A time limit in minutes of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) minutes: i64,
    /// The calendar, by position; none means natural time.
    pub(crate) calendar: Option<usize>,
}

/// A level of escalation.
#[derive(Debug, Clone)]
pub(crate) struct Level {
    /// Hundredths of the limit.
    pub(crate) percent: u32,
    pub(crate) posts: Vec<PostId>,
}

/// Posts of one unit; none named means all that answer.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) unit: String,
    pub(crate) posts: Vec<PostId>,
}

/// A way by which matters are reported.
#[derive(Debug, Clone)]
pub(crate) struct Channel {
    pub(crate) key: String,
    pub(crate) to: Option<Body>,
}

#[derive(Debug, Clone)]
pub(crate) struct Network {
    pub(crate) key: String,
    pub(crate) people: Option<Test>,
    pub(crate) refines: Option<NetworkId>,
    /// Its tiers in order, units and people alike.
    pub(crate) tiers: Vec<TierId>,
}

#[derive(Debug, Clone)]
pub(crate) struct Tier {
    pub(crate) label: String,
    pub(crate) network: NetworkId,
    pub(crate) of: TierOf,
    /// The position among the unit tiers of the network; for tiers of people, that of the last
    /// unit tier before it.
    pub(crate) depth: u16,
    /// Whether people are placed in its units.
    pub(crate) cell: bool,
    pub(crate) count: Option<Bounds>,
    pub(crate) span: Option<Bounds>,
    pub(crate) size: Option<Bounds>,
    pub(crate) grade: Option<String>,
}

/// What a tier is a label over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TierOf {
    Units,
    Holders(PostId),
    People(Test),
}

#[derive(Debug, Clone)]
pub(crate) struct Post {
    pub(crate) key: String,
    pub(crate) role: bool,
    pub(crate) sites: Vec<Site>,
    pub(crate) seats: Bounds,
    pub(crate) shifts: Vec<String>,
    pub(crate) scope: Option<Scope>,
    pub(crate) eligible: Option<Test>,
    pub(crate) prefer: Vec<Wish>,
    pub(crate) excludes: Vec<PostId>,
    pub(crate) follows: Option<PostId>,
    pub(crate) with: Vec<PostId>,
    pub(crate) channels: Vec<String>,
    pub(crate) approvals: Vec<String>,
    pub(crate) term: Option<Term>,
    pub(crate) powers: Vec<String>,
    pub(crate) grade: Option<String>,
    pub(crate) answers: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) tier: TierId,
    pub(crate) kind: Option<String>,
    pub(crate) tag: Option<TagId>,
}

/// A region of a network seen from a unit in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The unit and what lies below it.
    Unit,
    /// The ancestor on this tier and what lies below it.
    Tier(TierId),
    /// The network of the unit.
    Network,
    /// That network.
    Other(NetworkId),
}

/// A compiled [`Predicate`](super::Predicate).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    Tag(TagId),
    Not(Box<Test>),
    All(Vec<Test>),
    Any(Vec<Test>),
    /// Inclusive bounds in thousandths: strict bounds become the neighbouring thousandth.
    Number {
        of: NumberId,
        least: i64,
        most: i64,
    },
    Holds(PostId),
    /// A unit by its key: a charter does not know the units.
    PlacedUnder(String),
}

impl Test {
    /// Whether some part of it satisfies `found`. Nesting is bounded by the charter's limits.
    pub(crate) fn contains(&self, found: &impl Fn(&Self) -> bool) -> bool {
        found(self)
            || match self {
                Self::Not(inner) => inner.contains(found),
                Self::All(parts) | Self::Any(parts) => parts.iter().any(|p| p.contains(found)),
                _ => false,
            }
    }
}

/// A compiled [`Preference`](super::Preference).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wish {
    People(Test),
    High(NumberId),
    Low(NumberId),
    Votes,
    Kept,
}

#[derive(Debug, Clone)]
pub(crate) struct Number {
    pub(crate) key: String,
    pub(crate) min: Option<Points>,
    pub(crate) max: Option<Points>,
}

#[derive(Debug, Clone)]
pub(crate) struct Combined {
    pub(crate) key: String,
    pub(crate) posts: Vec<PostId>,
    pub(crate) tier: Option<TierId>,
    pub(crate) count: Bounds,
}

#[derive(Debug, Clone)]
pub(crate) struct Exclusive {
    pub(crate) key: String,
    pub(crate) posts: Vec<PostId>,
    pub(crate) limit: u32,
}

#[derive(Debug, Clone)]
pub(crate) struct Requirement {
    pub(crate) key: String,
    pub(crate) tier: TierId,
    pub(crate) people: Option<Test>,
    pub(crate) min: Option<u32>,
    pub(crate) share: Option<Points>,
}

#[derive(Debug, Clone)]
pub(crate) struct LinkKind {
    pub(crate) key: String,
    pub(crate) source: EndKind,
    pub(crate) target: EndKind,
    pub(crate) reach: Vec<Reach>,
    pub(crate) max: Option<u32>,
    pub(crate) within: Option<Scope>,
    pub(crate) bridge: Option<Bridge>,
}

#[derive(Debug, Clone)]
pub(crate) struct Reach {
    pub(crate) key: String,
    pub(crate) people: Option<Test>,
    pub(crate) by: Option<Test>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Bridge {
    pub(crate) tier: TierId,
    pub(crate) to: NetworkId,
}

#[derive(Debug, Clone)]
pub(crate) struct Kind {
    pub(crate) key: String,
    pub(crate) network: NetworkId,
    pub(crate) posts: Vec<PostId>,
    pub(crate) unit: Option<String>,
    pub(crate) flow: Option<FlowId>,
    pub(crate) sign_off: Option<LinkKindId>,
}

/// A unit the charter names, and where it does.
#[derive(Debug, Clone)]
pub(crate) struct NamedUnit {
    pub(crate) at: String,
    pub(crate) unit: String,
}

#[derive(Debug, Clone)]
pub(crate) struct CodePart {
    pub(crate) tier: TierId,
    pub(crate) length: u32,
    pub(crate) letters: bool,
}

/// What the charter sets for one rule.
#[derive(Debug, Clone, Default)]
pub(crate) struct RuleSetting {
    /// `Some(None)` is off.
    pub(crate) severity: Option<Option<Severity>>,
    pub(crate) parameters: BTreeMap<String, Setting>,
}

impl Model {
    pub(crate) fn network(&self, key: &str) -> Option<NetworkId> {
        find(&self.networks, |n| n.key == key)
    }

    pub(crate) fn post(&self, key: &str) -> Option<PostId> {
        find(&self.posts, |p| p.key == key)
    }

    pub(crate) fn number(&self, key: &str) -> Option<NumberId> {
        find(&self.numbers, |n| n.key == key)
    }

    pub(crate) fn link(&self, key: &str) -> Option<LinkKindId> {
        find(&self.links, |l| l.key == key)
    }

    pub(crate) fn kind(&self, key: &str) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.key == key)
    }

    /// The conditions people are tested by, wherever they stand.
    pub(crate) fn tests(&self) -> impl Iterator<Item = &Test> {
        let networks = self.networks.values().filter_map(|network| network.people.as_ref());
        let tiers = self.tiers.values().filter_map(|tier| match &tier.of {
            TierOf::People(test) => Some(test),
            _ => None,
        });
        let wished = self.posts.values().flat_map(|post| &post.prefer).filter_map(|wish| match wish {
            Wish::People(test) => Some(test),
            _ => None,
        });
        let posts = self.posts.values().filter_map(|post| post.eligible.as_ref()).chain(wished);
        let requirements = self.requirements.iter().filter_map(|requirement| requirement.people.as_ref());
        let reach = self.links.values().flat_map(|link| &link.reach);
        let reach = reach.flat_map(|reach| [&reach.people, &reach.by]).flatten();
        networks.chain(tiers).chain(posts).chain(requirements).chain(reach)
    }

    /// The tier with a label: in `network` if given, else in the first network that has it.
    pub(crate) fn tier(&self, network: Option<NetworkId>, label: &str) -> Option<TierId> {
        self.networks
            .iter()
            .filter(|(id, _)| network.is_none_or(|n| n == *id))
            .flat_map(|(_, n)| &n.tiers)
            .copied()
            .find(|t| self.tiers[*t].label == label)
    }

    /// The unit tier with a label, as [`Model::tier`].
    pub(crate) fn unit_tier(&self, network: Option<NetworkId>, label: &str) -> Option<TierId> {
        self.networks
            .iter()
            .filter(|(id, _)| network.is_none_or(|n| n == *id))
            .flat_map(|(id, _)| self.unit_tiers(id))
            .find(|t| self.tiers[*t].label == label)
    }

    /// The unit tiers of a network, outermost first.
    pub(crate) fn unit_tiers(&self, network: NetworkId) -> impl Iterator<Item = TierId> + '_ {
        self.networks[network].tiers.iter().copied().filter(|t| self.tiers[*t].of == TierOf::Units)
    }
}

fn find<I: Id, T>(items: &IdVec<I, T>, matches: impl Fn(&T) -> bool) -> Option<I> {
    items.iter().find(|(_, item)| matches(item)).map(|(id, _)| id)
}

/// A charter: the rule book as validated data.
///
/// ```
/// use gridcore::Charter;
///
/// let charter = Charter::from_toml(r#"
///     name = "workshop"
///     tiers = ["site", "team"]
///     tags = ["first-aider"]
///
///     [[posts]]
///     key = "lead"
///     at = ["team"]
/// "#)?;
/// assert_eq!(charter.name(), "workshop");
/// assert_eq!(charter.networks().collect::<Vec<_>>(), ["main"]);
/// # Ok::<(), gridcore::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Charter {
    pub(crate) spec: CharterSpec,
    pub(crate) model: Model,
    /// The file of a folder it was read from, for those who look for it.
    pub(crate) file: Option<Arc<str>>,
}

impl PartialEq for Charter {
    fn eq(&self, other: &Self) -> bool {
        self.spec == other.spec
    }
}
