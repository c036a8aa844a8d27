//! The faults found in a charter so far, and the rules that several checks share.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::finding::catalogue::charter as rules;
use crate::finding::{Args, Error, ErrorKind, Finding, FindingsBuilder, Language, Place, RuleInfo, Subject, listed};
use crate::key::did_you_mean;
use crate::limits::Limits;
use crate::value::{Expected, Fault, Trouble, quoted, shown};

/// How many unknown names get a suggestion, and from how many candidates: enough for any honest
/// charter, and little work for a hostile one.
const SUGGESTIONS: usize = 200;
const CANDIDATES: usize = 1_000;
/// How many of the names that would be right are listed.
const LISTED: usize = 12;

/// Gathers the faults of one charter.
#[derive(Debug)]
pub(in crate::charter) struct Faults {
    file: Arc<str>,
    found: FindingsBuilder,
    /// Paths of values that could not be read. What is said of them would only repeat that.
    lost: BTreeSet<String>,
    /// Whether such a value may have declared a name, so that an unknown one says nothing.
    names_lost: bool,
    suggestions: usize,
}

impl Faults {
    pub(in crate::charter) fn new(file: &str, limits: &Limits) -> Self {
        Self {
            file: file.into(),
            found: FindingsBuilder::new(Language::default(), limits.listed),
            lost: BTreeSet::new(),
            names_lost: false,
            suggestions: SUGGESTIONS,
        }
    }

    pub(in crate::charter) const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All faults as one error.
    pub(in crate::charter) fn into_error(self, kind: ErrorKind, language: Language) -> Error {
        Error::new(kind, self.found.finish().in_language(language))
    }

    /// Notes that the value at `path` could not be read.
    pub(in crate::charter) fn lose(&mut self, path: String) {
        self.names_lost |= may_declare(&path);
        self.lost.insert(path);
    }

    pub(super) fn push(&mut self, at: fmt::Arguments<'_>, rule: &'static RuleInfo, text: u8, args: Args) {
        let path = at.to_string();
        if !self.is_lost(&path) {
            self.add(&path, rule, text, args);
        }
    }

    fn add(&mut self, path: &str, rule: &'static RuleInfo, text: u8, args: Args) {
        self.keep(path, Finding::new(rule, Subject::Charter, text, args));
    }

    /// Adds a finding about what stands at `path`, or about the whole charter.
    pub(super) fn keep(&mut self, path: &str, finding: Finding) {
        let place = Place::file(Arc::clone(&self.file));
        let place = if path.is_empty() { place } else { place.column(path.to_owned()) };
        self.found.push(finding.at(place));
    }

    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// Whether `path` names a value that could not be read, or a part of one.
    fn is_lost(&self, path: &str) -> bool {
        !self.lost.is_empty()
            && (self.lost.contains("")
                || self.lost.contains(path)
                || path
                    .char_indices()
                    .filter(|(_, c)| matches!(c, '.' | '['))
                    .any(|(end, _)| path.get(..end).is_some_and(|start| self.lost.contains(start))))
    }

    /// A value of the wrong type or out of its range.
    pub(in crate::charter) fn bad_value(&mut self, at: fmt::Arguments<'_>, expected: Expected) {
        let (text, args) = text_of(expected);
        self.push(at, &rules::BAD_VALUE, text, args);
    }

    /// Notes what could not be read.
    pub(in crate::charter) fn unread(&mut self, fault: Fault) {
        let Fault { at, trouble, lost } = fault;
        match trouble {
            Trouble::Value(expected) => self.bad_value(format_args!("{at}"), expected),
            Trouble::Word { word, allowed } => {
                self.bad_value(format_args!("{at}"), Expected::Word { word, allowed });
            }
            Trouble::Field { name, known } => self.unknown_field(&at, &name, known),
            Trouble::Missing(field) => self.missing_value(format_args!("{at}"), &[field]),
        }
        if let Some(lost) = lost {
            self.lose(lost);
        }
    }

    /// A field the table at `at` does not have.
    pub(in crate::charter) fn unknown_field(&mut self, at: &str, name: &str, known: &[&'static str]) {
        let name = shown(name);
        let suggestion = self.suggest(&name, known.iter().copied());
        let (text, hint) = match suggestion {
            Some(suggestion) => (1, ("suggestion", suggestion.into())),
            None => (0, ("known", listed(known).into())),
        };
        let field = quoted(&name);
        let path = if at.is_empty() { field } else { format!("{at}.{field}") };
        self.add(&path, &rules::UNKNOWN_FIELD, text, vec![("name", name.into()), hint]);
    }

    /// A name that nothing in `list` has.
    pub(super) fn unknown_name<'n>(
        &mut self,
        at: fmt::Arguments<'_>,
        list: List<'_>,
        name: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        if self.names_lost && matches!(list, List::Declared(_) | List::Columns(_)) {
            return;
        }
        let name = shown(name);
        let suggestion = self.suggest(&name, known.clone());
        let (text, hint) = match (suggestion, known.clone().next()) {
            (Some(suggestion), _) => (list.suggesting(), ("suggestion", suggestion.into())),
            (None, None) => (list.empty(), ("known", "".into())),
            (None, Some(_)) => (list.listing(), ("known", some_of(known).into())),
        };
        self.push(at, &rules::UNKNOWN_NAME, text, vec![("name", name.into()), ("list", list.name().into()), hint]);
    }

    /// Something the table at `at` must have. What is there and could not be read is told as that.
    pub(super) fn missing_value(&mut self, at: fmt::Arguments<'_>, fields: &[&str]) {
        if fields.iter().any(|field| self.lost.contains(&format!("{at}.{field}"))) {
            return;
        }
        match fields {
            [field] => self.push(at, &rules::MISSING_VALUE, 0, vec![("field", (*field).into())]),
            _ => self.push(at, &rules::MISSING_VALUE, 1, vec![("fields", listed(fields).into())]),
        }
    }

    /// A least and a most between which nothing lies.
    pub(super) fn empty_bounds(&mut self, at: fmt::Arguments<'_>, text: Empty, args: Args) {
        self.push(at, &rules::EMPTY_BOUNDS, text as u8, args);
    }

    fn suggest<'n>(&mut self, name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        did_you_mean(name, known.take(CANDIDATES))
    }
}

/// Whether the value at `path` is, or may hold, a name that others refer to: a key, a label, an
/// entry of a list, a list of the charter, or the charter itself.
fn may_declare(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    let header = matches!(path, "name" | "from" | "until" | "format" | "language");
    matches!(last, "key" | "label" | "tiers" | "stages") || last.ends_with(']') || (last == path && !header)
}

fn some_of<'n>(known: impl Iterator<Item = &'n str> + Clone) -> String {
    let more = if known.clone().nth(LISTED).is_some() { ", …" } else { "" };
    listed(known.take(LISTED)) + more
}

/// Which bounds are empty; the number of the text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Empty {
    Bounds,
    Band,
    Test,
    Score,
    Limit,
    Marks,
}

/// Where an unknown name should have been found.
#[derive(Debug, Clone, Copy)]
pub(super) enum List<'a> {
    /// In a list of the charter.
    Declared(&'a str),
    /// Among the rules of gridcore.
    Rules,
    /// Among the tables of gridcore.
    Tables,
    /// Among the parameters of a rule.
    Parameters(&'a str),
    /// Among the columns of a table.
    Columns(&'a str),
}

impl<'a> List<'a> {
    const fn name(self) -> &'a str {
        match self {
            Self::Declared(name) | Self::Parameters(name) | Self::Columns(name) => name,
            Self::Rules | Self::Tables => "",
        }
    }

    const fn listing(self) -> u8 {
        match self {
            Self::Declared(_) => 0,
            Self::Rules => 3,
            Self::Tables => 5,
            Self::Parameters(_) => 7,
            Self::Columns(_) => 9,
        }
    }

    const fn suggesting(self) -> u8 {
        self.listing() + 1
    }

    const fn empty(self) -> u8 {
        match self {
            Self::Declared(_) => 2,
            other => other.listing(),
        }
    }
}

/// The number of the text that says what a value should have been, and its values.
fn text_of(expected: Expected) -> (u8, Args) {
    match expected {
        Expected::Text => (0, Args::new()),
        Expected::Whole => (1, Args::new()),
        Expected::Number => (2, Args::new()),
        Expected::Flag => (3, Args::new()),
        Expected::List => (4, Args::new()),
        Expected::Table => (5, Args::new()),
        Expected::Day => (6, Args::new()),
        Expected::Term => (7, Args::new()),
        Expected::Bounds => (8, Args::new()),
        Expected::Label(field) => (9, vec![("field", field.into())]),
        Expected::Condition => (10, Args::new()),
        Expected::Setting => (11, Args::new()),
        Expected::Word { word, allowed } => {
            (12, vec![("value", shown(&word).into()), ("allowed", listed(allowed).into())])
        }
        Expected::Share(value) => (13, vec![("value", value.into())]),
        Expected::Scope(value) => (14, vec![("value", shown(&value).into())]),
        Expected::Preference => (15, Args::new()),
        Expected::TimeLimit => (16, Args::new()),
        // No charter has references, changes or moments in it.
        Expected::Reference | Expected::Variant | Expected::Moment => (5, Args::new()),
    }
}
