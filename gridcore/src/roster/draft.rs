//! The row being written: every row of every table is checked here and nowhere else.

use super::Row;
use super::add::own_name;
use super::flaw::{Field, Flaw, Wrong};
use super::slips::{bad_date, bad_number};
use super::table::{ColumnType, Origin, Table};
use crate::key::{BadKey, TAG_SEPARATORS, check_key};
use crate::limits::Limits;
use crate::points::Points;
use crate::time::{BadDate, Date, FIRST_YEAR, LAST_YEAR, parse_date};

/// The row being written into a table: cells are checked as they are written, and
/// [`Draft::finish`] keeps the row only if nothing is wrong with it.
///
/// White space around a text is not part of it, wherever the text comes from; a text that is
/// empty is absent. Each column is written at most once a row.
pub(crate) struct Draft<'t> {
    table: &'t mut Table,
    limits: Limits,
    /// The columns that must be written, a bit each.
    required: u32,
    /// The columns that were, for good or for bad.
    filled: u32,
    flaws: Vec<Flaw>,
}

impl<'t> Draft<'t> {
    pub(super) fn new(table: &'t mut Table, limits: &Limits) -> Self {
        let columns = table.kind.columns().iter().enumerate();
        let required = columns.filter(|(_, c)| c.required).fold(0, |bits, (i, _)| bits | 1 << i);
        Self { table, limits: *limits, required, filled: 0, flaws: Vec::new() }
    }

    pub(super) const fn table(&self) -> &Table {
        self.table
    }

    /// Whether no column has been written.
    pub(super) const fn is_blank(&self) -> bool {
        self.filled == 0 && self.flaws.is_empty()
    }

    /// Notes something wrong with the row.
    pub(super) fn flaw(&mut self, field: Field, wrong: Wrong) {
        if let Field::Column(column) = field {
            self.filled |= 1 << column;
        }
        self.flaws.push(Flaw { field, wrong });
    }

    /// Writes a text.
    #[inline]
    pub(super) fn text(&mut self, column: usize, text: &str) {
        let text = trim(text);
        if text.is_empty() {
            return;
        }
        if let Err(bad) = check_text(text, self.limits.key) {
            self.flaw(Field::Column(column), Wrong::Text(bad));
            return;
        }
        self.filled |= 1 << column;
        if !self.table.set_text(column, text) {
            self.flaw(Field::Column(column), Wrong::Full);
        }
    }

    /// Writes what a cell of a CSV file holds.
    pub(super) fn cell(&mut self, column: usize, holds: ColumnType, text: &str) {
        match holds {
            ColumnType::Text => self.text(column, text),
            ColumnType::Tags => self.tags_text(column, text),
            ColumnType::Date => self.date_text(column, text),
            ColumnType::Number => self.known_number_text(column, text),
        }
    }

    /// Writes tags separated by `;`.
    pub(super) fn tags_text(&mut self, column: usize, text: &str) {
        let text = trim(text);
        if text.is_empty() {
            return;
        }
        self.filled |= 1 << column;
        if self.table.set_kept_tags(column, text) {
            return;
        }
        let tags = || text.split(';').map(trim).filter(|tag| !tag.is_empty());
        if self.check_tags(column, tags().count(), tags()) {
            self.table.keep_tags(column, text);
        }
    }

    /// Writes `count` tags.
    pub(super) fn tags<'a>(&mut self, column: usize, count: usize, tags: impl Iterator<Item = &'a str> + Clone) {
        // One tag alone reads the same as a text of tags, and such texts are kept.
        if let (1, Some(tag)) = (count, tags.clone().next())
            && !tag.contains(';')
        {
            return self.tags_text(column, tag);
        }
        let tags = tags.map(trim);
        self.filled |= 1 << column;
        if self.check_tags(column, count, tags.clone()) {
            self.table.set_tags(column, tags);
        }
    }

    fn check_tags<'a>(&mut self, column: usize, count: usize, mut tags: impl Iterator<Item = &'a str>) -> bool {
        let wrong = if count > self.limits.tags {
            Some(Wrong::TooManyTags(count))
        } else {
            tags.find_map(|tag| match check_text(tag, self.limits.key) {
                Ok(()) => tag.chars().find(|c| TAG_SEPARATORS.contains(*c)).map(Wrong::TagSeparator),
                Err(BadKey::Empty) => None,
                Err(bad) => Some(Wrong::Tag(bad)),
            })
        };
        let good = wrong.is_none();
        if let Some(wrong) = wrong {
            self.flaw(Field::Column(column), wrong);
        }
        good
    }

    /// Reads and writes a date.
    pub(super) fn date_text(&mut self, column: usize, text: &str) {
        let text = trim(text);
        if text.is_empty() {
            return;
        }
        match parse_date(text) {
            Ok(date) => self.date(column, date),
            Err(bad) => self.flaw(Field::Column(column), bad_date(text, bad)),
        }
    }

    /// Writes a date.
    pub(super) fn date(&mut self, column: usize, date: Date) {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
            self.flaw(Field::Column(column), Wrong::Date(BadDate::Year));
            return;
        }
        self.filled |= 1 << column;
        self.table.set_date(column, Some(date));
    }

    /// Reads and writes a number into a column every table of the kind may have.
    fn known_number_text(&mut self, column: usize, text: &str) {
        let text = trim(text);
        if text.is_empty() {
            return;
        }
        match text.parse() {
            Ok(points) => self.known_number(column, points),
            Err(bad) => self.flaw(Field::Column(column), bad_number(text, bad)),
        }
    }

    /// Writes a number into such a column.
    pub(super) fn known_number(&mut self, column: usize, points: Points) {
        self.filled |= 1 << column;
        self.table.set_known_number(column, Some(points));
    }

    /// Reads and writes a number.
    pub(super) fn number_text(&mut self, index: usize, text: &str) {
        let text = trim(text);
        if text.is_empty() {
            return;
        }
        match text.parse() {
            Ok(points) => self.table.set_number(index, points),
            Err(bad) => self.flaw(Field::Number(index), bad_number(text, bad)),
        }
    }

    /// Writes a number.
    pub(super) fn number(&mut self, index: usize, points: Points) {
        self.table.set_number(index, points);
    }

    /// Writes a number into the column of a name, which need not have been declared.
    pub(super) fn number_named(&mut self, name: &str, points: Points) {
        let known = self.table.numbers().iter().position(|(n, _)| n == name);
        let index = match known {
            Some(index) => index,
            None => match self.bad_column(name) {
                Some(wrong) => return self.flaw(Field::Row, wrong),
                None => self.table.number_index(name),
            },
        };
        self.table.set_number(index, points);
    }

    /// What stops a name from being that of one more number column.
    fn bad_column(&self, name: &str) -> Option<Wrong> {
        if self.table.kind.columns().iter().any(|c| c.name == name) {
            Some(Wrong::ReservedColumn(name.into()))
        } else if trim(name).len() != name.len() || check_text(name, self.limits.key).is_err() {
            Some(Wrong::ColumnName)
        } else if self.table.numbers().len() >= self.limits.charter {
            Some(Wrong::TooManyColumns(self.table.numbers().len() + 1))
        } else {
            None
        }
    }

    /// Ends the row: keeps it if it is whole and nothing is wrong with it, else forgets it.
    #[inline]
    pub(super) fn finish(&mut self, origin: Origin) -> bool {
        let missing = self.required & !self.filled;
        if missing != 0 {
            let columns = self.table.kind.columns().len();
            let missing = (0..columns).filter(|i| missing & (1 << i) != 0);
            self.flaws.extend(missing.map(|i| Flaw { field: Field::Column(i), wrong: Wrong::Missing }));
        }
        if self.table.writing_interval().is_empty() {
            let until = self.table.kind.columns().len() - 1;
            self.flaws.push(Flaw { field: Field::Column(until), wrong: Wrong::Interval });
        }
        self.filled = 0;
        let good = self.flaws.is_empty();
        if good {
            self.table.finish_row(origin);
        } else {
            self.table.abandon_row();
        }
        good
    }

    /// Forgets the row, whatever else may be wrong with it, and says what was found so far.
    pub(super) fn abandon(&mut self) -> Vec<Flaw> {
        self.filled = 0;
        self.table.abandon_row();
        self.take_flaws()
    }

    /// Everything wrong with the row that was not kept.
    pub(super) fn take_flaws(&mut self) -> Vec<Flaw> {
        std::mem::take(&mut self.flaws)
    }
}

/// What is wrong with a row of the library's own making: a text, the number of its parts, a day, or
/// the order of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    Text,
    TooMany,
    Day,
    Interval,
}

/// A table of one row, held to what rows of any table are held to; else the first column that does
/// not fit.
pub(crate) fn checked<'r, R: Row<'r>>(row: &R, limits: &Limits) -> Result<Table, (String, Trouble)> {
    let mut table = Table::new(R::KIND);
    let mut draft = Draft::new(&mut table, limits);
    row.fill(&mut draft);
    if draft.finish(Origin::default()) {
        return Ok(table);
    }
    let flaw = draft.take_flaws().into_iter().next();
    let column = flaw.as_ref().map(|flaw| own_name(draft.table(), flaw.field)).unwrap_or_default();
    let trouble = match flaw.map(|flaw| flaw.wrong) {
        Some(Wrong::TooManyTags(_) | Wrong::TooManyColumns(_) | Wrong::Full) => Trouble::TooMany,
        Some(Wrong::Date(_)) => Trouble::Day,
        Some(Wrong::Interval) => Trouble::Interval,
        _ => Trouble::Text,
    };
    Err((column, trouble))
}

/// The text without white space around it.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    let solid = |byte: &u8| *byte > b' ' && byte.is_ascii();
    match text.as_bytes() {
        [] => text,
        [only] if solid(only) => text,
        [first, .., last] if solid(first) && solid(last) => text,
        _ => text.trim(),
    }
}

/// Checks the form of a text: of a key, a label or a name.
#[inline]
pub(super) fn check_text(text: &str, longest: usize) -> Result<(), BadKey> {
    let plain = text.len() <= longest && !text.is_empty() && is_printable_ascii(text.as_bytes());
    if plain { Ok(()) } else { check_key(text, longest) }
}

/// Whether all bytes lie from the space to the tilde; eight of them at a time, for most texts are
/// short keys and there are many.
#[inline]
fn is_printable_ascii(bytes: &[u8]) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let (words, rest) = bytes.as_chunks::<8>();
    // The top bit of each byte: set by the byte itself, by 0x7f plus one, or by borrowing below 0x20.
    let odd = |word: u64| (word | word.wrapping_add(ONES) | word.wrapping_sub(0x20 * ONES)) & (0x80 * ONES);
    words.iter().all(|word| odd(u64::from_ne_bytes(*word)) == 0) && rest.iter().all(|b| (b' '..0x7f).contains(b))
}
