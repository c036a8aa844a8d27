//! A single wide sheet: a person a row, the units in columns of their own.

mod frame;
mod plan;
mod propose;
#[cfg(feature = "csv")]
mod sheet;

use frame::Frame;
use hashbrown::HashSet;
use plan::{CELL, KEY, Plan, TAGS};

use super::add::own_name;
use super::draft::{Draft, check_text, trim};
use super::flaw::{Field, Flaw, Spot, Wrong};
use super::slips::{bad_number, of_spreadsheet};
use super::source::{Source, origin};
use super::table::Origin;
use super::{AppointmentRow, Column, Record, Roster, Row, TableKind, UnitRow};
use crate::finding::Place;

/// How a wide sheet is read: which of its columns say what.
///
/// The names are those of the sheet's header. Every column of the sheet must be named here, so
/// that nothing is passed over by mistake; those not wanted go into `ignored`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Paths<'a> {
    /// The columns of the path, outermost first; each is also the label of its tier.
    pub columns: &'a [&'a str],
    /// The column of the person's key.
    pub key: &'a str,
    /// The column of the post the person holds in the last unit of the path.
    pub post: Option<&'a str>,
    /// The column of the person's tags, separated by `;`.
    pub tags: Option<&'a str>,
    /// Columns of numbers, by the names the charter declares.
    pub numbers: &'a [&'a str],
    /// Columns that are not read.
    pub ignored: &'a [&'a str],
}

/// A wide sheet being read: its header and the present row.
trait Wide {
    /// What findings call it.
    fn file(&self) -> &str;
    fn header(&self) -> &[String];
    fn header_place(&self) -> Place;
    /// Goes on to the next row; false at the end.
    fn next(&mut self) -> bool;
    /// Where the row stands.
    fn line(&self) -> u32;
    /// A cell of the row as a text.
    fn cell(&self, column: usize) -> &str;
    /// What is wrong with the shape of the row.
    fn shape(&self) -> Option<Wrong>;
    /// The cells of the row that hold something no text stands for.
    fn misfits(&self) -> &[(usize, Wrong)];
    /// The row as it is set aside.
    fn record(&self) -> Record;
}

impl Roster {
    /// Reads one wide CSV sheet with a person on each row.
    ///
    /// The units are made of the path columns: `north` and `north/c1` for a row with `north` and
    /// `c1`, each named by its last part, on the tier its column is called after. The person is
    /// placed in the last unit of the path, which ends at its first empty column, and holds the
    /// post there that the post column names. A row whose path has a gap is set aside, and makes
    /// no unit. `O(bytes)`.
    ///
    /// ```
    /// use gridcore::{Paths, Roster, TableKind};
    ///
    /// let sheet = b"no,branch,cell,title\np1,north,c1,lead\np2,north,c1,\np3,north,c2,\n";
    /// let paths =
    ///     Paths { columns: &["branch", "cell"], key: "no", post: Some("title"), ..Paths::default() };
    /// let roster = Roster::from_paths("sheet.csv", sheet, &paths);
    /// assert_eq!(roster.len(TableKind::Units), 3);
    /// assert_eq!(roster.len(TableKind::People), 3);
    /// assert_eq!(roster.len(TableKind::Appointments), 1);
    /// ```
    #[cfg(feature = "csv")]
    #[must_use]
    pub fn from_paths(file: &str, text: &[u8], paths: &Paths<'_>) -> Self {
        let mut roster = Self::new();
        roster.add_paths(file, text, paths);
        roster
    }

    /// Adds a wide sheet, as [`Roster::from_paths`] reads it.
    #[cfg(feature = "csv")]
    pub fn add_paths(&mut self, file: &str, text: &[u8], paths: &Paths<'_>) -> &mut Self {
        let Some(mut sheet) = self.open_sheet(file, text) else {
            return self;
        };
        self.add_wide(&mut sheet, paths)
    }

    /// Adds a wide sheet that the caller has by column, with `rows` rows; `name` is what findings
    /// call it. Cells are taken as [`Roster::add_columns`] takes them.
    pub fn add_path_columns(
        &mut self,
        name: &str,
        rows: usize,
        columns: &[&dyn Column],
        paths: &Paths<'_>,
    ) -> &mut Self {
        self.add_wide(&mut Frame::new(name, rows, columns, paths.numbers), paths)
    }

    fn add_wide(&mut self, sheet: &mut dyn Wide, paths: &Paths<'_>) -> &mut Self {
        let (plan, findings) = Plan::new(sheet, paths);
        self.refuse(findings);
        if let Some(plan) = plan {
            self.read_paths(sheet, &plan);
        }
        self
    }

    fn read_paths(&mut self, sheet: &mut dyn Wide, plan: &Plan<'_>) {
        let limits = self.limits;
        let number = self.source(sheet.file(), None);
        for kind in [TableKind::Units, TableKind::People, TableKind::Appointments] {
            for column in kind.columns() {
                self.call(number, column.name, plan.called(sheet, kind, column.name));
            }
        }
        let source = Source::new(sheet.file(), None);
        let mut made: HashSet<Box<str>> = HashSet::new();
        let mut taken = 0_usize;
        while sheet.next() {
            if (0..sheet.header().len()).all(|column| trim(sheet.cell(column)).is_empty()) {
                continue;
            }
            if taken >= limits.rows || self.len(TableKind::Units) >= limits.rows {
                self.refuse_rest(sheet.file(), TableKind::People);
                break;
            }
            taken += 1;
            let at = origin(number, sheet.line());
            let spot = Spot { source: &source, line: sheet.line(), kind: TableKind::People, limits: &limits };
            let findings = match sheet.shape() {
                Some(wrong) => vec![spot.finding(wrong, "")],
                None => {
                    let path = plan.path(sheet);
                    let flaws = self.add_path_person(plan, sheet, &path, at);
                    if flaws.is_empty() {
                        self.add_path_units(plan, &path, at, &mut made);
                        self.add_path_post(plan, sheet, &path, at);
                    }
                    spot.findings(flaws, |field| plan.name(sheet, field))
                }
            };
            if !findings.is_empty() {
                self.reject(findings, sheet.record());
            }
        }
    }

    /// Adds the person if nothing at all is wrong with the row.
    fn add_path_person(&mut self, plan: &Plan<'_>, sheet: &dyn Wide, path: &[&str], at: Origin) -> Vec<Flaw> {
        let limits = self.limits;
        let mut draft = Draft::new(self.table_mut(TableKind::People), &limits);
        let cell = |column: usize| trim(sheet.cell(column));
        for (column, wrong) in sheet.misfits().iter().filter(|(column, _)| plan.reads(*column)) {
            draft.flaw(Field::Sheet(*column), wrong.clone());
        }
        for column in (0..sheet.header().len()).filter(|column| plan.reads(*column)) {
            if let Some(wrong) = of_spreadsheet(cell(column)) {
                draft.flaw(Field::Sheet(column), wrong);
            }
        }
        if !draft.is_blank() {
            return draft.abandon();
        }
        plan.check_path(sheet, path, &limits, &mut draft);
        if draft.is_blank() {
            draft.text(CELL, &path.join("/"));
        }
        if let Some(post) = plan.post.filter(|post| !cell(*post).is_empty()) {
            if let Err(bad) = check_text(cell(post), limits.key) {
                draft.flaw(Field::Sheet(post), Wrong::Text(bad));
            }
            if let (Some(first), true) = (plan.path.first(), path.is_empty()) {
                draft.flaw(Field::Sheet(*first), Wrong::Missing);
            }
        }
        draft.text(KEY, cell(plan.key));
        draft.tags_text(TAGS, plan.tags.map_or("", cell));
        for (name, column) in &plan.numbers {
            match cell(*column) {
                "" => {}
                text => match text.parse() {
                    Ok(points) => draft.number_named(name, points),
                    Err(bad) => draft.flaw(Field::Sheet(*column), bad_number(text, bad)),
                },
            }
        }
        draft.finish(at);
        draft.take_flaws()
    }

    /// Adds the units of a path that are new.
    fn add_path_units(&mut self, plan: &Plan<'_>, path: &[&str], at: Origin, made: &mut HashSet<Box<str>>) {
        let mut key = String::new();
        for (name, tier) in path.iter().zip(plan.tiers) {
            let parent = key.clone();
            if !parent.is_empty() {
                key.push('/');
            }
            key.push_str(name);
            if made.insert(key.as_str().into()) {
                let unit = UnitRow {
                    key: key.as_str().into(),
                    parent: parent.into(),
                    tier: (*tier).into(),
                    name: (*name).into(),
                    ..UnitRow::default()
                };
                self.add_made(&unit, at);
            }
        }
    }

    fn add_path_post(&mut self, plan: &Plan<'_>, sheet: &dyn Wide, path: &[&str], at: Origin) {
        let cell = |column: usize| trim(sheet.cell(column));
        if let Some(post) = plan.post.map(cell).filter(|post| !post.is_empty()) {
            let unit = path.join("/");
            let person = cell(plan.key).into();
            self.add_made(&AppointmentRow { person, post: post.into(), unit: unit.into(), ..Default::default() }, at);
        }
    }

    /// Adds a row made of a sheet's row that was found good; a tier may still have a bad name.
    fn add_made<'a, R: Row<'a>>(&mut self, row: &R, at: Origin) {
        let limits = self.limits;
        let mut draft = Draft::new(self.table_mut(R::KIND), &limits);
        row.fill(&mut draft);
        if draft.finish(at) {
            return;
        }
        let flaws = draft.take_flaws();
        let table = self.table(R::KIND);
        let source = self.files.get(usize::from(at.file)).cloned().unwrap_or_else(|| Source::new(R::KIND.name(), None));
        let spot = Spot { source: &source, line: at.line, kind: R::KIND, limits: &limits };
        let findings = spot.findings(flaws, |field| own_name(table, field));
        self.reject(findings, row.record());
    }
}
