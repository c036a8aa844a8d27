//! Lists of numbers and of keys, as the faces hand them over.

use hashbrown::HashMap;

use crate::finding::catalogue::call;
use crate::finding::{Error, ErrorKind, Finding, FindingsBuilder, Language, Place, Subject};
use crate::limits::Limits;
use crate::points::Points;
use crate::roster::{Cell, Column};

/// The numbers of a column, all of them exact.
///
/// # Errors
/// Of kind `call`, naming each entry that is missing, no number, or one of more than three decimals.
///
/// # Complexity
/// `O(entries)`.
pub fn numbers(entries: usize, column: &dyn Column) -> Result<Vec<Points>, Error> {
    read(entries, column, 0, |cell| cell.points()?.ok())
}

/// The numbers of a column in which entries may be missing.
///
/// # Errors
/// Of kind `call`, naming each entry that is no number, or one of more than three decimals.
///
/// # Complexity
/// `O(entries)`.
pub fn values(entries: usize, column: &dyn Column) -> Result<Vec<Option<Points>>, Error> {
    read(entries, column, 0, |cell| match cell {
        Cell::Absent => Some(None),
        Cell::Decimal(number) if number.is_nan() => Some(None),
        cell => cell.points()?.ok().map(Some),
    })
}

/// The keys of a column: texts, or whole numbers that stand for their digits.
///
/// # Errors
/// Of kind `call`, naming each entry that is missing or neither.
///
/// # Complexity
/// `O(entries)`.
pub fn keys(entries: usize, column: &dyn Column) -> Result<Vec<String>, Error> {
    read(entries, column, 1, |cell| match cell {
        Cell::Text(text) if !text.is_empty() => Some((*text).to_owned()),
        Cell::Whole(whole) => Some(whole.to_string()),
        _ => None,
    })
}

/// The numbers of groups, from 0 in the order in which their keys appear, and those keys.
///
/// ```
/// assert_eq!(gridcore::score::groups(&["b", "a", "b"]), (vec![0, 1, 0], vec!["b", "a"]));
/// ```
#[must_use]
pub fn groups<'k>(keys: &[&'k str]) -> (Vec<usize>, Vec<&'k str>) {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut names = Vec::new();
    let number = |key: &&'k str| {
        *known.entry(*key).or_insert_with(|| {
            names.push(*key);
            names.len() - 1
        })
    };
    (keys.iter().map(number).collect(), names)
}

fn read<T>(
    entries: usize,
    column: &dyn Column,
    text: u8,
    value: impl Fn(&Cell<'_>) -> Option<T>,
) -> Result<Vec<T>, Error> {
    let mut wrong = FindingsBuilder::new(Language::default(), Limits::default().listed);
    let mut values = Vec::with_capacity(entries);
    for entry in 0..entries {
        match value(&column.cell(entry)) {
            Some(value) => values.push(value),
            None => {
                let args = vec![("number", (entry + 1).into()), ("field", column.name().into())];
                let finding = Finding::new(&call::NUMBERS, Subject::Table { table: column.name().into() }, text, args);
                let line = u32::try_from(entry + 1).unwrap_or(u32::MAX);
                wrong.push(finding.at(Place::file(column.name()).line(line)));
            }
        }
    }
    if wrong.is_empty() { Ok(values) } else { Err(Error::new(ErrorKind::Call, wrong.finish())) }
}
