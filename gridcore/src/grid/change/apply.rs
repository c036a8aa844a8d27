//! A batch of changes as one step.

use super::clean::Clean;
use super::pending::Pending;
use super::refuse::{Refusal, Why};
use super::{Change, Touched};
use crate::finding::{Error, ErrorKind, Finding, Subject, catalogue};
use crate::grid::{DatedRow, Grid, What};
use crate::key::{AreaId, NetworkId, PersonId, PostId, UnitId};
use crate::roster::Origin;

impl Grid {
    /// Applies changes in order, all or none, and returns the changes that undo them.
    ///
    /// Costs what the changes touch, and the depth of the tree for units that are added or moved; going
    /// to another day costs all dated rows, another charter the whole grid. The inverse gives back the
    /// same grid: the same document, and of rows that were read the same places.
    ///
    /// Rows and texts are held to what tables hold them to: white space around them is not part of
    /// them. What dormant rows name must be there, on some day, when all changes are made.
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
            let finding = Finding::new(&catalogue::call::STALE_REVISION, subject, 0, args);
            return Err(Error::one(ErrorKind::Change, finding).in_language(self.charter.spec.language));
        }
        self.apply(changes)
    }

    /// As [`Grid::apply`], saying also what was touched.
    pub(crate) fn apply_touching(&mut self, changes: &[Change]) -> Result<(Vec<Change>, Touched), Error> {
        let mut batch = Batch {
            grid: self,
            number: 0,
            name: "",
            undo: Vec::new(),
            advances: Vec::new(),
            replaced: Vec::new(),
            pending: Vec::new(),
            any_day: false,
            touched: Touched::default(),
        };
        if let Err(refusal) = batch.run(changes) {
            let (number, name) = (batch.number, batch.name);
            batch.roll_back();
            let language = batch.grid.charter.spec.language;
            return Err(match refusal {
                Refusal::Because(why, args) => {
                    Error::one(ErrorKind::Change, Refusal::finding(why, args, number, name)).in_language(language)
                }
                Refusal::Error(error) => error,
            });
        }
        let Batch { mut undo, touched, .. } = batch;
        self.edited();
        self.revision += 1;
        undo.reverse();
        Ok((undo, touched))
    }
}

/// Changes being applied.
pub(super) struct Batch<'g> {
    pub(super) grid: &'g mut Grid,
    /// The change being made: its number, from 1 on, and its name.
    pub(super) number: usize,
    pub(super) name: &'static str,
    /// What undoes the steps so far, in their order.
    pub(super) undo: Vec<Change>,
    /// The steps of each advance, by its place in `undo`.
    pub(super) advances: Vec<(usize, Vec<Change>)>,
    /// The grids that others took the place of under another charter, by their place in `undo`.
    pub(super) replaced: Vec<(usize, Box<Grid>)>,
    /// What only the end of the batch can tell.
    pub(super) pending: Vec<(usize, &'static str, Pending)>,
    /// Whether rows are put in force whatever the day: while undoing, and inside an advance.
    pub(super) any_day: bool,
    pub(super) touched: Touched,
}

pub(super) type Step = Result<(), Refusal>;

impl Batch<'_> {
    fn run(&mut self, changes: &[Change]) -> Step {
        for (number, change) in changes.iter().enumerate() {
            (self.number, self.name) = (number + 1, change.name());
            self.change(change)?;
        }
        self.settle()
    }

    fn change(&mut self, change: &Change) -> Step {
        match change {
            Change::AddUnit(row) => self.add_unit(&row.clean(self)?),
            Change::UpdateUnit(row) => self.update_unit(&row.clean(self)?),
            Change::RenameUnit { unit, name } => self.rename_unit(unit, name),
            Change::MoveUnit { unit, to } => self.move_unit(unit, to.as_deref()),
            Change::SplitUnit { unit, parts } => self.split_unit(unit, parts),
            Change::MergeUnits { units, into } => units.iter().try_for_each(|unit| self.merge_unit(unit, into)),
            Change::RetireUnit { unit } => self.retire_unit(unit),
            Change::MergeNetworks { from, into, units } => self.merge_networks(from, into, units),
            Change::Rekey { what, key, alias } => self.rekey(what, key, *alias),
            Change::Alias { kind, alias, key } => self.alias(kind, alias, key.as_deref()),
            Change::AddPerson(row) => self.add_person(&row.clean(self)?),
            Change::UpdatePerson(row) => self.update_person(&row.clean(self)?),
            Change::Tag { person, add, remove } => self.tag(person, add, remove),
            Change::RemovePerson { person } => self.remove_person(person),
            Change::Place(row) => self.place(&row.clean(self)?),
            Change::Unplace { person, network } => self.unplace(person, network),
            Change::AddArea(row) => self.add_area(&row.clean(self)?),
            Change::UpdateArea(row) => self.update_area(&row.clean(self)?),
            Change::RemoveArea { area } => self.remove_area(area),
            Change::Appoint(row) => self.appoint(&row.clean(self)?),
            Change::End { person, post, unit, shift } => self.end(person, post, unit, shift),
            Change::Claim(row) => self.claim(&row.clean(self)?),
            Change::Release { area, cell } => self.release(area, cell),
            Change::Link(row) => self.link(&row.clean(self)?),
            Change::Unlink { kind, source, target } => self.unlink(kind, &source.to_string(), &target.to_string()),
            Change::Schedule(row) => self.schedule(&row.clean(self)?),
            Change::Unschedule(row) => self.unschedule(&row.clean(self)?),
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
            if let Some((_, before)) = self.replaced.pop_if(|(at, _)| *at >= undo.len()) {
                *self.grid = *before;
            }
        }
        self.grid.edited();
    }

    /// Applies inverse steps, the last first, whatever the day.
    pub(super) fn undo_steps(&mut self, steps: &[Change]) {
        let (undo, replaced) = (std::mem::take(&mut self.undo), std::mem::take(&mut self.replaced));
        for change in steps.iter().rev() {
            let _ = self.change(change);
        }
        (self.undo, self.replaced) = (undo, replaced);
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

    /// Where a row that comes again was read before it went.
    pub(super) fn place_again(&mut self, row: impl FnOnce(&Grid) -> DatedRow) -> Origin {
        if self.grid.former.has_rows() {
            let row = row(self.grid);
            self.grid.former.take(&row)
        } else {
            Origin::default()
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
            if vocabulary.is_some_and(|all| !all.iter().any(|known| known == tag)) {
                return Err(Refusal::new(Why::UnknownTag, vec![]));
            }
        }
        let set = self.grid.tags.intern(tags.iter().map(AsRef::as_ref));
        set.ok_or_else(|| Refusal::field(Why::TooMany, "tags"))
    }
}
