//! Findings, the errors that carry them, and the catalogue of their texts.

pub(crate) mod catalogue;
mod error;
mod fill;
mod keep;
mod list;
mod place;
mod rule;
mod subject;

use std::fmt::{self, Write};

pub use catalogue::catalogue;
pub use error::{Error, ErrorKind};
use fill::fill;
pub(crate) use fill::{listed, unfilled};
pub use list::Findings;
pub(crate) use list::FindingsBuilder;
pub use place::Place;
pub(crate) use rule::RuleRef;
pub use rule::{Family, Language, Parameter, ParameterType, RuleInfo, Severity, Text};
use serde::ser::{Serialize, SerializeStruct, Serializer};
pub use subject::Subject;

use crate::key::OneLine;
use crate::points::Points;
use crate::time::Date;

/// A value that stands in the message of a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Arg {
    /// A key, a label or another short text.
    Text(Box<str>),
    /// A whole number.
    Number(i64),
    /// An exact number.
    Points(Points),
    /// A day.
    Date(Date),
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => OneLine(f).write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Points(points) => write!(f, "{points}"),
            Self::Date(date) => write!(f, "{date}"),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Points> for Arg {
    fn from(points: Points) -> Self {
        Self::Points(points)
    }
}

impl From<Date> for Arg {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

macro_rules! numbers {
    ($($t:ty)*) => {$(
        impl From<$t> for Arg {
            fn from(number: $t) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
numbers!(u8 u16 u32 i8 i16 i32 i64 u64 usize);

/// The named values of a message, in the order the rule gave them.
pub(crate) type Args = Vec<(&'static str, Arg)>;

/// One violated invariant: which rule, how bad, about what, read where.
///
/// The message is made when asked for, in the language asked for, from the rule's text and the
/// named values. It carries keys and never any other personal value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub(crate) rule: RuleRef,
    pub(crate) severity: Severity,
    pub(crate) subject: Subject,
    pub(crate) place: Option<Place>,
    pub(crate) text: u8,
    pub(crate) args: Args,
}

impl Finding {
    pub(crate) fn new(rule: &'static RuleInfo, subject: Subject, text: u8, args: Args) -> Self {
        Self { rule: RuleRef::Ours(rule), severity: rule.severity, subject, place: None, text, args }
    }

    pub(crate) fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// The id of the rule, such as `coverage.unplaced`.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule.id
    }

    /// The catalogue entry of the rule.
    #[must_use]
    pub fn info(&self) -> &RuleInfo {
        &self.rule
    }

    /// How bad it is, as the charter sets it.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Where the subject was read, if it was read from a table.
    #[must_use]
    pub const fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// The named values of the message.
    pub fn args(&self) -> impl Iterator<Item = (&str, &Arg)> {
        self.args.iter().map(|(name, arg)| (*name, arg))
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.rule.texts.get(usize::from(self.text)).map_or_else(String::new, |t| fill(t.message(language), &self.args))
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        self.rule.texts.get(usize::from(self.text)).map_or_else(String::new, |t| fill(t.help(language), &self.args))
    }

    /// The canonical order: family, rule, subject, and what tells findings of one subject apart.
    ///
    /// What only follows from another finding comes after all that does not.
    pub(crate) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let follows = |finding: &Self| finding.rule() == "roster.set-aside";
        (self.rule.family, follows(self), self.rule(), &self.subject, &self.place, self.text, &self.args).cmp(&(
            other.rule.family,
            follows(other),
            other.rule(),
            &other.subject,
            &other.place,
            other.text,
            &other.args,
        ))
    }

    /// The finding with its texts in a language, to be shown or written as JSON.
    ///
    /// ```
    /// use gridcore::{Language, check};
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n0001,\n0002,t1", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let findings = check::all(&grid);
    /// let finding = findings.iter().next().expect("a finding");
    /// assert_eq!(
    ///     finding.to_string(),
    ///     "error[coverage.unplaced] person:0001: person `0001` is not placed in network `main` [people.csv:2:cell]"
    /// );
    /// assert!(finding.in_language(Language::Zh).to_string().contains("人员 `0001` 未编入 `main` 网"));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub const fn in_language(&self, language: Language) -> InLanguage<'_> {
        InLanguage { finding: self, language }
    }
}

/// In English: [`Finding::in_language`] shows it in another language.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_language(Language::En).fmt(f)
    }
}

/// A finding and the language of its texts; made by [`Finding::in_language`].
#[derive(Debug, Clone, Copy)]
pub struct InLanguage<'a> {
    finding: &'a Finding,
    language: Language,
}

/// One line: severity, rule, subject, message, and where it was read. As `{:#}` it is shown as
/// [`Findings`] are, with the place and the help on lines of their own.
impl fmt::Display for InLanguage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { severity, subject, place, .. } = self.finding;
        let (rule, message) = (self.finding.rule(), self.finding.message(self.language));
        write!(f, "{}[{rule}] {subject}: {message}", severity.as_str())?;
        match place {
            Some(place) if f.alternate() => write!(f, "\n  at   {place}")?,
            Some(place) => write!(f, " [{place}]")?,
            None => {}
        }
        if f.alternate() {
            write!(f, "\n  help {}", self.finding.help(self.language))?;
        }
        Ok(())
    }
}

impl Serialize for InLanguage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 6)?;
        out.serialize_field("rule", self.finding.rule())?;
        out.serialize_field("severity", &self.finding.severity)?;
        out.serialize_field("subject", &self.finding.subject)?;
        out.serialize_field("place", &self.finding.place)?;
        out.serialize_field("message", &self.finding.message(self.language))?;
        out.serialize_field("help", &self.finding.help(self.language))?;
        out.end()
    }
}
