//! Networks, their tiers, what a unit's people must include, and the codes of units.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Bounds, Predicate};
use crate::points::Points;

/// A network: a grid over the organisation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NetworkSpec {
    /// The key of the network.
    pub key: String,
    /// Its tiers, outermost first.
    pub tiers: Vec<TierSpec>,
    /// Who must be placed in it; absent means everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Predicate>,
    /// The network this one refines: each of its cells lies inside one cell of that one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refines: Option<String>,
}

/// A tier: a label over units, over the holders of a post, or over people matching a predicate.
///
/// Written as its label alone, or as a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TierSpec {
    /// The label.
    pub label: String,
    /// The holders of this post form the tier.
    pub post: Option<String>,
    /// The people matching this form the tier.
    pub people: Option<Predicate>,
    /// Whether people are placed in its units; absent means: in those of the last unit tier.
    pub cell: Option<bool>,
    /// How many units or people the tier has. People are counted who hold the post in a unit of
    /// the network, or match and are placed in it.
    pub count: Option<Bounds>,
    /// How many child units each of its units has.
    pub span: Option<Bounds>,
    /// How many people are placed in each of its units.
    pub size: Option<Bounds>,
    /// The grade of responsibility its units carry.
    pub grade: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, rename = "TierSpec")]
struct TierTable {
    /// The label.
    label: String,
    /// The holders of this post form the tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<String>,
    /// The people matching this form the tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Predicate>,
    /// Whether people are placed in its units; absent means: in those of the last unit tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<bool>,
    /// How many units or people the tier has.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<Bounds>,
    /// How many child units each of its units has.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Bounds>,
    /// How many people are placed in each of its units.
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<Bounds>,
    /// The grade of responsibility its units carry.
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<String>,
}

impl From<&str> for TierSpec {
    fn from(label: &str) -> Self {
        Self { label: label.to_owned(), ..Self::default() }
    }
}

impl<'de> Deserialize<'de> for TierSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = TierSpec;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the label of a tier or a table with its `label`")
            }

            fn visit_str<E: de::Error>(self, label: &str) -> Result<TierSpec, E> {
                Ok(label.into())
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<TierSpec, A::Error> {
                TierTable::deserialize(MapAccessDeserializer::new(map)).map(|t| TierSpec {
                    label: t.label,
                    post: t.post,
                    people: t.people,
                    cell: t.cell,
                    count: t.count,
                    span: t.span,
                    size: t.size,
                    grade: t.grade,
                })
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for TierSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if *self == Self::from(self.label.as_str()) {
            return serializer.serialize_str(&self.label);
        }
        let t = self.clone();
        TierTable {
            label: t.label,
            post: t.post,
            people: t.people,
            cell: t.cell,
            count: t.count,
            span: t.span,
            size: t.size,
            grade: t.grade,
        }
        .serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TierSpec {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TierSpec".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let table = TierTable::json_schema(generator);
        schemars::json_schema!({
            "description": "The label of a tier, or a table that says more of it.",
            "oneOf": [{ "type": "string" }, table]
        })
    }
}

/// What the people of a unit, or of the units below it, must include.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RequirementSpec {
    /// The key of the requirement.
    pub key: String,
    /// The network; absent means the first that has the tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// The tier whose units must meet it.
    pub tier: String,
    /// Whom the people must include.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Predicate>,
    /// How many of them at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// Which share of all the people at least, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Points>,
}

/// The code scheme of a network's unit keys: a unit's key is its parent's and one part more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CodeSpec {
    /// The network; absent means the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// The parts, outermost first.
    pub parts: Vec<CodePart>,
}

/// One part of a code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CodePart {
    /// The tier whose units end with this part.
    pub tier: String,
    /// How many characters it has.
    pub length: u32,
    /// Whether letters, of any script, are allowed beside digits; absent means digits only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub letters: bool,
}
