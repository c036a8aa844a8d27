//! Reads a tree of values into types, and leniently goes on after a fault.
//!
//! The value at fault is noted, with its path, and replaced by a blank one, so that one pass finds every
//! unknown field and every value of the wrong type, and the rest can still be validated.
//!
//! A type names its fields, with [`fields`](super::fields), and the walk over them is the same code for
//! all. serde's derived readers are as strict but stop at the first fault, and are compiled for each
//! type and format anew: they took a quarter of the WebAssembly module.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::step::{Step, path};
use super::trouble::{Expected, Trouble};
use super::{Field, Value};

/// Reads `value` as a `T`, with every fault; what cannot be read is left out.
pub(crate) fn leniently<T: Read + Default>(value: &Value<'_>) -> (T, Vec<Fault>) {
    let mut log = Log { lenient: true, ..Log::default() };
    let read = T::read(value, &mut log).unwrap_or_else(|trouble| {
        log.note(trouble);
        T::default()
    });
    (read, log.faults)
}

/// Reads `value` as a `T`.
///
/// # Errors
/// The first fault.
pub(crate) fn strictly<T: Read>(value: &Value<'_>) -> Result<T, Fault> {
    let mut log = Log::default();
    T::read(value, &mut log).map_err(|trouble| Fault {
        at: log.deepest.take().unwrap_or_default(),
        trouble,
        lost: None,
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

/// A type that is read from a value.
pub(crate) trait Read: Sized {
    /// Reads a value.
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble>;

    /// The emptiest value of the type, which takes the place of one that could not be read; none if it
    /// has no such value.
    fn blank() -> Option<Self>;

    /// Whether a value that may be left out says nothing.
    fn is_nothing(value: &Value<'_>) -> bool {
        matches!(value, Value::Null)
    }
}

/// A place a value is read into.
pub(crate) trait Slot {
    fn fill<'v>(&mut self, value: &'v Value<'v>, log: &mut Log<'v>) -> Result<(), Trouble>;

    /// Makes it blank; false if there is no such value.
    fn clear(&mut self) -> bool;
}

impl<T: Read> Slot for T {
    fn fill<'v>(&mut self, value: &'v Value<'v>, log: &mut Log<'v>) -> Result<(), Trouble> {
        *self = T::read(value, log)?;
        Ok(())
    }

    fn clear(&mut self) -> bool {
        T::blank().map(|blank| *self = blank).is_some()
    }
}

/// A place that is empty before.
pub(crate) struct Empty<T>(pub(crate) Option<T>);

impl<T: Read> Slot for Empty<T> {
    fn fill<'v>(&mut self, value: &'v Value<'v>, log: &mut Log<'v>) -> Result<(), Trouble> {
        self.0 = Some(T::read(value, log)?);
        Ok(())
    }

    fn clear(&mut self) -> bool {
        self.0 = T::blank();
        self.0.is_some()
    }
}

/// A table of known fields.
pub(crate) trait Record {
    fn names(&self) -> &'static [&'static str];

    fn field(&mut self, name: &str) -> Option<&mut dyn Slot>;
}

/// Names the fields of a type; one that is left out does not compile. Fields that a table does not have
/// stay as they are by default.
macro_rules! fields {
    ($($type:ty { $($field:ident),* $(,)? })*) => {$(
        impl $crate::value::Record for $type {
            fn names(&self) -> &'static [&'static str] {
                &[$(stringify!($field)),*]
            }

            fn field(&mut self, name: &str) -> Option<&mut dyn $crate::value::Slot> {
                let Self { $($field),* } = self;
                match name {
                    $(stringify!($field) => Some($field),)*
                    _ => None,
                }
            }
        }

        impl $crate::value::Read for $type {
            fn read<'v>(
                value: &'v $crate::value::Value<'v>,
                log: &mut $crate::value::Log<'v>,
            ) -> Result<Self, $crate::value::Trouble> {
                let mut record = Self::default();
                log.table(value, &mut record)?;
                Ok(record)
            }

            fn blank() -> Option<Self> {
                Some(Self::default())
            }
        }
    )*};
}
pub(crate) use fields;

/// Where the reading is, and what it found.
#[derive(Default)]
pub(crate) struct Log<'v> {
    path: Vec<Step<'v>>,
    /// Where the trouble that is on its way up arose, if deeper than the value it takes with it.
    deepest: Option<String>,
    faults: Vec<Fault>,
    lenient: bool,
}

impl<'v> Log<'v> {
    /// Reads the fields of a table into a record.
    pub(crate) fn table(&mut self, value: &'v Value<'v>, record: &mut dyn Record) -> Result<(), Trouble> {
        for (name, value) in fields_of(value)? {
            match record.field(name) {
                Some(slot) => self.step(Step::Field(name), value, slot)?,
                None => self.unknown(name, record.names())?,
            }
        }
        Ok(())
    }

    /// Reads a value that stands one step further down; a blank one takes the place of a bad one.
    pub(crate) fn step(&mut self, step: Step<'v>, value: &'v Value<'v>, slot: &mut dyn Slot) -> Result<(), Trouble> {
        self.path.push(step);
        let mut done = slot.fill(value, self);
        if let Err(trouble) = done {
            done = if self.lenient && slot.clear() {
                self.note(trouble);
                Ok(())
            } else {
                self.deepest = self.deepest.take().or_else(|| Some(path(&self.path)));
                Err(trouble)
            };
        }
        self.path.pop();
        done
    }

    /// Notes why the value at the present path is left out.
    fn note(&mut self, trouble: Trouble) {
        let lost = path(&self.path);
        let at = self.deepest.take().unwrap_or_else(|| lost.clone());
        self.faults.push(Fault { at, trouble, lost: Some(lost) });
    }

    /// Notes a field that is not known and goes on, if it may.
    fn unknown(&mut self, name: &str, known: &'static [&'static str]) -> Result<(), Trouble> {
        let trouble = Trouble::Field { name: name.to_owned(), known };
        if !self.lenient {
            return Err(trouble);
        }
        self.faults.push(Fault { at: path(&self.path), trouble, lost: None });
        Ok(())
    }
}

/// The fields of a table.
pub(crate) fn fields_of<'v>(value: &'v Value<'v>) -> Result<&'v [Field<'v>], Trouble> {
    match value {
        Value::Table(fields) => Ok(fields),
        _ => Err(Trouble::Value(Expected::Table)),
    }
}

/// A text.
pub(crate) fn text_of<'v>(value: &'v Value<'v>) -> Result<&'v str, Trouble> {
    match value {
        Value::Text(text) => Ok(text),
        _ => Err(Trouble::Value(Expected::Text)),
    }
}

/// One of a closed list of words.
pub(crate) fn word_of(value: &Value<'_>, allowed: &'static [&'static str]) -> Result<usize, Trouble> {
    let word = text_of(value)?;
    let position = allowed.iter().position(|known| *known == word);
    position.ok_or_else(|| Trouble::Word { word: word.to_owned(), allowed })
}

impl Read for String {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        text_of(value).map(str::to_owned)
    }

    fn blank() -> Option<Self> {
        Some(Self::new())
    }
}

impl Read for Cow<'static, str> {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        String::read(value, log).map(Cow::Owned)
    }

    fn blank() -> Option<Self> {
        Some(Cow::Borrowed(""))
    }
}

impl Read for bool {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        match value {
            Value::Flag(flag) => Ok(*flag),
            _ => Err(Trouble::Value(Expected::Flag)),
        }
    }

    fn blank() -> Option<Self> {
        Some(false)
    }
}

impl Read for u32 {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        let number = match value {
            Value::Integer(number) => Self::try_from(*number).ok(),
            _ => None,
        };
        number.ok_or(Trouble::Value(Expected::Whole))
    }

    fn blank() -> Option<Self> {
        Some(0)
    }
}

impl<T: Read> Read for Option<T> {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        if T::is_nothing(value) { Ok(None) } else { T::read(value, log).map(Some) }
    }

    fn blank() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Box<T> {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        T::read(value, log).map(Self::new)
    }

    fn blank() -> Option<Self> {
        T::blank().map(Self::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let Value::List(list) = value else { return Err(Trouble::Value(Expected::List)) };
        let mut items = Self::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let mut item = Empty(None);
            log.step(Step::Item(index), value, &mut item)?;
            items.extend(item.0);
        }
        Ok(items)
    }

    fn blank() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let mut map = Self::new();
        for (name, value) in fields_of(value)? {
            let mut entry = Empty(None);
            log.step(Step::Field(name), value, &mut entry)?;
            if let Some(entry) = entry.0 {
                map.insert(name.to_string(), entry);
            }
        }
        Ok(map)
    }

    fn blank() -> Option<Self> {
        Some(Self::new())
    }
}
