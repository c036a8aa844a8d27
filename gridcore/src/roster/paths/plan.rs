//! Where in a wide sheet each thing stands.

use hashbrown::HashSet;

use super::{Paths, Wide};
use crate::finding::Finding;
use crate::key::did_you_mean;
use crate::limits::Limits;
use crate::roster::TableKind;
use crate::roster::draft::{Draft, check_text, trim};
use crate::roster::fields::shown;
use crate::roster::flaw::{
    Field, Made, Syntax, Wrong, duplicate_column, finding, missing_column, syntax, unknown_column, unnamed_column,
};

/// The columns of people, by index.
pub(super) const KEY: usize = 0;
pub(super) const CELL: usize = 1;
pub(super) const TAGS: usize = 2;

/// Where in the sheet each thing stands.
pub(super) struct Plan<'a> {
    pub(super) path: Vec<usize>,
    /// What the path columns are called, which are the labels of the tiers.
    pub(super) tiers: &'a [&'a str],
    pub(super) key: usize,
    pub(super) post: Option<usize>,
    pub(super) tags: Option<usize>,
    pub(super) numbers: Vec<(&'a str, usize)>,
}

impl<'a> Plan<'a> {
    /// The plan, if every column named is there once, and what is wrong with the header.
    pub(super) fn new(sheet: &dyn Wide, paths: &Paths<'a>) -> (Option<Self>, Vec<Finding>) {
        let kind = TableKind::People;
        let at = |made: Made| finding(kind, made).at(sheet.header_place());
        let one = paths.columns.iter().chain([&paths.key]).chain(&paths.post).chain(&paths.tags);
        let named: Vec<&str> = one.chain(paths.numbers).chain(paths.ignored).copied().collect();
        if !sheet.header().iter().any(|name| named.contains(&name.as_str())) {
            return (None, vec![at(syntax(Syntax::NotHeader, 0))]);
        }
        let mut findings = Vec::new();
        let mut usable = true;
        let mut seen: HashSet<&str> = HashSet::new();
        for (index, name) in sheet.header().iter().enumerate() {
            let safe = shown(name, usize::MAX);
            if name.is_empty() {
                findings.push(at(unnamed_column(index + 1)));
            } else if !named.contains(&name.as_str()) {
                let suggestion = if findings.len() < 100 { did_you_mean(name, named.iter().copied()) } else { None };
                findings.push(at(unknown_column(&safe, suggestion, None, kind)));
            } else if !seen.insert(name) {
                usable = false;
                findings.push(at(duplicate_column(&safe, &safe)));
            }
        }
        let needed = named.len() - paths.ignored.len();
        for name in named.iter().take(needed).filter(|name| !seen.contains(*name)) {
            usable = false;
            findings.push(at(missing_column(name, None, kind)));
        }
        let column = |name: &str| sheet.header().iter().position(|n| n == name).unwrap_or(usize::MAX);
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

    /// What the sheet calls a column of a table made of it; none if several of its columns say it.
    pub(super) fn called<'s>(&self, sheet: &'s dyn Wide, kind: TableKind, column: &str) -> Option<&'s str> {
        let at = match (kind, column) {
            (TableKind::People, "key") | (TableKind::Appointments, "person") => Some(self.key),
            (TableKind::People, "cell") | (TableKind::Appointments, "unit") => self.path.last().copied(),
            (TableKind::Appointments, "post") => self.post,
            (TableKind::People, "tags") => self.tags,
            _ => None,
        };
        sheet.header().get(at?).map(String::as_str)
    }

    /// Whether a column of the sheet is read.
    pub(super) fn reads(&self, column: usize) -> bool {
        let one = [Some(self.key), self.post, self.tags];
        self.path.contains(&column)
            || one.contains(&Some(column))
            || self.numbers.iter().any(|(_, number)| *number == column)
    }

    /// The names of the path down to its first gap.
    pub(super) fn path<'r>(&self, sheet: &'r dyn Wide) -> Vec<&'r str> {
        let names = self.path.iter().map(|column| trim(sheet.cell(*column)));
        names.take_while(|name| !name.is_empty()).collect()
    }

    /// Notes everything that is wrong with the path of a row.
    pub(super) fn check_path(&self, sheet: &dyn Wide, path: &[&str], limits: &Limits, draft: &mut Draft<'_>) {
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
    pub(super) fn name(&self, sheet: &dyn Wide, field: Field) -> String {
        let column = match field {
            Field::Column(KEY) => Some(self.key),
            Field::Column(TAGS) => self.tags,
            Field::Sheet(column) => Some(column),
            _ => None,
        };
        column.and_then(|c| sheet.header().get(c)).cloned().unwrap_or_default()
    }
}
