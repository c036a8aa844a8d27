//! The header of a CSV table: what each column is read as.

use super::Sheet;
use crate::finding::Finding;
use crate::roster::fields::{Fields, shown};
use crate::roster::flaw::{Field, Made, Syntax, duplicate_column, finding, missing, strangers, syntax, unnamed_column};
use crate::roster::table::{ColumnType, TableKind};

/// A header, read.
pub(super) struct Header {
    pub(super) columns: Vec<Column>,
    pub(super) findings: Vec<Finding>,
    /// Whether rows can be read under it.
    pub(super) usable: bool,
}

impl Header {
    pub(super) fn read(sheet: &Sheet<'_>, fields: &mut Fields) -> Self {
        let kind = fields.kind;
        let at = |made: Made| finding(kind, made).at(sheet.header_place());
        let mut header = Self { columns: Vec::new(), findings: Vec::new(), usable: true };
        let mut found: Vec<(Field, Box<str>)> = Vec::new();
        let mut unknown = Vec::new();
        for (index, name) in sheet.header.iter().enumerate() {
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
        if found.is_empty() && !fields.open {
            // Perhaps there is no header and this is a row: its cells must not be shown.
            let findings = vec![at(syntax(Syntax::NotHeader, 0))];
            return Self { findings, usable: false, ..header };
        }
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

/// What a column of a sheet is read as; none if it is not read.
pub(super) type Column = Option<(Field, ColumnType)>;
