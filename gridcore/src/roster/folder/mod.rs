//! A grid folder: charters and tables as files.

#[cfg(feature = "fs")]
mod disk;
mod name;

use name::{Format, Kind, is_meant, unread};

#[cfg(feature = "csv")]
use super::fields::Fields;
#[cfg(feature = "csv")]
use super::flaw::Field;
use super::flaw::{Missing, Unread, finding_of_file, missing_file, unknown_file};
#[cfg(feature = "csv")]
use super::table::Table;
use super::{Roster, TableKind};
use crate::charter::Charter;
use crate::finding::{Error, ErrorKind, Finding, FindingsBuilder, Language, Place};
use crate::limits::Limits;
use crate::order;
#[cfg(not(feature = "csv"))]
use crate::value::pretty;

/// A charter, perhaps in several dated versions, and the tables that go with it.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The versions of the charter, by the day from which they are in force.
    pub charters: Vec<Charter>,
    /// The tables.
    pub roster: Roster,
}

impl Folder {
    /// Reads the files of a folder, each a name and its bytes, in any order.
    ///
    /// `charter.toml` or `charter.json` is the charter, `charter-<anything>` with the same
    /// endings further dated versions; `units.csv` or `units.json` is the table of units, and so
    /// on. A table in CSV of another name is a finding, and so is a workbook in place of a table; all other
    /// files are passed over.
    ///
    /// # Errors
    /// Those of [`Charter::from_json`] if a charter is not valid, of kind [`ErrorKind::Charter`] if
    /// there is none, together with everything wrong with the tables that can be seen without it.
    /// What is wrong with tables alone is no error here: it is reported when a grid is made.
    pub fn from_files<N: AsRef<str>, B: AsRef<[u8]>>(
        files: impl IntoIterator<Item = (N, B)>,
        limits: &Limits,
    ) -> Result<Self, Error> {
        let mut files: Vec<(N, B)> = files.into_iter().collect();
        order::by(&mut files, |(a, _), (b, _)| a.as_ref().cmp(b.as_ref()));
        let mut roster = Roster::with_limits(*limits);
        let (mut charters, mut wrong, mut named) = (Vec::new(), Vec::new(), false);
        for (name, bytes) in &files {
            if let Kind::Charter(format) = Kind::of(name.as_ref()) {
                named = true;
                match read_charter(&mut roster, name.as_ref(), bytes.as_ref(), format) {
                    Some(Ok(charter)) => charters.push(Charter { file: Some(name.as_ref().into()), ..charter }),
                    Some(Err(error)) => wrong.push(at_file(&error, name.as_ref())),
                    None => {}
                }
            }
        }
        if !named {
            roster.lacks(Missing::Charter);
        }
        let sound = named && wrong.is_empty() && roster.problems.is_empty();
        order::by_key(&mut charters, |charter: &Charter| charter.spec.from);
        let known: Vec<&Charter> = charters.iter().filter(|_| sound).collect();
        for (name, bytes) in &files {
            roster.read_file(name.as_ref(), bytes.as_ref(), &known);
        }
        roster.passed_over(&files.iter().map(|(name, _)| name.as_ref()).collect::<Vec<_>>());
        if sound { Ok(Self { charters, roster }) } else { Err(error(roster, wrong, &charters)) }
    }

    /// The files of the folder, each a name and its text.
    ///
    /// Tables without rows are left out, but for units and people; rows that were set aside are
    /// not written. Headers are those of the charter's column maps, so that the folder reads back
    /// as the same.
    #[must_use]
    pub fn to_files(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for (index, charter) in self.charters.iter().enumerate() {
            let name = match (index, charter.spec.from) {
                (0, _) => "charter".to_owned(),
                (_, Some(from)) => format!("charter-{from}"),
                (_, None) => format!("charter-{index}"),
            };
            let (name, text) = charter_file(&name, charter);
            let taken = files.iter().any(|(other, _)| *other == name);
            files.push(if taken { charter_file(&format!("charter-{index}"), charter) } else { (name, text) });
        }
        let written = |table: &TableKind| self.roster.len(*table) > 0 || table.is_required();
        files.extend(TableKind::ALL.into_iter().filter(written).map(|table| self.table_file(table)));
        files
    }

    #[cfg(feature = "csv")]
    fn table_file(&self, table: TableKind) -> (String, String) {
        let charters: Vec<&Charter> = self.charters.iter().collect();
        let mut numbers = Table::new(table);
        let fields = Fields::new(&mut numbers, &charters, true);
        let header = |column: &str| {
            let known = table.columns().iter().position(|c| c.name == column).map(Field::Column);
            let number = || numbers.numbers().iter().position(|(name, _)| name == column).map(Field::Number);
            let name = known.or_else(number).and_then(|field| fields.name(field));
            name.unwrap_or(column).to_owned()
        };
        (format!("{}.csv", table.name()), self.roster.to_csv_with(table, header))
    }

    #[cfg(not(feature = "csv"))]
    fn table_file(&self, table: TableKind) -> (String, String) {
        let rows = super::Rows(self.roster.table(table));
        (format!("{}.json", table.name()), pretty(&serde_json::to_string(&rows).unwrap_or_default()))
    }
}

#[cfg(feature = "toml")]
fn charter_file(name: &str, charter: &Charter) -> (String, String) {
    (format!("{name}.toml"), charter.to_toml())
}

#[cfg(not(feature = "toml"))]
fn charter_file(name: &str, charter: &Charter) -> (String, String) {
    (format!("{name}.json"), charter.to_json())
}

/// Reads a charter; none if it is not even a text, which the roster then tells.
fn read_charter(roster: &mut Roster, name: &str, bytes: &[u8], format: Format) -> Option<Result<Charter, Error>> {
    let limits = roster.limits;
    let text = roster.decode(name, bytes)?;
    match format {
        #[cfg(feature = "toml")]
        Format::Toml => Some(Charter::from_toml_with_limits(text, &limits)),
        Format::Json => Some(Charter::from_json_with_limits(text, &limits)),
        _ => {
            roster.unread(name, Unread::Build);
            None
        }
    }
}

impl Roster {
    /// Reads a file of a folder if it is a table.
    fn read_file(&mut self, name: &str, bytes: &[u8], charters: &[&Charter]) {
        match Kind::of(name) {
            #[cfg(feature = "csv")]
            Kind::Table(table, Format::Csv) => {
                self.read_csv(table, name, bytes, charters);
            }
            Kind::Table(table, Format::Json) => {
                self.read_json(table, name, bytes, charters);
            }
            Kind::Table(..) => self.unread(name, Unread::Build),
            Kind::Unknown => self.unread(name, unread(name)),
            Kind::Charter(_) | Kind::Foreign(_) | Kind::Other => {}
        }
    }

    /// Tells the tables that no file gives: those that must be there, and those that are there in a
    /// format that is not read. A workbook beside the table saved from it is none of our business.
    fn passed_over(&mut self, names: &[&str]) {
        let is_there =
            |table| names.iter().any(|name| matches!(Kind::of(name), Kind::Table(found, _) if found == table));
        for table in TableKind::ALL.into_iter().filter(|table| !is_there(*table)) {
            let foreign = names.iter().find(|name| Kind::of(name) == Kind::Foreign(table));
            let missing = match table {
                TableKind::Units => Some(Missing::Units),
                TableKind::People => Some(Missing::People),
                _ => None,
            };
            match (foreign, missing) {
                (Some(name), _) => self.unread(name, Unread::Format(table)),
                // One under a name close to it is told by that name.
                (None, Some(missing)) if !names.iter().any(|name| is_meant(name, missing.file())) => {
                    self.lacks(missing)
                }
                (None, _) => {}
            }
        }
    }

    fn unread(&mut self, name: &str, why: Unread) {
        self.refuse(vec![finding_of_file(name, unknown_file(name, why))]);
    }

    fn lacks(&mut self, missing: Missing) {
        self.refuse(vec![finding_of_file(missing.file(), missing_file(missing))]);
    }
}

/// The findings about a charter, under the name of the file it was read from.
fn at_file(error: &Error, name: &str) -> (ErrorKind, Vec<Finding>) {
    let rename = |finding: &Finding| {
        let place = finding.place.clone().map_or_else(|| Place::file(name), |p| Place { file: name.into(), ..p });
        finding.clone().at(place)
    };
    (error.kind(), error.findings().iter().map(rename).collect())
}

/// Everything wrong with the charters, and what can be seen of the tables without them.
fn error(roster: Roster, wrong: Vec<(ErrorKind, Vec<Finding>)>, sound: &[Charter]) -> Error {
    let kind = match wrong.as_slice() {
        [(first, _), rest @ ..] if rest.iter().all(|(kind, _)| kind == first) => *first,
        _ => ErrorKind::Charter,
    };
    let language = sound.first().map_or(Language::default(), |charter| charter.spec.language);
    let mut findings = FindingsBuilder::new(language, roster.limits.listed);
    let tables = roster.problems.into_iter().flat_map(|problem| problem.findings);
    for finding in wrong.into_iter().flat_map(|(_, findings)| findings).chain(tables) {
        findings.push(finding);
    }
    Error::new(kind, findings.finish())
}
