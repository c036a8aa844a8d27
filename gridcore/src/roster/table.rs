//! A table of the roster: known columns, any number columns, and where each row came from.

use serde::{Deserialize, Serialize};

use super::column::{Column, NumberColumn, TagColumn, TextColumn};
use crate::points::Points;
use crate::time::{Date, Interval};

/// The tables a roster has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TableKind {
    /// The nodes of the networks.
    Units,
    /// The people.
    People,
    /// Who is in which cell of which network.
    Placements,
    /// The areas.
    Areas,
    /// Which cell answers for which area.
    Claims,
    /// Who holds which post where.
    Appointments,
    /// Contacts and bridges.
    Links,
    /// Former keys.
    Aliases,
    /// The entries of ledgers, which no grid keeps: [`Ledger::load`](crate::score::Ledger::load) reads
    /// them.
    Entries,
    /// What was done of duties, which no grid keeps: [`duty::review`](crate::duty::review) reads this
    /// table and those after it.
    Duties,
    /// Tasks and projects.
    Tasks,
    /// What inspections found.
    Inspections,
    /// The risks that registers hold.
    Risks,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnType {
    Text,
    Tags,
    Date,
    Number,
}

/// A column every table of the kind may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ColumnInfo {
    pub(crate) name: &'static str,
    pub(crate) holds: ColumnType,
    /// Whether a row without it says nothing.
    pub(crate) required: bool,
}

/// Where a record was read: a file of the roster and a line of it; line 0 stands for nowhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Origin {
    pub(crate) file: u16,
    pub(crate) line: u32,
}

impl Origin {
    /// Whether it says a line.
    pub(crate) const fn is_somewhere(self) -> bool {
        self.line > 0
    }
}

/// One table, by column.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) kind: TableKind,
    columns: Vec<Column>,
    /// Number columns by name, of people only.
    numbers: Vec<(String, NumberColumn)>,
    rows: usize,
    /// Whether any row is dated.
    dated: bool,
    /// Whether the row being written is.
    writing_dated: bool,
    /// The file of the rows from a row on.
    files: Vec<(usize, u16)>,
    lines: Vec<u32>,
}

impl TableKind {
    /// All tables, in the order in which they depend on each other.
    pub const ALL: [Self; 13] = [
        Self::Units,
        Self::People,
        Self::Placements,
        Self::Areas,
        Self::Claims,
        Self::Appointments,
        Self::Links,
        Self::Aliases,
        Self::Entries,
        Self::Duties,
        Self::Tasks,
        Self::Inspections,
        Self::Risks,
    ];

    /// The name of the table: of its file without `.csv`, of its field in a document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::People => "people",
            Self::Placements => "placements",
            Self::Areas => "areas",
            Self::Claims => "claims",
            Self::Appointments => "appointments",
            Self::Links => "links",
            Self::Aliases => "aliases",
            Self::Entries => "entries",
            Self::Duties => "duties",
            Self::Tasks => "tasks",
            Self::Inspections => "inspections",
            Self::Risks => "risks",
        }
    }

    /// Whether an organisation must have the table, be it empty.
    pub(crate) const fn is_required(self) -> bool {
        matches!(self, Self::Units | Self::People)
    }

    /// Whether a grid holds its rows; the others are read beside it.
    #[must_use]
    pub const fn is_of_grid(self) -> bool {
        !matches!(self, Self::Entries | Self::Duties | Self::Tasks | Self::Inspections | Self::Risks)
    }

    /// The table of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Table {
    pub(crate) fn new(kind: TableKind) -> Self {
        let columns = kind.columns().iter().map(|column| match column.holds {
            ColumnType::Text => Column::Text(TextColumn::default()),
            ColumnType::Tags => Column::Tags(TagColumn::default()),
            ColumnType::Date => Column::Date(Vec::new()),
            ColumnType::Number => Column::Number(NumberColumn::default()),
        });
        Self {
            kind,
            columns: columns.collect(),
            numbers: Vec::new(),
            rows: 0,
            dated: false,
            writing_dated: false,
            files: Vec::new(),
            lines: Vec::new(),
        }
    }

    pub(crate) const fn len(&self) -> usize {
        self.rows
    }

    pub(crate) const fn is_dated(&self) -> bool {
        self.dated
    }

    /// Whether no row has a value in a column.
    pub(crate) fn is_blank(&self, column: usize) -> bool {
        self.columns.get(column).is_none_or(Column::is_blank)
    }

    /// The text column of an index; an empty one if the column holds something else.
    pub(crate) fn texts(&self, column: usize) -> &TextColumn {
        static EMPTY: TextColumn = TextColumn::EMPTY;
        match self.columns.get(column) {
            Some(Column::Text(texts)) => texts,
            _ => &EMPTY,
        }
    }

    #[inline]
    pub(crate) fn text(&self, column: usize, row: usize) -> &str {
        self.texts(column).get(row)
    }

    /// Writes tags, separated by `;`, that were [found good](Self::keep_tags) before; false if not.
    pub(crate) fn set_kept_tags(&mut self, column: usize, text: &str) -> bool {
        let row = self.rows;
        match self.columns.get_mut(column) {
            Some(Column::Tags(tags)) => tags.set_kept(row, text),
            _ => false,
        }
    }

    /// Writes tags, separated by `;`, that were found good.
    pub(crate) fn keep_tags(&mut self, column: usize, text: &str) {
        let row = self.rows;
        if let Some(Column::Tags(tags)) = self.columns.get_mut(column) {
            tags.keep(row, text);
        }
    }

    /// The tag column, if the table has one.
    pub(crate) fn tag_column(&self) -> Option<&TagColumn> {
        self.columns.iter().find_map(|column| match column {
            Column::Tags(tags) => Some(tags),
            _ => None,
        })
    }

    pub(crate) fn date(&self, column: usize, row: usize) -> Option<Date> {
        match self.columns.get(column) {
            Some(Column::Date(dates)) => dates.get(row).copied().flatten(),
            _ => None,
        }
    }

    /// The interval of a row; `from` and `until` are the last two columns of a table with dates.
    pub(crate) fn interval(&self, row: usize) -> Interval {
        if !self.dated { Interval::ALWAYS } else { self.dates(row) }
    }

    /// The interval of the row being written.
    pub(crate) fn writing_interval(&self) -> Interval {
        if !self.writing_dated { Interval::ALWAYS } else { self.dates(self.rows) }
    }

    fn dates(&self, row: usize) -> Interval {
        let columns = self.columns.len();
        if columns < 2 {
            return Interval::ALWAYS;
        }
        Interval { from: self.date(columns - 2, row), until: self.date(columns - 1, row) }
    }

    pub(crate) fn numbers(&self) -> &[(String, NumberColumn)] {
        &self.numbers
    }

    pub(crate) fn origin(&self, row: usize) -> Origin {
        let run = self.files.partition_point(|(start, _)| *start <= row);
        let file = run.checked_sub(1).and_then(|i| self.files.get(i)).map_or(0, |(_, file)| *file);
        Origin { file, line: self.lines.get(row).copied().unwrap_or(0) }
    }

    /// Writes a text into a column of the row being written.
    pub(crate) fn set_text(&mut self, column: usize, text: &str) -> bool {
        let row = self.rows;
        match self.columns.get_mut(column) {
            Some(Column::Text(texts)) => texts.set(row, text),
            Some(Column::Tags(tags)) => {
                tags.set(row, text);
                true
            }
            _ => false,
        }
    }

    pub(crate) fn set_tags<'a>(&mut self, column: usize, tags: impl Iterator<Item = &'a str>) {
        let row = self.rows;
        if let Some(Column::Tags(column)) = self.columns.get_mut(column) {
            column.set_tags(row, tags);
        }
    }

    pub(crate) fn set_date(&mut self, column: usize, date: Option<Date>) {
        let row = self.rows;
        if let (Some(Column::Date(dates)), Some(date)) = (self.columns.get_mut(column), date) {
            dates.resize(row, None);
            dates.push(Some(date));
            // An entry has a day and is there on every other too.
            self.writing_dated = self.kind.is_of_grid();
        }
    }

    /// The number of a row in a column every table of the kind may have.
    pub(crate) fn number(&self, column: usize, row: usize) -> Option<Points> {
        match self.columns.get(column) {
            Some(Column::Number(numbers)) => numbers.get(row),
            _ => None,
        }
    }

    /// Writes a number into such a column.
    pub(crate) fn set_known_number(&mut self, column: usize, points: Option<Points>) {
        let row = self.rows;
        if let (Some(Column::Number(numbers)), Some(points)) = (self.columns.get_mut(column), points) {
            numbers.set(row, points);
        }
    }

    /// The index of a number column, made if there is none of the name.
    pub(crate) fn number_index(&mut self, name: &str) -> usize {
        if let Some(index) = self.numbers.iter().position(|(n, _)| n == name) {
            return index;
        }
        self.numbers.push((name.to_owned(), NumberColumn::default()));
        self.numbers.len() - 1
    }

    pub(crate) fn set_number(&mut self, index: usize, points: Points) {
        let row = self.rows;
        if let Some((_, column)) = self.numbers.get_mut(index) {
            column.set(row, points);
        }
    }

    /// Ends the row being written.
    pub(crate) fn finish_row(&mut self, origin: Origin) {
        self.dated |= std::mem::take(&mut self.writing_dated);
        if self.files.last().is_none_or(|(_, file)| *file != origin.file) {
            self.files.push((self.rows, origin.file));
        }
        self.lines.push(origin.line);
        self.rows += 1;
    }

    /// Writes the texts of many rows into a column, from the row being written on.
    pub(super) fn append_texts<'a>(&mut self, column: usize, runs: impl Iterator<Item = (&'a str, usize)>) {
        let row = self.rows;
        if let Some(Column::Text(texts)) = self.columns.get_mut(column) {
            texts.append(row, runs);
        }
    }

    /// Ends many rows, of which the first was read at `first` and the others on the lines after it.
    pub(super) fn finish_rows(&mut self, rows: usize, first: Origin) {
        if rows > 0 && self.files.last().is_none_or(|(_, file)| *file != first.file) {
            self.files.push((self.rows, first.file));
        }
        let line = |row: u32| if first.is_somewhere() { first.line.saturating_add(row) } else { 0 };
        self.lines.extend((0..).map(line).take(rows));
        self.rows += rows;
    }

    /// Forgets what was written of the row being written.
    pub(crate) fn abandon_row(&mut self) {
        self.writing_dated = false;
        for column in &mut self.columns {
            column.truncate(self.rows);
        }
        for (_, column) in &mut self.numbers {
            column.truncate(self.rows);
        }
    }

    /// Whether another table has the same rows in the same order.
    pub(crate) fn same_rows(&self, other: &Self) -> bool {
        self.rows == other.rows && (0..self.rows).all(|row| self.cells(row) == other.cells(row))
    }

    /// The cells of a row that are not empty, by column.
    pub(crate) fn cells(&self, row: usize) -> Vec<(String, String)> {
        let known = self.kind.columns().iter().zip(&self.columns).map(|(info, column)| {
            let cell = match column {
                Column::Text(texts) => texts.get(row).to_owned(),
                Column::Tags(tags) => tags.get(row).join(";"),
                Column::Date(dates) => dates.get(row).copied().flatten().map(|d| d.to_string()).unwrap_or_default(),
                Column::Number(numbers) => numbers.get(row).map(|n| n.to_string()).unwrap_or_default(),
            };
            (info.name.to_owned(), cell)
        });
        let numbers =
            self.numbers.iter().filter_map(|(name, column)| Some((name.clone(), column.get(row)?.to_string())));
        known.chain(numbers).filter(|(_, cell)| !cell.is_empty()).collect()
    }
}
