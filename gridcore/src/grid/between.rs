//! The changes that turn one grid into another.

use super::change::Change;
use super::{DatedRow, Grid};
use crate::key::{Reference, UnitId};
use crate::order::distinct;
use crate::roster::{AppointmentRow, ClaimRow, LinkRow, PersonRow, UnitRow};

impl Change {
    /// The changes that turn `old` into `new`: two monthly exports into what happened between.
    ///
    /// Applied to `old` as one batch they give the document of `new`. Things are told apart by
    /// key, so what was given another key is removed and added: a unit or person that was rekeyed
    /// loses nothing, but the changes do not say so. Two grids of different days differ by the day
    /// too, and by every row that begins or ends in between: load both exports for one day to see
    /// what was edited, each for its own to see what became of it. If only rows differ, only what
    /// differs is named; if another charter or day stands in the way, everything is taken down
    /// and put up anew. `O(n)`, apart from sorting.
    ///
    /// ```
    /// use gridcore::Change;
    /// # use gridcore::{Charter, Grid, Roster, UnitRow};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
    /// # let unit = |key: &'static str, parent: &'static str, tier: &'static str| UnitRow {
    /// #     key: key.into(), parent: parent.into(), tier: tier.into(), ..UnitRow::default()
    /// # };
    /// # let mut march = Roster::new();
    /// # march.add_units([unit("s", "", "site"), unit("t", "s", "team")]);
    /// # let mut april = Roster::new();
    /// # april.add_units([unit("s", "", "site"), unit("u", "s", "team")]);
    /// let (old, new) = (Grid::new(&charter, &march)?, Grid::new(&charter, &april)?);
    /// let names: Vec<&str> = Change::between(&old, &new).iter().map(Change::name).collect();
    /// assert_eq!(names, ["add_unit", "retire_unit"]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub fn between(old: &Grid, new: &Grid) -> Vec<Self> {
        let moved_network = |row: &UnitId| {
            let key = old.units.keys.key(*row);
            new.units.keys.id(key).is_some_and(|id| old.unit_network(*row) != new.unit_network(id))
        };
        let same_frame = old.charter.spec == new.charter.spec && old.day == new.day;
        if same_frame && !old.units.ids().any(|id| moved_network(&id)) {
            return Between { old, new, changes: Vec::new() }.differing();
        }
        let changes = Between { old, new, changes: Vec::new() }.differing();
        let mut tried = old.clone();
        if tried.apply(&changes).is_ok() && tried.same_rows(new) {
            return changes;
        }
        Between { old, new, changes: Vec::new() }.anew()
    }
}

impl Grid {
    fn unit_network(&self, unit: UnitId) -> &str {
        self.charter.model.networks.value(self.network_of(unit)).map_or("", |network| &network.key)
    }

    /// Whether two grids have the same charter, day and rows.
    pub(crate) fn same_rows(&self, other: &Self) -> bool {
        self.charter.spec == other.charter.spec
            && self.day == other.day
            && self.to_roster().same_rows(&other.to_roster())
    }
}

struct Between<'g> {
    old: &'g Grid,
    new: &'g Grid,
    changes: Vec<Change>,
}

impl Between<'_> {
    fn differing(mut self) -> Vec<Change> {
        self.drop_rows(true);
        self.frame();
        self.units();
        self.people();
        self.areas();
        self.retire(true);
        self.put_rows(true);
        self.changes
    }

    fn anew(mut self) -> Vec<Change> {
        self.drop_rows(false);
        let old = self.old;
        self.changes.extend(keys(old.people().map(|p| p.key())).map(|person| Change::RemovePerson { person }));
        self.changes.extend(keys(old.areas().map(|a| a.key())).map(|area| Change::RemoveArea { area }));
        self.retire(false);
        self.frame();
        for unit in self.new.index().order() {
            self.changes.push(Change::AddUnit(self.new.unit_row(*unit).into_owned()));
        }
        let new = self.new;
        self.changes.extend(new.people().map(|p| Change::AddPerson(new.person_row(p.id).into_owned())));
        self.placements(false);
        self.changes.extend(new.areas().map(|a| Change::AddArea(new.area_row(a.id).into_owned())));
        self.put_rows(false);
        self.changes
    }

    /// Another charter and another day, if they are other ones.
    fn frame(&mut self) {
        if self.old.charter.spec != self.new.charter.spec {
            self.changes.push(Change::Charter(Box::new(self.new.charter.spec.clone())));
        }
        if self.old.day != self.new.day {
            self.changes.push(Change::Advance { day: self.new.day });
        }
    }

    /// Ends rows that the new grid does not have, or all rows.
    fn drop_rows(&mut self, keep_common: bool) {
        let (old, new) = (self.old, self.new);
        let keep = |row: &DatedRow| keep_common && new.dormant.contains(row);
        self.changes.extend(old.dormant().filter(|row| !keep(row)).cloned().map(Change::Unschedule));
        let kept = if keep_common { link_rows(new) } else { Vec::new() };
        for row in others(link_rows(old), &kept) {
            let read = |text: &str| Reference::parse(text).map(Reference::into_owned);
            if let (Ok(source), Ok(target)) = (read(&row.source), read(&row.target)) {
                self.changes.push(Change::Unlink { kind: row.kind.to_string(), source, target });
            }
        }
        let kept = if keep_common { claim_rows(new) } else { Vec::new() };
        for row in others(claim_rows(old), &kept) {
            self.changes.push(Change::Release { area: row.area.to_string(), cell: row.cell.to_string() });
        }
        let kept = if keep_common { appointment_rows(new) } else { Vec::new() };
        for row in others(appointment_rows(old), &kept) {
            self.changes.push(Change::End {
                person: row.person.to_string(),
                post: row.post.to_string(),
                unit: row.unit.to_string(),
                shift: row.shift.to_string(),
            });
        }
        for (kind, alias, key) in old.aliases.iter() {
            if !keep_common || new.aliases.get(kind, alias) != Some(key) {
                self.changes.push(Change::Alias { kind: kind.to_owned(), alias: alias.to_owned(), key: None });
            }
        }
        if keep_common {
            let gone = old.people().filter(|p| new.people.keys.id(p.key()).is_none());
            self.changes.extend(keys(gone.map(|p| p.key())).map(|person| Change::RemovePerson { person }));
            let gone = old.areas().filter(|a| new.areas.keys.id(a.key()).is_none());
            self.changes.extend(keys(gone.map(|a| a.key())).map(|area| Change::RemoveArea { area }));
        }
    }

    /// Adds and moves units outermost first, then changes what is said of them.
    fn units(&mut self) {
        let (old, new) = (self.old, self.new);
        let was = |id: UnitId| old.units.keys.id(new.units.keys.key(id));
        let parent_key = |grid: &Grid, id: UnitId| grid.units.parent(id).map(|p| grid.units.keys.key(p).to_owned());
        let moved: Vec<(UnitId, UnitId)> = new
            .index()
            .order()
            .iter()
            .filter_map(|id| Some((*id, was(*id)?)))
            .filter(|(id, before)| parent_key(new, *id) != parent_key(old, *before))
            .collect();
        // What hangs too deep, or below itself, on the way is first made a root.
        let crowded = deepest(old) + deepest(new) > old.limits.depth;
        for (id, before) in &moved {
            let to = new.units.parent(*id).and_then(was);
            if crowded || to.is_some_and(|to| old.is_under(to, *before)) || self.hangs_below_added(*id, *before) {
                self.changes.push(Change::MoveUnit { unit: new.units.keys.key(*id).to_owned(), to: None });
            }
        }
        for id in new.index().order() {
            let Some(before) = was(*id) else {
                self.changes.push(Change::AddUnit(new.unit_row(*id).into_owned()));
                continue;
            };
            if parent_key(new, *id) != parent_key(old, before) {
                let unit = new.units.keys.key(*id).to_owned();
                self.changes.push(Change::MoveUnit { unit, to: parent_key(new, *id) });
            }
        }
        for id in new.index().order() {
            let Some(before) = was(*id) else { continue };
            let bare = |row: UnitRow<'_>| UnitRow { parent: "".into(), network: "".into(), ..row }.into_owned();
            let (row, old_row) = (bare(new.unit_row(*id)), bare(old.unit_row(before)));
            let renamed = UnitRow { name: old_row.name.clone(), ..row.clone() };
            if row != old_row && renamed == old_row {
                self.changes.push(Change::RenameUnit { unit: row.key.into_owned(), name: row.name.into_owned() });
            } else if row != old_row {
                self.changes.push(Change::UpdateUnit(row));
            }
        }
    }

    /// Whether a moved unit goes under a new unit that itself goes below the moved one's place.
    fn hangs_below_added(&self, id: UnitId, before: UnitId) -> bool {
        let (old, new) = (self.old, self.new);
        let known = new.units.chain(id).skip(1).find_map(|above| old.units.keys.id(new.units.keys.key(above)));
        known.is_some_and(|above| old.is_under(above, before))
    }

    fn people(&mut self) {
        let (old, new) = (self.old, self.new);
        for person in new.people() {
            let row = new.person_row(person.id).into_owned();
            match old.people.keys.id(person.key()) {
                None => self.changes.push(Change::AddPerson(row)),
                Some(before) => {
                    let bare = |row: PersonRow<'static>| PersonRow { cell: "".into(), ..row };
                    let row = bare(row);
                    if row != bare(old.person_row(before).into_owned()) {
                        self.changes.push(Change::UpdatePerson(row));
                    }
                }
            }
        }
        self.placements(true);
    }

    /// Places people where the new grid has them; `known` says that some may be there already.
    fn placements(&mut self, known: bool) {
        let (old, new) = (self.old, self.new);
        for (network, places) in new.people.places.iter() {
            let key = &new.charter.model.networks[network].key;
            let old_network = old.charter.model.network(key);
            for person in new.people() {
                let before = if known { old.people.keys.id(person.key()) } else { None };
                let old_row = old_network.zip(before).and_then(|(network, id)| old.placement_row(network, id));
                let row = new.placement_row(network, person.id);
                // Added people come with the cell their row names.
                let by_row =
                    before.is_none() && crate::key::Id::index(network) == 0 && !places.dates.contains_key(&person.id);
                match (old_row, row) {
                    (old_row, Some(row)) if old_row.as_ref() != Some(&row) && !by_row => {
                        self.changes.push(Change::Place(row.into_owned()));
                    }
                    (Some(_), None) => {
                        let person = person.key().to_owned();
                        self.changes.push(Change::Unplace { person, network: key.clone() });
                    }
                    _ => {}
                }
            }
        }
    }

    fn areas(&mut self) {
        let (old, new) = (self.old, self.new);
        for area in new.areas() {
            let row = new.area_row(area.id).into_owned();
            match old.areas.keys.id(area.key()) {
                None => self.changes.push(Change::AddArea(row)),
                Some(before) if old.area_row(before) != row => self.changes.push(Change::UpdateArea(row)),
                Some(_) => {}
            }
        }
    }

    /// Retires units innermost first: those the new grid does not have, or all.
    fn retire(&mut self, keep_common: bool) {
        let (old, new) = (self.old, self.new);
        for id in old.index().order().iter().rev() {
            let key = old.units.keys.key(*id);
            if !keep_common || new.units.keys.id(key).is_none() {
                self.changes.push(Change::RetireUnit { unit: key.to_owned() });
            }
        }
    }

    /// Adds the rows of the new grid that the old one does not have, or all.
    fn put_rows(&mut self, keep_common: bool) {
        let (old, new) = (self.old, self.new);
        let there = if keep_common { claim_rows(old) } else { Vec::new() };
        self.changes.extend(others(claim_rows(new), &there).map(Change::Claim));
        let there = if keep_common { appointment_rows(old) } else { Vec::new() };
        self.changes.extend(others(appointment_rows(new), &there).map(Change::Appoint));
        let there = if keep_common { link_rows(old) } else { Vec::new() };
        self.changes.extend(others(link_rows(new), &there).map(Change::Link));
        let there = |row: &&DatedRow| keep_common && old.dormant.contains(row);
        self.changes.extend(new.dormant().filter(|row| !there(row)).cloned().map(Change::Schedule));
        // Former keys go with the last row of a unit, even if another comes.
        let stays = |row: &UnitRow<'static>| new.dormant.contains(&DatedRow::Unit(row.clone()));
        let went = |kind: &str, key: &str| {
            kind == "unit" && old.units.keys.id(key).is_none() && !old.dormant.of_unit(key).any(stays)
        };
        for (kind, alias, key) in new.aliases.iter() {
            if !keep_common || went(kind, key) || old.aliases.get(kind, alias) != Some(key) {
                let key = Some(key.to_owned());
                self.changes.push(Change::Alias { kind: kind.to_owned(), alias: alias.to_owned(), key });
            }
        }
    }
}

fn keys<'g>(keys: impl Iterator<Item = &'g str>) -> impl Iterator<Item = String> {
    keys.map(str::to_owned)
}

fn deepest(grid: &Grid) -> usize {
    grid.index().depth()
}

fn link_rows(grid: &Grid) -> Vec<LinkRow<'static>> {
    distinct(grid.links.rows.iter().map(|(_, row)| grid.link_row(row).into_owned()))
}

fn claim_rows(grid: &Grid) -> Vec<ClaimRow<'static>> {
    distinct(grid.claims.rows.iter().map(|(_, row)| grid.claim_row(row).into_owned()))
}

fn appointment_rows(grid: &Grid) -> Vec<AppointmentRow<'static>> {
    distinct(grid.appointments.rows.iter().map(|(_, row)| grid.appointment_row(row).into_owned()))
}

/// The rows that are not among others, which are sorted.
fn others<R: Ord>(rows: Vec<R>, others: &[R]) -> impl Iterator<Item = R> {
    rows.into_iter().filter(|row| others.binary_search(row).is_err())
}
