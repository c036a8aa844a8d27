//! Tables from CSV.

use ::csv::{ByteRecord, Position, ReaderBuilder};

use super::draft::{Draft, trim};
use super::fields::{Fields, shown};
use super::flaw::{
    Field, Made, Spot, Syntax, Wrong, duplicate_column, finding, finding_of_file, missing_column, syntax,
    unknown_column, unnamed_column,
};
use super::source::{Source, origin};
use super::table::{ColumnType, TableKind};
use super::{Record, Roster};
use crate::charter::Charter;
use crate::finding::{Finding, Place};

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
        let header = Header::read(&sheet, &mut fields);
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

    /// Decodes a CSV text and reads its header; none, and a problem, if it has no usable one.
    pub(super) fn open_sheet<'t>(&mut self, file: &str, text: &'t [u8]) -> Option<Sheet<'t>> {
        let text = self.decode(file, text)?;
        let mut sheet = Sheet::new(file, text);
        let wrong = if !sheet.next() {
            Some(Syntax::NoHeader)
        } else if sheet.is_unclosed() {
            Some(Syntax::Unclosed)
        } else if sheet.row.len() == 1 && sheet.cells().any(|cell| cell.contains([';', '\t', '|'])) {
            Some(Syntax::Delimiter)
        } else {
            None
        };
        let (cells, most) = (sheet.row.len(), self.limits.charter);
        let line = sheet.line;
        if let Some(wrong) = wrong {
            self.refuse(vec![finding_of_file(file, syntax(wrong, 0)).at(Place::file(file).line(line))]);
            return None;
        }
        if cells > most {
            self.refuse(vec![self.limits.exceeded(file, cells, most, "charter").at(Place::file(file).line(line))]);
            return None;
        }
        sheet.header_line = line;
        sheet.header = sheet.cells().map(|name| trim(name).to_owned()).collect();
        Some(sheet)
    }

    fn read_rows(&mut self, kind: TableKind, sheet: &mut Sheet<'_>, columns: &[Column]) {
        let limits = self.limits;
        let number = self.source(&sheet.file, None);
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

/// What a column of a sheet is read as; none if it is not read.
type Column = Option<(Field, ColumnType)>;

fn write(draft: &mut Draft<'_>, sheet: &Sheet<'_>, columns: &[Column]) {
    for (cell, column) in sheet.cells().zip(columns) {
        match *column {
            Some((Field::Column(column), holds)) => draft.cell(column, holds, cell),
            Some((Field::Number(index), _)) => draft.number_text(index, cell),
            _ => {}
        }
    }
}

/// A header, read.
struct Header {
    columns: Vec<Column>,
    findings: Vec<Finding>,
    /// Whether rows can be read under it.
    usable: bool,
}

impl Header {
    fn read(sheet: &Sheet<'_>, fields: &mut Fields) -> Self {
        let kind = fields.kind;
        let at = |made: Made| finding(kind, made).at(sheet.header_place());
        let mut header = Self { columns: Vec::new(), findings: Vec::new(), usable: true };
        let mut found = Vec::new();
        for (index, name) in sheet.header.iter().enumerate() {
            let field = fields.field(name);
            header.columns.push(field.map(|field| (field, holds(field, kind))));
            let name = shown(name, usize::MAX);
            match field {
                Some(field) if found.contains(&field) => {
                    header.usable = false;
                    header.findings.push(at(duplicate_column(&name)));
                }
                Some(field) => found.push(field),
                None if name.is_empty() => header.findings.push(at(unnamed_column(index + 1))),
                None => {
                    let suggestion = fields.suggest(&name);
                    header.findings.push(at(unknown_column(&name, suggestion.as_deref(), kind)));
                }
            }
        }
        if found.is_empty() && !fields.open {
            // Perhaps there is no header and this is a row: its cells must not be shown.
            let findings = vec![at(syntax(Syntax::NotHeader, 0))];
            return Self { findings, usable: false, ..header };
        }
        for (index, column) in kind.columns().iter().enumerate() {
            if column.required && !found.contains(&Field::Column(index)) {
                header.usable = false;
                header.findings.push(at(missing_column(column.name, kind)));
            }
        }
        header
    }
}

fn holds(field: Field, kind: TableKind) -> ColumnType {
    match field {
        Field::Column(column) => kind.columns().get(column).map_or(ColumnType::Text, |c| c.holds),
        _ => ColumnType::Text,
    }
}

/// A CSV text being read: its header and the present row.
pub(super) struct Sheet<'t> {
    pub(super) file: String,
    pub(super) header: Vec<String>,
    header_line: u32,
    text: &'t str,
    reader: ::csv::Reader<&'t [u8]>,
    row: ByteRecord,
    /// Where in the text the row starts.
    start: usize,
    /// The line the row starts on.
    pub(super) line: u32,
    /// Whether the row has no quotes, so that its cells are parts of the text as they stand.
    plain: bool,
}

impl<'t> Sheet<'t> {
    fn new(file: &str, text: &'t str) -> Self {
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        Self {
            file: file.to_owned(),
            header: Vec::new(),
            header_line: 1,
            text,
            reader,
            row: ByteRecord::new(),
            start: 0,
            line: 1,
            plain: false,
        }
    }

    /// Goes on to the next row that is not blank; false at the end.
    ///
    /// Reading from memory, in rows of any length, cannot fail.
    pub(super) fn next(&mut self) -> bool {
        while self.reader.read_byte_record(&mut self.row).unwrap_or(false) {
            self.locate();
            // Of rows with the right number of cells the writer sees whether they are blank.
            let regular = self.row.len() == self.header.len();
            if regular || self.cells().any(|cell| !trim(cell).is_empty()) {
                return true;
            }
        }
        false
    }

    /// Notes where the row starts. The reader's own position may be before the line ends of blank
    /// lines, and before the second half of CRLF.
    fn locate(&mut self) {
        let at = |position: &Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let (from, line) = self.row.position().map_or((0, 1), |p| (at(p), p.line()));
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let (skipped, lines) = ends.fold((0, 0), |(n, lines), byte| (n + 1, lines + u64::from(*byte == b'\n')));
        self.start = from + skipped;
        self.line = u32::try_from(line + lines).unwrap_or(u32::MAX);
        // Besides its cells a row without quotes has a comma between two and at most one line end.
        let taken = at(self.reader.position()).saturating_sub(self.start);
        self.plain = taken <= self.row.as_slice().len() + self.row.len();
    }

    /// The cells of the row. They are taken from the text, not from the reader's copy: checking
    /// that copy anew, right after it was written, costs as much as reading the file.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.row.len()).map(|index| self.cell(index))
    }

    /// A cell of the row; empty if it has fewer.
    #[inline]
    pub(super) fn cell(&self, index: usize) -> &str {
        if !self.plain {
            // A text in UTF-8 stays so without its quotes, which are ASCII.
            return std::str::from_utf8(self.row.get(index).unwrap_or_default()).unwrap_or_default();
        }
        let start = self.start + index;
        self.row.range(index).and_then(|cell| self.text.get(start + cell.start..start + cell.end)).unwrap_or_default()
    }

    /// What is wrong with the shape of the row.
    pub(super) fn shape(&self) -> Option<Wrong> {
        if self.is_unclosed() {
            Some(Wrong::Unclosed)
        } else if self.row.len() != self.header.len() {
            Some(Wrong::Ragged(self.header.len(), self.row.len()))
        } else {
            None
        }
    }

    /// Whether a quote opened in this row is still open at the end of the text.
    fn is_unclosed(&self) -> bool {
        let end = self.text.len() as u64;
        self.reader.position().byte() >= end && is_open(self.text.as_bytes().get(self.start..).unwrap_or_default())
    }

    /// The row as it is set aside; cells beyond the header stand together under no name.
    pub(super) fn record(&self, kind: TableKind) -> Record {
        let mut record = Record::new(kind);
        for (name, cell) in self.header.iter().zip(self.cells()) {
            record.push(name, cell);
        }
        let beyond: Vec<&str> = self.cells().skip(self.header.len()).collect();
        record.push("", beyond.join(","));
        record
    }

    pub(super) fn header_place(&self) -> Place {
        Place::file(self.file.as_str()).line(self.header_line)
    }

    /// What the file calls a column.
    fn name(&self, columns: &[Column], field: Field, kind: TableKind) -> String {
        let at = columns.iter().position(|c| c.is_some_and(|(f, _)| f == field));
        match (at.and_then(|i| self.header.get(i)), field) {
            (Some(name), _) => name.clone(),
            (None, Field::Column(column)) => kind.columns().get(column).map_or("", |c| c.name).to_owned(),
            (None, _) => String::new(),
        }
    }
}

/// Whether a quoted cell is still open at the end of the bytes.
fn is_open(bytes: &[u8]) -> bool {
    enum State {
        Start,
        Plain,
        Quoted,
        Closing,
    }
    let mut state = State::Start;
    for byte in bytes {
        state = match (state, byte) {
            (State::Start | State::Closing, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::Closing,
            (State::Quoted, _) => State::Quoted,
            (_, b',' | b'\n' | b'\r') => State::Start,
            _ => State::Plain,
        };
    }
    matches!(state, State::Quoted)
}
