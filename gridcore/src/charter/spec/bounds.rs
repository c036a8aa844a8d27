//! How many: a number, or a least and a most.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::ser::{Serialize, Serializer};
use serde::{Deserialize, Deserializer, de};

/// A least and a most number; written `3`, or `{ min = 1, max = 3 }` with either end left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bounds {
    /// At least.
    pub min: u32,
    /// At most; absent means any number.
    pub max: Option<u32>,
}

impl Bounds {
    /// Exactly this many.
    #[must_use]
    pub const fn exactly(count: u32) -> Self {
        Self { min: count, max: Some(count) }
    }

    /// This many or more.
    #[must_use]
    pub const fn at_least(min: u32) -> Self {
        Self { min, max: None }
    }

    /// Whether `count` lies inside.
    #[must_use]
    pub fn contains(self, count: u32) -> bool {
        self.min <= count && self.max.is_none_or(|max| count <= max)
    }
}

/// `3`, `≥ 1`, `1–3`.
impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{}–{max}", self.min),
            None => write!(f, "≥ {}", self.min),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    #[serde(default)]
    min: u32,
    #[serde(default)]
    max: Option<u32>,
}

impl<'de> Deserialize<'de> for Bounds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Bounds;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number or a table of `min` and `max`")
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Bounds, E> {
                let count = u32::try_from(value)
                    .map_err(|_| E::invalid_value(de::Unexpected::Unsigned(value), &"a number below 2^32"))?;
                Ok(Bounds::exactly(count))
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Bounds, E> {
                let count = u64::try_from(value)
                    .map_err(|_| E::invalid_value(de::Unexpected::Signed(value), &"a number of at least 0"))?;
                self.visit_u64(count)
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Bounds, A::Error> {
                Ends::deserialize(MapAccessDeserializer::new(map)).map(|ends| Bounds { min: ends.min, max: ends.max })
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for Bounds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        if self.max == Some(self.min) {
            return serializer.serialize_u32(self.min);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("min", &self.min)?;
        if let Some(max) = self.max {
            map.serialize_entry("max", &max)?;
        }
        map.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Bounds {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Bounds".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A number, or a least and a most number.",
            "oneOf": [
                { "type": "integer", "minimum": 0, "maximum": u32::MAX },
                {
                    "type": "object",
                    "properties": {
                        "min": { "description": "At least.", "type": "integer", "minimum": 0, "maximum": u32::MAX },
                        "max": {
                            "description": "At most; absent means any number.",
                            "type": ["integer", "null"],
                            "minimum": 0,
                            "maximum": u32::MAX
                        }
                    },
                    "additionalProperties": false
                }
            ]
        })
    }
}
