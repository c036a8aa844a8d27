//! Lists of numbers and of keys.

use gridcore::score;
use gridcore::{Cell, Column, Error, Points};
use pyo3::prelude::*;

use crate::cells::Values;
use crate::error::raised;

/// A list as a caller has it, free of the interpreter.
enum List {
    Whole(String, Vec<i64>),
    Decimal(String, Vec<f64>),
    Values(String, Values),
}

impl List {
    fn of(name: &str, object: &Bound<'_, PyAny>) -> PyResult<Self> {
        let name = name.to_owned();
        // A series of numbers is an array of the machine's underneath.
        let array = object.call_method0("to_numpy").unwrap_or_else(|_| object.clone());
        if array.hasattr("dtype")? && array.hasattr("tobytes")? {
            let kind: String = array.getattr("dtype")?.getattr("kind")?.extract()?;
            let size: usize = array.getattr("dtype")?.getattr("itemsize")?.extract()?;
            match (kind.as_str(), size) {
                ("i", _) | ("u", 0..8) => return Ok(Self::Whole(name, machine(&array, "<i8", i64::from_le_bytes)?)),
                ("f", 8) => return Ok(Self::Decimal(name, machine(&array, "<f8", f64::from_le_bytes)?)),
                _ => {}
            }
        }
        let values = Values::of(name.clone(), object)?;
        Ok(Self::Values(name, values))
    }

    const fn len(&self) -> usize {
        match self {
            Self::Whole(_, numbers) => numbers.len(),
            Self::Decimal(_, numbers) => numbers.len(),
            Self::Values(_, values) => values.len(),
        }
    }
}

fn machine<T>(array: &Bound<'_, PyAny>, kind: &str, number: fn([u8; 8]) -> T) -> PyResult<Vec<T>> {
    let bytes: Vec<u8> = array.call_method1("astype", (kind,))?.call_method0("tobytes")?.extract()?;
    Ok(bytes.chunks_exact(8).filter_map(|chunk| chunk.try_into().ok()).map(number).collect())
}

impl Column for List {
    fn name(&self) -> &str {
        match self {
            Self::Whole(name, _) | Self::Decimal(name, _) | Self::Values(name, _) => name,
        }
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            Self::Whole(_, numbers) => numbers.get(row).map_or(Cell::Absent, |number| Cell::Whole(*number)),
            Self::Decimal(_, numbers) => numbers.get(row).map_or(Cell::Absent, |number| Cell::Decimal(*number)),
            Self::Values(_, values) => values.cell(row),
        }
    }
}

/// The numbers of a list, exactly.
pub(crate) fn numbers(name: &str, object: &Bound<'_, PyAny>) -> PyResult<Vec<Points>> {
    read(name, object, |list| score::numbers(list.len(), list))
}

/// The same, where entries may be missing.
pub(crate) fn values(name: &str, object: &Bound<'_, PyAny>) -> PyResult<Vec<Option<Points>>> {
    read(name, object, |list| score::values(list.len(), list))
}

/// The keys of a list.
pub(crate) fn keys(name: &str, object: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    read(name, object, |list| score::keys(list.len(), list))
}

fn read<T: Send>(
    name: &str,
    object: &Bound<'_, PyAny>,
    read: impl FnOnce(&List) -> Result<T, Error> + Send,
) -> PyResult<T> {
    let list = List::of(name, object)?;
    let py = object.py();
    py.detach(|| read(&list)).map_err(|error| raised(py, &error))
}

/// Weights in thousandths.
pub(crate) fn thousandths(numbers: &[Points]) -> Vec<i64> {
    numbers.iter().map(|number| number.thousandths()).collect()
}
