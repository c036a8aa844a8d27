//! Tables from CSV.

mod sheet;

pub(super) use sheet::Sheet;

use super::Roster;
use super::add::own_name;
use super::draft::Draft;
use super::fields::Fields;
use super::flaw::{Field, Spot, Syntax, finding, syntax};
use super::header::{Column, Header};
use super::slips::of_spreadsheet;
use super::source::{Source, origin};
use super::table::TableKind;
use crate::charter::Charter;

impl Roster {
    /// Adds the rows of a CSV text: UTF-8, comma separated, the first line a header.
    ///
    /// A byte order mark and either line ending are fine; white space around a cell is not part
    /// of it; an empty cell is an absent one, and a line of nothing but empty cells is passed
    /// over. Headers are the names of columns, or what the charter's column maps make of them,
    /// in any order. `file` is what findings call the text.
    ///
    /// Nothing fails here: rows that cannot be read, and texts that are no table, are reported
    /// when a grid is made. `O(bytes)`.
    ///
    /// ```
    /// use gridcore::{Charter, Roster, TableKind};
    ///
    /// let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
    /// let mut roster = Roster::new();
    /// roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt,s,team\n", &charter);
    /// assert_eq!(roster.len(TableKind::Units), 2);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn add_csv(&mut self, table: TableKind, file: &str, text: &[u8], charter: &Charter) -> &mut Self {
        self.read_csv(table, file, text, &[charter])
    }

    /// Adds a CSV text under all versions of a charter, or under none when none could be read.
    pub(super) fn read_csv(&mut self, kind: TableKind, file: &str, text: &[u8], charters: &[&Charter]) -> &mut Self {
        let Some(mut sheet) = self.open_sheet(file, text) else {
            return self;
        };
        let mut fields = Fields::new(self.table_mut(kind), charters, true);
        let mut header = Header::read(sheet.header.iter().map(String::as_str), &sheet.header_place(), &mut fields);
        if !header.known && !fields.open {
            // Perhaps there is no header and this is a row: its cells must not be shown.
            header.findings = vec![finding(kind, syntax(Syntax::NotHeader, 0)).at(sheet.header_place())];
            header.usable = false;
        }
        let mut findings = header.findings;
        if fields.open {
            // Without the charter a name may be right and a column under another name.
            findings.clear();
        }
        self.refuse(findings);
        if header.usable {
            self.read_rows(kind, &mut sheet, &header.columns);
        }
        self
    }

    fn read_rows(&mut self, kind: TableKind, sheet: &mut Sheet<'_>, columns: &[Column]) {
        let limits = self.limits;
        let number = self.source(&sheet.file, None);
        for (name, column) in sheet.header.iter().zip(columns) {
            if let Some((field, _)) = column {
                let own = own_name(self.table(kind), *field);
                self.call(number, &own, Some(name));
            }
        }
        let source = Source::new(&sheet.file, None);
        let mut refused = Vec::new();
        let mut draft = Draft::new(self.table_mut(kind), &limits);
        let mut left = limits.rows.saturating_sub(draft.table().len());
        let mut too_many = false;
        while sheet.next() {
            if left == 0 {
                too_many = true;
                break;
            }
            left -= 1;
            let line = sheet.line;
            let spot = Spot { source: &source, line, kind, limits: &limits };
            let findings = if let Some(wrong) = sheet.shape() {
                vec![spot.finding(wrong, "")]
            } else {
                write(&mut draft, sheet, columns);
                if draft.is_blank() {
                    continue;
                }
                if draft.finish(origin(number, line)) {
                    continue;
                }
                spot.findings(draft.take_flaws(), |field| sheet.name(columns, field, kind))
            };
            refused.push((findings, sheet.record(kind)));
        }
        for (findings, record) in refused {
            self.reject(findings, record);
        }
        if too_many {
            self.refuse_rest(&sheet.file, kind);
        }
    }
}

fn write(draft: &mut Draft<'_>, sheet: &Sheet<'_>, columns: &[Column]) {
    for (cell, column) in sheet.cells().zip(columns) {
        if let (Some((field, _)), Some(wrong)) = (*column, of_spreadsheet(cell)) {
            draft.flaw(field, wrong);
            continue;
        }
        match *column {
            Some((Field::Column(column), holds)) => draft.cell(column, holds, cell),
            Some((Field::Number(index), _)) => draft.number_text(index, cell),
            _ => {}
        }
    }
}
