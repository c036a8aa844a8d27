//! Tags of rows against the charter's vocabulary.

use hashbrown::HashSet;

use super::{Build, Name};
use crate::grid::TagSets;
use crate::key::TagSetId;
use crate::roster::{TableKind, TagColumn};

/// For each code of a table's tag column, the tag set of the grid.
pub(super) struct TagCodes<'a> {
    column: Option<&'a TagColumn>,
    sets: Vec<TagSetId>,
    /// For each code, the tags outside the vocabulary.
    unknown: Vec<Vec<Box<str>>>,
}

impl TagCodes<'_> {
    pub(super) fn all_known(&self) -> bool {
        self.unknown.iter().all(Vec::is_empty)
    }

    pub(super) fn set(&self, row: usize) -> TagSetId {
        self.sets.get(self.code(row)).copied().unwrap_or(TagSets::empty())
    }

    fn code(&self, row: usize) -> usize {
        self.column.map_or(0, |tags| tags.code(row) as usize)
    }
}

impl<'a> Build<'a> {
    /// Interns the distinct tag sets of a table, once each.
    pub(super) fn tag_codes(&mut self, table: TableKind) -> TagCodes<'a> {
        let column = self.table(table).tag_column();
        let mut codes = TagCodes { column, sets: Vec::new(), unknown: Vec::new() };
        let Some(column) = column else {
            return codes;
        };
        let vocabulary: Option<HashSet<&str>> =
            self.charter.spec.tags.as_ref().map(|tags| tags.iter().map(String::as_str).collect());
        for code in 0..column.codes() {
            let tags = column.set_of(code);
            let set = self.grid.tags.intern(tags.iter().map(AsRef::as_ref));
            codes.sets.push(set.unwrap_or(TagSets::empty()));
            let outside = |tag: &str| set.is_none() || vocabulary.as_ref().is_some_and(|all| !all.contains(tag));
            codes.unknown.push(tags.iter().filter(|tag| outside(tag)).cloned().collect());
        }
        codes
    }

    /// Whether the tags of a row are all known; rejects the row if not.
    pub(super) fn tags_known(&mut self, at: (TableKind, usize), tags: &TagCodes<'_>) -> bool {
        let Some(unknown) = tags.unknown.get(tags.code(at.1)) else {
            return true;
        };
        if !unknown.is_empty() {
            self.unknown(at, "tags", Name::Tag, "");
        }
        unknown.is_empty()
    }
}
