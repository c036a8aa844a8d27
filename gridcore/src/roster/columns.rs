//! Rows from the caller's own columns: frames, typed arrays, anything that can say what a cell holds.

use super::add;
use super::draft::Draft;
use super::fields::Fields;
use super::flaw::{Field, Flaw, Spot, Wanted, Wrong};
use super::header::{Column as Read, Header};
use super::runs;
use super::source::{Source, origin};
use super::table::{ColumnType, TableKind};
use super::{Record, Roster};
use crate::charter::Charter;
use crate::finding::Place;
use crate::points::{BadPoints, Points};
use crate::time::{Date, Moment};

/// What a cell of a column holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Absent,
    /// A text: of a key, of tags separated by `;`, of a date or of a number.
    Text(&'a str),
    /// A whole number; as a key it stands for its digits.
    Whole(i64),
    /// A number that may have decimals; one that is no number is absent.
    Decimal(f64),
    /// An exact number.
    Points(Points),
    /// An exact number of any size: the first, with its point moved left by the second, as
    /// `Exact(4175, 1)` is 417.5. One without decimals stands for its digits as a key.
    Exact(i128, i8),
    /// A day.
    Day(Date),
    /// A minute of a day.
    Moment(Moment),
    /// Tags or approvals.
    Tags(Vec<&'a str>),
    /// Something no column has, and a word for it.
    Other(&'static str),
}

impl Cell<'_> {
    /// The number it holds, exactly; none if it holds something else, or nothing.
    pub(crate) fn points(&self) -> Option<Result<Points, BadPoints>> {
        match self {
            Self::Text(text) => Some(text.parse()),
            Self::Whole(whole) => Some(Points::from_whole(*whole).ok_or(BadPoints::OutOfRange)),
            Self::Decimal(number) if number.is_nan() => None,
            Self::Decimal(number) => Some(Points::from_f64(*number)),
            Self::Points(points) => Some(Ok(*points)),
            Self::Exact(number, places) => Some(exact(*number, *places).parse()),
            Self::Absent | Self::Day(_) | Self::Moment(_) | Self::Tags(_) | Self::Other(_) => None,
        }
    }

    /// What it holds as a text, as a row that is set aside has it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Absent => String::new(),
            Self::Text(text) => (*text).to_owned(),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number) if number.is_nan() => String::new(),
            Self::Decimal(number) => number.to_string(),
            Self::Points(points) => points.to_string(),
            Self::Exact(number, places) => exact(*number, *places),
            Self::Day(day) => day.to_string(),
            Self::Moment(moment) => moment.to_string(),
            Self::Tags(tags) => tags.join(";"),
            Self::Other(word) => (*word).to_owned(),
        }
    }
}

/// A column of a table of the caller's: what it is called, and what its cells hold.
pub trait Column {
    /// The name in the header.
    fn name(&self) -> &str;

    /// What the cell of a row holds, the first row being 0.
    fn cell(&self, row: usize) -> Cell<'_>;

    /// The texts of all rows in order, each with the number of rows that follow each other and have it;
    /// an empty text is an absent cell. None if the column cannot say, or holds anything but texts.
    ///
    /// A column that says so is read faster, if nothing is wrong with it.
    fn runs(&self) -> Option<Box<dyn Iterator<Item = (&str, usize)> + '_>> {
        None
    }
}

impl Roster {
    /// Adds the rows of a table that the caller has by column.
    ///
    /// `columns` go by the names of the table's columns, or by what the charter's column maps make of
    /// them, in any order; all have `rows` cells. `name` is what findings call the table: its first
    /// row is `name:1`. Whole numbers are taken as keys and tags by their digits, other numbers are
    /// not: a key that was read as one has lost its leading zeros. `O(cells)`.
    ///
    /// Nothing fails here: rows that cannot be read are reported when a grid is made.
    ///
    /// ```
    /// use gridcore::{Cell, Charter, Column, Roster, TableKind};
    ///
    /// struct Texts(&'static str, [&'static str; 2]);
    /// impl Column for Texts {
    ///     fn name(&self) -> &str {
    ///         self.0
    ///     }
    ///     fn cell(&self, row: usize) -> Cell<'_> {
    ///         self.1.get(row).map_or(Cell::Absent, |text| Cell::Text(text))
    ///     }
    /// }
    ///
    /// let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
    /// let mut roster = Roster::new();
    /// let (keys, tiers) = (Texts("key", ["s", "t"]), Texts("tier", ["site", "team"]));
    /// roster.add_columns(TableKind::Units, "units", 2, &[&keys, &tiers, &Texts("parent", ["", "s"])], &charter);
    /// assert_eq!(roster.len(TableKind::Units), 2);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn add_columns(
        &mut self,
        table: TableKind,
        name: &str,
        rows: usize,
        columns: &[&dyn Column],
        charter: &Charter,
    ) -> &mut Self {
        let mut fields = Fields::new(self.table_mut(table), &[charter], true);
        let header = Header::read(columns.iter().map(|column| column.name()), &Place::file(name), &mut fields);
        self.refuse(header.findings);
        if header.usable {
            self.read_columns(table, name, rows, columns, &header.columns);
        }
        self
    }

    fn read_columns(&mut self, kind: TableKind, name: &str, rows: usize, columns: &[&dyn Column], plan: &[Read]) {
        let limits = self.limits;
        let number = self.source(name, None);
        for (column, plan) in columns.iter().zip(plan) {
            if let Some((field, _)) = plan {
                let own = add::own_name(self.table(kind), *field);
                self.call(number, &own, Some(column.name()));
            }
        }
        let seen = number.and_then(|n| self.files.get(usize::from(n))).map_or(0, |source| source.seen);
        let source = Source::new(name, None);
        let read: Vec<(&dyn Column, Field, ColumnType)> = columns
            .iter()
            .zip(plan)
            .filter_map(|(column, plan)| plan.map(|(field, holds)| (*column, field, holds)))
            .collect();
        let left = limits.rows.saturating_sub(self.len(kind));
        let first = origin(number, seen.saturating_add(1));
        let lines = u32::try_from(rows).ok().and_then(|rows| seen.checked_add(rows));
        if let Some(line) = lines.filter(|_| rows <= left)
            && runs::append(self.table_mut(kind), &read, rows, first, &limits)
        {
            if let Some(source) = number.and_then(|n| self.files.get_mut(usize::from(n))) {
                source.seen = line;
            }
            return;
        }
        let mut draft = Draft::new(self.table_mut(kind), &limits);
        let mut refused = Vec::new();
        let mut line = seen;
        for row in 0..rows.min(left) {
            line = line.saturating_add(1);
            for (column, field, holds) in &read {
                write(&mut draft, *field, *holds, &column.cell(row));
            }
            if draft.finish(origin(number, line)) {
                continue;
            }
            let flaws: Vec<Flaw> = draft.take_flaws();
            let spot = Spot { source: &source, line, kind, limits: &limits };
            let called = |field: Field| {
                let column = read.iter().find(|(_, other, _)| *other == field);
                column.map_or_else(|| add::own_name(draft.table(), field), |(column, ..)| column.name().to_owned())
            };
            refused.push((spot.findings(flaws, called), record(kind, columns, row)));
        }
        if let Some(source) = number.and_then(|n| self.files.get_mut(usize::from(n))) {
            source.seen = line;
        }
        for (findings, record) in refused {
            self.reject(findings, record);
        }
        if rows > left {
            self.refuse_rest(name, kind);
        }
    }
}

fn write(draft: &mut Draft<'_>, field: Field, holds: ColumnType, cell: &Cell<'_>) {
    let wrong = match (field, cell) {
        (_, Cell::Absent) => return,
        (Field::Number(index), cell) => match number(draft, index, cell) {
            Ok(()) => return,
            Err(wrong) => wrong,
        },
        (Field::Column(column), cell) => match (holds, cell) {
            (_, Cell::Decimal(number)) if number.is_nan() => return,
            (_, Cell::Text(text)) => return draft.cell(column, holds, text),
            (ColumnType::Text, Cell::Whole(number)) => return draft.text(column, &number.to_string()),
            (ColumnType::Tags, Cell::Whole(number)) => return draft.tags_text(column, &number.to_string()),
            (ColumnType::Text, Cell::Exact(number, 0)) => return draft.text(column, &number.to_string()),
            (ColumnType::Tags, Cell::Exact(number, 0)) => return draft.tags_text(column, &number.to_string()),
            (ColumnType::Tags, Cell::Tags(tags)) => return draft.tags(column, tags.len(), tags.iter().copied()),
            (ColumnType::Date, Cell::Day(day)) => return draft.date(column, *day),
            (ColumnType::Number, cell) => match cell.points() {
                Some(Ok(points)) => return draft.known_number(column, points),
                Some(Err(bad)) => Wrong::Number(bad),
                None => Wrong::Type(Wanted::Number),
            },
            (ColumnType::Text, _) => Wrong::Type(Wanted::Text),
            (ColumnType::Tags, _) => Wrong::Type(Wanted::Tags),
            (ColumnType::Date, _) => Wrong::Type(Wanted::Date),
        },
        (Field::Sheet(_) | Field::Row, _) => return,
    };
    draft.flaw(field, wrong);
}

fn number(draft: &mut Draft<'_>, index: usize, cell: &Cell<'_>) -> Result<(), Wrong> {
    if let Cell::Text(text) = cell {
        draft.number_text(index, text);
        return Ok(());
    }
    let Some(points) = cell.points() else {
        let absent = matches!(cell, Cell::Decimal(number) if number.is_nan());
        return if absent { Ok(()) } else { Err(Wrong::Type(Wanted::Number)) };
    };
    draft.number(index, points.map_err(Wrong::Number)?);
    Ok(())
}

/// A number whose point is moved left by `places`, as a text.
fn exact(number: i128, places: i8) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = number.unsigned_abs().to_string();
    match usize::try_from(places) {
        Ok(0) => format!("{sign}{digits}"),
        Ok(places) => {
            let digits = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = digits.split_at(digits.len() - places);
            format!("{sign}{whole}.{fraction}")
        }
        Err(_) if number == 0 => digits,
        Err(_) => format!("{sign}{digits}{}", "0".repeat(usize::from(places.unsigned_abs()))),
    }
}

/// The cells of a row as they are set aside.
fn record(kind: TableKind, columns: &[&dyn Column], row: usize) -> Record {
    let mut record = Record::new(kind);
    columns.iter().for_each(|column| record.push(column.name(), column.cell(row).shown()));
    record
}
