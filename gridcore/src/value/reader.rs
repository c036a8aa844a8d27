//! Reads a tree of values into types, and leniently goes on after a fault.
//!
//! A type error of serde ends the reading. Here the value at fault can be noted, with its path, and
//! replaced by a blank one, so that one pass finds every unknown field and every value of the wrong
//! type, and the rest can still be validated.
//!
//! It is the only deserialiser types are compiled for, and each asks it for what it is: what does not
//! fit is told by code that no type repeats.

use std::cell::{Cell, RefCell};

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::Value;
use super::step::{Step, path};
use super::trouble::{Expected, Trouble};

/// Reads `value` as a `T`, with every fault; what cannot be read is left out.
pub(crate) fn leniently<T: for<'de> Deserialize<'de> + Default>(value: &Value<'_>) -> (T, Vec<Fault>) {
    let log = Log::new(true);
    let read = T::deserialize(Reader { node: Node::Value(value), log: &log }).unwrap_or_else(|trouble| {
        log.note(trouble);
        T::default()
    });
    (read, log.faults.into_inner())
}

/// Reads `value` as a `T`.
///
/// # Errors
/// The first fault.
pub(crate) fn strictly<T: for<'de> Deserialize<'de>>(value: &Value<'_>) -> Result<T, Fault> {
    let log = Log::new(false);
    T::deserialize(Reader { node: Node::Value(value), log: &log }).map_err(|trouble| {
        let at = log.deepest.take().unwrap_or_default();
        Fault { at, trouble, lost: None }
    })
}

/// Something that could not be read.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The path of where it stands; of an unknown field, that of its table.
    pub(crate) at: String,
    pub(crate) trouble: Trouble,
    /// The path of the value that was left out for it.
    pub(crate) lost: Option<String>,
}

/// Where the reading is, and what it found.
struct Log<'de> {
    path: RefCell<Vec<Step<'de>>>,
    /// Where the trouble that is on its way up arose, if deeper than the value it takes with it.
    deepest: Cell<Option<String>>,
    faults: RefCell<Vec<Fault>>,
    lenient: bool,
}

impl<'de> Log<'de> {
    const fn new(lenient: bool) -> Self {
        Self { path: RefCell::new(Vec::new()), deepest: Cell::new(None), faults: RefCell::new(Vec::new()), lenient }
    }

    fn at(&self) -> String {
        path(&self.path.borrow())
    }

    /// Notes why the value at the present path is left out.
    fn note(&self, trouble: Trouble) {
        let lost = self.at();
        let at = self.deepest.take().unwrap_or_else(|| lost.clone());
        self.faults.borrow_mut().push(Fault { at, trouble, lost: Some(lost) });
    }

    /// Notes a field that is not known and goes on, if it may.
    fn pass_over(&self, trouble: Trouble) -> Result<(), Trouble> {
        if self.lenient && matches!(trouble, Trouble::Field { .. }) {
            self.faults.borrow_mut().push(Fault { at: self.at(), trouble, lost: None });
            return Ok(());
        }
        Err(trouble)
    }

    /// What is tried in the place of a value, one after the other: the value, and blank ones if some
    /// other may take its place. Types that take a value of any kind are offered an empty text first,
    /// then zero.
    fn enter(&self, step: Step<'de>, node: Node<'de>) -> impl Iterator<Item = Node<'de>> + use<'de> {
        self.path.borrow_mut().push(step);
        let tries = if self.lenient { 3 } else { 1 };
        [node, Node::Blank { number: false }, Node::Blank { number: true }].into_iter().take(tries)
    }

    /// Ends a step: with a value, perhaps a blank one because of some trouble.
    fn leave(&self, trouble: Option<Trouble>) {
        if let Some(trouble) = trouble {
            self.note(trouble);
        }
        self.path.borrow_mut().pop();
    }

    /// Ends a step with the trouble that goes up.
    fn fail(&self, trouble: Trouble) -> Trouble {
        let deepest = self.deepest.take().unwrap_or_else(|| self.at());
        self.deepest.set(Some(deepest));
        self.path.borrow_mut().pop();
        trouble
    }
}

/// What is read: a value, or the emptiest one a type takes.
#[derive(Clone, Copy)]
enum Node<'de> {
    Value(&'de Value<'de>),
    Blank { number: bool },
}

struct Reader<'de, 'l> {
    node: Node<'de>,
    log: &'l Log<'de>,
}

/// Reads a value that stands one step further down; a blank one takes the place of a bad one.
fn step<'de, T: Deserialize<'de>>(step: Step<'de>, node: Node<'de>, log: &Log<'de>) -> Result<T, Trouble> {
    let mut first = None;
    for node in log.enter(step, node) {
        match T::deserialize(Reader { node, log }) {
            Ok(value) => {
                log.leave(first);
                return Ok(value);
            }
            Err(trouble) => first = first.or(Some(trouble)),
        }
    }
    Err(log.fail(first.unwrap_or(Trouble::Value(Expected::Text))))
}

impl<'de, 'l> Reader<'de, 'l> {
    fn text(&self) -> Result<&'de str, Trouble> {
        match self.node {
            Node::Value(Value::Text(text)) => Ok(text),
            Node::Blank { .. } => Ok(""),
            Node::Value(_) => Err(Trouble::Value(Expected::Text)),
        }
    }

    fn items(&self) -> Result<Items<'de, 'l>, Trouble> {
        let list: &[Value<'de>] = match self.node {
            Node::Value(Value::List(list)) => list,
            Node::Blank { .. } => &[],
            Node::Value(_) => return Err(Trouble::Value(Expected::List)),
        };
        Ok(Items { list: list.iter().enumerate(), log: self.log })
    }

    fn entries(&self) -> Result<Entries<'de, 'l>, Trouble> {
        let table: &[Field<'de>] = match self.node {
            Node::Value(Value::Table(table)) => table,
            Node::Blank { .. } => &[],
            Node::Value(_) => return Err(Trouble::Value(Expected::Table)),
        };
        Ok(Entries { table: table.iter(), value: None, log: self.log })
    }

    /// The variant of an enum: a word, or in a table of one field its name.
    fn variant(&self, name: &str, variants: &'static [&'static str]) -> Result<Variant<'de, 'l>, Trouble> {
        let tagged = match name {
            "Predicate" => Some(Expected::Condition),
            "Change" | "DatedRow" => Some(Expected::Variant),
            _ => None,
        };
        let (key, node) = match (self.node, tagged) {
            (Node::Value(Value::Table(table)), Some(expected)) => match &**table {
                [(key, value)] => (&**key, Some(Node::Value(value))),
                _ => return Err(Trouble::Value(expected)),
            },
            (Node::Value(Value::Text(word)), None | Some(Expected::Variant)) => (&**word, None),
            (Node::Blank { .. }, None) => (variants.first().copied().unwrap_or_default(), None),
            (_, tagged) => return Err(Trouble::Value(tagged.unwrap_or(Expected::Text))),
        };
        Ok(Variant { key, node, log: self.log, of_fields: name == "Predicate" })
    }
}

impl<'de> Deserializer<'de> for Reader<'de, '_> {
    type Error = Trouble;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        match self.node {
            Node::Blank { number: false } => visitor.visit_borrowed_str(""),
            Node::Blank { number: true } => visitor.visit_u64(0),
            Node::Value(value) => match value {
                Value::Null => visitor.visit_unit(),
                Value::Flag(value) => visitor.visit_bool(*value),
                Value::Integer(value) => visitor.visit_i64(*value),
                Value::Decimal(value) => visitor.visit_f64(*value),
                Value::Text(value) => visitor.visit_borrowed_str(value),
                Value::Date(value) => visitor.visit_borrowed_str(value),
                Value::List(_) => visitor.visit_seq(self.items()?),
                Value::Table(_) => visitor.visit_map(self.entries()?),
            },
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        match self.node {
            Node::Value(Value::Flag(value)) => visitor.visit_bool(*value),
            Node::Blank { .. } => visitor.visit_bool(false),
            Node::Value(_) => Err(Trouble::Value(Expected::Flag)),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        match self.node {
            Node::Value(Value::Integer(value)) => visitor.visit_i64(*value),
            Node::Blank { .. } => visitor.visit_u64(0),
            Node::Value(_) => Err(Trouble::Value(Expected::Whole)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        visitor.visit_map(self.entries()?)
    }

    // A list is not a table whose fields are known by their position.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Trouble> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        match self.node {
            Node::Value(Value::Null) | Node::Blank { .. } => visitor.visit_none(),
            Node::Value(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Trouble> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Trouble> {
        visitor.visit_enum(self.variant(name, variants)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Trouble> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

type Field<'de> = (std::borrow::Cow<'de, str>, Value<'de>);

struct Items<'de, 'l> {
    list: std::iter::Enumerate<std::slice::Iter<'de, Value<'de>>>,
    log: &'l Log<'de>,
}

impl<'de> de::SeqAccess<'de> for Items<'de, '_> {
    type Error = Trouble;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Trouble> {
        let next = self.list.next();
        next.map(|(_, value)| seed.deserialize(Reader { node: Node::Value(value), log: self.log })).transpose()
    }

    // Overridden, as are the methods below, because only a type can be read a second time after
    // a fault; a seed is used up.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Trouble> {
        let next = self.list.next();
        next.map(|(index, value)| step(Step::Item(index), Node::Value(value), self.log)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.list.len())
    }
}

struct Entries<'de, 'l> {
    table: std::slice::Iter<'de, Field<'de>>,
    value: Option<&'de Field<'de>>,
    log: &'l Log<'de>,
}

impl<'de> de::MapAccess<'de> for Entries<'de, '_> {
    type Error = Trouble;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Trouble> {
        self.value = self.table.next();
        let Some((name, _)) = self.value else { return Ok(None) };
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Trouble> {
        let node = self.value.take().map_or(Node::Value(&Value::Null), |(_, value)| Node::Value(value));
        seed.deserialize(Reader { node, log: self.log })
    }

    fn next_key<K: Deserialize<'de>>(&mut self) -> Result<Option<K>, Trouble> {
        for field in self.table.by_ref() {
            match K::deserialize(BorrowedStrDeserializer::<Trouble>::new(&field.0)) {
                Ok(read) => {
                    self.value = Some(field);
                    return Ok(Some(read));
                }
                Err(trouble) => self.log.pass_over(trouble)?,
            }
        }
        Ok(None)
    }

    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, Trouble> {
        let (name, value) = self.value.take().map_or(("", &Value::Null), |(name, value)| (&**name, value));
        step(Step::Field(name), Node::Value(value), self.log)
    }

    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, Trouble> {
        match self.next_key()? {
            Some(key) => Ok(Some((key, self.next_value()?))),
            None => Ok(None),
        }
    }
}

/// A word, or a table of one field: its name says which variant, its value what.
struct Variant<'de, 'l> {
    key: &'de str,
    node: Option<Node<'de>>,
    log: &'l Log<'de>,
    /// Whether a name that is not known is told as an unknown field.
    of_fields: bool,
}

impl<'de> Variant<'de, '_> {
    fn node(&self) -> Node<'de> {
        self.node.unwrap_or(Node::Value(&Value::Null))
    }
}

impl<'de> de::EnumAccess<'de> for Variant<'de, '_> {
    type Error = Trouble;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Trouble> {
        match seed.deserialize(BorrowedStrDeserializer::<Trouble>::new(self.key)) {
            Ok(variant) => Ok((variant, self)),
            Err(Trouble::Word { word, allowed }) if self.of_fields => {
                Err(Trouble::Field { name: word, known: allowed })
            }
            Err(trouble) => Err(trouble),
        }
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de, '_> {
    type Error = Trouble;

    fn unit_variant(self) -> Result<(), Trouble> {
        if self.node.is_none() { Ok(()) } else { Err(Trouble::Value(Expected::Text)) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Trouble> {
        seed.deserialize(Reader { node: self.node(), log: self.log })
    }

    fn newtype_variant<T: Deserialize<'de>>(self) -> Result<T, Trouble> {
        step(Step::Field(self.key), self.node(), self.log)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Trouble> {
        Err(Trouble::Value(Expected::Table))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Trouble> {
        let Some(node) = self.log.enter(Step::Field(self.key), self.node()).next() else {
            return Err(Trouble::Value(Expected::Table));
        };
        let entries = Reader { node, log: self.log }.entries();
        match entries.and_then(|entries| visitor.visit_map(entries)) {
            Ok(value) => {
                self.log.leave(None);
                Ok(value)
            }
            Err(trouble) => Err(self.log.fail(trouble)),
        }
    }
}
