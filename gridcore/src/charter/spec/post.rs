//! Posts, roles, and what is said of several posts together.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Bounds, Predicate, Preference};
use crate::time::Term;

/// A post: a position that exists in every unit of its sites, held or vacant.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PostSpec {
    /// The key of the post.
    pub key: String,
    /// In which units it exists.
    pub at: Vec<SiteSpec>,
    /// How many people hold it in one unit, or in one shift of it; absent means one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<Bounds>,
    /// The shifts that must each be watched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<String>,
    /// Where a holder must be placed: `unit`, `tier:<label>`, `network` or `network:<key>`;
    /// absent means anywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Scope>"))]
    pub scope: Option<String>,
    /// Who may hold it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eligible: Option<Predicate>,
    /// What is preferred in whoever is chosen to hold it, the most important first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefer: Vec<Preference>,
    /// Posts and roles that bar their holders from this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
    /// The post whose holder this post's holder must be: in the same unit or above it, or
    /// anywhere if that post is one of another network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// Posts its holder must hold as well, in the same unit or above, or anywhere in another
    /// network.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// The channels of nomination allowed; none named means any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// The approvals an appointment needs, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<String>,
    /// How long an appointment lasts from its first day: `P2Y`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// The powers it carries.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub powers: Vec<String>,
    /// The grade of responsibility it carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// Whether its holders answer for what lies in and below the unit; absent means yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<bool>,
}

/// A role: a specialist duty split among the people of a unit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RoleSpec {
    /// The key of the role; no post has the same.
    pub key: String,
    /// In which units it is split.
    pub at: Vec<SiteSpec>,
    /// How many people of one unit have it; absent means one or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<Bounds>,
    /// Who may have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eligible: Option<Predicate>,
    /// What is preferred in whoever is chosen to have it, the most important first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefer: Vec<Preference>,
}

/// Units a post exists in: all of a tier, or those of a kind or with a tag.
///
/// Written as the label of the tier alone, or as a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteSpec {
    /// The tier.
    pub tier: String,
    /// The network of the tier; absent means the first that has it.
    pub network: Option<String>,
    /// Only units of this kind.
    pub kind: Option<String>,
    /// Only units with this tag.
    pub tag: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, rename = "SiteSpec")]
struct SiteTable {
    /// The tier.
    tier: String,
    /// The network of the tier; absent means the first that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<String>,
    /// Only units of this kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// Only units with this tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
}

impl From<&str> for SiteSpec {
    fn from(tier: &str) -> Self {
        Self { tier: tier.to_owned(), ..Self::default() }
    }
}

impl<'de> Deserialize<'de> for SiteSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = SiteSpec;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the label of a tier or a table with its `tier`")
            }

            fn visit_str<E: de::Error>(self, tier: &str) -> Result<SiteSpec, E> {
                Ok(tier.into())
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<SiteSpec, A::Error> {
                SiteTable::deserialize(MapAccessDeserializer::new(map)).map(|t| SiteSpec {
                    tier: t.tier,
                    network: t.network,
                    kind: t.kind,
                    tag: t.tag,
                })
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for SiteSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if *self == Self::from(self.tier.as_str()) {
            return serializer.serialize_str(&self.tier);
        }
        let t = self.clone();
        SiteTable { tier: t.tier, network: t.network, kind: t.kind, tag: t.tag }.serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SiteSpec {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SiteSpec".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let table = SiteTable::json_schema(generator);
        schemars::json_schema!({
            "description": "The label of a tier, or a table that narrows it to a kind or tag.",
            "oneOf": [{ "type": "string" }, table]
        })
    }
}

/// A count taken over the holders of several posts together.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CombinedSpec {
    /// The key of the count.
    pub key: String,
    /// The posts and roles counted.
    pub posts: Vec<String>,
    /// Counted in each unit of this tier and below it; absent means over the whole grid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// The network of the tier; absent means the first that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// How many appointments there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Bounds>,
}

/// Posts of which a person may hold only so many at a time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ExclusiveSpec {
    /// The key of the group.
    pub key: String,
    /// The posts and roles of the group.
    pub posts: Vec<String>,
    /// How many of them one person may hold; absent means one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}
