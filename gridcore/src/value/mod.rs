//! A text as a tree of values, before anything is known of their types.
//!
//! Whatever its format, what is small is read in two steps: the text into a tree, and the tree into the
//! types by one [reader](read), so that no type is compiled for several formats.

mod pretty;
mod read;
mod step;
#[cfg(feature = "toml")]
mod toml;
mod trouble;
mod words;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::key::{Id, KeyTable, SymbolId};

#[cfg(feature = "toml")]
pub(crate) use self::toml::{Spans, from_toml, to_toml};
pub(crate) use pretty::pretty;
pub(crate) use read::{Empty, Fault, Log, Read, Record, Slot, fields, leniently, strictly, word_of};
pub(crate) use step::{Step, path, quoted, shown, steps};
pub(crate) use trouble::{Expected, Trouble};

/// Any value of TOML or JSON. The parsers bound its depth, so recursion over it is safe.
#[derive(Debug)]
pub(crate) enum Value<'t> {
    Null,
    Flag(bool),
    Integer(i64),
    Decimal(f64),
    Text(Cow<'t, str>),
    /// A date or time as TOML writes it, without quotation marks.
    #[cfg_attr(not(feature = "toml"), allow(dead_code, reason = "JSON has none"))]
    Date(String),
    List(Vec<Value<'t>>),
    /// In the order of the text; no field is there twice.
    Table(Vec<Field<'t>>),
}

/// A field of a table.
pub(crate) type Field<'t> = (Cow<'t, str>, Value<'t>);

/// Fields that are compared with each other; more are looked up.
const FEW: usize = 16;

impl<'t> Value<'t> {
    /// Reads JSON. A field that is there twice is an error.
    pub(crate) fn from_json(text: &'t str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value<'de>, E> {
        Ok(Value::Flag(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value<'de>, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value<'de>, E> {
        Ok(whole(value))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value<'de>, E> {
        Ok(Value::Decimal(value))
    }

    fn visit_borrowed_str<E: de::Error>(self, value: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(value.into()))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(value.to_owned().into()))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut access: A) -> Result<Value<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut access: A) -> Result<Value<'de>, A::Error> {
        let mut table: Vec<Field<'de>> = Vec::new();
        let mut known = KeyTable::<SymbolId>::default();
        while let Some(Value::Text(name)) = access.next_key()? {
            if is_there(&table, &mut known, &name) {
                return Err(de::Error::custom(format_args!("duplicate key `{}`", name.escape_debug())));
            }
            table.push((name, access.next_value()?));
        }
        Ok(Value::Table(table))
    }
}

/// Whether a table has a field. A table of many fields keeps them in `known`.
fn is_there(table: &[Field<'_>], known: &mut KeyTable<SymbolId>, name: &str) -> bool {
    if table.len() < FEW {
        return table.iter().any(|(field, _)| field == name);
    }
    let mut put = |name: &str| {
        let id = SymbolId::new(known.len());
        matches!(known.insert(name, id), Ok(Some(_)))
    };
    if table.len() == FEW {
        table.iter().for_each(|(field, _)| {
            put(field);
        });
    }
    put(name)
}

// No field takes a number this large, so it may lose its last digits.
#[expect(clippy::cast_precision_loss, reason = "refused later, whatever it is")]
fn whole(value: u64) -> Value<'static> {
    i64::try_from(value).map_or(Value::Decimal(value as f64), Value::Integer)
}

/// Fields without a value are left out.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Decimal(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::Date(value) => serializer.serialize_str(value),
            Self::List(list) => serializer.collect_seq(list),
            Self::Table(table) => {
                let fields = table.iter().filter(|(_, value)| !matches!(value, Self::Null));
                serializer.collect_map(fields.map(|(name, value)| (name, value)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn a_field_that_is_there_twice_is_refused_however_many_there_are() {
        for count in [1, 15, 16, 17, 18, 100] {
            let fields: Vec<String> = (0..count).map(|field| format!("\"f{field}\": {field}")).collect();
            let once = format!("{{{}}}", fields.join(", "));
            assert!(matches!(Value::from_json(&once), Ok(Value::Table(table)) if table.len() == count));
            for field in [0, count / 2, count - 1] {
                let twice = format!("{{{}, \"f{field}\": 0}}", fields.join(", "));
                let error = Value::from_json(&twice).expect_err("a field twice");
                assert!(error.to_string().starts_with(&format!("duplicate key `f{field}`")), "{error}");
            }
        }
    }
}
