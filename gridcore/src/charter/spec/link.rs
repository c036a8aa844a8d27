//! Kinds of link, and kinds of matter.

use serde::{Deserialize, Serialize};

use super::Predicate;

/// What stands at an end of a link.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EndKind {
    /// A person.
    #[default]
    Person,
    /// A unit.
    Unit,
    /// A post in a unit.
    Post,
}

/// A kind of link: a contact duty, or a bridge between networks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LinkSpec {
    /// The key of the kind.
    pub key: String,
    /// What it starts from.
    pub source: EndKind,
    /// What it leads to.
    pub target: EndKind,
    /// Who must be reached, and from whom; the target is a person then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reach: Vec<ReachSpec>,
    /// How many links of the kind may start from one source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// Where a target must lie, seen from its source: `unit`, `tier:<label>`, `network` or
    /// `network:<key>`; absent means anywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Scope>"))]
    pub within: Option<String>,
    /// The units it must join; its ends are units or posts then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bridge: Option<BridgeSpec>,
}

/// People who must each be the target of a link.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReachSpec {
    /// The key of this duty to reach.
    pub key: String,
    /// Who must be reached; absent means everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Predicate>,
    /// Who must reach them: the next tier up; absent means anyone. A link from a post counts
    /// when one of its holders matches, one from a unit when somebody appointed in it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Predicate>,
}

/// Units of one tier that must each be linked with a unit of another network.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct BridgeSpec {
    /// The tier whose units must have a bridge.
    pub tier: String,
    /// The network of the tier; absent means the first that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// The network the other end lies in.
    pub to: String,
}

/// A kind of matter and who answers for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct KindSpec {
    /// The key of the kind.
    pub key: String,
    /// The network that handles it; absent means the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// The posts and roles that answer for it; none named means all that answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
    /// The unit that owns it, wherever it arises; absent means the cell it arises in. One that is
    /// not there on the day is a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The flow its cases go through; absent means the first of the charter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// The kind of link, a bridge, whose other end must sign off what was rectified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_off: Option<String>,
}
