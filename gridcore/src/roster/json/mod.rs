//! Tables from JSON: rows read straight into the columns, never through a tree of values.

mod cell;

use std::fmt;

use cell::{Cell, CellSeed, Name, NameSeed, scalars};
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use super::add::own_name;
use super::draft::Draft;
use super::fields::{Fields, shown};
use super::flaw::{Field, Flaw, Spot, Syntax, Wanted, Wrong, finding, finding_of_file, syntax, wrong_type};
use super::slips::bad_number;
use super::source::{Source, origin};
use super::table::{ColumnType, TableKind};
use super::{Record, Roster};
use crate::charter::Charter;
use crate::finding::{Finding, Place};
use crate::limits::Limits;

impl Roster {
    /// Adds the rows of a JSON text: an array of objects, one a row, as in
    /// `[{"key": "p1", "cell": "c1", "tags": ["member"], "skill": 3.5}]`.
    ///
    /// Fields are named like the columns of [`Roster::add_csv`]. Keys, names and dates are
    /// strings, numbers are numbers, tags an array of strings or one string separated by `;`;
    /// `null` is absent. A row is named by its index, as in `people.json:[416].skill`.
    ///
    /// Nothing fails here: rows that cannot be read, and texts that are no JSON, are reported
    /// when a grid is made. `O(bytes)`.
    pub fn add_json(&mut self, table: TableKind, file: &str, text: &[u8], charter: &Charter) -> &mut Self {
        self.read_json(table, file, text, &[charter])
    }

    pub(super) fn read_json(&mut self, kind: TableKind, file: &str, text: &[u8], charters: &[&Charter]) -> &mut Self {
        let Some(text) = self.decode(file, text) else {
            return self;
        };
        let fields = Fields::new(self.table_mut(kind), charters, true);
        let mut reader = serde_json::Deserializer::from_str(text);
        let seed = TableSeed { roster: self, fields, file, list: "" };
        if let Err(error) = seed.deserialize(&mut reader).and_then(|()| reader.end()) {
            self.refuse(vec![bad_json(file, &error)]);
        }
        self
    }
}

/// The finding that a text is not JSON.
pub(crate) fn bad_json(file: &str, error: &serde_json::Error) -> Finding {
    let text = error.to_string();
    let what = match error.classify() {
        Category::Eof => Syntax::JsonEnds,
        _ if text.starts_with("number out of range") => Syntax::JsonNumber,
        _ => Syntax::Json,
    };
    let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
    finding_of_file(file, syntax(what, error.column())).at(Place::file(file).line(line))
}

/// Reads the rows of one table, as an array of objects, into a roster.
///
/// What is wrong with a row sets the row aside; the only error is one of syntax. In a document
/// the charter must have been read before, since it declares the number columns.
pub(crate) struct TableSeed<'a> {
    pub(crate) roster: &'a mut Roster,
    pub(crate) fields: Fields,
    pub(crate) file: &'a str,
    /// The path of the array in the text, which is the name of the table in a document.
    pub(crate) list: &'a str,
}

impl<'a> TableSeed<'a> {
    /// The table of a grid document, whose columns go by their own names.
    pub(crate) fn of_document(roster: &'a mut Roster, kind: TableKind, file: &'a str, charters: &[&Charter]) -> Self {
        let fields = Fields::new(roster.table_mut(kind), charters, false);
        Self { roster, fields, file, list: kind.name() }
    }
}

impl<'de> DeserializeSeed<'de> for TableSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { roster, mut fields, file, list } = self;
        let kind = fields.kind;
        let number = roster.source(file, Some(list));
        let source = Source::new(file, Some(list));
        let limits = roster.limits;
        let mut refused = Vec::new();
        let draft = Draft::new(roster.table_mut(kind), &limits);
        let left = limits.rows.saturating_sub(draft.table().len());
        let mut rows = RowsReader {
            draft,
            fields: &mut fields,
            cells: Vec::new(),
            seen: Vec::new(),
            source: &source,
            number,
            limits: &limits,
            line: 0,
            left,
            too_many: false,
            refused: &mut refused,
        };
        let is_list = deserializer.deserialize_any(&mut rows)?;
        let too_many = rows.too_many;
        if !is_list {
            let finding = finding(kind, wrong_type(Wanted::Table)).at(source.whole());
            roster.refuse(vec![finding]);
        }
        for (findings, record) in refused {
            roster.reject(findings, record);
        }
        if too_many {
            roster.refuse_rest(file, kind);
        }
        Ok(())
    }
}

struct RowsReader<'r, 'de> {
    draft: Draft<'r>,
    fields: &'r mut Fields,
    /// The cells of the present row, in the order read.
    cells: Vec<(Name, Cell<'de>)>,
    /// By column and number column, the last row that had it.
    seen: Vec<u32>,
    source: &'r Source,
    number: Option<u16>,
    limits: &'r Limits,
    line: u32,
    left: usize,
    too_many: bool,
    refused: &'r mut Vec<(Vec<Finding>, Record)>,
}

/// Reads the table; false if it is no array. `null` is a table without rows.
impl<'de> Visitor<'de> for &mut RowsReader<'_, 'de> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<bool, A::Error> {
        while self.left > 0 {
            if rows.next_element_seed(RowSeed(self))?.is_none() {
                return Ok(true);
            }
            self.left -= 1;
        }
        while rows.next_element::<IgnoredAny>()?.is_some() {
            self.too_many = true;
        }
        Ok(true)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    scalars!(table_of);
}

fn table_of<E>(_: &mut RowsReader<'_, '_>, cell: Cell<'_>) -> Result<bool, E> {
    Ok(matches!(cell, Cell::Null))
}

struct RowSeed<'s, 'r, 'de>(&'s mut RowsReader<'r, 'de>);

impl<'de> DeserializeSeed<'de> for RowSeed<'_, '_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let rows = self.0;
        rows.cells.clear();
        let mut more = 0;
        loop {
            if rows.cells.len() >= rows.limits.charter {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    more += 1;
                }
                break;
            }
            let Some(name) = map.next_key_seed(NameSeed(rows.fields))? else {
                break;
            };
            let cell = map.next_value_seed(CellSeed(rows.limits.tags))?;
            rows.cells.push((name, cell));
        }
        rows.end_row(more);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        no_row(self, Cell::Other("[..]"))
    }

    scalars!(no_row);
}

fn no_row<'de, E>(row: RowSeed<'_, '_, 'de>, cell: Cell<'de>) -> Result<(), E> {
    let rows = row.0;
    rows.line = rows.line.saturating_add(1);
    rows.draft.flaw(Field::Row, Wrong::Type(Wanted::Row));
    rows.draft.finish(origin(rows.number, rows.line));
    let mut flaws = rows.draft.take_flaws();
    // What is no row has no columns that could be missing.
    flaws.truncate(1);
    let mut record = Record::new(rows.fields.kind);
    record.push("", cell.text());
    let spot = Spot { source: rows.source, line: rows.line, kind: rows.fields.kind, limits: rows.limits };
    rows.refused.push((spot.findings(flaws, |_| String::new()), record));
    Ok(())
}

impl RowsReader<'_, '_> {
    /// Writes the cells of a row, of which `more` were left unread.
    fn end_row(&mut self, more: usize) {
        self.line = self.line.saturating_add(1);
        let kind = self.fields.kind;
        for (name, cell) in &self.cells {
            match name {
                Name::Known(field) => {
                    if is_repeated(&mut self.seen, *field, self.line) {
                        let name = own_name(self.draft.table(), *field);
                        self.draft.flaw(Field::Row, Wrong::Duplicate(name.into()));
                    } else {
                        write(&mut self.draft, *field, cell, kind);
                    }
                }
                // Without a charter the name may be that of a number it declares.
                Name::Unknown(_) if self.fields.open => {}
                Name::Unknown(name) => {
                    let name = shown(name, self.limits.key);
                    let suggestion = self.fields.suggest(&name);
                    self.draft.flaw(Field::Row, Wrong::Unknown { name, suggestion, missing: None });
                }
            }
        }
        if more > 0 {
            self.draft.flaw(Field::Row, Wrong::TooManyFields(self.cells.len() + more));
        }
        if self.draft.finish(origin(self.number, self.line)) {
            return;
        }
        let mut flaws = self.draft.take_flaws();
        if self.fields.maps {
            stands_for(&mut flaws, kind);
        }
        let spot = Spot { source: self.source, line: self.line, kind, limits: self.limits };
        let findings = spot.findings(flaws, |field| own_name(self.draft.table(), field));
        let mut record = Record::new(kind);
        for (name, cell) in &self.cells {
            match name {
                Name::Known(field) => record.push(&own_name(self.draft.table(), *field), cell.text()),
                Name::Unknown(name) => record.push(name, cell.text()),
            }
        }
        self.refused.push((findings, record));
    }
}

/// Where a required column is missing, an unknown one may be that column under another name.
fn stands_for(flaws: &mut [Flaw], kind: TableKind) {
    let lacking = flaws.iter().find_map(|flaw| match (&flaw.field, &flaw.wrong) {
        (Field::Column(column), Wrong::Missing) => kind.columns().get(*column).map(|column| column.name),
        _ => None,
    });
    for flaw in flaws {
        if let Wrong::Unknown { missing, .. } = &mut flaw.wrong {
            *missing = lacking;
        }
    }
}

/// Whether a field came before in the same row. Marked by row, so that nothing is cleared and a
/// row of a million repeats costs no more than its length.
fn is_repeated(seen: &mut Vec<u32>, field: Field, line: u32) -> bool {
    let index = match field {
        Field::Column(column) => column * 2,
        Field::Number(number) => number * 2 + 1,
        Field::Sheet(_) | Field::Row => return false,
    };
    if seen.len() <= index {
        seen.resize(index + 1, 0);
    }
    seen.get_mut(index).is_some_and(|last| std::mem::replace(last, line) == line)
}

fn write(draft: &mut Draft<'_>, field: Field, cell: &Cell<'_>, kind: TableKind) {
    let wanted = match field {
        Field::Number(index) => match cell {
            Cell::Null => return,
            Cell::Number(Ok(points), _) => return draft.number(index, *points),
            Cell::Number(Err(bad), text) => return draft.flaw(field, bad_number(text, *bad)),
            _ => Wanted::Number,
        },
        Field::Column(column) => {
            let holds = kind.columns().get(column).map_or(ColumnType::Text, |c| c.holds);
            match (holds, cell) {
                (_, Cell::Null) => return,
                (ColumnType::Text | ColumnType::Tags | ColumnType::Date, Cell::Text(text)) => {
                    return draft.cell(column, holds, text);
                }
                (ColumnType::Tags, Cell::List(tags, count)) => {
                    return draft.tags(column, *count, tags.iter().map(AsRef::as_ref));
                }
                (ColumnType::Number, Cell::Number(Ok(points), _)) => return draft.known_number(column, *points),
                (ColumnType::Number, Cell::Number(Err(bad), text)) => return draft.flaw(field, bad_number(text, *bad)),
                (ColumnType::Number, _) => Wanted::Number,
                (ColumnType::Text, _) => Wanted::Text,
                (ColumnType::Tags, _) => Wanted::Tags,
                (ColumnType::Date, _) => Wanted::Date,
            }
        }
        Field::Sheet(_) | Field::Row => return,
    };
    draft.flaw(field, Wrong::Type(wanted));
}
