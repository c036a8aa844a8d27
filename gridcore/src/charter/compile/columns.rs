//! Column maps: which header of the user stands for which column.

use std::collections::BTreeMap;

use super::Compiler;
use super::faults::List;
use crate::finding::catalogue::charter as rules;
use crate::roster::TableKind;
use crate::value::{quoted, shown};

impl Compiler<'_> {
    pub(super) fn columns(&mut self) {
        for (table, map) in &self.spec.columns {
            let at = format!("columns.{}", quoted(table));
            let Some(kind) = TableKind::from_name(table) else {
                let known = TableKind::ALL.iter().map(|kind| kind.name());
                self.faults.unknown_name(format_args!("{at}"), List::Tables, table, known);
                continue;
            };
            let mut known: Vec<&str> = kind.columns().iter().map(|column| column.name).collect();
            if kind == TableKind::People {
                known.extend(self.names.numbers.keys().copied());
            }
            self.column_map(&at, table, map, &known);
        }
    }

    fn column_map(&mut self, at: &str, table: &str, map: &BTreeMap<String, String>, known: &[&str]) {
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for (header, column) in map {
            let at_header = format!("{at}.{}", quoted(header));
            self.key_form(format_args!("{at_header}"), header, "");
            if !known.contains(&column.as_str()) {
                let list = List::Columns(table);
                self.faults.unknown_name(format_args!("{at_header}"), list, column, known.iter().copied());
            }
            if let Some(before) = first.insert(column, header) {
                self.duplicate_name(format_args!("{at_header}"), column, &format!("{at}.{}", quoted(before)));
            }
        }
        for (header, column) in map.iter().filter(|(header, column)| header != column) {
            if known.contains(&header.as_str()) && !first.contains_key(header.as_str()) {
                let args = vec![("header", shown(header).into()), ("column", shown(column).into())];
                let at_header = format!("{at}.{}", quoted(header));
                self.faults.push(format_args!("{at_header}"), &rules::COLUMN_WITHOUT_HEADER, 0, args);
            }
        }
    }
}
