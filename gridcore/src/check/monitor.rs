//! A grid that is edited and checked at once.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::counters::Counters;
use super::dirty::{DirtyItems, below, by_place, some};
use super::facts::Facts;
use super::item::Item;
use super::rule::{Active, Dirty};
use super::{Rule, items, sound};
use crate::finding::{Error, Finding, Findings, FindingsBuilder};
use crate::grid::{Change, Grid, Touched};
use crate::key::PersonId;
use crate::order;
use crate::time::Date;

/// A grid and its findings, kept up to date through every edit.
///
/// After any sequence of changes and days, [`Monitor::findings`] is what
/// [`check::all`](super::all) says of the grid; an edit costs what it dirties, not the size of the
/// grid.
///
/// ```
/// use gridcore::Change;
/// use gridcore::check::Monitor;
/// # use gridcore::{Charter, Grid, PersonRow, Roster, UnitRow};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_units([
/// #     UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() },
/// #     UnitRow { key: "t".into(), parent: "s".into(), tier: "team".into(), ..UnitRow::default() },
/// # ]);
/// # roster.add_people([PersonRow { key: "p1".into(), ..PersonRow::default() }]);
/// # let grid = Grid::new(&charter, &roster)?;
///
/// let mut monitor = Monitor::new(grid);
/// let delta = monitor.apply(&[Change::place("p1", "t")])?;
/// let gone: Vec<&str> = delta.disappeared.iter().map(|finding| finding.rule()).collect();
/// assert_eq!(gone, ["structure.empty-unit", "coverage.unplaced"]);
/// monitor.apply(&delta.inverse)?;
/// assert_eq!(monitor.findings().len(), 2);
/// # Ok::<(), gridcore::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Monitor {
    grid: Grid,
    own: Vec<Rule>,
    active: Vec<Active>,
    counters: Counters,
    /// By rule, the findings of each subject that has any.
    found: Vec<BTreeMap<Item, Vec<Finding>>>,
}

/// What an edit did to the findings.
#[derive(Debug, Clone, Default)]
pub struct Delta {
    /// The changes that undo the edit.
    pub inverse: Vec<Change>,
    /// Findings that were not there before, in canonical order.
    pub appeared: Vec<Finding>,
    /// Findings that are there no more, in canonical order.
    pub disappeared: Vec<Finding>,
    /// How many subjects were looked at again, counted once for each rule that did: what the edit
    /// cost, whatever the machine.
    pub looked_at: usize,
}

impl Monitor {
    /// Checks a grid and keeps watch over it.
    #[must_use]
    pub fn new(grid: Grid) -> Self {
        Self::of(grid, Vec::new())
    }

    /// As [`Monitor::new`], with rules of the embedding program.
    ///
    /// # Errors
    /// As [`check::with`](super::with).
    pub fn with(grid: Grid, own: Vec<Rule>) -> Result<Self, Error> {
        let language = grid.charter.spec.language;
        sound::sound(&own, language)?;
        let monitor = Self::of(grid, own);
        sound::have_texts(monitor.found.iter().flat_map(BTreeMap::values).flatten(), language)?;
        Ok(monitor)
    }

    fn of(grid: Grid, own: Vec<Rule>) -> Self {
        let mut monitor = Self { grid, own, active: Vec::new(), counters: Counters::default(), found: Vec::new() };
        monitor.look_anew();
        monitor
    }

    /// The grid as it is.
    #[must_use]
    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Gives the grid back.
    #[must_use]
    pub fn into_grid(self) -> Grid {
        self.grid
    }

    /// The findings as they are, in canonical order.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let listed = self.grid.limits.listed;
        let mut builder = FindingsBuilder::new(self.grid.charter.spec.language, listed);
        for (rule, found) in self.active.iter().zip(&self.found) {
            let total: usize = found.values().map(Vec::len).sum();
            let mut subjects: Vec<&Item> = found.keys().collect();
            if total > listed {
                order::by(&mut subjects, |a, b| a.compare(**b, &self.grid));
            }
            let first = subjects.into_iter().filter_map(|item| found.get(item)).flatten().take(listed);
            let shown = first.map(|finding| builder.push(finding.clone())).count();
            if total > shown {
                builder.count(&rule.info.id, rule.severity, total - shown);
            }
        }
        builder.finish()
    }

    /// Applies changes, all or none, and says which findings came and went.
    ///
    /// # Errors
    /// As [`Grid::apply`], and [`ErrorKind::Call`](crate::ErrorKind::Call) if a rule of the embedding
    /// program makes a finding with a text it does not have; nothing is changed then.
    pub fn apply(&mut self, changes: &[Change]) -> Result<Delta, Error> {
        let revision = self.grid.revision;
        let (inverse, touched) = self.grid.apply_touching(changes)?;
        let delta = self.take_in(inverse, &touched);
        if let Err(error) = sound::have_texts(&delta.appeared, self.grid.charter.spec.language) {
            let (inverse, touched) = self.grid.apply_touching(&delta.inverse)?;
            self.take_in(inverse, &touched);
            self.grid.revision = revision;
            return Err(error);
        }
        Ok(delta)
    }

    /// Applies changes that were made against a revision.
    ///
    /// # Errors
    /// As [`Grid::apply_at`]; nothing is changed then.
    pub fn apply_at(&mut self, revision: u64, changes: &[Change]) -> Result<Delta, Error> {
        if revision != self.grid.revision {
            self.grid.apply_at(revision, changes)?;
        }
        self.apply(changes)
    }

    /// Goes to another day: rows begin and end, terms run out. The charter stays, and a day on which
    /// it is not in force makes a finding.
    ///
    /// # Errors
    /// [`ErrorKind::Change`](crate::ErrorKind::Change) if the rows of that day do not form a grid;
    /// the day stays as it was then.
    pub fn advance(&mut self, day: Date) -> Result<Delta, Error> {
        self.apply(&[Change::Advance { day: Some(day) }])
    }

    fn look_anew(&mut self) {
        self.active = Active::of(&self.grid.charter, &self.own);
        self.counters = Counters::of(&self.grid);
        self.counters.remember(&self.grid);
        let facts = Facts { grid: &self.grid, counters: &self.counters };
        let hits = super::look_at_all(&self.active, &facts);
        let findings = |(rule, hits): (&Active, Vec<(Item, usize)>)| {
            order::map(hits.into_iter().map(|(item, _)| (item, rule.findings(&facts, item))))
        };
        self.found = self.active.iter().zip(hits).map(findings).collect();
    }

    fn take_in(&mut self, inverse: Vec<Change>, touched: &Touched) -> Delta {
        let mut delta = Delta { inverse, ..Delta::default() };
        if touched.everything {
            let before = std::mem::take(&mut self.found);
            self.look_anew();
            let list = |found: &[BTreeMap<Item, Vec<Finding>>]| -> Vec<Finding> {
                found.iter().flat_map(BTreeMap::values).flatten().cloned().collect()
            };
            delta.compare(list(&before), list(&self.found));
        } else {
            self.recount(touched);
            self.look_again(touched, &mut delta);
        }
        delta.settle();
        delta
    }

    fn recount(&mut self, touched: &Touched) {
        let mut people: Vec<PersonId> = touched.people.clone();
        if by_place(&self.grid.charter.model) {
            people.extend(below(&self.grid, touched).into_iter().flat_map(|unit| self.grid.people_in(unit)));
        }
        let units: Vec<_> = touched.moved.iter().chain(&touched.relabelled).copied().collect();
        self.counters.take_in(&self.grid, &some(&units), &some(&people), &some(&touched.appointments));
    }

    fn look_again(&mut self, touched: &Touched, delta: &mut Delta) {
        let dirty = DirtyItems::of(&self.grid, touched, &self.active);
        let facts = Facts { grid: &self.grid, counters: &self.counters };
        for (rule, found) in self.active.iter().zip(&mut self.found) {
            let all = rule.dirties.has(Dirty::EVERYTHING) || (touched.day && rule.dirties.has(Dirty::DAY));
            let items = if all { everything(&facts, rule, found) } else { dirty.for_rule(rule) };
            delta.looked_at += items.len();
            for item in items {
                let new = if item.exists(facts.grid) && rule.count(&facts, item) > 0 {
                    rule.findings(&facts, item)
                } else {
                    Vec::new()
                };
                let old = if new.is_empty() { found.remove(&item) } else { found.insert(item, new.clone()) };
                delta.compare(old.unwrap_or_default(), new);
            }
        }
    }
}

/// All subjects of a rule, and those it found something in that may be gone.
fn everything(facts: &Facts<'_>, rule: &Active, found: &BTreeMap<Item, Vec<Finding>>) -> Vec<Item> {
    let mut all: Vec<Item> = found.keys().copied().collect();
    rule.on.iter().for_each(|kind| items::each(facts.grid, *kind, |item| all.push(item)));
    order::natural(&mut all);
    all.dedup();
    all
}

impl Delta {
    /// Notes what is only before and what is only after.
    fn compare(&mut self, mut before: Vec<Finding>, mut after: Vec<Finding>) {
        order::by(&mut before, Finding::order);
        order::by(&mut after, Finding::order);
        let (mut before, mut after) = (before.into_iter().peekable(), after.into_iter().peekable());
        loop {
            let order = match (before.peek(), after.peek()) {
                (None, None) => return,
                (Some(old), Some(new)) if old == new => {
                    before.next();
                    after.next();
                    continue;
                }
                (Some(old), Some(new)) => old.order(new),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            if order == Ordering::Greater {
                self.appeared.extend(after.next());
            } else {
                self.disappeared.extend(before.next());
            }
        }
    }

    /// Puts all in order and drops what both went and came: ids may have been given anew.
    fn settle(&mut self) {
        let (before, after) = (std::mem::take(&mut self.disappeared), std::mem::take(&mut self.appeared));
        self.compare(before, after);
    }
}
