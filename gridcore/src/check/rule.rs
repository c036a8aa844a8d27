//! A rule: its catalogue entry, what it looks at, what an edit dirties, and its function.

use std::sync::Arc;

use super::among::Among;
use super::facts::Facts;
use super::item::{Item, ItemKind};
use super::own::Own;
use crate::charter::{Charter, Model};
use crate::finding::{Arg, Finding, RuleInfo, RuleRef, Severity};
use crate::grid::Grid;
use crate::order;
use crate::roster::Origin;

/// What an edit dirties for a rule, beside the day: which subjects it must look at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dirty(u8);

impl Dirty {
    /// What was edited itself: units with other children, people, posts or claims; people with
    /// other rows, placements, appointments or links; and the seats and areas they fill and keep.
    /// After every edit: the charter, its networks and tiers, and combined counts.
    pub(crate) const SELF: Self = Self(1);
    /// The units above what was edited.
    pub(crate) const ANCESTORS: Self = Self(1 << 1);
    /// All in and below a unit that moved or got another tier, kind or tags.
    pub(crate) const DESCENDANTS: Self = Self(1 << 2);
    /// The units, people and appointments directly in a unit that got another tier, kind or tags.
    pub(crate) const CHILDREN: Self = Self(1 << 3);
    /// The appointments and links of an edited person, and the people linked with them.
    pub(crate) const HOLDERS: Self = Self(1 << 4);
    /// The cells, in every network, of an edited person, or of one moved with a unit when conditions
    /// ask for that, with the units above them.
    pub(crate) const PLACES: Self = Self(1 << 5);
    /// Everything on another day.
    pub(crate) const DAY: Self = Self(1 << 6);
    /// Everything after every edit.
    pub(crate) const EVERYTHING: Self = Self(1 << 7);

    pub(crate) const EDITS: [Self; 6] =
        [Self::SELF, Self::ANCESTORS, Self::DESCENDANTS, Self::CHILDREN, Self::HOLDERS, Self::PLACES];

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A rule of the library: static data beside one function.
pub(crate) struct Built {
    pub(crate) info: &'static RuleInfo,
    pub(crate) on: &'static [ItemKind],
    pub(crate) among: Among,
    /// Whether a charter gives the rule anything to look at.
    pub(crate) applies: fn(&Charter) -> bool,
    pub(crate) dirties: fn(&Model) -> Dirty,
    pub(crate) check: fn(&Facts<'_>, Item, &mut Report<'_>),
}

/// A rule at work: one of ours or of the embedding program, with its severity.
#[derive(Clone)]
pub(crate) struct Active {
    pub(crate) info: RuleRef,
    pub(crate) on: &'static [ItemKind],
    pub(crate) among: Among,
    pub(crate) dirties: Dirty,
    pub(crate) severity: Severity,
    function: Function,
}

#[derive(Clone)]
enum Function {
    Ours(fn(&Facts<'_>, Item, &mut Report<'_>)),
    Own(Arc<Own>),
}

impl Active {
    /// The rules that apply under a charter and are not switched off, ours before others.
    pub(crate) fn of(charter: &Charter, own: &[super::Rule]) -> Vec<Self> {
        let ours = super::rules::all().filter(|rule| (rule.applies)(charter)).filter_map(|rule| {
            Some(Self {
                info: RuleRef::Ours(rule.info),
                on: rule.on,
                among: rule.among,
                dirties: (rule.dirties)(&charter.model),
                severity: charter.severity(rule.info)?,
                function: Function::Ours(rule.check),
            })
        });
        let own = own.iter().filter_map(|rule| {
            Some(Self {
                info: RuleRef::Own(Arc::clone(&rule.info)),
                on: rule.on.kinds(),
                among: Among::All,
                dirties: Dirty::EVERYTHING.and(Dirty::DAY),
                severity: charter.severity(&rule.info)?,
                function: Function::Own(Arc::clone(&rule.function)),
            })
        });
        ours.chain(own).collect()
    }

    /// How many findings a subject gives.
    #[inline]
    pub(crate) fn count(&self, facts: &Facts<'_>, item: Item) -> usize {
        let mut report =
            Report { rule: self, grid: facts.grid, item, findings: None, count: 0, origin: None, column: "" };
        self.look(facts, item, &mut report);
        report.count
    }

    /// The findings of a subject.
    pub(crate) fn findings(&self, facts: &Facts<'_>, item: Item) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut report = Report {
            rule: self,
            grid: facts.grid,
            item,
            findings: Some(&mut findings),
            count: 0,
            origin: None,
            column: "",
        };
        self.look(facts, item, &mut report);
        order::by(&mut findings, |a, b| (a.text, &a.args).cmp(&(b.text, &b.args)));
        findings
    }

    #[inline]
    fn look(&self, facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
        match &self.function {
            Function::Ours(check) => check(facts, item, report),
            Function::Own(own) => super::own::look(&**own, facts.grid, item, report),
        }
    }
}

impl std::fmt::Debug for Active {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Active").field("rule", &self.info.id).finish_non_exhaustive()
    }
}

/// Takes what a rule finds in one subject: counts it, or makes findings of it.
pub struct Report<'a> {
    rule: &'a Active,
    grid: &'a Grid,
    item: Item,
    findings: Option<&'a mut Vec<Finding>>,
    count: usize,
    /// Where what is found was read, if not where the subject was.
    origin: Option<Origin>,
    /// Which column of the row says it; empty for the row as a whole.
    column: &'static str,
}

impl Report<'_> {
    /// Says which column of the row the next finding speaks of.
    #[inline]
    pub(crate) fn column(&mut self, column: &'static str) -> &mut Self {
        self.column = column;
        self
    }

    /// Says where the row of the next finding was read, if it is not the subject's own.
    pub(crate) fn read_at(&mut self, origin: Origin) -> &mut Self {
        self.origin = Some(origin);
        self
    }

    /// Adds a finding with one of the rule's texts. The values of the message are only asked for
    /// when the finding is listed.
    #[inline]
    pub(crate) fn add<const N: usize>(&mut self, text: u8, args: impl FnOnce() -> [(&'static str, Arg); N]) {
        self.count += 1;
        if self.findings.is_some() {
            self.push(text, args().into());
        }
    }

    /// As [`Report::add`], for messages whose number of values varies.
    #[inline]
    pub(crate) fn add_all(&mut self, text: u8, args: impl FnOnce() -> Vec<(&'static str, Arg)>) {
        self.count += 1;
        if self.findings.is_some() {
            self.push(text, args());
        }
    }

    pub(crate) fn push(&mut self, text: u8, args: Vec<(&'static str, Arg)>) {
        let origin = self.origin.take().or_else(|| self.item.origin(self.grid));
        let column = std::mem::take(&mut self.column);
        let place = origin.and_then(|origin| self.grid.cell_place(origin, column));
        let finding = Finding {
            rule: self.rule.info.clone(),
            severity: self.rule.severity,
            subject: self.item.subject(self.grid),
            place,
            text,
            args,
        };
        if let Some(findings) = &mut self.findings {
            findings.push(finding);
        }
    }

    pub(crate) const fn counted(&mut self) {
        self.count += 1;
    }
}

impl std::fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Report").field("rule", &self.rule.info.id).field("item", &self.item).finish_non_exhaustive()
    }
}

/// The values of a message: those all messages of a rule begin with, and more.
pub(crate) fn and<const N: usize, const M: usize>(
    first: [(&'static str, Arg); N],
    more: [(&'static str, Arg); M],
) -> Vec<(&'static str, Arg)> {
    first.into_iter().chain(more).collect()
}
