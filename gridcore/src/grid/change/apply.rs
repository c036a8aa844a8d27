//! A batch of changes as one step.

use super::refuse::{Refusal, Why};
use super::removed::Removed;
use super::{Change, Touched};
use crate::finding::{Error, ErrorKind, Finding, Subject, catalogue};
use crate::grid::{Grid, What};
use crate::key::{AreaId, NetworkId, PersonId, PostId, UnitId};

impl Grid {
    /// Applies changes in order, all or none, and returns the changes that undo them.
    ///
    /// Costs what the changes touch, and the depth of the tree for moves. The inverse gives back
    /// the same grid: the same document, whatever ids it has inside.
    ///
    /// # Errors
    /// [`ErrorKind::Change`] naming the change that does not fit and why; [`ErrorKind::Charter`] or
    /// [`ErrorKind::Roster`] with all findings if a version of the charter, or the rows under it,
    /// do not. Nothing is changed then.
    ///
    /// ```
    /// use gridcore::{Change, Charter, Grid, Roster, UnitRow};
    ///
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_units([
    /// #     UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() },
    /// #     UnitRow { key: "t".into(), parent: "s".into(), tier: "team".into(), ..UnitRow::default() },
    /// # ]);
    /// let mut grid = Grid::new(&charter, &roster)?;
    /// let undo = grid.apply(&[Change::RenameUnit { unit: "t".into(), name: "Night".into() }])?;
    /// assert_eq!(grid.unit("t")?.name(), "Night");
    /// grid.apply(&undo)?;
    /// assert_eq!(grid.unit("t")?.name(), "");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn apply(&mut self, changes: &[Change]) -> Result<Vec<Change>, Error> {
        self.apply_touching(changes).map(|(inverse, _)| inverse)
    }

    /// Applies changes that were made against a revision, unless the grid has another by now.
    ///
    /// # Errors
    /// [`ErrorKind::Change`] if the revision is another, and as [`Grid::apply`].
    pub fn apply_at(&mut self, revision: u64, changes: &[Change]) -> Result<Vec<Change>, Error> {
        if revision != self.revision {
            let args = vec![("made", revision.into()), ("found", self.revision.into())];
            let subject = Subject::Table { table: "changes".into() };
            return Err(Error::one(
                ErrorKind::Change,
                Finding::new(&catalogue::call::STALE_REVISION, subject, 0, args),
            ));
        }
        self.apply(changes)
    }

    /// As [`Grid::apply`], saying also what was touched.
    pub(crate) fn apply_touching(&mut self, changes: &[Change]) -> Result<(Vec<Change>, Touched), Error> {
        let mut batch = Batch {
            grid: self,
            undo: Vec::new(),
            advances: Vec::new(),
            removed: Vec::new(),
            any_day: false,
            touched: Touched::default(),
        };
        for (number, change) in changes.iter().enumerate() {
            if let Err(refusal) = batch.change(change) {
                batch.roll_back();
                return Err(match refusal {
                    Refusal::Because(why, args) => {
                        Error::one(ErrorKind::Change, Refusal::finding(why, args, number + 1, change.name()))
                    }
                    Refusal::Error(error) => error,
                });
            }
        }
        let Batch { mut undo, touched, .. } = batch;
        self.index = std::sync::OnceLock::new();
        self.revision += 1;
        undo.reverse();
        Ok((undo, touched))
    }
}

/// Changes being applied.
pub(super) struct Batch<'g> {
    pub(super) grid: &'g mut Grid,
    /// What undoes the steps so far, in their order.
    pub(super) undo: Vec<Change>,
    /// The steps of each advance, by its place in `undo`.
    pub(super) advances: Vec<(usize, Vec<Change>)>,
    /// What steps took out that their inverse does not say, by their place in `undo`.
    pub(super) removed: Vec<(usize, Removed)>,
    /// Whether rows are put in force whatever the day: while undoing, and inside an advance.
    pub(super) any_day: bool,
    pub(super) touched: Touched,
}

pub(super) type Step = Result<(), Refusal>;

impl Batch<'_> {
    fn change(&mut self, change: &Change) -> Step {
        match change {
            Change::AddUnit(row) => self.add_unit(row),
            Change::UpdateUnit(row) => self.update_unit(row),
            Change::RenameUnit { unit, name } => self.rename_unit(unit, name),
            Change::MoveUnit { unit, to } => self.move_unit(unit, to.as_deref()),
            Change::SplitUnit { unit, parts } => self.split_unit(unit, parts),
            Change::MergeUnits { units, into } => units.iter().try_for_each(|unit| self.merge_unit(unit, into)),
            Change::RetireUnit { unit } => self.retire_unit(unit),
            Change::MergeNetworks { from, into, units } => self.merge_networks(from, into, units),
            Change::Rekey { what, key, alias } => self.rekey(what, key, *alias),
            Change::Alias { kind, alias, key } => self.alias(kind, alias, key.as_deref()),
            Change::AddPerson(row) => self.add_person(row),
            Change::UpdatePerson(row) => self.update_person(row),
            Change::Tag { person, add, remove } => self.tag(person, add, remove),
            Change::RemovePerson { person } => self.remove_person(person),
            Change::Place(row) => self.place(row),
            Change::Unplace { person, network } => self.unplace(person, network),
            Change::AddArea(row) => self.add_area(row),
            Change::UpdateArea(row) => self.update_area(row),
            Change::RemoveArea { area } => self.remove_area(area),
            Change::Appoint(row) => self.appoint(row),
            Change::End { person, post, unit, shift } => self.end(person, post, unit, shift),
            Change::Claim(row) => self.claim(row),
            Change::Release { area, cell } => self.release(area, cell),
            Change::Link(row) => self.link(row),
            Change::Unlink { kind, source, target } => self.unlink(kind, &source.to_string(), &target.to_string()),
            Change::Schedule(row) => self.schedule(row),
            Change::Unschedule(row) => self.unschedule(row),
            Change::Advance { day } => self.advance(*day),
            Change::Charter(spec) => self.charter(spec),
        }
    }

    /// Undoes the steps so far. Each step checked before it acted, so its inverse fits.
    fn roll_back(&mut self) {
        self.any_day = true;
        let (mut undo, mut advances) = (std::mem::take(&mut self.undo), std::mem::take(&mut self.advances));
        while let Some(change) = undo.pop() {
            match (&change, advances.pop_if(|(at, _)| *at == undo.len())) {
                (Change::Advance { day }, Some((_, steps))) => {
                    self.undo_steps(&steps);
                    self.grid.day = *day;
                }
                _ => self.undo_steps(std::slice::from_ref(&change)),
            }
            self.give_back(undo.len());
        }
        self.grid.index = std::sync::OnceLock::new();
    }

    /// Applies inverse steps, the last first, whatever the day.
    pub(super) fn undo_steps(&mut self, steps: &[Change]) {
        let (undo, removed) = (std::mem::take(&mut self.undo), std::mem::take(&mut self.removed));
        for change in steps.iter().rev() {
            let _ = self.change(change);
        }
        (self.undo, self.removed) = (undo, removed);
    }

    pub(super) fn unit(&self, key: &str) -> Result<UnitId, Refusal> {
        self.grid.unit_id(key).ok_or_else(|| Refusal::missing(self.grid, What::Unit, key))
    }

    pub(super) fn person(&self, key: &str) -> Result<PersonId, Refusal> {
        self.grid.person_id(key).ok_or_else(|| Refusal::missing(self.grid, What::Person, key))
    }

    pub(super) fn area(&self, key: &str) -> Result<AreaId, Refusal> {
        self.grid.area_id(key).ok_or_else(|| Refusal::missing(self.grid, What::Area, key))
    }

    pub(super) fn post(&self, key: &str) -> Result<PostId, Refusal> {
        self.grid.charter.model.post(key).ok_or_else(|| Refusal::missing(self.grid, What::Post, key))
    }

    /// The network of a key; the first for the empty one.
    pub(super) fn network(&self, key: &str) -> Result<NetworkId, Refusal> {
        use crate::key::Id;
        if key.is_empty() {
            return Ok(NetworkId::new(0));
        }
        self.grid.charter.model.network(key).ok_or_else(|| Refusal::missing(self.grid, What::Network, key))
    }

    /// A key that may be given to a new thing.
    pub(super) fn new_key(&self, key: &str, taken: bool) -> Step {
        if crate::key::check_key(key, self.grid.limits.key).is_err() {
            return Err(Refusal::field(Why::BadText, "key"));
        }
        if taken { Err(Refusal::exists(key)) } else { Ok(()) }
    }

    /// A text such as a name or a channel.
    pub(super) fn text(&self, field: &'static str, text: &str) -> Step {
        if text.is_empty() || crate::key::check_key(text, self.grid.limits.key).is_ok() {
            Ok(())
        } else {
            Err(Refusal::field(Why::BadText, field))
        }
    }

    /// An interval that is not empty and contains the day.
    pub(super) fn in_force(&self, dates: crate::time::Interval) -> Step {
        if dates.is_empty() {
            return Err(Refusal::new(Why::BadDates, vec![]));
        }
        if self.any_day || dates.contains(self.grid.day) {
            return Ok(());
        }
        let why = if self.grid.day.is_none() { Why::NoDay } else { Why::NotInForce };
        Err(Refusal::new(why, vec![]))
    }

    /// Tags of the charter's vocabulary, as a set.
    pub(super) fn tags(&mut self, tags: &[std::borrow::Cow<'_, str>]) -> Result<crate::key::TagSetId, Refusal> {
        let vocabulary = self.grid.charter.spec.tags.as_ref();
        for tag in tags {
            self.text("tags", tag)?;
            if tag.contains(';') || vocabulary.is_some_and(|all| !all.iter().any(|known| known == tag)) {
                return Err(Refusal::new(Why::UnknownTag, vec![]));
            }
        }
        if tags.len() > self.grid.limits.tags {
            return Err(Refusal::field(Why::TooMany, "tags"));
        }
        let set = self.grid.tags.intern(tags.iter().map(AsRef::as_ref));
        set.ok_or_else(|| Refusal::field(Why::TooMany, "tags"))
    }
}
