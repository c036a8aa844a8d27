//! Typed columns of a table; a column nothing was ever written to takes no room.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::order;
use crate::points::Points;
use crate::time::Date;

/// One column of a table.
#[derive(Debug, Clone)]
pub(crate) enum Column {
    Text(TextColumn),
    Tags(TagColumn),
    Date(Vec<Option<Date>>),
    Number(NumberColumn),
}

/// Texts end to end in one allocation; rows beyond the last one written are empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextColumn {
    text: String,
    ends: Vec<u32>,
}

impl TextColumn {
    pub(crate) const EMPTY: Self = Self { text: String::new(), ends: Vec::new() };

    #[inline]
    pub(crate) fn get(&self, row: usize) -> &str {
        let Some(&end) = self.ends.get(row) else {
            return "";
        };
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Writes the text of a row after all rows written so far; false if the column is full.
    #[inline]
    pub(crate) fn set(&mut self, row: usize, text: &str) -> bool {
        if text.is_empty() {
            return true;
        }
        let Ok(end) = u32::try_from(self.text.len() + text.len()) else {
            return false;
        };
        if self.ends.len() != row {
            self.catch_up(row);
            return self.set(row, text);
        }
        self.text.push_str(text);
        self.ends.push(end);
        true
    }

    /// Writes the texts of rows from `row` on, which the column has room for.
    pub(super) fn append<'a>(&mut self, row: usize, runs: impl Iterator<Item = (&'a str, usize)>) {
        self.catch_up(row);
        for (text, count) in runs {
            for _ in 0..count {
                self.text.push_str(text);
                self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
            }
        }
    }

    /// Makes `row` the next one: rows left out are empty, a row written before is forgotten.
    #[cold]
    fn catch_up(&mut self, row: usize) {
        self.truncate(row);
        let end = self.ends.last().copied().unwrap_or(0);
        self.ends.resize(row, end);
    }

    /// Forgets the rows from `rows` on.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.ends.truncate(rows);
        self.text.truncate(self.ends.last().map_or(0, |end| *end as usize));
    }

    /// The bytes of all texts.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }
}

/// Sets of tags by code; equal sets share one.
#[derive(Debug, Clone, Default)]
pub(crate) struct TagColumn {
    codes: Vec<u32>,
    /// The distinct sets, each sorted and without repeats; code `n` is set `n - 1`, 0 is none.
    sets: Vec<Box<[Box<str>]>>,
    seen: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The codes of texts whose tags were found good: the same few texts recur in most tables.
    texts: HashTable<(Box<str>, u32)>,
}

/// How many texts of tags are remembered; beyond that each is taken apart.
const TEXTS: usize = 4096;

impl TagColumn {
    #[inline]
    pub(crate) fn code(&self, row: usize) -> u32 {
        self.codes.get(row).copied().unwrap_or(0)
    }

    /// The tags of a code, sorted.
    pub(crate) fn set_of(&self, code: u32) -> &[Box<str>] {
        (code as usize).checked_sub(1).and_then(|i| self.sets.get(i)).map_or(&[], |set| set)
    }

    pub(crate) fn get(&self, row: usize) -> &[Box<str>] {
        self.set_of(self.code(row))
    }

    /// How many codes there are, the empty set's included.
    pub(crate) fn codes(&self) -> u32 {
        u32::try_from(self.sets.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// Writes the tags of a row, separated by `;`.
    pub(crate) fn set(&mut self, row: usize, text: &str) {
        self.set_tags(row, text.split(';').map(str::trim));
    }

    /// Writes the tags of a row if the same text was [kept](Self::keep) before.
    pub(crate) fn set_kept(&mut self, row: usize, text: &str) -> bool {
        let hash = self.hasher.hash_one(text);
        let Some(code) = self.texts.find(hash, |(t, _)| **t == *text).map(|(_, code)| *code) else {
            return false;
        };
        self.put(row, code);
        true
    }

    /// Writes the tags of a row and keeps the text for the rows that have the same.
    pub(crate) fn keep(&mut self, row: usize, text: &str) {
        let code = self.intern(text.split(';').map(str::trim));
        if self.texts.len() < TEXTS {
            let Self { texts, hasher, .. } = self;
            texts.insert_unique(hasher.hash_one(text), (text.into(), code), |(t, _)| hasher.hash_one(&**t));
        }
        self.put(row, code);
    }

    /// Writes the tags of a row.
    pub(crate) fn set_tags<'a>(&mut self, row: usize, tags: impl Iterator<Item = &'a str>) {
        let code = self.intern(tags);
        self.put(row, code);
    }

    fn put(&mut self, row: usize, code: u32) {
        if code != 0 {
            self.codes.resize(row, 0);
            self.codes.push(code);
        }
    }

    fn intern<'a>(&mut self, tags: impl Iterator<Item = &'a str>) -> u32 {
        let mut set: Vec<&str> = tags.filter(|t| !t.is_empty()).collect();
        if set.is_empty() {
            return 0;
        }
        order::natural(&mut set);
        set.dedup();
        let Self { sets, seen, hasher, .. } = self;
        let at = |code: u32| (code as usize).checked_sub(1).and_then(|i| sets.get(i)).map_or(&[][..], |s| s);
        // A borrowed text and a boxed one hash alike, so a known set costs no copy.
        let hash = hasher.hash_one(&*set);
        if let Some(code) = seen.find(hash, |code| at(*code).iter().map(|t| &**t).eq(set.iter().copied())) {
            return *code;
        }
        sets.push(set.into_iter().map(Into::into).collect());
        let code = u32::try_from(sets.len()).unwrap_or(u32::MAX);
        seen.insert_unique(hash, code, |code| sets.get(*code as usize - 1).map_or(0, |s| hasher.hash_one(&**s)));
        code
    }

    pub(crate) fn truncate(&mut self, rows: usize) {
        self.codes.truncate(rows);
    }
}

/// A column of exact numbers, some missing.
#[derive(Debug, Clone, Default)]
pub(crate) struct NumberColumn {
    thousandths: Vec<i64>,
}

impl NumberColumn {
    /// Stands for a number that is missing; no [`Points`] is as small.
    pub(crate) const MISSING: i64 = i64::MIN;

    pub(crate) fn get(&self, row: usize) -> Option<Points> {
        Points::from_thousandths(self.thousandths(row))
    }

    /// The number of a row; [`NumberColumn::MISSING`] if it has none.
    #[inline]
    pub(crate) fn thousandths(&self, row: usize) -> i64 {
        self.thousandths.get(row).copied().unwrap_or(Self::MISSING)
    }

    pub(crate) fn set(&mut self, row: usize, points: Points) {
        self.thousandths.resize(row, Self::MISSING);
        self.thousandths.push(points.thousandths());
    }

    pub(crate) fn truncate(&mut self, rows: usize) {
        self.thousandths.truncate(rows);
    }

    /// The numbers of all rows up to the last that has one, in thousandths.
    pub(crate) fn values(&self) -> impl Iterator<Item = i64> + '_ {
        self.thousandths.iter().copied()
    }

    /// Whether no row has a number.
    pub(crate) fn is_blank(&self) -> bool {
        self.values().all(|n| n == Self::MISSING)
    }
}

impl Column {
    pub(crate) fn truncate(&mut self, rows: usize) {
        match self {
            Self::Text(column) => column.truncate(rows),
            Self::Tags(column) => column.truncate(rows),
            Self::Date(column) => column.truncate(rows),
            Self::Number(column) => column.truncate(rows),
        }
    }

    /// Whether every row is empty.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Text(column) => column.bytes() == 0,
            Self::Tags(column) => column.codes.iter().all(|code| *code == 0),
            Self::Date(column) => column.iter().all(Option::is_none),
            Self::Number(column) => column.is_blank(),
        }
    }
}
