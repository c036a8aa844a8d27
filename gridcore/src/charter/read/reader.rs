//! Reads a tree of values into a specification and goes on after a fault.
//!
//! A type error of serde ends the reading. Here the value at fault is noted, with its path, and
//! replaced by a blank one, so that one pass finds every unknown field and every value of the
//! wrong type, and the rest can still be validated.

use std::cell::RefCell;
use std::collections::btree_map;
use std::fmt::Write as _;

use serde::de::value::StrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::blank::blank;
use super::node::Node;
use super::trouble::Trouble;
use crate::charter::compile::{Expected, Faults, quoted};

/// Reads `node` as a `T`; what cannot be read is noted in `faults` and left out.
pub(super) fn read<T: for<'de> Deserialize<'de> + Default>(node: Node, faults: &mut Faults) -> T {
    let log = RefCell::new(Log { path: Vec::new(), deepest: None, faults });
    T::deserialize(Reader { node, log: &log }).unwrap_or_else(|trouble| {
        log.borrow_mut().note(trouble);
        T::default()
    })
}

enum Step {
    Field(String),
    Item(usize),
}

struct Log<'a> {
    path: Vec<Step>,
    /// Where the trouble that is on its way up arose, if deeper than the value it takes with it.
    deepest: Option<String>,
    faults: &'a mut Faults,
}

impl Log<'_> {
    fn at(&self) -> String {
        let mut at = String::new();
        for step in &self.path {
            let _ = match step {
                Step::Field(name) if at.is_empty() => write!(at, "{}", quoted(name)),
                Step::Field(name) => write!(at, ".{}", quoted(name)),
                Step::Item(index) => write!(at, "[{index}]"),
            };
        }
        at
    }

    /// Notes why the value at the present path is left out.
    fn note(&mut self, trouble: Trouble) {
        let lost = self.at();
        let at = self.deepest.take().unwrap_or_else(|| lost.clone());
        match trouble {
            Trouble::Value(expected) => self.faults.bad_value(format_args!("{at}"), expected),
            Trouble::Word { word, allowed } => {
                self.faults.bad_value(format_args!("{at}"), Expected::Word { word, allowed });
            }
            Trouble::Field { name, known } => self.faults.unknown_field(&at, &name, known),
        }
        self.faults.lose(lost);
    }

    fn deepen(&mut self) {
        if self.deepest.is_none() {
            self.deepest = Some(self.at());
        }
    }
}

struct Reader<'l, 'a> {
    node: Node,
    log: &'l RefCell<Log<'a>>,
}

/// Reads a value that stands one step further down; a blank one takes the place of a bad one.
fn step<'de, T: Deserialize<'de>>(step: Step, node: Node, log: &RefCell<Log<'_>>) -> Result<T, Trouble> {
    log.borrow_mut().path.push(step);
    let read = T::deserialize(Reader { node, log }).or_else(|trouble| {
        if let Some(value) = blank() {
            log.borrow_mut().note(trouble);
            Ok(value)
        } else {
            log.borrow_mut().deepen();
            Err(trouble)
        }
    });
    log.borrow_mut().path.pop();
    read
}

impl<'de> Deserializer<'de> for Reader<'_, '_> {
    type Error = Trouble;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        let log = self.log;
        match self.node {
            Node::Null => visitor.visit_unit(),
            Node::Flag(value) => visitor.visit_bool(value),
            Node::Integer(value) => visitor.visit_i64(value),
            Node::Decimal(value) => visitor.visit_f64(value),
            Node::Text(value) | Node::Date(value) => visitor.visit_string(value),
            Node::List(list) => visitor.visit_seq(Items { list: list.into_iter().enumerate(), log }),
            Node::Table(table) => visitor.visit_map(Entries { table: table.into_iter(), value: None, log }),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        match self.node {
            Node::Date(value) => Err(de::Error::invalid_type(Unexpected::Other(&value), &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }

    // A list is not a table whose fields are known by their position.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Trouble> {
        match self.node {
            Node::Table(_) => self.deserialize_any(visitor),
            _ => Err(Trouble::Value(Expected::Table)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        match self.node {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Trouble> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Trouble> {
        let log = self.log;
        match (name, self.node) {
            ("Predicate" | "Preference", Node::Table(table)) if table.len() == 1 => match table.into_iter().next() {
                Some((key, node)) => visitor.visit_enum(Variant { key, node, log }),
                None => Err(Trouble::Value(Expected::Condition)),
            },
            ("Predicate", _) => Err(Trouble::Value(Expected::Condition)),
            ("Preference", Node::Text(word)) if PREFERRED.contains(&word.as_str()) => {
                visitor.visit_enum(word.into_deserializer())
            }
            ("Preference", _) => Err(Trouble::Value(Expected::Preference)),
            (_, Node::Text(word)) => visitor.visit_enum(word.into_deserializer()),
            _ => Err(Trouble::Value(Expected::Text)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'l, 'a> {
    list: std::iter::Enumerate<std::vec::IntoIter<Node>>,
    log: &'l RefCell<Log<'a>>,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Trouble;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Trouble> {
        self.list.next().map(|(_, node)| seed.deserialize(Reader { node, log: self.log })).transpose()
    }

    // Overridden, as are the methods below, because only a type can be read a second time after
    // a fault; a seed is used up.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Trouble> {
        self.list.next().map(|(index, node)| step(Step::Item(index), node, self.log)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.list.len())
    }
}

struct Entries<'l, 'a> {
    table: btree_map::IntoIter<String, Node>,
    value: Option<(String, Node)>,
    log: &'l RefCell<Log<'a>>,
}

impl<'de> de::MapAccess<'de> for Entries<'_, '_> {
    type Error = Trouble;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Trouble> {
        let Some((key, node)) = self.table.next() else { return Ok(None) };
        let read = seed.deserialize(StrDeserializer::new(&key)).map(Some);
        self.value = Some((key, node));
        read
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Trouble> {
        let node = self.value.take().map_or(Node::Null, |(_, node)| node);
        seed.deserialize(Reader { node, log: self.log })
    }

    fn next_key<K: Deserialize<'de>>(&mut self) -> Result<Option<K>, Trouble> {
        for (key, node) in self.table.by_ref() {
            match K::deserialize(StrDeserializer::<Trouble>::new(&key)) {
                Ok(read) => {
                    self.value = Some((key, node));
                    return Ok(Some(read));
                }
                Err(Trouble::Field { name, known }) => {
                    let mut log = self.log.borrow_mut();
                    let at = log.at();
                    log.faults.unknown_field(&at, &name, known);
                }
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(None)
    }

    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, Trouble> {
        let (key, node) = self.value.take().unwrap_or((String::new(), Node::Null));
        step(Step::Field(key), node, self.log)
    }

    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, Trouble> {
        match self.next_key()? {
            Some(key) => Ok(Some((key, self.next_value()?))),
            None => Ok(None),
        }
    }
}

/// The preferences that are a word alone.
const PREFERRED: [&str; 2] = ["votes", "kept"];

/// A condition or preference: its one key says which, its value what.
struct Variant<'l, 'a> {
    key: String,
    node: Node,
    log: &'l RefCell<Log<'a>>,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, '_> {
    type Error = Trouble;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Trouble> {
        let variant =
            seed.deserialize(StrDeserializer::<Trouble>::new(&self.key)).map_err(|trouble| match trouble {
                Trouble::Word { word, allowed } => Trouble::Field { name: word, known: allowed },
                other => other,
            })?;
        Ok((variant, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, '_> {
    type Error = Trouble;

    fn unit_variant(self) -> Result<(), Trouble> {
        Err(Trouble::Value(Expected::Preference))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Trouble> {
        seed.deserialize(Reader { node: self.node, log: self.log })
    }

    fn newtype_variant<T: Deserialize<'de>>(self) -> Result<T, Trouble> {
        step(Step::Field(self.key), self.node, self.log)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Trouble> {
        Err(Trouble::Value(Expected::Condition))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Trouble> {
        Err(Trouble::Value(Expected::Condition))
    }
}
