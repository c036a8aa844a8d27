//! A CSV text row by row.

use ::csv::{ReaderBuilder, StringRecord};

use crate::finding::Place;
use crate::roster::draft::trim;
use crate::roster::flaw::{Field, Syntax, Wrong, finding_of_file, syntax};
use crate::roster::header::Column;
use crate::roster::table::TableKind;
use crate::roster::{Record, Roster};

/// A CSV text being read: its header and the present row.
pub(in crate::roster) struct Sheet<'t> {
    pub(in crate::roster) file: String,
    pub(in crate::roster) header: Vec<String>,
    header_line: u32,
    text: &'t str,
    reader: ::csv::Reader<&'t [u8]>,
    row: StringRecord,
    /// Where in the text the row starts.
    start: usize,
    /// The line the row starts on.
    pub(in crate::roster) line: u32,
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
            row: StringRecord::new(),
            start: 0,
            line: 1,
        }
    }

    /// Goes on to the next row that is not blank; false at the end.
    ///
    /// Reading from memory a text known to be UTF-8, in rows of any length, cannot fail.
    pub(in crate::roster) fn next(&mut self) -> bool {
        while self.reader.read_record(&mut self.row).unwrap_or(false) {
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
        let (from, line) = self.row.position().map_or((0, 1), |p| (p.byte(), p.line()));
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let (skipped, lines) = ends.fold((0, 0), |(n, lines), byte| (n + 1, lines + u64::from(*byte == b'\n')));
        self.start = from.saturating_add(skipped);
        self.line = u32::try_from(line + lines).unwrap_or(u32::MAX);
    }

    /// The cells of the row.
    pub(in crate::roster) fn cells(&self) -> impl Iterator<Item = &str> {
        self.row.iter()
    }

    /// A cell of the row; empty if it has fewer.
    pub(in crate::roster) fn cell(&self, index: usize) -> &str {
        self.row.get(index).unwrap_or_default()
    }

    /// What is wrong with the shape of the row.
    pub(in crate::roster) fn shape(&self) -> Option<Wrong> {
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
    pub(in crate::roster) fn record(&self, kind: TableKind) -> Record {
        let mut record = Record::new(kind);
        for (name, cell) in self.header.iter().zip(self.cells()) {
            record.push(name, cell);
        }
        let beyond: Vec<&str> = self.cells().skip(self.header.len()).collect();
        record.push("", beyond.join(","));
        record
    }

    pub(in crate::roster) fn header_place(&self) -> Place {
        Place::file(self.file.as_str()).line(self.header_line)
    }

    /// What the file calls a column.
    pub(super) fn name(&self, columns: &[Column], field: Field, kind: TableKind) -> String {
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

impl Roster {
    /// Decodes a CSV text and reads its header; none, and a problem, if it has no usable one.
    pub(in crate::roster) fn open_sheet<'t>(&mut self, file: &str, text: &'t [u8]) -> Option<Sheet<'t>> {
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
}
