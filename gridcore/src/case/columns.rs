//! Events by column, as CSV and as JSON: each row is read as an event, and what is wrong has its place.

use std::borrow::Cow;

use super::desk::{Applied, Desk};
use super::event::{EventRow, Recorded};
use super::read::FIELDS;
use super::refuse::Report;
use crate::charter::Charter;
use crate::finding::catalogue::case as rules;
use crate::finding::{Args, Error, ErrorKind, FindingsBuilder, Language, listed};
use crate::grid::Grid;
use crate::key::did_you_mean;
use crate::limits::Limits;
use crate::roster::{Cell, Column};
use crate::value::{Expected, Log, Record, Trouble, Value};

/// The columns no event goes without.
const REQUIRED: [&str; 3] = ["case", "at", "move"];

/// The columns that say what came of an event: what they are called, and the field of [`Recorded`].
const RESULTS: [(&str, &str); 4] = [("after", "stage"), ("owner", "owner"), ("unit", "unit"), ("direct", "direct")];

/// Which text of `case.cell`.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    Unknown,
    Twice,
    Missing,
    Text,
    Moment,
    Whole,
    Flag,
    List,
    Limit,
    Word,
    Json,
    #[cfg_attr(not(feature = "csv"), expect(dead_code, reason = "there is no CSV"))]
    Csv,
}

impl Desk {
    /// Takes those of several events that are legal, which the caller has by column: `case`, `at` and
    /// `move`, and in any order whatever else the moves need, by the names of the fields of [`EventRow`].
    /// `about` and `partners` are lists, or texts separated by `;`. Otherwise as [`Desk::apply_all`].
    ///
    /// # Errors
    /// As [`Desk::apply_all`]; and of kind `roster` for columns that are missing, there twice or not known.
    ///
    /// # Complexity
    /// `O(cells)`, and what the events cost.
    pub fn apply_columns(&mut self, grid: &Grid, rows: usize, columns: &[&dyn Column]) -> Result<Applied, Error> {
        header(&mut columns.iter().map(|column| column.name()), &[]).map_err(|e| e.in_language(self.language()))?;
        self.take_rows(grid, &mut (0..rows).map(|row| Some(of_columns(columns, row))))
    }

    /// Takes those of several events that are legal from a text: CSV with a header, by the columns of
    /// [`Desk::apply_columns`], or JSON, a list of events or one on each line.
    ///
    /// ```
    /// # use gridcore::case::Desk;
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]\nflows = [{ key = \"f\", like = \"city\" }]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let mut desk = Desk::new(&charter);
    /// let applied = desk.apply_text(&grid, b"case,at,move,by\nc1,2024-07-01T08:30,report,p1\nc2,yesterday,report,p1\n")?;
    /// assert_eq!((applied.taken, applied.refused), (1, vec![1]));
    /// assert_eq!(applied.findings.iter().next().unwrap().place().unwrap().to_string(), "events:2:at");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Desk::apply_columns`]; and of kind `roster` for a text that is neither.
    ///
    /// # Complexity
    /// `O(bytes)`, and what the events cost.
    pub fn apply_text(&mut self, grid: &Grid, text: &[u8]) -> Result<Applied, Error> {
        let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
        let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
        let list = match (first, std::str::from_utf8(text)) {
            (Some(b'['), Ok(text)) => text,
            (Some(b'{'), Ok(text)) => {
                let lines = text.lines().filter(|line| !line.trim().is_empty());
                return self.take_rows(grid, &mut lines.map(|line| Value::from_json(line).ok()));
            }
            _ => return self.apply_csv(grid, text),
        };
        match Value::from_json(list) {
            Ok(Value::List(events)) => self.take_rows(grid, &mut events.into_iter().map(Some)),
            _ => Err(self.unreadable(0, Wrong::Json)),
        }
    }

    #[cfg(feature = "csv")]
    fn apply_csv(&mut self, grid: &Grid, text: &[u8]) -> Result<Applied, Error> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text);
        let names = reader.headers().cloned().map_err(|_| self.unreadable(0, Wrong::Csv))?;
        header(&mut names.iter(), &[]).map_err(|error| error.in_language(self.language()))?;
        let mut records = Vec::new();
        for record in reader.records() {
            records.push(record.map_err(|_| self.unreadable(records.len(), Wrong::Csv))?);
        }
        self.take_rows(
            grid,
            &mut records.iter().map(|record| {
                let cells = names.iter().zip(record.iter());
                Some(Value::Table(
                    cells.filter_map(|(name, cell)| Some((name.into(), value(name, Cell::Text(cell))?))).collect(),
                ))
            }),
        )
    }

    #[cfg(not(feature = "csv"))]
    fn apply_csv(&mut self, _: &Grid, _: &[u8]) -> Result<Applied, Error> {
        Err(self.unreadable(0, Wrong::Json))
    }

    /// The desk that took these events, made again without the grids they were judged by: the columns of
    /// [`Desk::apply_columns`], and of what came of each event `after`, the stage it led to, `owner`,
    /// `unit` and `direct`.
    ///
    /// # Errors
    /// As [`Desk::replay`]; and of kind `roster` for columns and cells that are not what they should be.
    ///
    /// # Complexity
    /// `O(cells)`.
    pub fn replay_columns(charter: &Charter, rows: usize, columns: &[&dyn Column]) -> Result<Self, Error> {
        let results = RESULTS.map(|(name, _)| name);
        let language = charter.language();
        header(&mut columns.iter().map(|column| column.name()), &results).map_err(|e| e.in_language(language))?;
        let mut found = FindingsBuilder::new(Language::default(), Limits::default().listed);
        let recorded = (0..rows).map_while(|number| {
            let mut report = Report { found: &mut found, number, refused: false };
            recorded(of_columns(columns, number), &mut report)
        });
        let desk = Self::replay(charter, recorded)?;
        if found.is_empty() {
            return Ok(desk);
        }
        Err(Error::new(ErrorKind::Roster, found.finish().in_language(language)))
    }

    fn language(&self) -> Language {
        self.charter.language()
    }

    fn unreadable(&self, number: usize, wrong: Wrong) -> Error {
        let mut found = FindingsBuilder::new(Language::default(), 1);
        Report { found: &mut found, number, refused: false }.add("", &rules::CELL, wrong as u8, vec![]);
        Error::new(ErrorKind::Roster, found.finish().in_language(self.language()))
    }
}

/// The event a row says, if it says one.
pub(super) fn event(row: Option<&Value<'_>>, report: &mut Report<'_>) -> Option<EventRow<'static>> {
    let Some(Value::Table(fields)) = row else {
        report.add("", &rules::CELL, Wrong::Json as u8, vec![]);
        return None;
    };
    let mut event = EventRow::default();
    for (name, value) in fields {
        match FIELDS.iter().find(|field| *field == name) {
            Some(column) => fill(&mut event, column, column, value, report),
            None => report.add("", &rules::CELL, Wrong::Unknown as u8, unknown(name, &[])),
        }
    }
    for name in REQUIRED.into_iter().filter(|needed| !fields.iter().any(|(name, _)| name == needed)) {
        report.add(name, &rules::CELL, Wrong::Missing as u8, vec![("name", name.into())]);
    }
    (!report.refused).then_some(event)
}

/// The event a row says and what came of it.
fn recorded(row: Value<'_>, report: &mut Report<'_>) -> Option<Recorded> {
    let Value::Table(fields) = row else { return None };
    let of_result = |name: &str| RESULTS.iter().find(|(column, _)| *column == name);
    let mut recorded = Recorded::default();
    let mut own = Vec::new();
    for (name, value) in fields {
        match of_result(&name) {
            Some((column, field)) => fill(&mut recorded, column, field, &value, report),
            None => own.push((name, value)),
        }
    }
    recorded.event = event(Some(&Value::Table(own)), report)?;
    Some(recorded)
}

/// Fills a field, or says what is wrong with its cell. What stands in it is not repeated: it may be anything.
fn fill<'v>(record: &mut dyn Record, column: &'static str, field: &str, value: &'v Value<'v>, report: &mut Report<'_>) {
    let filled = record.field(field).map(|slot| slot.fill(value, &mut Log::default()));
    let Some(Err(trouble)) = filled else { return };
    let (wrong, args) = match trouble {
        Trouble::Word { allowed, .. } => (Wrong::Word, vec![("allowed", listed(allowed).into())]),
        Trouble::Value(expected) => (of_expectation(&expected), vec![]),
        Trouble::Missing(_) | Trouble::Field { .. } => (Wrong::Text, vec![]),
    };
    report.add(column, &rules::CELL, wrong as u8, args);
}

const fn of_expectation(expected: &Expected) -> Wrong {
    match expected {
        Expected::Moment => Wrong::Moment,
        Expected::Whole => Wrong::Whole,
        Expected::Flag => Wrong::Flag,
        Expected::List => Wrong::List,
        Expected::TimeLimit => Wrong::Limit,
        _ => Wrong::Text,
    }
}

fn unknown(name: &str, more: &[&'static str]) -> Args {
    let known: Vec<&str> = FIELDS.iter().chain(more).copied().collect();
    let mut args = vec![("name", name.into())];
    args.extend(did_you_mean(name, known.iter().copied()).map(|close| ("suggestion", close.into())));
    args.push(("known", listed(known).into()));
    args
}

/// Refuses columns that are not known, there twice or missing.
fn header(names: &mut dyn Iterator<Item = &str>, more: &[&'static str]) -> Result<(), Error> {
    let mut found = FindingsBuilder::new(Language::default(), Limits::default().listed);
    let mut report = Report { found: &mut found, number: 0, refused: false };
    let mut names = names.peekable();
    if names.peek().is_none() {
        // A list of no rows has no columns either.
        return Ok(());
    }
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        if seen.contains(&name) {
            report.add("", &rules::CELL, Wrong::Twice as u8, vec![("name", name.into())]);
        } else if !FIELDS.contains(&name) && !more.contains(&name) {
            report.add("", &rules::CELL, Wrong::Unknown as u8, unknown(name, more));
        }
        seen.push(name);
    }
    for name in REQUIRED.iter().chain(more.first()).filter(|name| !seen.contains(name)) {
        report.add("", &rules::CELL, Wrong::Missing as u8, vec![("name", (*name).into())]);
    }
    if found.is_empty() { Ok(()) } else { Err(Error::new(ErrorKind::Roster, found.finish())) }
}

/// A row of columns as a table of what is there.
fn of_columns<'c>(columns: &[&'c dyn Column], row: usize) -> Value<'c> {
    let field = |column: &&'c dyn Column| Some((Cow::Borrowed(column.name()), value(column.name(), column.cell(row))?));
    Value::Table(columns.iter().filter_map(field).collect())
}

/// What a cell holds, as its field reads it; nothing if it holds nothing.
fn value<'c>(name: &str, cell: Cell<'c>) -> Option<Value<'c>> {
    let texts = |list: Vec<&'c str>| Value::List(list.into_iter().map(|text| Value::Text(text.into())).collect());
    let odd = Value::Decimal(f64::NAN);
    Some(match (name, cell) {
        (_, Cell::Absent | Cell::Text("")) => return None,
        (_, Cell::Decimal(number)) if number.is_nan() => return None,
        ("about" | "partners", Cell::Tags(tags)) if tags.is_empty() => return None,
        ("about" | "partners", Cell::Tags(tags)) => texts(tags),
        ("about" | "partners", Cell::Text(text)) => {
            texts(text.split(';').map(str::trim).filter(|text| !text.is_empty()).collect())
        }
        ("problems" | "suggestions" | "products", cell) => {
            let whole = cell.points().and_then(Result::ok).and_then(crate::points::Points::whole);
            whole.map_or(odd, Value::Integer)
        }
        ("forced" | "direct", Cell::Text(word) | Cell::Other(word)) => match word {
            // As Python, spreadsheets and everybody else write it.
            "true" | "True" | "TRUE" => Value::Flag(true),
            "false" | "False" | "FALSE" => Value::Flag(false),
            _ => odd,
        },
        ("at" | "until", Cell::Day(day)) => Value::Text(format!("{day}T00:00").into()),
        ("at" | "until", Cell::Moment(moment)) => Value::Text(moment.to_string().into()),
        (_, Cell::Text(text)) => Value::Text(text.into()),
        (_, Cell::Whole(number)) => Value::Text(number.to_string().into()),
        (_, Cell::Exact(number, 0)) => Value::Text(number.to_string().into()),
        _ => odd,
    })
}
