//! Changes read from values: tables of one field, whose name says which change it is.

use super::{Change, Part};
use crate::grid::DatedRow;
use crate::value::{Empty, Expected, Log, Read, Record, Slot, Step, Trouble, Value, fields};

/// The fields of a change, in no type of their own.
struct Given<'s> {
    names: &'static [&'static str],
    slots: &'s mut [&'s mut dyn Slot],
}

impl Record for Given<'_> {
    fn names(&self) -> &'static [&'static str] {
        self.names
    }

    fn field(&mut self, name: &str) -> Option<&mut dyn Slot> {
        let position = self.names.iter().position(|known| *known == name)?;
        match self.slots.get_mut(position) {
            Some(slot) => Some(&mut **slot),
            None => None,
        }
    }
}

impl<T: Read> Empty<T> {
    /// What was read into it.
    fn given(self, name: &'static str) -> Result<T, Trouble> {
        self.0.ok_or(Trouble::Missing(name))
    }
}

/// How variants are read: a row, or fields, of which those with a value may be left out.
macro_rules! variants {
    ($type:ident: $($word:literal $variant:ident $body:tt;)*) => {
        impl Read for $type {
            fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
                const WORDS: &[&str] = &[$($word),*];
                let (word, value) = variant_of(value)?;
                if !WORDS.contains(&word) {
                    return Err(Trouble::Word { word: word.to_owned(), allowed: WORDS });
                }
                let mut read = Variant { word, read: None };
                log.step(Step::Field(word), value, &mut read)?;
                read.read.ok_or(Trouble::Value(Expected::Variant))
            }

            fn blank() -> Option<Self> {
                None
            }
        }

        impl Slot for Variant<'_, $type> {
            fn fill<'v>(&mut self, value: &'v Value<'v>, log: &mut Log<'v>) -> Result<(), Trouble> {
                self.read = match self.word {
                    $($word => Some(variants!(@read $type $variant value log $body)),)*
                    _ => None,
                };
                Ok(())
            }

            fn clear(&mut self) -> bool {
                false
            }
        }
    };
    (@read $type:ident $variant:ident $value:ident $log:ident ($row:ty)) => {
        $type::$variant(<$row>::read($value, $log)?)
    };
    (@read $type:ident $variant:ident $value:ident $log:ident { $($field:ident $(= $default:expr)?),* }) => {{
        $(let mut $field = Empty(None);)*
        let mut given = Given { names: &[$(stringify!($field)),*], slots: &mut [$(&mut $field),*] };
        $log.table($value, &mut given)?;
        $type::$variant { $($field: variants!(@given $field $($default)?)),* }
    }};
    (@given $field:ident) => {
        $field.given(stringify!($field))?
    };
    (@given $field:ident $default:expr) => {
        $field.0.unwrap_or($default)
    };
}

/// A variant that is being read.
struct Variant<'w, T> {
    word: &'w str,
    read: Option<T>,
}

/// The name of a variant and its value; a text is the name of one without a value.
fn variant_of<'v>(value: &'v Value<'v>) -> Result<(&'v str, &'v Value<'v>), Trouble> {
    match value {
        Value::Text(word) => Ok((word, &Value::Null)),
        Value::Table(fields) => match &**fields {
            [(word, value)] => Ok((word, value)),
            _ => Err(Trouble::Value(Expected::Variant)),
        },
        _ => Err(Trouble::Value(Expected::Variant)),
    }
}

variants! { Change:
    "add_unit" AddUnit (crate::UnitRow<'static>);
    "update_unit" UpdateUnit (crate::UnitRow<'static>);
    "rename_unit" RenameUnit { unit, name };
    "move_unit" MoveUnit { unit, to = None };
    "split_unit" SplitUnit { unit, parts };
    "merge_units" MergeUnits { units, into };
    "retire_unit" RetireUnit { unit };
    "merge_networks" MergeNetworks { from, into, units = std::collections::BTreeMap::new() };
    "rekey" Rekey { what, key, alias = true };
    "alias" Alias { kind, alias, key = None };
    "add_person" AddPerson (crate::PersonRow<'static>);
    "update_person" UpdatePerson (crate::PersonRow<'static>);
    "tag" Tag { person, add = Vec::new(), remove = Vec::new() };
    "remove_person" RemovePerson { person };
    "place" Place (crate::PlacementRow<'static>);
    "unplace" Unplace { person, network = String::new() };
    "add_area" AddArea (crate::AreaRow<'static>);
    "update_area" UpdateArea (crate::AreaRow<'static>);
    "remove_area" RemoveArea { area };
    "appoint" Appoint (crate::AppointmentRow<'static>);
    "end" End { person, post, unit, shift = String::new() };
    "claim" Claim (crate::ClaimRow<'static>);
    "release" Release { area, cell };
    "link" Link (crate::LinkRow<'static>);
    "unlink" Unlink { kind, source, target };
    "schedule" Schedule (DatedRow);
    "unschedule" Unschedule (DatedRow);
    "advance" Advance { day };
    "charter" Charter (Box<crate::CharterSpec>);
}

variants! { DatedRow:
    "unit" Unit (crate::UnitRow<'static>);
    "placement" Placement (crate::PlacementRow<'static>);
    "claim" Claim (crate::ClaimRow<'static>);
    "appointment" Appointment (crate::AppointmentRow<'static>);
    "link" Link (crate::LinkRow<'static>);
}

fields! { Part { unit, people, units, areas, posts } }
