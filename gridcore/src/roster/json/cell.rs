//! The names and values of a JSON row.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::points::{BadPoints, Points};
use crate::roster::fields::Fields;
use crate::roster::flaw::Field;

/// A field of a row: one that is known, or its name.
pub(super) enum Name {
    Known(Field),
    Unknown(Box<str>),
}

/// A value, read.
pub(super) enum Cell<'de> {
    Null,
    Text(Cow<'de, str>),
    Number(Result<Points, BadPoints>, String),
    /// Strings alone, and how many there are; beyond the limit they are counted only.
    List(Vec<Cow<'de, str>>, usize),
    /// Of a type no column has, and how it is shown in a row set aside.
    Other(&'static str),
}

impl Cell<'_> {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => text.to_string(),
            Self::Number(_, text) => text.clone(),
            Self::List(texts, _) => texts.join(";"),
            Self::Other(shown) => (*shown).to_owned(),
        }
    }
}

/// The visits of values that are neither arrays nor objects, each handed on as a [`Cell`].
macro_rules! scalars {
    ($visit:ident) => {
        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            $visit(self, Cell::Null)
        }

        fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
            $visit(self, Cell::Other(if value { "true" } else { "false" }))
        }

        fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
            $visit(
                self,
                Cell::Number(
                    $crate::points::Points::from_whole(value).ok_or($crate::points::BadPoints::OutOfRange),
                    value.to_string(),
                ),
            )
        }

        fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
            let points = i64::try_from(value)
                .ok()
                .and_then($crate::points::Points::from_whole)
                .ok_or($crate::points::BadPoints::OutOfRange);
            $visit(self, Cell::Number(points, value.to_string()))
        }

        fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
            $visit(self, Cell::Number($crate::points::Points::from_f64(value), value.to_string()))
        }

        fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
            $visit(self, Cell::Text(std::borrow::Cow::Borrowed(text)))
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            $visit(self, Cell::Text(std::borrow::Cow::Owned(text.to_owned())))
        }
    };
}
pub(super) use scalars;

/// Reads the name of a field.
pub(super) struct NameSeed<'f>(pub(super) &'f Fields);

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a column")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
        Ok(self.0.field(name).map_or_else(|| Name::Unknown(name.into()), Name::Known))
    }
}

/// Reads a value of any type, tags up to a number.
pub(super) struct CellSeed(pub(super) usize);

impl<'de> DeserializeSeed<'de> for CellSeed {
    type Value = Cell<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellSeed {
    type Value = Cell<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value of a column")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Cell<'de>, A::Error> {
        let (mut texts, mut count) = (Vec::new(), 0_usize);
        while count < self.0 {
            match seq.next_element_seed(Self(0))? {
                None => return Ok(Cell::List(texts, count)),
                Some(Cell::Text(text)) => texts.push(text),
                Some(_) => {
                    while seq.next_element::<IgnoredAny>()?.is_some() {}
                    return Ok(Cell::Other("[..]"));
                }
            }
            count += 1;
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {
            count += 1;
        }
        Ok(Cell::List(texts, count))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Cell::Other("{..}"))
    }

    scalars!(cell_of);
}

fn cell_of<'de, E>(_: CellSeed, cell: Cell<'de>) -> Result<Cell<'de>, E> {
    Ok(cell)
}
