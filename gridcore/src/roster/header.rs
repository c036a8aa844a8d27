//! The header of a table: what each column is read as.

use super::fields::{Fields, shown};
use super::flaw::{Field, Made, duplicate_column, finding, missing, strangers, unnamed_column};
use super::table::{ColumnType, TableKind};
use crate::finding::{Finding, Place};

/// A header, read.
pub(super) struct Header {
    pub(super) columns: Vec<Column>,
    pub(super) findings: Vec<Finding>,
    /// Whether rows can be read under it.
    pub(super) usable: bool,
    /// Whether it names any column of the table.
    pub(super) known: bool,
}

impl Header {
    pub(super) fn read<'n>(names: impl Iterator<Item = &'n str>, place: &Place, fields: &mut Fields) -> Self {
        let kind = fields.kind;
        let at = |made: Made| finding(kind, made).at(place.clone());
        let mut header = Self { columns: Vec::new(), findings: Vec::new(), usable: true, known: false };
        let mut found: Vec<(Field, Box<str>)> = Vec::new();
        let mut unknown = Vec::new();
        for (index, name) in names.enumerate() {
            let field = fields.field(name);
            header.columns.push(field.map(|field| (field, holds(field, kind))));
            let name = shown(name, usize::MAX);
            match field {
                Some(field) => {
                    if let Some((_, first)) = found.iter().find(|(f, _)| *f == field) {
                        header.usable = false;
                        header.findings.push(at(duplicate_column(&name, first)));
                    } else {
                        found.push((field, name));
                    }
                }
                None if name.is_empty() => header.findings.push(at(unnamed_column(index + 1))),
                None => {
                    let suggestion = fields.suggest(&name);
                    unknown.push((name, suggestion));
                }
            }
        }
        header.known = !found.is_empty();
        let missing = missing(kind, |field| found.iter().any(|(other, _)| *other == field));
        header.usable &= missing.is_empty();
        header.findings.extend(strangers(kind, &unknown, &missing).into_iter().map(at));
        header
    }
}

fn holds(field: Field, kind: TableKind) -> ColumnType {
    match field {
        Field::Column(column) => kind.columns().get(column).map_or(ColumnType::Text, |c| c.holds),
        _ => ColumnType::Text,
    }
}

/// What a column is read as; none if it is not read.
pub(super) type Column = Option<(Field, ColumnType)>;
