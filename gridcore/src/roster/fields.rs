//! The names a table's columns go by: the charter's column maps, the known columns, the declared
//! numbers.

use hashbrown::HashMap;

use super::draft::{check_text, trim};
use super::flaw::Field;
use super::table::{Table, TableKind};
use crate::charter::Charter;
use crate::key::{BadKey, did_you_mean};

/// How many suggestions are worked out for one text; a hostile one could ask for millions.
const SUGGESTIONS: usize = 100;

/// How many names a suggestion is looked for in.
const CANDIDATES: usize = 1000;

/// What each name stands for.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub(super) kind: TableKind,
    /// No charter is known, so a name that is not known may still be right.
    pub(super) open: bool,
    /// Whether a charter may say that a column goes by another name.
    pub(super) maps: bool,
    names: Vec<(Box<str>, Field)>,
    by_name: HashMap<Box<str>, usize>,
    suggested: HashMap<Box<str>, Option<Box<str>>>,
}

impl Fields {
    /// The names by the maps of the charters, then the columns' own names, then the numbers the
    /// charters declare. Of several versions of a charter the last that maps a name decides.
    ///
    /// Without `maps` the columns go by their own names alone, as they do in a grid document.
    pub(crate) fn new(table: &mut Table, charters: &[&Charter], maps: bool) -> Self {
        let kind = table.kind;
        let mut fields = Self {
            kind,
            open: charters.is_empty(),
            maps,
            names: Vec::new(),
            by_name: HashMap::new(),
            suggested: HashMap::new(),
        };
        let numbers: Vec<(&str, usize)> = match kind {
            TableKind::People => {
                let declared = charters.iter().flat_map(|c| c.model.numbers.values());
                declared.map(|number| (number.key.as_str(), table.number_index(&number.key))).collect()
            }
            _ => Vec::new(),
        };
        let column = |name: &str| kind.columns().iter().position(|c| c.name == name).map(Field::Column);
        let number = |name: &str| numbers.iter().find(|(n, _)| *n == name).map(|(_, i)| Field::Number(*i));
        for charter in charters.iter().rev().filter(|_| maps) {
            for (header, to) in charter.spec.columns.get(kind.name()).into_iter().flatten() {
                if let Some(field) = column(to).or_else(|| number(to)) {
                    fields.add(header, field);
                }
            }
        }
        for (index, info) in kind.columns().iter().enumerate() {
            fields.add(info.name, Field::Column(index));
        }
        for (name, index) in &numbers {
            fields.add(name, Field::Number(*index));
        }
        fields
    }

    fn add(&mut self, name: &str, field: Field) {
        let name = trim(name);
        if !self.by_name.contains_key(name) {
            self.by_name.insert(name.into(), self.names.len());
            self.names.push((name.into(), field));
        }
    }

    /// What a name stands for.
    pub(super) fn field(&self, name: &str) -> Option<Field> {
        self.by_name.get(name).and_then(|i| self.names.get(*i)).map(|(_, field)| *field)
    }

    /// What a field is called: by a column map if there is one, else by its own name.
    #[cfg(feature = "csv")]
    pub(super) fn name(&self, field: Field) -> Option<&str> {
        self.names.iter().find(|(_, f)| *f == field).map(|(name, _)| &**name)
    }

    /// The name closest to one that stands for nothing.
    pub(super) fn suggest(&mut self, name: &str) -> Option<Box<str>> {
        if let Some(known) = self.suggested.get(name) {
            return known.clone();
        }
        if self.suggested.len() >= SUGGESTIONS {
            return None;
        }
        let found = did_you_mean(name, self.names.iter().take(CANDIDATES).map(|(n, _)| &**n)).map(Into::into);
        self.suggested.insert(name.into(), found.clone());
        found
    }
}

/// A name as a message may show it: what could not be a key is escaped and cut short.
pub(super) fn shown(name: &str, longest: usize) -> Box<str> {
    match check_text(name, longest.min(64)) {
        Ok(()) | Err(BadKey::Empty) => name.into(),
        Err(_) => name.chars().flat_map(char::escape_debug).take(32).chain("..".chars()).collect::<String>().into(),
    }
}
