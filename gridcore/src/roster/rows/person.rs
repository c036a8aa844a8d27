//! A person from any format: what is no known field is a number.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::PersonRow;

// serde's `flatten` would keep every number as a value of its own making first, and forget where it stood.
impl<'de> Deserialize<'de> for PersonRow<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Row<'a>(PersonRow<'a>);

        impl<'de, 'a> Visitor<'de> for Row<'a> {
            type Value = PersonRow<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("struct PersonRow")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PersonRow<'a>, A::Error> {
                let Self(mut row) = self;
                while let Some(field) = map.next_key::<Cow<'a, str>>()? {
                    match &*field {
                        "key" => row.key = map.next_value()?,
                        "cell" => row.cell = map.next_value()?,
                        "tags" => row.tags = map.next_value()?,
                        _ => {
                            row.numbers.insert(field, map.next_value()?);
                        }
                    }
                }
                Ok(row)
            }
        }

        deserializer.deserialize_map(Row(Self::default()))
    }
}
