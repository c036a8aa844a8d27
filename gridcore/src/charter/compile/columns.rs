//! Column maps: which header of the user stands for which column.

use std::collections::BTreeMap;

use super::Compiler;
use super::faults::{List, quoted};

/// The columns of people, apart from the numbers the charter declares.
pub(super) const PEOPLE: &[&str] = &["key", "cell", "tags", "from", "until"];

/// The tables of a roster and their columns.
const TABLES: &[(&str, &[&str])] = &[
    ("units", &["key", "parent", "tier", "network", "name", "kind", "tags", "from", "until"]),
    ("people", PEOPLE),
    ("placements", &["person", "network", "cell", "from", "until"]),
    ("areas", &["key", "name", "kind"]),
    ("claims", &["area", "cell", "keeper", "from", "until"]),
    ("appointments", &["person", "post", "unit", "shift", "channel", "approvals", "from", "until"]),
    ("links", &["kind", "source", "target", "from", "until"]),
    ("aliases", &["kind", "alias", "key"]),
];

impl Compiler<'_> {
    pub(super) fn columns(&mut self) {
        for (table, map) in &self.spec.columns {
            let at = format!("columns.{}", quoted(table));
            let Some((_, columns)) = TABLES.iter().find(|(name, _)| name == table) else {
                let known = TABLES.iter().map(|(name, _)| *name);
                self.faults.unknown_name(format_args!("{at}"), List::Tables, table, known);
                continue;
            };
            let mut known = columns.to_vec();
            if table == "people" {
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
    }
}
