//! A text as a tree of values, before anything is known of their types.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, de};

/// Any value of TOML or JSON. The parsers bound its depth, so recursion over it is safe.
#[derive(Debug)]
pub(super) enum Node {
    Null,
    Flag(bool),
    Integer(i64),
    Decimal(f64),
    Text(String),
    /// A date or time as TOML writes it, without quotation marks.
    Date(String),
    List(Vec<Node>),
    Table(BTreeMap<String, Node>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Flag(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value))
    }

    // No field takes a number this large, so it may lose its last digits.
    #[expect(clippy::cast_precision_loss, reason = "refused later, whatever it is")]
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or(Node::Decimal(value as f64), Node::Integer))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Decimal(value))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element()? {
            list.push(value);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut table = BTreeMap::new();
        while let Some(key) = access.next_key::<String>()? {
            // TOML hands over its dates as a map with one entry whose value is the text.
            if table.is_empty() && key.starts_with("$__toml_private") {
                return access.next_value().map(Node::Date);
            }
            if table.contains_key(&key) {
                return Err(de::Error::custom(format_args!("duplicate key `{}`", key.escape_debug())));
            }
            table.insert(key, access.next_value()?);
        }
        Ok(Node::Table(table))
    }
}
