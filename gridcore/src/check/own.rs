//! Rules of the embedding program.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::item::{Item, ItemKind};
use super::rule::Report;
use crate::finding::{Arg, Family, RuleInfo, Severity, Text};
use crate::grid::{Appointment, Area, Grid, Link, Person, Unit};

/// What a rule of the embedding program looks at, one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum On {
    /// Every unit.
    Units,
    /// Every person.
    People,
    /// Every area.
    Areas,
    /// Every appointment.
    Appointments,
    /// Every link.
    Links,
}

impl On {
    pub(crate) const fn kinds(self) -> &'static [ItemKind] {
        match self {
            Self::Units => &[ItemKind::Unit],
            Self::People => &[ItemKind::Person],
            Self::Areas => &[ItemKind::Area],
            Self::Appointments => &[ItemKind::Appointment],
            Self::Links => &[ItemKind::Link],
        }
    }

    const fn subjects(self) -> &'static [&'static str] {
        match self {
            Self::Units => &["unit"],
            Self::People => &["person"],
            Self::Areas => &["area"],
            Self::Appointments => &["appointment"],
            Self::Links => &["link"],
        }
    }
}

/// The one thing a rule is asked about.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Thing<'g> {
    /// A unit.
    Unit(Unit<'g>),
    /// A person.
    Person(Person<'g>),
    /// An area.
    Area(Area<'g>),
    /// An appointment.
    Appointment(Appointment<'g>),
    /// A link.
    Link(Link<'g>),
}

pub(crate) type Own = dyn Fn(Thing<'_>, &mut Report<'_>) + Send + Sync;

/// A rule of the embedding program, checked beside ours.
///
/// The function must depend on nothing but the grid it is given, so that it can be asked again at
/// any time. The [`Monitor`](super::Monitor) asks it about everything after every edit.
///
/// ```
/// use gridcore::check::{self, On, Rule, Thing};
/// use gridcore::{Severity, Text};
/// # use gridcore::{Charter, Grid, Roster, UnitRow};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_units([UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() }]);
/// # let grid = Grid::new(&charter, &roster)?;
///
/// let named = Rule::new("acme.named", Severity::Note, "Every unit has a name", On::Units, |thing, report| {
///     if let Thing::Unit(unit) = thing && unit.name().is_empty() {
///         report.find(0, [("unit", unit.key().into())]);
///     }
/// })
/// .text(Text::new("unit `{unit}` has no name", "单元 `{unit}` 没有名称", "name it", "为其命名"));
///
/// let findings = check::with(&grid, &[named])?;
/// assert_eq!(findings.count("acme.named"), 1);
/// # Ok::<(), gridcore::Error>(())
/// ```
#[derive(Clone)]
pub struct Rule {
    pub(crate) info: Arc<RuleInfo>,
    pub(crate) on: On,
    pub(crate) function: Arc<Own>,
}

impl Rule {
    /// A rule from its id, severity, one sentence on what must hold, and a function over one thing.
    ///
    /// The id begins with a word of the program's own and a dot; ids that begin with a family of
    /// ours, or with a word close to one, are refused by [`with`](super::with) and
    /// [`Monitor::with`](super::Monitor::with), and so are rules without a text. A charter may set
    /// the severity of the rule by its id.
    pub fn new(
        id: impl Into<Cow<'static, str>>,
        severity: Severity,
        summary: impl Into<Cow<'static, str>>,
        on: On,
        function: impl Fn(Thing<'_>, &mut Report<'_>) + Send + Sync + 'static,
    ) -> Self {
        let summary = summary.into();
        let info = RuleInfo {
            id: id.into(),
            family: Family::Own,
            severity,
            settable: true,
            since: "",
            subjects: on.subjects(),
            summary_zh: summary.clone(),
            summary,
            texts: Cow::Borrowed(&[]),
            parameters: &[],
        };
        Self { info: Arc::new(info), on, function: Arc::new(function) }
    }

    /// The rule with one text more; the function names texts by their number, from 0.
    #[must_use]
    pub fn text(mut self, text: Text) -> Self {
        let info = Arc::make_mut(&mut self.info);
        info.texts.to_mut().push(text);
        self
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.info.id
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule").field("id", &self.info.id).field("on", &self.on).finish_non_exhaustive()
    }
}

impl Report<'_> {
    /// Adds a finding with one of the rule's texts, counted from 0, and the values its message names.
    ///
    /// A number the rule has no text of makes an error of the check, and so does a name in the text,
    /// outside `[` and `]`, without a value.
    pub fn find(&mut self, text: u8, args: impl IntoIterator<Item = (&'static str, Arg)>) {
        self.counted();
        self.push(text, args.into_iter().collect());
    }
}

/// Asks a rule about one subject.
pub(crate) fn look(own: &Own, grid: &Grid, item: Item, report: &mut Report<'_>) {
    let thing = match item {
        Item::Unit(id) => Some(Thing::Unit(Unit::new(grid, id))),
        Item::Person(id) => Some(Thing::Person(Person::new(grid, id))),
        Item::Area(id) => Some(Thing::Area(Area::new(grid, id))),
        Item::Appointment(id) => {
            grid.appointments.rows.get(id).map(|row| Thing::Appointment(Appointment::new(grid, row)))
        }
        Item::Link(id) => grid.links.rows.get(id).map(|row| Thing::Link(Link::new(grid, row))),
        _ => None,
    };
    if let Some(thing) = thing {
        own(thing, report);
    }
}
