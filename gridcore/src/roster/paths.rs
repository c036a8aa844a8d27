//! A single wide sheet: a person a row, the units in columns of their own.

use hashbrown::HashSet;

use super::add::own_name;
use super::csv::Sheet;
use super::draft::{Draft, bad_number, check_text, trim};
use super::fields::shown;
use super::flaw::{
    Field, Flaw, Made, Spot, Syntax, Wrong, duplicate_column, finding, missing_column, syntax, unknown_column,
    unnamed_column,
};
use super::source::{Source, origin};
use super::table::Origin;
use super::{AppointmentRow, Roster, Row, TableKind, UnitRow};
use crate::finding::Finding;
use crate::key::did_you_mean;
use crate::limits::Limits;

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
    #[must_use]
    pub fn from_paths(file: &str, text: &[u8], paths: &Paths<'_>) -> Self {
        let mut roster = Self::new();
        roster.add_paths(file, text, paths);
        roster
    }

    /// Adds a wide sheet, as [`Roster::from_paths`] reads it.
    pub fn add_paths(&mut self, file: &str, text: &[u8], paths: &Paths<'_>) -> &mut Self {
        let Some(mut sheet) = self.open_sheet(file, text) else {
            return self;
        };
        let (plan, findings) = Plan::new(&sheet, paths);
        self.refuse(findings);
        if let Some(plan) = plan {
            self.read_paths(&mut sheet, &plan);
        }
        self
    }

    fn read_paths(&mut self, sheet: &mut Sheet<'_>, plan: &Plan<'_>) {
        let limits = self.limits;
        let number = self.source(&sheet.file, None);
        let source = Source::new(&sheet.file, None);
        let mut made: HashSet<Box<str>> = HashSet::new();
        let mut taken = 0_usize;
        while sheet.next() {
            if sheet.cells().all(|cell| trim(cell).is_empty()) {
                continue;
            }
            if taken >= limits.rows || self.len(TableKind::Units) >= limits.rows {
                self.refuse_rest(&sheet.file, TableKind::People);
                break;
            }
            taken += 1;
            let at = origin(number, sheet.line);
            let spot = Spot { source: &source, line: sheet.line, kind: TableKind::People, limits: &limits };
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
                self.reject(findings, sheet.record(TableKind::People));
            }
        }
    }

    /// Adds the person if nothing at all is wrong with the row.
    fn add_path_person(&mut self, plan: &Plan<'_>, sheet: &Sheet<'_>, path: &[&str], at: Origin) -> Vec<Flaw> {
        let limits = self.limits;
        let mut draft = Draft::new(self.table_mut(TableKind::People), &limits);
        let cell = |column: usize| trim(sheet.cell(column));
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

    fn add_path_post(&mut self, plan: &Plan<'_>, sheet: &Sheet<'_>, path: &[&str], at: Origin) {
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

/// The columns of people, by index.
const KEY: usize = 0;
const CELL: usize = 1;
const TAGS: usize = 2;

/// Where in the sheet each thing stands.
struct Plan<'a> {
    path: Vec<usize>,
    /// What the path columns are called, which are the labels of the tiers.
    tiers: &'a [&'a str],
    key: usize,
    post: Option<usize>,
    tags: Option<usize>,
    numbers: Vec<(&'a str, usize)>,
}

impl<'a> Plan<'a> {
    /// The plan, if every column named is there once, and what is wrong with the header.
    fn new(sheet: &Sheet<'_>, paths: &Paths<'a>) -> (Option<Self>, Vec<Finding>) {
        let kind = TableKind::People;
        let at = |made: Made| finding(kind, made).at(sheet.header_place());
        let one = paths.columns.iter().chain([&paths.key]).chain(&paths.post).chain(&paths.tags);
        let named: Vec<&str> = one.chain(paths.numbers).chain(paths.ignored).copied().collect();
        if !sheet.header.iter().any(|name| named.contains(&name.as_str())) {
            return (None, vec![at(syntax(Syntax::NotHeader, 0))]);
        }
        let mut findings = Vec::new();
        let mut usable = true;
        let mut seen: HashSet<&str> = HashSet::new();
        for (index, name) in sheet.header.iter().enumerate() {
            let safe = shown(name, usize::MAX);
            if name.is_empty() {
                findings.push(at(unnamed_column(index + 1)));
            } else if !named.contains(&name.as_str()) {
                let suggestion = if findings.len() < 100 { did_you_mean(name, named.iter().copied()) } else { None };
                findings.push(at(unknown_column(&safe, suggestion, kind)));
            } else if !seen.insert(name) {
                usable = false;
                findings.push(at(duplicate_column(&safe, &safe)));
            }
        }
        let needed = named.len() - paths.ignored.len();
        for name in named.iter().take(needed).filter(|name| !seen.contains(*name)) {
            usable = false;
            findings.push(at(missing_column(name, kind)));
        }
        let column = |name: &str| sheet.header.iter().position(|n| n == name).unwrap_or(usize::MAX);
        let plan = usable.then(|| Self {
            path: paths.columns.iter().map(|name| column(name)).collect(),
            tiers: paths.columns,
            key: column(paths.key),
            post: paths.post.map(column),
            tags: paths.tags.map(column),
            numbers: paths.numbers.iter().map(|name| (*name, column(name))).collect(),
        });
        (plan, findings)
    }

    /// The names of the path down to its first gap.
    fn path<'r>(&self, sheet: &'r Sheet<'_>) -> Vec<&'r str> {
        let names = self.path.iter().map(|column| trim(sheet.cell(*column)));
        names.take_while(|name| !name.is_empty()).collect()
    }

    /// Notes everything that is wrong with the path of a row.
    fn check_path(&self, sheet: &Sheet<'_>, path: &[&str], limits: &Limits, draft: &mut Draft<'_>) {
        let filled = |column: &&usize| !trim(sheet.cell(**column)).is_empty();
        if let (Some(gap), Some(below)) = (self.path.get(path.len()), self.path.iter().skip(path.len()).find(filled)) {
            let below = self.path.iter().zip(self.tiers).find(|(c, _)| *c == below).map_or("", |(_, name)| *name);
            draft.flaw(Field::Sheet(*gap), Wrong::PathGap(below.into()));
        }
        let mut bytes = 0;
        for (name, column) in path.iter().zip(&self.path) {
            bytes += name.len() + 1;
            if let Err(bad) = check_text(name, limits.key) {
                draft.flaw(Field::Sheet(*column), Wrong::Text(bad));
            } else if name.contains('/') {
                draft.flaw(Field::Sheet(*column), Wrong::PathSeparator);
            } else if bytes > limits.key + 1 {
                draft.flaw(Field::Sheet(*column), Wrong::PathLength);
            }
        }
    }

    /// What the sheet calls the column of a flaw.
    fn name(&self, sheet: &Sheet<'_>, field: Field) -> String {
        let column = match field {
            Field::Column(KEY) => Some(self.key),
            Field::Column(TAGS) => self.tags,
            Field::Sheet(column) => Some(column),
            _ => None,
        };
        column.and_then(|c| sheet.header.get(c)).cloned().unwrap_or_default()
    }
}
