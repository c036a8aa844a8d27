//! A grid as one flat JSON object.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::charter::{Charter, CharterSpec, read_json};
use crate::finding::{Error, ErrorKind, Finding, FindingsBuilder, Place, Subject, catalogue};
use crate::grid::{Grid, Rejected};
use crate::key::did_you_mean;
use crate::limits::Limits;
use crate::roster::{Roster, Rows, TableKind, TableSeed, bad_json};
use crate::time::{Date, optional_date, parse_date};

/// The version of the format that is written; older ones are read, newer ones refused.
const FORMAT: u64 = 1;

/// The name findings on a document point at.
const FILE: &str = "document.json";

/// The fields beside the tables.
const FIELDS: [&str; 3] = ["format", "charter", "day"];

/// Writes a grid as a document: its charter, its day and the rows of its tables by key.
///
/// Two grids have the same document exactly when they have the same charter, day and rows. The
/// document reads back as the same grid. `O(n log n)`.
///
/// ```
/// use gridcore::json;
/// # use gridcore::{Charter, Grid, Roster, UnitRow};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_units([UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() }]);
/// # let grid = Grid::new(&charter, &roster)?;
/// let document = json::to_document(&grid);
/// assert!(document.starts_with(r#"{"format":1,"charter":{"name":"w""#));
/// let same = json::from_document(document.as_bytes())?;
/// assert_eq!(json::to_document(&same), document);
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn to_document(grid: &Grid) -> String {
    #[derive(Serialize)]
    struct Head<'a> {
        format: u64,
        charter: &'a CharterSpec,
        #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
        day: Option<Date>,
    }
    let head = Head { format: FORMAT, charter: &grid.charter.spec, day: grid.day };
    let mut document = super::text(&head);
    document.pop();
    let roster = grid.to_roster();
    for kind in TableKind::ALL.into_iter().filter(|kind| roster.len(*kind) > 0 || kind.is_required()) {
        document.push_str(",\"");
        document.push_str(kind.name());
        document.push_str("\":");
        document.push_str(&super::text(&Rows(roster.table(kind))));
    }
    document.push('}');
    document
}

/// Reads a document with default [`Limits`].
///
/// # Errors
/// [`ErrorKind::Text`] if it is no document, [`ErrorKind::Charter`] if its charter is not sound,
/// and those of [`Grid::at`].
pub fn from_document(document: &[u8]) -> Result<Grid, Error> {
    from_document_with_limits(document, &Limits::default())
}

/// Reads a document.
///
/// # Errors
/// As [`from_document`].
pub fn from_document_with_limits(document: &[u8], limits: &Limits) -> Result<Grid, Error> {
    let (charter, day, roster) = read(document, limits)?;
    match day {
        Some(day) => Grid::at(&charter, &roster, day),
        None => Grid::new(&charter, &roster),
    }
}

/// Reads a document and sets aside the rows that do not fit, as [`Grid::lenient`].
///
/// # Errors
/// As [`from_document`], but for rows.
pub fn from_document_leniently(document: &[u8], limits: &Limits) -> Result<(Grid, Vec<Rejected>), Error> {
    let (charter, day, roster) = read(document, limits)?;
    Grid::lenient(&charter, &roster, day)
}

fn read(document: &[u8], limits: &Limits) -> Result<(Charter, Option<Date>, Roster), Error> {
    let mut roster = Roster::with_limits(*limits);
    let Some(text) = roster.decode(FILE, document) else {
        return Err(roster.into_error(ErrorKind::Text));
    };
    let parts = Parts::of(text)?;
    let charter = read_json(parts.charter.get(), FILE, limits)?;
    for (kind, raw) in &parts.tables {
        let mut reader = serde_json::Deserializer::from_str(raw.get());
        let seed = TableSeed::of_document(&mut roster, *kind, FILE, &[&charter]);
        if let Err(error) = seed.deserialize(&mut reader) {
            roster.refuse(vec![bad_json(FILE, &error)]);
        }
    }
    Ok((charter, parts.day, roster))
}

/// The fields of a document, not yet read.
struct Parts<'a> {
    charter: &'a RawValue,
    day: Option<Date>,
    /// In the order of the tables, whatever that of the document.
    tables: Vec<(TableKind, &'a RawValue)>,
}

/// What can be wrong with a document as a whole; the texts of `table.document` in order.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    NotAnObject,
    NewerFormat,
    NoFormat,
    UnknownField,
    FieldTwice,
    NoField,
    BadDay,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Result<Self, Error> {
        if !text.trim_start().starts_with('{') {
            return Err(error(vec![wrong(Wrong::NotAnObject, "", vec![])]));
        }
        let fields: Fields<'a> =
            serde_json::from_str(text).map_err(|bad| Error::one(ErrorKind::Text, bad_json(FILE, &bad)))?;
        let mut findings = Vec::new();
        fields.check_format(&mut findings);
        if !findings.is_empty() {
            return Err(error(findings));
        }
        fields.check_names(&mut findings);
        let day = fields.day(&mut findings);
        let charter = fields.get("charter");
        let missing = ["charter", "units", "people"].into_iter().filter(|name| fields.get(name).is_none());
        findings.extend(missing.map(|name| wrong(Wrong::NoField, "", vec![("field", name.into())])));
        match charter {
            Some(charter) if findings.is_empty() => {
                let table = |kind: TableKind| Some((kind, fields.get(kind.name())?));
                Ok(Self { charter, day, tables: TableKind::ALL.into_iter().filter_map(table).collect() })
            }
            _ => Err(error(findings)),
        }
    }
}

/// The fields of an object in order, repeats included.
pub(super) struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Fields<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| *value)
    }

    fn check_format(&self, findings: &mut Vec<Finding>) {
        let format = self.get("format").and_then(|raw| serde_json::from_str::<u64>(raw.get()).ok());
        match format {
            Some(format) if format > FORMAT => {
                let args = vec![("format", format.into()), ("known", FORMAT.into())];
                findings.push(wrong(Wrong::NewerFormat, "format", args));
            }
            Some(FORMAT) => {}
            _ => findings.push(wrong(Wrong::NoFormat, "format", vec![])),
        }
    }

    fn check_names(&self, findings: &mut Vec<Finding>) {
        let names = || FIELDS.into_iter().chain(TableKind::ALL.map(TableKind::name));
        for (index, (field, _)) in self.0.iter().enumerate() {
            if !names().any(|name| name == field) {
                let mut args = vec![("field", field.as_ref().into())];
                args.extend(did_you_mean(field, names()).map(|name| ("suggestion", name.into())));
                findings.push(wrong(Wrong::UnknownField, "", args));
            } else if self.0.iter().take(index).any(|(before, _)| before == field) {
                findings.push(wrong(Wrong::FieldTwice, "", vec![("field", field.as_ref().into())]));
            }
        }
    }

    fn day(&self, findings: &mut Vec<Finding>) -> Option<Date> {
        let raw = self.get("day").filter(|raw| raw.get() != "null")?;
        let day = serde_json::from_str::<Cow<'_, str>>(raw.get()).ok().and_then(|text| parse_date(&text).ok());
        if day.is_none() {
            findings.push(wrong(Wrong::BadDay, "day", vec![]));
        }
        day
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    // A document has a dozen fields; more are noise.
                    if fields.len() < 64 {
                        fields.push(field);
                    }
                }
                Ok(fields)
            }
        }

        deserializer.deserialize_map(Object).map(Self)
    }
}

fn wrong(wrong: Wrong, column: &'static str, args: crate::finding::Args) -> Finding {
    let place = Place::file(FILE);
    let place = if column.is_empty() { place } else { place.column(column) };
    Finding::new(&catalogue::table::DOCUMENT, Subject::Table { table: FILE.into() }, wrong as u8, args).at(place)
}

fn error(findings: Vec<Finding>) -> Error {
    let mut builder = FindingsBuilder::new(Default::default(), usize::MAX);
    findings.into_iter().for_each(|finding| builder.push(finding));
    Error::new(ErrorKind::Text, builder.finish())
}
